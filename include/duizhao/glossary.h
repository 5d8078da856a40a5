/* glossary.h — the terms that a translation has to keep to. Floor lexicon.
 *
 * A glossary is what a user says, not what a dictionary knows: for each term the
 * renderings that are accepted and those that are forbidden. It is read from
 * tables of text and from TBX (docs/formats/glossary.md), in either direction.
 */
#ifndef DUIZHAO_GLOSSARY_H
#define DUIZHAO_GLOSSARY_H

#include <stdbool.h>

#include "duizhao/lexicon.h"
#include "duizhao/segment.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct dz_glossary dz_glossary;

/** The two languages of a term. */
enum { DZ_TERM_ZH = 0, DZ_TERM_EN = 1 };

/** The most bytes that one way of writing a term may have, and the most renderings of a term in one language. */
enum { DZ_MOST_TERM = 400, DZ_MOST_TERM_WORDS = 100 };

typedef struct dz_str_list {
    const dz_str *at;
    size_t        n;
} dz_str_list;

/** One term, the same in both directions. */
typedef struct dz_term {
    dz_str_list good[2]; /* by language: how it may be written, as the glossary has it; the first is the usual one */
    dz_str_list bad[2];  /* by language: how it may not be written */
    dz_str      note;    /* or empty */
} dz_term;

typedef struct dz_term_list {
    const dz_term *at;
    size_t         n;
} dz_term_list;

/** Reads files, tables or TBX, into one glossary; n = 0 gives an empty one.
 *  Constant once made. Free with dz_glossary_free(). Fails with IO, FORMAT
 *  (the message names path and line), TOO_LARGE, NOMEM; then *out is NULL. */
dz_status dz_glossary_open(const char *const *paths, size_t n, dz_glossary **out, dz_error *error);

/** The same for bytes in memory, of either format. */
dz_status dz_glossary_from(const char *name, dz_str bytes, dz_glossary **out, dz_error *error);

void dz_glossary_free(dz_glossary *glossary); /* NULL is fine */

/** In the order of the files. Lent. */
dz_term_list dz_glossary_terms(const dz_glossary *glossary);

/** How many entries of TBX were left out: they are not of these two languages, or hold no term. */
size_t dz_glossary_left_out(const dz_glossary *glossary);

/** Adds the accepted renderings to a lexicon as its topmost layer, for the
 *  alignment: but for those that are longer than its headwords may be.
 *  Fails with NOMEM; the lexicon is then as it was. */
dz_status dz_lexicon_add_glossary(dz_lexicon *lexicon, const dz_glossary *glossary, dz_error *error);

/* ---- where terms stand ---- */

/** One place where a text has what may be, or may not be, a term. */
typedef struct dz_mention {
    dz_span  span;
    uint32_t segment; /* index into dz_segments_all() */
    uint32_t term;    /* index into dz_glossary_terms() */
    uint16_t word;    /* index into good[] or bad[] of the text's language */
    bool     forbidden;
    bool     whole; /* no longer mention lies over it */
} dz_mention;

typedef struct dz_mention_list {
    const dz_mention *at;
    size_t            n;
} dz_mention_list;

typedef struct dz_mentions dz_mentions;

/** Finds all that a glossary speaks of in a cut document, both lent for the call.
 *  Chinese is found in either script, whatever spaces and quotes stand inside;
 *  English by stems, a hyphen like a space, articles left out; a word in
 *  capitals in capitals only. A forbidden word is found in its inflected forms,
 *  and letter by letter where an accepted one has the same stems. Numbers and
 *  Latin letters are never cut.
 *  Mentions come by segment, then by place, the longer first.
 *  Fails with NOMEM; then *out is NULL. */
dz_status dz_mentions_find(const dz_glossary *glossary, const dz_segments *segments, dz_mentions **out, dz_error *error);

void dz_mentions_free(dz_mentions *mentions); /* NULL is fine */

/** Lent until dz_mentions_free(). */
dz_mention_list dz_mentions_all(const dz_mentions *mentions);

/** Those of 'n' segments from 'first' on. O(1). */
dz_mention_list dz_mentions_of(const dz_mentions *mentions, size_t first, size_t n);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
