/* html_head.c — the first screen: the verdict, what it rests on, and what was read. Floor report. */
#include "report/html.h"

#include <string.h>

#include "report/words.h"
#include "text/script.h"
#include "text/utf8.h"

/* ---- the verdict ---- */

/** How many findings stop the text at the gate. */
static size_t stopping(const dz_page *page)
{
    size_t n = 0;

    for (int s = DZ_NOTE; s < DZ_SEVERITIES && page->report->findings; s++)
        if (dz_page_stops(page, (dz_severity)s))
            n += dz_findings_count(page->report->findings, (dz_severity)s);
    return n;
}

/** How many places rules could not examine. */
static size_t gaps(const dz_page *page) { return page->report->findings ? dz_findings_unexamined(page->report->findings).n : 0; }

/** "6 critical, 4 major": those that stop at the gate, or those that do not. */
static void put_counts(const dz_page *page, bool stops)
{
    const char *between = "";

    for (int s = DZ_CRITICAL; s >= DZ_NOTE; s--) {
        size_t n = dz_findings_count(page->report->findings, (dz_severity)s);

        if (n == 0 || dz_page_stops(page, (dz_severity)s) != stops)
            continue;
        dz_put_text(page->sink, between);
        if (page->zh)
            dz_put_format(page->sink, "%s%zu处", dz_html_severity(page, (dz_severity)s), n);
        else
            dz_put_format(page->sink, "%zu %s", n, dz_html_severity(page, (dz_severity)s));
        between = DZ_WORD(page, ", ", "、");
    }
}

void dz_html_verdict(const dz_page *page)
{
    if (!page->report->findings) {
        dz_put_text(page->sink, DZ_WORD(page, "Set side by side", "逐句对照"));
    } else if (stopping(page)) {
        dz_put_text(page->sink, DZ_WORD(page, "Not ready: ", "待改："));
        put_counts(page, true);
    } else if (gaps(page)) {
        dz_put_text(page->sink, DZ_WORD(page, "Not examined in full", "未全部检查"));
    } else if (page->findings.n) {
        dz_put_text(page->sink, DZ_WORD(page, "Passes, with ", "通过，另有"));
        put_counts(page, false);
    } else {
        dz_put_text(page->sink, DZ_WORD(page, "Passes: nothing found", "通过：未发现问题"));
    }
}

/** What is not among the findings: those of the baseline, and what nobody knows. */
static void put_rest(const dz_page *page)
{
    size_t dismissed = dz_findings_dismissed(page->report->findings);

    if (dismissed)
        dz_put_format(page->sink, DZ_WORD(page, " In the baseline, and not shown: %zu.", "已在基线中而未列出：%zu处。"), dismissed);
    if (gaps(page))
        dz_put_format(page->sink,
                      DZ_WORD(page, " Places that rules of the configuration could not examine: %zu.", "配置中的规则未能检查之处：%zu处。"),
                      gaps(page));
}

/** What the gate is, and what lies below it. */
static void put_gate(const dz_page *page)
{
    const char *gate = dz_html_severity(page, page->report->fail_on);

    if (!page->report->findings) {
        dz_put_text(page->sink, DZ_WORD(page, "Aligned only: nothing was checked.", "仅作对齐，未作检查。"));
        return;
    }
    if (page->report->no_gate)
        dz_put_text(page->sink, DZ_WORD(page, "No gate is set: findings are told, and stop nothing.",
                                        "未设门槛：所列意见仅供参考。"));
    else
        dz_put_format(page->sink,
                      DZ_WORD(page, "The gate stands at <b>%s</b>: a text with a finding of that weight or worse does not pass.",
                              "门槛为“<b>%s</b>”：有此级及以上问题的稿件不予通过。"),
                      gate);
    if (stopping(page) && stopping(page) < page->findings.n) {
        dz_put_text(page->sink, DZ_WORD(page, " Below it: ", "门槛以下："));
        put_counts(page, false);
        dz_put_text(page->sink, DZ_WORD(page, ".", "。"));
    }
    put_rest(page);
}

