/* codec.c — the encodings that are read, through ICU. Floor text. */
#include "text/codec.h"

#include <string.h>
#include <strings.h>

#include <unicode/ucnv.h>

#include "text/utf8.h"

static const struct {
    const char *name, *icu;
} encodings[DZ_ENCODINGS] = {
    {"utf-8", "UTF-8"},        {"utf-16le", "UTF-16LE"},     {"utf-16be", "UTF-16BE"},
    {"gb18030", "gb18030"},    {"big5-hkscs", "Big5-HKSCS"}, {"windows-1252", "ibm-5348_P100-1997"},
};

/* encoding.spec.whatwg.org, section 4.2, and a few names of Windows and Python */
static const struct {
    const char *label;
    dz_encoding encoding;
} labels[] = {
    {"utf-8", DZ_UTF8}, {"utf8", DZ_UTF8}, {"unicode-1-1-utf-8", DZ_UTF8}, {"utf-8-sig", DZ_UTF8}, {"cp65001", DZ_UTF8},
    {"utf-16", DZ_UTF16LE}, {"utf-16le", DZ_UTF16LE}, {"ucs-2", DZ_UTF16LE}, {"unicode", DZ_UTF16LE},
    {"utf-16be", DZ_UTF16BE}, {"unicodefffe", DZ_UTF16BE},
    {"gb18030", DZ_GB18030}, {"gbk", DZ_GB18030}, {"gb2312", DZ_GB18030}, {"gb_2312", DZ_GB18030},
    {"gb_2312-80", DZ_GB18030}, {"chinese", DZ_GB18030}, {"csgb2312", DZ_GB18030}, {"iso-ir-58", DZ_GB18030},
    {"x-gbk", DZ_GB18030}, {"cp936", DZ_GB18030}, {"ms936", DZ_GB18030}, {"windows-936", DZ_GB18030}, {"euc-cn", DZ_GB18030},
    {"big5", DZ_BIG5}, {"big5-hkscs", DZ_BIG5}, {"cn-big5", DZ_BIG5}, {"csbig5", DZ_BIG5}, {"x-x-big5", DZ_BIG5},
    {"cp950", DZ_BIG5}, {"ms950", DZ_BIG5}, {"windows-950", DZ_BIG5}, {"big5hkscs", DZ_BIG5},
    {"windows-1252", DZ_WINDOWS1252}, {"cp1252", DZ_WINDOWS1252}, {"x-cp1252", DZ_WINDOWS1252},
    {"iso-8859-1", DZ_WINDOWS1252}, {"iso8859-1", DZ_WINDOWS1252}, {"iso_8859-1", DZ_WINDOWS1252},
    {"latin1", DZ_WINDOWS1252}, {"latin-1", DZ_WINDOWS1252}, {"l1", DZ_WINDOWS1252}, {"ascii", DZ_WINDOWS1252},
    {"us-ascii", DZ_WINDOWS1252}, {"ansi", DZ_WINDOWS1252}, {"ansi_x3.4-1968", DZ_WINDOWS1252}, {"cp819", DZ_WINDOWS1252},
};

const char *dz_encoding_name(dz_encoding encoding) { return encodings[encoding].name; }

bool dz_encoding_of(const char *label, dz_encoding *encoding)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcasecmp(label, labels[i].label) == 0) {
            *encoding = labels[i].encoding;
            return true;
        }
    return false;
}

/* ---- decoding ---- */

enum { STEP = 2048 }; /* UTF-16 units, or bytes, at a time */

/** A converter at work. The bytes of a character end where those of the next
 *  begin, so the last one waits here. */
typedef struct work {
    UConverter *converter;
    dz_decoded *out;
    char        held[12];
    size_t      n, from; /* bytes held, and where in the old text they come from */
    uint32_t    lead;    /* a surrogate that waits for its other half, or 0 */
} work;

/** Lets the held character go: its bytes end at 'to'. */
static bool let_go(work *w, size_t to)
{
    size_t n = w->n;

    w->n = 0;
    w->lead = 0;
    if (n == 0)
        return true;
    dz_buf_add(&w->out->text, w->held, n);
    return dz_buf_ok(&w->out->text) && dz_map_add(&w->out->map, w->from, n, to > w->from ? to - w->from : 1);
}

