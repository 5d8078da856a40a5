/* cost.c — what a bead costs, and why. Floor align.
 *
 * Words: each token is explained by the tokens of the other side that may render
 * it, those that stand at the same place of the bead first; or by chance.
 * Length: Gale & Church (1993), with the error saturated so that one odd
 * sentence does not pull a whole page. docs/align.md tells where each number is from.
 */
#include "align/cost.h"

#include <math.h>
#include <string.h>

#include "align/nats.h"

const float dz_by_chance = 0.58f;

const dz_habits dz_of_translations = {
    .sizes = {{0.0f},
              {0.0f, 0.45f, 1.9f, 3.2f, 4.0f, 5.5f, 6.4f, 7.2f, 8.0f},
              {0.0f, 2.8f, 4.2f, 4.8f, 6.0f, 7.0f, 7.8f, 8.5f, 9.2f},
              {0.0f, 5.0f, 5.4f, 6.3f, 7.0f, 7.4f, 8.0f, 8.6f, 9.2f},
              {0.0f, 6.5f, 7.0f, 7.4f, 7.8f, 8.2f, 8.6f, 9.2f, 9.8f},
              {0.0f, 7.5f, 8.0f, 8.4f, 8.8f, 9.2f, 9.6f, 10.0f, 10.5f}},
    .empty = 5.0f, /* where 3 beads of 100 have one */
    .empty_token = 0.08f,
    .over_paragraph = 3.0f,
    .other_kind = 3.0f,
    .ratio = 3.4f, /* over corpora/ */
    .whole = true,
    .variance = 2.2f,
};

const dz_habits dz_of_versions = {
    .sizes = {{0.0f},
              {0.0f, 0.3f, 2.0f, 3.4f, 4.8f, 6.2f},
              {0.0f, 2.0f, 3.6f, 5.0f, 6.4f, 7.8f},
              {0.0f, 3.4f, 5.0f, 6.4f},
              {0.0f, 4.8f, 6.4f},
              {0.0f, 6.2f, 7.8f}},
    .empty = 1.0f, /* one text may be a part of the other */
    .empty_token = 0.05f,
    .over_paragraph = 8.0f,
    .other_kind = 9.0f,
    .ratio = 1.0f,
    .variance = 5.0f,
};

static const float word_weight = 0.5f;  /* of what the words say: they do not speak independently of each other */
static const float most_said = 6.0f;    /* nats that one token can say */
static const float kappa_at_50 = 4.0f;  /* how fast a link fades with distance, for a bead of 50 tokens */
static const float kappa_growth = 0.3f; /* and how that grows with the bead */

static const float unseen = 200;        /* tokens of other texts, so that in a short one a word is still rare */

static const float length_weight = 0.35f;
static const float length_softness = 0.03f; /* the square of the error counts fully only while it is small */
static const float ratio_trust = 400;       /* letters of Chinese that weigh as much as that */

static const float empty_usual = 0.03f;
static const float empty_trust = 30;        /* beads that weigh as much as that */
static const float empty_bend = 0.7f;       /* how far it follows the text */
static const float empty_tokens = 100;

static const float apart = 0.8f;          /* only one side begins a paragraph */
static const float other_quote = 1.0f;    /* only one side ends inside of a quotation */

/* ---- looking at both sides ---- */

static float *rarities(const dz_tokens *tokens)
{
    float  all = (float)tokens->list.n + 0.5f * (float)tokens->types.n + unseen;
    float *rarity = dz_alloc(tokens->list.n, sizeof *rarity);

    for (size_t i = 0; rarity && i < tokens->list.n; i++)
        rarity[i] = all / ((float)tokens->types.at[tokens->list.at[i].type].count + 0.5f);
    return rarity;
}

/** Letters of English for one of Chinese: what is usual, corrected by the two texts
 *  unless one may be a part of the other. */
static float ratio_of(const dz_cost *cost, const dz_figures *figures[2])
{
    dz_lang zh = dz_document_lang(dz_segments_document(dz_figures_segments(figures[DZ_ZH])));
    dz_lang en = dz_document_lang(dz_segments_document(dz_figures_segments(figures[DZ_EN])));
    float   usual = dz_lang_is_zh(zh) && !dz_lang_is_zh(en) ? cost->habits->ratio : 1;

    if (!cost->habits->whole)
        return usual;
    return (cost->views[DZ_EN][cost->n[DZ_EN]].before + ratio_trust * usual) /
           (cost->views[DZ_ZH][cost->n[DZ_ZH]].before + ratio_trust);
}

