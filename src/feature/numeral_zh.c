/* numeral_zh.c — the sections and groups of a Chinese number, piece by piece. Floor feature. */
#include "feature/numeral_zh.h"
#include "text/script.h"

static int tens(uint32_t c) { return dz_zh_char_of(c)->tens; }

bool dz_ends_add(dz_ends *to, dz_ends part)
{
    return dz_number_add(to->low, part.low, &to->low) && dz_number_add(to->high, part.high, &to->high);
}

static bool shift(dz_ends *by, int power)
{
    return dz_number_shift(by->low, power, &by->low) && dz_number_shift(by->high, power, &by->high);
}

dz_ends dz_ends_of(int low, int high) { return (dz_ends){dz_number_of(low), dz_number_of(high)}; }

/* 千瓦 and 百分点 are units: their 千 and 百 scale nothing. 五千米 is 5,000 m,
 * 12千米 and 十千米 are kilometers. */
static bool starts_unit(const dz_numeral *n, size_t i)
{
    uint32_t c = dz_at(n->w, i);
    size_t end;

    if (c != U'千' && c != U'百' && c != U'兆')
        return false;
    if (c == U'兆' && n->arabic && dz_zh_data_unit(n->w, i))
        return true;
    if (c == U'百' && dz_has(n->w, i, U"百分点"))
        return true;
    if (c == U'百' && dz_has(n->w, i, U"百分點"))
        return true;
    if (i == n->from)
        return false;
    if (!dz_unit_read(n->w, i, &end) || end == i + 1)
        return false;
    if (c == U'百')
        return n->arabic;
    if (c == U'千' && !n->arabic && i == n->from + 1 && dz_at(n->w, i + 1) == U'米' && end == i + 2)
        return false;
    return true;
}

static int scale_at(const dz_numeral *n, size_t i)
{
    int power = dz_zh_power(dz_at(n->w, i));

    return power && starts_unit(n, i) ? 0 : power;
}

/* 个 between a number and 亿, as one speaks: 1.5个亿, but not 三个亿万富翁. */
static bool each(const dz_numeral *n, size_t i)
{
    uint32_t next = dz_at(n->w, i + 1);

    return (dz_at(n->w, i) == U'个' || dz_at(n->w, i) == U'個') && (next == U'亿' || next == U'億') &&
           dz_zh_power(dz_at(n->w, i + 2)) != 4;
}

/* 六十有三: sixty and three. */
static bool has_and(const dz_numeral *n)
{
    const dz_window *w = n->w;
    uint32_t next = dz_at(w, n->i + 2);

    return dz_at(w, n->i) == U'有' && n->last == 1 && n->filled && !n->arabic && dz_zh_digit(dz_at(w, n->i + 1)) > 0 &&
           !dz_zh_power(next) && (!dz_is_han(next) || dz_has_any(w, n->i + 2, U"岁|歲|人|年|载|載|矣|卷|篇"));
}

static bool fail(dz_numeral *n)
{
    n->opaque = true;
    return true;
}

/* A part of a section, scaled if a small scale follows. False: it cannot belong here. */
static bool put(dz_numeral *n, size_t end, dz_ends part, bool single)
{
    int power = scale_at(n, end);

    if (power > 0 && power < 4) {
        if (power >= n->room)
            return false;
        if (!shift(&part, power) || !dz_ends_add(&n->section, part))
            return fail(n);
        n->room = n->last = n->tail = power;
        n->zero = false;
        n->i = end + 1;
    } else {
        /* 三万五 is 35,000: a last digit stands for the next lower place */
        int place = power == 0 && single && n->last >= 2 && !n->zero ? n->last - 1 : 0;

        if (!shift(&part, place) || !dz_ends_add(&n->section, part))
            return fail(n);
        n->closed = power == 0;
        n->room = 0;
        n->tail = 0;
        n->i = end;
    }
    n->filled = true;
    return true;
}

static bool put_run(dz_numeral *n, size_t run)
{
    const dz_window *w = n->w;
    size_t i = n->i;
    int first;

    while (run > 0 && dz_zh_digit(dz_at(w, i)) == 0 && (n->filled || n->groups || dz_zh_power(dz_at(w, i + 1)) == 1)) {
        n->zero = true;
        i++;
        run--;
    }
    if (run == 0) {
        n->i = i;
        return true;
    }
    first = dz_zh_digit(dz_at(w, i));
    if (run == 1)
        return put(n, i + 1, dz_ends_of(first, first), true);
    if (run == 2 && dz_zh_neighbours(first, dz_zh_digit(dz_at(w, i + 1))) &&
        (n->filled || n->groups || scale_at(n, i + 2) || each(n, i + 2))) {
        n->interval = true;
        return put(n, i + 2, dz_ends_of(first, dz_zh_digit(dz_at(w, i + 1))), true);
    }
    if (run == 2 && n->filled && n->last == 0)
        return false;
    if (n->filled || n->groups)
        return false; /* 二十三四五: no number */
    return false;
}

static bool put_literal(dz_numeral *n)
{
    dz_draft literal;
    size_t end = dz_read_digits(n->w, n->i, &literal);
    uint32_t next = dz_at(n->w, end);
    bool fresh = !n->filled && !n->groups;

    if (!end)
        return false;
    if (!fresh && (dz_gap(n->w, n->i) && !scale_at(n, end)))
        return false;
    if (!fresh && (next == U'月' || next == U'日' || next == U'年' || next == '%' || next == ':' || dz_is_latin(next)))
        return false;
    if (!fresh && !literal.opaque) {
        dz_number limit = dz_number_of(1);
        int64_t whole;

        if (!dz_number_shift(limit, n->last, &limit) || dz_number_compare(literal.value, limit) >= 0 ||
            !dz_number_whole(literal.value, 0, 99999999, &whole))
            return false;
    }
    n->arabic = true;
    n->literals++;
    n->digits = literal.digits;
    if (literal.opaque) {
        n->opaque = true;
        n->filled = n->closed = true;
        n->i = end;
        return true;
    }
    return put(n, end, (dz_ends){literal.value, literal.value}, !fresh && end == n->i + 1);
}

