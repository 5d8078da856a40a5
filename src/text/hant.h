/* hant.h — Chinese in the other script. Floor text. */
#ifndef DZ_TEXT_HANT_H
#define DZ_TEXT_HANT_H

#include "base/buf.h"

typedef enum dz_script_change { DZ_TO_TRADITIONAL, DZ_TO_SIMPLIFIED } dz_script_change;

/** Appends 'text' (valid UTF-8) as ICU writes it in the other script; characters
 *  that are good in both stay. Lines stay lines. False: no memory. */
bool dz_change_script(dz_script_change change, dz_str text, dz_buf *into);

#endif
