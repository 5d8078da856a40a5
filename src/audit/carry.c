/* carry.c — what of an earlier run holds under other rules. Floor audit.
 *
 * Nothing is relabelled: a pair is either as it would be anew, or it is done anew. Rules that are off are looked for
 * all the same where other rules ask for them, so a rule that said nothing of a pair has no part in what others say of it.
 */
#include "audit/carry.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>

#include "base/fail.h"
#include "base/hash.h"

enum { OFF = -1 };

/** How a rule stands: OFF, a severity that was asked for, or DZ_SEVERITIES. */
static int standing(const dz_check_options *check, size_t i)
{
    if (check->off && check->off[i])
        return OFF;
    return check->severity ? (int)check->severity[i] : DZ_SEVERITIES;
}

/** " figures.value:-1 text.debris:0 ": the rules that do not stand as usual. */
static void put_rules(const dz_check_options *check, dz_buf *out)
{
    dz_rule_list rules = dz_rule_set_all(check->rules);

    dz_buf_byte(out, ' ');
    for (size_t i = 0; i < rules.n; i++)
        if (standing(check, i) != DZ_SEVERITIES)
            dz_buf_format(out, "%s:%d ", rules.at[i]->id, standing(check, i));
}

/** How a rule stood in the words of put_rules(). */
static int stood(const char *words, const char *id)
{
    size_t n = strlen(id);

    for (const char *at = strstr(words, id); at; at = strstr(at + n, id))
        if (at > words && at[-1] == ' ' && at[n] == ':')
            return atoi(at + n + 1);
    return DZ_SEVERITIES;
}

static dz_status run_words(dz_store *store, const char *sql, dz_error *error)
{
    return sqlite3_exec(dz_store_db(store), sql, NULL, NULL, NULL) == SQLITE_OK ? DZ_OK : dz_store_fail(store, error);
}

/** What the last run noted, as text to be released; NULL: nothing, or there is no memory. */
static char *noted(dz_store *store, const char *name)
{
    sqlite3_stmt *s;
    char         *text = NULL;

    if (sqlite3_prepare_v2(dz_store_db(store), "SELECT value FROM setting WHERE name = ?1", -1, &s, NULL) != SQLITE_OK)
        return NULL;
    sqlite3_bind_text(s, 1, name, -1, SQLITE_STATIC);
    if (sqlite3_step(s) == SQLITE_ROW && sqlite3_column_text(s, 0)) {
        size_t n = (size_t)sqlite3_column_bytes(s, 0);

        text = dz_alloc(n + 1, 1);
        if (text)
            memcpy(text, sqlite3_column_text(s, 0), n + 1);
    }
    sqlite3_finalize(s);
    return text;
}

/** Whether the last run noted this. */
static bool is_noted(dz_store *store, const char *name, const char *value)
{
    char *was = noted(store, name);
    bool  same = was && strcmp(was, value) == 0;

    dz_release(was);
    return same;
}

/** Lists the rules that stand otherwise than they stood. False: one was off, and has a word now. */
static bool list_changed(const dz_check_options *check, const char *was, dz_buf *sql)
{
    dz_rule_list rules = dz_rule_set_all(check->rules);
    bool         first = true;

    for (size_t i = 0; i < rules.n; i++) {
        int now = standing(check, i), then = stood(was, rules.at[i]->id);

        if (then == OFF && now != OFF)
            return false;
        if (then == now)
            continue;
        dz_buf_format(sql, "%s'%s'", first ? "" : ", ", rules.at[i]->id); /* ids are letters, digits, '.', '-' */
        first = false;
    }
    return true;
}

/** Gives the number of this run to the pairs of the last one in which no rule of 'changed' spoke; NULL: no rule at all. */
static dz_status take_pairs(dz_store *store, const dz_buf *changed, uint64_t made, dz_error *error)
{
    dz_buf    sql = {0};
    dz_status status;

    dz_buf_format(&sql, "UPDATE pair SET made = %lld WHERE state = 'done' AND gaps = 0 AND made = (SELECT CAST(value AS INTEGER) FROM setting "
                        "WHERE name = 'made') AND NOT EXISTS (SELECT 1 FROM finding WHERE finding.pair = pair.id", (long long)made);
    if (changed)
        dz_buf_format(&sql, " AND rule IN (%.*s)", (int)changed->bytes.n, changed->bytes.n ? changed->bytes.at : "");
    dz_buf_text(&sql, ")");
    dz_buf_byte(&sql, '\0');
    status = dz_buf_ok(&sql) ? run_words(store, sql.bytes.at, error) : dz_fail_nomem(error);
    dz_buf_free(&sql);
    return status;
}

static dz_status take_over(dz_store *store, const dz_check_options *check, bool same_baseline, uint64_t made, dz_error *error)
{
    char     *was = noted(store, "rules");
    dz_buf    changed = {0};
    bool      fewer = was && list_changed(check, was, &changed);
    dz_status status = DZ_OK;

    if (!dz_buf_ok(&changed))
        status = dz_fail_nomem(error);
    else if (fewer)
        status = take_pairs(store, same_baseline ? &changed : NULL, made, error);
    dz_buf_free(&changed);
    dz_release(was);
    return status;
}

static dz_status note(dz_store *store, const char *name, const char *value, dz_error *error)
{
    return dz_store_set(store, name, (dz_str){value, strlen(value)}, error);
}

dz_status dz_carry_over(dz_store *store, const dz_audit_options *options, uint64_t *made, dz_error *error)
{
    const dz_check_options *check = &options->examine->check;
    dz_buf    rules = {0};
    char      key[24], baseline[24], number[24];
    dz_status status = DZ_OK;

    put_rules(check, &rules);
    dz_buf_byte(&rules, '\0');
    if (!dz_buf_ok(&rules)) {
        dz_buf_free(&rules);
        return dz_fail_nomem(error);
    }
    *made = dz_hash(rules.bytes.at, rules.bytes.n, dz_hash(&options->baseline_key, sizeof options->baseline_key, options->key));
    snprintf(key, sizeof key, "%016llx", (unsigned long long)options->key);
    snprintf(baseline, sizeof baseline, "%016llx", (unsigned long long)options->baseline_key);
    snprintf(number, sizeof number, "%lld", (long long)*made);
    if (is_noted(store, "key", key) && !is_noted(store, "made", number))
        status = take_over(store, check, is_noted(store, "baseline", baseline), *made, error);
    if (status == DZ_OK)
        status = note(store, "key", key, error);
    if (status == DZ_OK)
        status = note(store, "baseline", baseline, error);
    if (status == DZ_OK)
        status = note(store, "rules", rules.bytes.at, error);
    if (status == DZ_OK)
        status = note(store, "made", number, error);
    dz_buf_free(&rules);
    return status;
}
