/* cmd_segment.c — the segments of a document. Floor cli. */
#include "cli.h"

static int run(const settings *set, int argc, char **argv)
{
    return set->records ? run_records(set, DZ_FOR_SEGMENT, argc) : run_files(set, DZ_FOR_SEGMENT, argc, argv);
}

const command segment_command = {
    "segment",
    "FILE...",
    "Cuts texts into sentences, headings, speaker labels and timestamps",
    "duizhao segment release.zh.txt",
    DZ_FOR_SEGMENT,
    run,
};
