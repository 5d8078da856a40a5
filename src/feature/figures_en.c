/* figures_en.c — the English scanner. Floor 4, feature. */
#include "feature/en.h"
#include "text/script.h"

static const dz_number one = {1, 1, 0};

static bool is_word(uint32_t c) { return dz_is_letter(c) || dz_is_digit(c); }

static size_t skip_blank(const dz_window *w, size_t i) { return dz_at(w, i) == ' ' ? i + 1 : i; }

static bool scale_by(dz_draft *d, dz_number factor)
{
    dz_number low, high;

    if (!dz_number_mul(d->value, factor, &low) || !dz_number_mul(d->high, factor, &high))
        return false;
    d->value = low;
    d->high = high;
    return true;
}

/* ---- fractions ------------------------------------------------------------- */

static void be_fraction(dz_draft *d, dz_number value, size_t to)
{
    d->value = d->high = d->mantissa = value;
    d->kind = DZ_FIGURE_FRACTION;
    d->to = to;
}

/* 3/4, 2 1/4, 23 4/5th; the digits before are in 'd'. */
static bool slashed(const dz_window *w, dz_draft *d)
{
    dz_draft above = *d, below;
    size_t slash = d->to, end;
    bool whole = dz_at(w, slash) == ' ' && dz_is_digit(dz_at(w, slash + 1));

    if (whole)
        slash = dz_read_digits(w, slash + 1, &above);
    slash += dz_at(w, slash) == ' ' && dz_at(w, slash + 1) == '/';
    if (dz_at(w, slash) != '/' || d->scale || (d->flags & DZ_FIGURE_WORDS))
        return false;
    end = dz_read_digits(w, skip_blank(w, slash + 1), &below);
    if (!end || below.opaque || dz_at(w, end) == '/' || !dz_number_div(above.value, below.value, &above.value) ||
        (whole && !dz_number_add(above.value, d->value, &above.value)))
        return false;
    if (dz_has_any(w, end, U"th|rd|nd|ths|rds"))
        end = dz_has_any(w, end, U"th|rd|nd|ths|rds");
    be_fraction(d, above.value, end);
    return true;
}

/* ½ and its like, alone or behind a whole number. */
static bool vulgar(const dz_window *w, size_t i, dz_number *out)
{
    static const struct sign {
        uint32_t c;
        int num, den;
    } signs[] = {{0xbd, 1, 2},   {0xbc, 1, 4},   {0xbe, 3, 4},   {0x2153, 1, 3}, {0x2154, 2, 3}, {0x215b, 1, 8},
                 {0x2155, 1, 5}, {0x2156, 2, 5}, {0x2157, 3, 5}, {0x2158, 4, 5}, {0x2150, 1, 7}, {0x2152, 1, 10}};

    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if (signs[k].c == dz_at(w, i))
            return dz_number_make(signs[k].num, signs[k].den, 0, out);
    return false;
}

/* The denominator at 'i': thirds, fifth, half, quarters. */
static size_t denominator(const dz_window *w, size_t i, dz_number *out, bool *plural)
{
    bool ordinal;
    dz_draft draft;
    size_t end = dz_en_any(w, i, U"half|halves"), to;

    *plural = end && dz_en_any(w, i, U"halves");
    if (end) {
        *out = dz_number_of(2);
        return end;
    }
    end = dz_en_any(w, i, U"quarter|quarters");
    if (end) {
        *plural = dz_en_any(w, i, U"quarters") > 0;
        *out = dz_number_of(4);
        return end;
    }
    to = dz_is_latin(dz_at(w, i)) ? dz_en_number(w, i, &draft, &ordinal, plural) : 0;
    if (!to || !ordinal || draft.opaque || dz_number_compare(draft.value, dz_number_of(3)) < 0)
        return 0;
    *out = draft.value;
    return to;
}

