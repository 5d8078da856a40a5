/* html_text.c — text made fit to stand in a page. Floor report. */
#include "report/html.h"

#include <stdio.h>
#include <string.h>

#include "text/script.h"
#include "text/utf8.h"

/** What a reader cannot see, or what would turn the words around it. */
static bool is_hidden(uint32_t c)
{
    return (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || c == 0x180e ||
           (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
           c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

/** What the Unicode Standard calls hidden characters for short. */
static const struct {
    uint32_t    c;
    const char *name;
} hidden_names[] = {
    {0x0000, "NUL"},  {0x0009, "TAB"},  {0x000d, "CR"},   {0x00ad, "SHY"},  {0x061c, "ALM"},  {0x180e, "MVS"},
    {0x200b, "ZWSP"}, {0x200c, "ZWNJ"}, {0x200d, "ZWJ"},  {0x200e, "LRM"},  {0x200f, "RLM"},  {0x2028, "LSEP"},
    {0x2029, "PSEP"}, {0x202a, "LRE"},  {0x202b, "RLE"},  {0x202c, "PDF"},  {0x202d, "LRO"},  {0x202e, "RLO"},
    {0x2060, "WJ"},   {0x2066, "LRI"},  {0x2067, "RLI"},  {0x2068, "FSI"},  {0x2069, "PDI"},  {0xfeff, "BOM"},
};

static const char *hidden_name(uint32_t c)
{
    for (size_t i = 0; i < sizeof hidden_names / sizeof *hidden_names; i++)
        if (hidden_names[i].c == c)
            return hidden_names[i].name;
    return NULL;
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

/** How hidden characters are told. */
typedef enum chip {
    CHIP,      /* by a name in white brackets, in an element of its own */
    CHIP_BARE, /* the same without the element */
    REFERENCE  /* by a reference, which is the character itself for a script */
} chip;

static void put_hidden(dz_sink *sink, uint32_t c, chip how)
{
    const char *name = hidden_name(c);

    if (how == REFERENCE) {
        dz_put_format(sink, "&#x%X;", (unsigned)c);
        return;
    }
    dz_put_text(sink, how == CHIP ? "<span class=\"u\">⟦" : "⟦");
    if (name)
        dz_put_text(sink, name);
    else
        dz_put_format(sink, "U+%04X", (unsigned)c);
    dz_put_text(sink, how == CHIP ? "⟧</span>" : "⟧");
}

/** Bytes that may have to be told otherwise: of all others a run is put at once. */
static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'' && c != 0x7f && c != 0xc2 && c != 0xd8 &&
           c != 0xe1 && c != 0xe2 && c != 0xef && c != 0xf3;
}

static void put_escaped(dz_sink *sink, dz_str text, chip how)
{
    size_t from = 0;

    if (text.len == 0)
        return;
    for (size_t at = 0; at < text.len;) {
        size_t      begin = at;
        uint32_t    c;
        const char *name;
        bool        hidden;

        if (is_plain((unsigned char)text.at[at])) {
            at++;
            continue;
        }
        c = dz_utf8_next(text.at, &at);
        name = entity(c);
        hidden = is_hidden(c);
        if (!name && !hidden && !(c == '\n' && how != REFERENCE && is_seam(text, begin, at)))
            continue;
        dz_put(sink, (dz_str){text.at + from, begin - from});
        if (name)
            dz_put_text(sink, name);
        else if (hidden)
            put_hidden(sink, c, how);
        from = at;
    }
    dz_put(sink, (dz_str){text.at + from, text.len - from});
}

void dz_html_text(dz_sink *sink, dz_str text) { put_escaped(sink, text, CHIP); }

void dz_html_value(dz_sink *sink, dz_str text) { put_escaped(sink, text, CHIP_BARE); }

void dz_html_data(dz_sink *sink, dz_str text) { put_escaped(sink, text, REFERENCE); }

void dz_html_digits(dz_sink *sink, size_t n)
{
    char   digits[24];
    size_t from = sizeof digits;

    do
        digits[--from] = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    dz_put(sink, (dz_str){digits + from, sizeof digits - from});
}

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

void dz_html_words(const dz_page *page, int side, dz_span span, size_t most)
{
    dz_str text = dz_document_slice(dz_page_document(page, side), span);
    size_t end = columns_end(text, most);

    dz_html_text(page->sink, (dz_str){text.at, end});
    if (end < text.len)
        dz_put_text(page->sink, "…");
}

void dz_html_quote(const dz_page *page, int side, dz_span span, size_t most)
{
    dz_put_format(page->sink, "<bdi lang=\"%s\">", dz_lang_tag(dz_document_lang(dz_page_document(page, side))));
    dz_html_words(page, side, span, most);
    dz_put_text(page->sink, "</bdi>");
}

void dz_html_title(const dz_page *page, const dz_rule *rule)
{
    const char *title = rule->title[page->report->tongue];

    dz_html_text(page->sink, (dz_str){title, strlen(title)});
}

/* ---- links ---- */

static bool is_of_uri(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~", c));
}

static void put_uri(dz_sink *sink, dz_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (is_of_uri(text.at[i]))
            dz_put(sink, (dz_str){text.at + i, 1});
        else
            dz_put_format(sink, "%%%02X", (unsigned)(unsigned char)text.at[i]);
}

size_t dz_html_stem(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');

    return dot && dot > name ? (size_t)(dot - path) : strlen(path);
}

void dz_html_part_name(const dz_page *page, size_t part)
{
    const char *path = page->report->path, *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t      stem = dz_html_stem(name);

    put_uri(page->sink, (dz_str){name, stem});
    if (part)
        dz_put_format(page->sink, ".%zu", part);
    put_uri(page->sink, (dz_str){name + stem, strlen(name + stem)});
}

static void open_link(const dz_page *page, size_t row)
{
    size_t part = 1;

    dz_put_text(page->sink, "href=\"");
    while (part < page->parts && row >= page->cuts[part])
        part++;
    if (part != page->part)
        dz_html_part_name(page, part);
}

void dz_html_row_link(const dz_page *page, size_t row)
{
    open_link(page, row);
    dz_put_text(page->sink, "#r");
    dz_html_digits(page->sink, row + 1);
    dz_put_text(page->sink, "\"");
}

void dz_html_finding_link(const dz_page *page, size_t finding)
{
    open_link(page, page->row_of[finding]);
    dz_put_format(page->sink, "#f-%016llx\"", (unsigned long long)page->findings.at[finding].fingerprint);
}
