/* export.c — what a database has, as other programs read it. Floor audit. */
#include "audit/export.h"

#include <string.h>

#include "base/fail.h"
#include "report/json.h"
#include "report/quote.h"
#include "report/sarif.h"
#include "report/words.h"
#include "report/writers.h"

const char *const dz_audit_forms[] = {"text", "jsonl", "csv", "tsv", "sarif", "junit", "github", "html", "renderings", NULL};

const char *dz_audit_state_word(dz_audit_state state, dz_tongue tongue)
{
    static const char *const words[][DZ_TONGUES] = {{"queued", "待检查"},    {"done", "已检查"},         {"not examined", "未检查"}, {"crashed", "进程崩溃"},
                                                    {"timed out", "超时"}, {"out of memory", "内存不足"}, {"unpaired", "无对应文本"}, {"ambiguous", "对应不明"}};

    return words[state][tongue];
}

dz_status dz_each_row(dz_export *x, const char *sql, void (*put)(dz_export *x, sqlite3_stmt *s, size_t n))
{
    sqlite3_stmt *s;
    int           step;
    size_t        n = 0;

    if (sqlite3_prepare_v2(dz_store_db(x->store), sql, -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(x->store, x->error);
    while ((step = sqlite3_step(s)) == SQLITE_ROW && !dz_sink_closed(x->sink)) {
        put(x, s, n++);
        if (sqlite3_errcode(dz_store_db(x->store)) == SQLITE_NOMEM) { /* a column is not what it was */
            step = SQLITE_NOMEM;
            break;
        }
    }
    sqlite3_finalize(s);
    return step == SQLITE_DONE || step == SQLITE_ROW ? DZ_OK : dz_store_fail(x->store, x->error);
}

/* ---- JSON Lines ---- */

void dz_audit_path(dz_sink *sink, dz_str path)
{
    char *clean = dz_alloc(4 * path.len + 1, 1);

    if (!clean) {
        dz_sink_no_memory(sink);
        return;
    }
    dz_clean(clean, 4 * path.len + 1, path.at);
    dz_json_text(sink, clean);
    dz_release(clean);
}

/** The length of the string in quotes that JSON begins with. */
static size_t string_length(dz_str json)
{
    size_t n = 1;

    while (n < json.len && json.at[n] != '"')
        n += json.at[n] == '\\' ? 2 : 1;
    return n < json.len ? n + 1 : json.len;
}

/** A finding as it was written in English, its message in the language of the report. */
static void put_finding_line(dz_export *x, dz_str json, dz_str chinese)
{
    static const char key[] = "\"message\":";
    const char       *at = x->tongue == DZ_IN_CHINESE ? strstr(json.at, key) : NULL;

    if (at) {
        size_t head = (size_t)(at - json.at) + sizeof key - 1;

        dz_put(x->sink, (dz_str){json.at, head});
        dz_json_str(x->sink, chinese);
        head += string_length((dz_str){json.at + head, json.len - head});
        json = (dz_str){json.at + head, json.len - head};
    }
    dz_put(x->sink, json);
    dz_put_text(x->sink, "\n");
}

static void put_pair_line(dz_export *x, sqlite3_stmt *s, size_t n)
{
    static const char *const names[] = {"source", "target"};

    (void)n;
    if (sqlite3_column_type(s, 4) != SQLITE_NULL) {
        put_finding_line(x, dz_column(s, 4), dz_column(s, 5));
        return;
    }
    dz_put_text(x->sink, "{\"pair\":{");
    for (int side = 0; side < 2; side++)
        if (sqlite3_column_type(s, side) != SQLITE_NULL) {
            dz_put_format(x->sink, "\"%s\":", names[side]);
            dz_audit_path(x->sink, dz_column(s, side));
            dz_put_text(x->sink, ",");
        }
    dz_put_text(x->sink, "\"state\":");
    dz_json_str(x->sink, dz_column(s, 2));
    dz_put_text(x->sink, ",\"reason\":");
    dz_json_str(x->sink, dz_column(s, 3));
    dz_put_text(x->sink, "}}\n");
}

/** The columns of RENDERINGS. */
enum { RENDERING_COLUMNS = 8 };
#define RENDERINGS                                                                                                                                    \
    "SELECT kind, chinese, english, places, pairs, first, last, count(*) OVER (PARTITION BY kind, chinese) AS n FROM rendered "

static void put_rendering_line(dz_export *x, sqlite3_stmt *s, size_t n)
{
    static const char *const keys[RENDERING_COLUMNS] = {"kind", "chinese", "english", "places", "pairs", "first", "last", "renderings"};

    (void)n;
    dz_put_text(x->sink, "{\"rendering\":{");
    for (int i = 0; i < RENDERING_COLUMNS; i++) {
        dz_put_format(x->sink, "%s\"%s\":", i ? "," : "", keys[i]);
        if (sqlite3_column_type(s, i) == SQLITE_INTEGER)
            dz_put_format(x->sink, "%lld", (long long)sqlite3_column_int64(s, i));
        else if (sqlite3_column_type(s, i) == SQLITE_NULL)
            dz_put_text(x->sink, "null");
        else
            dz_json_str(x->sink, dz_column(s, i));
    }
    dz_put_text(x->sink, "}}\n");
}

static dz_status write_jsonl(dz_export *x)
{
    dz_status status = dz_each_row(x,
                    "SELECT a.source, a.target, a.state, a.reason, f.json, f.message_zh FROM audited AS a JOIN (SELECT id AS pair, -1 AS n, NULL AS json, NULL AS "
                    "message_zh FROM pair UNION ALL SELECT pair, n, json, message_zh FROM finding) AS f ON f.pair = a.id ORDER BY ifnull(source, target), ifnull(target, ''), a.id, f.n",
                    put_pair_line);

    return status == DZ_OK ? dz_each_row(x, "SELECT * FROM (" RENDERINGS ") WHERE n > 1 ORDER BY kind, chinese, places DESC, english", put_rendering_line) : status;
}

/* ---- comma-separated values ---- */

/** A cell that no spreadsheet takes for a formula. */
static void put_cell(dz_export *x, dz_str text, bool last)
{
    dz_buf shown = {0};
    dz_str cell;

    dz_show(&shown, text);
    if (!dz_buf_ok(&shown))
        dz_sink_no_memory(x->sink);
    cell = dz_buf_all(&shown);
    dz_put_text(x->sink, dz_sheet_is_formula(cell) ? "\"'" : "\"");
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.at[i] == '"')
            dz_put_text(x->sink, "\"");
        dz_put(x->sink, (dz_str){&cell.at[i], 1});
    }
    dz_put_text(x->sink, last ? "\"\r\n" : "\",");
    dz_buf_free(&shown);
}

