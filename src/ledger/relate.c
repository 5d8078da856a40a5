/* relate.c — how one figure stands to another. Floor ledger. */
#include "ledger/relate.h"

#include <stdlib.h>
#include <string.h>

#include "feature/number.h"
#include "feature/units.h"
#include "ledger/area.h"
#include "ledger/discount.h"
#include "ledger/role.h"

/** Figures of one sort can stand in each other's place. */
typedef enum sort { AMOUNT, SHARE, ORDINAL, DATE, TIME, CODE } sort;

static sort sort_of(const dz_figure *f)
{
    switch ((dz_figure_kind)f->kind) {
    case DZ_FIGURE_PERCENT:
    case DZ_FIGURE_PERMILLE:
    case DZ_FIGURE_POINT:
    case DZ_FIGURE_FRACTION:
        return SHARE;
    case DZ_FIGURE_ORDINAL:
        return ORDINAL;
    case DZ_FIGURE_DATE:
        return DATE;
    case DZ_FIGURE_TIME:
        return TIME;
    case DZ_FIGURE_CODE:
        return CODE;
    default:
        return AMOUNT;
    }
}

static bool is_interval(const dz_figure *f) { return !dz_number_equal(f->value, f->high); }

/** The value as a part of one for shares: 30% and 3/10 are the same. */
static dz_number level(const dz_figure *f, dz_number value)
{
    dz_number out = value;

    if (f->kind == DZ_FIGURE_PERCENT || f->kind == DZ_FIGURE_POINT)
        dz_number_shift(value, -2, &out);
    else if (f->kind == DZ_FIGURE_PERMILLE)
        dz_number_shift(value, -3, &out);
    return out;
}

static const char *unit_id(const dz_figure *f) { return f->unit ? dz_unit_at(f->unit)->id : ""; }

/** "degrees" alone may be of temperature, and 度 is also a kilowatt-hour. */
static bool is_bare_degree(const dz_figure *f, const dz_figure *other)
{
    return strcmp(unit_id(f), "degree") == 0 &&
           (dz_unit_at(other->unit)->dimension == DZ_DIMENSION_TEMPERATURE || strcmp(unit_id(other), "kilowatt-hour") == 0);
}

/** 每秒4.8公里 and 4.8 km/s: the one says "per second" elsewhere. */
static bool is_rate_of(const dz_figure *rate, const dz_figure *f)
{
    const char *a = unit_id(rate), *b = unit_id(f);
    size_t      n = strlen(b);

    return n > 0 && strncmp(a, b, n) == 0 && strncmp(a + n, "-per-", 5) == 0;
}

static bool same_unit(const dz_figure *a, const dz_figure *b)
{
    return a->unit == b->unit || a->unit == 0 || b->unit == 0 || strcmp(unit_id(a), unit_id(b)) == 0 ||
           is_bare_degree(a, b) || is_bare_degree(b, a) || is_rate_of(a, b) || is_rate_of(b, a);
}

/** 二十余载 and "two decades": the one counts years without the word that we know. */
static bool counts_decades(const dz_figure *a, const dz_figure *b)
{
    dz_number years;
    int32_t   tens = strcmp(unit_id(b), "decade") == 0 ? 1 : strcmp(unit_id(b), "century") == 0 ? 2 : 0;

    return tens > 0 && a->unit == 0 && a->kind == DZ_FIGURE_NUMBER && dz_number_shift(b->value, tens, &years) &&
           dz_number_equal(years, a->value);
}

/** A hyphen was taken for a minus on one side: the values differ in nothing else. */
static bool differs_by_hyphen(dz_subject s, dz_subject t)
{
    const dz_subject *negative = s.figure->value.num < 0 ? &s : &t;
    const char *at = dz_document_slice(dz_segments_document(dz_figures_segments(negative->figures)), negative->figure->span).at;

    return dz_number_equal(s.figure->value, dz_number_negate(t.figure->value)) && s.figure->value.num != 0 &&
           (at[0] == '-' || (unsigned char)at[0] >= 0xe2) && memcmp(at, "负", 3) != 0 && memcmp(at, "零", 3) != 0 &&
           memcmp(at, "負", 3) != 0;
}

