/* passage.c — from where to where a text stands again. Floor compare. */
#include "compare/passage.h"

#include <string.h>

/* What counts for an end, in halves of a token that is equal at both places. */
enum {
    PER_EDIT = 5,       /* an edit must be followed by this many on both sides together */
    FOR_PARAGRAPH = 10,      /* an end at the edge of a paragraph is worth five tokens ... */
    MOST_FOR_PARAGRAPH = 40, /* ... and of a long passage more: */
    PER_PARAGRAPH = 8,       /* one for so many of its tokens */
    FOR_SENTENCE = 4,
    MOST_EDITS = 12     /* beyond the last stretch */
};

int dz_edge_at(dz_token_list tokens, uint32_t at)
{
    if (at >= tokens.n || tokens.at[at].flags & DZ_TOKEN_PARAGRAPH)
        return 2;
    return tokens.at[at].flags & DZ_TOKEN_SENTENCE ? 1 : 0;
}

/* ---- the stretches that hang together ---- */

/** The stretches of a chain whose equal tokens outweigh the gaps between by most. */
static void densest(const dz_stretch *at, size_t n, size_t *first, size_t *last)
{
    int64_t sum = 0, best = -1;
    size_t  start = 0;

    for (size_t k = 0; k < n; k++) {
        if (k > 0) {
            uint32_t gap[2];

            for (int s = 0; s < 2; s++)
                gap[s] = at[k].at[s] - (at[k - 1].at[s] + at[k - 1].n);
            sum -= gap[0] > gap[1] ? gap[0] : gap[1];
        }
        if (sum < 0 || k == 0) {
            sum = 0;
            start = k;
        }
        sum += 2 * (int64_t)at[k].n;
        if (sum > best) {
            best = sum;
            *first = start;
            *last = k;
        }
    }
}

/* ---- going on at the ends ---- */

/** A search for the best end, forward or backward from a corner. */
typedef struct search {
    dz_token_list tokens;
    uint32_t      corner[2];
    uint32_t      room[2]; /* tokens that may be taken on each side */
    bool          back;
    int64_t       for_paragraph;
    int64_t       best;
    uint32_t      took[2]; /* at the best end */
} search;

/** The boundary so many tokens away from the corner. */
static uint32_t boundary(const search *s, int side, uint32_t far)
{
    return s->back ? s->corner[side] - far : s->corner[side] + far;
}

static bool equal_at(const search *s, uint32_t x, uint32_t y)
{
    uint32_t i = boundary(s, 0, x), j = boundary(s, 1, y);

    return s->tokens.at[s->back ? i - 1 : i].hash == s->tokens.at[s->back ? j - 1 : j].hash;
}

static void consider(search *s, uint32_t x, uint32_t y, int edits)
{
    int     edge[2] = {dz_edge_at(s->tokens, boundary(s, 0, x)), dz_edge_at(s->tokens, boundary(s, 1, y))};
    int     both = edge[0] < edge[1] ? edge[0] : edge[1];
    int64_t worth = (int64_t)x + y - PER_EDIT * edits + (both == 2 ? s->for_paragraph : both == 1 ? FOR_SENTENCE : 0);

    if (worth > s->best) {
        s->best = worth;
        s->took[0] = x;
        s->took[1] = y;
    }
}

/** From (x, y) over equal tokens. Answers x where they end. */
static uint32_t slide(search *s, uint32_t x, uint32_t y, int edits)
{
    consider(s, x, y, edits);
    while (x < s->room[0] && y < s->room[1] && equal_at(s, x, y))
        consider(s, ++x, ++y, edits);
    return x;
}

