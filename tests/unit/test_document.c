/* test_document.c — bytes become a text with paragraphs, lines and places. */
#include "rows.h"

#include "base/buf.h"
#include "duizhao/document.h"

static dz_str str(const char *text) { return (dz_str){text, strlen(text)}; }

/** The blocks of a document, each in [ ]. */
static void show_blocks(const dz_document *doc, dz_buf *into)
{
    dz_block_list blocks = dz_document_blocks(doc);

    for (size_t i = 0; i < blocks.n; i++) {
        dz_buf_byte(into, '[');
        dz_buf_str(into, dz_document_slice(doc, blocks.at[i].span));
        dz_buf_byte(into, ']');
    }
    dz_buf_byte(into, '\0');
}

#define FULL_LINE "Twelve words stand on this line of the paragraph, no more no"

static const struct blocks {
    const char *name, *text, *want;
    bool        lines;
} blocks[] = {
    {"no text has no paragraph", "", "", false},
    {"white space is no paragraph", " \n\t\n\xe3\x80\x80\n", "", false},
    {"a blank line parts two paragraphs", "一\n\n二\n", "[一][二]", false},
    {"a blank line may hold blanks", "a\n \t\nb", "[a][b]", false},
    {"short lines are a paragraph each", "一\n二\n三\n", "[一][二][三]", false},
    {"white space at either end is dropped", "\n  a b \xe3\x80\x80\n", "[a b]", false},
    {"a byte order mark is no text", "\xef\xbb\xbf" "a", "[a]", false},
    {"CR LF ends a line", "a\r\n\r\nb\r\n", "[a][b]", false},
    {"CR alone ends a line", "a\rb\r", "[a][b]", false},
    {"a full-width indent begins a paragraph", "\xe3\x80\x80\xe3\x80\x80一\n\xe3\x80\x80\xe3\x80\x80二\n", "[一][二]", false},
    {"lines broken at a margin are one paragraph", FULL_LINE "\n" FULL_LINE "\n" FULL_LINE "\nend.",
     "[" FULL_LINE "\n" FULL_LINE "\n" FULL_LINE "\nend.]", false},
    {"lines that are sentences stay apart", FULL_LINE ".\n" FULL_LINE ".\n" FULL_LINE ".\n",
     "[" FULL_LINE ".][" FULL_LINE ".][" FULL_LINE ".]", false},
    {"as lines, each is a unit as it stands", " a \nb\n", "[ a ][b]", true},
    {"as lines, an empty one is a unit too", "a\n\nb", "[a][][b]", true},
    {"as lines, the last line feed begins none", "a\n", "[a]", true},
    {"as lines, CR LF is no part of them", "a\r\n\r\nb\r\n", "[a][][b]", true},
    {"as lines, no text has no unit", "", "", true},
    {"as lines, a byte order mark is no text", "\xef\xbb\xbf" "a\n", "[a]", true},
};

static void cut_blocks(void **state)
{
    const struct blocks *row = *state;
    dz_read_options      options = {.lines = row->lines};
    dz_document         *doc;
    dz_buf               shown = {0};

    assert_int_equal(dz_document_from("name", str(row->text), &options, &doc, NULL), DZ_OK);
    show_blocks(doc, &shown);
    assert_string_equal(dz_buf_all(&shown).at, row->want);
    dz_buf_free(&shown);
    dz_document_free(doc);
}

#define NOT_TOLD(byte, is)                                                                                             \
    "cannot tell the encoding of 'name': not utf-8 (byte " byte " is " is "), not clearly utf-16, gb18030, "           \
    "big5-hkscs or windows-1252; name it with --encoding"

static const struct refused {
    const char *name, *text;
    size_t      n;
    dz_status   want;
    const char *says;
} refused[] = {
    {"a NUL byte is no text", "ab\0c", 4, DZ_FORMAT, "'name' is not text: a NUL byte at byte 2"},
    {"a NUL byte in UTF-16 is no text", "\xff\xfe" "a\0\0\0", 6, DZ_FORMAT, "'name' is not text: a NUL byte at byte 4"},
    {"bytes of no encoding are told with the first", "ab\xff", 3, DZ_ENCODING, NOT_TOLD("2", "0xFF")},
    {"a character cut short is no text by itself", "\xe4\xb8", 2, DZ_ENCODING, NOT_TOLD("0", "0xE4")},
};

