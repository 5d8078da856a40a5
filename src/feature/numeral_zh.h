/* numeral_zh.h — the sections and groups of a Chinese number. Floor feature.
 *
 * A number is groups closed by 万 亿 兆; a group is a section of digits closed
 * by 千 百 十. Low and high end are carried side by side, since any digit may be
 * two (三四十万) or unknown (数十万).
 */
#ifndef DZ_FEATURE_NUMERAL_ZH_H
#define DZ_FEATURE_NUMERAL_ZH_H

#include "feature/zh.h"

typedef struct dz_ends {
    dz_number low, high;
} dz_ends;

enum { DZ_MOST_GROUPS = 6 };

typedef struct dz_numeral {
    const dz_window *w;
    size_t i, from;
    dz_ends group[DZ_MOST_GROUPS];
    int power[DZ_MOST_GROUPS]; /* of the word that closed the group */
    size_t groups;
    dz_ends section;
    size_t section_from;
    bool filled; /* the section holds something */
    int last;    /* the power a digit would follow: 3 behind 千, 8 behind 亿, 0 at the start */
    bool zero;   /* 零 stood behind it */
    int room;    /* small scales must stay under this power */
    int tail;    /* trailing scale words, as one power of ten */
    bool arabic, over, vague, interval, opaque, implicit, closed;
    uint8_t digits;
    size_t literals;
} dz_numeral;

/** 一 then 二, 三 then 五: a reader's "three or four". */
static inline bool dz_zh_neighbours(int a, int b) { return a > 0 && (b == a + 1 || (a == 3 && b == 5)); }

static inline bool dz_zh_is_pair_sign(uint32_t c) { return c == U'两' || c == U'兩'; }

dz_ends dz_ends_of(int low, int high);

/** False where the sum does not fit. */
bool dz_ends_add(dz_ends *to, dz_ends part);

/** Reads groups and sections from n->i on; n->from and n->w are set and the rest is empty. False: no number. */
bool dz_zh_numeral(dz_numeral *n);

/** 一九五二, 幺幺零, 一三三四五: digits one by one. */
size_t dz_zh_spelled(const dz_window *w, size_t i, dz_draft *out);

/** 三五, 七八, 一两: with no scale behind. */
size_t dz_zh_plain_pair(const dz_window *w, size_t i, dz_draft *out);

#endif
