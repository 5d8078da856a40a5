/* unpacked.h — packed tars, unpacked once for all processes of a run. Floor audit. Private.
 *
 * A member of a packed tar is found only by unpacking all that stands before it. So a tar of which a second member is asked for
 * is unpacked into a file without a name, beside the database; processes open it through the file system of processes.
 * Where that cannot be had they read the archive itself, which takes longer and comes to the same.
 */
#ifndef DZ_AUDIT_UNPACKED_H
#define DZ_AUDIT_UNPACKED_H

#include <sys/types.h>

#include "base/buf.h"

enum { DZ_UNPACKED_AT_ONCE = 4 };

/** An archive that was asked for. */
typedef struct dz_unpacked_one {
    dz_buf   path;  /* NUL-terminated; empty: none */
    unsigned asked; /* how often */
    uint64_t last;  /* when, counted in questions */
    int      fd;    /* or -1 */
    char     opens[48]; /* by which others open it */
} dz_unpacked_one;

/** All zero but 'db' at first. Free with dz_unpacked_free(). */
typedef struct dz_unpacked {
    const char     *db; /* the path of the database */
    dz_unpacked_one one[DZ_UNPACKED_AT_ONCE];
    uint64_t        questions;
    int             next; /* descriptors are never used twice: a process that comes late opens nothing, not another archive */
} dz_unpacked;

/** A file that holds what is packed in the archive of a member, lent until another archive takes its place; NULL: there is none. */
const char *dz_unpacked_for(dz_unpacked *unpacked, dz_str member);

void dz_unpacked_free(dz_unpacked *unpacked);

#endif
