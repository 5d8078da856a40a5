/* match.h — texts of two languages by what they have in common. Floor audit. Private. */
#ifndef DZ_AUDIT_MATCH_H
#define DZ_AUDIT_MATCH_H

#include "audit/traits.h"

/** A text to be matched. */
typedef struct dz_matched {
    uint32_t with, next; /* the text that answers it best, and the one after; DZ_NO_MATCH: none */
    float    score[2];   /* how well, 0 to 1 */
} dz_matched;

#define DZ_NO_MATCH UINT32_MAX

typedef struct dz_matcher dz_matcher;

/** Texts go in twice, in the same order: first all to be counted, then all to be weighed. 'lang' is 1 or 2, as in
 *  traits.h. What a call keeps of a text is bounded. False: no memory. */
dz_matcher *dz_matcher_new(void); /* NULL: no memory */
void        dz_matcher_count(dz_matcher *m, unsigned lang, const dz_trait *traits, size_t n);
bool        dz_matcher_add(dz_matcher *m, unsigned lang, uint32_t text, const dz_trait *traits, size_t n);

/** Looks for the best two answers to each text, which is written to out[text]. */
bool dz_matcher_run(dz_matcher *m, dz_matched *out);
void dz_matcher_free(dz_matcher *m); /* NULL is fine */

/** Whether a match is good enough to be told of, and so much better than the next that it is none by chance. */
bool dz_match_counts(float score);
bool dz_match_is_clear(const dz_matched *match);

#endif
