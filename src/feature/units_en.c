/* units_en.c — units behind an English number, one or several: 5 in., 7 feet 10 inches. Floor feature. */
#include "feature/en.h"
#include "text/script.h"

static size_t skip_blank(const dz_window *w, size_t i) { return dz_at(w, i) == ' ' ? i + 1 : i; }

/* "5 in the", but "5 in." and "5 in by 7 in" */
static bool doubtful_inch(const dz_window *w, size_t end)
{
    return dz_at(w, end) == ' ' && dz_is_word(dz_at(w, end + 1)) && !dz_en_any(w, end + 1, U"by|long|wide|deep|x");
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
bool dz_en_doubtful(const dz_window *w, const dz_draft *d, size_t at, size_t end)
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
        return words || d->scale || dz_is_word(dz_at(w, end)) || d->digits > 3;
    if (dz_at(w, at) == '\'' && dz_at(w, at + 1) != '\'')
        return true;
    if (dz_en_any(w, at, U"second|quarter|mole|mark|real|chi")) /* two second-hand cars */
        return !dz_number_equal(d->value, DZ_NUMBER_ONE) && dz_back(w, at, 1) != '-';
    return end == at + 1 && dz_is_latin(dz_at(w, at)) && doubtful_letter(w, d, at, end);
}

uint16_t dz_en_unit(const dz_window *w, const dz_draft *d, size_t i, size_t *end)
{
    size_t at = dz_en_gap(w, i);
    uint16_t row;

    if (dz_at(w, i) == '-' && !dz_is_latin(dz_at(w, at)))
        return 0;
    row = dz_unit_read(w, at, end);
    if (!row || dz_en_doubtful(w, d, at, *end))
        return 0;
    if (at == i && (d->flags & DZ_FIGURE_WORDS))
        return 0;
    return row;
}

/* 7 feet 10 inches; 1 hour, 23 minutes and 45 seconds; 3 dollars 50 cents; $20 and 43c. */
void dz_en_compound(const dz_window *w, dz_draft *d)
{
    for (int parts = 0; parts < 4; parts++) {
        const dz_unit *row = dz_unit_at(d->unit);
        size_t at = d->to, end;
        dz_draft next;
        dz_number factor, more;
        uint16_t small;
        bool ordinal, plural, money = row->dimension == DZ_DIMENSION_MONEY;

        if (!dz_unit_joins(d->unit) || d->interval || (money && d->scale) || d->kind == DZ_FIGURE_PERCENT)
            return;
        at += dz_at(w, at) == ',' && dz_at(w, at + 1) == ' ';
        at = skip_blank(w, at);
        if (dz_en_any(w, at, U"and"))
            at = dz_en_any(w, at, U"and") + 1;
        if (at == d->to || !dz_en_number(w, at, &next, &ordinal, &plural) || ordinal || next.opaque || next.scale)
            return;
        small = dz_en_unit(w, &next, next.to, &end);
        if (!small || dz_unit_at(small)->dimension != row->dimension ||
            (money && small != d->unit && dz_unit_main(small) == small) ||
            !dz_number_div(row->factor, dz_unit_at(small)->factor, &factor) ||
            dz_number_compare(factor, DZ_NUMBER_ONE) <= 0)
            return;
        if (money) {
            if (!dz_number_mul(next.value, dz_unit_at(small)->factor, &more) ||
                !dz_number_add(d->value, more, &d->value))
                return;
        } else {
            if (!dz_draft_grow(d, factor, DZ_NUMBER_ZERO) || !dz_number_add(d->value, next.value, &d->value))
                return;
            d->unit = small;
            d->kind = dz_unit_at(small)->kind;
        }
        d->high = d->value;
        d->digits = 0;
        d->to = end;
    }
}
