/* changes.c — what made one version of a text another. Floor compare.
 *
 * Between segments that are counterparts the edits of their tokens, each slid to the
 * edge of a paragraph or a sentence where it may as well stand there, and of Chinese widened to whole
 * words. Where equal tokens are written otherwise, that is told apart.
 */
#include <string.h>

#include "base/fail.h"
#include "compare/differences.h"
#include "compare/passage.h"
#include "compare/widen.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
    LEAST_ISLAND = 2 /* equal tokens that stay between two edits, as in edits.c */
};

struct dz_changes {
    const dz_figures *figures[2];
    DZ_LIST(dz_change) rows;
    DZ_LIST(dz_compared) compared;
};

/** Tokens of both sides. */
typedef struct stretch {
    uint32_t at[2], n[2];
} stretch;

typedef struct finder {
    const dz_document *doc[2];
    dz_segment_list    segments[2];
    dz_tokens          tokens[2];
    stretch            last;  /* edit that has a row: nothing equal was told behind it */
    dz_edits           edits; /* of the counterparts at hand, counted from their first tokens */
    dz_han_words      *words; /* NULL: not opened yet */
    dz_changes        *out;
} finder;

static dz_token_list list_of(const finder *f, int s) { return (dz_token_list){f->tokens[s].at, f->tokens[s].n}; }

