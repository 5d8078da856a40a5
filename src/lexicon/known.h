/* known.h — what headwords mean, in English stems that were named beforehand. Floor lexicon. Private.
 *
 * Who asks for thousands of headwords cares for the few hundred stems of the other
 * text: they are looked up once, by what the layers call them, and no gloss is read
 * as letters after that.
 */
#ifndef DZ_LEXICON_KNOWN_H
#define DZ_LEXICON_KNOWN_H

#include "base/list.h"
#include "duizhao/lexicon.h"

typedef struct dz_known {
    const dz_lexicon *lexicon;
    uint32_t         *slots; /* open-addressed: index into stems + 1 */
    size_t            mask;
    DZ_LIST(struct dz_known_stem) stems;
} dz_known;

/** One stem that stands among the glosses of a headword. */
typedef struct dz_known_gloss {
    uint32_t number; /* as it was named with */
    float    weight; /* share of the glosses of its layer */
} dz_known_gloss;

/** Makes room for 'most' stems; 'lexicon' may be NULL, which knows none. False: no
 *  memory; call dz_known_free() all the same. */
bool dz_known_open(dz_known *known, const dz_lexicon *lexicon, size_t most);

void dz_known_free(dz_known *known);

/** Names a stem by a number; each stem once, at most as many as there is room for.
 *  Answers dz_lexicon_spread() of it. False in *ok: no memory. */
float dz_known_add(dz_known *known, dz_str stem, uint32_t number, bool *ok);

/** The glosses of a headword that were named, layer by layer, topmost first, of each
 *  layer the heaviest 'most' looked at: at most 'room' are written. Returns how many;
 *  *layers is how many layers have the headword. */
size_t dz_known_glosses(const dz_known *known, dz_str headword, size_t most, dz_known_gloss *at, size_t room, size_t *layers);

#endif
