/* merge.c — the databases of all shards as one. Floor audit.
 *
 * The rows are numbered as one run over everything would have numbered them, so that
 * the database says the same, row by row.
 */
#include "audit/piles.h"

#include <string.h>

#include "audit/between.h"
#include "base/fail.h"

/** Puts the rows of the shard at hand on the piles. */
static const char pile_up[] =
    DZ_NEXT_AT_HAND
    "INSERT OR REPLACE INTO setting SELECT * FROM " DZ_SHARD ".setting WHERE name LIKE '%.archive' OR name IN ('made', '" DZ_PASSED_OVER "');"
    "INSERT OR IGNORE INTO setup SELECT * FROM " DZ_SHARD ".setup;"
    "INSERT OR REPLACE INTO kept SELECT * FROM " DZ_SHARD ".kept;"
    "INSERT INTO pile_text SELECT * FROM " DZ_SHARD ".text;" DZ_PILE_OF_PAIRS ";"
    "INSERT INTO pile_finding SELECT " DZ_AT_HAND ", * FROM " DZ_SHARD ".finding;"
    "INSERT INTO pile_passage SELECT " DZ_AT_HAND ", * FROM " DZ_SHARD ".passage;"
    "INSERT INTO pile_rendering SELECT " DZ_AT_HAND ", * FROM " DZ_SHARD ".rendering;"
    "INSERT INTO pile_said SELECT " DZ_AT_HAND ", * FROM " DZ_SHARD ".said";

static dz_status take(dz_shards *all, const char *path, bool part)
{
    (void)path;
    return part ? dz_between_take(all->store, all->error) : dz_shards_run(all, pile_up);
}

static dz_status merge(dz_shards *all, const char *const *paths, size_t n, dz_audit_result *result)
{
    dz_status status = dz_store_count(all->store, result, all->error);

    for (int s = 0; s < DZ_AUDIT_STATES && status == DZ_OK; s++)
        if (result->states[s])
            return dz_fail(all->error, DZ_USAGE, "the database to merge into is not empty");
    if (status == DZ_OK)
        status = dz_shards_run(all, dz_piles_make);
    if (status == DZ_OK)
        status = dz_between_expect(all->store, true, all->error);
    if (status == DZ_OK)
        status = dz_shards_read(all, paths, n, take);
    if (status == DZ_OK)
        status = dz_shards_sign(all);
    if (status == DZ_OK)
        status = dz_store_set(all->store, "shard", (dz_str){"1/1", 3}, all->error);
    if (status == DZ_OK)
        status = dz_shards_run(all, dz_piles_take_over);
    if (status == DZ_OK)
        status = dz_between_find(all->store, NULL, all->parts.n > 0, all->error);
    return status == DZ_OK ? dz_store_count(all->store, result, all->error) : status;
}

dz_status dz_audit_merge(const char *const *paths, size_t n, const char *db, dz_audit_result *result, dz_error *error)
{
    dz_shards all = {.error = error};
    dz_error  second;
    dz_status status = dz_store_open(db, true, &all.store, error), closed;

    *result = (dz_audit_result){0};
    if (status == DZ_OK)
        status = merge(&all, paths, n, result);
    if (status != DZ_OK)
        dz_store_drop(all.store);
    closed = dz_store_close(all.store, &second);
    dz_shards_free(&all);
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
