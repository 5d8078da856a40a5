/* plan.h — which files are versions of each other. Floor audit. Private. */
#ifndef DZ_AUDIT_PLAN_H
#define DZ_AUDIT_PLAN_H

#include "audit/walk.h"

#define DZ_NO_FILE UINT32_MAX

/** Who says that two files belong together, or why none does. */
typedef enum dz_how {
    DZ_HOW_MANIFEST,
    DZ_HOW_PATTERN, /* one that the user gave */
    DZ_HOW_NAME,    /* names that differ in the language only */
    DZ_HOW_CONTENT,
    DZ_HOW_FILE,      /* one file holds both: it stands as the source alone */
    DZ_HOW_NONE,      /* nothing answers the file */
    DZ_HOW_AMBIGUOUS, /* several may */
    DZ_HOW_UNREADABLE /* it cannot be looked at; its complaint says why */
} dz_how;

/** One thing to be examined, or told: two files, or one without an answer. */
typedef struct dz_plan_row {
    uint32_t file[2]; /* by side, the Chinese first where that is known; or DZ_NO_FILE */
    uint8_t  how;     /* dz_how */
    bool     kept;    /* a row stands for it already */
} dz_plan_row;

typedef struct dz_plan {
    DZ_LIST(dz_plan_row) rows; /* by the path of the source, or else the target */
    size_t passed; /* files that are of no format */
} dz_plan;

/** "manifest", "pattern", "name" ... Static. */
const char *dz_how_name(dz_how how);

/** A pattern of the user: "zh/{name}.txt" for the source, "en/{name}.txt" for the target.
 *  A capture takes any characters, and the same ones in both. */
typedef struct dz_pattern_pair {
    dz_str side[2];
} dz_pattern_pair;

/** Pairs those of 'files', which are sorted, that no row of 'plan' has: by patterns first, then by what
 *  their names say of languages. Files that are no texts by their names are left out.
 *  Fails with NOMEM. */
dz_status dz_plan_names(const dz_files *files, const dz_pattern_pair *patterns, size_t n, dz_plan *plan, dz_error *error);

/** Puts the rows in their order, and leaves out what stands there twice. */
void dz_plan_sort(dz_plan *plan);

void dz_plan_free(dz_plan *plan);

#endif
