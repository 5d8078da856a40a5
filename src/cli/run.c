/* run.c — what the commands have in common. Floor cli. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli.h"

/** No terminal is wider. */
enum { MOST_COLUMNS = 10000 };

/* ---- complaining ---- */

int complain(int status, const char *format, ...)
{
    char    text[1024], clean[4 * sizeof text + 1];
    va_list rest;

    va_start(rest, format);
    if (vsnprintf(text, sizeof text, format, rest) < 0)
        text[0] = '\0';
    va_end(rest);
    fputs("duizhao: ", stderr);
    dz_clean(clean, sizeof clean, text); /* what the user typed may hold anything */
    fputs(clean, stderr);
    putc('\n', stderr);
    return status;
}

int complain_of(const dz_error *error)
{
    fprintf(stderr, "duizhao: %s\n", error->message);
    return error->status == DZ_NOMEM ? EXIT_BROKEN : EXIT_NOT_EXAMINED;
}

void mention(const settings *set, const char *format, ...)
{
    va_list rest;

    if (!set->verbose)
        return;
    fputs("duizhao: ", stderr);
    va_start(rest, format);
    vfprintf(stderr, format, rest);
    va_end(rest);
    fputs("\n", stderr);
}

/* ---- input ---- */

static void mention_document(const settings *set, const dz_document *doc)
{
    mention(set, "'%s' is %s in %s, %zu bytes, %zu paragraphs", dz_document_name(doc),
            dz_lang_tag(dz_document_lang(doc)), dz_document_encoding(doc), dz_document_size(doc), dz_document_blocks(doc).n);
}

static int open_document(const settings *set, const char *path, int side, dz_document **doc)
{
    dz_error error;

    if (dz_document_read(path, &set->options.read[side], doc, &error) != DZ_OK)
        return complain_of(&error);
    mention_document(set, *doc);
    return EXIT_CLEAN;
}

/** Opens a file that may hold both sides; then doc[1] is the other. */
static int open_both(const settings *set, const char *path, dz_document *doc[2])
{
    dz_error error;

    if (dz_document_read_both(path, set->options.read, doc, &error) != DZ_OK)
        return complain_of(&error);
    mention_document(set, doc[0]);
    if (doc[1])
        mention_document(set, doc[1]);
    return EXIT_CLEAN;
}

/** Complains of the first anchor whose two segments do not stand in one bead:
 *  more of them hang together than a bead can hold. */
static int hold_anchors(const settings *set, const dz_anchors *anchors, const dz_pair *pair)
{
    size_t           n;
    const dz_anchor *list = dz_anchors_all(anchors, &n);

    for (size_t i = 0; i < n; i++)
        if (dz_pair_bead_of(pair, DZ_SOURCE, list[i].segment[0]) != dz_pair_bead_of(pair, DZ_TARGET, list[i].segment[1]))
            return complain(EXIT_USAGE, "'%s' line %zu cannot be kept", set->anchors, dz_anchors_line(anchors, i));
    return EXIT_CLEAN;
}

/** What the aligner is asked for, but for the anchors. */
static dz_align_options align_options(const settings *set) { return (dz_align_options){.lexicon = set->lexicon, .cut = set->options.cut}; }

/** Aligns two texts as the anchors say. Takes them whatever it answers. */
static int align_anchored(const settings *set, dz_document *const doc[2], dz_pair **pair)
{
    dz_align_options options = align_options(set);
    dz_anchors      *anchors;
    dz_error         error;
    int              status = EXIT_CLEAN;

    if (dz_anchors_read(set->anchors, doc[0], doc[1], &options.cut, &anchors, &error) != DZ_OK) {
        dz_document_free(doc[0]);
        dz_document_free(doc[1]);
        return error.status == DZ_NOMEM ? complain_of(&error) : complain(EXIT_USAGE, "%s", error.message);
    }
    options.anchors = dz_anchors_all(anchors, &options.anchor_count);
    if (dz_pair_align(doc[0], doc[1], &options, pair, &error) != DZ_OK)
        status = error.status == DZ_USAGE ? complain(EXIT_USAGE, "'%s': %s", set->anchors, error.message) : complain_of(&error);
    else
        status = hold_anchors(set, anchors, *pair);
    dz_anchors_free(anchors);
    return status;
}

