/* segment.h — a document cut into sentences and the like. Floor 3, segment.
 *
 * Method: the sentence breaks of ICU (Unicode Standard Annex 29), corrected by
 * small rules for Chinese brackets and quotes and for English abbreviations.
 */
#ifndef DUIZHAO_SEGMENT_H
#define DUIZHAO_SEGMENT_H

#include "duizhao/document.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct dz_segments dz_segments;

typedef enum dz_segment_kind {
    DZ_SEGMENT_SENTENCE,
    DZ_SEGMENT_HEADING,   /* a short paragraph without a final stop */
    DZ_SEGMENT_SPEAKER,   /* a short paragraph that ends in a colon */
    DZ_SEGMENT_TIMESTAMP, /* a paragraph of figures, colons and dashes only */
    DZ_SEGMENT_KINDS
} dz_segment_kind;

/** Always: in text order, disjoint, inside one block; starts and ends with
 *  something that is not white space, except for a unit as given. */
typedef struct dz_segment {
    dz_span  span;
    uint32_t block; /* index into dz_document_blocks() */
    uint16_t kind;  /* dz_segment_kind */
} dz_segment;

typedef struct dz_segment_list {
    const dz_segment *at;
    size_t            n;
} dz_segment_list;

/** "sentence", "heading", ... as in the records. Static. */
const char *dz_segment_kind_name(dz_segment_kind kind);

/** Cuts a document, which is lent and must outlive *out.
 *  Fails with NOMEM only; then *out is NULL. Free with dz_segments_free(). */
dz_status dz_segments_cut(const dz_document *doc, dz_segments **out, dz_error *error);

void dz_segments_free(dz_segments *segments); /* NULL is fine */

/** Lent until dz_segments_free(). */
dz_segment_list    dz_segments_all(const dz_segments *segments);
const dz_document *dz_segments_document(const dz_segments *segments);

#ifdef __cplusplus
}
#endif

#endif
