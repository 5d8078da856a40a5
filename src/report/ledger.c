/* ledger.c — all figures of both sides, in a table. Floor report. */
#include "report/ledger.h"

#include <string.h>

#include "base/str.h"
#include "check/check.h"
#include "report/quote.h"
#include "report/words.h"
#include "text/utf8.h"

/** The columns of the table, the last of which needs no width. */
enum { ROW, SOURCE, TARGET, RELATION, VALUE, CELLS };

/** No words of a figure take more columns than this. */
enum { WIDEST = 28 };

/** One line of the table; made anew for each entry. */
typedef struct line {
    dz_buf cell[CELLS];
    bool   failed; /* some cell of some line did not fit in memory */
} line;

static const dz_figure *figure_of(const dz_report *report, const dz_entry *entry, int side)
{
    if (entry->figure[side] == DZ_NO_FIGURE)
        return NULL;
    return &dz_figures_all(dz_pair_figures(report->pair, side)).at[entry->figure[side]];
}

static dz_str words_of(const dz_report *report, const dz_figure *figure, int side)
{
    return figure ? dz_document_slice(dz_pair_document(report->pair, side), figure->span) : (dz_str){"", 0};
}

/** Cuts a cell to WIDEST columns. */
static void cut(dz_buf *cell)
{
    size_t columns = 0, at = 0;

    if (!dz_buf_ok(cell) || dz_columns(dz_buf_all(cell)) <= WIDEST)
        return;
    for (size_t next = 0;; at = next) {
        columns += (size_t)dz_column_width(dz_utf8_next(cell->bytes.at, &next));
        if (columns >= WIDEST)
            break;
    }
    cell->bytes.n = at;
    dz_buf_text(cell, "…");
}

/** What stands between two meanings that are not said alike. */
static const char *sign_of(dz_relation relation)
{
    if (!dz_relation_agrees(relation))
        return " ≠ ";
    return relation == DZ_ROUNDED || relation == DZ_INTERVAL || relation == DZ_INFERRED ? " ≈ " : " = ";
}

/** What the figures mean, unless their own words say just that. */
static void show_value(const dz_report *report, const dz_entry *entry, dz_buf *into)
{
    dz_buf meaning[2] = {0};
    dz_str say[2], words[2];

    for (int side = 0; side < 2; side++) {
        const dz_figure *figure = figure_of(report, entry, side);

        words[side] = words_of(report, figure, side);
        if (figure)
            dz_say_figure(&meaning[side], dz_pair_figures(report->pair, side), figure, report->tongue);
        if (!dz_buf_ok(&meaning[side]))
            into->failed = true;
        say[side] = dz_buf_all(&meaning[side]);
    }
    if (say[0].len && say[1].len && dz_str_same(say[0], say[1])) {
        if (!dz_str_same(say[0], words[0]) && !dz_str_same(say[0], words[1]))
            dz_buf_str(into, say[0]);
    } else if (!dz_str_same(say[0], words[0]) || !dz_str_same(say[1], words[1])) {
        dz_buf_str(into, say[0]);
        if (say[0].len && say[1].len)
            dz_buf_text(into, sign_of((dz_relation)entry->relation));
        dz_buf_str(into, say[1]);
    }
    dz_buf_free(&meaning[0]);
    dz_buf_free(&meaning[1]);
}

static void clear(line *l)
{
    for (int i = 0; i < CELLS; i++) {
        l->failed |= !dz_buf_ok(&l->cell[i]);
        dz_buf_clear(&l->cell[i]);
    }
}

static void fill(const dz_report *report, const dz_entry *entry, line *l)
{
    clear(l);
    dz_buf_format(&l->cell[ROW], "%u", entry->bead + 1);
    for (int side = 0; side < 2; side++) {
        const dz_figure *figure = figure_of(report, entry, side);

        if (figure)
            dz_show(&l->cell[SOURCE + side], words_of(report, figure, side));
        else
            dz_buf_text(&l->cell[SOURCE + side], "—");
        cut(&l->cell[SOURCE + side]);
    }
    dz_buf_text(&l->cell[RELATION], dz_relation_word(entry, report->tongue));
}

static void fill_head(const dz_report *report, line *l)
{
    static const char *const heads[DZ_TONGUES][CELLS] = {{"row", "source", "target", "relation", "value"},
                                                         {"行", "原文", "译文", "关系", "数值"}};

    clear(l);
    for (int i = 0; i < CELLS; i++)
        dz_buf_text(&l->cell[i], heads[report->tongue][i]);
}

/** Makes the widths no smaller than those of a line. */
static void measure(const line *l, size_t width[CELLS])
{
    for (int i = 0; i < VALUE; i++) {
        size_t columns = dz_columns(dz_buf_all(&l->cell[i]));

        width[i] = columns > width[i] ? columns : width[i];
    }
}

static void put_line(dz_sink *sink, const line *l, const size_t width[CELLS])
{
    for (int i = 0; i < CELLS; i++) {
        dz_str text = dz_buf_all(&l->cell[i]);
        bool   last = i == VALUE || (i == RELATION && l->cell[VALUE].bytes.n == 0);

        dz_put(sink, text);
        for (size_t n = dz_columns(text); !last && n < width[i] + 2; n++)
            dz_put_text(sink, " ");
        if (last)
            break;
    }
    dz_put_text(sink, "\n");
}

void dz_put_ledger(const dz_report *report, dz_sink *sink)
{
    dz_entry_list list = dz_ledger_all(report->ledger);
    size_t        width[CELLS] = {0};
    line          l = {0};

    fill_head(report, &l);
    measure(&l, width);
    for (size_t i = 0; i < list.n; i++) {
        fill(report, &list.at[i], &l);
        measure(&l, width);
    }
    fill_head(report, &l);
    if (list.n)
        put_line(sink, &l, width);
    for (size_t i = 0; i < list.n; i++) {
        fill(report, &list.at[i], &l);
        show_value(report, &list.at[i], &l.cell[VALUE]);
        put_line(sink, &l, width);
    }
    if (list.n)
        dz_put_text(sink, "\n");
    clear(&l);
    if (l.failed)
        dz_sink_no_memory(sink);
    for (int i = 0; i < CELLS; i++)
        dz_buf_free(&l.cell[i]);
}
