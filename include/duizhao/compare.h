/* compare.h — passages that stand in a text more than once, and what became of a text. Floor compare.
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
#pragma GCC visibility push(default)

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

/* ---- two versions of a text ---- */

typedef enum dz_change_kind {
    DZ_CHANGE_REPLACED,
    DZ_CHANGE_INSERTED,
    DZ_CHANGE_DELETED,
    DZ_CHANGE_MOVED,      /* a sentence or more that stands elsewhere now, nearly as it was */
    DZ_CHANGE_TYPOGRAPHIC /* the same but for case, width, the shape of quotes, separators of figures */
} dz_change_kind;

enum { DZ_CHANGE_KINDS = DZ_CHANGE_TYPOGRAPHIC + 1 };

/** Words of the old text that became others of the new one. */
typedef struct dz_change {
    dz_span span[2]; /* in the old, in the new; one may be empty: where it would stand */
    uint8_t kind;    /* dz_change_kind */
    uint8_t flags;   /* dz_difference_flag bits */
} dz_change;

typedef struct dz_change_list {
    const dz_change *at;
    size_t           n;
} dz_change_list;

/** Segments of the old text that say what some of the new one say: n[s] of side s from first[s] on. n[s] is 0
 *  where a side has no counterpart: first[s] is where it would stand. */
typedef struct dz_counterpart {
    uint32_t first[2], n[2];
    bool     moved; /* it stands out of order */
} dz_counterpart;

typedef struct dz_counterpart_list {
    const dz_counterpart *at;
    size_t                n;
} dz_counterpart_list;

/** Counterparts and what changed between them. */
typedef struct dz_compared {
    dz_counterpart beside;
    size_t         first, n;  /* changes: indexes into dz_changes_all() */
    uint32_t       tokens[2]; /* words, characters, figures and marks of each side */
    uint32_t       equal;     /* those that are equal; of what moved: not counted */
} dz_compared;

typedef struct dz_compared_list {
    const dz_compared *at;
    size_t             n;
} dz_compared_list;

/** What became of counterparts, all in all. */
typedef enum dz_compared_kind {
    DZ_COMPARED_EQUAL,
    DZ_COMPARED_TYPOGRAPHIC, /* nothing else changed */
    DZ_COMPARED_CHANGED,
    DZ_COMPARED_INSERTED,
    DZ_COMPARED_DELETED,
    DZ_COMPARED_MOVED
} dz_compared_kind;

enum { DZ_COMPARED_KINDS = DZ_COMPARED_MOVED + 1 };

typedef struct dz_changes dz_changes;

/** Whether two texts are in one language, as versions are; a text without a word is in any. */
bool dz_versions_compare(const dz_document *old, const dz_document *new_);

/** Finds what made the old text the new one, word by word; a figure is one word with its unit,
 *  white space does not count, edits of Chinese end where words do. 'counterparts', lent for the call, come in the order of the old text and but
 *  for those that moved in the order of the new one, and hold each segment of both sides once: see
 *  dz_pair_changes(). Rows come in the same order, and are told
 *  inside of counterparts only; what moved is one row. The text between rows is equal but
 *  for white space. The figures are lent until dz_changes_free(). Fails with NOMEM only; then *out is NULL. */
dz_status dz_changes_find(const dz_figures *old, const dz_figures *new_, dz_counterpart_list counterparts, dz_changes **out,
                          dz_error *error);

void dz_changes_free(dz_changes *changes); /* NULL is fine */

/** Lent until dz_changes_free(). */
dz_change_list dz_changes_all(const dz_changes *changes);

/** The counterparts that it was found for, in their order. Lent as above. */
dz_compared_list dz_changes_compared(const dz_changes *changes);

dz_compared_kind dz_changes_kind(const dz_changes *changes, const dz_compared *row);

/** "equal", "typographic", "changed", "inserted", "deleted", "moved". Static. */
const char *dz_compared_name(dz_compared_kind kind);

/** The text that one side of counterparts covers; the empty place where it would stand. */
dz_span dz_changes_span(const dz_changes *changes, const dz_compared *row, int side);

/** The figures of the old text (0) or of the new one (1), as they were lent. */
const dz_figures *dz_changes_figures(const dz_changes *changes, int side);

/** "changed", "inserted", "deleted", "moved", "typographic". Static. */
const char *dz_change_kind_name(dz_change_kind kind);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
