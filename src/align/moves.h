/* moves.h — passages that stand in another order on the other side. Floor align. Private. */
#ifndef DZ_ALIGN_MOVES_H
#define DZ_ALIGN_MOVES_H

#include "align/cost.h"

typedef DZ_LIST(dz_move) dz_move_rows;

/** Looks for the segments that 'beads' leave alone on the other side too, where they
 *  would be out of order. Side 0 is Chinese. Loads 'cost->links' anew. What is found
 *  comes in the order of the Chinese text and shares no segment. False: no memory. */
bool dz_moves_find(const dz_cost *cost, const dz_bead_rows *beads, dz_move_rows *out);

/** Puts passages in the order of side 0. */
void dz_moves_sort(dz_move_rows *moves);

#endif
