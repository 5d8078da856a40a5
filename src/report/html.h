/* html.h — what the parts of the page share. Floor report. Private.
 *
 * A page is rows of text with notes under them. Of a pair, a row is a bead; of
 * one text, a block. Rows count from 0 here and from 1 on the page, where row 0
 * is "#r1". Facts, findings and copies are looked up once, in dz_page_open().
 *
 * More rows than one page holds are cut into parts, each a file beside the first,
 * which then has everything but the rows.
 */
#ifndef DZ_REPORT_HTML_H
#define DZ_REPORT_HTML_H

#include "report/html_words.h"
#include "report/sink.h"

#define DZ_PAGE_NONE UINT32_MAX

/* ---- facts ---- */

/** The kinds, in the order of the ledger. */
typedef enum dz_fact_kind { DZ_FACT_FIGURE, DZ_FACT_MONEY, DZ_FACT_DATE, DZ_FACT_NAME, DZ_FACT_TERM, DZ_FACT_KINDS } dz_fact_kind;

typedef enum dz_fact_state {
    DZ_FACT_MATCHED,
    DZ_FACT_MISMATCHED,
    DZ_FACT_MISSING, /* in the source only */
    DZ_FACT_EXTRA,   /* in the target only */
    DZ_FACT_EXCUSED, /* nothing that anybody would call an error, or dismissed */
    DZ_FACT_STATES
} dz_fact_state;

/** Something that both texts should say. */
typedef struct dz_page_fact {
    dz_span  span[2]; /* by side; empty where that side has nothing that can be pointed at */
    uint32_t row;
    uint32_t entry;   /* of the ledger of figures, or DZ_PAGE_NONE */
    uint32_t finding; /* that points at it, or DZ_PAGE_NONE */
    uint8_t  kind;    /* dz_fact_kind */
    uint8_t  state;   /* dz_fact_state */
} dz_page_fact;

/** Where a fact stands in a text. Those of a side are sorted and disjoint. */
typedef struct dz_page_mark {
    dz_span  span;
    uint32_t fact; /* or DZ_PAGE_NONE: a figure that nothing was held against */
} dz_page_mark;

typedef struct dz_page_marks {
    dz_page_mark *at; /* owned */
    size_t        n;
} dz_page_marks;

/* ---- the page ---- */

/** A note under a row: a finding, or that another of its places is here. */
typedef struct dz_page_note {
    uint32_t finding;
    uint32_t related; /* which of its other places; DZ_PAGE_NONE: the finding itself */
} dz_page_note;

/** What a row is part of. Bits. */
enum { DZ_PAGE_REPEAT = 1 << 0, DZ_PAGE_COPY = 1 << 1 };

/** The most rows that one file holds. */
enum { DZ_PAGE_ROWS = 10000 };

typedef struct dz_page {
    const dz_report *report;
    dz_sink         *sink;
    bool             zh;    /* the words of the page are Chinese */
    int              sides; /* 1 or 2 */
    size_t           rows;
    dz_finding_list  findings; /* the dismissed ones too; empty for 'align' */
    dz_entry_list    entries;  /* of the ledger of figures */
    DZ_LIST(dz_page_fact) facts; /* by kind, then by row */
    dz_page_marks marks[2];
    uint32_t     *row_of; /* by finding */
    uint32_t     *first;  /* by row, and one more: its notes begin at first[row] */
    dz_page_note *notes;
    uint8_t      *part_of_repeat[2]; /* by row */
    size_t        parts; /* how many files hold rows; 1: this one */
    size_t       *cuts;  /* owned, parts + 1: the rows where they begin */
    size_t        part;  /* which one is written, from 1; 0: the page of a text in parts that has no rows */
} dz_page;

/** Looks everything up. False when there is no memory; close it then, too. */
bool dz_page_open(dz_page *page, const dz_report *report, dz_sink *sink);
void dz_page_close(dz_page *page);

/** html_facts.c: fills page->facts and page->marks. False: no memory. */
bool dz_page_look_up_facts(dz_page *page);

/** html_names.c: adds the names and the terms to page->facts. False: no memory. */
bool dz_page_add_names(dz_page *page);
bool dz_page_add_terms(dz_page *page);

/** Whether the file that is written holds a row; for lists beside the text. */
bool dz_page_has(const dz_page *page, size_t row);

/** The row that holds byte 'at' of one side, or the next row behind it. */
size_t dz_page_row_at(const dz_page *page, int side, uint32_t at);

/** What a row holds of one side; empty where it holds nothing. */
dz_span dz_page_span(const dz_page *page, size_t row, int side);

