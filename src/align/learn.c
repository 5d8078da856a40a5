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
    float    count[2];
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
    float    *shares;         /* work: as many as the longest lesson has tokens on a side */
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
    return l->shares != NULL;
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
        if (!dz_list_push(&l->couples, (couple){zh, en, {0, 0}, {0, 0}, {0, 0}}))
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

/** Shares one token, at 'at' of 0..1, among the 'n' tokens of the other side, whose
 *  couples stand 'step' apart. 'none' is how likely nothing there explains it. */
static void share_token(learning *l, const uint32_t *met, size_t n, size_t step, float at, float none, int way)
{
    float all = none * (float)n;

    for (size_t y = 0; y < n; y++) {
        float off = ((float)y + 0.5f) / (float)n - at;

        l->shares[y] = l->couples.at[met[y * step]].t[way] * l->near[(size_t)((off < 0 ? -off : off) * NEAR)];
        all += l->shares[y];
    }
    for (size_t y = 0; y < n; y++)
        l->couples.at[met[y * step]].count[way] += l->shares[y] / all;
}

/** One round over all lessons. 'way' 0: English explained by Chinese. */
static void share_all(learning *l, int way)
{
    const int       side = way == 0 ? DZ_EN : DZ_ZH;
    const dz_token *tokens = l->cost->sides[side].list.at;
    const uint32_t *met = l->met.at;

    for (size_t k = 0; k < l->lessons.n; k++) {
        const lesson *one = &l->lessons.at[k];
        const size_t  nz = one->n[DZ_ZH], ne = one->n[DZ_EN], n = side == DZ_EN ? ne : nz;
        const dz_token *first = tokens + (side == DZ_EN ? one->en : one->zh);

        for (size_t x = 0; x < n; x++)
            share_token(l, met + x * (side == DZ_EN ? 1 : ne), side == DZ_EN ? nz : ne, side == DZ_EN ? ne : 1,
                        ((float)x + 0.5f) / (float)n, by_chance * chance_of(l, side, first[x].type), way);
        met += nz * ne;
    }
}

/** Turns counts into probabilities. */
static bool estimate(learning *l, int way)
{
    float *sums = dz_alloc_zero(l->cost->sides[way == 0 ? DZ_ZH : DZ_EN].types.n, sizeof *sums);

    if (!sums)
        return false;
    for (size_t i = 0; i < l->couples.n; i++)
        sums[way == 0 ? l->couples.at[i].zh : l->couples.at[i].en] += l->couples.at[i].count[way];
    for (size_t i = 0; i < l->couples.n; i++) {
        couple *c = &l->couples.at[i];
        float   count = c->count[way] > discount ? c->count[way] - discount : 0;

        c->t[way] = (count + trust * c->lexicon[way]) / (trust + sums[way == 0 ? c->zh : c->en]);
        c->count[way] = 0;
    }
    dz_release(sums);
    return true;
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
        const couple    *c = i < end ? &l->couples.at[i] : NULL;
        const dz_render *row = r < rows ? &lexicon->list.at[r] : NULL;
        dz_render        one;

        if (c && (!row || c->en <= row->en)) {
            r += row && c->en == row->en;
            one = (dz_render){c->en, c->t[0], c->t[1]};
            i++;
        } else {
            one = *row;
            r++;
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
    for (int round = 0; ok && round < ROUNDS; round++)
        for (int way = 0; ok && way < 2; way++) {
            share_all(&l, way);
            ok = estimate(&l, way);
        }
    ok = ok && write_table(&l, lexicon, out);
    dz_list_free(&l.lessons);
    dz_list_free(&l.couples);
    dz_list_free(&l.met);
    dz_release(l.slots);
    dz_release(l.shares);
    return ok;
}
