/* config.h — what a user settles once: .duizhao.ini and the baseline. Floor config. */
#ifndef DUIZHAO_CONFIG_H
#define DUIZHAO_CONFIG_H

#include "duizhao/report.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/* ---- the configuration ---- */

/** A key that sections may have, which is an option of the program. */
typedef struct dz_config_key {
    const char *name;
    unsigned    commands; /* dz_command bits: in whose sections it may stand */
    bool        repeats;  /* it may stand there several times */
} dz_config_key;

/** The section of a command. */
typedef struct dz_config_section {
    const char *name; /* "check" */
    dz_command  command;
} dz_config_section;

/** What a file may hold besides rules: the sections of commands, and their keys. */
typedef struct dz_config_form {
    const dz_config_key     *keys;
    size_t                   n_keys;
    const dz_config_section *sections;
    size_t                   n_sections;
} dz_config_form;

typedef struct dz_config dz_config;

/** One key as the file has it. Texts live as long as the configuration. */
typedef struct dz_setting {
    const dz_config_key *key;
    const char          *value;
    size_t               line;
} dz_setting;

typedef struct dz_setting_list {
    const dz_setting *at;
    size_t            n;
} dz_setting_list;

/** Looks for a file of this name in the working directory and upwards, as far as the root of
 *  a repository (.git, .hg, .svn) or of the file system. *out is the caller's, for free(), or
 *  NULL: there is none. Fails with NOMEM. */
dz_status dz_config_find(const char *name, char **out, dz_error *error);

/** Reads a file as docs/configuration.md has it; everything in it is looked at, patterns are
 *  compiled and the examples of rules are run. 'form' is lent and outlives it.
 *  Fails with IO, FORMAT, TOO_LARGE and NOMEM; messages begin with "PATH:LINE: " where there is a line. */
dz_status dz_config_read(const char *path, const dz_config_form *form, dz_config **out, dz_error *error);

/** The same for a text; 'path' is what it is called. Never fails with IO. */
dz_status dz_config_from(const char *path, dz_str text, const dz_config_form *form, dz_config **out, dz_error *error);

void dz_config_free(dz_config *config); /* NULL is fine */

const char *dz_config_path(const dz_config *config);

/** The rules with those of the file among them. Lent. */
const dz_rule_set *dz_config_rules(const dz_config *config);

/** All keys of command and path sections. Lent. */
dz_setting_list dz_config_settings(const dz_config *config);

/** Says which files it is asked about; NULL: none. Fails with NOMEM. */
dz_status dz_config_aim(dz_config *config, const char *source, const char *target, dz_error *error);

/** Whether a setting counts for a command over those files. Those of paths are to beat those of
 *  commands; of two of one kind and key the later one beats. */
bool dz_config_counts(const dz_config *config, size_t setting, dz_command command);

/** Whether anything in it is said of some paths only. */
bool dz_config_has_paths(const dz_config *config);

/** A number for the sections of paths that fit the files it is asked about: the same ones, the same number; none, 0. */
uint64_t dz_config_aimed(const dz_config *config);

/** Whether a setting stands in a [path "..."]. */
bool dz_config_is_of_path(const dz_config *config, size_t setting);

/** Writes how grave rules are over those files, and which are off, by position in dz_rule_set_all().
 *  What the file is silent about stays as it is. */
void dz_config_severities(const dz_config *config, dz_severity *severity, bool *off);

/** A value that names a file, from where the configuration stands. The caller's, for free(); NULL: no memory. */
char *dz_config_file(const dz_config *config, const char *value);

/* ---- the baseline ---- */

/** Findings that somebody has looked at and dismissed, by pairs of texts: docs/configuration.md. */
typedef struct dz_baseline dz_baseline;

/** Reads a file; with 'or_new', one that is not there is empty.
 *  Fails with IO, FORMAT, TOO_LARGE, NOMEM; messages begin with "PATH:LINE: " where there is a line. */
dz_status dz_baseline_read(const char *path, bool or_new, dz_baseline **out, dz_error *error);

/** The same for a text; 'path' is what it is called, and where names of texts count from. */
dz_status dz_baseline_from(const char *path, dz_str text, dz_baseline **out, dz_error *error);

void dz_baseline_free(dz_baseline *baseline); /* NULL is fine */

/** The line that begins a pair of files, 'target' NULL for one text, in a baseline at 'path', without its end; 'path'
 *  NULL: in the working directory. *out is the caller's, for free(). Fails with NOMEM, and with USAGE: a name cannot
 *  stand there; then *out is NULL. */
dz_status dz_baseline_head(const char *path, const char *source, const char *target, char **out, dz_error *error);

/** What was dismissed in a pair of files, 'target' NULL for one text. Lent until it is changed. Fails with NOMEM. */
dz_status dz_baseline_of(const dz_baseline *baseline, const char *source, const char *target, dz_dismissal_list *out,
                         dz_error *error);

/** The entries of a pair that no finding has any more: findings that ran with dz_baseline_of() and
 *  these options. Of rules that were off nobody knows. Lent until it is changed. Fails with NOMEM. */
dz_status dz_baseline_stale(dz_baseline *baseline, const char *source, const char *target, const dz_findings *findings,
                            const dz_check_options *options, dz_dismissal_list *out, dz_error *error);

/** Takes up the findings of a pair that were not dismissed. 'date' is YYYY-MM-DD, 'reason' one line
 *  without a tab. Older entries stay as they are, but for those in 'drop'.
 *  Fails with NOMEM, and with USAGE: a name, the date or the reason cannot stand in the file. */
dz_status dz_baseline_update(dz_baseline *baseline, const char *source, const char *target, const dz_findings *findings,
                             const char *date, const char *reason, dz_dismissal_list drop, dz_error *error);

/** Writes the file anew, sorted; whole or not at all. Fails with IO, NOMEM. */
dz_status dz_baseline_write(const dz_baseline *baseline, dz_error *error);

/** Puts it into a sink. */
void dz_baseline_put(const dz_baseline *baseline, dz_sink *sink);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
