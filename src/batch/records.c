/* records.c — JSON Lines in, JSON Lines out. Floor batch. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/fail.h"
#include "duizhao/batch.h"
#include "report/json.h"
#include "report/terms.h"

typedef struct record {
    json_t                   *json;
    const dz_records_options *options;
    dz_sink                  *out;
    dz_error                  error; /* why it cannot be answered */
    bool                      gaps;  /* it was answered, but not all of it was examined */
} record;

/** What a command does with one record. False: 'error' says why not, and nothing was written. */
typedef bool answer_fn(record *r, bool *found);

static const dz_records_options defaults = {.fail_on = DZ_MINOR};

/* ---- reading a record ---- */

static bool read_lang(record *r, const char *key, dz_read_options *options)
{
    const json_t *lang = json_object_get(r->json, key);

    if (!lang || json_is_null(lang))
        return true;
    if (json_is_string(lang) && dz_lang_from_tag(json_string_value(lang), options))
        return true;
    dz_fail(&r->error, DZ_USAGE, "'%s' is not a language that is known here: %s", key,
            json_is_string(lang) ? json_string_value(lang) : "not a string");
    return false;
}

static dz_document *read_units(record *r, const char *key, const json_t *array, const dz_read_options *options)
{
    size_t       n = json_array_size(array);
    dz_str      *units = dz_alloc(n, sizeof *units);
    dz_document *doc = NULL;

    if (!units) {
        dz_fail_nomem(&r->error);
        return NULL;
    }
    for (size_t i = 0; i < n; i++) {
        const json_t *unit = json_array_get(array, i);

        if (!json_is_string(unit)) {
            dz_fail(&r->error, DZ_FORMAT, "'%s' holds something that is not a string", key);
            dz_release(units);
            return NULL;
        }
        units[i] = (dz_str){json_string_value(unit), json_string_length(unit)};
    }
    dz_document_from_units(key, units, n, options, &doc, &r->error);
    dz_release(units);
    return doc;
}

/** Makes a document of a string, or of an array of strings already cut. NULL: 'error' says why. */
static dz_document *read_text(record *r, const char *key, const char *lang_key, int side)
{
    const json_t   *text = json_object_get(r->json, key);
    dz_read_options options = r->options->read[side];
    dz_document    *doc = NULL;

    options.encoding = "utf-8"; /* JSON is */
    if (!read_lang(r, "lang", &options) || !read_lang(r, lang_key, &options))
        return NULL;
    if (json_is_string(text))
        dz_document_from(key, (dz_str){json_string_value(text), json_string_length(text)}, &options, &doc, &r->error);
    else if (json_is_array(text))
        doc = read_units(r, key, text, &options);
    else
        dz_fail(&r->error, DZ_FORMAT, "'%s' is missing, or neither a string nor an array of strings", key);
    return doc;
}

/** The pair that a record holds; one side may be enough. NULL: 'error' says why. */
static dz_pair *read_pair(record *r, bool one_is_enough)
{
    bool             has[2] = {json_object_get(r->json, "source") != NULL, json_object_get(r->json, "target") != NULL};
    dz_align_options options = {.lexicon = r->options->lexicon,
                                .as_given = json_is_true(json_object_get(r->json, "aligned")),
                                .cut = r->options->cut};
    dz_document     *source, *target = NULL;
    dz_pair         *pair;

    if (one_is_enough && has[0] != has[1]) {
        source = has[0] ? read_text(r, "source", "source_lang", 0) : read_text(r, "target", "target_lang", 1);
        if (!source)
            return NULL;
    } else {
        source = read_text(r, "source", "source_lang", 0);
        if (!source)
            return NULL;
        target = read_text(r, "target", "target_lang", 1);
        if (!target) {
            dz_document_free(source);
            return NULL;
        }
    }
    return dz_pair_align(source, target, &options, &pair, &r->error) == DZ_OK ? pair : NULL;
}

static dz_pair *read_one(record *r)
{
    dz_document     *doc = read_text(r, "text", "lang", 0);
    dz_align_options options = {.lexicon = r->options->lexicon, .cut = r->options->cut};
    dz_pair         *pair;

    if (!doc)
        return NULL;
    return dz_pair_align(doc, NULL, &options, &pair, &r->error) == DZ_OK ? pair : NULL;
}

/* ---- answering ---- */

