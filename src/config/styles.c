/* styles.c — rules of the user's own, as the configuration has them. Floor config. */
#include <string.h>

#include "base/fail.h"
#include "base/buf.h"
#include "config/parts.h"
#include "text/pattern.h"
#include "text/script.h"
#include "text/utf8.h"

enum { MOST_NAME = 60, MOST_EXAMPLES = 100 };

/** What stands between the two sides of an example. */
static const char arrow[] = " => ";

typedef struct section {
    const char *path;
    dz_ini     *ini;
    size_t      head, end; /* rows: the head, and behind the last key */
    dz_error   *error;
    dz_style    style;
    const char *message[DZ_TONGUES];
} section;

static const char *const keys[] = {"source", "target", "target-not", "message", "message-zh", "severity", "lang", "wrong", "right"};

static const char *key_at(const void *context, size_t i)
{
    (void)context;
    return i < sizeof keys / sizeof *keys ? keys[i] : NULL;
}

static bool is(const dz_ini_row *row, const char *key) { return strcmp(row->key, key) == 0; }

static bool is_example(const dz_ini_row *row) { return is(row, "wrong") || is(row, "right"); }

/* ---- examples ---- */

/** Where the two sides of an example part, or NULL for one side alone. */
static const char *parting(const char *value) { return strstr(value, arrow); }

static bool has_han(dz_str text)
{
    for (size_t at = 0; at < text.len;)
        if (dz_is_han(dz_utf8_next(text.at, &at)))
            return true;
    return false;
}

/** Reads an example: one side for a rule that looks at one, else SOURCE => TARGET. */
static dz_status read_example(section *s, const dz_ini_row *row, dz_example *out)
{
    const char *part = parting(row->value), *left, *right;
    bool        both = s->style.pattern[0] && s->style.pattern[1];
    dz_str      source;

    *out = (dz_example){.speaks = is(row, "wrong")};
    if (row->value[0] == '\0')
        return dz_wrong_line(s->error, s->path, row->line, "this example is empty");
    if (!both) {
        if (has_han((dz_str){row->value, strlen(row->value)}))
            out->zh = row->value;
        else
            out->en = row->value;
        return DZ_OK;
    }
    if (!part)
        return dz_wrong_line(s->error, s->path, row->line, "an example of both sides is 'SOURCE => TARGET'");
    source = (dz_str){row->value, (size_t)(part - row->value)};
    right = part + strlen(arrow);
    left = dz_arena_copy(&s->ini->arena, source).at;
    if (!left)
        return dz_fail_nomem(s->error);
    if (!*left || !*right)
        return dz_wrong_line(s->error, s->path, row->line, "one side of this example is empty");
    out->zh = s->style.en_first ? right : left;
    out->en = s->style.en_first ? left : right;
    return DZ_OK;
}

/** Whether the examples have English for the source: the first one tells. */
static bool english_first(const section *s)
{
    for (size_t i = s->head + 1; i < s->end; i++) {
        const dz_ini_row *row = &s->ini->rows.at[i];
        const char       *part = is_example(row) ? parting(row->value) : NULL;

        if (part)
            return !has_han((dz_str){row->value, (size_t)(part - row->value)}) && has_han((dz_str){part, strlen(part)});
    }
    return false;
}

static dz_status read_examples(section *s)
{
    size_t      n = 0;
    dz_example *list;
    dz_status   status = DZ_OK;

    for (size_t i = s->head + 1; i < s->end; i++)
        n += is_example(&s->ini->rows.at[i]);
    list = dz_arena_take(&s->ini->arena, n + 1, sizeof *list);
    if (!list)
        return dz_fail_nomem(s->error);
    if (n > MOST_EXAMPLES)
        return dz_wrong_line(s->error, s->path, s->ini->rows.at[s->head].line, "this rule has more than %d examples", MOST_EXAMPLES);
    s->style.en_first = english_first(s);
    s->style.rule.examples = (dz_example_list){list, n};
    n = 0;
    for (size_t i = s->head + 1; i < s->end && status == DZ_OK; i++)
        if (is_example(&s->ini->rows.at[i]))
            status = read_example(s, &s->ini->rows.at[i], &list[n++]);
    return status;
}

/* ---- keys ---- */

