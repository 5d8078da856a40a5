/* junit.c — the rules as test cases, for what shows test results. Floor report.
 *
 * One suite, a test case for each rule of the run: it fails where a finding is at
 * or above the gate, is skipped where the rule could not be asked or was not, and
 * is an error where it could not examine all. What stops nothing is its output.
 * No time: the same texts give the same bytes.
 */
#include <string.h>

#include "duizhao/version.h"
#include "check/place.h"
#include "report/quote.h"
#include "report/words.h"
#include "report/writers.h"
#include "report/xml.h"

typedef struct suite {
    const dz_report *report;
    dz_sink         *sink;
    bool             zh;
} suite;

/** What the findings of one rule come to. */
typedef struct counts {
    size_t failing, passing, gaps;
} counts;

static void put_shown(const suite *s, dz_str text)
{
    dz_buf shown = {0};

    dz_show(&shown, text);
    if (!dz_buf_ok(&shown))
        dz_sink_no_memory(s->sink);
    dz_xml_text(s->sink, dz_buf_all(&shown), DZ_XML_SHOWN);
    dz_buf_free(&shown);
}

static void put_word(const suite *s, const char *word) { put_shown(s, (dz_str){word, strlen(word)}); }

static bool is_failing(const suite *s, const dz_finding *f)
{
    return !f->dismissed && !s->report->no_gate && f->severity >= s->report->fail_on;
}

static counts count(const suite *s, const dz_rule *rule)
{
    dz_finding_list    found = dz_findings_all(s->report->findings);
    dz_unexamined_list gaps = dz_findings_unexamined(s->report->findings);
    counts             n = {0, 0, 0};

    for (size_t i = 0; i < found.n; i++)
        if (found.at[i].rule == rule)
            *(is_failing(s, &found.at[i]) ? &n.failing : &n.passing) += 1;
    for (size_t i = 0; i < gaps.n; i++)
        n.gaps += gaps.at[i].rule == rule;
    return n;
}

/* ---- what stands in a test case ---- */

/** "a.txt:3:7: 'the words there'" as a line. */
static void put_place(const suite *s, int side, dz_span span)
{
    const dz_document *doc = dz_pair_document(s->report->pair, side);
    dz_buf             place = {0};

    dz_put_text(s->sink, "\n  ");
    put_word(s, dz_document_name(doc));
    dz_buf_byte(&place, ':');
    dz_say_place(&place, doc, span.at, s->report->tongue);
    dz_buf_text(&place, span.len ? ": " : "");
    put_shown(s, dz_buf_all(&place));
    if (!dz_buf_ok(&place))
        dz_sink_no_memory(s->sink);
    dz_buf_free(&place);
    put_shown(s, dz_document_slice(doc, span));
}

static void put_finding(const suite *s, const dz_finding *f)
{
    int lead = dz_finding_lead(f);

    dz_put_format(s->sink, "\n%s: ", dz_severity_word(f->severity, s->report->tongue));
    put_shown(s, f->message[s->report->tongue]);
    put_place(s, lead, f->span[lead]);
    if (f->on[!lead])
        put_place(s, !lead, f->span[!lead]);
    for (size_t i = 0; i < f->related.n; i++)
        put_place(s, lead, f->related.at[i]);
    if (!f->dismissed)
        return;
    dz_put_text(s->sink, s->zh ? "\n  已忽略" : "\n  dismissed");
    dz_put_text(s->sink, f->dismissed->reason.len ? (s->zh ? "：" : ": ") : "");
    put_shown(s, f->dismissed->reason);
}

/** The findings of a rule that fail, or those that do not. */
static void put_findings(const suite *s, const dz_rule *rule, bool failing)
{
    dz_finding_list found = dz_findings_all(s->report->findings);

    for (size_t i = 0; i < found.n; i++)
        if (found.at[i].rule == rule && is_failing(s, &found.at[i]) == failing)
            put_finding(s, &found.at[i]);
    dz_put_text(s->sink, "\n");
}

/** The first of the gravest findings of a rule that fail. */
static const dz_finding *gravest(const suite *s, const dz_rule *rule)
{
    dz_finding_list   found = dz_findings_all(s->report->findings);
    const dz_finding *most = NULL;

    for (size_t i = 0; i < found.n; i++)
        if (found.at[i].rule == rule && is_failing(s, &found.at[i]) && (!most || found.at[i].severity > most->severity))
            most = &found.at[i];
    return most;
}

static void put_failure(const suite *s, const dz_rule *rule, size_t failing)
{
    const dz_finding *most = gravest(s, rule);

    dz_put_format(s->sink, "<failure type=\"%s\" message=\"", dz_severity_name(most->severity));
    put_shown(s, most->message[s->report->tongue]);
    if (failing > 1)
        dz_put_format(s->sink, s->zh ? "（共%zu处）" : " (the first of %zu)", failing);
    dz_put_text(s->sink, "\">");
    put_findings(s, rule, true);
    dz_put_text(s->sink, "</failure>\n");
}

