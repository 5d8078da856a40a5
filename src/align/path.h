/* path.h — the cheapest way through two texts. Floor align. Private. */
#ifndef DZ_ALIGN_PATH_H
#define DZ_ALIGN_PATH_H

#include "align/cost.h"

/** Finds the cheapest beads over all segments of both sides, inside the corridor,
 *  and puts them in order into 'beads', which it empties first; Chinese is side 0.
 *  *nats is what they cost together. 'judge': each gets its cost and how sure it is. Fails with NOMEM, and
 *  with USAGE where anchors ask for a larger bead than there is. */
dz_status dz_path_find(const dz_cost *cost, const dz_corridor *corridor, bool judge, dz_bead_rows *beads, double *nats);

#endif
