/* side_by_side.c — the beads in two columns, for people at a terminal. Floor report.
 *
 *     3 1-2  开幕式结束后，澄湾产业园      After the ceremony the park was
 *     90% lf 正式开园。                    officially inaugurated.
 *
 * Each segment begins a line of its own; where there are several in a cell, the
 * lines that go on with one are indented.
 */
#include <stdio.h>
#include <string.h>

#include "report/line.h"
#include "report/quote.h"
#include "report/why.h"
#include "report/words.h"
#include "report/wrap.h"
#include "report/writers.h"
#include "text/utf8.h"

/** Columns between two columns of text, and before a line that goes on. */
enum { GAP = 2, INDENT = 2 };

typedef struct table {
    const dz_report *report;
    dz_sink         *sink;
    size_t           number, gutter; /* columns of the longest number, and of the gutter */
    size_t           width[2];       /* of the columns of text */
} table;

/** One side of a row while it is being written. */
typedef struct cell {
    const char     *word; /* what stands there if there is no segment */
    const dz_pair  *pair;
    int             side;
    dz_segment_list segments;
    size_t          next;  /* the segment that comes next, */
    dz_buf          shown; /* the one that is being written, */
    size_t          at;    /* and how far it is written */
} cell;

/* ---- cells ---- */

/** Takes up the next segment of a cell. False when there is none. */
static bool next_segment(cell *c)
{
    const dz_document *doc;
    dz_buf             line = {0};

    c->shown.bytes.n = c->at = 0; /* a want of memory is kept for the end of the row */
    if (c->word) {
        dz_show(&c->shown, (dz_str){c->word, strlen(c->word)});
        c->word = NULL;
        return true;
    }
    if (c->next == c->segments.n)
        return false;
    doc = dz_pair_document(c->pair, c->side);
    dz_line(&line, dz_document_slice(doc, c->segments.at[c->next++].span), dz_lang_is_zh(dz_document_lang(doc)));
    dz_show(&c->shown, dz_buf_all(&line));
    c->shown.failed |= line.failed;
    dz_buf_free(&line);
    return true;
}

/** Whether a cell has a line left to write. */
static bool has_more(const cell *c) { return c->word || c->at < c->shown.bytes.n || c->next < c->segments.n; }

/** Writes the next line of a cell that has one. Answers how wide it is. */
static size_t put_line(dz_sink *sink, cell *c, size_t columns)
{
    size_t     indent = 0;
    dz_str     text;
    dz_wrapped line;

    if (c->at < c->shown.bytes.n)
        indent = c->segments.n > 1 ? INDENT : 0;
    else
        next_segment(c);
    text = dz_buf_all(&c->shown);
    if (text.len == 0) /* a line of text already cut, with nothing on it */
        return 0;
    line = dz_wrap(text, c->at, columns - indent);
    dz_put_format(sink, "%*s", (int)indent, "");
    dz_put(sink, (dz_str){text.at + c->at, line.end - c->at});
    c->at = line.next;
    return indent + line.width;
}

/* ---- rows ---- */

typedef struct row {
    char        gutter[2][64]; /* its lines */
    const char *shade;         /* of the gutter, as ANSI has it */
    cell        cells[2];
} row;

static void color(const table *t, const char *code)
{
    if (t->report->color)
        dz_put_format(t->sink, "\033[%sm", code);
}

static void put_gutter(const table *t, const row *r, const char *text)
{
    if (!*text)
        return;
    color(t, r->shade);
    dz_put_text(t->sink, text);
    color(t, "0");
}

