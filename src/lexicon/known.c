/* known.c — what headwords mean, in stems that were named beforehand. Floor lexicon. */
#include "lexicon/known.h"

#include <string.h>

#include "lexicon/layer.h"

/** A stem as one layer has it. */
typedef struct dz_known_stem {
    uint32_t layer, row;
    uint32_t number;
} dz_known_stem;

static size_t slot_of(const dz_known *known, uint32_t layer, uint32_t row)
{
    size_t slot = (size_t)(((uint64_t)row << 8 ^ layer) * UINT64_C(0x9e3779b97f4a7c15) >> 32) & known->mask;

    while (known->slots[slot]) {
        const dz_known_stem *here = &known->stems.at[known->slots[slot] - 1];

        if (here->row == row && here->layer == layer)
            break;
        slot = (slot + 1) & known->mask;
    }
    return slot;
}

bool dz_known_open(dz_known *known, const dz_lexicon *lexicon, size_t most)
{
    size_t room = 64;

    *known = (dz_known){.lexicon = lexicon};
    while (lexicon && room < 2 * most * dz_lexicon_layers(lexicon))
        room *= 2;
    known->mask = room - 1;
    known->slots = dz_alloc_zero(room, sizeof *known->slots);
    return known->slots != NULL;
}

void dz_known_free(dz_known *known)
{
    dz_list_free(&known->stems);
    dz_release(known->slots);
    memset(known, 0, sizeof *known);
}

float dz_known_add(dz_known *known, dz_str stem, uint32_t number, bool *ok)
{
    uint64_t spread = 0;

    *ok = true;
    for (size_t i = 0; known->lexicon && i < dz_lexicon_layers(known->lexicon) && *ok; i++) {
        const dz_layer *layer = dz_lexicon_layer(known->lexicon, i);
        dz_known_stem   one = {.layer = (uint32_t)i, .number = number};
        size_t          slot;

        if (!dz_layer_stem(layer, stem, &one.row))
            continue;
        spread += dz_layer_stem_spread(layer, one.row);
        slot = slot_of(known, one.layer, one.row);
        *ok = dz_list_push(&known->stems, one);
        if (*ok)
            known->slots[slot] = (uint32_t)known->stems.n;
    }
    return (float)spread / DZ_GLOSSES_WHOLE;
}

size_t dz_known_glosses(const dz_known *known, dz_str headword, size_t most, dz_known_gloss *at, size_t room, size_t *layers)
{
    size_t n = 0;

    *layers = 0;
    for (size_t i = known->lexicon ? dz_lexicon_layers(known->lexicon) : 0; i-- > 0;) {
        const dz_layer      *layer = dz_lexicon_layer(known->lexicon, i);
        const unsigned char *gloss;
        uint32_t             word;
        size_t               glosses;

        if (!dz_layer_find(layer, headword, &word))
            continue;
        ++*layers;
        gloss = dz_layer_glosses(layer, word, &glosses);
        for (size_t g = 0; g < glosses && g < most && n < room; g++, gloss += DZ_GLOSS_SIZE) {
            uint32_t found = known->slots[slot_of(known, (uint32_t)i, dz_get32(gloss))];

            if (found)
                at[n++] = (dz_known_gloss){known->stems.at[found - 1].number, (float)dz_get16(gloss + 4) / DZ_GLOSSES_WHOLE};
        }
    }
    return n;
}
