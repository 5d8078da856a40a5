/* store.c — the database of an audit. Floor audit. */
#include "audit/store.h"

#include <string.h>

#include <sqlite3.h>

#include "audit/carry.h"
#include "audit/dates.h"
#include "audit/index.h"
#include "audit/renderings.h"
#include "audit/schema.sql.inc"
#include "base/fail.h"
#include "base/hash.h"

/** "dzhA", which marks the file as ours, and the version of the tables. */
enum { APPLICATION = 0x647a6841, SCHEMA = 7 };

/** The statements that a run needs, by what they do. */
enum statement {
    FIND_NOTE,
    KEEP_NOTE,
    FIND_TEXT,
    ADD_TEXT,
    CHANGE_TEXT,
    LEARN_TEXT,
    FIND_PAIR,
    ADD_PAIR,
    QUEUE_PAIR,
    TAKE_PAIR,
    END_PAIR,
    ADD_FINDING,
    ADD_PASSAGE,
    ADD_SAID,
    ADD_RENDERING,
    STATEMENTS
};

static const char *const words[STATEMENTS] = {
    [FIND_NOTE] = "SELECT note FROM kept WHERE path = ?1 AND bytes = ?2 AND inode = ?3 AND changed = ?4 AND kind = ?5 AND made = ?6",
    [KEEP_NOTE] = "INSERT OR REPLACE INTO kept (path, bytes, inode, changed, kind, made, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [FIND_TEXT] = "SELECT id, bytes, inode, changed, sha256 FROM text WHERE path = ?1",
    [ADD_TEXT] = "INSERT INTO text (path, bytes, inode, changed) VALUES (?1, ?2, ?3, ?4)",
    [CHANGE_TEXT] = "UPDATE text SET bytes = ?2, inode = ?3, changed = ?4 WHERE id = ?1",
    [LEARN_TEXT] = "UPDATE text SET sha256 = ?2, language = ?3, encoding = ?4, segments = ?5, figures = ?6 WHERE id = ?1",
    [FIND_PAIR] = "SELECT id, how, state, reason, made, gaps FROM pair WHERE ifnull(source, 0) = ?1 AND ifnull(target, 0) = ?2",
    [ADD_PAIR] = "INSERT INTO pair (source, target, date, how, state, reason, made) VALUES (nullif(?1, 0), nullif(?2, 0), nullif(?3, ''), ?4, ?5, ?6, ?7)",
    [QUEUE_PAIR] = "UPDATE pair SET how = ?2, state = ?3, reason = ?4, made = ?5 WHERE id = ?1",
    [TAKE_PAIR] = "UPDATE pair SET made = ?2 WHERE id = ?1",
    [END_PAIR] = "UPDATE pair SET state = ?2, reason = ?3, paired = ?4, gaps = ?5 WHERE id = ?1",
    [ADD_FINDING] = "INSERT INTO finding VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, nullif(?9, 0), nullif(?10, 0), nullif(?11, 0), nullif(?12, 0), ?13)",
    [ADD_PASSAGE] = "INSERT INTO passage VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    [ADD_RENDERING] = "INSERT INTO rendering VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [ADD_SAID] = "INSERT INTO said VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
};

struct dz_store {
    sqlite3      *db;
    sqlite3_stmt *statements[STATEMENTS];
    bool          open; /* a transaction is */
};

dz_status dz_store_fail(dz_store *store, dz_error *error)
{
    int code = sqlite3_errcode(store->db);

    if (code == SQLITE_NOMEM)
        return dz_fail_nomem(error);
    return dz_fail(error, code == SQLITE_NOTADB || code == SQLITE_CORRUPT ? DZ_FORMAT : DZ_IO, "'%s': %s",
                   sqlite3_db_filename(store->db, NULL), sqlite3_errmsg(store->db));
}

struct sqlite3 *dz_store_db(dz_store *store) { return store->db; }

const char *dz_column_text(struct sqlite3_stmt *row, int at)
{
    const char *text = (const char *)sqlite3_column_text(row, at);

    return text ? text : "";
}

static dz_status run_words(dz_store *store, const char *sql, dz_error *error)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ? DZ_OK : dz_store_fail(store, error);
}

