/* ledger.h — which figures of two texts answer each other, and which do not.
 * Floor ledger.
 *
 * Inside a bead, then between neighbouring beads, figures are assigned to each
 * other at the least cost; the reason for each assignment is kept.
 */
#ifndef DUIZHAO_LEDGER_H
#define DUIZHAO_LEDGER_H

#include "duizhao/align.h"
#include "duizhao/compare.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef enum dz_relation {
    /* they answer each other */
    DZ_EQUAL,    /* same value, same unit */
    DZ_ROUNDED,  /* equal to the digits the shorter one shows */
    DZ_CONVERTED, /* equal in another unit: 50斤 and 25 kg */
    DZ_INTERVAL, /* one lies in, or overlaps, the other: 3万余 and over 30,000 */
    DZ_FORM,     /* other form of the same: 三成 and 30 percent, 3/4 and 75 percent */
    DZ_INFERRED, /* says less, or more, of the same: May 3 beside 2024年5月3日 */
    /* they stand in for each other and disagree */
    DZ_SCALE,    /* off by a power of ten: 3亿 and 30 million */
    DZ_DIGITS,   /* same digits in another order, or one digit differs */
    DZ_VALUE,    /* another value in its place */
    DZ_UNIT,     /* same value, another unit or currency */
    DZ_DIRECTION, /* same value in a contrary part: to and by, from and to, a.m. and p.m. */
    /* nothing on the other side */
    DZ_MISSING, /* in the source only */
    DZ_ADDED    /* in the target only */
} dz_relation;

enum { DZ_NO_FIGURE = -1 };

/** One line of the ledger. */
typedef struct dz_entry {
    int64_t  figure[2]; /* index into dz_figures_all() of each side, or DZ_NO_FIGURE */
    uint32_t bead;      /* of the source figure; of the target figure where there is none */
    uint8_t  relation;  /* dz_relation */
    bool     excused;   /* nothing that a reader would call an error: a soft 一, a repeated mention */
} dz_entry;

typedef struct dz_entry_list {
    const dz_entry *at;
    size_t          n;
} dz_entry_list;

/** Set phrases with numerals, whose figures a version may leave out: 三农, 十四五. */
typedef struct dz_formulas dz_formulas;

/** The phrases that are built in and, unless 'path' is NULL, those of a file: a
 *  line a phrase, a tab, and the whole numbers that an English version may give
 *  for it with a space between two; '#' begins a comment.
 *  Free with dz_formulas_free(). Fails with IO, FORMAT (with the line), TOO_LARGE
 *  (a line over 1,000 bytes), NOMEM; then *out is NULL. */
dz_status dz_formulas_open(const char *path, dz_formulas **out, dz_error *error);

void dz_formulas_free(dz_formulas *formulas); /* NULL is fine */

typedef struct dz_ledger dz_ledger;

/** Makes the ledger of a pair, which is lent and must outlive *out.
 *  Always: each figure of both sides stands in exactly one entry; entries are
 *  sorted by bead; in a bead those with a source figure come first, in its
 *  order, then the rest in the order of the target. A target figure may stand
 *  one bead away from its source figure, or where its passage moved to.
 *  A pair of one text has an empty ledger. Fails with NOMEM only. */
dz_status dz_ledger_make(const dz_pair *pair, dz_ledger **out, dz_error *error);

/** The same with set phrases of the caller's, lent for the call; NULL: those built in. */
dz_status dz_ledger_make_with(const dz_pair *pair, const dz_formulas *formulas, dz_ledger **out, dz_error *error);

void dz_ledger_free(dz_ledger *ledger); /* NULL is fine */

/** Lent until dz_ledger_free(). */
dz_entry_list dz_ledger_all(const dz_ledger *ledger);
dz_entry_list dz_ledger_of(const dz_ledger *ledger, size_t bead);

/** "equal", "scale", ... Static. */
const char *dz_relation_name(dz_relation relation);

/** True for the relations that answer each other. */
bool dz_relation_agrees(dz_relation relation);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
