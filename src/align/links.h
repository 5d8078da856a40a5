/* links.h — which tokens of the two texts, not far from each other, may render each other. Floor 7, align. Private. */
#ifndef DZ_ALIGN_LINKS_H
#define DZ_ALIGN_LINKS_H

#include "align/corridor.h"
#include "align/renders.h"

/** The links in parallel arrays: link k is between Chinese token zh[k] and English
 *  token en[k]. Those of Chinese segment x with the English segments lo[x] to hi[x]
 *  stand together, one English segment after the other: from cell[row[x] + y - lo[x]]
 *  to the next. */
typedef struct dz_links {
    size_t    n, room;
    uint32_t *zh, *en;
    float    *forth, *back; /* as in dz_render */
    size_t   *cell;
    size_t   *row;          /* a row has hi - lo + 1 cells, the last one empty */
    uint32_t *lo, *hi;
} dz_links;

/** The most segments that a bead has on the Chinese and on the English side. */
enum { DZ_MOST_ZH = 5, DZ_MOST_EN = 8 };

/** The links that a bead inside the corridor can hold, into an empty table. False: no memory; call
 *  dz_links_free() all the same. */
bool dz_links_find(dz_links *links, const dz_tokens sides[2], const dz_renders *renders, const dz_corridor *corridor);

void dz_links_free(dz_links *links);

#endif
