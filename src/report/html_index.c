/* html_index.c — the rows of a page, and what belongs to each. Floor report. */
#include "report/html.h"

#include "base/search.h"

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

size_t dz_page_row_at(const dz_page *page, int side, uint32_t at)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(page->report->pair, side));
    dz_block_list   blocks = dz_document_blocks(dz_page_document(page, side));
    size_t          i;

    if (page->sides == 1) {
        i = dz_row_behind(blocks, at);
        return i < blocks.n ? i : page->rows - 1;
    }
    i = dz_row_behind(list, at);
    return i < list.n ? dz_pair_bead_of(page->report->pair, side, i) : page->rows - 1;
}

size_t dz_page_mark_behind(const dz_page *page, int side, uint32_t at)
{
    return dz_row_behind(page->marks[side], at);
}

int dz_page_chinese(const dz_page *page)
{
    for (int side = 0; side < page->sides && page->sides == 2; side++)
        if (dz_lang_is_zh(dz_document_lang(dz_page_document(page, side))) &&
            dz_document_lang(dz_page_document(page, !side)) == DZ_LANG_EN)
            return side;
    return -1;
}

bool dz_page_begins_block(const dz_page *page, size_t row)
{
    const dz_bead *bead;

    if (page->sides == 1 || row == 0)
        return true;
    bead = &dz_pair_beads(page->report->pair).at[row];
    for (int side = 0; side < 2; side++) {
        dz_segment_list list = dz_segments_all(dz_pair_segments(page->report->pair, side));
        uint32_t        first = bead->first[side];

        if (bead->n[side] && (first == 0 || list.at[first].block != list.at[first - 1].block))
            return true;
    }
    return false;
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
        page->part_of_repeat[side][row] |= part;
}

static bool look_up_repeats(dz_page *page)
{
    for (int side = 0; side < page->sides; side++) {
        page->part_of_repeat[side] = dz_alloc_zero(page->rows + 1, sizeof *page->part_of_repeat[side]);
        if (!page->part_of_repeat[side])
            return false;
        for (size_t i = 0; i < page->findings.n && page->rows; i++) {
            const dz_finding *f = &page->findings.at[i];

            if (!f->on[side] || f->dismissed || !dz_page_is_repeat(f))
                continue;
            take_part(page, side, f->span[side], DZ_PAGE_REPEAT);
            for (size_t k = 0; k < f->related.n; k++)
                take_part(page, side, f->related.at[k], DZ_PAGE_COPY);
        }
    }
    return true;
}

/* ---- parts ---- */

/** Where a part ends that begins with row 'from': before a paragraph, if there is one not far back. */
static size_t end_of_part(const dz_page *page, size_t from)
{
    size_t end = from + DZ_PAGE_ROWS;

    if (end >= page->rows)
        return page->rows;
    for (size_t at = end; at > end - DZ_PAGE_ROWS / 10; at--)
        if (dz_page_begins_block(page, at))
            return at;
    return end;
}

/** Cuts the rows into parts that are not too long. */
static bool cut_into_parts(dz_page *page)
{
    page->cuts = dz_alloc_zero(page->rows / (DZ_PAGE_ROWS - DZ_PAGE_ROWS / 10) + 2, sizeof *page->cuts);
    if (!page->cuts)
        return false;
    do {
        page->cuts[page->parts + 1] = end_of_part(page, page->cuts[page->parts]);
        page->parts++;
    } while (page->cuts[page->parts] < page->rows);
    page->part = page->parts > 1 ? 0 : 1;
    return true;
}

bool dz_page_has(const dz_page *page, size_t row)
{
    return page->part == 0 || (row >= page->cuts[page->part - 1] && row < page->cuts[page->part]);
}

/* ---- the page ---- */

size_t dz_page_count(const dz_page *page, dz_severity severity)
{
    size_t n = 0;

    for (int s = DZ_NOTE; s < DZ_SEVERITIES && page->report->findings; s++)
        if (severity == DZ_SEVERITIES || severity == (dz_severity)s)
            n += dz_findings_count(page->report->findings, (dz_severity)s);
    return n;
}

bool dz_page_open(dz_page *page, const dz_report *report, dz_sink *sink)
{
    *page = (dz_page){.report = report, .sink = sink, .zh = report->tongue == DZ_IN_CHINESE};
    page->sides = dz_pair_sides(report->pair);
    page->rows = page->sides == 2 ? dz_pair_beads(report->pair).n
                                  : dz_document_blocks(dz_pair_document(report->pair, DZ_SOURCE)).n;
    if (report->findings)
        page->findings = dz_findings_all(report->findings);
    if (report->ledger)
        page->entries = dz_ledger_all(report->ledger);
    return look_up_notes(page) && look_up_repeats(page) && dz_page_look_up_facts(page) && cut_into_parts(page);
}

void dz_page_close(dz_page *page)
{
    for (int side = 0; side < 2; side++) {
        dz_release(page->marks[side].at);
        dz_release(page->part_of_repeat[side]);
    }
    dz_list_free(&page->facts);
    dz_release(page->row_of);
    dz_release(page->first);
    dz_release(page->notes);
    dz_release(page->cuts);
}
