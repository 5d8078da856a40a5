/* between.c — what is wrong between pairs, not in one. Floor audit.
 *
 * A passage is held against the one before it of those that are alike, by the dates and
 * then the paths of their pairs, so that the answer is the same in whatever order they
 * came into the database.
 */
#include "audit/between.h"

#include <string.h>
#include <strings.h>

#include "audit/export.h"
#include "audit/index.h"
#include "audit/shards.h"
#include "base/fail.h"
#include "base/hash.h"
#include "duizhao/version.h"
#include "report/json.h"
#include "report/quote.h"

/** A rule that is asked between pairs is data: queries that find, and how what they find is said. */
typedef struct question {
    const char        *id;
    const dz_severity *severities; /* by kind of finding */
    const char        *prepare, *read, *drop; /* makes tables; reads rows with the columns below; drops the tables */
    const char        *keep, *gather; /* puts the tables down in a part; makes them of what parts have put down */
    bool (*counts)(sqlite3_stmt *s); /* or NULL: every row is told */
    void (*say)(dz_buf say[DZ_TONGUES], sqlite3_stmt *s);
} question;

typedef struct comparing {
    dz_store               *store;
    const dz_audit_options *options; /* or NULL: no baseline */
    bool                    found;   /* by parts */
    const question         *q;
    dz_severity        asked; /* what the user wants of the rule; DZ_SEVERITIES: nothing else */
    sqlite3_stmt      *add;
    dz_error          *error;
} comparing;

/** Columns of what the queries read. */
enum column { PAIR, KIND, SIDE, LINE, COLUMN, START, BYTES, TEXT, NUMBERS, WORDS, PATH, OTHER_PATH, OTHER_LINE, OTHER_NUMBERS, SOURCE, TARGET };

/* ---- passages ---- */

/** What is wrong with a passage that another pair has. */
enum kind { STALE, DIFFERS, SAME };

static const dz_severity of_passages[] = {[STALE] = DZ_MAJOR, [DIFFERS] = DZ_MINOR, [SAME] = DZ_NOTE};

/** The first figures of two lists that differ. */
static void first_difference(dz_str a, dz_str b, dz_str out[2])
{
    dz_str rest[2] = {a, b};
    size_t step = strlen(DZ_BETWEEN_FIGURES);

    do {
        for (int i = 0; i < 2; i++) {
            const char *end = rest[i].at;

            while (end + step <= rest[i].at + rest[i].len && memcmp(end, DZ_BETWEEN_FIGURES, step) != 0)
                end++;
            if (end + step > rest[i].at + rest[i].len)
                end = rest[i].at + rest[i].len;
            out[i] = (dz_str){rest[i].at, (size_t)(end - rest[i].at)};
            rest[i].len -= out[i].len;
            rest[i].at = end;
            if (rest[i].len)
                rest[i] = (dz_str){rest[i].at + step, rest[i].len - step};
        }
    } while (out[0].len == out[1].len && memcmp(out[0].at, out[1].at, out[0].len) == 0 && (rest[0].len || rest[1].len));
}

static void say_place(dz_buf *say, const char *format, sqlite3_stmt *s)
{
    dz_buf shown = {0};

    dz_show(&shown, dz_column(s, OTHER_PATH));
    dz_buf_format(say, format, DZ_ARG(dz_buf_all(&shown)), (long long)sqlite3_column_int64(s, OTHER_LINE));
    say->failed |= !dz_buf_ok(&shown);
    dz_buf_free(&shown);
}

