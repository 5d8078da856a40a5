/* odt.c — text documents of LibreOffice and others: OpenDocument. Floor read. */
#include <string.h>

#include "base/fail.h"
#include "read/aside.h"
#include "read/office.h"
#include "read/styles.h"
#include "read/zip.h"

/** Some text of a note, kept until the text is at its end. */
typedef struct note_text {
    dz_str   text;
    uint32_t note;
    bool     begins; /* a paragraph */
} note_text;

typedef struct odt {
    dz_office o;
    dz_styles styles;
    dz_aside  boxes;
    unsigned  dropped;  /* comments, deleted text, descriptions of pictures */
    unsigned  in_note;  /* elements of a note that are open */
    unsigned  in_index, paragraphs; /* that are open, since a frame in a paragraph has some too */
    unsigned  frames;
    bool      item, begins;
    uint32_t  notes;
    DZ_LIST(note_text) kept;
    dz_arena  texts;
} odt;

static bool is(const char *name, const char *other) { return strcmp(name, other) == 0; }

/* ---- styles ---- */

/** A style is what it is called, or what it is derived from is. Spaces stand as "_20_" in names. */
static bool take_style(odt *d, const dz_xml_attribute *attributes, size_t n)
{
    const char *parent = dz_xml_value(attributes, n, "parent-style-name"), *name = dz_xml_value(attributes, n, "name");
    dz_style   *style;

    if (!is(dz_xml_value(attributes, n, "family"), "paragraph"))
        return true;
    style = dz_styles_add(&d->styles, name);
    if (!style)
        return false;
    style->kind = (uint16_t)dz_kind_of_style_name(name);
    if (style->kind == DZ_BLOCK_PARAGRAPH && *dz_xml_value(attributes, n, "default-outline-level"))
        style->kind = DZ_BLOCK_HEADING;
    return !*parent || (style->parent = dz_styles_copy(&d->styles, parent)) != NULL;
}

static bool style_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    return is(name, "style") ? take_style(data, attributes, n) : true;
}

static bool style_end(void *data, const char *name)
{
    (void)data, (void)name;
    return true;
}

static bool style_text(void *data, dz_str text)
{
    (void)data, (void)text;
    return true;
}

/* ---- text ---- */

static bool keep(odt *d, dz_str text)
{
    dz_str copy = dz_arena_copy(&d->texts, text);
    bool   begins = d->begins;

    d->begins = false;
    return copy.at && dz_list_push(&d->kept, (note_text){copy, d->notes, begins});
}

static void begin_paragraph(odt *d, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    dz_block_kind kind = dz_styles_kind(&d->styles, dz_xml_value(attributes, n, "style-name"));

    d->begins = true;
    d->paragraphs++;
    if (d->in_note)
        return;
    dz_office_paragraph(&d->o);
    if (d->in_index)
        dz_office_is(&d->o, DZ_BLOCK_FURNITURE);
    else
        dz_office_is(&d->o, is(name, "h") ? DZ_BLOCK_HEADING : kind != DZ_BLOCK_PARAGRAPH ? kind : d->item ? DZ_BLOCK_ITEM : DZ_BLOCK_PARAGRAPH);
    d->item = false;
}

static bool is_dropped(const char *name)
{
    return is(name, "annotation") || is(name, "tracked-changes") || is(name, "ruby-text") || is(name, "desc") ||
           is(name, "forms") || is(name, "note-citation") || is(name, "script");
}

/** What stands in a paragraph besides text. */
static bool take_inline(odt *d, const char *name)
{
    if (is(name, "s") || is(name, "tab"))
        return d->in_note ? keep(d, (dz_str){" ", 1}) : (dz_lay_space(d->o.r, ' ', 0), true);
    if (is(name, "line-break") && !d->in_note)
        dz_office_break(&d->o);
    else if (is(name, "soft-page-break"))
        dz_office_page(&d->o);
    else if (is(name, "list-item") || is(name, "list-header"))
        d->item = true;
    else if (is(name, "table"))
        dz_office_table(&d->o);
    else if (is(name, "table-row"))
        dz_office_row(&d->o);
    else if (is(name, "table-cell") || is(name, "covered-table-cell"))
        dz_office_cell(&d->o);
    return true;
}

/** A frame of text, or a shape, which may have some. */
static bool is_box(const char *name)
{
    static const char *const names[] = {"text-box", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "connector", "caption"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is(name, names[i]))
            return true;
    return false;
}

