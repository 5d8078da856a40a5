/* text.c — reports for people at a terminal. Floor report. */
#include <string.h>

#include "check/place.h"
#include "report/ledger.h"
#include "report/quote.h"
#include "report/terms.h"
#include "report/words.h"
#include "report/writers.h"
#include "text/utf8.h"

static void put_buf(dz_sink *sink, dz_buf *buf)
{
    if (!dz_buf_ok(buf))
        dz_sink_no_memory(sink);
    dz_put(sink, dz_buf_all(buf));
    dz_buf_free(buf);
}

static void put_shown(dz_sink *sink, dz_str text)
{
    dz_buf buf = {0};

    dz_show(&buf, text);
    put_buf(sink, &buf);
}

static void color(const dz_report *report, dz_sink *sink, const char *code)
{
    if (report->color)
        dz_put_format(sink, "\033[%sm", code);
}

/* ---- check ---- */

static const char *severity_color(dz_severity severity)
{
    static const char *const codes[] = {"36", "33", "35", "1;31"};

    return codes[severity];
}

/** The segment that holds a span, or the span itself where none does. */
static dz_span segment_around(const dz_report *report, dz_span span, int side)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(report->pair, side));
    size_t          low = 0, high = list.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (list.at[middle].span.at <= span.at)
            low = middle + 1;
        else
            high = middle;
    }
    return low && dz_span_end(list.at[low - 1].span) >= dz_span_end(span) ? list.at[low - 1].span : span;
}

/** The text around a finding on one side: its segments, or itself. */
static dz_span context_of(const dz_report *report, const dz_finding *finding, int side)
{
    dz_span all;

    if (finding->bead == DZ_NO_BEAD || finding->related.n)
        return segment_around(report, finding->span[side], side);
    all = dz_pair_span(report->pair, finding->bead, side);
    if (all.at > finding->span[side].at || dz_span_end(all) < dz_span_end(finding->span[side]))
        return segment_around(report, finding->span[side], side); /* its answer stands in the next bead, or has moved */
    return all;
}

static void put_marks(const dz_report *report, dz_sink *sink, size_t indent, const dz_quote *quote, char mark)
{
    for (size_t i = 0; i < indent + quote->from; i++)
        dz_put_text(sink, " ");
    color(report, sink, "1;31");
    for (size_t i = 0; i < (quote->marked ? quote->marked : 1); i++)
        dz_put(sink, (dz_str){&mark, 1});
    color(report, sink, "0");
    dz_put_text(sink, "\n");
}

/** "  zh 7:23  …总投资4.2亿元，其中…" and marks below. */
static void put_side(const dz_report *report, dz_sink *sink, const dz_finding *finding, int side)
{
    const dz_document *doc = dz_pair_document(report->pair, side);
    dz_span            context = context_of(report, finding, side);
    dz_buf             head = {0};
    dz_quote           quote;
    size_t             indent;

    if (context.len == 0)
        return;
    dz_buf_format(&head, "    %.2s ", dz_lang_tag(dz_document_lang(doc)));
    dz_say_place(&head, doc, finding->span[side].at, report->tongue);
    dz_buf_text(&head, "  ");
    indent = dz_columns(dz_buf_all(&head));
    dz_quote_make(&quote, doc, context, finding->span[side], dz_report_columns(report) - indent - 2);
    dz_put(sink, dz_buf_all(&head));
    dz_put(sink, dz_buf_all(&quote.text));
    dz_put_text(sink, "\n");
    if (finding->span[side].len < context.len)
        put_marks(report, sink, indent, &quote, finding->span[side].len ? '^' : '>');
    if (!dz_buf_ok(&quote.text) || !dz_buf_ok(&head))
        dz_sink_no_memory(sink);
    dz_quote_free(&quote);
    dz_buf_free(&head);
}

/** "    37:45 'are focusing on' / 143:45 'strive to'": where the copies of a passage do not agree. */
static void put_differences(const dz_report *report, dz_sink *sink, const dz_finding *finding)
{
    const dz_document *doc = dz_pair_document(report->pair, dz_finding_lead(finding));
    size_t             room = dz_report_columns(report) / 2;

    for (size_t i = 0; i < finding->differences.n; i++) {
        const dz_difference *d = &finding->differences.at[i];

        for (int s = 0; s < 2; s++) {
            dz_quote quote;

            dz_quote_make(&quote, doc, d->span[s], d->span[s], room);
            dz_put_text(sink, s ? " / " : "    ");
            dz_put_place(sink, doc, d->span[s].at, report->tongue);
            dz_put_text(sink, " '");
            dz_put(sink, dz_buf_all(&quote.text));
            dz_put_text(sink, "'");
            if (!dz_buf_ok(&quote.text))
                dz_sink_no_memory(sink);
            dz_quote_free(&quote);
        }
        dz_put_text(sink, "\n");
    }
}

