/* pdf.c — PDF, by pdftotext of poppler and only where that is allowed. Floor read.
 *
 * It is the one program that is ever started: PDF is more than a library in this process should be trusted with.
 * What it says is plain text, so lines and paragraphs are told as there.
 */
#include <string.h>

#include "base/fail.h"
#include "read/child.h"
#include "read/format.h"
#include "read/lines.h"
#include "read/zip.h"
#include "text/script.h"
#include "text/utf8.h"

/** Whether the text stops here, so that a page that ends with it ends a paragraph. */
static bool stops(dz_str text)
{
    size_t   at = text.len;
    uint32_t c;

    while (at > 0) {
        c = dz_fold_width(dz_utf8_before(text.at, &at));
        if (!dz_is_closer(c) && c != '"')
            return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0x2026 || c == ':' || c == ';';
    }
    return true;
}

/** Adds a page, which is said where it begins. What was cut by the end of the page before goes on in the next line. */
static void lay_page(dz_reading *r, dz_str page, uint32_t number)
{
    bool ends = stops(dz_buf_all(&r->text));

    while (page.len && dz_is_any(page.at[page.len - 1], "\r\n \t"))
        page.len--;
    if (page.len == 0)
        return;
    if (r->text.bytes.n)
        dz_buf_text(&r->text, ends ? "\n\n" : "\n");
    r->failed |= !dz_list_push(&r->spots, (dz_spot){.at = (uint32_t)r->text.bytes.n, .page = number});
    dz_buf_str(&r->text, page);
    r->failed |= !dz_buf_ok(&r->text);
}

static void lay_pages(dz_reading *r, dz_str text)
{
    uint32_t number = 1;

    for (size_t at = 0; at < text.len; number++) {
        const char *feed = memchr(text.at + at, '\f', text.len - at);
        size_t      end = feed ? (size_t)(feed - text.at) : text.len;

        lay_page(r, (dz_str){text.at + at, end - at}, number);
        at = end + 1;
    }
}

static dz_status read_pdf(dz_reading *r)
{
    static const char *const arguments[] = {"pdftotext", "-enc", "UTF-8", "-eol", "unix", "-", "-", NULL};
    dz_child                 child = {"pdftotext", arguments, "poppler-utils", r->name, DZ_MOST_OUT + (size_t)DZ_MOST_RATIO * r->file.len,
                                         1 << 30, 60};
    dz_buf                   said = {0};
    dz_status                status;

    if (!r->allow_pdf)
        return dz_fail(r->error, DZ_FORMAT, "'%s' is a PDF, which another program would have to read: --allow-pdf has pdftotext do it", r->name);
    status = dz_child_run(&child, r->file, &said, r->error);
    if (status == DZ_OK && dz_utf8_valid(said.bytes.at, said.bytes.n) != said.bytes.n)
        status = dz_fail(r->error, DZ_FORMAT, "'%s' has text that is none", r->name);
    if (status == DZ_OK)
        lay_pages(r, dz_buf_all(&said));
    dz_buf_free(&said);
    return status == DZ_OK ? dz_lay_end(r) : status;
}

/** "%PDF-" within the first bytes, where a reader of PDF looks for it. */
static bool is_pdf(dz_str bytes)
{
    enum { EARLY = 1024 };

    for (size_t at = 0; at < EARLY && at + 5 <= bytes.len; at++)
        if (memcmp(bytes.at + at, "%PDF-", 5) == 0)
            return at == 0 || memchr(bytes.at, 0, bytes.len < EARLY ? bytes.len : EARLY) != NULL;
    return false;
}

const dz_format dz_pdf = {.name = "pdf", .extensions = " pdf ", .packed = true, .plain = true, .shared = true, .sniff = is_pdf, .read = read_pdf};
