/* amounts_zh.c — one Chinese amount or a range of them, with all that belongs to it. Floor feature. */
#include "feature/zh.h"
#include "text/script.h"

static void take_sign(const dz_window *w, size_t floor, dz_draft *d)
{
    size_t from = dz_ends_any(w, floor, d->from, U"负|負|负的|負的|零下|-");
    uint32_t before = dz_back(w, from, 1);
    dz_number low;

    if (from == d->from && d->from > floor + 1 && dz_back(w, d->from, 1) == ' ') {
        from = dz_ends_any(w, floor, d->from - 1, U"负|負|-");
        before = dz_back(w, from, 1);
        if (from == d->from - 1)
            return;
    }
    if (from == d->from)
        return;
    if (dz_at(w, from) == '-' && (dz_is_digit(before) || dz_is_latin(before) || before == '%' || before == ')'))
        return;
    if (dz_has_any(w, from > 0 ? from - 1 : 0, U"正负|担负|胜负|肩负|自负|欺负|背负|正負") > from)
        return;
    low = d->value;
    d->value = dz_number_negate(d->high); /* 零下二十八九度 is -29 to -28 */
    d->high = dz_number_negate(low);
    d->from = from;
}

/* One number with all that belongs to it, at 'i'. */
size_t dz_zh_single(const dz_window *w, size_t floor, size_t i, dz_draft *d)
{
    if (!dz_zh_number(w, i, d) && !dz_read_sign(w, i, d))
        return 0;
    (void)dz_zh_fraction(w, d);
    take_sign(w, floor, d);
    dz_zh_measure(w, floor, d);
    return d->to;
}

/* 1至2万: the scale of the high end is meant for both. */
static void share_scale(dz_draft *low, const dz_draft *high)
{
    if (high->scale && !low->scale && low->unit == 0 && dz_number_compare(low->value, high->mantissa) < 0)
        (void)dz_number_shift(low->value, high->scale, &low->value);
}

/* 零下5至10度 is -10 to -5; 零下5度至10度 ends above zero. */
static void both_below_zero(const dz_window *w, dz_draft *low, dz_draft *high)
{
    dz_number near = low->value;

    if (low->unit || !dz_has(w, low->from, U"零下") || dz_at(w, high->from) == U'零' || high->value.num < 0)
        return;
    low->value = dz_number_negate(high->value);
    high->value = near;
    high->unit = high->unit == DZ_UNIT_DEGREE ? DZ_UNIT_CELSIUS : high->unit;
    high->kind = high->unit == DZ_UNIT_CELSIUS ? DZ_FIGURE_TEMPERATURE : high->kind;
}

/* Where the number begins that stands behind 零下 or 负. */
static size_t behind_sign(const dz_window *w, size_t i)
{
    size_t end = dz_has_any(w, i, U"零下|负|負");

    return end ? end : i;
}

/* 六至八折, 七到八成: tens of per cent at both ends. */
static void share_tenths(const dz_window *w, dz_draft *low, const dz_draft *high)
{
    uint32_t last = dz_at(w, high->to - 1);

    if ((last == U'折' || last == U'成') && low->kind == DZ_FIGURE_NUMBER && !low->unit &&
        dz_number_compare(low->value, DZ_NUMBER_TEN) < 0)
        (void)dz_draft_grow(low, DZ_NUMBER_TEN, DZ_NUMBER_ZERO);
}

static bool has_unit(const dz_draft *d) { return d->unit != 0; }

