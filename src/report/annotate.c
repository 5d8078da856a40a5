/* annotate.c — findings written into the XLIFF that they are about. Floor report.
 *
 * Every byte of the file stays; what is added stands between them. A unit gets an issue of ITS 2.0 for each
 * of its findings, and the text gets marks around what a finding points at: <sm/> and <em/> in 2.x, which may
 * overlap, <mrk> in 1.x, which may not. Where a <mrk> would cut an element or another mark in two there is none,
 * and the issue of the unit says it alone. What is added is ASCII, or UTF-8 in a file in UTF-8, so that it can stand
 * in any encoding.
 */
#include "report/annotate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/search.h"
#include "read/document.h"
#include "report/mqm.h"
#include "report/xml.h"
#include "text/markup.h"
#include "text/utf8.h"

#define ITS "http://www.w3.org/2005/11/its"

enum { LONGEST_NAME = 24 };

/** A <unit> or <trans-unit>, between its two tags; bytes of the decoded file. */
typedef struct unit {
    size_t from, to;
    dz_str prefix; /* of its elements */
} unit;

/** Bytes that are put in before byte 'at' of the decoded file. */
typedef struct insertion {
    size_t at;
    long   order;      /* of those at one place */
    size_t from, len;  /* in what the sink of words gathered */
} insertion;

/** What a finding points at. */
typedef struct mark {
    size_t from, to; /* of the decoded file */
    size_t finding;
    int    side;
    dz_str prefix;
} mark;

typedef struct notes {
    const dz_report   *report;
    const dz_document *doc; /* the source: both are of one file */
    dz_str             text; /* of the file, decoded */
    dz_markups         markup;
    DZ_LIST(unit) units;
    DZ_LIST(insertion) insertions;
    DZ_LIST(mark) marks;
    dz_sink *words;
    bool     two; /* version 2.x */
    bool     failed;
    char     its[LONGEST_NAME], id[LONGEST_NAME]; /* the prefix of ITS, and of names that nothing in the file has */
    size_t   root;       /* the mark-up of the first element */
    bool     declared, versioned; /* there already */
} notes;

/* ---- the file ---- */

static bool is(dz_str a, const char *b) { return a.len == strlen(b) && memcmp(a.at, b, a.len) == 0; }

/** How often a text stands in the file, at most twice. */
static int count(const notes *n, const char *what)
{
    size_t len = strlen(what), at = 0;
    int    times = 0;

    while (times < 2 && at + len <= n->text.len) {
        const char *next = memchr(n->text.at + at, *what, n->text.len - at - len + 1);

        if (!next)
            break;
        times += memcmp(next, what, len) == 0;
        at = (size_t)(next - n->text.at) + 1;
    }
    return times;
}

static void find_units(notes *n)
{
    unit open = {0};

    for (size_t i = n->root; i < n->markup.n; i++) {
        const dz_markup *one = &n->markup.at[i];

        if (!is(one->name, n->two ? "unit" : "trans-unit"))
            continue;
        if (one->kind == DZ_MARKUP_OPENS)
            open = (unit){.from = one->end, .prefix = one->prefix};
        else if (one->kind == DZ_MARKUP_CLOSES) {
            open.to = one->at;
            n->failed |= !dz_list_push(&n->units, open);
        }
    }
}

/** "its", "its2" ...: the first that the file does not have between 'before' and 'after'. */
static void choose(const notes *n, const char *stem, const char *before, const char *after, char out[LONGEST_NAME])
{
    char asked[2 * LONGEST_NAME];

    for (unsigned i = 1;; i++) {
        if (i == 1)
            snprintf(out, LONGEST_NAME, "%s", stem);
        else
            snprintf(out, LONGEST_NAME, "%s%u", stem, i);
        snprintf(asked, sizeof asked, "%s%s%s", before, out, after);
        if (count(n, asked) == 0)
            return;
    }
}

