/* pool.h — processes that examine, and what becomes of them. Floor audit. Private. */
#ifndef DZ_AUDIT_POOL_H
#define DZ_AUDIT_POOL_H

#include "audit/examine.h"
#include "audit/unpacked.h"

/** Who has the work done. What a call fails with ends the run. */
typedef struct dz_pool_client {
    void        *with;
    dz_unpacked *unpacked; /* where members of packed archives are read from */
    /** The next task, lent until its answer; false: there are no more. */
    bool (*next)(void *with, dz_task *task);
    /** The answer to a task, as examine.h has it, behind the id. */
    dz_status (*answered)(void *with, uint64_t id, dz_frame_reader *answer, dz_error *error);
    /** A task took its process down, or was stopped: crashed, timeout or oom. */
    dz_status (*lost)(void *with, uint64_t id, dz_audit_state state, const char *why, dz_error *error);
    /** Called some times a second. */
    dz_status (*tick)(void *with, dz_error *error);
} dz_pool_client;

/** Has all tasks done by 'jobs' processes, each of which may hold 'depth' at once, in
 *  whatever order. What 'options' says of limits holds for each task. Ends early when
 *  options->stop says so. No process outlives the call, nor the caller.
 *  Fails with IO (no process can be made), NOMEM, and what the client fails with. */
dz_status dz_pool_run(const dz_audit_options *options, const dz_pool_client *client, unsigned jobs, unsigned depth, dz_error *error);

#endif
