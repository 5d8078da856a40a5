/* headings.h — what the headings of a table, or the keys of a record, say is below them. Floor read. Private. */
#ifndef DZ_READ_HEADINGS_H
#define DZ_READ_HEADINGS_H

#include <stdbool.h>

#include "duizhao/span.h"

typedef enum dz_heading {
    DZ_HEADING_OTHER,
    DZ_HEADING_ZH,
    DZ_HEADING_EN,
    DZ_HEADING_SOURCE,
    DZ_HEADING_TARGET,
    DZ_HEADING_ID
} dz_heading;

/** "zh_CN", "Chinese", "中文", "source", "译文", "id" ... in any case of letters. */
dz_heading dz_heading_of(dz_str text);

/** Which of some headings are those of the two sides: a source and a target, or Chinese and English, of which the first is the
 *  source. The first of each counts. False: they are not there. */
bool dz_headings_pair(const dz_heading *at, size_t n, size_t pair[2]);

#endif
