/* changes.c — what made one version of a text another. Floor compare.
 *
 * The edits between the tokens of both texts, each slid to the edge of a paragraph or a
 * sentence where it may as well stand there. What went at one place and came at
 * another, nearly as it was, moved. Where equal tokens are written otherwise, that is told apart.
 */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "compare/differences.h"
#include "compare/passage.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
    LEAST_ISLAND = 2, /* equal tokens that stay between two edits, as in edits.c */
    LEAST_MOVED = 12, /* tokens of what may have moved ... */
    LEAST_LIKE = 80,  /* ... and per cent of them that are the same */
    SHINGLE = 3       /* tokens by which the place is looked for */
};

struct dz_changes {
    const dz_figures *figures[2];
    DZ_LIST(dz_change) rows;
};

/** An edit, or those of its tokens that are of one paragraph. */
typedef struct piece {
    dz_edit  edit;
    uint32_t whole; /* the edit that it is of */
    uint32_t mate;  /* the piece that it moved to, or from; NONE: it did not */
} piece;

#define NONE UINT32_MAX

/** Tokens that stand in a row in an inserted piece. */
typedef struct shingle {
    uint64_t hash;
    uint32_t piece;
} shingle;

typedef struct finder {
    const dz_document *doc[2];
    dz_tokens          tokens[2];
    dz_edits           edits, between; /* 'between' is scratch */
    DZ_LIST(piece) pieces;
    DZ_LIST(shingle) shingles;
    dz_changes *out;
} finder;

static dz_token_list list_of(const finder *f, int s) { return (dz_token_list){f->tokens[s].at, f->tokens[s].n}; }

/* ---- edits ---- */

