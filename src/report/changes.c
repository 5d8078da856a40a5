/* changes.c — what made one version of a text another, as JSON. Floor report. */
#include "report/json.h"
#include "report/writers.h"

/** What may differ beyond words, in the order of the bits of dz_difference_flag. */
static const char *const of_words[] = {"figure", "name", "negation"};

enum { OF_WORDS = sizeof of_words / sizeof *of_words };

static const dz_document *document_of(const dz_changes *changes, int side)
{
    return dz_segments_document(dz_figures_segments(dz_changes_figures(changes, side)));
}

static void put_of(dz_sink *sink, const dz_change *change)
{
    const char *before = ",\"of\":[";

    for (size_t i = 0; i < OF_WORDS; i++)
        if (change->flags >> i & 1) {
            dz_put_format(sink, "%s\"%s\"", before, of_words[i]);
            before = ",";
        }
    dz_put_text(sink, change->flags ? "]}" : "}");
}

void dz_json_change(dz_sink *sink, const dz_changes *changes, const dz_change *change, bool file)
{
    static const char *const names[] = {"old", "new"};
    const char              *kind = dz_change_kind_name((dz_change_kind)change->kind);

    dz_put_text(sink, "{");
    for (int side = 0; side < 2; side++) {
        const dz_document *doc = document_of(changes, side);
        size_t             from, to;

        dz_put_format(sink, "%s\"%s\":", side ? "," : "", names[side]);
        if (file) {
            dz_put_text(sink, "{");
            dz_json_place(sink, doc, change->span[side], true);
            dz_put_text(sink, "}");
        } else {
            dz_document_extent(doc, change->span[side], &from, &to);
            dz_put_format(sink, "[%zu,%zu]", from, to);
        }
    }
    dz_put_format(sink, ",\"kind\":\"%s\"", kind);
    put_of(sink, change);
}

static const char *const sides[] = {"old", "new"};

/** "old":{...},"new":{...}: the places of a row; of a side that has none null. */
static void put_places(dz_sink *sink, const dz_pair *pair, const dz_span span[2], const bool there[2])
{
    for (int side = 0; side < 2; side++) {
        dz_put_format(sink, "%s\"%s\":", side ? "," : "", sides[side]);
        if (!there[side]) {
            dz_put_text(sink, "null");
            continue;
        }
        dz_put_text(sink, "{");
        dz_json_place(sink, dz_pair_document(pair, side), span[side], true);
        dz_put_text(sink, "}");
    }
}

static void put_row(const dz_report *report, dz_sink *sink, const dz_compared *row)
{
    const dz_span  span[2] = {dz_changes_span(report->changes, row, 0), dz_changes_span(report->changes, row, 1)};
    const bool     there[2] = {row->beside.n[0] > 0, row->beside.n[1] > 0};
    dz_change_list list = dz_changes_all(report->changes);

    dz_put_text(sink, "{");
    put_places(sink, report->pair, span, there);
    dz_put_format(sink, ",\"kind\":\"%s\",\"changes\":[", dz_compared_name(dz_changes_kind(report->changes, row)));
    for (size_t i = 0; i < row->n; i++) {
        dz_put_text(sink, i ? "," : "");
        dz_json_change(sink, report->changes, &list.at[row->first + i], true);
    }
    dz_put_text(sink, "]}\n");
}

static void put_standing(const dz_report *report, dz_sink *sink, const dz_balance_row *row)
{
    const bool there[2] = {row->standing != DZ_STANDS_NEW, row->standing != DZ_STANDS_OLD};

    dz_put_format(sink, "{\"%s\":{", row->name ? "name" : "figure");
    for (int side = 0; side < 2; side++) {
        dz_put_format(sink, "%s\"%s\":", side ? "," : "", sides[side]);
        if (!there[side]) {
            dz_put_text(sink, "null");
        } else if (row->name) {
            dz_put_text(sink, "{");
            dz_json_place(sink, dz_pair_document(report->pair, side), row->span[side], true);
            dz_put_text(sink, "}");
        } else {
            const dz_figures *figures = dz_pair_figures(report->pair, side);

            dz_json_figure(sink, figures, &dz_figures_all(figures).at[row->figure[side]], true);
        }
    }
    dz_put_format(sink, ",\"standing\":\"%s\"}}\n", dz_standing_name((dz_standing)row->standing));
}

static void write_jsonl(const dz_report *report, dz_sink *sink)
{
    dz_compared_list rows = dz_changes_compared(report->changes);
    dz_balance_list  balance = dz_balance_all(report->balance);

    for (size_t i = 0; i < rows.n && !dz_sink_closed(sink); i++)
        put_row(report, sink, &rows.at[i]);
    for (size_t i = 0; i < balance.n; i++)
        put_standing(report, sink, &balance.at[i]);
}

const dz_writer dz_diff_jsonl = {"jsonl", DZ_FOR_DIFF, write_jsonl};
