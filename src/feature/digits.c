/* digits.c — numbers in Arabic digits, in any language. Floor feature. */
#include "feature/scan.h"
#include "text/script.h"

/* How many digits stand at 'i', counted up to 'most'. */
size_t dz_digit_run(const dz_window *w, size_t i, size_t most)
{
    size_t n = 0;

    while (n < most && dz_digit_at(w, i + n) && !(n > 0 && dz_gap(w, i + n)))
        n++;
    return n;
}

static size_t add_run(const dz_window *w, size_t i, dz_digits *digits)
{
    size_t from = i;

    for (; dz_digit_at(w, i) && !(i > from && dz_gap(w, i)); i++)
        dz_digits_add(digits, dz_at(w, i) - '0');
    return i;
}

/* ",567" or " 567" behind at most three digits: the length of the group, or 0.
 * Indian grouping (12,34,567) has groups of two before the last of three. */
static size_t group(const dz_window *w, size_t i, uint32_t mark)
{
    size_t n;

    if (dz_at(w, i) != mark)
        return 0;
    n = dz_digit_run(w, i + 1, 4);
    if (n == 3)
        return n;
    for (size_t k = i + 3; n == 2 && mark == ',' && dz_at(w, k) == ',' && k < i + 24; k += 3)
        if (dz_digit_run(w, k + 1, 4) != 2)
            return dz_digit_run(w, k + 1, 4) == 3 ? n : 0;
    return 0;
}

/* Thin and no-break spaces have become ' ' in the window. A blank groups only
 * where it can be nothing else: "1 234 567", two groups at least and no other
 * digits behind a further blank. */
static bool blank_groups(const dz_window *w, size_t i)
{
    size_t n = 0;

    for (; group(w, i, ' ') == 3; i += 4)
        n++;
    return n >= 2 && !(dz_at(w, i) == ' ' && dz_digit_at(w, i + 1));
}

static bool may_group(const dz_window *w, size_t i, size_t first)
{
    uint32_t mark = dz_at(w, i);

    if (first < 1 || first > 3)
        return false;
    return mark == ',' ? group(w, i, mark) > 0 : mark == ' ' && blank_groups(w, i);
}

bool dz_complete_high(const dz_draft *low, dz_draft *high)
{
    dz_number tens = dz_number_of(1), rest, lifted;
    int64_t a, b, step = 1;

    if ((low->flags | high->flags) & DZ_FIGURE_WORDS || low->scale || !dz_number_whole(low->value, 1, 999999, &a) ||
        !dz_number_whole(high->mantissa, 1, 99999, &b) || b >= a)
        return false;
    while (step <= b)
        step *= 10;
    b += a - a % step;
    if (step > a || b <= a || !dz_number_shift(tens, high->scale, &tens) ||
        !dz_number_mul(dz_number_of(b), tens, &lifted))
        return false;
    rest = dz_number_of(b);
    high->value = high->high = lifted;
    high->mantissa = rest;
    return true;
}

/* e10 behind digits: its end, or 0. */
size_t dz_read_exponent(const dz_window *w, size_t i)
{
    size_t at = i + 1 + (dz_at(w, i + 1) == '-' || dz_at(w, i + 1) == '+'), n = dz_digit_run(w, at, 3);

    return dz_at(w, i) == 'e' && n >= 1 && n <= 2 && !dz_is_word(dz_at(w, at + n)) ? at + n : 0;
}

size_t dz_read_digits(const dz_window *w, size_t i, dz_draft *out)
{
    dz_digits digits = {0};
    size_t from = i, first = dz_digit_run(w, i, 4);
    uint32_t mark;

    if (first == 0 && !(dz_at(w, i) == '.' && dz_digit_at(w, i + 1) && !dz_is_word(dz_back(w, i, 1)))) /* No.1 */
        return 0;
    i = add_run(w, i, &digits);
    mark = dz_at(w, i);
    if (may_group(w, i, first))
        while (group(w, i, mark))
            i = add_run(w, i + 1, &digits);
    if ((dz_at(w, i) == '.' || dz_at(w, i) == 0xb7) && dz_digit_at(w, i + 1) && !dz_gap(w, i + 1)) {
        digits.point = true;
        i = add_run(w, i + 1, &digits);
    }
    if (dz_read_exponent(w, i)) { /* 1.3e6 */
        bool minus = dz_at(w, i + 1) == '-';
        int power = 0;

        for (size_t k = i + 1; k < dz_read_exponent(w, i); k++)
            power = dz_is_digit(dz_at(w, k)) ? power * 10 + (int)(dz_at(w, k) - '0') : power;
        digits.exp += minus ? -power : power;
        i = dz_read_exponent(w, i);
    }
    *out = dz_draft_at(from, i);
    out->opaque = !dz_digits_value(&digits, &out->value);
    out->high = out->mantissa = out->value;
    out->digits = dz_digits_significant(&digits);
    return i;
}

size_t dz_read_sign(const dz_window *w, size_t i, dz_draft *out)
{
    static const struct range {
        uint32_t first, last;
        int value;
    } signs[] = {{0x2460, 0x2473, 1},  {0x2474, 0x2487, 1},  {0x2488, 0x249b, 1},
                 {0x3251, 0x325f, 21}, {0x32b1, 0x32bf, 36}, {0x3220, 0x3229, 1},
                 {0x2160, 0x216b, 1},  {0x2170, 0x217b, 1},  {0x2776, 0x277f, 1}};
    uint32_t c = dz_at(w, i);

    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if (c >= signs[k].first && c <= signs[k].last) {
            *out = dz_draft_at(i, i + 1);
            out->value = out->high = out->mantissa = dz_number_of((int64_t)(c - signs[k].first) + signs[k].value);
            out->digits = 1;
            return i + 1;
        }
    return 0;
}

size_t dz_read_small(const dz_window *w, size_t i, size_t most, int *out)
{
    size_t n = dz_digit_run(w, i, most + 1);
    int value = 0;

    if (n == 0 || n > most)
        return 0;
    for (size_t k = 0; k < n; k++)
        value = value * 10 + (int)(dz_at(w, i + k) - '0');
    *out = value;
    return i + n;
}
