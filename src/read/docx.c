/* docx.c — documents of Word: paragraphs, lists, tables and notes, changes taken as accepted. Floor read. */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "read/format.h"
#include "read/styles.h"
#include "read/zip.h"

enum { DEEPEST_TABLE = 8 };

/** What the elements around have said. Counts, since many may stand in each other. */
typedef struct docx {
    dz_reading *r;
    dz_styles   styles;
    dz_style   *style; /* the one that is being read */
    unsigned    dropped; /* deleted, moved away, a second form of the same */
    unsigned    in_properties, in_run_properties, tables;
    bool        in_text, breaks_known, joined; /* by Word; the paragraph goes on in the next */
    bool        skip_note;
    dz_spot     spot;
    uint32_t    paragraphs, all_tables;
    struct {
        uint32_t table, row, cell;
    } stack[DEEPEST_TABLE];
    uint16_t    kind; /* of the paragraph */
} docx;

static bool is(const char *name, const char *other) { return strcmp(name, other) == 0; }

/* ---- styles ---- */

static bool style_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    docx *d = data;

    if (is(name, "style")) {
        d->style = dz_styles_add(&d->styles, dz_xml_value(attributes, n, "styleId"));
        return d->style != NULL;
    }
    if (!d->style)
        return true;
    if (is(name, "name"))
        d->style->kind = (uint16_t)dz_kind_of_style_name(dz_xml_value(attributes, n, "val"));
    else if (is(name, "basedOn"))
        return (d->style->parent = dz_styles_copy(&d->styles, dz_xml_value(attributes, n, "val"))) != NULL;
    else if (is(name, "outlineLvl") && dz_xml_value(attributes, n, "val")[0] < '9')
        d->style->kind = DZ_BLOCK_HEADING;
    else if (is(name, "numPr") && d->style->kind == DZ_BLOCK_PARAGRAPH)
        d->style->kind = DZ_BLOCK_ITEM;
    return true;
}

static bool style_end(void *data, const char *name)
{
    docx *d = data;

    if (is(name, "style"))
        d->style = NULL;
    return true;
}

static bool no_text(void *data, dz_str text)
{
    (void)data, (void)text;
    return true;
}

/* ---- paragraphs ---- */

/** The innermost table; those too deep in each other share a place. */
static size_t innermost(const docx *d) { return d->tables <= DEEPEST_TABLE ? d->tables - 1 : DEEPEST_TABLE - 1; }

/** Sets where the next text stands. */
static void settle_spot(docx *d)
{
    if (d->tables) {
        size_t top = innermost(d);

        d->spot.table = d->stack[top].table;
        d->spot.row = d->stack[top].row;
        d->spot.cell = d->stack[top].cell;
        d->spot.paragraph = 0;
    } else {
        d->spot.table = d->spot.row = d->spot.cell = 0;
        d->spot.paragraph = d->paragraphs;
    }
    dz_lay_spot(d->r, &d->spot);
}

static void begin_paragraph(docx *d)
{
    if (d->joined && d->r->open) { /* the mark between the two was deleted */
        d->joined = false;
        return;
    }
    d->kind = d->tables ? DZ_BLOCK_CELL : DZ_BLOCK_PARAGRAPH;
    d->joined = false;
    dz_lay_block(d->r, (dz_block_kind)d->kind);
    if (!d->tables)
        d->paragraphs++;
    settle_spot(d);
}

static void set_kind(docx *d, dz_block_kind kind)
{
    if (kind == DZ_BLOCK_PARAGRAPH || d->r->open || (kind == DZ_BLOCK_ITEM && d->kind != DZ_BLOCK_PARAGRAPH))
        return;
    d->kind = (uint16_t)kind;
    dz_lay_block(d->r, kind);
}

/** The settings of a paragraph and of the mark at its end. */
static void take_property(docx *d, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    const char *value = dz_xml_value(attributes, n, "val");

    if (is(name, "pStyle"))
        set_kind(d, dz_styles_kind(&d->styles, value));
    else if (is(name, "outlineLvl") && *value < '9')
        set_kind(d, DZ_BLOCK_HEADING);
    else if (is(name, "numId") && !is(value, "0"))
        set_kind(d, DZ_BLOCK_ITEM);
    else if (d->in_run_properties && (is(name, "del") || is(name, "moveFrom")))
        d->joined = true;
}

static void new_page(docx *d)
{
    d->spot.page++;
    settle_spot(d);
}

/** A break inside of a paragraph ends its block, as it ends what a reader takes in at once; not in a heading. */
static void break_line(docx *d, const char *type)
{
    if (is(type, "page"))
        return; /* Word says itself where the page begins */
    if (d->kind == DZ_BLOCK_HEADING)
        dz_lay_space(d->r, ' ', 0);
    else
        dz_lay_block(d->r, (dz_block_kind)d->kind);
}

static bool is_dropped(const char *name)
{
    return is(name, "del") || is(name, "moveFrom") || is(name, "Fallback") || is(name, "instrText") || is(name, "rPrChange") ||
           is(name, "pPrChange") || is(name, "sectPr");
}

