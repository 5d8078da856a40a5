/* balance.h — the figures and names of two versions of a text, held against each other. Floor ledger. */
#ifndef DUIZHAO_BALANCE_H
#define DUIZHAO_BALANCE_H

#include "duizhao/ledger.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef enum dz_standing {
    DZ_STANDS_EQUAL,   /* the same in both, however it is written */
    DZ_STANDS_DIFFERS, /* one stands where the other does */
    DZ_STANDS_VAGUE,   /* one says it exactly, the other roughly: 1,000 and thousands */
    DZ_STANDS_OLD,     /* in the old text only */
    DZ_STANDS_NEW      /* in the new text only */
} dz_standing;

enum { DZ_STANDINGS = DZ_STANDS_NEW + 1 };

/** A figure or a name of one version or of both. */
typedef struct dz_balance_row {
    dz_span  span[2];   /* in the old, in the new; empty where it is not there: where its bead stands */
    int64_t  figure[2]; /* index into dz_figures_all(), or DZ_NO_FIGURE; of a name both are that */
    uint32_t bead;      /* of the old text; of the new one where it is not there */
    uint8_t  standing;  /* dz_standing */
    bool     name;      /* a name; else a figure */
} dz_balance_row;

typedef struct dz_balance_list {
    const dz_balance_row *at;
    size_t                n;
} dz_balance_list;

typedef struct dz_balance dz_balance;

/** Makes the balance of a pair that was aligned as two versions, of its beads with both sides and of what
 *  moved (figures only): what stands in segments that one version has alone is in one only anyway, and no row.
 *  Names that stand in both texts are no rows. English names are words with capitals that do not merely begin
 *  a sentence, Chinese ones those that dz_names_find() knows.
 *  Rows come by bead, figures first, each in text order. The pair is lent for the call.
 *  Fails with NOMEM only; then *out is NULL. */
dz_status dz_balance_make(const dz_pair *pair, dz_balance **out, dz_error *error);

void dz_balance_free(dz_balance *balance); /* NULL is fine */

/** Lent until dz_balance_free(). */
dz_balance_list dz_balance_all(const dz_balance *balance);

/** "equal", "differs", "vague", "old", "new". Static. */
const char *dz_standing_name(dz_standing standing);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
