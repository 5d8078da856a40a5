/* cmd_explain.c — what the rules are. Floor cli. */
#include <string.h>

#include "cli.h"

static int run(const settings *set, int argc, char **argv)
{
    const dz_writer   *writer = writer_for(set, DZ_FOR_EXPLAIN);
    dz_report          report = report_for(set);
    const dz_rule_set *rules = set->options.check.rules;

    if (!writer)
        return EXIT_USAGE;
    if (argc > 1)
        return complain(EXIT_USAGE, "explain takes one rule or family, or none");
    report.in_full = argc == 1;
    report.rules = argc == 1 ? dz_rule_set_named(rules, (dz_str){argv[0], strlen(argv[0])}) : dz_rule_set_all(rules);
    report.rule_set = rules;
    if (report.rules.n == 0)
        return complain(EXIT_USAGE, "there is no rule '%s'; 'duizhao explain' lists them", argv[0]);
    return write_report(set, writer, &report);
}

const command explain_command = {
    "explain",
    "[RULE]",
    "Lists the rules, or tells one or a family in full, with examples",
    "duizhao explain figures.value",
    DZ_FOR_EXPLAIN,
    run,
};
