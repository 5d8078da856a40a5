/* aligner.h — from the figures and words of two texts to their beads. Floor align. Private. */
#ifndef DZ_ALIGN_ALIGNER_H
#define DZ_ALIGN_ALIGNER_H

#include "align/moves.h"
#include "align/why.h"

/** What the aligner found, the sides as the caller has them. All zero when empty. */
typedef struct dz_alignment {
    dz_bead_rows      beads;
    dz_word_link_rows links;
    dz_move_rows      moves; /* in the order of the source */
    dz_why           *why;  /* of each bead */
    size_t           *first; /* first[b] .. first[b + 1]: the links of bead b */
} dz_alignment;

/** Fails with NOMEM, and with USAGE where the anchors cannot be kept; free it all the same. */
dz_status dz_align_sides(const dz_figures *figures[2], const dz_align_options *options, dz_alignment *out);

void dz_alignment_free(dz_alignment *alignment);

#endif
