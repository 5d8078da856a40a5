/* common.h — how surprising a character is in Chinese or English text. Floor text. */
#ifndef DZ_TEXT_COMMON_H
#define DZ_TEXT_COMMON_H

#include <stdint.h>

/** Which band of the frequent characters each of U+4E00..U+9FFF is in. */
typedef struct dz_common {
    uint8_t band[0xa000 - 0x4e00];
} dz_common;

void dz_common_fill(dz_common *common);

/** 1 for the most frequent Han, 2, 3; 0 for all other characters. */
unsigned dz_common_band(const dz_common *common, uint32_t c);

/** How much a character surprises, in tenths of a bit: 的 80, a rare Han 185,
 *  U+FFFD 400. A sum of these tells which reading of some bytes is the likelier. */
unsigned dz_common_cost(const dz_common *common, uint32_t c);

#endif