static dz_status read_pattern(section *s, const dz_ini_row *row, int side)
{
    dz_pattern *pattern;
    dz_status   status;

    if (s->style.pattern[side])
        return dz_wrong_line(s->error, s->path, row->line, "a rule has 'target' or 'target-not', not both");
    status = dz_pattern_compile((dz_str){row->value, strlen(row->value)}, &pattern, s->error);
    dz_pattern_free(pattern);
    if (status != DZ_OK)
        return dz_on_line(s->error, status, s->path, row->line);
    s->style.pattern[side] = row->value;
    return DZ_OK;
}

static dz_status read_lang(section *s, const dz_ini_row *row)
{
    if (!is(row, "lang"))
        return DZ_OK;
    s->style.lang = strcmp(row->value, "en") == 0 ? DZ_LANG_EN : DZ_LANG_ZH_HANS;
    if (strcmp(row->value, "en") != 0 && strcmp(row->value, "zh") != 0)
        return dz_wrong_line(s->error, s->path, row->line, "'%s' is not a language of rules; en and zh are", row->value);
    return DZ_OK;
}

static dz_status read_key(section *s, const dz_ini_row *row)
{
    const char *nearest;

    for (size_t i = s->head + 1; !is_example(row) && &s->ini->rows.at[i] != row; i++)
        if (strcmp(s->ini->rows.at[i].key, row->key) == 0)
            return dz_wrong_line(s->error, s->path, row->line, "'%s' stands on line %zu already", row->key, s->ini->rows.at[i].line);
    if (is(row, "source"))
        return read_pattern(s, row, DZ_SOURCE);
    if (is(row, "target") || is(row, "target-not")) {
        s->style.without = is(row, "target-not");
        return read_pattern(s, row, DZ_TARGET);
    }
    for (int t = 0; t < DZ_TONGUES; t++)
        if (is(row, t == DZ_IN_CHINESE ? "message-zh" : "message"))
            s->message[t] = row->value;
    if (is(row, "severity") && (!dz_severity_read(row->value, &s->style.rule.severity) || s->style.rule.severity == DZ_SEVERITIES))
        return dz_wrong_line(s->error, s->path, row->line, "'%s' is not a severity; note, minor, major and critical are", row->value);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (is(row, keys[i]))
            return read_lang(s, row);
    nearest = dz_nearest(row->key, key_at, NULL);
    return dz_wrong_line(s->error, s->path, row->line, "a rule has no '%s'%s%s%s", row->key, nearest ? "; did you mean '" : "",
                         nearest ? nearest : "", nearest ? "'?" : "");
}

/* ---- the rule ---- */

/** Says in words what the patterns do: the help of the rule. */
static void say_help(const dz_style *style, dz_tongue tongue, dz_buf *buf)
{
    const char *source = style->pattern[DZ_SOURCE], *target = style->pattern[DZ_TARGET];
    bool        zh = tongue == DZ_IN_CHINESE;

    dz_buf_text(buf, zh ? "配置文件中的规则：" : "A rule of the configuration: ");
    if (source && target) {
        dz_buf_format(buf, zh ? "原文匹配 %s " : "where the source matches %s ", source);
        dz_buf_format(buf, style->without ? zh ? "而译文不匹配 %s" : "and the target does not match %s"
                           : zh           ? "且译文匹配 %s"
                                          : "and the target matches %s",
                      target);
    } else if (source)
        dz_buf_format(buf, zh ? "原文匹配 %s" : "the source matches %s", source);
    else
        dz_buf_format(buf, zh ? "译文匹配 %s" : "the target matches %s", target);
    dz_buf_text(buf, zh ? "。" : ".");
}

static dz_status fill_words(section *s, const char *name)
{
    dz_buf id = {0}, help = {0};
    bool   copied = true;

    dz_buf_format(&id, "style.%s", name);
    for (int t = 0; t < DZ_TONGUES && copied; t++) {
        dz_buf_clear(&help);
        say_help(&s->style, (dz_tongue)t, &help);
        s->style.rule.help[t] = dz_buf_ok(&help) ? dz_arena_copy(&s->ini->arena, dz_buf_all(&help)).at : NULL;
        s->style.rule.title[t] = s->message[t] ? s->message[t] : s->message[!t];
        copied = s->style.rule.help[t] != NULL;
    }
    s->style.rule.id = dz_buf_ok(&id) ? dz_arena_copy(&s->ini->arena, dz_buf_all(&id)).at : NULL;
    dz_buf_free(&id);
    dz_buf_free(&help);
    return copied && s->style.rule.id ? DZ_OK : dz_fail_nomem(s->error);
}

