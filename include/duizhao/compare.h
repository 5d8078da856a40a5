/* compare.h — passages that stand in a text more than once. Floor compare.
 *
 * Method: runs of equal tokens are gathered into chains over gaps of a few words,
 * and what agrees well enough is told, from one edge of a paragraph or a
 * sentence to another where there is one: docs/checks/repeats.md.
 */
#ifndef DUIZHAO_COMPARE_H
#define DUIZHAO_COMPARE_H

#include <stdbool.h>

#include "duizhao/figure.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What differs between two wordings, beyond words. Bits. */
typedef enum dz_difference_flag {
    DZ_DIFFERS_FIGURE = 1 << 0,
    DZ_DIFFERS_NAME = 1 << 1,    /* a word with a capital, but not the first of a sentence */
    DZ_DIFFERS_NEGATION = 1 << 2 /* one says not, no, 不, 未 ... and the other does not */
} dz_difference_flag;

/** Words of the first place of a passage that are others at a later place. */
typedef struct dz_difference {
    dz_span  span[2]; /* at the first place, at the later one; one may be empty: where it would stand */
    uint32_t place;   /* the later one: an index into its places */
    uint8_t  flags;   /* dz_difference_flag bits */
} dz_difference;

typedef struct dz_difference_list {
    const dz_difference *at;
    size_t               n;
} dz_difference_list;

/** One passage and its copies. */
typedef struct dz_repeat {
    dz_span_list       places;      /* two or more, in text order, disjoint */
    dz_difference_list differences; /* by place, then in text order */
    uint32_t           paragraphs;  /* of the first place; 0: at some place the passage is a part of a paragraph */
    uint32_t           tokens;      /* words, Han characters and figures of the longest place */
    uint32_t           equal;       /* of these, what stands at the place that differs most */
} dz_repeat;

typedef struct dz_repeat_list {
    const dz_repeat *at;
    size_t           n;
} dz_repeat_list;

typedef struct dz_repeats dz_repeats;

/** Finds what a text says again in the same words, or nearly. Space, case, width,
 *  punctuation and the separators of figures do not count. Told are
 *    paragraphs, one or more, that are the same, of 12 tokens or more;
 *    paragraphs of 25 or more of whose tokens 60 % are the same;
 *    parts of paragraphs of 25 or more of whose tokens 90 % are.
 *  One passage is one row however long it is and however often it stands there;
 *  what lies within the copies of a longer one is no row. Speakers, timestamps
 *  and furniture do not count as tokens. Rows come in the order of their first place.
 *  The figures are lent for the call. Fails with NOMEM only; then *out is NULL. */
dz_status dz_repeats_find(const dz_figures *figures, dz_repeats **out, dz_error *error);

void dz_repeats_free(dz_repeats *repeats); /* NULL is fine */

/** Lent until dz_repeats_free(). */
dz_repeat_list dz_repeats_all(const dz_repeats *repeats);

/** Whether a span lies wholly in some place of some passage. */
bool dz_repeats_cover(const dz_repeats *repeats, dz_span span);

#ifdef __cplusplus
}
#endif

#endif
