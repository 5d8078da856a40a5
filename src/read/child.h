/* child.h — another program, given bytes, asked for bytes, and kept within limits. Floor read. Private. */
#ifndef DZ_READ_CHILD_H
#define DZ_READ_CHILD_H

#include "base/buf.h"
#include "duizhao/status.h"

enum { DZ_CHILD_SECONDS = 60, DZ_CHILD_MEMORY = 1 << 30 };

typedef struct dz_child {
    const char        *program;   /* looked for where PATH says */
    const char *const *arguments; /* with its name first, NULL behind the last */
    const char        *package;   /* of Debian, that has it; for the message */
    const char        *name;      /* of the file, for messages */
    size_t             most;      /* bytes that it may say */
} dz_child;

/** Starts the program with 'input' on its standard input and waits for it. It has no other file, no more than DZ_CHILD_MEMORY bytes,
 *  and DZ_CHILD_SECONDS of either kind of time; what it says beyond 'most' ends it. Fails with IO (there is no such program, it cannot be
 *  started), FORMAT (it fails, with what it says of that, or takes too long), TOO_LARGE, NOMEM. */
dz_status dz_child_run(const dz_child *child, dz_str input, dz_buf *out, dz_error *error);

#endif
