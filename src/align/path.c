/* path.c — the cheapest way through two texts. Floor 7, align.
 *
 * A dynamic programme over (segments of the source, segments of the target)
 * inside a corridor around the diagonal. Where the cheapest path touches the
 * corridor's edge, the corridor is widened and the search repeated. Then, in a
 * narrow corridor around that path, the forward-backward algorithm gives each
 * of its beads a probability.
 */
#include "align/path.h"

#include <math.h>
#include <string.h>


enum {
    LEAST_HALF = 48, /* segments each side of the diagonal, to begin with */
    NEAR_HALF = 6    /* and each side of the path found, for probabilities */
};

/** The cells (i, j) with |j - centre[i]| <= half, 0 <= i <= n[0], 0 <= j <= n[1]. */
typedef struct corridor {
    const dz_cost *cost;
    size_t         n[2];
    size_t         half, width; /* width = 2 * half + 1 */
    uint32_t      *centre;      /* n[0] + 1 of them */
    float         *shared;      /* weight shared by segments i and j, a row of 'width' for each i < n[0] */
} corridor;

static bool inside(const corridor *c, size_t i, size_t j)
{
    return j <= c->n[1] && j + c->half >= c->centre[i] && j <= c->centre[i] + c->half;
}

static size_t cell(const corridor *c, size_t i, size_t j) { return i * c->width + (j + c->half - c->centre[i]); }

static void close_corridor(corridor *c)
{
    dz_release(c->centre);
    dz_release(c->shared);
}

static bool open_corridor(corridor *c, const dz_cost *cost, size_t half)
{
    memset(c, 0, sizeof *c);
    c->cost = cost;
    c->n[0] = cost->n[0];
    c->n[1] = cost->n[1];
    c->half = half;
    c->width = 2 * half + 1;
    c->centre = dz_alloc(c->n[0] + 1, sizeof *c->centre);
    c->shared = dz_alloc_zero(c->n[0] + 1, c->width * sizeof *c->shared);
    return c->centre && c->shared;
}

static void fill_shared(corridor *c)
{
    for (size_t i = 0; i < c->n[0]; i++) {
        size_t from = c->centre[i] > c->half ? c->centre[i] - c->half : 0;

        if (c->cost->views[0][i].keys == 0)
            continue;
        for (size_t j = from; j < c->n[1] && inside(c, i, j); j++)
            c->shared[cell(c, i, j)] = dz_cost_shared(c->cost, i, j);
    }
}

/** The weight shared inside a bead whose first segments are (i, j). */
static float shared_in(const corridor *c, size_t i, size_t j, const size_t n[2])
{
    float all = 0;

    if (c->cost->sums[0][i * (DZ_MOST_IN_BEAD + 1) + n[0]].weight <= 0 ||
        c->cost->sums[1][j * (DZ_MOST_IN_BEAD + 1) + n[1]].weight <= 0)
        return 0;
    for (size_t x = i; x < i + n[0]; x++)
        for (size_t y = j; y < j + n[1]; y++)
            if (inside(c, x, y))
                all += c->shared[cell(c, x, y)];
    return all;
}

static float bead_cost(const corridor *c, size_t i, size_t j, const size_t n[2])
{
    const size_t first[2] = {i, j};

    return dz_cost_bead(c->cost, first, n, shared_in(c, i, j, n), NULL);
}

/** The k-th shape of a bead; false when there are no more. */
static bool shape(size_t k, size_t n[2])
{
    static const unsigned char shapes[][2] = {{1, 1}, {1, 2}, {2, 1}, {1, 0}, {0, 1}, {2, 2}, {1, 3}, {3, 1}, {2, 3},
                                              {3, 2}, {1, 4}, {4, 1}, {2, 4}, {4, 2}, {3, 3}, {3, 4}, {4, 3}, {4, 4}};

    if (k >= sizeof shapes / sizeof *shapes)
        return false;
    n[0] = shapes[k][0];
    n[1] = shapes[k][1];
    return true;
}

/* ---- the cheapest path ---- */