/** Whether b is within 2 per cent of a. */
static bool nearly(dz_number a, dz_number b)
{
    dz_number off, fifty;

    if (!dz_number_add(a, dz_number_negate(b), &off))
        return false;
    if (off.num < 0)
        off = dz_number_negate(off);
    if (a.num < 0)
        a = dz_number_negate(a);
    return dz_number_mul(off, dz_number_of(50), &fifty) && dz_number_compare(fifty, a) <= 0;
}

/** Whether two figures with units of one dimension come to the same: 90平方米, 970 square feet. */
static bool converts(const dz_figure *a, const dz_figure *b)
{
    dz_number x[2], y[2];

    if (a->unit == 0 || b->unit == 0 || dz_unit_at(a->unit)->dimension != dz_unit_at(b->unit)->dimension ||
        dz_unit_at(a->unit)->dimension == DZ_DIMENSION_MONEY)
        return false;
    return dz_unit_base(a->unit, a->value, &x[0]) && dz_unit_base(b->unit, b->value, &y[0]) &&
           dz_unit_base(a->unit, a->high, &x[1]) && dz_unit_base(b->unit, b->high, &y[1]) && nearly(x[0], y[0]) &&
           nearly(x[1], y[1]);
}

/** Whether yields for different areas come to the same: 亩产500公斤, 7.5 tonnes per hectare. */
static bool yields_alike(dz_subject s, dz_subject t)
{
    dz_number x, y;

    return dz_area_value(s, &x) && dz_area_value(t, &y) && nearly(x, y);
}

/* ---- dates ---- */

/** Which parts of a date both say, and how many of them agree. */
static void compare_dates(const dz_date *a, const dz_date *b, int *both, int *equal, bool *same_parts)
{
    const int x[] = {a->year == DZ_NO_YEAR ? 0 : a->year * 128 + a->span, a->month, a->day, a->part, a->weekday};
    const int y[] = {b->year == DZ_NO_YEAR ? 0 : b->year * 128 + b->span, b->month, b->day, b->part, b->weekday};

    *both = *equal = 0;
    *same_parts = true;
    for (size_t i = 0; i < sizeof x / sizeof *x; i++) {
        if (x[i] && y[i]) {
            ++*both;
            *equal += x[i] == y[i];
        } else if (x[i] || y[i])
            *same_parts = false;
    }
}

/** "born after 2000" for 00后: a year stands for the decade that it begins. */
static bool begins(const dz_date *year, const dz_date *decade)
{
    return year->span == 1 && decade->span == 10 && year->year == decade->year && !year->month && !year->day;
}

static int relate_dates(const dz_date *a, const dz_date *b)
{
    int  both, equal;
    bool same;

    if (begins(a, b) || begins(b, a))
        return DZ_INFERRED;

    compare_dates(a, b, &both, &equal, &same);
    if (both == 0 || equal < both)
        return DZ_UNRELATED;
    return same ? DZ_EQUAL : DZ_INFERRED;
}

static int relate_times(const dz_date *a, const dz_date *b)
{
    if (a->minute != b->minute || a->hour % 12 != b->hour % 12)
        return DZ_UNRELATED;
    return a->hour == b->hour ? DZ_EQUAL : DZ_FORM;
}

/* ---- numbers ---- */

/** The power of ten of the last digit that counts, of a whole or decimal number. */
static bool last_place(const dz_figure *f, int32_t *place)
{
    int64_t num = f->value.num;
    int32_t lead = f->value.exp - 1;

    if (f->digits == 0 || f->value.den != 1 || num == 0)
        return false;
    for (; num; num /= 10)
        lead++;
    *place = lead - f->digits + 1;
    return true;
}

