/* json.c — JSON out, one object a line. Floor report. */
#include "report/json.h"

#include <string.h>

#include "report/line.h"
#include "report/terms.h"
#include "report/why.h"
#include "report/words.h"
#include "report/writers.h"
#include "text/utf8.h"

/** What a terminal or a reader must not meet raw: C0, C1, line separators, direction controls. */
static bool must_escape(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0x200e || c == 0x200f ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

void dz_json_str(dz_sink *sink, dz_str str)
{
    size_t from = 0;

    dz_put_text(sink, "\"");
    for (size_t at = 0; at < str.len;) {
        size_t   begin = at;
        uint32_t c = dz_utf8_next(str.at, &at);

        if (c != '"' && c != '\\' && !must_escape(c))
            continue;
        dz_put(sink, (dz_str){str.at + from, begin - from});
        if (c == '"' || c == '\\')
            dz_put_format(sink, "\\%c", (char)c);
        else if (c == '\n')
            dz_put_text(sink, "\\n");
        else
            dz_put_format(sink, "\\u%04x", (unsigned)c);
        from = at;
    }
    dz_put(sink, (dz_str){str.at + from, str.len - from});
    dz_put_text(sink, "\"");
}

void dz_json_text(dz_sink *sink, const char *text) { dz_json_str(sink, (dz_str){text, strlen(text)}); }

/** {"page":3,"paragraph":12}: what of a spot the file says. */
static void put_spot(dz_sink *sink, const dz_spot *spot)
{
    const struct {
        const char *name;
        uint32_t    n;
    } numbers[] = {{"page", spot->page}, {"footnote", spot->note}, {"paragraph", spot->paragraph},
                   {"table", spot->table}, {"row", spot->row}, {"cell", spot->cell}, {"box", spot->box}};
    const char *comma = "";

    dz_put_text(sink, ",\"spot\":{");
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].n) {
            dz_put_format(sink, "%s\"%s\":%u", comma, numbers[i].name, numbers[i].n);
            comma = ",";
        }
    if (spot->part) {
        dz_put_format(sink, "%s\"part\":", comma);
        dz_json_text(sink, spot->part);
        comma = ",";
    }
    if (spot->time) {
        dz_put_format(sink, "%s\"time\":", comma);
        dz_json_text(sink, spot->time);
        comma = ",";
    }
    if (spot->unit) {
        dz_put_format(sink, "%s\"unit\":", comma);
        dz_json_text(sink, spot->unit);
    }
    dz_put_text(sink, "}");
}

void dz_json_place(dz_sink *sink, const dz_document *doc, dz_span span, bool file)
{
    dz_place place;
    size_t   from, to;

    dz_document_extent(doc, span, &from, &to);
    if (!file) {
        dz_put_format(sink, "\"span\":[%zu,%zu]", from, to);
        return;
    }
    place = dz_document_place(doc, span.at);
    dz_put_text(sink, "\"file\":");
    dz_json_text(sink, dz_document_name(doc));
    dz_put_format(sink, ",\"line\":%zu,\"column\":%zu,\"span\":[%zu,%zu]", place.line, place.column, from, to);
    if (dz_document_spot(doc, span.at))
        put_spot(sink, dz_document_spot(doc, span.at));
    dz_put_text(sink, ",\"text\":");
    dz_json_str(sink, dz_document_slice(doc, span));
}

void dz_json_segment(dz_sink *sink, const dz_document *doc, const dz_segment *segment, bool file)
{
    dz_put_text(sink, "{");
    dz_json_place(sink, doc, segment->span, file);
    dz_put_format(sink, ",\"kind\":\"%s\"}", dz_segment_kind_name((dz_segment_kind)segment->kind));
}

void dz_json_figure(dz_sink *sink, const dz_figures *figures, const dz_figure *figure, bool file)
{
    char        value[DZ_FIGURE_VALUE_ROOM];
    const char *unit = dz_figure_unit(figure), *bound = dz_bound_name((dz_bound)figure->bound);

    dz_put_text(sink, "{");
    dz_json_place(sink, dz_segments_document(dz_figures_segments(figures)), figure->span, file);
    dz_put_format(sink, ",\"kind\":\"%s\",\"value\":", dz_figure_kind_name((dz_figure_kind)figure->kind));
    dz_figure_value(figures, figure, value, sizeof value);
    dz_json_text(sink, value);
    if (unit) {
        dz_put_text(sink, ",\"unit\":");
        dz_json_text(sink, unit);
    }
    if (bound)
        dz_put_format(sink, ",\"bound\":\"%s\"", bound);
    dz_put_text(sink, "}");
}

void dz_json_name(dz_sink *sink, const dz_names *names, const dz_name *name, bool file)
{
    char reading[DZ_READING_ROOM];

    dz_put_text(sink, "{");
    dz_json_place(sink, dz_segments_document(dz_names_segments(names)), name->span, file);
    dz_put_format(sink, ",\"kind\":\"%s\",\"readings\":[", dz_name_kind_name((dz_name_kind)name->kind));
    dz_name_reading(names, name, reading, sizeof reading);
    if (*reading)
        dz_json_text(sink, reading);
    dz_put_text(sink, "]}");
}

