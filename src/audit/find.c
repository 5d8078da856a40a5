/* find.c — one pair of a database. Floor audit. */
#include <string.h>

#include <sqlite3.h>

#include "audit/carry.h"
#include "audit/export.h"
#include "base/fail.h"

static bool is_number(const char *text) { return *text && strspn(text, "0123456789") == strlen(text) && strlen(text) < 19; }

static char *copy_of(dz_str text)
{
    char *copy = dz_alloc(text.len + 1, 1);

    if (copy) {
        memcpy(copy, text.at, text.len);
        copy[text.len] = '\0';
    }
    return copy;
}

/** Columns of the query below. */
enum column { STATE, MADE, PATHS, HASHES = PATHS + 2 };

static dz_status take(sqlite3_stmt *s, dz_audit_pair *out, dz_error *error)
{
    for (int side = 0; side < 2; side++) {
        if (side && sqlite3_column_type(s, PATHS + side) == SQLITE_NULL)
            break;
        out->path[side] = copy_of(dz_column(s, PATHS + side));
        out->sha256[side] = copy_of(dz_column(s, HASHES + side));
        if (!out->path[side] || !out->sha256[side])
            return dz_fail_nomem(error);
    }
    return DZ_OK;
}

/** Whether a pair is there to be shown, and as it would be examined now. */
static dz_status judge(sqlite3_stmt *s, const char *pair, const dz_audit_options *options, const dz_audit_pair *found, dz_error *error)
{
    const dz_audit_setup *setup;
    uint64_t              number;
    dz_status             status;

    if (strcmp(dz_column(s, STATE).at, dz_audit_state_name(DZ_AUDIT_DONE)) != 0)
        return dz_fail(error, DZ_USAGE, "the pair '%s' was not examined: it is %s", pair, dz_column(s, STATE).at);
    setup = dz_setup_of(options, found->path[0], found->path[1], error);
    if (!setup)
        return error->status;
    status = dz_setup_number(setup, &number, error);
    if (status == DZ_OK && number != (uint64_t)sqlite3_column_int64(s, MADE))
        return dz_fail(error, DZ_USAGE, "the pair '%s' was examined under other rules or options; give those of the audit", pair);
    return status;
}

static dz_status find(dz_store *store, const char *pair, const dz_audit_options *options, dz_audit_pair *out, dz_error *error)
{
    static const char sql[] = "SELECT state, made, s.path, t.path, s.sha256, t.sha256 FROM pair LEFT JOIN text AS s ON s.id = source LEFT JOIN text AS t "
                              "ON t.id = target WHERE CASE ?2 WHEN 1 THEN pair.id = CAST(?1 AS INTEGER) ELSE s.path = ?1 OR t.path = ?1 END";
    sqlite3_stmt *s;
    int           step;
    dz_status     status;

    if (sqlite3_prepare_v2(dz_store_db(store), sql, -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(store, error);
    sqlite3_bind_text(s, 1, pair, -1, SQLITE_STATIC);
    sqlite3_bind_int(s, 2, is_number(pair));
    step = sqlite3_step(s);
    if (step == SQLITE_ROW) {
        status = take(s, out, error);
        if (status == DZ_OK)
            status = judge(s, pair, options, out, error);
        step = sqlite3_step(s);
        if (step == SQLITE_ROW)
            status = dz_fail(error, DZ_USAGE, "'%s' is in several pairs; give the number of one", pair);
    } else {
        status = dz_fail(error, DZ_USAGE, "there is no pair '%s'", pair);
    }
    if (step != SQLITE_ROW && step != SQLITE_DONE)
        status = dz_store_fail(store, error);
    sqlite3_finalize(s);
    return status;
}

dz_status dz_audit_find(const char *db, const char *pair, const dz_audit_options *options, dz_audit_pair *out, dz_error *error)
{
    dz_store *store;
    dz_error  ignored;
    dz_status status = dz_store_open(db, false, &store, error);

    *out = (dz_audit_pair){{NULL, NULL}, {NULL, NULL}};
    if (status != DZ_OK)
        return status;
    status = find(store, pair, options, out, error);
    dz_store_close(store, &ignored);
    if (status != DZ_OK)
        dz_audit_pair_free(out);
    return status;
}

void dz_audit_pair_free(dz_audit_pair *pair)
{
    for (int side = 0; side < 2; side++) {
        dz_release(pair->path[side]);
        dz_release(pair->sha256[side]);
    }
    *pair = (dz_audit_pair){{NULL, NULL}, {NULL, NULL}};
}
