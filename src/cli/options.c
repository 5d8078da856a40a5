/* options.c — one table of options gives parsing and help. Floor cli. */
#include <assert.h>
#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

enum {
    PAIRS = DZ_FOR_CHECK | DZ_FOR_ALIGN,
    TEXTS = PAIRS | DZ_FOR_DIFF | DZ_FOR_SEGMENT | DZ_FOR_EXTRACT,
    TERMS = PAIRS | DZ_FOR_EXTRACT | DZ_FOR_MATCH | DZ_FOR_AUDIT,
    WORDS = TERMS | DZ_FOR_DIFF, /* those that need a lexicon */
    CHECKS = DZ_FOR_CHECK | DZ_FOR_AUDIT,
    ALL = TEXTS | DZ_FOR_MATCH | DZ_FOR_EXPLAIN | DZ_FOR_AUDIT,
    IN_FILE = 1 << 16,            /* bits beside those of the commands: it may stand in .duizhao.ini */
    REPEATS = 1 << 17             /* there it may stand several times */
};

/** Options without a letter. */
enum {
    OPT_HELP = 256,
    OPT_VERSION,
    OPT_INPUT_FORMAT,
    OPT_ENCODING,
    OPT_REPAIR,
    OPT_ALLOW_PDF,
    OPT_COLOR,
    OPT_SOURCE_LANG,
    OPT_TARGET_LANG,
    OPT_LANG,
    OPT_LINES,
    OPT_ANCHORS,
    OPT_RECORDS,
    OPT_FAIL_ON,
    OPT_ONLY,
    OPT_OFF,
    OPT_FORMULAS,
    OPT_LEXICON,
    OPT_GLOSSARY,
    OPT_TERMS,
    OPT_SPELLING,
    OPT_LEDGER,
    OPT_EXPLAIN,
    OPT_MESSAGES,
    OPT_UI_LANG,
    OPT_PROFILE,
    OPT_SEMICOLONS,
    OPT_CONFIG,
    OPT_BASELINE,
    OPT_UPDATE_BASELINE,
    OPT_DROP_STALE,
    OPT_REASON,
    OPT_DATE,
    OPT_DB,
    OPT_PATTERN,
    OPT_TIMEOUT,
    OPT_MEMORY,
    OPT_SHARD,
    OPT_REPORT
};

typedef struct option_row {
    int         id; /* a letter, or one of the above */
    unsigned    commands;
    const char *name;
    const char *argument; /* NULL: takes none */
    const char *help;
} option_row;

