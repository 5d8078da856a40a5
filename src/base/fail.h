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

/** dz_fail() for what errno says of a file: "cannot 'did' 'path': why"; a want of memory is told apart. */
dz_status dz_fail_file(dz_error *error, const char *did, const char *path);

/** dz_fail() for a want of memory. */
dz_status dz_fail_nomem(dz_error *error);

#endif
