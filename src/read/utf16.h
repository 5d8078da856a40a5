/* utf16.h — places in a file counted in UTF-16 code units, as editors count. Floor read. Private. */
#ifndef DZ_READ_UTF16_H
#define DZ_READ_UTF16_H

#include "base/list.h"
#include "duizhao/document.h"

/** How many units stand before every few thousand bytes of a document. */
typedef struct dz_utf16 {
    const dz_document *doc; /* lent */
    DZ_LIST(uint32_t) before;
} dz_utf16;

typedef struct dz_utf16_place {
    size_t offset;       /* units from the beginning of the file, a byte order mark aside, from 0 */
    size_t line, column; /* from 1; the column in units */
} dz_utf16_place;

/** Counts a document. False: no memory; close it then, too. */
bool dz_utf16_open(dz_utf16 *units, const dz_document *doc);
void dz_utf16_close(dz_utf16 *units);

/** Where byte 'at' of the text stood in the file. O(log size). */
dz_utf16_place dz_utf16_at(const dz_utf16 *units, uint32_t at);

/** The same for where that ends which stands before byte 'at' of the text. */
dz_utf16_place dz_utf16_end(const dz_utf16 *units, uint32_t at);

#endif
