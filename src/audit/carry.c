/* carry.c — what of earlier runs holds under other rules. Floor audit.
 *
 * Nothing is relabelled: a pair is either as it would be anew, or it is done anew. Rules that are off are looked for
 * all the same where other rules ask for them, so a rule that said nothing of a pair has no part in what others say of it.
 */
#include "audit/carry.h"

#include <stdlib.h>
#include <string.h>

#include "audit/statement.h"
#include "base/fail.h"
#include "base/hash.h"

enum { OFF = -1 };

/** Rules that are asked between pairs: all pairs are held against each other whenever a run ends. */
#define BETWEEN ".archive"

/** The way from what a pair was made under to what it is to be made under. */
typedef struct transition {
    uint64_t      was, now;
    sqlite3_stmt *touched; /* asks whether a pair is; NULL: all are */
} transition;

struct dz_carry {
    dz_store               *store;
    const dz_audit_options *options;
    DZ_LIST(dz_made) made;
    DZ_LIST(transition) steps;
};

/* ---- rules ---- */

static bool is_between(const char *id)
{
    size_t n = strlen(id), end = strlen(BETWEEN);

    return n > end && strcmp(id + n - end, BETWEEN) == 0;
}

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
        if (standing(check, i) != DZ_SEVERITIES && !is_between(rules.at[i]->id))
            dz_buf_format(out, "%s:%d ", rules.at[i]->id, standing(check, i));
    dz_buf_byte(out, '\0');
}

/** How a rule stood in the words of put_rules(). */
static int stood(const char *words, const char *id)
{
    size_t n = strlen(id);

    for (const char *at = strstr(words, id); at; at = strstr(at + n, id))
        if (at > words && at[-1] == ' ' && at[n] == ':')
            return (int)strtol(at + n + 1, NULL, 10);
    return DZ_SEVERITIES;
}

/** Lists the rules that stand otherwise than they stood. False: one was off, and has a word now. */
static bool list_changed(const dz_check_options *check, const char *was, dz_buf *sql)
{
    dz_rule_list rules = dz_rule_set_all(check->rules);
    bool         first = true;

    for (size_t i = 0; i < rules.n; i++) {
        int now = standing(check, i), then = stood(was, rules.at[i]->id);

        if (is_between(rules.at[i]->id) || then == now)
            continue;
        if (then == OFF)
            return false;
        dz_buf_format(sql, "%s'%s'", first ? "" : ", ", rules.at[i]->id); /* ids are letters, digits, '.', '-' */
        first = false;
    }
    return true;
}

/* ---- setups of this run ---- */

static void print_key(char room[24], uint64_t key) { snprintf(room, 24, "%016llx", (unsigned long long)key); }

/** Prepares a statement. Fails with IO, NOMEM. */
static dz_status prepare(dz_carry *carry, const char *sql, sqlite3_stmt **out, dz_error *error)
{
    return sqlite3_prepare_v2(dz_store_db(carry->store), sql, -1, out, NULL) == SQLITE_OK ? DZ_OK : dz_store_fail(carry->store, error);
}

static dz_status note_setup(dz_carry *carry, const dz_made *made, const char *rules, dz_error *error)
{
    sqlite3_stmt *s;
    char          key[2][24];
    dz_status     status = dz_store_begin(carry->store, error);

    if (status == DZ_OK)
        status = prepare(carry, "INSERT OR IGNORE INTO setup VALUES (?1, ?2, ?3, ?4)", &s, error);
    if (status != DZ_OK)
        return status;
    print_key(key[0], made->setup->key);
    print_key(key[1], made->setup->baseline_key);
    sqlite3_bind_int64(s, 1, (int64_t)made->number);
    for (int i = 0; i < 2; i++)
        sqlite3_bind_text(s, i + 2, key[i], -1, SQLITE_STATIC);
    sqlite3_bind_text(s, 4, rules, -1, SQLITE_STATIC);
    if (sqlite3_step(s) != SQLITE_DONE)
        status = dz_store_fail(carry->store, error);
    sqlite3_finalize(s);
    return status;
}

static uint64_t number_of(const dz_audit_setup *setup, const dz_buf *rules)
{
    return dz_hash(rules->bytes.at, rules->bytes.n, dz_hash(&setup->baseline_key, sizeof setup->baseline_key, setup->key));
}

dz_status dz_setup_number(const dz_audit_setup *setup, uint64_t *number, dz_error *error)
{
    dz_buf rules = {0};
    bool   ok;

    put_rules(&setup->examine->check, &rules);
    ok = dz_buf_ok(&rules);
    *number = ok ? number_of(setup, &rules) : 0;
    dz_buf_free(&rules);
    return ok ? DZ_OK : dz_fail_nomem(error);
}

static dz_status add_setup(dz_carry *carry, const dz_audit_setup *setup, dz_error *error)
{
    uint64_t  bounds[2] = {carry->options->seconds, carry->options->memory};
    dz_made   made = {.setup = setup};
    dz_buf    rules = {0};
    dz_status status;

    put_rules(&setup->examine->check, &rules);
    if (dz_buf_ok(&rules))
        made.number = number_of(setup, &rules);
    made.limits = dz_hash(bounds, sizeof bounds, made.number);
    status = dz_buf_ok(&rules) && dz_list_push(&carry->made, made) ? note_setup(carry, &made, rules.bytes.at, error) : dz_fail_nomem(error);
    dz_buf_free(&rules);
    return status;
}

/** What a setup is in this run, which is noted where it is new. */
static dz_status made_under(dz_carry *carry, const dz_audit_setup *setup, const dz_made **out, dz_error *error)
{
    size_t    i = 0;
    dz_status status = DZ_OK;

    while (i < carry->made.n && carry->made.at[i].setup != setup)
        i++;
    if (i == carry->made.n)
        status = add_setup(carry, setup, error);
    *out = status == DZ_OK ? &carry->made.at[i] : NULL;
    return status;
}

