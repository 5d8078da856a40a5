/* memory.c — what becomes of a process that ICU cannot get memory in. Floor text. */
#include "duizhao/memory.h"

#include <stdlib.h>

#include <unicode/uclean.h>

/* The context of these is the address of what is to be called. */
typedef struct leaving {
    void (*leave)(void);
} leaving;

static void *held(const void *context, void *at)
{
    if (!at)
        ((const leaving *)context)->leave();
    return at;
}

static void *take(const void *context, size_t size) { return held(context, malloc(size ? size : 1)); }

static void *resize(const void *context, void *at, size_t size) { return held(context, realloc(at, size ? size : 1)); }

static void give(const void *context, void *at)
{
    (void)context;
    free(at);
}

dz_status dz_memory_leave(void (*leave)(void))
{
    static leaving with;
    UErrorCode     code = U_ZERO_ERROR;

    with.leave = leave;
    u_setMemoryFunctions(&with, take, resize, give, &code);
    return U_SUCCESS(code) ? DZ_OK : DZ_USAGE;
}
