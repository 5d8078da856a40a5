/* zh.h — the parts of the Chinese scanner. Floor feature. */
#ifndef DZ_FEATURE_ZH_H
#define DZ_FEATURE_ZH_H

#include "feature/scan.h"

/** What a reader can begin with: bits of dz_zh_char. In the order in which one wins over the next. */
typedef enum dz_zh_reader {
    READ_FORMULA = 1 << 0,
    READ_LEXICAL = 1 << 1,
    READ_PAST_HALF = 1 << 2,
    READ_HALVES = 1 << 3,
    READ_TIME = 1 << 4,
    READ_DATE = 1 << 5,
    READ_LATIN = 1 << 6,
    READ_LEADING = 1 << 7,
    READ_UPWARD = 1 << 8,
    READ_PERCENT = 1 << 9,
    READ_ENUMERATED = 1 << 10,
    READ_AMOUNT = 1 << 11
} dz_zh_reader;

typedef struct dz_zh_char {
    uint16_t c; /* 0: any character that no reader begins with */
    int8_t digit;
    uint8_t power; /* of ten */
    uint8_t tens;  /* 2 for 廿 */
    uint16_t readers;
} dz_zh_char;

/** What one character is to the readers, by chars_zh.inc. Static. */
extern const dz_zh_char dz_zh_chars[512];

static inline const dz_zh_char *dz_zh_char_of(uint32_t c)
{
    static const dz_zh_char other = {0, -1, 0, 0, 0};
    uint32_t slot = c * 0x9e37 % 0x10000 >> 7;

    for (; dz_zh_chars[slot].c && c < 0x10000; slot = (slot + 1) % 512)
        if (dz_zh_chars[slot].c == c)
            return &dz_zh_chars[slot];
    return &other;
}

/** 0..9 for a Han numeral, formal and Traditional ones too; -1 otherwise. */
static inline int dz_zh_digit(uint32_t c) { return dz_zh_char_of(c)->digit; }

/** The power of ten of 十 百 千 万 亿 兆; 0 otherwise. */
static inline int dz_zh_power(uint32_t c) { return dz_zh_char_of(c)->power; }

/** Any number: 52.3万, 三千零六十, 23万4150, 二三十, 数百, 一九五二, 1,234.
 *  Answers its end, or 0. */
size_t dz_zh_number(const dz_window *w, size_t i, dz_draft *out);

/* spelled_zh.c */

/** How many Han digits stand at 'i' with no scale and no gap between, up to 'most'. */
size_t dz_zh_run(const dz_window *w, size_t i, size_t most);

/** The value of 'n' Han digits read one by one: 二〇二三 is 2023. */
int dz_zh_spell(const dz_window *w, size_t i, size_t n);

/** The end of an address or a version said aloud, of at least three groups: 一二七点零点零点一, 三点一点二; or 0. */
size_t dz_zh_said_code(const dz_window *w, size_t i);

/** What stands behind the digits and Han numerals at 'i': by it, the readers of times, dates and congresses know
 *  theirs. 0 behind more of them than any of those has. */
uint32_t dz_zh_behind(const dz_window *w, size_t i);

/** A whole number of 0..most in digits or Han numerals: 3, 三, 十五, 廿二. */
size_t dz_zh_small(const dz_window *w, size_t i, int most, int *out);

/* lexical_zh.c */

/** The end of a word at or around 'i' whose numeral is no figure, or 0. */
size_t dz_zh_lexical(const dz_window *w, size_t floor, size_t i);

/** Fixed expressions with figures in them: 二十大, 九一八, 成千上万, 翻两番. */
size_t dz_zh_formula(dz_scan *scan, size_t i);

/* dates_zh.c, ages_zh.c, times_zh.c: each emits and answers the end, or 0 */

/** A date, an age of history, a weekday, a quarter. */
size_t dz_zh_date(dz_scan *scan, size_t i);

/** A time of day. */
size_t dz_zh_time(dz_scan *scan, size_t i);

/** A decade, a century, people born in a decade: 80年代, 20世纪, 90后. */
size_t dz_zh_ages(dz_scan *scan, size_t i);

/** A year's number at 'i', with 年 behind. Answers the cell behind 年, or 0. */
size_t dz_zh_year(const dz_window *w, size_t i, int *out);

/* amounts_zh.c */

/** One number with all that belongs to it, at 'i'; answers its end, or 0. */
size_t dz_zh_single(const dz_window *w, size_t floor, size_t i, dz_draft *d);

/** A number or a range. Emits; answers the end, or 0. */
size_t dz_zh_amount(dz_scan *scan, size_t i);

/* fractions_zh.c */

/** 四分之三, 百分之三十, 一又二分之一, 1/2: the draft holds the number it begins with. */
bool dz_zh_fraction(const dz_window *w, dz_draft *d);

/* measures_zh.c */

/** All that stands around a number and says what it counts. */
void dz_zh_measure(const dz_window *w, size_t floor, dz_draft *d);

/** Latin k, K, M, B right behind digits. */
void dz_zh_magnitude(const dz_window *w, dz_draft *d);

/** 每小时十公里, 时速120公里. */
void dz_zh_speed(const dz_window *w, size_t floor, dz_draft *d);

/* units_zh.c */

/** The unit behind a draft, with what may stand before it: 个, 多, 半. */
bool dz_zh_unit(const dz_window *w, dz_draft *d);

/** What 兆 at 'i' is where the words around speak of networks or files: Mbps for 100兆宽带,
 *  MB for 50兆流量; 0 elsewhere. */
uint16_t dz_zh_data_unit(const dz_window *w, size_t i);

/** Smaller units behind the first: 三元五角, 1小时23分45秒, 六斤八两. */
void dz_zh_compound(const dz_window *w, dz_draft *d);

/** A bare digit behind the unit: 三块五, 一米八, 三块零四, 12块5. */
void dz_zh_bare_tenth(const dz_window *w, dz_draft *d);

/* phrases_zh.c: each emits and answers the end, or 0 */

/** 半年, 半个世纪, 半斤, 一半, 半数. */
size_t dz_zh_halves(dz_scan *scan, size_t i);

/** 过半: more than half. */
size_t dz_zh_past_half(dz_scan *scan, size_t i);

/** 上百, 上万: a hundred or some hundreds; 近百家, 过亿: one of that scale, with its bound. */
size_t dz_zh_upward(dz_scan *scan, size_t i);

/** 首次, 首批: the first, as a word. */
size_t dz_zh_leading(dz_scan *scan, size_t i);

/** 百分百, 百分三十: percent without 之. */
size_t dz_zh_percent(dz_scan *scan, size_t i);

/** 三四五年级: three of them in a row, told together. */
size_t dz_zh_enumerated(dz_scan *scan, size_t i);

/* declared_zh.c */

/** A unit named without a number: 单位：万元, 转换为摄氏度. Emits; answers the end, or 0. */
size_t dz_zh_declared(dz_scan *scan, size_t i);

/* bounds_zh.c */

/** The bound told by the words around a draft, which may take the words behind it in. */
void dz_zh_bound(const dz_window *w, size_t floor, dz_draft *draft);

#endif
