/* store.c — the database of an audit. Floor audit. */
#include <string.h>

#include "audit/schema.sql.inc"
#include "audit/statement.h"
#include "base/fail.h"

/** "dzhA", which marks the file as ours, and the version of the tables. */
enum { APPLICATION = 0x647a6841, SCHEMA = 7 };

struct sqlite3 *dz_store_db(dz_store *store) { return store->db; }

/* ---- transactions ---- */

dz_status dz_store_begin(dz_store *store, dz_error *error)
{
    dz_status status = store->open ? DZ_OK : dz_store_run_words(store, "BEGIN IMMEDIATE", error);

    store->open |= status == DZ_OK;
    return status;
}

dz_status dz_store_commit(dz_store *store, dz_error *error)
{
    if (!store->open)
        return DZ_OK;
    store->open = false;
    return dz_store_run_words(store, "COMMIT", error);
}

void dz_store_drop(dz_store *store)
{
    if (store && store->open)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    if (store)
        store->open = store->changed = false;
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
        status = dz_store_run_words(store, sql.bytes.at, error);
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
        status = dz_store_run_words(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF", error);
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
    for (int i = 0; i < DZ_STATEMENTS; i++)
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
    dz_bind_text(s, 1, name);
    dz_bind_str(s, 2, value);
    status = dz_store_run(store, s, error);
    sqlite3_finalize(s);
    return status;
}

dz_status dz_store_get(dz_store *store, const char *name, char *room, size_t size, dz_error *error)
{
    sqlite3_stmt *s;
    int           step;
    dz_status     status = DZ_OK;

    *room = '\0';
    if (sqlite3_prepare_v2(store->db, "SELECT value FROM setting WHERE name = ?1", -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(store, error);
    dz_bind_text(s, 1, name);
    step = sqlite3_step(s);
    if (step == SQLITE_ROW)
        snprintf(room, size, "%s", dz_column(s, 0).at);
    if (step != SQLITE_DONE && (step != SQLITE_ROW || sqlite3_errcode(store->db) == SQLITE_NOMEM))
        status = dz_store_fail(store, error);
    sqlite3_finalize(s);
    return status;
}

dz_status dz_store_change(dz_store *store, dz_error *error)
{
    dz_status status = store->changed ? DZ_OK : dz_store_run_words(store, "DELETE FROM setting WHERE name = '" DZ_COMPARED "'", error);

    store->changed |= status == DZ_OK;
    return status;
}

/* ---- notes ---- */

dz_status dz_store_keep_only(dz_store *store, const char *kind, const dz_str *paths, size_t n, dz_error *error)
{
    sqlite3_stmt *s;
    char          sql[200];
    dz_status     status = dz_store_begin(store, error);

    if (status == DZ_OK)
        status = dz_store_run_words(store, "CREATE TEMP TABLE there (path TEXT PRIMARY KEY) WITHOUT ROWID", error);
    if (status != DZ_OK)
        return status;
    if (sqlite3_prepare_v2(store->db, "INSERT OR IGNORE INTO there VALUES (?1)", -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(store, error);
    for (size_t i = 0; i < n && status == DZ_OK; i++) {
        dz_bind_str(s, 1, paths[i]);
        status = dz_store_run(store, s, error);
    }
    sqlite3_finalize(s);
    snprintf(sql, sizeof sql, "DELETE FROM kept WHERE kind = '%s' AND path NOT IN (SELECT path FROM there); DROP TABLE there", kind);
    return status == DZ_OK ? dz_store_run_words(store, sql, error) : status;
}

/** A statement over a note, all bound but what it says. */
static sqlite3_stmt *ready_note(dz_store *store, dz_statement which, const dz_note *note)
{
    sqlite3_stmt *s = dz_store_ready(store, which);

    if (!s)
        return NULL;
    dz_bind_str(s, 1, note->file->path);
    dz_bind_file(s, note->file);
    dz_bind_text(s, 5, note->kind);
    sqlite3_bind_int64(s, 6, (int64_t)note->made);
    return s;
}

dz_status dz_store_note(dz_store *store, const dz_note *note, dz_buf *says, bool *known, dz_error *error)
{
    sqlite3_stmt *s = ready_note(store, DZ_FIND_NOTE, note);
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
    sqlite3_stmt *s = ready_note(store, DZ_KEEP_NOTE, note);

    if (status != DZ_OK)
        return status;
    if (!s)
        return dz_store_fail(store, error);
    sqlite3_bind_blob64(s, 7, says.at ? says.at : "", says.len, SQLITE_STATIC);
    return dz_store_run(store, s, error);
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
    dz_audit_state state = dz_column_state(s, 0);

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
        if (strcmp(dz_severity_name((dz_severity)severity), dz_column(s, 0).at) == 0)
            result->findings[severity] += n;
}

dz_status dz_store_count(dz_store *store, dz_audit_result *result, dz_error *error)
{
    dz_status status = count_rows(store, "SELECT state, count(*), sum(gaps) FROM pair GROUP BY state", take_state, result, error);

    if (status == DZ_OK)
        status = count_rows(store, "SELECT severity, dismissed, count(*) FROM finding GROUP BY severity, dismissed", take_severity, result, error);
    return status;
}
