/* sarif.c — findings as a log that code hosts and editors read, SARIF 2.1.0. Floor report.
 *
 * One run; a result a line. Columns and offsets count UTF-16 code units of the file
 * as it was decoded, bytes those of the file. Dismissed findings are there, marked.
 */
#include "check/place.h"
#include "report/sarif.h"

#include <string.h>

#include "read/utf16.h"
#include "report/json.h"
#include "report/writers.h"

typedef struct log {
    const dz_report *report;
    dz_sink         *sink;
    dz_utf16         units[2];
    bool             zh;
} log;

static void put_name(dz_sink *sink, const dz_document *doc)
{
    const char *name = dz_document_name(doc);

    dz_sarif_uri(sink, (dz_str){name, strlen(name)});
}

static void put_artifact_location(const log *l, int side)
{
    dz_put_text(l->sink, "\"artifactLocation\":{\"uri\":\"");
    put_name(l->sink, dz_pair_document(l->report->pair, side));
    dz_put_format(l->sink, "\",\"index\":%d}", side);
}

/** A span as a region of the file; an empty one is what was left out of the text there, if anything. */
static void put_region(const log *l, int side, dz_span span)
{
    const dz_document *doc = dz_pair_document(l->report->pair, side);
    const dz_utf16    *units = &l->units[side];
    dz_utf16_place     from = (span.len ? dz_utf16_at : dz_utf16_end)(units, span.at);
    dz_utf16_place     to = (span.len ? dz_utf16_end : dz_utf16_at)(units, dz_span_end(span));
    size_t             byte, end;

    dz_document_extent(doc, span, &byte, &end);
    dz_put_format(l->sink,
                  "\"region\":{\"startLine\":%zu,\"startColumn\":%zu,\"endLine\":%zu,\"endColumn\":%zu,"
                  "\"charOffset\":%zu,\"charLength\":%zu,\"byteOffset\":%zu,\"byteLength\":%zu",
                  from.line, from.column, to.line, to.column, from.offset, to.offset - from.offset, byte, end - byte);
    if (span.len) {
        dz_put_text(l->sink, ",\"snippet\":{\"text\":");
        dz_json_str(l->sink, dz_document_slice(doc, span));
        dz_put_text(l->sink, "}");
    }
    dz_put_text(l->sink, "}");
}

/** Where a file that has no lines, or has a name for it, has a span. */
static void put_logical(const log *l, const dz_document *doc, uint32_t at)
{
    dz_buf spot = {0};

    dz_say_spot(&spot, doc, at, l->report->tongue);
    dz_put_text(l->sink, ",\"logicalLocations\":[{\"fullyQualifiedName\":");
    dz_json_str(l->sink, dz_buf_all(&spot));
    dz_put_text(l->sink, "}]");
    if (!dz_buf_ok(&spot))
        dz_sink_no_memory(l->sink);
    dz_buf_free(&spot);
}

/** A location; 'id' from 1 and 'says': one of relatedLocations. */
static void put_location(const log *l, int side, dz_span span, size_t id, const char *says)
{
    const dz_document *doc = dz_pair_document(l->report->pair, side);

    dz_put_text(l->sink, "{");
    if (id)
        dz_put_format(l->sink, "\"id\":%zu,", id);
    dz_put_text(l->sink, "\"physicalLocation\":{");
    put_artifact_location(l, side);
    if (dz_document_has_lines(doc)) {
        dz_put_text(l->sink, ",");
        put_region(l, side, span);
    }
    dz_put_text(l->sink, "}");
    if (dz_has_spot(doc, span.at))
        put_logical(l, doc, span.at);
    if (says)
        dz_put_format(l->sink, ",\"message\":{\"text\":\"%s\"}", says);
    dz_put_text(l->sink, "}");
}

static size_t index_of(const log *l, const dz_rule *rule)
{
    dz_rule_list list = dz_rule_set_all(l->report->rule_set);
    size_t       i = 0;

    while (i < list.n && list.at[i] != rule)
        i++;
    return i;
}

/** The other side, other places like it, and where the copies of a repeat differ. */
static void put_related(const log *l, const dz_finding *f)
{
    int    lead = dz_finding_lead(f), other = !lead;
    size_t id = 0;

    dz_put_text(l->sink, ",\"relatedLocations\":[");
    if (f->on[other])
        put_location(l, other, f->span[other], ++id, other == DZ_SOURCE ? (l->zh ? "原文" : "the source") : l->zh ? "译文" : "the target");
    for (size_t i = 0; i < f->related.n; i++) {
        dz_put_text(l->sink, id ? "," : "");
        put_location(l, lead, f->related.at[i], ++id, l->zh ? "另见" : "here too");
    }
    for (size_t i = 0; i < f->differences.n; i++)
        for (int k = 0; k < 2; k++) {
            dz_put_text(l->sink, id ? "," : "");
            put_location(l, lead, f->differences.at[i].span[k], ++id, l->zh ? "此处不同" : "this differs");
        }
    dz_put_text(l->sink, "]");
}

static void put_suppressions(const log *l, const dz_dismissal *dismissed)
{
    dz_put_text(l->sink, ",\"suppressions\":[");
    if (dismissed) {
        dz_put_format(l->sink, "{\"kind\":\"%s\",\"justification\":", dismissed->by == DZ_BY_NOTE ? "inSource" : "external");
        dz_json_str(l->sink, dismissed->reason);
        dz_put_text(l->sink, "}");
    }
    dz_put_text(l->sink, "]");
}

