/* place.c — where something stands, in words that lead a person there. Floor check. */
#include "check/place.h"

bool dz_has_spot(const dz_document *doc, uint32_t at) { return dz_document_spot(doc, at) != NULL; }

/** What comes between two parts of a spot. */
static void separate(dz_buf *buf, size_t from, dz_tongue tongue)
{
    if (buf->bytes.n > from)
        dz_buf_text(buf, tongue == DZ_IN_CHINESE ? "，" : ", ");
}

static void say_cell(dz_buf *buf, const dz_spot *spot, dz_tongue tongue)
{
    dz_buf_format(buf, tongue == DZ_IN_CHINESE ? "表%u第%u行第%u格" : "table %u, row %u, cell %u", spot->table, spot->row, spot->cell);
}

/** "cell B12", as a spreadsheet calls it. */
static void say_sheet_cell(dz_buf *buf, const dz_spot *spot, dz_tongue tongue)
{
    char     letters[8];
    size_t   n = 0;

    for (uint32_t column = spot->cell; column; column = (column - 1) / 26)
        letters[n++] = (char)('A' + (column - 1) % 26);
    dz_buf_text(buf, tongue == DZ_IN_CHINESE ? "单元格" : "cell ");
    while (n)
        dz_buf_byte(buf, letters[--n]);
    dz_buf_format(buf, "%u", spot->row);
}

void dz_say_spot(dz_buf *buf, const dz_document *doc, uint32_t at, dz_tongue tongue)
{
    const dz_spot *spot = dz_document_spot(doc, at);
    bool           zh = tongue == DZ_IN_CHINESE;
    size_t         from = buf->bytes.n;

    if (!spot)
        return;
    if (spot->part)
        dz_buf_text(buf, spot->part);
    if (spot->page) {
        separate(buf, from, tongue);
        dz_buf_format(buf, zh ? "第%u页" : "page %u", spot->page);
    }
    if (spot->note) {
        separate(buf, from, tongue);
        dz_buf_format(buf, zh ? "脚注%u" : "footnote %u", spot->note);
    }
    if (spot->table || spot->cell || (spot->paragraph && (!spot->note || spot->paragraph > 1)))
        separate(buf, from, tongue);
    if (spot->table)
        say_cell(buf, spot, tongue);
    else if (spot->cell)
        say_sheet_cell(buf, spot, tongue);
    else if (spot->paragraph && (!spot->note || spot->paragraph > 1))
        dz_buf_format(buf, zh ? "第%u段" : "paragraph %u", spot->paragraph);
    if (spot->box) {
        separate(buf, from, tongue);
        dz_buf_format(buf, zh ? "文本框%u" : "text box %u", spot->box);
    }
    if (spot->time) {
        separate(buf, from, tongue);
        dz_buf_text(buf, spot->time);
    }
    if (spot->unit) {
        separate(buf, from, tongue);
        dz_buf_format(buf, zh ? "单元%s" : "unit %s", spot->unit);
    }
}

void dz_say_place(dz_buf *buf, const dz_document *doc, uint32_t at, dz_tongue tongue)
{
    dz_place place = dz_document_place(doc, at);
    bool     spotted = dz_has_spot(doc, at);

    if (!dz_document_has_lines(doc) && spotted) {
        dz_say_spot(buf, doc, at, tongue);
        return;
    }
    dz_buf_format(buf, "%zu:%zu", place.line, place.column);
    if (spotted) {
        dz_buf_text(buf, " (");
        dz_say_spot(buf, doc, at, tongue);
        dz_buf_text(buf, ")");
    }
}
