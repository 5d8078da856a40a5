/* lexicon.h — which English words a Chinese word may be rendered by. Floor lexicon.
 *
 * A lexicon is a stack of layers: the small one that is compiled into the
 * library, the big one that scripts/make_lexicon builds from CC-CEDICT, and what
 * the user adds. A layer is one block of bytes in one format (docs/lexicon.md),
 * compiled in, mapped from a file, or made from a table of text.
 */
#ifndef DUIZHAO_LEXICON_H
#define DUIZHAO_LEXICON_H

#include <stdbool.h>

#include "duizhao/span.h"
#include "duizhao/status.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct dz_lexicon dz_lexicon;

/** What is known of a headword besides its glosses. Bits. */
typedef enum dz_word_flag {
    DZ_WORD_NAME = 1 << 0,     /* a proper noun: a person, a place, an organisation */
    DZ_WORD_BUILTIN = 1 << 16 /* stands in the built-in layer */
} dz_word_flag;

/** The most bytes that a headword, and that a stem, may have. */
enum { DZ_MOST_HEADWORD = 96, DZ_MOST_STEM = 48 };

/** One English word that stands in the glosses of a headword. */
typedef struct dz_gloss {
    dz_str stem;   /* as dz_stem() makes it; lent by the lexicon */
    float  weight; /* share of the headword's glosses: those of one layer add up to 1 */
} dz_gloss;

/** One headword, as one layer has it. */
typedef struct dz_word {
    const void *layer;
    uint32_t    index;
} dz_word;

/** A lexicon with the built-in layer alone. Free with dz_lexicon_free().
 *  Fails with NOMEM; then *out is NULL. */
dz_status dz_lexicon_new(dz_lexicon **out, dz_error *error);

void dz_lexicon_free(dz_lexicon *lexicon); /* NULL is fine */

/** Adds a file as the topmost layer: a built lexicon, which is mapped, or a
 *  table (TSV, UTF-8): headword, TAB, glosses divided by ';' or '/'.
 *  Fails with IO, FORMAT (damaged, of another version, a bad line: the message
 *  names path and line), TOO_LARGE, NOMEM; the lexicon is then as it was. */
dz_status dz_lexicon_add(dz_lexicon *lexicon, const char *path, dz_error *error);

/** The same for bytes in memory, either format; they are copied. */
dz_status dz_lexicon_add_bytes(dz_lexicon *lexicon, const char *name, dz_str bytes, dz_error *error);

/** Adds the big lexicon from where it is installed, where there is one: the file
 *  that $DUIZHAO_LEXICON names; duizhao.lexicon beside the running program, or
 *  in ../share/duizhao from there. None there is no failure: *found tells.
 *  Fails as dz_lexicon_add(): a damaged one is never passed over. */
dz_status dz_lexicon_add_installed(dz_lexicon *lexicon, bool *found, dz_error *error);

/** Which layers there are, for reports: "built-in 2026-11 (2,345 words), CC-CEDICT
 *  2026-09-10 (125,049 words)". Lent. */
const char *dz_lexicon_says(const dz_lexicon *lexicon);

/** How many bytes the longest headword has that 'text' begins with; 0: none
 *  begins there. Never ends inside a character. O(length of it). */
size_t dz_lexicon_match(const dz_lexicon *lexicon, dz_str text);

/** The headword as each layer has it, topmost first: at most 'room' rows are
 *  written; returns how many. */
size_t dz_lexicon_find(const dz_lexicon *lexicon, dz_str headword, dz_word *at, size_t room);

/** The glosses of a word, heaviest first, ties in the order of their bytes: at
 *  most 'room' are written; returns how many. */
size_t dz_word_glosses(const dz_word *word, dz_gloss *at, size_t room);

/** dz_word_flag bits. */
unsigned dz_word_flags(const dz_word *word);

/** Pinyin without tones, syllables divided by spaces, "xu qin"; empty where the
 *  layer says none. Lent. */
dz_str dz_word_reading(const dz_word *word);

/** The weights of an English stem over all headwords of all layers; 0: it stands nowhere. */
float dz_lexicon_spread(const dz_lexicon *lexicon, dz_str stem);

/* ---- English ---- */

/** The stem of an English word of any case ("Developing" gives "develop", "went"
 *  gives "go"), into 'out'; returns its length, 0 for a word too long. Never
 *  allocates; the same word always has the same stem. */
size_t dz_stem(dz_str word, char out[DZ_MOST_STEM]);

/** Whether a word, in lower case, only holds a sentence together: "the", "of", "is";
 *  but "we", "not", "must", which translations keep, do not. */
bool dz_is_function_word(dz_str word);

/** The same for Chinese: 的, 了, 之. */
bool dz_is_function_word_zh(dz_str word);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
