/* test_html.c — text made fit to stand in a page. */
#include "rows.h"

#include "report/html.h"

#define CHIP(code) "<span class=\"u\">⟦" code "⟧</span>"
#define BARE(code) "⟦" code "⟧"

static const struct row {
    const char *name;
    const char *text;
    const char *content; /* as the content of an element */
    const char *value;   /* as an attribute value; NULL: the same */
} rows[] = {
    {"plain text stays", "第3页, page 3", "第3页, page 3", NULL},
    {"mark-up is escaped", "<b>\"R&D\"</b>", "&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;", NULL},
    {"what looks like an entity is escaped, too", "&#x27;", "&amp;#x27;", NULL},
    {"a quote cannot end an attribute", "' onclick='", "&#39; onclick=&#39;", NULL},
    {"a direction control is shown", "a\u202Eb", "a" CHIP("RLO") "b", "a" BARE("RLO") "b"},
    {"an isolate is shown", "\u2066", CHIP("LRI"), BARE("LRI")},
    {"a zero-width space is shown", "\u200B", CHIP("ZWSP"), BARE("ZWSP")},
    {"a soft hyphen is shown", "\u00AD", CHIP("SHY"), BARE("SHY")},
    {"a byte order mark is shown", "\uFEFF", CHIP("BOM"), BARE("BOM")},
    {"a tag character is shown", "\U000E0041", CHIP("U+E0041"), BARE("U+E0041")},
    {"a control character is shown", "\x1b[1m", CHIP("U+001B") "[1m", BARE("U+001B") "[1m"},
    {"a control character of the second set is shown", "\xc2\x9b", CHIP("U+009B"), BARE("U+009B")},
    {"a line break between Han characters is no space", "产量\n连续", "产量连续", NULL},
    {"a line break between words is one", "in\nthe", "in\nthe", NULL},
    {"a line break between a figure and Han stays", "2024\n年", "2024\n年", NULL},
    {"no text is no text", "", "", NULL},
};

static void check(const struct row *row, void (*put)(dz_sink *, dz_str), const char *expected)
{
    dz_sink *sink;
    dz_str   said;

    assert_int_equal(dz_sink_open_memory(&sink, NULL), DZ_OK);
    put(sink, (dz_str){row->text, strlen(row->text)});
    said = dz_sink_gathered(sink);
    assert_int_equal(said.len, strlen(expected));
    if (said.len)
        assert_memory_equal(said.at, expected, said.len);
    dz_sink_discard(sink);
}

static void test_text(void **state)
{
    const struct row *row = *state;

    check(row, dz_html_text, row->content);
    check(row, dz_html_value, row->value ? row->value : row->content);
}

static void test_count(void **state)
{
    dz_sink *sink;
    dz_str   said;

    (void)state;
    assert_int_equal(dz_sink_open_memory(&sink, NULL), DZ_OK);
    dz_html_count(sink, 7);
    dz_html_count(sink, 1000);
    dz_html_count(sink, 1234567);
    said = dz_sink_gathered(sink);
    assert_int_equal(said.len, strlen("71,0001,234,567"));
    assert_memory_equal(said.at, "71,0001,234,567", said.len);
    dz_sink_discard(sink);
}

int main(void)
{
    ADD_ROWS(test_text, rows);
    add_test("digits stand in groups of three", test_count);
    return run_all("html");
}
