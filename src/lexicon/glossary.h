/* glossary.h — what the files of the glossary share. Floor lexicon. Private. */
#ifndef DZ_LEXICON_GLOSSARY_H
#define DZ_LEXICON_GLOSSARY_H

#include "base/arena.h"
#include "base/buf.h"
#include "duizhao/glossary.h"
#include "lexicon/pieces.h"

/** One way of writing a term, as it is looked for. */
typedef struct dz_pattern {
    dz_str          text;
    const dz_piece *pieces; /* of 'text' */
    uint32_t        n, term;
    uint32_t        next; /* 1 + the pattern with the same keys; 0: none */
    uint16_t        word;
    bool            forbidden;
    bool            exact; /* letter by letter */
    uint8_t         lang;  /* DZ_TERM_ZH or DZ_TERM_EN */
} dz_pattern;

/** A node of the trie of keys: what stands behind 'parent'. */
typedef struct dz_glossary_node {
    uint64_t key;
    uint32_t parent;  /* a language for the first key, else 2 + the row of the node before */
    uint32_t pattern; /* 1 + the first that ends here; 0: none */
    bool     taken;
} dz_glossary_node;

struct dz_glossary {
    DZ_LIST(dz_term) terms;
    DZ_LIST(dz_pattern) patterns;
    dz_glossary_node *nodes; /* one open hash */
    size_t            mask;
    size_t            left_out;
    dz_arena          arena;
};

/** A term while it is read: the strings are copied when it is added. */
typedef struct dz_term_draft {
    DZ_LIST(dz_str) good[2];
    DZ_LIST(dz_str) bad[2];
    dz_str note;
} dz_term_draft;

void dz_term_draft_clear(dz_term_draft *draft); /* empty, and keeps its room */
void dz_term_draft_free(dz_term_draft *draft);

/** Adds a term. False: no memory. */
bool dz_glossary_add_term(dz_glossary *glossary, const dz_term_draft *draft);

/** Adds a way of writing, which stays lent until the term is added. Answers why it
 *  cannot be taken, or NULL; *ok becomes false where there is no memory. */
const char *dz_term_draft_add(dz_term_draft *draft, int lang, bool bad, dz_str text, bool *ok);

/** Whether a text holds a Han character. */
bool dz_has_han(dz_str text);

/** Reads one file into a glossary that is being made. Fails with FORMAT, TOO_LARGE, NOMEM. */
dz_status dz_glossary_read_tsv(dz_glossary *glossary, const char *name, dz_str bytes, dz_error *error);
dz_status dz_glossary_read_tbx(dz_glossary *glossary, const char *name, dz_str bytes, dz_error *error);

/** Makes the index of all terms, once all are there. False: no memory. */
bool dz_glossary_index(dz_glossary *glossary);

/** The node that a key leads to from another (or from a language); NULL: none. */
const dz_glossary_node *dz_glossary_step(const dz_glossary *glossary, uint32_t parent, uint64_t key);

/** The name of a node as a parent. */
static inline uint32_t dz_glossary_parent(const dz_glossary *glossary, const dz_glossary_node *node)
{
    return (uint32_t)(node - glossary->nodes) + 2;
}

#endif
