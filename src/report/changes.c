/* changes.c — what made one version of a text another. Floor report. */
#include <string.h>

#include "report/json.h"
#include "report/quote.h"
#include "report/writers.h"

enum { CONTEXT = 80 }; /* columns, half of them before and half behind a change */

/** What may differ beyond words, in the order of the bits of dz_difference_flag. */
static const char *const of_words[][DZ_TONGUES] = {{"figure", "数字"}, {"name", "专名"}, {"negation", "否定"}};

enum { OF_WORDS = sizeof of_words / sizeof *of_words };

static const dz_document *document_of(const dz_changes *changes, int side)
{
    return dz_segments_document(dz_figures_segments(dz_changes_figures(changes, side)));
}

/* ---- JSON ---- */

static void put_of(dz_sink *sink, const dz_change *change)
{
    const char *before = ",\"of\":[";

    for (size_t i = 0; i < OF_WORDS; i++)
        if (change->flags >> i & 1) {
            dz_put_format(sink, "%s\"%s\"", before, of_words[i][DZ_IN_ENGLISH]);
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

static void write_jsonl(const dz_report *report, dz_sink *sink)
{
    dz_change_list list = dz_changes_all(report->changes);

    for (size_t i = 0; i < list.n; i++) {
        dz_json_change(sink, report->changes, &list.at[i], true);
        dz_put_text(sink, "\n");
    }
}

/* ---- for people ---- */

static const char *kind_word(int kind, dz_tongue tongue)
{
    static const char *const chinese[DZ_CHANGE_KINDS] = {"改动", "增加", "删除", "移动", "写法"};

    return tongue == DZ_IN_CHINESE ? chinese[kind] : dz_change_kind_name((dz_change_kind)kind);
}

/** The segments that a span stands in, from the start of the first to the end of the last. */
static dz_span around(const dz_figures *figures, dz_span span)
{
    dz_segment_list list = dz_segments_all(dz_figures_segments(figures));
    size_t          low = 0, high = list.n;
    uint32_t        from = span.at, end = dz_span_end(span);

    while (low < high) { /* the first segment that ends behind the start of the span */
        size_t middle = low + (high - low) / 2;

        if (dz_span_end(list.at[middle].span) <= span.at)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < list.n && list.at[low].span.at < from)
        from = list.at[low].span.at;
    while (low < list.n && dz_span_end(list.at[low].span) < end)
        low++;
    if (low < list.n && list.at[low].span.at <= end)
        end = dz_span_end(list.at[low].span);
    return (dz_span){from, end - from};
}

static void put_quote(dz_sink *sink, const dz_document *doc, dz_span context, dz_span mark)
{
    dz_quote quote;

    dz_quote_make(&quote, doc, context, mark, CONTEXT);
    if (!dz_buf_ok(&quote.text))
        dz_sink_no_memory(sink);
    dz_put(sink, dz_buf_all(&quote.text));
    dz_quote_free(&quote);
}

static void put_shown(dz_sink *sink, dz_str text)
{
    dz_buf shown = {0};

    dz_show(&shown, text);
    if (!dz_buf_ok(&shown))
        dz_sink_no_memory(sink);
    dz_put(sink, dz_buf_all(&shown));
    dz_buf_free(&shown);
}

/** [-old-] or {+new+}. */
static void put_side(const dz_report *report, dz_sink *sink, const dz_change *change, int side)
{
    if (change->span[side].len == 0)
        return;
    if (report->color)
        dz_put_text(sink, side ? "\x1b[32m" : "\x1b[31m");
    dz_put_text(sink, side ? "{+" : "[-");
    put_shown(sink, dz_document_slice(document_of(report->changes, side), change->span[side]));
    dz_put_text(sink, side ? "+}" : "-]");
    if (report->color)
        dz_put_text(sink, "\x1b[0m");
}

/** The words, in the sentence of the old text; what was put in, in that of the new one. */
static void put_words(const dz_report *report, dz_sink *sink, const dz_change *change)
{
    int                side = change->span[0].len == 0;
    const dz_document *doc = document_of(report->changes, side);
    dz_span            span = change->span[side], whole = around(dz_changes_figures(report->changes, side), span);
    uint32_t           end = dz_span_end(span);

    dz_put_text(sink, "  ");
    put_quote(sink, doc, (dz_span){whole.at, span.at - whole.at}, (dz_span){span.at, 0});
    put_side(report, sink, change, 0);
    put_side(report, sink, change, 1);
    put_quote(sink, doc, (dz_span){end, dz_span_end(whole) - end}, (dz_span){end, 0});
    dz_put_text(sink, "\n");
}

static void put_change(const dz_report *report, dz_sink *sink, const dz_change *change)
{
    bool        zh = report->tongue == DZ_IN_CHINESE;
    const char *before = zh ? "：" : ": ";

    for (int side = 0; side < 2; side++) {
        const dz_document *doc = document_of(report->changes, side);
        dz_place           place = dz_document_place(doc, change->span[side].at);

        put_shown(sink, (dz_str){dz_document_name(doc), strlen(dz_document_name(doc))});
        dz_put_format(sink, ":%zu:%zu: ", place.line, place.column);
    }
    dz_put_text(sink, kind_word(change->kind, report->tongue));
    for (size_t i = 0; i < OF_WORDS; i++)
        if (change->flags >> i & 1) {
            dz_put_format(sink, "%s%s", before, of_words[i][report->tongue]);
            before = zh ? "、" : ", ";
        }
    dz_put_text(sink, "\n");
    put_words(report, sink, change);
}

static void put_count(const dz_report *report, dz_sink *sink, dz_change_list list)
{
    bool        zh = report->tongue == DZ_IN_CHINESE;
    size_t      of_kind[DZ_CHANGE_KINDS] = {0};
    const char *before = zh ? "：" : ": ";

    for (size_t i = 0; i < list.n; i++)
        of_kind[list.at[i].kind]++;
    if (list.n == 0) {
        dz_put_text(sink, zh ? "没有改动\n" : "no changes\n");
        return;
    }
    if (zh)
        dz_put_format(sink, "\n共 %zu 处", list.n);
    else
        dz_put_format(sink, "\n%zu change%s", list.n, list.n == 1 ? "" : "s");
    for (int kind = 0; kind < DZ_CHANGE_KINDS; kind++)
        if (of_kind[kind]) {
            dz_put_text(sink, before);
            if (zh)
                dz_put_format(sink, "%s %zu", kind_word(kind, report->tongue), of_kind[kind]);
            else
                dz_put_format(sink, "%zu %s", of_kind[kind], kind_word(kind, report->tongue));
            before = zh ? "，" : ", ";
        }
    dz_put_text(sink, "\n");
}

static void write_text(const dz_report *report, dz_sink *sink)
{
    dz_change_list list = dz_changes_all(report->changes);

    for (size_t i = 0; i < list.n; i++)
        put_change(report, sink, &list.at[i]);
    put_count(report, sink, list);
}

const dz_writer dz_diff_text = {"text", DZ_FOR_DIFF, write_text};
const dz_writer dz_diff_jsonl = {"jsonl", DZ_FOR_DIFF, write_jsonl};
