/* learn.c — the translation table, bettered by the text itself. Floor align.
 *
 * Brown et al. (1993), "The Mathematics of Statistical Machine Translation", model
 * 2 with a fixed law of positions, maximum a posteriori with what the lexicon
 * says as prior.
 */
#include "align/learn.h"

#include <stdlib.h>
#include <string.h>

#include "align/nats.h"

enum {
    ROUNDS = 4,
    NEAR = 256,             /* steps of the table of positions */
    MOST_MEETINGS = 6 << 20, /* pairs of tokens looked at: of a larger text, beads spread evenly over it */
    MOST_IN_BEAD = 1 << 16  /* and of one bead */
};

static const float fading = 5.0f;         /* how fast a link fades with distance */
static const float by_chance = 0.06f;     /* of the other side's tokens, for a token that nothing explains */
static const float trust = 10.0f;         /* tokens that the lexicon weighs as much as */
static const float discount = 0.5f;       /* off each count: what met once may have met by chance */
static const float of_lexicon = 0.5f;     /* at the start; the rest is for words that it does not have */
static const float worth_keeping = 0.01f; /* rarer renderings say nothing */

/** A Chinese and an English type that met in a bead. */
typedef struct couple {
    uint32_t zh, en;
    float    t[2];       /* t(en | zh), t(zh | en) */
    float    lexicon[2]; /* what the lexicon says of the same */
} couple;

/** The tokens of a bead that is learned from. */
typedef struct lesson {
    uint32_t zh, en; /* the first ones */
    uint32_t n[2];
} lesson;

typedef struct learning {
    const dz_cost *cost;
    DZ_LIST(lesson) lessons;
    DZ_LIST(couple) couples;
    uint32_t *slots; /* open-addressed: index into couples + 1 */
    size_t    mask;
    DZ_LIST(uint32_t) met; /* the couple of each Chinese token with each English one, lesson by lesson */
    float     near[NEAR + 1]; /* by distance of relative positions */
    float    *shares, *at;    /* work: as many as the longest lesson has tokens on a side */
    float    *t, *count;      /* of each couple, one way: close together, as each round walks over them by chance */
} learning;

/* ---- who meets whom ---- */

static lesson lesson_of(const dz_cost *cost, const dz_bead *bead)
{
    const uint32_t *zh = cost->sides[DZ_ZH].first + bead->first[DZ_ZH], *en = cost->sides[DZ_EN].first + bead->first[DZ_EN];

    return (lesson){zh[0], en[0], {zh[bead->n[DZ_ZH]] - zh[0], en[bead->n[DZ_EN]] - en[0]}};
}

static uint64_t meetings(const lesson *one) { return (uint64_t)one->n[DZ_ZH] * one->n[DZ_EN]; }

static bool is_useful(const lesson *one) { return meetings(one) > 0 && meetings(one) <= MOST_IN_BEAD; }

/** Chooses the beads to learn from: all, or of a large text so many, spread evenly
 *  by what they hold, that the bound is kept. */
static bool choose_lessons(learning *l, const dz_bead_rows *beads)
{
    uint64_t all = 0, passed = 0, taken = 0, step;
    size_t   longest = 0;

    for (size_t b = 0; b < beads->n; b++) {
        lesson one = lesson_of(l->cost, &beads->at[b]);

        all += is_useful(&one) ? meetings(&one) : 0;
    }
    step = all / MOST_MEETINGS + 1;
    for (size_t b = 0; b < beads->n; b++) {
        lesson one = lesson_of(l->cost, &beads->at[b]);

        passed += is_useful(&one) ? meetings(&one) : 0;
        if (!is_useful(&one) || (taken + meetings(&one)) * step > passed)
            continue;
        if (!dz_list_push(&l->lessons, one))
            return false;
        taken += meetings(&one);
        for (int side = 0; side < 2; side++)
            longest = one.n[side] > longest ? one.n[side] : longest;
    }
    l->shares = dz_alloc(longest, sizeof *l->shares);
    l->at = dz_alloc(longest, sizeof *l->at);
    return l->shares && l->at;
}

static size_t slot_of(const learning *l, uint32_t zh, uint32_t en)
{
    uint64_t mixed = ((uint64_t)zh << 32 | en) * 0x9E3779B97F4A7C15u;
    size_t   slot = (size_t)(mixed >> 29) & l->mask;

    while (l->slots[slot] && (l->couples.at[l->slots[slot] - 1].zh != zh || l->couples.at[l->slots[slot] - 1].en != en))
        slot = (slot + 1) & l->mask;
    return slot;
}