/** How the file calls ITS, where its first element says it once and for all. */
static void find_its(notes *n)
{
    const dz_markup *root = &n->markup.at[n->root];
    dz_str           name, value;
    size_t           at = root->at;
    char             asked[2 * LONGEST_NAME];

    while (dz_markup_attribute(n->text, root, &at, &name, &value)) {
        if (name.len <= 6 || name.len >= 6 + LONGEST_NAME || memcmp(name.at, "xmlns:", 6) != 0 || !is(value, ITS))
            continue;
        snprintf(n->its, sizeof n->its, "%.*s", (int)(name.len - 6), name.at + 6);
        snprintf(asked, sizeof asked, "xmlns:%s=", n->its);
        n->declared = count(n, asked) == 1;
    }
    if (!n->declared)
        choose(n, "its", "xmlns:", "", n->its);
    snprintf(asked, sizeof asked, "%s:version", n->its);
    n->versioned = dz_markup_value(n->text, root, asked).at != NULL;
}

static void look(notes *n)
{
    dz_str version;

    n->failed |= !dz_markup_find(n->text, &n->markup);
    while (n->root < n->markup.n && n->markup.at[n->root].kind == DZ_MARKUP_OTHER)
        n->root++;
    if (n->failed || n->root == n->markup.n)
        return;
    version = dz_markup_value(n->text, &n->markup.at[n->root], "version");
    n->two = version.at && version.len && version.at[0] == '2';
    find_its(n);
    choose(n, "dz", "\"", "-", n->id);
    find_units(n);
}

