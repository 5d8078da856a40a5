/* queue.c — what a plan comes to in the database: what is kept, and what is to be done. Floor audit. */
#include <string.h>

#include "audit/carry.h"
#include "audit/dates.h"
#include "audit/statement.h"
#include "base/fail.h"
#include "base/str.h"

/** A text as the database has it, and whether the file is as it was then. */
typedef struct known_text {
    int64_t id;
    bool    same;
    dz_str  sha256; /* in the arena of the tasks */
} known_text;

typedef struct planner {
    dz_store       *store;
    const dz_files *files;
    dz_tasks       *out;
    known_text     *texts; /* by position of the file; id 0: not asked for yet */
    dz_carry       *carry;
    const dz_made  *made; /* what the row at hand is to be made under */
    size_t          kept;
    dz_error       *error;
} planner;

static dz_status add_text(planner *p, const dz_file *file, known_text *text)
{
    sqlite3_stmt *s = dz_store_ready(p->store, DZ_ADD_TEXT);
    dz_status     status;

    if (!s)
        return dz_store_fail(p->store, p->error);
    dz_bind_str(s, 1, file->path);
    dz_bind_file(s, file);
    status = dz_store_run(p->store, s, p->error);
    text->id = sqlite3_last_insert_rowid(p->store->db);
    return status;
}

static dz_status change_text(planner *p, const dz_file *file, const known_text *text)
{
    sqlite3_stmt *s = dz_store_ready(p->store, DZ_CHANGE_TEXT);

    if (!s)
        return dz_store_fail(p->store, p->error);
    sqlite3_bind_int64(s, 1, text->id);
    dz_bind_file(s, file);
    return dz_store_run(p->store, s, p->error);
}

/** Finds a text in the database, and brings what it says of the file up to date. */
static dz_status know_text(planner *p, size_t i)
{
    const dz_file *file = &p->files->list.at[i];
    known_text    *text = &p->texts[i];
    sqlite3_stmt  *s = text->id ? NULL : dz_store_ready(p->store, DZ_FIND_TEXT);
    dz_status      status = DZ_OK;
    int            step;

    if (text->id)
        return DZ_OK;
    if (!s)
        return dz_store_fail(p->store, p->error);
    dz_bind_str(s, 1, file->path);
    step = sqlite3_step(s);
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        status = dz_store_fail(p->store, p->error);
    if (step == SQLITE_ROW) {
        dz_str sha256 = dz_column(s, 4);

        text->id = sqlite3_column_int64(s, 0);
        text->same = (uint64_t)sqlite3_column_int64(s, 1) == file->size && (uint64_t)sqlite3_column_int64(s, 2) == file->inode &&
                     sqlite3_column_int64(s, 3) == file->changed;
        if (sha256.len)
            text->sha256 = dz_arena_copy(&p->out->arena, sha256);
        if (sha256.len && !text->sha256.at)
            status = dz_fail_nomem(p->error);
    }
    sqlite3_reset(s);
    if (status != DZ_OK || (text->id && text->same))
        return status;
    return text->id ? change_text(p, file, text) : add_text(p, file, text);
}

/** What the database has of a pair. */
typedef struct known_pair {
    int64_t  id; /* 0: nothing */
    int      state;
    bool     same_how, same_reason, gaps;
    uint64_t made;
} known_pair;

static dz_status know_pair(planner *p, const int64_t id[2], const char *how, dz_str reason, known_pair *out)
{
    sqlite3_stmt *s = dz_store_ready(p->store, DZ_FIND_PAIR);
    int           step;

    *out = (known_pair){0};
    if (!s)
        return dz_store_fail(p->store, p->error);
    sqlite3_bind_int64(s, 1, id[0]);
    sqlite3_bind_int64(s, 2, id[1]);
    step = sqlite3_step(s);
    if (step == SQLITE_ROW) {
        out->id = sqlite3_column_int64(s, 0);
        out->same_how = strcmp(dz_column(s, 1).at, how) == 0;
        out->state = (int)dz_column_state(s, 2);
        out->same_reason = dz_str_same(dz_column(s, 3), reason);
        out->made = (uint64_t)sqlite3_column_int64(s, 4);
        out->gaps = sqlite3_column_int64(s, 5) > 0;
    }
    sqlite3_reset(s);
    return step == SQLITE_ROW || step == SQLITE_DONE ? DZ_OK : dz_store_fail(p->store, p->error);
}