static bool grow_slots(learning *l)
{
    size_t room = l->slots ? 2 * (l->mask + 1) : 1 << 14;

    dz_release(l->slots);
    l->slots = dz_alloc_zero(room, sizeof *l->slots);
    l->mask = room - 1;
    for (size_t i = 0; l->slots && i < l->couples.n; i++)
        l->slots[slot_of(l, l->couples.at[i].zh, l->couples.at[i].en)] = (uint32_t)i + 1;
    return l->slots != NULL;
}

static bool meet(learning *l, uint32_t zh, uint32_t en)
{
    size_t slot;

    if (2 * l->couples.n > l->mask && !grow_slots(l))
        return false;
    slot = slot_of(l, zh, en);
    if (!l->slots[slot]) {
        if (!dz_list_push(&l->couples, (couple){zh, en, {0, 0}, {0, 0}}))
            return false;
        l->slots[slot] = (uint32_t)l->couples.n;
    }
    return dz_list_push(&l->met, l->slots[slot] - 1);
}

static bool meet_all(learning *l)
{
    const dz_token *zh = l->cost->sides[DZ_ZH].list.at, *en = l->cost->sides[DZ_EN].list.at;

    for (size_t k = 0; k < l->lessons.n; k++) {
        const lesson *one = &l->lessons.at[k];

        for (uint32_t a = one->zh; a < one->zh + one->n[DZ_ZH]; a++)
            for (uint32_t b = one->en; b < one->en + one->n[DZ_EN]; b++)
                if (!meet(l, zh[a].type, en[b].type))
                    return false;
    }
    return true;
}

/* ---- expectation and maximisation ---- */

/** How likely a token is of a type. */
static float chance_of(const learning *l, int side, uint32_t type)
{
    const dz_tokens *tokens = &l->cost->sides[side];

    return 1 / l->cost->rarity[side][tokens->places[tokens->types.at[type].places]];
}

/** The lexicon's rows are the prior, and half of the start. */
static void begin(learning *l, const dz_renders *lexicon)
{
    for (size_t z = 0; z < l->cost->sides[DZ_ZH].types.n; z++)
        for (uint32_t r = lexicon->first[z]; r < lexicon->first[z + 1]; r++) {
            const dz_render *render = &lexicon->list.at[r];
            uint32_t         found = l->slots[slot_of(l, (uint32_t)z, render->en)];

            if (found) {
                l->couples.at[found - 1].lexicon[0] = render->forth;
                l->couples.at[found - 1].lexicon[1] = render->back;
            }
        }
    for (size_t i = 0; i < l->couples.n; i++) {
        couple *c = &l->couples.at[i];

        c->t[0] = of_lexicon * c->lexicon[0] + (1 - of_lexicon) * chance_of(l, DZ_EN, c->en);
        c->t[1] = of_lexicon * c->lexicon[1] + (1 - of_lexicon) * chance_of(l, DZ_ZH, c->zh);
    }
}

/** Shares one token, at 'at' of 0..1, among the 'n' tokens of the other side, which
 *  stand at l->at and whose couples stand 'step' apart. 'none' is how likely nothing
 *  there explains it. */
static void share_token(learning *l, const uint32_t *met, size_t n, size_t step, float at, float none)
{
    float all = none * (float)n;

    for (size_t y = 0; y < n; y++) {
        float off = l->at[y] - at;

        l->shares[y] = l->t[met[y * step]] * l->near[(size_t)((off < 0 ? -off : off) * NEAR)];
        all += l->shares[y];
    }
    for (size_t y = 0; y < n; y++)
        l->count[met[y * step]] += l->shares[y] / all;
}

/** Where the nth of 'all' tokens stands, of 0..1. */
static float stands_at(size_t nth, size_t all) { return ((float)nth + 0.5f) / (float)all; }

/** Shares the tokens of one side of a lesson, whose couples 'met' are. */
static void share_lesson(learning *l, const lesson *one, const uint32_t *met, int side)
{
    const dz_token *first = l->cost->sides[side].list.at + (side == DZ_EN ? one->en : one->zh);
    const size_t    n = one->n[side], others = one->n[!side];

    for (size_t y = 0; y < others; y++)
        l->at[y] = stands_at(y, others);
    for (size_t x = 0; x < n; x++)
        share_token(l, met + x * (side == DZ_EN ? 1 : others), others, side == DZ_EN ? n : 1, stands_at(x, n),
                    by_chance * chance_of(l, side, first[x].type));
}

/** Turns counts into probabilities. */
static void estimate(learning *l, int way, float *sums)
{
    memset(sums, 0, l->cost->sides[way == 0 ? DZ_ZH : DZ_EN].types.n * sizeof *sums);
    for (size_t i = 0; i < l->couples.n; i++)
        sums[way == 0 ? l->couples.at[i].zh : l->couples.at[i].en] += l->count[i];
    for (size_t i = 0; i < l->couples.n; i++) {
        const couple *c = &l->couples.at[i];
        float         count = l->count[i] > discount ? l->count[i] - discount : 0;

        l->t[i] = (count + trust * c->lexicon[way]) / (trust + sums[way == 0 ? c->zh : c->en]);
    }
}

