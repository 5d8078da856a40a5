/* pieces.h — what terms are compared by: characters of Chinese, words of English. Floor lexicon. Private. */
#ifndef DZ_LEXICON_PIECES_H
#define DZ_LEXICON_PIECES_H

#include "base/list.h"
#include "duizhao/span.h"

typedef struct dz_piece {
    uint64_t key;     /* equal where two pieces may be the same */
    uint32_t at, len; /* bytes of the text */
} dz_piece;

typedef DZ_LIST(dz_piece) dz_piece_rows;

/** Cuts Chinese: a piece for each character, width and case of letters folded;
 *  space, quotes and the middle dot are no pieces. False: no memory. */
bool dz_pieces_zh(dz_str text, dz_piece_rows *out);

/** Cuts English: a piece for each word, by its stem, without 's; "U.S." is one
 *  word; "&" is "and". Articles, space, hyphens and quotes are no pieces, other
 *  marks are. False: no memory. */
bool dz_pieces_en(dz_str text, dz_piece_rows *out);

/** Whether 'text' has a word of the pattern, both of equal stems, as it has to be
 *  written: one in capitals ("SOE") in capitals ("SOE", "SOEs"); where 'close',
 *  every other in the same word form but for its inflection. */
bool dz_piece_is(dz_str pattern, dz_str text, bool close);

/** Whether two of these letters, next to each other, are in one word or number. */
bool dz_joins(uint32_t before, uint32_t behind);

#endif
