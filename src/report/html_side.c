/* html_side.c — beside the text: findings, the ledger of facts, what has no pair. Floor report. */
#include "report/html.h"

/** Columns of a quotation beside another one, and alone. */
enum { HALF = 22, WHOLE = 46 };

/* ---- findings ---- */

/** "258万亩 → 2.58 million acres"; a dash where a side has nothing, the message where there are no words at all. */
static void put_gist(const dz_page *page, const dz_finding *f)
{
    bool both = f->on[0] && f->on[1];

    for (int side = 0; side < page->sides; side++) {
        if (!f->on[side])
            continue;
        if (both && side == DZ_TARGET)
            dz_put_text(page->sink, " → ");
        if (f->span[side].len)
            dz_html_quote(page, side, f->span[side], both && f->span[!side].len ? HALF : WHOLE - 6);
        else if (!both)
            dz_html_text(page->sink, f->message[page->report->tongue]);
        else
            dz_put_text(page->sink, "—");
    }
}

static void put_item(const dz_page *page, size_t i)
{
    const dz_finding *f = &page->findings.at[i];

    dz_put_format(page->sink, "<li data-s=\"%d\" data-r=\"%s\" data-f=\"%016llx\"><a class=\"%s\" ", (int)f->severity, f->rule->id,
                  (unsigned long long)f->fingerprint, dz_severity_name(f->severity));
    dz_html_finding_link(page, i);
    dz_put_text(page->sink, "><span>");
    put_gist(page, f);
    dz_put_text(page->sink, "<small>");
    dz_html_title(page, f->rule);
    dz_put_format(page->sink, "</small></span><span class=\"no\">%u</span></a></li>\n", page->row_of[i] + 1);
}

/** Whether a finding stands in the list of a weight. */
static bool is_listed(const dz_page *page, size_t i, dz_severity severity)
{
    const dz_finding *f = &page->findings.at[i];

    return f->severity == severity && !f->dismissed && dz_page_has(page, page->row_of[i]);
}

static void put_list(const dz_page *page, dz_severity severity)
{
    size_t n = 0;

    for (size_t i = 0; i < page->findings.n; i++)
        n += is_listed(page, i, severity);
    if (n == 0)
        return;
    dz_put_format(page->sink, "<details%s><summary class=\"%s\">%s <b>", severity == DZ_NOTE ? "" : " open",
                  dz_severity_name(severity), dz_html_severity(page, severity));
    dz_html_count(page->sink, n);
    dz_put_text(page->sink, "</b></summary>\n<ol>\n");
    for (size_t i = 0; i < page->findings.n; i++)
        if (is_listed(page, i, severity))
            put_item(page, i);
    dz_put_text(page->sink, "</ol></details>\n");
}

static void put_findings(const dz_page *page)
{
    dz_put_format(page->sink, "<nav class=\"found\" aria-labelledby=\"found-h\">\n<h2 id=\"found-h\">%s</h2>\n", W_FINDINGS(page));
    for (int s = DZ_CRITICAL; s >= DZ_NOTE; s--)
        put_list(page, (dz_severity)s);
    if (dz_page_count(page, DZ_SEVERITIES) == 0)
        dz_put_format(page->sink, "<p>%s</p>\n", W_NONE(page));
    dz_put_text(page->sink, "</nav>\n");
}

/* ---- the ledger ---- */

static const char *look_of(const dz_page_fact *fact)
{
    static const char *const looks[DZ_FACT_STATES] = {"ok", "bad", "gone", "gone", "so"};

    return looks[fact->state];
}

static void put_fact(const dz_page *page, size_t i)
{
    const dz_page_fact *fact = &page->facts.at[i];

    dz_put_text(page->sink, "<tr data-k=\"");
    dz_html_digits(page->sink, i);
    dz_put_text(page->sink, "\">");
    for (int side = 0; side < 2; side++) {
        dz_put_text(page->sink, "<td lang=\"");
        dz_put_text(page->sink, dz_lang_tag(dz_document_lang(dz_page_document(page, side))));
        dz_put_text(page->sink, "\">");
        if (fact->span[side].len)
            dz_html_words(page, side, fact->span[side], HALF + 6);
        else
            dz_put_text(page->sink, "—");
        dz_put_text(page->sink, "</td>");
    }
    dz_put_text(page->sink, "<td class=\"");
    dz_put_text(page->sink, look_of(fact));
    dz_put_text(page->sink, "\"><a ");
    if (fact->finding != DZ_PAGE_NONE)
        dz_html_finding_link(page, fact->finding);
    else
        dz_html_row_link(page, fact->row);
    dz_put_text(page->sink, ">");
    dz_put_text(page->sink, dz_html_relation(page, fact));
    dz_put_text(page->sink, " ");
    dz_html_digits(page->sink, fact->row + (size_t)1);
    dz_put_text(page->sink, "</a></td></tr>\n");
}

/** Whether a fact stands in the table of those that are wrong, or in the other one. */
static bool is_in_table(const dz_page *page, size_t i, bool wrong)
{
    return dz_page_is_wrong(&page->facts.at[i]) == wrong && dz_page_has(page, page->facts.at[i].row);
}

