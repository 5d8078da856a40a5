/* document.h — a document while it is being made. Floor read. Private. */
#ifndef DZ_READ_DOCUMENT_H
#define DZ_READ_DOCUMENT_H

#include "base/buf.h"
#include "base/hash.h"
#include "duizhao/document.h"
#include "text/damage.h"

/** A place inside a long line whose column is known. */
typedef struct dz_mark {
    uint32_t at;     /* in the text as decoded */
    uint32_t column; /* from 0 */
} dz_mark;

struct dz_document {
    char       *name;
    const char *text; /* decoded.text or, where that was changed, mended; NUL-terminated as well */
    size_t      len;
    size_t      size; /* bytes of the file */
    dz_lang     lang;
    char        sha256[DZ_SHA256_ROOM];
    dz_decoded  decoded; /* its map leads to the file */
    dz_buf      mended;
    dz_map      edits; /* from the text to decoded.text */
    dz_damages  damages;
    DZ_LIST(dz_block) blocks;
    DZ_LIST(uint32_t) lines; /* where each line begins in the text */
    DZ_LIST(dz_mark) marks;  /* every few thousand bytes of long lines */
};

/** Cuts the text into paragraphs, or into a unit a line. False: no memory. */
bool dz_txt_blocks(dz_document *doc, bool lines);

/** The line of the text that byte 'at' stands in, from 0. */
size_t dz_document_line(const dz_document *doc, uint32_t at);

/** Which language the text is in. 'zh': Chinese for certain. */
dz_lang dz_judge_lang(dz_str text, bool zh);

#endif
