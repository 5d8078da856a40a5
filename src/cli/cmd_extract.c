/* cmd_extract.c — the figures of a document. Floor cli. */
#include "cli.h"

static int run(const settings *set, int argc, char **argv)
{
    return set->records ? run_records(set, DZ_FOR_EXTRACT, argc) : run_files(set, DZ_FOR_EXTRACT, argc, argv);
}

const command extract_command = {
    "extract",
    "FILE...",
    "Finds the figures of texts with their exact values",
    "duizhao extract release.zh.txt",
    DZ_FOR_EXTRACT,
    run,
};
