/* home.h — sums in the dollar of the place: 元 beside HK$, NT$ or "$". Floor ledger. Private. */
#ifndef DZ_LEDGER_HOME_H
#define DZ_LEDGER_HOME_H

#include "ledger/relate.h"

/** Whether 元 alone is the dollar of the place throughout a pair: the Chinese is in
 *  Traditional characters, and neither text names the yuan of the mainland. */
bool dz_at_home(const dz_pair *pair);

/** DZ_EQUAL for the same sum with 元 on the one side and such a dollar on the other, else
 *  DZ_UNRELATED. For pairs at home only. */
int dz_relate_home(dz_subject a, dz_subject b);

/** DZ_VALUE for two such sums that differ. */
int dz_contradict_home(dz_subject a, dz_subject b);

#endif
