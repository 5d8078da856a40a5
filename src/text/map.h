/* map.h — from the bytes of one text to those it was made from. Floor text.
 *
 * A map is a row of runs. In a run, each 'unit' bytes of the new text were
 * made from 'width' bytes of the old: 1 from 1 for ASCII, 3 from 2 for Han of
 * GB 18030. What was left out lies between two runs.
 */
#ifndef DZ_TEXT_MAP_H
#define DZ_TEXT_MAP_H

#include <stdint.h>

#include "base/list.h"

typedef struct dz_run {
    uint32_t at, from;    /* where it begins in the new text, and in the old */
    uint32_t unit, width; /* both at least 1 */
} dz_run;

/** All zero: every byte is itself. */
typedef struct dz_map {
    DZ_LIST(dz_run) runs;
    size_t len, size; /* of the new text, and of the old; told by dz_map_end() */
} dz_map;

/** Adds that the next 'n' bytes of the new text come from 'width' bytes at
 *  'from' of the old; n and width > 0. False: no memory. */
bool dz_map_add(dz_map *map, size_t from, size_t n, size_t width);

/** The same for n bytes that are copied one by one. */
bool dz_map_copy(dz_map *map, size_t from, size_t n);

/** Says that the old text ends at 'size'. */
void dz_map_end(dz_map *map, size_t size);

/** Where in the old text the unit begins that holds, or begins at, byte 'at'
 *  of the new; at its end: where the old text ends. O(log runs). */
size_t dz_map_after(const dz_map *map, size_t at);

/** Where in the old text that ends which stands before byte 'at' of the new.
 *  dz_map_before(at) < dz_map_after(at): something was left out there. */
size_t dz_map_before(const dz_map *map, size_t at);

/** The other way: where in the new text that begins which was made of byte
 *  'from' of the old or, where nothing was, of what comes behind. */
size_t dz_map_find(const dz_map *map, size_t from);

void dz_map_free(dz_map *map);

#endif