/** Columns of a table; the language of the report stands for '%s'. */
enum { COLUMNS = 13 };
static const char table_rows[] =
    "SELECT source, target, state, reason, rule, severity, %s, source_line, source_column, target_line, target_column, fingerprint, dismissed "
    "FROM audited AS a LEFT JOIN finding AS f ON f.pair = a.id WHERE rule IS NOT NULL OR state <> 'done' "
    "ORDER BY ifnull(source, target), ifnull(target, ''), a.id, n";
static const char *const table_heads[COLUMNS] = {"source",      "target",        "state",       "reason",        "rule",        "severity", "message",
                                                 "source line", "source column", "target line", "target column", "fingerprint", "dismissed"};

/** Rows of a query in which '%s' is the message in the language of the report. */
static dz_status each_said(dz_export *x, const char *format, void (*put)(dz_export *x, sqlite3_stmt *s, size_t n))
{
    dz_buf      sql = {0};
    const char *mark = strstr(format, "%s");
    dz_status   status;

    dz_buf_add(&sql, format, (size_t)(mark - format));
    dz_buf_text(&sql, x->tongue == DZ_IN_CHINESE ? "message_zh" : "message");
    dz_buf_text(&sql, mark + 2);
    dz_buf_byte(&sql, '\0');
    status = dz_buf_ok(&sql) ? dz_each_row(x, sql.bytes.at, put) : dz_fail_nomem(x->error);
    dz_buf_free(&sql);
    return status;
}

static void put_csv_line(dz_export *x, sqlite3_stmt *s, size_t n)
{
    (void)n;
    for (int i = 0; i < COLUMNS; i++)
        put_cell(x, dz_column(s, i), i + 1 == COLUMNS);
}

static dz_status write_csv(dz_export *x)
{
    dz_put_text(x->sink, "\xef\xbb\xbf");
    for (int i = 0; i < COLUMNS; i++)
        dz_put_format(x->sink, "%s%s", table_heads[i], i + 1 == COLUMNS ? "\r\n" : ",");
    return each_said(x, table_rows, put_csv_line);
}

/* ---- values with tabs ---- */

