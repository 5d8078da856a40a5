/* parts.h — what the files of this floor share. Floor config. Private. */
#ifndef DZ_CONFIG_PARTS_H
#define DZ_CONFIG_PARTS_H

#include "config/ini.h"
#include "duizhao/check.h"

/** The word nearest to 'word' among those that 'next' gives, each in turn from 0 until NULL:
 *  near enough to have been meant, or NULL. */
const char *dz_nearest(const char *word, const char *(*next)(const void *context, size_t i), const void *context);

/** Fails with "PATH:LINE: ...", FORMAT. */
dz_status dz_wrong_line(dz_error *error, const char *path, size_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** Adds "PATH:LINE: " to the message of an error, unless memory was wanting. Answers 'status'. */
dz_status dz_on_line(dz_error *error, dz_status status, const char *path, size_t line);

/** "note" ... "critical" and, as DZ_SEVERITIES, "off". False for another word. */
bool dz_severity_read(const char *word, dz_severity *out);

/** Reads one [style "NAME"] section, whose head is ini->rows.at[head], into a set. */
dz_status dz_style_read(const char *path, dz_ini *ini, size_t head, dz_rule_set *set, dz_error *error);

/** Runs the examples of that section; the rules are all in the set. */
dz_status dz_style_try(const char *path, const dz_ini *ini, size_t head, const dz_rule_set *set, dz_error *error);

#endif
