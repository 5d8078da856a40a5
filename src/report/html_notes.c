/* html_notes.c — findings as notes under the row they speak of. Floor report. */
#include "check/place.h"
#include "report/html.h"

enum { QUOTE = 60 }; /* columns of a quotation */

/** "zh.txt:5:12 258万亩" for each side the finding speaks of. */
static void put_places(const dz_page *page, const dz_finding *f)
{
    const char *between = "";

    dz_put_text(page->sink, "<p class=\"place\">");
    for (int side = 0; side < page->sides; side++) {
        const dz_document *doc = dz_page_document(page, side);
        dz_buf             place = {0};

        if (!f->on[side] || (f->span[side].len == 0 && f->on[!side]))
            continue;
        dz_put_format(page->sink, "%s<bdi>", between);
        dz_html_text(page->sink, dz_page_name(page, side));
        dz_buf_byte(&place, ':');
        dz_say_place(&place, doc, f->span[side].at, page->report->tongue);
        dz_html_text(page->sink, dz_buf_all(&place));
        dz_put_text(page->sink, "</bdi>");
        if (!dz_buf_ok(&place))
            dz_sink_no_memory(page->sink);
        dz_buf_free(&place);
        if (f->span[side].len) {
            dz_put_text(page->sink, " ");
            dz_html_quote(page, side, f->span[side], QUOTE);
        }
        between = " · ";
    }
    dz_put_text(page->sink, "</p>");
}

/** Links to the rows of the other places, each once. */
static void put_copies(const dz_page *page, const dz_finding *f)
{
    int    side = dz_finding_lead(f);
    size_t last = page->row_of[f - page->findings.at];
    bool   any = false;

    for (size_t i = 0; i < f->related.n; i++) {
        size_t row = dz_page_row_at(page, side, f->related.at[i].at);

        if (row == last)
            continue;
        last = row;
        if (!any)
            dz_put_format(page->sink, "<p class=\"copies\">%s", dz_page_is_repeat(f) ? W_STANDS_AGAIN(page) : W_ALSO_AT(page));
        any = true;
        dz_put_text(page->sink, " <a ");
        dz_html_row_link(page, row);
        dz_put_text(page->sink, ">");
        dz_put_format(page->sink, W_ROW_N(page), row + 1);
        dz_put_text(page->sink, "</a>");
    }
    if (any)
        dz_put_text(page->sink, "</p>");
}

/** One side of a difference between copies, with a link to its row. */
static void put_copy_words(const dz_page *page, int side, dz_span span, const char *element)
{
    size_t row = dz_page_row_at(page, side, span.at);

    dz_put_text(page->sink, "<a ");
    dz_html_row_link(page, row);
    dz_put_format(page->sink, ">%zu</a> <%s>", row + 1, element);
    if (span.len)
        dz_html_quote(page, side, span, QUOTE);
    else
        dz_put_text(page->sink, "—");
    dz_put_format(page->sink, "</%s>", element);
}

/** Where the copies of a passage do not agree. */
static void put_differences(const dz_page *page, const dz_finding *f)
{
    int side = dz_finding_lead(f);

    if (f->differences.n == 0)
        return;
    dz_put_text(page->sink, "<ol class=\"diffs\">");
    for (size_t i = 0; i < f->differences.n; i++) {
        const dz_difference *d = &f->differences.at[i];

        dz_put_format(page->sink, "<li%s>", d->flags ? " class=\"bad\"" : "");
        put_copy_words(page, side, d->span[0], "del");
        dz_put_text(page->sink, " → ");
        put_copy_words(page, side, d->span[1], "ins");
        dz_put_text(page->sink, "</li>");
    }
    dz_put_text(page->sink, "</ol>");
}

static void put_finding(const dz_page *page, const dz_finding *f)
{
    unsigned long long print = (unsigned long long)f->fingerprint;

    dz_put_format(page->sink,
                  "<article class=\"note %s%s\" id=\"f-%016llx\" data-s=\"%d\" data-r=\"%s\">"
                  "<h3><a class=\"sev\" href=\"#f-%016llx\" title=\"%s\">%s</a> <bdi>",
                  dz_severity_name(f->severity), f->dismissed ? " let" : "", print, (int)f->severity, f->rule->id, print, W_LINK(page),
                  dz_html_severity(page, f->severity));
    dz_html_title(page, f->rule);
    dz_put_format(page->sink, "</bdi> <a class=\"rule\" href=\"#rule-%s\">%s</a></h3><p class=\"say\"><bdi>", f->rule->id, f->rule->id);
    dz_html_text(page->sink, f->message[page->report->tongue]);
    dz_put_text(page->sink, "</bdi></p>");
    put_copies(page, f);
    put_differences(page, f);
    dz_put_text(page->sink, "<div class=\"foot\">");
    put_places(page, f);
    if (f->dismissed) {
        dz_put_format(page->sink, "<p class=\"why\">%s%s<bdi>", W_DISMISSED(page), W_COLON(page));
        dz_html_text(page->sink, f->dismissed->reason);
        dz_put_text(page->sink, "</bdi></p>");
    }
    dz_put_text(page->sink, "</div></article>\n");
}

/** At another place of a finding: where it is told. */
static void put_other(const dz_page *page, dz_page_note note)
{
    const dz_finding *f = &page->findings.at[note.finding];

    if (f->dismissed)
        return;
    dz_put_format(page->sink, "<p class=\"copy %s\" data-s=\"%d\" data-r=\"%s\" data-f=\"%016llx\">%s <a ", dz_severity_name(f->severity),
                  (int)f->severity, f->rule->id, (unsigned long long)f->fingerprint, dz_page_is_repeat(f) ? W_COPY_OF(page) : W_HERE_TOO(page));
    dz_html_finding_link(page, note.finding);
    dz_put_text(page->sink, ">");
    dz_put_format(page->sink, W_ROW_N(page), page->row_of[note.finding] + (size_t)1);
    dz_put_format(page->sink, "</a>%s<bdi>", W_COLON(page));
    dz_html_title(page, f->rule);
    dz_put_text(page->sink, "</bdi></p>");
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