static void put_finding(const dz_report *report, dz_sink *sink, const dz_finding *finding)
{
    int                lead = dz_finding_lead(finding);
    const dz_document *doc = dz_pair_document(report->pair, lead);

    color(report, sink, "1");
    dz_put_format(sink, "%s:", dz_document_name(doc));
    dz_put_place(sink, doc, finding->span[lead].at, report->tongue);
    dz_put_text(sink, ": ");
    color(report, sink, "0");
    color(report, sink, severity_color(finding->severity));
    dz_put_format(sink, "%s: ", dz_severity_word(finding->severity, report->tongue));
    color(report, sink, "0");
    put_shown(sink, finding->message[report->tongue]);
    dz_put_format(sink, " [%s]\n", finding->rule->id);
    for (int side = 0; side < 2; side++)
        if (finding->on[side])
            put_side(report, sink, finding, side);
    put_differences(report, sink, finding);
}

/* ---- what does not count, and what nobody knows ---- */

static void put_gaps(const dz_report *report, dz_sink *sink)
{
    dz_unexamined_list list = dz_findings_unexamined(report->findings);
    bool               zh = report->tongue == DZ_IN_CHINESE;

    for (size_t i = 0; i < list.n; i++) {
        const dz_document *doc = dz_pair_document(report->pair, list.at[i].side);

        dz_put_format(sink, "%s:", dz_document_name(doc));
        dz_put_place(sink, doc, list.at[i].span.at, report->tongue);
        dz_put_text(sink, ": ");
        dz_put_text(sink, zh ? "未检查：此规则在此处步骤过多" : "not examined: this rule takes too many steps here");
        if (list.at[i].rest)
            dz_put_text(sink, zh ? "，其后各处也未检查" : ", and was not tried behind it");
        dz_put_format(sink, " [%s]\n%s", list.at[i].rule->id, i + 1 < list.n ? "" : "\n");
    }
}

/** "3 findings are dismissed" and the entries of the baseline that are found no more. */
static void put_dismissed(const dz_report *report, dz_sink *sink)
{
    size_t n = dz_findings_dismissed(report->findings), stale = report->stale.n;
    bool   zh = report->tongue == DZ_IN_CHINESE;

    if (n)
        dz_put_format(sink, zh ? "%zu处已在基线中，不计\n" : n == 1 ? "%zu finding is in the baseline\n" : "%zu findings are in the baseline\n", n);
    if (stale)
        dz_put_format(sink,
                      zh           ? "基线中%zu条已不再出现：\n"
                      : stale == 1 ? "%zu entry of the baseline is found no more:\n"
                                   : "%zu entries of the baseline are found no more:\n",
                      stale);
    for (size_t i = 0; i < stale; i++) {
        const dz_dismissal *entry = &report->stale.at[i];

        dz_put_format(sink, "    %016llx %s%s", (unsigned long long)entry->fingerprint, entry->rule.at, entry->reason.len ? "  " : "");
        put_shown(sink, entry->reason);
        dz_put_text(sink, "\n");
    }
}

/** What follows of it all: nothing passes of which not all is known. */
static const char *judge(const dz_report *report, bool failing)
{
    bool zh = report->tongue == DZ_IN_CHINESE;

    if (failing)
        return zh ? "：待改\n" : ": not ready\n";
    if (dz_findings_unexamined(report->findings).n)
        return zh ? "：未全部检查\n" : ": not examined in full\n";
    return zh ? "：通过\n" : ": passes\n";
}

/** "2 critical, 1 major: not ready" */
static void put_verdict(const dz_report *report, dz_sink *sink)
{
    bool        zh = report->tongue == DZ_IN_CHINESE;
    size_t      failing = 0;
    const char *comma = "";

    for (int s = DZ_CRITICAL; s >= DZ_NOTE; s--) {
        size_t      n = dz_findings_count(report->findings, (dz_severity)s);
        const char *word = dz_severity_word((dz_severity)s, report->tongue);

        if (n == 0)
            continue;
        if (!report->no_gate && s >= (int)report->fail_on)
            failing += n;
        dz_put_text(sink, comma);
        if (zh)
            dz_put_format(sink, "%s %zu", word, n);
        else
            dz_put_format(sink, "%zu %s", n, word);
        comma = zh ? "，" : ", ";
    }
    if (!*comma)
        dz_put_text(sink, zh ? "没有发现问题" : "no findings");
    color(report, sink, failing || dz_findings_unexamined(report->findings).n ? "1;31" : "1;32");
    dz_put_text(sink, judge(report, failing > 0));
    color(report, sink, "0");
}

