/* chains.h — runs of tokens that come again, with gaps. Floor compare. Private. */
#ifndef DZ_COMPARE_CHAINS_H
#define DZ_COMPARE_CHAINS_H

#include "compare/token.h"

/** Equal tokens: n from at[0] on, and the same again from at[1] on. */
typedef struct dz_stretch {
    uint32_t at[2]; /* at[0] < at[1] */
    uint32_t n;
} dz_stretch;

/** Stretches that follow each other on nearly the same diagonal. */
typedef struct dz_chain {
    size_t   first, n; /* of its stretches, in order on both sides */
    uint32_t equal;    /* tokens of all its stretches but idle ones */
} dz_chain;

typedef struct dz_chains {
    DZ_LIST(dz_chain) all; /* by where they end */
    DZ_LIST(dz_stretch) stretches;
} dz_chains;

/** Finds the chains of a text in which at least 'least' tokens are equal. Time
 *  grows with the length of the text whatever it is: no place is held against
 *  more than a few earlier ones, the nearest first, and none while it
 *  continues a chain. Free with dz_chains_free() whatever the answer.
 *  False: no memory. */
bool dz_chains_find(dz_token_list tokens, uint32_t least, dz_chains *out);

void dz_chains_free(dz_chains *chains);

#endif
