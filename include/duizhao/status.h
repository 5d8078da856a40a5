/* status.h — how a call went. Floor base. */
#ifndef DUIZHAO_STATUS_H
#define DUIZHAO_STATUS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** Every status: its name, and what it says when nothing better is known. */
#define DZ_STATUSES(X)                                                         \
    X(OK, "done")                                                              \
    X(NOMEM, "out of memory")                                                  \
    X(IO, "cannot be read or written")                                         \
    X(FORMAT, "is not of a form that can be read")                             \
    X(ENCODING, "is not valid text")                                           \
    X(UNSUPPORTED, "is of a kind not supported")                               \
    X(TOO_LARGE, "is over a limit")                                            \
    X(USAGE, "is not something the caller may ask for")

typedef enum dz_status {
#define DZ_STATUS_ENUM(name, words) DZ_##name,
    DZ_STATUSES(DZ_STATUS_ENUM)
#undef DZ_STATUS_ENUM
} dz_status;

/** The caller's own room for details of a failure.
 *  Always after a failure: 'message' is one clause in UTF-8, NUL-terminated,
 *  small first letter, no stop, its subject in single quotes, and holds no
 *  control character whatever the subject held. After success: untouched. */
typedef struct dz_error {
    dz_status status;
    char      message[500];
} dz_error;

/** Copies a NUL-terminated text, whatever bytes it has, as UTF-8 that may be
 *  shown: control and direction characters and broken bytes as \xNN; cut at a
 *  code point where 'room' ends. Four times its length and one more is enough. */
void dz_clean(char *into, size_t room, const char *from);

/** A few words for a status. Static. */
const char *dz_status_words(dz_status status);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