/** The unit that holds a byte of the file, or NULL. */
static const unit *unit_at(const notes *n, size_t at)
{
    size_t low = 0, high = n->units.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (n->units.at[middle].to < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low < n->units.n && n->units.at[low].from <= at ? &n->units.at[low] : NULL;
}

/** The unit of a finding: where it points, or behind what stands there. */
static const unit *unit_of(const notes *n, const dz_finding *f)
{
    for (int k = 0; k < 2; k++) {
        int                side = k ? !dz_finding_lead(f) : dz_finding_lead(f);
        const dz_document *doc = dz_pair_document(n->report->pair, side);
        const unit        *found = f->on[side] ? unit_at(n, dz_document_in_file(doc, f->span[side].at)) : NULL;

        if (!found && f->on[side])
            found = unit_at(n, dz_document_end_in_file(doc, f->span[side].at));
        if (found)
            return found;
    }
    return n->units.n ? &n->units.at[0] : NULL;
}

/* ---- what is put in ---- */

/** What was written to the words since 'from' goes in at 'at'. */
static void insert(notes *n, size_t at, long order, size_t from)
{
    n->failed |= !dz_list_push(&n->insertions, (insertion){at, order, from, dz_sink_gathered(n->words).len - from});
}

static size_t words_so_far(const notes *n) { return dz_sink_gathered(n->words).len; }

static void declare(notes *n)
{
    const dz_markup *root = &n->markup.at[n->root];
    size_t           from = words_so_far(n);

    if (!n->declared)
        dz_put_format(n->words, " xmlns:%s=\"" ITS "\"", n->its);
    if (!n->versioned)
        dz_put_format(n->words, " %s:version=\"2.0\"", n->its);
    insert(n, root->end - 1, 0, from);
}

static void add_issue(notes *n, const unit *u, size_t number, const dz_finding *f)
{
    static const int severities[DZ_SEVERITIES] = {10, 40, 70, 100};
    const dz_mqm    *kind = dz_mqm_of(f->rule->id);
    size_t           from = words_so_far(n);

    dz_put_format(n->words, "<%s:locQualityIssues xml:id=\"%s-%zu\"><%s:locQualityIssue locQualityIssueType=\"%s\" locQualityIssueSeverity=\"%d\"%s", n->its, n->id,
                  number, n->its, kind ? kind->its : "other", severities[f->severity], f->dismissed ? " locQualityIssueEnabled=\"no\"" : "");
    dz_put_format(n->words, " locQualityIssueComment=\"%s: ", f->rule->id);
    dz_xml_text(n->words, f->message[n->report->tongue], DZ_XML_SHOWN);
    dz_put_format(n->words, "\"/></%s:locQualityIssues>", n->its);
    insert(n, n->two ? u->from : u->to, (long)number, from);
}

/* ---- marks ---- */

/** The first mark-up that ends behind a byte of the file. */
static size_t markup_at(const notes *n, size_t at)
{
    size_t low = 0, high = n->markup.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (n->markup.at[middle].end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** Whether a byte of the file lies inside of mark-up, such as the text of a CDATA section. */
static bool is_inside(const notes *n, size_t at)
{
    size_t i = markup_at(n, at);

    return i < n->markup.n && n->markup.at[i].at < at;
}

/** Whether every element that begins in a stretch of the file ends in it. */
static bool is_whole(const notes *n, size_t from, size_t to)
{
    size_t open = 0;

    for (size_t i = markup_at(n, from); i < n->markup.n && n->markup.at[i].at < to; i++) {
        open += n->markup.at[i].kind == DZ_MARKUP_OPENS;
        if (n->markup.at[i].kind == DZ_MARKUP_CLOSES && open-- == 0)
            return false;
    }
    return open == 0;
}

/** The end of the block that holds a byte of a text. */
static uint32_t block_end(const dz_document *doc, uint32_t at)
{
    dz_block_list list = dz_document_blocks(doc);
    size_t        i = dz_row_behind(list, at);

    return i < list.n ? dz_span_end(list.at[i].span) : at;
}

/** A mark around what a finding points at on one side, as far as the segment goes, where one can stand. */
static void add_mark(notes *n, const unit *u, size_t number, const dz_finding *f, int side)
{
    const dz_document *doc = dz_pair_document(n->report->pair, side);
    dz_span            span = f->span[side];
    uint32_t           end = block_end(doc, span.at), to = dz_span_end(span) < end ? dz_span_end(span) : end;
    mark               one = {.finding = number, .side = side, .prefix = u->prefix};

    if (!f->on[side] || span.at >= to)
        return;
    one.from = dz_document_in_file(doc, span.at);
    one.to = dz_document_end_in_file(doc, to);
    if (one.from >= one.to || one.from < u->from || one.to > u->to || is_inside(n, one.from) || is_inside(n, one.to))
        return;
    if (n->two || is_whole(n, one.from, one.to))
        n->failed |= !dz_list_push(&n->marks, one);
}

/** By place, the longer ones first, which hold the others. */
static int by_place(const void *a, const void *b)
{
    const mark *x = a, *y = b;

    if (x->from != y->from)
        return x->from < y->from ? -1 : 1;
    if (x->to != y->to)
        return x->to > y->to ? -1 : 1;
    return x->finding < y->finding ? -1 : x->finding > y->finding;
}

static void insert_mark(notes *n, const mark *m, long nth)
{
    size_t from = words_so_far(n);
    char   side = m->side ? 't' : 's';

    if (n->two)
        dz_put_format(n->words, "<%.*ssm id=\"%s-%zu%c\" type=\"its:any\" %s:locQualityIssuesRef=\"#its=%s-%zu\"/>", DZ_ARG(m->prefix), n->id, m->finding, side, n->its,
                      n->id, m->finding);
    else
        dz_put_format(n->words, "<%.*smrk mtype=\"x-its\" %s:locQualityIssuesRef=\"#%s-%zu\">", DZ_ARG(m->prefix), n->its, n->id, m->finding);
    insert(n, m->from, nth, from);
    from = words_so_far(n);
    if (n->two)
        dz_put_format(n->words, "<%.*sem startRef=\"%s-%zu%c\"/>", DZ_ARG(m->prefix), n->id, m->finding, side);
    else
        dz_put_format(n->words, "</%.*smrk>", DZ_ARG(m->prefix));
    insert(n, m->to, -nth, from);
}

/** Puts the marks in; of elements that would cross, the second is left out. */
static void insert_marks(notes *n)
{
    DZ_LIST(size_t) open = {0}; /* where the marks end that hold the next one */

    if (n->marks.n)
        qsort(n->marks.at, n->marks.n, sizeof *n->marks.at, by_place);
    for (size_t i = 0; i < n->marks.n && !n->failed; i++) {
        const mark *m = &n->marks.at[i];

        while (open.n && open.at[open.n - 1] <= m->from)
            open.n--;
        if (!n->two && open.n && open.at[open.n - 1] < m->to)
            continue;
        n->failed |= !n->two && !dz_list_push(&open, m->to);
        insert_mark(n, m, (long)i + 1);
    }
    dz_list_free(&open);
}

/* ---- writing ---- */

static int by_order(const void *a, const void *b)
{
    const insertion *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/** One unit of UTF-16 for a character of ASCII. */
static void put_wide(dz_sink *sink, dz_encoding encoding, char c)
{
    const char wide[2] = {encoding == DZ_UTF16BE ? '\0' : c, encoding == DZ_UTF16BE ? c : '\0'};

    dz_put(sink, (dz_str){wide, 2});
}

/** Text in the encoding of the file; what is not ASCII as a reference, unless it is UTF-8. */
static void put_encoded(dz_sink *sink, dz_encoding encoding, dz_str text)
{
    if (encoding == DZ_UTF8) {
        dz_put(sink, text);
        return;
    }
    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);
        char     word[16];

        snprintf(word, sizeof word, c < 0x80 ? "%c" : "&#x%X;", (unsigned)c);
        for (const char *one = word; *one; one++)
            if (encoding == DZ_UTF16LE || encoding == DZ_UTF16BE)
                put_wide(sink, encoding, *one);
            else
                dz_put(sink, (dz_str){one, 1});
    }
}

static void write_all(notes *n, dz_sink *sink)
{
    dz_str bytes = dz_document_bytes(n->doc), words = dz_sink_gathered(n->words);
    size_t from = 0;

    if (n->insertions.n)
        qsort(n->insertions.at, n->insertions.n, sizeof *n->insertions.at, by_order);
    for (size_t i = 0; i < n->insertions.n && !dz_sink_closed(sink); i++) {
        const insertion *one = &n->insertions.at[i];
        size_t           at = dz_map_after(&n->doc->decoded.map, one->at);

        dz_put(sink, (dz_str){bytes.at + from, at - from});
        put_encoded(sink, n->doc->decoded.encoding, (dz_str){words.at + one->from, one->len});
        from = at;
    }
    dz_put(sink, (dz_str){bytes.at + from, bytes.len - from});
}

bool dz_can_annotate(const dz_report *report)
{
    return dz_pair_is_in_step(report->pair) && strcmp(dz_document_format(dz_pair_document(report->pair, DZ_SOURCE)), "xliff") == 0 &&
           dz_document_bytes(dz_pair_document(report->pair, DZ_SOURCE)).at;
}

void dz_annotate(const dz_report *report, dz_sink *sink)
{
    dz_finding_list list = dz_findings_all(report->findings);
    notes           n = {.report = report, .doc = dz_pair_document(report->pair, DZ_SOURCE)};
    dz_error        error;

    n.text = dz_buf_all(&n.doc->decoded.text);
    n.failed = dz_sink_open_memory(&n.words, &error) != DZ_OK;
    if (!n.failed && list.n)
        look(&n);
    for (size_t i = 0; i < list.n && !n.failed; i++) {
        const unit *u = unit_of(&n, &list.at[i]);

        if (!u)
            continue;
        if (n.insertions.n == 0 && (!n.declared || !n.versioned))
            declare(&n);
        add_issue(&n, u, i + 1, &list.at[i]);
        for (int side = 0; side < 2; side++)
            add_mark(&n, u, i + 1, &list.at[i], side);
    }
    if (!n.failed)
        insert_marks(&n);
    if (n.failed || !dz_sink_whole(n.words))
        dz_sink_no_memory(sink);
    else
        write_all(&n, sink);
    dz_sink_discard(n.words);
    dz_list_free(&n.markup);
    dz_list_free(&n.units);
    dz_list_free(&n.insertions);
    dz_list_free(&n.marks);
}
