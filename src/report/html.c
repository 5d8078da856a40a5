/* html.c — the page that an editor reads and signs: one file that asks for nothing. Floor report.
 *
 * Style and script are in the page, allowed by their hashes and by nothing else.
 * Without the script all words, findings and links are there.
 */
#include "report/html.h"

#include <string.h>

#include "base/version.h"
#include "report/page.inc"
#include "report/writers.h"

/* ---- head ---- */

static void put_lines(dz_sink *sink, const char *const *lines, size_t n)
{
    for (size_t i = 0; i < n; i++)
        dz_put_text(sink, lines[i]);
}

static void put_head(const dz_page *page)
{
    dz_put_format(page->sink,
                  "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'sha256-" PAGE_CSS_SHA256 "'; script-src 'sha256-" PAGE_JS_SHA256 "'; "
                  "base-uri 'none'; form-action 'none'\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n"
                  "<meta name=\"generator\" content=\"duizhao %s\">\n<title>",
                  DZ_WORD(page, "en", "zh-Hans"), dz_version());
    dz_html_verdict(page);
    for (int side = 0; side < page->sides; side++) {
        dz_put_text(page->sink, side ? " / " : " — ");
        dz_html_value(page->sink, dz_page_name(page, side));
    }
    dz_put_text(page->sink, " — duizhao</title>\n<style>");
    put_lines(page->sink, page_css, sizeof page_css / sizeof *page_css);
    dz_put_text(page->sink, "</style>\n</head>\n");
}

/* ---- the bar ---- */

/** One button for each severity that occurs. */
static void put_severities(const dz_page *page)
{
    for (int s = DZ_CRITICAL; s >= DZ_NOTE; s--) {
        size_t n = dz_findings_count(page->report->findings, (dz_severity)s);

        if (n == 0)
            continue;
        dz_put_format(page->sink, "<button type=\"button\" class=\"chip %s\" data-show=\"%d\" aria-pressed=\"true\">%s <b>",
                      dz_severity_name((dz_severity)s), s, dz_html_severity(page, (dz_severity)s));
        dz_html_count(page->sink, n);
        dz_put_text(page->sink, "</b></button>\n");
    }
}

/** A choice of the rules that have findings. */
static void put_rules(const dz_page *page)
{
    dz_rule_list rules = dz_rule_set_all(page->report->rule_set);

    dz_put_format(page->sink, "<select id=\"rule\" aria-label=\"%s\">\n<option value=\"\">%s</option>\n",
                  DZ_WORD(page, "Rule", "规则"), DZ_WORD(page, "all rules", "全部规则"));
    for (size_t i = 0; i < rules.n; i++) {
        size_t n = 0;

        for (size_t k = 0; k < page->findings.n; k++)
            n += page->findings.at[k].rule == rules.at[i];
        if (n)
            dz_put_format(page->sink, "<option value=\"%s\">%s (%zu)</option>\n", rules.at[i]->id, rules.at[i]->id, n);
    }
    dz_put_text(page->sink, "</select>\n");
}

static void put_filters(const dz_page *page)
{
    dz_put_format(page->sink, "<div class=\"chips\" role=\"group\" aria-label=\"%s\">\n",
                  DZ_WORD(page, "Which findings are shown", "显示哪些意见"));
    put_severities(page);
    dz_put_format(page->sink,
                  "<button type=\"button\" class=\"chip\" id=\"only\" aria-pressed=\"false\">%s</button>\n",
                  DZ_WORD(page, "only rows with findings", "只看有意见的行"));
    put_rules(page);
    dz_put_text(page->sink, "</div>\n");
}

static void put_bar(const dz_page *page)
{
    dz_put_format(page->sink,
                  "<body>\n<a class=\"skip\" href=\"#text\">%s</a>\n<header class=\"bar\">\n"
                  "<p class=\"mark\"><span lang=\"zh-Hans\">对照</span> <small lang=\"en\">duizhao %s</small></p>\n"
                  "<div class=\"tools\">\n",
                  DZ_WORD(page, "To the text", "跳至正文"), dz_version());
    if (page->findings.n)
        put_filters(page);
    dz_put_format(page->sink,
                  "<output id=\"said\" data-rows=\"%s\"></output>\n"
                  "<input type=\"search\" id=\"find\" placeholder=\"%s\" aria-label=\"%s\">\n"
                  "<button type=\"button\" class=\"chip\" id=\"keys\" aria-label=\"%s\">?</button>\n</div>\n</header>\n",
                  DZ_WORD(page, "{} of {} rows", "{} / {} 行"),
                  page->sides == 2 ? DZ_WORD(page, "Search both sides  /", "检索两侧  /") : DZ_WORD(page, "Search  /", "检索  /"),
                  DZ_WORD(page, "Search the text", "检索文本"), DZ_WORD(page, "? Keys", "? 快捷键"));
}

