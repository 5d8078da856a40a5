/* decode.h — the bytes of a file become clean UTF-8. Floor text. */
#ifndef DZ_TEXT_DECODE_H
#define DZ_TEXT_DECODE_H

#include "text/codec.h"

/** Decodes the bytes of 'name'. A byte order mark decides; then 'label', a
 *  name of an encoding (codec.h), where it is not NULL; then the bytes
 *  themselves: valid UTF-8 is UTF-8, all else is judged (detect.h).
 *  All zero in *out before; free it with dz_decoded_free() whatever the answer.
 *  Fails with ENCODING where the encoding cannot be told or too much would be
 *  lost, FORMAT where there are NUL bytes, USAGE for a label that is not
 *  known, NOMEM. Linear. */
dz_status dz_decode(const char *name, dz_str bytes, const char *label, dz_decoded *out, dz_error *error);

#endif