/** {"id":1 */
static void begin(record *r)
{
    json_t *id = json_object_get(r->json, "id");
    char   *text = id ? json_dumps(id, JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION(15)) : NULL;

    if (id && !text)
        dz_sink_no_memory(r->out);
    dz_put_text(r->out, "{\"id\":");
    dz_put_text(r->out, text ? text : "null");
    free(text);
}

static bool answer_segment(record *r, bool *found)
{
    dz_document    *doc = read_text(r, "text", "lang", 0);
    dz_segments    *segments; /* alone: to look for figures too would take ten times as long */
    dz_segment_list list;

    (void)found;
    if (!doc)
        return false;
    if (dz_segments_cut_with(doc, &r->options->cut, &segments, &r->error) != DZ_OK) {
        dz_document_free(doc);
        return false;
    }
    list = dz_segments_all(segments);
    begin(r);
    dz_put_text(r->out, ",\"segments\":[");
    for (size_t i = 0; i < list.n; i++) {
        if (i)
            dz_put_text(r->out, ",");
        dz_json_segment(r->out, doc, &list.at[i], false);
    }
    dz_put_text(r->out, "]}\n");
    dz_segments_free(segments);
    dz_document_free(doc);
    return true;
}

/** Proposes terms from the pair of a record. */
static bool answer_terms(record *r)
{
    dz_pair         *pair = read_pair(r, false);
    dz_proposals    *proposals;
    dz_proposal_list list;

    if (!pair)
        return false;
    if (dz_proposals_make(pair, r->options->lexicon, &proposals, &r->error) != DZ_OK) {
        dz_pair_free(pair);
        return false;
    }
    list = dz_proposals_all(proposals);
    begin(r);
    dz_put_text(r->out, ",\"terms\":[");
    for (size_t i = 0; i < list.n; i++) {
        dz_put_text(r->out, i ? "," : "");
        dz_json_term(r->out, &(dz_report){.pair = pair}, &list.at[i], false);
    }
    dz_put_text(r->out, "]}\n");
    dz_proposals_free(proposals);
    dz_pair_free(pair);
    return true;
}

static bool answer_extract(record *r, bool *found)
{
    dz_pair          *pair;
    const dz_figures *figures;
    const dz_names   *names;
    dz_figure_list    list;
    dz_name_list      named;

    (void)found;
    if (r->options->terms)
        return answer_terms(r);
    pair = read_one(r);
    if (!pair)
        return false;
    figures = dz_pair_figures(pair, DZ_SOURCE);
    names = dz_pair_names(pair, DZ_SOURCE);
    list = dz_figures_all(figures);
    named = dz_names_all(names);
    begin(r);
    dz_put_text(r->out, ",\"figures\":[");
    for (size_t i = 0; i < list.n; i++) {
        if (i)
            dz_put_text(r->out, ",");
        dz_json_figure(r->out, figures, &list.at[i], false);
    }
    dz_put_text(r->out, "],\"names\":[");
    for (size_t i = 0; i < named.n; i++) {
        if (i)
            dz_put_text(r->out, ",");
        dz_json_name(r->out, names, &named.at[i], false);
    }
    dz_put_text(r->out, "]}\n");
    dz_pair_free(pair);
    return true;
}

static bool answer_align(record *r, bool *found)
{
    dz_pair     *pair = read_pair(r, false);
    dz_report    report = {.pair = pair, .explain = r->options->explain};
    dz_bead_list list;

    (void)found;
    if (!pair)
        return false;
    list = dz_pair_beads(pair);
    begin(r);
    dz_put_text(r->out, ",\"beads\":[");
    for (size_t i = 0; i < list.n; i++) {
        if (i)
            dz_put_text(r->out, ",");
        dz_json_bead(r->out, &report, &list.at[i], false);
    }
    dz_put_text(r->out, "]}\n");
    dz_pair_free(pair);
    return true;
}

static void put_findings(record *r, const dz_report *report, bool *found)
{
    dz_finding_list list = dz_findings_all(report->findings);

    begin(r);
    dz_put_text(r->out, ",\"findings\":[");
    for (size_t i = 0; i < list.n; i++) {
        if (i)
            dz_put_text(r->out, ",");
        dz_json_finding(r->out, report, &list.at[i], false);
        *found |= !r->options->no_gate && !list.at[i].dismissed && list.at[i].severity >= r->options->fail_on;
    }
    dz_put_text(r->out, "]");
}

