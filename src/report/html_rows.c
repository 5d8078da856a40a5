/* html_rows.c — the two texts side by side, their figures marked. Floor report. */
#include "report/html.h"

#include "base/search.h"
#include "report/cover.h"
#include "report/why.h"
#include "report/words.h"

/* ---- facts ---- */

/** How a fact looks: 'a' agrees, 'x' is wrong, 'o' has no answer, 'q' the same and nobody minds; NULL: like the text around. */
static const char *look_of(const dz_page *page, const dz_page_fact *fact)
{
    switch (fact->state) {
    case DZ_FACT_MATCHED: return "a";
    case DZ_FACT_MISMATCHED: return "x";
    case DZ_FACT_EXCUSED: return NULL;
    default: break;
    }
    if (fact->kind < DZ_FACT_NAME)
        return "o";
    return fact->finding != DZ_PAGE_NONE && page->findings.at[fact->finding].severity > DZ_NOTE ? "o" : "q";
}

/** Opens the element around a mark; answers how to close it. */
static const char *open_mark(const dz_page *page, const dz_page_mark *mark)
{
    static const char *const kinds[DZ_FACT_KINDS] = {[DZ_FACT_NAME] = " w", [DZ_FACT_TERM] = " te"};
    const dz_page_fact      *fact = mark->fact == DZ_PAGE_NONE ? NULL : &page->facts.at[mark->fact];
    const char              *look = fact ? look_of(page, fact) : "a";
    bool                     link = fact && fact->finding != DZ_PAGE_NONE;

    if (!look)
        return "";
    dz_put_text(page->sink, link ? "<a class=\"g " : "<span class=\"g ");
    dz_put_text(page->sink, look);
    dz_put_text(page->sink, fact && kinds[fact->kind] ? kinds[fact->kind] : "");
    if (fact) {
        dz_put_text(page->sink, "\" data-k=\"");
        dz_html_digits(page->sink, mark->fact);
    }
    dz_put_text(page->sink, fact && !link ? "\" tabindex=\"0\"" : "\"");
    if (fact && *look != 'a')
        dz_put_format(page->sink, " title=\"%s\"", dz_html_relation(page, fact));
    if (link) {
        dz_put_text(page->sink, " ");
        dz_html_finding_link(page, fact->finding);
    }
    dz_put_text(page->sink, ">");
    return link ? "</a>" : "</span>";
}

/** Text, with chips for what was taken out of it; at its end too where 'whole'. */
static void put_text(const dz_page *page, int side, uint32_t from, uint32_t to, bool whole)
{
    const dz_document *doc = dz_page_document(page, side);
    dz_damage_list     list = dz_document_damage(doc);

    for (size_t i = dz_row_from(list, from); i < list.n && (list.at[i].span.at < to || (whole && list.at[i].span.at == to)); i++) {
        uint32_t at = list.at[i].span.at;

        if (list.at[i].span.len || !list.at[i].mended)
            continue;
        dz_html_text(page->sink, dz_document_slice(doc, (dz_span){from, at - from}));
        dz_html_text(page->sink, list.at[i].was);
        from = at;
    }
    dz_html_text(page->sink, dz_document_slice(doc, (dz_span){from, to - from}));
}

/** A stretch of text with its facts marked; one that sticks out is marked as far as it goes. */
static void put_facts(const dz_page *page, int side, uint32_t from, uint32_t to)
{
    const dz_page_marks *marks = &page->marks[side];

    for (size_t i = dz_page_mark_behind(page, side, from); i < marks->n && marks->at[i].span.at < to; i++) {
        uint32_t    begin = marks->at[i].span.at > from ? marks->at[i].span.at : from;
        uint32_t    end = dz_span_end(marks->at[i].span) < to ? dz_span_end(marks->at[i].span) : to;
        const char *close;

        put_text(page, side, from, begin, false);
        close = open_mark(page, &marks->at[i]);
        put_text(page, side, begin, end, false);
        dz_put_text(page->sink, close);
        from = end;
    }
    put_text(page, side, from, to, false);
}

/* ---- findings in the text ---- */

/** A caret for each finding that points between two characters, at 'at'. */
static void put_carets(const dz_page *page, dz_cover *cover, uint32_t at)
{
    for (int severity; (severity = dz_cover_caret(cover, at)) >= 0;)
        dz_put_format(page->sink, "<i class=\"caret %s\"></i>", dz_severity_name((dz_severity)severity));
}