static const option_row rows[] = {
    {'f', ALL, "format", "FORMAT", "how to write the result"},
    {'o', ALL, "output", "FILE", "write to FILE, whole or not at all"},
    {OPT_FAIL_ON, CHECKS | IN_FILE, "fail-on", "SEVERITY", "exit 1 at or above: note, minor (default), major, critical, never"},
    {OPT_ONLY, CHECKS | IN_FILE, "only", "RULES", "only these rules or families: figures,segments.omitted"},
    {OPT_OFF, CHECKS | IN_FILE, "off", "RULES", "all but these rules or families"},
    {OPT_LEDGER, DZ_FOR_CHECK | IN_FILE, "ledger", NULL, "all figures and their answers too (text, jsonl)"},
    {OPT_EXPLAIN, DZ_FOR_ALIGN, "explain", NULL, "why each bead: what its cost is made of, and which words (text, tsv, jsonl)"},
    {OPT_FORMULAS, CHECKS | IN_FILE, "formulas", "FILE", "more set phrases: phrase, tab, the figures that answer it"},
    {OPT_LEXICON, WORDS | IN_FILE | REPEATS, "lexicon", "FILE", "more words, a line each: word, tab, English; English (may be repeated)"},
    {OPT_TERMS, DZ_FOR_EXTRACT, "terms", NULL, "propose terms with their renderings, from a text and its version: ZH EN"},
    {OPT_SPELLING, CHECKS | IN_FILE, "spelling", NULL, "the spelling of English words too, by the dictionaries of hunspell"},
    {OPT_GLOSSARY, TERMS | IN_FILE | REPEATS, "glossary", "FILE", "terms to keep to: term, tab, English; English, or TBX (may be repeated)"},
    {OPT_MESSAGES, PAIRS | DZ_FOR_AUDIT | DZ_FOR_DIFF | DZ_FOR_MATCH | DZ_FOR_EXPLAIN | IN_FILE, "messages", "LANG", "language of the report: en (default) or zh"},
    {OPT_UI_LANG, PAIRS | DZ_FOR_DIFF | IN_FILE, "ui-lang", "LANG", "language of the page (html): en or zh (else --messages, else the locale)"},
    {OPT_SOURCE_LANG, PAIRS | DZ_FOR_AUDIT | IN_FILE, "source-lang", "LANG", "language of SOURCE: zh, zh-Hans, zh-Hant, en (else judged)"},
    {OPT_TARGET_LANG, PAIRS | DZ_FOR_AUDIT | IN_FILE, "target-lang", "LANG", "language of TARGET"},
    {OPT_LANG, TEXTS | DZ_FOR_AUDIT | IN_FILE, "lang", "LANG", "language of every input"},
    {OPT_LINES, PAIRS | DZ_FOR_AUDIT | DZ_FOR_DIFF | IN_FILE, "lines", NULL, "each line of the input is one segment, as it stands"},
    {OPT_ANCHORS, PAIRS, "anchors", "FILE", "lines that belong together: line of SOURCE, tab, line of TARGET"},
    {OPT_PROFILE, PAIRS | DZ_FOR_AUDIT | DZ_FOR_SEGMENT | IN_FILE, "profile", "NAME", "how the English is written: edited, web (else judged)"},
    {OPT_SEMICOLONS, PAIRS | DZ_FOR_AUDIT | DZ_FOR_SEGMENT | IN_FILE, "semicolons", NULL, "end segments at semicolons too"},
    {OPT_RECORDS, TEXTS | DZ_FOR_MATCH, "records", NULL, "JSON Lines on standard input, JSON Lines on standard output"},
    {OPT_INPUT_FORMAT, TEXTS | DZ_FOR_AUDIT | IN_FILE, "input-format", "NAME", "format of the input: txt, html, docx, xliff ... (else judged)"},
    {OPT_ENCODING, TEXTS | DZ_FOR_AUDIT | IN_FILE, "encoding", "NAME", "encoding of the input: utf-8, gb18030, big5 ... (else judged)"},
    {OPT_ALLOW_PDF, TEXTS | DZ_FOR_AUDIT | IN_FILE, "allow-pdf", NULL, "read PDF, too, by starting pdftotext"},
    {OPT_REPAIR, TEXTS | DZ_FOR_AUDIT | IN_FILE, "repair", NULL, "read damaged text as it should be, where that is certain"},
    {OPT_BASELINE, CHECKS | IN_FILE, "baseline", "FILE", "findings that were dismissed: told as a count, stop nothing"},
    {OPT_UPDATE_BASELINE, DZ_FOR_CHECK, "update-baseline", NULL, "dismiss what is found: write it to the baseline"},
    {OPT_DROP_STALE, DZ_FOR_CHECK, "drop-stale", NULL, "with that, drop what is found no more"},
    {OPT_REASON, DZ_FOR_CHECK, "reason", "TEXT", "with that, why; one line"},
    {OPT_DATE, DZ_FOR_CHECK, "date", "DATE", "with that, the day: 2026-03-01 (else today)"},
    {OPT_DB, DZ_FOR_AUDIT | IN_FILE, "db", "FILE", "the database that keeps what was found (else duizhao.db)"},
    {'j', DZ_FOR_AUDIT | IN_FILE, "jobs", "N", "so many processes at once (else one for each processor)"},
    {OPT_PATTERN, DZ_FOR_AUDIT | IN_FILE | REPEATS, "pattern", "PATTERNS", "names of versions: 'zh/{name}.txt en/{name}.txt' (may be repeated)"},
    {OPT_TIMEOUT, DZ_FOR_AUDIT | IN_FILE, "timeout", "SECONDS", "for one pair (else 120)"},
    {OPT_MEMORY, DZ_FOR_AUDIT | IN_FILE, "memory", "MIB", "for one process (else 2048)"},
    {OPT_SHARD, DZ_FOR_AUDIT, "shard", "I/N", "of N parts of the pairs only part I, from 1"},
    {OPT_REPORT, DZ_FOR_AUDIT, "report", "DIR", "write index.html, findings.jsonl, .csv, .sarif, renderings.csv there too"},
    {OPT_CONFIG, ALL, "config", "FILE", "the configuration (else .duizhao.ini here or above; '' is none)"},
    {OPT_COLOR, ALL, "color", "WHEN", "auto (default), always, never"},
    {'q', ALL, "quiet", NULL, "no report, unless -o names a file"},
    {'v', ALL, "verbose", NULL, "tell on standard error what is being done"},
    {'h', ALL, "h", NULL, "short help"},
    {OPT_HELP, ALL, "help", NULL, "all help"},
    {OPT_VERSION, ALL, "version", NULL, "the version"},
};

