/* html_diff.c — two versions of a text side by side, one page that asks for nothing. Floor report.
 *
 * No script: what is equal is hidden and shown by a box and the style. What one text has and the
 * other does not is struck through or underlined, so that colour is never alone.
 */
#include <string.h>

#include "duizhao/version.h"
#include "report/diff.inc"
#include "report/html.h"
#include "report/words.h"
#include "report/writers.h"

typedef struct sheet {
    const dz_report *report;
    dz_sink         *sink;
    dz_change_list   changes;
    dz_compared_list rows;
    dz_balance_list  balance;
    bool             zh; /* the words of the page are Chinese: DZ_WORD() */
} sheet;

/* ---- words ---- */

static const char *kind_word(const sheet *s, dz_compared_kind kind)
{
    static const char *const words[DZ_COMPARED_KINDS][2] = {{"equal", "相同"},       {"typographic", "写法"}, {"changed", "改动"},
                                                            {"only new", "仅新版"}, {"only old", "仅旧版"}, {"moved", "移动"}};

    return words[kind][s->zh];
}

static const char *standing_word(const sheet *s, dz_standing standing)
{
    static const char *const words[DZ_STANDINGS][2] = {{"equal", "相同"},
                                                       {"differs", "不一致"},
                                                       {"vague against exact", "一概数一确数"},
                                                       {"only in the old", "仅旧版有"},
                                                       {"only in the new", "仅新版有"}};

    return words[standing][s->zh];
}

static const char *side_word(const sheet *s, int side) { return side ? DZ_WORD(s, "New", "新版") : DZ_WORD(s, "Old", "旧版"); }

/* ---- text ---- */

static const dz_document *document(const sheet *s, int side) { return dz_pair_document(s->report->pair, side); }

static const char *lang(const sheet *s, int side) { return dz_lang_tag(dz_document_lang(document(s, side))); }

static void put_text(const sheet *s, int side, uint32_t from, uint32_t to)
{
    if (to > from)
        dz_html_text(s->sink, dz_document_slice(document(s, side), (dz_span){from, to - from}));
}

static void put_name(const sheet *s, int side)
{
    const char *name = dz_document_name(document(s, side)), *slash = strrchr(name, '/');

    name = slash && slash[1] ? slash + 1 : name;
    dz_html_value(s->sink, (dz_str){name, strlen(name)});
}

/** Text with what the other side does not have marked. */
static void put_marked(const sheet *s, const dz_compared *row, int side, dz_span span)
{
    static const char *const names[2] = {"del", "ins"};
    uint32_t                 at = span.at;

    for (size_t i = 0; i < row->n && at < dz_span_end(span); i++) {
        const dz_change *c = &s->changes.at[row->first + i];
        uint32_t         from = c->span[side].at > at ? c->span[side].at : at;
        uint32_t         to = dz_span_end(c->span[side]) < dz_span_end(span) ? dz_span_end(c->span[side]) : dz_span_end(span);

        if (to <= from)
            continue;
        put_text(s, side, at, from);
        dz_put_format(s->sink, "<%s%s>", names[side], c->kind == DZ_CHANGE_TYPOGRAPHIC ? " class=\"ty\"" : "");
        put_text(s, side, from, to);
        dz_put_format(s->sink, "</%s>", names[side]);
        at = to;
    }
    put_text(s, side, at, dz_span_end(span));
}

/* ---- the head ---- */

static void put_lines(dz_sink *sink, const char *const *lines, size_t n)
{
    for (size_t i = 0; i < n; i++)
        dz_put_text(sink, lines[i]);
}

static void put_head(const sheet *s)
{
    dz_put_format(s->sink,
                  "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'sha256-" PAGE_CSS_SHA256 "' 'sha256-" DIFF_CSS_SHA256 "'; base-uri 'none'; form-action 'none'\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"duizhao %s\">\n<title>",
                  DZ_WORD(s, "en", "zh-Hans"), dz_version());
    put_name(s, 0);
    dz_put_text(s->sink, " → ");
    put_name(s, 1);
    dz_put_text(s->sink, " — duizhao</title>\n<style>");
    put_lines(s->sink, page_css, sizeof page_css / sizeof *page_css);
    dz_put_text(s->sink, "</style>\n<style>");
    put_lines(s->sink, diff_css, sizeof diff_css / sizeof *diff_css);
    dz_put_text(s->sink, "</style>\n</head>\n<body>\n");
}

