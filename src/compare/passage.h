/* passage.h — from where to where a text stands again. Floor compare. Private. */
#ifndef DZ_COMPARE_PASSAGE_H
#define DZ_COMPARE_PASSAGE_H

#include "compare/chains.h"
#include "compare/edits.h"

/** A passage and another place that says the same, nearly. Tokens [from, to). */
typedef struct dz_passage {
    uint32_t from[2], to[2];
    uint32_t size;  /* tokens of the longer place, idle ones left out */
    uint32_t equal; /* of these, those that stand at both */
    bool     whole; /* both places begin and end with a paragraph */
} dz_passage;

/** What begins before token 'at': 2 a paragraph, 1 a sentence, 0 neither. */
int dz_edge_at(dz_token_list tokens, uint32_t at);

/** The passage of a chain: what does not hang together with the rest is left out
 *  at its ends, then both ends go on over single edits as far as that pays, and
 *  rather to the edge of a paragraph or a sentence. Size and equal are not set.
 *  The places overlap when the text comes again before it is at its end. */
dz_passage dz_passage_of(dz_token_list tokens, const dz_chains *chains, const dz_chain *chain);

/** Sets size, equal and whole. 'scratch' is emptied and holds the edits. False: no memory. */
bool dz_passage_judge(dz_token_list tokens, dz_passage *passage, dz_edits *scratch);

#endif
