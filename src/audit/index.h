/* index.h — what is kept of a pair to be held against other pairs. Floor audit. Private. */
#ifndef DZ_AUDIT_INDEX_H
#define DZ_AUDIT_INDEX_H

#include "audit/frame.h"
#include "duizhao/align.h"

/** A paragraph that is long enough to be known again. */
typedef struct dz_passage {
    uint64_t text;    /* of its letters and figures, whatever the spaces, widths, cases */
    uint64_t shape;   /* of the same without its figures */
    uint32_t side, line, figures;
} dz_passage;

/** A bead: what it says, and what it says that by. */
typedef struct dz_said {
    uint64_t text[2];
    uint32_t line[2];
} dz_said;

/** Adds u32 n and n passages (u64 text, shape; u32 side, line, figures), then u32 n and n
 *  beads (u64 text[2]; u32 line[2]). */
void dz_index_put(dz_buf *frame, const dz_pair *pair);

dz_passage dz_passage_take(dz_frame_reader *r);
dz_said    dz_said_take(dz_frame_reader *r);

#endif
