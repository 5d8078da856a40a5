/* arena.c — memory that is freed at once. Floor base. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <string.h>

enum { CHUNK = 16 << 10 };

struct dz_chunk {
    struct dz_chunk *before;
    size_t           used, room;
    alignas(max_align_t) char bytes[];
};

static struct dz_chunk *chunk_for(dz_arena *arena, size_t n)
{
    struct dz_chunk *chunk = arena->last;
    size_t           room = n > CHUNK ? n : CHUNK;

    if (chunk && chunk->room - chunk->used >= n)
        return chunk;
    if (room > SIZE_MAX - sizeof *chunk)
        return NULL;
    chunk = dz_alloc(1, sizeof *chunk + room);
    if (!chunk)
        return NULL;
    chunk->before = arena->last;
    chunk->used = 0;
    chunk->room = room;
    arena->last = chunk;
    return chunk;
}

void *dz_arena_take(dz_arena *arena, size_t n, size_t size)
{
    const size_t     step = alignof(max_align_t);
    struct dz_chunk *chunk;
    size_t           bytes;
    void            *at;

    if (size && n > (SIZE_MAX - step) / size)
        return NULL;
    bytes = (n * size + step - 1) / step * step;
    chunk = chunk_for(arena, bytes);
    if (!chunk)
        return NULL;
    at = chunk->bytes + chunk->used;
    chunk->used += bytes;
    return at;
}

dz_str dz_arena_copy(dz_arena *arena, dz_str str)
{
    char *at = dz_arena_take(arena, str.len + 1, 1);

    if (!at)
        return (dz_str){NULL, 0};
    if (str.len)
        memcpy(at, str.at, str.len);
    at[str.len] = '\0';
    return (dz_str){at, str.len};
}

void dz_arena_free(dz_arena *arena)
{
    while (arena->last) {
        struct dz_chunk *chunk = arena->last;

        arena->last = chunk->before;
        dz_release(chunk);
    }
}
