/* words.h — words and widths that the reports for people share. Floor 10, report. Private. */
#ifndef DZ_REPORT_WORDS_H
#define DZ_REPORT_WORDS_H

#include "duizhao/report.h"

/** "critical", "严重". Static. */
const char *dz_severity_word(dz_severity severity, dz_tongue tongue);

/** How the figures of an entry stand to each other: "equal", "相等". Static. */
const char *dz_relation_word(const dz_entry *entry, dz_tongue tongue);

/** How many columns a report for people has. */
size_t dz_report_columns(const dz_report *report);

#endif
