/* html.c — the page of an audit: what was found where and when. Floor audit.
 *
 * One file without a script that asks for nothing. All is said in words and tables;
 * the drawing of the months says nothing that its table does not.
 */
#include <stdlib.h>
#include <string.h>

#include "audit/export.h"
#include "audit/index.css.inc"
#include "base/fail.h"
#include "duizhao/version.h"
#include "report/html.h"
#include "report/words.h"

/** Rows of a list that may be long; how many more there are is said. */
#define MOST_ROWS "200"

static bool is_zh(const dz_export *x) { return x->tongue == DZ_IN_CHINESE; }

static void put_count(dz_export *x, int64_t n) { dz_html_count(x->sink, (size_t)n); }

/** Ends a query of one row. One that did not go well makes the page fail. */
static void end_query(dz_export *x, sqlite3_stmt *s)
{
    int code = sqlite3_errcode(dz_store_db(x->store)) & 0xff;

    if (code == SQLITE_NOMEM)
        dz_sink_no_memory(x->sink);
    else if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
        dz_sink_fail(x->sink, DZ_IO, "cannot read '%s': %s", sqlite3_db_filename(dz_store_db(x->store), "main"), sqlite3_errmsg(dz_store_db(x->store)));
    sqlite3_finalize(s);
}

/** One number of a query, 0 where there is none. */
static int64_t number_of(dz_export *x, const char *sql)
{
    sqlite3_stmt *s;
    int64_t       n = 0;

    if (sqlite3_prepare_v2(dz_store_db(x->store), sql, -1, &s, NULL) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        n = sqlite3_column_int64(s, 0);
    end_query(x, s);
    return n;
}

static void put_cell(dz_export *x, sqlite3_stmt *s, int at, const char *class)
{
    bool number = sqlite3_column_type(s, at) == SQLITE_INTEGER;

    dz_put_format(x->sink, "<td%s%s%s>", number ? " class=\"n " : *class ? " class=\"" : "", class, number || *class ? "\"" : "");
    if (number)
        put_count(x, sqlite3_column_int64(s, at));
    else
        dz_html_text(x->sink, dz_column(s, at));
    dz_put_text(x->sink, "</td>");
}

static void put_path(dz_export *x, dz_str path)
{
    dz_put_text(x->sink, "<bdi><code>");
    dz_html_text(x->sink, path);
    dz_put_text(x->sink, "</code></bdi>");
}

/* ---- tables ---- */

/** A table is data: its heading, its columns, and the query that fills it. */
typedef struct table {
    const char *title[DZ_TONGUES], *says[DZ_TONGUES], *columns[DZ_TONGUES]; /* columns with '|' between, "#" before those of numbers */
    const char *sql, *all; /* 'all' counts the rows without a limit; NULL: there is none */
    void (*put)(dz_export *x, sqlite3_stmt *s, size_t n);
} table;

static void put_heads(dz_export *x, const char *columns)
{
    dz_put_text(x->sink, "<thead><tr>");
    for (; *columns; columns += *columns == '|') {
        size_t n = strcspn(columns, "|");
        bool   number = *columns == '#';

        dz_put_format(x->sink, "<th scope=\"col\"%s>%.*s</th>", number ? " class=\"n\"" : "", (int)(n - number), columns + number);
        columns += n;
    }
    dz_put_text(x->sink, "</tr></thead>\n<tbody>\n");
}

static dz_status put_table(dz_export *x, const table *t)
{
    int64_t   rows, all;
    dz_buf    sql = {0};
    dz_status status;

    dz_buf_format(&sql, "SELECT count(*) FROM (%s)", t->sql);
    dz_buf_byte(&sql, '\0');
    if (!dz_buf_ok(&sql)) {
        dz_buf_free(&sql);
        return dz_fail_nomem(x->error);
    }
    rows = number_of(x, sql.bytes.at);
    dz_buf_free(&sql);
    if (rows == 0)
        return DZ_OK;
    all = t->all ? number_of(x, t->all) : rows;
    dz_put_format(x->sink, "<section>\n<h2>%s</h2>\n", t->title[x->tongue]);
    if (t->says[x->tongue])
        dz_put_format(x->sink, "<p>%s</p>\n", t->says[x->tongue]);
    if (all > rows)
        dz_put_format(x->sink, is_zh(x) ? "<p>列出%lld行，共%lld行。</p>\n" : "<p>%lld rows of %lld; the database has all.</p>\n", (long long)rows, (long long)all);
    dz_put_text(x->sink, "<div class=\"scroll\"><table>\n");
    put_heads(x, t->columns[x->tongue]);
    status = dz_each_row(x, t->sql, t->put);
    dz_put_text(x->sink, "</tbody></table></div>\n</section>\n");
    return status;
}

/** rule, severity, findings, pairs */
static void put_rule_row(dz_export *x, sqlite3_stmt *s, size_t n)
{
    const char    *id = dz_column(s, 0).at;
    const dz_rule *rule = dz_rule_named(id);

    (void)n;
    dz_put_format(x->sink, "<tr><td><code>%s</code></td><td>%s</td><td class=\"%s\">%s</td>", id, rule ? rule->title[x->tongue] : "",
                  dz_severity_name(dz_column_severity(s, 1)), dz_severity_word(dz_column_severity(s, 1), x->tongue));
    put_cell(x, s, 2, "");
    put_cell(x, s, 3, "");
    dz_put_text(x->sink, "</tr>\n");
}

/** folder or month, pairs, critical, major, minor, note */
static void put_graded_row(dz_export *x, sqlite3_stmt *s, size_t n)
{
    static const char *const classes[] = {"", "", "critical", "major", "minor", ""};

    (void)n;
    dz_put_text(x->sink, "<tr><td>");
    put_path(x, dz_column(s, 0));
    dz_put_text(x->sink, "</td>");
    for (int i = 1; i < sqlite3_column_count(s); i++)
        put_cell(x, s, i, classes[i]);
    dz_put_text(x->sink, "</tr>\n");
}

/** number, source, target, critical, major, minor */
static void put_pair_row(dz_export *x, sqlite3_stmt *s, size_t n)
{
    static const char *const classes[] = {"", "", "", "critical", "major", "minor"};

    (void)n;
    dz_put_format(x->sink, "<tr><td class=\"n\">%lld</td><td>", (long long)sqlite3_column_int64(s, 0)); /* as it is to be typed */
    put_path(x, dz_column(s, 1));
    dz_put_text(x->sink, "<br>");
    put_path(x, dz_column(s, 2));
    dz_put_text(x->sink, "</td>");
    for (int i = 3; i < 6; i++)
        put_cell(x, s, i, classes[i]);
    dz_put_text(x->sink, "</tr>\n");
}

/** source, target, state, reason */
static void put_state_row(dz_export *x, sqlite3_stmt *s, size_t n)
{
    dz_audit_state state = dz_column_state(s, 2);

    (void)n;
    dz_put_text(x->sink, "<tr><td>");
    for (int i = 0; i < 2; i++) {
        if (i && sqlite3_column_type(s, 0) != SQLITE_NULL && sqlite3_column_type(s, 1) != SQLITE_NULL)
            dz_put_text(x->sink, "<br>");
        if (sqlite3_column_type(s, i) != SQLITE_NULL)
            put_path(x, dz_column(s, i));
    }
    dz_put_format(x->sink, "</td><td>%s</td>", state < DZ_AUDIT_STATES ? dz_audit_state_word(state, x->tongue) : "");
    put_cell(x, s, 3, "");
    dz_put_text(x->sink, "</tr>\n");
}

/** path, line, how many more, figures */
static void put_place_row(dz_export *x, sqlite3_stmt *s, size_t n)
{
    (void)n;
    dz_put_text(x->sink, "<tr><td>");
    put_path(x, dz_column(s, 0));
    dz_put_format(x->sink, ":%lld</td>", (long long)sqlite3_column_int64(s, 1));
    for (int i = 2; i < sqlite3_column_count(s); i++)
        put_cell(x, s, i, "");
    dz_put_text(x->sink, "</tr>\n");
}

/** chinese, english, places, pairs, first, last */
static void put_rendered_row(dz_export *x, sqlite3_stmt *s, size_t n)
{
    (void)n;
    dz_put_text(x->sink, "<tr>");
    for (int i = 0; i < sqlite3_column_count(s); i++)
        put_cell(x, s, i, "");
    dz_put_text(x->sink, "</tr>\n");
}

static const table tables[] = {
    {{"Not examined", "未检查"},
     {"Nothing is known of these; do not take them for right.", "以下文本情况不明，不得视为无误。"},
     {"texts|what became of them|why", "文本|结果|原因"},
     "SELECT source, target, state, reason FROM audited WHERE state NOT IN ('done', 'unpaired', 'ambiguous') ORDER BY ifnull(source, target), target LIMIT " MOST_ROWS,
     "SELECT count(*) FROM pair WHERE state NOT IN ('done', 'unpaired', 'ambiguous')",
     put_state_row},
    {{"By rule", "按规则"},
     {NULL, NULL},
     {"rule|what it tells|severity|#findings|#pairs", "规则|内容|级别|#处数|#文本数"},
     "SELECT rule, severity, findings, pairs FROM counted ORDER BY instr('critical major minor note', severity), findings DESC, rule",
     NULL,
     put_rule_row},
    {{"By month", "按月"},
     {"As the names of the files have it.", "日期取自文件名。"},
     {"month|#pairs|#critical|#major|#minor|#note", "月份|#文本数|#严重|#重要|#轻微|#提示"},
     "SELECT substr(date, 1, 7) AS month, count(*), sum(critical), sum(major), sum(minor), sum(note) FROM graded WHERE date IS NOT NULL "
     "AND state = 'done' GROUP BY month ORDER BY month",
     NULL,
     put_graded_row},
    {{"By folder", "按文件夹"},
     {NULL, NULL},
     {"folder|#pairs|#critical|#major|#minor|#note", "文件夹|#文本数|#严重|#重要|#轻微|#提示"},
     "SELECT rtrim(rtrim(target, replace(target, '/', '')), '/') AS folder, count(*), sum(critical), sum(major), sum(minor), sum(note) FROM graded "
     "WHERE state = 'done' GROUP BY folder ORDER BY sum(critical) DESC, sum(major) DESC, folder LIMIT " MOST_ROWS,
     "SELECT count(DISTINCT rtrim(target, replace(target, '/', ''))) FROM graded WHERE state = 'done'",
     put_graded_row},
    {{"The pairs with most to mend", "问题最多的文本"},
     {"<code>duizhao audit page NUMBER --db FILE -o pair.html</code> writes both texts side by side with what was found.",
      "<code>duizhao audit page 编号 --db FILE -o pair.html</code>生成该对文本的对照页。"},
     {"#number|texts|#critical|#major|#minor", "#编号|文本|#严重|#重要|#轻微"},
     "SELECT id, source, target, critical, major, minor FROM graded WHERE critical + major + minor > 0 ORDER BY critical DESC, major DESC, minor DESC, source, "
     "target LIMIT " MOST_ROWS,
     "SELECT count(*) FROM graded WHERE critical + major + minor > 0",
     put_pair_row},
    {{"Passages that stand in several texts", "见于多份文本的段落"},
     {"Word for word, from the same language. One with figures may have been pasted from an older text.", "同一语言中逐字相同。含数字者可能沿用了旧稿。"},
     {"first place|#texts|#figures in it", "首见|#文本数|#所含数字"},
     "SELECT path, line, pairs, held FROM (SELECT r.pairs, r.figures AS held, min(p.pair) AS first, p.line, p.side FROM repeated AS r JOIN passage AS p ON "
     "p.text = r.text AND p.side = r.side GROUP BY r.text, r.side ORDER BY r.pairs DESC, first LIMIT " MOST_ROWS ") JOIN pair ON pair.id = first JOIN text ON "
     "text.id = CASE side WHEN 0 THEN source ELSE target END ORDER BY pairs DESC, path, line",
     "SELECT count(*) FROM repeated",
     put_place_row},
    {{"One sentence, several translations", "同一句子，译法不一"},
     {NULL, NULL},
     {"first place|#translations|#places", "首见|#译法|#处数"},
     "SELECT path, line, renderings, places FROM (SELECT v.renderings, v.places, min(s.pair) AS first, s.source_line AS line FROM variously AS v JOIN said "
     "AS s ON s.source_text = v.source_text GROUP BY v.source_text ORDER BY v.renderings DESC, first LIMIT " MOST_ROWS ") JOIN pair ON pair.id = first "
     "JOIN text ON text.id = source ORDER BY renderings DESC, path, line",
     "SELECT count(*) FROM variously",
     put_place_row},
    {{"One name or term, several renderings", "同一名称或术语，译法不一"},
     {"Of each that has several, with the first and the last date; letter case aside.", "列出有多种译法者及首末日期，大小写不计。"},
     {"Chinese|English|#places|#texts|first|last", "中文|英文|#处数|#文本数|最早|最晚"},
     "SELECT chinese, english, rendered.places, pairs, first, last FROM rendered JOIN rendered_variously AS v USING (kind, chinese) ORDER BY renderings DESC, "
     "v.places DESC, chinese, rendered.places DESC, english LIMIT " MOST_ROWS,
     "SELECT sum(renderings) FROM rendered_variously",
     put_rendered_row},
    {{"Without a counterpart", "无对应文本"},
     {NULL, NULL},
     {"text||", "文本||"},
     "SELECT source, target, state, reason FROM audited WHERE state IN ('unpaired', 'ambiguous') ORDER BY ifnull(source, target), target LIMIT " MOST_ROWS,
     "SELECT count(*) FROM pair WHERE state IN ('unpaired', 'ambiguous')",
     put_state_row},
};

/* ---- the drawing ---- */

enum { DRAWN_WIDTH = 960, DRAWN_HEIGHT = 180, LEFT = 40, BOTTOM = 24 };

/** The months that are drawn: the last ones, and the greatest share of pairs with findings. */
typedef struct drawing {
    size_t n;
    double most, width; /* the width of one */
} drawing;
/** month, pairs, pairs with critical, with major at most, with minor at most */
static void put_bar(dz_export *x, sqlite3_stmt *s, size_t n)
{
    const drawing           *d = x->with;
    static const char *const classes[] = {"minor", "major", "critical"};
    double                   bottom = DRAWN_HEIGHT - BOTTOM, height = bottom - 8, at = LEFT + (double)n * d->width, pairs = sqlite3_column_double(s, 1);

    dz_put_format(x->sink, "<g><title>%s: %d / %d</title>", dz_column(s, 0).at,
                  sqlite3_column_int(s, 2) + sqlite3_column_int(s, 3) + sqlite3_column_int(s, 4), sqlite3_column_int(s, 1));
    for (int i = 4; i >= 2; i--) {
        double share = sqlite3_column_double(s, i) / pairs / d->most * height;

        bottom -= share;
        if (share > 0)
            dz_put_format(x->sink, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", classes[4 - i], at + d->width * 0.1, bottom,
                          d->width * 0.8, share);
    }
    dz_put_text(x->sink, "</g>\n");
    if (n % (d->n / 12 + 1) == 0)
        dz_put_format(x->sink, "<text x=\"%.1f\" y=\"%d\">%s</text>\n", at, DRAWN_HEIGHT - 6, dz_column(s, 0).at);
}

#define MONTHS                                                                                                                                       \
    "SELECT substr(date, 1, 7) AS month, count(*) AS pairs, sum(critical > 0) AS c, sum(critical = 0 AND major > 0) AS m, "                          \
    "sum(critical + major = 0 AND minor > 0) AS i FROM graded WHERE date IS NOT NULL AND state = 'done' GROUP BY month"

/** Which share of the pairs of each month has findings, the gravest at the top. */
static dz_status put_drawing(dz_export *x)
{
    drawing       d = {.n = (size_t)number_of(x, "SELECT min(120, count(*)) FROM (" MONTHS ")")};
    sqlite3_stmt *s;
    dz_status     status;

    if (d.n < 2)
        return DZ_OK;
    if (sqlite3_prepare_v2(dz_store_db(x->store), "SELECT max(1.0 * (c + m + i) / pairs) FROM (SELECT * FROM (" MONTHS ") ORDER BY month DESC LIMIT 120)", -1, &s,
                           NULL) == SQLITE_OK &&
        sqlite3_step(s) == SQLITE_ROW)
        d.most = sqlite3_column_double(s, 0);
    end_query(x, s);
    if (d.most <= 0)
        return DZ_OK;
    d.width = (double)(DRAWN_WIDTH - LEFT) / (double)d.n;
    dz_put_format(x->sink, "<section>\n<h2>%s</h2>\n<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n",
                  is_zh(x) ? "各月有问题文本的比例" : "Share of pairs with findings, by month", DRAWN_WIDTH, DRAWN_HEIGHT,
                  is_zh(x) ? "各月有问题文本的比例，数据见下表" : "share of pairs with findings by month; the table below has the numbers");
    for (int i = 0; i <= 2; i++) {
        double y = DRAWN_HEIGHT - BOTTOM - i * (DRAWN_HEIGHT - BOTTOM - 8) / 2.0;

        dz_put_format(x->sink, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"0\" y=\"%.1f\">%.0f%%</text>\n", LEFT, DRAWN_WIDTH, y, y, y + 4,
                      d.most * i * 50);
    }
    x->with = &d;
    status = dz_each_row(x, "SELECT * FROM (SELECT * FROM (" MONTHS ") ORDER BY month DESC LIMIT 120) ORDER BY month", put_bar);
    dz_put_text(x->sink, "</svg></figure>\n</section>\n");
    return status;
}

/* ---- the head ---- */

static void put_number(dz_export *x, const char *name, int64_t n)
{
    dz_put_format(x->sink, "<div><dt>%s</dt><dd>", name);
    put_count(x, n);
    dz_put_text(x->sink, "</dd></div>\n");
}

static const char *setting(dz_export *x, const char *name, char *room, size_t size)
{
    sqlite3_stmt *s;

    *room = '\0';
    if (sqlite3_prepare_v2(dz_store_db(x->store), "SELECT value FROM setting WHERE name = ?1", -1, &s, NULL) == SQLITE_OK &&
        sqlite3_bind_text(s, 1, name, -1, SQLITE_STATIC) == SQLITE_OK && sqlite3_step(s) == SQLITE_ROW)
        snprintf(room, size, "%s", dz_column(s, 0).at);
    end_query(x, s);
    return room;
}

static void put_head(dz_export *x, const dz_audit_result *r)
{
    size_t      unknown = r->states[DZ_AUDIT_NOT_EXAMINED] + r->states[DZ_AUDIT_CRASHED] + r->states[DZ_AUDIT_TIMEOUT] + r->states[DZ_AUDIT_OOM] +
                     r->states[DZ_AUDIT_QUEUED];
    size_t      grave = r->findings[DZ_CRITICAL] + r->findings[DZ_MAJOR] + r->findings[DZ_MINOR];
    const char *verdict = unknown ? (is_zh(x) ? "未全部检查" : "Not all was examined")
                          : grave ? (is_zh(x) ? "有待改之处" : "There is something to mend")
                                  : (is_zh(x) ? "无待改之处" : "Nothing to mend");

    dz_put_format(x->sink,
                  "<!doctype html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" INDEX_CSS_SHA256
                  "'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n<title>%s — duizhao audit</title>\n<style>",
                  is_zh(x) ? "zh-Hans" : "en", verdict);
    for (size_t i = 0; i < sizeof index_css / sizeof *index_css; i++)
        dz_put_text(x->sink, index_css[i]);
    dz_put_format(x->sink, "</style>\n</head>\n<body>\n<main>\n<header>\n<h1 class=\"%s\">%s</h1>\n", unknown ? "open" : grave ? "fails" : "passes", verdict);
}

static void put_summary(dz_export *x, const dz_audit_result *r)
{
    static const char *const names[][DZ_TONGUES] = {{"pairs examined", "已检查（对）"}, {"not examined", "未检查"}, {"without a counterpart", "无对应"},
                                                    {"critical", "严重"},               {"major", "重要"},          {"minor", "轻微"},
                                                    {"note", "提示"},                   {"dismissed", "已忽略"}};
    const size_t numbers[] = {r->states[DZ_AUDIT_DONE],
                              r->states[DZ_AUDIT_NOT_EXAMINED] + r->states[DZ_AUDIT_CRASHED] + r->states[DZ_AUDIT_TIMEOUT] + r->states[DZ_AUDIT_OOM] +
                                  r->states[DZ_AUDIT_QUEUED],
                              r->states[DZ_AUDIT_UNPAIRED] + r->states[DZ_AUDIT_AMBIGUOUS],
                              r->findings[DZ_CRITICAL],
                              r->findings[DZ_MAJOR],
                              r->findings[DZ_MINOR],
                              r->findings[DZ_NOTE],
                              r->dismissed};
    char         lexicon[400], passed[24];

    setting(x, DZ_PASSED_OVER, passed, sizeof passed);
    dz_put_format(x->sink, "<p>duizhao %s — ", dz_version());
    setting(x, "lexicon", lexicon, sizeof lexicon);
    dz_html_text(x->sink, (dz_str){lexicon, strlen(lexicon)});
    dz_put_text(x->sink, "</p>\n</header>\n<dl>\n");
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        put_number(x, names[i][x->tongue], (int64_t)numbers[i]);
    if (*passed && strcmp(passed, "0") != 0)
        put_number(x, is_zh(x) ? "略过的文件（格式不可读）" : "files passed over, of no format that is read", strtoll(passed, NULL, 10));
    dz_put_text(x->sink, "</dl>\n");
}

dz_status dz_audit_html(dz_export *x)
{
    dz_audit_result result = {0};
    dz_status       status = dz_store_count(x->store, &result, x->error);

    if (status != DZ_OK)
        return status;
    put_head(x, &result);
    put_summary(x, &result);
    status = put_drawing(x);
    for (size_t i = 0; i < sizeof tables / sizeof *tables && status == DZ_OK; i++)
        status = put_table(x, &tables[i]);
    dz_put_text(x->sink, "</main>\n</body>\n</html>\n");
    return status;
}
