/* paragraph.c — reads a text paragraph by paragraph for the checks of its words and marks. Floor check. */
#include "check/paragraph.h"

#include "text/utf8.h"

enum { MOST_SINGLE = 12 }; /* places of one kind in a text; beyond, it is a habit and told once */

static dz_paragraph_fn *const readers[] = {dz_read_words, dz_read_width, dz_read_quotes, dz_read_brackets, dz_read_spaces, dz_read_debris};
static dz_end_fn *const ends[] = {dz_end_width, dz_end_quotes, dz_end_brackets, dz_end_spaces, dz_end_debris};

void dz_find_here(dz_reader *r, const dz_rule *rule, dz_severity severity, dz_span span, dz_span_list related)
{
    dz_finding finding = {.rule = rule, .severity = severity, .related = related};

    finding.on[r->side] = true;
    finding.span[r->side] = span;
    finding.bead = dz_bead_at(r->c->pair, r->side, span.at);
    dz_find(r->c, finding);
}

void dz_keep_place(dz_reader *r, dz_places *places, dz_span span)
{
    if (!dz_document_is_code(dz_pair_document(r->c->pair, r->side), span) && !dz_list_push(places, span))
        dz_find_failed(r->c);
}

void dz_find_places(dz_reader *r, const dz_rule *rule, dz_severity severity, dz_places *places, bool together, dz_say_fn *say)
{
    if (places->n > MOST_SINGLE)
        together = true;
    for (size_t i = 0; i < places->n; i++) {
        dz_span_list related = {places->at + 1, together ? places->n - 1 : 0};

        say(r, places->at[i]);
        if (related.n) {
            dz_buf_format(&r->c->say[DZ_IN_ENGLISH], "; %zu more like it", related.n);
            dz_buf_format(&r->c->say[DZ_IN_CHINESE], "；另有%zu处", related.n);
        }
        dz_find_here(r, rule, severity, places->at[i], related);
        if (together)
            break;
    }
    dz_list_free(places);
}

/* ---- laying out ---- */

typedef struct layout {
    DZ_LIST(uint32_t) at;
    DZ_LIST(uint32_t) byte;
} layout;

static bool lay_out(layout *l, dz_str text, dz_span span)
{
    size_t end = dz_span_end(span);

    l->at.n = l->byte.n = 0;
    if (!dz_list_reserve(&l->at, (size_t)span.len + 1) || !dz_list_reserve(&l->byte, (size_t)span.len + 1))
        return false;
    for (size_t at = span.at; at < end;) {
        l->byte.at[l->byte.n++] = (uint32_t)at;
        l->at.at[l->at.n++] = dz_utf8_next(text.at, &at);
    }
    l->byte.at[l->byte.n] = (uint32_t)end;
    l->at.at[l->at.n] = 0;
    return true;
}

/* ---- reading ---- */

/** Whether somebody said that the two texts are one pair. */
static bool is_given(const dz_pair *pair)
{
    dz_bead_list beads = dz_pair_beads(pair);

    return beads.n == 1 && beads.at[0].evidence & DZ_BY_CALLER;
}

static void read_side(dz_reader *r, layout *l)
{
    const dz_document *doc = dz_pair_document(r->c->pair, r->side);
    dz_block_list      blocks = dz_document_blocks(doc);
    dz_segment_list    segments = dz_segments_all(dz_pair_segments(r->c->pair, r->side));
    size_t             segment = 0;

    r->units = (blocks.n > 0 && blocks.at[0].kind == DZ_BLOCK_UNIT) || is_given(r->c->pair);

    for (size_t b = 0; b < blocks.n; b++) {
        dz_paragraph p = {.index = b};

        while (segment < segments.n && segments.at[segment].block < b)
            segment++;
        if (segment == segments.n || segments.at[segment].block != b)
            continue;
        if (!lay_out(l, dz_document_text(doc), blocks.at[b].span)) {
            dz_find_failed(r->c);
            return;
        }
        p.kind = (dz_segment_kind)segments.at[segment].kind;
        p.at = l->at.at;
        p.byte = l->byte.at;
        p.n = l->at.n;
        for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
            readers[i](r, &p);
    }
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        ends[i](r);
}

void dz_check_paragraphs(dz_case *c)
{
    layout l = {0};

    for (int side = 0; side < dz_pair_sides(c->pair); side++) {
        dz_reader r = {.c = c, .side = side, .zh = dz_lang_is_zh(dz_document_lang(dz_pair_document(c->pair, side)))};

        read_side(&r, &l);
        dz_han_words_free(r.words);
        dz_list_free(&r.width);
        dz_list_free(&r.spaces);
        dz_list_free(&r.pages);
    }
    dz_list_free(&l.at);
    dz_list_free(&l.byte);
}
