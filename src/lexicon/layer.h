/* layer.h — one layer of a lexicon: a block of bytes that is looked up in where it lies. Floor lexicon. Private. */
#ifndef DZ_LEXICON_LAYER_H
#define DZ_LEXICON_LAYER_H

#include "duizhao/lexicon.h"
#include "lexicon/format.h"

typedef struct dz_layer {
    const unsigned char *bytes;
    size_t               size;
    struct {
        const unsigned char *at;
        uint32_t             n;
    } table[DZ_TABLES];
    dz_str   says[DZ_SAYS];
    uint32_t entries;
    bool     builtin; /* compiled in; said by who opens it */
} dz_layer;

/** Whether some bytes begin as a built layer does. */
bool dz_is_layer(dz_str bytes);

/** Looks at every number of the bytes; after DZ_OK no look-up can leave them.
 *  The bytes are borrowed. Fails with FORMAT; 'name' is for the message. */
dz_status dz_layer_open(dz_layer *layer, const char *name, dz_str bytes, dz_error *error);

/** The length of the longest headword that 'text' begins with, or 0. */
size_t dz_layer_match(const dz_layer *layer, dz_str text);

/** The word of a headword; false: there is none. */
bool dz_layer_find(const dz_layer *layer, dz_str headword, uint32_t *word);

/** The row of a stem; false: there is none. */
bool dz_layer_stem(const dz_layer *layer, dz_str stem, uint32_t *row);

/** The weights of that stem over all words, in units of 1 / DZ_GLOSSES_WHOLE. */
uint64_t dz_layer_stem_spread(const dz_layer *layer, uint32_t row);

/** The glosses of a word as they lie: rows of DZ_GLOSS_SIZE bytes. Lent. */
const unsigned char *dz_layer_glosses(const dz_layer *layer, uint32_t word, size_t *n);

/** How many layers there are, and one of them, 0 the lowest. */
size_t          dz_lexicon_layers(const dz_lexicon *lexicon);
const dz_layer *dz_lexicon_layer(const dz_lexicon *lexicon, size_t i);

#endif
