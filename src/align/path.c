/* path.c — the cheapest way through two texts. Floor align.
 *
 * A dynamic programme over the cells of a corridor. Where it is asked how sure
 * the beads are, the cost of every bead is kept, and the forward-backward
 * algorithm gives each bead of the cheapest way its share among all ways.
 */
#include "align/path.h"

#include <math.h>
#include <string.h>

#include "align/nats.h"

enum { MOST_SHAPES = DZ_MOST_ZH * DZ_MOST_EN + 2 };

/** Which beads are looked at: those that nearly never win cost most of the time. docs/align.md */
typedef struct patience {
    float hopeless; /* nats that length, size and edges alone may cost */
    float too_rare; /* nats of size, for beads with several segments on both sides */
} patience;

static const patience first_look = {8.0f, 5.0f}, last_look = {11.0f, 6.5f};

typedef struct search {
    const dz_cost     *cost;
    const dz_corridor *c;
    patience           patience;
    size_t             shape[MOST_SHAPES][2]; /* the beads looked at: how many segments of each side */
    size_t             shapes;
    float             *costs; /* 'shapes' for each cell, of the beads that end there; NULL: not kept */
    double            *best;  /* the cost of the cheapest way to each cell */
    unsigned char     *came;  /* the shape of the last bead on it */
} search;

static bool is_too_rare(const search *s, const size_t n[2])
{
    float nats = dz_cost_size(s->cost, n);

    return nats == INFINITY || (n[0] > 1 && n[1] > 1 && nats > s->patience.too_rare);
}

/** Lists the shapes that are worth a look, those with an empty side first. */
static void choose_shapes(search *s)
{
    size_t k = 0;

    for (size_t a = 0; a <= DZ_MOST_ZH; a++)
        for (size_t b = 0; b <= DZ_MOST_EN; b++) {
            const size_t n[2] = {a, b};

            if (a + b == 0 || ((a == 0 || b == 0) && a + b > 1) || (a > 0 && b > 0 && is_too_rare(s, n)))
                continue;
            s->shape[k][DZ_ZH] = a;
            s->shape[k++][DZ_EN] = b;
        }
    s->shapes = k;
}

/** The cost of the bead of a shape that ends at (i, j); INFINITY where there is none. */
static float cost_of(const search *s, size_t i, size_t j, size_t k)
{
    const size_t *n = s->shape[k];
    size_t        first[2];
    float         cost;

    if (n[0] > i || n[1] > j || !dz_corridor_has(s->c, i - n[0], j - n[1]))
        return INFINITY;
    first[0] = i - n[0];
    first[1] = j - n[1];
    cost = dz_cost_frame(s->cost, first, n, NULL);
    if (n[0] == 0 || n[1] == 0)
        return cost;
    if (cost > s->patience.hopeless)
        return INFINITY;
    return cost + dz_cost_words(s->cost, first, n, NULL);
}

/** False: no memory. */
static bool forward(const search *s)
{
    const dz_corridor *c = s->c;

    for (size_t i = 0; i <= c->n[0]; i++) {
        if (i > 0 && !dz_links_load(s->cost->links, i - 1))
            return false;
        for (size_t j = c->lo[i]; j < (size_t)c->hi[i] + 1; j++) {
            size_t here = dz_corridor_cell(c, i, j);

            s->best[here] = i == 0 && j == 0 ? 0 : INFINITY;
            for (size_t k = 0; k < s->shapes; k++) {
                const size_t *n = s->shape[k];
                float         cost = cost_of(s, i, j, k);
                double        way;

                if (s->costs)
                    s->costs[here * s->shapes + k] = cost;
                if (cost == INFINITY)
                    continue;
                way = (double)cost + s->best[dz_corridor_cell(c, i - n[0], j - n[1])];
                if (way < s->best[here]) {
                    s->best[here] = way;
                    s->came[here] = (unsigned char)k;
                }
            }
        }
    }
    return true;
}

