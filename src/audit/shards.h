/* shards.h — the databases of shards, and of parts of what is asked between them, read one at a time. Floor audit. Private. */
#ifndef DZ_AUDIT_SHARDS_H
#define DZ_AUDIT_SHARDS_H

#include "audit/store.h"

/** Databases are attached under this name. */
#define DZ_SHARD "shard"

/** Which of 'n' databases of a kind were there; n is 0 as long as there was none. */
typedef struct dz_roll {
    unsigned n;
    bool    *seen; /* by number, from 1 */
} dz_roll;

/** What is read into a store. All zero but 'store' and 'error'; free with dz_shards_free(). */
typedef struct dz_shards {
    dz_store *store;
    dz_error *error;
    dz_roll   shards, parts;
    char      tool[100], lexicon[400], made[24]; /* 'made': of which rules, lexicon and so on the rows are */
} dz_shards;

/** The setting of a part: "K/N of M", N parts and M shards. */
#define DZ_PART "part"

dz_status dz_shards_run(const dz_shards *all, const char *sql);

/** Reads each database in turn: attached, and known to belong to those before, it is given to 'take'. Fails with IO, NOMEM, FORMAT (it is
 *  of another program), USAGE: it is of another audit, or was there; and with USAGE in the end, if a shard or a part is missing. */
dz_status dz_shards_read(dz_shards *all, const char *const *paths, size_t n,
                         dz_status (*take)(dz_shards *all, const char *path, bool part));

/** Says of which shards the rows are. */
dz_status dz_shards_sign(const dz_shards *all);

void dz_shards_free(dz_shards *all);

#endif
