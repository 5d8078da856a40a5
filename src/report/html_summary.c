/* html_summary.c — the first screen in figures: facts, completeness, and the rest. Floor report. */
#include "report/html.h"

#include <string.h>

#include "report/words.h"

/* ---- facts ---- */

/** The facts of one kind in one state, and the first of them. */
static size_t count_facts(const dz_page *page, dz_fact_kind kind, dz_fact_state state, const dz_page_fact **first)
{
    size_t n = 0;

    for (size_t i = 0; i < page->facts.n; i++)
        if (page->facts.at[i].kind == kind && page->facts.at[i].state == state && n++ == 0)
            *first = &page->facts.at[i];
    return n;
}

/** How many there are; of what is wrong, a link to the first. */
static void put_fact_cell(const dz_page *page, dz_fact_kind kind, dz_fact_state state)
{
    const dz_page_fact *first = NULL;
    size_t              n = count_facts(page, kind, state, &first);
    bool                wrong = n && state != DZ_FACT_MATCHED;

    dz_put_text(page->sink, n ? wrong ? "<td class=\"bad\">" : "<td>" : "<td class=\"so\">");
    if (wrong) {
        dz_put_text(page->sink, "<a ");
        if (first->finding != DZ_PAGE_NONE)
            dz_html_finding_link(page, first->finding);
        else
            dz_html_row_link(page, first->row);
        dz_put_text(page->sink, ">");
    }
    dz_html_count(page->sink, n);
    dz_put_text(page->sink, wrong ? "</a></td>" : "</td>");
}

static void put_facts(const dz_page *page)
{
    dz_put_format(page->sink, "<table class=\"facts\">\n<thead><tr><th scope=\"col\">%s</th>", W_FACTS(page));
    for (int state = 0; state < DZ_FACT_EXCUSED; state++)
        dz_put_format(page->sink, "<th scope=\"col\">%s</th>", dz_html_fact_state(page, (dz_fact_state)state));
    dz_put_text(page->sink, "</tr></thead>\n<tbody>\n");
    for (int kind = 0; kind < DZ_FACT_KINDS; kind++) {
        if (kind == DZ_FACT_TERM && !(page->report->asked && page->report->asked->glossary))
            continue;
        dz_put_format(page->sink, "<tr><th scope=\"row\">%s</th>", dz_html_fact_kind(page, (dz_fact_kind)kind));
        for (int state = 0; state < DZ_FACT_EXCUSED; state++)
            put_fact_cell(page, (dz_fact_kind)kind, (dz_fact_state)state);
        dz_put_text(page->sink, "</tr>\n");
    }
    dz_put_text(page->sink, "</tbody></table>\n");
}

/* ---- completeness ---- */

static void open_list(const dz_page *page, const char *title)
{
    dz_put_format(page->sink, "<dl class=\"stats\">\n<div class=\"head\"><dt>%s</dt></div>\n", title);
}

static void put_share(const dz_page *page, const char *label, size_t part, size_t whole)
{
    dz_put_format(page->sink, "<div><dt>%s</dt><dd>%s", label, part < whole ? "<b class=\"less\">" : "<b>");
    dz_html_count(page->sink, part);
    dz_put_format(page->sink, "</b> %s ", W_OF(page));
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
    dz_put_format(page->sink, "<div><dt>%s</dt><dd>", W_COVERED(page));
    for (int side = 0; side < 2; side++) {
        size_t covered = 0, all = 0;

        count_covered(page, side, &covered, &all);
        dz_put_format(page->sink, "%s%s <b%s>%zu%s</b>", side ? " · " : "", dz_html_side_short(page, side),
                      covered < all ? " class=\"less\"" : "", all ? covered * 100 / all : 100, W_PERCENT(page));
    }
    dz_put_text(page->sink, "</dd></div>\n");
}