/* ---- statements ---- */

/** A statement, ready to be bound; NULL where there is no memory. */
static sqlite3_stmt *ready(dz_store *store, enum statement which)
{
    sqlite3_stmt **s = &store->statements[which];

    if (!*s && sqlite3_prepare_v3(store->db, words[which], -1, SQLITE_PREPARE_PERSISTENT, s, NULL) != SQLITE_OK)
        return NULL;
    return *s;
}

static void bind_str(sqlite3_stmt *s, int at, dz_str str)
{
    sqlite3_bind_text64(s, at, str.at ? str.at : "", str.len, SQLITE_STATIC, SQLITE_UTF8);
}

static void bind_text(sqlite3_stmt *s, int at, const char *text) { bind_str(s, at, (dz_str){text, strlen(text)}); }

/** Runs a statement that answers nothing. */
static dz_status run_bound(dz_store *store, sqlite3_stmt *s, dz_error *error)
{
    int done = sqlite3_step(s);

    sqlite3_reset(s);
    return done == SQLITE_DONE ? DZ_OK : dz_store_fail(store, error);
}

dz_status dz_store_begin(dz_store *store, dz_error *error)
{
    dz_status status = store->open ? DZ_OK : run_words(store, "BEGIN IMMEDIATE", error);

    store->open |= status == DZ_OK;
    return status;
}

dz_status dz_store_commit(dz_store *store, dz_error *error)
{
    if (!store->open)
        return DZ_OK;
    store->open = false;
    return run_words(store, "COMMIT", error);
}

void dz_store_drop(dz_store *store)
{
    if (store && store->open)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    if (store)
        store->open = false;
}

/* ---- opening ---- */

static int number_of(dz_store *store, const char *sql)
{
    sqlite3_stmt *s;
    int           n = -1;

    if (sqlite3_prepare_v2(store->db, sql, -1, &s, NULL) != SQLITE_OK)
        return -1;
    if (sqlite3_step(s) == SQLITE_ROW)
        n = sqlite3_column_int(s, 0);
    sqlite3_finalize(s);
    return n;
}

static dz_status make_tables(dz_store *store, dz_error *error)
{
    dz_buf    sql = {0};
    dz_status status;

    for (size_t i = 0; i < sizeof schema_sql / sizeof *schema_sql; i++)
        dz_buf_text(&sql, schema_sql[i]);
    dz_buf_format(&sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION, SCHEMA);
    dz_buf_byte(&sql, '\0');
    status = dz_buf_ok(&sql) ? dz_store_begin(store, error) : dz_fail_nomem(error);
    if (status == DZ_OK)
        status = run_words(store, sql.bytes.at, error);
    if (status == DZ_OK)
        status = dz_store_commit(store, error);
    dz_buf_free(&sql);
    return status;
}

/** Sees to it that the tables are there, and ours. */
static dz_status settle_tables(dz_store *store, const char *path, bool write, dz_error *error)
{
    int tables = number_of(store, "SELECT count(*) FROM sqlite_schema"), version = number_of(store, "PRAGMA user_version");

    if (tables < 0)
        return dz_store_fail(store, error);
    if (tables == 0 && write)
        return make_tables(store, error);
    if (number_of(store, "PRAGMA application_id") != APPLICATION)
        return dz_fail(error, DZ_FORMAT, "'%s' is no database of an audit", path);
    if (version != SCHEMA)
        return dz_fail(error, DZ_FORMAT, "'%s' was made by another version of duizhao: its tables are of version %d, not %d", path, version, SCHEMA);
    return DZ_OK;
}

