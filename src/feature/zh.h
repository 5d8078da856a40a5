/* zh.h — the parts of the Chinese scanner. Floor 4, feature. */
#ifndef DZ_FEATURE_ZH_H
#define DZ_FEATURE_ZH_H

#include "feature/scan.h"

/** 0..9 for a Han numeral, formal and Traditional ones too; -1 otherwise. */
int dz_zh_digit(uint32_t c);

/** The power of ten of 十 百 千 万 亿 兆; 0 otherwise. */
int dz_zh_power(uint32_t c);

/** Any number: 52.3万, 三千零六十, 23万4150, 二三十, 数百, 一九五二, 1,234.
 *  Answers its end, or 0. */
size_t dz_zh_number(const dz_window *w, size_t i, dz_draft *out);

/** How many Han digits stand at 'i' with no scale and no gap between, up to 'most'. */
size_t dz_zh_run(const dz_window *w, size_t i, size_t most);

/** The value of 'n' Han digits read one by one: 二〇二三 is 2023. */
int dz_zh_spell(const dz_window *w, size_t i, size_t n);

/** A whole number of 0..most in digits or Han numerals: 3, 三, 十五, 廿二. */
size_t dz_zh_small(const dz_window *w, size_t i, int most, int *out);

/** The end of a word at or around 'i' whose numeral is no figure, or 0. */
size_t dz_zh_lexical(const dz_window *w, size_t floor, size_t i);

/** Fixed expressions with figures in them: 二十大, 九一八, 成千上万, 翻两番. */
size_t dz_zh_formula(dz_scan *scan, size_t i);

/** A date, an age of history, a weekday, a quarter. Emits; answers the end, or 0. */
size_t dz_zh_date(dz_scan *scan, size_t i);

/** A time of day. Emits; answers the end, or 0. */
size_t dz_zh_time(dz_scan *scan, size_t i);

/** The bound told by the words around a draft, which may take the words behind it in. */
void dz_zh_bound(const dz_window *w, size_t floor, dz_draft *draft);

#endif
