/* utf16.c — places in a file counted in UTF-16 code units, as editors count. Floor read. */
#include "read/utf16.h"

#include "read/document.h"

enum { STEP = 4096 };

/** Units of the characters that begin in [from, to) of some UTF-8: two for what four bytes say. */
static size_t count(const char *bytes, size_t from, size_t to)
{
    size_t n = 0;

    for (size_t i = from; i < to; i++)
        n += (size_t)((bytes[i] & 0xc0) != 0x80) + ((bytes[i] & 0xf8) == 0xf0);
    return n;
}

bool dz_utf16_open(dz_utf16 *units, const dz_document *doc)
{
    dz_str   text = dz_buf_all(&doc->decoded.text);
    uint32_t before = 0;

    *units = (dz_utf16){.doc = doc};
    for (size_t at = 0; at <= text.len; at += STEP) {
        if (!dz_list_push(&units->before, before))
            return false;
        before += (uint32_t)count(text.at, at, at + STEP < text.len ? at + STEP : text.len);
    }
    return true;
}

void dz_utf16_close(dz_utf16 *units) { dz_list_free(&units->before); }

static size_t offset_of(const dz_utf16 *units, size_t at)
{
    size_t step = at / STEP;

    return units->before.at[step] + count(units->doc->decoded.text.bytes.at, step * STEP, at);
}

/** The place of byte 'in_file' of the decoded text, on the line that 'at' of the text stands on. */
static dz_utf16_place place(const dz_utf16 *units, uint32_t at, size_t in_file)
{
    size_t start, line = dz_document_line(units->doc, at, &start), offset = offset_of(units, in_file);

    return (dz_utf16_place){offset, line + 1, offset - offset_of(units, start) + 1};
}

dz_utf16_place dz_utf16_at(const dz_utf16 *units, uint32_t at) { return place(units, at, dz_document_in_file(units->doc, at)); }

dz_utf16_place dz_utf16_end(const dz_utf16 *units, uint32_t at) { return place(units, at, dz_document_end_in_file(units->doc, at)); }
