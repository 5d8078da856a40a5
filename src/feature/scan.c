/* scan.c — what the scanners of both languages share. Floor feature. */
#include "feature/scan.h"

const dz_date dz_no_date = {.year = DZ_NO_YEAR};

dz_draft dz_draft_at(size_t from, size_t to)
{
    return (dz_draft){.from = from,
                      .to = to,
                      .value = DZ_NUMBER_ZERO,
                      .high = DZ_NUMBER_ZERO,
                      .mantissa = DZ_NUMBER_ZERO,
                      .kind = DZ_FIGURE_NUMBER,
                      .date = dz_no_date};
}

dz_draft dz_draft_date(size_t from, size_t to)
{
    dz_draft draft = dz_draft_at(from, to);

    draft.kind = DZ_FIGURE_DATE;
    return draft;
}

void dz_draft_year(dz_draft *d, int year, int span)
{
    d->date.year = (int16_t)year;
    d->date.span = (uint8_t)span;
}

bool dz_draft_grow(dz_draft *d, dz_number factor, dz_number more)
{
    dz_number low, high;

    if (!dz_number_mul(d->value, factor, &low) || !dz_number_mul(d->high, factor, &high) ||
        !dz_number_add(low, more, &low) || !dz_number_add(high, more, &high))
        return false;
    d->value = low;
    d->high = high;
    return true;
}

void dz_draft_soften(dz_draft *d)
{
    if ((d->kind == DZ_FIGURE_NUMBER || d->kind == DZ_FIGURE_ORDINAL) && (d->flags & DZ_FIGURE_WORDS) && !d->scale &&
        !d->interval && d->value.num >= 0 && dz_number_compare(d->value, dz_number_of(3)) <= 0)
        d->flags |= DZ_FIGURE_SOFT;
}

void dz_draft_whole_unit(dz_draft *d)
{
    const dz_unit *row = dz_unit_at(d->unit);
    uint16_t main = dz_unit_main(d->unit);
    dz_number each;

    if (main != d->unit && dz_number_div(row->factor, dz_unit_at(main)->factor, &each) &&
        dz_draft_grow(d, each, DZ_NUMBER_ZERO))
        d->unit = main;
}

static bool has_interval(uint8_t kind) { return kind == DZ_FIGURE_RANGE || kind == DZ_FIGURE_VAGUE; }

static bool has_unit(uint8_t kind)
{
    return kind == DZ_FIGURE_MONEY || kind == DZ_FIGURE_QUANTITY || kind == DZ_FIGURE_TEMPERATURE ||
           kind == DZ_FIGURE_AGE || kind == DZ_FIGURE_DURATION || has_interval(kind);
}

size_t dz_scan_emit(dz_scan *scan, const dz_draft *draft)
{
    dz_figure figure = {.span = dz_window_span(scan->w, draft->from, draft->to),
                        .segment = scan->segment,
                        .kind = draft->kind,
                        .bound = draft->bound,
                        .flags = draft->flags,
                        .digits = draft->digits,
                        .value = draft->value,
                        .date = draft->date};

    if (draft->opaque)
        return dz_scan_code(scan, draft->from, draft->to);
    if (draft->interval && !has_interval(draft->kind))
        figure.kind = DZ_FIGURE_RANGE;
    figure.unit = has_unit(figure.kind) ? draft->unit : 0;
    figure.high = has_interval(figure.kind) ? draft->high : draft->value;
    if (figure.kind != DZ_FIGURE_NUMBER && figure.kind != DZ_FIGURE_ORDINAL)
        figure.flags &= (uint8_t)~DZ_FIGURE_SOFT;
    if (!dz_list_push(&scan->figures, figure))
        scan->failed = true;
    scan->floor = draft->to;
    return draft->to;
}

size_t dz_scan_unit(dz_scan *scan, size_t from, size_t to, uint16_t unit, int power)
{
    dz_draft d = dz_draft_at(from, to);

    if (!dz_number_shift(DZ_NUMBER_ONE, power, &d.value))
        return 0;
    d.high = d.mantissa = d.value;
    d.unit = unit;
    d.kind = unit ? dz_unit_at(unit)->kind : DZ_FIGURE_NUMBER;
    d.flags = DZ_FIGURE_WORDS;
    dz_draft_whole_unit(&d);
    dz_scan_emit(scan, &d);
    if (power == 0 && !scan->failed)
        scan->figures.at[scan->figures.n - 1].flags |= DZ_FIGURE_SOFT;
    return to;
}

size_t dz_scan_code(dz_scan *scan, size_t from, size_t to)
{
    dz_draft code = dz_draft_at(from, to);

    code.kind = DZ_FIGURE_CODE;
    return dz_scan_emit(scan, &code);
}

bool dz_date_sound(const dz_date *date)
{
    static const uint8_t days[] = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return date->month <= 12 && date->day <= days[date->month] && date->hour <= 24 && date->minute < 60 &&
           date->second <= 60;
}