static void say_passage(dz_buf say[DZ_TONGUES], sqlite3_stmt *s)
{
    bool   target = sqlite3_column_int(s, SIDE) == 1;
    dz_str figure[2];

    switch ((enum kind)sqlite3_column_int(s, KIND)) {
    case STALE:
        say_place(&say[DZ_IN_ENGLISH], "the passage stands word for word in '%.*s', line %lld, ", s);
        dz_buf_format(&say[DZ_IN_ENGLISH], target ? "where the source has other figures: this may have kept those of that text" : "where the target has other figures");
        say_place(&say[DZ_IN_CHINESE], "此段与“%.*s”第%lld行逐字相同，", s);
        dz_buf_text(&say[DZ_IN_CHINESE], target ? "而两处原文数字不同：可能沿用了旧稿" : "而两处译文数字不同");
        break;
    case DIFFERS:
        first_difference(dz_column(s, OTHER_NUMBERS), dz_column(s, NUMBERS), figure);
        say_place(&say[DZ_IN_ENGLISH], "the passage stands in '%.*s', line %lld, with another figure for the same date: ", s);
        dz_buf_format(&say[DZ_IN_ENGLISH], "'%.*s' there, '%.*s' here", DZ_ARG(figure[0]), DZ_ARG(figure[1]));
        say_place(&say[DZ_IN_CHINESE], "此段又见于“%.*s”第%lld行，日期相同而数字不同：", s);
        dz_buf_format(&say[DZ_IN_CHINESE], "彼处“%.*s”，此处“%.*s”", DZ_ARG(figure[0]), DZ_ARG(figure[1]));
        break;
    case SAME:
        say_place(&say[DZ_IN_ENGLISH], "the passage stands word for word in '%.*s', line %lld", s);
        say_place(&say[DZ_IN_CHINESE], "此段与“%.*s”第%lld行逐字相同", s);
    }
}

/** The order in which passages follow each other: that of their pairs. */
#define PLACE_PAIRS \
    "CREATE TEMP TABLE placed AS SELECT pair.id AS pair, row_number() OVER (ORDER BY ifnull(date, '9999'), s.path, t.path) AS place " \
    "FROM pair JOIN text AS s ON s.id = source LEFT JOIN text AS t ON t.id = target WHERE state = 'done';" \
    "CREATE UNIQUE INDEX temp.placed_pair ON placed (pair);" \
    "CREATE UNIQUE INDEX temp.placed_place ON placed (place);"

/** Each passage with the one before it of those that are alike; the gravest that can be said of it. One whose figures
 *  stood so before is not blamed for what came between. */
static const char find_alike[] =
    PLACE_PAIRS
    "CREATE TEMP TABLE alike AS "
    "SELECT 0 AS kind, place, n, was, was_n FROM (SELECT place, n, answer_figures, lag(answer_figures) OVER w AS other, lag(place) OVER w AS was, lag(n) OVER w AS was_n, "
    "row_number() OVER (PARTITION BY side, text, answer_shape, answer_figures ORDER BY place, n) AS nth FROM passage JOIN placed USING (pair) WHERE figures > 0 AND answer_shape <> 0 WINDOW w AS (PARTITION BY side, text, answer_shape ORDER BY place, n)) "
    "WHERE other <> answer_figures AND was <> place AND nth = 1 "
    "UNION ALL SELECT 1, place, n, was, was_n FROM (SELECT place, n, numbers, lag(numbers) OVER w AS other, lag(place) OVER w AS was, lag(n) OVER w AS was_n, "
    "row_number() OVER (PARTITION BY shape, dates, figures, numbers ORDER BY place, n) AS nth FROM passage JOIN placed USING (pair) WHERE dates <> 0 AND side = 0 WINDOW w AS (PARTITION BY shape, dates, figures ORDER BY place, n)) "
    "WHERE other <> numbers AND was <> place AND nth = 1 "
    "UNION ALL SELECT 2, place, n, was, was_n FROM (SELECT place, n, lag(place) OVER w AS was, lag(n) OVER w AS was_n FROM passage JOIN placed USING (pair) "
    "WHERE (side, text) IN (SELECT side, text FROM passage GROUP BY side, text HAVING count(DISTINCT pair) BETWEEN 2 AND 5) WINDOW w AS (PARTITION BY side, text ORDER BY place, n)) WHERE was <> place;"
    "CREATE TEMP TABLE told AS SELECT min(kind) AS kind, place, n, was, was_n FROM alike GROUP BY place, n;"
    "CREATE INDEX temp.told_place ON told (place);"
    "DROP TABLE alike";

static const char keep_alike[] =
    "INSERT INTO found_alike SELECT kind, s.path, t.path, n, os.path, ot.path, was_n FROM told "
    "JOIN placed AS here ON here.place = told.place JOIN pair AS p ON p.id = here.pair JOIN text AS s ON s.id = p.source LEFT JOIN text AS t ON t.id = p.target "
    "JOIN placed AS there ON there.place = was JOIN pair AS o ON o.id = there.pair JOIN text AS os ON os.id = o.source LEFT JOIN text AS ot ON ot.id = o.target";

