/* quote.h — a line of text with marks under it. Floor report. Private. */
#ifndef DZ_REPORT_QUOTE_H
#define DZ_REPORT_QUOTE_H

#include "report/sink.h"

/** A stretch of text on one line, and which columns of it are marked. */
typedef struct dz_quote {
    dz_buf text;         /* no line break, no control character */
    size_t from, marked; /* columns before the mark, and under it */
} dz_quote;

/** Quotes 'context' around 'mark', both of one document, in at most 'columns'
 *  columns, dots where text was left out. 'mark' lies in 'context' or at its end. */
void dz_quote_make(dz_quote *quote, const dz_document *doc, dz_span context, dz_span mark, size_t columns);

void dz_quote_free(dz_quote *quote);

/** Adds some text made fit for a terminal: line breaks as spaces, control and
 *  direction characters as <U+202E>. */
void dz_show(dz_buf *buf, dz_str text);

#endif
