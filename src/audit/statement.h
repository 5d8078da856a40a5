/* statement.h — what asks the database of an audit, and reads its rows. Floor audit. Private. */
#ifndef DZ_AUDIT_STATEMENT_H
#define DZ_AUDIT_STATEMENT_H

#include <sqlite3.h>

#include "audit/store.h"

/** The statements that a run repeats, by what they do. */
typedef enum dz_statement {
    DZ_FIND_NOTE,
    DZ_KEEP_NOTE,
    DZ_FIND_TEXT,
    DZ_ADD_TEXT,
    DZ_CHANGE_TEXT,
    DZ_LEARN_TEXT,
    DZ_FIND_PAIR,
    DZ_ADD_PAIR,
    DZ_QUEUE_PAIR,
    DZ_TAKE_PAIR,
    DZ_END_PAIR,
    DZ_ADD_FINDING,
    DZ_ADD_PASSAGE,
    DZ_ADD_SAID,
    DZ_ADD_RENDERING,
    DZ_STATEMENTS
} dz_statement;

struct dz_store {
    sqlite3      *db;
    sqlite3_stmt *statements[DZ_STATEMENTS]; /* NULL until asked for */
    bool          open; /* a transaction is */
    bool          changed; /* dz_store_change() was called */
};

/** Says, before the first change to a pair, that what was found between pairs holds no longer; it goes with the
 *  transaction that is open. Fails with IO, NOMEM. */
dz_status dz_store_change(dz_store *store, dz_error *error);

/** A statement, ready to be bound; NULL where there is no memory. */
sqlite3_stmt *dz_store_ready(dz_store *store, dz_statement which);

/** Runs a statement that answers nothing. Fails with IO, NOMEM. */
dz_status dz_store_run(dz_store *store, sqlite3_stmt *s, dz_error *error);

/** Runs statements that answer nothing, semicolons between. Fails with IO, NOMEM. */
dz_status dz_store_run_words(dz_store *store, const char *sql, dz_error *error);

/** Lends a text to a statement until it is reset. */
void dz_bind_str(sqlite3_stmt *s, int at, dz_str str);
void dz_bind_text(sqlite3_stmt *s, int at, const char *text);

/** Binds what tells whether a file is as it was, from parameter 2 on. */
void dz_bind_file(sqlite3_stmt *s, const dz_file *file);

/** A column of a row, NUL-terminated; empty for NULL, in a database of somebody's making, and without memory, which
 *  sqlite3_errcode() then tells. Lent until the next row. */
dz_str dz_column(sqlite3_stmt *s, int at);

/** The severity of that name. */
dz_severity dz_column_severity(sqlite3_stmt *s, int at);

/** The state of that name; DZ_AUDIT_STATES: there is none. */
dz_audit_state dz_column_state(sqlite3_stmt *s, int at);

#endif