/* 几十, 数百: two to ten of them. */
static bool put_unknown(dz_numeral *n)
{
    if (n->filled || n->groups || scale_at(n, n->i + 1) == 12 || !(scale_at(n, n->i + 1) || each(n, n->i + 1)))
        return false;
    n->vague = true;
    return put(n, n->i + 1, dz_ends_of(2, 10), false);
}

static bool is_more(uint32_t c)
{
    return c == U'多' || c == U'余' || c == U'餘' || c == U'几' || c == U'幾' || c == U'来' || c == U'來';
}

/* One more piece of a section. False: the section ends here. */
static bool piece(dz_numeral *n)
{
    uint32_t c = dz_at(n->w, n->i);
    int power = scale_at(n, n->i);
    bool fresh = !n->filled && !n->groups;

    if (is_more(c) && !fresh && scale_at(n, n->i + 1) > n->last && scale_at(n, n->i + 1) >= 4) {
        n->over = true;
        n->i++;
        n->room = 0;
        return true;
    }
    if (n->closed)
        return false;
    if (has_and(n)) {
        n->i++;
        return true;
    }
    if (dz_is_digit(c) || (c == '.' && fresh))
        return n->room > 0 && put_literal(n);
    if (c == U'数' || c == U'數' || ((c == U'几' || c == U'幾') && fresh))
        return put_unknown(n);
    if (dz_zh_digit(c) >= 0) {
        if (n->room == 0 || (!fresh && dz_zh_lexical(n->w, n->i, n->i) && c == U'一' && !scale_at(n, n->i + 1)))
            return false;
        return put_run(n, dz_zh_run(n->w, n->i, 3));
    }
    if (tens(c) && n->room > 1) {
        dz_ends part = dz_ends_of(tens(c), tens(c));

        n->last = n->room = 1;
        n->filled = true;
        n->i++;
        n->tail = 0;
        return shift(&part, 1) && dz_ends_add(&n->section, part);
    }
    if (power > 0 && power < 4 && power < n->room && (power == 1 || fresh || n->zero)) {
        n->implicit |= fresh && power > 1;
        n->i--; /* one of them, not said */
        if (put(n, n->i + 1, dz_ends_of(1, 1), false))
            return true;
        n->i++;
        return false;
    }
    return false;
}

/* 点五六 behind the digits of a section. */
static bool decimals(dz_numeral *n)
{
    const dz_window *w = n->w;
    dz_digits digits = {.point = true};
    dz_number part;
    size_t i = n->i + 1;

    if (dz_at(w, n->i) != U'点' && dz_at(w, n->i) != U'點')
        return false;
    if (n->arabic && n->literals == 1 && !dz_is_digit(dz_at(w, i)) && dz_zh_digit(dz_at(w, i)) < 0)
        return false;
    if (dz_is_digit(dz_at(w, i)))
        for (; dz_is_digit(dz_at(w, i)); i++)
            dz_digits_add(&digits, dz_at(w, i) - '0');
    else
        for (; dz_zh_digit(dz_at(w, i)) >= 0 && !dz_zh_is_pair_sign(dz_at(w, i)); i++)
            dz_digits_add(&digits, (unsigned)dz_zh_digit(dz_at(w, i)));
    if (i == n->i + 1)
        return false;
    n->arabic |= dz_is_digit(dz_at(w, i - 1));
    if (!dz_digits_value(&digits, &part) || !dz_ends_add(&n->section, (dz_ends){part, part}))
        fail(n);
    n->i = i;
    n->closed = true;
    n->tail = 0;
    return true;
}

/* 万 亿 兆, and 千 百 behind decimals, close a group. False: there is none, or
 * it cannot follow the groups before. */
static bool close_group(dz_numeral *n)
{
    size_t skip = n->filled && each(n, n->i);
    int power = scale_at(n, n->i + skip);
    dz_ends sum = n->section;
    size_t groups = n->groups;

    n->i += skip;
    if (power == 0 || (power < 4 && !(n->closed && n->filled)))
        return false;
    if (!n->filled && groups == 0) {
        sum = dz_ends_of(1, 1); /* 万余: one of them */
        n->implicit = true;
    }
    while (groups > 0 && n->power[groups - 1] <= power) {
        if (n->power[groups - 1] == power && n->filled)
            return false;
        groups--;
        if (!dz_ends_add(&sum, n->group[groups]))
            return fail(n);
    }
    if (groups == DZ_MOST_GROUPS)
        return false;
    if (!shift(&sum, power))
        return fail(n);
    n->group[groups] = sum;
    n->power[groups] = power;
    n->groups = groups + 1;
    n->section = dz_ends_of(0, 0);
    n->section_from = n->i + 1;
    n->tail += power;
    n->last = power;
    n->room = 4;
    n->zero = n->filled = n->closed = false;
    n->i++;
    return true;
}

/* The whole number, or false. */
bool dz_zh_numeral(dz_numeral *n)
{
    size_t good = n->i;
    dz_numeral kept = *n;

    for (;;) {
        while (!n->opaque && piece(n))
            continue;
        if (!n->opaque && (n->filled || n->groups))
            (void)decimals(n);
        if (n->i > good) {
            good = n->i;
            kept = *n;
        }
        if (n->opaque || !close_group(n))
            break;
        if (n->i > good) {
            good = n->i;
            kept = *n;
        }
    }
    *n = kept;
    return good > n->from;
}
