/* answer.c — what a pair was found to be, into the database. Floor audit. */
#include <string.h>

#include "audit/index.h"
#include "audit/renderings.h"
#include "audit/statement.h"
#include "base/fail.h"

/** Drops what an earlier run has found of a pair. */
static dz_status forget(dz_store *store, int64_t pair, dz_error *error)
{
    static const char *const tables[] = {"finding", "passage", "said", "rendering"};
    char      sql[80];
    dz_status status = DZ_OK;

    for (size_t i = 0; i < sizeof tables / sizeof *tables && status == DZ_OK; i++) {
        snprintf(sql, sizeof sql, "DELETE FROM %s WHERE pair = %lld", tables[i], (long long)pair);
        status = dz_store_run_words(store, sql, error);
    }
    return status;
}

static dz_status end_pair(dz_store *store, int64_t pair, dz_audit_state state, dz_str reason, uint32_t paired, uint32_t gaps, dz_error *error)
{
    sqlite3_stmt *s = dz_store_ready(store, DZ_END_PAIR);

    if (!s)
        return dz_store_fail(store, error);
    sqlite3_bind_int64(s, 1, pair);
    dz_bind_text(s, 2, dz_audit_state_name(state));
    dz_bind_str(s, 3, reason);
    sqlite3_bind_int64(s, 4, paired);
    sqlite3_bind_int64(s, 5, gaps);
    return dz_store_run(store, s, error);
}

static dz_status learn_text(dz_store *store, int64_t text, dz_frame_reader *r, dz_error *error)
{
    sqlite3_stmt *s = dz_store_ready(store, DZ_LEARN_TEXT);

    if (!s)
        return dz_store_fail(store, error);
    sqlite3_bind_int64(s, 1, text);
    for (int at = 2; at < 5; at++)
        dz_bind_str(s, at, dz_frame_take_str(r));
    for (int at = 5; at < 7; at++)
        sqlite3_bind_int64(s, at, dz_frame_take_u32(r));
    return dz_store_run(store, s, error);
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
    sqlite3_stmt *s = dz_store_ready(store, DZ_ADD_FINDING);
    uint32_t      severity;
    char          fingerprint[20];

    if (!s)
        return dz_store_fail(store, error);
    sqlite3_bind_int64(s, 1, pair);
    sqlite3_bind_int64(s, 2, n);
    dz_bind_str(s, 3, dz_frame_take_str(r));
    severity = dz_frame_take_u32(r);
    dz_bind_text(s, 4, dz_severity_name(severity < DZ_SEVERITIES ? (dz_severity)severity : DZ_NOTE));
    r->broken |= severity >= DZ_SEVERITIES;
    sqlite3_bind_int64(s, 5, dz_frame_take_u32(r));
    snprintf(fingerprint, sizeof fingerprint, "%016llx", (unsigned long long)dz_frame_take_u64(r));
    dz_bind_text(s, 6, fingerprint);
    dz_bind_str(s, 7, dz_frame_take_str(r));
    dz_bind_str(s, 8, dz_frame_take_str(r));
    for (int at = 9; at < 13; at++)
        sqlite3_bind_int64(s, at, dz_frame_take_u32(r));
    dz_bind_str(s, 13, dz_frame_take_str(r));
    return r->broken ? DZ_OK : dz_store_run(store, s, error);
}

/** Adds a row as index.h has it: a letter of 'row' for each column behind the first two. */
static dz_status add_indexed(dz_store *store, dz_statement which, const char *row, int64_t pair, uint32_t n, dz_frame_reader *r, dz_error *error)
{
    sqlite3_stmt *s = dz_store_ready(store, which);

    if (!s)
        return dz_store_fail(store, error);
    sqlite3_bind_int64(s, 1, pair);
    sqlite3_bind_int64(s, 2, n);
    for (int at = 0; row[at]; at++)
        if (row[at] == 's')
            dz_bind_str(s, at + 3, dz_frame_take_str(r));
        else
            sqlite3_bind_int64(s, at + 3, row[at] == 'l' ? (int64_t)dz_frame_take_u64(r) : dz_frame_take_u32(r));
    return r->broken ? DZ_OK : dz_store_run(store, s, error);
}

static dz_status add_passage(dz_store *store, int64_t pair, uint32_t n, dz_frame_reader *r, dz_error *error)
{
    return add_indexed(store, DZ_ADD_PASSAGE, DZ_PASSAGE_ROW, pair, n, r, error);
}

static dz_status add_said(dz_store *store, int64_t pair, uint32_t n, dz_frame_reader *r, dz_error *error)
{
    return add_indexed(store, DZ_ADD_SAID, DZ_SAID_ROW, pair, n, r, error);
}

static dz_status add_rendering(dz_store *store, int64_t pair, uint32_t n, dz_frame_reader *r, dz_error *error)
{
    return add_indexed(store, DZ_ADD_RENDERING, DZ_RENDERING_ROW, pair, n, r, error);
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

    r->broken |= state >= DZ_AUDIT_STATES || state == DZ_AUDIT_QUEUED; /* nothing is answered so */
    if (r->broken)
        return DZ_OK;
    if (state == DZ_AUDIT_DONE && !as_it_was)
        return take_all(store, pair, r, error);
    if (as_it_was) {
        snprintf(sql, sizeof sql, "UPDATE pair SET state = 'done' WHERE id = %lld", (long long)pair);
        return dz_store_run_words(store, sql, error);
    }
    status = forget(store, pair, error);
    return status == DZ_OK ? end_pair(store, pair, (dz_audit_state)state, message, 0, 0, error) : status;
}

dz_status dz_store_answer(dz_store *store, int64_t pair, dz_frame_reader *answer, dz_error *error)
{
    dz_status status = dz_store_begin(store, error);

    if (status == DZ_OK)
        status = dz_store_change(store, error);
    if (status == DZ_OK)
        status = dz_store_run_words(store, "SAVEPOINT answer", error);
    if (status == DZ_OK)
        status = take_answer(store, pair, answer, error);
    if (status != DZ_OK)
        return status;
    if (answer->broken) {
        status = dz_store_run_words(store, "ROLLBACK TO answer; RELEASE answer", error);
        return status == DZ_OK ? dz_fail(error, DZ_FORMAT, "an answer is broken") : status;
    }
    return dz_store_run_words(store, "RELEASE answer", error);
}

dz_status dz_store_lost(dz_store *store, int64_t pair, dz_audit_state state, const char *why, uint64_t limits, dz_error *error)
{
    char      sql[120];
    dz_status status = dz_store_begin(store, error);

    if (status == DZ_OK)
        status = dz_store_change(store, error);
    if (status == DZ_OK)
        status = forget(store, pair, error);
    if (status == DZ_OK)
        status = end_pair(store, pair, state, (dz_str){why, strlen(why)}, 0, 0, error);
    snprintf(sql, sizeof sql, "UPDATE pair SET made = %lld WHERE id = %lld", (long long)limits, (long long)pair);
    return status == DZ_OK ? dz_store_run_words(store, sql, error) : status;
}
