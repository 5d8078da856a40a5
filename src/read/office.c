/* office.c — laying down a document of an office program, with the places that it has instead of lines. Floor read. */
#include "read/office.h"

/** The innermost table. */
static size_t innermost(const dz_office *o) { return o->tables <= DZ_DEEPEST_TABLE ? o->tables - 1 : DZ_DEEPEST_TABLE - 1; }

void dz_office_settle(dz_office *o)
{
    o->spot.table = o->spot.row = o->spot.cell = 0;
    o->spot.paragraph = o->tables ? 0 : o->paragraphs;
    if (o->tables) {
        o->spot.table = o->stack[innermost(o)].table;
        o->spot.row = o->stack[innermost(o)].row;
        o->spot.cell = o->stack[innermost(o)].cell;
    }
    dz_lay_spot(o->r, &o->spot);
}

void dz_office_paragraph(dz_office *o)
{
    o->kind = o->tables ? DZ_BLOCK_CELL : DZ_BLOCK_PARAGRAPH;
    dz_lay_block(o->r, (dz_block_kind)o->kind);
    o->paragraphs += !o->tables && !o->in_boxes;
    dz_office_settle(o);
}

void dz_office_is(dz_office *o, dz_block_kind kind)
{
    if (kind == DZ_BLOCK_PARAGRAPH || o->r->open || (kind == DZ_BLOCK_ITEM && o->kind != DZ_BLOCK_PARAGRAPH))
        return;
    o->kind = (uint16_t)kind;
    dz_lay_block(o->r, kind);
}

void dz_office_break(dz_office *o)
{
    if (o->kind == DZ_BLOCK_HEADING)
        dz_lay_space(o->r, ' ', 0);
    else
        dz_lay_block(o->r, (dz_block_kind)o->kind);
}

void dz_office_page(dz_office *o)
{
    o->pages_known = true;
    o->spot.page++;
    dz_office_settle(o);
}

void dz_office_table(dz_office *o)
{
    o->tables++;
    o->stack[innermost(o)].table = ++o->all_tables;
    o->stack[innermost(o)].row = o->stack[innermost(o)].cell = 0;
}

void dz_office_row(dz_office *o)
{
    if (!o->tables)
        return;
    o->stack[innermost(o)].row++;
    o->stack[innermost(o)].cell = 0;
}

void dz_office_cell(dz_office *o)
{
    if (o->tables)
        o->stack[innermost(o)].cell++;
}

void dz_office_table_end(dz_office *o) { o->tables -= o->tables > 0; }

void dz_office_box(dz_office *o)
{
    if (o->in_boxes++ == 0)
        o->spot.box = ++o->boxes;
}

void dz_office_box_end(dz_office *o)
{
    dz_lay_block(o->r, DZ_BLOCK_PARAGRAPH);
    if (--o->in_boxes == 0)
        o->spot.box = 0;
    dz_office_settle(o);
}

void dz_office_notes(dz_office *o, const char *part)
{
    o->spot = (dz_spot){.part = part};
    o->paragraphs = 0;
    o->tables = 0;
    dz_lay_block(o->r, DZ_BLOCK_PARAGRAPH);
}

void dz_office_note(dz_office *o)
{
    o->spot.note++;
    o->paragraphs = 0;
}

void dz_office_pages(dz_office *o)
{
    for (size_t i = 0; i < o->r->spots.n && !o->pages_known; i++)
        o->r->spots.at[i].page = 0;
}
