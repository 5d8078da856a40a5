/* differences.h — how the copies of a passage differ. Floor compare. Private. */
#ifndef DZ_COMPARE_DIFFERENCES_H
#define DZ_COMPARE_DIFFERENCES_H

#include "compare/edits.h"
#include "compare/groups.h"
#include "duizhao/compare.h"

typedef DZ_LIST(dz_difference) dz_differences;

/** A text, its tokens, and room to work in. */
typedef struct dz_differ {
    const dz_document *doc;
    dz_token_list      tokens;
    dz_edits           edits; /* scratch */
} dz_differ;

/** Tokens of a text. */
typedef struct dz_wording {
    const dz_document *doc;
    dz_token_list      tokens; /* of the whole text */
    uint32_t           from, n;
} dz_wording;

/** What differs between two wordings beyond words: dz_difference_flag bits. */
uint8_t dz_wordings_differ(const dz_wording pair[2]);

/** How the last place that was compared agrees with the first. Tokens. */
typedef struct dz_agreement {
    uint32_t equal;
    bool     filled_in; /* of its figures most are others, and little else is: a form filled in anew */
} dz_agreement;

/** Adds what differs between the first of some places and the one numbered 'place'. False: no memory. */
bool dz_differences_add(dz_differ *d, const dz_stand *places, uint32_t place, dz_differences *out, dz_agreement *agreement);

/** The text of tokens [from, from + n); for none, the place before 'from'. Of no text, its start. */
dz_span dz_tokens_text(dz_token_list tokens, uint32_t from, uint32_t n);

#endif
