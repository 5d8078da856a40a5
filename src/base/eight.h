/* eight.h — eight bytes looked at together. Floor base. */
#ifndef DZ_BASE_EIGHT_H
#define DZ_BASE_EIGHT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/** The same byte eight times. */
#define DZ_EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))

/** The eight bytes at 'at', the first one lowest. */
static inline uint64_t dz_eight_at(const void *at)
{
    uint64_t x;

    memcpy(&x, at, sizeof x);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    x = __builtin_bswap64(x);
#endif
    return x;
}

/* Below, a mask has 0x80 in each byte that is so and 0 in the others. */

/** Bytes from low to high, both from 1 to 0x7f. */
static inline uint64_t dz_eight_within(uint64_t x, unsigned low, unsigned high)
{
    uint64_t seven = x & DZ_EIGHT(0x7f);

    return (seven + DZ_EIGHT(0x80 - low)) & ~(seven + DZ_EIGHT(0x7f - high)) & ~x & DZ_EIGHT(0x80);
}

/** The place of the first marked byte; 8 for none. */
static inline size_t dz_eight_first(uint64_t mask) { return mask ? (size_t)__builtin_ctzll(mask) / 8 : 8; }

/** The first n of eight bytes, and 0 for the rest. */
static inline uint64_t dz_eight_keep(uint64_t x, size_t n) { return n < 8 ? x & ((UINT64_C(1) << 8 * n) - 1) : x; }

#endif
