/* coarse.c — roughly which segments stand beside which. Floor align.
 *
 * Dynamic time warping over a table of what segment i of one side and segment j
 * of the other share, by the lexicon alone: a table learned from this very text
 * would lead astray here. Where the whole table would be too large, a chain of
 * rare words that render each other says first where to look.
 */
#include "align/coarse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/nats.h"

enum {
    WHOLE = 4 << 20,   /* cells up to which everything is looked at */
    RARE = 4,          /* a word this rare on both sides may be a point of the chain */
    AROUND = 12,       /* segments taken in around each point of the chain */
    GAP = 1000,        /* a gap in the chain up to this long is taken in whole */
    GAP_HALF = 250,    /* of a longer one, this much each side of its diagonal */
    NEAR_ROWS = 2,     /* the corridor that comes out: so far around the way found */
    NEAR_CELLS = 3
};

static const float usual_tokens = 15; /* of a segment */
static const float aside = 2.0f;        /* nats that a step along one side only costs */
static const float meeting = 1.2f;      /* how much of what segments share by mere length is taken off */
static const float sure_enough = 0.1f; /* how probable a rendering must be for a point of the chain */

/** What a pair of tokens says for the segments that hold them, in nats. */
static float said_by(const dz_cost *cost, uint32_t zh, uint32_t en, const dz_render *render)
{
    const float odds = (1 / dz_by_chance - 1) / usual_tokens;

    return (dz_ln(1 + odds * render->forth * cost->rarity[DZ_EN][en]) +
            dz_ln(1 + odds * render->back * cost->rarity[DZ_ZH][zh])) / 2;
}

/* ---- where to look ---- */

/** A rare word of segment i rendered in segment j. */
typedef struct point {
    uint32_t i, j;
    float    weight;
    float    best; /* of a chain that ends here */
    uint32_t from; /* the point before in it, or UINT32_MAX */
} point;

typedef DZ_LIST(point) points;

static int by_place(const void *a, const void *b)
{
    const point *x = a, *y = b;

    return x->i != y->i ? (x->i < y->i ? -1 : 1) : x->j != y->j ? (x->j < y->j ? -1 : 1) : 0;
}

/** Every place of a rare word with every place of a rare word that may render it. */
static bool find_points(const dz_cost *cost, const dz_renders *renders, points *out)
{
    const dz_tokens *zh = &cost->sides[DZ_ZH], *en = &cost->sides[DZ_EN];

    for (size_t z = 0; z < zh->types.n; z++) {
        const dz_type *word = &zh->types.at[z];

        for (uint32_t r = renders->first[z]; word->count <= RARE && r < renders->first[z + 1]; r++) {
            const dz_render *render = &renders->list.at[r];
            const dz_type   *other = &en->types.at[render->en];

            if (other->count > RARE || render->forth < sure_enough || render->back < sure_enough)
                continue;
            for (uint32_t x = 0; x < word->count; x++)
                for (uint32_t y = 0; y < other->count; y++) {
                    uint32_t a = zh->places[word->places + x], b = en->places[other->places + y];

                    if (!dz_list_push(out, (point){zh->segment[a], en->segment[b], said_by(cost, a, b, render), 0, UINT32_MAX}))
                        return false;
                }
        }
    }
    if (out->n > 1)
        qsort(out->at, out->n, sizeof *out->at, by_place);
    return true;
}

/** The point that ends the heaviest chain among those in columns 0 .. j - 1 of a Fenwick tree. */
static uint32_t heaviest_before(const points *p, const uint32_t *tree, size_t j)
{
    uint32_t found = UINT32_MAX;

    for (; j > 0; j -= j & (~j + 1))
        if (tree[j] != UINT32_MAX && (found == UINT32_MAX || p->at[tree[j]].best > p->at[found].best))
            found = tree[j];
    return found;
}

/** Links the points to chains that rise on both sides; the last point of the heaviest, or UINT32_MAX. */
static uint32_t chain(points *p, uint32_t *tree, size_t columns)
{
    uint32_t last = UINT32_MAX;

    memset(tree, 0xff, (columns + 1) * sizeof *tree);
    for (size_t k = 0, row = 0; k < p->n; k++) {
        if (k + 1 < p->n && p->at[k + 1].i == p->at[row].i)
            continue; /* points of one row do not follow each other: enter them together */
        for (size_t x = row; x <= k; x++) {
            p->at[x].from = heaviest_before(p, tree, p->at[x].j);
            p->at[x].best = p->at[x].weight + (p->at[x].from == UINT32_MAX ? 0 : p->at[p->at[x].from].best);
            if (last == UINT32_MAX || p->at[x].best > p->at[last].best)
                last = (uint32_t)x;
        }
        for (size_t x = row; x <= k; x++)
            for (size_t j = p->at[x].j + 1; j <= columns; j += j & (~j + 1))
                if (tree[j] == UINT32_MAX || p->at[x].best > p->at[tree[j]].best)
                    tree[j] = (uint32_t)x;
        row = k + 1;
    }
    return last;
}

