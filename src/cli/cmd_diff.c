/* cmd_diff.c — two versions of a text in one language. Floor cli. */
#include "cli.h"

/** Reports what changed and which figures answer each other. */
static int tell(const settings *set, const dz_writer *writer, const dz_pair *pair)
{
    dz_report   report = report_for(set);
    dz_changes *changes = NULL;
    dz_balance *balance = NULL;
    dz_error    error;
    int         status;

    if (dz_pair_changes(pair, &changes, &error) != DZ_OK || dz_balance_make(pair, &balance, &error) != DZ_OK) {
        status = complain_of(&error);
    } else {
        report.pair = pair;
        report.changes = changes;
        report.balance = balance;
        status = write_report(set, writer, &report);
    }
    dz_balance_free(balance);
    dz_changes_free(changes);
    return status;
}

static int run(const settings *set, int argc, char **argv)
{
    const dz_writer *writer;
    dz_pair         *pair;
    int              status;

    if (set->records)
        return run_records(set, DZ_FOR_DIFF, argc);
    if (argc != 2)
        return complain(EXIT_USAGE, "diff takes two files: the old version and the new one");
    writer = writer_for(set, DZ_FOR_DIFF);
    if (!writer)
        return EXIT_USAGE;
    status = open_versions(set, argv[0], argv[1], &pair);
    if (status == EXIT_CLEAN)
        status = tell(set, writer, pair);
    dz_pair_free(pair);
    return status;
}

const command diff_command = {
    "diff",
    "OLD NEW",
    "Tells what made one version of a text another in the same language, word by word",
    "duizhao diff old.en.txt new.en.txt",
    DZ_FOR_DIFF,
    run,
};
