/* edits.c — what makes one run of tokens another. Floor compare.
 *
 * What is equal at both ends is set aside. The rest is cut in the middle of a
 * shortest path (Myers 1986, in linear space) again and again until one side
 * is empty. Where that path is too long, the tokens that stand once on
 * both sides cut, as many as keep their order (patience); and where there are
 * none, the point that got furthest. So time does not grow with the square.
 */
#include "compare/edits.h"

#include <string.h>

enum {
    MOST_STEPS = 256, /* edits from either end of a run before the search for its middle is given up */
    LEAST_ISLAND = 2  /* equal tokens between two edits */
};

/** What is left to be compared: [from, to) of both sides. */
typedef struct run {
    uint32_t from[2], to[2];
    bool     anchored; /* anchors were looked for, and there were none */
} run;

/** A token that may stand once on both sides. */
typedef struct once {
    uint64_t hash;
    uint32_t at[2], n[2];
} once;

typedef struct differ {
    const dz_token *side[2];
    DZ_LIST(run) left;       /* a stack: the first in order is on top */
    DZ_LIST(once) table;     /* open addressing */
    DZ_LIST(once) anchors;   /* by their place in the old */
    DZ_LIST(uint32_t) piles; /* of patience: the last anchor of each ... */
    DZ_LIST(uint32_t) below; /* ... and the one below each anchor */
    uint32_t reach[2][2 * MOST_STEPS + 3]; /* how far each diagonal got, from either end */
    dz_edits *out;
} differ;

static bool same(const differ *d, size_t i, size_t j) { return d->side[0][i].hash == d->side[1][j].hash; }

static void trim(const differ *d, run *r)
{
    while (r->from[0] < r->to[0] && r->from[1] < r->to[1] && same(d, r->from[0], r->from[1]))
        r->from[0]++, r->from[1]++;
    while (r->from[0] < r->to[0] && r->from[1] < r->to[1] && same(d, r->to[0] - 1, r->to[1] - 1))
        r->to[0]--, r->to[1]--;
}

/* ---- anchors ---- */

static once *slot_of(differ *d, uint64_t hash)
{
    size_t mask = d->table.n - 1, i = hash & mask;

    while (d->table.at[i].hash != hash && d->table.at[i].n[0])
        i = (i + 1) & mask;
    return &d->table.at[i];
}

static bool clear_table(differ *d, size_t tokens)
{
    size_t n = 64;

    while (n < 2 * tokens)
        n *= 2;
    d->table.n = 0;
    if (!dz_list_reserve(&d->table, n))
        return false;
    memset(d->table.at, 0, n * sizeof *d->table.at);
    d->table.n = n;
    return true;
}

/** Gathers the tokens that stand once on both sides, by their place in the old. */
static bool gather(differ *d, const run *r)
{
    d->anchors.n = 0;
    if (!clear_table(d, r->to[0] - r->from[0]))
        return false;
    for (int s = 0; s < 2; s++)
        for (uint32_t i = r->from[s]; i < r->to[s]; i++) {
            once *slot = slot_of(d, d->side[s][i].hash);

            if (s == 1 && slot->n[0] == 0)
                continue;
            slot->hash = d->side[s][i].hash;
            slot->at[s] = i;
            slot->n[s] += slot->n[s] < 2;
        }
    for (uint32_t i = r->from[0]; i < r->to[0]; i++) {
        const once *slot = slot_of(d, d->side[0][i].hash);

        if (slot->n[0] == 1 && slot->n[1] == 1 && !dz_list_push(&d->anchors, *slot))
            return false;
    }
    return true;
}

