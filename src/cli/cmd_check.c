/* cmd_check.c — align two versions, then tell what is wrong. Floor cli. */
#include <stdlib.h>
#include <time.h>

#include "cli.h"

static int verdict(const settings *set, const dz_findings *findings)
{
    for (int s = (int)set->options.fail_on; s < DZ_SEVERITIES && !set->options.no_gate; s++)
        if (dz_findings_count(findings, (dz_severity)s))
            return EXIT_FOUND;
    return EXIT_CLEAN;
}

/* ---- the baseline ---- */

/** The files that are looked at; the second is NULL for one text. */
typedef struct files {
    const char *source, *target;
} files;

/** Opens what --baseline says, or leaves NULL. */
static int open_baseline(const settings *set, dz_baseline **out)
{
    dz_error error;

    *out = NULL;
    if (set->update_baseline && (!set->baseline || !*set->baseline))
        return complain(EXIT_USAGE, "--update-baseline needs --baseline FILE");
    if (!set->update_baseline && (set->drop_stale || set->reason || set->date))
        return complain(EXIT_USAGE, "--drop-stale, --reason and --date go with --update-baseline");
    if (!set->baseline || !*set->baseline)
        return EXIT_CLEAN;
    if (dz_baseline_read(set->baseline, set->update_baseline, out, &error) != DZ_OK)
        return complain(error.status == DZ_NOMEM ? EXIT_BROKEN : EXIT_USAGE, "%s", error.message);
    return EXIT_CLEAN;
}

/** The day of new entries: as it was said, of SOURCE_DATE_EPOCH, or today. NULL after a complaint. */
static const char *day_of(const settings *set, char room[16])
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char       *end;
    time_t      when = time(NULL);
    struct tm   day;

    if (set->date)
        return set->date;
    if (epoch) {
        when = (time_t)strtoll(epoch, &end, 10);
        if (end == epoch || *end)
            return complain(EXIT_USAGE, "SOURCE_DATE_EPOCH is no number of seconds"), NULL;
    }
    if (!gmtime_r(&when, &day) || strftime(room, 16, "%Y-%m-%d", &day) != 10)
        return complain(EXIT_USAGE, "SOURCE_DATE_EPOCH is no day"), NULL;
    return room;
}

/** Takes what was found into the baseline and writes it. */
static int update(const settings *set, files f, dz_baseline *baseline, const dz_findings *findings, const dz_check_options *options)
{
    dz_dismissal_list drop = {NULL, 0};
    char              room[16];
    const char       *day = day_of(set, room);
    dz_error          error;

    if (!day)
        return EXIT_USAGE;
    if ((set->drop_stale && dz_baseline_stale(baseline, f.source, f.target, findings, options, &drop, &error) != DZ_OK) ||
        dz_baseline_update(baseline, f.source, f.target, findings, day, set->reason ? set->reason : "", drop, &error) != DZ_OK ||
        dz_baseline_write(baseline, &error) != DZ_OK)
        return complain(error.status == DZ_USAGE ? EXIT_USAGE : EXIT_BROKEN, "%s", error.message);
    mention(set, "baseline: '%s' written", set->baseline);
    return EXIT_CLEAN;
}

/* ---- checking ---- */

/** Runs the checks with what the baseline dismisses. */
static int find(const dz_pair *pair, const dz_ledger *ledger, const dz_baseline *baseline, files f, dz_check_options *options,
                dz_findings **findings)
{
    dz_error error;

    if ((baseline && dz_baseline_of(baseline, f.source, f.target, &options->dismissed, &error) != DZ_OK) ||
        dz_check_run(pair, ledger, options, findings, &error) != DZ_OK)
        return complain_of(&error);
    return EXIT_CLEAN;
}

/** find(), and again with the baseline that it makes. */
static int find_all(const settings *set, const dz_pair *pair, const dz_ledger *ledger, dz_baseline *baseline, files f,
                    dz_check_options *options, dz_findings **findings)
{
    int status = find(pair, ledger, baseline, f, options, findings);

    if (status != EXIT_CLEAN || !set->update_baseline)
        return status;
    status = update(set, f, baseline, *findings, options);
    dz_findings_free(*findings);
    *findings = NULL;
    return status == EXIT_CLEAN ? find(pair, ledger, baseline, f, options, findings) : status;
}

/** Tells on standard error what no report may hide. */
static int tell_gaps(const dz_findings *findings)
{
    dz_unexamined_list gaps = dz_findings_unexamined(findings);

    if (gaps.n == 0)
        return EXIT_CLEAN;
    return complain(EXIT_NOT_EXAMINED, "%zu place%s could not be examined by rules of the configuration, the first by %s", gaps.n,
                    gaps.n == 1 ? "" : "s", gaps.at[0].rule->id);
}

