/* run.c — an audit from the folders to the database. Floor audit. */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "audit/between.h"
#include "audit/carry.h"
#include "audit/content.h"
#include "audit/members.h"
#include "audit/named.h"
#include "audit/pattern.h"
#include "audit/pool.h"
#include "audit/store.h"
#include "base/fail.h"
#include "base/hash.h"
#include "duizhao/version.h"
#include "batch/manifest.h"

static const char *const states[] = {"queued", "done", "not-examined", "crashed", "timeout", "oom", "unpaired", "ambiguous"};

const char *dz_audit_state_name(dz_audit_state state) { return states[state]; }

dz_audit_state dz_audit_state_named(const char *name)
{
    int state = 0;

    while (state < DZ_AUDIT_STATES && strcmp(states[state], name) != 0)
        state++;
    return (dz_audit_state)state;
}

uint64_t dz_key(uint64_t key, const void *at, size_t n) { return dz_hash(at, n, key); }

/** Answers that are committed at once. */
enum { MOST_OPEN = 64 };

typedef struct audit {
    const dz_audit_options *options;
    dz_files                files;
    dz_unpacked             unpacked;
    dz_arena                names; /* of manifests */
    DZ_LIST(dz_str) listed;        /* a source, its target, the next source ... */
    dz_plan   plan;
    dz_store *store;
    dz_tasks  tasks;
    size_t    next, open;
    int64_t   since; /* of what is not committed, seconds */
    DZ_LIST(size_t) again; /* tasks that took a process down once: by position */
    bool              last; /* ... and may not do it twice */
    size_t            next_again;
    dz_audit_progress progress;
} audit;

/* ---- what there is ---- */

static bool take_listed(void *with, const char *source, const char *target)
{
    audit      *a = with;
    const char *path[2] = {source, target};

    for (int side = 0; side < 2; side++) {
        dz_str copy = dz_arena_copy(&a->names, (dz_str){path[side], strlen(path[side])});

        if (!copy.at || !dz_list_push(&a->listed, copy) || !dz_files_add(&a->files, path[side]))
            return false;
    }
    return true;
}

/** Lists the files of folders, and those that manifests name. */
static dz_status list_files(audit *a, dz_error *error)
{
    const dz_audit_options *o = a->options;
    const char            **roots = dz_alloc(o->n_paths, sizeof *roots);
    size_t                  n = 0;
    dz_status               status;

    if (!roots)
        return dz_fail_nomem(error);
    for (size_t i = 0; i < o->n_paths; i++)
        if (!dz_manifest_named(o->paths[i]))
            roots[n++] = o->paths[i];
    status = dz_walk(roots, n, &a->files, error);
    dz_release(roots);
    for (size_t i = 0; i < o->n_paths && status == DZ_OK; i++)
        if (dz_manifest_named(o->paths[i]))
            status = dz_manifest_read(o->paths[i], take_listed, a, error);
    dz_files_sort(&a->files);
    return status;
}

static dz_status plan_listed(audit *a, dz_error *error)
{
    for (size_t i = 0; i < a->listed.n; i += 2) {
        uint32_t file[2];

        for (int side = 0; side < 2; side++)
            file[side] = (uint32_t)dz_files_find(&a->files, a->listed.at[i + (size_t)side]);
        if (!dz_list_push(&a->plan.rows, (dz_plan_row){.file = {file[0], file[1]}, .how = DZ_HOW_MANIFEST}))
            return dz_fail_nomem(error);
    }
    return DZ_OK;
}

static dz_status plan_rest(audit *a, dz_error *error)
{
    dz_pattern_pair *patterns = dz_alloc(a->options->n_patterns, sizeof *patterns);
    dz_status        status = patterns ? DZ_OK : dz_fail_nomem(error);

    for (size_t i = 0; i < a->options->n_patterns && status == DZ_OK; i++)
        status = dz_pattern_read(a->options->patterns[i], &patterns[i], error);
    if (status == DZ_OK)
        status = dz_plan_names(&a->files, patterns, a->options->n_patterns, &a->plan, error);
    dz_release(patterns);
    return status;
}