/** The facts that are wrong, or the rest, by kind. */
static void put_facts(const dz_page *page, bool wrong)
{
    int kind = -1;

    dz_put_format(page->sink,
                  "<table>\n<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n",
                  dz_html_side_name(page, DZ_SOURCE), dz_html_side_name(page, DZ_TARGET), W_RELATION(page));
    for (size_t i = 0; i < page->facts.n; i++) {
        if (!is_in_table(page, i, wrong))
            continue;
        if (page->facts.at[i].kind != kind) {
            dz_put_text(page->sink, kind < 0 ? "<tbody>\n" : "</tbody>\n<tbody>\n");
            kind = page->facts.at[i].kind;
            dz_put_format(page->sink, "<tr class=\"kind\"><th scope=\"rowgroup\" colspan=\"3\">%s</th></tr>\n",
                          dz_html_fact_kind(page, (dz_fact_kind)kind));
        }
        put_fact(page, i);
    }
    dz_put_text(page->sink, kind < 0 ? "</table>\n" : "</tbody></table>\n");
}

static size_t count_facts(const dz_page *page, bool wrong)
{
    size_t n = 0;

    for (size_t i = 0; i < page->facts.n; i++)
        n += is_in_table(page, i, wrong);
    return n;
}

/** Those that are wrong, and a link to the rest where that is on this page: of a text in parts, each part has its own. */
static void put_ledger(const dz_page *page)
{
    size_t wrong = count_facts(page, true), rest = count_facts(page, false);

    dz_put_format(page->sink, "<section class=\"ledger\" aria-labelledby=\"ledger-h\">\n<h2 id=\"ledger-h\">%s</h2>\n", W_LEDGER(page));
    if (wrong)
        put_facts(page, true);
    else
        dz_put_format(page->sink, "<p>%s</p>\n", rest ? W_ALL_AGREE(page) : W_NO_FACTS(page));
    if (rest && page->part) {
        dz_put_text(page->sink, "<p><a href=\"#rest\">");
        dz_put_format(page->sink, W_REST(page), rest);
        dz_put_text(page->sink, "</a></p>\n");
    }
    dz_put_text(page->sink, "</section>\n");
}

/** Behind the rows, as there may be tens of thousands, and what is seen first should not wait for them. */
void dz_html_rest(const dz_page *page)
{
    size_t rest = page->report->ledger && page->sides == 2 ? count_facts(page, false) : 0;

    if (rest == 0)
        return;
    dz_put_text(page->sink, "<details class=\"rest\" id=\"rest\"><summary>");
    dz_put_format(page->sink, W_REST(page), rest);
    dz_put_text(page->sink, "</summary>\n");
    put_facts(page, false);
    dz_put_text(page->sink, "</details>\n");
}

/* ---- completeness ---- */

static bool is_alone(const dz_page *page, size_t row, int side)
{
    return dz_pair_beads(page->report->pair).at[row].n[!side] == 0 && dz_page_has(page, row);
}

/** The rows that only one side has. */
static void put_alone(const dz_page *page, int side)
{
    size_t n = 0;

    for (size_t row = 0; row < page->rows; row++)
        n += is_alone(page, row, side);
    if (n == 0)
        return;
    dz_put_format(page->sink, "<details><summary>%s <b>%zu</b></summary>\n<ol>\n",
                  side == DZ_SOURCE ? W_ONLY_SOURCE(page) : W_ONLY_TARGET(page), n);
    for (size_t row = 0; row < page->rows; row++) {
        if (!is_alone(page, row, side))
            continue;
        dz_put_text(page->sink, "<li><a ");
        dz_html_row_link(page, row);
        dz_put_text(page->sink, "><span>");
        dz_html_quote(page, side, dz_page_span(page, row, side), WHOLE - 6);
        dz_put_format(page->sink, "</span><span class=\"no\">%zu</span></a></li>\n", row + 1);
    }
    dz_put_text(page->sink, "</ol></details>\n");
}

static void put_completeness(const dz_page *page)
{
    bool whole = true;

    for (size_t row = 0; row < page->rows && whole; row++)
        whole = !is_alone(page, row, DZ_SOURCE) && !is_alone(page, row, DZ_TARGET);
    dz_put_format(page->sink, "<section class=\"whole\" aria-labelledby=\"whole-h\">\n<h2 id=\"whole-h\">%s</h2>\n", W_COMPLETE(page));
    if (whole)
        dz_put_format(page->sink, "<p>%s</p>\n", W_WHOLE(page));
    put_alone(page, DZ_SOURCE);
    put_alone(page, DZ_TARGET);
    dz_put_text(page->sink, "</section>\n");
}

void dz_html_side(const dz_page *page)
{
    dz_put_text(page->sink, "<div class=\"side\">\n");
    if (page->report->findings)
        put_findings(page);
    if (page->report->ledger && page->sides == 2)
        put_ledger(page);
    if (page->sides == 2)
        put_completeness(page);
    if (page->report->findings)
        dz_html_kept(page);
    dz_html_unexamined(page);
    dz_put_text(page->sink, "</div>\n");
}
