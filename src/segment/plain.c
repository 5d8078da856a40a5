/* plain.c — one block as ICU wants to see it, with the way back. Floor 3, segment. */
#include "segment/plain.h"

#include "text/script.h"
#include "text/utf8.h"

static bool put(dz_plain *plain, uint32_t c, uint32_t at)
{
    if (!dz_list_reserve(&plain->units, 2) || !dz_list_reserve(&plain->at, 2))
        return false;
    if (c >= 0x10000) {
        plain->units.at[plain->units.n++] = (uint16_t)(0xd7c0 + (c >> 10));
        plain->at.at[plain->at.n++] = at;
        c = 0xdc00 | (c & 0x3ff);
    }
    plain->units.at[plain->units.n++] = (uint16_t)c;
    plain->at.at[plain->at.n++] = at;
    return true;
}

static bool is_line_break(uint32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool dz_plain_lay(dz_plain *plain, const dz_document *doc, dz_span block)
{
    const char *text = dz_document_text(doc).at;
    uint32_t    before = 0; /* the last character that was not a space */

    plain->units.n = plain->at.n = 0;
    plain->end = dz_span_end(block);
    for (size_t at = block.at; at < plain->end;) {
        uint32_t begin = (uint32_t)at, c = dz_utf8_next(text, &at);

        if (is_line_break(c)) { /* and the white space around it */
            uint32_t after = c;

            while (at < plain->end && dz_is_space(after)) {
                size_t next = at;

                after = dz_utf8_next(text, &next);
                if (dz_is_space(after))
                    at = next;
            }
            if (dz_is_cjk(before) && dz_is_cjk(after))
                continue;
            c = ' ';
        }
        if (!put(plain, c == 0x3000 || c == 0xa0 ? ' ' : c, begin))
            return false;
        if (!dz_is_space(c))
            before = c;
    }
    return true;
}

void dz_plain_free(dz_plain *plain)
{
    dz_list_free(&plain->units);
    dz_list_free(&plain->at);
}

uint32_t dz_plain_char(const dz_plain *plain, size_t i)
{
    uint32_t c = plain->units.at[i];

    if (c >= 0xd800 && c < 0xdc00)
        return ((c - 0xd7c0) << 10) + (plain->units.at[i + 1] & 0x3ffu);
    return c;
}

size_t dz_plain_next(const dz_plain *plain, size_t i)
{
    uint32_t c = plain->units.at[i];

    return i + (c >= 0xd800 && c < 0xdc00 ? 2 : 1);
}

uint32_t dz_plain_before(const dz_plain *plain, size_t i, size_t *from)
{
    uint32_t c = plain->units.at[i - 1];

    *from = i - (c >= 0xdc00 && c < 0xe000 ? 2 : 1);
    return dz_plain_char(plain, *from);
}