/** Leaves in the plan the rows of one shard: by their names, so that each is in one whatever else there is. */
static void keep_shard(audit *a)
{
    size_t n = 0;

    for (size_t i = 0; i < a->plan.rows.n; i++) {
        const dz_plan_row *row = &a->plan.rows.at[i];
        uint64_t           hash = 0;

        for (int side = 0; side < 2; side++)
            if (row->file[side] != DZ_NO_FILE)
                hash = dz_hash(a->files.list.at[row->file[side]].path.at, a->files.list.at[row->file[side]].path.len, hash + (uint64_t)side);
        if (!a->options->shards || hash % a->options->shards + 1 == a->options->shard)
            a->plan.rows.at[n++] = *row;
    }
    a->plan.rows.n = n;
}

/* ---- what the processes are given, and answer ---- */

static bool next(void *with, dz_task *task)
{
    audit *a = with;

    if (!a->last && a->next < a->tasks.list.n) {
        *task = a->tasks.list.at[a->next++];
        return true;
    }
    if (a->last && a->next_again < a->again.n) {
        *task = a->tasks.list.at[a->again.at[a->next_again++]];
        return true;
    }
    return false;
}

static int64_t seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec;
}

/** Counts a pair that is done with, and commits what has gathered. */
static dz_status note_done(audit *a, size_t task, dz_error *error)
{
    a->progress.pairs_done++;
    a->progress.bytes_done += a->tasks.bytes[task];
    if (a->open++ == 0)
        a->since = seconds();
    if (a->open < MOST_OPEN)
        return DZ_OK;
    a->open = 0;
    return dz_store_commit(a->store, error);
}

static dz_status lost(void *with, uint64_t id, dz_audit_state state, const char *why, dz_error *error)
{
    audit    *a = with;
    size_t    task = (size_t)id;
    dz_status status;

    if (!a->last)
        return dz_list_push(&a->again, task) ? DZ_OK : dz_fail_nomem(error);
    status = dz_store_lost(a->store, a->tasks.pair[task], state, why, a->tasks.limits[task], error);
    return status == DZ_OK ? note_done(a, task, error) : status;
}

static dz_status answered(void *with, uint64_t id, dz_frame_reader *answer, dz_error *error)
{
    audit          *a = with;
    dz_frame_reader peek = *answer;
    dz_status       status;

    if (dz_frame_take_u32(&peek) == DZ_AUDIT_OOM)
        return lost(with, id, DZ_AUDIT_OOM, "needs more memory than it may have", error);
    status = dz_store_answer(a->store, a->tasks.pair[id], answer, error);
    if (status == DZ_FORMAT)
        return lost(with, id, DZ_AUDIT_CRASHED, "its process gave a broken answer", error);
    return status == DZ_OK ? note_done(a, (size_t)id, error) : status;
}

static dz_status tick(void *with, dz_error *error)
{
    audit *a = with;

    if (a->options->progress)
        a->options->progress(a->options->with, &a->progress);
    if (a->open == 0 || seconds() - a->since < 1)
        return DZ_OK;
    a->open = 0;
    return dz_store_commit(a->store, error);
}

/* ---- the run ---- */

static bool is_stopped(const audit *a) { return a->options->stop && *a->options->stop; }

static unsigned jobs_of(const dz_audit_options *options)
{
    long n = options->jobs ? (long)options->jobs : sysconf(_SC_NPROCESSORS_ONLN);

    return n < 1 ? 1 : n > 1024 ? 1024 : (unsigned)n;
}

/** Has every task done: all at once, then alone those that took a process down. */
static dz_status examine(audit *a, dz_error *error)
{
    dz_pool_client client = {a, &a->unpacked, next, answered, lost, tick};
    unsigned       jobs = jobs_of(a->options);
    dz_status      status = dz_pool_run(a->options, &client, jobs, 2, error);

    a->last = true;
    if (status == DZ_OK && a->again.n && !is_stopped(a))
        status = dz_pool_run(a->options, &client, 1, 1, error);
    return status == DZ_OK ? dz_store_commit(a->store, error) : status;
}

