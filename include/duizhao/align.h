/* align.h — which segments of two texts say the same thing. Floor align.
 *
 * Method: a banded dynamic programme picks the cheapest beads. The length model
 * is that of Gale & Church (1993), "A Program for Aligning Sentences in
 * Bilingual Corpora"; equal figures pull segments together: docs/align.md.
 */
#ifndef DUIZHAO_ALIGN_H
#define DUIZHAO_ALIGN_H

#include "duizhao/compare.h"
#include "duizhao/figure.h"
#include "duizhao/name.h"
#include "duizhao/lexicon.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

enum { DZ_SOURCE = 0, DZ_TARGET = 1 }; /* the two sides of a pair */

/** What made us believe a bead. Bits. */
typedef enum dz_evidence {
    DZ_BY_LENGTH = 1 << 0,
    DZ_BY_FIGURE = 1 << 1,
    DZ_BY_PARAGRAPH = 1 << 2, /* it starts a paragraph on both sides */
    DZ_BY_CALLER = 1 << 3,    /* the caller said that the two are one pair, or set an anchor */
    DZ_BY_WORDS = 1 << 4,     /* of the lexicon, or learned from the two texts */
    DZ_BY_NAME = 1 << 5       /* a name on one side is said on the other */
} dz_evidence;

/** n[DZ_SOURCE] segments of one text beside n[DZ_TARGET] of the other.
 *  Of Chinese up to 5 beside up to 8 of English, except in the one bead of a pair
 *  taken as given; never both 0. n = 0 on one side: omitted there. */
typedef struct dz_bead {
    uint32_t first[2]; /* index of the first segment on each side */
    uint16_t n[2];
    uint8_t  evidence; /* dz_evidence bits */
    uint8_t  sure;     /* 0..100, per cent */
    float    cost;     /* nats; smaller is better, everywhere in this library */
} dz_bead;

/** The share of each term in a bead's cost, in nats; negative speaks for it. */
typedef struct dz_why {
    float words;   /* words that render each other, and those that nothing renders */
    float figures; /* the same for figures */
    float marks;   /* and for punctuation */
    float length;
    float size;    /* how rare beads of its size are, or sides with nothing */
    float edges;   /* paragraphs, headings, quotations that do not end together */
} dz_why;

/** Two words, or figures, that speak for a bead. */
typedef struct dz_word_link {
    dz_span span[2]; /* by side */
    float   weight;  /* nats */
} dz_word_link;

typedef struct dz_word_link_list {
    const dz_word_link *at;
    size_t              n;
} dz_word_link_list;

typedef struct dz_bead_list {
    const dz_bead *at;
    size_t         n;
} dz_bead_list;

/** A passage that stands out of order: n[s] segments of each side that answer each
 *  other, though on each side the beads leave them alone. */
typedef struct dz_move {
    uint32_t first[2], n[2]; /* by side */
} dz_move;

typedef struct dz_move_list {
    const dz_move *at;
    size_t         n;
} dz_move_list;

/** Somebody says that these two segments stand in one bead. Indexes from 0. */
typedef struct dz_anchor {
    uint32_t segment[2];
} dz_anchor;

typedef struct dz_align_options {
    const dz_lexicon *lexicon; /* lent for the call; NULL: words say nothing unless they are the same */
    bool              versions; /* two versions of a text in one language: either may be a part of the other */
    bool             as_given; /* the two texts are one pair already: one bead holds them whole */
    bool             in_step;  /* both are of one bilingual file: the units of their blocks make the beads */
    dz_cut_options   cut;      /* of both texts */
    const dz_anchor *anchors;  /* lent; in order on both sides, none twice: see dz_anchors_read() */
    size_t           anchor_count;
} dz_align_options;

typedef struct dz_pair dz_pair;

