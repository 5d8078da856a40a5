/* terms.h — words of one text that may be terms, with how the other renders them. Floor align. */
#ifndef DUIZHAO_TERMS_H
#define DUIZHAO_TERMS_H

#include "duizhao/align.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** A word, or some words, of the Chinese text that come again, and their usual rendering. */
typedef struct dz_proposal {
    dz_span      span[2];  /* by side: where they first stand so */
    dz_span_list places;   /* of the Chinese, all of them, in text order */
    uint32_t     together; /* at how many of them the rendering stands beside it */
    uint32_t     elsewhere; /* how often the rendering stands in the English in all, less those */
    float        score;    /* the better it is as a term, the greater */
} dz_proposal;

typedef struct dz_proposal_list {
    const dz_proposal *at;
    size_t             n;
} dz_proposal_list;

typedef struct dz_proposals dz_proposals;

/** Proposes terms from an aligned pair of Chinese and English, in either order; the
 *  lexicon is the one that it was aligned with, or NULL; both are lent for the call.
 *  What comes twice or more and is rendered alike at half of its places or more is
 *  proposed, the best first: docs/terms.md says how. A pair of other languages, or of
 *  one text, gives none. Same input, same answer.
 *  Fails with NOMEM; then *out is NULL. Free with dz_proposals_free(). */
dz_status dz_proposals_make(const dz_pair *pair, const dz_lexicon *lexicon, dz_proposals **out, dz_error *error);

void dz_proposals_free(dz_proposals *proposals); /* NULL is fine */

/** Lent until dz_proposals_free(). */
dz_proposal_list dz_proposals_all(const dz_proposals *proposals);

/** The side of a pair that is Chinese. */
int dz_pair_chinese(const dz_pair *pair);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
