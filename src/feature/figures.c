/* figures.c — the figures of a document, and how they are written down. Floor feature. */
#include "duizhao/figure.h"

#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "base/list.h"
#include "feature/zh.h"
#include "text/utf8.h"

struct dz_figures {
    const dz_segments *segments;
    DZ_LIST(dz_figure) all;
    size_t *first; /* of each segment, and one more for the end */
};

static bool scan_segment(dz_scan *scan, dz_window *window, const dz_document *doc, dz_span span, uint32_t index)
{
    if (!dz_window_set(window, dz_document_text(doc).at, span))
        return false;
    for (size_t k = 0; k < sizeof window->memo->number / sizeof *window->memo->number; k++)
        window->memo->number[k].at = 0;
    scan->w = window;
    scan->segment = index;
    if (dz_lang_is_zh(dz_document_lang(doc)))
        dz_scan_zh(scan);
    else
        dz_scan_en(scan);
    return !scan->failed;
}

static bool scan_all(dz_figures *figures, dz_scan *scan, dz_window *window)
{
    const dz_document *doc = dz_segments_document(figures->segments);
    dz_segment_list list = dz_segments_all(figures->segments);

    for (size_t i = 0; i < list.n; i++) {
        figures->first[i] = scan->figures.n;
        if (!scan_segment(scan, window, doc, list.at[i].span, (uint32_t)i))
            return false;
    }
    figures->first[list.n] = scan->figures.n;
    return true;
}

dz_status dz_figures_find(const dz_segments *segments, dz_figures **out, dz_error *error)
{
    dz_figures *figures = dz_alloc_zero(1, sizeof *figures);
    dz_scan scan = {0};
    dz_memo memo;
    dz_window window = {.memo = &memo};
    bool done = false;

    *out = NULL;
    if (!figures)
        return dz_fail_nomem(error);
    figures->segments = segments;
    window.words = dz_wordlists_new();
    figures->first = dz_alloc_zero(dz_segments_all(segments).n + 1, sizeof *figures->first);
    if (figures->first && window.words)
        done = scan_all(figures, &scan, &window);
    figures->all.at = scan.figures.at;
    figures->all.n = scan.figures.n;
    figures->all.room = scan.figures.room;
    dz_window_free(&window);
    dz_release(window.words);
    if (!done) {
        dz_figures_free(figures);
        return dz_fail_nomem(error);
    }
    *out = figures;
    return DZ_OK;
}

void dz_figures_free(dz_figures *figures)
{
    if (!figures)
        return;
    dz_list_free(&figures->all);
    dz_release(figures->first);
    dz_release(figures);
}

dz_figure_list dz_figures_all(const dz_figures *figures) { return (dz_figure_list){figures->all.at, figures->all.n}; }

const dz_segments *dz_figures_segments(const dz_figures *figures) { return figures->segments; }

dz_figure_list dz_figures_of(const dz_figures *figures, size_t segment)
{
    size_t first = figures->first[segment], n = figures->first[segment + 1] - first;

    return (dz_figure_list){n ? figures->all.at + first : NULL, n};
}

const char *dz_figure_kind_name(dz_figure_kind kind)
{
    static const char *const names[DZ_FIGURE_KINDS] = {
        "number",      "ordinal", "percent",  "permille", "point", "multiple", "fraction", "money", "quantity",
        "temperature", "age",     "duration", "range",    "vague", "date",     "time",     "code"};

    return kind < DZ_FIGURE_KINDS ? names[kind] : "number";
}

const char *dz_bound_name(dz_bound bound)
{
    static const char *const names[] = {NULL, "over", "under", "about"};

    return names[bound];
}

const char *dz_figure_unit(const dz_figure *figure) { return dz_unit_at(figure->unit)->id; }

static void put_interval(const dz_figure *figure, char *into, size_t room)
{
    char low[DZ_NUMBER_ROOM], high[DZ_NUMBER_ROOM];

    dz_number_decimal(figure->value, low);
    dz_number_decimal(figure->high, high);
    (void)snprintf(into, room, "[%s,%s%c", low, high, figure->flags & DZ_FIGURE_OPEN_HIGH ? ')' : ']');
}

static int put_year(const dz_date *date, char *into, size_t room)
{
    int year = date->year, sign = year < 0;

    if (year == DZ_NO_YEAR)
        return snprintf(into, room, "XXXX");
    if (date->span == 10)
        return snprintf(into, room, "%03dX", year / 10);
    if (date->span == 100)
        return snprintf(into, room, "%02dXX", year / 100);
    return snprintf(into, room, "%s%04d", sign ? "-" : "", sign ? -year : year);
}

/* ISO 8601 with X for what is not said; quarters and halves as Q1..Q4, H1, H2. */
static void put_date(const dz_date *date, char *into, size_t room)
{
    size_t n = (size_t)put_year(date, into, room);

    if (date->part)
        (void)snprintf(into + n, room - n, "-%c%d", date->part > 4 ? 'H' : 'Q',
                       date->part > 4 ? date->part - 4 : date->part);
    else if (date->month && date->day)
        (void)snprintf(into + n, room - n, "-%02d-%02d", date->month, date->day);
    else if (date->month)
        (void)snprintf(into + n, room - n, "-%02d", date->month);
    else if (date->day)
        (void)snprintf(into + n, room - n, "-XX-%02d", date->day);
    else if (date->weekday)
        (void)snprintf(into + n, room - n, "-WXX-%d", date->weekday);
}

static void put_time(const dz_date *date, char *into, size_t room)
{
    if (date->second)
        (void)snprintf(into, room, "T%02d:%02d:%02d", date->hour, date->minute, date->second);
    else
        (void)snprintf(into, room, "T%02d:%02d", date->hour, date->minute);
}

/* 一二七点零点零点一 is 127.0.0.1. */
static uint32_t in_digits(uint32_t c)
{
    int digit = dz_zh_digit(c);

    return digit >= 0 ? (uint32_t)('0' + digit) : c == U'点' || c == U'點' ? '.' : c;
}

static void put_code(const dz_figures *figures, dz_span span, char *into, size_t room)
{
    dz_str text = dz_document_slice(dz_segments_document(figures->segments), span);
    size_t at = 0, n = 0;

    while (at < text.len) {
        char bytes[4];
        size_t len = dz_utf8_put(in_digits(dz_window_fold(dz_utf8_next(text.at, &at))), bytes);

        if (n + len >= room)
            break;
        memcpy(into + n, bytes, len);
        n += len;
    }
    into[n] = '\0';
}

void dz_figure_value(const dz_figures *figures, const dz_figure *figure, char *into, size_t room)
{
    char number[DZ_NUMBER_ROOM];

    switch ((dz_figure_kind)figure->kind) {
    case DZ_FIGURE_CODE: put_code(figures, figure->span, into, room); return;
    case DZ_FIGURE_DATE: put_date(&figure->date, into, room); return;
    case DZ_FIGURE_TIME: put_time(&figure->date, into, room); return;
    case DZ_FIGURE_RANGE:
    case DZ_FIGURE_VAGUE: put_interval(figure, into, room); return;
    case DZ_FIGURE_FRACTION: dz_number_fraction(figure->value, number); break;
    default: dz_number_decimal(figure->value, number);
    }
    (void)snprintf(into, room, "%s", number);
}