/** "26 changed, 6 only new" */
static void put_counts(const sheet *s)
{
    size_t      of_kind[DZ_COMPARED_KINDS] = {0};
    const char *before = "";

    for (size_t i = 0; i < s->rows.n; i++)
        of_kind[dz_changes_kind(s->report->changes, &s->rows.at[i])]++;
    for (int kind = DZ_COMPARED_EQUAL; kind < DZ_COMPARED_KINDS; kind++)
        if (of_kind[kind]) {
            dz_put_text(s->sink, before);
            if (s->zh)
                dz_put_format(s->sink, "%s ", kind_word(s, (dz_compared_kind)kind));
            dz_html_count(s->sink, of_kind[kind]);
            if (!s->zh)
                dz_put_format(s->sink, " %s", kind_word(s, (dz_compared_kind)kind));
            before = DZ_WORD(s, ", ", "，");
        }
}

static void put_top(const sheet *s)
{
    dz_put_format(s->sink, "<header class=\"top\">\n<h1>%s</h1>\n<p>", DZ_WORD(s, "Two versions side by side", "两个版本对照"));
    dz_put_text(s->sink, DZ_WORD(s, "Rows: ", "对应行："));
    put_counts(s);
    dz_put_text(s->sink, "</p>\n");
    for (int side = 0; side < 2; side++) {
        dz_put_format(s->sink, "<p>%s%s<bdi>", side_word(s, side), W_COLON(s));
        put_name(s, side);
        dz_put_format(s->sink, "</bdi> <code>SHA-256 %s</code></p>\n", dz_document_sha256(document(s, side)));
    }
    dz_put_text(s->sink, "</header>\n");
}

/* ---- figures and names ---- */

/** The row that holds a place of one side. */
static size_t row_at(const sheet *s, int side, uint32_t at)
{
    for (size_t i = 0; i < s->rows.n; i++) {
        dz_span span = dz_changes_span(s->report->changes, &s->rows.at[i], side);

        if (at >= span.at && at < dz_span_end(span))
            return i;
    }
    return 0;
}

static void put_standing(const sheet *s, const dz_balance_row *row)
{
    int side = row->standing == DZ_STANDS_NEW;

    dz_put_format(s->sink, "<tr class=\"%s\"><td class=\"stand\">%s</td>", dz_standing_name((dz_standing)row->standing),
                  standing_word(s, (dz_standing)row->standing));
    for (int k = 0; k < 2; k++) {
        dz_put_format(s->sink, "<td lang=\"%s\"><bdi>", lang(s, k));
        dz_put_text(s->sink, dz_bound_before(s->report->pair, row, k));
        if (row->span[k].len)
            put_text(s, k, row->span[k].at, dz_span_end(row->span[k]));
        else
            dz_put_text(s->sink, "—");
        dz_put_text(s->sink, "</bdi></td>");
    }
    dz_put_format(s->sink, "<td><a href=\"#r%zu\">%zu</a></td></tr>\n", row_at(s, side, row->span[side].at) + 1,
                  row_at(s, side, row->span[side].at) + 1);
}

static void put_balance(const sheet *s, bool names)
{
    size_t told = 0, equal = 0;

    for (size_t i = 0; i < s->balance.n; i++)
        if (s->balance.at[i].name == names) {
            told += s->balance.at[i].standing != DZ_STANDS_EQUAL;
            equal += s->balance.at[i].standing == DZ_STANDS_EQUAL;
        }
    if (told + equal == 0)
        return;
    dz_put_format(s->sink, "<table class=\"differ\">\n<caption>%s</caption>\n<thead><tr><th scope=\"col\">",
                  names ? DZ_WORD(s, "Names that differ", "不一致的专名") : DZ_WORD(s, "Figures that differ", "不一致的数字"));
    if (names) /* those that are equal are not counted */
        dz_put_text(s->sink, DZ_WORD(s, "How they stand", "情况"));
    else
        dz_put_format(s->sink, DZ_WORD(s, "%zu equal", "另有 %zu 项相同"), equal);
    for (int side = 0; side < 2; side++)
        dz_put_format(s->sink, "</th><th scope=\"col\">%s", side_word(s, side));
    dz_put_format(s->sink, "</th><th scope=\"col\">%s</th></tr></thead>\n<tbody>\n", DZ_WORD(s, "row", "行"));
    for (size_t i = 0; i < s->balance.n; i++)
        if (s->balance.at[i].name == names && s->balance.at[i].standing != DZ_STANDS_EQUAL)
            put_standing(s, &s->balance.at[i]);
    dz_put_text(s->sink, "</tbody>\n</table>\n");
}

