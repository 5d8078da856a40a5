/* utf8.h — stepping through UTF-8. Floor text. */
#ifndef DZ_TEXT_UTF8_H
#define DZ_TEXT_UTF8_H

#include <stdbool.h>

#include "duizhao/span.h"

/** Where the first byte stands that is no well-formed UTF-8 (Unicode 15, table
 *  3-7: no overlong form, no surrogate); 'n' when all is well. */
size_t dz_utf8_valid(const char *at, size_t n);

/** The code point at *at of valid UTF-8, and moves *at behind it. Every floor walks
 *  text with it, so it stands where it can be built in. */
static inline uint32_t dz_utf8_next(const char *bytes, size_t *at)
{
    const unsigned char *s = (const unsigned char *)bytes + *at;

    if (s[0] < 0x80) {
        *at += 1;
        return s[0];
    }
    if (s[0] < 0xe0) {
        *at += 2;
        return (uint32_t)(s[0] & 0x1f) << 6 | (s[1] & 0x3f);
    }
    if (s[0] < 0xf0) {
        *at += 3;
        return (uint32_t)(s[0] & 0x0f) << 12 | (uint32_t)(s[1] & 0x3f) << 6 | (s[2] & 0x3f);
    }
    *at += 4;
    return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3f) << 12 | (uint32_t)(s[2] & 0x3f) << 6 | (s[3] & 0x3f);
}

/** The code point that ends before *at (> 0) of valid UTF-8, and moves *at to its start. */
uint32_t dz_utf8_before(const char *bytes, size_t *at);

/** Writes one code point, 1 to 4 bytes; answers how many. */
size_t dz_utf8_put(uint32_t c, char into[4]);

/** How many grapheme clusters these bytes hold (UAX 29). */
size_t dz_graphemes(dz_str text);

/** Where the grapheme cluster ends that begins at 'at' < text.len. */
size_t dz_grapheme_end(dz_str text, size_t at);

/** How many columns of a terminal they take: Han is two. */
size_t dz_columns(dz_str text);

/** Columns of one code point: 0, 1 or 2. */
int dz_column_width(uint32_t c);

#endif