/** Whether 'fine' becomes 'coarse' when rounded or cut to the digits 'coarse'
 *  shows, and lies within a twentieth of it. A single digit rounds nothing
 *  unless a word says so: 97 floors are not 100层. */
static bool rounds_to(const dz_figure *fine, const dz_figure *coarse)
{
    dz_number off, twenty, one;
    int32_t   place;

    if (is_interval(fine) || is_interval(coarse) || fine->digits <= coarse->digits || !last_place(coarse, &place))
        return false;
    if (coarse->digits < 2 && coarse->bound == DZ_BOUND_NONE && fine->bound == DZ_BOUND_NONE)
        return false;
    if (!dz_number_add(fine->value, dz_number_negate(coarse->value), &off))
        return false;
    if (off.num < 0)
        off = dz_number_negate(off);
    if (!dz_number_make(1, 1, place, &one) || dz_number_compare(off, one) >= 0)
        return false;
    return dz_number_mul(off, dz_number_of(20), &twenty) && dz_number_compare(twenty, coarse->value) <= 0;
}

static bool within(const dz_figure *one, const dz_figure *interval)
{
    if (interval->flags & DZ_FIGURE_OPEN_HIGH && dz_number_compare(one->value, interval->high) >= 0)
        return false;
    return dz_number_compare(one->value, interval->value) >= 0 && dz_number_compare(one->high, interval->high) <= 0;
}

/** 千亿, 百万: a power of ten in words may be any of that size. */
static bool is_bare_scale(const dz_figure *f)
{
    return f->flags & DZ_FIGURE_WORDS && f->value.num == 1 && f->value.exp >= 2 && !is_interval(f);
}

/** Whether a number can be meant by an interval: dozens, for 36; but 二三十 is not
 *  23, and 五六百 is not about 500. */
static bool meant_by(const dz_figure *one, const dz_figure *interval)
{
    dz_number most;

    if (is_interval(interval) && interval->kind == DZ_FIGURE_VAGUE && is_bare_scale(one))
        return dz_number_shift(one->value, 1, &most) && dz_number_compare(interval->value, most) <= 0 &&
               dz_number_compare(interval->high, one->value) > 0;
    if (!is_interval(interval) || !within(one, interval))
        return false;
    if (interval->kind == DZ_FIGURE_VAGUE || one->kind == DZ_FIGURE_VAGUE)
        return true;
    return one->digits < 2 && one->bound != DZ_BOUND_NONE &&
           (one->bound == DZ_BOUND_OVER || dz_number_compare(one->value, interval->value) > 0) &&
           (one->bound == DZ_BOUND_UNDER || dz_number_compare(one->value, interval->high) < 0);
}

/** The same across units of one dimension: 上百里 may be 60 kilometers. */
static bool meant_elsewhere(const dz_figure *one, const dz_figure *interval)
{
    dz_number low, high, base;

    return interval->kind == DZ_FIGURE_VAGUE && one->unit && interval->unit &&
           dz_unit_at(one->unit)->dimension == dz_unit_at(interval->unit)->dimension &&
           dz_unit_at(one->unit)->dimension != DZ_DIMENSION_MONEY && dz_unit_base(interval->unit, interval->value, &low) &&
           dz_unit_base(interval->unit, interval->high, &high) && dz_unit_base(one->unit, one->value, &base) &&
           dz_number_compare(base, low) >= 0 && dz_number_compare(base, high) < 0;
}

/** How fine a bound is drawn: a tenth, for "about" a twentieth; 十几 may be anything up to twenty. */
static int64_t slack(const dz_figure *f)
{
    if (f->bound == DZ_BOUND_ABOUT)
        return 20;
    return f->flags & DZ_FIGURE_WORDS && f->value.num == 1 && f->value.exp == 1 ? 1 : 10;
}

