/* html_index.c — the rows of a page, and what belongs to each. Floor report. */
#include "report/html.h"

#include <string.h>

const dz_document *dz_page_document(const dz_page *page, int side)
{
    return dz_pair_document(page->report->pair, side);
}

dz_str dz_page_name(const dz_page *page, int side)
{
    const char *name = dz_document_name(dz_page_document(page, side)), *slash = strrchr(name, '/');

    name = slash && slash[1] ? slash + 1 : name;
    return (dz_str){name, strlen(name)};
}

dz_span dz_page_span(const dz_page *page, size_t row, int side)
{
    if (page->sides == 2)
        return dz_pair_span(page->report->pair, row, side);
    return dz_document_blocks(dz_page_document(page, side)).at[row].span;
}

/** The first of 'n' rows of 'size' bytes, each beginning with its span, that ends behind 'at'; n where none does. */
static size_t first_behind(const void *rows, size_t n, size_t size, uint32_t at)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t  middle = low + (high - low) / 2;
        dz_span span;

        memcpy(&span, (const char *)rows + middle * size, sizeof span);
        if (dz_span_end(span) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t dz_page_row_at(const dz_page *page, int side, uint32_t at)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(page->report->pair, side));
    dz_block_list   blocks = dz_document_blocks(dz_page_document(page, side));
    size_t          i;

    if (page->sides == 1) {
        i = first_behind(blocks.at, blocks.n, sizeof *blocks.at, at);
        return i < blocks.n ? i : page->rows - 1;
    }
    i = first_behind(list.at, list.n, sizeof *list.at, at);
    return i < list.n ? dz_pair_bead_of(page->report->pair, side, i) : page->rows - 1;
}

const dz_figure *dz_page_entry_figure(const dz_page *page, const dz_entry *entry, int side)
{
    if (entry->figure[side] == DZ_NO_FIGURE)
        return NULL;
    return &dz_figures_all(dz_pair_figures(page->report->pair, side)).at[entry->figure[side]];
}

/* ---- figures ---- */

/** Marks the figure a finding points at. */
static void point_at_figure(dz_page *page, uint32_t finding, int side)
{
    dz_figure_list list = dz_figures_all(dz_pair_figures(page->report->pair, side));
    dz_span        span = page->findings.at[finding].span[side];
    size_t         i = first_behind(list.at, list.n, sizeof *list.at, span.at);

    if (span.len && i < list.n && list.at[i].span.at == span.at && list.at[i].span.len == span.len)
        page->figure[side][i].finding = finding;
}

static bool look_up_figures(dz_page *page)
{
    for (int side = 0; side < page->sides; side++) {
        size_t n = dz_figures_all(dz_pair_figures(page->report->pair, side)).n;

        page->figure[side] = dz_alloc(n + 1, sizeof *page->figure[side]);
        if (!page->figure[side])
            return false;
        memset(page->figure[side], 0xff, (n + 1) * sizeof *page->figure[side]); /* all DZ_PAGE_NONE */
        for (size_t i = 0; i < page->entries.n; i++)
            if (page->entries.at[i].figure[side] != DZ_NO_FIGURE)
                page->figure[side][page->entries.at[i].figure[side]].entry = (uint32_t)i;
        for (size_t i = 0; i < page->findings.n; i++)
            if (page->findings.at[i].on[side])
                point_at_figure(page, (uint32_t)i, side);
    }
    return true;
}

/* ---- notes ---- */

static size_t row_of_finding(const dz_page *page, const dz_finding *finding)
{
    int side = finding->on[DZ_SOURCE] ? DZ_SOURCE : DZ_TARGET;

    if (finding->on[0] && finding->on[1] && finding->bead < page->rows)
        return finding->bead;
    return dz_page_row_at(page, side, finding->span[side].at);
}

bool dz_page_is_repeat(const dz_finding *finding) { return strncmp(finding->rule->id, "repeats.", 8) == 0; }

bool dz_page_note_span(const dz_page *page, dz_page_note note, int side, dz_span *span)
{
    const dz_finding *f = &page->findings.at[note.finding];

    if (!f->on[side] || (note.related != DZ_PAGE_NONE && side != dz_finding_lead(f)))
        return false;
    *span = note.related == DZ_PAGE_NONE ? f->span[side] : f->related.at[note.related];
    return true;
}