/** A number; where there is something to see, a link to it. */
static void put_number(const dz_page *page, const char *label, size_t n, const char *look, const char *to)
{
    dz_put_format(page->sink, "<div><dt>%s</dt><dd>", label);
    dz_put_format(page->sink, n && look ? "<b class=\"%s\">" : "<b>", look);
    if (n && to)
        dz_put_format(page->sink, "<a href=\"%s\">", to);
    dz_html_count(page->sink, n);
    dz_put_text(page->sink, n && to ? "</a></b></dd></div>\n" : "</b></dd></div>\n");
}

static void put_completeness(const dz_page *page)
{
    dz_bead_list beads = dz_pair_beads(page->report->pair);
    size_t       alone[2] = {0, 0};

    for (size_t b = 0; b < beads.n; b++)
        for (int side = 0; side < 2; side++)
            alone[side] += beads.at[b].n[!side] == 0;
    open_list(page, W_COMPLETE(page));
    if (dz_report_unrelated(page->report)) {
        put_share(page, W_COMPARED(page), 0, beads.n);
    } else {
        put_share(page, W_PAIRED(page), beads.n - alone[0] - alone[1], beads.n);
        put_covered(page);
        put_number(page, W_ONLY_SOURCE(page), alone[0], "less", "#whole-h");
        put_number(page, W_ONLY_TARGET(page), alone[1], "less", "#whole-h");
    }
    dz_put_text(page->sink, "</dl>\n");
}

static void put_size(const dz_page *page)
{
    open_list(page, W_COMPLETE(page));
    put_number(page, W_PARAGRAPHS(page), page->rows, NULL, NULL);
    put_number(page, W_SENTENCES(page), dz_segments_all(dz_pair_segments(page->report->pair, DZ_SOURCE)).n, NULL, NULL);
    put_number(page, W_FIGURES(page), dz_figures_all(dz_pair_figures(page->report->pair, DZ_SOURCE)).n, NULL, NULL);
    dz_put_text(page->sink, "</dl>\n");
}

/* ---- the rest ---- */

/** Rules of some families, "" behind the last. */
typedef const char *const family[4];

static bool is_of(const dz_rule *rule, const char *const *prefixes)
{
    for (; **prefixes; prefixes++)
        if (strncmp(rule->id, *prefixes, strlen(*prefixes)) == 0)
            return true;
    return false;
}

/** How many findings there are of a family, with a link to the first. */
static void put_family(const dz_page *page, const char *label, const char *const *prefixes)
{
    size_t n = 0, first = 0;

    for (size_t i = 0; i < page->findings.n; i++)
        if (!page->findings.at[i].dismissed && is_of(page->findings.at[i].rule, prefixes) && n++ == 0)
            first = i;
    dz_put_format(page->sink, "<div><dt>%s</dt><dd><b>", label);
    if (n) {
        dz_put_text(page->sink, "<a class=\"less\" ");
        dz_html_finding_link(page, first);
        dz_put_text(page->sink, ">");
    }
    dz_html_count(page->sink, n);
    dz_put_text(page->sink, n ? "</a></b></dd></div>\n" : "</b></dd></div>\n");
}

static void put_rest(const dz_page *page)
{
    static family repeats = {"repeats.", ""}, consistency = {"consistency.", "names.inconsistent", "terms.inconsistent", ""},
                  damage = {"text.", ""};

    open_list(page, W_BESIDES(page));
    if (page->report->findings) {
        put_family(page, W_REPEATS(page), repeats);
        put_family(page, W_CONSISTENCY(page), consistency);
        put_family(page, W_DAMAGE(page), damage);
        put_number(page, W_DISMISSED(page), dz_findings_dismissed(page->report->findings), NULL, "#kept-h");
    }
    put_number(page, W_UNEXAMINED(page), dz_html_count_unexamined(page), NULL, "#gaps-h");
    dz_put_text(page->sink, "</dl>\n");
}

void dz_html_summary(const dz_page *page)
{
    dz_put_text(page->sink, "<div class=\"sum\">\n");
    if (page->report->ledger && page->sides == 2)
        put_facts(page);
    if (page->sides == 2)
        put_completeness(page);
    else
        put_size(page);
    put_rest(page);
    dz_put_text(page->sink, "</div>\n");
}
