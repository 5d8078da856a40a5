/* check.h — what may be wrong with a translation. Floor check. */
#ifndef DUIZHAO_CHECK_H
#define DUIZHAO_CHECK_H

#include "duizhao/compare.h"
#include "duizhao/glossary.h"
#include "duizhao/ledger.h"
#include "duizhao/spelling.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

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

/** What a rule cannot do without. Bits. */
typedef enum dz_need {
    DZ_NEEDS_TWO_TEXTS = 1 << 0,
    DZ_NEEDS_RELATED = 1 << 1, /* where there are two texts: that they have to do with each other */
    DZ_NEEDS_GLOSSARY = 1 << 2,
    DZ_NEEDS_SPELLING = 1 << 3, /* dictionaries, which may not be installed: dz_trial.skipped */
    DZ_NEEDS_ARCHIVE = 1 << 4,  /* other pairs: an audit asks it, behind all others; its examples are silent */
    DZ_COMPARES = DZ_NEEDS_TWO_TEXTS | DZ_NEEDS_RELATED
} dz_need;

/** A rule is data: help, reports and tests are made from its row. */
typedef struct dz_rule {
    const char *id;                /* "figures.value": never renamed or reused */
    const char *title[DZ_TONGUES]; /* "a figure differs" */
    const char *help[DZ_TONGUES];  /* what it sees, what it cannot see */
    dz_severity severity;          /* of a usual finding; single ones may be milder */
    unsigned    needs;             /* of dz_need */
    dz_example_list examples;      /* at least one where it speaks, unless it needs an archive, and one where it does not */
    const char *glossary;          /* a table that the examples are run with, or NULL */
    bool        tagged;            /* each example is a unit of XLIFF 1.2: the content of its <source> and its <target>, with their tags */
    bool        prose;             /* about how people write: it says nothing of program code in a text */
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

/* ---- rules of one's own ---- */

/** A rule made of regular expressions in the syntax of ICU, docs/configuration.md.
 *  With a pattern for one side it speaks of each match in a segment of that side;
 *  with both, of each match in the target of a bead whose source matches. */
typedef struct dz_style {
    dz_rule     rule;       /* its id begins with "style."; the title is what it says */
    const char *pattern[2]; /* by side, in UTF-8; NULL: none, but not both */
    bool        without;    /* there are both, and it speaks where the target does not match */
    dz_lang     lang;       /* of the text it speaks of; DZ_LANG_UNKNOWN: any. Either Chinese is both */
    bool        en_first;   /* in its examples the English is the source */
} dz_style;

/** The rules of a run: all that are built in, and some of one's own. */
typedef struct dz_rule_set dz_rule_set;

/** The rules that are built in. Free with dz_rule_set_free(). Fails with NOMEM. */
dz_status dz_rule_set_new(dz_rule_set **out, dz_error *error);
void      dz_rule_set_free(dz_rule_set *set); /* NULL is fine */

/** Adds a rule, all of which is copied. Fails with FORMAT and TOO_LARGE (a pattern),
 *  USAGE (the id: there is one already, or it is not of this family), NOMEM. */
dz_status dz_rule_set_add(dz_rule_set *set, const dz_style *style, dz_error *error);

/** Every rule of the set, sorted by id; of NULL, dz_rules_all(). Lent until the next one is added. */
dz_rule_list dz_rule_set_all(const dz_rule_set *set);

/** dz_rules_named() of a set. */
dz_rule_list dz_rule_set_named(const dz_rule_set *set, dz_str name);

/* ---- what was dismissed ---- */

/** Who said that a finding is to count no longer. */
typedef enum dz_dismissed_by {
    DZ_BY_BASELINE, /* a file that keeps fingerprints */
    DZ_BY_NOTE      /* a note beside the text */
} dz_dismissed_by;

/** Somebody has looked at a finding and dismissed it. It is told all the same, but stops nothing. */
typedef struct dz_dismissal {
    dz_dismissed_by by;
    uint64_t        fingerprint; /* by a baseline: of the finding */
    dz_str          rule;        /* the same rule; by a note also a family, or "" for all rules */
    int             side;        /* by a note: of the text that ... */
    dz_span         span;        /* ... has the finding here */
    dz_str          reason;
    dz_str          date; /* by a baseline: the day, YYYY-MM-DD; else empty */
} dz_dismissal;

typedef struct dz_dismissal_list {
    const dz_dismissal *at;
    size_t              n;
} dz_dismissal_list;

/** Reads a note as translators leave it beside a unit: "duizhao:ignore RULE reason",
 *  where RULE is a rule, a family, or "all". Fills in by, rule and reason, which lie in
 *  'note'. False: it is a note about something else. */
bool dz_dismissal_read(dz_str note, dz_dismissal *out);

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
    dz_difference_list differences;     /* of a repeat: between the span and the related ones */
    dz_str         message[DZ_TONGUES]; /* one clause, NUL-terminated too */
    uint64_t       fingerprint;         /* of the rule and the text around, not of its place */
    const dz_dismissal *dismissed;      /* it counts no longer; lent with the options of the run. NULL: it does */
} dz_finding;

