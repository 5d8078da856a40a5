/* rules.c — what the rules are, for people and for programs. Floor report. */
#include <string.h>

#include "report/json.h"
#include "report/quote.h"
#include "report/words.h"
#include "report/writers.h"
#include "text/script.h"
#include "text/utf8.h"

/** Columns between the parts of a list, before the text of a paragraph, and of "zh". */
enum { GAP = 2, INDENT = 2, LANG = 4 };

static void put_spaces(dz_sink *sink, size_t n)
{
    for (; n > 0; n--)
        dz_put_text(sink, " ");
}

static void put_shown(dz_sink *sink, dz_str text)
{
    dz_buf buf = {0};

    dz_show(&buf, text);
    if (!dz_buf_ok(&buf))
        dz_sink_no_memory(sink);
    dz_put(sink, dz_buf_all(&buf));
    dz_buf_free(&buf);
}

/** Runs an example. False: there was no memory, and the sink knows. */
static bool try(const dz_report *report, dz_sink *sink, const dz_rule *rule, const dz_example *example, dz_trial *trial)
{
    dz_error error;

    if (dz_trial_run_with(report->rule_set, rule, example, trial, &error) == DZ_OK)
        return true;
    dz_sink_no_memory(sink);
    return false;
}

/* ---- paragraphs ---- */

/** Whether a line may end between two characters. */
static bool may_break(uint32_t before, uint32_t c)
{
    if (dz_is_space(c))
        return false;
    return dz_is_space(before) || ((dz_is_han(c) || dz_is_opener(c)) && !dz_is_opener(before));
}

/** The end of the line that begins at 'from': at most 'columns' wide where that is possible. */
static size_t end_of_line(dz_str text, size_t from, size_t columns)
{
    size_t   width = 0, end = text.len;
    uint32_t before = 0;

    for (size_t at = from; at < text.len;) {
        size_t   here = at;
        uint32_t c = dz_utf8_next(text.at, &at);

        if (here > from && may_break(before, c))
            end = here;
        width += (size_t)dz_column_width(c);
        if (width > columns && !dz_is_space(c) && end < text.len)
            return end;
        before = c;
    }
    return text.len;
}

static void put_paragraph(dz_sink *sink, dz_str text, size_t indent, size_t columns)
{
    for (size_t at = 0, end; at < text.len; at = end) {
        size_t stop = end = end_of_line(text, at, columns - indent);

        while (stop > at && text.at[stop - 1] == ' ')
            stop--;
        put_spaces(sink, indent);
        put_shown(sink, (dz_str){text.at + at, stop - at});
        dz_put_text(sink, "\n");
    }
}

/* ---- for people ---- */

static void put_list(const dz_report *report, dz_sink *sink)
{
    size_t width = 0, wide = 0;

    for (size_t i = 0; i < report->rules.n; i++) {
        size_t n = strlen(report->rules.at[i]->id);

        width = n > width ? n : width;
    }
    for (int s = 0; s < DZ_SEVERITIES; s++) {
        const char *word = dz_severity_word((dz_severity)s, report->tongue);
        size_t      n = dz_columns((dz_str){word, strlen(word)});

        wide = n > wide ? n : wide;
    }
    for (size_t i = 0; i < report->rules.n; i++) {
        const dz_rule *rule = report->rules.at[i];
        const char    *word = dz_severity_word(rule->severity, report->tongue);

        dz_put_text(sink, rule->id);
        put_spaces(sink, width + GAP - strlen(rule->id));
        dz_put_text(sink, word);
        put_spaces(sink, wide + GAP - dz_columns((dz_str){word, strlen(word)}));
        put_shown(sink, (dz_str){rule->title[report->tongue], strlen(rule->title[report->tongue])});
        dz_put_text(sink, "\n");
    }
}

/** "  zh  ..." and the further lines of the text below it. */
static void put_side(dz_sink *sink, const char *lang, const char *text)
{
    const char *head = lang;

    while (text) {
        size_t n = strcspn(text, "\n");

        if (n > 0) {
            dz_put_format(sink, "%*s%-*s", INDENT, "", LANG, head);
            put_shown(sink, (dz_str){text, n});
        }
        dz_put_text(sink, "\n");
        head = "";
        text = text[n] ? text + n + 1 : NULL;
    }
}

/** What the rules say of an example: "      critical: the English has ..." */
static void put_said(const dz_report *report, dz_sink *sink, const dz_rule *rule, const dz_example *example)
{
    dz_trial        trial;
    dz_finding_list list;

    if (!try(report, sink, rule, example, &trial))
        return;
    list = dz_findings_all(trial.findings);
    for (size_t i = 0; i < list.n; i++) {
        dz_buf text = {0};

        dz_buf_format(&text, report->tongue == DZ_IN_CHINESE ? "%s：" : "%s: ",
                      dz_severity_word(list.at[i].severity, report->tongue));
        dz_buf_str(&text, list.at[i].message[report->tongue]);
        if (!dz_buf_ok(&text))
            dz_sink_no_memory(sink);
        put_paragraph(sink, dz_buf_all(&text), INDENT + LANG, dz_report_columns(report));
        dz_buf_free(&text);
    }
    dz_trial_free(&trial);
}