static bool is_in_baseline(const dz_finding *f) { return f->dismissed && f->dismissed->by == DZ_BY_BASELINE; }

static void put_result(const log *l, const dz_finding *f)
{
    int lead = dz_finding_lead(f);

    dz_put_format(l->sink, "{\"ruleId\":\"%s\",\"ruleIndex\":%zu,\"level\":\"%s\",\"message\":{\"text\":", f->rule->id, index_of(l, f->rule),
                  dz_sarif_level(f->severity));
    dz_json_str(l->sink, f->message[l->report->tongue]);
    dz_put_text(l->sink, "},\"locations\":[");
    put_location(l, lead, f->span[lead], 0, NULL);
    dz_put_text(l->sink, "]");
    put_related(l, f);
    dz_put_format(l->sink, ",\"partialFingerprints\":{\"duizhao/v1\":\"%016llx\"}", (unsigned long long)f->fingerprint);
    put_suppressions(l, f->dismissed);
    if (l->report->baseline)
        dz_put_format(l->sink, ",\"baselineState\":\"%s\"", is_in_baseline(f) ? "unchanged" : "new");
    dz_put_format(l->sink, ",\"properties\":{\"severity\":\"%s\"}}", dz_severity_name(f->severity));
}

/** An entry of the baseline that is found no more. Its place is not known; the baseline keeps none. */
static void put_absent(const log *l, const dz_dismissal *entry)
{
    dz_put_text(l->sink, "{\"ruleId\":");
    dz_json_str(l->sink, entry->rule);
    dz_put_format(l->sink, ",\"kind\":\"pass\",\"level\":\"none\",\"message\":{\"text\":\"%s\"}", l->zh ? "基线中有此条，现已不再发现" : "in the baseline, found no more");
    dz_put_format(l->sink, ",\"partialFingerprints\":{\"duizhao/v1\":\"%016llx\"},\"baselineState\":\"absent\"}", (unsigned long long)entry->fingerprint);
}

/** What no rule could examine: the run says so itself. */
static void put_invocation(const log *l)
{
    dz_unexamined_list list = dz_findings_unexamined(l->report->findings);

    dz_put_format(l->sink, "\"invocations\":[{\"executionSuccessful\":%s,\"toolExecutionNotifications\":[", list.n ? "false" : "true");
    for (size_t i = 0; i < list.n; i++) {
        const dz_unexamined *gap = &list.at[i];

        dz_put_format(l->sink, "%s\n{\"level\":\"error\",\"associatedRule\":{\"id\":\"%s\",\"index\":%zu},\"message\":{\"text\":\"%s%s\"},\"locations\":[",
                      i ? "," : "", gap->rule->id, index_of(l, gap->rule),
                      l->zh ? "未检查：此规则在此处步骤过多" : "not examined: this rule takes too many steps here",
                      !gap->rest ? "" : l->zh ? "，其后各处也未检查" : ", and was not tried behind it");
        put_location(l, gap->side, gap->span, 0, NULL);
        dz_put_text(l->sink, "]}");
    }
    dz_put_text(l->sink, "]}]");
}

static void put_artifacts(const log *l)
{
    dz_put_text(l->sink, "\"artifacts\":[");
    for (int side = 0; side < dz_pair_sides(l->report->pair); side++) {
        const dz_document *doc = dz_pair_document(l->report->pair, side);

        dz_put_format(l->sink, "%s\n{\"location\":{\"uri\":\"", side ? "," : "");
        put_name(l->sink, doc);
        dz_put_format(l->sink, "\",\"index\":%d},\"length\":%zu,\"encoding\":\"%s\",\"hashes\":{\"sha-256\":\"%s\"},\"properties\":{\"language\":\"%s\"}}",
                      side, dz_document_size(doc), dz_document_encoding(doc), dz_document_sha256(doc), dz_lang_tag(dz_document_lang(doc)));
    }
    dz_put_text(l->sink, "]");
}

static void put_log(const log *l)
{
    dz_finding_list list = dz_findings_all(l->report->findings);

    dz_put_text(l->sink, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n");
    dz_sarif_tool(l->report, l->sink);
    dz_put_format(l->sink, ",\n\"columnKind\":\"utf16CodeUnits\",\"newlineSequences\":[\"\\r\\n\",\"\\n\",\"\\r\"],\"language\":\"%s\",\n", l->zh ? "zh" : "en");
    put_artifacts(l);
    dz_put_text(l->sink, ",\n");
    put_invocation(l);
    dz_put_text(l->sink, ",\n\"results\":[");
    for (size_t i = 0; i < list.n; i++) {
        dz_put_text(l->sink, i ? ",\n" : "\n");
        put_result(l, &list.at[i]);
    }
    for (size_t i = 0; i < l->report->stale.n; i++) {
        dz_put_text(l->sink, list.n + i ? ",\n" : "\n");
        put_absent(l, &l->report->stale.at[i]);
    }
    dz_put_text(l->sink, "]}]}\n");
}

static void write_check(const dz_report *report, dz_sink *sink)
{
    log  l = {.report = report, .sink = sink, .zh = report->tongue == DZ_IN_CHINESE};
    bool whole = true;

    for (int side = 0; side < dz_pair_sides(report->pair) && whole; side++)
        whole = dz_utf16_open(&l.units[side], dz_pair_document(report->pair, side));
    if (whole)
        put_log(&l);
    else
        dz_sink_no_memory(sink);
    for (int side = 0; side < 2; side++)
        dz_utf16_close(&l.units[side]);
}

const dz_writer dz_check_sarif = {"sarif", DZ_FOR_CHECK, write_check};
