/* measures_en.c — what an English number counts: scales, units, money, ages, multiples. Floor feature. */
#include "feature/en.h"
#include "text/script.h"

static size_t skip_blank(const dz_window *w, size_t i) { return dz_at(w, i) == ' ' ? i + 1 : i; }

/* What the marks below begin with. */
static bool may_mark(uint32_t c)
{
    c = dz_lower(c);
    return c == 'k' || c == 'm' || c == 'b' || c == 't' || c == 'c' || c == 'l';
}

/* k, K, M, bn right behind digits. */
static void magnitude(const dz_window *w, size_t floor, dz_draft *d)
{
    static const struct mark {
        const char32_t *words;
        int power;
    } marks[] = {{U"k", 3}, {U"mn|mln", 6}, {U"bn|bln|b", 9}, {U"tn|trn", 12}, {U"cr", 7}, {U"lakhs|lkhs", 5}};
    size_t i = d->to, end = 0, from;
    int power = 0;
    bool money;

    if ((d->flags & DZ_FIGURE_WORDS) || d->scale || d->kind == DZ_FIGURE_FRACTION ||
        !(may_mark(dz_at(w, i)) || may_mark(dz_at(w, skip_blank(w, i)))))
        return;
    money = dz_money_before(w, floor, d->from, &from) > 0;
    for (size_t k = 0; k < sizeof marks / sizeof *marks && !end; k++) {
        for (size_t at = i; at <= skip_blank(w, i) && !end; at++) {
            const char32_t *words = marks[k].words;

            if (dz_is_latin(dz_at(w, at)) && (at > i || money || marks[k].power != 6))
                end = dz_en_any(w, at, words);
            if (end == at + 1 && at > i && !money && dz_at(w, at) == 'b') /* "if 2 b are green": b is somebody */
                end = 0;
            if (at == i && !end && dz_is_latin(dz_at(w, at)))
                end = dz_has_any(w, at, words);
            if (end && (dz_is_word(dz_at(w, end)) || (dz_at(w, end) == '.' && dz_is_word(dz_at(w, end + 1)))))
                end = 0;
        }
        power = marks[k].power;
    }
    if (end && power == 3 && d->digits == 1 && !money && dz_at(w, i) == 'K' && i == d->from + 1)
        return; /* 4K, 8K */
    if (!end && (dz_at(w, i) == 'M' || dz_at(w, i) == 'K' || (money && (dz_at(w, i) == 'm' || dz_at(w, i) == 'B'))) &&
        !dz_is_word(dz_at(w, i + 1))) {
        power = dz_at(w, i) == 'K' ? 3 : dz_at(w, i) == 'B' ? 9 : 6;
        end = i + 1;
    } else if (!end && dz_has(w, i, U"MM") && !dz_is_word(dz_at(w, i + 2))) {
        power = 6;
        end = i + 2;
    }
    if (!end || (d->digits == 1 && d->to == d->from + 1 && power == 3 && dz_at(w, i) == 'K' && !money))
        return;
    if (dz_number_shift(d->value, power, &d->value)) {
        d->high = d->value;
        d->scale = power;
        d->to = end;
    }
}

/* Money is meant by pounds where the words around speak of it, or much of it. */
static void pounds(const dz_window *w, dz_draft *d)
{
    bool money = d->scale >= 6;

    if (d->unit != DZ_UNIT_POUND || dz_at(w, d->to - 1) == 'b' || dz_lower(dz_at(w, d->to - 1)) == 'b')
        return;
    for (size_t back = 2; back <= 30 && back <= d->from && !money; back++)
        money =
            dz_en_any(
                w, d->from - back,
                U"cost|costs|price|priced|paid|pay|worth|spend|spent|fine|fined|budget|salary|earn|earned|bill|loan|profit|fee|fees|tax|revenue") >
            0;
    if (money) {
        d->unit = DZ_UNIT_GBP;
        d->kind = DZ_FIGURE_MONEY;
    }
}

/* MUSD, MEUR, "USD million" behind the number. */
static bool odd_money(const dz_window *w, dz_draft *d)
{
    size_t i = skip_blank(w, d->to), end;
    uint16_t row = 0;

    if (dz_at(w, i) == 'M' && (row = dz_unit_read(w, i + 1, &end)) && end == i + 4 &&
        dz_unit_at(row)->kind == DZ_FIGURE_MONEY) {
        if (!dz_number_shift(d->value, 6, &d->value))
            return false;
        d->high = d->value;
        d->scale = 6;
        d->unit = row;
        d->kind = DZ_FIGURE_MONEY;
        d->to = end;
        return true;
    }
    return false;
}

