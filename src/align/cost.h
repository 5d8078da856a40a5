/* cost.h — what a bead costs, and why. Floor align. Private. */
#ifndef DZ_ALIGN_COST_H
#define DZ_ALIGN_COST_H

#include "align/links.h"
#include "align/views.h"

/** What is usual of a kind of pair: docs/align.md. Nats. */
typedef struct dz_habits {
    float sizes[DZ_MOST_ZH + 1][DZ_MOST_EN + 1]; /* of a bead by how many segments it has on each side; 0 beyond 1-1: none is looked for */
    float empty;       /* a bead with an empty side costs this ... */
    float empty_token; /* ... and so much for each of the first tokens left alone */
    float over_paragraph; /* a bead that runs over the end of a paragraph */
    float other_kind;     /* a heading beside a sentence */
    float ratio;       /* letters of the second side for one of the first, before the two texts are asked */
    bool  whole;       /* each text says all that the other does, so that the two tell that ratio */
    float variance;    /* of lengths, for each letter of the first side */
} dz_habits;

/** Of a Chinese text and an English one, and of two versions of a text in one language. */
extern const dz_habits dz_of_translations, dz_of_versions;

typedef struct dz_cost {
    const dz_habits *habits;
    const dz_tokens *sides; /* lent: both of them, DZ_ZH and DZ_EN */
    dz_links        *links; /* lent: what dz_cost_words() looks at; load the rows of the bead first */
    size_t           n[2];  /* segments */
    dz_view         *views[2];
    float           *rarity[2]; /* for each token, one over how likely a token is of its type */
    float            ratio;     /* letters of English for one of Chinese */
    float            empty;     /* nats that a bead with an empty side costs at least */
    float           *sums[2], *said; /* work: for the tokens of a bead, what their links say */
} dz_cost;

/** How probable a word of a bead is to stand there by chance, whatever the other side says. */
extern const float dz_by_chance;

/** Looks at both sides. 'sides' is lent. Frees nothing on failure: call
 *  dz_cost_free(). False: no memory. */
bool dz_cost_prepare(dz_cost *cost, const dz_habits *habits, const dz_tokens sides[2], const dz_figures *figures[2]);

void dz_cost_free(dz_cost *cost);

/** Fits the cost of an empty side to how many of 'beads' have one. */
void dz_cost_expect_empty(dz_cost *cost, const dz_bead_rows *beads);

/** How rare beads with n[s] segments a side, none of them 0, are: nats. INFINITY: such beads are not looked for. */
float dz_cost_size(const dz_cost *cost, const size_t n[2]);

/** The cost in nats of a bead but for its words. 'why' may be NULL. */
float dz_cost_frame(const dz_cost *cost, const size_t first[2], const size_t n[2], dz_why *why);

/** What the words of a bead that has both sides cost, in nats; negative speaks for
 *  it. 'why' may be NULL. Uses the work space of 'cost': not for two threads. */
float dz_cost_words(const dz_cost *cost, const size_t first[2], const size_t n[2], dz_why *why);

#endif
