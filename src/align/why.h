/* why.h — which words speak for a bead. Floor align. Private. */
#ifndef DZ_ALIGN_WHY_H
#define DZ_ALIGN_WHY_H

#include "align/cost.h"

typedef DZ_LIST(dz_word_link) dz_word_link_rows;

/** Appends the pairs of tokens of a bead that speak most for each other, in the
 *  order of the Chinese text; side 0 is Chinese. 'words': whether a word is among
 *  them. False: no memory. */
bool dz_why_links(const dz_cost *cost, const dz_bead *bead, dz_word_link_rows *out, bool *words);

#endif