static int align_documents(const settings *set, dz_document *const doc[2], bool in_step, dz_pair **pair)
{
    dz_align_options options = align_options(set);
    dz_error         error;

    options.in_step = in_step;
    if (set->anchors && doc[1])
        return align_anchored(set, doc, pair);
    return dz_pair_align(doc[0], doc[1], &options, pair, &error) == DZ_OK ? EXIT_CLEAN : complain_of(&error);
}

/** Reads two texts, or one. On failure nothing stays open. */
static int open_documents(const settings *set, const char *source, const char *target, dz_document *doc[2])
{
    int status;

    doc[0] = doc[1] = NULL;
    if (target && strcmp(source, "-") == 0 && strcmp(target, "-") == 0)
        return complain(EXIT_USAGE, "only one of the two texts can be '-'");
    status = target ? open_document(set, source, DZ_SOURCE, &doc[0]) : open_both(set, source, doc);
    if (status == EXIT_CLEAN && target)
        status = open_document(set, target, DZ_TARGET, &doc[1]);
    if (status != EXIT_CLEAN)
        dz_document_free(doc[0]);
    return status;
}

/** Tells what a pair holds. */
static void mention_pair(const settings *set, const dz_pair *pair)
{
    for (int side = 0; side < dz_pair_sides(pair); side++)
        mention(set, "'%s' has %zu segments and %zu figures", dz_document_name(dz_pair_document(pair, side)),
                dz_segments_all(dz_pair_segments(pair, side)).n, dz_figures_all(dz_pair_figures(pair, side)).n);
}

int open_pair(const settings *set, const char *source, const char *target, dz_pair **pair)
{
    dz_document *doc[2];
    int          status;

    *pair = NULL;
    if (set->anchors && !target)
        return complain(EXIT_USAGE, "--anchors needs two texts");
    status = open_documents(set, source, target, doc);
    if (status == EXIT_CLEAN)
        status = align_documents(set, doc, !target, pair);
    if (status == EXIT_CLEAN)
        mention_pair(set, *pair);
    return status;
}

int open_versions(const settings *set, const char *old, const char *new, dz_pair **pair)
{
    dz_align_options options = align_options(set);
    dz_document     *doc[2];
    dz_error         error;
    int              status = open_documents(set, old, new, doc);

    *pair = NULL;
    if (status != EXIT_CLEAN)
        return status;
    if (!dz_versions_compare(doc[0], doc[1])) {
        status = complain(EXIT_USAGE, "the two texts are in different languages, %s and %s; 'duizhao check' compares those",
                          dz_lang_tag(dz_document_lang(doc[0])), dz_lang_tag(dz_document_lang(doc[1])));
        dz_document_free(doc[0]);
        dz_document_free(doc[1]);
        return status;
    }
    options.versions = true;
    if (dz_pair_align(doc[0], doc[1], &options, pair, &error) != DZ_OK)
        return complain_of(&error);
    mention_pair(set, *pair);
    return EXIT_CLEAN;
}

/* ---- output ---- */

static bool to_terminal(const settings *set) { return strcmp(set->output, "-") == 0 && isatty(STDOUT_FILENO); }

/** What COLUMNS says, as shells and tests set it; 0 where that is no width. */
static unsigned columns_said(void)
{
    const char   *said = getenv("COLUMNS");
    char         *end;
    unsigned long columns;

    if (!said || *said < '0' || *said > '9')
        return 0;
    columns = strtoul(said, &end, 10);
    return *end == '\0' && columns <= MOST_COLUMNS ? (unsigned)columns : 0;
}

static unsigned terminal_columns(void)
{
    unsigned       said = columns_said();
    struct winsize size;

    if (said)
        return said;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 0;
}

/** What the locale says of the language of messages, as POSIX has it. */
static dz_tongue tongue_of_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *said = getenv(names[i]);

        if (said && *said)
            return strncmp(said, "zh", 2) == 0 ? DZ_IN_CHINESE : DZ_IN_ENGLISH;
    }
    return DZ_IN_ENGLISH;
}

/** The language of the report; the page has one of its own. */
static dz_tongue tongue_for(const settings *set)
{
    if (!set->format || strcmp(set->format, "html") != 0)
        return set->options.tongue;
    if (set->ui_lang >= 0)
        return (dz_tongue)set->ui_lang;
    return set->messages_said ? set->options.tongue : tongue_of_locale();
}

