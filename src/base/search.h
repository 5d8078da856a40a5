/* search.h — finding rows by the span that each begins with. Floor base.
 *
 * A list whose rows begin with a dz_span and stand in the order of the text: { at, n }.
 */
#ifndef DZ_BASE_SEARCH_H
#define DZ_BASE_SEARCH_H

#include <stdbool.h>
#include <string.h>

#include "duizhao/span.h"

static inline dz_span dz_span_of_row(const void *rows, size_t size, size_t i)
{
    dz_span span;

    memcpy(&span, (const char *)rows + i * size, sizeof span);
    return span;
}

/** The first of 'n' rows of 'size' bytes whose span ends behind byte 'at' or, where 'begins', begins there or behind; n where none does. */
static inline size_t dz_row_search(const void *rows, size_t n, size_t size, uint32_t at, bool begins)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t  middle = low + (high - low) / 2;
        dz_span span = dz_span_of_row(rows, size, middle);

        if (begins ? span.at < at : dz_span_end(span) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

#define dz_row_behind(list, place) dz_row_search((list).at, (list).n, sizeof *(list).at, place, false)
#define dz_row_from(list, place)   dz_row_search((list).at, (list).n, sizeof *(list).at, place, true)

#endif
