/* html_notes.c — findings as notes under the row they speak of. Floor 9, report. */
#include "report/html.h"

/** "zh.txt 5:12" for each side the finding speaks of. */
static void put_places(const dz_page *page, const dz_finding *f)
{
    const char *between = "";

    dz_put_text(page->sink, "<p class=\"at\">");
    for (int side = 0; side < page->sides; side++) {
        const dz_document *doc = dz_page_document(page, side);
        dz_place           place;

        if (!f->on[side] || f->span[side].len == 0)
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
    const dz_bead *bead;

    if (page->sides == 1 || f->bead == DZ_NO_BEAD)
        return;
    bead = &dz_pair_beads(page->report->pair).at[f->bead];
    dz_put_format(page->sink, "<details><summary>%s</summary><p>", DZ_WORD(page, "why this row", "对齐依据"));
    dz_put_format(page->sink, DZ_WORD(page, "Row %u, %u–%u. ", "第%u行，%u–%u。"), f->bead + 1, bead->n[0], bead->n[1]);
    dz_html_evidence(page, bead);
    dz_put_format(page->sink, DZ_WORD(page, ".</p><p>%s</p></details>", "。</p><p>%s</p></details>"),
                  f->rule->help[page->report->tongue]);
}

/** Links to the rows of the other copies. */
static void put_copies(const dz_page *page, const dz_finding *f)
{
    int side = f->on[DZ_SOURCE] ? DZ_SOURCE : DZ_TARGET;

    if (f->related.n == 0)
        return;
    dz_put_format(page->sink, "<p class=\"copies\">%s", DZ_WORD(page, "Stands again at", "又见于"));
    for (size_t i = 0; i < f->related.n; i++) {
        size_t row = dz_page_row_at(page, side, f->related.at[i].at) + 1;

        dz_put_format(page->sink, DZ_WORD(page, " <a href=\"#r%zu\">row %zu</a>", " <a href=\"#r%zu\">第%zu行</a>"), row, row);
    }
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

/** At a copy: where the passage stood first, and the finding that tells of it. */
static void put_copy(const dz_page *page, dz_page_note note)
{
    const dz_finding *f = &page->findings.at[note.finding];
    size_t            row = page->row_of[note.finding] + (size_t)1;

    dz_put_format(page->sink,
                  DZ_WORD(page, "<p class=\"copy\" data-s=\"%d\" data-r=\"%s\">From here on, a copy of what begins at <a href=\"#r%zu\">row %zu</a>: "
                                "<a href=\"#f-%016llx\">the finding</a></p>",
                          "<p class=\"copy\" data-s=\"%d\" data-r=\"%s\">自此起与<a href=\"#r%zu\">第%zu行</a>起的段落重复，见<a href=\"#f-%016llx\">该条意见</a></p>"),
                  (int)f->severity, f->rule->id, row, row, (unsigned long long)f->fingerprint);
}

void dz_html_notes(const dz_page *page, size_t row)
{
    dz_put_text(page->sink, "<div class=\"notes\">");
    for (uint32_t i = page->first[row]; i < page->first[row + 1]; i++) {
        if (page->notes[i].copy)
            put_copy(page, page->notes[i]);
        else
            put_finding(page, &page->findings.at[page->notes[i].finding]);
    }
    dz_put_text(page->sink, "</div>");
}