static bool walk_back(const search *s, dz_bead_rows *beads)
{
    size_t i = s->c->n[0], j = s->c->n[1];

    beads->n = 0;
    while (i > 0 || j > 0) {
        size_t        here = dz_corridor_cell(s->c, i, j);
        const size_t *n = s->shape[s->came[here]];
        float         cost = s->costs ? s->costs[here * s->shapes + s->came[here]] : 0;

        i -= n[0];
        j -= n[1];
        if (!dz_list_push(beads, (dz_bead){{(uint32_t)i, (uint32_t)j}, {(uint16_t)n[0], (uint16_t)n[1]}, 0, 0, cost}))
            return false;
    }
    for (size_t a = 0, b = beads->n; a + 1 < b; a++, b--) {
        dz_bead swap = beads->at[a];

        beads->at[a] = beads->at[b - 1];
        beads->at[b - 1] = swap;
    }
    return true;
}

/* ---- how sure ---- */

/** -log(exp(-a) + exp(-b)): the cost of either of two ways. */
static double either(double a, double b)
{
    double low = a < b ? a : b, high = a < b ? b : a;

    return low == INFINITY || high - low > 40 ? low : low - (double)dz_ln(1 + dz_exp((float)(low - high)));
}

/** For each cell the cost of reaching it by any way, or, 'backward', of going on from it. */
static void sum_ways(const search *s, double *ways, bool backward)
{
    const dz_corridor *c = s->c;

    for (size_t x = 0; x < dz_corridor_cells(c); x++)
        ways[x] = INFINITY;
    ways[backward ? dz_corridor_cell(c, c->n[0], c->n[1]) : 0] = 0;
    for (size_t x = 0; x <= c->n[0]; x++) {
        size_t i = backward ? c->n[0] - x : x;

        for (size_t y = 0; y < c->row[i + 1] - c->row[i]; y++) {
            size_t j = backward ? c->hi[i] - y : c->lo[i] + y, here = dz_corridor_cell(c, i, j);

            for (size_t k = 0; k < s->shapes; k++) {
                const size_t *n = s->shape[k];
                float         cost = s->costs[here * s->shapes + k];
                size_t        there;

                if (cost == INFINITY)
                    continue;
                there = dz_corridor_cell(c, i - n[0], j - n[1]);
                if (backward)
                    ways[there] = either(ways[there], ways[here] + (double)cost);
                else
                    ways[here] = either(ways[here], ways[there] + (double)cost);
            }
        }
    }
}

/** Gives each bead its share among all ways. False: no memory. */
static bool judge_beads(const search *s, dz_bead_rows *beads)
{
    size_t  cells = dz_corridor_cells(s->c);
    double *there = dz_alloc(cells, sizeof *there), *on = dz_alloc(cells, sizeof *on);

    if (there && on) {
        sum_ways(s, there, false);
        sum_ways(s, on, true);
        for (size_t b = 0; b < beads->n; b++) {
            dz_bead *bead = &beads->at[b];
            size_t   from = dz_corridor_cell(s->c, bead->first[0], bead->first[1]);
            size_t   to = dz_corridor_cell(s->c, bead->first[0] + bead->n[0], bead->first[1] + bead->n[1]);
            double   more = there[from] + (double)bead->cost + on[to] - on[0];

            bead->sure = (uint8_t)(99 * dz_exp(more > 0 ? (float)-more : 0) + 0.5f); /* a model is never quite sure */
        }
    }
    dz_release(there);
    dz_release(on);
    return there && on;
}

dz_status dz_path_find(const dz_cost *cost, const dz_corridor *corridor, bool judge, dz_bead_rows *beads, double *nats)
{
    size_t    cells = dz_corridor_cells(corridor);
    search    s = {.cost = cost, .c = corridor, .patience = judge ? last_look : first_look};
    dz_status status = DZ_NOMEM;

    if (corridor->pins.n > 0) /* whatever the anchors ask for must be possible */
        s.patience = (patience){INFINITY, INFINITY};
    choose_shapes(&s);
    s.costs = judge ? dz_alloc(cells, s.shapes * sizeof *s.costs) : NULL;
    s.best = dz_alloc(cells, sizeof *s.best);
    s.came = dz_alloc_zero(cells, 1);
    if ((s.costs || !judge) && s.best && s.came) {
        if (!forward(&s))
            status = DZ_NOMEM;
        else if (s.best[cells - 1] == INFINITY)
            status = DZ_USAGE;
        else
            status = walk_back(&s, beads) && (!judge || judge_beads(&s, beads)) ? DZ_OK : DZ_NOMEM;
    }
    if (status == DZ_OK)
        *nats = s.best[cells - 1];
    dz_release(s.costs);
    dz_release(s.best);
    dz_release(s.came);
    return status;
}