/** Writes a pair as it is planned. */
static dz_status put_pair(planner *p, known_pair *known, const dz_plan_row *row, const int64_t id[2], dz_audit_state state, dz_str reason)
{
    bool          anew = known->id == 0;
    sqlite3_stmt *s = dz_store_ready(p->store, anew ? DZ_ADD_PAIR : DZ_QUEUE_PAIR);
    int           at = 1;
    char          date[DZ_DATE_ROOM];
    dz_status     status = dz_store_change(p->store, p->error);

    if (status != DZ_OK)
        return status;
    if (!s)
        return dz_store_fail(p->store, p->error);
    sqlite3_bind_int64(s, at++, anew ? id[0] : known->id);
    if (anew) {
        dz_path_date(p->files->list.at[row->file[row->file[0] == DZ_NO_FILE]].path, date);
        sqlite3_bind_int64(s, at++, id[1]);
        dz_bind_text(s, at++, date);
    }
    dz_bind_text(s, at++, dz_how_name((dz_how)row->how));
    dz_bind_text(s, at++, dz_audit_state_name(state));
    dz_bind_str(s, at++, reason);
    sqlite3_bind_int64(s, at, (int64_t)p->made->number);
    status = dz_store_run(p->store, s, p->error);
    if (anew)
        known->id = sqlite3_last_insert_rowid(p->store->db);
    return status;
}

static bool add_task(planner *p, const dz_plan_row *row, int64_t pair, bool may_be_as_it_was)
{
    dz_task  task = {.id = p->out->list.n};
    uint64_t bytes = 0;

    for (int side = 0; side < 2 && row->file[side] != DZ_NO_FILE; side++) {
        task.path[side] = p->files->list.at[row->file[side]].path;
        task.at[side] = p->files->list.at[row->file[side]].at;
        bytes += p->files->list.at[row->file[side]].size;
        if (may_be_as_it_was)
            task.sha256[side] = p->texts[row->file[side]].sha256;
    }
    p->out->bytes[p->out->list.n] = bytes;
    p->out->pair[p->out->list.n] = pair;
    p->out->limits[p->out->list.n] = p->made->limits;
    return dz_list_push(&p->out->list, task);
}

/** Whether what is known of a pair whose texts are the same holds under this configuration and these limits. */
static bool holds(const planner *p, const known_pair *known)
{
    if (known->state == DZ_AUDIT_DONE)
        return known->made == p->made->number;
    return (known->state == DZ_AUDIT_CRASHED || known->state == DZ_AUDIT_TIMEOUT || known->state == DZ_AUDIT_OOM) && known->made == p->made->limits;
}

/** Takes over a pair that was made under other rules which could not have said anything else of it. */
static dz_status carry_over(planner *p, known_pair *known)
{
    sqlite3_stmt *s;
    bool          holds = false;
    dz_status     status = DZ_OK;

    if (known->state != DZ_AUDIT_DONE || known->made == p->made->number || known->gaps)
        return DZ_OK;
    status = dz_carry_holds(p->carry, known->id, known->made, p->made, &holds, p->error);
    if (status != DZ_OK || !holds)
        return status;
    status = dz_store_change(p->store, p->error);
    if (status != DZ_OK)
        return status;
    s = dz_store_ready(p->store, DZ_TAKE_PAIR);
    if (!s)
        return dz_store_fail(p->store, p->error);
    known->made = p->made->number;
    sqlite3_bind_int64(s, 1, known->id);
    sqlite3_bind_int64(s, 2, (int64_t)known->made);
    return dz_store_run(p->store, s, p->error);
}

/** A pair of two texts, or a file that holds both: kept, or a task. */
static dz_status plan_pair(planner *p, dz_plan_row *row)
{
    bool        alone = row->file[1] == DZ_NO_FILE;
    int64_t     id[2] = {p->texts[row->file[0]].id, alone ? 0 : p->texts[row->file[1]].id};
    bool        same = p->texts[row->file[0]].same && (alone || p->texts[row->file[1]].same);
    const char *how = dz_how_name((dz_how)row->how);
    known_pair  known;
    bool        was_done;
    dz_status   status = know_pair(p, id, how, (dz_str){"", 0}, &known);

    if (status == DZ_OK)
        status = carry_over(p, &known);
    if (status != DZ_OK)
        return status;
    was_done = known.state == DZ_AUDIT_DONE && known.made == p->made->number;
    row->kept = known.id && known.same_how && same && holds(p, &known);
    p->kept += row->kept;
    if (row->kept)
        return DZ_OK;
    status = put_pair(p, &known, row, id, DZ_AUDIT_QUEUED, (dz_str){"", 0});
    if (status == DZ_OK && !add_task(p, row, known.id, was_done))
        status = dz_fail_nomem(p->error);
    return status;
}

/** A file without an answer: a row that says why. */
static dz_status plan_alone(planner *p, dz_plan_row *row)
{
    static const dz_audit_state states[] = {
        [DZ_HOW_NONE] = DZ_AUDIT_UNPAIRED, [DZ_HOW_AMBIGUOUS] = DZ_AUDIT_AMBIGUOUS, [DZ_HOW_UNREADABLE] = DZ_AUDIT_NOT_EXAMINED};
    int            side = row->file[0] == DZ_NO_FILE;
    const dz_file *file = &p->files->list.at[row->file[side]];
    int64_t        id[2] = {0, 0};
    const char    *how = dz_how_name((dz_how)row->how);
    known_pair     known;
    dz_status      status;

    id[side] = p->texts[row->file[side]].id;
    status = know_pair(p, id, how, file->complaint, &known);
    if (status != DZ_OK)
        return status;
    row->kept = known.id && known.same_how && known.same_reason && known.state == (int)states[row->how];
    p->kept += row->kept;
    return row->kept ? DZ_OK : put_pair(p, &known, row, id, states[row->how], file->complaint);
}

