/* script.h — what kind of character this is. Floor 1, text. */
#ifndef DZ_TEXT_SCRIPT_H
#define DZ_TEXT_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

bool dz_is_han(uint32_t c);    /* ideographs and 〇 */
bool dz_is_latin(uint32_t c);  /* a letter of the Latin script, not full-width */
bool dz_is_digit(uint32_t c);  /* 0..9 only: fold first */
bool dz_is_space(uint32_t c);  /* White_Space, and U+FEFF, U+200B */
bool dz_is_opener(uint32_t c); /* ( “ 「 《 ... but no straight quote */
bool dz_is_closer(uint32_t c); /* ) ” 」 》 ... */
bool dz_is_cjk(uint32_t c);    /* Han, and CJK or full-width punctuation: no space stands between two of them */

/** The ASCII form of a full-width character, U+3000 and no-break spaces as
 *  ' ', a dash of any length as it is; any other character itself. One to one. */
uint32_t dz_fold_width(uint32_t c);

#endif
