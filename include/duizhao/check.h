/* check.h — what may be wrong with a translation. Floor check. */
#ifndef DUIZHAO_CHECK_H
#define DUIZHAO_CHECK_H

#include "duizhao/glossary.h"
#include "duizhao/ledger.h"
#include "duizhao/spelling.h"

#ifdef __cplusplus
extern "C" {
#endif

/** As in MQM (themqm.org). Ordered: worse is greater. */
typedef enum dz_severity { DZ_NOTE, DZ_MINOR, DZ_MAJOR, DZ_CRITICAL, DZ_SEVERITIES } dz_severity;

/** The languages a message is kept in. */
typedef enum dz_tongue { DZ_IN_ENGLISH, DZ_IN_CHINESE, DZ_TONGUES } dz_tongue;

typedef struct dz_findings dz_findings;

/** Two texts of a few sentences, and whether a rule speaks of them. Each is run
 *  as a test (tests/unit/test_rules.c): where the rule speaks no other does, and
 *  where it holds its tongue all others do. */
typedef struct dz_example {
    const char *zh, *en; /* the source and the target in UTF-8; NULL for one: the rule needs one text alone */
    bool        speaks;
} dz_example;

typedef struct dz_example_list {
    const dz_example *at;
    size_t            n;
} dz_example_list;

/** A rule is data: help, reports and tests are made from its row. */
typedef struct dz_rule {
    const char *id;                /* "figures.value": never renamed or reused */
    const char *title[DZ_TONGUES]; /* "a figure differs" */
    const char *help[DZ_TONGUES];  /* what it sees, what it cannot see */
    dz_severity severity;          /* of a usual finding; single ones may be milder */
    dz_example_list examples;      /* at least one where it speaks and one where it does not */
    const char *glossary;          /* a table that the examples are run with, or NULL */
    bool        spelling;          /* they need dictionaries that may not be installed: dz_trial.skipped */
} dz_rule;

typedef struct dz_rule_list {
    const dz_rule *const *at;
    size_t                n;
} dz_rule_list;

/** Every rule there is, sorted by id. Static. */
dz_rule_list dz_rules_all(void);

/** The rule called 'id', or NULL. */
const dz_rule *dz_rule_named(const char *id);

/** The rule called 'name', or the rules of the family called so ("figures"):
 *  neighbours in dz_rules_all(). n = 0: there is none. */
dz_rule_list dz_rules_named(dz_str name);

/** "note", "minor", "major", "critical". Static. */
const char *dz_severity_name(dz_severity severity);

/** The bead of a finding that speaks of one text only. */
#define DZ_NO_BEAD UINT32_MAX

/** One thing to look at. A span of length 0 marks where something is missing. */
typedef struct dz_finding {
    const dz_rule *rule;
    dz_severity    severity;
    uint32_t       bead;                /* index, or DZ_NO_BEAD */
    bool           on[2];               /* which sides it speaks of */
    dz_span        span[2];             /* by side, where 'on' */
    dz_span_list   related;             /* other places like it, in the text of dz_finding_lead() */
    dz_str         message[DZ_TONGUES]; /* one clause, NUL-terminated too */
    uint64_t       fingerprint;         /* of the rule and the text around, not of its place */
} dz_finding;

/** The side that a finding points at, and that its related places are of: the
 *  target, unless the finding speaks of the source alone. */
int dz_finding_lead(const dz_finding *finding);

typedef struct dz_finding_list {
    const dz_finding *at;
    size_t            n;
} dz_finding_list;

typedef struct dz_check_options {
    /** By position in dz_rules_all(): true leaves a rule out. NULL: none. */
    const bool        *off;
    const dz_lexicon  *lexicon;  /* lent for the call; NULL: none */
    const dz_glossary *glossary; /* lent for the call; NULL: none */
    dz_spelling       *spelling; /* lent for the call; NULL: the spelling of English is not looked at */
} dz_check_options;

/** Runs the rules over a pair and its ledger, both lent, to outlive *out.
 *  Findings come sorted by place in the source (or target where the source has
 *  none: by its bead), then by rule. Fingerprints differ from each other.
 *  Fails with NOMEM only; then *out is NULL. 'options' may be NULL. */
dz_status dz_check_run(const dz_pair *pair, const dz_ledger *ledger,
                       const dz_check_options *options, dz_findings **out, dz_error *error);

void dz_findings_free(dz_findings *findings); /* NULL is fine */

/** Lent until dz_findings_free(). */
dz_finding_list dz_findings_all(const dz_findings *findings);

/** How many findings have this severity. */
size_t dz_findings_count(const dz_findings *findings, dz_severity severity);

/** An example that was run. */
typedef struct dz_trial {
    dz_pair     *pair;
    dz_ledger   *ledger;
    dz_findings *findings;
    dz_glossary *glossary;
    dz_spelling *spelling;
    bool         skipped; /* the example needs a dictionary that is not there: nothing was run for it */
} dz_trial;

/** Runs every rule over an example, with what 'rule' (or NULL) needs, Chinese as
 *  the source. Where both sides are one segment they are a pair already; longer ones
 *  are aligned.
 *  On DZ_OK free with dz_trial_free(); otherwise *out is all NULL. Fails with NOMEM. */
dz_status dz_trial_run(const dz_rule *rule, const dz_example *example, dz_trial *out, dz_error *error);

void dz_trial_free(dz_trial *trial); /* all NULL is fine */

#ifdef __cplusplus
}
#endif

#endif
