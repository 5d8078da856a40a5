/* html_rows.c — the two texts side by side, their figures marked. Floor report. */
#include "report/html.h"

/* ---- figures ---- */

/** How a figure looks: 'a' agrees, 'x' is wrong, 'o' has no answer; NULL: like the text around. */
static const char *look_of(const dz_page *page, const dz_entry *entry)
{
    if (!page->report->ledger || page->sides == 1)
        return "a";
    if (!entry)
        return NULL;
    if (dz_relation_agrees((dz_relation)entry->relation))
        return "a";
    if (entry->excused)
        return NULL;
    return entry->figure[DZ_SOURCE] != DZ_NO_FIGURE && entry->figure[DZ_TARGET] != DZ_NO_FIGURE ? "x" : "o";
}

/** Opens the element around a figure; answers how to close it. */
static const char *open_figure(const dz_page *page, int side, size_t figure)
{
    dz_page_figure  about = page->figure[side][figure];
    const dz_entry *entry = about.entry == DZ_PAGE_NONE ? NULL : &page->entries.at[about.entry];
    const char     *look = look_of(page, entry);
    bool            link = about.finding != DZ_PAGE_NONE;

    if (!look)
        return "";
    dz_put_format(page->sink, "<%s class=\"g %s\"", link ? "a" : "span", look);
    if (entry)
        dz_put_format(page->sink, " data-k=\"%u\"%s", about.entry, link ? "" : " tabindex=\"0\"");
    if (entry && *look != 'a')
        dz_put_format(page->sink, " title=\"%s\"", dz_html_relation(page, entry));
    if (link)
        dz_put_format(page->sink, " href=\"#f-%016llx\"",
                      (unsigned long long)page->findings.at[about.finding].fingerprint);
    dz_put_text(page->sink, ">");
    return link ? "</a>" : "</span>";
}

