/* table.c — the list of rules. Floor check. */
#include <string.h>

#include "check/check.h"
#include "check/style.h"

/* sorted by id */
static const dz_rule *const rules[] = {
    &dz_rule_codes_added,
    &dz_rule_codes_email,
    &dz_rule_codes_identifier,
    &dz_rule_codes_missing,
    &dz_rule_codes_order,
    &dz_rule_codes_url,
    &dz_rule_consistency_source,
    &dz_rule_consistency_target,
    &dz_rule_currency_conversion,
    &dz_rule_currency_identity,
    &dz_rule_dates_missing,
    &dz_rule_dates_value,
    &dz_rule_figures_added,
    &dz_rule_figures_direction,
    &dz_rule_figures_missing,
    &dz_rule_figures_unit,
    &dz_rule_figures_value,
    &dz_rule_names_archive,
    &dz_rule_names_inconsistent,
    &dz_rule_names_mismatch,
    &dz_rule_names_missing,
    &dz_rule_punctuation_brackets,
    &dz_rule_punctuation_end,
    &dz_rule_punctuation_quotes,
    &dz_rule_punctuation_spaces,
    &dz_rule_punctuation_width,
    &dz_rule_repeats_archive,
    &dz_rule_repeats_block,
    &dz_rule_repeats_near,
    &dz_rule_repeats_target_only,
    &dz_rule_repeats_word,
    &dz_rule_segments_added,
    &dz_rule_segments_length,
    &dz_rule_segments_moved,
    &dz_rule_segments_omitted,
    &dz_rule_segments_unrelated,
    &dz_rule_segments_untranslated,
    &dz_rule_spelling_word,
    &dz_rule_style_slip,
    &dz_rule_terms_forbidden,
    &dz_rule_terms_inconsistent,
    &dz_rule_terms_missing,
    &dz_rule_text_damage,
    &dz_rule_text_debris,
    &dz_rule_text_hidden,
    &dz_rule_text_language,
    &dz_rule_text_mixed_script,
};

dz_rule_list dz_rules_all(void) { return (dz_rule_list){rules, sizeof rules / sizeof *rules}; }

const dz_rule *dz_rule_named(const char *id)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strcmp(rules[i]->id, id) == 0)
            return rules[i];
    return NULL;
}

/** Whether 'name' is a rule or the family of one. */
static bool answers_to(const dz_rule *rule, dz_str name)
{
    return strlen(rule->id) >= name.len && memcmp(rule->id, name.at, name.len) == 0 &&
           (rule->id[name.len] == '\0' || rule->id[name.len] == '.');
}

dz_rule_list dz_rules_among(dz_rule_list list, dz_str name)
{
    size_t from = 0, to;

    while (from < list.n && !answers_to(list.at[from], name))
        from++;
    for (to = from; to < list.n && answers_to(list.at[to], name); to++)
        ;
    return (dz_rule_list){list.at + from, name.len ? to - from : 0};
}

dz_rule_list dz_rules_named(dz_str name) { return dz_rules_among(dz_rules_all(), name); }

const char *dz_severity_name(dz_severity severity)
{
    static const char *const names[] = {"note", "minor", "major", "critical"};

    return names[severity];
}