enum { ROWS = sizeof rows / sizeof *rows };

/* What the values of some may be. */
static const char *const whens[] = {"never", "always", "auto", NULL}, *const tongues[] = {"en", "zh", NULL},
                         *const profiles[] = {"edited", "web", NULL}, *const langs[] = {"zh", "zh-Hans", "zh-Hant", "en", NULL};

static const char *const *words_of(int id)
{
    switch (id) {
    case OPT_MESSAGES:
    case OPT_UI_LANG: return tongues;
    case OPT_LANG:
    case OPT_SOURCE_LANG:
    case OPT_TARGET_LANG: return langs;
    case OPT_PROFILE: return profiles;
    case OPT_COLOR: return whens;
    case OPT_INPUT_FORMAT: return dz_input_formats();
    default: return NULL;
    }
}

static_assert((int)ROWS <= (int)MOST_OPTIONS, "the lists of manual pages are too short");

size_t options_told(unsigned of, option_told *list)
{
    size_t n = 0;

    for (const option_row *row = rows; row < rows + ROWS; row++) {
        if (!(row->commands & of))
            continue;
        list[n].letter = row->id < OPT_HELP ? (char)row->id : '\0';
        list[n].name = row->id == 'h' ? NULL : row->name;
        list[n].argument = row->argument;
        list[n].help = row->help;
        list[n].words = words_of(row->id);
        list[n].sections = row->commands & IN_FILE ? row->commands & ALL : 0;
        list[n++].repeats = (row->commands & REPEATS) != 0;
    }
    return n;
}

/* ---- help ---- */

static void help_formats(FILE *out, dz_command is)
{
    dz_writer_list list = dz_writers_all();
    const char    *comma = "";

    fputs("\nFormats: ", out);
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i]->command == is) {
            fprintf(out, "%s%s", comma, list.at[i]->id);
            comma = ", ";
        }
    for (size_t i = 0; is == DZ_FOR_AUDIT && dz_audit_forms[i]; i++)
        fprintf(out, "%s%s", i ? ", " : "", dz_audit_forms[i]);
    fputs("\n", out);
}

static void help_rules(FILE *out)
{
    dz_rule_list list = dz_rules_all();

    fputs("\nRules:\n", out);
    for (size_t i = 0; i < list.n; i++)
        fprintf(out, "  %-21s %-9s %s\n", list.at[i]->id, dz_severity_name(list.at[i]->severity),
                list.at[i]->title[DZ_IN_ENGLISH]);
}

const char *const exit_statuses[] = {
    "0  done; nothing at or above --fail-on",
    "1  done; something at or above it (check, audit), or no match (match)",
    "2  wrong usage or a wrong configuration; nothing was done",
    "3  some input was not examined; the rest was done",
    "4  a failure of the program or the machine",
    NULL,
};

static void help_statuses(FILE *out)
{
    fputs("\nExit status:\n", out);
    for (const char *const *line = exit_statuses; *line; line++)
        fprintf(out, "  %s\n", *line);
}

static void help_program(FILE *out, bool all)
{
    fputs("Usage: duizhao COMMAND [OPTIONS] ...\n"
          "Sets a Chinese text and its English version side by side and finds what is wrong.\n\nCommands:\n",
          out);
    for (const command *const *c = commands; *c; c++)
        fprintf(out, "  %-8s %-16s %s\n", (*c)->name, (*c)->operands, (*c)->summary);
    fputs("\n'duizhao COMMAND -h' tells of one command.\n", out);
    if (all)
        help_statuses(out);
    fputs("\nExample: duizhao check release.zh.txt release.en.txt\n", out);
}