static void put_indexes(dz_sink *sink, const dz_bead *bead, int side)
{
    dz_put_text(sink, "[");
    for (uint32_t i = 0; i < bead->n[side]; i++)
        dz_put_format(sink, "%s%u", i ? "," : "", bead->first[side] + i);
    dz_put_text(sink, "]");
}

void dz_json_bead(dz_sink *sink, const dz_report *report, const dz_bead *bead, bool file)
{
    const dz_pair           *pair = report->pair;
    static const char *const sides[2] = {"source", "target"};
    size_t                   index = (size_t)(bead - dz_pair_beads(pair).at);

    dz_put_text(sink, "{\"source\":");
    put_indexes(sink, bead, DZ_SOURCE);
    dz_put_text(sink, ",\"target\":");
    put_indexes(sink, bead, DZ_TARGET);
    dz_put_format(sink, ",\"cost\":%.2f,\"sure\":%u,\"evidence\":[", (double)bead->cost, bead->sure);
    if (bead->evidence) {
        dz_put_text(sink, "\"");
        dz_put_evidence(sink, bead->evidence, "\",\"");
        dz_put_text(sink, "\"");
    }
    dz_put_text(sink, "]");
    for (int side = 0; file && side < 2; side++) {
        size_t first, last;

        dz_put_format(sink, ",\"%s_lines\":[", sides[side]);
        if (dz_lines_of_bead(pair, index, side, &first, &last))
            dz_put_format(sink, "%zu,%zu", first, last);
        dz_put_format(sink, "],\"%s_text\":", sides[side]);
        dz_json_str(sink, dz_document_slice(dz_pair_document(pair, side), dz_pair_span(pair, index, side)));
    }
    if (report->explain)
        dz_why_json(sink, pair, index);
    dz_put_text(sink, "}");
}

/** The copies of a repeat do not agree there: "related" is the index of the other place. */
static void put_differences(dz_sink *sink, const dz_document *doc, dz_difference_list list, bool file)
{
    static const char *const names[] = {"figure", "name", "negation"};

    dz_put_text(sink, ",\"differences\":[");
    for (size_t i = 0; i < list.n; i++) {
        const dz_difference *d = &list.at[i];
        const char          *comma = "";

        dz_put_text(sink, i ? ",{" : "{");
        dz_json_place(sink, doc, d->span[0], file);
        dz_put_format(sink, ",\"related\":%u,\"other\":{", d->place - 1);
        dz_json_place(sink, doc, d->span[1], file);
        dz_put_text(sink, "},\"of\":[");
        for (size_t k = 0; k < sizeof names / sizeof *names; k++)
            if (d->flags >> k & 1) {
                dz_put_format(sink, "%s\"%s\"", comma, names[k]);
                comma = ",";
            }
        dz_put_text(sink, "]}");
    }
    dz_put_text(sink, "]");
}

void dz_json_finding(dz_sink *sink, const dz_report *report, const dz_finding *finding, bool file)
{
    static const char *const sides[2] = {"source", "target"};
    const dz_document       *doc = dz_pair_document(report->pair, dz_finding_lead(finding));

    dz_put_format(sink, "{\"rule\":\"%s\",\"severity\":\"%s\",\"message\":", finding->rule->id,
                  dz_severity_name(finding->severity));
    dz_json_str(sink, finding->message[report->tongue]);
    for (int side = 0; side < 2; side++)
        if (finding->on[side]) {
            dz_put_format(sink, ",\"%s\":{", sides[report->target_alone ? DZ_TARGET : side]);
            dz_json_place(sink, dz_pair_document(report->pair, side), finding->span[side], file);
            dz_put_text(sink, "}");
        }
    dz_put_text(sink, ",\"related\":[");
    for (size_t i = 0; i < finding->related.n; i++) {
        dz_put_text(sink, i ? ",{" : "{");
        dz_json_place(sink, doc, finding->related.at[i], file);
        dz_put_text(sink, "}");
    }
    dz_put_text(sink, "]");
    if (finding->differences.n)
        put_differences(sink, doc, finding->differences, file);
    dz_put_format(sink, ",\"fingerprint\":\"%016llx\"", (unsigned long long)finding->fingerprint);
    if (finding->dismissed) {
        dz_put_format(sink, ",\"suppressed\":{\"by\":\"%s\",\"reason\":", finding->dismissed->by == DZ_BY_NOTE ? "inline" : "baseline");
        dz_json_str(sink, finding->dismissed->reason);
        dz_put_text(sink, "}");
    }
    dz_put_text(sink, "}");
}

