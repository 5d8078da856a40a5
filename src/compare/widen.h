/* widen.h — edits that end where words of Chinese do. Floor compare. Private. */
#ifndef DZ_COMPARE_WIDEN_H
#define DZ_COMPARE_WIDEN_H

#include "compare/edits.h"
#include "segment/hanwords.h"

/** Widens each edit between two lists of tokens over equal Han characters on both sides until it ends
 *  where words do, and makes one of those that touch then. '*words' is opened when it
 *  is first needed; free it with dz_han_words_free(). 'text' is of the whole
 *  documents. False: no memory. */
bool dz_edits_widen(dz_edits *edits, const dz_token_list side[2], const dz_str text[2], dz_han_words **words);

#endif
