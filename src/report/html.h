/* html.h — what the parts of the page share. Floor report. Private.
 *
 * A page is rows of text with notes under them. Of a pair, a row is a bead; of
 * one text, a block. Rows count from 0 here and from 1 on the page, where row 0
 * is "#r1". Figures, findings and copies are looked up once, in dz_page_open().
 */
#ifndef DZ_REPORT_HTML_H
#define DZ_REPORT_HTML_H

#include "report/sink.h"

/** What the page knows of one figure of one side. */
typedef struct dz_page_figure {
    uint32_t entry;   /* of the ledger, or DZ_PAGE_NONE */
    uint32_t finding; /* that points at it, or DZ_PAGE_NONE */
} dz_page_figure;

/** A note under a row: a finding, or that another of its places is here. */
typedef struct dz_page_note {
    uint32_t finding;
    uint32_t related; /* which of its other places; DZ_PAGE_NONE: the finding itself */
} dz_page_note;

#define DZ_PAGE_NONE UINT32_MAX

/** What a row is part of. Bits. */
enum { DZ_PAGE_REPEAT = 1 << 0, DZ_PAGE_COPY = 1 << 1 };

typedef struct dz_page {
    const dz_report *report;
    dz_sink         *sink;
    bool             zh;    /* the words of the page are Chinese */
    int              sides; /* 1 or 2 */
    size_t           rows;
    dz_finding_list  findings;  /* that were not dismissed; empty for 'align' */
    dz_finding      *kept;      /* owned: they, where some were; else NULL */
    dz_entry_list    entries;   /* the same */
    dz_page_figure  *figure[2]; /* by figure */
    uint32_t        *row_of;    /* by finding */
    uint32_t        *first;     /* by row, and one more: its notes begin at first[row] */
    dz_page_note    *notes;
    uint8_t         *part[2];   /* by row */
} dz_page;

/** Looks everything up. False when there is no memory; close it then, too. */
bool dz_page_open(dz_page *page, const dz_report *report, dz_sink *sink);
void dz_page_close(dz_page *page);

/** The row that holds byte 'at' of one side, or the next row behind it. */
size_t dz_page_row_at(const dz_page *page, int side, uint32_t at);

/** What a row holds of one side; empty where it holds nothing. */
dz_span dz_page_span(const dz_page *page, size_t row, int side);

/** Whether the other places of a finding are copies of a whole passage. */
bool dz_page_is_repeat(const dz_finding *finding);

/** What a note speaks of on one side; false where it says nothing of it. */
bool dz_page_note_span(const dz_page *page, dz_page_note note, int side, dz_span *span);

const dz_document *dz_page_document(const dz_page *page, int side);
dz_str             dz_page_name(const dz_page *page, int side); /* the last part of its path */
const dz_figure   *dz_page_entry_figure(const dz_page *page, const dz_entry *entry, int side); /* or NULL */

/* ---- text: html_text.c ---- */

/** Text as the content of an element: mark-up escaped, what cannot be seen as
 *  chips, line breaks between Chinese characters left out. */
void dz_html_text(dz_sink *sink, dz_str text);

/** Text as an attribute value in double quotes, or where no element may stand. */
void dz_html_value(dz_sink *sink, dz_str text);

/** "4,112" */
void dz_html_count(dz_sink *sink, size_t n);

/** The first words under a span, set apart from the text around: <bdi lang="en">…</bdi>.
 *  No more than 'most' columns, a Han character being two. */
void dz_html_quote(const dz_page *page, int side, dz_span span, size_t most);

/* ---- words: html_words.c ---- */

/** A label of the page: its English and its Chinese. */
typedef const char *const dz_label[DZ_TONGUES];

/** One of two, by the tongue of the page. Also for formats, which must take the same arguments. */
#define DZ_WORD(page, english, chinese) ((page)->zh ? (chinese) : (english))

const char *dz_html_severity(const dz_page *page, dz_severity severity);
const char *dz_html_relation(const dz_page *page, const dz_entry *entry);
const char *dz_html_lang(const dz_page *page, int side);
const char *dz_html_side_name(const dz_page *page, int side); /* "Source" */

/** "98 % sure: length, figures" */
void dz_html_evidence(const dz_page *page, const dz_bead *bead);

/* ---- parts ---- */

void dz_html_head(const dz_page *page);    /* the verdict and the inputs: html_head.c */
void dz_html_verdict(const dz_page *page); /* its sentence, without mark-up */
void dz_html_rows(const dz_page *page);    /* html_rows.c */
void dz_html_notes(const dz_page *page, size_t row); /* html_notes.c */
void dz_html_side(const dz_page *page);    /* findings, ledger, completeness: html_side.c */

/** Whether a finding stops the text at the gate. */
static inline bool dz_page_stops(const dz_page *page, dz_severity severity)
{
    return !page->report->no_gate && severity >= page->report->fail_on;
}

/** A fact of the ledger that is wrong, as against one that agrees or need not be told. */
static inline bool dz_page_is_wrong(const dz_entry *entry)
{
    return !entry->excused && !dz_relation_agrees((dz_relation)entry->relation);
}

#endif
