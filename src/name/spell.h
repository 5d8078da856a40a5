/* spell.h — whether English letters spell Chinese characters. Floor name. Private. */
#ifndef DZ_NAME_SPELL_H
#define DZ_NAME_SPELL_H

#include "duizhao/span.h"
#include "name/readings.h"

enum { DZ_MOST_LETTERS = 63, DZ_MOST_READ = 12 /* characters */ };

/** A run of English as its letters alone: small, without marks. */
typedef struct dz_letters {
    size_t   n;
    char     at[DZ_MOST_LETTERS];
    uint64_t edges;       /* bit i: a space or hyphen stands before letter i */
    uint64_t apostrophes; /* bit i: an apostrophe does */
} dz_letters;

/** Takes a run of letters, hyphens, apostrophes, spaces and full stops. False: other
 *  characters stand in it, it is too long, or has no letter. */
bool dz_letters_of(dz_str english, dz_letters *out);

/** Whether the letters spell the characters from the first to the last in one
 *  system: each syllable in one word, as one of the readings of its character.
 *  With 'surname', the first may be spelled as families do that keep to no system
 *  (Lee, Soong). O(n * readings * letters). */
bool dz_spells(const uint32_t *characters, size_t n, const dz_letters *letters, dz_system system, bool surname);

/** The same with a surname, for the first of them and as many behind it as it takes. */
bool dz_spells_some(const uint32_t *characters, size_t n, const dz_letters *letters, dz_system system);

/** How many syllables of pinyin the letters from .. to are, as few as can be; 0: they
 *  are not pinyin. A syllable of one letter stands only where a word or what follows
 *  a hyphen or an apostrophe begins: Dong'e, but not Amelia. */
size_t dz_pinyin_count(const dz_letters *letters, size_t from, size_t to);

#endif
