/* options.c — one table of options gives parsing and help. Floor cli. */
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

enum {
    PAIRS = DZ_FOR_CHECK | DZ_FOR_ALIGN,
    TEXTS = PAIRS | DZ_FOR_SEGMENT | DZ_FOR_EXTRACT,
    WORDS = PAIRS | DZ_FOR_EXTRACT | DZ_FOR_MATCH, /* those that need a lexicon */
    ALL = TEXTS | DZ_FOR_MATCH | DZ_FOR_EXPLAIN
};

/** Options without a letter. */
enum {
    OPT_HELP = 256,
    OPT_VERSION,
    OPT_ENCODING,
    OPT_REPAIR,
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
    OPT_PROFILE,
    OPT_SEMICOLONS
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
    {OPT_FAIL_ON, DZ_FOR_CHECK, "fail-on", "SEVERITY", "exit 1 at or above: note, minor (default), major, critical, never"},
    {OPT_ONLY, DZ_FOR_CHECK, "only", "RULES", "only these rules or families: figures,segments.omitted"},
    {OPT_OFF, DZ_FOR_CHECK, "off", "RULES", "all but these rules or families"},
    {OPT_LEDGER, DZ_FOR_CHECK, "ledger", NULL, "all figures and their answers too (text, jsonl)"},
    {OPT_EXPLAIN, DZ_FOR_ALIGN, "explain", NULL, "why each bead: what its cost is made of, and which words (text, tsv, jsonl)"},
    {OPT_FORMULAS, DZ_FOR_CHECK, "formulas", "FILE", "more set phrases: phrase, tab, the figures that answer it"},
    {OPT_LEXICON, WORDS, "lexicon", "FILE", "more words, a line each: word, tab, English; English (may be repeated)"},
    {OPT_TERMS, DZ_FOR_EXTRACT, "terms", NULL, "propose terms with their renderings, from a text and its version: ZH EN"},
    {OPT_SPELLING, DZ_FOR_CHECK, "spelling", NULL, "the spelling of English words too, by the dictionaries of hunspell"},
    {OPT_GLOSSARY, WORDS, "glossary", "FILE", "terms to keep to: term, tab, English; English, or TBX (may be repeated)"},
    {OPT_MESSAGES, PAIRS | DZ_FOR_MATCH | DZ_FOR_EXPLAIN, "messages", "LANG", "language of the report: en (default) or zh"},
    {OPT_SOURCE_LANG, PAIRS, "source-lang", "LANG", "language of SOURCE: zh, zh-Hans, zh-Hant, en (else judged)"},
    {OPT_TARGET_LANG, PAIRS, "target-lang", "LANG", "language of TARGET"},
    {OPT_LANG, TEXTS, "lang", "LANG", "language of every input"},
    {OPT_LINES, PAIRS, "lines", NULL, "each line of the input is one segment, as it stands"},
    {OPT_ANCHORS, PAIRS, "anchors", "FILE", "lines that belong together: line of SOURCE, tab, line of TARGET"},
    {OPT_PROFILE, PAIRS | DZ_FOR_SEGMENT, "profile", "NAME", "how the English is written: edited, web (else judged)"},
    {OPT_SEMICOLONS, PAIRS | DZ_FOR_SEGMENT, "semicolons", NULL, "end segments at semicolons too"},
    {OPT_RECORDS, TEXTS | DZ_FOR_MATCH, "records", NULL, "JSON Lines on standard input, JSON Lines on standard output"},
    {OPT_ENCODING, TEXTS, "encoding", "NAME", "encoding of the input: utf-8, gb18030, big5 ... (else judged)"},
    {OPT_REPAIR, TEXTS, "repair", NULL, "read damaged text as it should be, where that is certain"},
    {OPT_COLOR, ALL, "color", "WHEN", "auto (default), always, never"},
    {'q', ALL, "quiet", NULL, "no report, unless -o names a file"},
    {'v', ALL, "verbose", NULL, "tell on standard error what is being done"},
    {'h', ALL, "h", NULL, "short help"},
    {OPT_HELP, ALL, "help", NULL, "all help"},
    {OPT_VERSION, ALL, "version", NULL, "the version"},
};

