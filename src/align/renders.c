/* renders.c — which tokens of the English side may render one of the Chinese. Floor align. */
#include "align/renders.h"
#include "align/spelled.h"

#include <stdlib.h>
#include <string.h>

#include "lexicon/known.h"
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
    dz_known          known;  /* the stems of the English types */
    float            *spread; /* of each English type */
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

/** Adds what the lexicon says of a headword, 'share' of it. */
static bool add_glosses(table *t, dz_str headword, float share)
{
    dz_known_gloss glosses[MOST_LAYERS * MOST_GLOSSES];
    size_t         layers, n = dz_known_glosses(&t->known, headword, MOST_GLOSSES, glosses, MOST_LAYERS * MOST_GLOSSES, &layers);

    for (size_t i = 0; i < n; i++) {
        float weight = share * glosses[i].weight, spread = t->spread[glosses[i].number];

        if (!add(t, glosses[i].number, weight / (float)layers, spread > 0 ? weight / spread : 0))
            return false;
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
    return add_glosses(t, word, 1) && add_parts(t, word, 1, of_characters) && add_parts(t, word, 2, of_pairs) && add_spelled(t, word);
}

/** Names the stems of the English side. */
static bool name_stems(table *t, const dz_lexicon *lexicon)
{
    bool ok = dz_known_open(&t->known, lexicon, t->en->types.n);

    t->spread = dz_alloc_zero(t->en->types.n, sizeof *t->spread);
    for (size_t e = 0; ok && t->spread && e < t->en->types.n; e++) {
        dz_str stem = dz_tokens_stem(t->en, (uint32_t)e);

        if (stem.len)
            t->spread[e] = dz_known_add(&t->known, stem, (uint32_t)e, &ok);
    }
    return ok && t->spread;
}

bool dz_renders_look_up(dz_renders *renders, const dz_tokens sides[2], const dz_lexicon *lexicon)
{
    const dz_tokens *zh = &sides[DZ_ZH];
    table            t = {.renders = renders, .en = &sides[DZ_EN]};
    bool             done;

    renders->first = dz_alloc(zh->types.n + 1, sizeof *renders->first);
    done = renders->first && name_stems(&t, lexicon) && dz_spelled_find(&t.spelled, t.en);
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
    dz_known_free(&t.known);
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
