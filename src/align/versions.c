/* versions.c — roughly which segments of two versions stand beside which. Floor align.
 *
 * Each segment looks up by its rarer words the few of the other text that are most
 * like it. A chain of such couples that rises on both sides is the way; to leap over
 * segments costs something once, however far, so that a text which the other one holds
 * twice is read in one of the copies and not in halves of both.
 */
#include "align/versions.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "align/nats.h"

enum {
    MOST_PLACES = 48, /* a word that stands at more places says nothing of where its sentence stands */
    MOST_COUPLES = 8, /* of one segment */
    STEP = 3,         /* segments from couple to couple, on each side, that are no leap */
    AROUND = 2,       /* segments taken in around each couple of the chain */
    BY_LEAPS = 6,     /* and at both ends of a leap, */
    GAP = 4096        /* whose cells are all taken in up to so many */
};

static const float likeness = 0.25f; /* of what two segments say that they must share */
static const float leap = 6.0f;      /* nats */
static const float least_gain = 10.0f; /* nats that beads between two leaps must gain together, for each of these */

/** Two segments that are like each other. */
typedef struct couple {
    uint32_t i, j;
    float    worth;
    float    best; /* of a chain that ends here */
    uint32_t from; /* the couple before in it, or NONE */
} couple;

#define NONE UINT32_MAX

typedef struct finder {
    const dz_cost    *cost;
    const dz_renders *renders;
    float            *weight[2]; /* what all words of each segment say */
    float            *share;     /* of segment i with each of the other side */
    DZ_LIST(uint32_t) touched;   /* those that share anything */
    DZ_LIST(couple) couples;     /* by i, then by j */
    uint32_t *row;               /* the first couple of each segment, and one more */
    uint32_t *tree;              /* of Fenwick, over j: the couple that ends the best chain */
} finder;

/* ---- couples ---- */

/** What a word says that stands on both sides. */
static float said_by(const dz_cost *cost, int side, uint32_t token) { return dz_ln(1 + 0.05f * cost->rarity[side][token]); }

static bool weigh(finder *f)
{
    for (int side = 0; side < 2; side++) {
        const dz_tokens *tokens = &f->cost->sides[side];

        f->weight[side] = dz_alloc_zero(f->cost->n[side] + 1, sizeof(float));
        for (size_t t = 0; f->weight[side] && t < tokens->list.n; t++)
            if (tokens->types.at[tokens->list.at[t].type].kind != DZ_TOKEN_MARK)
                f->weight[side][tokens->segment[t]] += said_by(f->cost, side, (uint32_t)t);
    }
    return f->weight[0] && f->weight[1];
}

/** Adds what one word of a segment shares. A word said twice is shared with the segments that say it twice. */
static bool add_shares(finder *f, uint32_t token, uint32_t nth)
{
    const dz_tokens *old = &f->cost->sides[0], *new = &f->cost->sides[1];
    uint32_t         type = old->list.at[token].type;

    for (uint32_t r = f->renders->first[type]; r < f->renders->first[type + 1]; r++) {
        const dz_type  *word = &new->types.at[f->renders->list.at[r].en];
        const uint32_t *places = new->places + word->places;

        for (uint32_t k = 0; word->kind != DZ_TOKEN_MARK && word->count <= MOST_PLACES && k < word->count; k++) {
            uint32_t j = new->segment[places[k]];

            if (nth > 0 && (k < nth || new->segment[places[k - nth]] != j))
                continue;
            if (k > nth && new->segment[places[k - nth - 1]] == j) /* the same one, met already */
                continue;
            if (f->share[j] == 0 && !dz_list_push(&f->touched, j))
                return false;
            f->share[j] += (said_by(f->cost, 0, token) + said_by(f->cost, 1, places[k])) / 2;
        }
    }
    return true;
}

/** How often the word of a token stands in its segment before it. */
static uint32_t nth_of(const dz_tokens *tokens, uint32_t first, uint32_t token)
{
    const dz_type  *type = &tokens->types.at[tokens->list.at[token].type];
    const uint32_t *places = tokens->places + type->places;

    return (uint32_t)(dz_place_from(places, type->count, token) - dz_place_from(places, type->count, first));
}

