/* html.c — the page that an editor reads and signs: one file that asks for nothing. Floor report.
 *
 * Style and script are in the page, allowed by their hashes and by nothing else.
 * Without the script all words, findings and links are there.
 */
#include "report/html.h"

#include <string.h>

#include "duizhao/version.h"
#include "report/page.inc"
#include "report/writers.h"

/* ---- head ---- */

static void put_lines(dz_sink *sink, const char *const *lines, size_t n)
{
    for (size_t i = 0; i < n; i++)
        dz_put_text(sink, lines[i]);
}

/** "Part 2 of 5 — " */
static void put_part_title(const dz_page *page)
{
    if (page->parts == 1 || page->part == 0)
        return;
    dz_put_format(page->sink, W_PART_N(page), page->part, page->parts);
    dz_put_text(page->sink, " — ");
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
    put_part_title(page);
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
        size_t n = dz_page_count(page, (dz_severity)s);

        if (n == 0)
            continue;
        dz_put_format(page->sink, "<button type=\"button\" class=\"chip %s\" data-show=\"%d\" aria-pressed=\"true\">%s <b>",
                      dz_severity_name((dz_severity)s), s, dz_html_severity(page, (dz_severity)s));
        dz_html_count(page->sink, n);
        dz_put_text(page->sink, "</b></button>\n");
    }
}

/** How many findings a rule has that were not dismissed. */
static size_t count_of(const dz_page *page, const dz_rule *rule)
{
    size_t n = 0;

    for (size_t i = 0; i < page->findings.n; i++)
        n += page->findings.at[i].rule == rule && !page->findings.at[i].dismissed;
    return n;
}

/** A choice of the rules that have findings. */
static void put_rules(const dz_page *page)
{
    dz_rule_list rules = dz_rule_set_all(page->report->rule_set);

    dz_put_format(page->sink, "<select id=\"rule\" aria-label=\"%s\">\n<option value=\"\">%s</option>\n", W_RULE(page),
                  W_ALL_RULES(page));
    for (size_t i = 0; i < rules.n; i++)
        if (count_of(page, rules.at[i]))
            dz_put_format(page->sink, "<option value=\"%s\">%s (%zu)</option>\n", rules.at[i]->id, rules.at[i]->id,
                          count_of(page, rules.at[i]));
    dz_put_text(page->sink, "</select>\n");
}

static void put_filters(const dz_page *page)
{
    dz_put_format(page->sink, "<div class=\"chips\" role=\"group\" aria-label=\"%s\">\n", W_WHICH(page));
    put_severities(page);
    dz_put_format(page->sink, "<button type=\"button\" class=\"chip\" id=\"only\" aria-pressed=\"false\">%s</button>\n", W_ONLY(page));
    put_rules(page);
    dz_put_text(page->sink, "</div>\n");
}

/** Tells the script which texts these are, and the words it says; opens the body. */
static void open_body(const dz_page *page)
{
    dz_put_text(page->sink, "<body data-doc=\"");
    for (int side = 0; side < page->sides; side++)
        dz_put_format(page->sink, "%s%s", side ? "-" : "", dz_document_sha256(dz_page_document(page, side)));
    dz_put_format(page->sink, "\" data-gate=\"%d\"", page->report->no_gate ? DZ_SEVERITIES : (int)page->report->fail_on);
    dz_put_format(page->sink,
                  " data-rows=\"%s\" data-dismiss=\"%s\" data-restore=\"%s\" data-here=\"%s\" data-kept=\"%s\" "
                  "data-unkept=\"%s\" data-bad=\"%s\" data-let=\"%s%s\">\n",
                  W_N_ROWS(page), W_DISMISS(page), W_RESTORE(page), W_HERE_NOW(page), W_KEPT(page), W_NOT_KEPT(page), W_BAD_FILE(page),
                  W_DISMISSED(page), W_COLON(page));
}

static void put_bar(const dz_page *page)
{
    dz_put_format(page->sink,
                  "<a class=\"skip\" href=\"#text\">%s</a>\n<header class=\"bar\">\n"
                  "<p class=\"mark\"><span lang=\"zh-Hans\">对照</span> <small lang=\"en\">duizhao %s</small></p>\n"
                  "<div class=\"tools\">\n",
                  W_TO_TEXT(page), dz_version());
    if (page->findings.n && page->part)
        put_filters(page);
    if (page->part)
        dz_put_format(page->sink, "<output id=\"said\"></output>\n<input type=\"search\" id=\"find\" placeholder=\"%s\" aria-label=\"%s\">\n",
                      page->sides == 2 ? W_SEARCH_BOTH(page) : W_SEARCH_ONE(page), W_SEARCH(page));
    dz_put_format(page->sink, "<button type=\"button\" class=\"chip\" id=\"keys\" aria-label=\"%s\">?</button>\n</div>\n</header>\n",
                  W_HELP(page));
}

/* ---- the strip: where in the text the findings lie ---- */

enum { STRIP = 240 }; /* places on it; of two findings in one place, the worse one shows */

