/* html_head.c — the first screen: the verdict, what it rests on, and what was read. Floor report. */
#include "report/html.h"

#include <string.h>

#include "duizhao/version.h"
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
        between = W_COMMA(page);
    }
}

void dz_html_verdict(const dz_page *page)
{
    if (!page->report->findings) {
        dz_put_text(page->sink, W_ALIGNED(page));
    } else if (stopping(page)) {
        dz_put_text(page->sink, W_NOT_READY(page));
        put_counts(page, true);
    } else if (gaps(page)) {
        dz_put_text(page->sink, W_NOT_WHOLE(page));
    } else if (dz_page_count(page, DZ_SEVERITIES)) {
        dz_put_text(page->sink, W_PASSES_WITH(page));
        put_counts(page, false);
    } else {
        dz_put_text(page->sink, W_PASSES(page));
    }
}

/** What the gate is, and what lies below it. */
static void put_gate(const dz_page *page)
{
    if (!page->report->findings) {
        dz_put_text(page->sink, W_NOT_CHECKED(page));
        return;
    }
    if (page->report->no_gate)
        dz_put_text(page->sink, W_NO_GATE(page));
    else
        dz_put_format(page->sink, W_GATE(page), dz_html_severity(page, page->report->fail_on));
    if (stopping(page) && stopping(page) < dz_page_count(page, DZ_SEVERITIES)) {
        dz_put_text(page->sink, W_BELOW(page));
        put_counts(page, false);
        dz_put_text(page->sink, W_STOP(page));
    }
}

static void put_seal(const dz_page *page)
{
    bool stops = stopping(page) > 0;

    dz_put_format(page->sink, "<div class=\"seal\" lang=\"zh-Hans\" aria-hidden=\"true\">%s</div>\n",
                  !page->report->findings ? "对<br>照" : stops ? "待<br>改" : gaps(page) ? "未<br>全" : "通<br>过");
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

/** Name, language, encoding, size and SHA-256 of one text. */
static void put_input(const dz_page *page, int side)
{
    const dz_document *doc = dz_page_document(page, side);
    const char        *name = dz_document_name(doc);

    dz_put_format(page->sink, "<li><b>%s</b> <bdi class=\"name\">", dz_html_side_name(page, side));
    dz_html_text(page->sink, (dz_str){name, strlen(name)});
    dz_put_format(page->sink, "</bdi><br>%s · %s · ", dz_html_lang(page, side), dz_document_encoding(doc));
    dz_html_count(page->sink, dz_document_size(doc));
    dz_put_format(page->sink, "%s<br>", W_BYTES(page));
    dz_html_count(page->sink, length_of(doc));
    dz_put_text(page->sink, dz_lang_is_zh(dz_document_lang(doc)) ? W_CHARACTERS(page) : W_WORDS(page));
    dz_html_count(page->sink, dz_segments_all(dz_pair_segments(page->report->pair, side)).n);
    dz_put_format(page->sink, "%s<br><code class=\"sha\">SHA-256 %s</code></li>\n", W_SEGMENTS(page), dz_document_sha256(doc));
}

/** "Tool duizhao 1.0 · Lexicon built-in 2026-03-01" */
static void put_tool(const dz_page *page)
{
    const char *lexicon = page->report->lexicon;

    dz_put_format(page->sink, "<li><b>%s</b> duizhao %s", W_TOOL(page), dz_version());
    if (lexicon) {
        dz_put_format(page->sink, "<br><b>%s</b> ", W_LEXICON(page));
        dz_html_value(page->sink, (dz_str){lexicon, strlen(lexicon)});
    }
    dz_put_text(page->sink, "</li>\n");
}

/** Lines for the names of those who answer for the text: on paper only. */
static void put_signatures(const dz_page *page)
{
    dz_put_format(page->sink, "<p class=\"sign\"><span>%s</span><span>%s</span><span>%s</span></p>\n", W_CHECKED_BY(page),
                  W_APPROVED_BY(page), W_DAY(page));
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
    dz_put_text(page->sink, "</p>\n<p id=\"since\" role=\"status\" hidden></p>\n");
    dz_html_summary(page);
    dz_put_text(page->sink, "</div>\n<ul class=\"inputs\">\n");
    for (int side = 0; side < page->sides; side++)
        put_input(page, side);
    put_tool(page);
    dz_put_text(page->sink, "</ul>\n");
    put_signatures(page);
    dz_put_text(page->sink, "</header>\n");
}
