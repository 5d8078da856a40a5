/* ci.c — an audit as machines that build take it: JUnit, annotations of GitHub. Floor audit. */
#include <string.h>

#include "audit/export.h"
#include "report/quote.h"
#include "report/words.h"
#include "report/writers.h"
#include "report/xml.h"

static bool is_zh(const dz_export *x) { return x->tongue == DZ_IN_CHINESE; }

/** What both say of a row: a pair, and one of its findings or none. */
enum column { PAIR, SOURCE, TARGET, STATE, REASON, RULE, SEVERITY, MESSAGE, MESSAGE_ZH, SOURCE_LINE, SOURCE_COLUMN, TARGET_LINE, TARGET_COLUMN, DISMISSED };

#define ROWS                                                                                                                                          \
    "SELECT a.id, source, target, state, reason, rule, severity, message, message_zh, source_line, source_column, target_line, target_column, "      \
    "dismissed FROM audited AS a LEFT JOIN finding AS f ON f.pair = a.id ORDER BY ifnull(source, target), ifnull(target, ''), a.id, n"

static dz_str message_of(const dz_export *x, sqlite3_stmt *s) { return dz_column(s, is_zh(x) ? MESSAGE_ZH : MESSAGE); }

static bool is_there(sqlite3_stmt *s, enum column at) { return sqlite3_column_type(s, (int)at) != SQLITE_NULL; }

/** The side that a finding points at: the target, unless it speaks of the source alone. */
static bool leads_to_target(sqlite3_stmt *s) { return sqlite3_column_int64(s, TARGET_LINE) > 0; }

/** Whether nothing is known of a pair that should be. */
static bool is_unexamined(dz_audit_state state)
{
    return state != DZ_AUDIT_DONE && state != DZ_AUDIT_UNPAIRED && state != DZ_AUDIT_AMBIGUOUS;
}

/* ---- GitHub ---- */

static void put_annotation(dz_export *x, const char *level, dz_str path, int64_t line, int64_t at, dz_str title)
{
    dz_put_format(x->sink, "::%s file=", level);
    dz_github_text(x->sink, path, true);
    if (line)
        dz_put_format(x->sink, ",line=%lld,col=%lld", (long long)line, (long long)at);
    dz_put_text(x->sink, ",title=");
    dz_github_text(x->sink, title, true);
    dz_put_text(x->sink, "::");
}

static void put_github(dz_export *x, sqlite3_stmt *s, size_t n)
{
    dz_audit_state state = dz_column_state(s, STATE);
    bool           target = is_there(s, RULE) ? leads_to_target(s) : !is_there(s, SOURCE);
    dz_str         says = is_there(s, RULE) ? message_of(x, s) : dz_column(s, REASON);
    dz_buf         shown = {0};

    (void)n;
    if (is_there(s, RULE) ? sqlite3_column_int(s, DISMISSED) : state == DZ_AUDIT_DONE)
        return;
    if (is_there(s, RULE))
        put_annotation(x, dz_github_level(dz_column_severity(s, SEVERITY)), dz_column(s, target ? TARGET : SOURCE),
                       sqlite3_column_int64(s, target ? TARGET_LINE : SOURCE_LINE), sqlite3_column_int64(s, target ? TARGET_COLUMN : SOURCE_COLUMN),
                       dz_column(s, RULE));
    else
        put_annotation(x, is_unexamined(state) ? "error" : "notice", dz_column(s, target ? TARGET : SOURCE), 0, 0, dz_column(s, STATE));
    dz_show(&shown, says.len ? says : dz_column(s, STATE));
    if (!dz_buf_ok(&shown))
        dz_sink_no_memory(x->sink);
    dz_github_text(x->sink, dz_buf_all(&shown), false);
    dz_put_text(x->sink, "\n");
    dz_buf_free(&shown);
}

dz_status dz_audit_github(dz_export *x) { return dz_each_row(x, ROWS, put_github); }

/* ---- JUnit ---- */

/** A test case is a pair; its findings come in several rows. */
typedef struct suite {
    int64_t pair;    /* whose case is open; 0: none */
    bool    failing; /* and whether a failure is open in it */
} suite;

static void put_xml(dz_export *x, dz_str text)
{
    dz_buf shown = {0};

    dz_show(&shown, text);
    if (!dz_buf_ok(&shown))
        dz_sink_no_memory(x->sink);
    dz_xml_text(x->sink, dz_buf_all(&shown), DZ_XML_SHOWN);
    dz_buf_free(&shown);
}

static void close_case(dz_export *x, suite *open)
{
    if (open->failing)
        dz_put_text(x->sink, "\n</failure>\n");
    if (open->pair)
        dz_put_text(x->sink, "</testcase>\n");
    *open = (suite){0, false};
}