static void refuse(void **state)
{
    const struct refused *row = *state;
    dz_document          *doc = (dz_document *)&doc;
    dz_error              error = {0};

    assert_int_equal(dz_document_from("name", (dz_str){row->text, row->n}, NULL, &doc, &error), row->want);
    assert_null(doc);
    assert_string_equal(error.message, row->says);
}

static const struct place {
    const char *name, *text;
    uint32_t    at;
    dz_place    want;
} places[] = {
    {"the first byte is 1:1", "abc", 0, {0, 1, 1}},
    {"a column is a character, not a byte", "对照abc", 6, {6, 1, 3}},
    {"a column is a cluster, not a code point", "e\xcc\x81x", 3, {3, 1, 2}},
    {"a line begins behind the line feed", "a\nbc", 3, {3, 2, 2}},
    {"CR LF is one line end", "a\r\nb\r\nc", 6, {6, 3, 1}},
    {"CR alone is a line end", "a\rb", 2, {2, 2, 1}},
    {"a byte order mark counts as bytes, not as a column", "\xef\xbb\xbf" "abc", 1, {4, 1, 2}},
    {"the end of the text is a place", "a\n", 2, {2, 2, 1}},
    {"no text has a place", "", 0, {0, 1, 1}},
};

static void place(void **state)
{
    const struct place *row = *state;
    dz_document        *doc;
    dz_place            place;

    assert_int_equal(dz_document_from("name", str(row->text), NULL, &doc, NULL), DZ_OK);
    place = dz_document_place(doc, row->at);
    assert_int_equal(place.byte, row->want.byte);
    assert_int_equal(place.line, row->want.line);
    assert_int_equal(place.column, row->want.column);
    dz_document_free(doc);
}

static const struct lang {
    const char *name, *text;
    bool        zh;
    dz_lang     given, want;
} langs[] = {
    {"English is English", "The city said so.", false, DZ_LANG_UNKNOWN, DZ_LANG_EN},
    {"Simplified is told by its characters", "国务院这样说。", false, DZ_LANG_UNKNOWN, DZ_LANG_ZH_HANS},
    {"Traditional is told by its characters", "國務院這樣說。", false, DZ_LANG_UNKNOWN, DZ_LANG_ZH_HANT},
    {"Chinese with a few Latin words is Chinese", "我们用GDP和CPI说明经济发展。", false, DZ_LANG_UNKNOWN, DZ_LANG_ZH_HANS},
    {"English with a Chinese name is English", "Premier Li (李) spoke to the press.", false, DZ_LANG_UNKNOWN, DZ_LANG_EN},
    {"figures alone are of no language", "12.5% 2024-03-15", false, DZ_LANG_UNKNOWN, DZ_LANG_UNKNOWN},
    {"what the caller says stands", "The city", false, DZ_LANG_ZH_HANT, DZ_LANG_ZH_HANT},
    {"where the caller says Chinese, the script is judged", "ABC 國 ABC ABC ABC", true, DZ_LANG_UNKNOWN, DZ_LANG_ZH_HANT},
};

static void judge(void **state)
{
    const struct lang *row = *state;
    dz_read_options    options = {.zh = row->zh, .lang = row->given};
    dz_document       *doc;

    assert_int_equal(dz_document_from("name", str(row->text), &options, &doc, NULL), DZ_OK);
    assert_string_equal(dz_lang_tag(dz_document_lang(doc)), dz_lang_tag(row->want));
    dz_document_free(doc);
}

