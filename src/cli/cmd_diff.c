/* cmd_diff.c — two versions of a text in one language. Floor cli. */
#include <string.h>

#include "cli.h"

static int compare(const settings *set, const dz_writer *writer, const dz_pair *old, const dz_pair *new)
{
    dz_report   report = report_for(set);
    dz_changes *changes;
    dz_error    error;
    int         status;

    if (!dz_versions_compare(dz_pair_document(old, 0), dz_pair_document(new, 0)))
        return complain(EXIT_USAGE, "the two texts are in different languages, %s and %s; 'duizhao check' compares those",
                        dz_lang_tag(dz_document_lang(dz_pair_document(old, 0))),
                        dz_lang_tag(dz_document_lang(dz_pair_document(new, 0))));
    if (dz_changes_find(dz_pair_figures(old, 0), dz_pair_figures(new, 0), &changes, &error) != DZ_OK)
        return complain_of(&error);
    report.changes = changes;
    status = write_report(set, writer, &report);
    dz_changes_free(changes);
    return status;
}

static int run(const settings *set, int argc, char **argv)
{
    const dz_writer *writer;
    dz_pair         *old, *new = NULL;
    int              status;

    if (set->records)
        return run_records(set, DZ_FOR_DIFF, argc);
    if (argc != 2)
        return complain(EXIT_USAGE, "diff takes two files: the old version and the new one");
    if (strcmp(argv[0], "-") == 0 && strcmp(argv[1], "-") == 0)
        return complain(EXIT_USAGE, "only one of the two texts can be '-'");
    writer = writer_for(set, DZ_FOR_DIFF);
    if (!writer)
        return EXIT_USAGE;
    status = open_version(set, argv[0], 0, &old);
    if (status == EXIT_CLEAN)
        status = open_version(set, argv[1], 1, &new);
    if (status == EXIT_CLEAN)
        status = compare(set, writer, old, new);
    dz_pair_free(old);
    dz_pair_free(new);
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
