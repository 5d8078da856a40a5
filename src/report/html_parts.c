/* html_parts.c — a text of more rows than one page holds. Floor report.
 *
 * The first page has the verdict and the lists; the rows stand in files beside it, PAGE.1.html,
 * PAGE.2.html ..., which are written before it. Each is whole or not there.
 */
#include "report/html.h"

/** Where a part of the rows is to be read. */
static void put_part_link(const dz_page *page, size_t part, const char *words)
{
    dz_put_text(page->sink, "<a href=\"");
    dz_html_part_name(page, part);
    dz_put_format(page->sink, "\">%s</a>", words);
}

static void put_range(const dz_page *page, size_t part)
{
    dz_put_format(page->sink, W_ROWS_N(page), page->cuts[part - 1] + 1, page->cuts[part]);
}

/* ---- the first page ---- */

static size_t findings_in(const dz_page *page, size_t part)
{
    size_t n = 0;

    for (size_t i = 0; i < page->findings.n; i++)
        n += !page->findings.at[i].dismissed && page->row_of[i] >= page->cuts[part - 1] && page->row_of[i] < page->cuts[part];
    return n;
}

static void put_index(const dz_page *page)
{
    dz_put_format(page->sink, "<nav class=\"rows parts\" id=\"text\" aria-labelledby=\"text-h\">\n<h2 id=\"text-h\">%s</h2>\n<ol>\n",
                  W_PARTS(page));
    for (size_t part = 1; part <= page->parts; part++) {
        dz_put_text(page->sink, "<li><a href=\"");
        dz_html_part_name(page, part);
        dz_put_text(page->sink, "\">");
        put_range(page, part);
        dz_put_text(page->sink, "</a> ");
        for (int side = 0; side < page->sides; side++)
            dz_html_quote(page, side, dz_page_span(page, page->cuts[part - 1], side), 50);
        if (page->report->findings) {
            dz_put_format(page->sink, " <span>%s%s", W_FINDINGS(page), W_COLON(page));
            dz_html_count(page->sink, findings_in(page, part));
            dz_put_text(page->sink, "</span>");
        }
        dz_put_text(page->sink, "</li>\n");
    }
    dz_put_text(page->sink, "</ol>\n</nav>\n");
}

static void write_first(const dz_page *page)
{
    dz_html_open(page);
    dz_html_head(page);
    dz_html_side(page);
    put_index(page);
    dz_html_close(page);
}

/* ---- the others ---- */

static void put_part_head(const dz_page *page)
{
    dz_put_text(page->sink, "<header class=\"verdict part\">\n<h1>");
    dz_put_format(page->sink, W_PART_N(page), page->part, page->parts);
    dz_put_text(page->sink, W_COLON(page));
    put_range(page, page->part);
    dz_put_text(page->sink, "</h1>\n<p class=\"parts\">");
    put_part_link(page, 0, W_FIRST_SCREEN(page));
    if (page->part > 1) {
        dz_put_text(page->sink, " · ");
        put_part_link(page, page->part - 1, W_BEFORE(page));
    }
    if (page->part < page->parts) {
        dz_put_text(page->sink, " · ");
        put_part_link(page, page->part + 1, W_BEHIND(page));
    }
    dz_put_text(page->sink, "</p>\n<p id=\"since\" role=\"status\" hidden></p>\n</header>\n");
}

/** "page.html" and 2: "page.2.html". */
static void add_part_path(dz_buf *into, const char *path, size_t part)
{
    size_t stem = dz_html_stem(path);

    dz_buf_add(into, path, stem);
    dz_buf_format(into, ".%zu%s", part, path + stem);
    dz_buf_byte(into, '\0');
}

static dz_status write_part(dz_page *page, size_t part, dz_error *error)
{
    dz_buf    path = {0};
    dz_status status = DZ_NOMEM;
    dz_sink  *first = page->sink;

    add_part_path(&path, page->report->path, part);
    if (dz_buf_ok(&path))
        status = dz_sink_open(path.bytes.at, &page->sink, error);
    dz_buf_free(&path);
    if (status == DZ_OK) {
        page->part = part;
        dz_html_open(page);
        put_part_head(page);
        dz_html_side(page);
        dz_html_rows(page);
        dz_html_rest(page);
        dz_html_close(page);
        status = dz_sink_close(page->sink, error);
    }
    page->sink = first;
    page->part = 0;
    return status;
}

void dz_html_parts(dz_page *page)
{
    dz_error  error = {0};
    dz_status status = DZ_OK;

    if (!page->report->path) {
        dz_sink_fail(page->sink, DZ_USAGE, "the page has %zu rows, of which a file holds %d: name a file with -o, the rows then stand in files beside it",
                     page->rows, DZ_PAGE_ROWS);
        return;
    }
    for (size_t part = 1; part <= page->parts && status == DZ_OK; part++)
        status = write_part(page, part, &error);
    if (status == DZ_NOMEM)
        dz_sink_no_memory(page->sink);
    else if (status != DZ_OK)
        dz_sink_fail(page->sink, status, "%s", error.message);
    else
        write_first(page);
}
