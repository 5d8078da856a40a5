/* glossary_index.c — what the terms of a glossary begin with, and how they go on. Floor lexicon. */
#include <string.h>

#include "base/hash.h"
#include "lexicon/glossary.h"
#include "text/hant.h"

/* ---- patterns ---- */

/** Adds a pattern and its pieces; one without any piece ("—") is never met and is left out. */
static bool add_pattern(dz_glossary *g, dz_pattern pattern, dz_piece_rows *work)
{
    dz_piece *copy;

    work->n = 0;
    if (!(pattern.lang == DZ_TERM_ZH ? dz_pieces_zh : dz_pieces_en)(pattern.text, work))
        return false;
    if (work->n == 0)
        return true;
    copy = dz_arena_take(&g->arena, work->n, sizeof *copy);
    if (!copy)
        return false;
    memcpy(copy, work->at, work->n * sizeof *copy);
    pattern.pieces = copy;
    pattern.n = (uint32_t)work->n;
    return dz_list_push(&g->patterns, pattern);
}

/** The writing in the other script, where it is another one. False: no memory. */
static bool add_script(dz_glossary *g, dz_pattern pattern, dz_script_change change, dz_piece_rows *work)
{
    dz_buf changed = {0};
    bool   ok = dz_change_script(change, pattern.text, &changed);
    dz_str other = dz_buf_all(&changed);

    if (ok && !(other.len == pattern.text.len && memcmp(other.at, pattern.text.at, other.len) == 0)) {
        pattern.text = dz_arena_copy(&g->arena, other);
        ok = pattern.text.at && add_pattern(g, pattern, work);
    }
    dz_buf_free(&changed);
    return ok;
}

static bool add_word(dz_glossary *g, dz_pattern pattern, dz_piece_rows *work)
{
    if (!add_pattern(g, pattern, work))
        return false;
    return pattern.lang != DZ_TERM_ZH || !dz_has_han(pattern.text) ||
           (add_script(g, pattern, DZ_TO_TRADITIONAL, work) && add_script(g, pattern, DZ_TO_SIMPLIFIED, work));
}

static bool same_keys(const dz_pattern *a, const dz_pattern *b)
{
    if (a->n != b->n)
        return false;
    for (uint32_t i = 0; i < a->n; i++)
        if (a->pieces[i].key != b->pieces[i].key)
            return false;
    return true;
}

/** Forbidden words that only letters tell from accepted ones, of the patterns of a term from 'first' on, go by letters, and so do those. */
static void make_exact(dz_glossary *g, size_t first)
{
    for (size_t i = first; i < g->patterns.n; i++)
        for (size_t k = first; k < g->patterns.n; k++) {
            dz_pattern *bad = &g->patterns.at[i], *good = &g->patterns.at[k];

            if (bad->forbidden && !good->forbidden && bad->lang == good->lang && same_keys(bad, good))
                bad->exact = good->exact = true;
        }
}

static bool add_term(dz_glossary *g, uint32_t term, dz_piece_rows *work)
{
    const dz_term *row = &g->terms.at[term];
    size_t         first = g->patterns.n;

    for (uint8_t lang = 0; lang < 2; lang++)
        for (int bad = 0; bad < 2; bad++) {
            dz_str_list list = bad ? row->bad[lang] : row->good[lang];

            for (size_t i = 0; i < list.n; i++)
                if (!add_word(g, (dz_pattern){.text = list.at[i], .term = term, .word = (uint16_t)i, .forbidden = bad, .lang = lang}, work))
                    return false;
        }
    make_exact(g, first);
    return true;
}

/* ---- the trie ---- */

static size_t home(const dz_glossary *g, uint32_t parent, uint64_t key) { return (size_t)dz_hash(&key, sizeof key, parent) & g->mask; }

/** The row of a node, or the free one where it would stand. */
static dz_glossary_node *slot_of(const dz_glossary *g, uint32_t parent, uint64_t key)
{
    size_t at = home(g, parent, key);

    while (g->nodes[at].taken && (g->nodes[at].key != key || g->nodes[at].parent != parent))
        at = (at + 1) & g->mask;
    return &g->nodes[at];
}

const dz_glossary_node *dz_glossary_step(const dz_glossary *g, uint32_t parent, uint64_t key)
{
    const dz_glossary_node *node = slot_of(g, parent, key);

    return node->taken ? node : NULL;
}

static void put_pattern(dz_glossary *g, size_t i)
{
    dz_pattern       *pattern = &g->patterns.at[i];
    uint32_t          parent = pattern->lang;
    dz_glossary_node *node = NULL;

    for (uint32_t k = 0; k < pattern->n; k++) {
        node = slot_of(g, parent, pattern->pieces[k].key);
        if (!node->taken)
            *node = (dz_glossary_node){pattern->pieces[k].key, parent, 0, true};
        parent = dz_glossary_parent(g, node);
    }
    pattern->next = node->pattern;
    node->pattern = (uint32_t)i + 1;
}

bool dz_glossary_index(dz_glossary *g)
{
    dz_piece_rows work = {0};
    size_t        pieces = 0, room = 16;
    bool          ok = true;

    for (size_t i = 0; ok && i < g->terms.n; i++)
        ok = add_term(g, (uint32_t)i, &work);
    dz_list_free(&work);
    for (size_t i = 0; i < g->patterns.n; i++)
        pieces += g->patterns.at[i].n;
    while (room < 2 * pieces)
        room *= 2;
    g->nodes = ok ? dz_alloc_zero(room, sizeof *g->nodes) : NULL;
    if (!g->nodes)
        return false;
    g->mask = room - 1;
    for (size_t i = g->patterns.n; i-- > 0;) /* so that those of one node come in their order */
        put_pattern(g, i);
    return true;
}
