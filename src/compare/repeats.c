/* repeats.c — passages that stand in a text more than once. Floor compare.
 *
 * Paragraphs are compared by the hash of their tokens. From two equal
 * paragraphs a run goes on along the diagonal as long as the next two are equal
 * or alike. The first place of a run that is long enough gathers all others.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/hash.h"
#include "compare/token.h"
#include "duizhao/compare.h"

enum {
    MOST_LOOKED = 4096, /* later places of one paragraph that are looked at ... */
    MOST_VAIN = 32,     /* ... and of these, how many may come to nothing */
    REFRAIN = 64,       /* so many equal paragraphs in a row are a refrain */
    MOST_TOKENS = 4096, /* of a paragraph, when asking whether two are alike */
    MOST_BRIDGED = 2    /* paragraphs in a row that are only alike */
};

struct dz_repeats {
    dz_arena arena;
    DZ_LIST(dz_repeat) rows;
};

typedef struct para {
    uint64_t hash;
    uint32_t tokens;
    uint32_t next;    /* the next paragraph with the same hash, or NONE */
    bool     covered; /* a later place of a passage already told */
} para;

#define NONE UINT32_MAX

typedef struct finder {
    const dz_document *doc;
    dz_block_list      blocks;
    para              *paras;
    dz_token_list      tokens[2]; /* scratch */
    dz_repeats        *out;
    bool               failed;
} finder;

