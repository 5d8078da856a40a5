/* words.h — the abbreviations of English, and the words that like to begin a sentence. Floor segment. Private. */
#ifndef DZ_SEGMENT_WORDS_H
#define DZ_SEGMENT_WORDS_H

#include <stdbool.h>

/** The letters and inner stops of the longest word that can matter. */
enum { DZ_LONGEST_WORD = 15 };

/** What a stop behind an abbreviation may mean. */
enum {
    DZ_ABBR_NEVER = 1,     /* Mr. e.g.: never the end of a sentence */
    DZ_ABBR_NUMBER = 2,    /* No. p.: not before a number */
    DZ_ABBR_GENERAL = 4,   /* U.S. Inc.: the end only before a starter */
    DZ_ABBR_UNIT = 8,      /* ft. kg.: as GENERAL, behind a number */
    DZ_ABBR_CALENDAR = 16, /* Jan. Mon.: not before a number or one of its like */
    DZ_ABBR_STATE = 32,    /* Mass.: as GENERAL, behind a comma */
    DZ_ABBR_CLOCK = 64,    /* p.m. */
    DZ_ABBR_CAPITAL = 128  /* only with a capital: in small letters it is a word */
};

/** What a word is, in any case of letters, its last stop taken off: DZ_ABBR_ bits, 0 for none. */
unsigned dz_abbreviation(const char *word);

/** Whether a word with its capital likes to begin a sentence and seldom a name. */
bool dz_is_starter(const char *word);

/** Whether a word stands in a list parted by single spaces. */
bool dz_is_one_of(const char *word, const char *list);

/** For the tests: both tables can be searched. */
bool dz_words_in_order(void);

#endif
