/* moves.c — passages that stand in another order on the other side. Floor align.
 *
 * A way keeps the order of both texts, so a passage that moved is left alone on
 * both sides. The segments left alone are looked up in each other by their rarer
 * words; where two of them are each other's best answer, they and their
 * neighbours are read as beads, by the same cost as all others. It must speak for
 * them far more clearly than within the way, since there is no order to help.
 */
#include "align/moves.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/nats.h"
#include "base/hash.h"

enum {
    MOST_PLACES = 48, /* a word that stands at more places says nothing of where its sentence went */
    MOST_SIDE = 3,    /* segments of one side beside one of the other */
    LEAST_TOKENS = 4  /* of the shorter side of a passage */
};

static const float usual_tokens = 15;  /* of a segment */
static const float seed_said = 4.0f;   /* nats that the words of two segments say at least, to be looked at */
static const float least_gain = 5.0f;  /* nats that a passage must gain by all its beads */
static const float least_words = 5.0f; /* and of these by words and figures */
static const float patience = 6.0f;    /* nats that beads on the way to better ones may lose */

/** What is left alone, and the best answer of each such segment. */
typedef struct loose {
    uint32_t *before; /* beads with both sides before each segment */
    bool     *alone;
    bool     *again; /* whether a segment says word by word what another one says */
    float    *best;
    uint32_t *answer;
} loose;

typedef struct finder {
    const dz_cost *cost;
    loose          side[2];
    float         *share; /* of one Chinese segment with each English one */
    DZ_LIST(uint32_t) touched;
    dz_move_rows *out;
} finder;

/* ---- what is left alone ---- */

static bool make_room(finder *f)
{
    bool ok = true;

    for (int side = 0; side < 2; side++) {
        loose *l = &f->side[side];

        l->before = dz_alloc(f->cost->n[side], sizeof *l->before);
        l->alone = dz_alloc_zero(f->cost->n[side], sizeof *l->alone);
        l->again = dz_alloc_zero(f->cost->n[side], sizeof *l->again);
        l->best = dz_alloc_zero(f->cost->n[side], sizeof *l->best);
        l->answer = dz_alloc(f->cost->n[side], sizeof *l->answer);
        ok = ok && l->before && l->alone && l->again && l->best && l->answer;
    }
    f->share = dz_alloc_zero(f->cost->n[DZ_EN], sizeof *f->share);
    return ok && f->share;
}

static void release(finder *f)
{
    for (int side = 0; side < 2; side++) {
        dz_release(f->side[side].before);
        dz_release(f->side[side].alone);
        dz_release(f->side[side].again);
        dz_release(f->side[side].best);
        dz_release(f->side[side].answer);
    }
    dz_release(f->share);
    dz_list_free(&f->touched);
}

/** Whether both sides have segments that are left alone. */
static bool look_at(finder *f, const dz_bead_rows *beads)
{
    uint32_t both = 0;
    bool     found[2] = {false, false};

    for (size_t b = 0; b < beads->n; b++) {
        const dz_bead *bead = &beads->at[b];

        for (int side = 0; side < 2; side++)
            for (size_t i = bead->first[side]; i < (size_t)bead->first[side] + bead->n[side]; i++) {
                f->side[side].before[i] = both;
                f->side[side].alone[i] = bead->n[!side] == 0;
                found[side] |= bead->n[!side] == 0;
            }
        both += bead->n[0] && bead->n[1];
    }
    return found[0] && found[1];
}

/** The words of a segment. */
typedef struct print {
    uint64_t hash;
    size_t   segment;
} print;

static int by_hash(const void *a, const void *b)
{
    const print *x = a, *y = b;

    return x->hash != y->hash ? (x->hash < y->hash ? -1 : 1) : x->segment < y->segment ? -1 : x->segment > y->segment;
}

/** Marks the segments that stand there again: a refrain that one side has less often did not move. */
static bool mark_again(finder *f, int side)
{
    const dz_tokens *tokens = &f->cost->sides[side];
    print           *prints = dz_alloc(f->cost->n[side], sizeof *prints);

    if (!prints)
        return false;
    for (size_t i = 0; i < f->cost->n[side]; i++) {
        prints[i] = (print){0, i};
        for (uint32_t t = tokens->first[i]; t < tokens->first[i + 1]; t++)
            prints[i].hash = dz_hash(&tokens->list.at[t].type, sizeof(uint32_t), prints[i].hash);
    }
    qsort(prints, f->cost->n[side], sizeof *prints, by_hash);
    for (size_t k = 1; k < f->cost->n[side]; k++)
        if (prints[k].hash == prints[k - 1].hash)
            f->side[side].again[prints[k].segment] = f->side[side].again[prints[k - 1].segment] = true;
    dz_release(prints);
    return true;
}

/* ---- seeds ---- */