void options_help(FILE *out, const command *what, bool all)
{
    if (!what) {
        help_program(out, all);
        return;
    }
    fprintf(out, "Usage: duizhao %s [OPTIONS] %s\n%s.\n\nOptions:\n", what->name, what->operands, what->summary);
    for (size_t i = 0; i < ROWS; i++) {
        char left[40];

        if (!(rows[i].commands & what->is))
            continue;
        if (rows[i].id == 'h')
            snprintf(left, sizeof left, "-h");
        else if (rows[i].id < OPT_HELP)
            snprintf(left, sizeof left, "-%c, --%s%s%s", rows[i].id, rows[i].name, rows[i].argument ? " " : "",
                     rows[i].argument ? rows[i].argument : "");
        else
            snprintf(left, sizeof left, "    --%s%s%s", rows[i].name, rows[i].argument ? " " : "",
                     rows[i].argument ? rows[i].argument : "");
        fprintf(out, "  %-24s %s\n", left, rows[i].help);
    }
    help_formats(out, what->is);
    if (all && what->is == DZ_FOR_CHECK)
        help_rules(out);
    if (all)
        help_statuses(out);
    fprintf(out, "\nExample: %s\n", what->example);
}

/* ---- complaining ---- */

/** complain() of what was asked, with the line of the file where it stands in one. Answers false. */
__attribute__((format(printf, 2, 3))) static bool object(const settings *set, const char *format, ...)
{
    char    text[1000];
    va_list rest;

    va_start(rest, format);
    vsnprintf(text, sizeof text, format, rest);
    va_end(rest);
    if (set->line)
        complain(EXIT_USAGE, "%s:%zu: %s", dz_config_path(set->config), set->line, text);
    else
        complain(EXIT_USAGE, "%s", text);
    return false;
}

/* ---- rules ---- */

/** What was asked of a rule. Bits. */
enum { ASKED_ONLY = 1, ASKED_OFF = 2 };

/** Notes what is asked of the rules of a list. False after a complaint. */
static bool ask_rules(settings *set, const char *list, unsigned char what)
{
    dz_rule_list rules = dz_rule_set_all(set->options.check.rules);

    for (const char *at = list;; at++) {
        size_t       n = strcspn(at, ",");
        dz_rule_list named = dz_rule_set_named(set->options.check.rules, (dz_str){at, n});

        if (named.n == 0)
            return object(set, "there is no rule '%.*s'; 'duizhao explain' lists them", (int)n, at);
        for (size_t i = 0; i < named.n; i++)
            set->asked[named.at - rules.at + (ptrdiff_t)i] |= what;
        at += n;
        if (*at == '\0')
            return true;
    }
}

void options_settle(settings *set)
{
    dz_rule_list  rules = dz_rule_set_all(set->options.check.rules);
    unsigned char all = 0;

    for (size_t i = 0; i < rules.n; i++)
        all |= set->asked[i];
    for (size_t i = 0; i < rules.n; i++) {
        if (all & ASKED_ONLY)
            set->off[i] = !(set->asked[i] & ASKED_ONLY);
        set->off[i] |= (set->asked[i] & ASKED_OFF) != 0;
        set->asked[i] = 0;
    }
}

/* ---- parsing ---- */

static bool take_lang(settings *set, int side, const char *tag)
{
    return dz_lang_from_tag(tag, &set->options.read[side]) ||
           object(set, "'%s' is not a language that is known here; zh, zh-Hans, zh-Hant and en are", tag);
}

static bool take_fail_on(settings *set, const char *word)
{
    for (int s = DZ_NOTE; s < DZ_SEVERITIES; s++)
        if (strcmp(word, dz_severity_name((dz_severity)s)) == 0) {
            set->options.fail_on = (dz_severity)s;
            set->options.no_gate = false;
            return true;
        }
    set->options.no_gate = strcmp(word, "never") == 0;
    return set->options.no_gate || object(set, "'%s' is not a severity; note, minor, major, critical and never are", word);
}

