/* test_fingerprint.c — a finding is known again while its text is unchanged, and only then. */
#include "rows.h"

#include "duizhao/check.h"

/** Two states of a pair of texts, and whether the finding of a rule is the same one. */
static const struct row {
    const char *name, *rule;
    const char *before[2], *after[2];
    bool        same;
} rows[] = {
    {"moved down by new paragraphs",
     "figures.value",
     {"码头长360米。", "The wharf is 380 meters long."},
     {"港口概况\n\n这里水深浪静。\n\n码头长360米。", "About the port\n\nThe water is deep and calm here.\n\nThe wharf is 380 meters long."},
     true},
    {"another paragraph is mended",
     "figures.value",
     {"码头长360米。\n\n船厂有5座船坞。", "The wharf is 380 meters long.\n\nThe shipyard has 6 docks."},
     {"码头长360米。\n\n船厂有5座船坞。", "The wharf is 380 meters long.\n\nThe shipyard has 5 docks."},
     true},
    {"the next sentence of its paragraph is another",
     "figures.value",
     {"码头长360米。船厂在码头以西。", "The wharf is 380 meters long. The shipyard lies to its west."},
     {"码头长360米。船厂在码头以东。", "The wharf is 380 meters long. The shipyard lies to its east."},
     true},
    {"lines wrapped elsewhere",
     "figures.value",
     {"码头长360米，可以停靠三艘大船，潮水高时还能停靠第四艘。",
      "The wharf is 380 meters long and takes three large ships at a time when the tide in the\n"
      "bay is high enough for them to come in past the old lighthouse and the two rocks in front\n"
      "of it and leaves room for a fourth."},
     {"码头长360米，可以停靠三艘大船，潮水高时还能停靠第四艘。",
      "The wharf is 380 meters long and takes three large ships at a time when the tide in\n"
      "the bay is high enough for them to come in past the old lighthouse and the two rocks\n"
      "in front of it and leaves room for a fourth."},
     true},
    {"digits and marks of another width",
     "figures.value",
     {"码头长360米，可以停靠三艘大船。", "The wharf is 380 meters long and takes three large ships."},
     {"码头长３６０米，可以停靠三艘大船。", "The wharf is 380 meters long and takes three large ships."},
     true},
    {"spaces between Chinese and digits",
     "figures.value",
     {"码头长360米。", "The wharf is 380 meters long."},
     {"码头长 360 米。", "The  wharf is 380 meters long."},
     true},
    {"the figure it tells of is another",
     "figures.value",
     {"码头长360米。", "The wharf is 380 meters long."},
     {"码头长360米。", "The wharf is 390 meters long."},
     false},
    {"the figure of the source is another",
     "figures.value",
     {"码头长360米。", "The wharf is 380 meters long."},
     {"码头长370米。", "The wharf is 380 meters long."},
     false},
    {"another figure of its sentence is another",
     "figures.value",
     {"码头长360米，宽40米。", "The wharf is 380 meters long and 40 meters wide."},
     {"码头长360米，宽50米。", "The wharf is 380 meters long and 50 meters wide."},
     false},
    {"a word of its sentence is another",
     "figures.value",
     {"码头长360米。", "The wharf is 380 meters long."},
     {"码头长360米。", "The pier is 380 meters long."},
     false},
    {"words run together",
     "figures.value",
     {"码头长360米。", "The long wharf is 380 meters long."},
     {"码头长360米。", "The longwharf is 380 meters long."},
     false},
    {"a hidden character in another sentence",
     "text.hidden",
     {"请向原账户付款。", "Please pay into the ori\u200Bginal account."},
     {"请向新账户付款。", "Please pay into the n\u200Bew account."},
     false},
};

/** The fingerprint of the first finding of a rule over two texts. */
static uint64_t print_of(const char *const text[2], const char *rule)
{
    dz_example example = {text[0], text[1], true};
    dz_trial   trial;
    uint64_t   print = 0;

    assert_int_equal(dz_trial_run(NULL, &example, &trial, NULL), DZ_OK);
    for (size_t i = dz_findings_all(trial.findings).n; i-- > 0;)
        if (strcmp(dz_findings_all(trial.findings).at[i].rule->id, rule) == 0)
            print = dz_findings_all(trial.findings).at[i].fingerprint;
    dz_trial_free(&trial);
    assert_int_not_equal(print, 0);
    return print;
}

static void is_known(void **state)
{
    const struct row *row = *state;

    assert_int_equal(print_of(row->before, row->rule) == print_of(row->after, row->rule), row->same);
}

int main(void)
{
    ADD_ROWS(is_known, rows);
    return run_all("fingerprint");
}
