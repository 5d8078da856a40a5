/* links.c — which tokens of the two texts, not far from each other, may render each other. Floor align. */
#include "align/links.h"

#include <string.h>

struct dz_link {
    uint32_t zh, en, segment;
    float    forth, back;
};

enum {
    MOST_PLACES = 128,      /* of a word that stands everywhere, this many nearest to the proportional one are enough */
    LONG = 512,             /* tokens of a segment from which on it is fewer: */
    MOST_OF_LONG = 1 << 16, /* so many shared out among the tokens, */
    LEAST_PLACES = 2        /* and at least so many for each */
};

static size_t places_for(size_t tokens)
{
    size_t places = tokens <= LONG ? MOST_PLACES : MOST_OF_LONG / tokens;

    return places > LEAST_PLACES ? places : LEAST_PLACES;
}

/** Adds the links of one Chinese token to the work list, with at most so many places
 *  of each rendering; 'where' of 0..1 is how far into the row's English segments it
 *  would stand. */
static bool add_links(dz_links *links, const dz_link_row *row, uint32_t zh, float where, size_t most)
{
    const dz_tokens *en = &links->sides[DZ_EN];
    const uint32_t  *first = links->renders->first + links->sides[DZ_ZH].list.at[zh].type;

    for (uint32_t r = first[0]; r < first[1]; r++) {
        const dz_render *render = &links->renders->list.at[r];
        const dz_type   *word = &en->types.at[render->en];
        const uint32_t  *places = en->places + word->places;
        size_t           i = dz_place_from(places, word->count, en->first[row->lo]);
        size_t           end = dz_place_from(places, word->count, en->first[row->hi]);

        if (end - i > most) {
            i += (size_t)((float)(end - i - most) * where);
            end = i + most;
        }
        for (; i < end; i++)
            if (!dz_list_push(&links->work, (struct dz_link){zh, places[i], en->segment[places[i]], render->forth, render->back}))
                return false;
    }
    return true;
}

static void free_row(dz_link_row *row)
{
    dz_release(row->zh);
    dz_release(row->en);
    dz_release(row->forth);
    dz_release(row->back);
    dz_release(row->cell);
    memset(row, 0, sizeof *row);
}

/** Room for n links and so many cells; what was in the row is lost. */
static bool make_room(dz_link_row *row, size_t n, size_t cells)
{
    if (row->zh && n <= row->room && cells <= row->cells)
        return true;
    n = n > row->room ? n + n / 2 : row->room;
    cells = cells > row->cells ? cells + cells / 2 : row->cells;
    free_row(row);
    row->zh = dz_alloc(n, sizeof *row->zh);
    row->en = dz_alloc(n, sizeof *row->en);
    row->forth = dz_alloc(n, sizeof *row->forth);
    row->back = dz_alloc(n, sizeof *row->back);
    row->cell = dz_alloc(cells, sizeof *row->cell);
    row->room = n;
    row->cells = cells;
    return row->zh && row->en && row->forth && row->back && row->cell;
}

/** Files the work list by English segments, keeping the order of those of one. */
static void file_links(const dz_links *links, dz_link_row *row)
{
    size_t cells = row->hi - row->lo, at = 0;

    memset(row->cell, 0, (cells + 1) * sizeof *row->cell);
    for (size_t k = 0; k < links->work.n; k++)
        row->cell[links->work.at[k].segment - row->lo]++;
    for (size_t y = 0; y <= cells; y++) {
        size_t count = row->cell[y];

        row->cell[y] = at;
        at += count;
    }
    for (size_t k = 0; k < links->work.n; k++) {
        const struct dz_link *link = &links->work.at[k];
        size_t                to = row->cell[link->segment - row->lo]++;

        row->zh[to] = link->zh;
        row->en[to] = link->en;
        row->forth[to] = link->forth;
        row->back[to] = link->back;
    }
    for (size_t y = cells; y > 0; y--) /* each cell has moved to the end of its links */
        row->cell[y] = row->cell[y - 1];
    row->cell[0] = 0;
    row->n = at;
}

/** The links of segment x with the English segments lo .. hi - 1. */
static bool load_row(dz_links *links, size_t x, uint32_t lo, uint32_t hi)
{
    const uint32_t *first = links->sides[DZ_ZH].first + x;
    dz_link_row    *row = &links->rows[x % DZ_LINK_ROWS];

    row->lo = lo;
    row->hi = hi;
    links->work.n = 0;
    for (uint32_t a = first[0]; a < first[1]; a++)
        if (!add_links(links, row, a, (float)(a - first[0]) / (float)(first[1] - first[0]), places_for(first[1] - first[0])))
            return false;
    if (!make_room(row, links->work.n, (size_t)hi - lo + 1))
        return false;
    row->lo = lo;
    row->hi = hi;
    file_links(links, row);
    return true;
}

/** The links of segment x that beads inside of the corridor can hold. */
static bool load_row_of_corridor(dz_links *links, size_t x)
{
    const dz_corridor *c = links->corridor;

    return load_row(links, x, c->lo[x >= DZ_MOST_ZH ? x - DZ_MOST_ZH + 1 : 0],
                    c->hi[x + DZ_MOST_ZH < c->n[DZ_ZH] ? x + DZ_MOST_ZH : c->n[DZ_ZH]]);
}

bool dz_links_load(dz_links *links, size_t x)
{
    if (links->next + DZ_MOST_ZH <= x) /* those that nothing needs any more were never loaded */
        links->next = x - DZ_MOST_ZH + 1;
    for (; links->next <= x; links->next++)
        if (!load_row_of_corridor(links, links->next))
            return false;
    return true;
}

bool dz_links_load_for(dz_links *links, const size_t first[2], const size_t n[2])
{
    for (size_t x = first[DZ_ZH]; x < first[DZ_ZH] + n[DZ_ZH]; x++)
        if (!load_row(links, x, (uint32_t)first[DZ_EN], (uint32_t)(first[DZ_EN] + n[DZ_EN])))
            return false;
    return true;
}

void dz_links_reset(dz_links *links)
{
    for (size_t i = 0; i < DZ_LINK_ROWS; i++)
        free_row(&links->rows[i]);
    dz_list_free(&links->work);
    links->next = 0;
}
