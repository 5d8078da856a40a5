/* wordlist.h — lists of words, written "more than|over|above", made quick to search. Floor feature.
 *
 * The scanners ask at each figure which word of dozens of lists stands before
 * or behind it. The first question about a list sorts its words by their first
 * or last character, which costs what one search through it would; all later
 * ones look only at the few words that can match.
 */
#ifndef DZ_FEATURE_WORDLIST_H
#define DZ_FEATURE_WORDLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

enum { DZ_WORDLISTS = 512, DZ_WORD_KEYS = 32 };

/** What is asked most often: whether a list has any word that may match. */
typedef struct dz_wordlist_keys {
    uintptr_t list; /* its address, and dz_word_key in the lowest bits; 0: free */
    uint32_t keys;  /* the bits of those keys that have words */
} dz_wordlist_keys;

typedef struct dz_wordlists {
    dz_wordlist_keys slot[DZ_WORDLISTS]; /* open addressing */
} dz_wordlists;

/** NULL when there is no memory. Free with dz_release(). */
dz_wordlists *dz_wordlists_new(void);

/** A step through those words of a list that may begin (or end) with one character. */
typedef struct dz_word_step {
    const char32_t *at; /* the word; no NUL behind it */
    size_t n;           /* its characters; 0 when there is no more */
    const char32_t *list;
    const dz_wordlists *in; /* NULL: the list did not fit and is stepped through whole */
    size_t next;
    uint32_t second;
} dz_word_step;

/** By what a list is sorted. */
typedef enum dz_word_key { DZ_WORD_FIRST, DZ_WORD_LAST, DZ_WORD_BESIDE } dz_word_key;

static inline uintptr_t dz_wordlist_name(dz_word_key by, const char32_t *list)
{
    return (uintptr_t)list | (uintptr_t)by;
}

static inline size_t dz_wordlist_slot(uintptr_t name) { return (size_t)((name * 0x9e3779b97f4a7c15u) >> 55); }

/** False when it is known at once that no word of the list begins with 'c' (or ends with it). */
static inline bool dz_words_may(const dz_wordlists *in, dz_word_key by, const char32_t *list, uint32_t c)
{
    const dz_wordlist_keys *slot = &in->slot[dz_wordlist_slot(dz_wordlist_name(by, list))];

    return slot->list != dz_wordlist_name(by, list) || (slot->keys >> c % DZ_WORD_KEYS & 1);
}

/** The words of 'list' that may begin with 'c' and then 'second' (or end with
 *  them, the last one first); Latin letters in either case, '-' for ' '.
 *  BESIDE: in which 'c' may stand behind the character 'second' of each word,
 *  or before it where the word ends with that; 0 for the others.
 *  'list' is known by its address and must never change; BESIDE, 'second' too.
 *  Not each word that comes does match, but each that matches comes. */
dz_word_step dz_words_by(dz_wordlists *in, dz_word_key by, const char32_t *list, uint32_t c, uint32_t second);

/** Moves on to the next word: step.n is 0 behind the last one. */
void dz_words_next(dz_word_step *step);

#endif