/* ---- the strip: where in the text the findings lie ---- */

enum { STRIP = 240 }; /* places on it; of two findings in one place, the worse one shows */

static void put_strip(const dz_page *page)
{
    const dz_finding *at[STRIP] = {NULL};

    if (page->findings.n == 0 || page->rows == 0)
        return;
    for (size_t i = 0; i < page->findings.n; i++) {
        const dz_finding **place = &at[page->row_of[i] * (uint64_t)STRIP / page->rows];

        if (!*place || (*place)->severity < page->findings.at[i].severity)
            *place = &page->findings.at[i];
    }
    dz_put_text(page->sink, "<svg class=\"strip\" aria-hidden=\"true\" focusable=\"false\">");
    for (unsigned i = 0; i < STRIP; i++)
        if (at[i])
            dz_put_format(page->sink,
                          "<a href=\"#f-%016llx\" tabindex=\"-1\"><rect class=\"%s\" y=\"%u.%u%%\" width=\"100%%\" "
                          "height=\"4\"/></a>",
                          (unsigned long long)at[i]->fingerprint, dz_severity_name(at[i]->severity), i * 100 / STRIP,
                          i * 1000 / STRIP % 10);
    dz_put_text(page->sink, "</svg>\n");
}

/* ---- the end ---- */

static void put_keys(const dz_page *page)
{
    static const struct {
        const char *keys;
        dz_label    does;
    } rows[] = {
        {"<kbd>j</kbd> <kbd>k</kbd>", {"next and previous row", "下一行、上一行"}},
        {"<kbd>n</kbd> <kbd>p</kbd>", {"next and previous finding", "下一条、上一条意见"}},
        {"<kbd>/</kbd>", {"search", "检索"}},
        {"<kbd>Esc</kbd>", {"leave the search, undo the filters", "退出检索，取消筛选"}},
        {"<kbd>?</kbd>", {"this list", "本表"}},
    };

    dz_put_format(page->sink, "<dialog id=\"help\" aria-labelledby=\"help-h\">\n<h2 id=\"help-h\">%s</h2>\n<dl>\n",
                  DZ_WORD(page, "Keys", "快捷键"));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        dz_put_format(page->sink, "<div><dt>%s</dt><dd>%s</dd></div>\n", rows[i].keys, rows[i].does[page->report->tongue]);
    dz_put_format(page->sink,
                  "</dl>\n<p><label><input type=\"checkbox\" id=\"letters\" checked> %s</label></p>\n"
                  "<p><button type=\"button\" class=\"chip\" id=\"close\">%s</button></p>\n</dialog>\n",
                  DZ_WORD(page, "single letters work as keys", "启用单键操作"), DZ_WORD(page, "Close", "关闭"));
}

static void put_end(const dz_page *page)
{
    put_strip(page);
    put_keys(page);
    dz_put_format(page->sink, "<footer class=\"end\">\n<p>duizhao %s · %s</p>\n", dz_version(),
                  DZ_WORD(page, "What was not found may still be there: a clean page is no proof.",
                          "未检出不等于没有问题。"));
    if (page->report->lexicon) {
        dz_put_format(page->sink, "<p>%s", DZ_WORD(page, "Lexicon: ", "所用词库："));
        dz_html_value(page->sink, (dz_str){page->report->lexicon, strlen(page->report->lexicon)});
        dz_put_text(page->sink, "</p>\n");
    }
    dz_put_text(page->sink, "</footer>\n<script>");
    put_lines(page->sink, page_js, sizeof page_js / sizeof *page_js);
    dz_put_text(page->sink, "</script>\n</body>\n</html>\n");
}

static void write_page(const dz_report *report, dz_sink *sink)
{
    dz_page page;

    if (dz_page_open(&page, report, sink)) {
        put_head(&page);
        put_bar(&page);
        dz_put_text(sink, "<main>\n");
        dz_html_head(&page);
        dz_html_side(&page);
        dz_html_rows(&page);
        dz_put_text(sink, "</main>\n");
        put_end(&page);
    } else {
        dz_sink_no_memory(sink);
    }
    dz_page_close(&page);
}

const dz_writer dz_check_html = {"html", DZ_FOR_CHECK, write_page};
const dz_writer dz_align_html = {"html", DZ_FOR_ALIGN, write_page};
