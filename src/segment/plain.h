/* plain.h — one block as ICU wants to see it, with the way back. Floor segment. Private.
 *
 * ICU breaks at every line feed. So a paragraph is laid out anew without them:
 * a line break between two CJK characters vanishes, any other becomes a space.
 * Every white space becomes ' '; soft hyphens and zero-width spaces vanish.
 */
#ifndef DZ_SEGMENT_PLAIN_H
#define DZ_SEGMENT_PLAIN_H

#include "base/list.h"
#include "duizhao/document.h"

typedef struct dz_plain {
    DZ_LIST(uint16_t) units; /* UTF-16 */
    DZ_LIST(uint32_t) at;    /* for each unit: the byte of the document where its character begins */
    uint32_t end;            /* byte behind the block */
} dz_plain;

/** Lays a block out. May be called again for another block. False: no memory. */
bool dz_plain_lay(dz_plain *plain, const dz_document *doc, dz_span block);

/** The document's byte before unit 'i'; the end of the block for i = n. */
static inline uint32_t dz_plain_byte(const dz_plain *plain, size_t i)
{
    return i < plain->at.n ? plain->at.at[i] : plain->end;
}

void dz_plain_free(dz_plain *plain);

/** Unit i, or 0 behind the last. Enough for asking about ASCII and the CJK marks, which are one unit. */
static inline uint32_t dz_plain_unit(const dz_plain *plain, size_t i)
{
    return i < plain->units.n ? plain->units.at[i] : 0;
}

/* Stepping through the units by code point. */

/** The character that begins at unit i < n. */
uint32_t dz_plain_char(const dz_plain *plain, size_t i);

/** The character that ends before unit i > 0, and its first unit. */
uint32_t dz_plain_before(const dz_plain *plain, size_t i, size_t *from);

/** The unit behind the character at i. */
size_t dz_plain_next(const dz_plain *plain, size_t i);

#endif
