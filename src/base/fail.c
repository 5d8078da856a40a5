/* fail.c — statuses in words, filling the caller's dz_error. Floor base. */
#include "base/fail.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

const char *dz_status_words(dz_status status)
{
    switch (status) {
#define WORDS(name, words)                                                     \
    case DZ_##name:                                                            \
        return words;
        DZ_STATUSES(WORDS)
#undef WORDS
    }
    return "failed in an unknown way";
}

/** How many bytes of a character at 's' must not reach a terminal; 0: none.
 *  C0, DEL, C1 (C2 80..9F) and the bidirectional controls (E2 80 8E..8F, AA..AE; E2 81 A6..A9). */
static size_t unprintable(const unsigned char *s)
{
    if (s[0] < 0x20 || s[0] == 0x7f)
        return 1;
    if (s[0] == 0xc2 && s[1] >= 0x80 && s[1] < 0xa0)
        return 2;
    if (s[0] == 0xe2 && s[1] == 0x80 && (s[2] == 0x8e || s[2] == 0x8f || (s[2] >= 0xaa && s[2] <= 0xae)))
        return 3;
    if (s[0] == 0xe2 && s[1] == 0x81 && s[2] >= 0xa6 && s[2] <= 0xa9)
        return 3;
    return 0;
}

/** The length of the well-formed UTF-8 character at 's', or 0 (Unicode 15, table 3-7). */
static size_t well_formed(const unsigned char *s)
{
    size_t n = s[0] < 0x80 ? 1 : s[0] < 0xc2 ? 0 : s[0] < 0xe0 ? 2 : s[0] < 0xf0 ? 3 : s[0] < 0xf5 ? 4 : 0;

    if ((s[0] == 0xe0 && s[1] < 0xa0) || (s[0] == 0xed && s[1] > 0x9f) || (s[0] == 0xf0 && s[1] < 0x90) ||
        (s[0] == 0xf4 && s[1] > 0x8f))
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    return n;
}

void dz_clean(char *into, size_t room, const char *from)
{
    size_t at = 0;

    for (const unsigned char *s = (const unsigned char *)from; *s;) {
        size_t bad = unprintable(s), n = bad ? bad : well_formed(s);

        if (bad == 0 && n > 0) {
            if (at + n >= room)
                break;
            memcpy(into + at, s, n);
            at += n;
        } else {
            n = n ? n : 1;
            if (at + 4 * n >= room)
                break;
            for (size_t i = 0; i < n; i++)
                at += (size_t)snprintf(into + at, 5, "\\x%02X", s[i]);
        }
        s += n;
    }
    into[at] = '\0';
}

dz_status dz_fail(dz_error *error, dz_status status, const char *format, ...)
{
    char    raw[2 * sizeof error->message];
    va_list rest;

    if (!error)
        return status;
    va_start(rest, format);
    if (vsnprintf(raw, sizeof raw, format, rest) < 0)
        raw[0] = '\0';
    va_end(rest);
    error->status = status;
    dz_clean(error->message, sizeof error->message, raw);
    return status;
}

dz_status dz_fail_file(dz_error *error, const char *did, const char *path)
{
    return dz_fail(error, errno == ENOMEM ? DZ_NOMEM : DZ_IO, "cannot %s '%s': %s", did, path, strerror(errno));
}

dz_status dz_fail_nomem(dz_error *error)
{
    return dz_fail(error, DZ_NOMEM, "%s", dz_status_words(DZ_NOMEM));
}
