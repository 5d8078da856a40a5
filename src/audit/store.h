/* store.h — the database of an audit. Floor audit. Private.
 *
 * Its tables are documented for users in docs/audit.md; schema.sql makes them. One
 * process writes it. Rows of a fresh run have the same numbers whatever the order in
 * which pairs were done.
 */
#ifndef DZ_AUDIT_STORE_H
#define DZ_AUDIT_STORE_H

#include "audit/examine.h"
#include "audit/plan.h"

typedef struct dz_store dz_store;
struct sqlite3;
struct dz_carry;

/** Opens a database; with 'write' it is made where there is none. Fails with IO, and with
 *  FORMAT: it is no database, another program's, or made by a newer version of this one. */
dz_status dz_store_open(const char *path, bool write, dz_store **out, dz_error *error);

/** Commits and closes. Fails with IO. NULL is fine. */
dz_status dz_store_close(dz_store *store, dz_error *error);

/** Gives up what is not committed. NULL is fine. */
void dz_store_drop(dz_store *store);

/** To be read from. */
struct sqlite3 *dz_store_db(dz_store *store);

/** Notes a name of the run: "tool", "lexicon". Fails with IO. */
dz_status dz_store_set(dz_store *store, const char *name, dz_str value, dz_error *error);

/** What dz_store_set() has set, and not as much as 'size' bytes of it; empty where it has not. Fails with IO, NOMEM. */
dz_status dz_store_get(dz_store *store, const char *name, char *room, size_t size, dz_error *error);

/** The setting that names what the pairs were last held against each other under. */
#define DZ_COMPARED "compared"

/** The setting with the number of files that are of no format. */
#define DZ_PASSED_OVER "passed-over"

/** Something that is kept of a file as long as it is as it was. */
typedef struct dz_note {
    const char    *kind; /* "members", "named", "traits" */
    const dz_file *file;
    uint64_t       made; /* under what: 0, or dz_audit_setup.key */
} dz_note;

/** What was kept, added to 'says'; *known false: nothing, or the file is not as it was. Fails with IO, NOMEM. */
dz_status dz_store_note(dz_store *store, const dz_note *note, dz_buf *says, bool *known, dz_error *error);

dz_status dz_store_keep_note(dz_store *store, const dz_note *note, dz_str says, dz_error *error);

/** Drops the notes of one kind on files that are not among these. Fails with IO. */
dz_status dz_store_keep_only(dz_store *store, const char *kind, const dz_str *paths, size_t n, dz_error *error);

/** Tasks to be done, each by the name of its position. */
typedef struct dz_tasks {
    dz_arena arena;
    DZ_LIST(dz_task) list;
    uint64_t *bytes;  /* of both texts, by position */
    int64_t  *pair;   /* its number in the database, by position */
    uint64_t *limits; /* dz_made.limits, by position */
} dz_tasks;

/** What a plan comes to, in one transaction: rows that are as they were are kept, others
 *  are queued and become tasks, in the order of the plan, and what is planned no more is
 *  dropped. 'carry' says under what each is made. Paths of tasks are lent from 'files'. Fails with IO, NOMEM, and
 *  as dz_carry_made(). */
dz_status dz_store_plan(dz_store *store, const dz_files *files, dz_plan *plan, struct dz_carry *carry, dz_tasks *out,
                        size_t *kept, dz_error *error);

void dz_tasks_free(dz_tasks *tasks);

/** Stores an answer of examine.h to a pair, behind the id. It is committed with others, not at once.
 *  Fails with IO, and with FORMAT: it is broken; nothing of it is stored then. */
dz_status dz_store_answer(dz_store *store, int64_t pair, dz_frame_reader *answer, dz_error *error);

/** Stores what became of a task that nobody answered, under these limits. */
dz_status dz_store_lost(dz_store *store, int64_t pair, dz_audit_state state, const char *why, uint64_t limits, dz_error *error);

/** Sees to it that what is stored next is committed together. Fails with IO. */
dz_status dz_store_begin(dz_store *store, dz_error *error);

/** Commits what was stored. Fails with IO. */
dz_status dz_store_commit(dz_store *store, dz_error *error);

/** Counts what the database has. */
dz_status dz_store_count(dz_store *store, dz_audit_result *result, dz_error *error);

/** dz_fail() with what SQLite says. */
dz_status dz_store_fail(dz_store *store, dz_error *error);

#endif
