/* token.h — a text as the things that are compared. Floor compare. Private. */
#ifndef DZ_COMPARE_TOKEN_H
#define DZ_COMPARE_TOKEN_H

#include "base/list.h"
#include "duizhao/figure.h"

typedef enum dz_token_kind {
    DZ_TOKEN_WORD,   /* letters and digits, with hyphens and apostrophes inside */
    DZ_TOKEN_HAN,    /* one character */
    DZ_TOKEN_FIGURE, /* with its unit and separators */
    DZ_TOKEN_MARK    /* one character that is none of these, and no space */
} dz_token_kind;

/** What else is known of a token. Bits. */
typedef enum dz_token_flag {
    DZ_TOKEN_SENTENCE = 1 << 0,  /* the first of its segment ... */
    DZ_TOKEN_PARAGRAPH = 1 << 1, /* ... and of its block */
    DZ_TOKEN_IDLE = 1 << 2,      /* of a speaker, a timestamp, furniture or damage: comes again by nature */
    DZ_TOKEN_HEADING = 1 << 3,   /* of a heading or a caption */
    DZ_TOKEN_CAPITAL = 1 << 4    /* begins with a capital letter */
} dz_token_flag;

/** Two tokens are equal when their hashes are: case, width, the shape of quotes
 *  and the separators of a figure do not count. */
typedef struct dz_token {
    uint64_t hash;
    uint32_t at;
    uint32_t len : 24; /* no longer than a block: DZ_MOST_BLOCK */
    uint32_t kind : 3; /* dz_token_kind */
    uint32_t flags : 5;
} dz_token;

typedef struct dz_token_list {
    const dz_token *at;
    size_t          n;
} dz_token_list;

typedef DZ_LIST(dz_token) dz_tokens;

/** Appends the tokens of a text, those of 'figures', which is lent for the call.
 *  'marks': punctuation counts, too. In text order, disjoint; only white space
 *  lies between, and marks where they do not count. False: no memory. */
bool dz_tokens_add(dz_tokens *tokens, const dz_figures *figures, bool marks);

/** Whether most tokens are Han characters. */
bool dz_tokens_are_han(dz_token_list tokens);

static inline dz_span dz_token_span(const dz_token *token) { return (dz_span){token->at, token->len}; }

#endif