/** Fills 'shapes' with, for each cell, the shape of the bead that ends there on the cheapest way. */
static void forward(const corridor *c, float *best, unsigned char *shapes)
{
    for (size_t i = 0; i <= c->n[0]; i++)
        for (size_t j = c->centre[i] > c->half ? c->centre[i] - c->half : 0; j <= c->n[1] && inside(c, i, j); j++) {
            size_t here = cell(c, i, j), n[2];

            best[here] = i == 0 && j == 0 ? 0 : INFINITY;
            for (size_t k = 0; shape(k, n); k++) {
                float way;

                if (n[0] > i || n[1] > j || !inside(c, i - n[0], j - n[1]))
                    continue;
                way = best[cell(c, i - n[0], j - n[1])];
                if (way == INFINITY)
                    continue;
                way += bead_cost(c, i - n[0], j - n[1], n);
                if (way < best[here]) {
                    best[here] = way;
                    shapes[here] = (unsigned char)k;
                }
            }
        }
}

/** Walks back from the end; appends the beads, last first. Tells whether the way
 *  came near the corridor's edge where the corridor could be wider. */
static bool walk_back(const corridor *c, const unsigned char *shapes, dz_bead_rows *beads, bool *touched)
{
    size_t i = c->n[0], j = c->n[1];

    *touched = false;
    while (i > 0 || j > 0) {
        size_t n[2] = {0, 0}, off = j > c->centre[i] ? j - c->centre[i] : c->centre[i] - j;

        *touched |= off + DZ_MOST_IN_BEAD >= c->half;
        shape(shapes[cell(c, i, j)], n);
        i -= n[0];
        j -= n[1];
        if (!dz_list_push(beads, (dz_bead){{(uint32_t)i, (uint32_t)j}, {(uint16_t)n[0], (uint16_t)n[1]}, 0, 0, 0}))
            return false;
    }
    for (size_t a = 0, b = beads->n; a + 1 < b; a++, b--) {
        dz_bead swap = beads->at[a];

        beads->at[a] = beads->at[b - 1];
        beads->at[b - 1] = swap;
    }
    return true;
}

/** One search in a corridor of a given half-width around the diagonal.
 *  'touched' and no beads: there is no way through so narrow a corridor. */
static dz_status search(const dz_cost *cost, size_t half, dz_bead_rows *beads, bool *touched)
{
    corridor       c;
    float         *best = NULL;
    unsigned char *shapes = NULL;
    bool           done = false;

    if (open_corridor(&c, cost, half)) {
        for (size_t i = 0; i <= c.n[0]; i++)
            c.centre[i] = (uint32_t)(c.n[0] ? i * c.n[1] / c.n[0] : c.n[1]);
        fill_shared(&c);
        best = dz_alloc(c.n[0] + 1, c.width * sizeof *best);
        shapes = dz_alloc_zero(c.n[0] + 1, c.width);
        if (best && shapes) {
            forward(&c, best, shapes);
            *touched = best[cell(&c, c.n[0], c.n[1])] == INFINITY;
            done = *touched || walk_back(&c, shapes, beads, touched);
        }
    }
    dz_release(best);
    dz_release(shapes);
    close_corridor(&c);
    return done ? DZ_OK : DZ_NOMEM;
}

/* ---- how sure ---- */

/** log(exp(-a) + exp(-b)) for costs: the cost of either. */
static float either(float a, float b)
{
    float low = a < b ? a : b, high = a < b ? b : a;

    return high == INFINITY ? low : low - log1pf(expf(low - high));
}

/** For each cell the cost of reaching it (or, backward, of going on from it) by any way. */
static void sum_ways(const corridor *c, float *ways, bool backward)
{
    for (size_t x = 0; x <= c->n[0]; x++) {
        size_t i = backward ? c->n[0] - x : x;
        size_t low = c->centre[i] > c->half ? c->centre[i] - c->half : 0;
        size_t high = c->centre[i] + c->half < c->n[1] ? c->centre[i] + c->half : c->n[1];

        for (size_t y = low; y <= high; y++) {
            size_t j = backward ? high + low - y : y, n[2];
            float  all = (backward ? i == c->n[0] && j == c->n[1] : i == 0 && j == 0) ? 0 : INFINITY;

            for (size_t k = 0; shape(k, n); k++) {
                if (backward ? (i + n[0] > c->n[0] || j + n[1] > c->n[1] || !inside(c, i + n[0], j + n[1]))
                             : (n[0] > i || n[1] > j || !inside(c, i - n[0], j - n[1])))
                    continue;
                if (backward)
                    all = either(all, ways[cell(c, i + n[0], j + n[1])] + bead_cost(c, i, j, n));
                else
                    all = either(all, ways[cell(c, i - n[0], j - n[1])] + bead_cost(c, i - n[0], j - n[1], n));
            }
            ways[cell(c, i, j)] = all;
        }
    }
}

