/* number.h — exact numbers. Floor feature.
 *
 * A dz_number (figure.h) is num / den * 10^exp in a normal form. No call here
 * wraps or rounds: what does not fit is told by 'false', and then *out is untouched.
 */
#ifndef DZ_FEATURE_NUMBER_H
#define DZ_FEATURE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "duizhao/figure.h"

/** The largest exponent, either way: it keeps a printed number under 60 characters. */
enum { DZ_NUMBER_MOST_EXP = 38 };

#define DZ_NUMBER_ZERO ((dz_number){0, 1, 0})
#define DZ_NUMBER_ONE  ((dz_number){1, 1, 0})
#define DZ_NUMBER_TEN  ((dz_number){1, 1, 1})
#define DZ_NUMBER_HALF ((dz_number){5, 1, -1})

/** num / den * 10^exp in normal form; den > 0. */
bool dz_number_make(int64_t num, int64_t den, int32_t exp, dz_number *out);

/** A whole number. Always fits. */
dz_number dz_number_of(int64_t whole);

bool dz_number_add(dz_number a, dz_number b, dz_number *out);
bool dz_number_mul(dz_number a, dz_number b, dz_number *out);
bool dz_number_div(dz_number a, dz_number b, dz_number *out);    /* false also for b = 0 */
bool dz_number_shift(dz_number a, int32_t tens, dz_number *out); /* a * 10^tens */
dz_number dz_number_negate(dz_number a);

/** Less than, equal to or more than 0, as a is to b. Exact, never fails. */
int dz_number_compare(dz_number a, dz_number b);
bool dz_number_equal(dz_number a, dz_number b);
bool dz_number_is_zero(dz_number a);

/** True when 'a' is whole and within low..high; then *out is its value. */
bool dz_number_whole(dz_number a, int64_t low, int64_t high, int64_t *out);

/** "523000", "0.5", "-3"; a number without a finite decimal as a fraction, "1/3". */
enum { DZ_NUMBER_ROOM = 64 };
void dz_number_decimal(dz_number a, char into[DZ_NUMBER_ROOM]);

/** Lowest terms: "3/4", "-7/12"; a whole number as such. */
void dz_number_fraction(dz_number a, char into[DZ_NUMBER_ROOM]);

/** Digits one by one, most significant first; all zero to begin with but exp. */
typedef struct dz_digits {
    int64_t num;
    int32_t exp;      /* 10^exp follows num */
    int32_t zeros;    /* read and not yet in num, so that 1000000000000000000000 fits */
    uint32_t written; /* digits after leading zeros */
    bool point;       /* the decimal point has been passed */
    bool over;        /* more digits than fit */
} dz_digits;

void dz_digits_add(dz_digits *digits, unsigned digit);

/** The number read. False when it did not fit. */
bool dz_digits_value(const dz_digits *digits, dz_number *out);

/** How many digits count: 1200 has two, 12.00 has four; at least 1, at most 255. */
uint8_t dz_digits_significant(const dz_digits *digits);

#endif