/** What a pair of tokens says for the segments that hold them, in nats. */
static float said_by(const dz_cost *cost, uint32_t zh, uint32_t en, const dz_render *render)
{
    const float odds = (1 / dz_by_chance - 1) / usual_tokens;

    return (dz_ln(1 + odds * render->forth * cost->rarity[DZ_EN][en]) + dz_ln(1 + odds * render->back * cost->rarity[DZ_ZH][zh])) / 2;
}

/** Adds what a Chinese token shares with the English segments that are left alone elsewhere. */
static bool add_shares(finder *f, size_t x, uint32_t zh)
{
    const dz_tokens  *en = &f->cost->sides[DZ_EN];
    const dz_renders *renders = f->cost->links->renders;
    uint32_t          type = f->cost->sides[DZ_ZH].list.at[zh].type;

    for (uint32_t r = renders->first[type]; r < renders->first[type + 1]; r++) {
        const dz_render *render = &renders->list.at[r];
        const dz_type   *word = &en->types.at[render->en];

        for (uint32_t k = 0; word->kind != DZ_TOKEN_MARK && word->count <= MOST_PLACES && k < word->count; k++) {
            uint32_t at = en->places[word->places + k], y = en->segment[at];

            if (!f->side[DZ_EN].alone[y] || f->side[DZ_EN].before[y] == f->side[DZ_ZH].before[x])
                continue;
            if (f->share[y] == 0 && !dz_list_push(&f->touched, y))
                return false;
            f->share[y] += said_by(f->cost, zh, at, render);
        }
    }
    return true;
}

static void offer(loose *l, size_t segment, size_t other, float share)
{
    if (share > l->best[segment]) {
        l->best[segment] = share;
        l->answer[segment] = (uint32_t)other;
    }
}

/** Finds for each segment that is left alone the one that shares most with it. */
static bool find_answers(finder *f)
{
    const uint32_t *first = f->cost->sides[DZ_ZH].first;

    for (size_t x = 0; x < f->cost->n[DZ_ZH]; x++) {
        if (!f->side[DZ_ZH].alone[x])
            continue;
        f->touched.n = 0;
        for (uint32_t a = first[x]; a < first[x + 1]; a++)
            if (!add_shares(f, x, a))
                return false;
        for (size_t k = 0; k < f->touched.n; k++) {
            uint32_t y = f->touched.at[k];

            offer(&f->side[DZ_ZH], x, y, f->share[y]);
            offer(&f->side[DZ_EN], y, x, f->share[y]);
            f->share[y] = 0;
        }
    }
    return true;
}

/* ---- passages ---- */

/** Some segments of both sides, read as a bead. */
typedef struct reading {
    size_t first[2], n[2];
    float  gain, words;
} reading;

/** Whether the segments are all left alone, at one place of each text. */
static bool may_read(const finder *f, const reading *one)
{
    for (int side = 0; side < 2; side++) {
        if (one->first[side] + one->n[side] > f->cost->n[side])
            return false;
        for (size_t i = one->first[side]; i < one->first[side] + one->n[side]; i++)
            if (!f->side[side].alone[i] || f->side[side].before[i] != f->side[side].before[one->first[side]])
                return false;
    }
    return true;
}

/** Whether one side of a reading says only what it says elsewhere too. */
static bool stands_again(const finder *f, const reading *one)
{
    for (int side = 0; side < 2; side++) {
        size_t again = 0;

        for (size_t i = one->first[side]; i < one->first[side] + one->n[side]; i++)
            again += f->side[side].again[i];
        if (again == one->n[side])
            return true;
    }
    return false;
}

/** Reads them, where they may be read. False: no memory. */
static bool read_as_bead(const finder *f, reading *one)
{
    dz_why why = {0};

    one->gain = -INFINITY;
    if (!may_read(f, one))
        return true;
    if (!dz_links_load_for(f->cost->links, one->first, one->n))
        return false;
    dz_cost_frame(f->cost, one->first, one->n, &why);
    dz_cost_words(f->cost, one->first, one->n, &why);
    one->gain = -(why.words + why.figures + why.marks + why.length + why.size + why.edges);
    one->words = -(why.words + why.figures);
    if (stands_again(f, one)) {
        one->gain = one->gain < 0 ? one->gain : 0;
        one->words = one->words < 0 ? one->words : 0;
    }
    return true;
}

/** The best reading whose one corner is (x, y): its beginning, or with 'back' its end. */
static bool read_from(const finder *f, size_t x, size_t y, bool back, reading *best)
{
    best->gain = -INFINITY;
    for (size_t a = 1; a <= MOST_SIDE; a++)
        for (size_t b = 1; b <= MOST_SIDE && (a == 1 || b == 1); b++) {
            reading one = {{back ? x - a : x, back ? y - b : y}, {a, b}, 0, 0};

            if (back && (a > x || b > y))
                continue;
            if (!read_as_bead(f, &one))
                return false;
            if (one.gain > best->gain)
                *best = one;
        }
    return true;
}