/** Takes one unit of UTF-16 that came from byte 'from', SIZE_MAX: from where the one before did. */
static bool take(work *w, uint32_t unit, size_t from)
{
    if (w->lead && U16_IS_TRAIL(unit)) {
        w->n += dz_utf8_put((uint32_t)U16_GET_SUPPLEMENTARY(w->lead, unit), w->held + w->n);
        w->lead = 0;
        return true;
    }
    if (from != SIZE_MAX && (w->n == 0 || from != w->from)) {
        if (!let_go(w, from))
            return false;
        w->from = from;
    }
    if (U16_IS_LEAD(unit))
        w->lead = unit;
    else if (w->n + 4 <= sizeof w->held)
        w->n += dz_utf8_put(unit, w->held + w->n);
    return true;
}

/** Puts U+FFFD for the bytes [from, to). */
static bool take_bad(work *w, size_t from, size_t to)
{
    size_t at;

    if (!let_go(w, from))
        return false;
    at = w->out->text.bytes.n;
    w->n = dz_utf8_put(0xfffd, w->held);
    w->from = from;
    return let_go(w, to) && dz_list_push(&w->out->bad, (dz_bad){(uint32_t)at, (uint32_t)from, (uint32_t)(to - from)});
}

/** How many bytes before the place it stopped at the converter did not like. */
static size_t disliked(const work *w)
{
    char       bytes[16];
    int8_t     n = sizeof bytes;
    UErrorCode status = U_ZERO_ERROR;

    ucnv_getInvalidChars(w->converter, bytes, &n, &status);
    return U_SUCCESS(status) && n > 0 ? (size_t)n : 1;
}

static bool is_nomem(UErrorCode status) { return status == U_MEMORY_ALLOCATION_ERROR; }

/** Runs the converter over the bytes from 'at' on. False: no memory. */
static bool run(work *w, dz_str bytes, size_t at, bool part)
{
    UChar   units[STEP];
    int32_t offsets[STEP];

    for (;;) {
        const char *source = bytes.at + at;
        UChar      *to = units;
        UErrorCode  status = U_ZERO_ERROR;
        size_t      n, base = at, bad;

        ucnv_toUnicode(w->converter, &to, units + STEP, &source, bytes.at + bytes.len, offsets, !part, &status);
        at = (size_t)(source - bytes.at);
        n = (size_t)(to - units);
        for (size_t i = 0; i < n; i++)
            if (!take(w, units[i], offsets[i] < 0 ? SIZE_MAX : base + (size_t)offsets[i]))
                return false;
        if (status == U_BUFFER_OVERFLOW_ERROR)
            continue;
        if (U_SUCCESS(status))
            return let_go(w, at);
        if (is_nomem(status))
            return false;
        bad = disliked(w);
        if (!take_bad(w, bad < at ? at - bad : 0, at))
            return false;
    }
}

dz_status dz_codec_decode(dz_encoding encoding, dz_str bytes, size_t front, bool part, dz_decoded *out)
{
    work       w = {.out = out};
    UErrorCode status = U_ZERO_ERROR;
    bool       done;

    out->encoding = encoding;
    w.converter = ucnv_open(encodings[encoding].icu, &status);
    if (U_SUCCESS(status))
        ucnv_setToUCallBack(w.converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    done = U_SUCCESS(status) && run(&w, bytes, front, part);
    ucnv_close(w.converter);
    dz_map_end(&out->map, bytes.len);
    return done ? DZ_OK : DZ_NOMEM;
}

void dz_decoded_free(dz_decoded *decoded)
{
    dz_buf_free(&decoded->text);
    dz_map_free(&decoded->map);
    dz_list_free(&decoded->bad);
}

/* ---- encoding ---- */

bool dz_codec_gb18030(dz_str text, dz_buf *into)
{
    UErrorCode  status = U_ZERO_ERROR;
    UConverter *utf8 = ucnv_open("UTF-8", &status), *gb = ucnv_open("gb18030", &status);
    UChar       between[STEP], *from = between, *to = between;
    const char *source = text.at;
    char        bytes[STEP];

    while (U_SUCCESS(status)) {
        char *at = bytes;

        ucnv_convertEx(gb, utf8, &at, bytes + sizeof bytes, &source, text.at + text.len, between, &from, &to,
                       between + STEP, false, true, &status);
        dz_buf_add(into, bytes, (size_t)(at - bytes));
        if (status != U_BUFFER_OVERFLOW_ERROR)
            break;
        status = U_ZERO_ERROR;
    }
    ucnv_close(utf8);
    ucnv_close(gb);
    return U_SUCCESS(status) && dz_buf_ok(into);
}
