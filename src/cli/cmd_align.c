/* cmd_align.c — the alignment alone. Floor 11, cli. */
#include <string.h>

#include "cli.h"

static int write_pair(const settings *set, const dz_writer *writer, const dz_pair *pair)
{
    dz_report report = report_for(set);
    dz_sink  *sink;
    dz_error  error;

    report.pair = pair;
    if (set->quiet && strcmp(set->output, "-") == 0)
        return EXIT_CLEAN;
    if (dz_sink_open(set->output, &sink, &error) != DZ_OK)
        return complain(EXIT_BROKEN, "%s", error.message);
    writer->write(&report, sink);
    return dz_sink_close(sink, &error) == DZ_OK ? EXIT_CLEAN : complain(EXIT_BROKEN, "%s", error.message);
}

static int run(const settings *set, int argc, char **argv)
{
    const dz_writer *writer;
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
    if (status == EXIT_CLEAN)
        status = write_pair(set, writer, pair);
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