/** What was looked at: "38 of 40 sentences are paired, 71 of 74 figures agree" */
static void put_extent(const dz_report *report, dz_sink *sink)
{
    dz_bead_list  beads = dz_pair_beads(report->pair);
    dz_move_list  moves = dz_pair_moves(report->pair);
    dz_entry_list entries = dz_ledger_all(report->ledger);
    size_t        paired = 0, all = 0, agreed = 0, figures = 0;
    bool          zh = report->tongue == DZ_IN_CHINESE;

    for (size_t b = 0; b < beads.n; b++) {
        all += beads.at[b].n[DZ_SOURCE];
        paired += beads.at[b].n[DZ_TARGET] ? beads.at[b].n[DZ_SOURCE] : 0u;
    }
    for (size_t i = 0; i < moves.n; i++)
        paired += moves.at[i].n[DZ_SOURCE];
    for (size_t i = 0; i < entries.n; i++) {
        figures += entries.at[i].figure[DZ_SOURCE] != DZ_NO_FIGURE;
        agreed += dz_relation_agrees((dz_relation)entries.at[i].relation) ||
                  (entries.at[i].excused && entries.at[i].figure[DZ_SOURCE] != DZ_NO_FIGURE);
    }
    if (dz_report_unrelated(report))
        dz_put_format(sink, zh ? "原文%zu个句段及其中%zu个数字均未逐个对照\n" : "%zu segments of the source and their %zu figures were not compared one by one\n",
                      all, figures);
    else if (zh)
        dz_put_format(sink, "原文%zu个句段，已对齐%zu个；原文%zu个数字，一致%zu个\n", all, paired, figures, agreed);
    else
        dz_put_format(sink, "%zu of %zu segments of the source are paired, %zu of its %zu figures agree\n", paired, all,
                      agreed, figures);
}

static void write_check(const dz_report *report, dz_sink *sink)
{
    dz_finding_list list = dz_findings_all(report->findings);

    for (size_t i = 0; i < list.n; i++) {
        if (list.at[i].dismissed)
            continue;
        put_finding(report, sink, &list.at[i]);
        dz_put_text(sink, "\n");
    }
    put_gaps(report, sink);
    if (report->whole_ledger)
        dz_put_ledger(report, sink);
    put_verdict(report, sink);
    put_dismissed(report, sink);
    if (dz_pair_sides(report->pair) == 2)
        put_extent(report, sink);
}

/* ---- segment, extract ---- */

static void put_file(const dz_report *report, dz_sink *sink)
{
    if (report->many)
        dz_put_format(sink, "%s:", dz_document_name(dz_pair_document(report->pair, DZ_SOURCE)));
}

static void write_segments(const dz_report *report, dz_sink *sink)
{
    const dz_document *doc = dz_pair_document(report->pair, DZ_SOURCE);
    dz_segment_list    list = dz_segments_all(dz_pair_segments(report->pair, DZ_SOURCE));

    for (size_t i = 0; i < list.n; i++) {
        put_file(report, sink);
        dz_put_place(sink, doc, list.at[i].span.at, report->tongue);
        dz_put_format(sink, "\t%s\t", dz_segment_kind_name((dz_segment_kind)list.at[i].kind));
        put_shown(sink, dz_document_slice(doc, list.at[i].span));
        dz_put_text(sink, "\n");
    }
}

static void write_figure(const dz_report *report, dz_sink *sink, const dz_figure *f)
{
    const dz_document *doc = dz_pair_document(report->pair, DZ_SOURCE);
    const char        *unit = dz_figure_unit(f), *bound = dz_bound_name((dz_bound)f->bound);
    char               value[DZ_FIGURE_VALUE_ROOM];

    dz_figure_value(dz_pair_figures(report->pair, DZ_SOURCE), f, value, sizeof value);
    put_file(report, sink);
    dz_put_place(sink, doc, f->span.at, report->tongue);
    dz_put_format(sink, "\t%s\t%s%s%s%s%s\t", dz_figure_kind_name((dz_figure_kind)f->kind),
                  bound ? bound : "", bound ? " " : "", value, unit ? " " : "", unit ? unit : "");
    put_shown(sink, dz_document_slice(doc, f->span));
    dz_put_text(sink, "\n");
}

static void write_name(const dz_report *report, dz_sink *sink, const dz_name *name)
{
    const dz_document *doc = dz_pair_document(report->pair, DZ_SOURCE);
    char               reading[DZ_READING_ROOM];

    dz_name_reading(dz_pair_names(report->pair, DZ_SOURCE), name, reading, sizeof reading);
    put_file(report, sink);
    dz_put_place(sink, doc, name->span.at, report->tongue);
    dz_put_format(sink, "\t%s\t%s\t", dz_name_kind_name((dz_name_kind)name->kind), reading);
    put_shown(sink, dz_document_slice(doc, name->span));
    dz_put_text(sink, "\n");
}

/** Figures and names, in the order of the text. */
static void write_found(const dz_report *report, dz_sink *sink)
{
    dz_figure_list list = dz_figures_all(dz_pair_figures(report->pair, DZ_SOURCE));
    dz_name_list   names = dz_names_all(dz_pair_names(report->pair, DZ_SOURCE));

    for (size_t i = 0, k = 0; i < list.n || k < names.n;)
        if (k == names.n || (i < list.n && list.at[i].span.at <= names.at[k].span.at))
            write_figure(report, sink, &list.at[i++]);
        else
            write_name(report, sink, &names.at[k++]);
}

static void write_extract(const dz_report *report, dz_sink *sink) { (report->proposals ? dz_put_terms : write_found)(report, sink); }

const dz_writer dz_check_text = {"text", DZ_FOR_CHECK, write_check};
const dz_writer dz_segment_text = {"text", DZ_FOR_SEGMENT, write_segments};
const dz_writer dz_extract_text = {"text", DZ_FOR_EXTRACT, write_extract};
