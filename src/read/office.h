/* office.h — laying down a document of an office program, with the places that it has instead of lines. Floor read. Private. */
#ifndef DZ_READ_OFFICE_H
#define DZ_READ_OFFICE_H

#include "read/format.h"

/** Tables that stand deeper in each other share a place. */
enum { DZ_DEEPEST_TABLE = 8 };

/** Where the reading is. All zero before, but for 'r'. */
typedef struct dz_office {
    dz_reading *r;
    dz_spot     spot;
    uint32_t    paragraphs, all_tables, boxes; /* so far */
    unsigned    tables, in_boxes; /* that are open */
    uint16_t    kind;   /* of the paragraph */
    bool        pages_known; /* the document says where its pages end */
    struct {
        uint32_t table, row, cell;
    } stack[DZ_DEEPEST_TABLE];
} dz_office;

/** What was laid down ends, and what comes is said to stand where the reading is. */
void dz_office_settle(dz_office *o);

/** A paragraph begins: one more outside of tables, in one a cell. */
void dz_office_paragraph(dz_office *o);

/** The paragraph that has begun is of this kind. A number does not make an item of a heading or a cell. */
void dz_office_is(dz_office *o, dz_block_kind kind);

/** A line break in a paragraph: its end for us, as for the eye; in a heading a space. */
void dz_office_break(dz_office *o);

/** The next page begins. */
void dz_office_page(dz_office *o);

void dz_office_table(dz_office *o);
void dz_office_row(dz_office *o);
void dz_office_cell(dz_office *o);
void dz_office_table_end(dz_office *o);

/** A text box begins. What stands in it is at the place of the paragraph before, and adds none to those. One in a box is part of that. */
void dz_office_box(dz_office *o);
void dz_office_box_end(dz_office *o);

/** Notes follow: nothing is known of pages and paragraphs in them. */
void dz_office_notes(dz_office *o, const char *part);
void dz_office_note(dz_office *o);

/** Takes the pages back where the document was never laid out. Before the notes. */
void dz_office_pages(dz_office *o);

#endif