/** Keeps the best couples of segment i, in the order of the other side. */
static bool keep_best(finder *f, uint32_t i)
{
    couple kept[MOST_COUPLES];
    size_t n = 0;

    for (size_t k = 0; k < f->touched.n; k++) {
        uint32_t j = f->touched.at[k];
        float    worth = f->share[j] - likeness * (f->weight[0][i] + f->weight[1][j]) / 2;
        size_t   at = n;

        f->share[j] = 0;
        if (worth <= 0 || (n == MOST_COUPLES && worth <= kept[n - 1].worth))
            continue;
        n += n < MOST_COUPLES;
        for (at = n - 1; at > 0 && kept[at - 1].worth < worth; at--)
            kept[at] = kept[at - 1];
        kept[at] = (couple){i, j, worth, 0, NONE};
    }
    f->touched.n = 0;
    for (size_t k = 1; k < n; k++) /* few: by insertion */
        for (size_t x = k; x > 0 && kept[x - 1].j > kept[x].j; x--) {
            couple swap = kept[x];

            kept[x] = kept[x - 1];
            kept[x - 1] = swap;
        }
    for (size_t k = 0; k < n; k++)
        if (!dz_list_push(&f->couples, kept[k]))
            return false;
    return true;
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

static bool find_couples(finder *f)
{
    const dz_tokens *old = &f->cost->sides[0];

    for (size_t i = 0; i < f->cost->n[0]; i++) {
        f->row[i] = (uint32_t)f->couples.n;
        for (uint32_t t = old->first[i]; t < old->first[i + 1]; t++)
            if (!add_shares(f, t, nth_of(old, old->first[i], t)))
                return false;
        if (f->touched.n > 1)
            qsort(f->touched.at, f->touched.n, sizeof *f->touched.at, by_number); /* of equal ones the first is kept */
        if (!keep_best(f, (uint32_t)i))
            return false;
    }
    f->row[f->cost->n[0]] = (uint32_t)f->couples.n;
    return true;
}

/* ---- the chain ---- */

/** Whether a chain that ends with couple x is better than one that ends with y; x comes later. */
static bool is_better(const finder *f, uint32_t x, uint32_t y) { return y == NONE || f->couples.at[x].best > f->couples.at[y].best; }

static uint32_t best_before(const finder *f, size_t j)
{
    uint32_t found = NONE;

    for (; j > 0; j -= j & (~j + 1))
        if (f->tree[j] != NONE && (is_better(f, f->tree[j], found) ||
                                   (f->couples.at[f->tree[j]].best == f->couples.at[found].best && f->tree[j] < found)))
            found = f->tree[j];
    return found;
}

static void enter(const finder *f, uint32_t x)
{
    for (size_t j = f->couples.at[x].j + 1; j <= f->cost->n[1]; j += j & (~j + 1))
        if (is_better(f, x, f->tree[j]))
            f->tree[j] = x;
}

/** Whether a couple may stand just behind another. Two that share a segment must be neighbours: a bead. */
static bool may_follow(const couple *before, const couple *c)
{
    if (before->j > c->j || c->j - before->j > STEP)
        return false;
    return (before->i < c->i && before->j < c->j) || c->i - before->i + c->j - before->j == 1;
}

/** Appends couple x to the best chain that it may follow: one that ends near it, or any with a leap. */
static void link(const finder *f, uint32_t x)
{
    couple  *c = &f->couples.at[x];
    uint32_t far = best_before(f, c->j), first = f->row[c->i > STEP ? c->i - STEP : 0];

    c->best = c->worth - leap;
    if (far != NONE && f->couples.at[far].best > 0) {
        c->best = c->worth + f->couples.at[far].best - leap;
        c->from = far;
    }
    for (uint32_t k = first; k < x; k++) {
        const couple *before = &f->couples.at[k];

        if (may_follow(before, c) && before->best + c->worth > c->best) {
            c->best = before->best + c->worth;
            c->from = k;
        }
    }
}

/** Links all couples. Answers the last one of the best chain, or NONE. */
static uint32_t chain(const finder *f)
{
    uint32_t last = NONE;

    memset(f->tree, 0xff, (f->cost->n[1] + 1) * sizeof *f->tree);
    for (size_t i = 0; i < f->cost->n[0]; i++) {
        for (uint32_t x = f->row[i]; x < f->row[i + 1]; x++) {
            link(f, x);
            if (f->couples.at[x].best > (last == NONE ? 0 : f->couples.at[last].best))
                last = x;
        }
        for (uint32_t x = f->row[i]; x < f->row[i + 1]; x++)
            enter(f, x); /* those of one segment do not follow each other by a leap */
    }
    return last;
}

/* ---- the corridor ---- */

/** Cells from .. to of the two texts, both ends included. */
typedef struct box {
    size_t from[2], to[2];
} box;

/** Takes in the cells of a box that lie in another, too. */
static void take(dz_corridor *c, box b, const box *within)
{
    for (int side = 0; side < 2; side++) {
        b.from[side] = b.from[side] > within->from[side] ? b.from[side] : within->from[side];
        b.to[side] = b.to[side] < within->to[side] ? b.to[side] : within->to[side];
    }
    for (size_t i = b.from[0]; i <= b.to[0] && b.from[1] <= b.to[1]; i++) {
        dz_corridor_add(c, i, b.from[1], 0, 0);
        dz_corridor_add(c, i, b.to[1], 0, 0);
    }
}

/** The cells around a couple. */
static box around(const couple *c)
{
    return (box){{c->i > AROUND ? c->i - AROUND : 0, c->j > AROUND ? c->j - AROUND : 0}, {c->i + 1 + AROUND, c->j + 1 + AROUND}};
}

/** Takes in what is leapt over: all of it, or of much the corners and a way around. */
static void take_leap(dz_corridor *c, const box *gap)
{
    size_t rows = gap->to[0] - gap->from[0], cells = gap->to[1] - gap->from[1];

    if (rows + 1 <= GAP / (cells + 1)) {
        take(c, *gap, gap);
        return;
    }
    take(c, (box){{gap->from[0], gap->from[1]}, {gap->from[0] + BY_LEAPS, gap->from[1] + BY_LEAPS}}, gap);
    take(c, (box){{gap->from[0], gap->from[1]}, {gap->to[0], gap->from[1]}}, gap);
    take(c, (box){{gap->to[0], gap->from[1]}, {gap->to[0], gap->to[1]}}, gap);
    take(c, (box){{gap->to[0] > BY_LEAPS ? gap->to[0] - BY_LEAPS : 0, gap->to[1] > BY_LEAPS ? gap->to[1] - BY_LEAPS : 0},
                  {gap->to[0], gap->to[1]}}, gap);
}

static bool is_step(const couple *a, const couple *b) { return b->i - a->i <= STEP && b->j - a->j <= STEP; }

/** Takes in what lies around a chain. Beyond a leap the way cannot go back to before it. */
static void follow(const couple *at, size_t n, dz_corridor *out)
{
    box gap = {{0, 0}, {0, 0}};

    for (size_t k = 0; k < n;) {
        size_t first = k;
        box    room;

        while (k + 1 < n && is_step(&at[k], &at[k + 1]))
            k++;
        memcpy(room.from, gap.from, sizeof room.from);
        room.to[0] = k + 1 < n ? at[k + 1].i : out->n[0];
        room.to[1] = k + 1 < n ? at[k + 1].j : out->n[1];
        gap.to[0] = at[first].i;
        gap.to[1] = at[first].j;
        take_leap(out, &gap);
        for (size_t x = first; x <= k; x++)
            take(out, around(&at[x]), &room);
        gap.from[0] = at[k].i + 1;
        gap.from[1] = at[k].j + 1;
        k++;
    }
    memcpy(gap.to, out->n, sizeof gap.to);
    take_leap(out, &gap);
    dz_corridor_close(out);
}

/** Leaves of all couples those of the chain that ends with one, in order. */
static void keep_chain(finder *f, uint32_t last)
{
    uint32_t next = NONE;

    f->couples.n = 0;
    for (uint32_t x = last; x != NONE;) { /* let each say which comes behind it */
        uint32_t before = f->couples.at[x].from;

        f->couples.at[x].from = next;
        next = x;
        x = before;
    }
    for (uint32_t x = next; x != NONE;) {
        couple here = f->couples.at[x];

        f->couples.at[f->couples.n++] = here;
        x = here.from;
    }
}

bool dz_versions_way(const dz_cost *cost, const dz_renders *renders, dz_corridor *out)
{
    finder f = {.cost = cost, .renders = renders};
    bool   done;

    f.share = dz_alloc_zero(cost->n[1] + 1, sizeof *f.share);
    f.row = dz_alloc_zero(cost->n[0] + 1, sizeof *f.row);
    f.tree = dz_alloc(cost->n[1] + 1, sizeof *f.tree);
    done = f.share && f.row && f.tree && weigh(&f) && find_couples(&f);
    if (done) {
        keep_chain(&f, chain(&f));
        follow(f.couples.at, f.couples.n, out);
    }
    dz_release(f.weight[0]);
    dz_release(f.weight[1]);
    dz_release(f.share);
    dz_release(f.row);
    dz_release(f.tree);
    dz_list_free(&f.touched);
    dz_list_free(&f.couples);
    return done;
}

/* ---- beads that stand by themselves ---- */

/** Beads from .. to - 1 have both sides, but for a few between them that do not; 'gain' is what those with both sides say. */
typedef struct island {
    size_t from, to;
    float  gain;
    int    leaps; /* at its ends */
} island;

static bool is_pair(const dz_bead *bead) { return bead->n[0] && bead->n[1]; }

/** The first bead from b on with both sides, and whether a leap lies between. */
static size_t next_pair(const dz_bead_rows *beads, size_t b, bool *leap_between)
{
    size_t alone[2] = {0, 0};

    for (; b < beads->n && !is_pair(&beads->at[b]); b++)
        for (int side = 0; side < 2; side++)
            alone[side] += beads->at[b].n[side];
    *leap_between = alone[0] >= STEP || alone[1] >= STEP;
    return b;
}

/** The island that begins with the next pair from b on; its end is the end of the beads where there is none. */
static island next_island(const dz_bead_rows *beads, size_t b)
{
    bool   leaps;
    island land = {.from = next_pair(beads, b, &leaps)};

    land.leaps = leaps;
    for (size_t k = land.from; k < beads->n;) {
        land.gain -= beads->at[k].cost;
        land.to = k + 1;
        k = next_pair(beads, k + 1, &leaps);
        if (leaps || k == beads->n) {
            land.leaps += leaps;
            break;
        }
    }
    return land;
}

/** Adds a bead for each segment of a pair. */
static bool take_apart(const dz_cost *cost, const dz_bead *pair, dz_bead_rows *out)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t k = 0; k < pair->n[side]; k++) {
            dz_bead one = {{pair->first[0], pair->first[1]}, {0, 0}, 0, (uint8_t)(99 - pair->sure), 0};
            size_t  first[2], n[2] = {side == 0, side == 1};

            one.first[side] += k;
            one.first[!side] += side ? pair->n[0] : 0;
            one.n[side] = 1;
            first[0] = one.first[0];
            first[1] = one.first[1];
            one.cost = dz_cost_frame(cost, first, n, NULL);
            if (!dz_list_push(out, one))
                return false;
        }
    return true;
}

