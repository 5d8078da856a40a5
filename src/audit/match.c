/* match.c — texts of two languages by what they have in common. Floor audit.
 *
 * The cosine of their traits, each weighed by how few texts have it. Only texts that
 * share a trait are held against each other, by lists of who has what; traits that very
 * many have lead nowhere and are left out.
 */
#include "audit/match.h"

#include <math.h>
#include <stdlib.h>

#include "base/list.h"

/** What is kept of one text, what counts of how many texts have a trait, and how many may share one that leads to them. */
enum { MOST_KEPT = 64, COUNTERS = 1 << 21, MOST_SHARED = 2000, LEAST_TRAITS = 5 };

/* tests/audit/content.py measures what comes of them: docs/audit.md */
static const float least_score = 0.3F, least_lead = 1.2F;

typedef struct weighed {
    uint32_t id; /* of the trait: half of its bits are enough */
    float    weight;
} weighed;

typedef struct text {
    uint32_t name; /* as the caller has it */
    uint32_t from, n;
} text;

typedef struct posting {
    uint32_t id, text;
    float    weight;
} posting;

struct dz_matcher {
    uint32_t *count[2]; /* of texts of a side by the low bits of a trait */
    size_t    texts;
    DZ_LIST(text) side[2];
    DZ_LIST(weighed) kept; /* of all texts */
    DZ_LIST(posting) postings; /* of side 1, by trait */
    weighed *room;           /* of one text */
    float   *score;          /* by text of side 1 */
    uint32_t *touched;
};

dz_matcher *dz_matcher_new(void)
{
    dz_matcher *m = dz_alloc_zero(1, sizeof *m);

    if (!m)
        return NULL;
    for (int side = 0; side < 2; side++)
        m->count[side] = dz_alloc_zero(COUNTERS, sizeof *m->count[side]);
    m->room = dz_alloc(DZ_MOST_TRAITS, sizeof *m->room);
    if (m->count[0] && m->count[1] && m->room)
        return m;
    dz_matcher_free(m);
    return NULL;
}

void dz_matcher_free(dz_matcher *m)
{
    if (!m)
        return;
    dz_release(m->room);
    dz_release(m->score);
    dz_release(m->touched);
    for (int side = 0; side < 2; side++) {
        dz_release(m->count[side]);
        dz_list_free(&m->side[side]);
    }
    dz_list_free(&m->kept);
    dz_list_free(&m->postings);
    dz_release(m);
}

void dz_matcher_count(dz_matcher *m, unsigned lang, const dz_trait *traits, size_t n)
{
    if (lang != 1 && lang != 2)
        return;
    m->texts++;
    for (size_t i = 0; i < n; i++)
        m->count[lang - 1][traits[i].id % COUNTERS]++;
}

/* ---- weighing ---- */

static int by_weight(const void *a, const void *b)
{
    const weighed *x = a, *y = b;

    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    return x->id < y->id ? -1 : x->id > y->id;
}

/** How much a trait of a text weighs: little of what it has often, nothing of what all have or no text of the other language. */
static float weigh(const dz_matcher *m, const dz_trait *trait)
{
    uint32_t in[2] = {m->count[0][trait->id % COUNTERS], m->count[1][trait->id % COUNTERS]};
    double   rare = log((1.0 + (double)m->texts) / (in[0] + in[1])), much = (double)trait->weight / DZ_TRAIT_FIRM;

    return in[0] && in[1] && rare > 0 ? (float)(rare * (much < 1 ? much : 1 + log(much))) : 0;
}

