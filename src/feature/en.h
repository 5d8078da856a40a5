/* en.h — the parts of the English scanner. Floor feature. */
#ifndef DZ_FEATURE_EN_H
#define DZ_FEATURE_EN_H

#include "feature/scan.h"

typedef enum dz_en_type {
    DZ_EN_NONE,
    DZ_EN_ONES,  /* 0..9 */
    DZ_EN_TEENS, /* 10..19 */
    DZ_EN_TENS,  /* 20..90 */
    DZ_EN_HUNDRED,
    DZ_EN_SCALE, /* thousand and up: value is the power of ten */
    DZ_EN_DOZEN
} dz_en_type;

/** What a reader can begin with: bits of dz_en_entry. In the order in which one wins over the next. */
typedef enum dz_en_reader {
    READ_SET = 1 << 0, /* set words that hold no figure */
    READ_PHRASE = 1 << 1,
    READ_TIME = 1 << 2,
    READ_DATE = 1 << 3,
    READ_VAGUE = 1 << 4,
    READ_PERCENT = 1 << 5,
    READ_AMOUNT = 1 << 6,
    READ_ARTICLE = 1 << 7,
    READ_ROMAN = 1 << 8,
    READ_WORD = 1 << 9
} dz_en_reader;

/** A word that some reader begins with, and the number it is. */
typedef struct dz_en_entry {
    uint64_t low, high; /* its letters, small; both 0: any other word */
    uint8_t type;       /* dz_en_type */
    uint8_t value;
    bool ordinal, plural;
    uint8_t calendar; /* 1..12 months, 13..19 weekdays, 22..29 the twenties to the nineties */
    bool stopped;     /* a full stop behind it belongs to it */
    bool leads;       /* all but READ_ARTICLE only before another word of the table */
    uint16_t readers;
} dz_en_entry;

/** The ASCII letters at 'i', of which no more than 16 are counted. */
typedef struct dz_en_letters {
    size_t end;
    const dz_en_entry *entry; /* static; one of zeros where these letters are no word of the table */
} dz_en_letters;

dz_en_letters dz_en_look(const dz_window *w, size_t i);

/** By the first two letters, five bits each (0 for a second one that is not there): bit n for words of n letters. */
extern const uint16_t dz_en_lengths[1024];

/** False where no word of the table has n < 16 letters of which these, in small, are the first. */
static inline bool dz_en_may_know(uint64_t letters, size_t n)
{
    return dz_en_lengths[(letters & 31) << 5 | (letters >> 8 & 31)] >> n & 1;
}

/** True where a word of the table stands at 'i'. */
bool dz_en_known(const dz_window *w, size_t i);

typedef struct dz_en_word {
    dz_en_type type;
    int value;
    bool ordinal; /* third, and thirds */
    bool plural;  /* thousands, thirds */
    size_t end;   /* behind the word */
} dz_en_word;

/** The number word at 'i'; type NONE when it is another word. */
dz_en_word dz_en_read(const dz_window *w, size_t i);

/** The month (1 to 12), weekday (13 to 19) or decade (22 to 29) at 'i', or 0. */
int dz_en_calendar(const dz_window *w, size_t i, size_t *end);

/** A number in digits, words or both: 3.2 million, twenty-one, 4 thousand 3
 *  hundred and 21. *ordinal: it ended in an ordinal; *plural: in thirds.
 *  Answers its end, or 0. */
size_t dz_en_number(const dz_window *w, size_t i, dz_draft *out, bool *ordinal, bool *plural);

/** The end of the longest of 'words' (small letters) at 'i', in any case, as whole words, or 0. */
size_t dz_en_find_any(const dz_window *w, size_t i, const char32_t *words);

static inline size_t dz_en_any(const dz_window *w, size_t i, const char32_t *words)
{
    return dz_words_may(w->words, DZ_WORD_FIRST, words, dz_at(w, i)) ? dz_en_find_any(w, i, words) : 0;
}

static inline bool dz_en_has(const dz_window *w, size_t i, const char32_t *word) { return dz_en_any(w, i, word) > 0; }

/** The start of the longest of 'words' that ends before 'i', in any case, as
 *  whole words; 'i' when there is none. One blank or hyphen may stand between. */