dz_report report_for(const settings *set)
{
    const char *no_color = getenv("NO_COLOR");
    dz_report   report = {.fail_on = set->options.fail_on, .no_gate = set->options.no_gate, .tongue = tongue_for(set)};

    report.color = set->color < 0 ? to_terminal(set) && !(no_color && *no_color) : set->color == 1;
    report.explain = set->options.explain;
    report.rule_set = set->options.check.rules;
    report.lexicon = set->lexicon ? dz_lexicon_says(set->lexicon) : NULL;
    report.path = strcmp(set->output, "-") == 0 ? NULL : set->output;
    report.columns = to_terminal(set) ? terminal_columns() : 0;
    return report;
}

const dz_writer *writer_for(const settings *set, dz_command is)
{
    const dz_writer *writer = dz_writer_named(is, set->format ? set->format : "text");

    if (!writer)
        complain(EXIT_USAGE, "there is no format '%s' for this command", set->format);
    return writer;
}

/* ---- running ---- */

int write_report(const settings *set, const dz_writer *writer, const dz_report *report)
{
    dz_sink *sink;
    dz_error error;

    if (set->quiet && strcmp(set->output, "-") == 0)
        return EXIT_CLEAN;
    if (dz_sink_open(set->output, &sink, &error) != DZ_OK)
        return complain(EXIT_BROKEN, "%s", error.message);
    writer->write(report, sink);
    if (dz_sink_close(sink, &error) != DZ_OK)
        return complain(error.status == DZ_USAGE ? EXIT_USAGE : EXIT_BROKEN, "%s", error.message);
    return EXIT_CLEAN;
}

static dz_status examine_file(const settings *set, const dz_writer *writer, const char *path, bool many, dz_sink *sink,
                              int *worst)
{
    dz_report report = report_for(set);
    dz_pair  *pair;
    int       status = open_pair(set, path, NULL, &pair);

    if (status != EXIT_CLEAN) {
        *worst = status > *worst ? status : *worst;
        return DZ_OK;
    }
    report.pair = pair;
    report.many = many;
    if (!set->quiet || strcmp(set->output, "-") != 0)
        writer->write(&report, sink);
    dz_pair_free(pair);
    return DZ_OK;
}

int run_files(const settings *set, dz_command is, int argc, char **argv)
{
    const dz_writer *writer = writer_for(set, is);
    dz_sink         *sink;
    dz_error         error;
    int              worst = EXIT_CLEAN;

    if (!writer)
        return EXIT_USAGE;
    if (argc == 0)
        return complain(EXIT_USAGE, "a file is missing; '-' is standard input");
    if (dz_sink_open(set->output, &sink, &error) != DZ_OK)
        return complain(EXIT_BROKEN, "%s", error.message);
    for (int i = 0; i < argc && !dz_sink_closed(sink); i++)
        examine_file(set, writer, argv[i], argc > 1, sink, &worst);
    if (dz_sink_close(sink, &error) != DZ_OK)
        return complain(EXIT_BROKEN, "%s", error.message);
    return worst;
}

int run_records(const settings *set, dz_command is, int argc)
{
    dz_records_result result;
    dz_sink          *sink;
    dz_error          error;

    if (set->anchors)
        return complain(EXIT_USAGE, "--anchors is for files, not for records");
    if (argc > 0)
        return complain(EXIT_USAGE, "--records reads standard input and takes no file");
    if (set->format && strcmp(set->format, "jsonl") != 0)
        return complain(EXIT_USAGE, "--records writes jsonl, not '%s'", set->format);
    if (dz_sink_open(set->output, &sink, &error) != DZ_OK)
        return complain(EXIT_BROKEN, "%s", error.message);
    if (dz_records_run(is, &set->options, stdin, sink, &result, &error) != DZ_OK) {
        dz_sink_discard(sink);
        return complain_of(&error);
    }
    if (dz_sink_close(sink, &error) != DZ_OK)
        return complain(EXIT_BROKEN, "%s", error.message);
    if (result.failed)
        return complain(EXIT_NOT_EXAMINED, "%zu of %zu records were not examined", result.failed, result.read);
    return is == DZ_FOR_CHECK && result.findings ? EXIT_FOUND : EXIT_CLEAN;
}