bool dz_matcher_add(dz_matcher *m, unsigned lang, uint32_t name, const dz_trait *traits, size_t n)
{
    text   one = {.name = name, .from = (uint32_t)m->kept.n};
    double square = 0;

    if ((lang != 1 && lang != 2) || n < LEAST_TRAITS)
        return true;
    n = n < DZ_MOST_TRAITS ? n : DZ_MOST_TRAITS;
    for (size_t i = 0; i < n; i++)
        m->room[i] = (weighed){(uint32_t)(traits[i].id >> 32), weigh(m, &traits[i])};
    qsort(m->room, n, sizeof *m->room, by_weight);
    for (size_t i = 0; i < n && i < MOST_KEPT && m->room[i].weight > 0; i++) {
        square += (double)m->room[i].weight * (double)m->room[i].weight;
        one.n++;
    }
    for (size_t i = 0; i < one.n; i++)
        if (!dz_list_push(&m->kept, (weighed){m->room[i].id, (float)((double)m->room[i].weight / sqrt(square))}))
            return false;
    return one.n < LEAST_TRAITS || dz_list_push(&m->side[lang - 1], one);
}

/* ---- matching ---- */

static int by_trait(const void *a, const void *b)
{
    const posting *x = a, *y = b;

    if (x->id != y->id)
        return x->id < y->id ? -1 : 1;
    return x->text < y->text ? -1 : x->text > y->text;
}

static bool make_postings(dz_matcher *m)
{
    for (size_t t = 0; t < m->side[1].n; t++)
        for (uint32_t i = 0; i < m->side[1].at[t].n; i++) {
            const weighed *one = &m->kept.at[m->side[1].at[t].from + i];

            if (!dz_list_push(&m->postings, (posting){one->id, (uint32_t)t, one->weight}))
                return false;
        }
    if (m->postings.n)
        qsort(m->postings.at, m->postings.n, sizeof *m->postings.at, by_trait);
    return true;
}

/** The first posting of a trait, or of the next. */
static size_t first_of(const dz_matcher *m, uint32_t id)
{
    size_t low = 0, high = m->postings.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (m->postings.at[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void note(dz_matched *of, uint32_t with, float score)
{
    if (score > of->score[0] || (score == of->score[0] && with < of->with)) {
        of->next = of->with;
        of->score[1] = of->score[0];
        of->with = with;
        of->score[0] = score;
    } else if (score > of->score[1] || (score == of->score[1] && with < of->next)) {
        of->next = with;
        of->score[1] = score;
    }
}

/** Holds one text of side 0 against all of side 1 that share something with it. */
static void match_one(dz_matcher *m, const text *one, dz_matched *out)
{
    size_t n = 0;

    for (uint32_t i = 0; i < one->n; i++) {
        const weighed *trait = &m->kept.at[one->from + i];
        size_t         from = first_of(m, trait->id), to = from;

        while (to < m->postings.n && m->postings.at[to].id == trait->id && to - from <= MOST_SHARED)
            to++;
        for (size_t p = from; p < to && to - from <= MOST_SHARED; p++) {
            const posting *other = &m->postings.at[p];

            if (m->score[other->text] <= 0)
                m->touched[n++] = other->text;
            m->score[other->text] += trait->weight * other->weight;
        }
    }
    for (size_t i = 0; i < n; i++) {
        uint32_t other = m->side[1].at[m->touched[i]].name;

        note(&out[one->name], other, m->score[m->touched[i]]);
        note(&out[other], one->name, m->score[m->touched[i]]);
        m->score[m->touched[i]] = 0;
    }
}

bool dz_matcher_run(dz_matcher *m, dz_matched *out)
{
    m->score = dz_alloc_zero(m->side[1].n, sizeof *m->score);
    m->touched = dz_alloc(m->side[1].n, sizeof *m->touched);
    if (!m->score || !m->touched || !make_postings(m))
        return false;
    for (int side = 0; side < 2; side++)
        for (size_t t = 0; t < m->side[side].n; t++)
            out[m->side[side].at[t].name] = (dz_matched){DZ_NO_MATCH, DZ_NO_MATCH, {0, 0}};
    for (size_t t = 0; t < m->side[0].n; t++)
        match_one(m, &m->side[0].at[t], out);
    return true;
}

bool dz_match_counts(float score) { return score >= least_score; }

bool dz_match_is_clear(const dz_matched *match) { return match->with != DZ_NO_MATCH && match->score[0] >= least_lead * match->score[1]; }