static void take_table(docx *d, const char *name)
{
    if (is(name, "tbl")) {
        d->tables++;
        d->stack[innermost(d)].table = ++d->all_tables;
        d->stack[innermost(d)].row = d->stack[innermost(d)].cell = 0;
    } else if (d->tables && is(name, "tr")) {
        d->stack[innermost(d)].row++;
        d->stack[innermost(d)].cell = 0;
    } else if (d->tables && is(name, "tc"))
        d->stack[innermost(d)].cell++;
}

static void begin_note(docx *d, const dz_xml_attribute *attributes, size_t n)
{
    const char *type = dz_xml_value(attributes, n, "type");

    d->skip_note = *type && !is(type, "normal"); /* the line above the notes */
    if (d->skip_note)
        return;
    d->spot.note++;
    d->paragraphs = 0;
}

static bool text_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    docx *d = data;

    if (d->dropped || (is_dropped(name) && !d->in_properties)) {
        d->dropped++;
        return true;
    }
    if (d->in_properties) {
        d->in_run_properties += is(name, "rPr");
        d->in_properties++;
        take_property(d, name, attributes, n);
    } else if (is(name, "pPr"))
        d->in_properties = 1;
    else if (is(name, "p"))
        begin_paragraph(d);
    else if (is(name, "t"))
        d->in_text = !d->skip_note;
    else if (is(name, "tab"))
        dz_lay_space(d->r, ' ', 0);
    else if (is(name, "br") || is(name, "cr"))
        break_line(d, dz_xml_value(attributes, n, "type"));
    else if (is(name, "noBreakHyphen"))
        dz_lay_text(d->r, (dz_str){"-", 1}, 0, 0);
    else if (is(name, "lastRenderedPageBreak"))
        d->breaks_known = true, new_page(d);
    else if (is(name, "footnote") || is(name, "endnote"))
        begin_note(d, attributes, n);
    else
        take_table(d, name);
    return !d->r->failed;
}

static bool text_end(void *data, const char *name)
{
    docx *d = data;

    if (d->dropped) {
        d->dropped--;
        return true;
    }
    if (d->in_properties) {
        d->in_run_properties -= is(name, "rPr") && d->in_run_properties;
        d->in_properties--;
        return true;
    }
    if (is(name, "t"))
        d->in_text = false;
    else if (is(name, "p") && !d->joined)
        dz_lay_block(d->r, d->tables ? DZ_BLOCK_CELL : DZ_BLOCK_PARAGRAPH);
    else if (is(name, "tbl") && d->tables)
        d->tables--;
    else if (is(name, "tc") || is(name, "txbxContent"))
        d->joined = false, dz_lay_block(d->r, DZ_BLOCK_PARAGRAPH), settle_spot(d);
    return !d->r->failed;
}

static bool take_text(void *data, dz_str text)
{
    docx *d = data;

    if (d->in_text && !d->dropped)
        dz_lay_text(d->r, text, 0, 0);
    return !d->r->failed;
}

/* ---- the file ---- */

static const dz_xml_handler styles_handler = {style_begin, style_end, no_text}, text_handler = {text_begin, text_end, take_text};

/** Reads the notes of one kind; what the text was told of itself is told anew. */
static dz_status read_notes(docx *d, dz_zip *zip, const char *member, const char *part)
{
    bool found;

    d->spot = (dz_spot){.part = part};
    d->paragraphs = 0;
    d->tables = d->dropped = d->in_properties = 0;
    d->joined = d->in_text = d->skip_note = false;
    dz_lay_block(d->r, DZ_BLOCK_PARAGRAPH);
    return dz_zip_xml(zip, member, &text_handler, d, &found);
}

/** Pages count only where Word said where they end. */
static void forget_pages(dz_reading *r)
{
    for (size_t i = 0; i < r->spots.n; i++)
        r->spots.at[i].page = 0;
}

static dz_status read_parts(docx *d, dz_zip *zip)
{
    bool      found;
    dz_status status = dz_zip_xml(zip, "word/styles.xml", &styles_handler, d, &found);

    d->spot.page = 1;
    if (status == DZ_OK)
        status = dz_zip_xml(zip, "word/document.xml", &text_handler, d, &found);
    if (status == DZ_OK && !found)
        status = dz_zip_xml(zip, "word/document2.xml", &text_handler, d, &found); /* as the Word of browsers has it */
    if (status == DZ_OK && !found)
        return dz_fail(zip->error, DZ_FORMAT, "'%s' is an archive without the text of a document", zip->name);
    if (status == DZ_OK && !d->breaks_known)
        forget_pages(d->r);
    if (status == DZ_OK)
        status = read_notes(d, zip, "word/footnotes.xml", NULL);
    if (status == DZ_OK)
        status = read_notes(d, zip, "word/endnotes.xml", "endnotes");
    return status;
}

static dz_status read_docx(dz_reading *r)
{
    docx      d = {.r = r};
    dz_zip    zip = {.name = r->name, .bytes = r->file, .error = r->error};
    dz_status status = read_parts(&d, &zip);

    dz_styles_free(&d.styles);
    return status == DZ_OK ? dz_lay_end(r) : status;
}

static bool is_docx(dz_str bytes) { return dz_zip_is(bytes, "word/document"); }

const dz_format dz_docx = {.name = "docx", .extensions = " docx docm ", .packed = true, .sniff = is_docx, .read = read_docx};