bool dz_cost_prepare(dz_cost *cost, const dz_habits *habits, const dz_tokens sides[2], const dz_figures *figures[2])
{
    bool ok = true;

    cost->habits = habits;
    cost->sides = sides;
    cost->empty = habits->empty;
    for (int side = 0; side < 2; side++) {
        const dz_segments *segments = dz_figures_segments(figures[side]);

        cost->n[side] = dz_segments_all(segments).n;
        cost->views[side] = dz_views_of(segments);
        cost->rarity[side] = rarities(&sides[side]);
        cost->sums[side] = dz_alloc(sides[side].list.n, sizeof(float));
        ok = ok && cost->views[side] && cost->rarity[side] && cost->sums[side];
    }
    cost->said = dz_alloc(sides[DZ_ZH].list.n + sides[DZ_EN].list.n, sizeof(float));
    if (!ok || !cost->said)
        return false;
    cost->ratio = ratio_of(cost, figures);
    return true;
}

void dz_cost_free(dz_cost *cost)
{
    for (int side = 0; side < 2; side++) {
        dz_release(cost->views[side]);
        dz_release(cost->rarity[side]);
        dz_release(cost->sums[side]);
    }
    dz_release(cost->said);
    memset(cost, 0, sizeof *cost);
}

void dz_cost_expect_empty(dz_cost *cost, const dz_bead_rows *beads)
{
    float empties = empty_trust * empty_usual;

    for (size_t b = 0; b < beads->n; b++)
        empties += beads->at[b].n[0] == 0 || beads->at[b].n[1] == 0;
    cost->empty = cost->habits->empty - empty_bend * dz_ln(empties / ((float)beads->n + empty_trust) / empty_usual);
}

/* ---- the frame of a bead ---- */

float dz_cost_size(const dz_cost *cost, const size_t n[2])
{
    float nats = cost->habits->sizes[n[DZ_ZH]][n[DZ_EN]];

    return nats > 0 ? nats : INFINITY;
}

static float letters(const dz_cost *cost, int side, const size_t first[2], const size_t n[2])
{
    return cost->views[side][first[side] + n[side]].before - cost->views[side][first[side]].before;
}

static float length_cost(const dz_cost *cost, const size_t first[2], const size_t n[2])
{
    float zh = letters(cost, DZ_ZH, first, n), en = letters(cost, DZ_EN, first, n);
    float off = en - zh * cost->ratio;
    float square = off * off / (cost->habits->variance * cost->ratio * ((zh + en / cost->ratio) / 2 + 1));

    return length_weight * square / (1 + length_softness * square);
}

/** Whether a paragraph ends inside, or a heading stands inside. */
static bool crosses(const dz_view *views, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (views[i].starts || views[i].kind != DZ_SEGMENT_SENTENCE)
            return true;
    return false;
}

static float edge_cost(const dz_cost *cost, const size_t first[2], const size_t n[2])
{
    const dz_view *zh = cost->views[DZ_ZH] + first[DZ_ZH], *en = cost->views[DZ_EN] + first[DZ_EN];
    float          all = (float)(crosses(zh, n[DZ_ZH]) + crosses(en, n[DZ_EN])) * cost->habits->over_paragraph;

    if (n[DZ_ZH] == 0 || n[DZ_EN] == 0)
        return all;
    all += zh->starts != en->starts ? apart : 0;
    all += zh[n[DZ_ZH] - 1].quoted != en[n[DZ_EN] - 1].quoted ? other_quote : 0;
    if ((n[DZ_ZH] == 1 ? zh->kind : DZ_SEGMENT_SENTENCE) != (n[DZ_EN] == 1 ? en->kind : DZ_SEGMENT_SENTENCE))
        all += cost->habits->other_kind;
    return all;
}

/** How many tokens a bead with an empty side leaves alone. */
static float left_alone(const dz_cost *cost, const size_t first[2], const size_t n[2])
{
    uint32_t all = 0;

    for (int side = 0; side < 2; side++)
        all += cost->sides[side].first[first[side] + n[side]] - cost->sides[side].first[first[side]];
    return (float)all;
}

float dz_cost_frame(const dz_cost *cost, const size_t first[2], const size_t n[2], dz_why *why)
{
    dz_why all = {0};

    all.edges = edge_cost(cost, first, n);
    if (n[DZ_ZH] == 0 || n[DZ_EN] == 0) {
        float alone = left_alone(cost, first, n);

        all.size = cost->empty + cost->habits->empty_token * (alone < empty_tokens ? alone : empty_tokens);
    } else {
        all.size = dz_cost_size(cost, n);
        all.length = length_cost(cost, first, n);
    }
    if (why)
        *why = all;
    return all.size + all.length + all.edges;
}

/* ---- the words of a bead ---- */

enum { STRETCH = 64 }; /* links weighed at a time */

/** The tokens of one side of a bead. */
typedef struct place {
    uint32_t from;
    size_t   n;
    float    count; /* n */
} place;

