/* github.c — findings as annotations of GitHub Actions. Floor report.
 *
 * Workflow commands: "::error file=a.txt,line=3,col=7,endLine=3,title=figures.value::message".
 * A message is one line; what ends one or begins the next part is escaped by %XX.
 */
#include <string.h>

#include "check/place.h"
#include "report/quote.h"
#include "report/words.h"
#include "report/writers.h"

void dz_github_text(dz_sink *sink, dz_str text, bool property)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];

        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
            dz_put_format(sink, "%%%02X", (unsigned)(unsigned char)c);
        else
            dz_put(sink, (dz_str){&text.at[i], 1});
    }
}

static void put_value(dz_sink *sink, const char *name) { dz_github_text(sink, (dz_str){name, strlen(name)}, true); }

/** Text in the message, with nothing in it that a terminal or a log would obey. */
static void put_shown(dz_sink *sink, dz_str text)
{
    dz_buf shown = {0};

    dz_show(&shown, text);
    if (!dz_buf_ok(&shown))
        dz_sink_no_memory(sink);
    dz_github_text(sink, dz_buf_all(&shown), false);
    dz_buf_free(&shown);
}

const char *dz_github_level(dz_severity severity)
{
    static const char *const levels[] = {"notice", "warning", "error", "error"};

    return levels[severity];
}

static void put_spot(dz_sink *sink, const dz_document *doc, uint32_t at, dz_tongue tongue)
{
    dz_buf spot = {0};

    dz_say_spot(&spot, doc, at, tongue);
    if (!dz_buf_ok(&spot))
        dz_sink_no_memory(sink);
    dz_github_text(sink, dz_buf_all(&spot), false);
    dz_buf_free(&spot);
}

/** "::error file=…,line=…,col=…,endLine=…,title=…::" */
static void put_head(dz_sink *sink, const char *level, const dz_document *doc, dz_span span, const char *title, dz_tongue tongue)
{
    dz_place from = dz_document_place(doc, span.at), to = dz_document_place(doc, dz_span_end(span));

    dz_put_format(sink, "::%s file=", level);
    put_value(sink, dz_document_name(doc));
    if (dz_document_has_lines(doc))
        dz_put_format(sink, ",line=%zu,col=%zu,endLine=%zu", from.line, from.column, to.line);
    dz_put_text(sink, ",title=");
    put_value(sink, title);
    dz_put_text(sink, "::");
    if (!dz_has_spot(doc, span.at))
        return;
    put_spot(sink, doc, span.at, tongue);
    dz_put_text(sink, ": ");
}

/** A line of the message: another place of the finding, and what stands there. */
static void put_place(dz_sink *sink, const dz_document *doc, dz_span span, dz_tongue tongue)
{
    const char *name = dz_document_name(doc);
    dz_buf      place = {0};

    dz_put_text(sink, "%0A");
    dz_github_text(sink, (dz_str){name, strlen(name)}, false);
    dz_buf_byte(&place, ':');
    dz_say_place(&place, doc, span.at, tongue);
    dz_github_text(sink, dz_buf_all(&place), false);
    if (!dz_buf_ok(&place))
        dz_sink_no_memory(sink);
    dz_buf_free(&place);
    dz_put_text(sink, span.len ? ": " : "");
    put_shown(sink, dz_document_slice(doc, span));
}

static void put_finding(const dz_report *report, dz_sink *sink, const dz_finding *finding)
{
    int                lead = dz_finding_lead(finding), other = !lead;
    const dz_document *doc = dz_pair_document(report->pair, lead);

    put_head(sink, dz_github_level(finding->severity), doc, finding->span[lead], finding->rule->id, report->tongue);
    put_shown(sink, finding->message[report->tongue]);
    if (finding->on[other])
        put_place(sink, dz_pair_document(report->pair, other), finding->span[other], report->tongue);
    for (size_t i = 0; i < finding->related.n; i++)
        put_place(sink, doc, finding->related.at[i], report->tongue);
    dz_put_text(sink, "\n");
}

/** What is not known stops as an error does. */
static void put_gaps(const dz_report *report, dz_sink *sink)
{
    dz_unexamined_list list = dz_findings_unexamined(report->findings);
    bool               zh = report->tongue == DZ_IN_CHINESE;

    for (size_t i = 0; i < list.n; i++) {
        put_head(sink, "error", dz_pair_document(report->pair, list.at[i].side), list.at[i].span, list.at[i].rule->id, report->tongue);
        dz_put_text(sink, zh ? "未检查：此规则在此处步骤过多" : "not examined: this rule takes too many steps here");
        if (list.at[i].rest)
            dz_put_text(sink, zh ? "，其后各处也未检查" : ", and was not tried behind it");
        dz_put_text(sink, "\n");
    }
}

static void put_dismissed(const dz_report *report, dz_sink *sink)
{
    size_t n = dz_findings_dismissed(report->findings);

    if (n == 0)
        return;
    dz_put_text(sink, "::notice title=duizhao::");
    dz_put_format(sink,
                  report->tongue == DZ_IN_CHINESE ? "%zu处已在基线中，不计\n"
                  : n == 1                        ? "%zu finding is in the baseline\n"
                                                  : "%zu findings are in the baseline\n",
                  n);
}

static void write_check(const dz_report *report, dz_sink *sink)
{
    dz_finding_list list = dz_findings_all(report->findings);

    for (size_t i = 0; i < list.n; i++)
        if (!list.at[i].dismissed)
            put_finding(report, sink, &list.at[i]);
    put_gaps(report, sink);
    put_dismissed(report, sink);
}

const dz_writer dz_check_github = {"github", DZ_FOR_CHECK, write_check};
