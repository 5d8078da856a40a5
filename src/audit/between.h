/* between.h — what is wrong between pairs, not in one. Floor audit. Private. */
#ifndef DZ_AUDIT_BETWEEN_H
#define DZ_AUDIT_BETWEEN_H

#include "audit/store.h"

/** Notes how grave the rules are that are asked between pairs, and which are off, for dz_between_find(). */
dz_status dz_between_note(dz_store *store, const dz_check_options *options, dz_error *error);

/** Asks the rules that need an archive of all that the database has: their findings stand behind
 *  those of each pair. What an earlier call found goes. 'options' say which baseline a pair has; NULL: none. Fails with IO, NOMEM. */
dz_status dz_between_find(dz_store *store, const dz_audit_options *options, dz_error *error);

#endif
