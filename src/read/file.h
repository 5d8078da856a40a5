/* file.h — the bytes of a file, of standard input, of a member of an archive. Floor read. Private. */
#ifndef DZ_READ_FILE_H
#define DZ_READ_FILE_H

#include <stdint.h>

#include "base/buf.h"
#include "duizhao/status.h"

#define DZ_WHOLE_FILE SIZE_MAX

/** Adds the bytes of a file to 'into', of a large one some more than the first 'most'; '-' is standard input. 'from' and
 *  'unpacked' are as in dz_read_options. A member of an archive, "release.zip!zh/a.docx", always comes whole. Fails with IO, TOO_LARGE, NOMEM; of an archive
 *  as dz_archive_read(). */
dz_status dz_file_bytes(const char *path, uint64_t from, const char *unpacked, size_t most, dz_buf *into, dz_error *error);

#endif
