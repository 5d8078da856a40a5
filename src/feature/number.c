/* number.c — exact numbers. Floor feature. */
#include "feature/number.h"

#include <stdio.h>
#include <string.h>

__extension__ typedef __int128 wide;

static const wide wide_most =
    ((wide)INT64_MAX << 63) + INT64_MAX; /* near 2^126: room for one more digit is tested before */

static wide wide_abs(wide a) { return a < 0 ? -a : a; }

static wide gcd(wide a, wide b)
{
    while (b) {
        wide rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

/* Takes 2 and 5 out of the denominator: 1/4 = 25 * 10^-2. */
static bool clear_tens(wide *num, wide *den, int32_t *exp)
{
    while (*den % 2 == 0 || *den % 5 == 0) {
        bool two = *den % 2 == 0, five = *den % 5 == 0;

        if (wide_abs(*num) > wide_most / 5)
            return false;
        *den /= (two ? 2 : 1) * (five ? 5 : 1);
        if (!five)
            *num *= 5;
        if (!two)
            *num *= 2;
        --*exp;
    }
    return true;
}

/* Most numbers of a text: whole or with decimals, in 64 bits. */
static bool normal_small(int64_t num, int32_t exp, dz_number *out)
{
    if (num == 0)
        exp = 0;
    else
        for (; num % 10 == 0; exp++)
            num /= 10;
    if (exp > DZ_NUMBER_MOST_EXP || exp < -DZ_NUMBER_MOST_EXP)
        return false;
    *out = (dz_number){num, 1, exp};
    return true;
}

static bool normal(wide num, wide den, int32_t exp, dz_number *out)
{
    wide common;

    if (den == 1 && num == (int64_t)num && num >= -INT64_MAX)
        return normal_small((int64_t)num, exp, out);
    if (num == 0) {
        *out = DZ_NUMBER_ZERO;
        return true;
    }
    common = gcd(wide_abs(num), den);
    num /= common;
    den /= common;
    if (!clear_tens(&num, &den, &exp))
        return false;
    while (num % 10 == 0) {
        num /= 10;
        exp++;
    }
    if (wide_abs(num) > INT64_MAX || den > UINT32_MAX || exp > DZ_NUMBER_MOST_EXP || exp < -DZ_NUMBER_MOST_EXP)
        return false;
    *out = (dz_number){(int64_t)num, (uint32_t)den, exp};
    return true;
}

bool dz_number_make(int64_t num, int64_t den, int32_t exp, dz_number *out)
{
    return den > 0 && exp <= 1000 && exp >= -1000 && normal(num, den, exp, out);
}

dz_number dz_number_of(int64_t whole)
{
    dz_number out = DZ_NUMBER_ZERO;

    (void)normal(whole, 1, 0, &out);
    return out;
}

/* a * 10^tens, or false past 'wide_most'. */
static bool shifted(wide *a, int32_t tens)
{
    for (; tens > 0; tens--) {
        if (wide_abs(*a) > wide_most / 10)
            return false;
        *a *= 10;
    }
    return true;
}

bool dz_number_add(dz_number a, dz_number b, dz_number *out)
{
    int32_t exp = a.exp < b.exp ? a.exp : b.exp;
    wide x = (wide)a.num * b.den, y = (wide)b.num * a.den;

    if (dz_number_is_zero(a) || dz_number_is_zero(b)) {
        *out = dz_number_is_zero(a) ? b : a;
        return true;
    }
    return shifted(&x, a.exp - exp) && shifted(&y, b.exp - exp) && normal(x + y, (wide)a.den * b.den, exp, out);
}

bool dz_number_mul(dz_number a, dz_number b, dz_number *out)
{
    return normal((wide)a.num * b.num, (wide)a.den * b.den, a.exp + b.exp, out);
}

bool dz_number_div(dz_number a, dz_number b, dz_number *out)
{
    wide num = (wide)a.num * b.den, den = (wide)a.den * b.num;

    if (den == 0)
        return false;
    return normal(den < 0 ? -num : num, wide_abs(den), a.exp - b.exp, out);
}

bool dz_number_shift(dz_number a, int32_t tens, dz_number *out)
{
    int32_t exp = a.exp + tens;

    if (a.num != 0 && (exp > DZ_NUMBER_MOST_EXP || exp < -DZ_NUMBER_MOST_EXP))
        return false;
    *out = a.num != 0 ? (dz_number){a.num, a.den, exp} : DZ_NUMBER_ZERO;
    return true;
}

dz_number dz_number_negate(dz_number a) { return (dz_number){-a.num, a.den, a.exp}; }

bool dz_number_equal(dz_number a, dz_number b) { return a.num == b.num && a.den == b.den && a.exp == b.exp; }

bool dz_number_is_zero(dz_number a) { return a.num == 0; }

int dz_number_compare(dz_number a, dz_number b)
{
    wide x, y;

    if (a.den == b.den && a.exp == b.exp)
        return (a.num > b.num) - (a.num < b.num);
    x = (wide)a.num * b.den;
    y = (wide)b.num * a.den;
    if (a.exp > b.exp && !shifted(&x, a.exp - b.exp))
        return a.num < 0 ? -1 : 1; /* too large to be reached by the other */
    if (b.exp > a.exp && !shifted(&y, b.exp - a.exp))
        return b.num < 0 ? 1 : -1;
    return (x > y) - (x < y);
}

bool dz_number_whole(dz_number a, int64_t low, int64_t high, int64_t *out)
{
    wide value = a.num;

    if (a.den != 1 || a.exp < 0 || !shifted(&value, a.exp) || value < low || value > high)
        return false;
    *out = (int64_t)value;
    return true;
}

/* Writes a wide number that is not negative; answers where it ends. */
static char *put_wide(char *into, wide value)
{
    char digits[48];
    size_t n = 0;

    do
        digits[n++] = (char)('0' + (int)(value % 10));
    while ((value /= 10) > 0);
    while (n > 0)
        *into++ = digits[--n];
    *into = '\0';
    return into;
}

static char *put_zeros(char *into, int32_t n)
{
    for (; n > 0; n--)
        *into++ = '0';
    *into = '\0';
    return into;
}

void dz_number_fraction(dz_number a, char into[DZ_NUMBER_ROOM])
{
    wide num = wide_abs(a.num), den = a.den;
    int32_t exp = a.exp;

    if (a.num < 0)
        *into++ = '-';
    for (; exp < 0; exp++) { /* a factor of ten goes below, less what the top can give */
        den *= (num % 2 == 0 ? 1 : 2) * (num % 5 == 0 ? 1 : 5);
        num /= (num % 2 == 0 ? 2 : 1) * (num % 5 == 0 ? 5 : 1);
    }
    into = put_zeros(put_wide(into, num), exp);
    if (den > 1) {
        *into++ = '/';
        put_wide(into, den);
    }
}

void dz_number_decimal(dz_number a, char into[DZ_NUMBER_ROOM])
{
    char digits[48];
    int32_t n;

    if (a.den != 1) {
        dz_number_fraction(a, into);
        return;
    }
    if (a.num < 0)
        *into++ = '-';
    n = (int32_t)(put_wide(digits, wide_abs(a.num)) - digits);
    if (a.exp >= 0) {
        memcpy(into, digits, (size_t)n);
        put_zeros(into + n, a.exp);
    } else if (n > -a.exp) {
        memcpy(into, digits, (size_t)(n + a.exp));
        into += n + a.exp;
        *into++ = '.';
        memcpy(into, digits + n + a.exp, (size_t)-a.exp + 1);
    } else {
        *into++ = '0';
        *into++ = '.';
        into = put_zeros(into, -a.exp - n);
        memcpy(into, digits, (size_t)n + 1);
    }
}

void dz_digits_add(dz_digits *digits, unsigned digit)
{
    if (digits->over)
        return;
    if (digits->point)
        digits->exp--;
    if (digits->written > 0 || digit > 0)
        digits->written++;
    if (digit == 0) {
        digits->zeros += digits->num != 0;
        return;
    }
    for (digits->zeros++; digits->zeros > 0; digits->zeros--)
        if (__builtin_mul_overflow(digits->num, 10, &digits->num))
            digits->over = true;
    if (__builtin_add_overflow(digits->num, (int64_t)digit, &digits->num))
        digits->over = true;
    digits->zeros = 0;
}

bool dz_digits_value(const dz_digits *digits, dz_number *out)
{
    return !digits->over && digits->zeros < 1000 && digits->exp > -1000 &&
           dz_number_make(digits->num, 1, digits->exp + digits->zeros, out);
}

uint8_t dz_digits_significant(const dz_digits *digits)
{
    uint32_t n = digits->written - (digits->point ? 0 : (uint32_t)digits->zeros);

    return (uint8_t)(n < 1 ? 1 : n > 255 ? 255 : n);
}
