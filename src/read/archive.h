/* archive.h — zip and tar on disk: which members there are, and one of them in memory. Floor read. Private.
 *
 * No member becomes a file. A name is a name and no path, whatever it says.
 */
#ifndef DZ_READ_ARCHIVE_H
#define DZ_READ_ARCHIVE_H

#include <stdint.h>

#include "base/buf.h"
#include "duizhao/status.h"

/** How many members an archive may have; how much may be passed over in it, beside DZ_MOST_OUT, for each byte of the
 *  file, and for each byte that was read of it so far. Much the same text a hundred times, packed, stays below. */
enum { DZ_MOST_LISTED = 250000, DZ_MOST_PASSED = 200, DZ_MOST_PASSED_RATE = 500 };

/** A member that is a file, or wants to be. Lent for the call. */
typedef struct dz_member {
    dz_str      name;      /* in UTF-8, NUL-terminated */
    uint64_t    size;      /* bytes, as the archive says it, or as many as there are where it does not; DZ_MOST_BYTES at most */
    uint64_t    at;        /* byte of the file, or of the tar that is packed in it, where it begins; 0: it is the first */
    const char *complaint; /* why it cannot be read; NULL: it can */
} dz_member;

/** Whether a name is that of an archive: .zip, .tar, .tar.gz, .tgz ... */
bool dz_archive_named(dz_str name);

/** Calls 'take' with each member in the order of the file; it answers whether there is memory.
 *  Folders are none; links, and what is encrypted, have a complaint.
 *  Fails with IO, FORMAT (no archive, damaged: what stands before was taken), TOO_LARGE (too many, out of all proportion), NOMEM. */
dz_status dz_archive_list(const char *path, bool (*take)(void *with, const dz_member *member), void *with, dz_error *error);

/** Where a member may begin, which spares reading all that stands before it. */
typedef struct dz_archive_hint {
    uint64_t    at;       /* dz_member.at; 0: not known */
    const char *unpacked; /* a file that dz_archive_unpack() has written, or NULL */
} dz_archive_hint;

/** Reads the first member of that name into memory; looks first where 'hint' says. *found false: there is none.
 *  Fails as dz_archive_list(), and with FORMAT where the member is encrypted, TOO_LARGE where it is. */
dz_status dz_archive_read(const char *path, const char *member, const dz_archive_hint *hint, dz_buf *into, bool *found, dz_error *error);

/** Whether a name is that of a tar that is packed as a whole, so that only by reading on a member can be found. */
bool dz_archive_packed(dz_str name);

/** Writes what is packed as a whole to a file that is open and empty, 'most' bytes of it at most, and as far as it can be read: what is not
 *  there dz_archive_read() finds in the archive. False: nothing was written. */
bool dz_archive_unpack(const char *path, uint64_t most, int into);

#endif
