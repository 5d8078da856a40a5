/* versed.h — the names of two versions of a text that one of them has otherwise. Floor ledger. Private. */
#ifndef DZ_LEDGER_VERSED_H
#define DZ_LEDGER_VERSED_H

#include "base/list.h"
#include "duizhao/balance.h"

typedef DZ_LIST(dz_balance_row) dz_balance_rows;

/** Both texts, ready to be asked for words. */
typedef struct dz_versed dz_versed;

/** The pair is lent until dz_versed_free(). NULL: no memory. */
dz_versed *dz_versed_open(const dz_pair *pair);

void dz_versed_free(dz_versed *versed); /* NULL is fine */

/** Adds the names of a bead that differ. False: no memory. */
bool dz_versed_add(dz_versed *versed, size_t bead, dz_balance_rows *rows);

#endif
