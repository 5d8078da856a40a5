/* corridor.h — the cells of the two texts' plane that a search looks at. Floor align. Private. */
#ifndef DZ_ALIGN_CORRIDOR_H
#define DZ_ALIGN_CORRIDOR_H

#include "base/list.h"
#include "duizhao/align.h"

typedef DZ_LIST(dz_bead) dz_bead_rows;

/** The anchors that a way must keep to, in order on both sides; lent. */
typedef struct dz_pins {
    const dz_anchor *at;
    size_t           n;
    int              side; /* index of the rows' side in dz_anchor.segment */
} dz_pins;

/** A cell (i, j) stands for the cut between the first i segments of one side and
 *  the first j of the other, and the rest. Row i has the cells lo[i] .. hi[i].
 *  Always, once closed: lo and hi never fall, lo[0] is 0, hi[n[0]] is n[1], and there
 *  is a way through: a row begins no later than the one before it ends, or, at an
 *  anchor, one cell behind that. A row is empty (lo is hi + 1) where every cut would
 *  part the segments of an anchor. */
typedef struct dz_corridor {
    size_t    n[2];
    uint32_t *lo, *hi; /* n[0] + 1 of each */
    dz_pins   pins;
    size_t   *row;     /* n[0] + 2: how many cells lie in the rows before */
} dz_corridor;

/** An empty corridor: every row has lo beyond hi. 'pins' may hold none. False: no memory; free it all the same. */
bool dz_corridor_open(dz_corridor *c, const size_t n[2], const dz_pins *pins);

void dz_corridor_free(dz_corridor *c);

/** Takes in the cells within 'rows' rows and 'cells' cells of (i, j). */
void dz_corridor_add(dz_corridor *c, size_t i, size_t j, size_t rows, size_t cells);

/** Makes what was taken in a corridor. */
void dz_corridor_close(dz_corridor *c);

static inline bool dz_corridor_has(const dz_corridor *c, size_t i, size_t j)
{
    return i <= c->n[0] && j >= c->lo[i] && j <= c->hi[i];
}

static inline size_t dz_corridor_cell(const dz_corridor *c, size_t i, size_t j) { return c->row[i] + j - c->lo[i]; }

static inline size_t dz_corridor_cells(const dz_corridor *c) { return c->row[c->n[0] + 1]; }

#endif