/* "75 USD million" */
static void late_scale(const dz_window *w, dz_draft *d)
{
    dz_en_word scale = dz_en_read(w, skip_blank(w, d->to));

    if (d->kind == DZ_FIGURE_MONEY && !d->scale && scale.type == DZ_EN_SCALE && !scale.ordinal && !scale.plural &&
        dz_number_shift(d->value, scale.value, &d->value)) {
        d->high = d->value;
        d->scale = scale.value;
        d->to = scale.end;
    }
}

/* "3 years old", "29-year-old", "6 weeks of age", "87 yo", "aged 29". */
static void years_old(const dz_window *w, size_t floor, dz_draft *d)
{
    size_t at = dz_en_gap(w, d->to), end = 0;

    if (d->kind == DZ_FIGURE_DURATION && at > d->to)
        end = dz_en_any(w, at, U"old|olds|of age");
    else if (d->unit == 0 && d->kind == DZ_FIGURE_NUMBER) {
        end = dz_en_any(w, at, U"yo|y/o|yrs old|y.o.");
        if (!end && dz_en_before(w, floor, d->from, U"aged|age|ages|aged between") < d->from)
            end = d->to;
        if (end)
            d->unit = DZ_UNIT_YEAR;
    }
    if (end) {
        d->kind = DZ_FIGURE_AGE;
        d->to = end;
    }
}

static void below_zero(const dz_window *w, dz_draft *d)
{
    size_t end = dz_en_any(w, d->to + 1, U"below zero|below freezing|below");

    if (end && dz_at(w, d->to) == ' ' &&
        (d->kind == DZ_FIGURE_TEMPERATURE || d->unit == DZ_UNIT_DEGREE || dz_en_any(w, d->to + 1, U"below zero")) &&
        (d->unit || dz_en_any(w, d->to + 1, U"below zero"))) {
        d->value = dz_number_negate(d->value);
        d->high = d->value;
        d->to = end;
        if (!d->unit)
            d->kind = DZ_FIGURE_TEMPERATURE, d->unit = DZ_UNIT_CELSIUS;
    }
}

/* "three times that of" multiplies; "three times a week" counts. */
static void times(const dz_window *w, dz_draft *d)
{
    size_t end = dz_en_any(w, dz_en_gap(w, d->to), U"times|fold|time");

    if (!end && dz_has(w, d->to, U"x") && !dz_is_word(dz_at(w, d->to + 1)))
        end = d->to + 1;
    if (end &&
        (dz_en_has(w, dz_en_gap(w, d->to), U"fold") || dz_at(w, end - 1) == 'x' ||
         dz_en_any(
             w, end + 1,
             U"as|that of|that|those|more|the|higher|larger|greater|bigger|faster|what|its|their|of|over|longer|than|lower|smaller|increase|compared|heavier|stronger|wider|taller|richer"))) {
        d->kind = DZ_FIGURE_MULTIPLE;
        d->to = end;
    }
}

void dz_en_measure(const dz_window *w, size_t floor, dz_draft *d)
{
    size_t from, end, at;
    uint16_t money, row;

    magnitude(w, floor, d);
    money = dz_money_before(w, floor, d->from, &from);
    if (money && (d->scale || !dz_en_any(w, dz_en_gap(w, d->to), U"percent"))) {
        d->unit = money;
        d->from = from;
        d->kind = DZ_FIGURE_MONEY;
        row = dz_en_unit(w, d, d->to, &end);
        if (row && dz_unit_at(row)->dimension == DZ_DIMENSION_MONEY && dz_unit_at(row)->factor.exp == 0 &&
            dz_at(w, d->to) == ' ')
            d->to = end;
        dz_en_compound(w, d);
        return;
    }
    if (d->kind == DZ_FIGURE_FRACTION) {
        at = dz_en_gap(w, d->to);
        if (dz_en_any(w, at, U"of a|of an|a|an"))
            at = dz_en_any(w, at, U"of a|of an|a|an") + 1;
        row = at > d->to ? dz_unit_read(w, at, &end) : 0;
        if (row && dz_unit_at(row)->kind != DZ_FIGURE_MULTIPLE && !dz_en_doubtful(w, d, at, end)) {
            d->unit = row;
            d->kind = dz_unit_at(row)->kind;
            d->to = end;
            dz_draft_whole_unit(d);
        }
        return;
    }
    times(w, d);
    if (d->kind == DZ_FIGURE_MULTIPLE || odd_money(w, d))
        return;
    row = dz_en_unit(w, d, d->to, &end);
    if (row) {
        d->unit = row;
        d->kind = dz_unit_at(row)->kind;
        d->to = end;
        late_scale(w, d);
        pounds(w, d);
        dz_en_compound(w, d);
        dz_draft_whole_unit(d);
    }
    years_old(w, floor, d);
    below_zero(w, d);
}