/** Whether b, said without a bound, may be what "over a", "under a" or "about a" means. */
static bool on_that_side(const dz_figure *bounded, const dz_figure *b)
{
    dz_number part, edge;
    int       order = dz_number_compare(b->value, bounded->value);

    if (bounded->bound == DZ_BOUND_NONE || (b->bound != DZ_BOUND_NONE && b->bound != DZ_BOUND_ABOUT && slack(bounded) > 1) || is_interval(bounded) || is_interval(b))
        return false;
    if ((order > 0 && bounded->bound == DZ_BOUND_UNDER) || (order < 0 && bounded->bound == DZ_BOUND_OVER))
        return false;
    if (!dz_number_div(bounded->value, dz_number_of(slack(bounded)), &part))
        return false;
    if (!dz_number_add(bounded->value, order > 0 ? part : dz_number_negate(part), &edge))
        return false;
    return order > 0 ? dz_number_compare(b->value, edge) <= 0 : dz_number_compare(b->value, edge) >= 0;
}

static bool is_point_beside_percent(const dz_figure *a, const dz_figure *b)
{
    return a->kind != b->kind && (a->kind == DZ_FIGURE_POINT || b->kind == DZ_FIGURE_POINT);
}

/** 增长三倍 is four times as much; a fall or rise by so many times is left to the words. */
static bool multiplies_alike(dz_subject a, dz_subject b)
{
    dz_number more;

    if (!dz_is_increase(a) || !dz_number_add(a.figure->value, dz_number_of(1), &more))
        return false;
    if (b.figure->kind == DZ_FIGURE_PERCENT)
        return dz_number_shift(a.figure->value, 2, &more) && dz_number_equal(more, b.figure->value);
    return b.figure->kind == DZ_FIGURE_MULTIPLE && dz_number_equal(more, b.figure->value);
}

/** 等3所 beside "three others": one was named already, so that makes four. */
static bool counts_too_many(dz_subject all, dz_subject rest)
{
    return dz_counts_others(rest) && dz_is_total(all) && dz_number_equal(rest.figure->value, all.figure->value);
}

/** 等3所 and "two other": the English has named some already. */
static bool counts_the_rest(dz_subject all, dz_subject rest)
{
    return dz_counts_others(rest) && dz_number_compare(rest.figure->value, all.figure->value) < 0 &&
           dz_number_compare(all.figure->value, dz_number_of(10)) <= 0;
}

/** 增加两倍 is three times as much: "doubled" is wrong, "two times more" is not. */
static bool falls_short(dz_subject increase, dz_subject t)
{
    static const char *const verbs[] = {"doubl", "Doubl", "tripl", "Tripl", "trebl", "quadrupl", NULL};

    return dz_is_increase(increase) && t.figure->kind == DZ_FIGURE_MULTIPLE &&
           dz_has_word(dz_document_slice(dz_segments_document(dz_figures_segments(t.figures)), t.figure->span), verbs);
}

