/* walk.h — the files beneath some folders. Floor audit. Private. */
#ifndef DZ_AUDIT_WALK_H
#define DZ_AUDIT_WALK_H

#include <stdint.h>

#include "base/arena.h"
#include "duizhao/document.h"

/** A file as the file system knows it; 'size', 'inode' and 'changed' together tell
 *  whether it is as it was. */
typedef struct dz_file {
    dz_str   path; /* as the root was given, NUL-terminated */
    uint64_t size, inode;
    int64_t  changed;   /* nanoseconds of 1970 */
    uint64_t at;        /* of a member, which has inode and time of its archive: dz_member.at */
    dz_str   complaint; /* why it, or what is in it, cannot be looked at; empty: it can */
    dz_named named;     /* by its name; named.h settles the rest */
} dz_file;

typedef struct dz_files {
    dz_arena arena;
    DZ_LIST(dz_file) list;     /* by path, each once */
    DZ_LIST(dz_file) archives; /* by path: files that hold others, members.h */
} dz_files;

/** Lists the regular files beneath 'n' roots; a root may be a file, or an archive. Names that begin
 *  with a dot are left out, links to folders are not followed. What cannot be looked
 *  at is a row with a complaint. Fails with NOMEM, and IO for a root that is not there.
 *  Free with dz_files_free(), whatever it answers. */
dz_status dz_walk(const char *const *roots, size_t n, dz_files *out, dz_error *error);

/** A file or a member of an archive by its path, added to the list without order; true unless there is no memory. */
bool dz_files_add(dz_files *files, const char *path);

/** Sorts by path, and leaves out what stands there twice. */
void dz_files_sort(dz_files *files);

/** The position of a path in the sorted list, or their number. */
size_t dz_files_find(const dz_files *files, dz_str path);

void dz_files_free(dz_files *files);

#endif