/** All rounds one way. 'way' 0: English explained by Chinese. False: no memory. */
static bool learn_way(learning *l, int way)
{
    float *sums = dz_alloc(l->cost->sides[way == 0 ? DZ_ZH : DZ_EN].types.n, sizeof *sums);

    for (size_t i = 0; i < l->couples.n; i++)
        l->t[i] = l->couples.at[i].t[way];
    for (int round = 0; sums && round < ROUNDS; round++) {
        const uint32_t *met = l->met.at;

        memset(l->count, 0, l->couples.n * sizeof *l->count);
        for (size_t k = 0; k < l->lessons.n; k++) {
            share_lesson(l, &l->lessons.at[k], met, way == 0 ? DZ_EN : DZ_ZH);
            met += meetings(&l->lessons.at[k]);
        }
        estimate(l, way, sums);
    }
    for (size_t i = 0; i < l->couples.n; i++)
        l->couples.at[i].t[way] = l->t[i];
    dz_release(sums);
    return sums != NULL;
}

/* ---- the new table ---- */

static int by_types(const void *a, const void *b)
{
    const couple *x = a, *y = b;

    return x->zh != y->zh ? (x->zh < y->zh ? -1 : 1) : x->en < y->en ? -1 : x->en > y->en;
}

/** Writes the row of type z: couples i .. end - 1, and what the lexicon has of types that did not meet it. */
static bool write_row(const learning *l, size_t i, size_t end, const dz_renders *lexicon, size_t z, dz_renders *out)
{
    uint32_t r = lexicon->first[z], rows = lexicon->first[z + 1];

    while (i < end || r < rows) {
        dz_render one;

        if (i == end || (r < rows && lexicon->list.at[r].en < l->couples.at[i].en)) {
            one = lexicon->list.at[r++];
        } else {
            const couple *c = &l->couples.at[i++];

            r += r < rows && c->en == lexicon->list.at[r].en;
            one = (dz_render){c->en, c->t[0], c->t[1]};
        }
        if ((one.forth > worth_keeping || one.back > worth_keeping) && !dz_list_push(&out->list, one))
            return false;
    }
    return true;
}

/** Leaves out the couples that say nothing and that the lexicon does not have: nearly all. */
static void drop_idle(learning *l)
{
    size_t kept = 0;

    for (size_t i = 0; i < l->couples.n; i++) {
        const couple *c = &l->couples.at[i];

        if (c->t[0] > worth_keeping || c->t[1] > worth_keeping || c->lexicon[0] > 0 || c->lexicon[1] > 0)
            l->couples.at[kept++] = *c;
    }
    l->couples.n = kept;
}

static bool write_table(learning *l, const dz_renders *lexicon, dz_renders *out)
{
    size_t types = l->cost->sides[DZ_ZH].types.n, i = 0;

    out->first = dz_alloc(types + 1, sizeof *out->first);
    if (!out->first)
        return false;
    drop_idle(l);
    if (l->couples.n > 1)
        qsort(l->couples.at, l->couples.n, sizeof *l->couples.at, by_types);
    for (size_t z = 0; z < types; z++) {
        size_t end = i;

        while (end < l->couples.n && l->couples.at[end].zh == z)
            end++;
        out->first[z] = (uint32_t)out->list.n;
        if (!write_row(l, i, end, lexicon, z, out))
            return false;
        i = end;
    }
    out->first[types] = (uint32_t)out->list.n;
    return true;
}

bool dz_learn(const dz_cost *cost, const dz_bead_rows *beads, const dz_renders *lexicon, dz_renders *out)
{
    learning l = {.cost = cost};
    bool     ok = grow_slots(&l) && choose_lessons(&l, beads) && meet_all(&l);

    for (int i = 0; i <= NEAR; i++)
        l.near[i] = dz_exp(-fading * (float)i / NEAR);
    if (ok)
        begin(&l, lexicon);
    l.t = dz_alloc(l.couples.n, sizeof *l.t);
    l.count = dz_alloc(l.couples.n, sizeof *l.count);
    ok = ok && l.t && l.count && learn_way(&l, 0) && learn_way(&l, 1);
    ok = ok && write_table(&l, lexicon, out);
    dz_list_free(&l.lessons);
    dz_list_free(&l.couples);
    dz_list_free(&l.met);
    dz_release(l.slots);
    dz_release(l.shares);
    dz_release(l.at);
    dz_release(l.t);
    dz_release(l.count);
    return ok;
}
