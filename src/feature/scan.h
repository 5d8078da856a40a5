/* scan.h — what the scanners of both languages share. Floor 5, feature.
 *
 * A scanner steps over the window of one segment. Where something may begin,
 * it tries its readers in order; a reader answers the cell behind what it read,
 * or 0, and then nothing has changed. So each cell is looked at a bounded
 * number of times, and the whole is linear in the text.
 */
#ifndef DZ_FEATURE_SCAN_H
#define DZ_FEATURE_SCAN_H

#include "feature/units.h"
#include "feature/window.h"

/** A figure in the making, in cells. */
typedef struct dz_draft {
    size_t from, to;
    dz_number value, high;
    dz_number mantissa; /* the value before its last scale word: 1 in 1万 */
    int32_t scale;      /* the power of ten of that word, 0 without one */
    uint8_t kind, bound, unit, flags, digits;
    bool opaque;   /* a number too large: a code */
    bool interval; /* 三五年: value to high */
    dz_date date;
} dz_draft;

typedef struct dz_scan {
    const dz_window *w;
    size_t floor; /* where the last figure ended: nothing looks back further */
    uint32_t segment;
    bool failed; /* no memory */
    DZ_LIST(dz_figure) figures;
} dz_scan;

/** Finds all figures of the window. */
void dz_scan_zh(dz_scan *scan);
void dz_scan_en(dz_scan *scan);

/** A figure of one number at from..to. */
dz_draft dz_draft_at(size_t from, size_t to);

/** No date at all. */
extern const dz_date dz_no_date;

/** Puts a finished draft into the list and answers its end. */
size_t dz_scan_emit(dz_scan *scan, const dz_draft *draft);

/** Emits cells as a code. */
size_t dz_scan_code(dz_scan *scan, size_t from, size_t to);

/* digits.c: what is written in Arabic digits and Latin letters, in any language */

/** A number in digits, grouped or not, with decimals: 1,234.5, .77, 12,34,567.
 *  Answers its end; the draft is then a number, opaque when too large. */
size_t dz_read_digits(const dz_window *w, size_t i, dz_draft *out);

/** Circled digits and Roman numeral characters: ③, Ⅳ. */
size_t dz_read_sign(const dz_window *w, size_t i, dz_draft *out);

/** A code that begins with a digit: 192.168.1.2, 010-6255-1234, 5G, 24/7. */
size_t dz_read_code(const dz_window *w, size_t i);

/** A word of Latin letters: an address, or one with digits in it. Answers the
 *  end of the word; *code says whether it is a code. */
size_t dz_read_word(const dz_window *w, size_t i, bool *code);

/** 2024-03-15, 2024/3/15, 2024.03.15, 2024-03, 15/03/2024. */
size_t dz_read_iso_date(const dz_window *w, size_t i, dz_draft *out);

/** 15:30, 15:30:45. */
size_t dz_read_clock(const dz_window *w, size_t i, dz_draft *out);

/** A small whole number of at most 'most' digits at 'i', not part of a longer one. */
size_t dz_read_small(const dz_window *w, size_t i, size_t most, int *out);

/** 730-40 is 730 to 740: gives the high end the leading digits of the low one.
 *  False, and nothing changed, when it is not so written. */
bool dz_complete_high(const dz_draft *low, dz_draft *high);

/** False where month or day cannot be. */
bool dz_date_sound(const dz_date *date);

#endif