/** Finds a word in a short list. -1 after a complaint. */
static int take_word(const settings *set, const char *option, const char *word, const char *const *list)
{
    for (int i = 0; list[i]; i++)
        if (strcmp(word, list[i]) == 0)
            return i;
    object(set, "'%s' is not a value of %s%s", word, set->line ? "" : "--", option);
    return -1;
}

/** Takes a number from 1 to 'most'. */
static bool take_number(const settings *set, const char *option, const char *word, unsigned most, unsigned *out)
{
    char         *end;
    unsigned long n = *word >= '0' && *word <= '9' ? strtoul(word, &end, 10) : 0;

    if (n == 0 || *end || n > most)
        return object(set, "'%s' is not a number from 1 to %u, which %s%s wants", word, most, set->line ? "" : "--", option);
    *out = (unsigned)n;
    return true;
}

static bool take_shard(settings *set, const char *word)
{
    int end = 0;

    if (sscanf(word, "%6u/%6u%n", &set->shard, &set->shards, &end) != 2 || word[end] || set->shard == 0 || set->shard > set->shards)
        return object(set, "'%s' is not a shard: 2/8 is the second of eight", word);
    return true;
}

static bool take_formulas(settings *set, const char *path)
{
    dz_error error;

    dz_formulas_free(set->formulas);
    if (dz_formulas_open(path, &set->formulas, &error) != DZ_OK)
        return object(set, "%s", error.message);
    set->options.formulas = set->formulas;
    set->formulas_path = path;
    return true;
}

/** Whether there is a file to be opened later, when the line that names it is no longer known. */
static bool is_there(const settings *set, const char *path)
{
    return !set->line || access(path, R_OK) == 0 || object(set, "cannot read '%s': %s", path, strerror(errno));
}

static bool take_encoding(settings *set, const char *name)
{
    if (!dz_encoding_named(name))
        return object(set, "there is no encoding '%s' here; utf-8, utf-16le, utf-16be, gb18030, big5 and windows-1252 are", name);
    set->options.read[0].encoding = set->options.read[1].encoding = name;
    return true;
}

/** Names those that there are. */
static bool object_to_format(const settings *set, const char *name)
{
    char   list[200];
    size_t n = 0;

    for (const char *const *format = dz_input_formats(); *format && n < sizeof list; format++)
        n += (size_t)snprintf(list + n, sizeof list - n, "%s%s", n ? ", " : "", *format);
    return object(set, "there is no input format '%s'; there are %s", name, list);
}

static bool take_input_format(settings *set, const char *name)
{
    if (!dz_input_format_known(name))
        return object_to_format(set, name);
    set->options.read[0].format = set->options.read[1].format = name;
    return true;
}

/** What a flag says: of the command line it is there, of a file 'no' takes it back. */
static bool says_yes(const char *argument) { return !argument || strcmp(argument, "no") != 0; }

