/* amounts_en.c — one English amount or a range of them, with all that belongs to it. Floor feature. */
#include "feature/en.h"
#include "text/script.h"

static size_t skip_blank(const dz_window *w, size_t i) { return dz_at(w, i) == ' ' ? i + 1 : i; }

static void take_sign(const dz_window *w, size_t floor, dz_draft *d)
{
    size_t from = dz_en_before(w, floor, d->from, U"minus|negative"), dash = d->from;
    uint32_t before;

    if (from == d->from) {
        if (dash > floor && dz_back(w, dash, 1) == ' ' && dash > floor + 1 && dz_back(w, dash, 2) == '-' &&
            (dash == 2 || dz_back(w, dash, 3) == 0))
            dash--;
        before = dz_back(w, dash, 2);
        if (dash <= floor || dz_back(w, dash, 1) != '-' || dz_is_word(before) || before == '%' || before == ')' ||
            before == '.' || before == '-')
            return;
        from = dash - 1;
    }
    d->value = dz_number_negate(d->value);
    d->high = dz_number_negate(d->high);
    d->from = from;
}

/* 12th, 21st: digits with the ending of an ordinal. */
static size_t suffix(const dz_window *w, size_t i)
{
    size_t end = dz_has_any(w, i, U"st|nd|rd|th|ST|ND|RD|TH");

    return end && !dz_is_word(dz_at(w, end)) ? end : 0;
}

/* A number that may be an ordinal or a fraction, with its unit. */
size_t dz_en_single(const dz_window *w, size_t floor, size_t i, dz_draft *d)
{
    bool ordinal = false, plural = false;
    size_t end = dz_en_number(w, i, d, &ordinal, &plural);
    dz_number part;

    if (!end && dz_en_vulgar(w, i, &part)) {
        *d = dz_draft_at(i, i + 1);
        dz_en_be_fraction(d, part, i + 1);
        dz_en_measure(w, floor, d);
        return d->to;
    }
    if (!end)
        return 0;
    if (!(d->flags & DZ_FIGURE_WORDS) && dz_en_vulgar(w, end, &part) && dz_number_add(d->value, part, &d->value))
        dz_en_be_fraction(d, d->value, end + 1);
    else if (!ordinal && (end = suffix(w, d->to)) && !(d->flags & DZ_FIGURE_WORDS)) {
        d->kind = DZ_FIGURE_ORDINAL;
        d->to = end;
        return end;
    } else if (ordinal) {
        if (plural)
            return 0;
        d->kind = DZ_FIGURE_ORDINAL;
        return d->to;
    } else
        (void)dz_en_fraction(w, d);
    take_sign(w, floor, d);
    dz_en_measure(w, floor, d);
    return d->to;
}

/* "grew from 15 to 27" tells two figures, not a range. */
static bool moves(const dz_window *w, size_t from)
{
    static const char32_t verbs[] =
        U"rose|risen|rise|rises|rising|grew|grown|grow|growing|increase|increased|increases|increasing|fell|fallen|fall|falling|"
        U"drop|dropped|decline|declined|decrease|decreased|cut|reduced|reduce|expand|expanded|climbed|climb|jumped|surged|"
        U"soared|raised|raise|up|down|lowered|changed|shortened|lifted|improved|slid|dipped|slipped|shrank|shrunk|moved|went|increasing|growth";
    size_t words = 0;

    for (size_t back = 1; back <= 90 && back <= from; back++) {
        if (dz_back(w, from, back) == ' ' && ++words > 10)
            break;
        if (dz_back(w, from, back + 1) == ' ' && dz_en_any(w, from - back, verbs))
            return true;
    }
    return false;
}

static bool is_score(const dz_window *w, size_t i)
{
    for (size_t back = 2; back <= 30 && back <= i; back++)
        if (dz_en_any(w, i - back, U"score|scored|won|beat|lost|defeated|victory|win|led|drew|draw"))
            return true;
    return false;
}

static size_t joined(const dz_window *w, size_t floor, const dz_draft *d, bool *between)
{
    size_t i = skip_blank(w, d->to), word;
    size_t start = dz_en_before(w, floor, d->from, U"between"), about;

    about = dz_en_before(w, floor, d->from, U"about|around");
    if (start == d->from && about < d->from)
        start = dz_en_before(w, floor, about, U"between") < about ? 0 : d->from;
    *between = start < d->from;
    if (dz_is_dash(dz_at(w, i)))
        return skip_blank(w, i + 1);
    word = i > d->to ? dz_en_any(w, i, *between ? U"and|to" : U"to|through|or|up to") : 0;
    if (!word || dz_at(w, word) != ' ')
        return 0;
    word++;
    if (dz_en_any(w, word, U"about|around|nearly|more than|over"))
        word = dz_en_any(w, word, U"about|around|nearly|more than|over") + 1;
    return word;
}

