/* quote.c — a line of text with marks under it. Floor report. */
#include "report/quote.h"

#include "text/script.h"
#include "text/utf8.h"

static bool is_hidden(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || c == 0x61c || c == 0x180e || c == 0x200b || c == 0x200e ||
           c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb) || c == 0xfffe || c == 0xffff;
}

static void show_char(dz_buf *buf, uint32_t c)
{
    char   bytes[4];
    size_t n;

    if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029 || c == 0x85) {
        dz_buf_byte(buf, ' ');
    } else if (is_hidden(c)) {
        dz_buf_format(buf, "<U+%04X>", (unsigned)c);
    } else {
        n = dz_utf8_put(c, bytes);
        dz_buf_add(buf, bytes, n);
    }
}

void dz_show(dz_buf *buf, dz_str text)
{
    for (size_t at = 0; at < text.len;)
        show_char(buf, dz_utf8_next(text.at, &at));
}

/** Moves back from 'at' by no more than 'columns' columns, not before 'floor'. */
static size_t columns_back(const char *text, size_t floor, size_t at, size_t columns)
{
    while (at > floor) {
        size_t before = at;
        int    width = dz_column_width(dz_utf8_before(text, &before));

        if ((size_t)width > columns)
            break;
        columns -= (size_t)width;
        at = before;
    }
    return at;
}

static size_t columns_on(const char *text, size_t at, size_t end, size_t columns)
{
    while (at < end) {
        size_t next = at;
        int    width = dz_column_width(dz_utf8_next(text, &next));

        if ((size_t)width > columns)
            break;
        columns -= (size_t)width;
        at = next;
    }
    return at;
}

void dz_quote_make(dz_quote *quote, const dz_document *doc, dz_span context, dz_span mark, size_t columns)
{
    const char *text = dz_document_text(doc).at, *dots = "…";
    size_t      end = dz_span_end(context), from, to, mark_end;
    size_t      wide = dz_columns(dz_document_slice(doc, mark)), room = columns > wide ? columns - wide : 0;

    *quote = (dz_quote){0};
    from = columns_back(text, context.at, mark.at, room / 2);
    to = columns_on(text, dz_span_end(mark) > columns + mark.at ? mark.at : dz_span_end(mark), end, columns - room / 2);
    if (to < dz_span_end(mark)) /* the mark itself is longer than a line */
        to = columns_on(text, mark.at, dz_span_end(mark), columns);
    mark_end = dz_span_end(mark) < to ? dz_span_end(mark) : to;
    if (from > context.at)
        dz_buf_text(&quote->text, dots);
    dz_show(&quote->text, (dz_str){text + from, mark.at - from});
    quote->from = dz_columns(dz_buf_all(&quote->text));
    dz_show(&quote->text, (dz_str){text + mark.at, mark_end - mark.at});
    quote->marked = dz_columns(dz_buf_all(&quote->text)) - quote->from;
    dz_show(&quote->text, (dz_str){text + mark_end, to - mark_end});
    if (to < end)
        dz_buf_text(&quote->text, dots);
}

void dz_quote_free(dz_quote *quote) { dz_buf_free(&quote->text); }