/** Lays the corridor along the beads. */
static void follow(corridor *c, const dz_bead_rows *beads)
{
    for (size_t b = 0; b < beads->n; b++) {
        const dz_bead *bead = &beads->at[b];

        for (size_t k = 0; k < bead->n[0]; k++)
            c->centre[bead->first[0] + k] = (uint32_t)(bead->first[1] + k * bead->n[1] / bead->n[0]);
    }
    c->centre[c->n[0]] = (uint32_t)c->n[1];
}

static uint8_t per_cent(float cost)
{
    float p = 100 * expf(-cost);

    if (!isfinite(p)) /* no way through the narrow corridor: not known */
        return 0;
    return (uint8_t)(p < 0 ? 0 : p > 99 ? 99 : p); /* a model is never quite sure */
}

/** Wide enough for the longest run of segments that one side has alone. */
static size_t near_half(const dz_cost *cost, const dz_bead_rows *beads)
{
    size_t longest = 0, run = 0, fits = DZ_MOST_CELLS / (cost->n[0] + 1) / 2;

    for (size_t b = 0; b < beads->n; b++) {
        run = beads->at[b].n[0] == 0 ? run + beads->at[b].n[1] : 0;
        longest = run > longest ? run : longest;
    }
    return longest + NEAR_HALF < fits ? longest + NEAR_HALF : fits;
}

/** Fills in cost, evidence and how sure of beads that were found. */
static bool judge(const dz_cost *cost, dz_bead_rows *beads)
{
    corridor c;
    float   *there = NULL, *on = NULL;
    bool     done = false;

    if (open_corridor(&c, cost, near_half(cost, beads))) {
        follow(&c, beads);
        fill_shared(&c);
        there = dz_alloc(c.n[0] + 1, c.width * sizeof *there);
        on = dz_alloc(c.n[0] + 1, c.width * sizeof *on);
        done = there && on;
    }
    if (done) {
        sum_ways(&c, there, false);
        sum_ways(&c, on, true);
        for (size_t b = 0; b < beads->n; b++) {
            dz_bead     *bead = &beads->at[b];
            const size_t first[2] = {bead->first[0], bead->first[1]}, n[2] = {bead->n[0], bead->n[1]};
            unsigned     evidence;

            bead->cost = dz_cost_bead(cost, first, n, shared_in(&c, first[0], first[1], n), &evidence);
            bead->evidence = (uint8_t)evidence;
            if (inside(&c, first[0], first[1]) && inside(&c, first[0] + n[0], first[1] + n[1]))
                bead->sure = per_cent(there[cell(&c, first[0], first[1])] + bead->cost +
                                      on[cell(&c, first[0] + n[0], first[1] + n[1])] - on[cell(&c, 0, 0)]);
        }
    }
    dz_release(there);
    dz_release(on);
    close_corridor(&c);
    return done;
}

/** The half-width that holds every cell there is. */
static size_t whole(const dz_cost *cost) { return cost->n[1] + DZ_MOST_IN_BEAD + 1; }

dz_status dz_path_find(const dz_cost *cost, dz_bead_rows *beads)
{
    size_t longest = cost->n[0] > cost->n[1] ? cost->n[0] : cost->n[1];
    size_t fits = DZ_MOST_CELLS / (cost->n[0] + 1) / 2, half = LEAST_HALF + longest / 20;
    bool   touched = true;

    while (touched) {
        dz_status status;

        if (half > whole(cost))
            half = whole(cost);
        if (half > fits)
            return DZ_TOO_LARGE;
        beads->n = 0;
        status = search(cost, half, beads, &touched);
        if (status != DZ_OK)
            return status;
        if (half == whole(cost))
            break;
        half *= 2;
    }
    return judge(cost, beads) ? DZ_OK : DZ_NOMEM;
}
