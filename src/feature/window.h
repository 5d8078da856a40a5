/* window.h — one segment as code points that a scanner can step over. Floor feature.
 *
 * The width is folded, dashes and minus signs are made alike, and white space
 * next to a Han character is left out (hard-wrapped lines, "7 万 5 千"): such a
 * cell says that there was a gap before it.
 */
#ifndef DZ_FEATURE_WINDOW_H
#define DZ_FEATURE_WINDOW_H

#include <uchar.h>

#include "base/list.h"
#include "duizhao/span.h"
#include "feature/wordlist.h"
#include "text/script.h"

/** Cells 0..n, each in four rows. Behind the last one stands a character 0. */
typedef struct dz_window {
    uint32_t *c;        /* the characters, folded */
    uint32_t *at;       /* where each begins in the document's text, in bytes */
    unsigned char *low; /* each as one byte: itself below 0x80, else 0x80; 16 more behind the last can be read */
    bool *gap;          /* white space was left out before it; not set unless 'gaps' */
    size_t n, room;
    bool gaps;            /* there is any */
    const char *text;     /* the document's */
    dz_wordlists *words;  /* lent: what has been learnt of the lists asked for */
    struct dz_memo *memo; /* lent: numbers read a moment ago (scan.h) */
} dz_window;

/** What a scanner need not tell apart: width, dashes, white space. One to one. */
uint32_t dz_window_fold(uint32_t c);

/** Fills the window with one span of a text, whatever it held before. False: no memory. */
bool dz_window_set(dz_window *window, const char *text, dz_span span);

void dz_window_free(dz_window *window);

/** The code point at 'i'; 0 outside of the segment. */
static inline uint32_t dz_at(const dz_window *w, size_t i) { return i < w->n ? w->c[i] : 0; }

/** The code point 'back' places before 'i'; 0 outside of the segment. */
static inline uint32_t dz_back(const dz_window *w, size_t i, size_t back) { return back <= i ? dz_at(w, i - back) : 0; }

static inline bool dz_gap(const dz_window *w, size_t i) { return w->gaps && i < w->n && w->gap[i]; }

/** The bytes under cells from..to, to > from. */
dz_span dz_window_span(const dz_window *w, size_t from, size_t to);

/** Small letters for A-Z. */
static inline uint32_t dz_lower(uint32_t c) { return c - 'A' < 26 ? c + 32 : c; }

static inline bool dz_is_word(uint32_t c) { return dz_is_latin(c) || dz_is_digit(c); }

static inline bool dz_digit_at(const dz_window *w, size_t i) { return dz_is_digit(dz_at(w, i)); }

/** A hyphen, a dash of any length or a tilde. */
static inline bool dz_is_dash(uint32_t c) { return c == '-' || c == '~' || (c >= 0x2012 && c <= 0x2015); }

/** True when the word stands at 'i', letter for letter. */
bool dz_has(const dz_window *w, size_t i, const char32_t *word);

/** The end of the longest word of 'words' (separated by '|') at 'i', or 0. */
size_t dz_find_any(const dz_window *w, size_t i, const char32_t *words);

static inline size_t dz_has_any(const dz_window *w, size_t i, const char32_t *words)
{
    return dz_words_may(w->words, DZ_WORD_FIRST, words, dz_at(w, i)) ? dz_find_any(w, i, words) : 0;
}

/** The start of the longest word of 'words' that ends before 'i' and does not
 *  start before 'floor'; 'i' itself when there is none. */
size_t dz_find_before(const dz_window *w, size_t floor, size_t i, const char32_t *words);

static inline size_t dz_ends_any(const dz_window *w, size_t floor, size_t i, const char32_t *words)
{
    return i > floor && dz_words_may(w->words, DZ_WORD_LAST, words, dz_back(w, i, 1))
               ? dz_find_before(w, floor, i, words)
               : i;
}

#endif