/** NULL where a row has no such side. */
static const char *path_of(const planner *p, const dz_plan_row *row, int side)
{
    return row->file[side] == DZ_NO_FILE ? NULL : p->files->list.at[row->file[side]].path.at;
}

static dz_status plan_all(planner *p, dz_plan *plan)
{
    dz_status status = DZ_OK;

    for (size_t i = 0; i < plan->rows.n && status == DZ_OK; i++) {
        dz_plan_row *row = &plan->rows.at[i];

        for (int side = 0; side < 2 && status == DZ_OK; side++)
            if (row->file[side] != DZ_NO_FILE)
                status = know_text(p, row->file[side]);
        if (status == DZ_OK)
            status = dz_carry_made(p->carry, path_of(p, row, row->file[0] == DZ_NO_FILE), row->file[0] == DZ_NO_FILE ? NULL : path_of(p, row, 1),
                                   &p->made, p->error);
        if (status == DZ_OK)
            status = row->how < DZ_HOW_NONE ? plan_pair(p, row) : plan_alone(p, row);
    }
    return status;
}

/** Drops the texts that are there no more or without a row, and all that hangs on them. */
static dz_status drop_others(planner *p, const dz_plan *plan)
{
    sqlite3_stmt *s;
    dz_status     status = dz_store_run_words(p->store, "CREATE TEMP TABLE planned (source, target, PRIMARY KEY (source, target)) WITHOUT ROWID", p->error);

    if (status != DZ_OK)
        return status;
    if (sqlite3_prepare_v2(p->store->db, "INSERT INTO planned VALUES (?1, ?2)", -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(p->store, p->error);
    for (size_t i = 0; i < plan->rows.n && status == DZ_OK; i++) {
        for (int side = 0; side < 2; side++)
            sqlite3_bind_int64(s, side + 1, plan->rows.at[i].file[side] == DZ_NO_FILE ? 0 : p->texts[plan->rows.at[i].file[side]].id);
        status = dz_store_run(p->store, s, p->error);
    }
    sqlite3_finalize(s);
    if (status != DZ_OK)
        return status;
    status = dz_store_run_words(p->store,
                                "CREATE TEMP TABLE gone AS SELECT id FROM pair WHERE NOT EXISTS (SELECT 1 FROM planned WHERE planned.source = "
                                "ifnull(pair.source, 0) AND planned.target = ifnull(pair.target, 0));"
                                "DELETE FROM finding WHERE pair IN gone; DELETE FROM passage WHERE pair IN gone;"
                                "DELETE FROM said WHERE pair IN gone; DELETE FROM rendering WHERE pair IN gone;"
                                "DELETE FROM text WHERE id NOT IN (SELECT source FROM planned UNION SELECT target FROM planned);"
                                "DELETE FROM pair WHERE id IN gone",
                                p->error);
    if (status == DZ_OK && sqlite3_changes(p->store->db))
        status = dz_store_change(p->store, p->error);
    return status == DZ_OK ? dz_store_run_words(p->store, "DROP TABLE gone; DROP TABLE planned", p->error) : status;
}

dz_status dz_store_plan(dz_store *store, const dz_files *files, dz_plan *plan, dz_carry *carry, dz_tasks *out, size_t *kept, dz_error *error)
{
    planner   p = {.store = store, .files = files, .out = out, .carry = carry, .error = error};
    dz_status status;

    *out = (dz_tasks){0};
    p.texts = dz_alloc_zero(files->list.n, sizeof *p.texts);
    out->bytes = dz_alloc(plan->rows.n, sizeof *out->bytes);
    out->pair = dz_alloc(plan->rows.n, sizeof *out->pair);
    out->limits = dz_alloc(plan->rows.n, sizeof *out->limits);
    status = p.texts && out->bytes && out->pair && out->limits ? dz_store_begin(store, error) : dz_fail_nomem(error);
    if (status == DZ_OK)
        status = plan_all(&p, plan);
    if (status == DZ_OK)
        status = drop_others(&p, plan);
    if (status == DZ_OK)
        status = dz_carry_note(carry, error);
    if (status == DZ_OK)
        status = dz_store_commit(store, error);
    dz_release(p.texts);
    *kept = p.kept;
    return status;
}

void dz_tasks_free(dz_tasks *tasks)
{
    dz_list_free(&tasks->list);
    dz_release(tasks->bytes);
    dz_release(tasks->pair);
    dz_release(tasks->limits);
    dz_arena_free(&tasks->arena);
}
