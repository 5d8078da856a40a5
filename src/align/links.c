/* links.c — which tokens of the two texts, not far from each other, may render each other. Floor 7, align. */
#include "align/links.h"

#include <string.h>

typedef struct dz_link {
    uint32_t zh, en, segment;
    float    forth, back;
} dz_link;

typedef DZ_LIST(dz_link) row_links;

/* Of a word that stands everywhere, this many places nearest to the proportional one are enough. */
enum { MOST_PLACES = 128 };

/** The links of one Chinese token with the English tokens from .. to - 1; 'where'
 *  of 0..1 is how far into them it would stand. */
static bool add_links(row_links *row, const dz_tokens *en, const dz_renders *renders, uint32_t zh, float where,
                      uint32_t from, uint32_t to, uint32_t type)
{
    for (uint32_t r = renders->first[type]; r < renders->first[type + 1]; r++) {
        const dz_render *render = &renders->list.at[r];
        const dz_type   *word = &en->types.at[render->en];
        const uint32_t  *places = en->places + word->places;
        size_t           i = dz_place_from(places, word->count, from), end = dz_place_from(places, word->count, to);

        if (end - i > MOST_PLACES) {
            size_t middle = i + (size_t)((float)(end - i - MOST_PLACES) * where);

            i = middle;
            end = middle + MOST_PLACES;
        }
        for (; i < end; i++)
            if (!dz_list_push(row, (dz_link){zh, places[i], en->segment[places[i]], render->forth, render->back}))
                return false;
    }
    return true;
}

static bool make_room(dz_links *links, size_t more)
{
    size_t room = links->room;

    return links->room - links->n >= more ||
           (dz_list_grow(&links->zh, &room, links->n, more, sizeof *links->zh) && (room = links->room, true) &&
            dz_list_grow(&links->en, &room, links->n, more, sizeof *links->en) && (room = links->room, true) &&
            dz_list_grow(&links->forth, &room, links->n, more, sizeof *links->forth) && (room = links->room, true) &&
            dz_list_grow(&links->back, &room, links->n, more, sizeof *links->back) && (links->room = room, true));
}

/** Files the links of segment x by their English segment, keeping their order. */
static bool file_row(dz_links *links, size_t x, const row_links *row)
{
    size_t *cell = links->cell + links->row[x], cells = links->hi[x] - links->lo[x], at = links->n;

    if (!make_room(links, row->n))
        return false;
    memset(cell, 0, (cells + 1) * sizeof *cell);
    for (size_t k = 0; k < row->n; k++)
        cell[row->at[k].segment - links->lo[x]]++;
    for (size_t y = 0; y <= cells; y++) {
        size_t count = cell[y];

        cell[y] = at;
        at += count;
    }
    for (size_t k = 0; k < row->n; k++) {
        const dz_link *link = &row->at[k];
        size_t         to = cell[link->segment - links->lo[x]]++;

        links->zh[to] = link->zh;
        links->en[to] = link->en;
        links->forth[to] = link->forth;
        links->back[to] = link->back;
    }
    for (size_t y = cells; y > 0; y--) /* each cell has moved to the end of its links */
        cell[y] = cell[y - 1];
    cell[0] = links->n;
    links->n = at;
    return true;
}

static bool lay_out(dz_links *links, const dz_corridor *corridor)
{
    size_t n = corridor->n[DZ_ZH];

    links->row = dz_alloc(n + 1, sizeof *links->row);
    links->lo = dz_alloc(n + 1, sizeof *links->lo);
    links->hi = dz_alloc(n + 1, sizeof *links->hi);
    if (!links->row || !links->lo || !links->hi)
        return false;
    links->row[0] = 0;
    for (size_t x = 0; x < n; x++) {
        links->lo[x] = corridor->lo[x >= DZ_MOST_ZH ? x - DZ_MOST_ZH + 1 : 0];
        links->hi[x] = corridor->hi[x + DZ_MOST_ZH < n ? x + DZ_MOST_ZH : n];
        links->row[x + 1] = links->row[x] + links->hi[x] - links->lo[x] + 1;
    }
    links->cell = dz_alloc(links->row[n], sizeof *links->cell);
    return links->cell != NULL;
}

bool dz_links_find(dz_links *links, const dz_tokens sides[2], const dz_renders *renders, const dz_corridor *corridor)
{
    const dz_tokens *zh = &sides[DZ_ZH], *en = &sides[DZ_EN];
    row_links        row = {0};
    bool             ok = lay_out(links, corridor);

    for (size_t x = 0; ok && x < corridor->n[DZ_ZH]; x++) {
        row.n = 0;
        for (uint32_t a = zh->first[x]; ok && a < zh->first[x + 1]; a++)
            ok = add_links(&row, en, renders, a, (float)(a - zh->first[x]) / (float)(zh->first[x + 1] - zh->first[x]),
                           en->first[links->lo[x]], en->first[links->hi[x]], zh->list.at[a].type);
        ok = ok && file_row(links, x, &row);
    }
    dz_list_free(&row);
    return ok;
}

void dz_links_free(dz_links *links)
{
    dz_release(links->zh);
    dz_release(links->en);
    dz_release(links->forth);
    dz_release(links->back);
    dz_release(links->cell);
    dz_release(links->row);
    dz_release(links->lo);
    dz_release(links->hi);
    memset(links, 0, sizeof *links);
}
