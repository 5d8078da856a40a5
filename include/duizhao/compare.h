/* compare.h — passages that stand in a text more than once. Floor compare. */
#ifndef DUIZHAO_COMPARE_H
#define DUIZHAO_COMPARE_H

#include <stdbool.h>

#include "duizhao/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/** One passage and its copies. */
typedef struct dz_repeat {
    dz_span_list places;     /* two or more, in text order, disjoint; whole blocks */
    uint32_t     paragraphs; /* of the first place */
    uint32_t     tokens;     /* of its paragraphs that are equal: words, or Han characters */
    uint32_t     differing;  /* paragraphs that are only alike, all later places together */
} dz_repeat;

typedef struct dz_repeat_list {
    const dz_repeat *at;
    size_t           n;
} dz_repeat_list;

typedef struct dz_repeats dz_repeats;

/** The fewest tokens that make a repeated passage worth telling. */
enum { DZ_LEAST_REPEAT = 25 };

/** Finds runs of paragraphs that stand again later in the same order. Space,
 *  case, width and the shape of quotes do not count; inside a run, paragraphs
 *  that are only alike (half of their word pairs) are bridged and counted.
 *  One passage is one row however long it is and however often it stands
 *  there; rows come in the order of their first place. Lines of a few words that
 *  come again and again (speaker labels) are not told by themselves.
 *  The document is lent for the call. Fails with NOMEM only; then *out is NULL. */
dz_status dz_repeats_find(const dz_document *doc, dz_repeats **out, dz_error *error);

void dz_repeats_free(dz_repeats *repeats); /* NULL is fine */

/** Lent until dz_repeats_free(). */
dz_repeat_list dz_repeats_all(const dz_repeats *repeats);

/** Whether a span lies wholly in some place of some passage. */
bool dz_repeats_cover(const dz_repeats *repeats, dz_span span);

#ifdef __cplusplus
}
#endif

#endif