static void put_marked(const dz_page *page, dz_cover *cover, int side, dz_span span)
{
    for (uint32_t at = span.at, stop; at < dz_span_end(span); at = stop) {
        int severity;

        put_carets(page, cover, at);
        stop = dz_span_end(span);
        severity = dz_cover_at(cover, at, &stop);
        if (severity >= 0)
            dz_put_format(page->sink, "<span class=\"m %s\">", dz_severity_name((dz_severity)severity));
        put_facts(page, side, at, stop);
        if (severity >= 0)
            dz_put_text(page->sink, "</span>");
    }
}

/* ---- cells ---- */

static void put_segment(const dz_page *page, dz_cover *cover, int side, const dz_segment *segment)
{
    static const char *const looks[DZ_SEGMENT_KINDS] = {
        [DZ_SEGMENT_HEADING] = "h",    [DZ_SEGMENT_SPEAKER] = "sp", [DZ_SEGMENT_TIMESTAMP] = "t",
        [DZ_SEGMENT_CAPTION] = "ca", [DZ_SEGMENT_FURNITURE] = "fu"};
    const char              *look = looks[segment->kind];

    if (look)
        dz_put_format(page->sink, "<span class=\"%s\">", look);
    put_marked(page, cover, side, segment->span);
    if (look)
        dz_put_text(page->sink, "</span>");
}

static size_t first_segment(const dz_page *page, size_t row, int side)
{
    if (page->sides == 2)
        return dz_pair_beads(page->report->pair).at[row].first[side];
    return dz_row_from(dz_segments_all(dz_pair_segments(page->report->pair, side)), dz_page_span(page, row, side).at);
}

/** Whether the next row does not begin just where this one ends. */
static bool ends_alone(const dz_page *page, size_t row, int side)
{
    uint32_t end = dz_span_end(dz_page_span(page, row, side));

    return row + 1 == page->rows || dz_page_span(page, row + 1, side).len == 0 || dz_page_span(page, row + 1, side).at > end;
}

/** The segments of a row; one that begins a new block begins a new line. */
static void put_segments(const dz_page *page, size_t row, int side)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(page->report->pair, side));
    dz_span         span = dz_page_span(page, row, side);
    size_t          first = first_segment(page, row, side);
    uint32_t        at = span.at;
    dz_cover        cover = {.begun = 0};

    if (!dz_cover_make(page, row, side, &cover))
        dz_sink_no_memory(page->sink);
    for (size_t i = first; i < list.n && dz_span_end(list.at[i].span) <= dz_span_end(span); i++) {
        if (i > first && list.at[i].block != list.at[i - 1].block)
            dz_put_text(page->sink, "<br>");
        else
            put_text(page, side, at, list.at[i].span.at, false);
        put_segment(page, &cover, side, &list.at[i]);
        at = dz_span_end(list.at[i].span);
    }
    put_carets(page, &cover, dz_span_end(span));
    put_text(page, side, at, dz_span_end(span), ends_alone(page, row, side));
    dz_cover_free(&cover);
}

static void put_void(const dz_page *page, int side)
{
    dz_lang lang = dz_document_lang(dz_page_document(page, side));

    dz_put_format(page->sink, "<div class=\"void\"><span>%s</span></div>",
                  lang == DZ_LANG_EN    ? W_NO_ENGLISH(page)
                  : dz_lang_is_zh(lang) ? W_NO_CHINESE(page)
                  : side == DZ_SOURCE   ? W_NO_SOURCE(page)
                                        : W_NO_TARGET(page));
}

static void put_cell(const dz_page *page, size_t row, int side)
{
    static const char *const looks[] = {"", " class=\"re\"", " class=\"co\"", " class=\"co\""};

    if (page->sides == 2 && dz_pair_beads(page->report->pair).at[row].n[side] == 0) {
        put_void(page, side);
        return;
    }
    dz_put_text(page->sink, "<div lang=\"");
    dz_put_text(page->sink, dz_lang_tag(dz_document_lang(dz_page_document(page, side))));
    dz_put_text(page->sink, "\"");
    dz_put_text(page->sink, looks[page->part_of_repeat[side][row]]);
    dz_put_text(page->sink, ">");
    put_segments(page, row, side);
    dz_put_text(page->sink, "</div>");
}

/* ---- rows ---- */

/** Per cent: a bead that is less sure than this is set apart. */
enum { DOUBTFUL = 60 };

/** "12" and below it "1–2", and "98 %" where nothing was checked. */
static void put_number(const dz_page *page, size_t row)
{
    const dz_bead *bead;

    dz_put_text(page->sink, "<a class=\"n\" ");
    dz_html_row_link(page, row);
    dz_put_text(page->sink, ">");
    dz_html_digits(page->sink, row + 1);
    if (page->sides == 2) {
        bead = &dz_pair_beads(page->report->pair).at[row];
        dz_put_format(page->sink, " <i%s>%u–%u</i>", bead->n[0] == 1 && bead->n[1] == 1 ? "" : " class=\"k\"", bead->n[0], bead->n[1]);
        if (!page->report->findings) /* of an alignment alone, this is what a reader looks for */
            dz_put_format(page->sink, " <i%s>%u %%</i>", bead->sure < DOUBTFUL ? " class=\"k\"" : "", bead->sure);
    }
    dz_put_text(page->sink, "</a>");
}

