/* segment.h — a document cut into sentences and the like. Floor segment.
 *
 * Method: each block has a kind, told from its shape; prose is cut at the
 * sentence breaks of ICU (Unicode Standard Annex 29), corrected by rules for
 * Chinese quotes and brackets, English abbreviations, lists and ellipses.
 * The rules and what each gains: docs/segment.md.
 */
#ifndef DUIZHAO_SEGMENT_H
#define DUIZHAO_SEGMENT_H

#include "duizhao/document.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct dz_segments dz_segments;

typedef enum dz_segment_kind {
    DZ_SEGMENT_SENTENCE,
    DZ_SEGMENT_HEADING,   /* a block without a final stop */
    DZ_SEGMENT_ITEM,      /* begins a block with an enumerator or a bullet: 1. （二） • */
    DZ_SEGMENT_CELL,      /* between tabs, or nothing but a figure */
    DZ_SEGMENT_CAPTION,   /* of a picture or a table: "(photo by", 摄, 图为, Figure 2 */
    DZ_SEGMENT_SPEAKER,   /* a block that ends in a colon and names somebody */
    DZ_SEGMENT_TIMESTAMP, /* a block that is a date or a time */
    DZ_SEGMENT_FURNITURE, /* no text of the document: crumbs, pagers, "Source:", rules */
    DZ_SEGMENT_KINDS
} dz_segment_kind;

/** How far an English text keeps to the rules of print. */
typedef enum dz_profile {
    DZ_PROFILE_JUDGED, /* from the text */
    DZ_PROFILE_EDITED, /* a sentence begins with a capital */
    DZ_PROFILE_WEB     /* comments, mails, machine output: it may begin with a small letter, or end in :-) */
} dz_profile;

typedef struct dz_cut_options {
    dz_profile profile;
    bool       semicolons; /* cut at semicolons too; loses more than it gains */
} dz_cut_options;

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

/** Whether a segment of this kind is text that a translation must have: a
 *  sentence, an item, a cell or a caption, but no label and no furniture. */
bool dz_segment_is_prose(dz_segment_kind kind);

/** Cuts a document, which is lent and must outlive *out. 'options' may be NULL.
 *  Fails with NOMEM only; then *out is NULL. Free with dz_segments_free(). */
dz_status dz_segments_cut_with(const dz_document *doc, const dz_cut_options *options, dz_segments **out, dz_error *error);

/** The same without options. */
dz_status dz_segments_cut(const dz_document *doc, dz_segments **out, dz_error *error);

void dz_segments_free(dz_segments *segments); /* NULL is fine */

/** Lent until dz_segments_free(). */
dz_segment_list    dz_segments_all(const dz_segments *segments);
dz_profile         dz_segments_profile(const dz_segments *segments); /* the one that was used */
const dz_document *dz_segments_document(const dz_segments *segments);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
