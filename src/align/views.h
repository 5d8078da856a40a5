/* views.h — what alignment sees of a segment besides its words. Floor align. Private. */
#ifndef DZ_ALIGN_VIEWS_H
#define DZ_ALIGN_VIEWS_H

#include "base/list.h"
#include "duizhao/figure.h"

typedef struct dz_view {
    float   before; /* letters (Han, Latin, digits) of all segments before it */
    uint8_t kind;   /* dz_segment_kind, every kind of prose being a sentence */
    bool    starts; /* begins a paragraph (never for units as given) */
    bool    quoted; /* ends inside of a quotation */
} dz_view;

/** A view of each segment and one more, behind the last, whose 'before' is all
 *  letters. Free with dz_release(). NULL: no memory. */
dz_view *dz_views_of(const dz_segments *segments);

#endif
