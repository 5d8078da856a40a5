/* format.h — a reader finds the text in a file of one format; the table of all. Floor read. Private.
 *
 * A reader goes once through the file and lays down what it finds: text, piece by
 * piece with the bytes that it was made of, the blocks it stands in, and spots.
 * White space is laid down as a browser would show it: none at the ends of a block,
 * one space for a row of it, or one line feed where there is one in the row.
 */
#ifndef DZ_READ_FORMAT_H
#define DZ_READ_FORMAT_H

#include "base/arena.h"
#include "base/buf.h"
#include "duizhao/document.h"
#include "text/map.h"
#include "text/xml.h"

typedef struct dz_reading {
    const char *name; /* of the file, for messages */
    dz_str      file; /* in UTF-8; of a packed format, as it is */
    dz_error   *error;
    bool        allow_pdf; /* another program may be started */
    int         side; /* of a bilingual file: 0 the source, 1 the target */

    /* what was found; laid down by the calls below */
    dz_buf   text;
    dz_map   map; /* from the text to the file; of a packed format, nothing */
    DZ_LIST(dz_block) blocks;
    DZ_LIST(dz_spot) spots;
    DZ_LIST(dz_tag) tags;
    DZ_LIST(dz_span) code;
    dz_arena words; /* what spots and tags show */
    char     tag[16]; /* the language that the file says the text is in (BCP 47), or "" */
    bool     failed; /* no memory; all calls do nothing then */

    /* between the calls */
    bool     packed, open; /* a block has ink */
    uint16_t kind;         /* of the block that is open or begins with the next ink */
    uint32_t unit;         /* of the same */
    uint16_t holds;        /* of the same: of dz_holds */
    char     space;        /* white space that no ink has followed yet, or 0 */
    size_t   begun, read;  /* in the file: where it began, and behind what was laid down last */
    dz_spot  spot;         /* of the block that begins next */
    bool     spotted;
    size_t   waiting; /* tags: the first that no ink has followed yet */
} dz_reading;

/** A format is data: a row of the table. */
typedef struct dz_format {
    const char *name;       /* as --input-format has it */
    const char *extensions; /* " html htm ", in small letters */
    bool        packed;     /* not text: read() decodes by itself */
    bool        bilingual;  /* read() lays down the units of one side */
    bool        plain;      /* what read() lays down are the lines of pages: dz_txt_blocks() makes blocks of them */
    bool        shared;     /* most files of such names are no texts of a translation: an audit passes them over */
    bool (*sniff)(dz_str bytes); /* whether the bytes can be nothing else; NULL: only the name tells */
    bool (*fits)(dz_str text);   /* of a name that other files have too: whether the text, in UTF-8, is what it promises; NULL: no doubt */
    /** Lays down what is in the file. Fails with FORMAT, TOO_LARGE, NOMEM. NULL: all of the file
     *  is text, and dz_txt_blocks() makes the blocks of what is left after mending. */
    dz_status (*read)(dz_reading *r);
} dz_format;

extern const dz_format dz_txt, dz_md, dz_html, dz_docx, dz_odt, dz_epub, dz_srt, dz_xliff, dz_tmx, dz_po, dz_tsv, dz_csv, dz_jsonl, dz_ts, dz_pdf;

/** The format of that name, or NULL. */
const dz_format *dz_format_named(const char *name);

/** The format by content first, by the name of the file second; plain text where neither says more. 'encoding' is what
 *  the user says it is, or NULL. Fails with FORMAT: the name promises what the content does not hold; NOMEM. */
dz_status dz_format_judge(const char *name, dz_str bytes, const char *encoding, const dz_format **out, dz_error *error);

/* ---- laying down ---- */

/** Ends the block that is open, if any; what follows is one of this kind. */
void dz_lay_block(dz_reading *r, dz_block_kind kind);

/** The bytes [from, from + n) of the file, as they are but for white space. Never before what was laid down already. */
void dz_lay_file(dz_reading *r, size_t from, size_t n);

/** Text that stands for the bytes [from, from + width) of the file, such as '&' for "&amp;". */
void dz_lay_text(dz_reading *r, dz_str text, size_t from, size_t width);

/** The text that a reader of XML, with its file in UTF-8, is told of, wherever it stands. */
void dz_lay_xml(dz_reading *r, const dz_xml *xml, dz_str text);

/** Whether a document of XML begins here whose first element has that name, with any prefix. */
bool dz_xml_begins_with(dz_str bytes, const char *element);

/** White space, or a line feed, that stands for bytes of the file. */
void dz_lay_space(dz_reading *r, char space, size_t from);

/** The spot of what begins next; its words are copied, 'at' is set when it begins. */
void dz_lay_spot(dz_reading *r, const dz_spot *spot);

/** A tag that is taken out of the text here; its words are copied, 'span' is set. Outside of blocks: nothing. */
void dz_lay_tag(dz_reading *r, const dz_tag *tag);

/** What was laid down since byte 'from' of the text is program code inside of a sentence. */
void dz_lay_code(dz_reading *r, size_t from);

/** Ends the block that is open or, where it has no ink, makes it an empty one that stands at byte 'at' of the file. */
void dz_lay_unit_end(dz_reading *r, size_t at);

/** Ends the last block. How it went: OK or NOMEM. */
dz_status dz_lay_end(dz_reading *r);

void dz_reading_free(dz_reading *r);

#endif
