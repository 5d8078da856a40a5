/* table.h — a lexicon as people write it: lines of text. Floor lexicon. Private. */
#ifndef DZ_LEXICON_TABLE_H
#define DZ_LEXICON_TABLE_H

#include "base/arena.h"
#include "base/buf.h"
#include "duizhao/lexicon.h"
#include "lexicon/format.h"

/** One line: what its headwords mean. */
typedef struct dz_entry_row {
    dz_str  glosses;
    dz_str  reading; /* in small letters */
    uint8_t flags;   /* dz_word_flag */
} dz_entry_row;

/** One way of writing the headword of a row. */
typedef struct dz_headword {
    dz_str   text;
    uint32_t row;
} dz_headword;

/** All zero when empty. */
typedef struct dz_table {
    DZ_LIST(dz_entry_row) rows;
    DZ_LIST(dz_headword) headwords;
    size_t   n_words; /* rows that have a gloss */
    dz_str   says[DZ_SAYS];
    dz_arena arena; /* holds what is not in the bytes that were read */
} dz_table;

/** Adds the lines of a text: a line is headword TAB glosses, or headword TAB
 *  reading TAB glosses; the glosses may be empty where there is a reading. A headword is one or more ways of writing it divided by
 *  '|'; one alone is taken for both scripts. Glosses are divided by ';' or '/'.
 *  "#! name: ..." says what the table is, also version, licence, attribution;
 *  other lines that begin with '#', and empty ones, say nothing.
 *  The bytes are lent until dz_table_free(), 'name' is for messages.
 *  Fails with FORMAT, TOO_LARGE and NOMEM. */
dz_status dz_table_read(dz_table *table, const char *name, dz_str bytes, dz_error *error);

void dz_table_free(dz_table *table);

/** Appends the bytes of a layer. The same table always gives the same bytes.
 *  Fails with NOMEM and TOO_LARGE. */
dz_status dz_table_build(const dz_table *table, dz_buf *into, dz_error *error);

#endif
