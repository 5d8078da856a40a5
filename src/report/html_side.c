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

    dz_put_format(page->sink, "<li data-s=\"%d\" data-r=\"%s\"><a class=\"%s\" href=\"#f-%016llx\"><span>", (int)f->severity,
                  f->rule->id, dz_severity_name(f->severity), (unsigned long long)f->fingerprint);
    put_gist(page, f);
    dz_put_format(page->sink, "<small>%s</small></span><span class=\"no\">%u</span></a></li>\n",
                  f->rule->title[page->report->tongue], page->row_of[i] + 1);
}

static void put_list(const dz_page *page, dz_severity severity)
{
    size_t n = dz_findings_count(page->report->findings, severity);

    if (n == 0)
        return;
    dz_put_format(page->sink, "<details%s><summary class=\"%s\">%s <b>", severity == DZ_NOTE ? "" : " open",
                  dz_severity_name(severity), dz_html_severity(page, severity));
    dz_html_count(page->sink, n);
    dz_put_text(page->sink, "</b></summary>\n<ol>\n");
    for (size_t i = 0; i < page->findings.n; i++)
        if (page->findings.at[i].severity == severity)
            put_item(page, i);
    dz_put_text(page->sink, "</ol></details>\n");
}

static void put_findings(const dz_page *page)
{
    dz_put_format(page->sink, "<nav class=\"found\" aria-labelledby=\"found-h\">\n<h2 id=\"found-h\">%s</h2>\n",
                  DZ_WORD(page, "Findings", "意见"));
    for (int s = DZ_CRITICAL; s >= DZ_NOTE; s--)
        put_list(page, (dz_severity)s);
    if (page->findings.n == 0)
        dz_put_format(page->sink, "<p>%s</p>\n", DZ_WORD(page, "None.", "无。"));
    dz_put_text(page->sink, "</nav>\n");
}

/* ---- the ledger ---- */

static const char *look_of(const dz_entry *entry)
{
    if (dz_page_is_wrong(entry))
        return entry->relation == DZ_MISSING || entry->relation == DZ_ADDED ? "gone" : "bad";
    return dz_relation_agrees((dz_relation)entry->relation) ? "ok" : "so";
}

static void put_fact(const dz_page *page, size_t i)
{
    const dz_entry *entry = &page->entries.at[i];

    dz_put_format(page->sink, "<tr data-k=\"%zu\">", i);
    for (int side = 0; side < 2; side++) {
        const dz_figure *figure = dz_page_entry_figure(page, entry, side);

        dz_put_text(page->sink, "<td>");
        if (figure)
            dz_html_quote(page, side, figure->span, HALF + 6);
        else
            dz_put_text(page->sink, "—");
        dz_put_text(page->sink, "</td>");
    }
    dz_put_format(page->sink, "<td class=\"%s\"><a href=\"#r%u\">%s</a></td></tr>\n",
                  look_of(entry), entry->bead + 1, dz_html_relation(page, entry));
}

/** The facts that are wrong, or the rest. */
static void put_facts(const dz_page *page, bool wrong)
{
    dz_put_format(page->sink,
                  "<table>\n<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n"
                  "<tbody>\n",
                  dz_html_side_name(page, DZ_SOURCE), dz_html_side_name(page, DZ_TARGET), DZ_WORD(page, "Relation", "关系"));
    for (size_t i = 0; i < page->entries.n; i++)
        if (dz_page_is_wrong(&page->entries.at[i]) == wrong)
            put_fact(page, i);
    dz_put_text(page->sink, "</tbody></table>\n");
}

static void put_ledger(const dz_page *page)
{
    size_t wrong = 0, rest;

    for (size_t i = 0; i < page->entries.n; i++)
        wrong += dz_page_is_wrong(&page->entries.at[i]);
    rest = page->entries.n - wrong;
    dz_put_format(page->sink, "<section class=\"ledger\" aria-labelledby=\"ledger-h\">\n<h2 id=\"ledger-h\">%s</h2>\n",
                  DZ_WORD(page, "Ledger of figures", "数字台账"));
    if (wrong)
        put_facts(page, true);
    else
        dz_put_format(page->sink, "<p>%s</p>\n",
                      page->entries.n ? DZ_WORD(page, "Every figure has its answer.", "数字均已对上。")
                                      : DZ_WORD(page, "There are no figures.", "文中无数字。"));
    if (rest) {
        dz_put_text(page->sink, "<details><summary>");
        dz_put_format(page->sink, DZ_WORD(page, "<b>%zu</b> that agree or need no answer", "其余<b>%zu</b>项：一致或不必对应"), rest);
        dz_put_text(page->sink, "</summary>\n");
        put_facts(page, false);
        dz_put_text(page->sink, "</details>\n");
    }
    dz_put_text(page->sink, "</section>\n");
}

/* ---- completeness ---- */

/** The rows that only one side has. */
static void put_alone(const dz_page *page, int side)
{
    dz_bead_list beads = dz_pair_beads(page->report->pair);
    size_t       n = 0;

    for (size_t b = 0; b < beads.n; b++)
        n += beads.at[b].n[!side] == 0;
    if (n == 0)
        return;
    dz_put_format(page->sink, "<details><summary>%s <b>%zu</b></summary>\n<ol>\n",
                  side == DZ_SOURCE ? DZ_WORD(page, "In the source only", "仅见于原文")
                                    : DZ_WORD(page, "In the target only", "仅见于译文"),
                  n);
    for (size_t b = 0; b < beads.n; b++) {
        if (beads.at[b].n[!side])
            continue;
        dz_put_format(page->sink, "<li><a href=\"#r%zu\"><span>", b + 1);
        dz_html_quote(page, side, dz_page_span(page, b, side), WHOLE - 6);
        dz_put_format(page->sink, "</span><span class=\"no\">%zu</span></a></li>\n", b + 1);
    }
    dz_put_text(page->sink, "</ol></details>\n");
}

static void put_completeness(const dz_page *page)
{
    dz_bead_list beads = dz_pair_beads(page->report->pair);
    bool         whole = true;

    for (size_t b = 0; b < beads.n && whole; b++)
        whole = beads.at[b].n[0] && beads.at[b].n[1];
    dz_put_format(page->sink, "<section class=\"whole\" aria-labelledby=\"whole-h\">\n<h2 id=\"whole-h\">%s</h2>\n",
                  DZ_WORD(page, "Completeness", "完整性"));
    if (whole)
        dz_put_format(page->sink, "<p>%s</p>\n", DZ_WORD(page, "Every row has both sides.", "各行两侧俱全。"));
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
    dz_put_text(page->sink, "</div>\n");
}
