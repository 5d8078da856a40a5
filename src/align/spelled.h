/* spelled.h — English words that are Chinese ones spelled in pinyin. Floor align. Private. */
#ifndef DZ_ALIGN_SPELLED_H
#define DZ_ALIGN_SPELLED_H

#include "align/tokens.h"

/** Some syllables of an English type that may be a name. */
typedef struct dz_spelled_run {
    uint64_t letters; /* their hash */
    uint32_t en;      /* the type */
    float    share;   /* of its syllables */
} dz_spelled_run;

typedef struct dz_spelled {
    DZ_LIST(dz_spelled_run) runs; /* in the order of 'letters' */
} dz_spelled;

/** The runs of syllables of all types that begin with a capital and are pinyin.
 *  False: no memory; call dz_spelled_free() all the same. */
bool dz_spelled_find(dz_spelled *spelled, const dz_tokens *en);

void dz_spelled_free(dz_spelled *spelled);

/** The runs that a Chinese word is read as, by its usual readings: from .. to in 'runs'.
 *  'nth' counts its readings from 0; false: there are no more. */
bool dz_spelled_of(const dz_spelled *spelled, dz_str word, size_t nth, size_t *from, size_t *to);

#endif
