/* links.h — which tokens of the two texts, not far from each other, may render each other. Floor align. Private. */
#ifndef DZ_ALIGN_LINKS_H
#define DZ_ALIGN_LINKS_H

#include "align/corridor.h"
#include "align/renders.h"

/** The links of one Chinese segment, in parallel arrays: link k is between Chinese
 *  token zh[k] and English token en[k]. Those with English segment y, lo <= y < hi,
 *  are cell[y - lo] to the next. */
typedef struct dz_link_row {
    size_t    n, room, cells;
    uint32_t  lo, hi;
    uint32_t *zh, *en;
    float    *forth, *back; /* as in dz_render */
    size_t   *cell;         /* hi - lo + 1 */
} dz_link_row;

/** The most segments that a bead has on the Chinese and on the English side. */
enum { DZ_MOST_ZH = 5, DZ_MOST_EN = 8 };

enum { DZ_LINK_ROWS = 8 }; /* at hand at a time; a power of two above DZ_MOST_ZH */

/** The links that beads inside a corridor can hold. All zero when empty, but for
 *  what is lent. */
typedef struct dz_links {
    const dz_tokens   *sides;
    const dz_renders  *renders;
    const dz_corridor *corridor;
    dz_link_row        rows[DZ_LINK_ROWS]; /* of segment x: rows[x % DZ_LINK_ROWS] */
    size_t             next;               /* the first segment that was not loaded yet */
    DZ_LIST(struct dz_link) work;
} dz_links;

/** Goes on to segment x, no smaller than the last time: the rows of the segments
 *  x - DZ_MOST_ZH + 1 .. x are at hand then. False: no memory. */
bool dz_links_load(dz_links *links, size_t x);

/** Loads the rows of one bead anywhere, with the links between its own segments
 *  alone; dz_links_load() cannot go on behind it before dz_links_reset(). False: no memory. */
bool dz_links_load_for(dz_links *links, const size_t first[2], const size_t n[2]);

static inline const dz_link_row *dz_links_row(const dz_links *links, size_t x) { return &links->rows[x % DZ_LINK_ROWS]; }

/** Frees it and begins anew; what is lent stays. */
void dz_links_reset(dz_links *links);

#endif
