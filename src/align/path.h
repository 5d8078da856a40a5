/* path.h — the cheapest way through two texts. Floor 7, align. Private. */
#ifndef DZ_ALIGN_PATH_H
#define DZ_ALIGN_PATH_H

#include "align/cost.h"

typedef DZ_LIST(dz_bead) dz_bead_rows;

/** Finds the cheapest beads over all segments of both sides and appends them
 *  in order. Fails with NOMEM, and with TOO_LARGE where a band of useful width
 *  would not fit in DZ_MOST_CELLS. */
dz_status dz_path_find(const dz_cost *cost, dz_bead_rows *beads);

enum { DZ_MOST_CELLS = 64 << 20 };

#endif
