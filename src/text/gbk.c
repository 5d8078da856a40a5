/* gbk.c — the two-byte characters of GBK, and how they are read aloud. Floor 1, text. */
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

    for (unsigned i = 0; i < DZ_GBK_LEADS * DZ_GBK_TRAILS; i++) {
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
        } else if (c != 0xfffd && c >= 0x80 && index < DZ_GBK_LEADS * DZ_GBK_TRAILS) {
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

enum { BATCH = 128, PLACES = BATCH * 16 };

/** Puts the lines of an answer where they belong. */
static void note_readings(dz_gbk *gbk, const UChar *units, int32_t n, const size_t *indexes)
{
    size_t line = 0, len = 0;

    for (int32_t i = 0; i < n; i++) {
        char  *into = gbk->reading[indexes[line]];
        char   bytes[4];
        size_t more = units[i] == '\n' ? 0 : dz_utf8_put(units[i], bytes);

        if (more == 0) {
            line++;
            len = 0;
        } else if (units[i] != ' ' && len + more < DZ_GBK_READING) {
            memcpy(into + len, bytes, more);
            len += more;
        }
    }
}

static bool read_batch(dz_gbk *gbk, const UTransliterator *to_latin, const size_t *indexes, int32_t n)
{
    UChar      units[PLACES];
    int32_t    len = 0, limit;
    UErrorCode status = U_ZERO_ERROR;

    for (int32_t i = 0; i < n; i++) {
        units[len++] = (UChar)gbk->character[indexes[i]];
        units[len++] = '\n';
    }
    limit = len;
    utrans_transUChars(to_latin, units, &len, PLACES, 0, &limit, &status);
    if (U_FAILURE(status))
        return false;
    note_readings(gbk, units, len, indexes);
    return true;
}

static dz_status fill_readings(dz_gbk *gbk)
{
    static const UChar id[] = {'H', 'a', 'n', '-', 'L', 'a', 't', 'i', 'n'};
    UErrorCode         status = U_ZERO_ERROR;
    UTransliterator   *to_latin = utrans_openU(id, sizeof id / sizeof *id, UTRANS_FORWARD, NULL, 0, NULL, &status);
    size_t             indexes[BATCH + 1] = {0};
    int32_t            n = 0;
    bool               done = U_SUCCESS(status);

    for (size_t i = 0; done && i < DZ_GBK_LEADS * DZ_GBK_TRAILS; i++) {
        if (dz_is_han(gbk->character[i]) && gbk->character[i] < 0x10000)
            indexes[n++] = i;
        if (n == BATCH) {
            done = read_batch(gbk, to_latin, indexes, n);
            n = 0;
        }
    }
    done = done && read_batch(gbk, to_latin, indexes, n);
    utrans_close(to_latin);
    return done ? DZ_OK : DZ_NOMEM;
}

dz_gbk *dz_gbk_make(void)
{
    dz_gbk *gbk = dz_alloc_zero(1, sizeof *gbk);

    if (gbk && (fill_characters(gbk) != DZ_OK || fill_readings(gbk) != DZ_OK)) {
        dz_release(gbk);
        gbk = NULL;
    }
    return gbk;
}
