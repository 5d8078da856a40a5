/* mentions.c — where a text has what a glossary speaks of. Floor lexicon. */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "lexicon/glossary.h"
#include "text/utf8.h"

struct dz_mentions {
    DZ_LIST(dz_mention) rows;
    uint32_t *first; /* first[i] .. first[i + 1]: the rows of segment i */
};

/** A row and the pieces it covers, while its segment is searched. */
typedef struct hit {
    dz_mention row;
    uint32_t   from, to;
} hit;

typedef struct search {
    const dz_glossary *glossary;
    int                lang;
    dz_str             text; /* of the segment */
    uint32_t           base; /* where it begins in the document */
    dz_piece_rows      pieces;
    DZ_LIST(hit) hits;
    DZ_LIST(hit) longest; /* work: the same, the longest first */
    DZ_LIST(uint32_t) taken; /* for each piece, the one behind the mention over it; 0: there is none */
} search;

/* ---- one pattern at one place ---- */

static dz_str slice(dz_str text, const dz_piece *piece) { return (dz_str){text.at + piece->at, piece->len}; }

/** Whether the words at a place are written as the pattern wants them. */
static bool is_written(const search *s, const dz_pattern *pattern, size_t from)
{
    const dz_piece *first = &s->pieces.at[from], *last = first + pattern->n - 1;
    size_t          n = last->at + last->len - first->at;

    if (pattern->exact) {
        const dz_piece *end = &pattern->pieces[pattern->n - 1];
        dz_str          wanted = {pattern->text.at + pattern->pieces[0].at, end->at + end->len - pattern->pieces[0].at};

        return wanted.len == n && memcmp(wanted.at, s->text.at + first->at, n) == 0;
    }
    for (uint32_t k = 0; s->lang == DZ_TERM_EN && k < pattern->n; k++)
        if (!dz_piece_is(slice(pattern->text, &pattern->pieces[k]), slice(s->text, &first[k]), pattern->forbidden))
            return false;
    return true;
}

/** Whether a Latin word or a number would be cut at byte 'at'. */
static bool cuts(dz_str text, size_t at)
{
    size_t before = at, behind = at;

    return at > 0 && at < text.len && dz_joins(dz_utf8_before(text.at, &before), dz_utf8_next(text.at, &behind));
}

static bool add_hits(search *s, uint32_t pattern, uint32_t segment, size_t from)
{
    for (; pattern; pattern = s->glossary->patterns.at[pattern - 1].next) {
        const dz_pattern *one = &s->glossary->patterns.at[pattern - 1];
        const dz_piece   *first = &s->pieces.at[from], *last = first + one->n - 1;
        dz_span           span = {first->at, last->at + last->len - first->at};
        bool              whole = s->lang == DZ_TERM_EN || !(cuts(s->text, span.at) || cuts(s->text, dz_span_end(span)));
        dz_mention        row = {{s->base + span.at, span.len}, segment, one->term, one->word, one->forbidden, false};

        if (whole && is_written(s, one, from) && !dz_list_push(&s->hits, (hit){row, (uint32_t)from, (uint32_t)from + one->n}))
            return false;
    }
    return true;
}

static bool search_pieces(search *s, uint32_t segment)
{
    for (size_t from = 0; from < s->pieces.n; from++) {
        uint32_t parent = (uint32_t)s->lang;

        for (size_t at = from; at < s->pieces.n; at++) {
            const dz_glossary_node *node = dz_glossary_step(s->glossary, parent, s->pieces.at[at].key);

            if (!node)
                break;
            if (!add_hits(s, node->pattern, segment, from))
                return false;
            parent = dz_glossary_parent(s->glossary, node);
        }
    }
    return true;
}

/* ---- the longest wins ---- */

static int compare_rows(const dz_mention *a, const dz_mention *b)
{
    if (a->span.at != b->span.at)
        return a->span.at < b->span.at ? -1 : 1;
    if (a->span.len != b->span.len)
        return a->span.len > b->span.len ? -1 : 1;
    if (a->term != b->term)
        return a->term < b->term ? -1 : 1;
    if (a->forbidden != b->forbidden)
        return a->forbidden ? 1 : -1;
    return a->word < b->word ? -1 : a->word > b->word;
}

static int by_place(const void *a, const void *b) { return compare_rows(&((const hit *)a)->row, &((const hit *)b)->row); }