dz_status dz_carry_made(dz_carry *carry, const char *source, const char *target, const dz_made **out, dz_error *error)
{
    const dz_audit_setup *setup = dz_setup_of(carry->options, source, target, error);

    *out = NULL;
    return setup ? made_under(carry, setup, out, error) : error->status;
}

/* ---- earlier ones ---- */

/** Makes the question of a step: of a pair ?1, whether a rule spoke in it whose word is another one now. */
static dz_status make_question(dz_carry *carry, const dz_made *made, bool same_baseline, const char *rules, sqlite3_stmt **out, dz_error *error)
{
    dz_buf    sql = {0}, unused = {0};
    bool      known;
    dz_status status = DZ_OK;

    dz_buf_text(&sql, "SELECT 1 FROM finding WHERE pair = ?1 AND rule NOT LIKE '%" BETWEEN "'");
    if (same_baseline)
        dz_buf_text(&sql, " AND rule IN (");
    known = list_changed(&made->setup->examine->check, rules, same_baseline ? &sql : &unused);
    dz_buf_free(&unused);
    dz_buf_text(&sql, same_baseline ? ")" : "");
    dz_buf_byte(&sql, '\0');
    if (known)
        status = dz_buf_ok(&sql) ? prepare(carry, sql.bytes.at, out, error) : dz_fail_nomem(error);
    dz_buf_free(&sql);
    return status;
}

/** Fills a step by what is noted of the setup that it begins at. */
static dz_status fill_step(dz_carry *carry, transition *step, const dz_made *made, dz_error *error)
{
    sqlite3_stmt *s;
    char          key[2][24];
    int           answer;
    dz_status     status = prepare(carry, "SELECT key, baseline, rules FROM setup WHERE made = ?1", &s, error);

    if (status != DZ_OK)
        return status;
    print_key(key[0], made->setup->key);
    print_key(key[1], made->setup->baseline_key);
    sqlite3_bind_int64(s, 1, (int64_t)step->was);
    answer = sqlite3_step(s);
    if (answer != SQLITE_ROW && answer != SQLITE_DONE)
        status = dz_store_fail(carry->store, error);
    else if (answer == SQLITE_ROW && strcmp(dz_column(s, 0).at, key[0]) == 0)
        status = make_question(carry, made, strcmp(dz_column(s, 1).at, key[1]) == 0, dz_column(s, 2).at, &step->touched, error);
    if (status == DZ_OK && sqlite3_errcode(dz_store_db(carry->store)) == SQLITE_NOMEM)
        status = dz_fail_nomem(error);
    sqlite3_finalize(s);
    return status;
}

static dz_status find_step(dz_carry *carry, uint64_t was, const dz_made *made, const transition **out, dz_error *error)
{
    transition one = {.was = was, .now = made->number};

    for (size_t i = 0; i < carry->steps.n; i++)
        if (carry->steps.at[i].was == was && carry->steps.at[i].now == made->number) {
            *out = &carry->steps.at[i];
            return DZ_OK;
        }
    if (fill_step(carry, &one, made, error) != DZ_OK)
        return error->status;
    if (!dz_list_push(&carry->steps, one)) {
        sqlite3_finalize(one.touched);
        return dz_fail_nomem(error);
    }
    *out = &carry->steps.at[carry->steps.n - 1];
    return DZ_OK;
}

dz_status dz_carry_holds(dz_carry *carry, int64_t pair, uint64_t was, const dz_made *made, bool *holds, dz_error *error)
{
    const transition *step = NULL;
    dz_status         status = DZ_OK;
    int               answer;

    *holds = was == made->number;
    if (*holds)
        return DZ_OK;
    status = find_step(carry, was, made, &step, error);
    if (status != DZ_OK || !step->touched)
        return status;
    sqlite3_bind_int64(step->touched, 1, pair);
    answer = sqlite3_step(step->touched);
    sqlite3_reset(step->touched);
    if (answer != SQLITE_ROW && answer != SQLITE_DONE)
        return dz_store_fail(carry->store, error);
    *holds = answer == SQLITE_DONE;
    return DZ_OK;
}

/* ---- the whole ---- */

dz_status dz_carry_note(dz_carry *carry, dz_error *error)
{
    static const char forget[] = "DELETE FROM setup WHERE made NOT IN (SELECT made FROM pair)";
    const dz_made    *made;
    char              number[24];
    dz_status         status = made_under(carry, &carry->options->setup, &made, error);

    if (status != DZ_OK)
        return status;
    print_key(number, dz_hash(&carry->options->paths_key, sizeof carry->options->paths_key, made->number));
    status = dz_store_set(carry->store, "made", (dz_str){number, strlen(number)}, error);
    if (status == DZ_OK && sqlite3_exec(dz_store_db(carry->store), forget, NULL, NULL, NULL) != SQLITE_OK)
        status = dz_store_fail(carry->store, error);
    return status;
}

dz_status dz_carry_new(dz_store *store, const dz_audit_options *options, dz_carry **out, dz_error *error)
{
    *out = dz_alloc_zero(1, sizeof **out);
    if (!*out)
        return dz_fail_nomem(error);
    (*out)->store = store;
    (*out)->options = options;
    return DZ_OK;
}

void dz_carry_free(dz_carry *carry)
{
    if (!carry)
        return;
    for (size_t i = 0; i < carry->steps.n; i++)
        sqlite3_finalize(carry->steps.at[i].touched);
    dz_list_free(&carry->steps);
    dz_list_free(&carry->made);
    dz_release(carry);
}
