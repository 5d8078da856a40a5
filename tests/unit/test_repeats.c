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
#define A_REWORDED                                                                                                     \
    "The town will put 320 million yuan into the new harbour district over the next five years, and does not expect "  \
    "the first berths to open to ships of any flag before the end of 2027."
#define B                                                                                                              \
    "Work on the breakwater began in March, said the head of the port office, who added that nearly all of the stone " \
    "comes from quarries less than forty kilometers away from the coast."
#define C                                                                                                              \
    "Farmers along the upper river have planted rice on land that lay fallow for a decade, and yields have risen by a " \
    "fifth since the sluices were rebuilt with help from the province."
#define P "\n\n"
#define LINE "one two three" P
#define LINES LINE LINE LINE LINE LINE LINE LINE LINE LINE LINE
#define FORM(month, sold, price, change)                                                                               \
    "In " month " the eastern district sold " sold " new homes at an average price of " price                          \
    " yuan a square meter, a change of " change " percent from the month before." P
#define HAN "全市今年将投资三亿两千万元建设新港区，首批泊位预计于二〇二七年底前向各国船舶开放。"

static const struct row {
    const char *name, *text;
    const char *want; /* each passage: paragraphs x places, and the flags of what differs */
} rows[] = {
    {"a text without copies has none", A P B P C, ""},
    {"a paragraph pasted twice is one passage", A P B P A, "1x2"},
    {"right behind itself, too", A P A, "1x2"},
    {"and right behind itself twice", A P A P A, "1x3"},
    {"three times is one passage at three places", A P B P A P C P A, "1x3"},
    {"ten times is one passage at ten places", A P A P A P A P A P A P A P A P A P A, "1x10"},
    {"ten times, and twice of that in a longer one", A P B P A P C P A P A P LINE A P B P A P A P A P A P A, "3x2; 1x10"},
    {"two paragraphs in a row are one passage", A P B P C P A P B, "2x2"},
    {"space, case and a lost stop do not count", A P B P A_OTHER_QUOTES, "1x2"},
    {"a figure that differs is told", A P B P A_CHANGED, "1x2 figure"},
    {"a denial that differs is told", A P B P A_REWORDED, "1x2 - negation -"},
    {"a run goes on over a paragraph that is only alike", B P A P C P "Stop." P B P A_CHANGED P C, "3x2 figure"},
    {"and over one that only one copy has", B P A P C P "Stop." P B P "This was put in by somebody else." P A P C, "3x2 -"},
    {"part of a paragraph inside another one is a passage of none", A P B " " A " " C, "0x2"},
    {"a headline that its lead says again is no passage",
     "The City Opens Its New Harbour District to Ships of Every Flag in the Autumn of This Very Year at Last" P
     "Officials said that the city opens its new harbour district to ships of every flag in the autumn of this very year at "
     "last, and that all are welcome." P B, ""},
    {"what lies in the copies of a longer one is not told again", A P B P A P C P A P B P A, "3x2"},
    {"a label that comes again is no passage", "Host:" P A P "Host:" P B P "Host:" P C, ""},
    {"a formula of courtesy is too short", "Thank you all for coming today." P A P "Thank you all for coming today.", ""},
    {"a run of equal lines is a refrain", LINES LINES, ""},
    {"a form filled in anew is no copy", FORM("June", "120", "8,600", "1.5") FORM("July", "95", "7,900", "0.8"), ""},
    {"Han is counted by characters", HAN P B P HAN, "1x2"},
};

static void say_flags(dz_buf *said, uint8_t flags)
{
    static const char *const names[] = {"figure", "name", "negation"};

    dz_buf_text(said, flags ? "" : " -");
    for (int k = 0; k < 3; k++)
        if (flags >> k & 1)
            dz_buf_format(said, " %s", names[k]);
}

static void find(void **state)
{
    const struct row *row = *state;
    dz_document      *doc;
    dz_segments      *segments;
    dz_figures       *figures;
    dz_repeats       *repeats;
    dz_buf            said = {0};

    assert_int_equal(DZ_OK, dz_document_from("text", (dz_str){row->text, strlen(row->text)}, NULL, &doc, NULL));
    assert_int_equal(DZ_OK, dz_segments_cut(doc, &segments, NULL));
    assert_int_equal(DZ_OK, dz_figures_find(segments, &figures, NULL));
    assert_int_equal(DZ_OK, dz_repeats_find(figures, &repeats, NULL));
    for (size_t i = 0; i < dz_repeats_all(repeats).n; i++) {
        const dz_repeat *repeat = &dz_repeats_all(repeats).at[i];

        dz_buf_format(&said, "%s%ux%zu", i ? "; " : "", repeat->paragraphs, repeat->places.n);
        for (size_t k = 0; k < repeat->differences.n; k++)
            say_flags(&said, repeat->differences.at[k].flags);
        for (size_t k = 1; k < repeat->places.n; k++)
            assert_true(repeat->places.at[k].at >= dz_span_end(repeat->places.at[k - 1]));
        assert_true(dz_repeats_cover(repeats, repeat->places.at[0]));
    }
    dz_buf_byte(&said, '\0');
    assert_string_equal(row->want, said.bytes.at);
    dz_buf_free(&said);
    dz_repeats_free(repeats);
    dz_figures_free(figures);
    dz_segments_free(segments);
    dz_document_free(doc);
}

int main(void)
{
    ADD_ROWS(find, rows);
    return run_all("repeats");
}
