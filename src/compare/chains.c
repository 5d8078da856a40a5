/* chains.c — runs of tokens that come again, with gaps. Floor compare.
 *
 * One pass. Each place is looked up by the hash of the few tokens from it on;
 * an earlier place with the same ones opens a chain or carries one on
 * behind a gap. While a chain goes on token by token nothing new is opened, so
 * that `aaaa`, or one line a million times over, is a single chain.
 */
#include "compare/chains.h"

#include <string.h>

enum {
    SEED_WORDS = 4,     /* tokens that two places must share to be held against each other ... */
    SEED_HAN = 6,       /* ... where most of them are Han characters */
    LEAST_RICH = 3,     /* different ones among them: rows of one or two signs over and over are no text */
    MOST_EARLIER = 8,   /* earlier places that one place is held against */
    MOST_OPEN = 16,     /* chains at a time */
    LONGEST_GAP = 25,   /* tokens between two stretches of a chain, on either side */
    MOST_DRIFT = 10     /* and by how many the two sides of a gap differ */
};

#define NONE UINT32_MAX

/** The last place of the text with these tokens; 'tag' is the upper half of their hash. */
typedef struct slot {
    uint32_t tag, at;
} slot;

typedef struct open_chain {
    DZ_LIST(dz_stretch) stretches;
    bool goes_on; /* its last stretch ends at the place looked at */
} open_chain;

typedef struct finder {
    dz_token_list tokens;
    uint32_t      seed; /* tokens */
    slot         *slots;
    size_t        mask;
    uint32_t     *earlier; /* of each place, the one before it with the same tokens */
    open_chain    open[MOST_OPEN];
    size_t        opened;
    uint32_t      least;
    dz_chains    *out;
    bool          failed;
} finder;

/* ---- places ---- */

/** Multiplied by itself to roll a hash on. */
static const uint64_t base = 0x9e3779b97f4a7c15;

static bool same_seed(const finder *f, uint32_t i, uint32_t j)
{
    for (uint32_t k = 0; k < f->seed; k++)
        if (f->tokens.at[i + k].hash != f->tokens.at[j + k].hash)
            return false;
    return true;
}

/** Whether enough of the tokens from a place on are different. */
static bool is_rich(const finder *f, uint32_t j)
{
    const dz_token *t = f->tokens.at + j;
    uint32_t        different = 1;

    for (uint32_t k = 1; k < f->seed && different < LEAST_RICH; k++) {
        uint32_t i = 0;

        while (i < k && t[i].hash != t[k].hash)
            i++;
        different += i == k;
    }
    return different == LEAST_RICH;
}

/** Enters place j. Answers the nearest earlier one that may have the same tokens, or NONE. */
static uint32_t enter(finder *f, uint32_t j, uint64_t hash)
{
    uint32_t tag, before;
    size_t   i;

    hash = (hash ^ hash >> 31) * base;
    tag = (uint32_t)(hash >> 32);
    for (i = (hash ^ hash >> 40) & f->mask; f->slots[i].at != NONE && f->slots[i].tag != tag;)
        i = (i + 1) & f->mask;
    before = f->slots[i].at;
    f->slots[i] = (slot){tag, j};
    f->earlier[j] = before;
    return before;
}

/* ---- chains ---- */

static dz_stretch *last_of(open_chain *chain) { return &chain->stretches.at[chain->stretches.n - 1]; }

static uint32_t equal_in(const finder *f, const open_chain *chain)
{
    uint32_t n = 0;

    for (size_t i = 0; i < chain->stretches.n; i++)
        for (uint32_t k = 0; k < chain->stretches.at[i].n; k++)
            n += !(f->tokens.at[chain->stretches.at[i].at[1] + k].flags & DZ_TOKEN_IDLE);
    return n;
}

/** Keeps an open chain if it is long enough. Its place is free then. */
static void close_chain(finder *f, size_t k)
{
    open_chain *chain = &f->open[k];
    uint32_t    equal = equal_in(f, chain);
    size_t      n = chain->stretches.n;

    if (equal >= f->least) {
        dz_chain kept = {f->out->stretches.n, n, equal};

        if (!dz_list_reserve(&f->out->stretches, n) || !dz_list_push(&f->out->all, kept)) {
            f->failed = true;
        } else {
            memcpy(f->out->stretches.at + kept.first, chain->stretches.at, n * sizeof *chain->stretches.at);
            f->out->stretches.n += n;
        }
    }
    dz_list_free(&chain->stretches);
    *chain = f->open[--f->opened];
    f->open[f->opened] = (open_chain){0};
}

/** Carries chains on by the token at j, and closes those behind which the gap is too long.
 *  Answers how many did not go on. */
static size_t carry_on(finder *f, uint32_t j)
{
    size_t waiting = 0;

    for (size_t k = 0; k < f->opened;) {
        open_chain *chain = &f->open[k];
        dz_stretch *last = last_of(chain);

        chain->goes_on = last->at[1] + last->n == j && f->tokens.at[last->at[0] + last->n].hash == f->tokens.at[j].hash;
        if (!chain->goes_on && j - (last->at[1] + last->n) > LONGEST_GAP) {
            close_chain(f, k);
            continue;
        }
        last->n += chain->goes_on;
        waiting += !chain->goes_on;
        k++;
    }
    return waiting;
}