/** A box is kept until the paragraph that it hangs on has ended. */
static bool begin_box(odt *d, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    if (d->paragraphs && dz_aside_is_free(&d->boxes))
        return dz_aside_begin(&d->boxes, name, attributes, n);
    dz_office_box(&d->o);
    return true;
}

static bool on_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    odt *d = data;

    if (d->boxes.depth)
        return dz_aside_begin(&d->boxes, name, attributes, n);
    if (d->dropped || is_dropped(name) || (d->frames && is(name, "title"))) { /* else a title is a field */
        d->dropped++;
        return true;
    }
    if (is(name, "style"))
        return take_style(d, attributes, n);
    if (!d->in_note && is_box(name))
        return begin_box(d, name, attributes, n);
    d->frames += is(name, "frame");
    if (d->in_note || is(name, "note")) {
        d->notes += !d->in_note;
        d->in_note++;
    }
    d->in_index += d->in_index || is(name, "index-body");
    if (is(name, "p") || is(name, "h"))
        begin_paragraph(d, name, attributes, n);
    else if (!take_inline(d, name))
        return false;
    return !d->o.r->failed;
}

static const dz_xml_handler text_handler;

static bool end_paragraph(odt *d)
{
    d->paragraphs--;
    if (d->in_note)
        return true;
    dz_lay_block(d->o.r, DZ_BLOCK_PARAGRAPH);
    return d->paragraphs || d->boxes.telling || dz_aside_tell(&d->boxes, &text_handler, d);
}

static bool on_end(void *data, const char *name)
{
    odt *d = data;
    bool done = true;

    if (d->boxes.depth)
        return dz_aside_end(&d->boxes, name);
    if (d->dropped) {
        d->dropped--;
        return true;
    }
    if (!d->in_note && is_box(name)) {
        dz_office_box_end(&d->o);
        return !d->o.r->failed;
    }
    if (is(name, "p") || is(name, "h"))
        done = end_paragraph(d);
    else if (is(name, "table") && !d->in_note)
        dz_office_table_end(&d->o);
    d->frames -= d->frames && is(name, "frame");
    d->in_note -= d->in_note > 0;
    d->in_index -= d->in_index > 0;
    return done && !d->o.r->failed;
}

static bool on_text(void *data, dz_str text)
{
    odt *d = data;

    if (d->boxes.depth)
        return dz_aside_text(&d->boxes, text);
    if (d->dropped || !d->paragraphs)
        return true;
    if (d->in_note)
        return keep(d, text);
    dz_lay_text(d->o.r, text, 0, 0);
    return !d->o.r->failed;
}

static const dz_xml_handler text_handler = {on_begin, on_end, on_text};

/** The notes, behind the text. */
static void lay_notes(odt *d)
{
    dz_office_notes(&d->o, NULL);
    for (size_t i = 0; i < d->kept.n; i++) {
        while (d->o.spot.note < d->kept.at[i].note)
            dz_office_note(&d->o);
        if (d->kept.at[i].begins)
            dz_office_paragraph(&d->o);
        dz_lay_text(d->o.r, d->kept.at[i].text, 0, 0);
    }
}

static dz_status read_parts(odt *d, dz_zip *zip)
{
    static const dz_xml_handler styles = {style_begin, style_end, style_text};
    bool                        found;
    dz_status                   status = dz_zip_xml(zip, "styles.xml", &styles, d, &found);

    d->o.spot.page = 1;
    if (status == DZ_OK)
        status = dz_zip_xml(zip, "content.xml", &text_handler, d, &found);
    if (status == DZ_OK && !found)
        return dz_fail(zip->error, DZ_FORMAT, "'%s' is an archive without the text of a document", zip->name);
    dz_office_pages(&d->o);
    lay_notes(d);
    return status;
}

static dz_status read_odt(dz_reading *r)
{
    odt       d = {.o = {.r = r}};
    dz_zip    zip = {.name = r->name, .bytes = r->file, .error = r->error};
    dz_status status = read_parts(&d, &zip);

    dz_styles_free(&d.styles);
    dz_aside_free(&d.boxes);
    dz_list_free(&d.kept);
    dz_arena_free(&d.texts);
    return status == DZ_OK ? dz_lay_end(r) : status;
}

static bool is_odt(dz_str bytes) { return dz_zip_is(bytes, "application/vnd.oasis.opendocument.text"); }

const dz_format dz_odt = {.name = "odt", .extensions = " odt ott ", .packed = true, .sniff = is_odt, .read = read_odt};
