/* sheet.c — findings as a table that a spreadsheet opens. Floor report.
 *
 * A line of tab-separated cells for each finding, a heading, and a byte order
 * mark, without which the usual program takes UTF-8 for something else.
 */
#include <string.h>

#include "check/place.h"
#include "report/quote.h"
#include "report/words.h"
#include "report/writers.h"
#include "text/utf8.h"

/** What a spreadsheet begins a formula with, and the full-width forms that some take for the same. */
static bool begins_formula(uint32_t c)
{
    return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xff1d || c == 0xff0b || c == 0xff0d || c == 0xff20;
}

/* it is judged by the first character behind white space */
bool dz_sheet_is_formula(dz_str text)
{
    uint32_t c = ' ';

    for (size_t at = 0; at < text.len && (c == ' ' || c == 0x3000);)
        c = dz_utf8_next(text.at, &at);
    return begins_formula(c);
}

void dz_sheet_cell(dz_sink *sink, dz_str text)
{
    dz_buf shown = {0};
    dz_str cell;
    bool   quoted;

    dz_show(&shown, text);
    if (!dz_buf_ok(&shown))
        dz_sink_no_memory(sink);
    cell = dz_buf_all(&shown);
    quoted = cell.len && memchr(cell.at, '"', cell.len);
    dz_put_text(sink, quoted ? "\"" : "");
    dz_put_text(sink, dz_sheet_is_formula(cell) ? "'" : "");
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.at[i] == '"')
            dz_put_text(sink, "\"");
        dz_put(sink, (dz_str){&cell.at[i], 1});
    }
    dz_put_text(sink, quoted ? "\"" : "");
    dz_buf_free(&shown);
}

static void put_word(dz_sink *sink, const char *word) { dz_sheet_cell(sink, (dz_str){word, strlen(word)}); }

/** Four cells: file, line, column, text; empty where there is no such side. */
static void put_side(dz_sink *sink, const dz_document *doc, const dz_span *span, dz_tongue tongue)
{
    dz_place place;
    dz_buf   spot = {0};

    if (!span) {
        dz_put_text(sink, "\t\t\t\t");
        return;
    }
    place = dz_document_place(doc, span->at);
    dz_put_text(sink, "\t");
    put_word(sink, dz_document_name(doc));
    if (dz_document_has_lines(doc)) {
        dz_put_format(sink, "\t%zu\t%zu\t", place.line, place.column);
    } else {
        dz_say_spot(&spot, doc, span->at, tongue);
        dz_put_text(sink, "\t");
        dz_sheet_cell(sink, dz_buf_all(&spot));
        dz_put_text(sink, "\t\t");
        if (!dz_buf_ok(&spot))
            dz_sink_no_memory(sink);
        dz_buf_free(&spot);
    }
    dz_sheet_cell(sink, dz_document_slice(doc, *span));
}

/** "12:4; 19:1": where else, in the text that the finding points at. */
static void put_related(dz_sink *sink, const dz_document *doc, dz_span_list list, dz_tongue tongue)
{
    dz_put_text(sink, "\t");
    for (size_t i = 0; i < list.n; i++) {
        dz_put_text(sink, i ? "; " : "");
        dz_put_place(sink, doc, list.at[i].at, tongue);
    }
}

static void put_suppressed(dz_sink *sink, const dz_dismissal *dismissed)
{
    dz_put_text(sink, "\t");
    if (dismissed)
        dz_put_text(sink, dismissed->by == DZ_BY_NOTE ? "inline" : "baseline");
    dz_put_text(sink, "\t");
    if (dismissed)
        dz_sheet_cell(sink, dismissed->reason);
    dz_put_text(sink, "\n");
}

static void put_finding(const dz_report *report, dz_sink *sink, const dz_finding *finding)
{
    const dz_pair *pair = report->pair;

    dz_put_format(sink, "%s\t%s\t", dz_severity_name(finding->severity), finding->rule->id);
    dz_sheet_cell(sink, finding->message[report->tongue]);
    for (int side = 0; side < 2; side++)
        put_side(sink, dz_pair_document(pair, side), finding->on[side] ? &finding->span[side] : NULL, report->tongue);
    put_related(sink, dz_pair_document(pair, dz_finding_lead(finding)), finding->related, report->tongue);
    dz_put_format(sink, "\t%016llx", (unsigned long long)finding->fingerprint);
    put_suppressed(sink, finding->dismissed);
}

/** What is not known is a line too, or the table would seem to say that all is well. */
static void put_gap(const dz_report *report, dz_sink *sink, const dz_unexamined *gap)
{
    bool zh = report->tongue == DZ_IN_CHINESE;

    dz_put_format(sink, "unexamined\t%s\t", gap->rule->id);
    dz_put_text(sink, zh ? "此规则在此处步骤过多" : "this rule takes too many steps here");
    if (gap->rest)
        dz_put_text(sink, zh ? "，其后各处也未检查" : ", and was not tried behind it");
    for (int side = 0; side < 2; side++)
        put_side(sink, dz_pair_document(report->pair, side), gap->side == side ? &gap->span : NULL, report->tongue);
    dz_put_text(sink, "\t\t\t\t\n");
}

static void write_check(const dz_report *report, dz_sink *sink)
{
    dz_finding_list    list = dz_findings_all(report->findings);
    dz_unexamined_list gaps = dz_findings_unexamined(report->findings);

    dz_put_text(sink, "\xef\xbb\xbfseverity\trule\tmessage\t"
                      "source file\tsource line\tsource column\tsource text\t"
                      "target file\ttarget line\ttarget column\ttarget text\t"
                      "related\tfingerprint\tsuppressed\treason\n");
    for (size_t i = 0; i < list.n; i++)
        put_finding(report, sink, &list.at[i]);
    for (size_t i = 0; i < gaps.n; i++)
        put_gap(report, sink, &gaps.at[i]);
}

const dz_writer dz_check_tsv = {"tsv", DZ_FOR_CHECK, write_check};
