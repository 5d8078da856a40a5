/* xliff.c — the beads for a translator's editor, XLIFF 2.1. Floor report.
 *
 * A unit is a bead, with one segment; what is known of it stands in the metadata
 * module. An omitted target is not there, an omitted source is empty. Findings are
 * localization quality issues of ITS 2.0: they stand in their unit, and marks in the
 * text point at them. Marks are pairs of empty elements, so that they may overlap.
 */
#include <stdlib.h>
#include <string.h>

#include "report/annotate.h"
#include "report/line.h"
#include "report/mqm.h"
#include "report/words.h"
#include "report/writers.h"
#include "report/xml.h"

/** What XML forbids, in the content of a source or target (XLIFF 2.1, 4.2.3.1). */
#define CODE_POINT "<cp hex=\"%04X\"/>"

static void put_meta(dz_sink *sink, const char *type, const char *value)
{
    dz_put_format(sink, "<mda:meta type=\"%s\">", type);
    dz_xml_text(sink, (dz_str){value, strlen(value)}, DZ_XML_SHOWN);
    dz_put_text(sink, "</mda:meta>");
}

/** Findings are written by 'check', whose report has them. */
static bool has_findings(const dz_report *report) { return report->findings != NULL; }

static void put_head(const dz_report *report, dz_sink *sink)
{
    const dz_document *source = dz_pair_document(report->pair, DZ_SOURCE), *target = dz_pair_document(report->pair, DZ_TARGET);
    const char        *name = dz_document_name(source);

    dz_put_format(sink,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
                  "xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" %sversion=\"2.1\" srcLang=\"%s\" trgLang=\"%s\">\n"
                  "<file id=\"f1\" xml:space=\"preserve\" original=\"",
                  has_findings(report) ? "xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\" " : "", dz_lang_tag(dz_document_lang(source)), dz_lang_tag(dz_document_lang(target)));
    dz_xml_text(sink, (dz_str){name, strlen(name)}, DZ_XML_SHOWN);
    dz_put_text(sink, "\">\n<mda:metadata><mda:metaGroup category=\"duizhao\">");
    put_meta(sink, "target-file", dz_document_name(target));
    if (report->lexicon)
        put_meta(sink, "lexicon", report->lexicon);
    dz_put_text(sink, "</mda:metaGroup></mda:metadata>\n");
}

/** What is known of a bead. */
static void put_metadata(const dz_pair *pair, dz_sink *sink, size_t index)
{
    static const char *const lines[2] = {"source-line", "target-line"};
    const dz_bead           *bead = &dz_pair_beads(pair).at[index];
    size_t                   first, last;

    dz_put_format(sink,
                  "<mda:metadata><mda:metaGroup category=\"duizhao\"><mda:meta type=\"bead\">%u-%u</mda:meta>"
                  "<mda:meta type=\"sure\">%u</mda:meta><mda:meta type=\"evidence\">",
                  bead->n[DZ_SOURCE], bead->n[DZ_TARGET], bead->sure);
    dz_put_evidence(sink, bead->evidence, " ");
    dz_put_text(sink, "</mda:meta>");
    for (int side = 0; side < 2; side++)
        if (dz_lines_of_bead(pair, index, side, &first, &last))
            dz_put_format(sink, "<mda:meta type=\"%s\">%zu</mda:meta>", lines[side], first);
    dz_put_text(sink, "</mda:metaGroup></mda:metadata>\n");
}

/* ---- findings ---- */

/** Where a mark begins or ends in one side of a bead. */
typedef struct mark {
    uint32_t at;
    bool     ends;
    size_t   finding; /* its number, from 0 */
} mark;

static int by_place(const void *a, const void *b)
{
    const mark *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    if (x->ends != y->ends)
        return x->ends ? -1 : 1;
    return x->finding < y->finding ? -1 : x->finding > y->finding;
}

/** The findings of a bead; those that speak of no bead stand with the first. */
static bool is_of(const dz_finding *finding, size_t bead) { return finding->bead == bead || (finding->bead == DZ_NO_BEAD && bead == 0); }

/** The issues of a unit, each in a list of its own, which the marks name. */
static void put_issues(const dz_report *report, dz_sink *sink, size_t bead)
{
    static const int severities[DZ_SEVERITIES] = {10, 40, 70, 100};
    dz_finding_list  list = dz_findings_all(report->findings);

    for (size_t i = 0; i < list.n; i++) {
        const dz_finding *f = &list.at[i];
        const dz_mqm     *kind = dz_mqm_of(f->rule->id);

        if (!is_of(f, bead))
            continue;
        dz_put_format(sink, "<its:locQualityIssues xml:id=\"q%zu\"><its:locQualityIssue locQualityIssueType=\"%s\" locQualityIssueSeverity=\"%d\"", i + 1,
                      kind ? kind->its : "other", severities[f->severity]);
        dz_put_text(sink, f->dismissed ? " locQualityIssueEnabled=\"no\"" : "");
        dz_put_format(sink, " locQualityIssueComment=\"%s: ", f->rule->id);
        dz_xml_text(sink, f->message[report->tongue], DZ_XML_SHOWN);
        dz_put_text(sink, "\"/></its:locQualityIssues>\n");
    }
}