/** Visits each note with its row, findings in order. */
static void each_note(dz_page *page, void (*visit)(dz_page *page, size_t row, dz_page_note note))
{
    for (size_t i = 0; i < page->findings.n; i++) {
        const dz_finding *f = &page->findings.at[i];

        visit(page, page->row_of[i], (dz_page_note){(uint32_t)i, DZ_PAGE_NONE});
        for (size_t k = 0; k < f->related.n; k++)
            visit(page, dz_page_row_at(page, dz_finding_lead(f), f->related.at[k].at),
                  (dz_page_note){(uint32_t)i, (uint32_t)k});
    }
}

static void count_note(dz_page *page, size_t row, dz_page_note note)
{
    (void)note;
    page->first[row]++;
}

/** Fills from the back: count_note() made first[row] the end of the notes up to this row. */
static void place_note(dz_page *page, size_t row, dz_page_note note) { page->notes[page->first[row]++] = note; }

static bool look_up_notes(dz_page *page)
{
    size_t n = page->findings.n, sum = 0;

    for (size_t i = 0; i < page->findings.n; i++)
        n += page->findings.at[i].related.n;
    page->row_of = dz_alloc(page->findings.n + 1, sizeof *page->row_of);
    page->first = dz_alloc_zero(page->rows + 2, sizeof *page->first);
    page->notes = dz_alloc(n + 1, sizeof *page->notes);
    if (!page->row_of || !page->first || !page->notes)
        return false;
    if (page->rows == 0)
        return true;
    for (size_t i = 0; i < page->findings.n; i++)
        page->row_of[i] = (uint32_t)row_of_finding(page, &page->findings.at[i]);
    each_note(page, count_note);
    for (size_t row = 0; row <= page->rows; row++) { /* counts become beginnings */
        size_t here = page->first[row];

        page->first[row] = (uint32_t)sum;
        sum += here;
    }
    each_note(page, place_note);
    memmove(page->first + 1, page->first, page->rows * sizeof *page->first); /* ends become beginnings again */
    page->first[0] = 0;
    return true;
}

/* ---- repeats ---- */

static void take_part(dz_page *page, int side, dz_span span, uint8_t part)
{
    size_t last = dz_page_row_at(page, side, dz_span_end(span) - (span.len > 0));

    for (size_t row = dz_page_row_at(page, side, span.at); row <= last && row < page->rows; row++)
        page->part[side][row] |= part;
}

static bool look_up_repeats(dz_page *page)
{
    for (int side = 0; side < page->sides; side++) {
        page->part[side] = dz_alloc_zero(page->rows + 1, sizeof *page->part[side]);
        if (!page->part[side])
            return false;
        for (size_t i = 0; i < page->findings.n && page->rows; i++) {
            const dz_finding *f = &page->findings.at[i];

            if (!f->on[side] || !dz_page_is_repeat(f))
                continue;
            take_part(page, side, f->span[side], DZ_PAGE_REPEAT);
            for (size_t k = 0; k < f->related.n; k++)
                take_part(page, side, f->related.at[k], DZ_PAGE_COPY);
        }
    }
    return true;
}

/* ---- the page ---- */

/** The findings that were not dismissed. False: no memory. */
static bool take_findings(dz_page *page)
{
    dz_finding_list all = dz_findings_all(page->report->findings);

    page->findings = all;
    if (dz_findings_dismissed(page->report->findings) == 0)
        return true;
    page->kept = dz_alloc(all.n, sizeof *page->kept);
    if (!page->kept)
        return false;
    page->findings = (dz_finding_list){page->kept, 0};
    for (size_t i = 0; i < all.n; i++)
        if (!all.at[i].dismissed)
            page->kept[page->findings.n++] = all.at[i];
    return true;
}

bool dz_page_open(dz_page *page, const dz_report *report, dz_sink *sink)
{
    *page = (dz_page){.report = report, .sink = sink, .zh = report->tongue == DZ_IN_CHINESE};
    page->sides = dz_pair_sides(report->pair);
    page->rows = page->sides == 2 ? dz_pair_beads(report->pair).n
                                  : dz_document_blocks(dz_pair_document(report->pair, DZ_SOURCE)).n;
    if (report->findings && !take_findings(page))
        return false;
    if (report->ledger)
        page->entries = dz_ledger_all(report->ledger);
    return look_up_figures(page) && look_up_notes(page) && look_up_repeats(page);
}

void dz_page_close(dz_page *page)
{
    for (int side = 0; side < 2; side++) {
        dz_release(page->figure[side]);
        dz_release(page->part[side]);
    }
    dz_release(page->kept);
    dz_release(page->row_of);
    dz_release(page->first);
    dz_release(page->notes);
}
