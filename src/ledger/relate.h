/* relate.h — how one figure stands to another. Floor ledger. Private. */
#ifndef DZ_LEDGER_RELATE_H
#define DZ_LEDGER_RELATE_H

#include "duizhao/ledger.h"

/** One figure and the table it stands in (a code's value is its text). */
typedef struct dz_subject {
    const dz_figures *figures;
    const dz_figure  *figure;
} dz_subject;

enum { DZ_UNRELATED = -1 };

/** The relation by which two figures answer each other, or DZ_UNRELATED.
 *  Symmetrical. Exact: no floating point. */
int dz_relate(dz_subject a, dz_subject b);

/** The relation by which one stands in the other's place and is wrong, for two
 *  figures that do not answer each other: DZ_SCALE, DZ_DIGITS, DZ_UNIT,
 *  DZ_VALUE, or DZ_UNRELATED when they are of different sorts. */
int dz_contradict(dz_subject a, dz_subject b);

#endif