/* ---- the rows ---- */

/** One side of a row, a paragraph for each block. */
static void put_cell(const sheet *s, const dz_compared *row, int side)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(s->report->pair, side));
    uint32_t        end = row->beside.first[side] + row->beside.n[side];

    if (row->beside.n[side] == 0) {
        dz_put_format(s->sink, "<div class=\"void\"><span>%s</span></div>", side ? DZ_WORD(s, "not in the new", "新版无") : DZ_WORD(s, "not in the old", "旧版无"));
        return;
    }
    dz_put_format(s->sink, "<div lang=\"%s\">", lang(s, side));
    for (uint32_t i = row->beside.first[side], next; i < end; i = next) {
        for (next = i + 1; next < end && list.at[next].block == list.at[i].block;)
            next++;
        dz_put_text(s->sink, "<p>");
        put_marked(s, row, side, (dz_span){list.at[i].span.at, dz_span_end(list.at[next - 1].span) - list.at[i].span.at});
        dz_put_text(s->sink, "</p>");
    }
    dz_put_text(s->sink, "</div>");
}

/** What stands in one text alone needs no marks: all of it does. */
static dz_compared unmarked(const dz_compared *row, dz_compared_kind kind)
{
    dz_compared bare = *row;

    if (kind == DZ_COMPARED_INSERTED || kind == DZ_COMPARED_DELETED || kind == DZ_COMPARED_MOVED)
        bare.n = 0;
    return bare;
}

static void put_row(const sheet *s, size_t i)
{
    static const char *const looks[DZ_COMPARED_KINDS] = {" eq", "", "", " only", " only", " moved"};
    dz_compared_kind         kind = dz_changes_kind(s->report->changes, &s->rows.at[i]);
    const dz_compared        row = unmarked(&s->rows.at[i], kind);

    dz_put_format(s->sink, "<div class=\"r p%s\" id=\"r%zu\"><div class=\"what\"><a href=\"#r%zu\">%zu</a><b>%s</b></div>", looks[kind],
                  i + 1, i + 1, i + 1, kind_word(s, kind));
    for (int side = 0; side < 2; side++)
        put_cell(s, &row, side);
    dz_put_text(s->sink, "</div>\n");
}

static void put_rows(const sheet *s)
{
    dz_put_format(s->sink, "<input type=\"checkbox\" id=\"equal\" checked> <label for=\"equal\" class=\"pick\">%s</label>\n"
                           "<section class=\"rows s2\" id=\"text\" aria-label=\"%s\">\n<div class=\"r cols\"><span></span>",
                  DZ_WORD(s, "show rows in which nothing changed", "显示相同的行"), DZ_WORD(s, "The texts", "正文"));
    for (int side = 0; side < 2; side++) {
        dz_put_format(s->sink, "<p><b>%s</b> <span><bdi>", side_word(s, side));
        put_name(s, side);
        dz_put_text(s->sink, "</bdi></span></p>");
    }
    dz_put_text(s->sink, "</div>\n");
    for (size_t i = 0; i < s->rows.n && !dz_sink_closed(s->sink); i++)
        put_row(s, i);
    dz_put_text(s->sink, "</section>\n");
}

static void write_page(const dz_report *report, dz_sink *sink)
{
    const sheet s = {report, sink, dz_changes_all(report->changes), dz_changes_compared(report->changes), dz_balance_all(report->balance),
                     report->tongue == DZ_IN_CHINESE};

    put_head(&s);
    put_top(&s);
    dz_put_text(sink, "<main>\n");
    put_balance(&s, false);
    put_balance(&s, true);
    put_rows(&s);
    dz_put_format(sink, "</main>\n<footer class=\"end\"><p>duizhao %s</p></footer>\n</body>\n</html>\n", dz_version());
}

const dz_writer dz_diff_html = {"html", DZ_FOR_DIFF, write_page};
