/* document.h — one text: read once, then never changed. Floor read.
 *
 *     bytes --decode--> UTF-8 --reader--> text + blocks = a document
 *
 * A document owns one unbroken buffer of UTF-8, its text. Everything else,
 * here and on every floor above, is a span into it. After the call that makes
 * it returns, nothing writes to a document, so any number of threads may read it.
 */
#ifndef DUIZHAO_DOCUMENT_H
#define DUIZHAO_DOCUMENT_H

#include <stdbool.h>

#include "duizhao/damage.h"
#include "duizhao/span.h"
#include "duizhao/status.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct dz_document dz_document;

typedef enum dz_lang {
    DZ_LANG_UNKNOWN,
    DZ_LANG_EN,
    DZ_LANG_ZH_HANS,
    DZ_LANG_ZH_HANT
} dz_lang;

typedef enum dz_block_kind {
    DZ_BLOCK_PARAGRAPH, /* to be cut into sentences; what it is, is told from its shape */
    DZ_BLOCK_UNIT,      /* one segment as given: a line of cut text, a string of a record */
    /* and where the format itself says what a block is: */
    DZ_BLOCK_HEADING,
    DZ_BLOCK_ITEM,
    DZ_BLOCK_CELL,
    DZ_BLOCK_CAPTION,
    DZ_BLOCK_FURNITURE /* navigation, code, front matter */
} dz_block_kind;

/** What the placeholders of a unit may look like, where its file says so. Bits. */
typedef enum dz_holds {
    DZ_HOLDS_PRINTF = 1 << 0,    /* %d, of C and its kin */
    DZ_HOLDS_NO_PRINTF = 1 << 1, /* a '%' is a percent sign */
    DZ_HOLDS_BRACES = 1 << 2,    /* {}, {0}, {name} */
    DZ_HOLDS_SHELL = 1 << 3,     /* $name */
    DZ_HOLDS_COUNT = 1 << 4,     /* it is the form for one thing, which may do without the number */
    DZ_HOLDS_DRAFT = 1 << 5      /* nobody has looked at it as yet: its placeholders are those of another text */
} dz_holds;

/** A piece of a document that no sentence crosses. Never empty, except a unit;
 *  never starts or ends in white space, except a unit. */
typedef struct dz_block {
    dz_span  span; /* of a unit of a bilingual file that has no text: empty, where the text would stand */
    uint16_t kind; /* dz_block_kind */
    uint16_t holds; /* of a unit: bits of dz_holds */
    uint32_t unit; /* of a bilingual file: which, from 0; what answers it has the same number. Ascending. Else 0 */
} dz_block;

typedef struct dz_block_list {
    const dz_block *at;
    size_t          n;
} dz_block_list;

/** Where something stands in the file as the user has it. */
typedef struct dz_place {
    size_t byte;   /* from 0 */
    size_t line;   /* from 1 */
    size_t column; /* from 1, in grapheme clusters */
} dz_place;

/** Where something stands in a file that has a better word for it than line and column. 0 and NULL: not said. */
typedef struct dz_spot {
    uint32_t    at;        /* byte of the text from which on this holds */
    uint32_t    page;      /* from 1, where the file says where its pages end */
    uint32_t    paragraph; /* from 1, of those outside of tables and text boxes; of the footnote, inside of one */
    uint32_t    table, row, cell; /* from 1; without a table, the row and column of a sheet */
    uint32_t    note;      /* a footnote or endnote, from 1 */
    uint32_t    box;       /* a text box, from 1; 'paragraph' or 'cell' is where it hangs */
    const char *part;      /* of the file: a chapter of a book, a key of a record, a context; fit to be shown, as are the next */
    const char *unit;      /* the name that the file gives to what is here */
    const char *time;      /* from when on it is shown, as the file has it */
} dz_spot;

/** What a tag does. */
typedef enum dz_tag_kind {
    DZ_TAG_ALONE, /* a picture, a line break, a value that is put in by its name */
    DZ_TAG_OPENS,
    DZ_TAG_CLOSES,
    DZ_TAG_VALUE /* a value that is put in by its position: %s is the next, %2$s the second */
} dz_tag_kind;

/** What stands among the words of a unit and is none: an inline element of XLIFF or TMX, an
 *  element of HTML that stands in a string of a program, a placeholder. */