/** The pair of two texts has an index by their numbers, 0 for none. */
static const char gather_alike[] =
    PLACE_PAIRS
    "CREATE TEMP TABLE told AS SELECT kind, here.place AS place, f.n AS n, there.place AS was, was_n FROM found_alike AS f "
    "JOIN text AS s ON s.path = f.source LEFT JOIN text AS t ON t.path = f.target "
    "JOIN pair AS p ON ifnull(p.source, 0) = s.id AND ifnull(p.target, 0) = ifnull(t.id, 0) JOIN placed AS here ON here.pair = p.id "
    "JOIN text AS os ON os.path = was_source LEFT JOIN text AS ot ON ot.path = was_target "
    "JOIN pair AS o ON ifnull(o.source, 0) = os.id AND ifnull(o.target, 0) = ifnull(ot.id, 0) JOIN placed AS there ON there.pair = o.id;"
    "CREATE INDEX temp.told_place ON told (place)";

/** A passage of the target that only says again what that of the source does is left out. */
static const char read_alike[] =
    "SELECT p.pair, kind, p.side, p.line, p.\"column\", p.start, p.bytes, p.text, p.numbers, p.words, CASE p.side WHEN 0 THEN s.path ELSE t.path END, "
    "CASE p.side WHEN 0 THEN os.path ELSE ot.path END, q.line, q.numbers, s.path, t.path FROM told "
    "JOIN placed AS here ON here.place = told.place JOIN passage AS p ON p.pair = here.pair AND p.n = told.n "
    "JOIN placed AS there ON there.place = told.was JOIN passage AS q ON q.pair = there.pair AND q.n = told.was_n "
    "JOIN pair ON pair.id = p.pair JOIN text AS s ON s.id = pair.source LEFT JOIN text AS t ON t.id = pair.target "
    "JOIN pair AS o ON o.id = q.pair JOIN text AS os ON os.id = o.source LEFT JOIN text AS ot ON ot.id = o.target "
    "WHERE kind < 2 OR p.side = 0 OR NOT EXISTS (SELECT 1 FROM told AS x JOIN passage AS y ON y.pair = p.pair AND y.n = x.n WHERE x.place = told.place AND y.side = 0) "
    "ORDER BY told.place, told.n";

static const question passages = {
    .id = "repeats.archive",
    .severities = of_passages,
    .prepare = find_alike,
    .read = read_alike,
    .drop = "DROP TABLE told; DROP TABLE placed",
    .keep = keep_alike,
    .gather = gather_alike,
    .say = say_passage,
};

/* ---- names ---- */

static const dz_severity of_names[] = {DZ_MINOR};

/** The next word of a name: letters, with '-' and apostrophes among them. Empty behind the last. */
static dz_str next_word(dz_str *rest)
{
    size_t from = 0, to;

    while (from < rest->len && rest->at[from] == ' ')
        from++;
    for (to = from; to < rest->len && rest->at[to] != ' '; to++)
        ;
    *rest = (dz_str){rest->at + to, rest->len - to};
    return (dz_str){rest->at - (to - from), to - from};
}

/** Whether every word of one name is one of another. */
static bool is_part_of(dz_str part, dz_str whole)
{
    for (dz_str word = next_word(&part); word.len; word = next_word(&part)) {
        bool   found = false;
        dz_str rest = whole;

        for (dz_str other = next_word(&rest); other.len && !found; other = next_word(&rest))
            found = word.len == other.len && strncasecmp(word.at, other.at, word.len) == 0;
        if (!found)
            return false;
    }
    return true;
}

/** Whether two ways to write a name are none but more or fewer words: "John Lee", "John Lee Ka-chiu". */
static bool is_other_name(sqlite3_stmt *s)
{
    return !is_part_of(dz_column(s, WORDS), dz_column(s, OTHER_NUMBERS)) && !is_part_of(dz_column(s, OTHER_NUMBERS), dz_column(s, WORDS));
}

