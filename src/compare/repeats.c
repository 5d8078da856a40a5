/* repeats.c — passages that stand in a text more than once. Floor compare.
 *
 * Tokens, chains of equal ones, the passages they are of, groups of copies; what is
 * left to do here is to say which of them are worth telling and how they differ.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fail.h"
#include "compare/differences.h"
#include "text/script.h"
#include "text/utf8.h"

/* What is worth telling, in tokens: docs/checks/repeats.md. */
enum {
    LEAST_SAME = 15,  /* of whole paragraphs that are the same ... */
    LEAST_NEAR = 20,  /* ... and of others; of Han characters: */
    LEAST_SAME_HAN = 20,
    LEAST_NEAR_HAN = 25,
    LEAST_CHAIN = 8,  /* equal tokens of a chain that may become a passage */
    NEAR_WHOLE = 60,  /* per cent of tokens that whole paragraphs must share */
    NEAR_PART = 90,   /* and parts of paragraphs ... */
    LONG_PART = 60,   /* ... but those with more tokens than this, which are as whole ones */
    MOST_SAMPLED = 60, /* tokens at the start of a passage of which ... */
    LEAST_WORDS = 8,   /* ... so many must be different, */
    LEAST_OF_SHORT = 4, /* and of a shorter chain, which may grow, so many */
    LEAD_REACH = 200, /* tokens behind a headline */
    MOST_LINES = 8,   /* copies of a short line, one behind the other; more are a refrain or a table */
};

struct dz_repeats {
    dz_arena arena;
    DZ_LIST(dz_repeat) rows;
};

typedef DZ_LIST(dz_passage) dz_passages;

typedef struct finder {
    const dz_document *doc;
    dz_segment_list    segments;
    dz_tokens          tokens;
    bool               han; /* most tokens are Han characters */
    dz_chains          chains;
    dz_passages        passages;
    dz_groups          groups;
    dz_differ          differ;
    dz_differences     differences; /* scratch */
    dz_repeats        *out;
} finder;

static dz_token_list list_of(const finder *f) { return (dz_token_list){f->tokens.at, f->tokens.n}; }

/* ---- which passages ---- */

/** Whether the first place is a headline, and the other one is in the lead, which says it again. */
static bool is_lead(const finder *f, const dz_passage *p)
{
    const dz_token *first = &f->tokens.at[p->from[0]];

    return first->flags & DZ_TOKEN_HEADING && dz_edge_at(list_of(f), p->from[0]) == 2 &&
           dz_edge_at(list_of(f), p->to[0]) == 2 && p->from[1] - p->to[0] <= LEAD_REACH;
}

static bool worth_telling(const finder *f, const dz_passage *p)
{
    uint64_t least = p->whole || p->size > LONG_PART ? NEAR_WHOLE : NEAR_PART;

    if (p->whole && p->size >= (f->han ? LEAST_SAME_HAN : LEAST_SAME) && p->equal == p->size)
        return true;
    return p->size >= (f->han ? LEAST_NEAR_HAN : LEAST_NEAR) && 100 * (uint64_t)p->equal >= least * p->size &&
           (p->whole || !is_lead(f, p));
}

