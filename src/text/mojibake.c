/* mojibake.c — text that was decoded in the wrong encoding, whole or in part. Floor text. */
#include <string.h>

#include "text/common.h"
#include "text/damage.h"
#include "text/script.h"
#include "text/utf8.h"

/* tenths of a bit (common.h): how much likelier the other reading must be */
enum { GAIN = 100, GBK_GAIN = 200, GBK_LIKELY = 138, ODD_HAN = 150 };

/** What windows-1252 has at 0x80..0x9f (WHATWG: the holes are the C1 controls). */
static const uint16_t at_80[32] = {
    0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
    0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178,
};

/** The byte above 0x7f that windows-1252 or ISO 8859-1 read as 'c', or 0. */
static unsigned char byte_of(uint32_t c)
{
    if (c >= 0x80 && c <= 0xff)
        return (unsigned char)c;
    for (unsigned i = 0; c > 0xff && c <= 0x2122 && i < 32; i++)
        if (at_80[i] == c)
            return (unsigned char)(0x80 + i);
    return 0;
}

/** A run of characters that may be bytes, and where each stands. */
typedef struct byte_run {
    dz_buf bytes;
    DZ_LIST(uint32_t) places; /* of each byte in the text, and of the end */
} byte_run;

static unsigned cost_of(const dz_common *common, dz_str text)
{
    uint64_t cost = 0;

    for (size_t at = 0; at < text.len;)
        cost += dz_common_cost(common, dz_utf8_next(text.at, &at));
    return cost > UINT32_MAX ? UINT32_MAX : (unsigned)cost;
}

static size_t characters(dz_str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++)
        n += ((unsigned char)text.at[i] & 0xc0) != 0x80;
    return n;
}

/** The length of the well-formed character of more than one byte at 'at', or 0. */
static size_t sequence(dz_str bytes, size_t at)
{
    size_t        left = bytes.len - at, len;
    unsigned char lead = (unsigned char)bytes.at[at];

    len = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    return len && len <= left && dz_utf8_valid(bytes.at + at, len) == len ? len : 0;
}

/* ---- as Latin ---- */

/** Whether text[from, to) is better read as 'now'. A Han does not follow a Latin letter by itself. */
static bool is_better(dz_scan *scan, const dz_common *common, size_t from, size_t to, dz_str now, unsigned gain)
{
    dz_str was = {scan->text.at + from, to - from};
    bool   leap = dz_is_latin(dz_char_before(scan->text, from)) && dz_is_han(dz_char_at(now, 0));

    return cost_of(common, was) >= cost_of(common, now) + gain + (leap ? GAIN : 0);
}

/** Tells of each stretch of a run that is UTF-8. */
static void tell_utf8(dz_scan *scan, const dz_common *common, const byte_run *run)
{
    dz_str bytes = dz_buf_all(&run->bytes);

    for (size_t from = 0, to; from < bytes.len; from = to + (to == from)) {
        dz_str now;
        size_t n;

        for (to = from; to < bytes.len && (n = sequence(bytes, to)) != 0; to += n)
            ;
        now = (dz_str){bytes.at + from, to - from};
        if (now.len && is_better(scan, common, run->places.at[from], run->places.at[to], now, GAIN))
            dz_site(scan, run->places.at[from], run->places.at[to], DZ_DAMAGE_UTF8_AS_LATIN, now);
    }
}

/** Tells of a run whose bytes are pairs of GBK and make good Chinese; answers whether they are. */
static bool tell_gbk(dz_scan *scan, const dz_common *common, const byte_run *run)
{
    enum { LEAST = 4 };
    dz_str     bytes = dz_buf_all(&run->bytes), now;
    dz_decoded decoded = {0};

    bool       good;

    bytes.len &= ~(size_t)1;
    if (bytes.len < LEAST)
        return false;
    for (size_t i = 0; i < bytes.len; i++)
        if ((unsigned char)bytes.at[i] < 0xa1)
            return false;
    scan->failed |= dz_codec_decode(DZ_GB18030, bytes, 0, false, &decoded) != DZ_OK;
    now = dz_buf_all(&decoded.text);
    good = !scan->failed && decoded.bad.n == 0 && cost_of(common, now) <= GBK_LIKELY * characters(now) &&
           is_better(scan, common, run->places.at[0], run->places.at[bytes.len], now, GBK_GAIN);
    if (good)
        dz_site(scan, run->places.at[0], run->places.at[bytes.len], DZ_DAMAGE_GBK_AS_LATIN, now);
    dz_decoded_free(&decoded);
    return good;
}

