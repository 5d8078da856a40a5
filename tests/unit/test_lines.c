/* test_lines.c — lines of a file: a NUL is no white space, nor any other byte that is asked for. */
#include "rows.h"

#include "read/format.h"
#include "read/lines.h"

static const struct blank {
    const char *name;
    dz_str      line;
    bool        is;
} blanks[] = {
    {"nothing is blank", {"", 0}, true},
    {"spaces, tabs and a carriage return are", {" \t\r", 3}, true},
    {"a letter is not", {" a", 2}, false},
    {"a NUL is not", {" \0", 2}, false},
    {"nor among others", {"\0 ", 2}, false},
};

static void ask_blank(void **state)
{
    const struct blank *row = *state;

    assert_int_equal(dz_is_blank(row->line, 0, row->line.len), row->is);
}

static const struct judged {
    const char *name;
    dz_str      bytes;
    const char *want;
} judged[] = {
    {"a number and a timing are subtitles", {"\n1\n00:00:01,000 --> 00:00:02,000\nx\n", 36}, "srt"},
    {"not behind a NUL", {"\0\n1\n00:00:01,000 --> 00:00:02,000\nx\n", 37}, "txt"},
    {"nor with one in the number's line", {"1\0\n00:00:01,000 --> 00:00:02,000\nx\n", 36}, "txt"},
    {"a record is JSON Lines", {" {\"zh\":\"a\",\"en\":\"b\"}\n", 21}, "jsonl"},
    {"not behind a NUL either", {"\0{\"zh\":\"a\",\"en\":\"b\"}\n", 21}, "txt"},
    {"nor with one inside of it", {"{\"zh\":\"a\",\0\"en\":\"b\"}\n", 21}, "txt"},
    {"nor with one for a number", {"{\"zh\":\"a\",\"en\":\"b\",\"c\":\0}\n", 26}, "txt"},
};

static void judge(void **state)
{
    const struct judged *row = *state;
    const dz_format     *format;
    dz_error             error;

    assert_int_equal(dz_format_judge("a.txt", row->bytes, NULL, &format, &error), DZ_OK);
    assert_string_equal(format->name, row->want);
}

int main(void)
{
    ADD_ROWS(ask_blank, blanks);
    ADD_ROWS(judge, judged);
    return run_all("lines");
}
