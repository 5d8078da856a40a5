/* carry.h — what of an earlier run holds under other rules. Floor audit. Private. */
#ifndef DZ_AUDIT_CARRY_H
#define DZ_AUDIT_CARRY_H

#include "audit/store.h"

/** Notes under which rules and baseline a run is made, and takes over the pairs of the last one that
 *  they cannot touch: those in which no rule spoke that is now off or of another severity, and, where the
 *  baseline is another one, no rule at all. A rule that was off touches all. 'made': the number of this
 *  run for its pairs. Uncommitted, so that it goes with the plan. Fails with IO, NOMEM. */
dz_status dz_carry_over(dz_store *store, const dz_audit_options *options, uint64_t *made, dz_error *error);

#endif