/** A passage: beads one behind the other. */
typedef struct passage {
    size_t first[2], end[2];
    float  gain, words;
} passage;

static void take_in(passage *p, const reading *one)
{
    for (int side = 0; side < 2; side++) {
        p->first[side] = one->first[side] < p->first[side] ? one->first[side] : p->first[side];
        p->end[side] = one->first[side] + one->n[side] > p->end[side] ? one->first[side] + one->n[side] : p->end[side];
    }
    p->gain += one->gain;
    p->words += one->words;
}

/** Goes on from one end of a passage as long as that gains, over a bead or two that do not. */
static bool extend(const finder *f, passage *p, bool back)
{
    for (passage now = *p; now.gain > p->gain - patience;) {
        reading one;

        if (!read_from(f, back ? now.first[0] : now.end[0], back ? now.first[1] : now.end[1], back, &one))
            return false;
        if (one.gain == -INFINITY)
            return true;
        take_in(&now, &one);
        if (now.gain > p->gain)
            *p = now;
    }
    return true;
}

static size_t tokens_of(const finder *f, const passage *p, int side)
{
    const uint32_t *first = f->cost->sides[side].first;

    return first[p->end[side]] - first[p->first[side]];
}

static bool is_worth_telling(const finder *f, const passage *p)
{
    return p->gain >= least_gain && p->words >= least_words && tokens_of(f, p, 0) >= LEAST_TOKENS && tokens_of(f, p, 1) >= LEAST_TOKENS;
}

/** Reads two segments that answer each other, and what stands around them. */
static bool follow(finder *f, size_t x, size_t y)
{
    reading ahead, behind;
    passage p = {{SIZE_MAX, SIZE_MAX}, {0, 0}, 0, 0};
    dz_move move;

    if (!read_from(f, x, y, false, &ahead) || !read_from(f, x + 1, y + 1, true, &behind))
        return false;
    if (ahead.gain == -INFINITY)
        return true; /* a passage found before has one of them */
    take_in(&p, behind.gain > ahead.gain ? &behind : &ahead);
    if (!extend(f, &p, false) || !extend(f, &p, true))
        return false;
    if (!is_worth_telling(f, &p))
        return true;
    for (int side = 0; side < 2; side++) {
        move.first[side] = (uint32_t)p.first[side];
        move.n[side] = (uint32_t)(p.end[side] - p.first[side]);
        memset(f->side[side].alone + p.first[side], 0, p.end[side] - p.first[side]);
    }
    return dz_list_push(f->out, move);
}

/** Two segments that share more with each other than with any other. */
typedef struct seed {
    uint32_t at[2];
    float    share;
} seed;

static int by_share(const void *a, const void *b)
{
    const seed *x = a, *y = b;

    return x->share != y->share ? (x->share > y->share ? -1 : 1) : x->at[0] < y->at[0] ? -1 : 1;
}

static int by_place(const void *a, const void *b)
{
    const dz_move *x = a, *y = b;

    return x->first[0] < y->first[0] ? -1 : x->first[0] > y->first[0];
}

static bool follow_seeds(finder *f)
{
    DZ_LIST(seed) seeds = {0};
    bool ok = true;

    for (size_t x = 0; ok && x < f->cost->n[DZ_ZH]; x++) {
        uint32_t y = f->side[DZ_ZH].answer[x];

        if (f->side[DZ_ZH].best[x] >= seed_said && f->side[DZ_EN].answer[y] == x)
            ok = dz_list_push(&seeds, (seed){{(uint32_t)x, y}, f->side[DZ_ZH].best[x]});
    }
    if (seeds.n > 1)
        qsort(seeds.at, seeds.n, sizeof *seeds.at, by_share);
    for (size_t k = 0; ok && k < seeds.n; k++)
        ok = follow(f, seeds.at[k].at[0], seeds.at[k].at[1]);
    dz_list_free(&seeds);
    return ok;
}

void dz_moves_sort(dz_move_rows *moves)
{
    if (moves->n > 1)
        qsort(moves->at, moves->n, sizeof *moves->at, by_place);
}

bool dz_moves_find(const dz_cost *cost, const dz_bead_rows *beads, dz_move_rows *out)
{
    finder f = {.cost = cost, .out = out};
    bool   ok = make_room(&f);

    if (ok && look_at(&f, beads)) {
        dz_links_reset(cost->links);
        ok = mark_again(&f, DZ_ZH) && mark_again(&f, DZ_EN) && find_answers(&f) && follow_seeds(&f);
        dz_moves_sort(out);
    }
    release(&f);
    return ok;
}