static void put_ledger(record *r, const dz_report *report)
{
    dz_entry_list list = dz_ledger_all(report->ledger);

    dz_put_text(r->out, ",\"ledger\":[");
    for (size_t i = 0; i < list.n; i++) {
        if (i)
            dz_put_text(r->out, ",");
        dz_json_entry(r->out, report, &list.at[i], false);
    }
    dz_put_text(r->out, "]");
}

/** What rules of one's own could not examine: a key that is there where something is. */
static void put_gaps(record *r, const dz_report *report)
{
    dz_unexamined_list list = dz_findings_unexamined(report->findings);

    for (size_t i = 0; i < list.n; i++) {
        dz_put_text(r->out, i ? "," : ",\"unexamined\":[");
        dz_json_unexamined(r->out, report, &list.at[i], false);
    }
    if (list.n)
        dz_put_text(r->out, "]");
    r->gaps |= list.n > 0;
}

static void put_check(record *r, const dz_report *report, bool *found)
{
    put_findings(r, report, found);
    put_gaps(r, report);
    if (report->whole_ledger)
        put_ledger(r, report);
    dz_put_text(r->out, "}\n");
}

static bool answer_check(record *r, bool *found)
{
    dz_pair         *pair = read_pair(r, true);
    dz_check_options options = r->options->check;
    dz_ledger       *ledger = NULL;
    dz_findings     *findings = NULL;
    bool             done;

    if (!pair)
        return false;
    options.source_alone = json_object_get(r->json, "target") == NULL;
    done = dz_ledger_make_with(pair, r->options->formulas, &ledger, &r->error) == DZ_OK &&
           dz_check_run(pair, ledger, &options, &findings, &r->error) == DZ_OK;
    if (done)
        put_check(r,
                  &(dz_report){.pair = pair,
                               .ledger = ledger,
                               .findings = findings,
                               .tongue = r->options->tongue,
                               .target_alone = json_object_get(r->json, "source") == NULL,
                               .whole_ledger = r->options->ledger || json_is_true(json_object_get(r->json, "ledger"))},
                  found);
    dz_findings_free(findings);
    dz_ledger_free(ledger);
    dz_pair_free(pair);
    return done;
}

/** A text of a record that is no document. NULL: 'error' says why. */
static const char *short_text(record *r, const char *key, dz_str *out)
{
    const json_t *text = json_object_get(r->json, key);

    if (!json_is_string(text)) {
        dz_fail(&r->error, DZ_FORMAT, "'%s' is missing, or not a string", key);
        return NULL;
    }
    *out = (dz_str){json_string_value(text), json_string_length(text)};
    return out->at;
}

static bool answer_match(record *r, bool *found)
{
    dz_str   source, target;
    dz_match match;

    (void)found;
    if (!short_text(r, "source", &source) || !short_text(r, "target", &target) ||
        dz_match_run(r->options->lexicon, source, target, &match, &r->error) != DZ_OK)
        return false;
    if (!match.examined)
        return dz_fail(&r->error, DZ_TOO_LARGE, "a name has more than 40 characters or 16 words, or too many ways to be read"), false;
    begin(r);
    dz_put_text(r->out, ",");
    dz_json_match(r->out, &match);
    dz_put_text(r->out, "}\n");
    return true;
}

static void put_changes(record *r, const dz_changes *changes)
{
    dz_change_list list = dz_changes_all(changes);

    begin(r);
    dz_put_text(r->out, ",\"changes\":[");
    for (size_t i = 0; i < list.n; i++) {
        dz_put_text(r->out, i ? "," : "");
        dz_json_change(r->out, changes, &list.at[i], false);
    }
    dz_put_text(r->out, "]}\n");
}

/** Reads 'old' and 'new' and aligns them as two versions. NULL: 'error' says why not. */
static dz_pair *read_versions(record *r)
{
    dz_align_options options = {.lexicon = r->options->lexicon, .versions = true, .cut = r->options->cut};
    dz_document     *old = read_text(r, "old", "lang", 0), *new = old ? read_text(r, "new", "lang", 1) : NULL;
    dz_pair         *pair;

    if (new && dz_versions_compare(old, new))
        return dz_pair_align(old, new, &options, &pair, &r->error) == DZ_OK ? pair : NULL;
    if (new)
        dz_fail(&r->error, DZ_USAGE, "'old' and 'new' are in different languages");
    dz_document_free(old);
    dz_document_free(new);
    return NULL;
}

