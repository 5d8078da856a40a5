/* beads.c — alignments as other aligners write them. Floor 10, report. */
#include "report/sink.h"
#include "report/writers.h"

static void put_indexes(dz_sink *sink, const dz_bead *bead, int side)
{
    dz_put_text(sink, "[");
    for (uint32_t i = 0; i < bead->n[side]; i++)
        dz_put_format(sink, "%s%u", i ? "," : "", bead->first[side] + i);
    dz_put_text(sink, "]");
}

/** [0,1]:[0]:1.25 */
static void write_beads(const dz_report *report, dz_sink *sink)
{
    dz_bead_list list = dz_pair_beads(report->pair);

    for (size_t b = 0; b < list.n; b++) {
        put_indexes(sink, &list.at[b], DZ_SOURCE);
        dz_put_text(sink, ":");
        put_indexes(sink, &list.at[b], DZ_TARGET);
        dz_put_format(sink, ":%.2f\n", (double)list.at[b].cost);
    }
}

/** The segments of one side on one line, tabs and line breaks as spaces. */
static void put_joined(dz_sink *sink, const dz_report *report, size_t bead, int side)
{
    dz_str text = dz_document_slice(dz_pair_document(report->pair, side), dz_pair_span(report->pair, bead, side));
    size_t from = 0;

    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '\t' || text.at[i] == '\n' || text.at[i] == '\r') {
            dz_put(sink, (dz_str){text.at + from, i - from});
            dz_put_text(sink, " ");
            from = i + 1;
        }
    dz_put(sink, (dz_str){text.at + from, text.len - from});
}

static void write_tsv(const dz_report *report, dz_sink *sink)
{
    dz_bead_list list = dz_pair_beads(report->pair);

    for (size_t b = 0; b < list.n; b++) {
        put_joined(sink, report, b, DZ_SOURCE);
        dz_put_text(sink, "\t");
        put_joined(sink, report, b, DZ_TARGET);
        dz_put_format(sink, "\t%u\n", list.at[b].sure);
    }
}

const dz_writer dz_align_beads = {"beads", DZ_FOR_ALIGN, write_beads};
const dz_writer dz_align_tsv = {"tsv", DZ_FOR_ALIGN, write_tsv};
