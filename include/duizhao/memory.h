/* memory.h — for programs: what becomes of a process without memory. Floor text. */
#ifndef DUIZHAO_MEMORY_H
#define DUIZHAO_MEMORY_H

#include "duizhao/status.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** Has ICU call 'leave', which must not return, where it cannot get memory: ICU 72 itself
 *  may then fall over, or wait for ever. The library's own wants are told as DZ_NOMEM all the same.
 *  To be called once, before any other call of the library and of ICU; DZ_USAGE: it is too late. */
dz_status dz_memory_leave(void (*leave)(void));

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
