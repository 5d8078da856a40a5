/* wrap.h — text broken into lines of a column. Floor report. Private. */
#ifndef DZ_REPORT_WRAP_H
#define DZ_REPORT_WRAP_H

#include <stddef.h>

#include "duizhao/span.h"

/** One line of a column. */
typedef struct dz_wrapped {
    size_t end;   /* the line holds the bytes up to here, */
    size_t next;  /* and the next one begins here; the end of the text: there is none */
    size_t width; /* in columns */
} dz_wrapped;

/** The line that begins at byte 'at' of a text without line breaks and is at
 *  most 'columns' wide: words break at spaces, which go, and Chinese anywhere but
 *  before a closing mark or behind an opening one. A word longer than the column
 *  breaks where the column ends, but never inside a grapheme cluster; one cluster
 *  at least is taken. */
dz_wrapped dz_wrap(dz_str text, size_t at, size_t columns);

#endif
