/* order.h — lists told in another order: 分别, respectively; killed and injured. Floor ledger. Private. */
#ifndef DZ_LEDGER_ORDER_H
#define DZ_LEDGER_ORDER_H

#include "ledger/relate.h"

/** A Chinese figure and the English one that answers it. */
typedef struct dz_answer {
    dz_subject chinese, english;
    bool       turned; /* set here: they agree, but stand in each other's place */
} dz_answer;

/** Marks what is turned round among the answers of one bead, in the order of the
 *  Chinese text. Each exchange is told once, of its first figure. */
void dz_turn_lists(dz_answer *answers, size_t n);

#endif
