/* spelled_zh.c — Han digits one by one, and small whole numbers: 一九五二, 三五, 廿二. Floor feature. */
#include "feature/numeral_zh.h"
#include "text/script.h"

const dz_zh_char dz_zh_chars[512] = {
#include "feature/chars_zh.inc"
};

static int tens(uint32_t c) { return dz_zh_char_of(c)->tens; }

size_t dz_zh_run(const dz_window *w, size_t i, size_t most)
{
    size_t n = 0;

    while (n < most && dz_zh_digit(dz_at(w, i + n)) >= 0 && !(n > 0 && dz_gap(w, i + n))) {
        /* 两 is a weight behind a digit, but 一两 may be "one or two" */
        if (n > 0 && dz_zh_is_pair_sign(dz_at(w, i + n)) && !(n == 1 && dz_zh_digit(dz_at(w, i)) == 1))
            break;
        n++;
    }
    return n;
}

uint32_t dz_zh_behind(const dz_window *w, size_t i)
{
    enum { LONGEST = 24 };

    for (size_t end = i + LONGEST; i < end; i++) {
        const dz_zh_char *one = dz_zh_char_of(dz_at(w, i));

        if (one->digit < 0 && !one->power && !one->tens && !dz_digit_at(w, i))
            return dz_at(w, i);
    }
    return 0;
}

int dz_zh_spell(const dz_window *w, size_t i, size_t n)
{
    int value = 0;

    for (size_t k = 0; k < n; k++)
        value = value * 10 + dz_zh_digit(dz_at(w, i + k));
    return value;
}

/* 二〇, 幺八, 三五点六, 五五折, or two digits that are all there is; 三一 and 俩一 are words and names. */
static bool may_be_spelled(const dz_window *w, size_t i)
{
    return w->n == 2 || dz_zh_digit(dz_at(w, i + 1)) == 0 || dz_at(w, i) == U'幺' || dz_at(w, i + 2) == U'点' ||
           dz_at(w, i + 2) == U'點' || dz_has_any(w, i + 2, U"折|成|年|后|後|号|號|路|线|線|制|班|式");
}

static bool is_point(uint32_t c) { return c == U'点' || c == U'點'; }

/* 三点四点五个人 and 三点四点五分 count and tell the time. */
static bool ends_said_code(const dz_window *w, size_t i)
{
    return !dz_zh_power(dz_at(w, i)) && !dz_has_any(w, i, U"点|點|个|個|刻|半|分|钟|鐘|多|成|折|倍|%");
}

size_t dz_zh_said_code(const dz_window *w, size_t i)
{
    enum { FEWEST = 3, MOST = 8 };
    size_t groups = 0;
    bool ones = true; /* 一点一点一滴 is bit by bit */

    for (;; i++) {
        size_t n = dz_zh_run(w, i, 4);

        if (n == 0 || n > 3 || dz_zh_is_pair_sign(dz_at(w, i)) || ++groups > MOST)
            return 0;
        ones = ones && n == 1 && dz_zh_digit(dz_at(w, i)) == 1;
        i += n;
        if (!is_point(dz_at(w, i)) || dz_zh_digit(dz_at(w, i + 1)) < 0)
            break;
    }
    return groups >= FEWEST && !ones && ends_said_code(w, i) ? i : 0;
}

/* 一九五二, 幺幺零, 一三三四五: digits one by one. */
size_t dz_zh_spelled(const dz_window *w, size_t i, dz_draft *out)
{
    dz_digits digits = {0};
    size_t from = i;
    int power;

    while (dz_zh_digit(dz_at(w, i)) >= 0 || (i > from && (dz_at(w, i) == U'洞' || dz_at(w, i) == U'拐'))) {
        if (i > from && (dz_gap(w, i) || (dz_zh_is_pair_sign(dz_at(w, i)) && dz_zh_digit(dz_at(w, i + 1)) < 0)))
            break;
        dz_digits_add(&digits, dz_at(w, i) == U'洞'   ? 0U
                               : dz_at(w, i) == U'拐' ? 7U
                                                      : (unsigned)dz_zh_digit(dz_at(w, i)));
        i++;
    }
    if (i < from + 2 || (i == from + 2 && !may_be_spelled(w, from)))
        return 0;
    power = dz_zh_power(dz_at(w, i));
    if (power > 0 && i == from + 2)
        return 0;
    if ((dz_at(w, i) == U'点' || dz_at(w, i) == U'點') && dz_zh_digit(dz_at(w, i + 1)) >= 0 &&
        !dz_zh_is_pair_sign(dz_at(w, i + 1))) {
        digits.point = true;
        for (i++; dz_zh_digit(dz_at(w, i)) >= 0; i++)
            dz_digits_add(&digits, (unsigned)dz_zh_digit(dz_at(w, i)));
    }
    *out = dz_draft_at(from, i);
    out->flags = DZ_FIGURE_WORDS;
    out->opaque = !dz_digits_value(&digits, &out->value) || (i > from + 4 && dz_zh_digit(dz_at(w, from)) == 0);
    out->high = out->mantissa = out->value;
    return i;
}

/* 三五, 七八, 一两: with no scale behind. */
size_t dz_zh_plain_pair(const dz_window *w, size_t i, dz_draft *out)
{
    int first = dz_zh_digit(dz_at(w, i)), second = dz_zh_digit(dz_at(w, i + 1));

    if (dz_zh_run(w, i, 3) != 2 || !dz_zh_neighbours(first, second) || dz_at(w, i + 2) == U'点')
        return 0;
    *out = dz_draft_at(i, i + 2);
    out->value = out->mantissa = dz_number_of(first);
    out->high = dz_number_of(second);
    out->interval = true;
    out->flags = DZ_FIGURE_WORDS;
    return i + 2;
}

/* 五, 十, 十五, 三十, 三十五, 廿二, 零五, 三五: no decimals, no scales above ten. */
static size_t under_hundred(const dz_window *w, size_t i, int *out)
{
    int first = dz_zh_digit(dz_at(w, i)), score = tens(dz_at(w, i));
    size_t at = i + (first >= 0);

    if (score) {
        *out = score * 10;
        at = i + 1;
    } else if (dz_zh_power(dz_at(w, at)) == 1) {
        *out = first >= 0 ? first * 10 : 10;
        at++;
    } else if (first >= 0 && dz_zh_run(w, i, 3) == 2) {
        *out = first * 10 + dz_zh_digit(dz_at(w, i + 1));
        return i + 2;
    } else {
        *out = first;
        return first >= 0 && dz_zh_run(w, i, 3) == 1 && !dz_zh_power(dz_at(w, at)) ? at : 0;
    }
    if (dz_zh_run(w, at, 2) == 1 && dz_zh_digit(dz_at(w, at)) > 0 && !dz_zh_power(dz_at(w, at + 1))) {
        *out += dz_zh_digit(dz_at(w, at));
        at++;
    }
    return dz_zh_power(dz_at(w, at)) ? 0 : at;
}

size_t dz_zh_small(const dz_window *w, size_t i, int most, int *out)
{
    size_t end = dz_is_digit(dz_at(w, i)) ? dz_read_small(w, i, 4, out) : under_hundred(w, i, out);

    return end && *out <= most ? end : 0;
}
