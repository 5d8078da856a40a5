/* cmd_match.c — whether two short texts can render each other. Floor cli. */
#include <string.h>

#include "cli.h"

static int match_two(const settings *set, const dz_writer *writer, const char *source, const char *target)
{
    dz_report report = report_for(set);
    dz_match  match;
    dz_error  error;
    int       status;

    if (dz_match_run(set->lexicon, (dz_str){source, strlen(source)}, (dz_str){target, strlen(target)}, &match, &error) != DZ_OK)
        return complain_of(&error);
    if (!match.examined)
        return complain(EXIT_NOT_EXAMINED, "not examined: a name has more than 40 characters or 16 words, or too many ways to be read");
    report.match = &match;
    status = write_report(set, writer, &report);
    return status == EXIT_CLEAN && !match.matches ? EXIT_FOUND : status;
}

static int run(const settings *set, int argc, char **argv)
{
    const dz_writer *writer;

    if (set->records)
        return run_records(set, DZ_FOR_MATCH, argc);
    if (argc != 2)
        return complain(EXIT_USAGE, "match takes two texts: a Chinese name or figure and an English one");
    writer = writer_for(set, DZ_FOR_MATCH);
    return writer ? match_two(set, writer, argv[0], argv[1]) : EXIT_USAGE;
}

const command match_command = {
    "match",
    "ZH EN",
    "Tells whether two names, or two figures, can render each other, and by which rule",
    "duizhao match 许勤 'Xu Qin'",
    DZ_FOR_MATCH,
    run,
};