static bool take(const command *what, settings *set, int id, const char *argument)
{
    int word;

    switch (id) {
    case 'f': set->format = argument; return true;
    case 'o': set->output = argument; return true;
    case 'q': set->quiet = true; return true;
    case 'v': set->verbose = true; return true;
    case OPT_FAIL_ON: return take_fail_on(set, argument);
    case OPT_ONLY: return ask_rules(set, argument, ASKED_ONLY);
    case OPT_OFF: return ask_rules(set, argument, ASKED_OFF);
    case OPT_FORMULAS: return take_formulas(set, argument);
    case OPT_LEXICON: set->lexicons[set->n_lexicons++] = argument; return is_there(set, argument);
    case OPT_TERMS: set->options.terms = true; return true;
    case OPT_GLOSSARY: set->glossaries[set->n_glossaries++] = argument; return is_there(set, argument);
    case OPT_SOURCE_LANG: return take_lang(set, 0, argument);
    case OPT_TARGET_LANG: return take_lang(set, 1, argument);
    case OPT_LANG: return take_lang(set, 0, argument) && take_lang(set, 1, argument);
    case OPT_LINES: set->options.read[0].lines = set->options.read[1].lines = says_yes(argument); return true;
    case OPT_ANCHORS: set->anchors = argument; return true;
    case OPT_PROFILE:
        word = take_word(set, "profile", argument, profiles);
        set->options.cut.profile = word == 1 ? DZ_PROFILE_WEB : DZ_PROFILE_EDITED;
        return word >= 0;
    case OPT_SEMICOLONS: set->options.cut.semicolons = says_yes(argument); return true;
    case OPT_RECORDS: set->records = true; return true;
    case OPT_EXPLAIN: set->options.explain = true; return true;
    case OPT_SPELLING: set->spell = says_yes(argument); return true;
    case OPT_LEDGER: set->options.ledger = says_yes(argument); return true;
    case OPT_INPUT_FORMAT: return take_input_format(set, argument);
    case OPT_ENCODING: return take_encoding(set, argument);
    case OPT_ALLOW_PDF: set->options.read[0].allow_pdf = set->options.read[1].allow_pdf = says_yes(argument); return true;
    case OPT_REPAIR: set->options.read[0].repair = set->options.read[1].repair = says_yes(argument); return true;
    case OPT_CONFIG: return true; /* taken before: see configure() */
    case OPT_BASELINE: set->baseline = argument; set->baseline_asked = set->line == 0; return true;
    case OPT_UPDATE_BASELINE: set->update_baseline = true; return true;
    case OPT_DROP_STALE: set->drop_stale = true; return true;
    case OPT_REASON: set->reason = argument; return true;
    case OPT_DATE: set->date = argument; return true;
    case OPT_DB: set->db = argument; return true;
    case OPT_PATTERN: set->patterns[set->n_patterns++] = argument; return true;
    case OPT_REPORT: set->report = argument; return true;
    case OPT_SHARD: return take_shard(set, argument);
    case 'j': return take_number(set, "jobs", argument, 1024, &set->jobs);
    case OPT_TIMEOUT: return take_number(set, "timeout", argument, 1000000, &set->seconds);
    case OPT_MEMORY: return take_number(set, "memory", argument, 1 << 24, &set->mebibytes);
    case OPT_MESSAGES:
        word = take_word(set, "messages", argument, tongues);
        set->options.tongue = word == 1 ? DZ_IN_CHINESE : DZ_IN_ENGLISH;
        set->messages_said = true;
        return word >= 0;
    case OPT_UI_LANG:
        set->ui_lang = take_word(set, "ui-lang", argument, tongues);
        return set->ui_lang >= 0;
    case OPT_COLOR:
        word = take_word(set, "color", argument, whens);
        set->color = word == 2 ? -1 : word;
        return word >= 0;
    case 'h':
    case OPT_HELP:
        options_help(stdout, what, id == OPT_HELP);
        set->done = fflush(stdout) == 0 ? EXIT_CLEAN : EXIT_BROKEN;
        return false;
    case OPT_VERSION:
        set->done = show_version();
        return false;
    }
    return false;
}

/** Says what getopt_long() did not like, in our own words. */
static void complain_of_option(const command *what, int answer, int argc, char **argv)
{
    const char *word = optind > 0 && optind <= argc ? argv[optind - 1] : "";

    if (optopt > 0 && optopt < OPT_HELP && answer == '?')
        complain(EXIT_USAGE, "there is no option '-%c'; try 'duizhao %s -h'", optopt, what->name);
    else if (answer == ':')
        complain(EXIT_USAGE, "option '%s' needs a value; try 'duizhao %s -h'", word, what->name);
    else
        complain(EXIT_USAGE, "there is no option '%s'; try 'duizhao %s -h'", word, what->name);
}

/* ---- the file ---- */

size_t options_keys(dz_config_key *keys)
{
    size_t n = 0;

    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].commands & IN_FILE) {
            if (keys)
                keys[n] = (dz_config_key){rows[i].name, rows[i].commands & ~(unsigned)(IN_FILE | REPEATS),
                                          (rows[i].commands & REPEATS) != 0};
            n++;
        }
    return n;
}

