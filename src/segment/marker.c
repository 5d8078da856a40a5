/* marker.c — enumerators and bullets: 1. (2) 三、 a) ④ •. Floor segment. */
#include "segment/marker.h"

#include "text/script.h"

/** The digits, letters or characters of the longest enumerator. */
enum { LONGEST_NUMBER = 3, LONGEST_ROMAN = 6 };

static bool is_bullet(uint32_t c)
{
    return c == 0x2022 || c == 0x2043 || c == 0x2023 || c == 0x25e6 || c == 0x25aa || c == 0x25cf || c == 0x25a0 ||
           c == 0x25c6 || c == 0x2605 || c == 0x203b; /* • ⁃ ‣ ◦ ▪ ● ■ ◆ ★ ※ */
}

static unsigned han_digit(uint32_t c)
{
    static const uint16_t digits[] = {0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341};

    for (unsigned i = 0; i < 10; i++)
        if (digits[i] == c)
            return i + 1;
    return 0;
}

/** 一 to 九十九 at *at, or 0. */
static unsigned read_han(const dz_plain *plain, size_t *at)
{
    unsigned value = 0, digit;
    size_t   i = *at;

    while (i < *at + LONGEST_NUMBER && (digit = han_digit(dz_plain_unit(plain, i))) != 0) {
        value = digit < 10 ? value + digit : value ? value * 10 : 10;
        i++;
    }
    *at = value ? i : *at;
    return value;
}

static unsigned read_digits(const dz_plain *plain, size_t *at)
{
    unsigned value = 0;
    size_t   i = *at;

    for (; i - *at <= LONGEST_NUMBER && dz_is_digit(dz_fold_width(dz_plain_unit(plain, i))); i++)
        value = value * 10 + dz_fold_width(dz_plain_unit(plain, i)) - '0';
    if (i - *at > LONGEST_NUMBER)
        return 0;
    *at = i;
    return value;
}

static unsigned roman_digit(uint32_t c)
{
    switch (c | 0x20) {
    case 'i': return 1;
    case 'v': return 5;
    case 'x': return 10;
    case 'l': return 50;
    }
    return 0;
}

/** i to lxxxix at 'i', one case of letters; *end behind it. 0: none. */
static unsigned read_roman(const dz_plain *plain, size_t i, size_t *end)
{
    uint32_t letter_case = dz_plain_unit(plain, i) & 0x20;
    unsigned value = 0, digit;
    size_t   n = 0;

    for (; n <= LONGEST_ROMAN; n++) {
        uint32_t c = dz_plain_unit(plain, i + n);
        unsigned after;

        if (c >= 0x80 || (c & 0x20) != letter_case || (digit = roman_digit(c)) == 0)
            break;
        after = roman_digit(dz_plain_unit(plain, i + n + 1));
        value = digit < after ? value - digit : value + digit;
    }
    *end = i + n;
    return n <= LONGEST_ROMAN && value < 90 ? value : 0;
}

/** Reads what closes an enumerator whose number ends before 'at'. False: nothing does. */
static bool read_wrapping(const dz_plain *plain, bool opened, size_t at, dz_marker *out)
{
    uint32_t c = dz_fold_width(dz_plain_unit(plain, at)), next = dz_fold_width(dz_plain_unit(plain, at + 1));
    unsigned wrapping;

    if (opened) {
        wrapping = DZ_WRAP_BOTH;
        if (c != ')')
            return false;
    } else if (c == '.' && next == ')')
        wrapping = DZ_WRAP_STOP_CLOSED;
    else if (c == '.' && (next == ' ' || next == 0 || dz_is_han(next)))
        wrapping = DZ_WRAP_STOP;
    else if (c == ')')
        wrapping = DZ_WRAP_CLOSED;
    else if (c == 0x3001)
        wrapping = DZ_WRAP_COMMA;
    else
        return false;
    out->end = at + (wrapping == DZ_WRAP_STOP_CLOSED ? 2 : 1);
    out->style += wrapping;
    return true;
}

/** The number of an enumerator at *at, and the style it counts in. */
static unsigned read_number(const dz_plain *plain, size_t *at, dz_marker *out)
{
    uint32_t c = dz_plain_unit(plain, *at);
    size_t   end;

    if (dz_is_digit(dz_fold_width(c))) {
        out->style = DZ_MARKER_DIGIT;
        return read_digits(plain, at);
    }
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
        out->style = c & 0x20 ? DZ_MARKER_LOWER : DZ_MARKER_UPPER;
        out->roman = read_roman(plain, *at, &end);
        *at = out->roman && end > *at + 1 ? end : *at + 1;
        return (c | 0x20) - 'a' + 1;
    }
    out->style = DZ_MARKER_HAN;
    return read_han(plain, at);
}

static bool bullet_at(const dz_plain *plain, size_t i, dz_marker *out)
{
    dz_marker number;
    size_t    at = i + 1;

    *out = (dz_marker){.at = i, .end = at, .style = DZ_MARKER_BULLET};
    while (dz_plain_unit(plain, at) == ' ')
        at++;
    if (!is_bullet(dz_plain_unit(plain, at)) && dz_marker_at(plain, at, &number))
        out->end = number.end;
    return true;
}

bool dz_marker_at(const dz_plain *plain, size_t i, dz_marker *out)
{
    uint32_t c = dz_plain_unit(plain, i);
    bool     opened = dz_fold_width(c) == '(';
    size_t   at = i + opened;

    if (is_bullet(c))
        return bullet_at(plain, i, out);
    if (c >= 0x2460 && c <= 0x2473) {
        *out = (dz_marker){i, i + 1, DZ_MARKER_CIRCLED, c - 0x2460 + 1, 0, false, false};
        return true;
    }
    *out = (dz_marker){.at = i};
    out->value = read_number(plain, &at, out);
    if (out->value == 0 || !read_wrapping(plain, opened, at, out))
        return false;
    if (out->roman && at > i + opened + 1) { /* two letters and more are Roman only */
        out->style += (unsigned)DZ_MARKER_ROMAN - (out->style < DZ_MARKER_UPPER ? (unsigned)DZ_MARKER_LOWER : (unsigned)DZ_MARKER_UPPER);
        out->value = out->roman;
        out->roman = 0;
    }
    return true;
}
