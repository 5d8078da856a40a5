/* tmx.c — the beads as a translation memory, TMX 1.4b. Floor report.
 *
 * A unit is a bead; one whose one side is omitted has the other alone. There is
 * no date in it, and no DOCTYPE, which readers would try to fetch.
 */
#include <string.h>

#include "duizhao/version.h"
#include "report/line.h"
#include "report/words.h"
#include "report/writers.h"
#include "report/xml.h"

static const char *lang_of(const dz_pair *pair, int side) { return dz_lang_tag(dz_document_lang(dz_pair_document(pair, side))); }

static const char *encoding_of(const dz_pair *pair, int side) { return dz_document_encoding(dz_pair_document(pair, side)); }

/** Whether the texts were cut already, and not by us. */
static bool is_as_given(const dz_pair *pair)
{
    dz_block_list blocks = dz_document_blocks(dz_pair_document(pair, DZ_SOURCE));

    return blocks.n && blocks.at[0].kind == DZ_BLOCK_UNIT;
}

static void put_header(const dz_report *report, dz_sink *sink)
{
    const dz_pair           *pair = report->pair;
    static const char *const types[2] = {"x-source-file", "x-target-file"};

    dz_put_format(sink,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
                  "<header creationtool=\"duizhao\" creationtoolversion=\"%s\" segtype=\"%s\" o-tmf=\"duizhao\" "
                  "adminlang=\"en\" srclang=\"%s\" datatype=\"plaintext\" o-encoding=\"%s\">\n",
                  dz_version(), is_as_given(pair) ? "block" : "sentence", lang_of(pair, DZ_SOURCE),
                  encoding_of(pair, DZ_SOURCE));
    for (int side = 0; side < 2; side++) {
        const char *name = dz_document_name(dz_pair_document(pair, side));

        dz_put_format(sink, "<prop type=\"%s\">", types[side]);
        dz_xml_text(sink, (dz_str){name, strlen(name)}, DZ_XML_SHOWN);
        dz_put_text(sink, "</prop>\n");
    }
    if (report->lexicon) {
        dz_put_text(sink, "<prop type=\"x-lexicon\">");
        dz_xml_text(sink, (dz_str){report->lexicon, strlen(report->lexicon)}, DZ_XML_SHOWN);
        dz_put_text(sink, "</prop>\n");
    }
    dz_put_text(sink, "</header>\n<body>\n");
}

static void put_lines(const dz_pair *pair, dz_sink *sink, size_t bead, int side)
{
    size_t first, last;

    if (!dz_lines_of_bead(pair, bead, side, &first, &last))
        return;
    dz_put_format(sink, "<prop type=\"x-line\">%zu</prop>", first);
}

/** One side; says so where a character of it could not be kept. */
static void put_variant(const dz_pair *pair, dz_sink *sink, size_t bead, int side)
{
    dz_buf line = {0};
    size_t forbidden;

    dz_line_of_bead(&line, pair, bead, side);
    if (!dz_buf_ok(&line))
        dz_sink_no_memory(sink);
    forbidden = dz_xml_forbidden(dz_buf_all(&line));
    dz_put_format(sink, "<tuv xml:lang=\"%s\"", lang_of(pair, side));
    if (strcmp(encoding_of(pair, side), encoding_of(pair, DZ_SOURCE)) != 0)
        dz_put_format(sink, " o-encoding=\"%s\"", encoding_of(pair, side));
    dz_put_text(sink, ">");
    if (forbidden)
        dz_put_format(sink, "<note>characters that XML forbids, written as code points: %zu</note>", forbidden);
    put_lines(pair, sink, bead, side);
    dz_put_text(sink, "<seg>");
    dz_xml_text(sink, dz_buf_all(&line), DZ_XML_SHOWN);
    dz_put_text(sink, "</seg></tuv>\n");
    dz_buf_free(&line);
}

static void put_unit(const dz_pair *pair, dz_sink *sink, size_t index)
{
    const dz_bead *bead = &dz_pair_beads(pair).at[index];

    dz_put_format(sink, "<tu tuid=\"%zu\"", index + 1);
    if (bead->n[DZ_SOURCE] > 1 || bead->n[DZ_TARGET] > 1)
        dz_put_text(sink, " segtype=\"block\"");
    if (bead->n[DZ_SOURCE] == 0) /* the one language that is there must be the source */
        dz_put_format(sink, " srclang=\"%s\"", lang_of(pair, DZ_TARGET));
    dz_put_format(sink, ">\n<prop type=\"x-bead\">%u-%u</prop><prop type=\"x-sure\">%u</prop><prop type=\"x-evidence\">",
                  bead->n[DZ_SOURCE], bead->n[DZ_TARGET], bead->sure);
    dz_put_evidence(sink, bead->evidence, " ");
    dz_put_text(sink, "</prop>\n");
    for (int side = 0; side < 2; side++)
        if (bead->n[side])
            put_variant(pair, sink, index, side);
    dz_put_text(sink, "</tu>\n");
}

static void write_tmx(const dz_report *report, dz_sink *sink)
{
    put_header(report, sink);
    dz_xml_units(report->pair, sink, put_unit);
    dz_put_text(sink, "</body>\n</tmx>\n");
}

const dz_writer dz_align_tmx = {"tmx", DZ_FOR_ALIGN, write_tmx};
