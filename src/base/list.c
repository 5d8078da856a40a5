/* list.c — growing arrays, and the one door to malloc. Floor base. */
#include "base/list.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *dz_alloc(size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size)
        return NULL;
    return malloc(n > 0 && size > 0 ? n * size : 1);
}

void *dz_alloc_zero(size_t n, size_t size)
{
    void *at = dz_alloc(n, size);

    return at ? memset(at, 0, n * size) : NULL;
}

void *dz_resize(void *at, size_t n) { return realloc(at, n > 0 ? n : 1); }

void dz_release(void *at) { free(at); }

bool dz_list_grow(void *pointer, size_t *room, size_t n, size_t more, size_t size)
{
    void  *at, *grown;
    size_t want = *room < 8 ? 8 : *room + *room / 2;

    if (more > SIZE_MAX / 2 - n)
        return false;
    if (want < n + more)
        want = n + more;
    if (want > SIZE_MAX / size)
        return false;
    memcpy(&at, pointer, sizeof at);
    grown = realloc(at, want * size);
    if (!grown)
        return false;
    memcpy(pointer, &grown, sizeof grown);
    *room = want;
    return true;
}