static void say_name(dz_buf say[DZ_TONGUES], sqlite3_stmt *s)
{
    dz_str zh = dz_column(s, NUMBERS), here = dz_column(s, WORDS), usual = dz_column(s, OTHER_NUMBERS);

    dz_buf_format(&say[DZ_IN_ENGLISH], "'%.*s' is '%.*s' here, and '%.*s' in %lld texts of the archive", DZ_ARG(zh), DZ_ARG(here), DZ_ARG(usual),
                  (long long)sqlite3_column_int64(s, OTHER_LINE));
    dz_buf_format(&say[DZ_IN_CHINESE], "“%.*s”此处译作“%.*s”，档案中有%lld份文本译作“%.*s”", DZ_ARG(zh), DZ_ARG(here),
                  (long long)sqlite3_column_int64(s, OTHER_LINE), DZ_ARG(usual));
}

/** Names that are rendered by their sound, by their letters in whatever order; the usual rendering of each is one that three texts
 *  have, and others are told that a quarter as many have at most. */
static const char find_spelled[] =
    "CREATE TEMP TABLE spelled AS SELECT chinese, letters, count(DISTINCT pair) AS pairs FROM rendering WHERE how IN " DZ_SPELLED " "
    "GROUP BY chinese, letters;"
    "CREATE TEMP TABLE usual AS SELECT chinese, letters, pairs, (SELECT english FROM rendering AS r WHERE r.chinese = u.chinese AND r.letters = u.letters "
    "ORDER BY pair, n LIMIT 1) AS english FROM (SELECT *, row_number() OVER (PARTITION BY chinese ORDER BY pairs DESC, letters) AS nth, "
    "count(*) OVER (PARTITION BY chinese) AS ways FROM spelled) AS u WHERE nth = 1 AND ways > 1 AND pairs >= 3;"
    "CREATE INDEX temp.usual_name ON usual (chinese)";

static const char read_spelled[] =
    "SELECT r.pair, 0, r.side, CASE r.side WHEN 0 THEN r.source_line ELSE r.target_line END, r.\"column\", r.start, r.bytes, NULL, r.chinese, r.english, "
    "CASE r.side WHEN 0 THEN s.path ELSE t.path END, '', u.pairs, u.english, s.path, t.path FROM rendering AS r JOIN usual AS u ON u.chinese = r.chinese "
    "AND u.letters <> r.letters JOIN spelled AS v ON v.chinese = r.chinese AND v.letters = r.letters JOIN pair ON pair.id = r.pair "
    "JOIN text AS s ON s.id = pair.source LEFT JOIN text AS t ON t.id = pair.target "
    "WHERE r.how IN " DZ_SPELLED " AND v.pairs * 4 <= u.pairs ORDER BY r.pair, r.n";

static const question names = {
    .id = "names.archive",
    .severities = of_names,
    .prepare = find_spelled,
    .read = read_spelled,
    .drop = "DROP TABLE spelled; DROP TABLE usual",
    .keep = "INSERT INTO found_spelled SELECT chinese, letters, pairs FROM spelled; INSERT INTO found_usual SELECT chinese, letters, pairs, english FROM usual",
    .gather = "CREATE TEMP TABLE spelled AS SELECT * FROM found_spelled; CREATE TEMP TABLE usual AS SELECT * FROM found_usual;"
              "CREATE INDEX temp.usual_name ON usual (chinese)",
    .counts = is_other_name,
    .say = say_name,
};

static const question *const questions[] = {&passages, &names};

enum { QUESTIONS = sizeof questions / sizeof *questions };

/* ---- parts ---- */

/** What parts have found, in a database or beside it. */
#define FOUND(schema) \
    "DROP TABLE IF EXISTS " schema ".found_alike; DROP TABLE IF EXISTS " schema ".found_spelled; DROP TABLE IF EXISTS " schema ".found_usual;" \
    "CREATE TABLE " schema ".found_alike (kind, source, target, n, was_source, was_target, was_n);" \
    "CREATE TABLE " schema ".found_spelled (chinese, letters, pairs);" \
    "CREATE TABLE " schema ".found_usual (chinese, letters, pairs, english)"

static const char take_found[] =
    "INSERT INTO found_alike SELECT * FROM " DZ_SHARD ".found_alike;"
    "INSERT INTO found_spelled SELECT * FROM " DZ_SHARD ".found_spelled;"
    "INSERT INTO found_usual SELECT * FROM " DZ_SHARD ".found_usual";

/* ---- what was asked for ---- */

