/* index.h — what is kept of a pair to be held against other pairs. Floor audit. Private.
 *
 * Rows as the tables of schema.sql have them behind 'pair' and 'n'; a letter for each
 * column: i u32, l u64, s str.
 */
#ifndef DZ_AUDIT_INDEX_H
#define DZ_AUDIT_INDEX_H

#include "audit/frame.h"
#include "duizhao/align.h"

/** A paragraph that is long enough to be known again: side, line, column; where it begins in the file and how many bytes it
 *  has there; hashes of its letters and digits, of the same without its figures, and of its dates (0: none); how many
 *  figures it has; hashes of the figures of what answers it, and of that without figures (0: nothing does); the values of
 *  its figures but for dates, with DZ_BETWEEN_FIGURES between; its first words. */
#define DZ_PASSAGE_ROW "iiiiilllillss"
#define DZ_BETWEEN_FIGURES " | "

/** A bead: a hash of each side, and where each begins: text, text; line, line. */
#define DZ_SAID_ROW "llii"

/** Adds u32 n and n passages, then u32 n and n beads. */
void dz_index_put(dz_buf *frame, const dz_pair *pair);

#endif
