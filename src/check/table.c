/* table.c — the list of rules. Floor 8, check. */
#include <string.h>

#include "check/check.h"

/* sorted by id */
static const dz_rule *const rules[] = {
    &dz_rule_currency_conversion, &dz_rule_currency_identity, &dz_rule_dates_missing,   &dz_rule_dates_value,  &dz_rule_figures_added,
    &dz_rule_figures_direction, &dz_rule_figures_missing,   &dz_rule_figures_unit,    &dz_rule_figures_value, &dz_rule_repeats_block,
    &dz_rule_segments_added,    &dz_rule_segments_omitted,  &dz_rule_text_damage,   &dz_rule_text_hidden,
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

const char *dz_severity_name(dz_severity severity)
{
    static const char *const names[] = {"note", "minor", "major", "critical"};

    return names[severity];
}
