/* cmd_check.c — align two versions, then tell what is wrong. Floor cli. */
#include "cli.h"

static int verdict(const settings *set, const dz_findings *findings)
{
    for (int s = (int)set->options.fail_on; s < DZ_SEVERITIES && !set->options.no_gate; s++)
        if (dz_findings_count(findings, (dz_severity)s))
            return EXIT_FOUND;
    return EXIT_CLEAN;
}

static int check_pair(const settings *set, const dz_writer *writer, const dz_pair *pair)
{
    dz_report    report = report_for(set);
    dz_ledger   *ledger = NULL;
    dz_findings *findings = NULL;
    dz_error     error;
    int          status;

    if (dz_ledger_make_with(pair, set->formulas, &ledger, &error) != DZ_OK ||
        dz_check_run(pair, ledger, &set->options.check, &findings, &error) != DZ_OK) {
        dz_ledger_free(ledger);
        return complain_of(&error);
    }
    report.pair = pair;
    report.ledger = ledger;
    report.findings = findings;
    report.whole_ledger = set->options.ledger;
    status = write_report(set, writer, &report);
    if (status == EXIT_CLEAN)
        status = verdict(set, findings);
    dz_findings_free(findings);
    dz_ledger_free(ledger);
    return status;
}

static int run(const settings *set, int argc, char **argv)
{
    const dz_writer *writer;
    dz_pair         *pair;
    int              status;

    if (set->records)
        return run_records(set, DZ_FOR_CHECK, argc);
    if (argc < 1 || argc > 2)
        return complain(EXIT_USAGE, argc ? "check takes two files, or one" : "a file is missing; try 'duizhao check -h'");
    writer = writer_for(set, DZ_FOR_CHECK);
    if (!writer)
        return EXIT_USAGE;
    status = open_pair(set, argv[0], argc == 2 ? argv[1] : NULL, &pair);
    if (status == EXIT_CLEAN)
        status = check_pair(set, writer, pair);
    dz_pair_free(pair);
    return status;
}

const command check_command = {
    "check",
    "SOURCE [TARGET]",
    "Aligns two versions of a text and tells what is wrong; of one text alone, what repeats",
    "duizhao check release.zh.txt release.en.txt --format html -o page.html",
    DZ_FOR_CHECK,
    run,
};