static int relate_numbers(dz_subject s, dz_subject t)
{
    const dz_figure *a = s.figure, *b = t.figure;
    bool bare = dz_number_equal(a->value, b->value) && dz_number_equal(a->high, b->high);

    if (multiplies_alike(s, t) || multiplies_alike(t, s))
        return DZ_FORM;
    if (falls_short(s, t) || falls_short(t, s))
        return DZ_UNRELATED;
    if (a->kind != b->kind && (a->kind == DZ_FIGURE_MULTIPLE || b->kind == DZ_FIGURE_MULTIPLE) && (a->unit || b->unit))
        return DZ_UNRELATED;
    if (dz_is_discount(s, t))
        return dz_discounts_agree(s, t) ? DZ_FORM : DZ_UNRELATED;
    if (dz_areas_differ(s, t))
        return yields_alike(s, t) ? DZ_CONVERTED : DZ_UNRELATED;
    if (!same_unit(a, b))
        return converts(a, b)                                            ? DZ_CONVERTED
               : meant_elsewhere(a, b) || meant_elsewhere(b, a) ? DZ_INTERVAL
                                                                         : DZ_UNRELATED;
    if (differs_by_hyphen(s, t) || counts_decades(a, b) || counts_decades(b, a))
        return DZ_FORM;
    if (counts_too_many(s, t) || counts_too_many(t, s))
        return DZ_UNRELATED;
    if (is_point_beside_percent(a, b) && sort_of(a) == SHARE && sort_of(b) == SHARE)
        return DZ_UNRELATED;
    if (a->kind == b->kind && bare)
        return DZ_EQUAL;
    if (bare && (sort_of(a) != SHARE || sort_of(b) != SHARE)) /* "10, 20 and 30 percent" */
        return sort_of(a) == sort_of(b) ? DZ_EQUAL : DZ_FORM;
    if (dz_number_equal(level(a, a->value), level(b, b->value)) && dz_number_equal(level(a, a->high), level(b, b->high)))
        return DZ_FORM;
    if (sort_of(a) != sort_of(b) || (sort_of(a) == SHARE && a->kind != b->kind))
        return DZ_UNRELATED;
    if (rounds_to(a, b) || rounds_to(b, a))
        return DZ_ROUNDED;
    if (meant_by(a, b) || meant_by(b, a) || on_that_side(a, b) || on_that_side(b, a))
        return DZ_INTERVAL;
    if (counts_the_rest(s, t) || counts_the_rest(t, s))
        return DZ_INFERRED;
    return DZ_UNRELATED;
}

/** A code's letters and digits, small, without what groups them. */
static void bare_code(dz_subject s, char into[DZ_FIGURE_VALUE_ROOM])
{
    size_t n = 0;

    dz_figure_value(s.figures, s.figure, into, DZ_FIGURE_VALUE_ROOM);
    for (const char *c = into; *c; c++)
        if (*c != '-' && *c != ' ')
            into[n++] = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
    into[n] = '\0';
}

static bool same_code(dz_subject a, dz_subject b)
{
    char x[DZ_FIGURE_VALUE_ROOM], y[DZ_FIGURE_VALUE_ROOM];

    bare_code(a, x);
    bare_code(b, y);
    return strcmp(x, y) == 0;
}

/** A year may be written, or read, as a plain number. */
static int relate_year(const dz_figure *number, const dz_date *date)
{
    int64_t year;

    if (date->year == DZ_NO_YEAR || date->span != 1 || date->month || date->day || number->unit)
        return DZ_UNRELATED;
    return dz_number_whole(number->value, 1, 9999, &year) && year == date->year ? DZ_FORM : DZ_UNRELATED;
}

/** 12日 and "the 12th", read as an ordinal. */
static int relate_day(const dz_figure *ordinal, const dz_date *date)
{
    int64_t day;

    if (date->year != DZ_NO_YEAR || date->month || date->part || date->weekday)
        return DZ_UNRELATED;
    return dz_number_whole(ordinal->value, 1, 31, &day) && day == date->day ? DZ_FORM : DZ_UNRELATED;
}

/** 7点 and "seven", without "o'clock". */
static int relate_hour(const dz_figure *number, const dz_date *time)
{
    int64_t hour;

    if (time->minute || time->second || number->unit || number->kind != DZ_FIGURE_NUMBER)
        return DZ_UNRELATED;
    return dz_number_whole(number->value, 0, 24, &hour) && hour % 12 == time->hour % 12 ? DZ_FORM : DZ_UNRELATED;
}

/** 二十国集团 and G20: the number stands in a code. */
static int relate_to_code(const dz_figure *number, dz_subject code)
{
    char    text[DZ_FIGURE_VALUE_ROOM];
    int64_t whole;
    char   *digits = text;

    if ((number->kind > DZ_FIGURE_ORDINAL && dz_unit_at(number->unit)->dimension != DZ_DIMENSION_DATA) || !dz_number_whole(number->value, 2, INT32_MAX, &whole))
        return DZ_UNRELATED;
    bare_code(code, text);
    while (*digits && (*digits < '0' || *digits > '9'))
        digits++;
    return *digits && strtoll(digits, NULL, 10) == whole ? DZ_INFERRED : DZ_UNRELATED;
}

