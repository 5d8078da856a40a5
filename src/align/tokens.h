/* tokens.h — the words, figures and marks that alignment looks at. Floor align. Private. */
#ifndef DZ_ALIGN_TOKENS_H
#define DZ_ALIGN_TOKENS_H

#include "base/buf.h"
#include "base/list.h"
#include "duizhao/figure.h"
#include "duizhao/lexicon.h"

typedef enum dz_token_kind {
    DZ_TOKEN_HAN,    /* a headword of the lexicon, or one Han character */
    DZ_TOKEN_LATIN,  /* a stem */
    DZ_TOKEN_FIGURE, /* one thing that a figure says: a value, a year, a day */
    DZ_TOKEN_MARK    /* a class of punctuation, the same in both languages */
} dz_token_kind;

/** One distinct token of a side. */
typedef struct dz_type {
    uint64_t key;     /* equal keys say the same in both texts */
    uint32_t count;   /* how many tokens are of it */
    uint32_t places;  /* where its tokens begin in dz_tokens.places */
    dz_span  example; /* of its first token */
    uint32_t stem;    /* of DZ_TOKEN_LATIN, where its stem begins in dz_tokens.stems */
    uint8_t  kind;    /* dz_token_kind */
    uint8_t  stem_len; /* 0: it has none, as it is too long for one */
} dz_type;

typedef struct dz_token {
    uint32_t type; /* index into types */
    uint32_t at, len;
} dz_token;

/** The tokens of one side, in text order. */
typedef struct dz_tokens {
    const dz_document *doc;
    DZ_LIST(dz_token) list;
    DZ_LIST(dz_type) types; /* in order of first appearance */
    uint32_t *first;        /* first[i] .. first[i + 1]: the tokens of segment i */
    uint32_t *segment;      /* of each token */
    uint32_t *places;       /* token indexes, grouped by type, ascending */
    uint32_t *slots;        /* open-addressed: key to type + 1 */
    size_t    mask;
    dz_buf    stems;
} dz_tokens;

/** Cuts one side into tokens. 'lexicon' may be NULL. Frees nothing on failure:
 *  call dz_tokens_free(). False: no memory. */
bool dz_tokens_cut(dz_tokens *tokens, const dz_figures *figures, const dz_lexicon *lexicon);

void dz_tokens_free(dz_tokens *tokens);

/** The type that has a key, or UINT32_MAX. */
uint32_t dz_tokens_type(const dz_tokens *tokens, uint64_t key);

/** The stem of a type; empty where it has none. Lent. */
dz_str dz_tokens_stem(const dz_tokens *tokens, uint32_t type);

/** The key of a token of some kind that reads so (stems, headwords). */
uint64_t dz_token_key(dz_token_kind kind, dz_str text);

/** The first of n ascending places that is not below 'least'; n where none is. */
size_t dz_place_from(const uint32_t *places, size_t n, uint32_t least);

#endif
