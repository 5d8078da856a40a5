/* cmd_align.c — the alignment alone. Floor cli. */
#include "cli.h"

static int run(const settings *set, int argc, char **argv)
{
    const dz_writer *writer;
    dz_report        report = report_for(set);
    dz_pair         *pair;
    int              status;

    if (set->records)
        return run_records(set, DZ_FOR_ALIGN, argc);
    if (argc != 2)
        return complain(EXIT_USAGE, "align takes two files; try 'duizhao align -h'");
    writer = writer_for(set, DZ_FOR_ALIGN);
    if (!writer)
        return EXIT_USAGE;
    status = open_pair(set, argv[0], argv[1], &pair);
    report.pair = pair;
    if (status == EXIT_CLEAN)
        status = write_report(set, writer, &report);
    dz_pair_free(pair);
    return status;
}

const command align_command = {
    "align",
    "SOURCE TARGET",
    "Aligns two versions of a text sentence by sentence",
    "duizhao align --format beads novel.zh.txt novel.en.txt",
    DZ_FOR_ALIGN,
    run,
};
