/* nats.h — logarithms and powers that are the same on every machine. Floor align. Private.
 *
 * The C library's differ in their last bit between machines, and a bead's cost
 * must not. Plain arithmetic in a fixed order; a logarithm is right to 2e-7 of itself
 * (or of 1), a power to 7e-6.
 */
#ifndef DZ_ALIGN_NATS_H
#define DZ_ALIGN_NATS_H

#include <stdint.h>
#include <string.h>

/** The natural logarithm of x > 0, a normal number. Without branches, so that a loop of it runs in vectors. */
static inline float dz_ln(float x)
{
    uint32_t bits, whole;
    float    s, s2;

    memcpy(&bits, &x, sizeof bits);
    whole = (bits - 0x3f3504f3u) >> 23; /* leaves the mantissa in [sqrt(1/2), sqrt(2)) */
    bits -= whole << 23;
    memcpy(&x, &bits, sizeof x);
    s = (x - 1) / (x + 1);
    s2 = s * s;
    return (float)(((int32_t)whole ^ 0x100) - 0x100) * 0.69314718f +
           2 * s * (1 + s2 * (0.33333333f + s2 * (0.2f + s2 * 0.14285714f)));
}

/** e to the power of x, x <= 0; about 1e-35 far below. Without branches. */
static inline float dz_exp(float x)
{
    int32_t  whole;
    uint32_t bits;
    float    rest, power;

    x = x > -80 ? x : -80;
    whole = (int32_t)(x * 1.44269504f - 0.5f);
    rest = x - (float)whole * 0.69314718f;
    bits = (uint32_t)(whole + 127) << 23;
    memcpy(&power, &bits, sizeof power);
    return power * (1 + rest * (1 + rest * (0.5f + rest * (0.16666667f + rest * (0.041666667f + rest * 0.0083333333f)))));
}

/** x to the power of a small 'exponent', x > 0. */
static inline float dz_power(float x, float exponent)
{
    float log = exponent * dz_ln(x);

    return log <= 0 ? dz_exp(log) : 1 / dz_exp(-log);
}

#endif