static const struct units {
    const char *name;
    const char *units[4];
    size_t      n;
    const char *text, *want;
} units[] = {
    {"units stand a line feed apart", {"一。", "", "b "}, 3, "一。\n\nb ", "[一。][][b ]"},
    {"a unit may hold a line feed", {"a\nb", "c"}, 2, "a\nb\nc", "[a\nb][c]"},
    {"there may be none", {NULL}, 0, "", ""},
    {"a byte order mark in front moves no unit", {"\xef\xbb\xbf" "ab", "cd"}, 2, NULL, "[ab][cd]"},
    {"a byte order mark elsewhere is invisible", {"ab", "\xef\xbb\xbf" "cd"}, 2, "ab\ncd", "[ab][cd]"},
    {"what is left out at the ends of units moves none", {"a\u200b", "\u200bb", "\u200b", "c"}, 4, "a\nb\n\nc",
     "[a][b][][c]"},
};

static void from_units(void **state)
{
    const struct units *row = *state;
    dz_str              given[4];
    dz_document        *doc;
    dz_buf              shown = {0};

    for (size_t i = 0; i < row->n; i++)
        given[i] = str(row->units[i]);
    assert_int_equal(dz_document_from_units("name", given, row->n, NULL, &doc, NULL), DZ_OK);
    for (size_t i = 0; i < dz_document_blocks(doc).n; i++)
        assert_true(dz_span_end(dz_document_blocks(doc).at[i].span) <= dz_document_text(doc).len);
    show_blocks(doc, &shown);
    assert_string_equal(dz_buf_all(&shown).at, row->want);
    if (row->text) {
        assert_int_equal(dz_document_text(doc).len, strlen(row->text));
        assert_memory_equal(dz_document_text(doc).at, row->text, strlen(row->text));
    }
    dz_buf_free(&shown);
    dz_document_free(doc);
}

static void as_in_the_file(void **state)
{
    dz_document *doc;

    (void)state;
    assert_int_equal(dz_document_from("name", (dz_str){"\xef\xbb\xbf" "abc", 6}, NULL, &doc, NULL), DZ_OK);
    assert_int_equal(dz_document_size(doc), 6);
    assert_int_equal(dz_document_text(doc).len, 3);
    assert_string_equal(dz_document_sha256(doc), "1c28dc3f1f804a1ad9c9b4b4cf5e2658d16ad4ed08e3020d04a8d2865018947c");
    assert_string_equal(dz_document_name(doc), "name");
    dz_document_free(doc);
}

static void no_such_file(void **state)
{
    dz_document *doc = (dz_document *)&doc;
    dz_error     error = {0};

    (void)state;
    assert_int_equal(dz_document_read("/no/such/file", NULL, &doc, &error), DZ_IO);
    assert_null(doc);
    assert_non_null(strstr(error.message, "'/no/such/file'"));
    assert_int_equal(dz_document_read("/", NULL, &doc, &error), DZ_IO);
    assert_non_null(strstr(error.message, "directory"));
}

/** A file that opens, and cannot be read from its beginning: no memory of ours is there. */
static void no_readable_file(void **state)
{
    dz_document *doc = (dz_document *)&doc;
    dz_error     error = {0};

    (void)state;
    assert_int_equal(dz_document_read("/proc/self/mem", NULL, &doc, &error), DZ_IO);
    assert_null(doc);
    assert_non_null(strstr(error.message, "cannot read '/proc/self/mem': "));
}

static void no_such_format(void **state)
{
    dz_read_options options = {.format = "wordstar"};
    dz_document    *doc = (dz_document *)&doc;
    dz_error        error = {0};

    (void)state;
    assert_int_equal(dz_document_from("name", str("a"), &options, &doc, &error), DZ_USAGE);
    assert_null(doc);
    assert_string_equal(error.message, "there is no format 'wordstar'");
}

int main(void)
{
    ADD_ROWS(cut_blocks, blocks);
    ADD_ROWS(refuse, refused);
    ADD_ROWS(place, places);
    ADD_ROWS(judge, langs);
    ADD_ROWS(from_units, units);
    add_test("size and digest are those of the file", as_in_the_file);
    add_test("a file that cannot be read is named", no_such_file);
    add_test("a file that opens and cannot be read is named", no_readable_file);
    add_test("a format that there is not is refused", no_such_format);
    return run_all("document");
}
