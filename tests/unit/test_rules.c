/* test_rules.c — the examples of each rule: it speaks alone, or all are silent. */
#include "rows.h"

#include <stdio.h>

#include "duizhao/check.h"

/** One example of one rule. */
struct row {
    const char       *name;
    const dz_rule    *rule;
    const dz_example *example;
    char              room[64]; /* for the name */
};

static void runs(void **state)
{
    const struct row *row = *state;
    dz_rule_list      rules = dz_rules_all();
    dz_finding_list   found;
    dz_trial          trial;
    dz_error          error;

    if (dz_trial_run(row->rule, row->example, &trial, &error) != DZ_OK)
        fail_msg("%s", error.message);
    if (trial.skipped) { /* no dictionary on this machine */
        dz_trial_free(&trial);
        skip();
    }
    found = dz_findings_all(trial.findings);
    for (size_t i = 0; i < found.n; i++)
        if (found.at[i].rule != row->rule || !row->example->speaks)
            fail_msg("%s speaks: %s", found.at[i].rule->id, found.at[i].message[DZ_IN_ENGLISH].at);
    assert_int_equal(found.n > 0, row->example->speaks);
    for (size_t i = 0; i < rules.n; i++)
        assert_true(rules.at[i] != row->rule || dz_findings_asked(trial.findings, i) == (row->rule->needs & DZ_NEEDS_ARCHIVE ? DZ_UNASKED_ARCHIVE : DZ_ASKED));
    dz_trial_free(&trial);
}

/** Each rule has both kinds of examples, one text alone of which it speaks unless it
 *  needs two, or an archive, and the words that help and reports need. */
static void is_whole(void **state)
{
    const struct row *row = *state;
    bool              needs_two = row->rule->needs & DZ_NEEDS_TWO_TEXTS, needs_archive = row->rule->needs & DZ_NEEDS_ARCHIVE;
    size_t            speaking = 0, alone = 0;

    for (size_t i = 0; i < row->rule->examples.n; i++) {
        const dz_example *example = &row->rule->examples.at[i];

        assert_true(example->zh || example->en);
        speaking += example->speaks;
        alone += example->speaks && !(example->zh && example->en);
    }
    assert_int_equal(alone > 0, !needs_two && !needs_archive);
    assert_in_range(speaking, !needs_archive, row->rule->examples.n - 1);
    for (int t = 0; t < DZ_TONGUES; t++) {
        assert_non_null(row->rule->title[t]);
        assert_non_null(row->rule->help[t]);
    }
}

static void are_sorted(void **state)
{
    dz_rule_list rules = dz_rules_all();

    (void)state;
    for (size_t i = 1; i < rules.n; i++)
        assert_true(strcmp(rules.at[i - 1]->id, rules.at[i]->id) < 0);
}

static const struct named {
    const char *name, *what;
    size_t      least, most;
} named[] = {
    {"a rule is named by its id", "figures.value", 1, 1},
    {"a family is named by its name", "figures", 5, 99},
    {"half a name is none", "figure", 0, 0},
    {"a family and a stop are none", "figures.", 0, 0},
    {"no name is none", "", 0, 0},
    {"another name is none", "figures.value.more", 0, 0},
};

static void are_named(void **state)
{
    const struct named *row = *state;
    dz_rule_list        list = dz_rules_named((dz_str){row->what, strlen(row->what)});

    assert_in_range(list.n, row->least, row->most);
    for (size_t i = 0; i < list.n; i++)
        assert_memory_equal(list.at[i]->id, row->what, strlen(row->what));
}

enum { MOST_ROWS = 400 };

int main(void)
{
    static struct row rows[MOST_ROWS];
    dz_rule_list      rules = dz_rules_all();
    size_t            n = 0;

    for (size_t i = 0; i < rules.n; i++) {
        const dz_rule *rule = rules.at[i];

        assert_true(n + 1 + rule->examples.n <= MOST_ROWS);
        rows[n] = (struct row){rule->id, rule, NULL, ""};
        add_rows(is_whole, &rows[n++], 1, sizeof *rows);
        for (size_t k = 0; k < rule->examples.n; k++) {
            const dz_example *example = &rule->examples.at[k];

            rows[n] = (struct row){rows[n].room, rule, example, ""};
            snprintf(rows[n].room, sizeof rows[n].room, "%s, example %zu, %s", rule->id, k + 1,
                     example->speaks ? "speaks" : "is silent");
            add_rows(runs, &rows[n++], 1, sizeof *rows);
        }
    }
    add_test("the rules are sorted by id", are_sorted);
    ADD_ROWS(are_named, named);
    return run_all("rules");
}
