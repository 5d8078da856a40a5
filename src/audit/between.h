/* between.h — what is wrong between pairs, not in one. Floor audit. Private. */
#ifndef DZ_AUDIT_BETWEEN_H
#define DZ_AUDIT_BETWEEN_H

#include "audit/store.h"

/** Notes how grave the rules are that are asked between pairs, and which are off, for dz_between_find(). */
dz_status dz_between_note(dz_store *store, const dz_check_options *options, dz_error *error);

/** Asks the rules that need an archive of all that the database has: their findings stand behind
 *  those of each pair. What an earlier call found goes. 'options' say which baseline a pair has; NULL: none. 'found': parts have found
 *  what is to be told, and dz_between_take() has taken it. Fails with IO, NOMEM. */
dz_status dz_between_find(dz_store *store, const dz_audit_options *options, bool found, dz_error *error);

/* Parts: each asks of some keys, and one merges what they found. */

/** How names are rendered that are held against each other, in SQL: by their sound. */
#define DZ_SPELLED "('reading', 'wade-giles', 'cantonese')"

/** Sorts the rows of a shard by their keys, so that a part reads only its own. */
dz_status dz_between_sort(dz_store *store, dz_error *error);

/** Makes the tables for what parts find: in the database, or beside it. */
dz_status dz_between_expect(dz_store *store, bool beside, dz_error *error);

/** Asks all rules that are not off of the rows that are there, and puts down what they find. */
dz_status dz_between_reduce(dz_store *store, dz_error *error);

/** Takes what the part has found that is attached as DZ_SHARD. */
dz_status dz_between_take(dz_store *store, dz_error *error);

#endif
