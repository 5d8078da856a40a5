/* fractions_en.c — English fractions: 3/4, ½, two thirds, one in five. Floor feature. */
#include "feature/en.h"
#include "text/script.h"

static size_t skip_blank(const dz_window *w, size_t i) { return dz_at(w, i) == ' ' ? i + 1 : i; }

void dz_en_be_fraction(dz_draft *d, dz_number value, size_t to)
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
    dz_en_be_fraction(d, above.value, end);
    return true;
}

/* ½ and its like, alone or behind a whole number. */
bool dz_en_vulgar(const dz_window *w, size_t i, dz_number *out)
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
size_t dz_en_denominator(const dz_window *w, size_t i, dz_number *out, bool *plural)
{
    bool ordinal;
    dz_draft draft;
    size_t end, to;

    *plural = false;
    if (!dz_en_known(w, i))
        return 0;
    end = dz_en_any(w, i, U"half|halves");
    if (end) {
        *plural = dz_en_any(w, i, U"halves") > 0;
        *out = dz_number_of(2);
        return end;
    }
    end = dz_en_any(w, i, U"quarter|quarters");
    if (end) {
        *plural = dz_en_any(w, i, U"quarters") > 0;
        *out = dz_number_of(4);
        return end;
    }
    to = dz_en_number(w, i, &draft, &ordinal, plural);
    if (!to || !ordinal || draft.opaque || dz_number_compare(draft.value, dz_number_of(3)) < 0)
        return 0;
    *out = draft.value;
    return to;
}

/* "six quarters" are of a year. */
static bool is_count_of_quarters(dz_number top, dz_number below)
{
    return dz_number_equal(below, dz_number_of(4)) && dz_number_compare(top, below) >= 0;
}

/* "two thirds", "one-fifth", "three and a fifth": 'd' holds the top. */
static bool parts_of(const dz_window *w, dz_draft *d)
{
    size_t at = dz_en_gap(w, d->to), end;
    dz_number below, whole = DZ_NUMBER_ZERO, top = d->value;
    bool plural, single = dz_number_equal(d->value, DZ_NUMBER_ONE);
    size_t and = dz_at(w, d->to) == ' ' ? dz_en_any(w, at, U"and a|and one") : 0;

    if (d->scale || at == d->to)
        return false;
    if (and) {
        whole = d->value;
        top = DZ_NUMBER_ONE;
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
    end = dz_en_denominator(w, at, &below, &plural);
    if (!end || plural == single || is_count_of_quarters(top, below) ||
        (dz_number_equal(below, dz_number_of(4)) &&
         dz_en_before(w, 0, d->from, U"first|last|past|next|consecutive|previous|recent|straight|successive") <
             d->from))
        return false;
    if (dz_number_equal(below, dz_number_of(2)) && !dz_number_is_zero(whole))
        return false;
    if (!dz_number_div(top, below, &top) || !dz_number_add(top, whole, &top))
        return false;
    dz_en_be_fraction(d, top, end);
    return true;
}

/* "one in five", "two out of three", "1 over 21" */
static bool in_many(const dz_window *w, dz_draft *d)
{
    size_t word = dz_en_any(w, d->to + 1, U"in|out of|in every|out of every|over|parts in|parts per|part in|part per"),
           end;
    dz_draft below;
    bool ordinal, plural, over = dz_en_has(w, d->to + 1, U"over"), parts = dz_en_any(w, d->to + 1, U"parts|part") > 0;
    int64_t whole;

    if (!word || dz_at(w, d->to) != ' ' || dz_at(w, word) != ' ' || d->scale ||
        !dz_number_whole(d->value, 1, over ? 100000 : 99, &whole))
        return false;
    end = dz_en_number(w, word + 1, &below, &ordinal, &plural);
    if (!end || ordinal || below.opaque || dz_at(w, end) == '%' || dz_at(w, end) == '-' ||
        (!over && dz_number_compare(below.value, d->value) <= 0) ||
        !dz_number_whole(below.value, 2, parts ? 1000000000000 : 1000000, &whole) ||
        (whole >= 1500 && whole <= 2100 && below.digits) || (over && (d->flags & DZ_FIGURE_WORDS) && whole < 3))
        return false;
    if (dz_en_any(
            w, end + 1,
            U"years|days|months|hours|minutes|weeks|percent|million|cities|countries|provinces|year|locations|places|languages|seconds|regions|categories|areas"))
        return false;
    if (!dz_number_div(d->value, below.value, &below.value))
        return false;
    dz_en_be_fraction(d, below.value, end);
    return true;
}

bool dz_en_fraction(const dz_window *w, dz_draft *d) { return slashed(w, d) || parts_of(w, d) || in_many(w, d); }