/** Takes in what lies between two points of the chain, (i0, j0) before (i1, j1). */
static void take_gap(dz_corridor *c, size_t i0, size_t j0, size_t i1, size_t j1)
{
    size_t rows = i1 - i0, cells = j1 - j0;

    if (rows <= GAP && cells <= GAP) {
        dz_corridor_add(c, i0, j1, AROUND, AROUND);
        dz_corridor_add(c, i1, j0, AROUND, AROUND);
        for (size_t i = i0; i <= i1; i++) {
            dz_corridor_add(c, i, j0, 0, AROUND);
            dz_corridor_add(c, i, j1, 0, AROUND);
        }
        return;
    }
    for (size_t i = i0; i <= i1; i++) {
        size_t j = rows ? j0 + (i - i0) * cells / rows : j0, half = GAP_HALF + (rows ? cells / rows : cells);

        dz_corridor_add(c, i, j, 0, half);
    }
}

/** Where to look in texts too large to be looked at whole. */
static dz_status look_along_chain(const dz_cost *cost, const dz_renders *renders, dz_corridor *c)
{
    points    p = {0};
    uint32_t *tree = dz_alloc(cost->n[DZ_EN] + 1, sizeof *tree);
    dz_status status = DZ_NOMEM;

    if (tree && find_points(cost, renders, &p)) {
        size_t i = cost->n[DZ_ZH], j = cost->n[DZ_EN];

        for (uint32_t at = chain(&p, tree, cost->n[DZ_EN]); at != UINT32_MAX; at = p.at[at].from) {
            take_gap(c, p.at[at].i + 1, p.at[at].j + 1, i, j);
            dz_corridor_add(c, p.at[at].i, p.at[at].j, AROUND, AROUND);
            i = p.at[at].i;
            j = p.at[at].j;
        }
        take_gap(c, 0, 0, i, j);
        status = DZ_OK;
    }
    dz_list_free(&p);
    dz_release(tree);
    return status;
}

static void look_everywhere(dz_corridor *c)
{
    for (size_t i = 0; i <= c->n[0]; i++)
        dz_corridor_add(c, i, 0, 0, c->n[1]);
}

/* ---- the way that shares most ---- */

enum { BOTH, ROW, COLUMN };

typedef struct warp {
    const dz_cost    *cost;
    const dz_renders *renders;
    dz_corridor       c;
    float            *best; /* of two rows */
    float            *shares; /* of segment i with each segment of the other side */
    uint32_t         *count;  /* work, 0 between segments: how often segment i has each type */
    unsigned char    *step;
} warp;

/** Adds what 'count' tokens of one type, of which 'a' is one, share with the segments from .. to - 1. */
static void add_shares(const warp *w, uint32_t a, uint32_t count, size_t from, size_t to)
{
    const dz_tokens *zh = &w->cost->sides[DZ_ZH], *en = &w->cost->sides[DZ_EN];

    for (uint32_t type = zh->list.at[a].type, r = w->renders->first[type]; r < w->renders->first[type + 1]; r++) {
        const dz_render *render = &w->renders->list.at[r];
        const dz_type   *word = &en->types.at[render->en];
        const uint32_t  *places = en->places + word->places;
        size_t           k = dz_place_from(places, word->count, en->first[from]);
        bool             there = k < word->count && places[k] < en->first[to];
        float            said = there ? (float)count * said_by(w->cost, a, places[k], render) : 0;

        for (; k < word->count && places[k] < en->first[to]; k++)
            w->shares[en->segment[places[k]]] += said;
    }
}

/** What segment i shares with the segments from .. to - 1; their mean is taken off,
 *  so that wandering among words that stand everywhere earns nothing. Each type is
 *  looked up once: a line that says one word a thousand times costs no more. */
static void fill_shares(const warp *w, size_t i, size_t from, size_t to)
{
    const dz_tokens *zh = &w->cost->sides[DZ_ZH], *en = &w->cost->sides[DZ_EN];
    float            mean = 0;

    memset(w->shares + from, 0, (to - from) * sizeof *w->shares);
    for (uint32_t a = zh->first[i]; a < zh->first[i + 1]; a++)
        w->count[zh->list.at[a].type]++;
    for (uint32_t a = zh->first[i]; a < zh->first[i + 1]; a++) {
        uint32_t *count = &w->count[zh->list.at[a].type];

        if (*count > 0)
            add_shares(w, a, *count, from, to);
        *count = 0;
    }
    for (size_t j = from; j < to; j++)
        mean += w->shares[j];
    mean /= (float)(en->first[to] - en->first[from]) + 1;
    for (size_t j = from; j < to; j++)
        w->shares[j] -= meeting * mean * (float)(en->first[j + 1] - en->first[j]);
}