static int by_hash_one(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

static int by_hash(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return x[0] != y[0] ? (x[0] < y[0] ? -1 : 1) : x[1] < y[1] ? -1 : x[1] > y[1];
}

/** Links each paragraph to the next one equal to it. */
static bool link_equals(finder *f)
{
    uint64_t(*order)[2] = dz_alloc(f->blocks.n, sizeof *order);

    if (!order)
        return false;
    for (size_t i = 0; i < f->blocks.n; i++) {
        order[i][0] = f->paras[i].hash;
        order[i][1] = i;
    }
    qsort(order, f->blocks.n, sizeof *order, by_hash);
    for (size_t k = 0; k < f->blocks.n; k++)
        f->paras[order[k][1]].next =
            k + 1 < f->blocks.n && order[k + 1][0] == order[k][0] ? (uint32_t)order[k + 1][1] : NONE;
    dz_release(order);
    return true;
}

static bool set_out(finder *f)
{
    f->paras = dz_alloc_zero(f->blocks.n, sizeof *f->paras);
    if (!f->paras)
        return false;
    for (size_t i = 0; i < f->blocks.n; i++) {
        dz_token_list *tokens = &f->tokens[0];

        tokens->n = 0;
        if (!dz_tokens_add(tokens, dz_document_slice(f->doc, f->blocks.at[i].span)))
            return false;
        /* a paragraph without a token equals nothing */
        f->paras[i].hash = tokens->n ? dz_hash(tokens->at, tokens->n * sizeof *tokens->at, 0) : i;
        f->paras[i].tokens = (uint32_t)tokens->n;
    }
    return link_equals(f);
}

/** The hashes of pairs of neighbouring tokens, sorted. Answers how many. */
static size_t pairs_of(finder *f, int slot, size_t i)
{
    dz_token_list *tokens = &f->tokens[slot];
    size_t         n;

    tokens->n = 0;
    if (!dz_tokens_add(tokens, dz_document_slice(f->doc, f->blocks.at[i].span)))
        f->failed = true;
    n = tokens->n < MOST_TOKENS ? tokens->n : MOST_TOKENS;
    if (n < 2)
        return 0;
    for (size_t k = 0; k + 1 < n; k++)
        tokens->at[k] = dz_hash(tokens->at + k, 2 * sizeof *tokens->at, 0);
    qsort(tokens->at, n - 1, sizeof *tokens->at, by_hash_one);
    return n - 1;
}

/** Whether two paragraphs share half of their pairs of words. */
static bool alike(finder *f, size_t i, size_t j)
{
    size_t n, m, common = 0;

    if (f->paras[i].tokens > 2 * f->paras[j].tokens || f->paras[j].tokens > 2 * f->paras[i].tokens)
        return false;
    n = pairs_of(f, 0, i);
    m = pairs_of(f, 1, j);
    for (size_t x = 0, y = 0; x < n && y < m;) {
        uint64_t a = f->tokens[0].at[x], b = f->tokens[1].at[y];

        common += a == b;
        x += a <= b;
        y += b <= a;
    }
    return 4 * common >= n + m && common > 0; /* twice the common ones are half of all */
}

/** A run of paragraphs from i that stand again from j. */
typedef struct run {
    size_t i, j, n;
    size_t tokens, differing;
    bool   uniform; /* all its paragraphs are the same: a refrain, no passage */
} run;

static run run_from(finder *f, size_t i, size_t j)
{
    run    all = {i, j, 0, 0, 0, true};
    size_t bridged = 0, limit = j - i;

    if (f->blocks.n - j < limit)
        limit = f->blocks.n - j;
    for (size_t k = 0; k < limit && !f->failed; k++) {
        if (f->paras[i + k].hash == f->paras[j + k].hash) {
            all.differing += bridged;
            bridged = 0;
            all.n = k + 1;
            all.tokens += f->paras[i + k].tokens;
            all.uniform &= f->paras[i + k].hash == f->paras[i].hash;
            if (all.uniform && k == REFRAIN)
                break;
        } else if (bridged == MOST_BRIDGED || !alike(f, i + k, j + k)) {
            break;
        } else {
            bridged++;
        }
    }
    if (bridged && i + all.n + bridged == j) { /* ends with paragraphs that are alike, right before the copy */
        all.differing += bridged;
        all.n += bridged;
    }
    return all;
}

static bool is_passage(const run *r) { return r->tokens >= DZ_LEAST_REPEAT && (r->n == 1 || !r->uniform); }

static dz_span span_of(const finder *f, size_t from, size_t n)
{
    uint32_t at = f->blocks.at[from].span.at;

    return (dz_span){at, dz_span_end(f->blocks.at[from + n - 1].span) - at};
}

/** Tells of the passage at paragraph i, if one begins there. */
static bool tell(finder *f, size_t i)
{
    DZ_LIST(run) runs = {0};
    size_t    longest = 0, looked = 0, vain = 0;
    dz_repeat row = {0};
    dz_span  *places;
    bool      done;

    for (uint32_t j = f->paras[i].next; j != NONE && looked < MOST_LOOKED && vain < MOST_VAIN;
         j = f->paras[j].next, looked++) {
        run r;

        if (f->paras[j].covered || (runs.n > 0 && j < runs.at[runs.n - 1].j + runs.at[runs.n - 1].n))
            continue;
        r = run_from(f, i, j);
        if (!is_passage(&r))
            vain++;
        else if (!dz_list_push(&runs, r))
            f->failed = true;
    }
    if (runs.n == 0 || f->failed) {
        dz_list_free(&runs);
        return !f->failed;
    }
    places = dz_arena_take(&f->out->arena, runs.n + 1, sizeof *places);
    if (places) {
        for (size_t k = 0; k < runs.n; k++) {
            places[k + 1] = span_of(f, runs.at[k].j, runs.at[k].n);
            row.differing += (uint32_t)runs.at[k].differing;
            if (runs.at[k].n > runs.at[longest].n)
                longest = k;
            for (size_t p = 0; p < runs.at[k].n; p++)
                f->paras[runs.at[k].j + p].covered = true;
        }
        places[0] = span_of(f, i, runs.at[longest].n);
        for (size_t p = 0; p < runs.at[longest].n; p++)
            f->paras[i + p].covered = true;
        row.places = (dz_span_list){places, runs.n + 1};
        row.paragraphs = (uint32_t)runs.at[longest].n;
        row.tokens = (uint32_t)runs.at[longest].tokens;
    }
    done = places && dz_list_push(&f->out->rows, row);
    dz_list_free(&runs);
    return done;
}

static bool find_all(finder *f)
{
    if (!set_out(f))
        return false;
    for (size_t i = 0; i < f->blocks.n; i++)
        if (!f->paras[i].covered && f->paras[i].next != NONE && !tell(f, i))
            return false;
    return true;
}

dz_status dz_repeats_find(const dz_document *doc, dz_repeats **out, dz_error *error)
{
    finder f = {.doc = doc, .blocks = dz_document_blocks(doc)};
    bool   done;

    *out = NULL;
    f.out = dz_alloc_zero(1, sizeof *f.out);
    done = f.out && find_all(&f);
    dz_list_free(&f.tokens[0]);
    dz_list_free(&f.tokens[1]);
    dz_release(f.paras);
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
