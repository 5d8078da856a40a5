/* test_fail.c — filling the caller's dz_error. */
#include "rows.h"

#include <stdbool.h>

#include "base/fail.h"
#include "text/utf8.h"

static const struct row {
    const char *name, *said, *want;
} rows[] = {
    {"plain words stay", "cannot read 'a.txt'", "cannot read 'a.txt'"},
    {"Chinese stays", "cannot read '第一章.txt'", "cannot read '第一章.txt'"},
    {"an emoji stays", "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80"},
    {"no words are no words", "", ""},
    {"an escape does not reach the terminal", "'\x1b[31m'", "'\\x1B[31m'"},
    {"a line feed does not break the message", "'a\nb\r'", "'a\\x0Ab\\x0D'"},
    {"DEL is shown", "\x7f", "\\x7F"},
    {"C1 controls are shown", "\xc2\x9b" "2J", "\\xC2\\x9B2J"},
    {"a no-break space is not a control", "\xc2\xa0", "\xc2\xa0"},
    {"a right-to-left override is shown", "a\xe2\x80\xae" "b", "a\\xE2\\x80\\xAEb"},
    {"a left-to-right mark is shown", "\xe2\x80\x8e", "\\xE2\\x80\\x8E"},
    {"an isolate is shown", "\xe2\x81\xa6", "\\xE2\\x81\\xA6"},
    {"a dash is no direction mark", "a\xe2\x80\x94" "b", "a\xe2\x80\x94" "b"},
    {"a stray byte is shown", "\x80\xff", "\\x80\\xFF"},
    {"a character cut short is shown", "\xe4\xb8", "\\xE4\\xB8"},
    {"an overlong form is shown", "\xc0\xaf", "\\xC0\\xAF"},
};

static void message(void **state)
{
    const struct row *row = *state;
    dz_error          error = {0};

    assert_int_equal(dz_fail(&error, DZ_IO, "%s", row->said), DZ_IO);
    assert_int_equal(error.status, DZ_IO);
    assert_string_equal(error.message, row->want);
}

/* Surrogates and overlong forms of three and four bytes: no valid text may come out. */
static const struct broken {
    const char *name, *said;
} broken[] = {
    {"a surrogate comes out as valid text", "\xed\xa0\x80"},
    {"an overlong form of three bytes comes out as valid text", "\xe0\x80\xaf"},
    {"an overlong form of four bytes comes out as valid text", "\xf0\x80\x80\xaf"},
    {"a code point past the last comes out as valid text", "\xf4\x90\x80\x80"},
};

static void valid(void **state)
{
    const struct broken *row = *state;
    dz_error             error = {0};
    size_t               n;

    dz_fail(&error, DZ_IO, "%s", row->said);
    n = strlen(error.message);
    assert_true(n > 0);
    assert_int_equal(dz_utf8_valid(error.message, n), n);
}

/* A character may not be cut where the message ends, whatever stands before it. */
static void cut(void **state)
{
    (void)state;
    for (int lead = 0; lead < 8; lead++) {
        char     said[3000] = "";
        dz_error error = {0};
        size_t   n;

        memset(said, 'a', (size_t)lead);
        for (int i = 0; i < 300; i++)
            strcat(said, i % 7 == 0 ? "\n" : "国");
        dz_fail(&error, DZ_FORMAT, "%s", said);
        n = strlen(error.message);
        assert_true(n < sizeof error.message && n > sizeof error.message - 8);
        assert_int_equal(dz_utf8_valid(error.message, n), n);
    }
}

static void nowhere(void **state)
{
    dz_error error = {0};

    (void)state;
    assert_int_equal(dz_fail(NULL, DZ_TOO_LARGE, "%d", 1), DZ_TOO_LARGE);
    assert_int_equal(dz_fail_nomem(NULL), DZ_NOMEM);
    assert_int_equal(dz_fail_nomem(&error), DZ_NOMEM);
    assert_string_equal(error.message, dz_status_words(DZ_NOMEM));
}

static void words(void **state)
{
    (void)state;
#define HAS_WORDS(name, text) assert_string_equal(dz_status_words(DZ_##name), text);
    DZ_STATUSES(HAS_WORDS)
#undef HAS_WORDS
    assert_non_null(dz_status_words((dz_status)99));
}

int main(void)
{
    ADD_ROWS(message, rows);
    ADD_ROWS(valid, broken);
    add_test("a long message is cut between characters", cut);
    add_test("there may be nowhere to write to", nowhere);
    add_test("every status has its words", words);
    return run_all("fail");
}
