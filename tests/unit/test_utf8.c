/* test_utf8.c — stepping through UTF-8. */
#include "rows.h"

#include "text/utf8.h"

/* Unicode 15, table 3-7, and the sections of Markus Kuhn's decoder test by number. */
static const struct valid {
    const char *name, *text;
    size_t      n, want; /* want: the first bad byte, or n */
} valids[] = {
    {"nothing is valid", "", 0, 0},
    {"ASCII is valid, NUL too", "a\0b", 3, 3},
    {"a long run of ASCII is valid", "0123456789abcdefghijklmnopqrstuvwxyz", 36, 36},
    {"a bad byte behind a stride is found", "0123456789abcdef\x80", 17, 16},
    {"a bad byte within a stride is found", "0123\x80" "56789abcdef", 16, 4},
    {"Chinese is valid", "对照。", 9, 9},
    {"the first of two bytes (2.1.2)", "\xc2\x80", 2, 2},
    {"the first of three bytes (2.1.3)", "\xe0\xa0\x80", 3, 3},
    {"the first of four bytes (2.1.4)", "\xf0\x90\x80\x80", 4, 4},
    {"the last code point (2.3.4)", "\xf4\x8f\xbf\xbf", 4, 4},
    {"past the last code point (2.3.5)", "\xf4\x90\x80\x80", 4, 0},
    {"a lone continuation (3.1.1)", "a\x80", 2, 1},
    {"a lone lead of two (3.2.1)", "\xc3 ", 2, 0},
    {"cut short at the end, two (3.3.1)", "a\xc3", 2, 1},
    {"cut short at the end, three (3.3.2)", "a\xe4\xb8", 3, 1},
    {"cut short at the end, four (3.3.3)", "a\xf0\x9f\x98", 4, 1},
    {"FE is no byte of UTF-8 (3.5.1)", "\xfe", 1, 0},
    {"FF is no byte of UTF-8 (3.5.2)", "\xff", 1, 0},
    {"an overlong slash of two (4.1.1)", "\xc0\xaf", 2, 0},
    {"an overlong slash of three (4.1.2)", "\xe0\x80\xaf", 3, 0},
    {"an overlong slash of four (4.1.3)", "\xf0\x80\x80\xaf", 4, 0},
    {"the highest overlong of two (4.2.1)", "\xc1\xbf", 2, 0},
    {"the highest overlong of three (4.2.2)", "\xe0\x9f\xbf", 3, 0},
    {"the highest overlong of four (4.2.3)", "\xf0\x8f\xbf\xbf", 4, 0},
    {"an overlong NUL (4.3.1)", "\xc0\x80", 2, 0},
    {"a surrogate is no character (5.1.1)", "\xed\xa0\x80", 3, 0},
    {"a pair of surrogates is none (5.2.1)", "\xed\xa0\x80\xed\xb0\x80", 6, 0},
    {"just below the surrogates", "\xed\x9f\xbf", 3, 3},
    {"just above the surrogates", "\xee\x80\x80", 3, 3},
    {"a noncharacter is valid (5.3.2)", "\xef\xbf\xbf", 3, 3},
};

static void valid(void **state)
{
    const struct valid *row = *state;

    assert_int_equal(dz_utf8_valid(row->text, row->n), row->want);
}

static void there_and_back(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        char   bytes[4];
        size_t n, next = 0, before;

        if (c >= 0xd800 && c < 0xe000)
            continue;
        n = dz_utf8_put(c, bytes);
        before = n;
        if (dz_utf8_valid(bytes, n) != n || dz_utf8_next(bytes, &next) != c || next != n ||
            dz_utf8_before(bytes, &before) != c || before != 0)
            fail_msg("U+%04X does not come back", c);
    }
}

static const struct size {
    const char *name, *text;
    size_t      graphemes, columns;
} sizes[] = {
    {"nothing has no size", "", 0, 0},
    {"a letter is one column", "abc", 3, 3},
    {"a Han character is two columns", "对照", 2, 4},
    {"a full-width mark is two columns", "，。", 2, 4},
    {"a combining accent takes no place", "e\xcc\x81", 1, 1},
    {"CR LF is one cluster", "a\r\nb", 3, 2},
    {"a flag is one cluster of two letters", "\xf0\x9f\x87\xa8\xf0\x9f\x87\xb3", 1, 2},
    {"a variation selector belongs to its character", "葛\xf3\xa0\x84\x80", 1, 2},
};

static void size(void **state)
{
    const struct size *row = *state;
    dz_str             text = {row->text, strlen(row->text)};

    assert_int_equal(dz_graphemes(text), row->graphemes);
    assert_int_equal(dz_columns(text), row->columns);
}

static const struct width {
    const char *name;
    uint32_t    c;
    int         want;
} widths[] = {
    {"NUL has no width", 0, 0},
    {"a line feed has no width", '\n', 0},
    {"a digit is one column", '7', 1},
    {"a full-width digit is two", 0xff17, 2},
    {"an ideographic space is two", 0x3000, 2},
    {"a zero-width space has none", 0x200b, 0},
    {"a rare Han character is two", 0x20000, 2},
};

static void width(void **state)
{
    const struct width *row = *state;

    assert_int_equal(dz_column_width(row->c), row->want);
}

int main(void)
{
    ADD_ROWS(valid, valids);
    add_test("every code point comes back, from either end", there_and_back);
    ADD_ROWS(size, sizes);
    ADD_ROWS(width, widths);
    return run_all("utf8");
}
