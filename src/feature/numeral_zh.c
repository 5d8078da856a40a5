/* numeral_zh.c — Chinese numbers in Han numerals, digits, and both. Floor 5, feature.
 *
 * A number is groups closed by 万 亿 兆; a group is a section of digits closed
 * by 千 百 十. Low and high end are carried side by side, since any digit may be
 * two (三四十万) or unknown (数十万).
 */
#include "feature/zh.h"
#include "text/script.h"

typedef struct pair {
    dz_number low, high;
} pair;

enum { MOST_GROUPS = 6 };

typedef struct numeral {
    const dz_window *w;
    size_t i, from;
    pair group[MOST_GROUPS];
    int power[MOST_GROUPS]; /* of the word that closed the group */
    size_t groups;
    pair section;
    size_t section_from;
    bool filled; /* the section holds something */
    int last;    /* the power a digit would follow: 3 behind 千, 8 behind 亿, 0 at the start */
    bool zero;   /* 零 stood behind it */
    int room;    /* small scales must stay under this power */
    int tail;    /* trailing scale words, as one power of ten */
    bool arabic, over, vague, interval, opaque, implicit, closed;
    uint8_t digits;
    size_t literals;
} numeral;

const dz_zh_char dz_zh_chars[512] = {
#include "feature/chars_zh.inc"
};

static int tens(uint32_t c) { return dz_zh_char_of(c)->tens; }

static bool add(pair *to, pair part)
{
    return dz_number_add(to->low, part.low, &to->low) && dz_number_add(to->high, part.high, &to->high);
}

static bool shift(pair *by, int power)
{
    return dz_number_shift(by->low, power, &by->low) && dz_number_shift(by->high, power, &by->high);
}

static pair pair_of(int low, int high) { return (pair){dz_number_of(low), dz_number_of(high)}; }

/* 一 then 二, 三 then 五: a reader's "three or four". */
static bool neighbours(int a, int b) { return a > 0 && (b == a + 1 || (a == 3 && b == 5)); }

static bool is_pair_sign(uint32_t c) { return c == U'两' || c == U'兩'; }

size_t dz_zh_run(const dz_window *w, size_t i, size_t most)
{
    size_t n = 0;

    while (n < most && dz_zh_digit(dz_at(w, i + n)) >= 0 && !(n > 0 && dz_gap(w, i + n))) {
        /* 两 is a weight behind a digit, but 一两 may be "one or two" */
        if (n > 0 && is_pair_sign(dz_at(w, i + n)) && !(n == 1 && dz_zh_digit(dz_at(w, i)) == 1))
            break;
        n++;
    }
    return n;
}

int dz_zh_spell(const dz_window *w, size_t i, size_t n)
{
    int value = 0;

    for (size_t k = 0; k < n; k++)
        value = value * 10 + dz_zh_digit(dz_at(w, i + k));
    return value;
}

/* 千瓦 and 百分点 are units: their 千 and 百 scale nothing. 五千米 is 5,000 m,
 * 12千米 and 十千米 are kilometers. */
static bool starts_unit(const numeral *n, size_t i)
{
    uint32_t c = dz_at(n->w, i);
    size_t end;

    if (c != U'千' && c != U'百' && c != U'兆')
        return false;
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

static int scale_at(const numeral *n, size_t i)
{
    int power = dz_zh_power(dz_at(n->w, i));

    return power && starts_unit(n, i) ? 0 : power;
}

static bool fail(numeral *n)
{
    n->opaque = true;
    return true;
}

/* A part of a section, scaled if a small scale follows. False: it cannot belong here. */
static bool put(numeral *n, size_t end, pair part, bool single)
{
    int power = scale_at(n, end);

    if (power > 0 && power < 4) {
        if (power >= n->room)
            return false;
        if (!shift(&part, power) || !add(&n->section, part))
            return fail(n);
        n->room = n->last = n->tail = power;
        n->zero = false;
        n->i = end + 1;
    } else {
        /* 三万五 is 35,000: a last digit stands for the next lower place */
        int place = power == 0 && single && n->last >= 2 && !n->zero ? n->last - 1 : 0;

        if (!shift(&part, place) || !add(&n->section, part))
            return fail(n);
        n->closed = power == 0;
        n->room = 0;
        n->tail = 0;
        n->i = end;
    }
    n->filled = true;
    return true;
}

static bool put_run(numeral *n, size_t run)
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
        return put(n, i + 1, pair_of(first, first), true);
    if (run == 2 && neighbours(first, dz_zh_digit(dz_at(w, i + 1))) && (n->filled || n->groups || scale_at(n, i + 2))) {
        n->interval = true;
        return put(n, i + 2, pair_of(first, dz_zh_digit(dz_at(w, i + 1))), true);
    }
    if (run == 2 && n->filled && n->last == 0)
        return false;
    if (n->filled || n->groups)
        return false; /* 二十三四五: no number */
    return false;
}