/* "two thirds", "one-fifth", "three and a fifth": 'd' holds the top. */
static bool parts_of(const dz_window *w, dz_draft *d)
{
    size_t at = dz_en_gap(w, d->to), end;
    dz_number below, whole = DZ_NUMBER_ZERO, top = d->value;
    bool plural, single = dz_number_equal(d->value, one);
    size_t and = dz_at(w, d->to) == ' ' ? dz_en_any(w, at, U"and a|and one") : 0;

    if (d->scale || at == d->to)
        return false;
    if (and) {
        whole = d->value;
        top = one;
        single = true;
        at = and+1;
    } else if (dz_at(w, d->to) == ' ' && dz_en_any(w, at, U"and")) {
        dz_draft next;
        bool ordinal;
        size_t to = dz_en_number(w, dz_en_any(w, at, U"and") + 1, &next, &ordinal, &plural);

        if (!to || ordinal || next.scale || dz_en_gap(w, to) == to)
            return false;
        whole = d->value;
        top = next.value;
        at = dz_en_gap(w, to);
        single = false;
    }
    end = denominator(w, at, &below, &plural);
    if (!end || plural == single ||
        (dz_number_equal(below, dz_number_of(4)) &&
         dz_en_before(w, 0, d->from, U"first|last|past|next|consecutive|previous|recent|straight|successive") <
             d->from))
        return false;
    if (dz_number_equal(below, dz_number_of(2)) && !dz_number_is_zero(whole))
        return false;
    if (!dz_number_div(top, below, &top) || !dz_number_add(top, whole, &top))
        return false;
    be_fraction(d, top, end);
    return true;
}

/* "one in five", "two out of three", "1 over 21" */
static bool in_many(const dz_window *w, dz_draft *d)
{
    size_t word = dz_en_any(w, d->to + 1, U"in|out of|in every|out of every|over"), end;
    dz_draft below;
    bool ordinal, plural, over = dz_en_has(w, d->to + 1, U"over");
    int64_t whole;

    if (!word || dz_at(w, d->to) != ' ' || dz_at(w, word) != ' ' || d->scale ||
        !dz_number_whole(d->value, 1, over ? 100000 : 99, &whole))
        return false;
    end = dz_en_number(w, word + 1, &below, &ordinal, &plural);
    if (!end || ordinal || below.opaque || dz_at(w, end) == '%' || dz_at(w, end) == '-' ||
        (!over && dz_number_compare(below.value, d->value) <= 0) || !dz_number_whole(below.value, 2, 1000000, &whole) ||
        (whole >= 1500 && whole <= 2100 && below.digits) || (over && (d->flags & DZ_FIGURE_WORDS) && whole < 3))
        return false;
    if (dz_en_any(
            w, end + 1,
            U"years|days|months|hours|minutes|weeks|percent|million|cities|countries|provinces|year|locations|places|languages|seconds|regions|categories|areas"))
        return false;
    if (!dz_number_div(d->value, below.value, &below.value))
        return false;
    be_fraction(d, below.value, end);
    return true;
}

/* ---- what is counted ------------------------------------------------------------ */

