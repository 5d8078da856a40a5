/* aside.h — what stands in the middle of a paragraph and is read behind it: text boxes. Floor read. Private.
 *
 * What XML tells of a box is kept while its paragraph goes on, and told again when that has ended. A box in a
 * box is told as it comes: so nothing is kept twice, and no program makes one.
 */
#ifndef DZ_READ_ASIDE_H
#define DZ_READ_ASIDE_H

#include "base/buf.h"
#include "text/xml.h"

/** All zero before. */
typedef struct dz_aside {
    dz_buf   kept;
    unsigned depth;   /* elements that are open in the box that is being kept; 0: none is */
    bool     in_text; /* what was kept last is text, and more may follow */
    bool     telling;
} dz_aside;

/** Whether a box that begins now can be kept. */
static inline bool dz_aside_is_free(const dz_aside *a) { return !a->telling && a->depth == 0; }

/** Keeps what is told of the element that begins, up to its end. While 'depth' is not 0, all goes to these three.
 *  False: no memory. */
bool dz_aside_begin(dz_aside *a, const char *name, const dz_xml_attribute *attributes, size_t n);
bool dz_aside_end(dz_aside *a, const char *name);
bool dz_aside_text(dz_aside *a, dz_str text);

/** Tells all that was kept, and forgets it. False: the handler said so. */
bool dz_aside_tell(dz_aside *a, const dz_xml_handler *handler, void *data);

void dz_aside_free(dz_aside *a);

#endif
