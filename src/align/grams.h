/* grams.h — words that stand together more than once. Floor align. Private. */
#ifndef DZ_ALIGN_GRAMS_H
#define DZ_ALIGN_GRAMS_H

#include "align/tokens.h"

/** The most tokens, and Han characters, that one has. */
enum { DZ_MOST_GRAM = 6, DZ_MOST_GRAM_LETTERS = 12 };

/** Tokens of Chinese that stand next to each other at two places or more. */
typedef struct dz_gram {
    uint32_t from, count; /* its places are starts[from] to the next; ascending */
    uint16_t n;           /* tokens */
    uint16_t letters;     /* Han characters */
} dz_gram;

typedef struct dz_grams {
    DZ_LIST(dz_gram) list;
    DZ_LIST(uint32_t) starts; /* first tokens */
} dz_grams;

/** Finds those that a term might be: of two Han characters or more, no mark and no figure
 *  inside, no particle or the like at an end. False: no memory; call dz_grams_free(). */
bool dz_grams_find(const dz_tokens *zh, dz_grams *out);

void dz_grams_free(dz_grams *grams);

#endif
