/* learn.h — the translation table, bettered by the text itself. Floor align. Private. */
#ifndef DZ_ALIGN_LEARN_H
#define DZ_ALIGN_LEARN_H

#include "align/cost.h"

/** Makes 'out', which is empty, of what the lexicon says and of which tokens keep
 *  company in the beads found so far. False: no memory; call dz_renders_free() all the same. */
bool dz_learn(const dz_cost *cost, const dz_bead_rows *beads, const dz_renders *lexicon, dz_renders *out);

#endif
