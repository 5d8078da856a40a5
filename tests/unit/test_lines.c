/* test_lines.c — lines of a file, and the format that they tell: a NUL is no white space, nor any other byte that is asked for. */
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

#define ROW(bytes) {bytes, sizeof(bytes) - 1}

static const struct judged {
    const char *name;
    dz_str      bytes;
    const char *want;
} judged[] = {
    {"a number and a timing are subtitles", ROW("\n1\n00:00:01,000 --> 00:00:02,000\nx\n"), "srt"},
    {"not behind a NUL", ROW("\0\n1\n00:00:01,000 --> 00:00:02,000\nx\n"), "txt"},
    {"nor with one in the number's line", ROW("1\0\n00:00:01,000 --> 00:00:02,000\nx\n"), "txt"},
    {"a record is JSON Lines", ROW(" {\"zh\":\"a\",\"en\":\"b\"}\n"), "jsonl"},
    {"not behind a NUL either", ROW("\0{\"zh\":\"a\",\"en\":\"b\"}\n"), "txt"},
    {"nor with one inside of it", ROW("{\"zh\":\"a\",\0\"en\":\"b\"}\n"), "txt"},
    {"nor with one for a number", ROW("{\"zh\":\"a\",\"en\":\"b\",\"c\":\0}\n"), "txt"},
    {"a document type goes before the root", ROW("<?xml version='1.0'?>\n<!DOCTYPE TS>\n<TS version='2.1'>"), "ts"},
    {"also one that is elsewhere", ROW("<!DOCTYPE tmx SYSTEM \"tmx14.dtd\"><tmx>"), "tmx"},
    {"or has an angle in its name", ROW("<!DOCTYPE tmx PUBLIC 'a>b' \"c'>d\"><tmx>"), "tmx"},
    {"or its declarations with it", ROW("<!DOCTYPE TS [ <!ELEMENT TS (context)+> <!-- ]> ' --> <?a ]> ?> <!ATTLIST TS a CDATA ']>'> ]>\n<TS>"), "ts"},
    {"a comment may hold mark-up", ROW("<!-- <html> -- > --><xliff version='2.0'>"), "xliff"},
    {"what is in a document type is not the root", ROW("<!DOCTYPE a [ <tmx> ]><a>"), "txt"},
    {"a document type that never ends is none", ROW("<!DOCTYPE tmx [ <tmx>"), "txt"},
    {"nor a comment", ROW("<!-- <tmx>"), "txt"},
    {"an element of another name is another", ROW("<tmxes>"), "txt"},
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