static dz_status note_run(audit *a, dz_error *error)
{
    const char *lexicon = a->options->setup.examine->lexicon ? dz_lexicon_says(a->options->setup.examine->lexicon) : "";
    char        shard[40], passed[24];
    dz_status   status = dz_store_set(a->store, "tool", (dz_str){dz_version(), strlen(dz_version())}, error);

    snprintf(passed, sizeof passed, "%zu", a->plan.passed);
    snprintf(shard, sizeof shard, "%u/%u", a->options->shards ? a->options->shard : 1, a->options->shards ? a->options->shards : 1);
    if (status == DZ_OK)
        status = dz_store_set(a->store, "lexicon", (dz_str){lexicon, strlen(lexicon)}, error);
    if (status == DZ_OK)
        status = dz_store_set(a->store, DZ_PASSED_OVER, (dz_str){passed, strlen(passed)}, error);
    if (status == DZ_OK)
        status = dz_between_note(a->store, &a->options->setup.examine->check, error);
    return status == DZ_OK ? dz_store_set(a->store, "shard", (dz_str){shard, strlen(shard)}, error) : status;
}

/** Holds the plan against the database: what is to be done. */
static dz_status make_tasks(audit *a, size_t *kept, dz_error *error)
{
    dz_carry *carry = NULL;
    dz_status status = note_run(a, error);

    if (status == DZ_OK)
        status = dz_carry_new(a->store, a->options, &carry, error);
    if (status == DZ_OK)
        status = dz_store_plan(a->store, &a->files, &a->plan, carry, &a->tasks, kept, error);
    dz_carry_free(carry);
    a->progress.pairs = a->tasks.list.n;
    for (size_t i = 0; i < a->tasks.list.n; i++)
        a->progress.bytes += a->tasks.bytes[i];
    return status;
}

static dz_status run(audit *a, dz_audit_result *result, dz_error *error)
{
    dz_status status = list_files(a, error);

    if (status == DZ_OK)
        status = dz_store_open(a->options->db, true, &a->store, error);
    if (status == DZ_OK)
        status = dz_members_add(a->store, &a->files, error);
    if (status == DZ_OK)
        status = dz_named_settle(a->store, &a->files, &a->unpacked, a->options->setup.examine->read[0].allow_pdf, error);
    if (status == DZ_OK)
        status = plan_listed(a, error);
    if (status == DZ_OK)
        status = plan_rest(a, error);
    if (status == DZ_OK)
        status = dz_content_pair(a->options, a->store, &a->unpacked, jobs_of(a->options), &a->files, &a->plan, &result->stopped, error);
    if (status != DZ_OK || result->stopped)
        return status;
    keep_shard(a);
    status = make_tasks(a, &result->kept, error);
    if (status != DZ_OK)
        return status;
    result->pairs = a->plan.rows.n;
    status = examine(a, error);
    if (status == DZ_OK && !is_stopped(a))
        status = dz_between_find(a->store, a->options, false, error);
    if (status == DZ_OK && a->options->shards > 1)
        status = dz_between_sort(a->store, error);
    if (status == DZ_OK)
        status = dz_store_count(a->store, result, error);
    result->stopped = result->states[DZ_AUDIT_QUEUED] > 0;
    return status;
}

dz_status dz_audit_run(const dz_audit_options *options, dz_audit_result *result, dz_error *error)
{
    audit     a = {.options = options, .unpacked = {.db = options->db}};
    dz_error  second;
    dz_status status, closed;

    *result = (dz_audit_result){0};
    status = run(&a, result, error);
    closed = dz_store_close(a.store, &second);
    if (status == DZ_OK && closed != DZ_OK) {
        *error = second;
        status = closed;
    }
    dz_unpacked_free(&a.unpacked);
    dz_list_free(&a.again);
    dz_tasks_free(&a.tasks);
    dz_plan_free(&a.plan);
    dz_list_free(&a.listed);
    dz_arena_free(&a.names);
    dz_files_free(&a.files);
    return status;
}