/** The marks in one side of a bead, sorted; the caller's, for dz_release(). NULL: none, or no memory. */
static mark *marks_of(const dz_report *report, dz_sink *sink, size_t bead, int side, size_t *n)
{
    dz_finding_list list = dz_findings_all(report->findings);
    dz_span         all = dz_pair_span(report->pair, bead, side);
    mark           *marks = NULL;

    *n = 0;
    for (size_t i = 0; i < list.n; i++)
        *n += is_of(&list.at[i], bead);
    if (*n == 0)
        return NULL;
    marks = dz_alloc(2 * *n, sizeof *marks);
    *n = 0;
    if (!marks) {
        dz_sink_no_memory(sink);
        return NULL;
    }
    for (size_t i = 0; i < list.n; i++) {
        dz_span  span = list.at[i].span[side];
        uint32_t from = span.at > all.at ? span.at : all.at, to = dz_span_end(span) < dz_span_end(all) ? dz_span_end(span) : dz_span_end(all);

        if (!is_of(&list.at[i], bead) || !list.at[i].on[side] || from >= to)
            continue;
        marks[(*n)++] = (mark){from, false, i};
        marks[(*n)++] = (mark){to, true, i};
    }
    if (*n)
        qsort(marks, *n, sizeof *marks, by_place);
    return marks;
}

static void put_mark(dz_sink *sink, const mark *m, int side)
{
    if (m->ends)
        dz_put_format(sink, "<em startRef=\"m%zu%c\"/>", m->finding + 1, side ? 't' : 's');
    else
        dz_put_format(sink, "<sm id=\"m%zu%c\" type=\"its:any\" its:locQualityIssuesRef=\"#its=q%zu\"/>", m->finding + 1, side ? 't' : 's', m->finding + 1);
}

/* ---- units ---- */

/** A stretch of one side, as one line. */
static void put_stretch(const dz_pair *pair, dz_sink *sink, int side, dz_span span)
{
    const dz_document *doc = dz_pair_document(pair, side);
    dz_buf             line = {0};

    dz_line(&line, dz_document_slice(doc, span), dz_lang_is_zh(dz_document_lang(doc)));
    if (!dz_buf_ok(&line))
        dz_sink_no_memory(sink);
    dz_xml_text(sink, dz_buf_all(&line), CODE_POINT);
    dz_buf_free(&line);
}

static void put_content(const dz_report *report, dz_sink *sink, size_t bead, int side)
{
    static const char *const names[2] = {"source", "target"};
    dz_span                  all = dz_pair_span(report->pair, bead, side);
    uint32_t                 from = all.at;
    size_t                   n = 0;
    mark                    *marks = has_findings(report) ? marks_of(report, sink, bead, side, &n) : NULL;

    dz_put_format(sink, "<%s>", names[side]);
    for (size_t i = 0; marks && i < n; i++) {
        put_stretch(report->pair, sink, side, (dz_span){from, marks[i].at - from});
        put_mark(sink, &marks[i], side);
        from = marks[i].at;
    }
    put_stretch(report->pair, sink, side, (dz_span){from, dz_span_end(all) - from});
    dz_put_format(sink, "</%s>\n", names[side]);
    dz_release(marks);
}

static void put_unit(const dz_report *report, dz_sink *sink, size_t index)
{
    bool has_target = dz_pair_beads(report->pair).at[index].n[DZ_TARGET] > 0;

    dz_put_format(sink, "<unit id=\"u%zu\">\n", index + 1);
    put_metadata(report->pair, sink, index);
    if (has_findings(report))
        put_issues(report, sink, index);
    dz_put_format(sink, "<segment state=\"%s\">\n", has_target ? "translated" : "initial");
    put_content(report, sink, index, DZ_SOURCE);
    if (has_target)
        put_content(report, sink, index, DZ_TARGET);
    dz_put_text(sink, "</segment>\n</unit>\n");
}

static void write_xliff(const dz_report *report, dz_sink *sink)
{
    size_t n = dz_pair_beads(report->pair).n;

    if (dz_pair_sides(report->pair) < 2) /* of one text alone there is none */
        return;
    if (has_findings(report) && dz_can_annotate(report)) {
        dz_annotate(report, sink);
        return;
    }
    put_head(report, sink);
    for (size_t bead = 0; bead < n && !dz_sink_closed(sink); bead++)
        put_unit(report, sink, bead);
    dz_put_text(sink, "</file>\n</xliff>\n");
}

const dz_writer dz_align_xliff = {"xliff", DZ_FOR_ALIGN, write_xliff};
const dz_writer dz_check_xliff = {"xliff", DZ_FOR_CHECK, write_xliff};