/** Opens the case of a pair, and says what became of it where it was not examined. */
static void open_case(dz_export *x, sqlite3_stmt *s)
{
    dz_audit_state state = dz_column_state(s, STATE);
    bool           both = is_there(s, SOURCE) && is_there(s, TARGET);
    const char    *element = is_unexamined(state) ? "error" : "skipped";

    dz_put_text(x->sink, "<testcase classname=\"audit\" name=\"");
    put_xml(x, dz_column(s, is_there(s, SOURCE) ? SOURCE : TARGET));
    dz_put_text(x->sink, both ? " | " : "");
    if (both)
        put_xml(x, dz_column(s, TARGET));
    dz_put_text(x->sink, "\">\n");
    if (state == DZ_AUDIT_DONE || state >= DZ_AUDIT_STATES)
        return;
    dz_put_format(x->sink, "<%s message=\"%s%s", element, dz_audit_state_word(state, x->tongue), sqlite3_column_bytes(s, REASON) ? ": " : "");
    put_xml(x, dz_column(s, REASON));
    dz_put_text(x->sink, "\"/>\n");
}

static bool is_failing(const dz_export *x, sqlite3_stmt *s)
{
    return is_there(s, RULE) && !sqlite3_column_int(s, DISMISSED) && dz_column_severity(s, SEVERITY) >= x->fail_on;
}

/** "zh.txt:3:7: critical: figures.value: a figure differs" */
static void put_failing(dz_export *x, sqlite3_stmt *s)
{
    bool target = leads_to_target(s);

    dz_put_text(x->sink, "\n");
    put_xml(x, dz_column(s, target ? TARGET : SOURCE));
    dz_put_format(x->sink, ":%lld:%lld: %s: %s: ", (long long)sqlite3_column_int64(s, target ? TARGET_LINE : SOURCE_LINE),
                  (long long)sqlite3_column_int64(s, target ? TARGET_COLUMN : SOURCE_COLUMN), dz_severity_word(dz_column_severity(s, SEVERITY), x->tongue),
                  dz_column(s, RULE).at);
    put_xml(x, message_of(x, s));
}

static void put_junit(dz_export *x, sqlite3_stmt *s, size_t n)
{
    suite *open = x->with;

    (void)n;
    if (open->pair != sqlite3_column_int64(s, PAIR)) {
        close_case(x, open);
        open_case(x, s);
        open->pair = sqlite3_column_int64(s, PAIR);
    }
    if (!is_failing(x, s))
        return;
    if (!open->failing) {
        dz_put_text(x->sink, "<failure message=\"");
        put_xml(x, message_of(x, s));
        dz_put_text(x->sink, "\">");
    }
    open->failing = true;
    put_failing(x, s);
}

/** pairs, those that fail, not examined, without a counterpart */
static void put_suite(dz_export *x, sqlite3_stmt *s, size_t n)
{
    long long tests = sqlite3_column_int64(s, 0), failures = sqlite3_column_int64(s, 1), errors = sqlite3_column_int64(s, 2);

    (void)n;
    dz_put_format(x->sink, "<testsuites name=\"duizhao\" tests=\"%lld\" failures=\"%lld\" errors=\"%lld\">\n", tests, failures, errors);
    dz_put_format(x->sink, "<testsuite name=\"audit\" tests=\"%lld\" failures=\"%lld\" errors=\"%lld\" skipped=\"%lld\">\n", tests, failures, errors,
                  (long long)sqlite3_column_int64(s, 3));
}

dz_status dz_audit_junit(dz_export *x)
{
    suite     open = {0, false};
    dz_buf    sql = {0};
    dz_status status;

    dz_buf_text(&sql, "SELECT count(*), (SELECT count(DISTINCT pair) FROM finding WHERE NOT dismissed AND severity IN ('',");
    for (int i = (int)x->fail_on; i < DZ_SEVERITIES; i++)
        dz_buf_format(&sql, "'%s',", dz_severity_name((dz_severity)i));
    dz_buf_text(&sql, "'')), count(*) FILTER (WHERE state NOT IN ('done', 'unpaired', 'ambiguous')), count(*) FILTER (WHERE state IN ('unpaired', "
                      "'ambiguous')) FROM pair");
    dz_buf_byte(&sql, '\0');
    if (!dz_buf_ok(&sql))
        dz_sink_no_memory(x->sink);
    dz_put_text(x->sink, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    x->with = &open;
    status = dz_each_row(x, dz_buf_ok(&sql) ? sql.bytes.at : "SELECT 0, 0, 0, 0", put_suite);
    if (status == DZ_OK)
        status = dz_each_row(x, ROWS, put_junit);
    close_case(x, &open);
    dz_put_text(x->sink, "</testsuite>\n</testsuites>\n");
    dz_buf_free(&sql);
    return status;
}