static void put_row(const table *t, row *r)
{
    for (size_t line = 0; has_more(&r->cells[0]) || has_more(&r->cells[1]) || (line < 2 && r->gutter[line][0]); line++) {
        const char *left = line < 2 ? r->gutter[line] : "";
        size_t      column = strlen(left), begin = t->gutter + GAP;

        put_gutter(t, r, left);
        for (int side = 0; side < 2; side++) {
            if (has_more(&r->cells[side])) {
                dz_put_format(t->sink, "%*s", (int)(begin - column), "");
                column = begin + put_line(t->sink, &r->cells[side], t->width[side]);
            }
            begin += t->width[side] + GAP;
        }
        dz_put_text(t->sink, "\n");
    }
    for (int side = 0; side < 2; side++) {
        if (!dz_buf_ok(&r->cells[side].shown))
            dz_sink_no_memory(t->sink);
        dz_buf_free(&r->cells[side].shown);
    }
}

/** The names of the texts, over their columns. */
static void put_head(const table *t)
{
    row r = {.shade = "0"};

    for (int side = 0; side < 2; side++)
        r.cells[side] = (cell){.word = dz_document_name(dz_pair_document(t->report->pair, side))};
    put_row(t, &r);
    dz_put_text(t->sink, "\n");
}

/** "lf" for length and figures */
static void letters_of(unsigned evidence, char into[DZ_EVIDENCE_WORDS + 1])
{
    for (size_t i = 0; i < DZ_EVIDENCE_WORDS; i++)
        if (evidence >> i & 1)
            *into++ = dz_evidence_words[i].letter;
    *into = '\0';
}

static void fill_gutter(const table *t, row *r, size_t index)
{
    const dz_bead *bead = &dz_pair_beads(t->report->pair).at[index];
    char           letters[DZ_EVIDENCE_WORDS + 1];

    letters_of(bead->evidence, letters);
    snprintf(r->gutter[0], sizeof r->gutter[0], "%*zu %u-%u", (int)t->number, index + 1, bead->n[0], bead->n[1]);
    snprintf(r->gutter[1], sizeof r->gutter[1], "%*u%%%s%s", (int)t->number, bead->sure, *letters ? " " : "", letters);
}

/** A text below a row, as wide as both columns. Frees it. */
static void put_below(const table *t, dz_buf *text)
{
    dz_str shown = dz_buf_all(text);

    if (!dz_buf_ok(text))
        dz_sink_no_memory(t->sink);
    for (size_t at = 0; at < shown.len;) {
        dz_wrapped line = dz_wrap(shown, at, t->width[0] + GAP + t->width[1]);

        dz_put_format(t->sink, "%*s", (int)(t->gutter + GAP), "");
        color(t, "2");
        dz_put(t->sink, (dz_str){shown.at + at, line.end - at});
        color(t, "0");
        dz_put_text(t->sink, "\n");
        at = line.next;
    }
    dz_buf_free(text);
}

/** What the cost of a bead is made of, and the words that speak for it. */
static void put_why(const table *t, size_t index)
{
    dz_buf sum = {0}, words = {0};

    dz_why_sum(&sum, t->report->pair, index, t->report->tongue);
    put_below(t, &sum);
    dz_why_words(&words, t->report->pair, index, t->report->tongue);
    put_below(t, &words);
}

static void put_bead(const table *t, size_t index)
{
    const dz_bead *bead = &dz_pair_beads(t->report->pair).at[index];
    row            r = {.shade = bead->n[0] == 1 && bead->n[1] == 1 ? "2" : "33"};

    fill_gutter(t, &r, index);
    for (int side = 0; side < 2; side++) {
        dz_segment_list all = dz_segments_all(dz_pair_segments(t->report->pair, side));

        r.cells[side] = (cell){.pair = t->report->pair, .side = side, .word = bead->n[side] ? NULL : "—",
                               .segments = {bead->n[side] ? all.at + bead->first[side] : NULL, bead->n[side]}};
    }
    put_row(t, &r);
    if (t->report->explain)
        put_why(t, index);
    dz_put_text(t->sink, "\n");
}

/* ---- the whole ---- */

