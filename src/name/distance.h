/* distance.h — how many letters two spellings are apart. Floor name. Private. */
#ifndef DZ_NAME_DISTANCE_H
#define DZ_NAME_DISTANCE_H

#include "name/spell.h"

/** How many letters are to be put in, left out or changed to make the letters from
 *  .. to the pinyin of these characters, by those of their readings that are nearest.
 *  DZ_MOST_LETTERS + 1: a character has no reading. */
size_t dz_distance_of_reading(const uint32_t *characters, size_t n, const dz_letters *letters, size_t from, size_t to);

/** The same between two words of at most DZ_MOST_LETTERS bytes. */
size_t dz_distance_of_words(dz_str a, dz_str b);

#endif
