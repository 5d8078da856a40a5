/* find.h — what finds the names of one segment. Floor name. Private. */
#ifndef DZ_NAME_FIND_H
#define DZ_NAME_FIND_H

#include "base/list.h"
#include "duizhao/name.h"

typedef struct dz_finder {
    const dz_lexicon *lexicon; /* or NULL */
    dz_str            text;    /* of the document */
    DZ_LIST(dz_name) list;
    bool failed; /* something did not fit in memory */
} dz_finder;

/** Adds the names of a segment. */
void dz_find_names_zh(dz_finder *finder, const dz_segment *segment, uint32_t index);
void dz_find_names_en(dz_finder *finder, const dz_segment *segment, uint32_t index);

#endif
