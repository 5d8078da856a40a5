/* map.c — from the bytes of one text to those it was made from. Floor text. */
#include "text/map.h"

bool dz_map_add(dz_map *map, size_t from, size_t n, size_t width)
{
    dz_run *last = map->runs.n ? &map->runs.at[map->runs.n - 1] : NULL;
    size_t  at = map->len;

    map->len += n;
    if (last && last->unit == n && last->width == width && (at - last->at) % n == 0 &&
        last->from + (at - last->at) / n * width == from)
        return true;
    return dz_list_push(&map->runs, (dz_run){(uint32_t)at, (uint32_t)from, (uint32_t)n, (uint32_t)width});
}

bool dz_map_copy(dz_map *map, size_t from, size_t n)
{
    if (n == 0)
        return true;
    if (!dz_map_add(map, from, 1, 1))
        return false;
    map->len += n - 1;
    return true;
}

void dz_map_end(dz_map *map, size_t size) { map->size = size; }

/** The last run that begins at or before 'at', or, where 'before', before it; NULL: none does. */
static const dz_run *run_at(const dz_map *map, size_t at, bool before)
{
    size_t low = 0, high = map->runs.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (map->runs.at[middle].at + (size_t)before <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &map->runs.at[low - 1] : NULL;
}

static bool is_identity(const dz_map *map) { return map->runs.n == 0 && map->size == 0; }

size_t dz_map_after(const dz_map *map, size_t at)
{
    const dz_run *run;

    if (is_identity(map))
        return at;
    run = at < map->len ? run_at(map, at, false) : NULL;
    return run ? run->from + (at - run->at) / run->unit * run->width : map->size;
}

size_t dz_map_before(const dz_map *map, size_t at)
{
    const dz_run *run;

    if (is_identity(map))
        return at;
    run = run_at(map, at, true);
    return run ? run->from + (at - run->at + run->unit - 1) / run->unit * run->width : 0;
}

size_t dz_map_find(const dz_map *map, size_t from)
{
    size_t        low = 0, high = map->runs.n, end, at;
    const dz_run *run;

    if (is_identity(map))
        return from;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (map->runs.at[middle].from <= from)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0)
        return 0;
    run = &map->runs.at[low - 1];
    end = low < map->runs.n ? map->runs.at[low].at : map->len;
    at = run->at + (from - run->from + run->width - 1) / run->width * run->unit;
    return at < end ? at : end;
}

void dz_map_free(dz_map *map)
{
    dz_list_free(&map->runs);
    map->len = map->size = 0;
}
