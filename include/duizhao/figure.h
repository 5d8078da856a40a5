/* figure.h — the figures of a text with their exact values. Floor feature.
 *
 * A figure is what a reader would call one: 52.3万, 四分之三, 3.2 million, 12%,
 * 2024年3月15日, C919. Its value is exact; nothing here is a floating-point number.
 */
#ifndef DUIZHAO_FIGURE_H
#define DUIZHAO_FIGURE_H

#include "duizhao/segment.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** An exact number: num / den * 10^exp.
 *  Always: den >= 1; den has no factor 2 or 5; num and den have no common
 *  factor; num is not divisible by 10 unless it is 0, and then den is 1 and
 *  exp is 0. So two numbers are equal when their fields are. */
typedef struct dz_number {
    int64_t  num;
    uint32_t den;
    int32_t  exp;
} dz_number;

typedef enum dz_figure_kind {
    DZ_FIGURE_NUMBER,
    DZ_FIGURE_ORDINAL,
    DZ_FIGURE_PERCENT,
    DZ_FIGURE_PERMILLE,
    DZ_FIGURE_POINT,    /* percentage points */
    DZ_FIGURE_MULTIPLE, /* 三倍, threefold */
    DZ_FIGURE_FRACTION,
    DZ_FIGURE_MONEY,
    DZ_FIGURE_QUANTITY, /* with a unit of measure */
    DZ_FIGURE_TEMPERATURE,
    DZ_FIGURE_AGE,
    DZ_FIGURE_DURATION,
    DZ_FIGURE_RANGE, /* 10 to 20: value to high */
    DZ_FIGURE_VAGUE, /* dozens: value to high */
    DZ_FIGURE_DATE,
    DZ_FIGURE_TIME, /* of day: 'date' holds hour and minute */
    DZ_FIGURE_CODE, /* C919, 5G: the text itself */
    DZ_FIGURE_KINDS
} dz_figure_kind;

typedef enum dz_bound { DZ_BOUND_NONE, DZ_BOUND_OVER, DZ_BOUND_UNDER, DZ_BOUND_ABOUT } dz_bound;

/** A day, or as much of one as the text says. 0 is "not said" for month, day
 *  and part; DZ_NO_YEAR for the year. */
typedef struct dz_date {
    int16_t year; /* for a decade its first year, for a century its first: 1980, 1900 */
    uint8_t span; /* how many years: 1, 10 or 100 */
    uint8_t month;
    uint8_t day;
    uint8_t part;    /* 1..4 quarters, 5..6 halves of the year */
    uint8_t weekday; /* 1 Monday .. 7 Sunday */
    uint8_t hour;    /* of a time: 0..24 */
    uint8_t minute;
    uint8_t second;
} dz_date;

enum { DZ_NO_YEAR = -32768 };

/** What else is known of a figure. Bits. */
typedef enum dz_figure_flag {
    DZ_FIGURE_WORDS = 1 << 0,    /* written in words or Han numerals, no digit */
    DZ_FIGURE_SOFT = 1 << 1,     /* a spelled-out 0..3, which may be an article or idiom; a unit without a number */
    DZ_FIGURE_OPEN_HIGH = 1 << 2 /* the interval stops short of 'high': [20,100) */
} dz_figure_flag;

typedef struct dz_figure {
    dz_span   span;
    uint32_t  segment; /* index into dz_segments_all() */
    uint8_t   kind;    /* dz_figure_kind */
    uint8_t   bound;   /* dz_bound */
    uint16_t  unit;    /* index into the unit table, 0 none: dz_figure_unit() */
    uint8_t   flags;   /* dz_figure_flag bits */
    uint8_t   digits;  /* significant digits as written, for rounding; 0: in words */
    dz_number value;   /* all kinds but date, time and code; an interval's low end */
    dz_number high;    /* range and vague: the high end; otherwise equal to value */
    dz_date   date;    /* date and time */
} dz_figure;

typedef struct dz_figure_list {
    const dz_figure *at;
    size_t           n;
} dz_figure_list;

typedef struct dz_figures dz_figures;

/** Finds the figures of a cut document, which is lent and must outlive *out.
 *  They come in text order, disjoint, each inside one segment.
 *  Fails with NOMEM only; then *out is NULL. Free with dz_figures_free(). */
dz_status dz_figures_find(const dz_segments *segments, dz_figures **out, dz_error *error);

void dz_figures_free(dz_figures *figures); /* NULL is fine */

/** Lent until dz_figures_free(). */
dz_figure_list     dz_figures_all(const dz_figures *figures);
const dz_segments *dz_figures_segments(const dz_figures *figures);

/** The figures of one segment, in text order. Lent as above. O(1). */
dz_figure_list dz_figures_of(const dz_figures *figures, size_t segment);

/** "number", "money", ... as in the records. Static. */
const char *dz_figure_kind_name(dz_figure_kind kind);

/** "over", "under", "about", or NULL for none. Static. */
const char *dz_bound_name(dz_bound bound);

/** ISO 4217 for money ("CNY"), a CLDR unit id otherwise ("kilometer"), or NULL. Static. */
const char *dz_figure_unit(const dz_figure *figure);

/** Room enough for any value but that of a code. */
enum { DZ_FIGURE_VALUE_ROOM = 128 };

/** Writes the canonical value (docs/records.md): "523000", "3/4", "[10,20]",
 *  "2024-03-15", "198X", "T15:30". A code is its own text with the width
 *  folded, cut at a code point when longer than the room.
 *  'room' is at least DZ_FIGURE_VALUE_ROOM; the answer is NUL-terminated. */
void dz_figure_value(const dz_figures *figures, const dz_figure *figure, char *into, size_t room);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
