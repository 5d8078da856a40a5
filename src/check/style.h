/* style.h — a set of rules as the check of the user's own sees it. Floor check. Private. */
#ifndef DZ_CHECK_STYLE_H
#define DZ_CHECK_STYLE_H

#include "base/arena.h"
#include "duizhao/check.h"
#include "text/pattern.h"

/** A rule of the user's own with its patterns compiled. */
typedef struct dz_style_rule {
    dz_style    says;       /* its texts lie in the arena of the set */
    dz_pattern *pattern[2]; /* by side, NULL where it has none; never matched with, only cloned */
} dz_style_rule;

struct dz_rule_set {
    dz_arena arena;
    DZ_LIST(dz_style_rule *) styles;
    DZ_LIST(const dz_rule *) all; /* built in and added, sorted by id */
};

/** Those of a list, which is sorted by id, that a name means: a rule or a family. */
dz_rule_list dz_rules_among(dz_rule_list list, dz_str name);

/** A rule as its user wrote it; NULL for one that is built in. 'set' may be NULL. */
const dz_style *dz_style_of(const dz_rule_set *set, const dz_rule *rule);

#endif
