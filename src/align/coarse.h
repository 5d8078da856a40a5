/* coarse.h — roughly which segments stand beside which. Floor align. Private. */
#ifndef DZ_ALIGN_COARSE_H
#define DZ_ALIGN_COARSE_H

#include "align/cost.h"

/** Fills an open corridor with the cells near the way on which the segments share
 *  most, and closes it. Fails with NOMEM. */
dz_status dz_coarse_way(const dz_cost *cost, const dz_renders *renders, dz_corridor *out);

#endif
