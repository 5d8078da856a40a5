/* line.h — a piece of text on one line. Floor report. Private. */
#ifndef DZ_REPORT_LINE_H
#define DZ_REPORT_LINE_H

#include "report/sink.h"

/** Adds a text as one line. White space with a line break in it becomes one
 *  space; in Chinese ('zh') nothing, between two characters that no space parts.
 *  A tab becomes a space; all else stays as it is. */
void dz_line(dz_buf *buf, dz_str text, bool zh);

/** One side of a bead as one line; nothing where it is omitted there. */
void dz_line_of_bead(dz_buf *buf, const dz_pair *pair, size_t bead, int side);

/** The first and the last line of the file that one side of a bead stands on,
 *  from 1. False where it is omitted there. */
bool dz_lines_of_bead(const dz_pair *pair, size_t bead, int side, size_t *first, size_t *last);

#endif