/** Whether a block begins with this row on either side. */
bool dz_page_begins_block(const dz_page *page, size_t row);

/** Whether the other places of a finding are copies of a whole passage. */
bool dz_page_is_repeat(const dz_finding *finding);

/** What a note speaks of on one side; false where it says nothing of it. */
bool dz_page_note_span(const dz_page *page, dz_page_note note, int side, dz_span *span);

const dz_document *dz_page_document(const dz_page *page, int side);
dz_str             dz_page_name(const dz_page *page, int side); /* the last part of its path */

/** The side that is Chinese where the other one is English; -1: it is no such pair. */
int dz_page_chinese(const dz_page *page);

/** The first mark of a side that ends behind byte 'at'. */
size_t dz_page_mark_behind(const dz_page *page, int side, uint32_t at);

/* ---- text: html_text.c ---- */

/** Text as the content of an element: mark-up escaped, what cannot be seen as
 *  chips, line breaks between Chinese characters left out. */
void dz_html_text(dz_sink *sink, dz_str text);

/** Text as an attribute value in double quotes, or where no element may stand. */
void dz_html_value(dz_sink *sink, dz_str text);

/** Text as an attribute value that the script reads to the character. */
void dz_html_data(dz_sink *sink, dz_str text);

/** "4112": what stands a hundred thousand times is not left to a format. */
void dz_html_digits(dz_sink *sink, size_t n);

/** "4,112" */
void dz_html_count(dz_sink *sink, size_t n);

/** The first words under a span, no more than 'most' columns, a Han character being two. */
void dz_html_words(const dz_page *page, int side, dz_span span, size_t most);

/** The same, set apart from the text around: <bdi lang="en">…</bdi>. */
void dz_html_quote(const dz_page *page, int side, dz_span span, size_t most);

/** What a rule is called: words of a user, where it is his own. */
void dz_html_title(const dz_page *page, const dz_rule *rule);

/** href="#r12", or into the file that has the row; a finding's "#f-0123456789abcdef". */
void dz_html_row_link(const dz_page *page, size_t row);
void dz_html_finding_link(const dz_page *page, size_t finding);

/** How much of a path comes before its extension. */
size_t dz_html_stem(const char *path);

/** The name of the file with a part of the rows, fit for an attribute; 0: of the first page. */
void dz_html_part_name(const dz_page *page, size_t part);

/* ---- words: html_words.c ---- */

const char *dz_html_severity(const dz_page *page, dz_severity severity);
const char *dz_html_relation(const dz_page *page, const dz_page_fact *fact);
const char *dz_html_lang(const dz_page *page, int side);
const char *dz_html_side_name(const dz_page *page, int side);  /* "Source" */
const char *dz_html_side_short(const dz_page *page, int side); /* "zh" */
const char *dz_html_fact_kind(const dz_page *page, dz_fact_kind kind);
const char *dz_html_fact_state(const dz_page *page, dz_fact_state state);

/* ---- parts ---- */

void dz_html_open(const dz_page *page);    /* up to <main>: html.c */
void dz_html_close(const dz_page *page);   /* from </main> on */
void dz_html_verdict(const dz_page *page); /* its sentence, without mark-up: html_head.c */
void dz_html_parts(dz_page *page);         /* a page of more rows than one file holds: html_parts.c */
void dz_html_head(const dz_page *page);    /* the verdict and the inputs */
void dz_html_summary(const dz_page *page); /* facts, completeness and the rest in figures: html_summary.c */
void dz_html_rows(const dz_page *page);    /* html_rows.c */
void dz_html_notes(const dz_page *page, size_t row); /* html_notes.c */
void dz_html_side(const dz_page *page);    /* findings, ledger, completeness: html_side.c */
void dz_html_rest(const dz_page *page);    /* the facts that agree: html_side.c */
void dz_html_kept(const dz_page *page);    /* what was dismissed: html_kept.c */
void dz_html_unexamined(const dz_page *page);
size_t dz_html_count_unexamined(const dz_page *page);

/** How many findings were not dismissed; of DZ_SEVERITIES, of all weights. */
size_t dz_page_count(const dz_page *page, dz_severity severity);

/** Whether a finding stops the text at the gate. */
static inline bool dz_page_stops(const dz_page *page, dz_severity severity)
{
    return !page->report->no_gate && severity >= page->report->fail_on;
}

static inline bool dz_page_is_wrong(const dz_page_fact *fact)
{
    return fact->state != DZ_FACT_MATCHED && fact->state != DZ_FACT_EXCUSED;
}

#endif