static void put_seal(const dz_page *page)
{
    bool stops = stopping(page) > 0;

    dz_put_format(page->sink, "<div class=\"seal\" lang=\"zh-Hans\" aria-hidden=\"true\">%s</div>\n",
                  !page->report->findings ? "对<br>照" : stops ? "待<br>改" : gaps(page) ? "未<br>全" : "通<br>过");
}

/* ---- what it rests on ---- */

static void open_stat(const dz_page *page, const char *label)
{
    dz_put_format(page->sink, "<div><dt>%s</dt><dd>", label);
}

static void put_share(const dz_page *page, const char *label, size_t part, size_t whole)
{
    open_stat(page, label);
    dz_put_text(page->sink, part < whole ? "<b class=\"less\">" : "<b>");
    dz_html_count(page->sink, part);
    dz_put_format(page->sink, "</b> %s ", DZ_WORD(page, "of", "/"));
    dz_html_count(page->sink, whole);
    dz_put_text(page->sink, "</dd></div>\n");
}

/** Bytes of one side that lie in segments, and of those in rows that both sides have. */
static void count_covered(const dz_page *page, int side, size_t *covered, size_t *all)
{
    dz_bead_list    beads = dz_pair_beads(page->report->pair);
    dz_segment_list list = dz_segments_all(dz_pair_segments(page->report->pair, side));

    for (size_t b = 0; b < beads.n; b++)
        for (size_t i = beads.at[b].first[side]; i < beads.at[b].first[side] + (size_t)beads.at[b].n[side]; i++) {
            *all += list.at[i].span.len;
            *covered += beads.at[b].n[!side] ? list.at[i].span.len : 0;
        }
}

/** "zh 100 % · en 96 %", rounded down, so that 100 is said of nothing less. */
static void put_covered(const dz_page *page)
{
    open_stat(page, DZ_WORD(page, "Text covered", "文本覆盖"));
    for (int side = 0; side < 2; side++) {
        size_t covered = 0, all = 0;

        count_covered(page, side, &covered, &all);
        dz_put_format(page->sink, "%s%s <b%s>%zu%s</b>", side ? " · " : "",
                      dz_lang_is_zh(dz_document_lang(dz_page_document(page, side))) ? DZ_WORD(page, "zh", "中")
                      : dz_document_lang(dz_page_document(page, side)) == DZ_LANG_EN ? DZ_WORD(page, "en", "英")
                                                                                     : dz_html_side_name(page, side),
                      covered < all ? " class=\"less\"" : "", all ? covered * 100 / all : 100,
                      DZ_WORD(page, " %", "%"));
    }
    dz_put_text(page->sink, "</dd></div>\n");
}

static void put_agreeing(const dz_page *page)
{
    size_t agree = 0, wrong = 0;

    for (size_t i = 0; i < page->entries.n; i++) {
        agree += dz_relation_agrees((dz_relation)page->entries.at[i].relation);
        wrong += dz_page_is_wrong(&page->entries.at[i]);
    }
    put_share(page, DZ_WORD(page, "Figures agreeing", "数字一致"), agree, agree + wrong);
}

static void put_paired(const dz_page *page)
{
    dz_bead_list beads = dz_pair_beads(page->report->pair);
    size_t       paired = 0;

    for (size_t b = 0; b < beads.n; b++)
        paired += beads.at[b].n[0] && beads.at[b].n[1];
    put_share(page, DZ_WORD(page, "Rows paired", "成对行"), paired, beads.n);
}

static void put_plain(const dz_page *page, const char *label, size_t n)
{
    open_stat(page, label);
    dz_put_text(page->sink, "<b>");
    dz_html_count(page->sink, n);
    dz_put_text(page->sink, "</b></dd></div>\n");
}

