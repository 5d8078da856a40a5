/* index.c — what is kept of a pair to be held against other pairs. Floor audit. */
#include "audit/index.h"

#include "base/hash.h"
#include "text/script.h"
#include "text/utf8.h"

/** Letters that a passage and a bead must have: shorter ones stand everywhere. A Han character is one. */
enum { PASSAGE_ZH = 40, PASSAGE_EN = 120, BEAD_ZH = 12, BEAD_EN = 40 };

/** Adds the letters and digits of a text, folded, and counts them. */
static size_t add_letters(dz_buf *buf, dz_str text)
{
    size_t n = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_fold_width(dz_utf8_next(text.at, &at));

        if (c - 'A' < 26)
            c += 32;
        if (!dz_is_han(c) && !dz_is_latin(c) && c - '0' >= 10)
            continue;
        dz_buf_add(buf, (const char *)&c, sizeof c);
        n++;
    }
    return n;
}

static uint64_t hash_of(const dz_buf *buf) { return dz_hash(buf->bytes.at, buf->bytes.n, 0); }

/** The figures of a document from a place on. */
typedef struct figures {
    dz_figure_list list;
    size_t         next;
} figures;

/** A passage without its figures, which are counted. */
static uint64_t shape_of(dz_buf *buf, const dz_document *doc, dz_span span, figures *f, uint32_t *n)
{
    uint32_t from = span.at;

    dz_buf_clear(buf);
    *n = 0;
    while (f->next < f->list.n && f->list.at[f->next].span.at < span.at)
        f->next++;
    for (; f->next < f->list.n && dz_span_end(f->list.at[f->next].span) <= dz_span_end(span); f->next++) {
        dz_span figure = f->list.at[f->next].span;

        add_letters(buf, dz_document_slice(doc, (dz_span){from, figure.at - from}));
        from = dz_span_end(figure);
        *n += 1;
    }
    add_letters(buf, dz_document_slice(doc, (dz_span){from, dz_span_end(span) - from}));
    return hash_of(buf);
}

/** Adds the passages of one side; answers how many. */
static uint32_t put_side(dz_buf *frame, dz_buf *buf, const dz_pair *pair, int side)
{
    const dz_document *doc = dz_pair_document(pair, side);
    dz_block_list      blocks = dz_document_blocks(doc);
    size_t             least = dz_lang_is_zh(dz_document_lang(doc)) ? PASSAGE_ZH : PASSAGE_EN;
    figures            f = {dz_figures_all(dz_pair_figures(pair, side)), 0};
    uint32_t           n = 0;

    for (size_t i = 0; i < blocks.n; i++) {
        uint64_t text;
        uint32_t count;

        dz_buf_clear(buf);
        if (add_letters(buf, dz_document_slice(doc, blocks.at[i].span)) < least)
            continue;
        text = hash_of(buf);
        dz_frame_u64(frame, text);
        dz_frame_u64(frame, shape_of(buf, doc, blocks.at[i].span, &f, &count));
        dz_frame_u32(frame, (uint32_t)side);
        dz_frame_u32(frame, (uint32_t)dz_document_place(doc, blocks.at[i].span.at).line);
        dz_frame_u32(frame, count);
        n++;
    }
    return n;
}

/** Adds a bead, if it is long enough to be known again. */
static bool put_bead(dz_buf *frame, dz_buf *buf, const dz_pair *pair, size_t bead)
{
    uint64_t text[2];

    for (int side = 0; side < 2; side++) {
        const dz_document *doc = dz_pair_document(pair, side);
        size_t             least = dz_lang_is_zh(dz_document_lang(doc)) ? BEAD_ZH : BEAD_EN;

        dz_buf_clear(buf);
        if (add_letters(buf, dz_document_slice(doc, dz_pair_span(pair, bead, side))) < least)
            return false;
        text[side] = hash_of(buf);
    }
    dz_frame_u64(frame, text[0]);
    dz_frame_u64(frame, text[1]);
    for (int side = 0; side < 2; side++)
        dz_frame_u32(frame, (uint32_t)dz_document_place(dz_pair_document(pair, side), dz_pair_span(pair, bead, side).at).line);
    return true;
}

/** Writes a number where room was left for it. */
static void set_u32(dz_buf *frame, size_t at, uint32_t value)
{
    dz_buf bytes = {0};

    dz_frame_u32(&bytes, value);
    for (size_t i = 0; dz_buf_ok(frame) && dz_buf_ok(&bytes) && i < sizeof value; i++)
        frame->bytes.at[at + i] = bytes.bytes.at[i];
    frame->failed |= !dz_buf_ok(&bytes);
    dz_buf_free(&bytes);
}

void dz_index_put(dz_buf *frame, const dz_pair *pair)
{
    dz_buf       buf = {0};
    dz_bead_list beads = dz_pair_beads(pair);
    uint32_t     n = 0;
    size_t       at = frame->bytes.n;

    dz_frame_u32(frame, 0);
    for (int side = 0; side < dz_pair_sides(pair); side++)
        n += put_side(frame, &buf, pair, side);
    set_u32(frame, at, n);
    n = 0;
    at = frame->bytes.n;
    dz_frame_u32(frame, 0);
    for (size_t b = 0; b < beads.n; b++)
        n += beads.at[b].n[0] && beads.at[b].n[1] && put_bead(frame, &buf, pair, b);
    set_u32(frame, at, n);
    frame->failed |= !dz_buf_ok(&buf);
    dz_buf_free(&buf);
}

dz_passage dz_passage_take(dz_frame_reader *r)
{
    dz_passage p;

    p.text = dz_frame_take_u64(r);
    p.shape = dz_frame_take_u64(r);
    p.side = dz_frame_take_u32(r);
    p.line = dz_frame_take_u32(r);
    p.figures = dz_frame_take_u32(r);
    return p;
}

dz_said dz_said_take(dz_frame_reader *r)
{
    dz_said s;

    s.text[0] = dz_frame_take_u64(r);
    s.text[1] = dz_frame_take_u64(r);
    s.line[0] = dz_frame_take_u32(r);
    s.line[1] = dz_frame_take_u32(r);
    return s;
}
