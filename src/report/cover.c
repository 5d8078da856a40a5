/* cover.c — which findings mark the text of a row, place by place. Floor report.
 *
 * The edges of all marks are sorted once for a row, so that a row of thousands of findings costs no more than a thousand rows of few.
 */
#include "report/cover.h"

#include <stdlib.h>

/** The words that a note marks: facts and repeats show theirs in other ways. False: none. */
static bool marks_words(const dz_page *page, dz_page_note note, int side, dz_span *span)
{
    const dz_finding    *f = &page->findings.at[note.finding];
    const dz_page_marks *marks = &page->marks[side];
    size_t               i;

    if (f->dismissed || dz_page_is_repeat(f) || !dz_page_note_span(page, note, side, span) || (span->len == 0 && f->on[!side]))
        return false;
    i = dz_page_mark_behind(page, side, span->at);
    return i == marks->n || marks->at[i].span.at != span->at || marks->at[i].span.len != span->len;
}

static int by_place(const void *a, const void *b)
{
    const dz_cover_edge *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->rank < y->rank ? -1 : x->rank > y->rank;
}

bool dz_cover_make(const dz_page *page, size_t row, int side, dz_cover *out)
{
    for (uint32_t i = page->first[row]; i < page->first[row + 1]; i++) {
        dz_cover_edge edge = {.rank = i, .severity = (uint8_t)page->findings.at[page->notes[i].finding].severity};
        dz_span       span;

        if (!marks_words(page, page->notes[i], side, &span))
            continue;
        edge.at = span.at;
        edge.caret = span.len == 0;
        if (!dz_list_push(&out->begins, edge))
            return false;
        edge.at = dz_span_end(span);
        if (!edge.caret && !dz_list_push(&out->ends, edge))
            return false;
    }
    if (out->begins.n)
        qsort(out->begins.at, out->begins.n, sizeof *out->begins.at, by_place);
    if (out->ends.n)
        qsort(out->ends.at, out->ends.n, sizeof *out->ends.at, by_place);
    return true;
}

void dz_cover_free(dz_cover *cover)
{
    dz_list_free(&cover->begins);
    dz_list_free(&cover->ends);
}

int dz_cover_at(dz_cover *cover, uint32_t at, uint32_t *stop)
{
    int worst = DZ_SEVERITIES - 1;

    for (; cover->begun < cover->begins.n && cover->begins.at[cover->begun].at <= at; cover->begun++)
        cover->open[cover->begins.at[cover->begun].severity] += !cover->begins.at[cover->begun].caret;
    for (; cover->ended < cover->ends.n && cover->ends.at[cover->ended].at <= at; cover->ended++)
        cover->open[cover->ends.at[cover->ended].severity]--;
    if (cover->begun < cover->begins.n && cover->begins.at[cover->begun].at < *stop)
        *stop = cover->begins.at[cover->begun].at;
    if (cover->ended < cover->ends.n && cover->ends.at[cover->ended].at < *stop)
        *stop = cover->ends.at[cover->ended].at;
    while (worst >= 0 && cover->open[worst] == 0)
        worst--;
    return worst;
}

int dz_cover_caret(dz_cover *cover, uint32_t at)
{
    while (cover->pointed < cover->begins.n && cover->begins.at[cover->pointed].at <= at) {
        const dz_cover_edge *edge = &cover->begins.at[cover->pointed++];

        if (edge->caret && edge->at == at)
            return edge->severity;
    }
    return -1;
}