static int by_length(const void *a, const void *b)
{
    const hit *x = a, *y = b;
    uint32_t   n = x->to - x->from, m = y->to - y->from;

    return n != m ? (n > m ? -1 : 1) : compare_rows(&x->row, &y->row);
}

/** Whether the pieces of a hit are free, or taken by a hit over just the same; then it takes them. */
static bool take(search *s, const hit *one)
{
    uint32_t *taken = s->taken.at;

    if (taken[one->from] == one->to && (one->from == 0 || taken[one->from - 1] != one->to))
        return true;
    for (uint32_t i = one->from; i < one->to; i++)
        if (taken[i])
            return false;
    for (uint32_t i = one->from; i < one->to; i++)
        taken[i] = one->to;
    return true;
}

/** Marks the hits that no longer one lies over, and puts all in order. */
static bool settle(search *s)
{
    s->longest.n = s->taken.n = 0;
    if (!dz_list_reserve(&s->longest, s->hits.n) || !dz_list_reserve(&s->taken, s->pieces.n))
        return false;
    if (s->hits.n == 0)
        return true;
    memcpy(s->longest.at, s->hits.at, s->hits.n * sizeof *s->hits.at);
    memset(s->taken.at, 0, s->pieces.n * sizeof *s->taken.at);
    qsort(s->longest.at, s->hits.n, sizeof *s->longest.at, by_length);
    for (size_t i = 0; i < s->hits.n; i++)
        s->longest.at[i].row.whole = take(s, &s->longest.at[i]);
    memcpy(s->hits.at, s->longest.at, s->hits.n * sizeof *s->hits.at);
    qsort(s->hits.at, s->hits.n, sizeof *s->hits.at, by_place);
    return true;
}

/* ---- documents ---- */

static bool search_segment(search *s, const dz_document *doc, dz_span span, uint32_t segment, dz_mentions *out)
{
    s->text = dz_document_slice(doc, span);
    s->base = span.at;
    s->pieces.n = s->hits.n = 0;
    if (!(s->lang == DZ_TERM_ZH ? dz_pieces_zh : dz_pieces_en)(s->text, &s->pieces) || !search_pieces(s, segment) || !settle(s))
        return false;
    for (size_t i = 0; i < s->hits.n; i++) {
        const dz_mention *row = &s->hits.at[i].row;

        if (i > 0 && compare_rows(row, &s->hits.at[i - 1].row) == 0)
            continue; /* the same in both scripts */
        if (!dz_list_push(&out->rows, *row))
            return false;
    }
    return true;
}

static bool search_all(search *s, const dz_segments *segments, dz_mentions *out)
{
    dz_segment_list list = dz_segments_all(segments);

    out->first = dz_alloc_zero(list.n + 1, sizeof *out->first);
    if (!out->first)
        return false;
    for (size_t i = 0; i < list.n; i++) {
        if (!search_segment(s, dz_segments_document(segments), list.at[i].span, (uint32_t)i, out))
            return false;
        out->first[i + 1] = (uint32_t)out->rows.n;
    }
    return true;
}

dz_status dz_mentions_find(const dz_glossary *glossary, const dz_segments *segments, dz_mentions **out, dz_error *error)
{
    dz_lang      lang = dz_document_lang(dz_segments_document(segments));
    search       s = {.glossary = glossary, .lang = dz_lang_is_zh(lang) ? DZ_TERM_ZH : DZ_TERM_EN};
    dz_mentions *mentions = dz_alloc_zero(1, sizeof *mentions);
    bool         ok = mentions && search_all(&s, segments, mentions);

    dz_list_free(&s.pieces);
    dz_list_free(&s.hits);
    dz_list_free(&s.longest);
    dz_list_free(&s.taken);
    if (!ok) {
        dz_mentions_free(mentions);
        mentions = NULL;
    }
    *out = mentions;
    return ok ? DZ_OK : dz_fail_nomem(error);
}

void dz_mentions_free(dz_mentions *mentions)
{
    if (!mentions)
        return;
    dz_list_free(&mentions->rows);
    dz_release(mentions->first);
    dz_release(mentions);
}

dz_mention_list dz_mentions_all(const dz_mentions *mentions) { return (dz_mention_list){mentions->rows.at, mentions->rows.n}; }

dz_mention_list dz_mentions_of(const dz_mentions *mentions, size_t first, size_t n)
{
    uint32_t from = mentions->first[first], to = mentions->first[first + n];

    return (dz_mention_list){to > from ? mentions->rows.at + from : NULL, to - from};
}