static void end_run(dz_scan *scan, const dz_common *common, byte_run *run, size_t end)
{
    enum { LEAST = 2 };

    if (!dz_buf_ok(&run->bytes) || !dz_list_push(&run->places, (uint32_t)end))
        scan->failed = true;
    else if (run->bytes.bytes.n >= LEAST && !tell_gbk(scan, common, run)) /* its pairs may look like UTF-8 here and there */
        tell_utf8(scan, common, run);
    dz_buf_clear(&run->bytes);
    run->places.n = 0;
}

void dz_scan_mojibake(dz_scan *scan)
{
    dz_common common;
    byte_run  run = {0};

    dz_common_fill(&common);
    for (size_t at = 0; at < scan->text.len && !scan->failed;) {
        size_t        begin = at;
        uint32_t      c = dz_utf8_next(scan->text.at, &at);
        unsigned char byte = c < 0x80 ? 0 : byte_of(c);

        if (byte) {
            dz_buf_byte(&run.bytes, (char)byte);
            scan->failed |= !dz_list_push(&run.places, (uint32_t)begin);
        } else if (run.places.n)
            end_run(scan, &common, &run, begin);
    }
    if (run.places.n && !scan->failed)
        end_run(scan, &common, &run, scan->text.len);
    dz_buf_free(&run.bytes);
    dz_list_free(&run.places);
}

/* ---- as GBK ---- */

/** Whether most of the bytes are UTF-8, of Chinese: pairs of bytes that are Greek or Cyrillic are good characters of GBK too.
 *  'all' is set where every one is. */
static bool is_mostly_utf8(dz_str bytes, dz_buf *good, bool *all)
{
    size_t bad = 0, pairs = 0;

    for (size_t at = 0; at < bytes.len;) {
        size_t n = sequence(bytes, at);

        if (n)
            dz_buf_add(good, bytes.at + at, n);
        bad += n == 0;
        pairs += n == 2;
        at += n ? n : 1;
    }
    *all = bad == 0;
    return bad * 3 < bytes.len && pairs * 4 < bytes.len;
}

static void tell_as_gbk(dz_scan *scan, const dz_common *common, size_t from, size_t to)
{
    dz_str was = {scan->text.at + from, to - from};
    dz_buf bytes = {0}, good = {0};
    bool   all = false, most;

    scan->failed |= !dz_codec_gb18030(was, &bytes);
    most = !scan->failed && is_mostly_utf8(dz_buf_all(&bytes), &good, &all);
    scan->failed |= !dz_buf_ok(&good);
    if (most && !scan->failed && cost_of(common, was) >= cost_of(common, dz_buf_all(&good)) + GAIN)
        dz_site(scan, from, to, DZ_DAMAGE_UTF8_AS_GBK, all ? dz_buf_all(&good) : (dz_str){NULL, 0});
    dz_buf_free(&bytes);
    dz_buf_free(&good);
}

/** What GBK makes of UTF-8: Han that are rarely seen, and odd signs between them. */
static bool is_of_gbk(uint32_t c)
{
    return dz_is_han(c) || dz_is_cjk(c) || c == 0x20ac || c == 0xfffd || (c >= 0x391 && c <= 0x451) || (c >= 0xe000 && c <= 0xf8ff) ||
           (c >= 0x3040 && c <= 0x33ff) || (c >= 0x2500 && c <= 0x25ff) || (c >= 0xfe30 && c <= 0xfe6f);
}

void dz_scan_gbk_mojibake(dz_scan *scan)
{
    enum { LEAST_HAN = 3 };
    dz_common common;
    size_t    from = 0, han = 0;
    uint64_t  cost = 0;

    dz_common_fill(&common);
    for (size_t at = 0; at <= scan->text.len && !scan->failed;) {
        size_t   begin = at;
        uint32_t c = at < scan->text.len ? dz_utf8_next(scan->text.at, &at) : (at++, 0u);

        if (is_of_gbk(c)) {
            cost += dz_is_han(c) ? dz_common_cost(&common, c) : 0;
            han += dz_is_han(c);
            continue;
        }
        if (han >= LEAST_HAN && cost > (uint64_t)ODD_HAN * han)
            tell_as_gbk(scan, &common, from, begin);
        from = at;
        han = cost = 0;
    }
}