static bool is_rule_name(const char *name)
{
    size_t n = strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return n > 0 && n <= MOST_NAME && name[n] == '\0';
}

/** Whether what must be there is there. */
static dz_status look_over(section *s)
{
    size_t line = s->ini->rows.at[s->head].line;

    if (!s->style.pattern[0] && !s->style.pattern[1])
        return dz_wrong_line(s->error, s->path, line, "this rule has neither 'source' nor 'target'");
    if (s->style.without && !s->style.pattern[DZ_SOURCE])
        return dz_wrong_line(s->error, s->path, line, "this rule has 'target-not' without 'source'");
    for (int t = 0; t < DZ_TONGUES; t++)
        if (s->message[t] && !*s->message[t])
            return dz_wrong_line(s->error, s->path, line, "the message of this rule is empty");
    if (!s->message[0] && !s->message[1])
        return dz_wrong_line(s->error, s->path, line, "this rule has no 'message'");
    return DZ_OK;
}

static section section_of(const char *path, dz_ini *ini, size_t head, dz_error *error)
{
    section s = {.path = path, .ini = ini, .head = head, .end = head + 1, .error = error};

    while (s.end < ini->rows.n && ini->rows.at[s.end].key)
        s.end++;
    return s;
}

dz_status dz_style_read(const char *path, dz_ini *ini, size_t head, dz_rule_set *set, dz_error *error)
{
    section     s = section_of(path, ini, head, error);
    const char *name = ini->rows.at[head].argument;
    dz_status   status = DZ_OK;

    s.style.rule.severity = DZ_MINOR;
    if (!is_rule_name(name))
        return dz_wrong_line(error, path, ini->rows.at[head].line,
                             "the name of a rule is made of small letters, digits and '-', as in [style \"our-name\"]");
    for (size_t i = head + 1; i < s.end && status == DZ_OK; i++)
        status = read_key(&s, &ini->rows.at[i]);
    if (status == DZ_OK)
        status = look_over(&s);
    if (status == DZ_OK)
        status = read_examples(&s);
    if (status == DZ_OK)
        status = fill_words(&s, name);
    if (status == DZ_OK)
        status = dz_on_line(error, dz_rule_set_add(set, &s.style, error), path, ini->rows.at[head].line);
    return status;
}

/* ---- trying the examples ---- */

static dz_status try_one(const section *s, const dz_rule_set *set, const dz_rule *rule, const dz_example *example, size_t line)
{
    dz_trial        trial;
    dz_finding_list found;
    bool            speaks = false, unknown;
    dz_status       status = dz_trial_run_with(set, rule, example, &trial, s->error);

    if (status != DZ_OK)
        return dz_on_line(s->error, status, s->path, line);
    found = dz_findings_all(trial.findings);
    for (size_t i = 0; i < found.n; i++)
        speaks |= found.at[i].rule == rule;
    unknown = dz_findings_unexamined(trial.findings).n > 0 && !speaks;
    dz_trial_free(&trial);
    if (unknown)
        return dz_wrong_line(s->error, s->path, line, "a pattern takes too many steps over this example");
    if (speaks != example->speaks)
        return dz_wrong_line(s->error, s->path, line, speaks ? "the rule speaks of this example" : "the rule does not speak of this example");
    return DZ_OK;
}

dz_status dz_style_try(const char *path, const dz_ini *ini, size_t head, const dz_rule_set *set, dz_error *error)
{
    section        s = {.path = path, .head = head, .error = error};
    dz_rule_list   rules = dz_rule_set_named(set, (dz_str){"style", 5});
    const dz_rule *rule = NULL;
    dz_status      status = DZ_OK;

    for (size_t i = 0; i < rules.n; i++)
        if (strcmp(rules.at[i]->id + strlen("style."), ini->rows.at[head].argument) == 0)
            rule = rules.at[i];
    for (size_t i = head + 1, n = 0; rule && i < ini->rows.n && ini->rows.at[i].key && status == DZ_OK; i++)
        if (is_example(&ini->rows.at[i]))
            status = try_one(&s, set, rule, &rule->examples.at[n++], ini->rows.at[i].line);
    return status;
}
