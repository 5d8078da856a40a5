/* audit.h — checking all the pairs of an archive. Floor audit.
 *
 * One process walks, plans, and alone writes the database; others examine a pair each.
 * What takes one of them down takes down the pair in its hands and no other.
 */
#ifndef DUIZHAO_AUDIT_H
#define DUIZHAO_AUDIT_H

#include <signal.h>

#include "duizhao/batch.h"
#include "duizhao/config.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** What became of a pair. Kept in the database by these names: docs/audit.md. */
typedef enum dz_audit_state {
    DZ_AUDIT_QUEUED,       /* planned, and nothing more */
    DZ_AUDIT_DONE,
    DZ_AUDIT_NOT_EXAMINED, /* it could not be read, or is over a limit */
    DZ_AUDIT_CRASHED,      /* its process died of it, twice */
    DZ_AUDIT_TIMEOUT,
    DZ_AUDIT_OOM,       /* it needs more memory than it may have */
    DZ_AUDIT_UNPAIRED,  /* a file that nothing answers */
    DZ_AUDIT_AMBIGUOUS, /* a file that several may answer */
    DZ_AUDIT_STATES
} dz_audit_state;

/** "queued", "done", "not-examined" ... Static. */
const char *dz_audit_state_name(dz_audit_state state);

/** The state of that name, or DZ_AUDIT_STATES. */
dz_audit_state dz_audit_state_named(const char *name);

/** How far a run has come. Bytes are those of both texts of the pairs. */
typedef struct dz_audit_progress {
    size_t   pairs, pairs_done;
    uint64_t bytes, bytes_done;
    bool     pairing; /* they are files, which are read to be paired by what they say */
} dz_audit_progress;

/** What a pair is examined with. All lent. */
typedef struct dz_audit_setup {
    const dz_records_options *examine; /* languages, rules, lexicon */
    const dz_baseline        *baseline; /* or NULL */
    uint64_t                  key;      /* of what answers depend on beside the texts, rules and baseline: rows made under another are made anew */
    uint64_t                  baseline_key; /* of what the baseline says; another one touches the pairs with findings */
} dz_audit_setup;

/** All lent. */
typedef struct dz_audit_options {
    const char *const *paths; /* folders, files, manifests (.tsv, .jsonl) */
    size_t             n_paths;
    const char *const *patterns; /* "zh/{name}.txt en/{name}.txt": before names are judged */
    size_t             n_patterns;
    const char        *db;
    dz_audit_setup     setup; /* for every pair; also for what is asked between pairs */
    /** Or NULL: what a pair has in its stead, 'target' NULL for a file that holds both, or is looked at alone. The same for the same
     *  pair, and lent until the run is over; asked in the processes that examine, too. Fails, with NULL, as dz_audit_run(). */
    const dz_audit_setup *(*setup_for)(void *of, const char *source, const char *target, dz_error *error);
    void                 *of;
    uint64_t              paths_key; /* of all that setup_for() goes by: shards that differ in it are of different audits */
    unsigned           jobs;     /* processes; 0: as many as there are processors */
    unsigned           seconds;  /* that one pair may take; 0: 120 */
    size_t             memory;   /* bytes that one process may have; 0: 2 GiB */
    unsigned           shard, shards; /* of all pairs only these, from 1; 0 of 0: all */
    void (*progress)(void *with, const dz_audit_progress *progress); /* or NULL: called now and then */
    void  *with;
    void (*before)(const char *source, const char *target); /* or NULL: in the process that examines, before it does; for tests */
    const volatile sig_atomic_t *stop; /* or NULL: 1 finishes what is in hand, 2 drops it */
} dz_audit_options;

/** Mixes some bytes into a number for dz_audit_setup.key. */
uint64_t dz_key(uint64_t key, const void *at, size_t n);

/** What a run came to; of the whole database, whenever its rows were made. */
typedef struct dz_audit_result {
    size_t pairs, kept; /* planned; of those, as they were in the database */
    size_t states[DZ_AUDIT_STATES];
    size_t findings[DZ_SEVERITIES]; /* that were not dismissed */
    size_t dismissed;
    size_t gaps;    /* places that rules of the configuration could not examine */
    bool   stopped; /* there is more to be done: pairs that are queued, or the plan itself */
} dz_audit_result;

/** Audits. What is in the database and as it was is kept; what is there no more is dropped.
 *  Fails with IO, FORMAT (the database is another program's, or a newer one's; a manifest),
 *  USAGE (a pattern), NOMEM. */
dz_status dz_audit_run(const dz_audit_options *options, dz_audit_result *result, dz_error *error);

/** Asks between the pairs of all shards what has to do with one part of 'parts' (from 1): of the passages and names
 *  that can have to do with each other all fall into the same part. What it finds is put down in 'db', for dz_audit_merge(). 'db' is made, or
 *  has no pair yet. Fails as dz_audit_merge(). */
dz_status dz_audit_reduce(const char *const *paths, size_t n, unsigned part, unsigned parts, const char *db, dz_error *error);

/** Makes one database of those of all shards, as one run would have made it. 'db' is made, or has
 *  no pair yet. Behind the shards may stand all parts that dz_audit_reduce() made of them: then nothing is asked between pairs again.
 *  Fails as dz_audit_run(); with USAGE where a shard or a part is missing, there twice, or of another audit. */
dz_status dz_audit_merge(const char *const *paths, size_t n, const char *db, dz_audit_result *result, dz_error *error);

/** A pair as a database has it. Owned; free with dz_audit_pair_free(). */
typedef struct dz_audit_pair {
    char *path[2];   /* the second is NULL where one file holds both */
    char *sha256[2]; /* of the files as they were; the second as above */
} dz_audit_pair;

/** Finds a pair that is done by its number or by the path of a text that no other pair has. 'options' are those of the run, of which
 *  the setups count. Fails as dz_audit_run(); with USAGE where there is none, it is not done, or it was done under other rules and options. */
dz_status dz_audit_find(const char *db, const char *pair, const dz_audit_options *options, dz_audit_pair *out, dz_error *error);
void      dz_audit_pair_free(dz_audit_pair *pair);

/** The forms in which a database is written out: "text", "jsonl", "csv", "tsv", "sarif", "junit", "github", "html", "renderings". Static, NULL behind the last. */
extern const char *const dz_audit_forms[];

/** Writes the findings of a database, in the order of their paths, in one of those forms, docs/audit.md.
 *  'fail_on': from which severity on a pair does not pass; DZ_SEVERITIES: it always does. 'rules' are those of the run; NULL: those built in.
 *  Fails with IO, FORMAT, NOMEM; the sink keeps its own failure. */
dz_status dz_audit_write(const char *db, const char *form, dz_tongue tongue, dz_severity fail_on, const dz_rule_set *rules, dz_sink *sink,
                         dz_error *error);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