/** Cuts, searches and aligns two documents.
 *  'target' may be NULL: then there are no beads, and the pair holds one text
 *  with its segments and figures. 'options' may be NULL.
 *  Takes both documents whatever it answers: on DZ_OK dz_pair_free() frees
 *  them, on failure they are freed already and *out is NULL.
 *  Invariants of the beads: in order on both sides; every segment of both
 *  sides lies in exactly one; the sum of n[s] is the segment count of side s.
 *  Same input, same answer: no clock, no random numbers, no threads.
 *  Fails with NOMEM, with TOO_LARGE (too many segments for a pair as given) and
 *  with USAGE (anchors that are out of order, name no segment, or cannot be kept). */
dz_status dz_pair_align(dz_document *source, dz_document *target, const dz_align_options *options,
                        dz_pair **out, dz_error *error);

void dz_pair_free(dz_pair *pair); /* NULL is fine */

/* Views: lent until dz_pair_free(). 'side' is DZ_SOURCE or DZ_TARGET. */

/** 1 or 2: how many texts the pair holds. */
int                dz_pair_sides(const dz_pair *pair);
bool               dz_pair_is_in_step(const dz_pair *pair); /* the two sides of one bilingual file: a bead is a unit of it */
const dz_document *dz_pair_document(const dz_pair *pair, int side);
const dz_segments *dz_pair_segments(const dz_pair *pair, int side);
const dz_figures  *dz_pair_figures(const dz_pair *pair, int side);
const dz_names    *dz_pair_names(const dz_pair *pair, int side); /* as far as the lexicon of the options knows them */
dz_bead_list       dz_pair_beads(const dz_pair *pair);

/** The text one side of a bead covers. Where that side has no segment: the
 *  empty span where one would stand. */
dz_span dz_pair_span(const dz_pair *pair, size_t bead, int side);

/** The figures on one side of a bead, in text order. */
dz_figure_list dz_pair_bead_figures(const dz_pair *pair, size_t bead, int side);

/** The share of each term in a bead's cost; all 0 for a pair taken as given. O(1). */
dz_why dz_pair_why(const dz_pair *pair, size_t bead);

/** The pairs of words that speak most for a bead, in the order of the Chinese
 *  side. None for a pair taken as given. O(1). */
dz_word_link_list dz_pair_links(const dz_pair *pair, size_t bead);

/** The passages that stand in another order on the other side, in the order of the
 *  source. None for a pair taken as given. Their segments lie in beads with an empty
 *  side, and no two passages share one. */
dz_move_list dz_pair_moves(const dz_pair *pair);

/** The bead that holds a segment of one side. O(1). */
size_t dz_pair_bead_of(const dz_pair *pair, int side, size_t segment);

/* ---- two versions of a text ---- */

/** What made the source the target, for a pair that was aligned as two versions: word by word in its beads and
 *  in what moved, whole where a side is alone. The pair is lent until dz_changes_free(). Fails with NOMEM
 *  only; then *out is NULL. */
dz_status dz_pair_changes(const dz_pair *pair, dz_changes **out, dz_error *error);

/* ---- anchors by hand ---- */

typedef struct dz_anchors dz_anchors;

/** Reads a file of anchors: a line an anchor, the number of a line of the file
 *  of the source, a tab, and that of the target, both from 1; '#' begins a
 *  comment. A line means the first segment that begins on it, or the one that
 *  covers it. Cuts both texts, as dz_pair_align() will with the same 'cut', which
 *  may be NULL.
 *  The anchors are put in order; one that is said twice counts once.
 *  Free with dz_anchors_free(). Fails with IO, FORMAT (no number; a line that is
 *  not there or holds no segment; two anchors that cross), TOO_LARGE (a line over
 *  1,000 bytes), NOMEM; the message names the file and its line. */
dz_status dz_anchors_read(const char *path, const dz_document *source, const dz_document *target,
                          const dz_cut_options *cut, dz_anchors **out, dz_error *error);

void dz_anchors_free(dz_anchors *anchors); /* NULL is fine */

/** Lent until dz_anchors_free(). In order on both sides. */
const dz_anchor *dz_anchors_all(const dz_anchors *anchors, size_t *n);

/** The line of the file, from 1, that an anchor stands on. */
size_t dz_anchors_line(const dz_anchors *anchors, size_t anchor);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
