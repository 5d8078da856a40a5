/* scan.c — what the scanners of both languages share. Floor 5, feature. */
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
