/* html_text.c — text made fit to stand in a page. Floor report. */
#include "report/html.h"

#include <stdio.h>

#include "text/script.h"
#include "text/utf8.h"

/** What a reader cannot see, or what would turn the words around it. */
static bool is_hidden(uint32_t c)
{
    return (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || c == 0x180e ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
           c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

static const char *entity(uint32_t c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    }
    return NULL;
}

/** A line break that a reader of Chinese would take for a space that is not there. */
static bool is_seam(dz_str text, size_t begin, size_t end)
{
    size_t before = begin;

    return begin > 0 && end < text.len && dz_is_cjk(dz_utf8_before(text.at, &before)) &&
           dz_is_cjk(dz_utf8_next(text.at, &end));
}

static void put_escaped(dz_sink *sink, dz_str text, const char *chip)
{
    size_t from = 0;

    for (size_t at = 0; at < text.len;) {
        size_t      begin = at;
        uint32_t    c = dz_utf8_next(text.at, &at);
        const char *name = entity(c);
        bool        hidden = is_hidden(c), seam = c == '\n' && is_seam(text, begin, at);

        if (!name && !hidden && !seam)
            continue;
        dz_put(sink, (dz_str){text.at + from, begin - from});
        if (name)
            dz_put_text(sink, name);
        else if (hidden)
            dz_put_format(sink, chip, (unsigned)c);
        from = at;
    }
    dz_put(sink, (dz_str){text.at + from, text.len - from});
}

void dz_html_text(dz_sink *sink, dz_str text) { put_escaped(sink, text, "<span class=\"u\">⟦U+%04X⟧</span>"); }

void dz_html_value(dz_sink *sink, dz_str text) { put_escaped(sink, text, "⟦U+%04X⟧"); }

void dz_html_count(dz_sink *sink, size_t n)
{
    char   digits[32];
    size_t length = (size_t)snprintf(digits, sizeof digits, "%zu", n);

    for (size_t i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            dz_put_text(sink, ",");
        dz_put(sink, (dz_str){digits + i, 1});
    }
}

/** Where the first 'most' columns of a text end. */
static size_t columns_end(dz_str text, size_t most)
{
    size_t at = 0;

    while (at < text.len) {
        size_t next = at;
        int    width = dz_column_width(dz_utf8_next(text.at, &next));

        if ((size_t)width > most)
            break;
        most -= (size_t)width;
        at = next;
    }
    return at;
}

void dz_html_quote(const dz_page *page, int side, dz_span span, size_t most)
{
    const dz_document *doc = dz_page_document(page, side);
    dz_str             text = dz_document_slice(doc, span);
    size_t             end = columns_end(text, most);

    dz_put_format(page->sink, "<bdi lang=\"%s\">", dz_lang_tag(dz_document_lang(doc)));
    dz_html_text(page->sink, (dz_str){text.at, end});
    dz_put_text(page->sink, end < text.len ? "…</bdi>" : "</bdi>");
}