static bool put_literal(numeral *n)
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
    return put(n, end, (pair){literal.value, literal.value}, !fresh && end == n->i + 1);
}

/* 几十, 数百: two to ten of them. */
static bool put_unknown(numeral *n)
{
    if (n->filled || n->groups || !scale_at(n, n->i + 1) || scale_at(n, n->i + 1) == 12)
        return false;
    n->vague = true;
    return put(n, n->i + 1, pair_of(2, 10), false);
}

static bool is_more(uint32_t c)
{
    return c == U'多' || c == U'余' || c == U'餘' || c == U'几' || c == U'幾' || c == U'来' || c == U'來';
}

/* One more piece of a section. False: the section ends here. */
static bool piece(numeral *n)
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
        pair part = pair_of(tens(c), tens(c));

        n->last = n->room = 1;
        n->filled = true;
        n->i++;
        n->tail = 0;
        return shift(&part, 1) && add(&n->section, part);
    }
    if (power > 0 && power < 4 && power < n->room && (power == 1 || fresh || n->zero)) {
        n->implicit |= fresh && power > 1;
        n->i--; /* one of them, not said */
        if (put(n, n->i + 1, pair_of(1, 1), false))
            return true;
        n->i++;
        return false;
    }
    return false;
}

/* 点五六 behind the digits of a section. */
static bool decimals(numeral *n)
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
        for (; dz_zh_digit(dz_at(w, i)) >= 0 && !is_pair_sign(dz_at(w, i)); i++)
            dz_digits_add(&digits, (unsigned)dz_zh_digit(dz_at(w, i)));
    if (i == n->i + 1)
        return false;
    n->arabic |= dz_is_digit(dz_at(w, i - 1));
    if (!dz_digits_value(&digits, &part) || !add(&n->section, (pair){part, part}))
        fail(n);
    n->i = i;
    n->closed = true;
    n->tail = 0;
    return true;
}

/* 万 亿 兆, and 千 百 behind decimals, close a group. False: there is none, or
 * it cannot follow the groups before. */
static bool close_group(numeral *n)
{
    int power = scale_at(n, n->i);
    pair sum = n->section;
    size_t groups = n->groups;

    if (power == 0 || (power < 4 && !(n->closed && n->filled)))
        return false;
    if (!n->filled && groups == 0) {
        sum = pair_of(1, 1); /* 万余: one of them */
        n->implicit = true;
    }
    while (groups > 0 && n->power[groups - 1] <= power) {
        if (n->power[groups - 1] == power && n->filled)
            return false;
        groups--;
        if (!add(&sum, n->group[groups]))
            return fail(n);
    }
    if (groups == MOST_GROUPS)
        return false;
    if (!shift(&sum, power))
        return fail(n);
    n->group[groups] = sum;
    n->power[groups] = power;
    n->groups = groups + 1;
    n->section = pair_of(0, 0);
    n->section_from = n->i + 1;
    n->tail += power;
    n->last = power;
    n->room = 4;
    n->zero = n->filled = n->closed = false;
    n->i++;
    return true;
}

