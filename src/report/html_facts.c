/* html_facts.c — what both texts should say, and where it stands in them. Floor report. */
#include "report/html.h"

#include <stdlib.h>
#include <string.h>

/* ---- figures ---- */

static const dz_figure *figure_of(const dz_page *page, const dz_entry *entry, int side)
{
    if (entry->figure[side] == DZ_NO_FIGURE)
        return NULL;
    return &dz_figures_all(dz_pair_figures(page->report->pair, side)).at[entry->figure[side]];
}

static dz_fact_kind kind_of(const dz_figure *figure)
{
    switch (figure->kind) {
    case DZ_FIGURE_MONEY: return DZ_FACT_MONEY;
    case DZ_FIGURE_DATE:
    case DZ_FIGURE_TIME: return DZ_FACT_DATE;
    default: return DZ_FACT_FIGURE;
    }
}

static dz_fact_state state_of(const dz_entry *entry)
{
    if (dz_relation_agrees((dz_relation)entry->relation))
        return DZ_FACT_MATCHED;
    if (entry->excused)
        return DZ_FACT_EXCUSED;
    if (entry->figure[DZ_TARGET] == DZ_NO_FIGURE)
        return DZ_FACT_MISSING;
    return entry->figure[DZ_SOURCE] == DZ_NO_FIGURE ? DZ_FACT_EXTRA : DZ_FACT_MISMATCHED;
}

static bool add_figures(dz_page *page)
{
    for (size_t i = 0; i < page->entries.n; i++) {
        const dz_entry *entry = &page->entries.at[i];
        dz_page_fact    fact = {.row = entry->bead, .entry = (uint32_t)i, .finding = DZ_PAGE_NONE, .state = (uint8_t)state_of(entry)};

        for (int side = 1; side >= 0; side--) {
            const dz_figure *figure = figure_of(page, entry, side);

            if (!figure)
                continue;
            fact.span[side] = figure->span;
            fact.kind = (uint8_t)kind_of(figure);
        }
        if (!dz_list_push(&page->facts, fact))
            return false;
    }
    return true;
}

/* ---- order ---- */

static int by_kind(const void *a, const void *b)
{
    const dz_page_fact *x = a, *y = b;

    if (x->kind != y->kind)
        return x->kind - y->kind;
    if (x->row != y->row)
        return x->row < y->row ? -1 : 1;
    if (x->span[0].at != y->span[0].at)
        return x->span[0].at < y->span[0].at ? -1 : 1;
    return x->span[1].at < y->span[1].at ? -1 : x->span[1].at > y->span[1].at;
}

/* ---- marks ---- */

static bool same(dz_span a, dz_span b) { return a.at == b.at && a.len == b.len; }

/** The longer of those that begin together comes first, then the kind that comes first. */
static int by_place(const void *a, const void *b)
{
    const dz_page_mark *x = a, *y = b;

    if (x->span.at != y->span.at)
        return x->span.at < y->span.at ? -1 : 1;
    if (x->span.len != y->span.len)
        return x->span.len > y->span.len ? -1 : 1;
    return x->fact < y->fact ? -1 : x->fact > y->fact;
}

/** Leaves out what lies over what stands before it. */
static void make_disjoint(dz_page_marks *marks)
{
    size_t n = 0;

    for (size_t i = 0; i < marks->n; i++)
        if (n == 0 || dz_span_end(marks->at[n - 1].span) <= marks->at[i].span.at)
            marks->at[n++] = marks->at[i];
    marks->n = n;
}

static bool mark_facts(dz_page *page, int side)
{
    dz_page_marks *marks = &page->marks[side];

    marks->at = dz_alloc(page->facts.n + 1, sizeof *marks->at);
    if (!marks->at)
        return false;
    for (size_t i = 0; i < page->facts.n; i++)
        if (page->facts.at[i].span[side].len)
            marks->at[marks->n++] = (dz_page_mark){page->facts.at[i].span[side], (uint32_t)i};
    if (marks->n)
        qsort(marks->at, marks->n, sizeof *marks->at, by_place);
    make_disjoint(marks);
    return true;
}

/** Where nothing was compared, the figures alone. */
static bool mark_figures(dz_page *page, int side)
{
    dz_figure_list list = dz_figures_all(dz_pair_figures(page->report->pair, side));
    dz_page_marks *marks = &page->marks[side];

    marks->at = dz_alloc(list.n + 1, sizeof *marks->at);
    if (!marks->at)
        return false;
    for (size_t i = 0; i < list.n; i++)
        marks->at[marks->n++] = (dz_page_mark){list.at[i].span, DZ_PAGE_NONE};
    return true;
}

/** Makes a fact the one that a finding points at; what was dismissed is excused. */
static void point(dz_page *page, uint32_t finding)
{
    const dz_finding *f = &page->findings.at[finding];

    for (int side = 0; side < page->sides; side++) {
        const dz_page_marks *marks = &page->marks[side];
        size_t               i = f->on[side] && f->span[side].len ? dz_page_mark_behind(page, side, f->span[side].at) : marks->n;
        dz_page_fact        *fact;

        if (i == marks->n || marks->at[i].fact == DZ_PAGE_NONE || !same(marks->at[i].span, f->span[side]))
            continue;
        fact = &page->facts.at[marks->at[i].fact];
        fact->finding = finding;
        if (f->dismissed && fact->state != DZ_FACT_MATCHED)
            fact->state = DZ_FACT_EXCUSED;
    }
}

bool dz_page_look_up_facts(dz_page *page)
{
    bool compared = page->report->ledger && page->sides == 2;

    if (compared && (!add_figures(page) || !dz_page_add_names(page) || !dz_page_add_terms(page)))
        return false;
    if (page->facts.n)
        qsort(page->facts.at, page->facts.n, sizeof *page->facts.at, by_kind);
    for (int side = 0; side < page->sides; side++)
        if (!(compared ? mark_facts : mark_figures)(page, side))
            return false;
    for (size_t i = 0; i < page->findings.n; i++)
        point(page, (uint32_t)i);
    return true;
}