size_t dz_en_find_before(const dz_window *w, size_t floor, size_t i, const char32_t *words);

static inline size_t dz_en_before(const dz_window *w, size_t floor, size_t i, const char32_t *words)
{
    uint32_t last = dz_back(w, i, 1);

    if (last == ' ' || last == '-')
        last = dz_back(w, i, 2);
    return dz_words_may(w->words, DZ_WORD_LAST, words, last) ? dz_en_find_before(w, floor, i, words) : i;
}

/* dates_en.c, times_en.c: each emits and answers the end, or 0 */

size_t dz_en_date(dz_scan *scan, size_t i);
size_t dz_en_time(dz_scan *scan, size_t i);

/* years_en.c */

/** A year of four digits, with BC or AD; or one in words. */
size_t dz_en_year(const dz_window *w, size_t i, int *out);

/** 750BC, 1900 CE, 163 AD; and a year alone. Each emits into a date's draft; answers the end, or 0. */
size_t dz_en_era(dz_scan *scan, size_t i, dz_draft *draft);
size_t dz_en_bare_year(dz_scan *scan, size_t i, dz_draft *draft);

/* ages_en.c: as dz_en_era() */

size_t dz_en_decade(dz_scan *scan, size_t i, dz_draft *draft);  /* 1980s, the '80s, eighties */
size_t dz_en_century(dz_scan *scan, size_t i, dz_draft *draft); /* the 20th century */
size_t dz_en_part(dz_scan *scan, size_t i, dz_draft *draft);    /* first quarter, H1 2024 */

/** 3rd, third: an ordinal of 1..most. */
size_t dz_en_ordinal_at(const dz_window *w, size_t i, int most, int *out);

/* amounts_en.c */

/** A number that may be an ordinal or a fraction, with its unit. Answers its end, or 0. */
size_t dz_en_single(const dz_window *w, size_t floor, size_t i, dz_draft *d);

/** A number or a range; "percent of 10". Each emits; answers the end, or 0. */
size_t dz_en_amount(dz_scan *scan, size_t i);
size_t dz_en_percent_of(dz_scan *scan, size_t i);

/* fractions_en.c */

/** Makes the draft a fraction that ends at 'to'. */
void dz_en_be_fraction(dz_draft *d, dz_number value, size_t to);

/** 3/4, two thirds, one in five: the draft holds the number it begins with. */
bool dz_en_fraction(const dz_window *w, dz_draft *d);

/** The value of ½ and its like. */
bool dz_en_vulgar(const dz_window *w, size_t i, dz_number *out);

/** The denominator at 'i': thirds, fifth, half, quarters. Answers its end, or 0. */
size_t dz_en_denominator(const dz_window *w, size_t i, dz_number *out, bool *plural);

/* measures_en.c */

/** All that stands around a number and says what it counts. */
void dz_en_measure(const dz_window *w, size_t floor, dz_draft *d);

/* units_en.c */

/** The unit behind 'i', where a draft ends; 0 for none, or a word that rather means something else. */
uint16_t dz_en_unit(const dz_window *w, const dz_draft *d, size_t i, size_t *end);

/** True when the name of a unit at..end rather means something else: 5 in the, he won the. */
bool dz_en_doubtful(const dz_window *w, const dz_draft *d, size_t at, size_t end);

/** Smaller units behind the first: 7 feet 10 inches. */
void dz_en_compound(const dz_window *w, dz_draft *d);

/* phrases_en.c: each emits and answers the end, or 0; set words hold no figure and are stepped over */

size_t dz_en_vague(dz_scan *scan, size_t i);
size_t dz_en_set_words(dz_scan *scan, size_t i);
size_t dz_en_phrase(dz_scan *scan, size_t i);
size_t dz_en_article(dz_scan *scan, size_t i);

/** The bound told by the words around a draft. */
void dz_en_bound(const dz_window *w, size_t floor, dz_draft *draft);

/** Behind a blank or a hyphen; 'i' itself otherwise. */
size_t dz_en_gap(const dz_window *w, size_t i);

/* declared_en.c */

/** A unit named without a number: "Unit: million yuan", "convert to Celsius". Emits; answers the end, or 0. */
size_t dz_en_declared(dz_scan *scan, size_t i);

#endif
