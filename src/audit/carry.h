/* carry.h — what of earlier runs holds under other rules. Floor audit. Private. */
#ifndef DZ_AUDIT_CARRY_H
#define DZ_AUDIT_CARRY_H

#include "audit/store.h"

/** A setup of this run by its number in the database. */
typedef struct dz_made {
    const dz_audit_setup *setup;
    uint64_t              number; /* of all that answers depend on beside the texts */
    uint64_t              limits; /* of the same, and of time and memory */
} dz_made;

/** The number of a setup in databases. Fails with NOMEM. */
dz_status dz_setup_number(const dz_audit_setup *setup, uint64_t *number, dz_error *error);

typedef struct dz_carry dz_carry;

/** Both are lent. Free with dz_carry_free(). Fails with NOMEM; then *out is NULL. */
dz_status dz_carry_new(dz_store *store, const dz_audit_options *options, dz_carry **out, dz_error *error);
void      dz_carry_free(dz_carry *carry); /* NULL is fine */

/** What a pair is made under in this run, noted in the database; lent until the next call. 'target' as of
 *  dz_audit_options.setup_for(). Uncommitted, so that it goes with the plan. Fails with IO, NOMEM, and as setup_for(). */
dz_status dz_carry_made(dz_carry *carry, const char *source, const char *target, const dz_made **out, dz_error *error);

/** Whether a pair that is done, and was made under the number 'was', is as it would be made now: no rule spoke in it that is
 *  now off or of another severity, and, where the baseline is another one, no rule at all. A rule that was off touches all.
 *  Fails with IO, NOMEM. */
dz_status dz_carry_holds(dz_carry *carry, int64_t pair, uint64_t was, const dz_made *made, bool *holds, dz_error *error);

/** Notes under what the run is made, for dz_audit_merge(), and forgets under what no pair is made any more. Fails with IO, NOMEM. */
dz_status dz_carry_note(dz_carry *carry, dz_error *error);

#endif
