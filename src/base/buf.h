/* buf.h — bytes that grow. Floor base.
 *
 * A failure to grow sticks: later calls do nothing, and dz_buf_ok() tells at
 * the end. So a text can be put together without asking at each step.
 */
#ifndef DZ_BASE_BUF_H
#define DZ_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>

#include "base/list.h"
#include "duizhao/span.h"

typedef struct dz_buf {
    DZ_LIST(char) bytes;
    bool failed;
} dz_buf;

void dz_buf_add(dz_buf *buf, const char *at, size_t n);
void dz_buf_str(dz_buf *buf, dz_str str);
void dz_buf_text(dz_buf *buf, const char *text); /* NUL-terminated */
void dz_buf_byte(dz_buf *buf, char byte);
void dz_buf_format(dz_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void dz_buf_formatv(dz_buf *buf, const char *format, va_list rest) __attribute__((format(printf, 2, 0)));

static inline bool   dz_buf_ok(const dz_buf *buf) { return !buf->failed; }
static inline dz_str dz_buf_all(const dz_buf *buf) { return (dz_str){buf->bytes.at, buf->bytes.n}; }

void dz_buf_free(dz_buf *buf); /* empty, and ready to be filled again */
void dz_buf_clear(dz_buf *buf); /* empty, and keeps its room; a failure is forgotten */

/** For "%.*s". */
#define DZ_ARG(str) (int)(str).len, (str).at

#endif
