/* part.c — a part of what is asked between the pairs of all shards. Floor audit.
 *
 * What is held against each other has a key: a passage its shape, a name its characters. A part takes the rows of its keys out of all shards,
 * and puts down what it finds for dz_audit_merge(). The tables of a database are shadowed by temporary ones of the same name, which
 * are filled and asked as those of a whole database are.
 */
#include <inttypes.h>
#include <string.h>

#include "audit/between.h"
#include "audit/piles.h"
#include "base/fail.h"

static const char shadow[] =
    "CREATE TEMP TABLE text AS SELECT * FROM main.text WHERE 0;"
    "CREATE TEMP TABLE pair AS SELECT * FROM main.pair WHERE 0;"
    "CREATE TEMP TABLE finding AS SELECT * FROM main.finding WHERE 0;"
    "CREATE TEMP TABLE passage AS SELECT * FROM main.passage WHERE 0;"
    "CREATE TEMP TABLE rendering AS SELECT * FROM main.rendering WHERE 0;"
    "CREATE TEMP TABLE said AS SELECT * FROM main.said WHERE 0;"
    "CREATE INDEX temp.text_of_path ON text (path);"
    "CREATE INDEX temp.text_of_id ON text (id);"
    "CREATE INDEX temp.pair_of_id ON pair (id)";

/** Puts the rows of the shard at hand whose keys are of this part on the piles, with the pairs and texts that they are of. */
static const char pile_up[] =
    DZ_NEXT_AT_HAND
    "INSERT OR REPLACE INTO setting SELECT * FROM " DZ_SHARD ".setting WHERE name LIKE '%.archive' OR name = 'made';"
    "INSERT INTO pile_passage SELECT " DZ_AT_HAND ", * FROM " DZ_SHARD ".passage WHERE shape BETWEEN (SELECT low FROM share) AND (SELECT high FROM share);"
    "INSERT INTO pile_rendering SELECT " DZ_AT_HAND ", * FROM " DZ_SHARD ".rendering WHERE how IN " DZ_SPELLED " AND (ifnull(unicode(chinese), 0) * 961 + "
    "ifnull(unicode(substr(chinese, 2)), 0) * 31 + ifnull(unicode(substr(chinese, 3)), 0)) % (SELECT parts FROM share) = (SELECT part FROM share) - 1;"
    "CREATE TEMP TABLE needed AS SELECT pair FROM pile_passage WHERE shard = " DZ_AT_HAND " UNION SELECT pair FROM pile_rendering WHERE shard = " DZ_AT_HAND ";"
    DZ_PILE_OF_PAIRS " WHERE p.id IN (SELECT pair FROM needed);"
    "INSERT INTO pile_text SELECT * FROM " DZ_SHARD ".text WHERE id IN (SELECT source FROM " DZ_SHARD ".pair WHERE id IN (SELECT pair FROM needed) "
    "UNION SELECT target FROM " DZ_SHARD ".pair WHERE id IN (SELECT pair FROM needed));"
    "DROP TABLE needed";

static dz_status take(dz_shards *all, const char *path, bool part)
{
    return part ? dz_fail(all->error, DZ_USAGE, "'%s' is a part, not a shard", path) : dz_shards_run(all, pile_up);
}

/** Which keys are of part i of n: an n-th of all hashes, and of all sums of characters. */
static dz_status note_share(const dz_shards *all, unsigned i, unsigned n)
{
    const uint64_t step = UINT64_MAX / n, first = (i - 1) * step + (i > 1), last = i == n ? UINT64_MAX : i * step;
    char           sql[200];

    /* hashes are stored as signed numbers: they are counted from the lowest on */
    snprintf(sql, sizeof sql, "CREATE TEMP TABLE share AS SELECT %" PRId64 " AS low, %" PRId64 " AS high, %u AS part, %u AS parts",
             (int64_t)(first ^ (UINT64_C(1) << 63)), (int64_t)(last ^ (UINT64_C(1) << 63)), i, n);
    return dz_shards_run(all, sql);
}

/** Says what the database is. */
static dz_status sign(const dz_shards *all, unsigned i, unsigned n)
{
    char      said[60];
    dz_status status = dz_shards_sign(all);

    snprintf(said, sizeof said, "%u/%u of %u", i, n, all->shards.n);
    return status == DZ_OK ? dz_store_set(all->store, DZ_PART, (dz_str){said, strlen(said)}, all->error) : status;
}

static dz_status reduce(dz_shards *all, const char *const *paths, size_t n, unsigned part, unsigned parts)
{
    dz_audit_result before = {0}; /* what has no row is not set */
    char            said[60];
    dz_status       status = dz_store_count(all->store, &before, all->error);

    for (int s = 0; s < DZ_AUDIT_STATES && status == DZ_OK; s++)
        if (before.states[s])
            return dz_fail(all->error, DZ_USAGE, "the database for a part is not empty");
    if (status == DZ_OK)
        status = dz_store_get(all->store, DZ_PART, said, sizeof said, all->error);
    if (status == DZ_OK && *said)
        return dz_fail(all->error, DZ_USAGE, "the database is part %s already", said);
    if (status == DZ_OK)
        status = dz_between_expect(all->store, false, all->error);
    if (status == DZ_OK)
        status = dz_shards_run(all, shadow);
    if (status == DZ_OK)
        status = note_share(all, part, parts);
    if (status == DZ_OK)
        status = dz_shards_run(all, dz_piles_make);
    if (status == DZ_OK)
        status = dz_shards_read(all, paths, n, take);
    if (status == DZ_OK)
        status = dz_shards_run(all, dz_piles_take_over);
    if (status == DZ_OK)
        status = dz_between_reduce(all->store, all->error);
    return status == DZ_OK ? sign(all, part, parts) : status;
}

dz_status dz_audit_reduce(const char *const *paths, size_t n, unsigned part, unsigned parts, const char *db, dz_error *error)
{
    dz_shards all = {.error = error};
    dz_error  second;
    dz_status status = dz_store_open(db, true, &all.store, error), closed;

    if (status == DZ_OK)
        status = reduce(&all, paths, n, part, parts);
    if (status != DZ_OK)
        dz_store_drop(all.store);
    closed = dz_store_close(all.store, &second);
    dz_shards_free(&all);
    if (status == DZ_OK && closed != DZ_OK) {
        *error = second;
        status = closed;
    }
    return status;
}
