/* statement.c — what asks the database of an audit, and reads its rows. Floor audit. */
#include "audit/statement.h"

#include <string.h>

#include "base/fail.h"

static const char *const words[DZ_STATEMENTS] = {
    [DZ_FIND_NOTE] = "SELECT note FROM kept WHERE path = ?1 AND bytes = ?2 AND inode = ?3 AND changed = ?4 AND kind = ?5 AND made = ?6",
    [DZ_KEEP_NOTE] = "INSERT OR REPLACE INTO kept (path, bytes, inode, changed, kind, made, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [DZ_FIND_TEXT] = "SELECT id, bytes, inode, changed, sha256 FROM text WHERE path = ?1",
    [DZ_ADD_TEXT] = "INSERT INTO text (path, bytes, inode, changed) VALUES (?1, ?2, ?3, ?4)",
    [DZ_CHANGE_TEXT] = "UPDATE text SET bytes = ?2, inode = ?3, changed = ?4 WHERE id = ?1",
    [DZ_LEARN_TEXT] = "UPDATE text SET sha256 = ?2, language = ?3, encoding = ?4, segments = ?5, figures = ?6 WHERE id = ?1",
    [DZ_FIND_PAIR] = "SELECT id, how, state, reason, made, gaps FROM pair WHERE ifnull(source, 0) = ?1 AND ifnull(target, 0) = ?2",
    [DZ_ADD_PAIR] = "INSERT INTO pair (source, target, date, how, state, reason, made) VALUES (nullif(?1, 0), nullif(?2, 0), nullif(?3, ''), ?4, ?5, ?6, ?7)",
    [DZ_QUEUE_PAIR] = "UPDATE pair SET how = ?2, state = ?3, reason = ?4, made = ?5 WHERE id = ?1",
    [DZ_TAKE_PAIR] = "UPDATE pair SET made = ?2 WHERE id = ?1",
    [DZ_END_PAIR] = "UPDATE pair SET state = ?2, reason = ?3, paired = ?4, gaps = ?5 WHERE id = ?1",
    [DZ_ADD_FINDING] = "INSERT INTO finding VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, nullif(?9, 0), nullif(?10, 0), nullif(?11, 0), nullif(?12, 0), ?13)",
    [DZ_ADD_PASSAGE] = "INSERT INTO passage VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    [DZ_ADD_RENDERING] = "INSERT INTO rendering VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
    [DZ_ADD_SAID] = "INSERT INTO said VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
};

dz_status dz_store_fail(dz_store *store, dz_error *error)
{
    int code = sqlite3_errcode(store->db);

    if (code == SQLITE_NOMEM)
        return dz_fail_nomem(error);
    return dz_fail(error, code == SQLITE_NOTADB || code == SQLITE_CORRUPT ? DZ_FORMAT : DZ_IO, "'%s': %s",
                   sqlite3_db_filename(store->db, NULL), sqlite3_errmsg(store->db));
}

sqlite3_stmt *dz_store_ready(dz_store *store, dz_statement which)
{
    sqlite3_stmt **s = &store->statements[which];

    if (!*s && sqlite3_prepare_v3(store->db, words[which], -1, SQLITE_PREPARE_PERSISTENT, s, NULL) != SQLITE_OK)
        return NULL;
    return *s;
}

dz_status dz_store_run(dz_store *store, sqlite3_stmt *s, dz_error *error)
{
    int done = sqlite3_step(s);

    sqlite3_reset(s);
    return done == SQLITE_DONE ? DZ_OK : dz_store_fail(store, error);
}

dz_status dz_store_run_words(dz_store *store, const char *sql, dz_error *error)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ? DZ_OK : dz_store_fail(store, error);
}

/* ---- binding ---- */

void dz_bind_str(sqlite3_stmt *s, int at, dz_str str)
{
    sqlite3_bind_text64(s, at, str.at ? str.at : "", str.len, SQLITE_STATIC, SQLITE_UTF8);
}

void dz_bind_text(sqlite3_stmt *s, int at, const char *text) { dz_bind_str(s, at, (dz_str){text, strlen(text)}); }

void dz_bind_file(sqlite3_stmt *s, const dz_file *file)
{
    sqlite3_bind_int64(s, 2, (int64_t)file->size);
    sqlite3_bind_int64(s, 3, (int64_t)file->inode);
    sqlite3_bind_int64(s, 4, file->changed);
}

/* ---- reading ---- */

dz_str dz_column(sqlite3_stmt *s, int at)
{
    const char *text = (const char *)sqlite3_column_text(s, at);

    return (dz_str){text ? text : "", (size_t)sqlite3_column_bytes(s, at)};
}

dz_severity dz_column_severity(sqlite3_stmt *s, int at)
{
    int severity = 0;

    while (severity + 1 < DZ_SEVERITIES && strcmp(dz_severity_name((dz_severity)severity), dz_column(s, at).at) != 0)
        severity++;
    return (dz_severity)severity;
}

dz_audit_state dz_column_state(sqlite3_stmt *s, int at) { return dz_audit_state_named(dz_column(s, at).at); }
