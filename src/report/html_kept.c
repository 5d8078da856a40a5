/* html_kept.c — what somebody has dismissed, and what nobody has examined. Floor report. */
#include "report/html.h"

#include <string.h>


/* ---- dismissed ---- */

enum { WHOLE = 40 }; /* columns of a quotation */

static void put_data(const dz_page *page, const char *text) { dz_html_data(page->sink, (dz_str){text, strlen(text)}); }

/** What the script needs to put an entry back into a baseline. */
static void open_entry(const dz_page *page, const dz_dismissal *entry, uint64_t print, const char *rule)
{
    dz_put_format(page->sink, "<li data-f=\"%016llx\" data-rule=\"", (unsigned long long)print);
    put_data(page, rule);
    dz_put_format(page->sink, "\" data-by=\"%s\" data-date=\"", entry->by == DZ_BY_BASELINE ? "baseline" : "note");
    dz_html_data(page->sink, entry->date);
    dz_put_text(page->sink, "\" data-reason=\"");
    dz_html_data(page->sink, entry->reason);
    dz_put_text(page->sink, "\">");
}

static void put_reason(const dz_page *page, const dz_dismissal *entry)
{
    dz_put_text(page->sink, "<small><bdi>");
    if (entry->reason.len)
        dz_html_text(page->sink, entry->reason);
    else
        dz_put_text(page->sink, W_NO_REASON(page));
    dz_put_format(page->sink, "</bdi> · %s", entry->by == DZ_BY_BASELINE ? W_IN_BASELINE(page) : W_IN_NOTE(page));
    if (entry->date.len) {
        dz_put_text(page->sink, " · ");
        dz_html_text(page->sink, entry->date);
    }
    dz_put_text(page->sink, "</small>");
}

static void put_dismissed(const dz_page *page, size_t i)
{
    const dz_finding *f = &page->findings.at[i];
    int               side = dz_finding_lead(f);

    open_entry(page, f->dismissed, f->fingerprint, f->rule->id);
    dz_put_text(page->sink, "<a ");
    dz_html_finding_link(page, i);
    dz_put_text(page->sink, "><span>");
    if (f->span[side].len)
        dz_html_quote(page, side, f->span[side], WHOLE);
    else
        dz_html_text(page->sink, f->message[page->report->tongue]);
    dz_put_text(page->sink, "<small>");
    dz_html_title(page, f->rule);
    dz_put_text(page->sink, "</small>");
    put_reason(page, f->dismissed);
    dz_put_format(page->sink, "</span><span class=\"no\">%u</span></a></li>\n", page->row_of[i] + 1);
}

/** Entries of the baseline that nothing answers to any more: only the script needs them. */
static void put_stale(const dz_page *page)
{
    for (size_t i = 0; i < page->report->stale.n; i++) {
        const dz_dismissal *entry = &page->report->stale.at[i];

        open_entry(page, entry, entry->fingerprint, entry->rule.at);
        dz_put_text(page->sink, "</li>\n");
    }
}

/** Buttons of the script, and what it says; without a script nothing of it is seen. */
static void put_tools(const dz_page *page)
{
    dz_put_text(page->sink, "<div class=\"keep\" id=\"keep\" data-head=\"");
    if (page->report->head)
        put_data(page, page->report->head);
    dz_put_format(page->sink, "\">\n<p><button type=\"button\" class=\"chip\" id=\"save\">%s</button> ", W_SAVE(page));
    dz_put_format(page->sink,
                  "<label class=\"chip\">%s<input type=\"file\" id=\"open\" class=\"vh\" accept=\".tsv,.txt,text/plain\"></label></p>\n",
                  W_OPEN(page));
    dz_put_format(page->sink, "<p id=\"kept-said\" role=\"status\"></p>\n<p>%s<br><code>duizhao check --baseline dismissed.tsv …</code></p>\n",
                  page->report->head ? W_HOW(page) : W_NO_NAMES(page));
    dz_put_text(page->sink, "</div>\n");
}