/* k, K, M, bn right behind digits. */
static void magnitude(const dz_window *w, size_t floor, dz_draft *d)
{
    static const struct mark {
        const char32_t *words;
        int power;
    } marks[] = {{U"k", 3}, {U"mn|mln", 6}, {U"bn|bln|b", 9}, {U"tn|trn", 12}, {U"cr", 7}, {U"lakhs|lkhs", 5}};
    size_t i = d->to, end = 0, from;
    int power = 0;
    bool money = dz_money_before(w, floor, d->from, &from) > 0;

    if ((d->flags & DZ_FIGURE_WORDS) || d->scale || d->kind == DZ_FIGURE_FRACTION)
        return;
    for (size_t k = 0; k < sizeof marks / sizeof *marks && !end; k++) {
        for (size_t at = i; at <= skip_blank(w, i) && !end; at++) {
            const char32_t *words = marks[k].words;

            if (dz_is_latin(dz_at(w, at)) && (at > i || money || marks[k].power != 6))
                end = dz_en_any(w, at, words);
            if (at == i && !end && dz_is_latin(dz_at(w, at)))
                end = dz_has_any(w, at, words);
            if (end && (is_word(dz_at(w, end)) || (dz_at(w, end) == '.' && is_word(dz_at(w, end + 1)))))
                end = 0;
        }
        power = marks[k].power;
    }
    if (end && power == 3 && d->digits == 1 && !money && dz_at(w, i) == 'K' && i == d->from + 1)
        return; /* 4K, 8K */
    if (!end && (dz_at(w, i) == 'M' || dz_at(w, i) == 'K' || (money && (dz_at(w, i) == 'm' || dz_at(w, i) == 'B'))) &&
        !is_word(dz_at(w, i + 1))) {
        power = dz_at(w, i) == 'K' ? 3 : dz_at(w, i) == 'B' ? 9 : 6;
        end = i + 1;
    } else if (!end && dz_has(w, i, U"MM") && !is_word(dz_at(w, i + 2))) {
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

static void whole_unit(dz_draft *d)
{
    const dz_unit *row = dz_unit_at(d->unit);
    uint8_t main = dz_unit_main(d->unit);

    if ((row->dimension == DZ_DIMENSION_MONEY || row->dimension == DZ_DIMENSION_POINTS) && main != d->unit &&
        scale_by(d, row->factor))
        d->unit = main;
}

/* "5 in the", but "5 in." and "5 in by 7 in" */
static bool doubtful_inch(const dz_window *w, size_t end)
{
    return dz_at(w, end) == ' ' && is_word(dz_at(w, end + 1)) && !dz_en_any(w, end + 1, U"by|long|wide|deep|x");
}

/* 5 g, 3 l, 20 m; but "24703 L-202", "the 3 s that" */
static bool doubtful_letter(const dz_window *w, const dz_draft *d, size_t at, size_t end)
{
    uint32_t c = dz_lower(dz_at(w, at));
    bool rare = c == 's' || c == 'p' || c == 'v' || c == 'h' || c == 'w' || c == 'c';

    return (d->flags & DZ_FIGURE_WORDS) || (dz_at(w, end) == '-' && dz_is_digit(dz_at(w, end + 1))) ||
           (rare && dz_back(w, at, 1) == ' ' && dz_at(w, end) == ' ' && dz_is_latin(dz_at(w, end + 1)));
}

/* A name of a unit that more often means something else. */
static bool doubtful(const dz_window *w, const dz_draft *d, size_t at, size_t end)
{
    bool words = d->flags & DZ_FIGURE_WORDS;

    if (dz_en_has(w, at, U"in"))
        return doubtful_inch(w, end);
    if (dz_en_has(w, at, U"won") &&
        dz_en_any(w, end + 1, U"the|a|an|gold|silver|bronze|by|in|first|second|his|her|their|praise|this|it"))
        return true;
    if (dz_en_any(w, at, U"won|mop|rub|au|mu|li|dan"))
        return words && !d->scale && dz_en_any(w, at, U"won|au|rub|mop") > 0;
    if (dz_en_any(w, at, U"try|all|sar|le"))
        return dz_at(w, at) >= 'a';
    if (dz_at(w, at) == '"')
        return words || d->scale || is_word(dz_at(w, end)) || d->digits > 3;
    if (dz_at(w, at) == '\'' && dz_at(w, at + 1) != '\'')
        return true;
    if (dz_en_any(w, at, U"second|quarter|mole|mark|real|chi")) /* two second-hand cars */
        return !dz_number_equal(d->value, one) && dz_back(w, at, 1) != '-';
    return end == at + 1 && dz_is_latin(dz_at(w, at)) && doubtful_letter(w, d, at, end);
}

static uint8_t unit_at(const dz_window *w, const dz_draft *d, size_t i, size_t *end)
{
    size_t at = dz_en_gap(w, i);
    uint8_t row;

    if (dz_at(w, i) == '-' && !dz_is_latin(dz_at(w, at)))
        return 0;
    row = dz_unit_read(w, at, end);
    if (!row || doubtful(w, d, at, *end))
        return 0;
    if (at == i && (d->flags & DZ_FIGURE_WORDS))
        return 0;
    return row;
}

/* MUSD, MEUR, "USD million" behind the number. */
static bool odd_money(const dz_window *w, dz_draft *d)
{
    size_t i = skip_blank(w, d->to), end;
    uint8_t row = 0;

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

/* 7 feet 10 inches; 1 hour, 23 minutes and 45 seconds; 3 dollars 50 cents; $20 and 43c. */
static void compound(const dz_window *w, dz_draft *d)
{
    for (int parts = 0; parts < 4; parts++) {
        const dz_unit *row = dz_unit_at(d->unit);
        size_t at = d->to, end;
        dz_draft next;
        dz_number factor, more;
        uint8_t small;
        bool ordinal, plural, money = row->dimension == DZ_DIMENSION_MONEY;

        if (!dz_unit_joins(d->unit) || d->interval || (money && d->scale) || d->kind == DZ_FIGURE_PERCENT)
            return;
        at += dz_at(w, at) == ',' && dz_at(w, at + 1) == ' ';
        at = skip_blank(w, at);
        if (dz_en_any(w, at, U"and"))
            at = dz_en_any(w, at, U"and") + 1;
        if (at == d->to || !dz_en_number(w, at, &next, &ordinal, &plural) || ordinal || next.opaque || next.scale)
            return;
        small = unit_at(w, &next, next.to, &end);
        if (!small || dz_unit_at(small)->dimension != row->dimension ||
            (money && small != d->unit && dz_unit_main(small) == small) ||
            !dz_number_div(row->factor, dz_unit_at(small)->factor, &factor) || dz_number_compare(factor, one) <= 0)
            return;
        if (money) {
            if (!dz_number_mul(next.value, dz_unit_at(small)->factor, &more) ||
                !dz_number_add(d->value, more, &d->value))
                return;
        } else {
            if (!scale_by(d, factor) || !dz_number_add(d->value, next.value, &d->value))
                return;
            d->unit = small;
            d->kind = dz_unit_at(small)->kind;
        }
        d->high = d->value;
        d->digits = 0;
        d->to = end;
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

    if (!end && dz_has(w, d->to, U"x") && !is_word(dz_at(w, d->to + 1)))
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

static void measure(const dz_window *w, size_t floor, dz_draft *d)
{
    size_t from, end, at;
    uint8_t money, row;

    magnitude(w, floor, d);
    money = dz_money_before(w, floor, d->from, &from);
    if (money && (d->scale || !dz_en_any(w, dz_en_gap(w, d->to), U"percent"))) {
        d->unit = money;
        d->from = from;
        d->kind = DZ_FIGURE_MONEY;
        row = unit_at(w, d, d->to, &end);
        if (row && dz_unit_at(row)->dimension == DZ_DIMENSION_MONEY && dz_unit_at(row)->factor.exp == 0 &&
            dz_at(w, d->to) == ' ')
            d->to = end;
        compound(w, d);
        return;
    }
    if (d->kind == DZ_FIGURE_FRACTION) {
        at = dz_en_gap(w, d->to);
        if (dz_en_any(w, at, U"of a|of an|a|an"))
            at = dz_en_any(w, at, U"of a|of an|a|an") + 1;
        row = at > d->to ? dz_unit_read(w, at, &end) : 0;
        if (row && dz_unit_at(row)->kind != DZ_FIGURE_MULTIPLE && !doubtful(w, d, at, end)) {
            d->unit = row;
            d->kind = dz_unit_at(row)->kind;
            d->to = end;
            whole_unit(d);
        }
        return;
    }
    times(w, d);
    if (d->kind == DZ_FIGURE_MULTIPLE || odd_money(w, d))
        return;
    row = unit_at(w, d, d->to, &end);
    if (row) {
        d->unit = row;
        d->kind = dz_unit_at(row)->kind;
        d->to = end;
        late_scale(w, d);
        pounds(w, d);
        compound(w, d);
        whole_unit(d);
    }
    years_old(w, floor, d);
    below_zero(w, d);
}

/* ---- one figure ------------------------------------------------------------------- */

static void take_sign(const dz_window *w, size_t floor, dz_draft *d)
{
    size_t from = dz_en_before(w, floor, d->from, U"minus|negative"), dash = d->from;
    uint32_t before;

    if (from == d->from) {
        if (dash > floor && dz_back(w, dash, 1) == ' ' && dash > floor + 1 && dz_back(w, dash, 2) == '-' &&
            (dash == 2 || dz_back(w, dash, 3) == 0))
            dash--;
        before = dz_back(w, dash, 2);
        if (dash <= floor || dz_back(w, dash, 1) != '-' || is_word(before) || before == '%' || before == ')' ||
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

    return end && !is_word(dz_at(w, end)) ? end : 0;
}

static void soften(dz_draft *d)
{
    if ((d->kind == DZ_FIGURE_NUMBER || d->kind == DZ_FIGURE_ORDINAL) && (d->flags & DZ_FIGURE_WORDS) && !d->scale &&
        !d->interval && d->value.num >= 0 && dz_number_compare(d->value, dz_number_of(3)) <= 0)
        d->flags |= DZ_FIGURE_SOFT;
}

/* A number that may be an ordinal or a fraction, with its unit. */
static size_t single(const dz_window *w, size_t floor, size_t i, dz_draft *d)
{
    bool ordinal = false, plural = false;
    size_t end = dz_en_number(w, i, d, &ordinal, &plural);
    dz_number part;

    if (!end && vulgar(w, i, &part)) {
        *d = dz_draft_at(i, i + 1);
        be_fraction(d, part, i + 1);
        measure(w, floor, d);
        return d->to;
    }
    if (!end)
        return 0;
    if (!(d->flags & DZ_FIGURE_WORDS) && vulgar(w, end, &part) && dz_number_add(d->value, part, &d->value))
        be_fraction(d, d->value, end + 1);
    else if (!ordinal && (end = suffix(w, d->to)) && !(d->flags & DZ_FIGURE_WORDS)) {
        d->kind = DZ_FIGURE_ORDINAL;
        d->to = end;
        return end;
    } else if (ordinal) {
        if (plural)
            return 0;
        d->kind = DZ_FIGURE_ORDINAL;
        return d->to;
    } else if (!slashed(w, d) && !parts_of(w, d))
        (void)in_many(w, d);
    take_sign(w, floor, d);
    measure(w, floor, d);
    return d->to;
}

/* ---- ranges --------------------------------------------------------------------------- */

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

static size_t range(const dz_window *w, size_t floor, dz_draft *d)
{
    bool between, dash = dz_is_dash(dz_at(w, skip_blank(w, d->to)));
    size_t at = joined(w, floor, d, &between), from;
    dz_draft high;
    bool or_word;

    if (!at || d->opaque || d->kind == DZ_FIGURE_ORDINAL || !single(w, at, dz_money_behind(w, at), &high) ||
        high.opaque || high.kind == DZ_FIGURE_ORDINAL || high.interval)
        return 0;
    or_word = !dash && !between && dz_en_any(w, d->to + 1, U"or") > 0;
    if (or_word && !((d->flags & DZ_FIGURE_WORDS) && (high.flags & DZ_FIGURE_WORDS) && !high.scale))
        return 0;
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

/* ---- words that are figures of their own ------------------------------------------------ */

/* dozens, hundreds, tens of thousands, several million: VAGUE(words, power of ten) */
#define VAGUE_ROWS                        \
    VAGUE(U"tens of thousands", 4)        \
    VAGUE(U"hundreds of thousands", 5)    \
    VAGUE(U"tens of millions", 7)         \
    VAGUE(U"hundreds of millions", 8)     \
    VAGUE(U"tens of billions", 10)        \
    VAGUE(U"hundreds of billions", 11)    \
    VAGUE(U"hundreds of", 2)              \
    VAGUE(U"hundreds", 2)                 \
    VAGUE(U"thousands", 3)                \
    VAGUE(U"millions", 6)                 \
    VAGUE(U"billions", 9)                 \
    VAGUE(U"trillions", 12)               \
    VAGUE(U"dozens", 1)                   \
    VAGUE(U"scores of", 1)                \
    VAGUE(U"tens of", 1)                  \
    VAGUE(U"several hundred", 2)          \
    VAGUE(U"a few hundred", 2)            \
    VAGUE(U"several thousand", 3)         \
    VAGUE(U"a few thousand", 3)           \
    VAGUE(U"several million", 6)          \
    VAGUE(U"a few million", 6)            \
    VAGUE(U"several billion", 9)          \
    VAGUE(U"several hundred thousand", 5) \
    VAGUE(U"several hundred million", 8)  \
    VAGUE(U"decades", 1)                  \
    VAGUE(U"centuries", 2)                \
    VAGUE(U"several dozen", 1)            \
    VAGUE(U"a few dozen", 1)              \
    VAGUE(U"several tens of thousands", 4)

static const char32_t vague_words[] =
#define VAGUE(words, power) words U"|"
    VAGUE_ROWS
#undef VAGUE
    U"";

static const struct vague {
    const char32_t *words;
    int power;
} vague[] = {
#define VAGUE(words, power) {words, power},
    VAGUE_ROWS
#undef VAGUE
};

size_t dz_en_vague(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t best = 0, end;
    dz_draft d;
    int power = 0;
    uint8_t row;

    if (!dz_en_any(w, i, vague_words))
        return 0;
    for (size_t k = 0; k < sizeof vague / sizeof *vague; k++)
        if ((end = dz_en_any(w, i, vague[k].words)) > best) {
            best = end;
            power = vague[k].power;
        }
    if (dz_en_any(w, best + 1, U"upon thousands|of thousands"))
        best = dz_en_any(w, best + 1, U"upon thousands|of thousands"), power = 3;
    d = dz_draft_at(i, best);
    d.kind = DZ_FIGURE_VAGUE;
    d.flags = DZ_FIGURE_WORDS | DZ_FIGURE_OPEN_HIGH;
    if (!dz_number_shift(dz_number_of(2), power, &d.value) || !dz_number_shift(dz_number_of(1), power + 1, &d.high))
        return 0;
    if (dz_en_any(w, i, U"decades|centuries")) {
        d.unit = DZ_UNIT_YEAR;
        return dz_scan_emit(scan, &d);
    }
    end = dz_en_any(w, best + 1, U"of");
    row = dz_unit_read(w, end ? end + 1 : best + 1, &end);
    if (row && dz_unit_at(row)->kind != DZ_FIGURE_MULTIPLE && !doubtful(w, &d, end, end)) {
        d.unit = row;
        d.to = end;
        whole_unit(&d);
    }
    return dz_scan_emit(scan, &d);
}

static const char32_t phrase_words[] =
#define PHRASE(words, kind, num, exp, unit) words U"|"
#include "feature/phrases_en.inc"
#undef PHRASE
    U"";

static const struct phrase {
    const char32_t *words;
    uint8_t kind;
    dz_number value;
    uint8_t unit;
} phrases[] = {
#define PHRASE(words, kind, num, exp, unit) {words, kind, {num, 1, exp}, unit},
#include "feature/phrases_en.inc"
#undef PHRASE
};

/* Words that look like figures and are none. */
static size_t set_words(dz_scan *scan, size_t i)
{
    static const char32_t not_figures[] =
        U"the one|that one|this one|another one|each one|every one|which one|the ones|per second|each second|every second|"
        U"one another|no one|one by one|one-size-fits-all|first-class|first class|second-hand|secondhand|first-hand|firsthand|at first|five-year plan|"
        U"five-year plans|one day|one-stop|one-off|one-sided|one-way|square one|first of all|at first sight|three-dimensional|zero-sum|one-time|"
        U"second to none|first aid|first lady|third party|third parties|third-party|one and only|one and all|one or another|one thing|number one|one-on-one|"
        U"mutual|current";
    size_t end = dz_en_any(scan->w, i, not_figures);

    return end && dz_en_read(scan->w, dz_en_gap(scan->w, end)).type == DZ_EN_NONE ? end : 0;
}

/* Figures in set words. */
static size_t phrase(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    const struct phrase *best = NULL;
    size_t end, to = 0;
    dz_draft d;
    uint8_t money;

    if (!dz_en_any(w, i, phrase_words))
        return 0;
    for (size_t k = 0; k < sizeof phrases / sizeof *phrases; k++)
        if ((end = dz_en_any(w, i, phrases[k].words)) > to) {
            to = end;
            best = &phrases[k];
        }
    d = dz_draft_at(i, to);
    d.kind = best->kind;
    d.value = d.high = best->value;
    d.unit = best->unit;
    d.flags = DZ_FIGURE_WORDS;
    if (d.kind == DZ_FIGURE_NUMBER) {
        d.scale = dz_number_compare(d.value, dz_number_of(1000)) > 0 ? 6 : 0;
        money = unit_at(w, &d, d.to, &end);
        if (money && d.scale) {
            d.unit = money;
            d.kind = dz_unit_at(money)->kind;
            d.to = end;
        }
        d.flags |= dz_number_compare(d.value, dz_number_of(3)) <= 0 ? DZ_FIGURE_SOFT : 0;
    }
    if (!dz_en_any(w, i, U"past|last|next")) /* "over the past decade" */
        dz_en_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* "a dollar", "a liter", "half a liter", "a third", "half", "a quarter of". */
static size_t article(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t a = dz_en_any(w, i, U"a|an"), end, at = a ? a + 1 : i, to;
    dz_draft d = dz_draft_at(i, i);
    dz_number below;
    bool plural;
    uint8_t row;

    if (a && dz_at(w, a) != ' ')
        return 0;
    end = denominator(w, at, &below, &plural);
    if (end && !plural && (a || dz_number_equal(below, dz_number_of(2)))) {
        bool half = dz_number_equal(below, dz_number_of(2)), quarter = dz_number_equal(below, dz_number_of(4));

        to = dz_en_any(w, end + 1, U"of|the|as|the size|a|an|its|their|that|more|less|higher|lower|and|in|from");
        if (!half && dz_is_latin(dz_at(w, end + 1)) && !to)
            return 0;
        if (dz_at(w, end) == '-' ||
            (half && !a && dz_is_latin(dz_at(w, end + 1)) && !to &&
             dz_en_any(w, end + 1, U"time|way|brother|sister|hearted")) ||
            (half && dz_en_before(w, scan->floor, i, U"first|second|and a") < i) ||
            (quarter && dz_en_any(w, end + 1, U"in|from|and")))
            return 0;
        if (!dz_number_div(one, below, &d.value))
            return 0;
        be_fraction(&d, d.value, end);
        d.flags = DZ_FIGURE_WORDS;
        measure(w, scan->floor, &d);
        dz_en_bound(w, scan->floor, &d);
        return dz_scan_emit(scan, &d);
    }
    if (!a)
        return 0;
    d.value = d.high = d.mantissa = one;
    d.flags = DZ_FIGURE_WORDS;
    row = dz_unit_read(w, at, &end);
    if (!row || doubtful(w, &d, at, end) || end < at + 4 || dz_at(w, end) == '-' ||
        dz_unit_at(row)->dimension == DZ_DIMENSION_SHARE || dz_unit_at(row)->dimension == DZ_DIMENSION_MULTIPLES ||
        dz_unit_at(row)->kind == DZ_FIGURE_DURATION ||
        (dz_is_latin(dz_at(w, end + 1)) && !dz_en_has(w, end + 1, U"and")) ||
        dz_en_any(w, at, U"foot|mole|atmosphere|degree|knot|cup|yard|mark|euro|dollar|mile|pound|yen|ping|chi") >
            dz_en_any(w, at, U"dollar|mile|pound") ||
        dz_en_before(w, scan->floor, i, U"per|times|half|quarter|cents|percent|of") < i)
        return 0;
    d.to = end;
    d.unit = row;
    d.kind = dz_unit_at(row)->kind;
    compound(w, &d);
    whole_unit(&d);
    dz_en_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* "IV. Public Finance": the number of a heading. */
static bool heads(const dz_window *w)
{
    size_t end = 0;

    while (end < 6 && (dz_at(w, end) == 'I' || dz_at(w, end) == 'V' || dz_at(w, end) == 'X'))
        end++;
    return end > 0 && dz_at(w, end) == '.' && dz_at(w, end + 1) == ' ';
}

/* "Annex IV", "Chapter III", "World War II". */
static size_t roman(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    static const char32_t letters[] = U"IVXLC";
    static const int values[] = {1, 5, 10, 50, 100};
    int sum = 0, before = 1000;
    size_t end = i;
    dz_draft d;

    if (!(i == 0 && heads(w)) &&
        dz_en_before(
            w, 0, i,
            U"annex|annexes|chapter|part|article|section|appendix|volume|phase|class|category|war|title|book|table|figure|stage|type|schedule|act|level|tier|"
            U"elizabeth|charles|louis|henry|george|paul|john|benedict|superbowl|bowl|lot") == i)
        return 0;
    for (; end < i + 8; end++) {
        int k = 0;

        while (k < 5 && letters[k] != dz_at(w, end))
            k++;
        if (k == 5)
            break;
        sum += values[k] > before ? values[k] - 2 * before : values[k];
        before = values[k];
    }
    if (end == i || is_word(dz_at(w, end)) || sum <= 0)
        return 0;
    d = dz_draft_at(i, end);
    d.value = d.high = dz_number_of(sum);
    d.digits = 1;
    return dz_scan_emit(scan, &d);
}

/* "percent of 10", as some put a question. */
static size_t percent_of(dz_scan *scan, size_t i)
{
    size_t at = dz_en_any(scan->w, i, U"percent of|per cent of"), end;
    dz_draft d;

    end = at ? single(scan->w, scan->floor, at + 1, &d) : 0;
    if (!end || d.kind != DZ_FIGURE_NUMBER || d.flags & DZ_FIGURE_SOFT)
        return 0;
    d.from = i;
    d.kind = DZ_FIGURE_PERCENT;
    return dz_scan_emit(scan, &d);
}

static size_t amount(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft d;

    if (dz_is_digit(dz_back(w, i, 1)) || !(single(w, scan->floor, i, &d) || dz_read_sign(w, i, &d)))
        return 0;
    (void)range(w, scan->floor, &d);
    soften(&d);
    dz_en_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* A code that begins with a digit, unless the digits measure something. */
static size_t digit_code(dz_scan *scan, size_t i)
{
    size_t end = dz_read_code(scan->w, i), to;
    dz_draft d;

    if (!end)
        return 0;
    to = single(scan->w, scan->floor, i, &d);
    if (to >= end && (d.unit || d.scale || d.kind == DZ_FIGURE_ORDINAL || d.kind == DZ_FIGURE_MULTIPLE) &&
        d.kind != DZ_FIGURE_FRACTION)
        return 0;
    return dz_scan_code(scan, i, end);
}

/* Letters that lead: currency, code or another word, which is stepped over. */
static size_t word(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t end = i, from;
    bool code;

    while (dz_is_latin(dz_at(w, end)) && end < i + 8)
        end++;
    if (dz_is_digit(dz_at(w, end)) && dz_money_before(w, i, end, &from) && from == i)
        return end; /* RMB70, US$5 stops before the sign */
    end = dz_read_word(w, i, &code);
    if (code && dz_en_any(w, i, U"mid|pre|post|late|early|non"))
        return dz_en_any(w, i, U"mid|pre|post|late|early|non");
    return code ? dz_scan_code(scan, i, end) : end;
}

static bool all_roman(const dz_window *w, size_t i)
{
    uint32_t c = dz_at(w, i);

    while (c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C')
        c = dz_at(w, ++i);
    return !is_word(c);
}

/* The readers that may want the word from..to. */
static uint32_t readers_of(const dz_window *w, size_t from, size_t to)
{
    enum { LONGEST = 24 };
    bool inside = dz_is_latin(dz_back(w, from, 1)), digit = dz_is_digit(dz_at(w, to)) && to <= from + LONGEST;
    uint32_t readers = inside ? 0 : dz_en_find(w, from, to)->readers;

    if (readers && !(readers & ~(uint32_t)(READ_SET | READ_PHRASE)))
        return readers | READ_WORD;
    if (digit && dz_at(w, from) < 0x80)
        return READ_WORD * 2 - 1;
    if (all_roman(w, from))
        readers |= READ_ROMAN;
    return readers || dz_is_digit(dz_at(w, to)) || (dz_at(w, to) == '-' && dz_is_digit(dz_at(w, to + 1)))
               ? readers | READ_WORD
               : 0;
}

typedef size_t (*reader)(dz_scan *scan, size_t i);

/* What begins with a letter. Most words are stepped over at once. */
static size_t letters(dz_scan *scan, size_t i)
{
    static const reader readers[] = {set_words,  phrase, dz_en_time, dz_en_date, dz_en_vague,
                                     percent_of, amount, article,    roman,      word}; /* the bits of dz_en_reader */
    const dz_window *w = scan->w;
    size_t to = i, end = 0;
    uint32_t rest;

    do
        to++;
    while (dz_is_letter(dz_at(w, to)) && !w->cells.at[to].gap);
    rest = readers_of(w, i, to);
    for (size_t k = 0; rest && !end; rest >>= 1, k++)
        if (rest & 1)
            end = readers[k](scan, i);
    return end ? end : to;
}

/* ½, ③ and Ⅳ are numbers of one character. */
static bool is_number_sign(uint32_t c)
{
    return (c >= 0xbc && c <= 0xbe) || (c >= 0x2150 && c <= 0x217b) || (c >= 0x2460 && c <= 0x249b) ||
           (c >= 0x2776 && c <= 0x277f) || (c >= 0x3220 && c <= 0x32bf);
}

/* What begins with a digit, or may: .5, '80s, ½. */
static size_t digits(dz_scan *scan, size_t i)
{
    static const reader readers[] = {dz_en_time, dz_en_date, digit_code, amount};
    size_t end = 0;

    for (size_t k = 0; k < sizeof readers / sizeof *readers && !end; k++)
        end = readers[k](scan, i);
    return end;
}

void dz_scan_en(dz_scan *scan)
{
    const dz_window *w = scan->w;
    size_t i = 0;

    scan->floor = 0;
    while (i < w->cells.n && !scan->failed) {
        uint32_t c = dz_at(w, i);
        size_t end = 0;

        if (dz_is_latin(c))
            end = letters(scan, i);
        else if (dz_is_digit(c) || ((c == '.' || c == '\'') && dz_is_digit(dz_at(w, i + 1))) || is_number_sign(c))
            end = digits(scan, i);
        i = end > i ? end : i + 1;
    }
}