/* "seven or eight hundred", "28 or 29": one more, of the same scale. */
static bool neighbours(const dz_draft *low, const dz_draft *high)
{
    dz_number next, size = high->scale && !low->scale ? high->mantissa : high->value;

    if (low->value.num < 0 && size.num > 0)
        size = dz_number_negate(size);
    return dz_number_add(low->value, dz_number_of(low->value.num < 0 ? -1 : 1), &next) && dz_number_equal(next, size);
}

/* "28 to 29 degrees below zero", "minus 28 or 29 degrees": the sign is meant for both. */
static void below_zero(const dz_window *w, dz_draft *low, dz_draft *high, bool or_word)
{
    dz_number near = low->value, far = high->value;

    if (low->value.num > 0 && high->value.num < 0 && dz_is_latin(dz_back(w, high->to, 1)))
        near = dz_number_negate(near);
    else if (or_word && low->value.num < 0 && high->value.num > 0)
        far = dz_number_negate(far);
    else
        return;
    low->value = far;
    high->value = near;
}

static size_t range(const dz_window *w, size_t floor, dz_draft *d)
{
    bool between, dash = dz_is_dash(dz_at(w, skip_blank(w, d->to)));
    size_t at = joined(w, floor, d, &between), from;
    dz_draft high;
    bool or_word;

    if (!at || d->opaque || d->kind == DZ_FIGURE_ORDINAL || !dz_en_single(w, at, dz_money_behind(w, at), &high) ||
        high.opaque || high.kind == DZ_FIGURE_ORDINAL || high.interval)
        return 0;
    or_word = !dash && !between && dz_en_any(w, d->to + 1, U"or") > 0;
    if (or_word && !neighbours(d, &high) &&
        !((d->flags & DZ_FIGURE_WORDS) && (high.flags & DZ_FIGURE_WORDS) && !high.scale))
        return 0;
    below_zero(w, d, &high, or_word);
    if (dash && is_score(w, d->from) && !high.unit)
        return 0;
    if (!dash && !between && !or_word && (from = dz_en_before(w, floor, d->from, U"from")) < d->from && moves(w, from))
        return 0;
    if (d->unit && high.unit && d->unit != high.unit)
        return 0;
    if (high.scale && !d->scale && (!d->unit || d->kind == DZ_FIGURE_MONEY) &&
        dz_number_compare(d->value, high.mantissa) < 0)
        (void)dz_number_shift(d->value, high.scale, &d->value);
    if (dash)
        (void)dz_complete_high(d, &high);
    if (!dash && !between && moves(w, d->from) && dz_en_before(w, floor, d->from, U"by") < d->from)
        return 0; /* "grew by 21 to 98" */
    if (dz_number_compare(d->value, high.value) >= 0 ||
        (d->unit && !high.unit && d->kind != DZ_FIGURE_MONEY && d->kind != DZ_FIGURE_AGE && !dash))
        return 0;
    d->high = high.value;
    d->unit = high.unit ? high.unit : d->unit;
    d->kind = DZ_FIGURE_RANGE;
    d->flags &= high.flags;
    d->digits = d->digits > high.digits ? d->digits : high.digits;
    d->to = high.to;
    return d->to;
}

/* "percent of 10", as some put a question. */
size_t dz_en_percent_of(dz_scan *scan, size_t i)
{
    size_t at = dz_en_any(scan->w, i, U"percent of|per cent of"), end;
    dz_draft d;

    end = at ? dz_en_single(scan->w, scan->floor, at + 1, &d) : 0;
    if (!end || d.kind != DZ_FIGURE_NUMBER || d.flags & DZ_FIGURE_SOFT)
        return 0;
    d.from = i;
    d.kind = DZ_FIGURE_PERCENT;
    return dz_scan_emit(scan, &d);
}

size_t dz_en_amount(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft d;

    if (dz_is_digit(dz_back(w, i, 1)) || !(dz_en_single(w, scan->floor, i, &d) || dz_read_sign(w, i, &d)))
        return 0;
    (void)range(w, scan->floor, &d);
    dz_draft_soften(&d);
    dz_en_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}
