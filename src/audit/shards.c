/* shards.c — the databases of shards, and of parts of what is asked between them, read one at a time. Floor audit. */
#include "audit/shards.h"

#include <string.h>

#include <sqlite3.h>

#include "base/fail.h"

dz_status dz_shards_run(const dz_shards *all, const char *sql)
{
    return sqlite3_exec(dz_store_db(all->store), sql, NULL, NULL, NULL) == SQLITE_OK ? DZ_OK : dz_store_fail(all->store, all->error);
}

static dz_status attach(const dz_shards *all, const char *path)
{
    sqlite3_stmt *s;
    dz_store     *probe;
    dz_error      ignored;
    dz_status     status = dz_store_open(path, false, &probe, all->error); /* whether it is one of ours */

    if (status != DZ_OK)
        return status;
    dz_store_close(probe, &ignored);
    if (sqlite3_prepare_v2(dz_store_db(all->store), "ATTACH ?1 AS " DZ_SHARD, -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(all->store, all->error);
    sqlite3_bind_text(s, 1, path, -1, SQLITE_STATIC);
    status = sqlite3_step(s) == SQLITE_DONE ? DZ_OK : dz_store_fail(all->store, all->error);
    sqlite3_finalize(s);
    return status;
}

/** What the database at hand says of itself, into 'room'; empty where it says nothing. */
static bool read_setting(const dz_shards *all, const char *name, char *room, size_t size)
{
    sqlite3_stmt *s;
    bool          ok;
    int           answer;

    *room = '\0';
    if (sqlite3_prepare_v2(dz_store_db(all->store), "SELECT value FROM " DZ_SHARD ".setting WHERE name = ?1", -1, &s, NULL) != SQLITE_OK)
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

/* ---- which one it is ---- */

/** The numbers of "I/N", as --shard takes them; false: it is something else. 'end' is what stands behind. */
static bool read_number(const char *said, unsigned *i, unsigned *n, const char **end)
{
    int at = 0;

    if (sscanf(said, "%6u/%6u%n", i, n, &at) != 2 || *i == 0 || *i > *n)
        return false;
    *end = said + at;
    return true;
}

/** Ticks off number i of n. 'what' and 'path' are for messages. */
static dz_status tick(const dz_shards *all, dz_roll *roll, unsigned i, unsigned n, const char *what, const char *path)
{
    if (roll->n == 0) {
        roll->n = n;
        roll->seen = dz_alloc_zero((size_t)n + 1, sizeof *roll->seen);
        if (!roll->seen)
            return dz_fail_nomem(all->error);
    }
    if (n != roll->n || (roll->seen && roll->seen[i]))
        return dz_fail(all->error, DZ_USAGE, n != roll->n ? "'%s' is of another audit: %s %u/%u" : "'%s' is %s %u/%u, which was there already", path, what, i, n);
    if (roll->seen)
        roll->seen[i] = true;
    return DZ_OK;
}

/** Whether the database at hand was made as those before it. */
static dz_status check_made(dz_shards *all, const char *path)
{
    char tool[sizeof all->tool], lexicon[sizeof all->lexicon], made[sizeof all->made];

    if (!read_setting(all, "tool", tool, sizeof tool) || !read_setting(all, "lexicon", lexicon, sizeof lexicon) || !read_setting(all, "made", made, sizeof made))
        return dz_store_fail(all->store, all->error);
    if (all->shards.n == 0) {
        memcpy(all->tool, tool, sizeof tool);
        memcpy(all->lexicon, lexicon, sizeof lexicon);
        memcpy(all->made, made, sizeof made);
    }
    if (strcmp(tool, all->tool) != 0 || strcmp(lexicon, all->lexicon) != 0)
        return dz_fail(all->error, DZ_USAGE, "'%s' is of another audit: duizhao %s, %s", path, tool, lexicon);
    if (strcmp(made, all->made) != 0)
        return dz_fail(all->error, DZ_USAGE, "'%s' is of another audit: its rules, baseline or options differ", path);
    return DZ_OK;
}

static dz_status check_shard(dz_shards *all, const char *path)
{
    char        shard[40];
    const char *end = "";
    unsigned    i = 0, n = 0;
    dz_status   status;

    if (!read_setting(all, "shard", shard, sizeof shard))
        return dz_store_fail(all->store, all->error);
    if (!read_number(shard, &i, &n, &end) || *end)
        return dz_fail(all->error, DZ_FORMAT, "'%s' does not say which shard it is", path);
    status = check_made(all, path);
    return status == DZ_OK ? tick(all, &all->shards, i, n, "shard", path) : status;
}

/** A part is known by what it says; *part false: it is none. */
static dz_status check_part(dz_shards *all, const char *path, bool *part)
{
    char        said[40];
    const char *end = "";
    unsigned    i = 0, n = 0, shards = 0;
    int         at = 0;
    dz_status   status;

    if (!read_setting(all, DZ_PART, said, sizeof said))
        return dz_store_fail(all->store, all->error);
    *part = *said != '\0';
    if (!*part)
        return DZ_OK;
    if (!read_number(said, &i, &n, &end) || sscanf(end, " of %6u%n", &shards, &at) != 1 || end[at])
        return dz_fail(all->error, DZ_FORMAT, "'%s' does not say which part it is", path);
    status = check_made(all, path);
    if (status == DZ_OK && shards != all->shards.n)
        status = dz_fail(all->error, DZ_USAGE, "'%s' is a part of %u shards: name the shards before it", path, shards);
    return status == DZ_OK ? tick(all, &all->parts, i, n, "part", path) : status;
}

/* ---- all of them ---- */

/** SQLite's complaints name the database that is made; says which one was read. */
static dz_status name_shard(dz_error *error, const char *path)
{
    dz_error why;

    if (!error)
        return DZ_IO;
    why = *error;
    return dz_fail(error, DZ_IO, "%s, with '%s'", why.message, path);
}

static dz_status check_whole(const dz_shards *all, const dz_roll *roll, const char *what)
{
    for (unsigned i = 1; i <= roll->n; i++)
        if (!roll->seen[i])
            return dz_fail(all->error, DZ_USAGE, "%s %u/%u is missing", what, i, roll->n);
    return DZ_OK;
}

dz_status dz_shards_read(dz_shards *all, const char *const *paths, size_t n,
                         dz_status (*take)(dz_shards *all, const char *path, bool part))
{
    dz_status status = DZ_OK;

    for (size_t i = 0; i < n && status == DZ_OK; i++) {
        bool part = false;

        status = attach(all, paths[i]);
        if (status == DZ_OK)
            status = check_part(all, paths[i], &part);
        if (status == DZ_OK && !part)
            status = check_shard(all, paths[i]);
        if (status == DZ_OK)
            status = take(all, paths[i], part);
        if (status == DZ_OK)
            status = dz_shards_run(all, "DETACH " DZ_SHARD);
        if (status == DZ_IO)
            return name_shard(all->error, paths[i]);
    }
    if (status == DZ_OK)
        status = check_whole(all, &all->shards, "shard");
    return status == DZ_OK ? check_whole(all, &all->parts, "part") : status;
}

dz_status dz_shards_sign(const dz_shards *all)
{
    dz_status status = dz_store_set(all->store, "tool", (dz_str){all->tool, strlen(all->tool)}, all->error);

    return status == DZ_OK ? dz_store_set(all->store, "lexicon", (dz_str){all->lexicon, strlen(all->lexicon)}, all->error) : status;
}

void dz_shards_free(dz_shards *all)
{
    dz_release(all->shards.seen);
    dz_release(all->parts.seen);
}
