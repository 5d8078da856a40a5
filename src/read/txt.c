/* txt.c — plain text: blank lines, indents and wrapping make paragraphs. Floor 2, read. */
#include "read/document.h"
#include "text/script.h"
#include "text/utf8.h"

/* Hard-wrapped text is told from a list of short lines by its shape; the
 * numbers restored wrapped treebanks exactly and left real releases alone. */
enum {
    NARROWEST = 30,  /* columns of the widest line, at the least */
    WIDEST = 130,    /* and at the most */
    FULL = 75,       /* per cent of the widest that make a line full */
    MOSTLY_FULL = 80 /* per cent of the lines but the last that are full */
};

static dz_span trimmed(const dz_document *doc, uint32_t from, uint32_t to)
{
    size_t at = from, end = to;

    while (at < end) {
        size_t next = at;

        if (!dz_is_space(dz_utf8_next(doc->text, &next)))
            break;
        at = next;
    }
    while (end > at) {
        size_t before = end;

        if (!dz_is_space(dz_utf8_before(doc->text, &before)))
            break;
        end = before;
    }
    return (dz_span){(uint32_t)at, (uint32_t)(end - at)};
}

static uint32_t line_end(const dz_document *doc, size_t line)
{
    return line + 1 < doc->lines.n ? doc->lines.at[line + 1] : (uint32_t)doc->len;
}

static dz_span line_span(const dz_document *doc, size_t line)
{
    return trimmed(doc, doc->lines.at[line], line_end(doc, line));
}

static bool blank(const dz_document *doc, size_t line) { return line_span(doc, line).len == 0; }

/** Two full-width spaces, four spaces or a tab begin a paragraph. */
static bool indented(const dz_document *doc, size_t line)
{
    dz_span  span = line_span(doc, line);
    unsigned columns = 0;

    for (size_t at = doc->lines.at[line]; at < span.at;) {
        uint32_t c = dz_utf8_next(doc->text, &at);

        columns += c == 0x3000 ? 2 : c == '\t' ? 4 : 1;
    }
    return columns >= 4;
}

static bool ends_a_sentence(const dz_document *doc, dz_span span)
{
    size_t   at = dz_span_end(span);
    uint32_t c = 0;

    while (at > span.at) {
        c = dz_fold_width(dz_utf8_before(doc->text, &at));
        if (!dz_is_closer(c) && c != '"')
            break;
    }
    return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0x2026 || c == ':' || c == ';';
}

/** Whether the lines [from, to) are one paragraph broken at a margin. */
static bool wrapped(const dz_document *doc, size_t from, size_t to)
{
    size_t widest = 0, full = 0, stops = 0, lines = to - from;

    if (lines < 2)
        return false;
    for (size_t i = from; i < to; i++) {
        size_t columns = dz_columns(dz_document_slice(doc, line_span(doc, i)));

        widest = columns > widest ? columns : widest;
    }
    if (widest < NARROWEST || widest > WIDEST)
        return false;
    for (size_t i = from; i + 1 < to; i++) {
        dz_span span = line_span(doc, i);

        full += 100 * dz_columns(dz_document_slice(doc, span)) >= FULL * widest;
        stops += ends_a_sentence(doc, span);
    }
    return 100 * full >= MOSTLY_FULL * (lines - 1) && 2 * stops < lines - 1;
}

static bool add(dz_document *doc, dz_span span, dz_block_kind kind)
{
    return dz_list_push(&doc->blocks, (dz_block){span, (uint16_t)kind});
}

/** The lines [from, to) hold no blank one: one wrapped paragraph, or a paragraph a line. */
static bool add_group(dz_document *doc, size_t from, size_t to)
{
    if (wrapped(doc, from, to)) {
        uint32_t at = line_span(doc, from).at, end = dz_span_end(line_span(doc, to - 1));

        return add(doc, (dz_span){at, end - at}, DZ_BLOCK_PARAGRAPH);
    }
    for (size_t i = from; i < to; i++)
        if (!add(doc, line_span(doc, i), DZ_BLOCK_PARAGRAPH))
            return false;
    return true;
}

static bool add_units(dz_document *doc)
{
    size_t n = doc->lines.n;

    if (n > 0 && doc->lines.at[n - 1] == doc->len) /* the last line feed ends a line, it begins none */
        n--;
    for (size_t i = 0; i < n; i++) {
        uint32_t at = doc->lines.at[i], end = line_end(doc, i);

        while (end > at && (doc->text[end - 1] == '\n' || doc->text[end - 1] == '\r'))
            end--;
        if (!add(doc, (dz_span){at, end - at}, DZ_BLOCK_UNIT))
            return false;
    }
    return true;
}

bool dz_txt_blocks(dz_document *doc, bool lines)
{
    if (lines)
        return add_units(doc);
    for (size_t from = 0; from < doc->lines.n;) {
        size_t to = from + 1;

        if (blank(doc, from)) {
            from++;
            continue;
        }
        while (to < doc->lines.n && !blank(doc, to) && !indented(doc, to))
            to++;
        if (!add_group(doc, from, to))
            return false;
        from = to;
    }
    return true;
}
