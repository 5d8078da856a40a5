/* test_repeats.c — passages that stand in a text twice. */
#include "rows.h"

#include "base/buf.h"
#include "duizhao/compare.h"

#define A                                                                                                              \
    "The city will invest 320 million yuan in the new harbour district over the next five years, and it expects the "  \
    "first berths to open to ships of every flag before the end of 2027."
#define A_OTHER_QUOTES                                                                                                 \
    "The  city will invest 320 million yuan in the new harbour district over the next five years, and it EXPECTS the " \
    "first berths to open to ships of every flag before the end of 2027"
#define A_CHANGED                                                                                                      \
    "The city will invest 230 million yuan in the new harbour district over the next five years, and it expects the "  \
    "first berths to open to ships of every flag before the end of 2027."
#define B                                                                                                              \
    "Work on the breakwater began in March, said the head of the port office, who added that nearly all of the stone " \
    "comes from quarries less than forty kilometers away from the coast."
#define C                                                                                                              \
    "Farmers along the upper river have planted rice on land that lay fallow for a decade, and yields have risen by a " \
    "fifth since the sluices were rebuilt with help from the province."
#define P "\n\n"

static const struct row {
    const char *name, *text;
    const char *want; /* each passage: paragraphs x places ~ differing */
} rows[] = {
    {"a text without copies has none", A P B P C, ""},
    {"a paragraph pasted twice is one passage", A P B P A, "1x2~0"},
    {"right behind itself, too", A P A, "1x2~0"},
    {"three times is one passage at three places", A P B P A P C P A, "1x3~0"},
    {"two paragraphs in a row are one passage", A P B P C P A P B, "2x2~0"},
    {"space, case and a lost stop do not count", A P B P A_OTHER_QUOTES, "1x2~0"},
    {"a digit counts", A P B P A_CHANGED, ""},
    {"a run bridges a paragraph that is only alike", B P A P C P "Stop." P B P A_CHANGED P C, "3x2~1"},
    {"a label that comes again is no passage", "Host:" P A P "Host:" P B P "Host:" P C, ""},
    {"a formula of courtesy is too short", "Thank you all for coming today." P A P "Thank you all for coming today.", ""},
    {"a run of equal lines is a refrain", "one two three" P "one two three" P "one two three" P "one two three" P
     "one two three" P "one two three" P "one two three" P "one two three" P "one two three" P "one two three" P
     "one two three" P "one two three" P "one two three" P "one two three" P "one two three" P "one two three" P
     "one two three" P "one two three" P "one two three" P "one two three", ""},
    {"Han is counted by characters",
     "全市今年将投资三亿两千万元建设新港区，首批泊位预计于二〇二七年底前向各国船舶开放。" P B P
     "全市今年将投资三亿两千万元建设新港区，首批泊位预计于二〇二七年底前向各国船舶开放。", "1x2~0"},
};

static void find(void **state)
{
    const struct row *row = *state;
    dz_document      *doc;
    dz_repeats       *repeats;
    dz_buf            said = {0};

    assert_int_equal(DZ_OK, dz_document_from("text", (dz_str){row->text, strlen(row->text)}, NULL, &doc, NULL));
    assert_int_equal(DZ_OK, dz_repeats_find(doc, &repeats, NULL));
    for (size_t i = 0; i < dz_repeats_all(repeats).n; i++) {
        const dz_repeat *repeat = &dz_repeats_all(repeats).at[i];

        dz_buf_format(&said, "%s%ux%zu~%u", i ? " " : "", repeat->paragraphs, repeat->places.n, repeat->differing);
        for (size_t k = 1; k < repeat->places.n; k++)
            assert_true(repeat->places.at[k].at >= dz_span_end(repeat->places.at[k - 1]));
        assert_true(dz_repeats_cover(repeats, repeat->places.at[0]));
    }
    dz_buf_byte(&said, '\0');
    assert_string_equal(row->want, said.bytes.at);
    dz_buf_free(&said);
    dz_repeats_free(repeats);
    dz_document_free(doc);
}

int main(void)
{
    ADD_ROWS(find, rows);
    return run_all("repeats");
}
