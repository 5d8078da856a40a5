/* plain.c — one block as ICU wants to see it, with the way back. Floor segment. */
#include "segment/plain.h"

#include "text/script.h"
#include "text/utf8.h"

static void put(dz_plain *plain, uint32_t c, uint32_t at)
{
    if (c >= 0x10000) {
        plain->units.at[plain->units.n++] = (uint16_t)(0xd7c0 + (c >> 10));
        plain->at.at[plain->at.n++] = at;
        c = 0xdc00 | (c & 0x3ff);
    }
    plain->units.at[plain->units.n++] = (uint16_t)c;
    plain->at.at[plain->at.n++] = at;
}

static bool is_line_break(uint32_t c)
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/** Soft hyphens and the like stand inside words and are no part of them. */
static bool is_nothing(uint32_t c) { return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff; }

/** Passes over white space and answers the character behind it, 0 at the end. */
static uint32_t skip_spaces(const char *text, size_t *at, size_t end)
{
    while (*at < end) {
        size_t   next = *at;
        uint32_t c = dz_utf8_next(text, &next);

        if (!dz_is_space(c))
            return c;
        *at = next;
    }
    return 0;
}

/** The odd case: a line break, a space that is not ASCII, a character that is nothing. 'before': the last ink. */
static uint32_t lay_odd(dz_plain *plain, const char *text, uint32_t before, size_t *at)
{
    uint32_t begin = (uint32_t)*at, c = dz_utf8_next(text, at);

    if (is_nothing(c))
        return before;
    if (is_line_break(c)) {
        uint32_t after = skip_spaces(text, at, plain->end);

        if (!dz_is_cjk(before) || !dz_is_cjk(after))
            put(plain, ' ', begin);
        return before;
    }
    put(plain, dz_is_space(c) ? ' ' : c, begin);
    return dz_is_space(c) ? before : c;
}

/** Lays out printable ASCII and Han, which is nearly everything. Answers the byte where something else stands. */
static size_t lay_usual(dz_plain *plain, const char *text, size_t at, uint32_t *before)
{
    /* held here, not in *plain: what is written might be *plain itself, for all the compiler knows */
    uint16_t *units = plain->units.at;
    uint32_t *places = plain->at.at;
    size_t    n = plain->units.n;

    for (; at < plain->end; n++) {
        uint32_t c = (unsigned char)text[at];

        places[n] = (uint32_t)at;
        if (c < 0x7f && c >= ' ')
            at++;
        else if (c >= 0xe4 && c <= 0xe9) { /* U+4000 to U+9FFF */
            c = (c & 0xfu) << 12 | ((unsigned char)text[at + 1] & 0x3fu) << 6 | ((unsigned char)text[at + 2] & 0x3fu);
            at += 3;
        } else
            break;
        units[n] = (uint16_t)c;
        if (c != ' ')
            *before = c;
    }
    plain->units.n = plain->at.n = n;
    return at;
}

bool dz_plain_lay(dz_plain *plain, const dz_document *doc, dz_span block)
{
    const char *text = dz_document_text(doc).at;
    uint32_t    before = 0;

    plain->units.n = plain->at.n = 0;
    plain->end = dz_span_end(block);
    /* UTF-16 has never more units than UTF-8 has bytes */
    if (!dz_list_reserve(&plain->units, (size_t)block.len + 1) || !dz_list_reserve(&plain->at, (size_t)block.len + 1))
        return false;
    for (size_t at = block.at; (at = lay_usual(plain, text, at, &before)) < plain->end;)
        before = lay_odd(plain, text, before, &at);
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
