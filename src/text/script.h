/* script.h — what kind of character this is. Floor text. */
#ifndef DZ_TEXT_SCRIPT_H
#define DZ_TEXT_SCRIPT_H

#include <stdbool.h>
#include <stdint.h>

/** Ideographs and 〇. */
static inline bool dz_is_han(uint32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || c == 0x3007 || (c >= 0x3400 && c <= 0x4dbf) ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x323af);
}

/** A letter of the Latin script, not full-width. */
static inline bool dz_is_latin(uint32_t c)
{
    return (c | 0x20) - 'a' < 26 || (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7) || (c >= 0x1e00 && c <= 0x1eff);
}

/** The small letter that is left of a Latin letter with a mark (U+00C0 to U+017F), where that is one letter;
 *  otherwise '-'. */
char dz_plain_letter(uint32_t c);

/** 0..9 only: fold first. */
static inline bool dz_is_digit(uint32_t c) { return c - '0' < 10; }

bool dz_is_space(uint32_t c);  /* White_Space, and U+FEFF, U+200B */
bool dz_is_opener(uint32_t c); /* ( “ 「 《 ... but no straight quote */
bool dz_is_closer(uint32_t c); /* ) ” 」 》 ... */
bool dz_is_cjk(uint32_t c);    /* Han, and CJK or full-width punctuation: no space stands between two of them */

/** The ASCII form of a full-width character, U+3000 and no-break spaces as
 *  ' ', a dash of any length as it is; any other character itself. One to one. */
uint32_t dz_fold_width(uint32_t c);

#endif
