/* groups.h — copies of one passage brought together. Floor compare. Private. */
#ifndef DZ_COMPARE_GROUPS_H
#define DZ_COMPARE_GROUPS_H

#include "compare/passage.h"

/** Where a passage stands: tokens [from, to). */
typedef struct dz_stand {
    uint32_t from, to;
} dz_stand;

/** All places of one passage: two or more, in text order, disjoint. */
typedef struct dz_group {
    size_t first, n;
} dz_group;

typedef struct dz_groups {
    DZ_LIST(dz_stand) places;
    DZ_LIST(dz_group) all; /* by their first place, the longer one first */
} dz_groups;

/** Brings together the passages that share a place, or nearly, leaves out groups
 *  that lie within the places of a longer one, and makes one of two that follow
 *  each other at all their places. Free with
 *  dz_groups_free() whatever the answer. False: no memory. */
bool dz_groups_make(const dz_passage *passages, size_t n, dz_groups *out);

void dz_groups_free(dz_groups *groups);

#endif