/** Keeps the most anchors whose places in the new ascend, too. */
static bool keep_in_order(differ *d)
{
    uint32_t kept;

    d->piles.n = d->below.n = 0;
    for (uint32_t i = 0; i < d->anchors.n; i++) {
        size_t low = 0, high = d->piles.n;

        while (low < high) {
            size_t middle = low + (high - low) / 2;

            if (d->anchors.at[d->piles.at[middle]].at[1] < d->anchors.at[i].at[1])
                low = middle + 1;
            else
                high = middle;
        }
        if (!dz_list_push(&d->below, low ? d->piles.at[low - 1] : UINT32_MAX) ||
            (low == d->piles.n && !dz_list_push(&d->piles, i)))
            return false;
        d->piles.at[low] = i;
    }
    kept = d->piles.n ? d->piles.at[d->piles.n - 1] : 0;
    for (size_t k = d->piles.n; k > 0; k--) {
        d->piles.at[k - 1] = kept;
        kept = d->below.at[kept];
    }
    return true;
}

/** Cuts a run at its anchors. A run without one comes back as it was, marked. */
static bool cut_at_anchors(differ *d, const run *r)
{
    run rest = *r;

    if (!gather(d, r) || !keep_in_order(d))
        return false;
    rest.anchored = d->piles.n == 0;
    for (size_t k = d->piles.n; k > 0; k--) {
        const once *anchor = &d->anchors.at[d->piles.at[k - 1]];
        run         behind = rest;

        for (int s = 0; s < 2; s++) {
            behind.from[s] = anchor->at[s] + 1;
            rest.to[s] = anchor->at[s];
        }
        if (!dz_list_push(&d->left, behind))
            return false;
    }
    return dz_list_push(&d->left, rest);
}

/* ---- the middle of a shortest path ---- */

/** A search from one end of a run. Backward, places are counted from its end. */
typedef struct search {
    const differ *d;
    const run    *r;
    bool          back;
    int32_t       n[2];  /* tokens of the run on each side */
    uint32_t     *reach; /* by diagonal x - y, from -MOST_STEPS - 1 on */
} search;

static bool same_from_end(const search *s, int32_t x, int32_t y)
{
    const run *r = s->r;

    return s->back ? same(s->d, r->to[0] - 1 - (uint32_t)x, r->to[1] - 1 - (uint32_t)y)
                   : same(s->d, r->from[0] + (uint32_t)x, r->from[1] + (uint32_t)y);
}

static int32_t reached(const search *s, int32_t k) { return (int32_t)s->reach[k + MOST_STEPS + 1] - 1; }

/** Goes one edit further on a diagonal. Answers how far on the old side it got, or -1 outside of the run. */
static int32_t step_on(search *s, int32_t k, int32_t steps)
{
    int32_t down = k < steps ? reached(s, k + 1) : -1, right = k > -steps ? reached(s, k - 1) : -1;
    int32_t x = steps == 0 ? 0 : -1;

    if (right >= 0 && right < s->n[0])
        x = right + 1;
    if (down > x && down - k <= s->n[1])
        x = down;
    while (x >= 0 && x < s->n[0] && x - k < s->n[1] && same_from_end(s, x, x - k))
        x++;
    s->reach[k + MOST_STEPS + 1] = (uint32_t)(x + 1);
    return x;
}

/** The place that got furthest after so many steps: its diagonal. */
static int32_t furthest(const search *s, int32_t steps, int32_t *sum)
{
    int32_t best = 0;

    *sum = -1;
    for (int32_t k = -steps; k <= steps; k += 2)
        if (reached(s, k) >= 0 && 2 * reached(s, k) - k > *sum) {
            *sum = 2 * reached(s, k) - k;
            best = k;
        }
    return best;
}

/** A point of a search, as places in the two lists. */
static void point_at(const search *s, int32_t x, int32_t k, uint32_t at[2])
{
    uint32_t far[2] = {(uint32_t)x, (uint32_t)(x - k)};

    for (int side = 0; side < 2; side++)
        at[side] = s->back ? s->r->to[side] - far[side] : s->r->from[side] + far[side];
}

/** Goes a step on every diagonal. True: it met the search from the other end; 'at' is where. */
static bool meet(search *s, const search *other, int32_t steps, int32_t other_steps, uint32_t at[2])
{
    int32_t delta = s->n[0] - s->n[1];

    for (int32_t k = -steps; k <= steps; k += 2) {
        int32_t x = step_on(s, k, steps), facing = delta - k;

        if (x < 0 || facing < -other_steps || facing > other_steps || ((facing + other_steps) & 1))
            continue;
        if (reached(other, facing) >= 0 && x + reached(other, facing) >= s->n[0]) {
            point_at(s, x, k, at);
            return true;
        }
    }
    return false;
}

