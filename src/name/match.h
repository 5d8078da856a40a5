/* match.h — one Chinese and one English name, cut into pieces to be compared. Floor name. Private. */
#ifndef DZ_NAME_MATCH_H
#define DZ_NAME_MATCH_H

#include "duizhao/name.h"
#include "name/spell.h"

enum { DZ_MOST_CHARACTERS = 40, DZ_MOST_WORDS = 16 };

/** One English word of a name. */
typedef struct dz_name_word {
    dz_str text;
    char   stem[DZ_MOST_STEM];
    size_t stem_len;
    bool   idle; /* "of", "the": needs no answer */
} dz_name_word;

typedef struct dz_name_pair {
    const dz_lexicon *lexicon; /* or NULL */
    dz_str       zh;
    size_t       characters;
    uint32_t     character[DZ_MOST_CHARACTERS];
    size_t       at[DZ_MOST_CHARACTERS + 1]; /* where each begins in 'zh' */
    size_t       words;
    dz_name_word word[DZ_MOST_WORDS]; /* cut at spaces and hyphens */
} dz_name_pair;

/** Whether each part of the Chinese name is answered by words of the English one,
 *  and each word answers something, with all that is spelled in one system. *given_up is set
 *  when there are more ways than are tried; else it stays. */
bool dz_name_in_parts(const dz_name_pair *pair, dz_system system, bool *given_up);

/** Whether the Chinese name is one headword, and all English words are in its glosses. */
bool dz_name_in_lexicon(const dz_name_pair *pair);

#endif
