/* corridor.c — the cells of the two texts' plane that a search looks at. Floor align. */
#include "align/corridor.h"

#include <string.h>

bool dz_corridor_open(dz_corridor *c, const size_t n[2], const dz_pins *pins)
{
    c->pins = *pins;
    memcpy(c->n, n, sizeof c->n);
    c->lo = dz_alloc(n[0] + 1, sizeof *c->lo);
    c->hi = dz_alloc_zero(n[0] + 1, sizeof *c->hi);
    c->row = dz_alloc_zero(n[0] + 2, sizeof *c->row);
    for (size_t i = 0; c->lo && i <= n[0]; i++)
        c->lo[i] = UINT32_MAX;
    return c->lo && c->hi && c->row;
}

void dz_corridor_free(dz_corridor *c)
{
    dz_release(c->lo);
    dz_release(c->hi);
    dz_release(c->row);
    memset(c, 0, sizeof *c);
}

void dz_corridor_add(dz_corridor *c, size_t i, size_t j, size_t rows, size_t cells)
{
    size_t from = i > rows ? i - rows : 0, to = i + rows < c->n[0] ? i + rows : c->n[0];
    size_t low = j > cells ? j - cells : 0, high = j + cells < c->n[1] ? j + cells : c->n[1];

    for (size_t x = from; x <= to; x++) {
        c->lo[x] = low < c->lo[x] ? (uint32_t)low : c->lo[x];
        c->hi[x] = high > c->hi[x] ? (uint32_t)high : c->hi[x];
    }
}

/** Leaves only cells that part no anchor: before both of its segments or behind both. */
static void pin(dz_corridor *c)
{
    size_t before = 0; /* anchors that lie before the row's cut */

    for (size_t i = 0; i <= c->n[0]; i++) {
        while (before < c->pins.n && c->pins.at[before].segment[c->pins.side] < i)
            before++;
        if (before > 0 && c->lo[i] <= c->pins.at[before - 1].segment[!c->pins.side])
            c->lo[i] = c->pins.at[before - 1].segment[!c->pins.side] + 1;
        if (before < c->pins.n && c->hi[i] > c->pins.at[before].segment[!c->pins.side])
            c->hi[i] = c->pins.at[before].segment[!c->pins.side];
        if (c->lo[i] > c->hi[i]) /* both anchors share a segment: no cut is possible here */
            c->lo[i] = c->hi[i] + 1;
    }
}

void dz_corridor_close(dz_corridor *c)
{
    size_t n = c->n[0];

    for (size_t k = 0; k < c->pins.n; k++) { /* there is a way through each anchor */
        dz_corridor_add(c, c->pins.at[k].segment[c->pins.side], c->pins.at[k].segment[!c->pins.side], 0, 0);
        dz_corridor_add(c, c->pins.at[k].segment[c->pins.side] + 1, c->pins.at[k].segment[!c->pins.side] + 1, 0, 0);
    }
    c->lo[0] = 0;
    c->hi[n] = (uint32_t)c->n[1];
    for (size_t i = n; i > 0; i--) /* a row reaches no lower than those behind it */
        if (c->lo[i - 1] > c->lo[i])
            c->lo[i - 1] = c->lo[i];
    for (size_t i = 1; i <= n; i++) {
        if (c->hi[i] < c->hi[i - 1])
            c->hi[i] = c->hi[i - 1];
        if (c->lo[i] > c->hi[i - 1])
            c->lo[i] = c->hi[i - 1];
    }
    pin(c);
    for (size_t i = 0; i <= n; i++)
        c->row[i + 1] = c->row[i] + (c->hi[i] + 1 - c->lo[i]);
}