int dz_relate(dz_subject a, dz_subject b)
{
    sort s = sort_of(a.figure), t = sort_of(b.figure);

    if (s == DATE && t == DATE)
        return relate_dates(&a.figure->date, &b.figure->date);
    if (s == TIME && t == TIME)
        return relate_times(&a.figure->date, &b.figure->date);
    if (s == CODE && t == CODE)
        return same_code(a, b) ? DZ_EQUAL : DZ_UNRELATED;
    if (s == DATE && t == AMOUNT)
        return relate_year(b.figure, &a.figure->date);
    if (s == AMOUNT && t == DATE)
        return relate_year(a.figure, &b.figure->date);
    if (s == DATE && t == ORDINAL)
        return relate_day(b.figure, &a.figure->date);
    if (s == ORDINAL && t == DATE)
        return relate_day(a.figure, &b.figure->date);
    if (s == TIME && t == AMOUNT)
        return relate_hour(b.figure, &a.figure->date);
    if (s == AMOUNT && t == TIME)
        return relate_hour(a.figure, &b.figure->date);
    if (t == CODE && s < DATE)
        return relate_to_code(a.figure, b);
    if (s == CODE && t < DATE)
        return relate_to_code(b.figure, a);
    if (s >= DATE || t >= DATE)
        return DZ_UNRELATED;
    return relate_numbers(a, b);
}

/* ---- errors ---- */

static size_t digits_of(dz_number n, char into[DZ_NUMBER_ROOM])
{
    size_t len = 0;

    dz_number_decimal(n, into);
    for (const char *s = into; *s; s++)
        if (*s >= '0' && *s <= '9')
            into[len++] = *s;
    into[len] = '\0';
    return len;
}

/** One digit differs, or two neighbours are swapped, or one is left out or put in. */
static bool slipped(dz_number a, dz_number b)
{
    char   x[DZ_NUMBER_ROOM], y[DZ_NUMBER_ROOM];
    size_t n = digits_of(a, x), m = digits_of(b, y), from = 0, end = 0;

    if (n < 2 || m < 2)
        return false;
    while (from < n && from < m && x[from] == y[from])
        from++;
    while (end < n - from && end < m - from && x[n - 1 - end] == y[m - 1 - end])
        end++;
    n -= from + end;
    m -= from + end;
    if (n == 2 && m == 2)
        return x[from] == y[from + 1] && x[from + 1] == y[from];
    return n <= 1 && m <= 1;
}

static int contradict_dates(const dz_date *a, const dz_date *b)
{
    int  both, equal;
    bool same;

    compare_dates(a, b, &both, &equal, &same);
    if (both == 0)
        return DZ_UNRELATED;
    return equal > 0 ? DZ_DIGITS : DZ_VALUE;
}

static bool same_dimension(const dz_figure *a, const dz_figure *b)
{
    return dz_unit_at(a->unit)->dimension == dz_unit_at(b->unit)->dimension;
}

/** Whether a figure is so much for each of something: 亩产, per hectare. */
static bool is_rate(dz_subject s)
{
    static const char *const before[] = {"产", "每", "單產", NULL}, *const behind[] = {"per ", "/", "a year", "each", NULL};
    dz_str text = dz_text_before(s), after = dz_text_behind(s);

    if (text.len > 30)
        text = (dz_str){text.at + text.len - 30, 30};
    return dz_has_word(text, before) || dz_has_word((dz_str){after.at, after.len < 8 ? after.len : 8}, behind);
}

