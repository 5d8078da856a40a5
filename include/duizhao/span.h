/* span.h — pieces of text, lent. Floor base. */
#ifndef DUIZHAO_SPAN_H
#define DUIZHAO_SPAN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** Some bytes of one document's text.
 *  Unit: UTF-8 bytes from the start of dz_document_text().
 *  Always: both ends lie between code points; at + len <= text length. */
typedef struct dz_span {
    uint32_t at;
    uint32_t len;
} dz_span;

/** Bytes somewhere else; not NUL-terminated. Says nothing of who owns them. */
typedef struct dz_str {
    const char *at;
    size_t      len;
} dz_str;

/** Spans, lent by the table that shows them. */
typedef struct dz_span_list {
    const dz_span *at;
    size_t         n;
} dz_span_list;

static inline uint32_t dz_span_end(dz_span span) { return span.at + span.len; }

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