/** The furthest points with so many edits, diagonal by diagonal (Landau and Vishkin 1989). */
static void go_on(search *s)
{
    int64_t reach[2][2 * MOST_EDITS + 3];

    memset(reach, 0xff, sizeof reach);
    for (int e = 0; e <= MOST_EDITS; e++) {
        int64_t *now = reach[e & 1] + MOST_EDITS + 1, *before = reach[!(e & 1)] + MOST_EDITS + 1;

        for (int k = -e; k <= e; k++) { /* k = x - y */
            int64_t x = e ? before[k] + 1 : 0;

            if (e && before[k] < 0)
                x = -1;
            if (e && before[k - 1] >= 0 && before[k - 1] + 1 > x)
                x = before[k - 1] + 1;
            if (e && before[k + 1] > x)
                x = before[k + 1];
            now[k] = -1;
            if (x < 0 || x < k || x > s->room[0] || x - k > s->room[1])
                continue;
            now[k] = slide(s, (uint32_t)x, (uint32_t)(x - k), e);
        }
    }
}

/** What an end at the edge of a paragraph is worth to a passage. */
static int64_t for_paragraph(const dz_passage *p)
{
    int64_t worth = FOR_PARAGRAPH + (p->to[0] - p->from[0]) / PER_PARAGRAPH;

    return worth < MOST_FOR_PARAGRAPH ? worth : MOST_FOR_PARAGRAPH;
}

static void go_back(dz_token_list tokens, dz_passage *p)
{
    search s = {.tokens = tokens, .back = true, .for_paragraph = for_paragraph(p)};

    memcpy(s.corner, p->from, sizeof s.corner);
    s.room[0] = p->from[0];
    s.room[1] = p->from[1] - p->to[0];
    go_on(&s);
    for (int side = 0; side < 2; side++)
        p->from[side] -= s.took[side];
}

static void go_forward(dz_token_list tokens, dz_passage *p)
{
    search s = {.tokens = tokens, .for_paragraph = for_paragraph(p)};

    memcpy(s.corner, p->to, sizeof s.corner);
    s.room[0] = p->from[1] - p->to[0];
    s.room[1] = (uint32_t)tokens.n - p->to[1];
    go_on(&s);
    for (int side = 0; side < 2; side++)
        p->to[side] += s.took[side];
}

dz_passage dz_passage_of(dz_token_list tokens, const dz_chains *chains, const dz_chain *chain)
{
    const dz_stretch *at = chains->stretches.at + chain->first;
    size_t            first = 0, last = 0;
    dz_passage        p = {0};

    densest(at, chain->n, &first, &last);
    for (int s = 0; s < 2; s++) {
        p.from[s] = at[first].at[s];
        p.to[s] = at[last].at[s] + at[last].n;
    }
    if (p.from[1] >= p.to[0]) {
        go_back(tokens, &p);
        go_forward(tokens, &p);
    }
    return p;
}

/* ---- what it is worth ---- */

static uint32_t live(dz_token_list tokens, uint32_t from, uint32_t to)
{
    uint32_t n = 0;

    for (uint32_t i = from; i < to; i++)
        n += !(tokens.at[i].flags & DZ_TOKEN_IDLE);
    return n;
}

bool dz_passage_judge(dz_token_list tokens, dz_passage *p, dz_edits *scratch)
{
    dz_token_list side[2];
    uint32_t      size[2];

    p->whole = true;
    for (int s = 0; s < 2; s++) {
        side[s] = (dz_token_list){tokens.at + p->from[s], p->to[s] - p->from[s]};
        size[s] = live(tokens, p->from[s], p->to[s]);
        p->whole &= dz_edge_at(tokens, p->from[s]) == 2 && dz_edge_at(tokens, p->to[s]) == 2;
    }
    scratch->n = 0;
    if (!dz_edits_find(side[0], side[1], scratch))
        return false;
    p->size = size[0] > size[1] ? size[0] : size[1];
    p->equal = size[0];
    for (size_t k = 0; k < scratch->n; k++)
        p->equal -= live(tokens, p->from[0] + scratch->at[k].at[0], p->from[0] + scratch->at[k].at[0] + scratch->at[k].n[0]);
    return true;
}
