/* cli.h — what the files of the program share. Floor cli. */
#ifndef DZ_CLI_CLI_H
#define DZ_CLI_CLI_H

#include "duizhao/duizhao.h"

/** Exit statuses, as ../docs/duizhao.md promises them. */
enum {
    EXIT_CLEAN = 0,
    EXIT_FOUND = 1,
    EXIT_USAGE = 2,
    EXIT_NOT_EXAMINED = 3,
    EXIT_BROKEN = 4
};

/** What the command line asked for. */
typedef struct settings {
    const char        *format; /* NULL: the first of the command */
    const char        *output; /* "-" is standard output */
    const char        *anchors; /* a file of anchors, or NULL */
    dz_records_options options; /* languages, gate, tongue, rules, also outside of records */
    dz_formulas       *formulas; /* owned, or NULL: options.formulas */
    dz_lexicon        *lexicon;  /* owned; NULL for the commands that need none */
    const char       **lexicons; /* owned: the files of --lexicon, the topmost last */
    size_t             n_lexicons;
    dz_glossary       *glossary;   /* owned, or NULL: options.check.glossary */
    const char       **glossaries; /* owned: the files of --glossary */
    size_t             n_glossaries;
    unsigned char     *asked; /* owned: what was asked of each rule; options.c */
    bool              *off;     /* owned: options.check.off, one for each rule */
    bool               spell; /* open the dictionaries into options.check.spelling, which is owned */
    dz_severity       *severity; /* owned: options.check.severity, the same */
    dz_config         *config;  /* owned, or NULL: there is none */
    dz_config_form    *form;    /* owned: what may stand in it */
    dz_config_key     *keys;    /* owned: which options */
    const char        *config_path; /* of --config, or NULL */
    char             **paths;   /* owned: files that it names */
    size_t             n_paths;
    size_t             line;    /* of it, for complaints; 0: it is the command line */
    size_t             argc;    /* how many words the command line has */
    const char        *baseline, *reason, *date; /* NULL: not given */
    bool               baseline_asked; /* on the command line */
    bool               update_baseline, drop_stale;
    int                ui_lang;       /* of the page: a dz_tongue, or -1: not given */
    bool               messages_said; /* options.tongue was given */
    const char        *formulas_path; /* or NULL */
    const char        *db, *report;  /* of an audit; NULL: not given */
    const char       **patterns;     /* owned */
    size_t             n_patterns;
    unsigned           jobs, seconds, mebibytes, shard, shards; /* 0: not given */
    bool               records, quiet, verbose;
    int                color; /* -1 auto, 0, 1 */
    struct given      *given; /* owned: the options of the command line, but for those that were taken before the configuration */
    size_t             n_given;
    int                done;  /* -1, or the status to leave with at once: help was shown, usage was wrong */
} settings;

/** A subcommand is data: help is made from the row. */
typedef struct command {
    const char *name;
    const char *operands; /* "SOURCE TARGET" */
    const char *summary;
    const char *example;
    dz_command  is;
    int (*run)(const settings *set, int argc, char **argv); /* argv: the operands */
} command;

extern const command audit_command, check_command, align_command, diff_command, segment_command, extract_command, match_command, explain_command;

/** The commands, NULL behind the last. */
extern const command *const commands[];

/* options.c */

/** An option as manual pages and shells are told of it. */
typedef struct option_told {
    char               letter;   /* 0: none */
    const char        *name;     /* "format"; NULL: it has a letter alone */
    const char        *argument; /* "FORMAT"; NULL: it takes none */
    const char        *help;
    const char *const *words;    /* what its value may be, NULL behind the last; NULL: this does not say */
    unsigned           sections; /* dz_command bits: in which sections of a configuration it may stand */
    bool               repeats;  /* it may stand there several times */
} option_told;

enum { MOST_OPTIONS = 64 }; /* more than there are */

/** The options of some commands, dz_command bits, into a list of MOST_OPTIONS; answers how many. */
size_t options_told(unsigned of, option_told *list);

