/* pattern.h — regular expressions that come to an end. Floor text.
 *
 * The syntax is that of ICU. Matching is bounded in steps and in memory, not in
 * time, so that the same text gets the same answer on every machine.
 */
#ifndef DZ_TEXT_PATTERN_H
#define DZ_TEXT_PATTERN_H

#include <stdint.h>

#include "duizhao/span.h"
#include "duizhao/status.h"

typedef struct dz_pattern dz_pattern;

typedef enum dz_pattern_answer {
    DZ_PATTERN_NONE,
    DZ_PATTERN_FOUND,
    DZ_PATTERN_GAVE_UP, /* it ran out of steps or of room, or the text is too long: nobody knows */
    DZ_PATTERN_NOMEM
} dz_pattern_answer;

enum {
    DZ_MOST_PATTERN = 4000,     /* bytes */
    DZ_MOST_MATCHED = 20000,    /* units of a text: (?>.*)x looks at each from each */
};

/** Compiles a pattern in UTF-8. On DZ_OK free with dz_pattern_free(), else *out is NULL.
 *  Fails with FORMAT (the message is a clause that says what and where), TOO_LARGE, NOMEM. */
dz_status dz_pattern_compile(dz_str text, dz_pattern **out, dz_error *error);

/** Another one of the same, for another thread. NULL: no memory. */
dz_pattern *dz_pattern_clone(const dz_pattern *pattern);

void dz_pattern_free(dz_pattern *pattern); /* NULL is fine */

/** Finds the first match in 'n' units of UTF-16 that begins at 'from' or later. */
dz_pattern_answer dz_pattern_find(dz_pattern *pattern, const uint16_t *units, size_t n, size_t from, size_t *begin, size_t *end);

#endif