/** The examples of which the rule speaks, or the others. */
static void put_examples(const dz_report *report, dz_sink *sink, const dz_rule *rule, bool speaks)
{
    static const char *const heads[DZ_TONGUES][2] = {{"It does not speak of:", "It speaks of:"}, {"不报告：", "报告："}};

    for (size_t i = 0, n = 0; i < rule->examples.n; i++) {
        const dz_example *example = &rule->examples.at[i];

        if (example->speaks != speaks)
            continue;
        if (n++ == 0)
            dz_put_format(sink, "\n%s\n", heads[report->tongue][speaks]);
        else
            dz_put_text(sink, "\n");
        put_side(sink, "zh", example->zh);
        put_side(sink, "en", example->en);
        put_said(report, sink, rule, example);
    }
}

/** The table that the examples are run with, a line of it a line. */
static void put_glossary(const dz_report *report, dz_sink *sink, const char *table)
{
    dz_put_format(sink, "\n%s\n", report->tongue == DZ_IN_CHINESE ? "例句所用术语表：" : "The examples use this glossary:");
    while (*table) {
        size_t n = strcspn(table, "\n");

        dz_put_text(sink, "  ");
        dz_put(sink, (dz_str){table, n});
        dz_put_text(sink, "\n");
        table += n + (table[n] == '\n');
    }
}

static void put_rule(const dz_report *report, dz_sink *sink, const dz_rule *rule)
{
    const char *bold = report->color ? "\033[1m" : "", *plain = report->color ? "\033[0m" : "";
    const char *help = rule->help[report->tongue];

    dz_put_format(sink, report->tongue == DZ_IN_CHINESE ? "%s%s%s：%s（%s）\n\n" : "%s%s%s: %s (%s)\n\n", bold, rule->id, plain,
                  rule->title[report->tongue], dz_severity_word(rule->severity, report->tongue));
    put_paragraph(sink, (dz_str){help, strlen(help)}, INDENT, dz_report_columns(report));
    if (rule->glossary)
        put_glossary(report, sink, rule->glossary);
    put_examples(report, sink, rule, true);
    put_examples(report, sink, rule, false);
}

static void write_text(const dz_report *report, dz_sink *sink)
{
    if (!report->in_full)
        put_list(report, sink);
    for (size_t i = 0; report->in_full && i < report->rules.n; i++) {
        dz_put_text(sink, i ? "\n" : "");
        put_rule(report, sink, report->rules.at[i]);
    }
}

/* ---- for programs ---- */

/** "findings":[{"rule":...,"severity":...,"message":...}] */
static void put_findings(const dz_report *report, dz_sink *sink, const dz_trial *trial)
{
    dz_finding_list list = dz_findings_all(trial->findings);

    dz_put_text(sink, ",\"findings\":[");
    for (size_t i = 0; i < list.n; i++) {
        dz_put_format(sink, "%s{\"rule\":\"%s\",\"severity\":\"%s\",\"message\":", i ? "," : "", list.at[i].rule->id,
                      dz_severity_name(list.at[i].severity));
        dz_json_str(sink, list.at[i].message[report->tongue]);
        dz_put_text(sink, "}");
    }
    dz_put_text(sink, "]");
}

static void put_example(const dz_report *report, dz_sink *sink, const dz_rule *rule, const dz_example *example)
{
    dz_trial trial;

    dz_put_text(sink, "{");
    if (example->zh) {
        dz_put_text(sink, "\"zh\":");
        dz_json_text(sink, example->zh);
        dz_put_text(sink, ",");
    }
    if (example->en) {
        dz_put_text(sink, "\"en\":");
        dz_json_text(sink, example->en);
        dz_put_text(sink, ",");
    }
    dz_put_format(sink, "\"speaks\":%s", example->speaks ? "true" : "false");
    if (try(report, sink, rule, example, &trial)) {
        put_findings(report, sink, &trial);
        dz_trial_free(&trial);
    }
    dz_put_text(sink, "}");
}

static void put_object(const dz_report *report, dz_sink *sink, const dz_rule *rule)
{
    dz_put_format(sink, "{\"rule\":\"%s\",\"severity\":\"%s\",\"title\":", rule->id, dz_severity_name(rule->severity));
    dz_json_text(sink, rule->title[report->tongue]);
    dz_put_text(sink, ",\"help\":");
    dz_json_text(sink, rule->help[report->tongue]);
    if (rule->glossary) {
        dz_put_text(sink, ",\"glossary\":");
        dz_json_text(sink, rule->glossary);
    }
    dz_put_text(sink, ",\"examples\":[");
    for (size_t i = 0; i < rule->examples.n; i++) {
        dz_put_text(sink, i ? "," : "");
        put_example(report, sink, rule, &rule->examples.at[i]);
    }
    dz_put_text(sink, "]}\n");
}

static void write_jsonl(const dz_report *report, dz_sink *sink)
{
    for (size_t i = 0; i < report->rules.n; i++)
        put_object(report, sink, report->rules.at[i]);
}

const dz_writer dz_explain_text = {"text", DZ_FOR_EXPLAIN, write_text};
const dz_writer dz_explain_jsonl = {"jsonl", DZ_FOR_EXPLAIN, write_jsonl};