/** Puts of what stands alone between two pairs that of the old text first. */
static bool part_sides(dz_bead_rows *beads)
{
    dz_bead_rows parted = {0};
    bool         done = dz_list_reserve(&parted, beads->n + 1);

    for (size_t b = 0, end; done && b < beads->n; b = end) {
        bool leaps;

        end = next_pair(beads, b, &leaps);
        for (int side = 0; side < 2; side++)
            for (size_t k = b; k < end; k++) {
                dz_bead one = beads->at[k];

                if (one.n[side] == 0)
                    continue;
                one.first[!side] = side ? beads->at[end - 1].first[0] + beads->at[end - 1].n[0] : beads->at[b].first[1];
                parted.at[parted.n++] = one;
            }
        if (end < beads->n)
            parted.at[parted.n++] = beads->at[end++];
    }
    if (done) {
        dz_bead_rows old = *beads;

        *beads = parted;
        parted = old;
    }
    dz_list_free(&parted);
    return done;
}

bool dz_versions_leave_alone(const dz_cost *cost, dz_bead_rows *beads)
{
    dz_bead_rows kept = {0};
    bool         done = true;
    size_t       b = 0;

    while (done && b < beads->n) {
        island land = next_island(beads, b);
        size_t end = land.from < beads->n ? land.to : beads->n;
        bool   poor = land.gain < least_gain * (float)land.leaps;

        for (; done && b < end; b++)
            done = poor && is_pair(&beads->at[b]) ? take_apart(cost, &beads->at[b], &kept) : dz_list_push(&kept, beads->at[b]);
    }
    if (done) {
        dz_bead_rows old = *beads;

        *beads = kept;
        kept = old;
    }
    dz_list_free(&kept);
    return done && part_sides(beads);
}
