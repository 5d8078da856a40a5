/* docx.c — documents of Word: paragraphs, lists, tables and notes, changes taken as accepted. Floor read. */
#include <string.h>

#include "base/fail.h"
#include "read/aside.h"
#include "read/office.h"
#include "read/styles.h"
#include "read/zip.h"

/** What the elements around have said. Counts, since many may stand in each other. */
typedef struct docx {
    dz_office o;
    dz_styles styles;
    dz_style *style;   /* the one that is being read */
    dz_aside  boxes;
    unsigned  dropped; /* deleted, moved away, a second form of the same */
    unsigned  in_properties, in_run_properties, paragraphs;
    bool      in_text, joined; /* the paragraph goes on in the next */
    bool      chosen;          /* of several forms of the same, one was read */
    bool      skip_note;
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

static void begin_paragraph(docx *d)
{
    bool goes_on = d->joined && d->o.r->open; /* the mark between the two was deleted */

    d->paragraphs++;
    d->joined = false;
    if (!goes_on)
        dz_office_paragraph(&d->o);
}

/** The settings of a paragraph and of the mark at its end. */
static void take_property(docx *d, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    const char *value = dz_xml_value(attributes, n, "val");

    if (is(name, "pStyle"))
        dz_office_is(&d->o, dz_styles_kind(&d->styles, value));
    else if (is(name, "outlineLvl") && *value < '9')
        dz_office_is(&d->o, DZ_BLOCK_HEADING);
    else if (is(name, "numId") && !is(value, "0"))
        dz_office_is(&d->o, DZ_BLOCK_ITEM);
    else if (d->in_run_properties && (is(name, "del") || is(name, "moveFrom")))
        d->joined = true;
}

static bool is_dropped(const char *name)
{
    return is(name, "del") || is(name, "moveFrom") || is(name, "instrText") || is(name, "rPrChange") || is(name, "pPrChange") ||
           is(name, "sectPr") || is(name, "rt");
}

/** A text box is kept until the paragraph that it hangs on has ended. */
static bool begin_box(docx *d, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    if (d->paragraphs && dz_aside_is_free(&d->boxes))
        return dz_aside_begin(&d->boxes, name, attributes, n);
    dz_office_box(&d->o);
    return true;
}

/** One of several forms in which the same is there, the best first. */
static bool is_form(const char *name) { return is(name, "Choice") || is(name, "Fallback"); }

static void take_table(dz_office *o, const char *name)
{
    if (is(name, "tbl"))
        dz_office_table(o);
    else if (is(name, "tr"))
        dz_office_row(o);
    else if (is(name, "tc"))
        dz_office_cell(o);
}

static void begin_note(docx *d, const dz_xml_attribute *attributes, size_t n)
{
    const char *type = dz_xml_value(attributes, n, "type");

    d->skip_note = *type && !is(type, "normal"); /* the line above the notes */
    if (!d->skip_note)
        dz_office_note(&d->o);
}

static bool text_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    docx *d = data;

    if (d->boxes.depth)
        return dz_aside_begin(&d->boxes, name, attributes, n);
    if (d->dropped || (is_dropped(name) && !d->in_properties) || (is_form(name) && d->chosen)) {
        d->dropped++;
        return true;
    }
    if (is(name, "txbxContent"))
        return begin_box(d, name, attributes, n);
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
        dz_lay_space(d->o.r, ' ', 0);
    else if ((is(name, "br") && !is(dz_xml_value(attributes, n, "type"), "page")) || is(name, "cr")) /* Word says itself where a page begins */
        dz_office_break(&d->o);
    else if (is(name, "noBreakHyphen"))
        dz_lay_text(d->o.r, (dz_str){"-", 1}, 0, 0);
    else if (is(name, "lastRenderedPageBreak"))
        dz_office_page(&d->o);
    else if (is(name, "footnote") || is(name, "endnote"))
        begin_note(d, attributes, n);
    else if (is(name, "AlternateContent"))
        d->chosen = false;
    else
        take_table(&d->o, name);
    return !d->o.r->failed;
}

static const dz_xml_handler text_handler;

/** A paragraph is at its end, whether its mark was deleted or not: the boxes that hang on it follow. */
static bool end_paragraph(docx *d)
{
    d->joined = false;
    dz_lay_block(d->o.r, DZ_BLOCK_PARAGRAPH);
    return d->boxes.telling || dz_aside_tell(&d->boxes, &text_handler, d);
}

static bool text_end(void *data, const char *name)
{
    docx *d = data;
    bool  done = true;

    if (d->boxes.depth)
        return dz_aside_end(&d->boxes, name);
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
    else if (is(name, "p")) {
        d->paragraphs -= d->paragraphs > 0;
        done = d->joined || d->paragraphs || end_paragraph(d);
    } else if (is(name, "tbl"))
        dz_office_table_end(&d->o);
    else if (is_form(name))
        d->chosen = true;
    else if (is(name, "txbxContent")) {
        d->joined = false;
        dz_office_box_end(&d->o);
    } else if (is(name, "tc") || is(name, "body") || is(name, "footnote") || is(name, "endnote")) {
        done = end_paragraph(d);
        dz_office_settle(&d->o);
    }
    return done && !d->o.r->failed;
}

static bool take_text(void *data, dz_str text)
{
    docx *d = data;

    if (d->boxes.depth)
        return dz_aside_text(&d->boxes, text);
    if (d->in_text && !d->dropped)
        dz_lay_text(d->o.r, text, 0, 0);
    return !d->o.r->failed;
}

/* ---- the file ---- */

static const dz_xml_handler styles_handler = {style_begin, style_end, no_text};
static const dz_xml_handler text_handler = {text_begin, text_end, take_text};

/** Reads the notes of one kind; what the text was told of itself is told anew. */
static dz_status read_notes(docx *d, dz_zip *zip, const char *member, const char *part)
{
    bool found;

    dz_office_notes(&d->o, part);
    d->dropped = d->in_properties = 0;
    d->joined = d->in_text = d->skip_note = false;
    return dz_zip_xml(zip, member, &text_handler, d, &found);
}

static dz_status read_parts(docx *d, dz_zip *zip)
{
    bool      found;
    dz_status status = dz_zip_xml(zip, "word/styles.xml", &styles_handler, d, &found);

    d->o.spot.page = 1;
    if (status == DZ_OK)
        status = dz_zip_xml(zip, "word/document.xml", &text_handler, d, &found);
    if (status == DZ_OK && !found)
        status = dz_zip_xml(zip, "word/document2.xml", &text_handler, d, &found); /* as the Word of browsers has it */
    if (status == DZ_OK && !found)
        return dz_fail(zip->error, DZ_FORMAT, "'%s' is an archive without the text of a document", zip->name);
    dz_office_pages(&d->o);
    if (status == DZ_OK)
        status = read_notes(d, zip, "word/footnotes.xml", NULL);
    if (status == DZ_OK)
        status = read_notes(d, zip, "word/endnotes.xml", "endnotes");
    return status;
}

static dz_status read_docx(dz_reading *r)
{
    docx      d = {.o = {.r = r}};
    dz_zip    zip = {.name = r->name, .bytes = r->file, .error = r->error};
    dz_status status = read_parts(&d, &zip);

    dz_styles_free(&d.styles);
    dz_aside_free(&d.boxes);
    return status == DZ_OK ? dz_lay_end(r) : status;
}

static bool is_docx(dz_str bytes) { return dz_zip_is(bytes, "word/document"); }

const dz_format dz_docx = {.name = "docx", .extensions = " docx docm ", .packed = true, .sniff = is_docx, .read = read_docx};
