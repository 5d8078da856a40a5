/* document.h — a document while it is being made. Floor read. Private. */
#ifndef DZ_READ_DOCUMENT_H
#define DZ_READ_DOCUMENT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "duizhao/document.h"
#include "read/format.h"
#include "text/damage.h"

/** A place inside a long line whose column is known. */
typedef struct dz_mark {
    uint32_t at;     /* in the text as decoded */
    uint32_t column; /* from 0 */
} dz_mark;

typedef DZ_LIST(uint32_t) dz_offsets;

struct dz_document {
    char       *name;
    const dz_format *format;
    const char *text; /* that of dz_document_found() or, where it was changed, mended; NUL-terminated as well */
    size_t      len;
    size_t      size; /* bytes of the file */
    dz_buf      kept; /* they themselves, where that was asked for */
    dz_lang     lang;
    char        sha256[DZ_SHA256_ROOM];
    dz_decoded  decoded; /* the file; its map leads to the bytes */
    bool        marked_up; /* 'found' is what a reader took out of it */
    dz_decoded  found; /* its map leads to decoded.text */
    dz_buf      mended;
    dz_map      edits; /* from the text to that of dz_document_found() */
    dz_damages  damages;
    DZ_LIST(dz_block) blocks;
    DZ_LIST(dz_spot) spots; /* by 'at' */
    DZ_LIST(dz_tag) tags;   /* by place */
    DZ_LIST(dz_span) code;  /* inside of sentences, by place */
    dz_arena    words; /* what spots and tags show */
    dz_offsets  lines; /* where each line begins in the text */
    dz_offsets  file_lines; /* where each line begins in decoded.text, where that is another */
    DZ_LIST(dz_mark) marks;  /* every few thousand bytes of long lines */
};

/** Cuts the text into paragraphs, or into a unit a line. False: no memory. */
bool dz_txt_blocks(dz_document *doc, bool lines);

/** Finds the tags and placeholders that stand in the text of units (tags.c), and brings all tags into order. False: no memory. */
bool dz_tags_find(dz_document *doc);

/** What was found in the file, before it was mended. */
const dz_decoded *dz_document_found(const dz_document *doc);

/** The line of the file that byte 'at' of the text stands in, from 0, and the byte of decoded.text where it begins. */
size_t dz_document_line(const dz_document *doc, uint32_t at, size_t *start);

/** The byte of decoded.text that byte 'at' of the text was made of; where that ends which stands before it. */
size_t dz_document_in_file(const dz_document *doc, uint32_t at);
size_t dz_document_end_in_file(const dz_document *doc, uint32_t at);

/** The bytes [at, end) of a text without the white space at their ends. */
dz_span dz_trimmed(dz_str text, size_t at, size_t end);

/** Which language the text is in. 'zh': Chinese for certain. */
dz_lang dz_judge_lang(dz_str text, bool zh);

#endif
