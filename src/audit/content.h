/* content.h — which files are versions of each other, by what they say. Floor audit. Private. */
#ifndef DZ_AUDIT_CONTENT_H
#define DZ_AUDIT_CONTENT_H

#include "audit/store.h"
#include "audit/unpacked.h"

/** Pairs the rows of a plan whose files nothing answers. They are read, by processes as pairs are, and what they are known by
 *  is kept in the database. A row that several may answer becomes ambiguous, with a complaint of its file that names two.
 *  *stopped: the caller asked for it; the plan is as it was.
 *  Fails as dz_audit_run(). */
dz_status dz_content_pair(const dz_audit_options *options, dz_store *store, dz_unpacked *unpacked, unsigned jobs, dz_files *files, dz_plan *plan, bool *stopped,
                          dz_error *error);

#endif