static int tell_stale(const settings *set, files f, dz_baseline *baseline, const dz_findings *findings, dz_report *report)
{
    dz_error error;

    report->baseline = baseline != NULL;
    if (!baseline)
        return EXIT_CLEAN;
    if (dz_baseline_stale(baseline, f.source, f.target, findings, &set->options.check, &report->stale, &error) != DZ_OK)
        return complain_of(&error);
    for (size_t i = 0; i < report->stale.n; i++)
        mention(set, "baseline: %016llx %s is found no more", (unsigned long long)report->stale.at[i].fingerprint,
                report->stale.at[i].rule.at);
    return EXIT_CLEAN;
}

/** How a baseline names the texts; *head stays NULL where it cannot. */
static int name_texts(const settings *set, files f, char **head)
{
    dz_error error;

    if (dz_baseline_head(set->baseline && *set->baseline ? set->baseline : NULL, f.source, f.target, head, &error) != DZ_OK &&
        error.status == DZ_NOMEM)
        return complain_of(&error);
    return EXIT_CLEAN;
}

static int report_on(const settings *set, const dz_writer *writer, const dz_pair *pair, files f, dz_baseline *baseline)
{
    dz_report        report = report_for(set);
    dz_check_options options = set->options.check;
    dz_ledger       *ledger = NULL;
    dz_findings     *findings = NULL;
    dz_error         error;
    char            *head = NULL;
    int              status;

    if (dz_ledger_make_with(pair, set->formulas, &ledger, &error) != DZ_OK)
        return complain_of(&error);
    status = find_all(set, pair, ledger, baseline, f, &options, &findings);
    if (status == EXIT_CLEAN)
        status = tell_stale(set, f, baseline, findings, &report);
    report.pair = pair;
    report.ledger = ledger;
    report.findings = findings;
    report.asked = &options;
    report.whole_ledger = set->options.ledger;
    if (status == EXIT_CLEAN)
        status = name_texts(set, f, &head);
    report.head = head;
    if (status == EXIT_CLEAN)
        status = write_report(set, writer, &report);
    if (status == EXIT_CLEAN)
        status = tell_gaps(findings);
    if (status == EXIT_CLEAN)
        status = verdict(set, findings);
    free(head);
    dz_findings_free(findings);
    dz_ledger_free(ledger);
    return status;
}

int check_pair(const settings *set, const dz_writer *writer, const char *source, const char *target, const dz_pair *pair)
{
    dz_baseline *baseline;
    int          status = open_baseline(set, &baseline);

    if (status == EXIT_CLEAN)
        status = report_on(set, writer, pair, (files){source, target}, baseline);
    dz_baseline_free(baseline);
    return status;
}

static int check_files(const settings *set, const dz_writer *writer, files f)
{
    settings keeping = *set;
    dz_pair *pair = NULL;
    bool     xliff = writer == dz_writer_named(DZ_FOR_CHECK, "xliff");
    int      status;

    keeping.options.read[DZ_SOURCE].keep = xliff && !f.target; /* findings go into the file itself */
    status = open_pair(&keeping, f.source, f.target, &pair);
    if (status == EXIT_CLEAN && dz_pair_sides(pair) < 2 && xliff)
        status = complain(EXIT_USAGE, "xliff needs two texts");
    if (status == EXIT_CLEAN)
        status = check_pair(set, writer, f.source, f.target, pair);
    dz_pair_free(pair);
    return status;
}

static int check_records(const settings *set, int argc)
{
    if (set->baseline_asked || set->update_baseline)
        return complain(EXIT_USAGE, "--baseline is for files, not for records: they have no names");
    return run_records(set, DZ_FOR_CHECK, argc);
}

static int run(const settings *set, int argc, char **argv)
{
    const dz_writer *writer;

    if (set->records)
        return check_records(set, argc);
    if (argc < 1 || argc > 2)
        return complain(EXIT_USAGE, argc ? "check takes two files, or one" : "a file is missing; try 'duizhao check -h'");
    writer = writer_for(set, DZ_FOR_CHECK);
    return writer ? check_files(set, writer, (files){argv[0], argc == 2 ? argv[1] : NULL}) : EXIT_USAGE;
}

const command check_command = {
    "check",
    "SOURCE [TARGET]",
    "Aligns two versions of a text and tells what is wrong; of one text alone, what repeats",
    "duizhao check release.zh.txt release.en.txt --format html -o page.html",
    DZ_FOR_CHECK,
    run,
};
