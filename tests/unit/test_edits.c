/* test_edits.c — the edits that make one run of tokens another. */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>

#include "compare/edits.h"

/** Tokens of one letter each. */
static dz_token_list tokens_of(const char *letters, dz_token *into)
{
    size_t n = strlen(letters);

    for (size_t i = 0; i < n; i++)
        into[i] = (dz_token){.hash = (unsigned char)letters[i]};
    return (dz_token_list){into, n};
}

static const struct row {
    const char *name, *old, *new;
    const char *want; /* each edit: old>new */
} rows[] = {
    {"equal runs have none", "abcdef", "abcdef", ""},
    {"two empty ones, too", "", "", ""},
    {"all of it may be new", "", "abc", ">abc"},
    {"or gone", "abc", "", "abc>"},
    {"a token that became another", "abcdefg", "abcXefg", "d>X"},
    {"one put in at the start", "abcdefg", "Xabcdefg", ">X"},
    {"one gone from the end", "abcdefg", "abcdef", "g>"},
    {"two edits apart are two", "abcdefghij", "aXcdefgXij", "b>X h>X"},
    {"one equal token between two edits is part of them", "abcdefg", "abXdYfg", "cde>XdY"},
    {"two equal tokens keep them apart", "abcdefgh", "abXdeYgh", "c>X f>Y"},
    {"a token said twice", "abcdef", "abccdef", ">c"},
    {"a change of places", "abcdefgh", "abefcdgh", "cd> >cd"},
};

static void find(void **state)
{
    const struct row *row = *state;
    dz_token          a[64], b[64];
    dz_edits          edits = {0};
    char              said[256] = "";
    size_t            n = 0;

    assert_true(dz_edits_find(tokens_of(row->old, a), tokens_of(row->new, b), &edits));
    for (size_t i = 0; i < edits.n; i++) {
        const dz_edit *e = &edits.at[i];

        n += (size_t)snprintf(said + n, sizeof said - n, "%s%.*s>%.*s", i ? " " : "", (int)e->n[0], row->old + e->at[0],
                              (int)e->n[1], row->new + e->at[1]);
    }
    assert_string_equal(row->want, said);
    dz_list_free(&edits);
}

/* ---- any two runs ---- */

/** xorshift64*: the same pairs on every machine. */
static uint32_t draw(uint64_t *state, uint32_t below)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (uint32_t)((*state * 0x2545f4914f6cdd1d) >> 33) % below;
}

enum { MOST = 400 };

static size_t random_run(uint64_t *state, dz_token *into, uint32_t letters)
{
    size_t n = draw(state, draw(state, 40) == 0 ? MOST : 24);

    for (size_t i = 0; i < n; i++)
        into[i] = (dz_token){.hash = draw(state, letters)};
    return n;
}

/** The old with a few tokens changed, put in and taken out. */
static size_t edited_run(uint64_t *state, const dz_token *old, size_t n, dz_token *into, uint32_t letters)
{
    size_t m = 0;

    for (size_t i = 0; i < n && m + 2 < MOST; i++) {
        uint32_t die = draw(state, 20);

        if (die == 0)
            continue;
        if (die < 3)
            into[m++] = (dz_token){.hash = draw(state, letters)};
        if (die != 1)
            into[m++] = old[i];
    }
    return m;
}

/** Whether the edits are in order and turn the old into the new. */
static bool rebuilds(dz_token_list old, dz_token_list new, const dz_edits *edits)
{
    size_t i = 0, j = 0;

    for (size_t k = 0; k <= edits->n; k++) {
        dz_edit e = k < edits->n ? edits->at[k] : (dz_edit){{(uint32_t)old.n, (uint32_t)new.n}, {0, 0}};

        if (k < edits->n && (e.n[0] + e.n[1] == 0 || (k > 0 && e.at[0] - i < 2)))
            return false;
        if (e.at[0] < i || e.at[0] - i != e.at[1] - j)
            return false;
        for (; i < e.at[0]; i++, j++)
            if (old.at[i].hash != new.at[j].hash)
                return false;
        i += e.n[0];
        j += e.n[1];
    }
    return i == old.n && j == new.n;
}

static void any_two(void **unused)
{
    static dz_token old[MOST], new[MOST];
    uint64_t        state = 20261122;
    dz_edits        edits = {0};

    (void)unused;
    for (int pair = 0; pair < 100000; pair++) {
        uint32_t letters = 1 + draw(&state, pair % 2 ? 6 : 60);
        size_t   n = random_run(&state, old, letters);
        size_t   m = pair % 3 ? edited_run(&state, old, n, new, letters) : random_run(&state, new, letters);

        edits.n = 0;
        assert_true(dz_edits_find((dz_token_list){old, n}, (dz_token_list){new, m}, &edits));
        assert_true(rebuilds((dz_token_list){old, n}, (dz_token_list){new, m}, &edits));
    }
    dz_list_free(&edits);
}

/** Long enough for anchors, and for the search that is given up. */
static void long_ones(void **unused)
{
    enum { LONG = 60000 };
    dz_token *old = calloc(LONG, sizeof *old), *new = calloc(LONG, sizeof *new);
    uint64_t  state = 7;
    dz_edits  edits = {0};

    (void)unused;
    assert_non_null(old);
    assert_non_null(new);
    for (uint32_t letters = 2; letters <= 200000; letters *= 100)
        for (uint32_t every = 1; every <= 100; every *= 10) {
            for (size_t i = 0; i < LONG; i++) {
                old[i].hash = draw(&state, letters);
                new[i].hash = draw(&state, every) ? old[i].hash : draw(&state, letters);
            }
            edits.n = 0;
            assert_true(dz_edits_find((dz_token_list){old, LONG}, (dz_token_list){new, LONG}, &edits));
            assert_true(rebuilds((dz_token_list){old, LONG}, (dz_token_list){new, LONG}, &edits));
        }
    dz_list_free(&edits);
    free(old);
    free(new);
}

int main(void)
{
    static const struct row any[] = {{"the edits turn any run into any other", 0, 0, 0}};
    static const struct row lengths[] = {{"long ones, too", 0, 0, 0}};

    ADD_ROWS(find, rows);
    ADD_ROWS(any_two, any);
    ADD_ROWS(long_ones, lengths);
    return run_all("edits");
}
