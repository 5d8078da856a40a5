/* why.c — which words speak for a bead. Floor align. */
#include "align/why.h"

#include <math.h>

#include "align/nats.h"

static const float least_said = 0.7f; /* nats that a pair says, to be worth showing */

/** What one link alone says in a bead with 'n' Chinese tokens. */
static float said_by(const dz_cost *cost, const dz_link_row *links, size_t link, float n)
{    return dz_ln(1 + (1 / dz_by_chance - 1) * links->forth[link] * cost->rarity[DZ_EN][links->en[link]] / n) / 2 +
           dz_ln(1 + (1 / dz_by_chance - 1) * links->back[link] * cost->rarity[DZ_ZH][links->zh[link]] / n) / 2;
}

/** How far from each other, 0..1, the ends of a link stand in a bead. */
static float apart(const dz_link_row *links, size_t link, const size_t from[2], const size_t n[2])
{
    float zh = ((float)(links->zh[link] - from[DZ_ZH]) + 0.5f) / (float)n[DZ_ZH];
    float en = ((float)(links->en[link] - from[DZ_EN]) + 0.5f) / (float)n[DZ_EN];

    return zh < en ? en - zh : zh - en;
}

/** The token of the other side that says most for a token. */
typedef struct choice {
    uint32_t other; /* UINT32_MAX: none */
    float    said;  /* less what the distance takes off */
} choice;

static void offer(choice *best, uint32_t other, float said)
{
    if (said > best->said)
        *best = (choice){other, said};
}

/** For each token of both sides the one that says most for it. */
static void choose(const dz_cost *cost, const dz_bead *bead, const size_t from[2], const size_t n[2], choice *best[2])
{
    for (size_t x = bead->first[DZ_ZH]; x < (size_t)bead->first[DZ_ZH] + bead->n[DZ_ZH]; x++) {
        const dz_link_row *links = dz_links_row(cost->links, x);
        const size_t      *cell = links->cell + bead->first[DZ_EN] - links->lo;

        for (size_t k = cell[0]; k < cell[bead->n[DZ_EN]]; k++) {
            float said = said_by(cost, links, k, (float)n[DZ_ZH]) - apart(links, k, from, n);

            offer(&best[DZ_ZH][links->zh[k] - from[DZ_ZH]], links->en[k], said);
            offer(&best[DZ_EN][links->en[k] - from[DZ_EN]], links->zh[k], said);
        }
    }
}

static dz_token_kind kind_of(const dz_tokens *tokens, size_t token)
{
    return (dz_token_kind)tokens->types.at[tokens->list.at[token].type].kind;
}

static dz_span span_of(const dz_tokens *tokens, uint32_t token)
{
    return (dz_span){tokens->list.at[token].at, tokens->list.at[token].len};
}

bool dz_why_links(const dz_cost *cost, const dz_bead *bead, dz_word_link_rows *out, bool *words)
{
    size_t  from[2], n[2];
    choice *best[2];
    bool    ok;

    *words = false;
    for (int side = 0; side < 2; side++) {
        const uint32_t *first = cost->sides[side].first + bead->first[side];

        from[side] = first[0];
        n[side] = first[bead->n[side]] - first[0];
        best[side] = dz_alloc(n[side], sizeof *best[side]);
        for (size_t t = 0; best[side] && t < n[side]; t++)
            best[side][t] = (choice){UINT32_MAX, 0};
    }
    ok = best[0] && best[1];
    if (ok && n[DZ_ZH] && n[DZ_EN])
        choose(cost, bead, from, n, best);
    for (size_t t = 0; ok && t < n[DZ_ZH]; t++) {
        const choice *one = &best[DZ_ZH][t];

        if (one->other == UINT32_MAX || one->said < least_said || best[DZ_EN][one->other - from[DZ_EN]].other != from[DZ_ZH] + t)
            continue;
        *words |= kind_of(&cost->sides[DZ_ZH], from[DZ_ZH] + t) <= DZ_TOKEN_LATIN;
        ok = dz_list_push(out, (dz_word_link){{span_of(&cost->sides[DZ_ZH], (uint32_t)(from[DZ_ZH] + t)),
                                               span_of(&cost->sides[DZ_EN], one->other)},
                                              one->said});
    }
    dz_release(best[0]);
    dz_release(best[1]);
    return ok;
}
