/* role.h — what the words around a figure make of it. Floor ledger. Private. */
#ifndef DZ_LEDGER_ROLE_H
#define DZ_LEDGER_ROLE_H

#include "ledger/relate.h"

/** What a figure is in a change: 从12增至15, rose by 3, to 15. */
typedef enum dz_role { DZ_ROLE_NONE, DZ_ROLE_FROM, DZ_ROLE_TO, DZ_ROLE_BY } dz_role;

dz_role dz_role_of(dz_subject s);

/** Whether two figures that agree in value play contrary parts: to and by, from
 *  and to, morning and afternoon, more than and not yet, early and late March. */
bool dz_roles_clash(dz_subject a, dz_subject b);

/** Whether a Chinese multiple is an increase: 增长三倍 makes four times as much. */
bool dz_is_increase(dz_subject s);

/** Whether a figure stands in brackets behind another: "70 million yuan ($9.8 million)". */
bool dz_in_brackets(dz_subject s);

/** Whether "other" or "others" stands behind the figure: MIT and two others. */
bool dz_counts_others(dz_subject s);

/** Whether a figure sums up a list that stands before it: 北京、上海、广州等8个城市. */
bool dz_is_total(dz_subject s);

/** Whether a figure says what the list beside it says already: a total, or
 *  其他4人分别是…, 26日、27日两天. */
bool dz_sums_up(dz_subject s);

/** Whether one of some words stands anywhere in a text. The list ends with NULL. */
bool dz_has_word(dz_str text, const char *const *words);

/** Whether the figure stands in an English text. */
bool dz_subject_is_english(dz_subject s);

/** The text of the segment before the figure, and behind it. */
dz_str dz_text_before(dz_subject s);
dz_str dz_text_behind(dz_subject s);

#endif