static void put_stats(const dz_page *page)
{
    dz_put_text(page->sink, "<dl class=\"stats\">\n");
    if (page->sides == 2 && dz_report_unrelated(page->report)) {
        put_share(page, DZ_WORD(page, "Rows compared", "已对照行"), 0, dz_pair_beads(page->report->pair).n);
    } else if (page->sides == 2) {
        put_paired(page);
        put_covered(page);
        if (page->report->ledger)
            put_agreeing(page);
    } else {
        put_plain(page, DZ_WORD(page, "Paragraphs", "段落"), page->rows);
        put_plain(page, DZ_WORD(page, "Sentences and labels", "句与标签"),
                  dz_segments_all(dz_pair_segments(page->report->pair, DZ_SOURCE)).n);
        put_plain(page, DZ_WORD(page, "Figures", "数字"),
                  dz_figures_all(dz_pair_figures(page->report->pair, DZ_SOURCE)).n);
    }
    dz_put_text(page->sink, "</dl>\n");
}

/* ---- what was read ---- */

/** Characters of a Chinese text, space aside; words of any other. */
static size_t length_of(const dz_document *doc)
{
    dz_str text = dz_document_text(doc);
    size_t characters = 0, words = 0;
    bool   inside = false;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (dz_is_space(c)) {
            inside = false;
            continue;
        }
        characters++;
        if (!inside && (dz_is_latin(c) || dz_is_digit(c))) {
            inside = true;
            words++;
        }
    }
    return dz_lang_is_zh(dz_document_lang(doc)) ? characters : words;
}

static void put_input(const dz_page *page, int side)
{
    const dz_document *doc = dz_page_document(page, side);
    const char        *name = dz_document_name(doc), *sha = dz_document_sha256(doc);

    dz_put_format(page->sink, "<li><b>%s</b> <bdi class=\"name\">", dz_html_side_name(page, side));
    dz_html_text(page->sink, (dz_str){name, strlen(name)});
    dz_put_format(page->sink, "</bdi><br>%s · ", dz_html_lang(page, side));
    dz_html_count(page->sink, length_of(doc));
    dz_put_text(page->sink, dz_lang_is_zh(dz_document_lang(doc)) ? DZ_WORD(page, " characters · ", "字 · ")
                                                                 : DZ_WORD(page, " words · ", "词 · "));
    dz_html_count(page->sink, dz_segments_all(dz_pair_segments(page->report->pair, side)).n);
    dz_put_text(page->sink, DZ_WORD(page, " segments · ", "句段 · "));
    dz_html_count(page->sink, dz_document_size(doc));
    dz_put_format(page->sink, "%s<br>SHA-256 <code title=\"%s\">%.16s…</code></li>\n", DZ_WORD(page, " bytes", "字节"), sha,
                  sha);
}

/** Lines for the names of those who answer for the text: on paper only. */
static void put_signatures(const dz_page *page)
{
    static dz_label names[] = {{"Checked by", "校对"}, {"Approved by", "签发"}, {"Date", "日期"}};

    dz_put_text(page->sink, "<p class=\"sign\">");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        dz_put_format(page->sink, "<span>%s</span>", names[i][page->report->tongue]);
    dz_put_text(page->sink, "</p>\n");
}

void dz_html_head(const dz_page *page)
{
    dz_put_format(page->sink, "<header class=\"verdict %s\">\n",
                  !page->report->findings ? "plain" : stopping(page) || gaps(page) ? "stop" : "pass");
    put_seal(page);
    dz_put_text(page->sink, "<div>\n<h1>");
    dz_html_verdict(page);
    dz_put_text(page->sink, "</h1>\n<p>");
    put_gate(page);
    dz_put_text(page->sink, "</p>\n");
    put_stats(page);
    dz_put_text(page->sink, "</div>\n<ul class=\"inputs\">\n");
    for (int side = 0; side < page->sides; side++)
        put_input(page, side);
    dz_put_text(page->sink, "</ul>\n");
    put_signatures(page);
    dz_put_text(page->sink, "</header>\n");
}