typedef struct dz_tag {
    dz_span     span;     /* of the text; empty: it was taken out there */
    uint16_t    kind;     /* dz_tag_kind */
    bool        optional; /* a remark, or what the file lets go: the other side need not have it */
    bool        doubtful; /* it may be prose: "50%-owned"; it counts only where both sides agree then */
    bool        styles;   /* it is about looks alone: <b>, <br> */
    const char *name;     /* "g", "ph", "b"; of a value its type: "d" for %d, %5i and %2$d; "" of a value in braces */
    const char *id;       /* what answers it has the same; of a value its position or ""; "": it is known by its name */
    const char *shown;    /* fit to be shown: "<g id=\"1\">", "%2$s" */
} dz_tag;

typedef struct dz_tag_list {
    const dz_tag *at;
    size_t        n;
} dz_tag_list;

typedef struct dz_read_options {
    /** DZ_LANG_UNKNOWN: judged from the text. Plain "zh" is said by 'zh'. */
    dz_lang lang;
    bool    zh;    /* Chinese, but whether Simplified or Traditional is judged */
    bool    lines; /* each line is one unit, an empty one too */
    bool    keep;  /* the bytes of the file, for dz_document_bytes() */
    bool    allow_pdf; /* a PDF is read, by starting the program pdftotext; else it is refused, and no program is ever started */
    bool    repair; /* the text is what it should be, where that is certain: see dz_damage */
    /** The label of an encoding ("gbk", "utf-16le"), or NULL: judged. A byte
     *  order mark comes before both. */
    const char *encoding;
    /** One of dz_input_formats(), or NULL: judged by dz_document_read() from content
     *  and name; text in memory is plain then. Plain too is what is cut into lines. */
    const char *format;
    /** Of a member of an archive: the byte of the archive where it may begin, which spares looking for it; 0: not known. */
    uint64_t from;
    /** Of a member of an archive that is packed as a whole: a file that holds what is packed, or NULL. */
    const char *unpacked;
} dz_read_options;

/** The most bytes a file, and the most bytes one paragraph, may have, and the most tags a text; beyond: TOO_LARGE. */
enum { DZ_MOST_BYTES = 256 << 20, DZ_MOST_BLOCK = 8 << 20, DZ_MOST_TAGS = 1000000 };

/** "en", "zh-Hans", "zh-Hant", "und". Static. */
const char *dz_lang_tag(dz_lang lang);

bool dz_lang_is_zh(dz_lang lang);

/** Puts a BCP 47 tag into options: zh, zh-Hans, zh-CN, zh-Hant, zh-TW, zh-HK,
 *  en, en-GB ... in any case of letters. False, and nothing changed, for a
 *  language that is not one of the two. */
bool dz_lang_from_tag(const char *tag, dz_read_options *options);

/** The name of the encoding that a label means, "gb18030" for "GBK", by the map
 *  of the WHATWG; NULL for one that is not read here. Static. */
const char *dz_encoding_named(const char *label);

/** The formats that are read, "txt" first; NULL behind the last. Static. */
const char *const *dz_input_formats(void);

/** Whether there is such a format. */
bool dz_input_format_known(const char *name);

/** What the name of a file promises. */
typedef enum dz_named {
    DZ_NAMED_OTHER,  /* nothing that is read here: a picture */
    DZ_NAMED_TEXT,   /* a text; a name without an ending too */
    DZ_NAMED_BOTH,   /* both sides of a translation, as translators' tools keep them */
    DZ_NAMED_SHARED  /* most files of such names are no texts of a translation: a table, a PDF; dz_input_judged() tells */
} dz_named;

dz_named dz_input_named(const char *path);

/** What a file is whose name is DZ_NAMED_SHARED, by its first bytes: OTHER, TEXT or BOTH. Fails with IO and, for a member
 *  of an archive, which 'from' and 'unpacked' say where to find as in dz_read_options, FORMAT, TOO_LARGE, NOMEM. */
dz_status dz_input_judged(const char *path, uint64_t from, const char *unpacked, dz_named *out, dz_error *error);

/** Reads a file; '-' is standard input. 'options' may be NULL: judge everything.
 *  The bytes become UTF-8 whatever they were; invisible characters are left
 *  out of the text, and what is damaged is told by dz_document_damage().
 *  On DZ_OK *out is the caller's, freed with dz_document_free(); otherwise NULL.
 *  An empty file, or one of white space only, is an error here (FORMAT), since
 *  nothing can be said of it. Fails with IO, FORMAT (also a NUL byte), ENCODING
 *  (which one it is cannot be told), USAGE (there is no such encoding),
 *  TOO_LARGE, NOMEM; the message names 'path'. */
