/* gbk.c — the two-byte characters of GBK, and how they are read aloud. Floor text. */
#include "text/gbk.h"

#include <string.h>

#include <unicode/utrans.h>

#include "text/codec.h"
#include "text/script.h"
#include "text/utf8.h"

int dz_gbk_index(unsigned char lead, unsigned char trail)
{
    if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail == 0x7f || trail > 0xfe)
        return -1;
    return (lead - 0x81) * DZ_GBK_TRAILS + (trail - 0x40);
}

uint16_t dz_gbk_code(const dz_gbk *gbk, uint32_t c) { return c < 0x10000 ? gbk->code[c] : 0; }

bool dz_gbk_is_gb2312(uint16_t code) { return code >> 8 >= 0xa1 && code >> 8 <= 0xf7 && (code & 0xff) >= 0xa1; }

/** Decodes every pair, each on a line of its own, and notes what it is. */
static dz_status fill_characters(dz_gbk *gbk)
{
    dz_buf     pairs = {0};
    dz_decoded decoded = {0};
    dz_status  status = DZ_NOMEM;
    dz_str     text;
    size_t     index = 0;

    for (unsigned i = 0; i < DZ_GBK_PAIRS; i++) {
        dz_buf_byte(&pairs, (char)(i / DZ_GBK_TRAILS + 0x81));
        dz_buf_byte(&pairs, (char)(i % DZ_GBK_TRAILS + 0x40));
        dz_buf_byte(&pairs, '\n');
    }
    if (dz_buf_ok(&pairs))
        status = dz_codec_decode(DZ_GB18030, dz_buf_all(&pairs), 0, false, &decoded);
    text = dz_buf_all(&decoded.text);
    for (size_t at = 0; status == DZ_OK && at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (c == '\n') {
            index++;
        } else if (c != 0xfffd && c >= 0x80 && index < DZ_GBK_PAIRS) {
            gbk->character[index] = c;
            if (c < 0x10000)
                gbk->code[c] = (uint16_t)((index / DZ_GBK_TRAILS + 0x81) << 8 | (index % DZ_GBK_TRAILS + 0x40));
        }
    }
    dz_decoded_free(&decoded);
    dz_buf_free(&pairs);
    return status;
}

/* ---- readings ---- */

static void find_reading(dz_gbk *gbk, int index)
{
    enum { ROOM = 64 };
    UChar      units[ROOM] = {(UChar)gbk->character[index]};
    int32_t    n = 1, limit = 1;
    size_t     len = 0;
    UErrorCode status = U_ZERO_ERROR;

    utrans_transUChars(gbk->to_latin, units, &n, ROOM, 0, &limit, &status);
    gbk->failed |= U_FAILURE(status);
    for (int32_t i = 0; i < n && U_SUCCESS(status); i++) {
        char   bytes[4];
        size_t more = dz_utf8_put(units[i], bytes);

        if (len + more < DZ_GBK_READING)
            memcpy(gbk->reading[index] + len, bytes, more);
        len += more;
    }
}

const char *dz_gbk_reading(dz_gbk *gbk, uint16_t code)
{
    int index = dz_gbk_index((unsigned char)(code >> 8), (unsigned char)code);

    if (index < 0 || !dz_is_han(gbk->character[index]) || gbk->character[index] > 0xffff)
        return "";
    if (!gbk->read[index])
        find_reading(gbk, index);
    gbk->read[index] = true;
    return gbk->reading[index];
}

/* ---- making ---- */

static dz_status open_latin(dz_gbk *gbk)
{
    static const UChar id[] = {'H', 'a', 'n', '-', 'L', 'a', 't', 'i', 'n'};
    UErrorCode         status = U_ZERO_ERROR;

    gbk->to_latin = utrans_openU(id, sizeof id / sizeof *id, UTRANS_FORWARD, NULL, 0, NULL, &status);
    return U_SUCCESS(status) ? DZ_OK : DZ_NOMEM;
}

dz_gbk *dz_gbk_make(void)
{
    dz_gbk *gbk = dz_alloc_zero(1, sizeof *gbk);

    if (gbk && (fill_characters(gbk) != DZ_OK || open_latin(gbk) != DZ_OK)) {
        dz_gbk_free(gbk);
        gbk = NULL;
    }
    return gbk;
}

void dz_gbk_free(dz_gbk *gbk)
{
    if (!gbk)
        return;
    if (gbk->to_latin)
        utrans_close(gbk->to_latin);
    dz_release(gbk);
}