static place place_of(const dz_tokens *tokens, size_t first, size_t n)
{
    uint32_t from = tokens->first[first], to = tokens->first[first + n];

    return (place){from, to - from, (float)(to - from)};
}

/** The weights of 'n' links from 'k' on: the nearer their ends stand in the bead, the heavier. */
static void weigh(const dz_link_row *links, size_t k, size_t n, const place *zh, const place *en, float kappa, float *weight)
{
    const uint32_t *a = links->zh + k, *b = links->en + k;
    const float     per_a = -kappa / zh->count, per_b = kappa / en->count, off = (per_a + per_b) / 2;
    const int32_t   a0 = (int32_t)zh->from, b0 = (int32_t)en->from;

    for (size_t i = 0; i < n; i++) {
        float between = (float)((int32_t)a[i] - a0) * per_a + (float)((int32_t)b[i] - b0) * per_b + off;

        weight[i] = dz_exp(between < 0 ? between : -between);
    }
}

/** Adds up, for each token of the bead, what its links say. */
static void add_links(const dz_cost *cost, const size_t first[2], const size_t n[2], const place *zh, const place *en, float kappa)
{
    float *sum_zh = cost->sums[DZ_ZH], *sum_en = cost->sums[DZ_EN];

    memset(sum_zh, 0, zh->n * sizeof *sum_zh);
    memset(sum_en, 0, en->n * sizeof *sum_en);
    for (size_t x = first[DZ_ZH]; x < first[DZ_ZH] + n[DZ_ZH]; x++) {
        const dz_link_row *links = dz_links_row(cost->links, x);
        const size_t      *cell = links->cell + first[DZ_EN] - links->lo;

        for (size_t k = cell[0], end = cell[n[DZ_EN]]; k < end;) {
            size_t many = end - k < STRETCH ? end - k : STRETCH;
            float  weight[STRETCH];

            weigh(links, k, many, zh, en, kappa, weight);
            for (size_t i = 0; i < many; i++, k++) {
                sum_zh[links->zh[k] - zh->from] += weight[i] * links->back[k];
                sum_en[links->en[k] - en->from] += weight[i] * links->forth[k];
            }
        }
    }
}

/** What each token of one side of a bead says: how much better its links explain
 *  it than chance, or, negative, that none does. 'others' is how many tokens the
 *  other side has. Answers the sum. */
static float tell(const dz_cost *cost, int side, const place *here, float others, float kappa)
{
    const float *sums = cost->sums[side], *rarity = cost->rarity[side] + here->from;
    const float  links = (1 - dz_by_chance) * kappa / others, across = dz_exp(-kappa);
    float       *said = cost->said, sum = 0;

    for (size_t i = 0; i < here->n; i++) {
        float at = ((float)(int32_t)i + 0.5f) / here->count;
        float fade = dz_exp(-kappa * at);
        float near = 2 - fade - across / fade; /* the integral of exp(-kappa |x - at|), times kappa */
        float gain = dz_ln(dz_by_chance + links * sums[i] * rarity[i] / near);

        said[i] = gain < most_said ? gain : most_said;
    }
    for (size_t i = 0; i < here->n; i++)
        sum += said[i];
    return sum;
}

/** Shares what the tokens of one side said among the kinds of tokens. */
static void account(const dz_cost *cost, int side, const place *here, dz_why *why)
{
    const dz_tokens *tokens = &cost->sides[side];

    for (size_t i = 0; i < here->n; i++) {
        float share = -word_weight * cost->said[i];

        switch ((dz_token_kind)tokens->types.at[tokens->list.at[here->from + i].type].kind) {
        case DZ_TOKEN_FIGURE:
            why->figures += share;
            break;
        case DZ_TOKEN_MARK:
            why->marks += share;
            break;
        default:
            why->words += share;
        }
    }
}

float dz_cost_words(const dz_cost *cost, const size_t first[2], const size_t n[2], dz_why *why)
{
    place zh = place_of(&cost->sides[DZ_ZH], first[DZ_ZH], n[DZ_ZH]), en = place_of(&cost->sides[DZ_EN], first[DZ_EN], n[DZ_EN]);
    float kappa, said;

    if (zh.n == 0 || en.n == 0) {
        float alone = -word_weight * dz_ln(dz_by_chance) * (zh.count + en.count);

        if (why)
            why->words += alone;
        return alone;
    }
    kappa = kappa_at_50 * dz_power((zh.count + en.count) / 50, kappa_growth);
    add_links(cost, first, n, &zh, &en, kappa);
    said = tell(cost, DZ_EN, &en, zh.count, kappa);
    if (why)
        account(cost, DZ_EN, &en, why);
    said += tell(cost, DZ_ZH, &zh, en.count, kappa);
    if (why)
        account(cost, DZ_ZH, &zh, why);
    return -word_weight * said;
}
