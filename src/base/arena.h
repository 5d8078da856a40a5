/* arena.h — memory that is freed at once. Floor base. */
#ifndef DZ_BASE_ARENA_H
#define DZ_BASE_ARENA_H

#include "base/list.h"
#include "duizhao/span.h"

/** All zero when empty. What it gives lives until dz_arena_free(). */
typedef struct dz_arena {
    struct dz_chunk *last;
} dz_arena;

/** n * size bytes, aligned for anything; NULL when there is no memory. */
void *dz_arena_take(dz_arena *arena, size_t n, size_t size);

/** A copy of some bytes with a NUL behind them; .at is NULL when there is no memory. */
dz_str dz_arena_copy(dz_arena *arena, dz_str str);

void dz_arena_free(dz_arena *arena);

#endif
