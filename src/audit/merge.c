/* merge.c — the databases of all shards as one. Floor audit.
 *
 * The rows are numbered as one run over everything would have numbered them, so that
 * the database says the same, row by row.
 */
#include <string.h>

#include <sqlite3.h>

#include "audit/between.h"
#include "audit/store.h"
#include "base/fail.h"

/** Shards are attached one at a time, under this name. */
#define SHARD "shard"

typedef struct merging {
    dz_store *store;
    unsigned  shards;  /* 0: none was read yet */
    bool     *seen;    /* by number of the shard, from 1 */
    char      tool[100], lexicon[400], made[24]; /* 'made': of which rules, lexicon and so on its rows are */
    dz_error *error;
} merging;

static dz_status run_sql(merging *m, const char *sql)
{
    return sqlite3_exec(dz_store_db(m->store), sql, NULL, NULL, NULL) == SQLITE_OK ? DZ_OK : dz_store_fail(m->store, m->error);
}

static dz_status attach(merging *m, const char *path)
{
    sqlite3_stmt *s;
    dz_store     *probe;
    dz_error      ignored;
    dz_status     status = dz_store_open(path, false, &probe, m->error); /* whether it is one of ours */

    if (status != DZ_OK)
        return status;
    dz_store_close(probe, &ignored);
    if (sqlite3_prepare_v2(dz_store_db(m->store), "ATTACH ?1 AS " SHARD, -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(m->store, m->error);
    sqlite3_bind_text(s, 1, path, -1, SQLITE_STATIC);
    status = sqlite3_step(s) == SQLITE_DONE ? DZ_OK : dz_store_fail(m->store, m->error);
    sqlite3_finalize(s);
    return status;
}

/** What a shard says of itself, into 'room'; empty where it says nothing. */
static bool read_setting(merging *m, const char *name, char *room, size_t size)
{
    sqlite3_stmt *s;
    bool          ok;
    int           answer;

    *room = '\0';
    if (sqlite3_prepare_v2(dz_store_db(m->store), "SELECT value FROM " SHARD ".setting WHERE name = ?1", -1, &s, NULL) != SQLITE_OK)
        return false;
    ok = sqlite3_bind_text(s, 1, name, -1, SQLITE_STATIC) == SQLITE_OK;
    answer = ok ? sqlite3_step(s) : SQLITE_ERROR;
    if (answer == SQLITE_ROW) {
        const char *value = (const char *)sqlite3_column_text(s, 0);

        ok = value != NULL;
        snprintf(room, size, "%s", ok ? value : "");
    }
    sqlite3_finalize(s);
    return ok && (answer == SQLITE_ROW || answer == SQLITE_DONE);
}

/** Whether the shard at hand is one of those that belong together, and not there yet. */
static dz_status check_shard(merging *m, const char *path)
{
    char     shard[40], tool[sizeof m->tool], lexicon[sizeof m->lexicon], made[sizeof m->made];
    unsigned i = 0, n = 0;
    int      end = 0;

    if (!read_setting(m, "shard", shard, sizeof shard) || !read_setting(m, "tool", tool, sizeof tool) ||
        !read_setting(m, "lexicon", lexicon, sizeof lexicon) || !read_setting(m, "made", made, sizeof made))
        return dz_store_fail(m->store, m->error);
    if (sscanf(shard, "%6u/%6u%n", &i, &n, &end) != 2 || shard[end] || i == 0 || i > n) /* as --shard takes it */
        return dz_fail(m->error, DZ_FORMAT, "'%s' does not say which shard it is", path);
    if (m->shards == 0) {
        m->seen = dz_alloc_zero(n + 1, sizeof *m->seen);
        if (!m->seen)
            return dz_fail_nomem(m->error);
        m->shards = n;
        memcpy(m->tool, tool, sizeof tool);
        memcpy(m->lexicon, lexicon, sizeof lexicon);
        memcpy(m->made, made, sizeof made);
    }
    if (n != m->shards || strcmp(tool, m->tool) != 0 || strcmp(lexicon, m->lexicon) != 0)
        return dz_fail(m->error, DZ_USAGE, "'%s' is of another audit: shard %s, duizhao %s, %s", path, shard, tool, lexicon);
    if (m->seen[i])
        return dz_fail(m->error, DZ_USAGE, "'%s' is shard %s, which was there already", path, shard);
    if (strcmp(made, m->made) != 0)
        return dz_fail(m->error, DZ_USAGE, "'%s' is of another audit: its rules, baseline or options differ", path);
    m->seen[i] = true;
    return DZ_OK;
}

static const char make_piles[] =
    "CREATE TEMP TABLE pile_text AS SELECT * FROM text WHERE 0;"
    "CREATE TEMP TABLE pile_pair AS SELECT '' AS source_path, '' AS target_path, 0 AS shard, pair.* FROM pair WHERE 0;"
    "CREATE TEMP TABLE pile_finding AS SELECT 0 AS shard, finding.* FROM finding WHERE 0;"
    "CREATE TEMP TABLE pile_passage AS SELECT 0 AS shard, passage.* FROM passage WHERE 0;"
    "CREATE TEMP TABLE pile_rendering AS SELECT 0 AS shard, rendering.* FROM rendering WHERE 0;"
    "CREATE TEMP TABLE pile_said AS SELECT 0 AS shard, said.* FROM said WHERE 0";

/** Puts the rows of the shard at hand on the piles. */
static dz_status pile_up(merging *m, size_t number)
{
    char sql[1400];

    snprintf(sql, sizeof sql,
             "INSERT OR REPLACE INTO setting SELECT * FROM " SHARD ".setting WHERE name LIKE '%%.archive' OR name IN ('made', '" DZ_PASSED_OVER "');"
             "INSERT OR IGNORE INTO setup SELECT * FROM " SHARD ".setup;"
             "INSERT OR REPLACE INTO kept SELECT * FROM " SHARD ".kept;"
             "INSERT INTO pile_text SELECT * FROM " SHARD ".text;"
             "INSERT INTO pile_pair SELECT s.path, t.path, %zu, p.* FROM " SHARD ".pair AS p LEFT JOIN " SHARD ".text AS s ON s.id = p.source "
             "LEFT JOIN " SHARD ".text AS t ON t.id = p.target;"
             "INSERT INTO pile_finding SELECT %zu, * FROM " SHARD ".finding;"
             "INSERT INTO pile_passage SELECT %zu, * FROM " SHARD ".passage;"
             "INSERT INTO pile_rendering SELECT %zu, * FROM " SHARD ".rendering;"
             "INSERT INTO pile_said SELECT %zu, * FROM " SHARD ".said",
             number, number, number, number, number);
    return run_sql(m, sql);
}

/** Numbers what is on the piles as dz_store_plan() numbers it, and takes it over. */
static const char take_over[] =
    "CREATE TEMP TABLE place AS SELECT row_number() OVER (ORDER BY ifnull(source_path, target_path), target_path IS NULL, target_path) AS id, "
    "shard, id AS was, source_path, target_path FROM pile_pair;"
    "CREATE UNIQUE INDEX temp.place_of ON place (shard, was);"
    "INSERT INTO text SELECT row_number() OVER (ORDER BY min(at)), path, bytes, inode, changed, max(sha256), max(language), max(encoding), "
    "max(segments), max(figures) FROM pile_text JOIN (SELECT source_path AS name, 2 * id AS at FROM place WHERE source_path IS NOT NULL UNION ALL "
    "SELECT target_path, 2 * id + 1 FROM place WHERE target_path IS NOT NULL) ON name = path GROUP BY path;"
    "INSERT INTO pair SELECT place.id, s.id, t.id, how, state, reason, date, made, paired, gaps FROM place JOIN pile_pair AS p ON p.shard = place.shard "
    "AND p.id = place.was LEFT JOIN text AS s ON s.path = place.source_path LEFT JOIN text AS t ON t.path = place.target_path ORDER BY place.id;"
    "INSERT INTO finding SELECT place.id, n, rule, severity, dismissed, fingerprint, message, message_zh, source_line, source_column, target_line, "
    "target_column, json FROM pile_finding AS f JOIN place ON place.shard = f.shard AND place.was = f.pair ORDER BY 1, 2;"
    "INSERT INTO passage SELECT place.id, n, side, line, \"column\", start, bytes, text, shape, dates, figures, answer_figures, answer_shape, numbers, words FROM pile_passage AS f JOIN place ON place.shard = f.shard AND place.was = "
    "f.pair ORDER BY 1, 2;"
    "INSERT INTO said SELECT place.id, n, source_text, target_text, source_line, target_line FROM pile_said AS f JOIN place ON place.shard = f.shard AND "
    "place.was = f.pair ORDER BY 1, 2;"
    "INSERT INTO rendering SELECT place.id, n, kind, chinese, english, how, letters, places, source_line, target_line, side, \"column\", start, bytes FROM pile_rendering AS f JOIN place ON place.shard = "
    "f.shard AND place.was = f.pair ORDER BY 1, 2; DROP TABLE pile_rendering;"
    "DROP TABLE place; DROP TABLE pile_text; DROP TABLE pile_pair; DROP TABLE pile_finding; DROP TABLE pile_passage; DROP TABLE pile_said";

static dz_status take_shard(merging *m, const char *path, size_t i)
{
    dz_status status = attach(m, path);

    if (status == DZ_OK)
        status = check_shard(m, path);
    if (status == DZ_OK)
        status = pile_up(m, i);
    return status == DZ_OK ? run_sql(m, "DETACH " SHARD) : status;
}

/** SQLite's complaints name the database that is made; says which shard was read. */
static dz_status name_shard(dz_error *error, const char *path)
{
    dz_error why;

    if (!error)
        return DZ_IO;
    why = *error;
    return dz_fail(error, DZ_IO, "%s, with '%s'", why.message, path);
}

static dz_status take_shards(merging *m, const char *const *paths, size_t n)
{
    dz_status status = run_sql(m, make_piles);

    for (size_t i = 0; i < n && status == DZ_OK; i++) {
        status = take_shard(m, paths[i], i);
        if (status == DZ_IO)
            return name_shard(m->error, paths[i]);
    }
    for (unsigned i = 1; i <= m->shards && status == DZ_OK; i++)
        if (!m->seen[i])
            status = dz_fail(m->error, DZ_USAGE, "shard %u/%u is missing", i, m->shards);
    return status;
}

static dz_status merge(merging *m, const char *const *paths, size_t n, dz_audit_result *result)
{
    dz_status status = dz_store_count(m->store, result, m->error);

    for (int s = 0; s < DZ_AUDIT_STATES && status == DZ_OK; s++)
        if (result->states[s])
            return dz_fail(m->error, DZ_USAGE, "the database to merge into is not empty");
    if (status == DZ_OK)
        status = take_shards(m, paths, n);
    if (status == DZ_OK)
        status = dz_store_set(m->store, "tool", (dz_str){m->tool, strlen(m->tool)}, m->error);
    if (status == DZ_OK)
        status = dz_store_set(m->store, "lexicon", (dz_str){m->lexicon, strlen(m->lexicon)}, m->error);
    if (status == DZ_OK)
        status = dz_store_set(m->store, "shard", (dz_str){"1/1", 3}, m->error);
    if (status == DZ_OK)
        status = run_sql(m, take_over);
    if (status == DZ_OK)
        status = dz_between_find(m->store, NULL, m->error);
    return status == DZ_OK ? dz_store_count(m->store, result, m->error) : status;
}

dz_status dz_audit_merge(const char *const *paths, size_t n, const char *db, dz_audit_result *result, dz_error *error)
{
    merging   m = {.error = error};
    dz_error  second;
    dz_status status = dz_store_open(db, true, &m.store, error), closed;

    *result = (dz_audit_result){0};
    if (status == DZ_OK)
        status = merge(&m, paths, n, result);
    if (status != DZ_OK)
        dz_store_drop(m.store);
    closed = dz_store_close(m.store, &second);
    dz_release(m.seen);
    if (status == DZ_OK && closed != DZ_OK) {
        *error = second;
        status = closed;
    }
    result->pairs = 0;
    for (int s = 0; s < DZ_AUDIT_STATES; s++)
        result->pairs += result->states[s];
    result->stopped = result->states[DZ_AUDIT_QUEUED] > 0;
    return status;
}
