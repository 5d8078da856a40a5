/* versions.h — roughly which segments of two versions stand beside which. Floor align. Private. */
#ifndef DZ_ALIGN_VERSIONS_H
#define DZ_ALIGN_VERSIONS_H

#include "align/cost.h"

/** Opens and closes a corridor around the way through two versions of a text in one
 *  language that shares most. One may be a part of the other, or hold it twice: what
 *  has no counterpart is passed by, and of equal ways that with the fewest leaps, and
 *  then the first, is taken. 'out' is open and has its anchors. False: no memory. */
bool dz_versions_way(const dz_cost *cost, const dz_renders *renders, dz_corridor *out);

/** Leaves alone both sides of beads that stand by themselves, leaps away from all others, and share too little for that:
 *  texts of one kind have words in common by chance. Of what stands alone between two pairs the old comes first then. The beads have their costs. False: no memory. */
bool dz_versions_leave_alone(const dz_cost *cost, dz_bead_rows *beads);

#endif