static size_t range(const dz_window *w, dz_draft *d)
{
    size_t i = d->to + (dz_at(w, d->to) == ' '), at = dz_has_any(w, i, U"至|到|-|–|—|——|~"), between = 0;
    bool same = false;
    dz_draft high;

    if (!at && d->unit == 0 && dz_is_han(dz_at(w, i))) { /* 3名至5名 */
        at = dz_has_any(w, i + 1, U"至|到|-|–|—|——|~");
        same = at > 0;
    }
    if (!at && (dz_at(w, i) == U'和' || dz_at(w, i) == U'与' || dz_at(w, i) == U'與'))
        at = between = i + 1;
    if (!at || d->interval || d->kind == DZ_FIGURE_VAGUE || d->opaque)
        return 0;
    at += dz_at(w, at) == ' ';
    if (dz_has_any(w, at, U"上十|上百|上千|上万|上亿|上萬|上億")) /* 50万至上百万 */
        at++;
    if (!dz_zh_single(w, at, behind_sign(w, dz_money_behind(w, at)), &high) || high.interval || high.opaque ||
        high.kind == DZ_FIGURE_VAGUE)
        return 0;
    if (same && dz_at(w, high.to) != dz_at(w, i))
        return 0;
    if (between && !(between = dz_has_any(w, high.to, U"之间|之間|间|間")))
        return 0;
    if (has_unit(d) && has_unit(&high) && d->unit != high.unit)
        return 0;
    if (dz_is_dash(dz_at(w, i)) && !(d->unit && !high.unit && d->kind != DZ_FIGURE_MONEY))
        (void)dz_complete_high(d, &high);
    share_scale(d, &high);
    share_tenths(w, d, &high);
    both_below_zero(w, d, &high);
    if (high.value.num < 0 && dz_number_compare(d->value, high.value) > 0) { /* 零下5度至零下10度 */
        dz_number low = high.value;

        high.value = d->value;
        d->value = low;
    }
    if (dz_number_compare(d->value, high.value) >= 0)
        return 0;
    d->high = high.value;
    if (has_unit(&high) || high.kind != DZ_FIGURE_NUMBER) {
        d->unit = high.unit;
        d->kind = high.kind;
    }
    d->kind = DZ_FIGURE_RANGE;
    d->digits = d->digits > high.digits ? d->digits : high.digits;
    d->flags &= high.flags;
    d->bound = DZ_BOUND_NONE;
    d->to = between ? between : high.to;
    return d->to;
}

static bool ordinal(const dz_window *w, size_t floor, dz_draft *d)
{
    bool di = d->from > floor && dz_back(w, d->from, 1) == U'第';

    if (!di &&
        !dz_has_any(w, d->to, U"中全会|中全會|届三中|届中央|届四中|届二中|届一中|届五中|届六中|届七中|届全国|屆"))
        return false;
    d->kind = DZ_FIGURE_ORDINAL;
    d->from -= di;
    return true;
}

/* （2019）, 《2030可持续发展议程》: a year without 年, where nothing is counted. */
static bool bare_year(const dz_window *w, dz_draft *d)
{
    uint32_t before = dz_back(w, d->from, 1), next = dz_at(w, d->to);
    int64_t value;

    if (d->kind != DZ_FIGURE_NUMBER || d->to != d->from + 4 || (d->flags & DZ_FIGURE_WORDS) || d->bound || d->unit ||
        d->scale || !dz_number_whole(d->value, 1900, 2099, &value) || dz_is_han(before) || dz_is_latin(before) ||
        dz_is_digit(before))
        return false;
    if (!(before == '(' && next == ')') &&
        !(dz_is_han(next) && (before == 0 || before == 0x300a || before == 0x201c) &&
          !dz_has_any(
              w, d->to,
              U"名|人|个|家|件|次|户|只|台|位|所|条|辆|套|万|余|多|份|分|张|项|场|票|例|字|种|座|艘|架|匹|头|至|到|比|和|与|加|减|乘|除|的|是")))
        return false;
    d->kind = DZ_FIGURE_DATE;
    d->date.year = (int16_t)value;
    d->date.span = 1;
    return true;
}

/* 120急救车, 12345热线: a number that one calls. */
static bool is_called(const dz_window *w, size_t i, size_t *end)
{
    size_t n = dz_digit_run(w, i, 6);

    *end = i + n;
    return n >= 3 && n <= 5 && dz_has_any(w, i + n, U"急救|报警|報警|火警|热线|熱線|接警|出警");
}

size_t dz_zh_amount(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft d, bare;
    size_t end;

    if (is_called(w, i, &end) || (end = dz_zh_said_code(w, i)) > 0)
        return dz_scan_code(scan, i, end);
    if (!dz_zh_single(w, scan->floor, i, &d))
        return 0;
    bare = d;
    if (ordinal(w, scan->floor, &d)) {
        if (!dz_zh_number(w, i, &bare) && !dz_read_sign(w, i, &bare))
            return 0;
        d.to = bare.to;
        d.value = d.high = bare.value;
        d.unit = 0;
        d.bound = DZ_BOUND_NONE;
        d.digits = bare.digits;
        d.flags = bare.flags;
        dz_draft_soften(&d);
        return dz_scan_emit(scan, &d);
    }
    if (d.opaque) {
        (void)dz_zh_number(w, i, &bare);
        return dz_scan_code(scan, i, bare.to);
    }
    if (bare_year(w, &d))
        return dz_scan_emit(scan, &d);
    if (range(w, &d))
        dz_zh_speed(w, scan->floor, &d);
    dz_draft_soften(&d);
    dz_zh_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}
