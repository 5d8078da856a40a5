/* html.h — an HTML page as a row of blocks, before it is known which of them are the article. Floor read. Private. */
#ifndef DZ_READ_HTML_H
#define DZ_READ_HTML_H

#include "base/list.h"
#include "duizhao/document.h"
#include "read/format.h"

/** Some text of a block. */
typedef struct dz_html_piece {
    size_t      from, n; /* in the file */
    const char *text;    /* what it says there; lent by the tree */
    uint32_t    block;
    bool        code;    /* of a program, in a sentence */
} dz_html_piece;

typedef struct dz_html_block {
    uint16_t kind;      /* dz_block_kind: as its tag has it, then what it is found to be */
    uint32_t container; /* index; the element that it stands in */
    uint32_t columns, linked; /* of its text; of what of it is a link */
    bool     stops;     /* a sentence ends in it */
    bool     aside;     /* in an element that holds no text of the article: nav, footer, hidden ... */
    bool     hinted;    /* in one whose class or id says as much: menu, crumbs, 分享 ... */
    bool     top;       /* a heading of the first rank */
    bool     title;     /* of the page, for the window: in the head */
    bool     named;     /* says what the title says */
    bool     annex;     /* links to what belongs to the text: 附件, Annex */
    uint32_t pre;       /* the <pre> that it stands in, from 1; 0: none */
    uint32_t paragraph, table, row, cell; /* of a book: as in dz_spot */
} dz_html_block;

/** A <pre>: old pages have prose in it, others programs and what they print. */
typedef struct dz_html_pre {
    uint32_t ink, signs; /* letters that are no white space; those among them that programs are full of and prose is not */
    bool     stops;      /* a sentence ends in it */
} dz_html_pre;

/** An element that holds blocks; those within stand behind it in the table. */
typedef struct dz_html_container {
    uint32_t parent; /* its own index: the root */
    uint32_t columns, linked, odd, good; /* of the blocks within; 'odd': aside or hinted; 'good': surely prose */
} dz_html_container;

/** A page. All zero before. */
typedef struct dz_html_page {
    DZ_LIST(dz_html_piece) pieces;
    DZ_LIST(dz_html_block) blocks;
    DZ_LIST(dz_html_container) containers;
    DZ_LIST(dz_html_pre) pres;
} dz_html_page;

/** Whether a page nests deeper, or has tags with more attributes, than people write: the parser would need
 *  time that grows with the square of these. */
bool dz_html_is_knotted(dz_str file);

/** Settles what kind each block is: the article keeps the kinds of its tags, all else is furniture. */
void dz_html_find_article(dz_html_page *page);

/** Lays down a chapter of a book, in UTF-8: all of it is text but for navigation and the calls of notes; what the reading
 *  was given as its file is put aside for the while. The parser may take 'most' bytes. Spots are paragraphs and cells of 'part'.
 *  Fails with FORMAT, NOMEM. */
dz_status dz_html_lay_chapter(dz_reading *r, dz_str chapter, size_t most, const char *part);

#endif