static void put_strip(const dz_page *page)
{
    size_t   at[STRIP] = {0}; /* a finding and one */
    size_t   from = page->part ? page->cuts[page->part - 1] : 0, rows = (page->part ? page->cuts[page->part] : page->rows) - from;

    for (size_t i = 0; i < page->findings.n; i++) {
        size_t *place = &at[rows ? (page->row_of[i] - from) * (uint64_t)STRIP / rows % STRIP : 0];

        if (!page->findings.at[i].dismissed && dz_page_has(page, page->row_of[i]) &&
            (*place == 0 || page->findings.at[*place - 1].severity < page->findings.at[i].severity))
            *place = i + 1;
    }
    if (dz_page_count(page, DZ_SEVERITIES) == 0)
        return;
    dz_put_text(page->sink, "<svg class=\"strip\" aria-hidden=\"true\" focusable=\"false\">");
    for (unsigned i = 0; i < STRIP; i++) {
        if (at[i] == 0)
            continue;
        dz_put_text(page->sink, "<a tabindex=\"-1\" ");
        dz_html_finding_link(page, at[i] - 1);
        dz_put_format(page->sink, "><rect class=\"%s\" y=\"%u.%u%%\" width=\"100%%\" height=\"4\"/></a>",
                      dz_severity_name(page->findings.at[at[i] - 1].severity), i * 100 / STRIP, i * 1000 / STRIP % 10);
    }
    dz_put_text(page->sink, "</svg>\n");
}

/* ---- dialogs ---- */

static void put_key(const dz_page *page, const char *keys, const char *does)
{
    dz_put_format(page->sink, "<div><dt>%s</dt><dd>%s</dd></div>\n", keys, does);
}

static void put_keys(const dz_page *page)
{
    dz_put_format(page->sink, "<dialog id=\"help\" aria-labelledby=\"help-h\">\n<h2 id=\"help-h\">%s</h2>\n<dl>\n", W_KEYS(page));
    put_key(page, "<kbd>j</kbd> <kbd>k</kbd>", W_KEY_ROW(page));
    put_key(page, "<kbd>n</kbd> <kbd>p</kbd>", W_KEY_FINDING(page));
    put_key(page, "<kbd>d</kbd>", W_KEY_DISMISS(page));
    put_key(page, "<kbd>/</kbd>", W_KEY_SEARCH(page));
    put_key(page, "<kbd>Esc</kbd>", W_KEY_LEAVE(page));
    put_key(page, "<kbd>?</kbd>", W_KEY_HELP(page));
    dz_put_format(page->sink,
                  "</dl>\n<p><label><input type=\"checkbox\" id=\"letters\" checked> %s</label></p>\n"
                  "<p><button type=\"button\" class=\"chip\" id=\"close\">%s</button></p>\n</dialog>\n",
                  W_LETTERS(page), W_CLOSE(page));
}

/** Asks for the reason why a finding is dismissed. */
static void put_asking(const dz_page *page)
{
    dz_put_format(page->sink,
                  "<dialog id=\"ask\" aria-labelledby=\"ask-h\">\n<h2 id=\"ask-h\">%s</h2>\n<p id=\"ask-of\"></p>\n"
                  "<p><label for=\"reason\">%s</label><input type=\"text\" id=\"reason\" maxlength=\"300\" autocomplete=\"off\"></p>\n"
                  "<p><button type=\"button\" class=\"chip go\" id=\"do\">%s</button> "
                  "<button type=\"button\" class=\"chip\" id=\"undo\">%s</button></p>\n</dialog>\n",
                  W_WHY_DISMISS(page), W_REASON(page), W_DO_DISMISS(page), W_CANCEL(page));
}

/* ---- the end ---- */

/** What the rules that speak here see, and what they cannot see. */
static void put_rule_help(const dz_page *page)
{
    dz_rule_list rules = dz_rule_set_all(page->report->rule_set);

    if (page->findings.n == 0)
        return;
    dz_put_format(page->sink, "<details class=\"rules\" id=\"rules\"><summary>%s</summary>\n<dl>\n", W_RULES(page));
    for (size_t i = 0; i < rules.n; i++) {
        bool speaks = false;

        for (size_t k = 0; k < page->findings.n && !speaks; k++)
            speaks = page->findings.at[k].rule == rules.at[i];
        if (!speaks)
            continue;
        dz_put_format(page->sink, "<dt id=\"rule-%s\">%s</dt><dd>", rules.at[i]->id, rules.at[i]->id);
        dz_html_text(page->sink, (dz_str){rules.at[i]->help[page->report->tongue], strlen(rules.at[i]->help[page->report->tongue])});
        dz_put_text(page->sink, "</dd>\n");
    }
    dz_put_text(page->sink, "</dl>\n</details>\n");
}

void dz_html_open(const dz_page *page)
{
    put_head(page);
    open_body(page);
    put_bar(page);
    dz_put_text(page->sink, "<main>\n");
}

void dz_html_close(const dz_page *page)
{
    dz_put_text(page->sink, "</main>\n");
    put_strip(page);
    put_keys(page);
    if (page->findings.n)
        put_asking(page);
    dz_put_text(page->sink, "<footer class=\"end\">\n");
    put_rule_help(page);
    dz_put_format(page->sink, "<p>duizhao %s</p>\n</footer>\n<script>", dz_version());
    put_lines(page->sink, page_js, sizeof page_js / sizeof *page_js);
    dz_put_text(page->sink, "</script>\n</body>\n</html>\n");
}

/* ---- the files ---- */

static void write_whole(const dz_page *page)
{
    dz_html_open(page);
    dz_html_head(page);
    dz_html_side(page);
    dz_html_rows(page);
    dz_html_rest(page);
    dz_html_close(page);
}

static void write_page(const dz_report *report, dz_sink *sink)
{
    dz_page page;

    if (!dz_page_open(&page, report, sink))
        dz_sink_no_memory(sink);
    else if (page.parts > 1)
        dz_html_parts(&page);
    else
        write_whole(&page);
    dz_page_close(&page);
}

const dz_writer dz_check_html = {"html", DZ_FOR_CHECK, write_page};
const dz_writer dz_align_html = {"html", DZ_FOR_ALIGN, write_page};