/** The first figure that ends behind byte 'at'. */
static size_t figure_behind(dz_figure_list list, uint32_t at)
{
    size_t low = 0, high = list.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (dz_span_end(list.at[middle].span) <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void put_slice(const dz_page *page, int side, uint32_t from, uint32_t to)
{
    dz_html_text(page->sink, dz_document_slice(dz_page_document(page, side), (dz_span){from, to - from}));
}

/** A stretch of text with its figures marked; one that sticks out is marked as far as it goes. */
static void put_figures(const dz_page *page, int side, uint32_t from, uint32_t to)
{
    dz_figure_list list = dz_figures_all(dz_pair_figures(page->report->pair, side));

    for (size_t i = figure_behind(list, from); i < list.n && list.at[i].span.at < to; i++) {
        uint32_t    begin = list.at[i].span.at > from ? list.at[i].span.at : from;
        uint32_t    end = dz_span_end(list.at[i].span) < to ? dz_span_end(list.at[i].span) : to;
        const char *close;

        put_slice(page, side, from, begin);
        close = open_figure(page, side, i);
        put_slice(page, side, begin, end);
        dz_put_text(page->sink, close);
        from = end;
    }
    put_slice(page, side, from, to);
}

/* ---- findings in the text ---- */

/** The words that a note marks: figures and repeats show theirs in other ways. False: none. */
static bool marks_words(const dz_page *page, dz_page_note note, int side, dz_span *span)
{
    const dz_finding *f = &page->findings.at[note.finding];
    dz_figure_list    list = dz_figures_all(dz_pair_figures(page->report->pair, side));
    size_t            i;

    if (dz_page_is_repeat(f) || !dz_page_note_span(page, note, side, span) || (span->len == 0 && f->on[!side]))
        return false;
    i = figure_behind(list, span->at);
    return i == list.n || list.at[i].span.at != span->at || list.at[i].span.len != span->len;
}

/** The worst finding of a row that covers byte 'at', or NULL; *stop moves back to where that may change. */
static const dz_finding *covering(const dz_page *page, size_t row, int side, uint32_t at, uint32_t *stop)
{
    const dz_finding *worst = NULL;

    for (uint32_t i = page->first[row]; i < page->first[row + 1]; i++) {
        const dz_finding *f = &page->findings.at[page->notes[i].finding];
        dz_span           span;

        if (!marks_words(page, page->notes[i], side, &span))
            continue;
        if (span.at > at) {
            *stop = span.at < *stop ? span.at : *stop;
        } else if (dz_span_end(span) > at) {
            *stop = dz_span_end(span) < *stop ? dz_span_end(span) : *stop;
            worst = !worst || f->severity > worst->severity ? f : worst;
        }
    }
    return worst;
}

/** A caret for each finding that points between two characters, at 'at'. */
static void put_carets(const dz_page *page, size_t row, int side, uint32_t at)
{
    for (uint32_t i = page->first[row]; i < page->first[row + 1]; i++) {
        dz_span span;

        if (marks_words(page, page->notes[i], side, &span) && span.len == 0 && span.at == at)
            dz_put_format(page->sink, "<i class=\"caret %s\"></i>",
                          dz_severity_name(page->findings.at[page->notes[i].finding].severity));
    }
}

static void put_marked(const dz_page *page, size_t row, int side, dz_span span)
{
    for (uint32_t at = span.at, stop; at < dz_span_end(span); at = stop) {
        const dz_finding *f;

        put_carets(page, row, side, at);
        stop = dz_span_end(span);
        f = covering(page, row, side, at, &stop);
        if (f)
            dz_put_format(page->sink, "<span class=\"m %s\">", dz_severity_name(f->severity));
        put_figures(page, side, at, stop);
        if (f)
            dz_put_text(page->sink, "</span>");
    }
}

/* ---- cells ---- */

static void put_segment(const dz_page *page, size_t row, int side, const dz_segment *segment)
{
    static const char *const looks[DZ_SEGMENT_KINDS] = {
        [DZ_SEGMENT_HEADING] = "h",    [DZ_SEGMENT_SPEAKER] = "sp", [DZ_SEGMENT_TIMESTAMP] = "t",
        [DZ_SEGMENT_CAPTION] = "ca", [DZ_SEGMENT_FURNITURE] = "fu"};
    const char              *look = looks[segment->kind];

    if (look)
        dz_put_format(page->sink, "<span class=\"%s\">", look);
    put_marked(page, row, side, segment->span);
    if (look)
        dz_put_text(page->sink, "</span>");
}

static size_t first_segment(const dz_page *page, size_t row, int side)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(page->report->pair, side));
    uint32_t        at;
    size_t          low = 0, high = list.n;

    if (page->sides == 2)
        return dz_pair_beads(page->report->pair).at[row].first[side];
    for (at = dz_page_span(page, row, side).at; low < high;) {
        size_t middle = low + (high - low) / 2;

        if (list.at[middle].span.at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** The segments of a row; one that begins a new block begins a new line. */
static void put_segments(const dz_page *page, size_t row, int side)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(page->report->pair, side));
    dz_span         span = dz_page_span(page, row, side);
    size_t          first = first_segment(page, row, side);
    uint32_t        at = span.at;

    for (size_t i = first; i < list.n && dz_span_end(list.at[i].span) <= dz_span_end(span); i++) {
        if (i > first && list.at[i].block != list.at[i - 1].block)
            dz_put_text(page->sink, "<br>");
        else
            put_slice(page, side, at, list.at[i].span.at);
        put_segment(page, row, side, &list.at[i]);
        at = dz_span_end(list.at[i].span);
    }
    put_carets(page, row, side, dz_span_end(span));
    put_slice(page, side, at, dz_span_end(span));
}

static void put_void(const dz_page *page, int side)
{
    dz_lang lang = dz_document_lang(dz_page_document(page, side));

    dz_put_format(page->sink, "<div class=\"void\"><span>%s</span></div>",
                  lang == DZ_LANG_EN      ? DZ_WORD(page, "no English for this sentence", "此句无英文对应")
                  : dz_lang_is_zh(lang)   ? DZ_WORD(page, "no Chinese for this sentence", "此句无中文对应")
                  : side == DZ_SOURCE     ? DZ_WORD(page, "nothing in the source", "原文无对应")
                                          : DZ_WORD(page, "nothing in the target", "译文无对应"));
}

static void put_cell(const dz_page *page, size_t row, int side)
{
    static const char *const looks[] = {"", " class=\"re\"", " class=\"co\"", " class=\"co\""};

    if (page->sides == 2 && dz_pair_beads(page->report->pair).at[row].n[side] == 0) {
        put_void(page, side);
        return;
    }
    dz_put_format(page->sink, "<div lang=\"%s\"%s>", dz_lang_tag(dz_document_lang(dz_page_document(page, side))),
                  looks[page->part[side][row]]);
    put_segments(page, row, side);
    dz_put_text(page->sink, "</div>");
}

/* ---- rows ---- */

/** Whether a block begins with this row on either side. */
static bool begins_block(const dz_page *page, size_t row)
{
    const dz_bead *bead;

    if (page->sides == 1 || row == 0)
        return true;
    bead = &dz_pair_beads(page->report->pair).at[row];
    for (int side = 0; side < 2; side++) {
        dz_segment_list list = dz_segments_all(dz_pair_segments(page->report->pair, side));
        uint32_t        first = bead->first[side];

        if (bead->n[side] && (first == 0 || list.at[first].block != list.at[first - 1].block))
            return true;
    }
    return false;
}

/** Per cent: a bead that is less sure than this is set apart. */
enum { DOUBTFUL = 60 };

/** "12" and below it "1–2", and "98 %" where nothing was checked; why, when the pointer rests there. */
static void put_number(const dz_page *page, size_t row)
{
    const dz_bead *bead;

    dz_put_format(page->sink, "<a class=\"n\" href=\"#r%zu\"", row + 1);
    if (page->sides == 2) {
        bead = &dz_pair_beads(page->report->pair).at[row];
        dz_put_text(page->sink, " title=\"");
        dz_html_evidence(page, bead);
        dz_put_format(page->sink, "\">%zu <i%s>%u–%u</i>", row + 1,
                      bead->n[0] == 1 && bead->n[1] == 1 ? "" : " class=\"k\"", bead->n[0], bead->n[1]);
        if (!page->report->findings) /* of an alignment alone, this is what a reader looks for */
            dz_put_format(page->sink, " <i%s>%u %%</i>", bead->sure < DOUBTFUL ? " class=\"k\"" : "", bead->sure);
        dz_put_text(page->sink, "</a>");
    } else {
        dz_put_format(page->sink, ">%zu</a>", row + 1);
    }
}

static void put_row(const dz_page *page, size_t row)
{
    bool noted = page->first[row] < page->first[row + 1];

    dz_put_format(page->sink, "<div class=\"r%s%s\" id=\"r%zu\">", begins_block(page, row) ? " p" : "",
                  noted ? " f" : "", row + 1);
    put_number(page, row);
    for (int side = 0; side < page->sides; side++)
        put_cell(page, row, side);
    if (noted)
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

void dz_html_rows(const dz_page *page)
{
    dz_put_format(page->sink, "<section class=\"rows %s\" id=\"text\" aria-labelledby=\"text-h\">\n"
                              "<h2 class=\"vh\" id=\"text-h\">%s</h2>\n",
                  widths(page),
                  page->sides == 2 ? DZ_WORD(page, "The two texts side by side", "两种文本逐句对照")
                                   : DZ_WORD(page, "The text", "文稿正文"));
    put_columns(page);
    for (size_t row = 0; row < page->rows && !dz_sink_closed(page->sink); row++)
        put_row(page, row);
    dz_put_format(page->sink, "<p class=\"none\" id=\"none\" hidden>%s</p>\n</section>\n",
                  DZ_WORD(page, "No row fits these filters.", "没有符合筛选条件的行。"));
}
