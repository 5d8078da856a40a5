/* renders.h — which tokens of the English side may render one of the Chinese. Floor align. Private. */
#ifndef DZ_ALIGN_RENDERS_H
#define DZ_ALIGN_RENDERS_H

#include "align/tokens.h"

enum { DZ_ZH = 0, DZ_EN = 1 }; /* the two sides inside the aligner, whichever of them is the source */

/** One possible rendering. */
typedef struct dz_render {
    uint32_t en;    /* type of the English side */
    float    forth; /* t(en | zh) */
    float    back;  /* t(zh | en) */
} dz_render;

/** The translation table, as far as the two texts have use for it. */
typedef struct dz_renders {
    DZ_LIST(dz_render) list;
    uint32_t *first; /* first[z] .. first[z + 1]: the rows of type z, in ascending order of 'en' */
} dz_renders;

/** What the lexicon says, and that equal keys render each other. 'lexicon' may be
 *  NULL. False: no memory; call dz_renders_free() all the same. */
bool dz_renders_look_up(dz_renders *renders, const dz_tokens sides[2], const dz_lexicon *lexicon);

/** The same for two texts in one language: a word renders itself. */
bool dz_renders_itself(dz_renders *renders, const dz_tokens sides[2]);

void dz_renders_free(dz_renders *renders);

#endif