/** How far a seed lies off the diagonal of a chain that waits for one, or NONE when it cannot carry it on. */
static uint32_t drift(open_chain *chain, uint32_t i, uint32_t j)
{
    const dz_stretch *last = last_of(chain);
    int64_t           gap[2] = {(int64_t)i - (last->at[0] + last->n), (int64_t)j - (last->at[1] + last->n)};
    int64_t           off = gap[0] < gap[1] ? gap[1] - gap[0] : gap[0] - gap[1];

    return gap[0] < 0 || gap[0] > LONGEST_GAP || off > MOST_DRIFT ? NONE : (uint32_t)off;
}

/** Room for another open chain: the one that waits longest is closed for it. */
static open_chain *room_for_chain(finder *f)
{
    if (f->opened == MOST_OPEN) {
        size_t oldest = 0;

        for (size_t k = 1; k < f->opened; k++)
            if (last_of(&f->open[k])->at[1] + last_of(&f->open[k])->n <
                last_of(&f->open[oldest])->at[1] + last_of(&f->open[oldest])->n)
                oldest = k;
        close_chain(f, oldest);
    }
    return &f->open[f->opened++];
}

/** Begins a stretch with what i shares with j: one token, to be carried on with the next. */
static void begin(finder *f, open_chain *chain, uint32_t i, uint32_t j)
{
    chain->goes_on = true;
    if (!dz_list_push(&chain->stretches, (dz_stretch){{i, j}, 1}))
        f->failed = true;
}

/** Earlier places with the tokens of one. */
typedef struct places {
    uint32_t at[MOST_EARLIER];
    size_t   n;
} places;

/** Carries each waiting chain on with the place nearest to its diagonal, and takes that out. */
static void carry_waiting(finder *f, places *p, uint32_t j)
{
    for (size_t k = 0; k < f->opened && p->n && !f->failed; k++) {
        uint32_t least = NONE;
        size_t   best = 0;

        for (size_t c = 0; c < p->n && !f->open[k].goes_on; c++) {
            uint32_t off = drift(&f->open[k], p->at[c], j);

            if (off < least) {
                least = off;
                best = c;
            }
        }
        if (least == NONE)
            continue;
        begin(f, &f->open[k], p->at[best], j);
        p->n--;
        memmove(p->at + best, p->at + best + 1, (p->n - best) * sizeof *p->at);
    }
}

/** Holds place j against earlier ones, from the nearest one on. */
static void look_back(finder *f, uint32_t j, uint32_t i)
{
    places p = {.n = 0};
    bool   quiet = true;

    for (size_t k = 0; k < MOST_EARLIER && i != NONE; k++, i = f->earlier[i])
        if (same_seed(f, i, j))
            p.at[p.n++] = i;
    for (size_t k = 0; k < f->opened; k++)
        quiet &= !f->open[k].goes_on;
    carry_waiting(f, &p, j);
    for (size_t c = 0; c < p.n && quiet && !f->failed; c++)
        begin(f, room_for_chain(f), p.at[c], j);
}

static void pass(finder *f)
{
    size_t   n = f->tokens.n;
    uint64_t hash = 0, power = 1;

    for (uint32_t k = 0; k + 1 < f->seed; k++) {
        power *= base;
        hash = hash * base + f->tokens.at[k].hash;
    }
    for (uint32_t j = 0; j < n && !f->failed; j++) {
        size_t   waiting = carry_on(f, j);
        uint32_t before;

        if (j + f->seed > n)
            continue;
        hash = hash * base + f->tokens.at[j + f->seed - 1].hash;
        before = is_rich(f, j) ? enter(f, j, hash) : NONE;
        hash -= f->tokens.at[j].hash * power;
        if (before != NONE && (waiting || f->opened == 0))
            look_back(f, j, before);
    }
    while (f->opened)
        close_chain(f, f->opened - 1);
}

static bool set_out(finder *f)
{
    size_t n = 64;

    while (n < f->tokens.n + f->tokens.n / 4)
        n *= 2;
    f->mask = n - 1;
    f->slots = dz_alloc(n, sizeof *f->slots);
    f->earlier = dz_alloc(f->tokens.n, sizeof *f->earlier);
    if (!f->slots || !f->earlier)
        return false;
    memset(f->slots, 0xff, n * sizeof *f->slots);
    return true;
}

bool dz_chains_find(dz_token_list tokens, uint32_t least, dz_chains *out)
{
    finder f = {.tokens = tokens, .least = least, .out = out, .seed = dz_tokens_are_han(tokens) ? SEED_HAN : SEED_WORDS};

    *out = (dz_chains){0};
    if (tokens.n < least || tokens.n < f.seed)
        return true;
    if (set_out(&f))
        pass(&f);
    else
        f.failed = true;
    for (size_t k = 0; k < f.opened; k++)
        dz_list_free(&f.open[k].stretches);
    dz_release(f.slots);
    dz_release(f.earlier);
    return !f.failed;
}

void dz_chains_free(dz_chains *chains)
{
    dz_list_free(&chains->all);
    dz_list_free(&chains->stretches);
}
