/* marker.h — enumerators and bullets: 1. (2) 三、 a) ④ •. Floor segment. Private. */
#ifndef DZ_SEGMENT_MARKER_H
#define DZ_SEGMENT_MARKER_H

#include "segment/plain.h"

/** How a marker is written: what it counts with, and what stands around it. */
typedef enum dz_marker_style {
    DZ_MARKER_BULLET,
    DZ_MARKER_CIRCLED,                   /* ① */
    DZ_MARKER_DIGIT,                     /* and 4 wrappings of each of these: 1. 1) 1.) (1) 1、 */
    DZ_MARKER_LOWER = DZ_MARKER_DIGIT + 5,
    DZ_MARKER_UPPER = DZ_MARKER_LOWER + 5,
    DZ_MARKER_HAN = DZ_MARKER_UPPER + 5,
    DZ_MARKER_ROMAN = DZ_MARKER_HAN + 5,
    DZ_MARKER_STYLES = DZ_MARKER_ROMAN + 5
} dz_marker_style;

/** The wrappings, to be added to a style. */
enum { DZ_WRAP_STOP, DZ_WRAP_CLOSED, DZ_WRAP_STOP_CLOSED, DZ_WRAP_BOTH, DZ_WRAP_COMMA };

typedef struct dz_marker {
    size_t   at, end; /* units; white space behind it is not in it */
    unsigned style;   /* dz_marker_style and wrapping */
    unsigned value;   /* 0 for a bullet */
    unsigned roman;   /* its value as a Roman numeral in DZ_MARKER_ROMAN and the same wrapping, or 0 */
    bool     listed;  /* for the one who looks for lists: it follows another, or another follows it */
    bool     clause;  /* the next of its list stands in the same sentence */
} dz_marker;

/** Whether a marker stands at unit 'i'. What is before it is the caller's to look at. */
bool dz_marker_at(const dz_plain *plain, size_t i, dz_marker *out);

#endif
