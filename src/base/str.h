/* str.h — texts compared. Floor base. */
#ifndef DZ_BASE_STR_H
#define DZ_BASE_STR_H

#include <stdbool.h>
#include <string.h>

#include "duizhao/span.h"

/** Whether two texts are the same bytes. */
static inline bool dz_str_same(dz_str a, dz_str b) { return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0); }

#endif