/** Why a bead was paired: seen where the reader is. */
static void put_why(const dz_page *page, size_t row)
{
    const dz_bead *bead = &dz_pair_beads(page->report->pair).at[row];
    const char    *between = W_COLON(page);
    dz_buf         words = {0};

    dz_put_format(page->sink, "<p class=\"y\">%s", W_WHY(page));
    dz_put_format(page->sink, W_SURE(page), bead->sure);
    for (size_t i = 0; i < DZ_EVIDENCE_WORDS; i++)
        if (bead->evidence >> i & 1) {
            dz_put_text(page->sink, between);
            dz_put_text(page->sink, dz_evidence_words[i].label[page->report->tongue]);
            between = W_COMMA(page);
        }
    dz_why_words(&words, page->report->pair, row, page->report->tongue);
    if (!dz_buf_ok(&words))
        dz_sink_no_memory(page->sink);
    if (words.bytes.n) {
        dz_put_text(page->sink, " · <bdi>");
        dz_html_text(page->sink, dz_buf_all(&words));
        dz_put_text(page->sink, "</bdi>");
    }
    dz_put_text(page->sink, "</p>");
    dz_buf_free(&words);
}

/** Whether a row has a finding that was not dismissed. */
static bool is_flagged(const dz_page *page, size_t row)
{
    for (uint32_t i = page->first[row]; i < page->first[row + 1]; i++)
        if (!page->findings.at[page->notes[i].finding].dismissed)
            return true;
    return false;
}

static void put_row(const dz_page *page, size_t row)
{
    dz_put_text(page->sink, dz_page_begins_block(page, row) ? "<div class=\"r p" : "<div class=\"r");
    dz_put_text(page->sink, is_flagged(page, row) ? " f\" id=\"r" : "\" id=\"r");
    dz_html_digits(page->sink, row + 1);
    dz_put_text(page->sink, "\">");
    put_number(page, row);
    for (int side = 0; side < page->sides; side++)
        put_cell(page, row, side);
    if (page->sides == 2)
        put_why(page, row);
    if (page->first[row] < page->first[row + 1])
        dz_html_notes(page, row);
    dz_put_text(page->sink, "</div>\n");
}

static void put_columns(const dz_page *page)
{
    dz_put_text(page->sink, "<div class=\"r cols\"><span></span>");
    for (int side = 0; side < page->sides; side++) {
        dz_put_format(page->sink, "<p><b>%s</b> <span>%s · <bdi>", dz_html_side_name(page, side),
                      dz_html_lang(page, side));
        dz_html_text(page->sink, dz_page_name(page, side));
        dz_put_text(page->sink, "</bdi></span></p>");
    }
    dz_put_text(page->sink, "</div>\n");
}

/** English takes more room than Chinese: "ze" and "ez" say which stands first. */
static const char *widths(const dz_page *page)
{
    bool zh[2] = {false, false};

    for (int side = 0; side < page->sides; side++)
        zh[side] = dz_lang_is_zh(dz_document_lang(dz_page_document(page, side)));
    return page->sides == 1 ? "s1" : zh[0] == zh[1] ? "s2" : zh[0] ? "ze" : "ez";
}

/** Rows stand in blocks, which a browser lays out when they come into view. */
enum { BLOCK = 50 };

static void put_block(const dz_page *page, size_t from, size_t to)
{
    dz_put_text(page->sink, "<div class=\"b\">\n");
    for (size_t row = from; row < to && !dz_sink_closed(page->sink); row++)
        put_row(page, row);
    dz_put_text(page->sink, "</div>\n");
}

void dz_html_rows(const dz_page *page)
{
    size_t from = page->cuts[page->part - 1], end = page->cuts[page->part];

    dz_put_format(page->sink, "<section class=\"rows %s%s\" id=\"text\" aria-labelledby=\"text-h\">\n"
                              "<h2 class=\"vh\" id=\"text-h\">%s</h2>\n",
                  widths(page), page->report->findings ? " checked" : "", page->sides == 2 ? W_ROWS_OF_TWO(page) : W_ROWS_OF_ONE(page));
    put_columns(page);
    for (; from < end; from += BLOCK)
        put_block(page, from, from + BLOCK < end ? from + BLOCK : end);
    dz_put_format(page->sink, "<p class=\"none\" id=\"none\" hidden>%s</p>\n</section>\n", W_NO_ROW(page));
}
