/* scan.h — what the scanners of both languages share. Floor feature.
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
    uint8_t kind, bound, flags, digits;
    uint16_t unit;
    bool opaque;   /* a number too large: a code */
    bool interval; /* 三五年: value to high */
    dz_date date;
} dz_draft;

/** The last numbers read from the window, by their first cell: date, time and amount read the same one. */
typedef struct dz_memo {
    struct dz_memo_number {
        size_t at;  /* the cell, from 1; 0: empty */
        size_t end; /* what the reader answered, and below what it told */
        dz_draft draft;
        bool ordinal, plural;
    } number[4];
} dz_memo;

static inline struct dz_memo_number *dz_memo_of(const dz_window *w, size_t i)
{
    return &w->memo->number[i % (sizeof w->memo->number / sizeof *w->memo->number)];
}

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

/** Both ends times 'factor', plus 'more'. False, and nothing changed, where that does not fit. */
bool dz_draft_grow(dz_draft *d, dz_number factor, dz_number more);

/** Marks a spelled-out 0..3 that counts nothing: it may be an article or an idiom. */
void dz_draft_soften(dz_draft *d);

/** A row with a factor other than its currency's or point's own becomes the main one: 五毛 is 0.5 CNY. */
void dz_draft_whole_unit(dz_draft *d);

/** A date at from..to of which nothing is known. */
dz_draft dz_draft_date(size_t from, size_t to);

/** 'span' years from 'year' on: 1, 10 or 100. */
void dz_draft_year(dz_draft *d, int year, int span);

/** No date at all. */
extern const dz_date dz_no_date;

/** Puts a finished draft into the list and answers its end. */
size_t dz_scan_emit(dz_scan *scan, const dz_draft *draft);

/** Puts in a unit that is named without a number as one of it, or as 10^power; soft where that is 0. */
size_t dz_scan_unit(dz_scan *scan, size_t from, size_t to, uint16_t unit, int power);

/** Emits cells as a code. */
size_t dz_scan_code(dz_scan *scan, size_t from, size_t to);

/* digits.c: numbers in Arabic digits, in any language */

/** How many digits stand at 'i' with no gap between, counted up to 'most'. */
size_t dz_digit_run(const dz_window *w, size_t i, size_t most);

/** A number in digits, grouped or not, with decimals: 1,234.5, .77, 12,34,567.
 *  Answers its end; the draft is then a number, opaque when too large. */
size_t dz_read_digits(const dz_window *w, size_t i, dz_draft *out);

/** Circled digits and Roman numeral characters: ③, Ⅳ. */
size_t dz_read_sign(const dz_window *w, size_t i, dz_draft *out);

/** A small whole number of at most 'most' digits at 'i', not part of a longer one. */
size_t dz_read_small(const dz_window *w, size_t i, size_t most, int *out);

/** e10 behind digits: its end, or 0. */
size_t dz_read_exponent(const dz_window *w, size_t i);

/** 730-40 is 730 to 740: gives the high end the leading digits of the low one.
 *  False, and nothing changed, when it is not so written. */
bool dz_complete_high(const dz_draft *low, dz_draft *high);

/* codes.c: letters and digits that are a name */

/** A code that begins with a digit: 192.168.1.2, 010-6255-1234, 5G, 24/7. */
size_t dz_read_code(const dz_window *w, size_t i);

/** A word of Latin letters: an address, or one with digits in it. Answers the
 *  end of the word; *code says whether it is a code. */
size_t dz_read_word(const dz_window *w, size_t i, bool *code);

/* parts.c: groups of digits with one kind of mark between */

/** 2024-03-15, 2024/3/15, 2024.03.15, 2024-03, 15/03/2024. */
size_t dz_read_iso_date(const dz_window *w, size_t i, dz_draft *out);

/** 15:30, 15:30:45. */
size_t dz_read_clock(const dz_window *w, size_t i, dz_draft *out);

/** 3:39.50 and 31:02, minutes and seconds that no clock shows: a duration. */
size_t dz_read_lap(const dz_window *w, size_t i, dz_draft *out);

/** Three groups or more, or two of which the first begins with 0 and is no decimal: a
 *  telephone number, a version, an address of the Internet. Answers the end, or 0. */
size_t dz_read_dotted(const dz_window *w, size_t i, uint32_t mark);

/** False where month or day cannot be. */
bool dz_date_sound(const dz_date *date);

#endif
