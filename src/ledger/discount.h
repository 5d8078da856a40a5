/* discount.h — 八折 leaves 80 per cent of a price, "20 percent off" takes 20 away. Floor ledger. Private. */
#ifndef DZ_LEDGER_DISCOUNT_H
#define DZ_LEDGER_DISCOUNT_H

#include "ledger/relate.h"

/** Whether one figure says what is left of a price and the other what is taken off. */
bool dz_is_discount(dz_subject a, dz_subject b);

/** Whether such two make a whole: 八折 and 20 percent off. */
bool dz_discounts_agree(dz_subject a, dz_subject b);

#endif
