/* traits.c — what a text can be known by in another language. Floor audit. */
#include "audit/traits.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/hash.h"
#include "text/script.h"
#include "text/utf8.h"

/** Kinds of traits, so that the name Li is not the word li. */
enum kind { FIGURE, NAME, LATIN, WORD };

/** Glosses of a word that count, and layers of the lexicon that are asked. */
enum { MOST_GLOSSES = 4, MOST_LAYERS = 4 };

typedef struct gathering {
    const dz_document        *doc;
    const dz_records_options *options;
    dz_segments              *segments;
    dz_figures               *figures;
    dz_names                 *names;
    DZ_LIST(dz_trait) list;
    bool failed;
} gathering;

static void add(gathering *g, enum kind kind, dz_str text, double weight)
{
    dz_trait trait = {dz_hash(text.len ? text.at : "", text.len, kind), (uint32_t)(weight * DZ_TRAIT_FIRM)};

    g->failed |= trait.weight && !dz_list_push(&g->list, trait);
}

static void add_text(gathering *g, enum kind kind, const char *text, double weight) { add(g, kind, (dz_str){text, strlen(text)}, weight); }

/* ---- figures, names ---- */

static void add_date(gathering *g, const dz_date *date)
{
    char value[40];

    if (date->month && date->day) {
        snprintf(value, sizeof value, "%u-%u", date->month, date->day);
        add_text(g, FIGURE, value, 1);
    }
    if (date->year != DZ_NO_YEAR) {
        snprintf(value, sizeof value, "%d", date->year);
        add_text(g, FIGURE, value, 0.5);
    }
}

static void add_figures(gathering *g)
{
    dz_figure_list list = dz_figures_all(g->figures);
    char           value[DZ_FIGURE_VALUE_ROOM];

    for (size_t i = 0; i < list.n; i++) {
        const dz_figure *f = &list.at[i];

        if (f->flags & DZ_FIGURE_SOFT || f->kind == DZ_FIGURE_ORDINAL)
            continue;
        if (f->kind == DZ_FIGURE_DATE) {
            add_date(g, &f->date);
            continue;
        }
        dz_figure_value(g->figures, f, value, sizeof value);
        add_text(g, FIGURE, value, strlen(value) < 2 ? 0.25 : 1);
    }
}

static void add_names(gathering *g)
{
    dz_name_list list = dz_names_all(g->names);
    char         reading[DZ_READING_ROOM];

    for (size_t i = 0; i < list.n; i++) {
        dz_name_reading(g->names, &list.at[i], reading, sizeof reading);
        if (strlen(reading) > 2)
            add_text(g, NAME, reading, 1);
    }
}

/* ---- words ---- */

static bool is_digit(uint32_t c) { return c - '0' < 10; }

/** The end of the run of Latin letters and digits that begins at 'from'. */
static size_t latin_end(dz_str text, size_t from)
{
    size_t end = from;

    for (size_t at = from; at < text.len; end = at) {
        uint32_t c = dz_fold_width(dz_utf8_next(text.at, &at));

        if (!dz_is_latin(c) && !is_digit(c))
            break;
    }
    return end;
}

/** A word as it is in every text, in small letters, and how many capitals and digits it had; false where it is too short or
 *  too long, or has no letter. */
static bool fold_word(dz_str word, char into[DZ_MOST_STEM + 1], unsigned *capitals)
{
    size_t n = 0;
    bool   letter = false;

    *capitals = 0;
    for (size_t at = 0; at < word.len;) {
        uint32_t c = dz_fold_width(dz_utf8_next(word.at, &at));

        if (c >= 0x80 || n == DZ_MOST_STEM)
            return false;
        *capitals += c - 'A' < 26 || is_digit(c);
        letter |= !is_digit(c);
        into[n++] = (char)(c - 'A' < 26 ? c + 32 : c);
    }
    into[n] = '\0';
    return letter && n > 1;
}