/** Parses the options of a command; *first is set to the first operand. Shows
 *  help, and complains on stderr, by itself: see settings.done. */
void options_parse(const command *what, int argc, char **argv, settings *set, int *first);
void options_free(settings *set);
void options_help(FILE *out, const command *what, bool all); /* what == NULL: the program */

/** What an exit status means, "0  done ...", NULL behind the last. */
extern const char *const exit_statuses[];

/** The options that may stand in a configuration, into 'keys' unless it is NULL; answers how many. */
size_t options_keys(dz_config_key *keys);

/** Takes what the command line has given. False after a complaint. */
bool options_take_given(const command *what, settings *set);

/** Takes a setting of set->config. False after a complaint. */
bool options_take(const command *what, settings *set, const dz_setting *setting);

/** Settles which rules are off by what was asked since the last time, in whatever order:
 *  with any --only all that were not named by one; and those asked off. */
void options_settle(settings *set);

/* configure.c */

/** Finds and reads the configuration and takes what it says for a command over 'operands'.
 *  Makes set's tables, with or without one. Answers the exit status. */
int configure(const command *what, settings *set, int argc, char **operands);

/** What settings would be had the operands been 'source' and 'target', where set->config says something of paths: a copy that has
 *  its own tables, but lends the configuration. Opens no lexicon. Answers the exit status. Free with vary_free(). */
int  vary(const command *what, const settings *set, const char *source, const char *target, settings *out);
void vary_free(settings *set);

/** What the pairs of an audit are examined with, by the sections of the configuration that fit their paths. */
typedef struct setups setups;

/* cmd_check.c */

/** Checks a pair that is open, writes the report, and answers the exit status. 'target' is NULL for one file. */
int check_pair(const settings *set, const dz_writer *writer, const char *source, const char *target, const dz_pair *pair);

/* audit_page.c */

/** Writes the page of one pair of an audit. 'all' are the setups of 'set'. Answers the exit status. */
int audit_page(const settings *set, setups *all, const char *pair);

/* setups.c */

/** 'set' is lent. NULL after a complaint; *status is the exit status then. Free with setups_free(). */
setups *setups_make(const settings *set, int *status);
void    setups_free(setups *all); /* NULL is fine */

/** Fills in what an audit is to be told of them. */
void setups_tell(setups *all, dz_audit_options *options);

/** The settings of a pair; 'target' is NULL for one file. NULL after a complaint. */
const settings *setups_of(setups *all, const char *source, const char *target);

/* lexicon.c */

/** Opens the glossary, and the lexicon with all its layers, into 'set'; answers the exit status. */
int open_lexicon(settings *set);

/** Tells the version and which lexicon there is. */
int show_version(void);

/* run.c */

/** Complains in one line on stderr: "duizhao: 'x' ..." and answers 'status'. */
int complain(int status, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Complains of an error of the library and answers the exit status it deserves. */
int complain_of(const dz_error *error);

/** Tells something on stderr when -v is given. */
void mention(const settings *set, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** Reads one or two files and pairs them; *pair is NULL and the exit status
 *  not 0 when that failed. 'target' may be NULL. */
int open_pair(const settings *set, const char *source, const char *target, dz_pair **pair);

/** Opens the output, runs the records of standard input through a command. */
int run_records(const settings *set, dz_command is, int argc);

/** What a writer is told of the outside world. */
dz_report report_for(const settings *set);

/** The writer that was asked for, or NULL after a complaint. */
const dz_writer *writer_for(const settings *set, dz_command is);

/** Opens the output and writes a report; answers the exit status. */
int write_report(const settings *set, const dz_writer *writer, const dz_report *report);

/** Opens two versions of a text and aligns them as such; complains where they are in different
 *  languages. Answers the exit status; *pair is NULL unless it is EXIT_CLEAN. */
int open_versions(const settings *set, const char *old, const char *new_, dz_pair **pair);

/** Runs a command that looks at files one by one: segment, extract. */
int run_files(const settings *set, dz_command is, int argc, char **argv);

#endif