/** Moves what was put in or taken out to the best edge that it can stand at with the same outcome. */
static void slide(finder *f, size_t k)
{
    dz_edit       *e = &f->edits.at[k];
    int            s = e->n[0] == 0;
    dz_token_list  tokens = list_of(f, s);
    const dz_edit *before = k ? e - 1 : NULL, *behind = k + 1 < f->edits.n ? e + 1 : NULL;
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

/** Cuts an edit where paragraphs begin, if it only puts in or takes out. */
static bool cut(finder *f, uint32_t k)
{
    dz_edit  e = f->edits.at[k], rest = e;
    int      s = e.n[0] == 0;
    uint32_t end = e.at[s] + e.n[s];

    for (uint32_t i = e.at[s] + 1; (e.n[0] == 0 || e.n[1] == 0) && i < end; i++) {
        dz_edit part = rest;

        if (!(f->tokens[s].at[i].flags & DZ_TOKEN_PARAGRAPH))
            continue;
        part.n[s] = i - rest.at[s];
        rest.n[s] = end - i;
        rest.at[s] = i;
        if (!dz_list_push(&f->pieces, (piece){part, k, NONE}))
            return false;
    }
    return dz_list_push(&f->pieces, (piece){rest, k, NONE});
}

static bool find_pieces(finder *f)
{
    if (!dz_edits_find(list_of(f, 0), list_of(f, 1), &f->edits))
        return false;
    for (uint32_t k = 0; k < f->edits.n; k++) {
        if (f->edits.at[k].n[0] == 0 || f->edits.at[k].n[1] == 0)
            slide(f, k);
        if (!cut(f, k))
            return false;
    }
    return true;
}

/* ---- moves ---- */

/** Whether a piece is long enough to be half of a move: taken out (0) or put in (1). */
static bool may_move(const piece *p, int s) { return p->edit.n[!s] == 0 && p->edit.n[s] >= LEAST_MOVED; }

static uint64_t shingle_at(const finder *f, int s, uint32_t at)
{
    uint64_t hash = 0;

    for (uint32_t i = 0; i < SHINGLE; i++)
        hash = (hash ^ f->tokens[s].at[at + i].hash) * 0x9e3779b97f4a7c15;
    return hash;
}

static int by_hash(const void *a, const void *b)
{
    const shingle *x = a, *y = b;

    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    return x->piece < y->piece ? -1 : x->piece > y->piece;
}

/** Notes the shingles of all that was put in. */
static bool note_shingles(finder *f)
{
    for (uint32_t i = 0; i < f->pieces.n; i++) {
        const dz_edit *e = &f->pieces.at[i].edit;

        if (!may_move(&f->pieces.at[i], 1))
            continue;
        for (uint32_t at = e->at[1]; at + SHINGLE <= e->at[1] + e->n[1]; at++)
            if (!dz_list_push(&f->shingles, (shingle){shingle_at(f, 1, at), i}))
                return false;
    }
    if (f->shingles.n)
        qsort(f->shingles.at, f->shingles.n, sizeof *f->shingles.at, by_hash);
    return true;
}

/** The first of the pieces that a shingle stands in, or NONE. */
static uint32_t piece_with(const finder *f, uint64_t hash)
{
    size_t low = 0, high = f->shingles.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (f->shingles.at[middle].hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < f->shingles.n && f->shingles.at[low].hash == hash ? f->shingles.at[low].piece : NONE;
}

/** The piece that most shingles of one that was taken out stand in, if there is such a majority. */
static uint32_t mate_of(const finder *f, const dz_edit *e)
{
    uint32_t best = NONE, votes = 0;

    for (uint32_t at = e->at[0]; at + SHINGLE <= e->at[0] + e->n[0]; at++) {
        uint32_t other = piece_with(f, shingle_at(f, 0, at));

        if (other == NONE)
            continue;
        if (votes == 0)
            best = other;
        votes = other == best ? votes + 1 : votes - 1;
    }
    return best;
}

/** Whether two pieces say nearly the same. False without memory, too: *done tells. */
static bool are_alike(finder *f, const dz_edit *old, const dz_edit *new, bool *done)
{
    dz_token_list a = {f->tokens[0].at + old->at[0], old->n[0]}, b = {f->tokens[1].at + new->at[1], new->n[1]};
    uint64_t      longer = a.n > b.n ? a.n : b.n;

    f->between.n = 0;
    *done = dz_edits_find(a, b, &f->between);
    return *done && 100 * (uint64_t)dz_edits_kept(f->between.at, f->between.n, a.n) >= LEAST_LIKE * longer;
}

static bool find_moves(finder *f)
{
    if (!note_shingles(f))
        return false;
    for (uint32_t i = 0; f->shingles.n && i < f->pieces.n; i++) {
        piece   *p = &f->pieces.at[i];
        uint32_t mate = may_move(p, 0) ? mate_of(f, &p->edit) : NONE;
        bool     done = true;

        if (mate == NONE || f->pieces.at[mate].mate != NONE)
            continue;
        if (are_alike(f, &p->edit, &f->pieces.at[mate].edit, &done)) {
            p->mate = mate;
            f->pieces.at[mate].mate = i;
        }
        if (!done)
            return false;
    }
    return true;
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

/** Adds the row of a piece that did not move, and of those of the same edit that follow. Answers
 *  the last one, or NONE without memory. */
static uint32_t add_edit(finder *f, uint32_t i)
{
    dz_edit e = f->pieces.at[i].edit;

    for (; i + 1 < f->pieces.n && f->pieces.at[i + 1].whole == f->pieces.at[i].whole && f->pieces.at[i + 1].mate == NONE; i++)
        for (int s = 0; s < 2; s++)
            e.n[s] += f->pieces.at[i + 1].edit.n[s];
    return add_row(f, e.at, e.n, e.n[0] == 0   ? DZ_CHANGE_INSERTED
                                 : e.n[1] == 0 ? DZ_CHANGE_DELETED
                                               : DZ_CHANGE_REPLACED)
               ? i
               : NONE;
}

static bool add_rows(finder *f)
{
    uint32_t at[2] = {0, 0}; /* behind the last piece */

    for (uint32_t i = 0; i < f->pieces.n; i++) {
        const piece *p = &f->pieces.at[i];

        if (!add_typographic(f, at[0], at[1], p->edit.at[0] - at[0]))
            return false;
        if (p->mate == NONE) {
            i = add_edit(f, i);
            if (i == NONE)
                return false;
        } else if (p->edit.n[0]) { /* a move is told where it was */
            const dz_edit *to = &f->pieces.at[p->mate].edit;

            if (!add_row(f, (uint32_t[]){p->edit.at[0], to->at[1]}, (uint32_t[]){p->edit.n[0], to->n[1]}, DZ_CHANGE_MOVED))
                return false;
        }
        for (int s = 0; s < 2; s++)
            at[s] = f->pieces.at[i].edit.at[s] + f->pieces.at[i].edit.n[s];
    }
    return add_typographic(f, at[0], at[1], (uint32_t)f->tokens[0].n - at[0]);
}

dz_status dz_changes_find(const dz_figures *old, const dz_figures *new, dz_changes **out, dz_error *error)
{
    const dz_figures *figures[2] = {old, new};
    finder            f = {.out = dz_alloc_zero(1, sizeof *f.out)};
    bool              done = f.out != NULL;

    *out = NULL;
    for (int s = 0; s < 2 && done; s++) {
        f.out->figures[s] = figures[s];
        f.doc[s] = dz_segments_document(dz_figures_segments(figures[s]));
        done = dz_tokens_add(&f.tokens[s], figures[s], true);
    }
    done = done && find_pieces(&f) && find_moves(&f) && add_rows(&f);
    for (int s = 0; s < 2; s++)
        dz_list_free(&f.tokens[s]);
    dz_list_free(&f.edits);
    dz_list_free(&f.between);
    dz_list_free(&f.pieces);
    dz_list_free(&f.shingles);
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
    dz_release(changes);
}

dz_change_list dz_changes_all(const dz_changes *changes) { return (dz_change_list){changes->rows.at, changes->rows.n}; }

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