/** "double" stands in the place of no sum and of no small word: 三元, 三. */
static bool is_multiple_beside_other(const dz_figure *multiple, const dz_figure *other)
{
    return multiple->kind == DZ_FIGURE_MULTIPLE && other->kind != DZ_FIGURE_MULTIPLE &&
           (other->unit || other->flags & DZ_FIGURE_SOFT);
}

static int contradict_numbers(dz_subject s, dz_subject t)
{
    const dz_figure *a = s.figure, *b = t.figure;
    bool equal = dz_number_equal(a->value, b->value) && dz_number_equal(a->high, b->high);

    if (dz_areas_differ(s, t))
        return equal && dz_unit_at(a->unit)->dimension != DZ_DIMENSION_MONEY ? DZ_UNIT : DZ_VALUE;
    if (equal)
        return same_unit(a, b) && a->kind == b->kind ? DZ_VALUE : DZ_UNIT;
    if (is_multiple_beside_other(a, b) || is_multiple_beside_other(b, a))
        return DZ_UNRELATED;
    if (!same_unit(a, b) && (!same_dimension(a, b) || is_rate(s) || is_rate(t)))
        return DZ_UNRELATED;
    if (sort_of(a) == SHARE && a->kind != b->kind)
        return DZ_UNRELATED;
    if (!same_unit(a, b))
        return DZ_VALUE;
    if (a->value.num == b->value.num && a->value.den == b->value.den && a->value.exp != b->value.exp)
        return DZ_SCALE;
    if (slipped(a->value, b->value))
        return DZ_DIGITS;
    return DZ_VALUE;
}

/** A spelled-out 1, and a spelled-out 0..3 beside digits, contradict nothing. */
static bool too_soft(const dz_figure *a, const dz_figure *b)
{
    if (!(a->flags & DZ_FIGURE_SOFT) || is_interval(a) || (a->unit && b->unit && b->flags & DZ_FIGURE_SOFT))
        return false; /* two units named without a number can differ */
    return !(b->flags & DZ_FIGURE_WORDS) || dz_number_compare(a->value, dz_number_of(2)) < 0;
}

/** Codes of the same make: they differ in their digits only. 5G and 4G. */
static bool similar_codes(dz_subject a, dz_subject b)
{
    char   x[DZ_FIGURE_VALUE_ROOM], y[DZ_FIGURE_VALUE_ROOM];
    size_t i = 0;

    bare_code(a, x);
    bare_code(b, y);
    for (; x[i] && y[i]; i++) {
        bool digits = x[i] >= '0' && x[i] <= '9' && y[i] >= '0' && y[i] <= '9';

        if (x[i] != y[i] && !digits)
            return false;
    }
    return x[i] == y[i];
}

/** "No. 86" is what 第86号 is, though it is read as a number. */
static sort sort_in_text(dz_subject s)
{
    static const char *const marks[] = {"No. ", "No.", "no. "};
    dz_str text = dz_text_before(s);

    for (size_t i = 0; s.figure->kind == DZ_FIGURE_NUMBER && !s.figure->unit && i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);

        if (text.len >= n && memcmp(text.at + text.len - n, marks[i], n) == 0)
            return ORDINAL;
    }
    return sort_of(s.figure);
}

int dz_contradict(dz_subject a, dz_subject b)
{
    sort s = sort_of(a.figure), t = sort_of(b.figure);

    if (s == ORDINAL || t == ORDINAL)
        s = sort_in_text(a), t = sort_in_text(b);

    if (counts_too_many(a, b) || counts_too_many(b, a))
        return DZ_VALUE;
    if (s != t || too_soft(a.figure, b.figure) || too_soft(b.figure, a.figure))
        return DZ_UNRELATED;
    switch (s) {
    case DATE:
        return contradict_dates(&a.figure->date, &b.figure->date);
    case TIME:
        return DZ_VALUE;
    case CODE:
        return similar_codes(a, b) ? DZ_VALUE : DZ_UNRELATED;
    default:
        return contradict_numbers(a, b);
    }
}
