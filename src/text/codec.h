/* codec.h — the encodings that are read, through ICU. Floor text. */
#ifndef DZ_TEXT_CODEC_H
#define DZ_TEXT_CODEC_H

#include "base/buf.h"
#include "duizhao/status.h"
#include "text/map.h"

typedef enum dz_encoding {
    DZ_UTF8,
    DZ_UTF16LE,
    DZ_UTF16BE,
    DZ_GB18030,
    DZ_BIG5,
    DZ_WINDOWS1252,
    DZ_ENCODINGS
} dz_encoding;

/** "utf-8", "gb18030", ... Static. */
const char *dz_encoding_name(dz_encoding encoding);

/** What a label means, in any case of letters, by the map of the WHATWG
 *  Encoding Standard: gb2312 and gbk are gb18030, latin1 is windows-1252.
 *  False for one that is not read here. */
bool dz_encoding_of(const char *label, dz_encoding *encoding);

/** Some bytes that are no character; U+FFFD stands for them. */
typedef struct dz_bad {
    uint32_t at;   /* of U+FFFD in the new text */
    uint32_t from; /* of the bytes in the old */
    uint32_t n;
} dz_bad;

/** What bytes became. All zero before; free with dz_decoded_free(). */
typedef struct dz_decoded {
    dz_buf text; /* valid UTF-8 */
    dz_map map;  /* from the text to the bytes */
    DZ_LIST(dz_bad) bad;
    dz_encoding encoding;
} dz_decoded;

/** Decodes 'bytes' behind the first 'front'. 'part': more bytes would follow,
 *  so a character cut short at the end is none, and not bad. Linear.
 *  Fails with NOMEM only; what 'out' holds then is to be freed as well. */
dz_status dz_codec_decode(dz_encoding encoding, dz_str bytes, size_t front, bool part, dz_decoded *out);

void dz_decoded_free(dz_decoded *decoded);

/** Adds valid UTF-8 to 'into' as GB 18030, which has every character. False: no memory. */
bool dz_codec_gb18030(dz_str text, dz_buf *into);

#endif