enum { ROWS = sizeof rows / sizeof *rows };

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

static void help_statuses(FILE *out)
{
    fputs("\nExit status:\n"
          "  0  done; nothing at or above --fail-on\n"
          "  1  done; something at or above it (check only)\n"
          "  2  wrong usage; nothing was done\n"
          "  3  some input was not examined; the rest was done\n"
          "  4  a failure of the program or the machine\n",
          out);
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

/* ---- rules ---- */

/** What was asked of a rule. Bits. */
enum { ASKED_ONLY = 1, ASKED_OFF = 2 };

/** Notes what is asked of the rules of a list. False after a complaint. */
static bool ask_rules(settings *set, const char *list, unsigned char what)
{
    dz_rule_list rules = dz_rules_all();

    if (!set->asked)
        set->asked = calloc(rules.n, sizeof *set->asked);
    if (!set->asked)
        return complain(EXIT_BROKEN, "out of memory"), false;
    for (const char *at = list;; at++) {
        size_t       n = strcspn(at, ",");
        dz_rule_list named = dz_rules_named((dz_str){at, n});

        if (named.n == 0)
            return complain(EXIT_USAGE, "there is no rule '%.*s'; 'duizhao explain' lists them", (int)n, at), false;
        for (size_t i = 0; i < named.n; i++)
            set->asked[named.at - rules.at + (ptrdiff_t)i] |= what;
        at += n;
        if (*at == '\0')
            return true;
    }
}

/** Settles which rules are off: those asked off, and with any --only all that
 *  were not named by one. In whatever order the options came. */
static bool settle_rules(settings *set)
{
    dz_rule_list  rules = dz_rules_all();
    unsigned char all = 0;

    if (!set->asked)
        return true;
    set->off = calloc(rules.n, sizeof *set->off);
    if (!set->off)
        return complain(EXIT_BROKEN, "out of memory"), false;
    for (size_t i = 0; i < rules.n; i++)
        all |= set->asked[i];
    for (size_t i = 0; i < rules.n; i++)
        set->off[i] = set->asked[i] & ASKED_OFF || (all & ASKED_ONLY && !(set->asked[i] & ASKED_ONLY));
    set->options.check.off = set->off;
    return true;
}

/* ---- parsing ---- */

static bool take_lang(dz_read_options *options, const char *tag)
{
    if (dz_lang_from_tag(tag, options))
        return true;
    complain(EXIT_USAGE, "'%s' is not a language that is known here; zh, zh-Hans, zh-Hant and en are", tag);
    return false;
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
    if (!set->options.no_gate)
        complain(EXIT_USAGE, "'%s' is not a severity; note, minor, major, critical and never are", word);
    return set->options.no_gate;
}

/** Finds a word in a short list. -1 after a complaint. */
static int take_word(const char *option, const char *word, const char *const *list)
{
    for (int i = 0; list[i]; i++)
        if (strcmp(word, list[i]) == 0)
            return i;
    complain(EXIT_USAGE, "'%s' is not a value of --%s", word, option);
    return -1;
}

static bool take_formulas(settings *set, const char *path)
{
    dz_error error;

    dz_formulas_free(set->formulas);
    if (dz_formulas_open(path, &set->formulas, &error) != DZ_OK) {
        complain(EXIT_USAGE, "%s", error.message);
        return false;
    }
    set->options.formulas = set->formulas;
    return true;
}

static bool take_encoding(settings *set, const char *name)
{
    if (!dz_encoding_named(name)) {
        complain(EXIT_USAGE, "there is no encoding '%s' here; utf-8, utf-16le, utf-16be, gb18030, big5 and windows-1252 are", name);
        return false;
    }
    set->options.read[0].encoding = set->options.read[1].encoding = name;
    return true;
}

static bool take(const command *what, settings *set, int id, char *argument)
{
    static const char *const whens[] = {"never", "always", "auto", NULL}, *const tongues[] = {"en", "zh", NULL},
                             *const profiles[] = {"edited", "web", NULL};
    int                      word;

    switch (id) {
    case 'f': set->format = argument; return true;
    case 'o': set->output = argument; return true;
    case 'q': set->quiet = true; return true;
    case 'v': set->verbose = true; return true;
    case OPT_FAIL_ON: return take_fail_on(set, argument);
    case OPT_ONLY: return ask_rules(set, argument, ASKED_ONLY);
    case OPT_OFF: return ask_rules(set, argument, ASKED_OFF);
    case OPT_FORMULAS: return take_formulas(set, argument);
    case OPT_LEXICON: set->lexicons[set->n_lexicons++] = argument; return true;
    case OPT_TERMS: set->options.terms = true; return true;
    case OPT_GLOSSARY: set->glossaries[set->n_glossaries++] = argument; return true;
    case OPT_SOURCE_LANG: return take_lang(&set->options.read[0], argument);
    case OPT_TARGET_LANG: return take_lang(&set->options.read[1], argument);
    case OPT_LANG: return take_lang(&set->options.read[0], argument) && take_lang(&set->options.read[1], argument);
    case OPT_LINES: set->options.read[0].lines = set->options.read[1].lines = true; return true;
    case OPT_ANCHORS: set->anchors = argument; return true;
    case OPT_PROFILE:
        word = take_word("profile", argument, profiles);
        set->options.cut.profile = word == 1 ? DZ_PROFILE_WEB : DZ_PROFILE_EDITED;
        return word >= 0;
    case OPT_SEMICOLONS: set->options.cut.semicolons = true; return true;
    case OPT_RECORDS: set->records = true; return true;
    case OPT_EXPLAIN: set->options.explain = true; return true;
    case OPT_SPELLING: set->spell = true; return true;
    case OPT_LEDGER: set->options.ledger = true; return true;
    case OPT_ENCODING: return take_encoding(set, argument);
    case OPT_REPAIR: set->options.read[0].repair = set->options.read[1].repair = true; return true;
    case OPT_MESSAGES:
        word = take_word("messages", argument, tongues);
        set->options.tongue = word == 1 ? DZ_IN_CHINESE : DZ_IN_ENGLISH;
        return word >= 0;
    case OPT_COLOR:
        word = take_word("color", argument, whens);
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

void options_parse(const command *what, int argc, char **argv, settings *set, int *first)
{
    struct option longs[ROWS + 1];
    char          shorts[2 * ROWS + 2] = ":";
    size_t        n = 0;
    int           id;

    memset(longs, 0, sizeof longs);
    for (size_t i = 0; i < ROWS; i++) {
        if (!(rows[i].commands & what->is))
            continue;
        if (rows[i].id < OPT_HELP)
            snprintf(shorts + strlen(shorts), 3, "%c%s", rows[i].id, rows[i].argument ? ":" : "");
        if (strlen(rows[i].name) > 1)
            longs[n++] = (struct option){rows[i].name, rows[i].argument ? required_argument : no_argument, NULL, rows[i].id};
    }
    *set = (settings){.output = "-", .color = -1, .done = -1, .options = {.fail_on = DZ_MINOR}};
    set->lexicons = calloc((size_t)argc + 1, sizeof *set->lexicons); /* as many as there can be */
    set->glossaries = calloc((size_t)argc + 1, sizeof *set->glossaries);
    if (!set->lexicons || !set->glossaries) {
        set->done = complain(EXIT_BROKEN, "out of memory");
        return;
    }
    opterr = 0;
    optind = 1;
    while ((id = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        if (id == '?' || id == ':')
            complain_of_option(what, id, argc, argv);
        if (id == '?' || id == ':' || !take(what, set, id, optarg)) {
            if (set->done < 0)
                set->done = EXIT_USAGE;
            return;
        }
    }
    *first = optind;
    if (!settle_rules(set))
        set->done = EXIT_BROKEN;
    else if (what->is & WORDS && (id = open_lexicon(set)) != EXIT_CLEAN)
        set->done = id;
}

void options_free(settings *set)
{
    free(set->asked);
    free(set->off);
    dz_formulas_free(set->formulas);
    free(set->lexicons);
    free(set->glossaries);
    dz_glossary_free(set->glossary);
    dz_spelling_free(set->options.check.spelling);
    dz_lexicon_free(set->lexicon);
}