bool options_take(const command *what, settings *set, const dz_setting *setting)
{
    const char *value = setting->value;
    bool        taken;

    for (size_t i = 0; i < ROWS; i++) {
        if (strcmp(rows[i].name, setting->key->name) != 0)
            continue;
        set->line = setting->line;
        if (!rows[i].argument && strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
            return object(set, "'%s' is neither yes nor no", value);
        if (rows[i].argument && strcmp(rows[i].argument, "FILE") == 0 && *value) {
            value = set->paths[set->n_paths] = dz_config_file(set->config, value);
            if (!value)
                return complain(EXIT_BROKEN, "out of memory"), false;
            set->n_paths++;
        }
        taken = take(what, set, rows[i].id, value);
        set->line = 0;
        return taken;
    }
    return false;
}

/* ---- the command line ---- */

/** An option as the command line has it. */
typedef struct given {
    int         id;
    const char *argument;
} given;

bool options_take_given(const command *what, settings *set)
{
    for (size_t i = 0; i < set->n_given; i++)
        if (!take(what, set, set->given[i].id, set->given[i].argument))
            return false;
    options_settle(set);
    return true;
}

/** Makes the tables that getopt_long() wants. */
static void make_tables(const command *what, struct option *longs, char *shorts, size_t room)
{
    size_t n = 0;

    for (size_t i = 0; i < ROWS; i++) {
        size_t used = strlen(shorts);

        if (!(rows[i].commands & (unsigned)what->is))
            continue;
        if (rows[i].id < OPT_HELP)
            snprintf(shorts + used, room - used, "%c%s", rows[i].id, rows[i].argument ? ":" : "");
        if (strlen(rows[i].name) > 1)
            longs[n++] = (struct option){rows[i].name, rows[i].argument ? required_argument : no_argument, NULL, rows[i].id};
    }
}

/** Reads the whole line into 'list', which has room, and takes at once what counts before the
 *  configuration is read. Leaves set->done where that was all, or wrong. */
static size_t gather(const command *what, int argc, char **argv, settings *set, given *list)
{
    struct option longs[ROWS + 1];
    char          shorts[2 * ROWS + 2] = ":";
    size_t        n = 0;
    int           id;

    memset(longs, 0, sizeof longs);
    make_tables(what, longs, shorts, sizeof shorts);
    opterr = 0;
    optind = 0; /* from the beginning, whatever was left of another line */
    while (set->done < 0 && (id = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        if (id == '?' || id == ':') {
            complain_of_option(what, id, argc, argv);
            set->done = EXIT_USAGE;
        } else if (id == 'h' || id == OPT_HELP || id == OPT_VERSION || id == 'v')
            take(what, set, id, optarg);
        else if (id == OPT_CONFIG)
            set->config_path = optarg;
        else
            list[n++] = (given){id, optarg};
    }
    return n;
}

/** Takes the configuration, then the line, which beats it. */
static int take_all(const command *what, settings *set, int argc, char **argv)
{
    int status = configure(what, set, argc, argv);

    if (status != EXIT_CLEAN)
        return status;
    if (!options_take_given(what, set))
        return EXIT_USAGE;
    return what->is & WORDS ? open_lexicon(set) : EXIT_CLEAN;
}

/** How many options a line may have: every letter of a word may be one, as in -qv. */
static size_t most_given(int argc, char **argv)
{
    size_t n = 1;

    for (int i = 1; i < argc; i++)
        n += strlen(argv[i]);
    return n;
}

void options_parse(const command *what, int argc, char **argv, settings *set, int *first)
{
    int status;

    *set = (settings){.output = "-", .color = -1, .ui_lang = -1, .done = -1, .argc = (size_t)argc, .options = {.fail_on = DZ_MINOR}};
    set->given = calloc(most_given(argc, argv), sizeof *set->given);
    if (!set->given) {
        set->done = complain(EXIT_BROKEN, "out of memory");
        return;
    }
    set->n_given = gather(what, argc, argv, set, set->given);
    *first = optind;
    if (set->done < 0 && (status = take_all(what, set, argc - optind, argv + optind)) != EXIT_CLEAN)
        set->done = status;
}

void options_free(settings *set)
{
    free(set->given);
    free(set->asked);
    free(set->off);
    free(set->severity);
    dz_formulas_free(set->formulas);
    free(set->lexicons);
    free(set->glossaries);
    free(set->patterns);
    dz_glossary_free(set->glossary);
    dz_spelling_free(set->options.check.spelling);
    dz_lexicon_free(set->lexicon);
    for (size_t i = 0; i < set->n_paths; i++)
        free(set->paths[i]);
    free(set->paths);
    dz_config_free(set->config);
    free(set->form);
    free(set->keys);
}