static float best_at(const warp *w, size_t i, size_t j)
{
    return dz_corridor_has(&w->c, i, j) ? w->best[(i & 1) * (w->c.n[1] + 1) + j] : -INFINITY;
}

static void forward(const warp *w)
{
    const dz_corridor *c = &w->c;

    for (size_t i = 0; i <= c->n[0]; i++) {
        size_t from = c->lo[i] > 0 ? c->lo[i] - 1 : 0;

        if (i > 0 && c->hi[i] > from)
            fill_shares(w, i - 1, from, c->hi[i]);
        for (size_t j = c->lo[i]; j < (size_t)c->hi[i] + 1; j++) {
            float both = i > 0 && j > 0 ? best_at(w, i - 1, j - 1) : -INFINITY;
            float row = i > 0 ? best_at(w, i - 1, j) - aside : -INFINITY;
            float column = j > c->lo[i] ? best_at(w, i, j - 1) - aside : -INFINITY;
            float most = both >= row && both >= column ? both : row >= column ? row : column;

            w->step[dz_corridor_cell(c, i, j)] = most == both ? BOTH : most == row ? ROW : COLUMN;
            w->best[(i & 1) * (c->n[1] + 1) + j] = i == 0 && j == 0 ? 0 : most + (i > 0 && j > 0 ? w->shares[j - 1] : 0);
        }
    }
}

static void walk_back(const warp *w, dz_corridor *out)
{
    size_t i = w->c.n[0], j = w->c.n[1];

    dz_corridor_add(out, i, j, NEAR_ROWS, NEAR_CELLS);
    while (i > 0 || j > 0) {
        unsigned char step = w->step[dz_corridor_cell(&w->c, i, j)];

        i -= i > 0 && step != COLUMN;
        j -= j > 0 && step != ROW;
        dz_corridor_add(out, i, j, NEAR_ROWS, NEAR_CELLS);
    }
    dz_corridor_close(out);
}

/** The anchors that rise on both sides. The steps of this search cannot pass several
 *  that share a segment: the first of them is enough here. NULL: no memory. */
static dz_anchor *rising(const dz_pins *pins, size_t *n)
{
    dz_anchor *kept = dz_alloc(pins->n, sizeof *kept);

    *n = 0;
    for (size_t k = 0; kept && k < pins->n; k++) {
        const dz_anchor *one = &pins->at[k], *before = *n ? &kept[*n - 1] : NULL;

        if (!before || (one->segment[0] > before->segment[0] && one->segment[1] > before->segment[1]))
            kept[(*n)++] = *one;
    }
    return kept;
}

static bool make_room(warp *w)
{
    w->best = dz_alloc(2 * (w->c.n[1] + 1), sizeof *w->best);
    w->shares = dz_alloc_zero(w->c.n[1] + 1, sizeof *w->shares);
    w->count = dz_alloc_zero(w->cost->sides[DZ_ZH].types.n, sizeof *w->count);
    w->step = dz_alloc(dz_corridor_cells(&w->c), 1);
    return w->best && w->shares && w->count && w->step;
}

dz_status dz_coarse_way(const dz_cost *cost, const dz_renders *renders, dz_corridor *out)
{
    warp       w = {.cost = cost, .renders = renders};
    dz_pins    pins = out->pins;
    dz_anchor *kept = rising(&out->pins, &pins.n);
    dz_status  status;

    pins.at = kept;
    status = kept && dz_corridor_open(&w.c, cost->n, &pins) ? DZ_OK : DZ_NOMEM;
    if (status == DZ_OK && (cost->n[0] + 1) <= WHOLE / (cost->n[1] + 1))
        look_everywhere(&w.c);
    else if (status == DZ_OK)
        status = look_along_chain(cost, renders, &w.c);
    if (status == DZ_OK) {
        dz_corridor_close(&w.c);
        status = make_room(&w) ? DZ_OK : DZ_NOMEM;
    }
    if (status == DZ_OK) {
        forward(&w);
        walk_back(&w, out);
    }
    dz_release(w.best);
    dz_release(w.shares);
    dz_release(w.count);
    dz_release(w.step);
    dz_corridor_free(&w.c);
    dz_release(kept);
    return status;
}
