/* edits.h — what makes one run of tokens another. Floor compare. Private. */
#ifndef DZ_COMPARE_EDITS_H
#define DZ_COMPARE_EDITS_H

#include "compare/token.h"

/** n[0] tokens of the old from at[0] on became n[1] of the new from at[1] on. */
typedef struct dz_edit {
    uint32_t at[2];
    uint32_t n[2]; /* never both 0 */
} dz_edit;

typedef DZ_LIST(dz_edit) dz_edits;

/** Appends the edits that make 'a' into 'b', in order; two or more equal tokens
 *  stand between any two. Short, not always shortest: time is near n * log n,
 *  and what two unrelated texts share by chance is given up.
 *  False: no memory. */
bool dz_edits_find(dz_token_list a, dz_token_list b, dz_edits *out);

/** How many tokens of 'a' the edits leave as they are. */
size_t dz_edits_kept(const dz_edit *edits, size_t n, size_t tokens);

#endif