static dz_status note_asked(dz_store *store, const char *id, const dz_check_options *options, dz_error *error)
{
    dz_rule_list rules = dz_rule_set_all(options->rules);
    const char  *value = "";

    for (size_t i = 0; i < rules.n; i++) {
        if (strcmp(rules.at[i]->id, id) != 0)
            continue;
        if (options->severity && options->severity[i] < DZ_SEVERITIES)
            value = dz_severity_name(options->severity[i]);
        if (options->off && options->off[i])
            value = "off";
    }
    return dz_store_set(store, id, (dz_str){value, strlen(value)}, error);
}

dz_status dz_between_note(dz_store *store, const dz_check_options *options, dz_error *error)
{
    dz_status status = DZ_OK;

    for (size_t i = 0; i < QUESTIONS && status == DZ_OK; i++)
        status = note_asked(store, questions[i]->id, options, error);
    return status;
}

/** How grave a finding is to be: what a rule holds for milder than its gravest is not raised. */
static dz_severity severity_of(const comparing *c, int kind)
{
    if (c->asked == DZ_SEVERITIES || (kind > 0 && c->asked > c->q->severities[kind]))
        return c->q->severities[kind];
    return c->asked;
}

/** Takes what dz_between_note() has noted. */
static dz_status take_asked(comparing *c, bool *off)
{
    char      value[16];
    dz_status status = dz_store_get(c->store, c->q->id, value, sizeof value, c->error);

    *off = strcmp(value, "off") == 0;
    c->asked = DZ_SEVERITIES;
    for (int i = 0; i < DZ_SEVERITIES; i++)
        if (strcmp(value, dz_severity_name((dz_severity)i)) == 0)
            c->asked = (dz_severity)i;
    return status;
}

/* ---- one finding ---- */

/** The line that 'check --format jsonl' would write. */
static void put_json(const comparing *c, dz_sink *sink, sqlite3_stmt *s, dz_severity severity, dz_str message, uint64_t fingerprint, const dz_dismissal *dismissed)
{
    dz_put_format(sink, "{\"rule\":\"%s\",\"severity\":\"%s\",\"message\":", c->q->id, dz_severity_name(severity));
    dz_json_str(sink, message);
    dz_put_format(sink, ",\"%s\":{\"file\":", sqlite3_column_int(s, SIDE) ? "target" : "source");
    dz_audit_path(sink, dz_column(s, PATH));
    dz_put_format(sink, ",\"line\":%lld,\"column\":%lld,\"span\":[%lld,%lld],\"text\":", (long long)sqlite3_column_int64(s, LINE),
                  (long long)sqlite3_column_int64(s, COLUMN), (long long)sqlite3_column_int64(s, START),
                  (long long)(sqlite3_column_int64(s, START) + sqlite3_column_int64(s, BYTES)));
    dz_json_str(sink, dz_column(s, WORDS));
    dz_put_text(sink, "},\"related\":[]");
    dz_put_format(sink, ",\"fingerprint\":\"%016llx\"", (unsigned long long)fingerprint);
    if (dismissed) {
        dz_put_text(sink, ",\"suppressed\":{\"by\":\"baseline\",\"reason\":");
        dz_json_str(sink, dismissed->reason);
        dz_put_text(sink, "}");
    }
    dz_put_text(sink, "}");
}

/** What the baseline says of a finding of the pair at hand, or NULL. */
static dz_status find_dismissal(comparing *c, sqlite3_stmt *s, uint64_t fingerprint, const dz_dismissal **out)
{
    dz_dismissal_list     list = {NULL, 0};
    const char           *source = dz_column(s, SOURCE).at, *target = sqlite3_column_type(s, TARGET) == SQLITE_NULL ? NULL : dz_column(s, TARGET).at;
    const dz_audit_setup *setup = c->options ? dz_setup_of(c->options, source, target, c->error) : NULL;
    dz_status             status = c->options && !setup ? c->error->status : DZ_OK;

    *out = NULL;
    if (setup && setup->baseline)
        status = dz_baseline_of(setup->baseline, source, target, &list, c->error);
    for (size_t i = 0; i < list.n && !*out; i++)
        if (list.at[i].fingerprint == fingerprint && list.at[i].rule.len == strlen(c->q->id) && memcmp(list.at[i].rule.at, c->q->id, strlen(c->q->id)) == 0)
            *out = &list.at[i];
    return status;
}

