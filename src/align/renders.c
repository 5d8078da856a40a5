/* renders.c — which tokens of the English side may render one of the Chinese. Floor align. */
#include "align/renders.h"
#include "align/spelled.h"

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

enum { MOST_LAYERS = 8, MOST_GLOSSES = 48 };

static const float sameness = 0.9f; /* equal keys: a figure, a Latin word */
static const float mark_sameness = 0.6f;
static const float spelled_sure = 0.6f;  /* a word that is read as it is spelled in English */
static const float of_characters = 0.3f; /* what the characters of a word mean, beside the word itself */
static const float of_pairs = 0.5f;      /* and what two of them together mean */

static int by_en(const void *a, const void *b)
{
    const dz_render *x = a, *y = b;

    return x->en < y->en ? -1 : x->en > y->en;
}

/** The table while it is made. */
typedef struct table {
    dz_renders       *renders;
    size_t            row; /* where the row of the type at hand begins */
    const dz_tokens  *en;
    const dz_lexicon *lexicon; /* or NULL */
    float            *spread;  /* of each English type, once it was asked for; before, -1 */
    dz_spelled        spelled; /* the English words that may be spelled names */
} table;

/** Adds to the row at hand; the same rendering twice is one. */
static bool add(table *t, uint32_t en, float forth, float back)
{
    for (size_t i = t->row; i < t->renders->list.n; i++)
        if (t->renders->list.at[i].en == en) {
            t->renders->list.at[i].forth += forth;
            t->renders->list.at[i].back += back;
            return true;
        }
    return dz_list_push(&t->renders->list, (dz_render){en, forth, back});
}

/** dz_lexicon_spread() of a type, whose key is made of that stem. */
static float spread_of(table *t, uint32_t type, dz_str stem)
{
    if (t->spread[type] < 0)
        t->spread[type] = dz_lexicon_spread(t->lexicon, stem);
    return t->spread[type];
}

/** Adds what the lexicon says of a headword, 'share' of it. */
static bool add_glosses(table *t, dz_str headword, float share)
{
    dz_word words[MOST_LAYERS];
    size_t  n = dz_lexicon_find(t->lexicon, headword, words, MOST_LAYERS);

    for (size_t w = 0; w < n; w++) {
        dz_gloss glosses[MOST_GLOSSES];
        size_t   g = dz_word_glosses(&words[w], glosses, MOST_GLOSSES);

        for (size_t i = 0; i < g; i++) {
            uint32_t type = dz_tokens_type(t->en, dz_token_key(DZ_TOKEN_LATIN, glosses[i].stem));
            float    weight = share * glosses[i].weight, spread;

            if (type == UINT32_MAX)
                continue;
            spread = spread_of(t, type, glosses[i].stem);
            if (!add(t, type, weight / (float)n, spread > 0 ? weight / spread : 0))
                return false;
        }
    }
    return true;
}

/** Adds a little of what the parts of a long word mean, 'characters' at a time. */
static bool add_parts(table *t, dz_str word, size_t characters, float share)
{
    size_t ends[DZ_MOST_HEADWORD + 1], n = 0;

    ends[n++] = 0;
    for (size_t at = 0; at < word.len && n <= DZ_MOST_HEADWORD;) {
        dz_utf8_next(word.at, &at);
        ends[n++] = at;
    }
    if (n - 1 < 2 * characters)
        return true;
    for (size_t i = 0; i + characters < n; i++)
        if (!add_glosses(t, (dz_str){word.at + ends[i], ends[i + characters] - ends[i]}, share / (float)(n - 1)))
            return false;
    return true;
}

/** Whether the row at hand has a type. */
static bool renders_already(const table *t, uint32_t en)
{
    for (size_t i = t->row; i < t->renders->list.n; i++)
        if (t->renders->list.at[i].en == en)
            return true;
    return false;
}

/** Adds the words that are spelled as a Chinese one is read, by the share of them that it is. */
static bool add_spelled(table *t, dz_str word)
{
    size_t from, to;

    for (size_t nth = 0; dz_spelled_of(&t->spelled, word, nth, &from, &to); nth++)
        for (size_t i = from; i < to; i++) {
            const dz_spelled_run *run = &t->spelled.runs.at[i];

            if (renders_already(t, run->en)) /* the lexicon knows better */
                continue;
            if (!add(t, run->en, spelled_sure * run->share, spelled_sure * run->share))
                return false;
        }
    return true;
}

static bool look_up(table *t, const dz_tokens *zh, const dz_type *type)
{
    uint32_t same = dz_tokens_type(t->en, type->key);
    float    sure = type->kind == DZ_TOKEN_MARK ? mark_sameness : sameness;
    dz_str   word = dz_document_slice(zh->doc, type->example);

    if (same != UINT32_MAX && !add(t, same, sure, sure))
        return false;
    if (type->kind != DZ_TOKEN_HAN)
        return true;
    if (t->lexicon && !(add_glosses(t, word, 1) && add_parts(t, word, 1, of_characters) && add_parts(t, word, 2, of_pairs)))
        return false;
    return add_spelled(t, word);
}

bool dz_renders_look_up(dz_renders *renders, const dz_tokens sides[2], const dz_lexicon *lexicon)
{
    const dz_tokens *zh = &sides[DZ_ZH];
    table            t = {.renders = renders, .en = &sides[DZ_EN], .lexicon = lexicon};
    bool             done;

    renders->first = dz_alloc(zh->types.n + 1, sizeof *renders->first);
    t.spread = dz_alloc(t.en->types.n, sizeof *t.spread);
    for (size_t e = 0; t.spread && e < t.en->types.n; e++)
        t.spread[e] = -1;
    done = renders->first && t.spread && dz_spelled_find(&t.spelled, t.en);
    for (size_t z = 0; z < zh->types.n && done; z++) {
        t.row = renders->list.n;
        renders->first[z] = (uint32_t)t.row;
        done = look_up(&t, zh, &zh->types.at[z]);
        if (done && renders->list.n - t.row > 1)
            qsort(renders->list.at + t.row, renders->list.n - t.row, sizeof(dz_render), by_en);
    }
    if (done)
        renders->first[zh->types.n] = (uint32_t)renders->list.n;
    dz_spelled_free(&t.spelled);
    dz_release(t.spread);
    return done;
}

bool dz_renders_itself(dz_renders *renders, const dz_tokens sides[2])
{
    const dz_tokens *old = &sides[0];

    renders->first = dz_alloc(old->types.n + 1, sizeof *renders->first);
    if (!renders->first || !dz_list_reserve(&renders->list, old->types.n))
        return false;
    for (size_t z = 0; z < old->types.n; z++) {
        uint32_t same = dz_tokens_type(&sides[1], old->types.at[z].key);
        float    sure = old->types.at[z].kind == DZ_TOKEN_MARK ? mark_sameness : sameness;

        renders->first[z] = (uint32_t)renders->list.n;
        if (same != UINT32_MAX && !dz_list_push(&renders->list, (dz_render){same, sure, sure}))
            return false;
    }
    renders->first[old->types.n] = (uint32_t)renders->list.n;
    return true;
}

void dz_renders_free(dz_renders *renders)
{
    dz_list_free(&renders->list);
    dz_release(renders->first);
    memset(renders, 0, sizeof *renders);
}