void dz_json_unexamined(dz_sink *sink, const dz_report *report, const dz_unexamined *gap, bool file)
{
    static const char *const sides[2] = {"source", "target"};

    dz_put_format(sink, "{\"rule\":\"%s\",\"%s\":{", gap->rule->id, sides[report->target_alone ? DZ_TARGET : gap->side]);
    dz_json_place(sink, dz_pair_document(report->pair, gap->side), gap->span, file);
    dz_put_format(sink, "},\"rest\":%s}", gap->rest ? "true" : "false");
}

void dz_json_entry(dz_sink *sink, const dz_report *report, const dz_entry *entry, bool file)
{
    static const char *const sides[2] = {"source", "target"};

    dz_put_format(sink, "{\"bead\":%u", entry->bead);
    for (int side = 0; side < 2; side++) {
        const dz_figures *figures = dz_pair_figures(report->pair, side);

        if (entry->figure[side] == DZ_NO_FIGURE)
            continue;
        dz_put_format(sink, ",\"%s\":", sides[side]);
        dz_json_figure(sink, figures, &dz_figures_all(figures).at[entry->figure[side]], file);
    }
    dz_put_format(sink, ",\"relation\":\"%s\",\"excused\":%s}", dz_relation_name((dz_relation)entry->relation),
                  entry->excused ? "true" : "false");
}

/* ---- the writers ---- */

static void write_ledger(const dz_report *report, dz_sink *sink)
{
    dz_entry_list list = dz_ledger_all(report->ledger);

    for (size_t i = 0; i < list.n; i++) {
        dz_put_text(sink, "{\"ledger\":");
        dz_json_entry(sink, report, &list.at[i], true);
        dz_put_text(sink, "}\n");
    }
}

static void write_gaps(const dz_report *report, dz_sink *sink)
{
    dz_unexamined_list list = dz_findings_unexamined(report->findings);

    for (size_t i = 0; i < list.n; i++) {
        dz_put_text(sink, "{\"unexamined\":");
        dz_json_unexamined(sink, report, &list.at[i], true);
        dz_put_text(sink, "}\n");
    }
}

static void write_stale(const dz_report *report, dz_sink *sink)
{
    for (size_t i = 0; i < report->stale.n; i++) {
        const dz_dismissal *entry = &report->stale.at[i];

        dz_put_format(sink, "{\"stale\":{\"fingerprint\":\"%016llx\",\"rule\":\"%s\",\"reason\":",
                      (unsigned long long)entry->fingerprint, entry->rule.at);
        dz_json_str(sink, entry->reason);
        dz_put_text(sink, "}}\n");
    }
}

static void write_check(const dz_report *report, dz_sink *sink)
{
    dz_finding_list list = dz_findings_all(report->findings);

    for (size_t i = 0; i < list.n; i++) {
        dz_json_finding(sink, report, &list.at[i], true);
        dz_put_text(sink, "\n");
    }
    write_gaps(report, sink);
    write_stale(report, sink);
    if (report->whole_ledger)
        write_ledger(report, sink);
}

static void write_align(const dz_report *report, dz_sink *sink)
{
    dz_bead_list list = dz_pair_beads(report->pair);

    for (size_t i = 0; i < list.n; i++) {
        dz_json_bead(sink, report, &list.at[i], true);
        dz_put_text(sink, "\n");
    }
}

static void write_segments(const dz_report *report, dz_sink *sink)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(report->pair, DZ_SOURCE));

    for (size_t i = 0; i < list.n; i++) {
        dz_json_segment(sink, dz_pair_document(report->pair, DZ_SOURCE), &list.at[i], true);
        dz_put_text(sink, "\n");
    }
}

/** Figures and names, in the order of the text. */
static void write_found(const dz_report *report, dz_sink *sink)
{
    const dz_figures *figures = dz_pair_figures(report->pair, DZ_SOURCE);
    const dz_names   *names = dz_pair_names(report->pair, DZ_SOURCE);
    dz_figure_list    list = dz_figures_all(figures);
    dz_name_list      named = dz_names_all(names);

    for (size_t i = 0, k = 0; i < list.n || k < named.n;) {
        if (k == named.n || (i < list.n && list.at[i].span.at <= named.at[k].span.at))
            dz_json_figure(sink, figures, &list.at[i++], true);
        else
            dz_json_name(sink, names, &named.at[k++], true);
        dz_put_text(sink, "\n");
    }
}

static void write_extract(const dz_report *report, dz_sink *sink) { (report->proposals ? dz_put_terms_json : write_found)(report, sink); }

const dz_writer dz_check_jsonl = {"jsonl", DZ_FOR_CHECK, write_check};
const dz_writer dz_align_jsonl = {"jsonl", DZ_FOR_ALIGN, write_align};
const dz_writer dz_segment_jsonl = {"jsonl", DZ_FOR_SEGMENT, write_segments};
const dz_writer dz_extract_jsonl = {"jsonl", DZ_FOR_EXTRACT, write_extract};