dz_status dz_document_read(const char *path, const dz_read_options *options,
                           dz_document **out, dz_error *error);

/** Reads a file that may hold both sides of a translation, by options[0] and options[1]:
 *  then out[1] is the other document, with blocks whose units answer those of out[0]. Of a file of one
 *  text out[1] is NULL. dz_document_read() takes the source alone. Fails as it does; then both are NULL. */
dz_status dz_document_read_both(const char *path, const dz_read_options options[2], dz_document *out[2], dz_error *error);

/** The same for bytes in memory, which are copied; no text at all is allowed.
 *  'name' is what reports call it. Never fails with IO. */
dz_status dz_document_from(const char *name, dz_str bytes, const dz_read_options *options,
                           dz_document **out, dz_error *error);

/** dz_document_read_both() for bytes in memory; their format is options[0].format, or plain text. */
dz_status dz_document_from_both(const char *name, dz_str bytes, const dz_read_options options[2], dz_document *out[2], dz_error *error);

/** A document of 'n' units given one by one, in UTF-8. Its text is the units with
 *  one line feed between two. Fails as dz_document_from(). */
dz_status dz_document_from_units(const char *name, const dz_str *units, size_t n,
                                 const dz_read_options *options,
                                 dz_document **out, dz_error *error);

/** Frees a document and every view of it. NULL is fine. */
void dz_document_free(dz_document *doc);

/* Views: lent until dz_document_free(doc). All are O(1). */

dz_str        dz_document_text(const dz_document *doc);
const char   *dz_document_name(const dz_document *doc); /* fit to be shown: odd bytes as \xNN */
dz_lang       dz_document_lang(const dz_document *doc);
dz_block_list dz_document_blocks(const dz_document *doc); /* in text order, disjoint */
dz_tag_list   dz_document_tags(const dz_document *doc);   /* in text order; of units of a bilingual file alone */

/** Whether a span stands in what the file marks as program code inside of a sentence: <code>, `code`; or is white space beside it. */
bool dz_document_is_code(const dz_document *doc, dz_span span);

/** Whether it is one side of a bilingual file: all blocks are units, and have their number. */
bool dz_document_has_units(const dz_document *doc);

/** Lower-case hexadecimal SHA-256 of the bytes as they were in the file. */
const char *dz_document_sha256(const dz_document *doc);

/** The bytes of the file, where the options said that they are to be kept; otherwise .at is NULL. Lent. */
dz_str dz_document_bytes(const dz_document *doc);

/** How many bytes the file had. */
size_t dz_document_size(const dz_document *doc);

/** The bytes under a span. */
dz_str dz_document_slice(const dz_document *doc, dz_span span);

/** The encoding of the file: "utf-8", "gb18030", ... Static. */
const char *dz_document_encoding(const dz_document *doc);

/** What is damaged or hidden in the text, or was before it was mended. */
dz_damage_list dz_document_damage(const dz_document *doc);

/* From the text to the file. What was decoded, left out or mended in between is
 * undone: bytes, lines and columns are those of the file as the user has it. */

/** The byte of the file where the character begins that byte 'at' of the text
 *  belongs to; for the end of the text, the end of the file. O(log size). */
size_t dz_document_origin(const dz_document *doc, uint32_t at);

/** The bytes [*from, *to) of the file that a span was made of; for an empty one,
 *  those that were left out there. O(log size). */
void dz_document_extent(const dz_document *doc, dz_span span, size_t *from, size_t *to);

/** The format that the file was read as. Static. */
const char *dz_document_format(const dz_document *doc);

/** Whether bytes, lines and columns are those of the file. If not (a DOCX has none), they count in the
 *  text that was found in it, a paragraph a line. */
bool dz_document_has_lines(const dz_document *doc);

/** The spot of byte 'at' of the text, or NULL: line and column say all. Lent. O(log size). */
const dz_spot *dz_document_spot(const dz_document *doc, uint32_t at);

/** Where byte 'at' of the text stood in the file. O(log size). */
dz_place dz_document_place(const dz_document *doc, uint32_t at);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
