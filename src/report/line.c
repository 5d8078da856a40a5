/* line.c — a piece of text on one line. Floor report. */
#include "report/line.h"

#include "text/script.h"
#include "text/utf8.h"

static bool breaks_line(uint32_t c)
{
    return (c >= 0x0a && c <= 0x0d) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/** Where the white space that begins at 'at' ends, and whether it breaks the line. */
static size_t space_end(dz_str text, size_t at, bool *breaks)
{
    *breaks = false;
    while (at < text.len) {
        size_t   next = at;
        uint32_t c = dz_utf8_next(text.at, &next);

        if (!dz_is_space(c))
            break;
        *breaks |= breaks_line(c);
        at = next;
    }
    return at;
}

/** Whether Chinese goes on over the white space [from, to). */
static bool is_seam(dz_str text, size_t from, size_t to)
{
    return from > 0 && to < text.len && dz_is_cjk(dz_utf8_before(text.at, &from)) && dz_is_cjk(dz_utf8_next(text.at, &to));
}

/** White space without a line break stays, but for its tabs. */
static void add_space(dz_buf *buf, dz_str space)
{
    for (size_t i = 0; i < space.len; i++)
        dz_buf_byte(buf, space.at[i] == '\t' ? ' ' : space.at[i]);
}

void dz_line(dz_buf *buf, dz_str text, bool zh)
{
    size_t from = 0;

    for (size_t at = 0; at < text.len;) {
        size_t begin = at, end;
        bool   breaks;

        if (!dz_is_space(dz_utf8_next(text.at, &at)))
            continue;
        end = space_end(text, begin, &breaks);
        dz_buf_add(buf, text.at + from, begin - from);
        if (!breaks)
            add_space(buf, (dz_str){text.at + begin, end - begin});
        else if (!zh || !is_seam(text, begin, end))
            dz_buf_byte(buf, ' ');
        from = at = end;
    }
    dz_buf_add(buf, text.at + from, text.len - from);
}

void dz_line_of_bead(dz_buf *buf, const dz_pair *pair, size_t bead, int side)
{
    const dz_document *doc = dz_pair_document(pair, side);

    dz_line(buf, dz_document_slice(doc, dz_pair_span(pair, bead, side)), dz_lang_is_zh(dz_document_lang(doc)));
}

bool dz_lines_of_bead(const dz_pair *pair, size_t bead, int side, size_t *first, size_t *last)
{
    const dz_bead     *row = &dz_pair_beads(pair).at[bead];
    const dz_document *doc = dz_pair_document(pair, side);
    dz_segment_list    list = dz_segments_all(dz_pair_segments(pair, side));
    dz_span            begin, end;
    size_t             at;

    if (row->n[side] == 0)
        return false;
    begin = list.at[row->first[side]].span;
    end = list.at[row->first[side] + row->n[side] - 1].span;
    at = dz_span_end(end);
    if (end.len)
        dz_utf8_before(dz_document_text(doc).at, &at);
    *first = dz_document_place(doc, begin.at).line;
    *last = dz_document_place(doc, (uint32_t)at).line;
    return true;
}