/** The first token that stands at or behind a place of the text. */
static uint32_t token_from(const finder *f, int s, uint32_t place)
{
    size_t low = 0, high = f->tokens[s].n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (f->tokens[s].at[middle].at < place)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

/** The tokens of counterparts; of a side that has none the place where they would stand. */
static stretch tokens_of(const finder *f, const dz_counterpart *c)
{
    stretch t;

    for (int s = 0; s < 2; s++) {
        dz_segment_list list = f->segments[s];
        uint32_t        next = c->first[s] + c->n[s];

        t.at[s] = c->first[s] < list.n ? token_from(f, s, list.at[c->first[s]].span.at) : (uint32_t)f->tokens[s].n;
        t.n[s] = (next < list.n ? token_from(f, s, list.at[next].span.at) : (uint32_t)f->tokens[s].n) - t.at[s];
    }
    return t;
}

/* ---- edits ---- */

/** Moves what was put in or taken out to the best edge that it can stand at with the same outcome. */
static void slide(dz_edits *edits, size_t k, const dz_token_list side[2])
{
    dz_edit       *e = &edits->at[k];
    int            s = e->n[0] == 0;
    dz_token_list  tokens = side[s];
    const dz_edit *before = k ? e - 1 : NULL, *behind = k + 1 < edits->n ? e + 1 : NULL;
    uint32_t       n = e->n[s], least = before ? before->at[s] + before->n[s] + LEAST_ISLAND : 0;
    uint32_t       most = behind ? behind->at[s] - LEAST_ISLAND : (uint32_t)tokens.n, best = e->at[s], at = best;

    while (at > least && tokens.at[at - 1].hash == tokens.at[at + n - 1].hash)
        if (dz_edge_at(tokens, --at) > dz_edge_at(tokens, best))
            best = at;
    for (at = e->at[s]; at + n < most && tokens.at[at].hash == tokens.at[at + n].hash; at++)
        if (dz_edge_at(tokens, at + 1) > dz_edge_at(tokens, best))
            best = at + 1;
    e->at[!s] += best - e->at[s]; /* wraps around, and back, to the left */
    e->at[s] = best;
}

/** Finds the edits between the tokens of counterparts. */
static bool find_edits(finder *f, const stretch *t)
{
    dz_token_list side[2];
    dz_str        text[2];

    for (int s = 0; s < 2; s++) {
        side[s] = (dz_token_list){f->tokens[s].at + t->at[s], t->n[s]};
        text[s] = dz_document_text(f->doc[s]);
    }
    f->edits.n = 0;
    if (!dz_edits_find(side[0], side[1], &f->edits))
        return false;
    for (size_t k = 0; k < f->edits.n; k++)
        if (f->edits.at[k].n[0] == 0 || f->edits.at[k].n[1] == 0)
            slide(&f->edits, k, side);
    return dz_edits_widen(&f->edits, side, text, &f->words);
}

/* ---- rows ---- */

static bool add_row(finder *f, const uint32_t at[2], const uint32_t n[2], dz_change_kind kind)
{
    dz_wording pair[2] = {{f->doc[0], list_of(f, 0), at[0], n[0]}, {f->doc[1], list_of(f, 1), at[1], n[1]}};
    dz_change  row = {.kind = (uint8_t)kind};

    if (kind != DZ_CHANGE_TYPOGRAPHIC)
        row.flags = dz_wordings_differ(pair);
    for (int s = 0; s < 2; s++)
        row.span[s] = dz_tokens_text(pair[s].tokens, at[s], n[s]);
    return dz_list_push(&f->out->rows, row);
}

/** The next character of a text that is no white space, or 0. */
static uint32_t next_inked(dz_str text, size_t *at)
{
    while (*at < text.len) {
        uint32_t c = dz_utf8_next(text.at, at);

        if (!dz_is_space(c))
            return c;
    }
    return 0;
}

/** Whether two equal tokens are written alike, but for white space inside. */
static bool written_alike(const finder *f, uint32_t i, uint32_t j)
{
    dz_str   a = dz_document_slice(f->doc[0], dz_token_span(&f->tokens[0].at[i]));
    dz_str   b = dz_document_slice(f->doc[1], dz_token_span(&f->tokens[1].at[j]));
    size_t   x = 0, y = 0;
    uint32_t c;

    do {
        c = next_inked(a, &x);
        if (c != next_inked(b, &y))
            return false;
    } while (c);
    return true;
}

/** Adds what is written otherwise among n equal tokens. */
static bool add_typographic(finder *f, uint32_t i, uint32_t j, uint32_t n)
{
    for (uint32_t k = 0; k < n; k++) {
        uint32_t first = k;

        while (k < n && !written_alike(f, i + k, j + k))
            k++;
        if (k > first && !add_row(f, (uint32_t[]){i + first, j + first}, (uint32_t[]){k - first, k - first}, DZ_CHANGE_TYPOGRAPHIC))
            return false;
    }
    return true;
}

/** Adds the row of tokens that became others. */
static bool add_edit(finder *f, const stretch *t)
{
    return add_row(f, t->at, t->n, t->n[0] == 0 ? DZ_CHANGE_INSERTED : t->n[1] == 0 ? DZ_CHANGE_DELETED : DZ_CHANGE_REPLACED);
}

/** Whether an edit at the beginning of counterparts takes back what the last edit did at the end of those
 *  before: the words crossed into the next sentence, or its line, and did not change. */
static bool is_crossing(const finder *f, const stretch *t)
{
    const stretch *l = &f->last;
    int            s = l->n[0] == 0;

    if (l->n[s] == 0 || l->n[!s] > 0 || t->n[s] > 0 || t->n[!s] != l->n[s] || l->at[s] + l->n[s] != t->at[s] || l->at[!s] != t->at[!s])
        return false;
    for (uint32_t k = 0; k < l->n[s]; k++)
        if (f->tokens[s].at[l->at[s] + k].hash != f->tokens[!s].at[t->at[!s] + k].hash)
            return false;
    return true;
}

/** Takes back the last row, which some counterparts before have. */
static void take_back(dz_changes *out)
{
    out->rows.n--;
    for (size_t k = out->compared.n; k > 0; k--) {
        dz_compared *row = &out->compared.at[k - 1];

        if (row->first + row->n <= out->rows.n)
            return;
        if (row->first > out->rows.n)
            row->first = out->rows.n;
        else
            row->n--;
    }
}

/** Adds the row of an edit, or takes back that of the last one where words crossed over. */
static bool tell(finder *f, const stretch *t)
{
    stretch last = f->last;
    int     s = last.n[0] == 0;

    if (!is_crossing(f, t)) {
        f->last = *t;
        return add_edit(f, t);
    }
    take_back(f->out);
    f->last = (stretch){0};
    return s ? add_typographic(f, t->at[0], last.at[1], t->n[0]) : add_typographic(f, last.at[0], t->at[1], last.n[0]);
}

/** Adds the rows of counterparts that both have tokens. */
static bool compare_tokens(finder *f, const stretch *t, uint32_t *equal)
{
    uint32_t at[2] = {t->at[0], t->at[1]}; /* behind the last edit */

    if (!find_edits(f, t))
        return false;
    *equal = (uint32_t)dz_edits_kept(f->edits.at, f->edits.n, t->n[0]);
    for (size_t k = 0; k < f->edits.n; k++) {
        const dz_edit *e = &f->edits.at[k];
        stretch        edit = {{t->at[0] + e->at[0], t->at[1] + e->at[1]}, {e->n[0], e->n[1]}};

        if (!add_typographic(f, at[0], at[1], edit.at[0] - at[0]) || !tell(f, &edit))
            return false;
        for (int s = 0; s < 2; s++)
            at[s] = edit.at[s] + edit.n[s];
    }
    return add_typographic(f, at[0], at[1], t->at[0] + t->n[0] - at[0]);
}

/** Adds the rows of counterparts. */
static bool compare(finder *f, const dz_counterpart *c)
{
    stretch     t = tokens_of(f, c);
    dz_compared row = {.beside = *c, .first = f->out->rows.n, .tokens = {t.n[0], t.n[1]}};
    bool        done = true;

    if (!dz_list_push(&f->out->compared, row))
        return false;
    if (c->moved)
        done = add_row(f, t.at, t.n, DZ_CHANGE_MOVED);
    else if (t.n[0] && t.n[1])
        done = compare_tokens(f, &t, &row.equal);
    else if (t.n[0] || t.n[1])
        done = add_edit(f, &t);
    row.first = row.first < f->out->rows.n ? row.first : f->out->rows.n; /* some may have been taken back */
    row.n = f->out->rows.n - row.first;
    f->out->compared.at[f->out->compared.n - 1] = row;
    return done;
}

dz_status dz_changes_find(const dz_figures *old, const dz_figures *new, dz_counterpart_list counterparts, dz_changes **out,
                          dz_error *error)
{
    const dz_figures *figures[2] = {old, new};
    finder            f = {.out = dz_alloc_zero(1, sizeof *f.out)};
    bool              done = f.out != NULL;

    *out = NULL;
    for (int s = 0; s < 2 && done; s++) {
        f.out->figures[s] = figures[s];
        f.doc[s] = dz_segments_document(dz_figures_segments(figures[s]));
        f.segments[s] = dz_segments_all(dz_figures_segments(figures[s]));
        done = dz_tokens_add(&f.tokens[s], figures[s], true);
    }
    for (size_t k = 0; done && k < counterparts.n; k++)
        done = compare(&f, &counterparts.at[k]);
    for (int s = 0; s < 2; s++)
        dz_list_free(&f.tokens[s]);
    dz_list_free(&f.edits);
    dz_han_words_free(f.words);
    if (!done) {
        dz_changes_free(f.out);
        return dz_fail_nomem(error);
    }
    *out = f.out;
    return DZ_OK;
}

void dz_changes_free(dz_changes *changes)
{
    if (!changes)
        return;
    dz_list_free(&changes->rows);
    dz_list_free(&changes->compared);
    dz_release(changes);
}

dz_change_list dz_changes_all(const dz_changes *changes) { return (dz_change_list){changes->rows.at, changes->rows.n}; }

dz_compared_list dz_changes_compared(const dz_changes *changes)
{
    return (dz_compared_list){changes->compared.at, changes->compared.n};
}

dz_compared_kind dz_changes_kind(const dz_changes *changes, const dz_compared *row)
{
    if (row->beside.moved)
        return DZ_COMPARED_MOVED;
    if (row->beside.n[0] == 0 || row->beside.n[1] == 0)
        return row->beside.n[0] ? DZ_COMPARED_DELETED : DZ_COMPARED_INSERTED;
    for (size_t i = 0; i < row->n; i++)
        if (changes->rows.at[row->first + i].kind != DZ_CHANGE_TYPOGRAPHIC)
            return DZ_COMPARED_CHANGED;
    return row->n ? DZ_COMPARED_TYPOGRAPHIC : DZ_COMPARED_EQUAL;
}

const char *dz_compared_name(dz_compared_kind kind)
{
    static const char *const names[] = {"equal", "typographic", "changed", "inserted", "deleted", "moved"};

    return names[kind];
}

dz_span dz_changes_span(const dz_changes *changes, const dz_compared *row, int side)
{
    dz_segment_list list = dz_segments_all(dz_figures_segments(changes->figures[side]));
    uint32_t        first = row->beside.first[side], n = row->beside.n[side], at;

    if (n == 0) {
        at = first == 0 ? 0 : dz_span_end(list.at[first - 1].span);
        return (dz_span){at, 0};
    }
    at = list.at[first].span.at;
    return (dz_span){at, dz_span_end(list.at[first + n - 1].span) - at};
}

const dz_figures *dz_changes_figures(const dz_changes *changes, int side) { return changes->figures[side]; }

const char *dz_change_kind_name(dz_change_kind kind)
{
    static const char *const names[] = {"changed", "inserted", "deleted", "moved", "typographic"};

    return names[kind];
}

bool dz_versions_compare(const dz_document *old, const dz_document *new)
{
    if (dz_document_blocks(old).n == 0 || dz_document_blocks(new).n == 0)
        return true;
    return dz_lang_is_zh(dz_document_lang(old)) == dz_lang_is_zh(dz_document_lang(new));
}
