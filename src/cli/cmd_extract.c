/* cmd_extract.c — the figures of a document, or the terms of a pair. Floor cli. */
#include "cli.h"

/** Aligns two texts and proposes terms. */
static int propose(const settings *set, int argc, char **argv)
{
    const dz_writer *writer = writer_for(set, DZ_FOR_EXTRACT);
    dz_report        report = report_for(set);
    dz_proposals    *proposals = NULL;
    dz_pair         *pair;
    dz_error         error;
    int              status;

    if (!writer)
        return EXIT_USAGE;
    if (argc != 2)
        return complain(EXIT_USAGE, "--terms takes two files: a text and its version in the other language");
    status = open_pair(set, argv[0], argv[1], &pair);
    if (status == EXIT_CLEAN && dz_proposals_make(pair, set->lexicon, &proposals, &error) != DZ_OK)
        status = complain_of(&error);
    report.pair = pair;
    report.proposals = proposals;
    if (status == EXIT_CLEAN)
        status = write_report(set, writer, &report);
    dz_proposals_free(proposals);
    dz_pair_free(pair);
    return status;
}

static int run(const settings *set, int argc, char **argv)
{
    if (set->records)
        return run_records(set, DZ_FOR_EXTRACT, argc);
    return set->options.terms ? propose(set, argc, argv) : run_files(set, DZ_FOR_EXTRACT, argc, argv);
}

const command extract_command = {
    "extract",
    "FILE...",
    "Finds the figures of texts with their exact values; or, from a pair, terms",
    "duizhao extract release.zh.txt",
    DZ_FOR_EXTRACT,
    run,
};