/** The stretch of a chain that holds token 'at' of its first side, or the next one; 'n' behind the last. */
static size_t stretch_at(const dz_stretch *s, size_t n, uint32_t at)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (s[middle].at[0] + s[middle].n <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** The place that a chain leads to from token 'at' of its first side. */
static uint32_t led_to(const finder *f, const dz_chain *chain, uint32_t at)
{
    const dz_stretch *s = f->chains.stretches.at + chain->first;
    size_t            i = stretch_at(s, chain->n, at);

    if (i == chain->n)
        return s[i - 1].at[1] + s[i - 1].n;
    return at < s[i].at[0] ? s[i].at[1] : s[i].at[1] + (at - s[i].at[0]);
}

/** Up to where the first side of a chain is equal, no further than 'at'. */
static uint32_t equal_until(const finder *f, const dz_chain *chain, uint32_t at)
{
    const dz_stretch *s = f->chains.stretches.at + chain->first;
    size_t            i = stretch_at(s, chain->n, at);

    if (i < chain->n && s[i].at[0] < at)
        return at;
    return i ? s[i - 1].at[0] + s[i - 1].n : at;
}

/** Whether the first of the tokens from .. to - 1 are a handful over and over: rows of signs, no text. */
static bool is_poor(const finder *f, uint32_t from, uint32_t to, size_t least)
{
    uint64_t met[LEAST_WORDS];
    size_t   words = 0;

    to = to - from < MOST_SAMPLED ? to : from + MOST_SAMPLED;
    for (uint32_t i = from; i < to && words < least; i++) {
        size_t k = 0;

        while (k < words && met[k] != f->tokens.at[i].hash)
            k++;
        if (k == words)
            met[words++] = f->tokens.at[i].hash;
    }
    return words < least;
}

/** The same of a chain, before anything is made of it; a short one may yet grow. */
static bool is_poor_chain(const finder *f, const dz_chain *chain)
{
    const dz_stretch *at = f->chains.stretches.at + chain->first, *last = at + chain->n - 1;

    uint32_t          end = last->at[0] + last->n;

    return is_poor(f, at->at[0], end, end - at->at[0] < MOST_SAMPLED ? LEAST_OF_SHORT : LEAST_WORDS);
}

static bool keep(finder *f, dz_passage *p)
{
    if (is_poor(f, p->from[0], p->to[0], LEAST_WORDS))
        return true;
    return dz_passage_judge(list_of(f), p, &f->differ.edits) && (!worth_telling(f, p) || dz_list_push(&f->passages, *p));
}

/** A text that comes again before it is at its end: copies one behind the other. */
static bool keep_row_of_copies(finder *f, const dz_chain *chain, dz_passage p)
{
    uint32_t at[2] = {p.from[0], p.from[1]};
    size_t   first = f->passages.n, copies = 1;

    while (at[1] < p.to[1]) {
        uint32_t   next = at[1] < p.to[0] ? led_to(f, chain, at[1]) : p.to[1];
        dz_passage copy = {.from = {at[0], at[1]}};

        if (next <= at[1])
            break;
        copy.to[0] = equal_until(f, chain, at[1] < p.to[0] ? at[1] : p.to[0]);
        copy.to[1] = led_to(f, chain, copy.to[0] - 1) + 1;
        copies++;
        if (!keep(f, &copy))
            return false;
        at[0] = at[1];
        at[1] = next;
    }
    if (copies > MOST_LINES && f->passages.n > first && f->passages.at[first].size < LEAST_NEAR)
        f->passages.n = first;
    return true;
}

static bool find_passages(finder *f)
{
    if (!dz_chains_find(list_of(f), LEAST_CHAIN, &f->chains))
        return false;
    for (size_t i = 0; i < f->chains.all.n; i++) {
        const dz_chain *chain = &f->chains.all.at[i];
        dz_passage      p;

        if (is_poor_chain(f, chain))
            continue;
        p = dz_passage_of(list_of(f), &f->chains, chain);
        if (!(p.from[1] < p.to[0] ? keep_row_of_copies(f, chain, p) : keep(f, &p)))
            return false;
    }
    return true;
}

/* ---- rows ---- */

/** A span without the white space at its ends, which a line taken as it stands may have. */
static dz_span inked(dz_str text, dz_span span)
{
    size_t from = span.at, to = dz_span_end(span);

    for (size_t next = from; next < to && dz_is_space(dz_utf8_next(text.at, &next));)
        from = next;
    for (size_t before = to; before > from && dz_is_space(dz_utf8_before(text.at, &before));)
        to = before;
    return (dz_span){(uint32_t)from, (uint32_t)(to - from)};
}

/** The text from one token to another, to the edges of paragraphs or sentences it begins or ends with. */
static dz_span span_of(const finder *f, dz_stand stand)
{
    dz_token_list tokens = list_of(f);
    dz_span       span = dz_tokens_text(list_of(f), stand.from, stand.to - stand.from);
    size_t        low = 0, high = f->segments.n;
    uint32_t      end = dz_span_end(span);

    while (low < high) { /* the segment that holds the first token */
        size_t middle = low + (high - low) / 2;

        if (dz_span_end(f->segments.at[middle].span) <= span.at)
            low = middle + 1;
        else
            high = middle;
    }
    if (dz_edge_at(tokens, stand.from) && low < f->segments.n)
        span.at = f->segments.at[low].span.at;
    while (low < f->segments.n && dz_span_end(f->segments.at[low].span) < end)
        low++;
    if (dz_edge_at(tokens, stand.to) && low < f->segments.n)
        end = dz_span_end(f->segments.at[low].span);
    span.len = end - span.at;
    return inked(dz_document_text(f->doc), span);
}

/** How many paragraphs begin at the first place; 0 when a place begins or ends inside of one. */
static uint32_t paragraphs_of(const finder *f, const dz_stand *places, size_t n)
{
    uint32_t paragraphs = 0;

    for (size_t k = 0; k < n; k++)
        if (dz_edge_at(list_of(f), places[k].from) < 2 || dz_edge_at(list_of(f), places[k].to) < 2)
            return 0;
    for (uint32_t i = places[0].from; i < places[0].to; i++)
        paragraphs += !!(f->tokens.at[i].flags & DZ_TOKEN_PARAGRAPH);
    return paragraphs;
}

/** Gathers what differs between the first place and each later one. False: no memory. */
static bool compare_places(finder *f, const dz_stand *places, size_t n, dz_repeat *row, bool *filled_in)
{
    f->differences.n = 0;
    *filled_in = true;
    row->equal = row->tokens = places[0].to - places[0].from;
    for (uint32_t k = 1; k < n; k++) {
        uint32_t     size = places[k].to - places[k].from;
        dz_agreement agreement;

        if (!dz_differences_add(&f->differ, places, k, &f->differences, &agreement))
            return false;
        if (agreement.equal < row->equal)
            row->equal = agreement.equal;
        if (size > row->tokens)
            row->tokens = size;
        *filled_in &= agreement.filled_in;
    }
    return true;
}

static bool add_row(finder *f, const dz_group *group)
{
    const dz_stand *places = f->groups.places.at + group->first;
    dz_span        *spans;
    dz_difference  *differences;
    dz_repeat       row = {.paragraphs = paragraphs_of(f, places, group->n)};
    bool            filled_in;

    if (!compare_places(f, places, group->n, &row, &filled_in))
        return false;
    if (filled_in)
        return true;
    spans = dz_arena_take(&f->out->arena, group->n, sizeof *spans);
    differences = dz_arena_take(&f->out->arena, f->differences.n + 1, sizeof *differences);
    if (!spans || !differences)
        return false;
    for (size_t k = 0; k < group->n; k++)
        spans[k] = span_of(f, places[k]);
    if (f->differences.n)
        memcpy(differences, f->differences.at, f->differences.n * sizeof *differences);
    row.places = (dz_span_list){spans, group->n};
    row.differences = (dz_difference_list){differences, f->differences.n};
    return dz_list_push(&f->out->rows, row);
}

static bool find_all(finder *f, const dz_figures *figures)
{
    if (!dz_tokens_add(&f->tokens, figures, false))
        return false;
    f->differ = (dz_differ){.doc = f->doc, .tokens = list_of(f)};
    f->han = dz_tokens_are_han(list_of(f));
    if (!find_passages(f) ||
        !dz_groups_make(f->passages.at, f->passages.n, &f->groups))
        return false;
    for (size_t i = 0; i < f->groups.all.n; i++)
        if (!add_row(f, &f->groups.all.at[i]))
            return false;
    return true;
}

dz_status dz_repeats_find(const dz_figures *figures, dz_repeats **out, dz_error *error)
{
    const dz_segments *segments = dz_figures_segments(figures);
    finder             f = {.doc = dz_segments_document(segments), .segments = dz_segments_all(segments)};
    bool               done;

    *out = NULL;
    f.out = dz_alloc_zero(1, sizeof *f.out);
    done = f.out && find_all(&f, figures);
    dz_list_free(&f.tokens);
    dz_chains_free(&f.chains);
    dz_list_free(&f.passages);
    dz_groups_free(&f.groups);
    dz_list_free(&f.differ.edits);
    dz_list_free(&f.differences);
    if (!done) {
        dz_repeats_free(f.out);
        return dz_fail_nomem(error);
    }
    *out = f.out;
    return DZ_OK;
}

void dz_repeats_free(dz_repeats *repeats)
{
    if (!repeats)
        return;
    dz_list_free(&repeats->rows);
    dz_arena_free(&repeats->arena);
    dz_release(repeats);
}

dz_repeat_list dz_repeats_all(const dz_repeats *repeats) { return (dz_repeat_list){repeats->rows.at, repeats->rows.n}; }

bool dz_repeats_cover(const dz_repeats *repeats, dz_span span)
{
    for (size_t i = 0; i < repeats->rows.n; i++)
        for (size_t k = 0; k < repeats->rows.at[i].places.n; k++) {
            dz_span place = repeats->rows.at[i].places.at[k];

            if (span.at >= place.at && dz_span_end(span) <= dz_span_end(place))
                return true;
        }
    return false;
}