void dz_html_kept(const dz_page *page)
{
    dz_put_format(page->sink, "<section class=\"kept\" aria-labelledby=\"kept-h\">\n<h2 id=\"kept-h\">%s</h2>\n<ol id=\"kept\">\n",
                  W_DISMISSED(page));
    for (size_t i = 0; i < page->findings.n; i++)
        if (page->findings.at[i].dismissed)
            put_dismissed(page, i);
    dz_put_text(page->sink, "</ol>\n<ol id=\"stale\" hidden>\n");
    put_stale(page);
    dz_put_format(page->sink, "</ol>\n<p id=\"kept-none\"%s>%s</p>\n", dz_findings_dismissed(page->report->findings) ? " hidden" : "",
                  W_NONE(page));
    if (page->findings.n)
        put_tools(page);
    dz_put_text(page->sink, "</section>\n");
}

/* ---- not examined ---- */

enum { MOST_GAPS = 8 };

static dz_unexamined_list gaps_of(const dz_page *page)
{
    return page->report->findings ? dz_findings_unexamined(page->report->findings) : (dz_unexamined_list){NULL, 0};
}

/** How many rules were not asked for a reason. */
static size_t count_unasked(const dz_page *page, dz_asked why)
{
    size_t n = 0;

    for (size_t i = 0; page->report->findings && i < dz_rule_set_all(page->report->rule_set).n; i++)
        n += dz_findings_asked(page->report->findings, i) == why;
    return n;
}

/** What was not looked at as a whole; room for MOST_GAPS. Answers how many. */
static size_t whole_gaps(const dz_page *page, const char **list)
{
    size_t n = 0;

    if (!page->report->findings)
        list[n++] = W_NO_CHECK(page);
    if (page->sides == 1)
        list[n++] = W_ONE_TEXT(page);
    if (count_unasked(page, DZ_UNASKED_UNRELATED))
        list[n++] = W_UNRELATED(page);
    else if (page->sides == 2 && dz_page_chinese(page) < 0)
        list[n++] = W_SAME_LANG(page);
    if (count_unasked(page, DZ_UNASKED_GLOSSARY))
        list[n++] = W_NO_GLOSSARY(page);
    if (count_unasked(page, DZ_UNASKED_SPELLING))
        list[n++] = W_NO_SPELLING(page);
    return n;
}

size_t dz_html_count_unexamined(const dz_page *page)
{
    const char *list[MOST_GAPS];

    return gaps_of(page).n + (count_unasked(page, DZ_UNASKED_OFF) > 0) + whole_gaps(page, list);
}

/** "style.x could not examine row 12, nor anything behind it" */
static void put_gap(const dz_page *page, const dz_unexamined *gap)
{
    size_t row = dz_page_row_at(page, gap->side, gap->span.at);

    dz_put_text(page->sink, "<li>");
    dz_put_format(page->sink, W_GAP(page), gap->rule->id);
    dz_put_text(page->sink, "<a ");
    dz_html_row_link(page, row);
    dz_put_text(page->sink, ">");
    dz_put_format(page->sink, W_ROW_N(page), row + 1);
    dz_put_format(page->sink, "</a>%s%s</li>\n", gap->rest ? W_GAP_REST(page) : "", W_STOP(page));
}

static void put_off(const dz_page *page)
{
    dz_rule_list rules = dz_rule_set_all(page->report->rule_set);
    const char  *between = W_RULE_OFF(page);

    if (count_unasked(page, DZ_UNASKED_OFF) == 0)
        return;
    dz_put_text(page->sink, "<li>");
    for (size_t i = 0; i < rules.n; i++) {
        if (dz_findings_asked(page->report->findings, i) != DZ_UNASKED_OFF)
            continue;
        dz_put_format(page->sink, "%s%s", between, rules.at[i]->id);
        between = W_COMMA(page);
    }
    dz_put_format(page->sink, "%s</li>\n", W_STOP(page));
}

void dz_html_unexamined(const dz_page *page)
{
    dz_unexamined_list gaps = gaps_of(page);
    const char        *list[MOST_GAPS];
    size_t             n = whole_gaps(page, list);

    dz_put_format(page->sink, "<section class=\"gaps\" aria-labelledby=\"gaps-h\">\n<h2 id=\"gaps-h\">%s</h2>\n<ul>\n",
                  W_UNEXAMINED(page));
    for (size_t i = 0; i < gaps.n; i++)
        put_gap(page, &gaps.at[i]);
    for (size_t i = 0; i < n; i++)
        dz_put_format(page->sink, "<li>%s</li>\n", list[i]);
    put_off(page);
    dz_put_format(page->sink, "</ul>\n<p>%s</p>\n</section>\n", W_NO_PROOF(page));
}
