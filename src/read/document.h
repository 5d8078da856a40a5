/* document.h — a document while it is being made. Floor 2, read. Private. */
#ifndef DZ_READ_DOCUMENT_H
#define DZ_READ_DOCUMENT_H

#include "base/buf.h"
#include "base/hash.h"
#include "duizhao/document.h"

struct dz_document {
    char   *name;
    char   *text; /* NUL-terminated as well */
    size_t  len;
    size_t  size;  /* bytes of the file */
    size_t  front; /* bytes of the file before the text: a byte order mark */
    dz_lang lang;
    char    sha256[DZ_SHA256_ROOM];
    DZ_LIST(dz_block) blocks;
    DZ_LIST(uint32_t) lines; /* where each line begins in the text */
};

/** Cuts the text into paragraphs, or into a unit a line. False: no memory. */
bool dz_txt_blocks(dz_document *doc, bool lines);

/** Which language the text is in. 'zh': Chinese for certain. */
dz_lang dz_judge_lang(dz_str text, bool zh);

#endif