static void put_tsv_line(dz_export *x, sqlite3_stmt *s, size_t n)
{
    (void)n;
    for (int i = 0; i < COLUMNS; i++) {
        dz_put_text(x->sink, i ? "\t" : "");
        dz_sheet_cell(x->sink, dz_column(s, i));
    }
    dz_put_text(x->sink, "\n");
}

static dz_status write_tsv(dz_export *x)
{
    for (int i = 0; i < COLUMNS; i++)
        dz_put_format(x->sink, "%s%s", table_heads[i], i + 1 == COLUMNS ? "\n" : "\t");
    return each_said(x, table_rows, put_tsv_line);
}

/* ---- renderings ---- */

static const char *const rendering_heads[RENDERING_COLUMNS] = {"kind", "chinese", "english", "places", "pairs", "first", "last", "renderings of the chinese"};

static void put_rendering(dz_export *x, sqlite3_stmt *s, size_t n)
{
    (void)n;
    for (int i = 0; i < RENDERING_COLUMNS; i++)
        put_cell(x, dz_column(s, i), i + 1 == RENDERING_COLUMNS);
}

/** Names and terms with their renderings, those first of which there are several. */
static dz_status write_renderings(dz_export *x)
{
    dz_put_text(x->sink, "\xef\xbb\xbf");
    for (int i = 0; i < RENDERING_COLUMNS; i++)
        dz_put_format(x->sink, "%s%s", rendering_heads[i], i + 1 == RENDERING_COLUMNS ? "\r\n" : ",");
    return dz_each_row(x,
                       RENDERINGS
                       "ORDER BY n > 1 DESC, kind, chinese, places DESC, english",
                       put_rendering);
}

/* ---- SARIF ---- */

/** Code hosts take no more of one run. */
#define MOST_RESULTS "5000"

