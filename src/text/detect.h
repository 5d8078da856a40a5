/* detect.h — which encoding some bytes are in. Floor text. */
#ifndef DZ_TEXT_DETECT_H
#define DZ_TEXT_DETECT_H

#include "text/codec.h"

/** Judges bytes that have no byte order mark and are not valid UTF-8, or hold
 *  NUL. Each encoding is tried; that one is taken which makes of the bytes what
 *  Chinese and English text is likeliest to be. *sure is false where none of
 *  them makes likely text, or two do equally: then *encoding is not to be used.
 *  Looks at no more than 64 KB. Fails with NOMEM only. */
dz_status dz_detect(dz_str bytes, dz_encoding *encoding, bool *sure);

#endif
