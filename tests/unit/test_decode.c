/* test_decode.c — bytes of any encoding become UTF-8. */
#include "rows.h"

#include "text/decode.h"

#define HANS "市政府公布，全年生产总值增长了，其中三分之一来自工业。"
#define GB "\xca\xd0\xd5\xfe\xb8\xae\xb9\xab\xb2\xbc" /* 市政府公布 */

static const struct decode {
    const char *name, *bytes;
    size_t      n;
    const char *label, *encoding, *text;
    size_t      bad;
} decodes[] = {
    {"valid UTF-8 is UTF-8", "\xe5\xb8\x82 city", 8, NULL, "utf-8", "市 city", 0},
    {"ASCII is UTF-8", "city", 4, NULL, "utf-8", "city", 0},
    {"no bytes are UTF-8", "", 0, NULL, "utf-8", "", 0},
    {"a mark is no text", "\xef\xbb\xbf" "a", 4, NULL, "utf-8", "a", 0},
    {"a mark comes before a label", "\xef\xbb\xbf\xe5\xb8\x82", 6, "gbk", "utf-8", "市", 0},
    {"a mark says UTF-16, low byte first", "\xff\xfe\x02\x5e", 4, NULL, "utf-16le", "市", 0},
    {"a mark says UTF-16, high byte first", "\xfe\xff\x5e\x02", 4, NULL, "utf-16be", "市", 0},
    {"a pair of surrogates is one character", "\xff\xfe\x3d\xd8\x00\xde", 6, NULL, "utf-16le", "\xf0\x9f\x98\x80", 0},
    {"a surrogate alone is bad", "\xff\xfe\x3d\xd8" "a\0", 6, NULL, "utf-16le", "\xef\xbf\xbd" "a", 1},
    {"an odd byte at the end of UTF-16 is bad", "\xff\xfe\x02\x5e\x02", 5, NULL, "utf-16le", "市\xef\xbf\xbd", 1},
    {"GB 18030 is told by its characters", GB, 10, NULL, "gb18030", "市政府公布", 0},
    {"a label of GBK means GB 18030", GB, 10, "GB2312", "gb18030", "市政府公布", 0},
    {"GB 18030 has characters of four bytes", "\xca\xd0\x95\x32\x82\x36", 6, "gb18030", "gb18030", "市\xf0\xa0\x80\x80", 0},
    {"a bad byte in GB 18030 takes none with it", "\xca\xd0\xff" "a", 4, "gbk", "gb18030", "市\xef\xbf\xbd" "a", 1},
    {"a lead byte at the end of GB 18030 is bad", "\xca\xd0\xca", 3, "gbk", "gb18030", "市\xef\xbf\xbd", 1},
    {"Big5 is told by its characters", "\xa5\xab\xac\x46\xa9\xb2\xa4\xbd\xa7\x47", 10, NULL, "big5-hkscs", "市政府公佈", 0},
    {"Big5 has the characters of Hong Kong", "\x9d\xf6\x92\x5d", 4, "big5", "big5-hkscs", "喺哋", 0},
    {"Latin-1 means windows-1252", "\x93" "caf\xe9\x94", 6, "latin1", "windows-1252", "“café”", 0},
    {"windows-1252 is told by its quotes", "The mayor\x92s caf\xe9 is closed.", 27, NULL, "windows-1252",
     "The mayor’s café is closed.", 0},
    {"the holes of windows-1252 are control characters", "\x81", 1, "cp1252", "windows-1252", "\xc2\x81", 0},
    {"an overlong form is bad", "a\xc0\xaf", 3, "utf-8", "utf-8", "a\xef\xbf\xbd\xef\xbf\xbd", 2},
    {"a surrogate in UTF-8 is bad", "\xed\xa0\xbd", 3, "utf-8", "utf-8", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", 3},
    {"a bad byte among much UTF-8 leaves it UTF-8", HANS "\xff", sizeof HANS, NULL, "utf-8", HANS "\xef\xbf\xbd", 1},
    {"UTF-8 cut short is UTF-8", "\xe5\xb8\x82\xe6\x94", 5, NULL, "utf-8", "市\xef\xbf\xbd", 1},
};

static void decode(void **state)
{
    const struct decode *row = *state;
    dz_decoded           decoded = {0};
    dz_str               text;

    assert_int_equal(dz_decode("name", (dz_str){row->bytes, row->n}, row->label, &decoded, NULL), DZ_OK);
    text = dz_buf_all(&decoded.text);
    assert_string_equal(dz_encoding_name(decoded.encoding), row->encoding);
    assert_int_equal(text.len, strlen(row->text));
    if (text.len)
        assert_memory_equal(text.at, row->text, text.len);
    assert_int_equal(decoded.bad.n, row->bad);
    assert_int_equal(dz_map_after(&decoded.map, text.len), row->n);
    dz_decoded_free(&decoded);
}

static const struct refuse {
    const char *name, *bytes;
    size_t      n;
    const char *label;
    dz_status   want;
    const char *says;
} refuses[] = {
    {"an encoding that is not known is wrong usage", "a", 1, "ebcdic", DZ_USAGE, "there is no encoding 'ebcdic' here"},
    {"Japanese is refused, not guessed",
     "\x93\x8c\x8b\x9e\x93\x73\x82\xcd\x8c\xdc\x93\xfa\x81\x41\x90\x56\x82\xb5\x82\xa2\x8f\xf0\x97\xe1\x82\xcc\x88\xc4", 28, NULL,
     DZ_ENCODING, "cannot tell the encoding of 'name': not utf-8 (byte 0 is 0x93)"},
    {"Russian is refused, not guessed", "\xcf\xf0\xe0\xe2\xe8\xf2\xe5\xeb\xfc\xf1\xf2\xe2\xee \xe7\xe0\xea\xee\xed", 19, NULL,
     DZ_ENCODING, "cannot tell the encoding of 'name'"},
    {"NUL bytes are told first", "ab\0c\xff", 5, NULL, DZ_FORMAT, "'name' is not text: a NUL byte at byte 2"},
};

static void refuse(void **state)
{
    const struct refuse *row = *state;
    dz_decoded           decoded = {0};
    dz_error             error = {0};

    assert_int_equal(dz_decode("name", (dz_str){row->bytes, row->n}, row->label, &decoded, &error), row->want);
    assert_memory_equal(error.message, row->says, strlen(row->says));
    dz_decoded_free(&decoded);
}

static void bad_bytes_have_places(void **state)
{
    dz_decoded decoded = {0};

    (void)state;
    assert_int_equal(dz_decode("name", (dz_str){"\xca\xd0\xff\xca\xd0\xca", 6}, "gbk", &decoded, NULL), DZ_OK);
    assert_int_equal(decoded.bad.n, 2);
    assert_int_equal(decoded.bad.at[0].at, 3);
    assert_int_equal(decoded.bad.at[0].from, 2);
    assert_int_equal(decoded.bad.at[1].at, 9);
    assert_int_equal(decoded.bad.at[1].from, 5);
    dz_decoded_free(&decoded);
}

/** More text than the converter takes at a time: no character is lost or moved at the seams. */
static void long_text(void **state)
{
    enum { TIMES = 5000 };
    dz_buf     bytes = {0};
    dz_decoded decoded = {0};

    (void)state;
    for (size_t i = 0; i < TIMES; i++)
        dz_buf_add(&bytes, "\xca\xd0" "a\x95\x32\x82\x36", 7); /* 市 a and a character of four bytes */
    assert_int_equal(dz_decode("name", dz_buf_all(&bytes), "gbk", &decoded, NULL), DZ_OK);
    assert_int_equal(decoded.text.bytes.n, 8 * TIMES);
    for (size_t i = 0; i < TIMES; i++) {
        assert_memory_equal(decoded.text.bytes.at + 8 * i, "市a\xf0\xa0\x80\x80", 8);
        assert_int_equal(dz_map_after(&decoded.map, 8 * i), 7 * i);
        assert_int_equal(dz_map_after(&decoded.map, 8 * i + 3), 7 * i + 2);
        assert_int_equal(dz_map_after(&decoded.map, 8 * i + 6), 7 * i + 3);
    }
    dz_decoded_free(&decoded);
    dz_buf_free(&bytes);
}

int main(void)
{
    ADD_ROWS(decode, decodes);
    ADD_ROWS(refuse, refuses);
    add_test("bad bytes are told with their places", bad_bytes_have_places);
    add_test("a long text has no seams", long_text);
    return run_all("decode");
}