/** Where to cut a run whose ends differ on both sides. False: the middle is too far to be
 *  found, and 'at' is the point furthest from an end that was. */
static bool middle_of(differ *d, const run *r, uint32_t at[2])
{
    search  ends[2];
    int32_t sum[2], diagonal[2], best;

    for (int e = 0; e < 2; e++) {
        ends[e] = (search){.d = d, .r = r, .back = e == 1, .reach = d->reach[e]};
        ends[e].n[0] = (int32_t)(r->to[0] - r->from[0]);
        ends[e].n[1] = (int32_t)(r->to[1] - r->from[1]);
    }
    for (int32_t steps = 0; steps <= MOST_STEPS; steps++)
        if (meet(&ends[0], &ends[1], steps, steps - 1, at) || meet(&ends[1], &ends[0], steps, steps, at))
            return true;
    for (int e = 0; e < 2; e++)
        diagonal[e] = furthest(&ends[e], MOST_STEPS, &sum[e]);
    best = sum[1] > sum[0];
    point_at(&ends[best], reached(&ends[best], diagonal[best]), diagonal[best], at);
    return false;
}

static bool cut_at(differ *d, const run *r, const uint32_t at[2])
{
    run first = *r, second = *r;

    for (int s = 0; s < 2; s++)
        first.to[s] = second.from[s] = at[s];
    return dz_list_push(&d->left, second) && dz_list_push(&d->left, first);
}

/** Cuts a run in the middle of a shortest path, or where that is too long at its anchors. */
static bool cut(differ *d, const run *r)
{
    uint32_t at[2];

    return middle_of(d, r, at) || r->anchored ? cut_at(d, r, at) : cut_at_anchors(d, r);
}

/* ---- the list ---- */

/** Appends an edit, or lengthens the last one when too little is equal between. */
static bool add(differ *d, size_t first, const run *r)
{
    dz_edit  edit = {{r->from[0], r->from[1]}, {r->to[0] - r->from[0], r->to[1] - r->from[1]}};
    dz_edit *last = d->out->n > first ? &d->out->at[d->out->n - 1] : NULL;

    if (last && edit.at[0] - (last->at[0] + last->n[0]) < LEAST_ISLAND) {
        for (int s = 0; s < 2; s++)
            last->n[s] = edit.at[s] + edit.n[s] - last->at[s];
        return true;
    }
    return dz_list_push(d->out, edit);
}

static bool compare(differ *d)
{
    size_t first = d->out->n;

    while (d->left.n) {
        run    r = d->left.at[--d->left.n];

        trim(d, &r);
        if (r.from[0] == r.to[0] && r.from[1] == r.to[1])
            continue;
        if (!(r.from[0] == r.to[0] || r.from[1] == r.to[1] ? add(d, first, &r) : cut(d, &r)))
            return false;
    }
    return true;
}

bool dz_edits_find(dz_token_list a, dz_token_list b, dz_edits *out)
{
    differ *d = dz_alloc_zero(1, sizeof *d);
    bool    done;

    if (!d)
        return false;
    d->side[0] = a.at;
    d->side[1] = b.at;
    d->out = out;
    done = dz_list_push(&d->left, (run){{0, 0}, {(uint32_t)a.n, (uint32_t)b.n}, false}) && compare(d);
    dz_list_free(&d->left);
    dz_list_free(&d->table);
    dz_list_free(&d->anchors);
    dz_list_free(&d->piles);
    dz_list_free(&d->below);
    dz_release(d);
    return done;
}

size_t dz_edits_kept(const dz_edit *edits, size_t n, size_t tokens)
{
    for (size_t i = 0; i < n; i++)
        tokens -= edits[i].n[0];
    return tokens;
}