static void put_gaps(const suite *s, const dz_rule *rule, size_t n)
{
    dz_unexamined_list gaps = dz_findings_unexamined(s->report->findings);

    dz_put_format(s->sink, "<error type=\"not-examined\" message=\"%s", s->zh ? "未检查：" : "not examined: ");
    dz_put_format(s->sink, s->zh ? "此规则在%zu处步骤过多\">" : n == 1 ? "this rule takes too many steps in %zu place\">" : "this rule takes too many steps in %zu places\">", n);
    for (size_t i = 0; i < gaps.n; i++)
        if (gaps.at[i].rule == rule) {
            put_place(s, gaps.at[i].side, (dz_span){gaps.at[i].span.at, 0});
            dz_put_text(s->sink, !gaps.at[i].rest ? "" : s->zh ? "，其后各处也未检查" : ", nor anything behind it");
        }
    dz_put_text(s->sink, "\n</error>\n");
}

static const char *why_unasked(dz_asked asked, dz_tongue tongue)
{
    static const char *const why[][DZ_TONGUES] = {
        [DZ_UNASKED_OFF] = {"left out", "已关闭"},
        [DZ_UNASKED_ONE_TEXT] = {"needs the other text", "需要另一份文本"},
        [DZ_UNASKED_UNRELATED] = {"the two texts have nothing to do with each other", "两份文本互不相干"},
        [DZ_UNASKED_GLOSSARY] = {"there is no glossary", "未提供术语表"},
        [DZ_UNASKED_SPELLING] = {"spelling was not asked for", "未要求检查拼写"},
        [DZ_UNASKED_ARCHIVE] = {"is asked by 'audit' alone", "仅由audit检查"},
    };

    return why[asked][tongue];
}

static void put_case(const suite *s, const dz_rule *rule, dz_asked asked)
{
    const char *stop = strchr(rule->id, '.');
    counts      n = count(s, rule);

    dz_put_format(s->sink, "<testcase classname=\"%.*s\" name=\"", (int)(stop - rule->id), rule->id);
    put_word(s, rule->id);
    dz_put_text(s->sink, "\">\n");
    if (asked != DZ_ASKED)
        dz_put_format(s->sink, "<skipped>%s</skipped>\n", why_unasked(asked, s->report->tongue));
    if (n.gaps)
        put_gaps(s, rule, n.gaps);
    if (n.failing)
        put_failure(s, rule, n.failing);
    if (n.passing) {
        dz_put_text(s->sink, "<system-out>");
        put_findings(s, rule, false);
        dz_put_text(s->sink, "</system-out>\n");
    }
    dz_put_text(s->sink, "</testcase>\n");
}

/* ---- the suite ---- */

static void put_property(const suite *s, const char *name, const char *value)
{
    dz_put_format(s->sink, "<property name=\"%s\" value=\"", name);
    put_word(s, value);
    dz_put_text(s->sink, "\"/>\n");
}

/** What was looked at, and by what. */
static void put_properties(const suite *s)
{
    static const char *const names[2][3] = {{"source", "source.sha256", "source.language"}, {"target", "target.sha256", "target.language"}};
    const dz_report         *report = s->report;

    dz_put_text(s->sink, "<properties>\n");
    put_property(s, "duizhao", dz_version());
    if (report->lexicon)
        put_property(s, "lexicon", report->lexicon);
    put_property(s, "fail-on", report->no_gate ? "never" : dz_severity_name(report->fail_on));
    for (int side = 0; side < dz_pair_sides(report->pair); side++) {
        const dz_document *doc = dz_pair_document(report->pair, side);
        int                role = report->target_alone ? DZ_TARGET : side;

        put_property(s, names[role][0], dz_document_name(doc));
        put_property(s, names[role][1], dz_document_sha256(doc));
        put_property(s, names[role][2], dz_lang_tag(dz_document_lang(doc)));
    }
    dz_put_text(s->sink, "</properties>\n");
}

/** "tests=… failures=… errors=…", where 'skipped' may stand too. */
static void put_totals(const suite *s, dz_rule_list rules, bool skipped)
{
    size_t failures = 0, errors = 0, left = 0;

    for (size_t i = 0; i < rules.n; i++) {
        counts n = count(s, rules.at[i]);

        failures += n.failing > 0;
        errors += n.gaps > 0;
        left += dz_findings_asked(s->report->findings, i) != DZ_ASKED;
    }
    dz_put_format(s->sink, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\"", rules.n, failures, errors);
    if (skipped)
        dz_put_format(s->sink, " skipped=\"%zu\"", left);
}

static void write_check(const dz_report *report, dz_sink *sink)
{
    suite        s = {report, sink, report->tongue == DZ_IN_CHINESE};
    dz_rule_list rules = dz_rule_set_all(report->rule_set);

    dz_put_text(sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"duizhao\"");
    put_totals(&s, rules, false);
    dz_put_text(sink, ">\n<testsuite name=\"");
    for (int side = 0; side < dz_pair_sides(report->pair); side++) {
        dz_put_text(sink, side ? " | " : "");
        put_word(&s, dz_document_name(dz_pair_document(report->pair, side)));
    }
    dz_put_text(sink, "\"");
    put_totals(&s, rules, true);
    dz_put_text(sink, ">\n");
    put_properties(&s);
    for (size_t i = 0; i < rules.n; i++)
        put_case(&s, rules.at[i], dz_findings_asked(report->findings, i));
    dz_put_text(sink, "</testsuite>\n</testsuites>\n");
}

const dz_writer dz_check_junit = {"junit", DZ_FOR_CHECK, write_check};