static bool answer_diff(record *r, bool *found)
{
    dz_pair    *pair = read_versions(r);
    dz_changes *changes = NULL;
    bool        done;

    (void)found;
    if (pair && dz_pair_changes(pair, &changes, &r->error) == DZ_OK)
        put_changes(r, changes);
    done = changes != NULL;
    dz_changes_free(changes);
    dz_pair_free(pair);
    return done;
}

static answer_fn *answer_of(dz_command command)
{
    switch (command) {
    case DZ_FOR_CHECK: return answer_check;
    case DZ_FOR_ALIGN: return answer_align;
    case DZ_FOR_SEGMENT: return answer_segment;
    case DZ_FOR_EXTRACT: return answer_extract;
    case DZ_FOR_MATCH: return answer_match;
    case DZ_FOR_DIFF: return answer_diff;
    case DZ_FOR_AUDIT:
    case DZ_FOR_EXPLAIN: return NULL;
    }
    return NULL;
}

/* ---- lines ---- */

/** Reads one line. False at the end of the file. 'too_long': it was passed over. */
static bool next_line(FILE *in, dz_buf *line, bool *too_long)
{
    int c = getc(in);

    dz_buf_clear(line);
    *too_long = false;
    if (c == EOF)
        return false;
    for (; c != EOF && c != '\n'; c = getc(in)) {
        if (line->bytes.n >= DZ_MOST_RECORD)
            *too_long = true;
        else
            dz_buf_byte(line, (char)c);
    }
    return true;
}

static bool is_blank(dz_str line)
{
    for (size_t i = 0; i < line.len; i++)
        if (!strchr(" \t\r", line.at[i]) || line.at[i] == '\0')
            return false;
    return true;
}

static void refuse(record *r, dz_records_result *result)
{
    result->failed++;
    begin(r);
    dz_put_text(r->out, ",\"error\":");
    dz_json_text(r->out, r->error.message);
    dz_put_text(r->out, "}\n");
}

static void answer_line(record *r, dz_str line, bool too_long, answer_fn *answer, dz_records_result *result)
{
    json_error_t why;
    bool         found = false, done = false;

    if (result->read == 0 && line.len >= 3 && memcmp(line.at, "\xef\xbb\xbf", 3) == 0) /* a byte order mark is no JSON */
        line = (dz_str){line.at + 3, line.len - 3};
    result->read++;
    if (too_long)
        dz_fail(&r->error, DZ_TOO_LARGE, "this line has more than %d MB", DZ_MOST_RECORD >> 20);
    else if (!(r->json = json_loadb(line.at, line.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why)))
        json_error_code(&why) == json_error_out_of_memory
            ? dz_fail_nomem(&r->error)
            : dz_fail(&r->error, DZ_FORMAT, "this line is not JSON: %s", why.text);
    else if (!json_is_object(r->json))
        dz_fail(&r->error, DZ_FORMAT, "this line is not a JSON object");
    else
        done = answer(r, &found);
    if (!done)
        refuse(r, result);
    result->failed += r->gaps;
    r->gaps = false;
    result->findings += found;
    json_decref(r->json);
    r->json = NULL;
}

dz_status dz_records_run(dz_command command, const dz_records_options *options, FILE *in, dz_sink *out,
                         dz_records_result *result, dz_error *error)
{
    record     r = {.options = options ? options : &defaults, .out = out};
    answer_fn *answer = answer_of(command);
    dz_buf     line = {0};
    dz_status  status = DZ_OK;
    bool       too_long;

    memset(result, 0, sizeof *result);
    if (!answer)
        return dz_fail(error, DZ_USAGE, "this command takes no records");
    while (!dz_sink_closed(out) && next_line(in, &line, &too_long)) {
        if (!dz_buf_ok(&line)) {
            status = dz_fail_nomem(error);
            break;
        }
        if (is_blank(dz_buf_all(&line)))
            continue;
        answer_line(&r, dz_buf_all(&line), too_long, answer, result);
        dz_sink_flush(out);
    }
    if (status == DZ_OK && ferror(in))
        status = dz_fail(error, DZ_IO, "cannot read standard input: %s", strerror(errno));
    dz_buf_free(&line);
    return status;
}
