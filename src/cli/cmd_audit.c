/* cmd_audit.c — check every pair of an archive. Floor cli. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

/** The status of a run that was interrupted, as shells have it. */
enum { EXIT_INTERRUPTED = 130 };

/* ---- stopping ---- */

static volatile sig_atomic_t stop;

static void note_stop(int number)
{
    (void)number;
    stop = stop < 2 ? stop + 1 : 2;
}

static void catch_stop(void)
{
    struct sigaction action = {.sa_handler = note_stop};

    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

/* ---- progress ---- */

typedef struct bar {
    time_t begun;
    bool   shown;
} bar;

/** A line that is written over and over: "[=====     ] 51 % 1,024 of 2,000 pairs, 00:12 left". */
static void show_bar(void *with, const dz_audit_progress *p)
{
    enum { WIDTH = 30 };
    bar     *b = with;
    double   share = p->bytes ? (double)p->bytes_done / (double)p->bytes : 1;
    double   spent = difftime(time(NULL), b->begun);
    unsigned left = share > 0.01 ? (unsigned)(spent / share * (1 - share) + 0.5) : 0;
    int      filled = (int)(share * WIDTH);

    fprintf(stderr, "\r[%.*s%*s] %3d%% %zu of %zu %s", filled, "==============================", WIDTH - filled, "", (int)(share * 100),
            p->pairs_done, p->pairs, p->pairing ? "files to be paired" : "pairs");
    if (left)
        fprintf(stderr, ", %u:%02u left", left / 60, left % 60);
    fputs("\033[K", stderr);
    fflush(stderr);
    b->shown = true;
}

/* ---- reports ---- */

static int write_form(const settings *set, const char *form, const char *path)
{
    dz_sink  *sink;
    dz_error  error;
    dz_status status;

    if (dz_sink_open(path, &sink, &error) != DZ_OK)
        return complain(EXIT_BROKEN, "%s", error.message);
    status = dz_audit_write(set->db, form, set->options.tongue, set->options.no_gate ? DZ_SEVERITIES : set->options.fail_on, set->options.check.rules, sink, &error);
    if (status != DZ_OK) {
        dz_sink_discard(sink);
        return complain(EXIT_BROKEN, "%s", error.message);
    }
    return dz_sink_close(sink, &error) == DZ_OK ? EXIT_CLEAN : complain(EXIT_BROKEN, "%s", error.message);
}

/** Writes all forms into a folder, which is made where there is none. */
static int write_folder(const settings *set)
{
    static const struct part {
        const char *form, *name;
    } parts[] = {{"html", "index.html"}, {"jsonl", "findings.jsonl"}, {"csv", "findings.csv"}, {"sarif", "findings.sarif"}, {"renderings", "renderings.csv"}};
    int status = EXIT_CLEAN;

    if (mkdir(set->report, 0777) != 0 && errno != EEXIST)
        return complain(EXIT_BROKEN, "'%s': %s", set->report, strerror(errno));
    for (size_t i = 0; i < sizeof parts / sizeof *parts && status == EXIT_CLEAN; i++) {
        size_t n = strlen(set->report) + strlen(parts[i].name) + 2;
        char  *path = malloc(n);

        if (!path)
            return complain(EXIT_BROKEN, "out of memory");
        snprintf(path, n, "%s/%s", set->report, parts[i].name);
        status = write_form(set, parts[i].form, path);
        free(path);
    }
    return status;
}

static int report_all(const settings *set)
{
    int status = set->report ? write_folder(set) : EXIT_CLEAN;

    if (status == EXIT_CLEAN && (!set->quiet || strcmp(set->output, "-") != 0))
        status = write_form(set, set->format ? set->format : "text", set->output);
    return status;
}

/* ---- the run ---- */

static bool is_form(const char *name)
{
    for (const char *const *form = dz_audit_forms; *form; form++)
        if (strcmp(*form, name) == 0)
            return true;
    return false;
}

static int verdict(const settings *set, const dz_audit_result *result)
{
    const size_t *n = result->states;

    if (n[DZ_AUDIT_NOT_EXAMINED] + n[DZ_AUDIT_CRASHED] + n[DZ_AUDIT_TIMEOUT] + n[DZ_AUDIT_OOM] + result->gaps)
        return EXIT_NOT_EXAMINED;
    for (int s = (int)set->options.fail_on; s < DZ_SEVERITIES && !set->options.no_gate; s++)
        if (result->findings[s])
            return EXIT_FOUND;
    return EXIT_CLEAN;
}

/** What a run came to, after its reports. */
static int finish(const settings *set, const dz_audit_result *result)
{
    if (result->stopped && !result->states[DZ_AUDIT_QUEUED])
        return complain(EXIT_INTERRUPTED, "stopped before all was planned; the same command goes on from here");
    if (result->stopped)
        return complain(EXIT_INTERRUPTED, "stopped with %zu pairs to go; the same command goes on from here", result->states[DZ_AUDIT_QUEUED]);
    if (report_all(set) != EXIT_CLEAN)
        return EXIT_BROKEN;
    return verdict(set, result);
}

static int complain_of_audit(const dz_error *error)
{
    if (error->status == DZ_USAGE)
        return complain(EXIT_USAGE, "%s", error->message);
    return complain(error->status == DZ_IO || error->status == DZ_NOMEM ? EXIT_BROKEN : EXIT_NOT_EXAMINED, "%s", error->message);
}

static int audit(const settings *set, setups *all, int argc, char **argv)
{
    bar              progress = {.begun = time(NULL)};
    dz_audit_options options = {.paths = (const char *const *)argv,
                                .n_paths = (size_t)argc,
                                .patterns = set->patterns,
                                .n_patterns = set->n_patterns,
                                .db = set->db,
                                .jobs = set->jobs,
                                .seconds = set->seconds,
                                .memory = (size_t)set->mebibytes << 20,
                                .shard = set->shard,
                                .shards = set->shards,
                                .progress = isatty(STDERR_FILENO) && !set->quiet ? show_bar : NULL,
                                .with = &progress,
                                .stop = &stop};
    dz_audit_result  result;
    dz_error         error;
    dz_status        status;

    setups_tell(all, &options);
    catch_stop();
    status = dz_audit_run(&options, &result, &error);
    if (progress.shown)
        fputs("\r\033[K", stderr);
    if (status != DZ_OK)
        return complain_of_audit(&error);
    mention(set, "%zu of %zu pairs were as before", result.kept, result.pairs);
    return finish(set, &result);
}

static int merge(const settings *set, int argc, char **argv)
{
    dz_audit_result result;
    dz_error        error;

    if (argc < 1)
        return complain(EXIT_USAGE, "'audit merge' needs the databases of all shards");
    if (dz_audit_merge((const char *const *)argv, (size_t)argc, set->db, &result, &error) != DZ_OK)
        return complain_of_audit(&error);
    return finish(set, &result);
}

static int reduce(const settings *set, int argc, char **argv)
{
    dz_error error;

    if (argc < 1)
        return complain(EXIT_USAGE, "'audit reduce' needs the databases of all shards");
    if (!set->shards)
        return complain(EXIT_USAGE, "'audit reduce' needs --shard I/N: which part of how many");
    if (dz_audit_reduce((const char *const *)argv, (size_t)argc, set->shard, set->shards, set->db, &error) != DZ_OK)
        return complain_of_audit(&error);
    return EXIT_CLEAN;
}

/** Whether the first argument is a word of ours, not a folder of that name. */
static bool is_word(char **argv, const char *word) { return strcmp(argv[0], word) == 0 && access(word, F_OK) != 0; }

static int run(const settings *given, int argc, char **argv)
{
    settings set = *given;
    setups  *all;
    bool     page;
    int      status;

    if (argc < 1)
        return complain(EXIT_USAGE, "a folder is missing; try 'duizhao audit -h'");
    if (set.format && !is_form(set.format))
        return complain(EXIT_USAGE, "there is no format '%s' for this command", set.format);
    set.db = set.db ? set.db : "duizhao.db";
    if (is_word(argv, "merge"))
        return merge(&set, argc - 1, argv + 1);
    if (is_word(argv, "reduce"))
        return reduce(&set, argc - 1, argv + 1);
    page = is_word(argv, "page");
    if (page && argc != 2)
        return complain(EXIT_USAGE, "'audit page' needs one pair: its number, or the path of one of its texts");
    all = setups_make(&set, &status);
    if (all)
        status = page ? audit_page(&set, all, argv[1]) : audit(&set, all, argc, argv);
    setups_free(all);
    return status;
}

const command audit_command = {
    "audit",
    "PATH...",
    "Checks every pair of an archive by several processes, and keeps what it finds in a database",
    "duizhao audit releases/ --db releases.db --report report/",
    DZ_FOR_AUDIT,
    run,
};