dz_status dz_store_open(const char *path, bool write, dz_store **out, dz_error *error)
{
    dz_store *store = dz_alloc_zero(1, sizeof *store);
    dz_status status = DZ_OK;

    *out = NULL;
    if (!store)
        return dz_fail_nomem(error);
    if (sqlite3_open_v2(path, &store->db, write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        status = store->db ? dz_fail(error, DZ_IO, "'%s': %s", path, sqlite3_errmsg(store->db)) : dz_fail_nomem(error);
    if (status == DZ_OK)
        sqlite3_busy_timeout(store->db, 5000);
    if (status == DZ_OK && write)
        status = run_words(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF", error);
    if (status == DZ_OK)
        status = settle_tables(store, path, write, error);
    if (status != DZ_OK) {
        dz_error ignored;

        dz_store_drop(store); /* half of the tables are none */
        dz_store_close(store, &ignored);
        return status;
    }
    *out = store;
    return DZ_OK;
}

dz_status dz_store_close(dz_store *store, dz_error *error)
{
    dz_status status = DZ_OK;

    if (!store)
        return DZ_OK;
    if (store->db)
        status = dz_store_commit(store, error);
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(store->statements[i]);
    sqlite3_close(store->db);
    dz_release(store);
    return status;
}

dz_status dz_store_set(dz_store *store, const char *name, dz_str value, dz_error *error)
{
    sqlite3_stmt *s;
    dz_status     status = dz_store_begin(store, error);

    if (status != DZ_OK)
        return status;
    if (sqlite3_prepare_v2(store->db, "INSERT OR REPLACE INTO setting VALUES (?1, ?2)", -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(store, error);
    bind_text(s, 1, name);
    bind_str(s, 2, value);
    status = run_bound(store, s, error);
    sqlite3_finalize(s);
    return status;
}

/* ---- notes ---- */

static void bind_file(sqlite3_stmt *s, const dz_file *file)
{
    sqlite3_bind_int64(s, 2, (int64_t)file->size);
    sqlite3_bind_int64(s, 3, (int64_t)file->inode);
    sqlite3_bind_int64(s, 4, file->changed);
}

dz_status dz_store_keep_only(dz_store *store, const char *kind, const dz_str *paths, size_t n, dz_error *error)
{
    sqlite3_stmt *s;
    char          sql[200];
    dz_status     status = dz_store_begin(store, error);

    if (status == DZ_OK)
        status = run_words(store, "CREATE TEMP TABLE there (path TEXT PRIMARY KEY) WITHOUT ROWID", error);
    if (status != DZ_OK)
        return status;
    if (sqlite3_prepare_v2(store->db, "INSERT OR IGNORE INTO there VALUES (?1)", -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(store, error);
    for (size_t i = 0; i < n && status == DZ_OK; i++) {
        bind_str(s, 1, paths[i]);
        status = run_bound(store, s, error);
    }
    sqlite3_finalize(s);
    snprintf(sql, sizeof sql, "DELETE FROM kept WHERE kind = '%s' AND path NOT IN (SELECT path FROM there); DROP TABLE there", kind);
    return status == DZ_OK ? run_words(store, sql, error) : status;
}

/** A statement over a note, all bound but what it says. */
static sqlite3_stmt *ready_note(dz_store *store, enum statement which, const dz_note *note)
{
    sqlite3_stmt *s = ready(store, which);

    if (!s)
        return NULL;
    bind_str(s, 1, note->file->path);
    bind_file(s, note->file);
    bind_text(s, 5, note->kind);
    sqlite3_bind_int64(s, 6, (int64_t)note->made);
    return s;
}

dz_status dz_store_note(dz_store *store, const dz_note *note, dz_buf *says, bool *known, dz_error *error)
{
    sqlite3_stmt *s = ready_note(store, FIND_NOTE, note);
    int           step;

    *known = false;
    if (!s)
        return dz_store_fail(store, error);
    step = sqlite3_step(s);
    if (step == SQLITE_ROW) {
        *known = true;
        dz_buf_add(says, sqlite3_column_blob(s, 0), (size_t)sqlite3_column_bytes(s, 0));
    }
    sqlite3_reset(s);
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        return dz_store_fail(store, error);
    return dz_buf_ok(says) ? DZ_OK : dz_fail_nomem(error);
}

dz_status dz_store_keep_note(dz_store *store, const dz_note *note, dz_str says, dz_error *error)
{
    dz_status     status = dz_store_begin(store, error);
    sqlite3_stmt *s = ready_note(store, KEEP_NOTE, note);

    if (status != DZ_OK)
        return status;
    if (!s)
        return dz_store_fail(store, error);
    sqlite3_bind_blob64(s, 7, says.at ? says.at : "", says.len, SQLITE_STATIC);
    return run_bound(store, s, error);
}

/* ---- planning ---- */

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
    sqlite3_stmt *s = ready(p->store, ADD_TEXT);
    dz_status     status;

    if (!s)
        return dz_store_fail(p->store, p->error);
    bind_str(s, 1, file->path);
    bind_file(s, file);
    status = run_bound(p->store, s, p->error);
    text->id = sqlite3_last_insert_rowid(p->store->db);
    return status;
}

static dz_status change_text(planner *p, const dz_file *file, const known_text *text)
{
    sqlite3_stmt *s = ready(p->store, CHANGE_TEXT);

    if (!s)
        return dz_store_fail(p->store, p->error);
    sqlite3_bind_int64(s, 1, text->id);
    bind_file(s, file);
    return run_bound(p->store, s, p->error);
}

/** Finds a text in the database, and brings what it says of the file up to date. */
static dz_status know_text(planner *p, size_t i)
{
    const dz_file *file = &p->files->list.at[i];
    known_text    *text = &p->texts[i];
    sqlite3_stmt  *s = text->id ? NULL : ready(p->store, FIND_TEXT);
    dz_status      status = DZ_OK;
    int            step;

    if (text->id)
        return DZ_OK;
    if (!s)
        return dz_store_fail(p->store, p->error);
    bind_str(s, 1, file->path);
    step = sqlite3_step(s);
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        status = dz_store_fail(p->store, p->error);
    if (step == SQLITE_ROW) {
        const char *sha256 = (const char *)sqlite3_column_text(s, 4);

        text->id = sqlite3_column_int64(s, 0);
        text->same = (uint64_t)sqlite3_column_int64(s, 1) == file->size && (uint64_t)sqlite3_column_int64(s, 2) == file->inode &&
                     sqlite3_column_int64(s, 3) == file->changed;
        if (sha256)
            text->sha256 = dz_arena_copy(&p->out->arena, (dz_str){sha256, strlen(sha256)});
        if (sha256 && !text->sha256.at)
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
    sqlite3_stmt *s = ready(p->store, FIND_PAIR);
    int           step;

    *out = (known_pair){0};
    if (!s)
        return dz_store_fail(p->store, p->error);
    sqlite3_bind_int64(s, 1, id[0]);
    sqlite3_bind_int64(s, 2, id[1]);
    step = sqlite3_step(s);
    if (step == SQLITE_ROW) {
        out->id = sqlite3_column_int64(s, 0);
        out->same_how = strcmp(dz_column_text(s, 1), how) == 0;
        out->state = (int)dz_audit_state_named(dz_column_text(s, 2));
        out->same_reason = (size_t)sqlite3_column_bytes(s, 3) == reason.len && (reason.len == 0 || memcmp(dz_column_text(s, 3), reason.at, reason.len) == 0);
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
    sqlite3_stmt *s = ready(p->store, anew ? ADD_PAIR : QUEUE_PAIR);
    int           at = 1;
    char          date[DZ_DATE_ROOM];
    dz_status     status;

    if (!s)
        return dz_store_fail(p->store, p->error);
    sqlite3_bind_int64(s, at++, anew ? id[0] : known->id);
    if (anew) {
        dz_path_date(p->files->list.at[row->file[row->file[0] == DZ_NO_FILE]].path, date);
        sqlite3_bind_int64(s, at++, id[1]);
        bind_text(s, at++, date);
    }
    bind_text(s, at++, dz_how_name((dz_how)row->how));
    bind_text(s, at++, dz_audit_state_name(state));
    bind_str(s, at++, reason);
    sqlite3_bind_int64(s, at, (int64_t)p->made->number);
    status = run_bound(p->store, s, p->error);
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
    s = ready(p->store, TAKE_PAIR);
    if (!s)
        return dz_store_fail(p->store, p->error);
    known->made = p->made->number;
    sqlite3_bind_int64(s, 1, known->id);
    sqlite3_bind_int64(s, 2, (int64_t)known->made);
    return run_bound(p->store, s, p->error);
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
    dz_status     status = run_words(p->store, "CREATE TEMP TABLE planned (source, target, PRIMARY KEY (source, target)) WITHOUT ROWID", p->error);

    if (status != DZ_OK)
        return status;
    if (sqlite3_prepare_v2(p->store->db, "INSERT INTO planned VALUES (?1, ?2)", -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(p->store, p->error);
    for (size_t i = 0; i < plan->rows.n && status == DZ_OK; i++) {
        for (int side = 0; side < 2; side++)
            sqlite3_bind_int64(s, side + 1, plan->rows.at[i].file[side] == DZ_NO_FILE ? 0 : p->texts[plan->rows.at[i].file[side]].id);
        status = run_bound(p->store, s, p->error);
    }
    sqlite3_finalize(s);
    if (status != DZ_OK)
        return status;
    return run_words(p->store,
                     "CREATE TEMP TABLE gone AS SELECT id FROM pair WHERE NOT EXISTS (SELECT 1 FROM planned WHERE planned.source = "
                     "ifnull(pair.source, 0) AND planned.target = ifnull(pair.target, 0));"
                     "DELETE FROM finding WHERE pair IN gone; DELETE FROM passage WHERE pair IN gone; DELETE FROM said WHERE pair IN gone; DELETE FROM rendering WHERE pair IN gone;"
                     "DELETE FROM pair WHERE id IN gone;"
                     "DELETE FROM text WHERE id NOT IN (SELECT source FROM planned UNION SELECT target FROM planned);"
                     "DROP TABLE gone; DROP TABLE planned",
                     p->error);
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

/* ---- answers ---- */

/** Drops what an earlier run has found of a pair. */
static dz_status forget(dz_store *store, int64_t pair, dz_error *error)
{
    static const char *const tables[] = {"finding", "passage", "said", "rendering"};
    char      sql[80];
    dz_status status = DZ_OK;

    for (size_t i = 0; i < sizeof tables / sizeof *tables && status == DZ_OK; i++) {
        snprintf(sql, sizeof sql, "DELETE FROM %s WHERE pair = %lld", tables[i], (long long)pair);
        status = run_words(store, sql, error);
    }
    return status;
}

static dz_status end_pair(dz_store *store, int64_t pair, dz_audit_state state, dz_str reason, uint32_t paired, uint32_t gaps, dz_error *error)
{
    sqlite3_stmt *s = ready(store, END_PAIR);

    if (!s)
        return dz_store_fail(store, error);
    sqlite3_bind_int64(s, 1, pair);
    bind_text(s, 2, dz_audit_state_name(state));
    bind_str(s, 3, reason);
    sqlite3_bind_int64(s, 4, paired);
    sqlite3_bind_int64(s, 5, gaps);
    return run_bound(store, s, error);
}

static dz_status learn_text(dz_store *store, int64_t text, dz_frame_reader *r, dz_error *error)
{
    sqlite3_stmt *s = ready(store, LEARN_TEXT);

    if (!s)
        return dz_store_fail(store, error);
    sqlite3_bind_int64(s, 1, text);
    for (int at = 2; at < 5; at++)
        bind_str(s, at, dz_frame_take_str(r));
    for (int at = 5; at < 7; at++)
        sqlite3_bind_int64(s, at, dz_frame_take_u32(r));
    return run_bound(store, s, error);
}

/** The numbers of the two texts of a pair. */
static dz_status texts_of(dz_store *store, int64_t pair, int64_t text[2], dz_error *error)
{
    sqlite3_stmt *s;
    bool          found;

    if (sqlite3_prepare_v2(store->db, "SELECT source, target FROM pair WHERE id = ?1", -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(store, error);
    sqlite3_bind_int64(s, 1, pair);
    found = sqlite3_step(s) == SQLITE_ROW;
    for (int side = 0; side < 2 && found; side++)
        text[side] = sqlite3_column_int64(s, side);
    sqlite3_finalize(s);
    return found ? DZ_OK : dz_fail(error, DZ_FORMAT, "there is no pair %lld", (long long)pair);
}

static dz_status add_finding(dz_store *store, int64_t pair, uint32_t n, dz_frame_reader *r, dz_error *error)
{
    sqlite3_stmt *s = ready(store, ADD_FINDING);
    uint32_t      severity;
    char          fingerprint[20];

    if (!s)
        return dz_store_fail(store, error);
    sqlite3_bind_int64(s, 1, pair);
    sqlite3_bind_int64(s, 2, n);
    bind_str(s, 3, dz_frame_take_str(r));
    severity = dz_frame_take_u32(r);
    bind_text(s, 4, dz_severity_name(severity < DZ_SEVERITIES ? (dz_severity)severity : DZ_NOTE));
    r->broken |= severity >= DZ_SEVERITIES;
    sqlite3_bind_int64(s, 5, dz_frame_take_u32(r));
    snprintf(fingerprint, sizeof fingerprint, "%016llx", (unsigned long long)dz_frame_take_u64(r));
    bind_text(s, 6, fingerprint);
    bind_str(s, 7, dz_frame_take_str(r));
    bind_str(s, 8, dz_frame_take_str(r));
    for (int at = 9; at < 13; at++)
        sqlite3_bind_int64(s, at, dz_frame_take_u32(r));
    bind_str(s, 13, dz_frame_take_str(r));
    return r->broken ? DZ_OK : run_bound(store, s, error);
}

/** Adds a row as index.h has it: a letter of 'row' for each column behind the first two. */
static dz_status add_indexed(dz_store *store, enum statement which, const char *row, int64_t pair, uint32_t n, dz_frame_reader *r, dz_error *error)
{
    sqlite3_stmt *s = ready(store, which);

    if (!s)
        return dz_store_fail(store, error);
    sqlite3_bind_int64(s, 1, pair);
    sqlite3_bind_int64(s, 2, n);
    for (int at = 0; row[at]; at++)
        if (row[at] == 's')
            bind_str(s, at + 3, dz_frame_take_str(r));
        else
            sqlite3_bind_int64(s, at + 3, row[at] == 'l' ? (int64_t)dz_frame_take_u64(r) : dz_frame_take_u32(r));
    return r->broken ? DZ_OK : run_bound(store, s, error);
}

static dz_status add_passage(dz_store *store, int64_t pair, uint32_t n, dz_frame_reader *r, dz_error *error)
{
    return add_indexed(store, ADD_PASSAGE, DZ_PASSAGE_ROW, pair, n, r, error);
}

static dz_status add_said(dz_store *store, int64_t pair, uint32_t n, dz_frame_reader *r, dz_error *error)
{
    return add_indexed(store, ADD_SAID, DZ_SAID_ROW, pair, n, r, error);
}

static dz_status add_rendering(dz_store *store, int64_t pair, uint32_t n, dz_frame_reader *r, dz_error *error)
{
    return add_indexed(store, ADD_RENDERING, DZ_RENDERING_ROW, pair, n, r, error);
}

typedef dz_status add_row_fn(dz_store *store, int64_t pair, uint32_t n, dz_frame_reader *r, dz_error *error);

/** Adds rows of one kind, as many as the answer says. */
static dz_status add_rows(dz_store *store, int64_t pair, dz_frame_reader *r, add_row_fn *add, dz_error *error)
{
    uint32_t  n = dz_frame_take_u32(r);
    dz_status status = DZ_OK;

    for (uint32_t i = 0; i < n && status == DZ_OK && !r->broken; i++)
        status = add(store, pair, i, r, error);
    return status;
}

/** Takes all that a pair was found to be. */
static dz_status take_all(dz_store *store, int64_t pair, dz_frame_reader *r, dz_error *error)
{
    int64_t   text[2] = {0, 0};
    uint32_t  paired = 0, gaps = 0;
    dz_status status = texts_of(store, pair, text, error);

    for (int side = 0; side < 2 && status == DZ_OK; side++)
        status = learn_text(store, text[side], r, error);
    if (status == DZ_OK)
        status = forget(store, pair, error);
    paired = dz_frame_take_u32(r);
    gaps = dz_frame_take_u32(r);
    if (status == DZ_OK)
        status = add_rows(store, pair, r, add_finding, error);
    if (status == DZ_OK)
        status = add_rows(store, pair, r, add_passage, error);
    if (status == DZ_OK)
        status = add_rows(store, pair, r, add_said, error);
    if (status == DZ_OK)
        status = add_rows(store, pair, r, add_rendering, error);
    return status == DZ_OK ? end_pair(store, pair, DZ_AUDIT_DONE, (dz_str){"", 0}, paired, gaps, error) : status;
}

static dz_status take_answer(dz_store *store, int64_t pair, dz_frame_reader *r, dz_error *error)
{
    uint32_t  state = dz_frame_take_u32(r), as_it_was = dz_frame_take_u32(r);
    dz_str    message = dz_frame_take_str(r);
    char      sql[80];
    dz_status status;

    if (r->broken || state >= DZ_AUDIT_STATES)
        return DZ_OK;
    if (state == DZ_AUDIT_DONE && !as_it_was)
        return take_all(store, pair, r, error);
    if (as_it_was) {
        snprintf(sql, sizeof sql, "UPDATE pair SET state = 'done' WHERE id = %lld", (long long)pair);
        return run_words(store, sql, error);
    }
    status = forget(store, pair, error);
    return status == DZ_OK ? end_pair(store, pair, (dz_audit_state)state, message, 0, 0, error) : status;
}

dz_status dz_store_answer(dz_store *store, int64_t pair, dz_frame_reader *answer, dz_error *error)
{
    dz_status status = dz_store_begin(store, error);

    if (status == DZ_OK)
        status = run_words(store, "SAVEPOINT answer", error);
    if (status == DZ_OK)
        status = take_answer(store, pair, answer, error);
    if (status != DZ_OK)
        return status;
    if (answer->broken) {
        status = run_words(store, "ROLLBACK TO answer; RELEASE answer", error);
        return status == DZ_OK ? dz_fail(error, DZ_FORMAT, "an answer is broken") : status;
    }
    return run_words(store, "RELEASE answer", error);
}

dz_status dz_store_lost(dz_store *store, int64_t pair, dz_audit_state state, const char *why, uint64_t limits, dz_error *error)
{
    char      sql[120];
    dz_status status = dz_store_begin(store, error);

    if (status == DZ_OK)
        status = forget(store, pair, error);
    if (status == DZ_OK)
        status = end_pair(store, pair, state, (dz_str){why, strlen(why)}, 0, 0, error);
    snprintf(sql, sizeof sql, "UPDATE pair SET made = %lld WHERE id = %lld", (long long)limits, (long long)pair);
    return status == DZ_OK ? run_words(store, sql, error) : status;
}

/* ---- counting ---- */

static dz_status count_rows(dz_store *store, const char *sql, void (*take)(sqlite3_stmt *s, dz_audit_result *result), dz_audit_result *result,
                            dz_error *error)
{
    sqlite3_stmt *s;
    int           step;

    if (sqlite3_prepare_v2(store->db, sql, -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(store, error);
    while ((step = sqlite3_step(s)) == SQLITE_ROW)
        take(s, result);
    sqlite3_finalize(s);
    return step == SQLITE_DONE ? DZ_OK : dz_store_fail(store, error);
}

static void take_state(sqlite3_stmt *s, dz_audit_result *result)
{
    dz_audit_state state = dz_audit_state_named(dz_column_text(s, 0));

    if (state < DZ_AUDIT_STATES)
        result->states[state] += (size_t)sqlite3_column_int64(s, 1);
    result->gaps += (size_t)sqlite3_column_int64(s, 2);
}

static void take_severity(sqlite3_stmt *s, dz_audit_result *result)
{
    size_t n = (size_t)sqlite3_column_int64(s, 2);

    if (sqlite3_column_int(s, 1))
        result->dismissed += n;
    for (int severity = 0; severity < DZ_SEVERITIES && !sqlite3_column_int(s, 1); severity++)
        if (strcmp(dz_severity_name((dz_severity)severity), dz_column_text(s, 0)) == 0)
            result->findings[severity] += n;
}

dz_status dz_store_count(dz_store *store, dz_audit_result *result, dz_error *error)
{
    dz_status status = count_rows(store, "SELECT state, count(*), sum(gaps) FROM pair GROUP BY state", take_state, result, error);

    if (status == DZ_OK)
        status = count_rows(store, "SELECT severity, dismissed, count(*) FROM finding GROUP BY severity, dismissed", take_severity, result, error);
    return status;
}
