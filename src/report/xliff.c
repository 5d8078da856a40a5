/* xliff.c — the beads for a translator's editor, XLIFF 2.1. Floor report.
 *
 * A unit is a bead, with one segment; what is known of it stands in the metadata
 * module. An omitted target is not there, an omitted source is empty.
 */
#include <string.h>

#include "report/line.h"
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

static void put_head(const dz_report *report, dz_sink *sink)
{
    const dz_document *source = dz_pair_document(report->pair, DZ_SOURCE), *target = dz_pair_document(report->pair, DZ_TARGET);
    const char        *name = dz_document_name(source);

    dz_put_format(sink,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
                  "xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" version=\"2.1\" srcLang=\"%s\" trgLang=\"%s\">\n"
                  "<file id=\"f1\" xml:space=\"preserve\" original=\"",
                  dz_lang_tag(dz_document_lang(source)), dz_lang_tag(dz_document_lang(target)));
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

static void put_content(const dz_pair *pair, dz_sink *sink, size_t bead, int side)
{
    static const char *const names[2] = {"source", "target"};
    dz_buf                   line = {0};

    dz_line_of_bead(&line, pair, bead, side);
    if (!dz_buf_ok(&line))
        dz_sink_no_memory(sink);
    dz_put_format(sink, "<%s>", names[side]);
    dz_xml_text(sink, dz_buf_all(&line), CODE_POINT);
    dz_put_format(sink, "</%s>\n", names[side]);
    dz_buf_free(&line);
}

static void put_unit(const dz_pair *pair, dz_sink *sink, size_t index)
{
    bool has_target = dz_pair_beads(pair).at[index].n[DZ_TARGET] > 0;

    dz_put_format(sink, "<unit id=\"u%zu\">\n", index + 1);
    put_metadata(pair, sink, index);
    dz_put_format(sink, "<segment state=\"%s\">\n", has_target ? "translated" : "initial");
    put_content(pair, sink, index, DZ_SOURCE);
    if (has_target)
        put_content(pair, sink, index, DZ_TARGET);
    dz_put_text(sink, "</segment>\n</unit>\n");
}

static void write_xliff(const dz_report *report, dz_sink *sink)
{
    put_head(report, sink);
    dz_xml_units(report->pair, sink, put_unit);
    dz_put_text(sink, "</file>\n</xliff>\n");
}

const dz_writer dz_align_xliff = {"xliff", DZ_FOR_ALIGN, write_xliff};
