/* index.c — what is kept of a pair to be held against other pairs. Floor audit. */
#include "audit/index.h"

#include <string.h>

#include "base/hash.h"
#include "text/script.h"
#include "text/utf8.h"

/** Letters that a passage and a bead must have: shorter ones stand everywhere. A Han character is one. */
enum { PASSAGE_ZH = 40, PASSAGE_EN = 120, BEAD_ZH = 12, BEAD_EN = 40 };

/** Bytes that are kept of a passage to show it, and of its figures. */
enum { MOST_WORDS = 120, MOST_NUMBERS = 1000 };

/** Empties a buffer. What has failed stays so, unlike with dz_buf_clear(), until all is put: then it is asked. */
static void begin(dz_buf *buf) { buf->bytes.n = 0; }

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

    begin(buf);
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

/** A hash of the dates of a passage, 0 of none; the values of its other figures. */
static uint64_t date_of(dz_buf *numbers, const dz_figures *all, dz_span span, const figures *f)
{
    uint64_t hash = 0;
    char     value[DZ_FIGURE_VALUE_ROOM];

    begin(numbers);
    for (size_t i = f->next; i < f->list.n && dz_span_end(f->list.at[i].span) <= dz_span_end(span); i++) {
        const dz_figure *one = &f->list.at[i];

        if (one->kind == DZ_FIGURE_DATE && one->date.year == DZ_NO_YEAR && !(one->date.month && one->date.day))
            continue; /* "all year" is of any year */
        if (one->kind == DZ_FIGURE_DATE) {
            const uint32_t said[] = {(uint32_t)one->date.year, one->date.month, one->date.day, one->date.part};

            hash = dz_hash(said, sizeof said, hash);
        } else if (numbers->bytes.n < MOST_NUMBERS) {
            dz_buf_text(numbers, numbers->bytes.n ? DZ_BETWEEN_FIGURES : "");
            dz_figure_value(all, one, value, sizeof value);
            dz_buf_text(numbers, value);
        }
    }
    return hash;
}

/** The first words of a passage, no character cut. */
static dz_str words_of(const dz_document *doc, dz_span span)
{
    dz_str text = dz_document_slice(doc, span);
    size_t n = text.len < MOST_WORDS ? text.len : MOST_WORDS;

    while (n < text.len && ((unsigned char)text.at[n] & 0xc0) == 0x80)
        n--;
    return (dz_str){text.at, n};
}

/** What answers a passage, by the beads that begin in it. */
typedef struct answer {
    size_t   next; /* bead: those of a side come in its order */
    uint64_t values, shape;
} answer;

/** Mixes the values of some figures into a hash. */
static uint64_t hash_values(const dz_figures *all, dz_figure_list list, uint64_t hash)
{
    char value[DZ_FIGURE_VALUE_ROOM];

    for (size_t i = 0; i < list.n; i++) {
        dz_figure_value(all, &list.at[i], value, sizeof value);
        hash = dz_hash(value, strlen(value), hash + 1);
    }
    return hash;
}

static void find_answer(answer *a, dz_buf *buf, const dz_pair *pair, int side, dz_span span)
{
    dz_bead_list       beads = dz_pair_beads(pair);
    const dz_document *other = dz_pair_document(pair, !side);

    a->values = a->shape = 0;
    for (; a->next < beads.n && (beads.at[a->next].n[side] == 0 || dz_pair_span(pair, a->next, side).at < dz_span_end(span)); a->next++) {
        figures f = {dz_pair_bead_figures(pair, a->next, !side), 0};
        dz_span said = dz_pair_span(pair, a->next, !side);
        uint32_t n;

        if (beads.at[a->next].n[side] == 0 || beads.at[a->next].n[!side] == 0 || dz_pair_span(pair, a->next, side).at < span.at)
            continue;
        a->values = hash_values(dz_pair_figures(pair, !side), f.list, a->values + 1);
        a->shape = dz_hash(&(uint64_t){shape_of(buf, other, said, &f, &n)}, sizeof(uint64_t), a->shape + 1);
    }
}

/** Adds one passage of a side. 'text' is a hash of it. */
static void put_passage(dz_buf *frame, dz_buf *buf, const dz_pair *pair, int side, dz_span span, uint64_t text, figures *f, answer *a)
{
    const dz_document *doc = dz_pair_document(pair, side);
    dz_place           place = dz_document_place(doc, span.at);
    dz_buf             numbers = {0};
    uint64_t           dates;
    uint32_t           count;
    size_t             from, to;

    dz_document_extent(doc, span, &from, &to);
    while (f->next < f->list.n && f->list.at[f->next].span.at < span.at)
        f->next++;
    dates = date_of(&numbers, dz_pair_figures(pair, side), span, f);
    dz_frame_u32(frame, (uint32_t)side);
    dz_frame_u32(frame, (uint32_t)place.line);
    dz_frame_u32(frame, (uint32_t)place.column);
    dz_frame_u32(frame, (uint32_t)from);
    dz_frame_u32(frame, (uint32_t)(to - from));
    dz_frame_u64(frame, text);
    dz_frame_u64(frame, shape_of(buf, doc, span, f, &count));
    dz_frame_u64(frame, dates);
    dz_frame_u32(frame, count);
    if (dz_pair_sides(pair) == 2)
        find_answer(a, buf, pair, side, span);
    dz_frame_u64(frame, a->values);
    dz_frame_u64(frame, a->shape);
    dz_frame_str(frame, dz_buf_all(&numbers));
    dz_frame_str(frame, words_of(doc, span));
    frame->failed |= !dz_buf_ok(&numbers);
    dz_buf_free(&numbers);
}

/** Adds the passages of one side; answers how many. */
static uint32_t put_side(dz_buf *frame, dz_buf *buf, const dz_pair *pair, int side)
{
    const dz_document *doc = dz_pair_document(pair, side);
    dz_block_list      blocks = dz_document_blocks(doc);
    size_t             least = dz_lang_is_zh(dz_document_lang(doc)) ? PASSAGE_ZH : PASSAGE_EN;
    figures            f = {dz_figures_all(dz_pair_figures(pair, side)), 0};
    answer             a = {0};
    uint32_t           n = 0;

    for (size_t i = 0; i < blocks.n; i++) {
        begin(buf);
        if (add_letters(buf, dz_document_slice(doc, blocks.at[i].span)) < least)
            continue;
        put_passage(frame, buf, pair, side, blocks.at[i].span, hash_of(buf), &f, &a);
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

        begin(buf);
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
