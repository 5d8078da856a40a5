/* decode.c — the bytes of a file become clean UTF-8. Floor text. */
#include "text/decode.h"

#include <string.h>

#include "base/fail.h"
#include "text/detect.h"
#include "text/utf8.h"

/** A file of which more than one character in this many is lost is not read, unless it was said how. */
enum { MOST_LOST = 10 };

static const struct {
    const char *mark;
    size_t      n;
    dz_encoding encoding;
} marks[] = {
    {"\xef\xbb\xbf", 3, DZ_UTF8},
    {"\xff\xfe", 2, DZ_UTF16LE},
    {"\xfe\xff", 2, DZ_UTF16BE},
};

/** The length of a byte order mark in front, 0 where there is none. */
static size_t mark_of(dz_str bytes, dz_encoding *encoding)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (bytes.len >= marks[i].n && memcmp(bytes.at, marks[i].mark, marks[i].n) == 0) {
            *encoding = marks[i].encoding;
            return marks[i].n;
        }
    return 0;
}

static bool is_utf8(dz_str bytes) { return dz_utf8_valid(bytes.at, bytes.len) == bytes.len; }

static bool has_nul(dz_str bytes) { return bytes.len && memchr(bytes.at, 0, bytes.len); }

/** Valid UTF-8 is taken as it stands. */
static dz_status copy(dz_str bytes, size_t front, dz_decoded *out)
{
    out->encoding = DZ_UTF8;
    dz_buf_add(&out->text, bytes.at + front, bytes.len - front);
    if (!dz_buf_ok(&out->text) || (front && !dz_map_copy(&out->map, front, bytes.len - front)))
        return DZ_NOMEM;
    dz_map_end(&out->map, front ? bytes.len : 0);
    return DZ_OK;
}

static dz_status decode_as(dz_encoding encoding, dz_str bytes, size_t front, dz_decoded *out, dz_error *error)
{
    dz_status status;

    if (encoding == DZ_UTF8 && is_utf8((dz_str){bytes.at + front, bytes.len - front}))
        status = copy(bytes, front, out);
    else
        status = dz_codec_decode(encoding, bytes, front, false, out);
    return status == DZ_OK ? DZ_OK : dz_fail_nomem(error);
}

static dz_status refuse(const char *name, dz_str bytes, dz_error *error)
{
    const char *nul = memchr(bytes.at, 0, bytes.len);
    size_t      bad = dz_utf8_valid(bytes.at, bytes.len);

    if (nul)
        return dz_fail(error, DZ_FORMAT, "'%s' is not text: a NUL byte at byte %zu", name, (size_t)(nul - bytes.at));
    return dz_fail(error, DZ_ENCODING,
                   "cannot tell the encoding of '%s': not utf-8 (byte %zu is 0x%02X), not clearly utf-16, gb18030, "
                   "big5-hkscs or windows-1252; name it with --encoding",
                   name, bad, (unsigned)(unsigned char)bytes.at[bad]);
}

static size_t far_characters(dz_str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.len; i++)
        n += (unsigned char)text.at[i] >= 0xc0;
    return n;
}

static dz_status refuse_lost(const char *name, const dz_decoded *decoded, dz_error *error)
{
    if (decoded->bad.n == 0 || decoded->bad.n * MOST_LOST <= far_characters(dz_buf_all(&decoded->text)))
        return DZ_OK;
    if (decoded->bad.n == 1)
        return DZ_OK;
    return dz_fail(error, DZ_ENCODING,
                   "'%s' seems to be %s, but %zu places are not, the first at byte %zu; name its encoding with --encoding "
                   "to read it all the same",
                   name, dz_encoding_name(decoded->encoding), decoded->bad.n, (size_t)decoded->bad.at[0].from);
}

static dz_status decode_judged(const char *name, dz_str bytes, dz_decoded *out, dz_error *error)
{
    dz_encoding encoding;
    dz_status   status;
    bool        sure;

    if (dz_detect(bytes, &encoding, &sure) != DZ_OK)
        return dz_fail_nomem(error);
    if (!sure)
        return refuse(name, bytes, error);
    status = decode_as(encoding, bytes, 0, out, error);
    return status == DZ_OK ? refuse_lost(name, out, error) : status;
}

dz_status dz_decode(const char *name, dz_str bytes, const char *label, dz_decoded *out, dz_error *error)
{
    dz_encoding encoding;
    size_t      front = mark_of(bytes, &encoding);

    if (label && !front && !dz_encoding_of(label, &encoding))
        return dz_fail(error, DZ_USAGE, "there is no encoding '%s' here", label);
    if (front || label)
        return decode_as(encoding, bytes, front, out, error);
    if (is_utf8(bytes) && !has_nul(bytes))
        return copy(bytes, 0, out) == DZ_OK ? DZ_OK : dz_fail_nomem(error);
    return decode_judged(name, bytes, out, error);
}
