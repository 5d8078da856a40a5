/* fail.h — filling the caller's dz_error. Floor base. */
#ifndef DZ_BASE_FAIL_H
#define DZ_BASE_FAIL_H

#include <stddef.h>

#include "duizhao/status.h"

/** Writes a message, control and direction characters made visible as \xNN,
 *  cut at a code point where it is too long, and answers 'status'.
 *  'error' may be NULL. */
dz_status dz_fail(dz_error *error, dz_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/** Copies a NUL-terminated text, whatever bytes it has, as UTF-8 that may be
 *  shown: control and direction characters and broken bytes as \xNN; cut at a
 *  code point where 'room' ends. Four times its length and one more is enough. */
void dz_clean(char *into, size_t room, const char *from);

/** dz_fail() for a want of memory. */
dz_status dz_fail_nomem(dz_error *error);

#endif