/* The whole number, or false. */
static bool read(numeral *n)
{
    size_t good = n->i;
    numeral kept = *n;

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

static bool total(const numeral *n, pair *sum)
{
    *sum = n->section;
    for (size_t k = 0; k < n->groups; k++)
        if (!add(sum, n->group[k]))
            return false;
    return true;
}

/* 二〇, 幺八, 三五点六, 五五折, or two digits that are all there is; 三一 and 俩一 are words and names. */
static bool may_be_spelled(const dz_window *w, size_t i)
{
    return w->cells.n == 2 || dz_zh_digit(dz_at(w, i + 1)) == 0 || dz_at(w, i) == U'幺' || dz_at(w, i + 2) == U'点' ||
           dz_at(w, i + 2) == U'點' || dz_has_any(w, i + 2, U"折|成|年|后|後|号|號|路|线|線|制|班|式");
}

/* 一九五二, 幺幺零, 一三三四五: digits one by one. */
static size_t spelled(const dz_window *w, size_t i, dz_draft *out)
{
    dz_digits digits = {0};
    size_t from = i;
    int power;

    while (dz_zh_digit(dz_at(w, i)) >= 0 || (i > from && (dz_at(w, i) == U'洞' || dz_at(w, i) == U'拐'))) {
        if (i > from && (dz_gap(w, i) || (is_pair_sign(dz_at(w, i)) && dz_zh_digit(dz_at(w, i + 1)) < 0)))
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
        !is_pair_sign(dz_at(w, i + 1))) {
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
static size_t plain_pair(const dz_window *w, size_t i, dz_draft *out)
{
    int first = dz_zh_digit(dz_at(w, i)), second = dz_zh_digit(dz_at(w, i + 1));

    if (dz_zh_run(w, i, 3) != 2 || !neighbours(first, second) || dz_at(w, i + 2) == U'点')
        return 0;
    *out = dz_draft_at(i, i + 2);
    out->value = out->mantissa = dz_number_of(first);
    out->high = dz_number_of(second);
    out->interval = true;
    out->flags = DZ_FIGURE_WORDS;
    return i + 2;
}

static uint8_t count_digits(dz_number value)
{
    uint8_t n = 1;

    for (int64_t rest = value.num / 10; rest; rest /= 10)
        n++;
    return n;
}

static void fill(const numeral *n, const pair *sum, dz_draft *out)
{
    *out = dz_draft_at(n->from, n->i);
    out->value = sum->low;
    out->high = sum->high;
    out->interval = n->interval;
    out->opaque = n->opaque;
    out->scale = n->tail >= 2 ? n->tail : 0;
    if (!dz_number_shift(sum->low, -out->scale, &out->mantissa))
        out->scale = 0, out->mantissa = sum->low;
    if (n->vague) {
        out->kind = DZ_FIGURE_VAGUE;
        out->flags |= DZ_FIGURE_OPEN_HIGH;
    }
    if (n->over)
        out->bound = DZ_BOUND_OVER;
    if (n->arabic)
        out->digits = n->literals == 1 ? n->digits : count_digits(sum->low);
    else
        out->flags |= DZ_FIGURE_WORDS;
}

/* 百 千 万 alone count only where something is counted: 百年, 千余户, not 百货. */
static bool may_stand_alone(const numeral *n)
{
    static const char32_t counted[] =
        U"余|餘|多名|多人|多年|多家|多万|名|人次|年|户|戶|分之|元|亩|吨|公里|米|平方|公顷|度|"
        U"人|家企业|余家|倍|个|個|岁|米|级|級|里|斤|公斤|兆|位|场|部|余|多个|多位";
    uint32_t only = dz_at(n->w, n->from);
    int power = dz_zh_power(only);

    if (!n->implicit)
        return true;
    if (n->i > n->from + 1 && !(power == 3 && n->i == n->from + 2))
        return dz_has(n->w, n->i, U"分之") || !(power == 4 && dz_zh_power(dz_at(n->w, n->from + 1)) == 4);
    if (power == 8 || power == 12)
        return false;
    if (n->i == n->from + 2) /* 千三 */
        return !dz_is_han(dz_back(n->w, n->from, 1)) && !dz_is_han(dz_at(n->w, n->i));
    return dz_has_any(n->w, n->i, counted) > 0;
}

/* 伍 陆 拾 hide in words (退伍, 大陆, 收拾): alone they count only between no Han. */
static bool formal_alone(const dz_window *w, size_t from, size_t to)
{
    static const char32_t doubtful[] = U"伍陆陸拾肆仟佰捌參参两俩倆○";

    if (to != from + 1 || dz_has_any(w, to, U"分之|元|圆|圓|角|分|厘|折|成") ||
        dz_ends_any(w, 0, from, U"元|圆|圓|角|之") < from)
        return false;
    for (const char32_t *c = doubtful; *c; c++)
        if (*c == dz_at(w, from))
            return *c != U'两' && (dz_is_han(dz_back(w, from, 1)) || dz_is_han(dz_at(w, to)));
    return false;
}

size_t dz_zh_number(const dz_window *w, size_t i, dz_draft *out)
{
    numeral n = {.w = w, .i = i, .from = i, .section_from = i, .room = 4};
    pair sum;
    size_t end = plain_pair(w, i, out);

    n.section = pair_of(0, 0);
    if (end && !dz_zh_power(dz_at(w, end)))
        return end;
    end = spelled(w, i, out);
    if (end)
        return end;
    if (!read(&n) || !may_stand_alone(&n) || formal_alone(w, n.from, n.i))
        return 0;
    if (!total(&n, &sum))
        n.opaque = true;
    fill(&n, &sum, out);
    return n.i;
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