static void bind(sqlite3_stmt *s, int at, dz_str str) { sqlite3_bind_text64(s, at, str.at ? str.at : "", str.len, SQLITE_TRANSIENT, SQLITE_UTF8); }

/** Adds a row of 'finding' behind those of its pair. */
static dz_status add_row(comparing *c, sqlite3_stmt *s, dz_severity severity, uint64_t fingerprint, bool dismissed, dz_buf message[DZ_TONGUES], dz_str json)
{
    int  side = sqlite3_column_int(s, SIDE);
    char print[20];

    snprintf(print, sizeof print, "%016llx", (unsigned long long)fingerprint);
    sqlite3_bind_int64(c->add, 1, sqlite3_column_int64(s, PAIR));
    bind(c->add, 2, (dz_str){dz_severity_name(severity), strlen(dz_severity_name(severity))});
    sqlite3_bind_int(c->add, 3, dismissed);
    bind(c->add, 4, (dz_str){print, strlen(print)});
    bind(c->add, 5, dz_buf_all(&message[DZ_IN_ENGLISH]));
    bind(c->add, 6, dz_buf_all(&message[DZ_IN_CHINESE]));
    for (int i = 0; i < 2; i++) {
        sqlite3_bind_null(c->add, 7 + 2 * i);
        sqlite3_bind_null(c->add, 8 + 2 * i);
    }
    sqlite3_bind_int64(c->add, 7 + 2 * side, sqlite3_column_int64(s, LINE));
    sqlite3_bind_int64(c->add, 8 + 2 * side, sqlite3_column_int64(s, COLUMN));
    bind(c->add, 11, json);
    if (sqlite3_step(c->add) != SQLITE_DONE)
        return dz_store_fail(c->store, c->error);
    sqlite3_reset(c->add);
    return DZ_OK;
}

/** What a finding is known by that is no passage with a hash of its own. */
static uint64_t hash_of_words(sqlite3_stmt *s)
{
    dz_str what = dz_column(s, NUMBERS), how = dz_column(s, WORDS);

    return dz_hash(how.at, how.len, dz_hash(what.at, what.len, 0));
}

static dz_status tell(comparing *c, sqlite3_stmt *s)
{
    int                 kind = sqlite3_column_int(s, KIND);
    dz_severity         severity = severity_of(c, kind);
    dz_buf              message[DZ_TONGUES] = {{{0}, false}};
    const dz_dismissal *dismissed = NULL;
    uint64_t            what[] = {(uint64_t)sqlite3_column_int64(s, TEXT), (uint64_t)kind, (uint64_t)sqlite3_column_int64(s, SIDE)}, fingerprint;
    dz_sink            *sink;
    dz_status           status = dz_sink_open_memory(&sink, c->error);
    dz_error            ignored;

    if (status != DZ_OK)
        return status;
    fingerprint = dz_hash(what, sizeof what, sqlite3_column_type(s, TEXT) == SQLITE_NULL ? hash_of_words(s) : 0);
    c->q->say(message, s);
    status = find_dismissal(c, s, fingerprint, &dismissed);
    if (status == DZ_OK) {
        put_json(c, sink, s, severity, dz_buf_all(&message[DZ_IN_ENGLISH]), fingerprint, dismissed);
        status = add_row(c, s, severity, fingerprint, dismissed != NULL, message, dz_sink_gathered(sink));
    }
    if (status == DZ_OK && !(dz_buf_ok(&message[0]) && dz_buf_ok(&message[1])))
        status = dz_fail_nomem(c->error);
    for (int t = 0; t < DZ_TONGUES; t++)
        dz_buf_free(&message[t]);
    if (dz_sink_close(sink, status == DZ_OK ? c->error : &ignored) != DZ_OK && status == DZ_OK)
        status = DZ_NOMEM;
    return status;
}

/* ---- all ---- */

static dz_status run_sql(comparing *c, const char *sql)
{
    return sqlite3_exec(dz_store_db(c->store), sql, NULL, NULL, NULL) == SQLITE_OK ? DZ_OK : dz_store_fail(c->store, c->error);
}