/** The columns of the gutter, and how the rest is shared: English takes more room than Chinese. */
static void lay_out(table *t)
{
    dz_bead_list list = dz_pair_beads(t->report->pair);
    bool         zh[2];
    size_t       rest;

    t->number = (size_t)snprintf(NULL, 0, "%zu", list.n);
    t->number = t->number < 2 ? 2 : t->number;
    for (size_t b = 0; b < list.n; b++) {
        row r = {.shade = NULL};

        fill_gutter(t, &r, b);
        for (int line = 0; line < 2; line++)
            t->gutter = strlen(r.gutter[line]) > t->gutter ? strlen(r.gutter[line]) : t->gutter;
    }
    for (int side = 0; side < 2; side++)
        zh[side] = dz_lang_is_zh(dz_document_lang(dz_pair_document(t->report->pair, side)));
    rest = dz_report_columns(t->report) - t->gutter - 2 * GAP;
    t->width[DZ_SOURCE] = zh[0] == zh[1] ? rest / 2 : zh[0] ? rest * 2 / 5 : rest - rest * 2 / 5;
    t->width[DZ_TARGET] = rest - t->width[DZ_SOURCE];
}

/** "l length, f figures": the letters that were used. */
static void put_legend(const table *t)
{
    bool         zh = t->report->tongue == DZ_IN_CHINESE;
    dz_bead_list list = dz_pair_beads(t->report->pair);
    unsigned     used = 0;
    const char  *before = zh ? "依据：" : "evidence: ";

    for (size_t b = 0; b < list.n; b++)
        used |= list.at[b].evidence;
    for (size_t i = 0; i < DZ_EVIDENCE_WORDS; i++)
        if (used >> i & 1) {
            dz_put_format(t->sink, "%s%c %s", before, dz_evidence_words[i].letter,
                          dz_evidence_words[i].label[t->report->tongue]);
            before = zh ? "、" : ", ";
        }
    if (used)
        dz_put_text(t->sink, "\n");
}

/** "31 beads, 28 of them 1-1; 2 segments of the source and 0 of the target stand alone" */
static void put_totals(const table *t)
{
    dz_bead_list list = dz_pair_beads(t->report->pair);
    size_t       plain = 0, alone[2] = {0, 0};

    for (size_t b = 0; b < list.n; b++) {
        plain += list.at[b].n[0] == 1 && list.at[b].n[1] == 1;
        for (int side = 0; side < 2; side++)
            if (list.at[b].n[1 - side] == 0)
                alone[side] += list.at[b].n[side];
    }
    if (t->report->tongue == DZ_IN_CHINESE)
        dz_put_format(t->sink, "对齐单元%zu个，其中1-1者%zu个；无对应的句段：原文%zu个，译文%zu个\n", list.n, plain, alone[0],
                      alone[1]);
    else
        dz_put_format(t->sink, "%zu beads, %zu of them 1-1; segments without an answer: %zu of the source, %zu of the target\n",
                      list.n, plain, alone[0], alone[1]);
}

/** Which lexicon the words are from. */
static void put_lexicon(const table *t)
{
    dz_buf shown = {0};

    if (!t->report->lexicon)
        return;
    dz_show(&shown, (dz_str){t->report->lexicon, strlen(t->report->lexicon)});
    if (!dz_buf_ok(&shown))
        dz_sink_no_memory(t->sink);
    dz_put_text(t->sink, t->report->tongue == DZ_IN_CHINESE ? "词库：" : "lexicon: ");
    dz_put(t->sink, dz_buf_all(&shown));
    dz_put_text(t->sink, "\n");
    dz_buf_free(&shown);
}

static void write_align(const dz_report *report, dz_sink *sink)
{
    table t = {.report = report, .sink = sink};

    lay_out(&t);
    put_head(&t);
    for (size_t b = 0; b < dz_pair_beads(report->pair).n && !dz_sink_closed(sink); b++)
        put_bead(&t, b);
    put_legend(&t);
    put_totals(&t);
    put_lexicon(&t);
}

const dz_writer dz_align_text = {"text", DZ_FOR_ALIGN, write_align};
