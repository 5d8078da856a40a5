/* rule_set.c — the rules that are built in, and the user's own. Floor check. */
#include <string.h>

#include "base/buf.h"
#include "base/fail.h"
#include "check/style.h"

/* ---- adding ---- */

/** Puts a copy that lives with the set in the place of a text. False: no memory. */
static bool copy_words(dz_rule_set *set, const char **text)
{
    *text = dz_arena_copy(&set->arena, (dz_str){*text, strlen(*text)}).at;
    return *text != NULL;
}

static bool copy_examples(dz_rule_set *set, dz_example_list *list)
{
    dz_example *copy = dz_arena_take(&set->arena, list->n + 1, sizeof *copy);

    if (!copy)
        return false;
    for (size_t i = 0; i < list->n; i++) {
        copy[i] = list->at[i];
        if ((copy[i].zh && !copy_words(set, &copy[i].zh)) || (copy[i].en && !copy_words(set, &copy[i].en)))
            return false;
    }
    list->at = copy;
    return true;
}

static bool copy_texts(dz_rule_set *set, dz_style *style)
{
    bool copied = copy_words(set, &style->rule.id) && copy_examples(set, &style->rule.examples);

    for (int t = 0; t < DZ_TONGUES && copied; t++)
        copied = copy_words(set, &style->rule.title[t]) && copy_words(set, &style->rule.help[t]);
    for (int side = 0; side < 2 && copied; side++)
        copied = !style->pattern[side] || copy_words(set, &style->pattern[side]);
    return copied;
}

static dz_status compile(dz_style_rule *style, dz_error *error)
{
    dz_status status = DZ_OK;

    for (int side = 0; side < 2 && status == DZ_OK; side++)
        if (style->says.pattern[side])
            status = dz_pattern_compile((dz_str){style->says.pattern[side], strlen(style->says.pattern[side])},
                                        &style->pattern[side], error);
    return status;
}

static void free_patterns(dz_style_rule *style)
{
    dz_pattern_free(style->pattern[0]);
    dz_pattern_free(style->pattern[1]);
    style->pattern[0] = style->pattern[1] = NULL;
}

/** Puts a rule in its place by id; there is room. */
static void place(dz_rule_set *set, const dz_rule *rule)
{
    size_t at = set->all.n++;

    for (; at > 0 && strcmp(set->all.at[at - 1]->id, rule->id) > 0; at--)
        set->all.at[at] = set->all.at[at - 1];
    set->all.at[at] = rule;
}

dz_status dz_rule_set_add(dz_rule_set *set, const dz_style *style, dz_error *error)
{
    dz_style_rule *mine;
    dz_status      status;

    if (strncmp(style->rule.id, "style.", 6) != 0)
        return dz_fail(error, DZ_USAGE, "'%s' is not a name for a rule of one's own", style->rule.id);
    for (size_t i = 0; i < set->all.n; i++)
        if (strcmp(set->all.at[i]->id, style->rule.id) == 0)
            return dz_fail(error, DZ_USAGE, "there is a rule '%s' already", style->rule.id);
    mine = dz_arena_take(&set->arena, 1, sizeof *mine);
    if (!mine)
        return dz_fail_nomem(error);
    *mine = (dz_style_rule){.says = *style};
    mine->says.rule.needs = style->pattern[0] && style->pattern[1] ? DZ_COMPARES : 0;
    if (!copy_texts(set, &mine->says) || !dz_list_reserve(&set->all, 1) || !dz_list_reserve(&set->styles, 1))
        return dz_fail_nomem(error);
    status = compile(mine, error);
    if (status != DZ_OK) {
        free_patterns(mine);
        return status;
    }
    set->styles.at[set->styles.n++] = mine;
    place(set, &mine->says.rule);
    return DZ_OK;
}

const dz_style *dz_style_of(const dz_rule_set *set, const dz_rule *rule)
{
    for (size_t i = 0; set && i < set->styles.n; i++)
        if (&set->styles.at[i]->says.rule == rule)
            return &set->styles.at[i]->says;
    return NULL;
}

/* ---- the set ---- */

dz_status dz_rule_set_new(dz_rule_set **out, dz_error *error)
{
    dz_rule_list built_in = dz_rules_all();
    dz_rule_set *set = dz_alloc_zero(1, sizeof *set);

    *out = NULL;
    if (!set || !dz_list_reserve(&set->all, built_in.n)) {
        dz_rule_set_free(set);
        return dz_fail_nomem(error);
    }
    memcpy(set->all.at, built_in.at, built_in.n * sizeof *built_in.at);
    set->all.n = built_in.n;
    *out = set;
    return DZ_OK;
}

void dz_rule_set_free(dz_rule_set *set)
{
    if (!set)
        return;
    for (size_t i = 0; i < set->styles.n; i++)
        free_patterns(set->styles.at[i]);
    dz_list_free(&set->styles);
    dz_list_free(&set->all);
    dz_arena_free(&set->arena);
    dz_release(set);
}

dz_rule_list dz_rule_set_all(const dz_rule_set *set) { return set ? (dz_rule_list){set->all.at, set->all.n} : dz_rules_all(); }

dz_rule_list dz_rule_set_named(const dz_rule_set *set, dz_str name) { return dz_rules_among(dz_rule_set_all(set), name); }