static void put_place(dz_export *x, dz_str path, int64_t line)
{
    dz_put_text(x->sink, "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"");
    dz_sarif_uri(x->sink, path);
    dz_put_format(x->sink, "\"},\"region\":{\"startLine\":%lld}}}", (long long)line);
}

/** source, target, rule, severity, message, source line, target line, fingerprint, dismissed */
static void put_result(dz_export *x, sqlite3_stmt *s, size_t n)
{
    int     lead = sqlite3_column_int64(s, 6) ? 1 : 0;
    int64_t line[2] = {sqlite3_column_int64(s, 5), sqlite3_column_int64(s, 6)};

    dz_put_text(x->sink, n ? ",\n{\"ruleId\":" : "\n{\"ruleId\":");
    dz_json_str(x->sink, dz_column(s, 2));
    dz_put_format(x->sink, ",\"level\":\"%s\",\"message\":{\"text\":", dz_sarif_level(dz_column_severity(s, 3)));
    dz_json_str(x->sink, dz_column(s, 4));
    dz_put_text(x->sink, "},\"locations\":[");
    put_place(x, dz_column(s, lead), line[lead] ? line[lead] : 1);
    dz_put_text(x->sink, "],\"relatedLocations\":[");
    if (line[!lead])
        put_place(x, dz_column(s, !lead), line[!lead]);
    dz_put_text(x->sink, "],\"partialFingerprints\":{\"duizhao/v1\":");
    dz_json_str(x->sink, dz_column(s, 7));
    dz_put_format(x->sink, "},\"suppressions\":[%s]}", sqlite3_column_int(s, 8) ? "{\"kind\":\"external\"}" : "");
}

/** source, target, state, reason */
static void put_unexamined(dz_export *x, sqlite3_stmt *s, size_t n)
{
    dz_put_text(x->sink, n ? ",\n" : "\n");
    dz_put_text(x->sink, "{\"level\":\"error\",\"message\":{\"text\":");
    dz_json_str(x->sink, dz_column(s, 2));
    dz_put_text(x->sink, "},\"locations\":[");
    put_place(x, dz_column(s, sqlite3_column_type(s, 0) == SQLITE_NULL ? 1 : 0), 1);
    dz_put_text(x->sink, "]}");
}

/** The number of findings, and says so where not all are written. */
static void put_cut(dz_export *x, sqlite3_stmt *s, size_t n)
{
    (void)n;
    if (sqlite3_column_int64(s, 0) > 5000)
        dz_put_format(x->sink, ",\n\"properties\":{\"findings\":%lld,\"written\":" MOST_RESULTS "}", (long long)sqlite3_column_int64(s, 0));
}

static void put_success(dz_export *x, sqlite3_stmt *s, size_t n)
{
    (void)n;
    dz_put_text(x->sink, sqlite3_column_int(s, 0) ? "true" : "false");
}

static dz_status write_sarif(dz_export *x)
{
    dz_report report = {.tongue = x->tongue, .rule_set = x->rules};
    bool      zh = x->tongue == DZ_IN_CHINESE;
    dz_status status;

    dz_put_text(x->sink, "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{\n");
    dz_sarif_tool(&report, x->sink);
    dz_put_format(x->sink, ",\n\"language\":\"%s\",\n\"invocations\":[{\"executionSuccessful\":", zh ? "zh" : "en");
    status = dz_each_row(x, "SELECT NOT EXISTS (SELECT 1 FROM pair WHERE state NOT IN ('done', 'unpaired', 'ambiguous'))", put_success);
    dz_put_text(x->sink, ",\"toolExecutionNotifications\":[");
    if (status == DZ_OK)
        status = dz_each_row(x,
                      "SELECT source, target, state || CASE reason WHEN '' THEN '' ELSE ': ' || reason END FROM audited WHERE state <> 'done' "
                      "ORDER BY ifnull(source, target), ifnull(target, '')",
                      put_unexamined);
    dz_put_text(x->sink, "]}],\n\"results\":[");
    if (status == DZ_OK)
        status = each_said(x,
                           "SELECT source, target, rule, severity, %s, source_line, target_line, fingerprint, dismissed FROM finding AS f "
                           "JOIN audited AS a ON a.id = f.pair ORDER BY dismissed, instr('critical major minor note', severity), source, target, n "
                           "LIMIT " MOST_RESULTS,
                           put_result);
    dz_put_text(x->sink, "]");
    if (status == DZ_OK)
        status = dz_each_row(x, "SELECT count(*) FROM finding", put_cut);
    dz_put_text(x->sink, "}]}\n");
    return status;
}

/* ---- text ---- */

/** What became of the pairs. */
static void put_state(dz_export *x, sqlite3_stmt *s, size_t n)
{
    dz_audit_state state = dz_column_state(s, 0);

    (void)n;
    if (state < DZ_AUDIT_STATES)
        dz_put_format(x->sink, "%8lld  %s\n", (long long)sqlite3_column_int64(s, 1), dz_audit_state_word(state, x->tongue));
}

/** How many files were not looked at. */
static void put_passed(dz_export *x, sqlite3_stmt *s, size_t n)
{
    (void)n;
    dz_put_format(x->sink, x->tongue == DZ_IN_CHINESE ? "%8lld  略过：格式不在可读之列\n" : "%8lld  passed over: of no format that is read\n",
                  (long long)sqlite3_column_int64(s, 0));
}

/** How often a rule spoke. */
static void put_rule_line(dz_export *x, sqlite3_stmt *s, size_t n)
{
    bool           zh = x->tongue == DZ_IN_CHINESE;
    const char    *id = dz_column(s, 0).at;
    const dz_rule *rule = dz_rule_named(id);

    if (n == 0)
        dz_put_text(x->sink, zh ? "\n    处数    文本  规则\n" : "\n  places   pairs  rule\n");
    dz_put_format(x->sink, "%8lld%8lld  %-22s %-9s %s\n", (long long)sqlite3_column_int64(s, 2), (long long)sqlite3_column_int64(s, 3), id,
                  dz_severity_word(dz_column_severity(s, 1), x->tongue), rule ? rule->title[x->tongue] : "");
}

static void put_shown(dz_export *x, dz_str text)
{
    dz_buf shown = {0};

    dz_show(&shown, text);
    if (!dz_buf_ok(&shown))
        dz_sink_no_memory(x->sink);
    dz_put(x->sink, dz_buf_all(&shown));
    dz_buf_free(&shown);
}

/** A pair with many grave findings. */
static void put_worst(dz_export *x, sqlite3_stmt *s, size_t n)
{
    if (n == 0)
        dz_put_text(x->sink, x->tongue == DZ_IN_CHINESE ? "\n    严重    重要    轻微  文本\n" : "\ncritical   major   minor  pair\n");
    for (int i = 2; i < 5; i++)
        dz_put_format(x->sink, "%8lld", (long long)sqlite3_column_int64(s, i));
    dz_put_text(x->sink, "  ");
    put_shown(x, dz_column(s, 0));
    dz_put_text(x->sink, " ");
    put_shown(x, dz_column(s, 1));
    dz_put_text(x->sink, "\n");
}

/** A pair, or a file, that was not examined. */
static void put_reason(dz_export *x, sqlite3_stmt *s, size_t n)
{
    if (n == 0)
        dz_put_text(x->sink, x->tongue == DZ_IN_CHINESE ? "\n未检查：\n" : "\nNot examined:\n");
    dz_put_text(x->sink, "  ");
    put_shown(x, dz_column(s, 0));
    if (sqlite3_column_type(s, 1) != SQLITE_NULL)
        dz_put_text(x->sink, " ");
    put_shown(x, dz_column(s, 1));
    dz_put_format(x->sink, ": %s ", dz_column(s, 2).at);
    put_shown(x, dz_column(s, 3));
    dz_put_text(x->sink, "\n");
}

/** A name or a term that has several renderings: the Chinese, those, and how many such there are */
static void put_variously(dz_export *x, sqlite3_stmt *s, size_t n)
{
    if (n == 0)
        dz_put_format(x->sink, x->tongue == DZ_IN_CHINESE ? "\n译法不一的名称和术语（前10个，共%lld个）：\n" : "\nNames and terms with several renderings, the first 10 of %lld:\n",
                      (long long)sqlite3_column_int64(s, 2));
    dz_put_text(x->sink, "  ");
    put_shown(x, dz_column(s, 0));
    dz_put_text(x->sink, ": ");
    put_shown(x, dz_column(s, 1));
    dz_put_text(x->sink, "\n");
}

/** A summary: what was done, which rules spoke, the worst pairs, and what was not examined. */
static dz_status write_text(dz_export *x)
{
    dz_status status = dz_each_row(x, "SELECT state, count(*) FROM pair GROUP BY state ORDER BY state <> 'done', state", put_state);

    if (status == DZ_OK)
        status = dz_each_row(x, "SELECT CAST(value AS INTEGER) FROM setting WHERE name = '" DZ_PASSED_OVER "' AND value > '0'", put_passed);
    if (status == DZ_OK)
        status = dz_each_row(x, "SELECT rule, severity, findings, pairs FROM counted ORDER BY instr('critical major minor note', severity), findings DESC, rule",
                          put_rule_line);
    if (status == DZ_OK)
        status = dz_each_row(x,
                          "SELECT source, target, critical, major, minor FROM graded WHERE critical + major + minor > 0 "
                          "ORDER BY critical DESC, major DESC, minor DESC, source, target LIMIT 20",
                          put_worst);
    if (status == DZ_OK)
        status = dz_each_row(x,
                          "SELECT chinese, group_concat(english || ' (' || places || ')', ', '), all_of FROM (SELECT v.kind, chinese, english, r.places, renderings, "
                          "v.places AS most, (SELECT count(*) FROM rendered_variously) AS all_of FROM rendered_variously AS v JOIN rendered AS r USING (kind, chinese) "
                          "ORDER BY kind, chinese, r.places DESC, english) GROUP BY kind, chinese ORDER BY renderings DESC, most DESC, chinese LIMIT 10",
                          put_variously);
    if (status == DZ_OK)
        status = dz_each_row(x,
                          "SELECT ifnull(source, target), CASE WHEN source IS NULL THEN NULL ELSE target END, state, reason FROM audited WHERE state NOT IN "
                          "('done', 'unpaired', 'ambiguous') ORDER BY 1, 2 LIMIT 100",
                          put_reason);
    return status;
}

/* ---- */

dz_status dz_audit_write(const char *db, const char *form, dz_tongue tongue, dz_severity fail_on, const dz_rule_set *rules, dz_sink *sink,
                         dz_error *error)
{
    static dz_status (*const writers[])(dz_export *x) = {write_text,  write_jsonl,    write_csv,       write_tsv,
                                                         write_sarif, dz_audit_junit, dz_audit_github, dz_audit_html, write_renderings};
    dz_export x = {.sink = sink, .tongue = tongue, .fail_on = fail_on, .rules = rules, .error = error};
    size_t    which = 0;
    dz_error  ignored;
    dz_status status;

    while (dz_audit_forms[which] && strcmp(dz_audit_forms[which], form) != 0)
        which++;
    if (!dz_audit_forms[which])
        return dz_fail(error, DZ_USAGE, "there is no form '%s' of an audit", form);
    status = dz_store_open(db, false, &x.store, error);
    if (status != DZ_OK)
        return status;
    status = writers[which](&x);
    dz_store_close(x.store, &ignored);
    return status;
}
