/* beads.c — alignments as other aligners write them. Floor report. */
#include "report/line.h"
#include "report/quote.h"
#include "report/why.h"
#include "report/words.h"
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

/* ---- tsv ---- */

/** One side of a bead as a field: one line that a terminal can be shown. */
static void put_field(dz_sink *sink, const dz_report *report, size_t bead, int side)
{
    dz_buf line = {0}, shown = {0};

    dz_line_of_bead(&line, report->pair, bead, side);
    dz_show(&shown, dz_buf_all(&line));
    if (!dz_buf_ok(&line) || !dz_buf_ok(&shown))
        dz_sink_no_memory(sink);
    dz_put(sink, dz_buf_all(&shown));
    dz_buf_free(&line);
    dz_buf_free(&shown);
}

/** "3" or "3-5"; nothing for a side that is omitted. */
static void put_lines(dz_sink *sink, const dz_report *report, size_t bead, int side)
{
    size_t first, last;

    if (!dz_lines_of_bead(report->pair, bead, side, &first, &last))
        return;
    dz_put_format(sink, "%zu", first);
    if (last > first)
        dz_put_format(sink, "-%zu", last);
}

static void put_why(dz_sink *sink, const dz_report *report, size_t bead)
{
    dz_buf shares = {0};

    dz_why_shares(&shares, report->pair, bead);
    if (!dz_buf_ok(&shares))
        dz_sink_no_memory(sink);
    dz_put_text(sink, "\t");
    dz_put(sink, dz_buf_all(&shares));
    dz_buf_free(&shares);
}

/** source, target, sure, 1-1, cost, evidence, lines of the source, lines of the target, and with --explain why */
static void write_tsv(const dz_report *report, dz_sink *sink)
{
    dz_bead_list list = dz_pair_beads(report->pair);

    for (size_t b = 0; b < list.n; b++) {
        const dz_bead *bead = &list.at[b];

        put_field(sink, report, b, DZ_SOURCE);
        dz_put_text(sink, "\t");
        put_field(sink, report, b, DZ_TARGET);
        dz_put_format(sink, "\t%u\t%u-%u\t%.2f\t", bead->sure, bead->n[0], bead->n[1], (double)bead->cost);
        dz_put_evidence(sink, bead->evidence, ",");
        for (int side = 0; side < 2; side++) {
            dz_put_text(sink, "\t");
            put_lines(sink, report, b, side);
        }
        if (report->explain)
            put_why(sink, report, b);
        dz_put_text(sink, "\n");
    }
}

const dz_writer dz_align_beads = {"beads", DZ_FOR_ALIGN, write_beads};
const dz_writer dz_align_tsv = {"tsv", DZ_FOR_ALIGN, write_tsv};
