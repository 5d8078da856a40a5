/* lines.h — lines of a file that a reader has not taken apart yet. Floor read. Private. */
#ifndef DZ_READ_LINES_H
#define DZ_READ_LINES_H

#include <stdbool.h>
#include <string.h>

#include "duizhao/span.h"

/** Whether a byte is one of these. NUL is none, though strchr() finds it at the end of all. */
static inline bool dz_is_any(char c, const char *of) { return c && strchr(of, c); }

/** Where the line feed stands that ends the line of byte 'at', or the end of the text. */
static inline size_t dz_line_end(dz_str text, size_t at)
{
    const char *end = at < text.len ? memchr(text.at + at, '\n', text.len - at) : NULL;

    return end ? (size_t)(end - text.at) : text.len;
}

static inline bool dz_is_blank(dz_str text, size_t at, size_t end)
{
    while (at < end && dz_is_any(text.at[at], " \t\r"))
        at++;
    return at == end;
}

#endif