/** The side that a finding points at, and that its related places are of: the
 *  target, unless the finding speaks of the source alone. */
int dz_finding_lead(const dz_finding *finding);

typedef struct dz_finding_list {
    const dz_finding *at;
    size_t            n;
} dz_finding_list;

/** What a rule of one's own could not be asked of: it ran out of steps, or the text is too long. */
typedef struct dz_unexamined {
    const dz_rule *rule;
    int            side;
    dz_span        span;
    bool           rest; /* nor of anything behind it */
} dz_unexamined;

typedef struct dz_unexamined_list {
    const dz_unexamined *at;
    size_t               n;
} dz_unexamined_list;

/** All lent; what findings point at (rules, dismissals) is to outlive them. */
typedef struct dz_check_options {
    const dz_rule_set *rules; /* NULL: those built in */
    /** By position in dz_rule_set_all(): true leaves a rule out. NULL: none. */
    const bool *off;
    /** By position too: how grave a usual finding of a rule is. What the rule itself holds
     *  for milder is never raised. DZ_SEVERITIES: as the rule has it. NULL: all. */
    const dz_severity *severity;
    dz_dismissal_list  dismissed;
    bool               source_alone; /* the one text of the pair is the source of something, not the target */
    const dz_lexicon  *lexicon;  /* lent for the call; NULL: none, names are compared by reading alone */
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

/** How many findings have this severity and were not dismissed. */
size_t dz_findings_count(const dz_findings *findings, dz_severity severity);

/** How many were dismissed. */
size_t dz_findings_dismissed(const dz_findings *findings);

/** Whether a rule was asked of the texts, or the first reason why not. */
typedef enum dz_asked {
    DZ_ASKED,
    DZ_UNASKED_OFF,       /* the caller left it out */
    DZ_UNASKED_ONE_TEXT,  /* it is about the other text, or about both */
    DZ_UNASKED_UNRELATED, /* segments.unrelated said that there is nothing to compare */
    DZ_UNASKED_GLOSSARY,  /* there is none */
    DZ_UNASKED_SPELLING,  /* nobody asked for it */
    DZ_UNASKED_ARCHIVE    /* there is no other pair */
} dz_asked;

/** The same for a rule by its position in dz_rule_set_all() of the run. */
dz_asked dz_findings_asked(const dz_findings *findings, size_t rule);

/** What could not be examined. Lent until dz_findings_free(). */
dz_unexamined_list dz_findings_unexamined(const dz_findings *findings);

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

/** The same with the rules of a set, lent, and for examples of 'rule', one of them. */
dz_status dz_trial_run_with(const dz_rule_set *rules, const dz_rule *rule, const dz_example *example, dz_trial *out,
                            dz_error *error);

void dz_trial_free(dz_trial *trial); /* all NULL is fine */

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