/** A Latin word: in English it may render something, and one with a capital stand in the Chinese as it is. */
static void add_latin(gathering *g, dz_str word, bool english)
{
    char     folded[DZ_MOST_STEM + 1], stem[DZ_MOST_STEM];
    unsigned capitals;
    size_t   n;

    if (!fold_word(word, folded, &capitals) || dz_is_function_word((dz_str){folded, strlen(folded)}))
        return;
    if (!english || capitals)
        add_text(g, LATIN, folded, !english || capitals > 1 ? 1 : 0.25);
    n = english ? dz_stem(word, stem) : 0;
    if (n)
        add(g, WORD, (dz_str){stem, n}, 0.25);
}

/** A Chinese word of the lexicon by the English words that render it most. */
static void add_han(gathering *g, dz_str word)
{
    dz_word  found[MOST_LAYERS];
    dz_gloss glosses[MOST_GLOSSES];
    size_t   layers = dz_lexicon_find(g->options->lexicon, word, found, MOST_LAYERS);

    if (!layers || dz_is_function_word_zh(word))
        return;
    for (size_t i = 0, n = dz_word_glosses(&found[0], glosses, MOST_GLOSSES); i < n; i++)
        add(g, WORD, glosses[i].stem, 0.25 * (double)glosses[i].weight);
}

static void add_words(gathering *g, dz_str text, bool english)
{
    for (size_t at = 0; at < text.len && !g->failed;) {
        size_t   from = at, n;
        uint32_t c = dz_fold_width(dz_utf8_next(text.at, &at));
        dz_str   rest = {text.at + from, text.len - from};

        if (dz_is_latin(c) || is_digit(c)) {
            at = latin_end(text, from);
            add_latin(g, (dz_str){text.at + from, at - from}, english);
        } else if (dz_is_han(c) && !english && g->options->lexicon && (n = dz_lexicon_match(g->options->lexicon, rest)) > at - from) {
            at = from + n;
            add_han(g, (dz_str){rest.at, n});
        }
    }
}

/* ---- all ---- */

static int by_id(const void *a, const void *b)
{
    const dz_trait *x = a, *y = b;

    return x->id < y->id ? -1 : x->id > y->id;
}

/** Adds up what is the same, and leaves the least ids. */
static void settle(gathering *g)
{
    size_t n = 0;

    if (g->list.n)
        qsort(g->list.at, g->list.n, sizeof *g->list.at, by_id);
    for (size_t i = 0; i < g->list.n; i++)
        if (n && g->list.at[n - 1].id == g->list.at[i].id)
            g->list.at[n - 1].weight += g->list.at[i].weight;
        else
            g->list.at[n++] = g->list.at[i];
    g->list.n = n < DZ_MOST_TRAITS ? n : DZ_MOST_TRAITS;
}

static dz_status gather(gathering *g, bool english, dz_error *error)
{
    dz_status status = dz_segments_cut_with(g->doc, &g->options->cut, &g->segments, error);

    if (status == DZ_OK)
        status = dz_figures_find(g->segments, &g->figures, error);
    if (status == DZ_OK)
        status = dz_names_find(g->segments, g->options->lexicon, &g->names, error);
    if (status != DZ_OK)
        return status;
    add_figures(g);
    add_names(g);
    add_words(g, dz_document_text(g->doc), english);
    settle(g);
    return g->failed ? dz_fail_nomem(error) : DZ_OK;
}

dz_status dz_traits_put(dz_buf *frame, const dz_document *doc, const dz_records_options *options, dz_error *error)
{
    gathering g = {.doc = doc, .options = options};
    bool      english = dz_document_lang(doc) == DZ_LANG_EN, counts = english || dz_lang_is_zh(dz_document_lang(doc));
    dz_status status = counts ? gather(&g, english, error) : DZ_OK;

    dz_frame_u32(frame, english ? 2 : counts ? 1 : 0);
    dz_frame_u32(frame, (uint32_t)g.list.n);
    for (size_t i = 0; i < g.list.n; i++) {
        dz_frame_u64(frame, g.list.at[i].id);
        dz_frame_u32(frame, g.list.at[i].weight);
    }
    dz_list_free(&g.list);
    dz_names_free(g.names);
    dz_figures_free(g.figures);
    dz_segments_free(g.segments);
    return status;
}

dz_trait dz_trait_take(dz_frame_reader *r)
{
    dz_trait t;

    t.id = dz_frame_take_u64(r);
    t.weight = dz_frame_take_u32(r);
    return t;
}
