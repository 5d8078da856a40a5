/* hant.c — Chinese in the other script, by ICU's Hans-Hant. Floor text. */
#include "text/hant.h"

#include <unicode/utrans.h>

#include "text/utf8.h"

/** UTF-16, with room to grow in. NULL: no memory. */
static UChar *widen(dz_str text, int32_t room, int32_t *n)
{
    UChar *units = dz_alloc((size_t)room, sizeof *units);

    *n = 0;
    for (size_t at = 0; units && at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (c >= 0x10000)
            units[(*n)++] = (UChar)(0xd7c0 + (c >> 10));
        units[(*n)++] = (UChar)(c < 0x10000 ? c : 0xdc00 | (c & 0x3ff));
    }
    return units;
}

static void narrow(const UChar *units, int32_t n, dz_buf *into)
{
    for (int32_t i = 0; i < n; i++) {
        uint32_t c = units[i];
        char     bytes[4];

        if (c >= 0xd800 && c < 0xdc00 && i + 1 < n)
            c = 0x10000 + ((c & 0x3ff) << 10) + (units[++i] & 0x3ffU);
        dz_buf_add(into, bytes, dz_utf8_put(c, bytes));
    }
}

bool dz_change_script(dz_script_change change, dz_str text, dz_buf *into)
{
    static const UChar ids[2][10] = {{'H', 'a', 'n', 's', '-', 'H', 'a', 'n', 't', 0},
                                     {'H', 'a', 'n', 't', '-', 'H', 'a', 'n', 's', 0}};
    UErrorCode      status = U_ZERO_ERROR;
    UTransliterator *way;
    UChar           *units;
    int32_t          room, n, limit;

    if (text.len > INT32_MAX / 2 - 64)
        return false;
    room = (int32_t)(text.len + text.len / 2) + 64;
    way = utrans_openU(ids[change], -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    units = widen(text, room, &n);
    limit = n;
    if (units && U_SUCCESS(status))
        utrans_transUChars(way, units, &n, room, 0, &limit, &status);
    if (units && U_SUCCESS(status))
        narrow(units, n, into);
    dz_release(units);
    if (way)
        utrans_close(way);
    return units && U_SUCCESS(status) && dz_buf_ok(into);
}
