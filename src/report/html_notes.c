/* html_notes.c — findings as notes under the row they speak of. Floor report. */
#include "report/html.h"

/** "zh.txt 5:12" for each side the finding speaks of. */
static void put_places(const dz_page *page, const dz_finding *f)
{
    const char *between = "";

    dz_put_text(page->sink, "<p class=\"place\">");
    for (int side = 0; side < page->sides; side++) {
        const dz_document *doc = dz_page_document(page, side);
        dz_place           place;

        if (!f->on[side] || (f->span[side].len == 0 && f->on[!side]))
            continue;
        place = dz_document_place(doc, f->span[side].at);
        dz_put_format(page->sink, "%s<bdi>", between);
        dz_html_text(page->sink, dz_page_name(page, side));
        dz_put_format(page->sink, ":%zu:%zu</bdi>", place.line, place.column);
        between = " · ";
    }
    dz_put_text(page->sink, "</p>");
}

static void put_why(const dz_page *page, const dz_finding *f)
{
    size_t         row = page->row_of[f - page->findings.at];
    const dz_bead *bead;

    if (page->sides == 1)
        return;
    bead = &dz_pair_beads(page->report->pair).at[row];
    dz_put_format(page->sink, "<details><summary>%s</summary><p>", DZ_WORD(page, "why this row", "对齐依据"));
    dz_put_format(page->sink, DZ_WORD(page, "Row %zu, %u–%u. ", "第%zu行，%u–%u。"), row + 1, bead->n[0], bead->n[1]);
    dz_html_evidence(page, bead);
    dz_put_format(page->sink, DZ_WORD(page, ".</p><p>%s</p></details>", "。</p><p>%s</p></details>"),
                  f->rule->help[page->report->tongue]);
}

/** Links to the rows of the other places, each once. */
static void put_copies(const dz_page *page, const dz_finding *f)
{
    int    side = dz_finding_lead(f);
    size_t last = page->row_of[f - page->findings.at] + (size_t)1;
    bool   any = false;

    for (size_t i = 0; i < f->related.n; i++) {
        size_t row = dz_page_row_at(page, side, f->related.at[i].at) + 1;

        if (row == last)
            continue;
        last = row;
        if (!any)
            dz_put_format(page->sink, "<p class=\"copies\">%s",
                          dz_page_is_repeat(f) ? DZ_WORD(page, "Stands again at", "又见于")
                                               : DZ_WORD(page, "Also at", "另见"));
        any = true;
        dz_put_format(page->sink, DZ_WORD(page, " <a href=\"#r%zu\">row %zu</a>", " <a href=\"#r%zu\">第%zu行</a>"), row, row);
    }
    if (any)
        dz_put_text(page->sink, "</p>");
}

static void put_finding(const dz_page *page, const dz_finding *f)
{
    unsigned long long print = (unsigned long long)f->fingerprint;
    const char        *severity = dz_severity_name(f->severity);

    dz_put_format(page->sink,
                  "<article class=\"note %s\" id=\"f-%016llx\" data-s=\"%d\" data-r=\"%s\">"
                  "<h3><span class=\"sev\">%s</span> %s <a class=\"rule\" href=\"#f-%016llx\">%s</a></h3>"
                  "<p class=\"say\"><bdi>",
                  severity, print, (int)f->severity, f->rule->id, dz_html_severity(page, f->severity),
                  f->rule->title[page->report->tongue], print, f->rule->id);
    dz_html_text(page->sink, f->message[page->report->tongue]);
    dz_put_text(page->sink, "</bdi></p>");
    put_copies(page, f);
    dz_put_text(page->sink, "<div class=\"foot\">");
    put_places(page, f);
    put_why(page, f);
    dz_put_text(page->sink, "</div></article>\n");
}

/** At another place of a finding: where it is told. */
static void put_other(const dz_page *page, dz_page_note note)
{
    const dz_finding *f = &page->findings.at[note.finding];
    size_t            row = page->row_of[note.finding] + (size_t)1;
    const char       *words = dz_page_is_repeat(f)
                                  ? DZ_WORD(page, "From here on, a copy of what begins at", "自此起，系重复以下内容：")
                                  : DZ_WORD(page, "Here too, as told at", "此处亦有，见");

    dz_put_format(page->sink, "<p class=\"copy %s\" data-s=\"%d\" data-r=\"%s\">%s <a href=\"#f-%016llx\">",
                  dz_severity_name(f->severity), (int)f->severity, f->rule->id, words, (unsigned long long)f->fingerprint);
    dz_put_format(page->sink, DZ_WORD(page, "row %zu</a>", "第%zu行</a>"), row);
    dz_put_format(page->sink, DZ_WORD(page, ": %s</p>", "：%s</p>"), f->rule->title[page->report->tongue]);
}

void dz_html_notes(const dz_page *page, size_t row)
{
    uint32_t told = DZ_PAGE_NONE; /* the last finding; its other places in this row need no word */

    dz_put_text(page->sink, "<div class=\"notes\">");
    for (uint32_t i = page->first[row]; i < page->first[row + 1]; i++) {
        if (page->notes[i].related == DZ_PAGE_NONE)
            put_finding(page, &page->findings.at[page->notes[i].finding]);
        else if (page->notes[i].finding != told)
            put_other(page, page->notes[i]);
        told = page->notes[i].finding;
    }
    dz_put_text(page->sink, "</div>");
}
