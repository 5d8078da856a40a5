/* utf8.c — stepping through UTF-8. Floor text. */
#include "text/utf8.h"

#include <string.h>

#include <utf8proc.h>

/** The length of the well-formed character at 's' with 'n' bytes left, or 0. */
static size_t one(const unsigned char *s, size_t n)
{
    unsigned char low = 0x80, high = 0xbf;
    size_t        len;

    if (s[0] < 0x80)
        return 1;
    if (s[0] < 0xc2 || s[0] > 0xf4)
        return 0;
    len = s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : 4;
    if (n < len)
        return 0;
    if (s[0] == 0xe0)
        low = 0xa0;
    else if (s[0] == 0xed)
        high = 0x9f;
    else if (s[0] == 0xf0)
        low = 0x90;
    else if (s[0] == 0xf4)
        high = 0x8f;
    if (s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < len; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    return len;
}

size_t dz_utf8_valid(const char *at, size_t n)
{
    const unsigned char *s = (const unsigned char *)at;
    size_t               i = 0;

    while (i < n) {
        uint64_t eight;
        size_t   len;

        while (n - i >= 8) { /* eight ASCII bytes at a stride */
            memcpy(&eight, s + i, 8);
            if (eight & UINT64_C(0x8080808080808080))
                break;
            i += 8;
        }
        if (i == n)
            break;
        len = one(s + i, n - i);
        if (len == 0)
            return i;
        i += len;
    }
    return n;
}

uint32_t dz_utf8_before(const char *bytes, size_t *at)
{
    size_t from;

    do
        --*at;
    while (((unsigned char)bytes[*at] & 0xc0) == 0x80);
    from = *at;
    return dz_utf8_next(bytes, &from);
}

size_t dz_utf8_put(uint32_t c, char into[4])
{
    if (c < 0x80) {
        into[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        into[0] = (char)(0xc0 | c >> 6);
        into[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        into[0] = (char)(0xe0 | c >> 12);
        into[1] = (char)(0x80 | (c >> 6 & 0x3f));
        into[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    into[0] = (char)(0xf0 | c >> 18);
    into[1] = (char)(0x80 | (c >> 12 & 0x3f));
    into[2] = (char)(0x80 | (c >> 6 & 0x3f));
    into[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

size_t dz_graphemes(dz_str text)
{
    utf8proc_int32_t state = 0;
    uint32_t         before = 0;
    size_t           n = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (n == 0 || utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)c, &state))
            n++;
        before = c;
    }
    return n;
}

size_t dz_grapheme_end(dz_str text, size_t at)
{
    utf8proc_int32_t state = 0;
    uint32_t         before = dz_utf8_next(text.at, &at);

    while (at < text.len) {
        size_t   next = at;
        uint32_t c = dz_utf8_next(text.at, &next);

        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)before, (utf8proc_int32_t)c, &state))
            break;
        before = c;
        at = next;
    }
    return at;
}

int dz_column_width(uint32_t c) { return utf8proc_charwidth((utf8proc_int32_t)c); }

size_t dz_columns(dz_str text)
{
    size_t n = 0;

    for (size_t at = 0; at < text.len;)
        n += (size_t)dz_column_width(dz_utf8_next(text.at, &at));
    return n;
}
