/* readings.h — how Chinese characters are read, and spelled in English. Floor name. Private. */
#ifndef DZ_NAME_READINGS_H
#define DZ_NAME_READINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** How a name is spelled. One name keeps to one system. */
typedef enum dz_system { DZ_PINYIN, DZ_WADE_GILES, DZ_HONG_KONG, DZ_SYSTEMS } dz_system;

/** The syllables of a character, the most usual first, ended by DZ_NO_SYLLABLE. Never NULL. Static. */
const uint16_t *dz_syllables_of(uint32_t character);

enum { DZ_NO_SYLLABLE = 0xffff };

/** The next spelling of a syllable in a system: begin with *at NULL; false: there is none left.
 *  Static, of small letters, v for a u with two dots; ends before a space or at the NUL. */
bool dz_spelling_next(uint16_t syllable, dz_system system, const char **at, size_t *len);

/** The pinyin of a character's most usual reading, "qin"; NULL where it has none. Ends before a space or NUL. */
const char *dz_usual_reading(uint32_t character, size_t *len);

bool dz_is_surname(uint32_t character);

/** Whether small letters are how some surname is spelled in pinyin. */
bool dz_is_surname_spelling(const char *letters, size_t len);

/** Whether small letters are one syllable of pinyin. */
bool dz_is_pinyin(const char *letters, size_t len);

/** How many bytes the surname of two characters or more has that a text begins with; 0: it begins with none. */
size_t dz_compound_surname(const char *text, size_t len);

#endif