static dz_status tell_all(comparing *c)
{
    sqlite3_stmt *s;
    int           step = SQLITE_DONE;
    dz_status     status = DZ_OK;

    if (sqlite3_prepare_v2(dz_store_db(c->store),
                           "INSERT INTO finding SELECT ?1, ifnull(max(n), -1) + 1, ?12, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM finding WHERE pair = ?1",
                           -1, &c->add, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(dz_store_db(c->store), c->q->read, -1, &s, NULL) != SQLITE_OK)
        return dz_store_fail(c->store, c->error);
    sqlite3_bind_text(c->add, 12, c->q->id, -1, SQLITE_STATIC);
    while (status == DZ_OK && (step = sqlite3_step(s)) == SQLITE_ROW)
        if (!c->q->counts || c->q->counts(s))
            status = tell(c, s);
    if (status == DZ_OK && step != SQLITE_DONE)
        status = dz_store_fail(c->store, c->error);
    sqlite3_finalize(s);
    return status;
}

/** Asks one rule of the whole database. */
static dz_status ask(comparing *c)
{
    bool      off;
    dz_status status = take_asked(c, &off);

    if (status != DZ_OK || off)
        return status;
    status = run_sql(c, c->found ? c->q->gather : c->q->prepare);
    if (status == DZ_OK)
        status = tell_all(c);
    sqlite3_finalize(c->add);
    c->add = NULL;
    return status == DZ_OK ? run_sql(c, c->q->drop) : status;
}

/** Asks one rule of the keys that a part has. */
static dz_status reduce(comparing *c)
{
    bool      off;
    dz_status status = take_asked(c, &off);

    if (status != DZ_OK || off)
        return status;
    status = run_sql(c, c->q->prepare);
    if (status == DZ_OK)
        status = run_sql(c, c->q->keep);
    return status == DZ_OK ? run_sql(c, c->q->drop) : status;
}

/** What the answer depends on beside the pairs. What a baseline says is among what pairs are made under. */
static dz_status name_question(comparing *c, char *into, size_t size)
{
    char      value[16];
    dz_status status = DZ_OK;
    int       n = snprintf(into, size, "%s %s", dz_version(), c->options ? "run" : "merge");

    for (size_t i = 0; i < QUESTIONS && status == DZ_OK; i++) {
        status = dz_store_get(c->store, questions[i]->id, value, sizeof value, c->error);
        n += snprintf(into + n, size - (size_t)n, " %s=%s", questions[i]->id, value);
    }
    return status;
}

static dz_status ask_all(comparing *c, const char *asked)
{
    dz_status status = run_sql(c, "DELETE FROM finding WHERE rule LIKE '%.archive'");

    for (size_t i = 0; i < QUESTIONS && status == DZ_OK; i++) {
        c->q = questions[i];
        status = ask(c);
    }
    return status == DZ_OK ? dz_store_set(c->store, DZ_COMPARED, (dz_str){asked, strlen(asked)}, c->error) : status;
}

dz_status dz_between_sort(dz_store *store, dz_error *error)
{
    comparing c = {.store = store, .error = error};

    return run_sql(&c, "CREATE INDEX IF NOT EXISTS passage_of_shape ON passage (shape)");
}

dz_status dz_between_expect(dz_store *store, bool beside, dz_error *error)
{
    comparing c = {.store = store, .error = error};

    return run_sql(&c, beside ? FOUND("temp") : FOUND("main"));
}

dz_status dz_between_take(dz_store *store, dz_error *error)
{
    comparing c = {.store = store, .error = error};

    return run_sql(&c, take_found);
}

dz_status dz_between_reduce(dz_store *store, dz_error *error)
{
    comparing c = {.store = store, .error = error};
    dz_status status = DZ_OK;

    for (size_t i = 0; i < QUESTIONS && status == DZ_OK; i++) {
        c.q = questions[i];
        status = reduce(&c);
    }
    return status;
}

dz_status dz_between_find(dz_store *store, const dz_audit_options *options, bool found, dz_error *error)
{
    comparing c = {.store = store, .options = options, .found = found, .error = error};
    char      asked[200], known[sizeof asked];
    dz_status status = dz_store_begin(store, error);

    if (status == DZ_OK)
        status = name_question(&c, asked, sizeof asked);
    if (status == DZ_OK)
        status = dz_store_get(store, DZ_COMPARED, known, sizeof known, error);
    if (status == DZ_OK && strcmp(asked, known) != 0)
        status = ask_all(&c, asked);
    return status == DZ_OK ? dz_store_commit(store, error) : status;
}
