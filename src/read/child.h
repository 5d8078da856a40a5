/* child.h — another program, given bytes, asked for bytes, and kept within limits. Floor read. Private. */
#ifndef DZ_READ_CHILD_H
#define DZ_READ_CHILD_H

#include "base/buf.h"
#include "duizhao/status.h"


typedef struct dz_child {
    const char        *program;   /* looked for where PATH says */
    const char *const *arguments; /* with its name first, NULL behind the last */
    const char        *package;   /* of Debian, that has it; for the message */
    const char        *name;      /* of the file, for messages */
    size_t             most;      /* bytes that it may say */
    size_t             memory;    /* bytes that it may have */
    int                seconds;   /* of either kind of time that it may take */
} dz_child;

/** Starts the program with 'input' on its standard input and waits for it. It has no other file; what it says beyond 'most', or too much time,
 *  ends it. When this returns it has ended, and so has what it started and left behind in its process group. Fails with IO (there is no such
 *  program, it cannot be started), FORMAT (it fails, with what it says of that, or takes too long), TOO_LARGE, NOMEM. */
dz_status dz_child_run(const dz_child *child, dz_str input, dz_buf *out, dz_error *error);

#endif
