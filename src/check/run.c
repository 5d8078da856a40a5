/* run.c — runs the checks, owns what they found. Floor check. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/hash.h"
#include "base/search.h"
#include "check/check.h"
#include "check/style.h"

struct dz_findings {
    dz_arena arena;
    DZ_LIST(dz_finding) rows;
    uint32_t *newest;         /* while the checks run, by bead_slot(): the last row of a bead and 1 more, or 0 */
    DZ_LIST(uint32_t) before; /* by row: the one before of the same bead, in the same way */
    DZ_LIST(dz_unexamined) unexamined;
    uint8_t *asked; /* of dz_asked, by position of the rule */
    size_t   count[DZ_SEVERITIES], dismissed;
    bool     failed;
};

/* ---- reporting ---- */

/** The place of a rule among those of the run; their number where it is none of them. */
static size_t position_of(const dz_case *c, const dz_rule *rule)
{
    dz_rule_list rules = dz_rule_set_all(c->options->rules);
    size_t       i = 0;

    while (i < rules.n && rules.at[i] != rule)
        i++;
    return i;
}

bool dz_is_off(const dz_case *c, const dz_rule *rule) { return c->options->off && c->options->off[position_of(c, rule)]; }

/** A severity as the options have it: see there. */
static dz_severity severity_of(const dz_case *c, const dz_rule *rule, dz_severity severity)
{
    dz_severity asked = c->options->severity ? c->options->severity[position_of(c, rule)] : DZ_SEVERITIES;

    if (asked == DZ_SEVERITIES)
        return severity;
    return severity == rule->severity || asked < severity ? asked : severity;
}

/** A copy that lives as long as the findings; NULL of nothing, or without memory. */
static void *copy(dz_findings *out, const void *at, size_t n, size_t size)
{
    void *into = n ? dz_arena_take(&out->arena, n, size) : NULL;

    return into ? memcpy(into, at, n * size) : NULL;
}

/** A text alone has no beads, whatever a finding says. */
static size_t bead_slot(const dz_case *c, uint32_t bead) { return bead < dz_pair_beads(c->pair).n ? (size_t)bead + 1 : 0; }

static bool keep(dz_case *c, dz_finding *f)
{
    dz_findings *out = c->out;
    uint32_t    *newest = &out->newest[bead_slot(c, f->bead)];

    for (int t = 0; t < DZ_TONGUES; t++) {
        if (!dz_buf_ok(&c->say[t]))
            return false;
        f->message[t] = dz_arena_copy(&out->arena, dz_buf_all(&c->say[t]));
        if (!f->message[t].at)
            return false;
    }
    f->related.at = copy(out, f->related.at, f->related.n, sizeof *f->related.at);
    f->differences.at = copy(out, f->differences.at, f->differences.n, sizeof *f->differences.at);
    if ((f->related.n && !f->related.at) || (f->differences.n && !f->differences.at))
        return false;
    if (!dz_list_push(&out->before, *newest) || !dz_list_push(&out->rows, *f))
        return false;
    *newest = (uint32_t)out->rows.n;
    return true;
}

/** Whether a rule about how people write points at program code. */
static bool is_of_code(const dz_case *c, const dz_finding *f)
{
    int side = dz_finding_lead(f);

    return f->rule->prose && f->related.n == 0 && f->span[side].len && dz_document_is_code(dz_pair_document(c->pair, side), f->span[side]);
}

void dz_find(dz_case *c, dz_finding finding)
{
    finding.severity = severity_of(c, finding.rule, finding.severity);
    if (!dz_is_off(c, finding.rule) && !is_of_code(c, &finding) && !keep(c, &finding))
        c->out->failed = true;
    for (int t = 0; t < DZ_TONGUES; t++)
        dz_buf_clear(&c->say[t]);
}

void dz_find_unexamined(dz_case *c, dz_unexamined what)
{
    if (!dz_list_push(&c->out->unexamined, what))
        c->out->failed = true;
}

void dz_find_failed(dz_case *c) { c->out->failed = true; }

bool dz_is_told(const dz_case *c, uint32_t bead)
{
    for (uint32_t i = c->out->newest[bead_slot(c, bead)]; i; i = c->out->before.at[i - 1])
        if (c->out->rows.at[i - 1].severity > DZ_NOTE)
            return true;
    return false;
}

bool dz_is_told_of(const dz_case *c, const dz_rule *rule, dz_severity severity, uint32_t bead)
{
    for (uint32_t i = c->out->newest[bead_slot(c, bead)]; i; i = c->out->before.at[i - 1])
        if (c->out->rows.at[i - 1].rule == rule && c->out->rows.at[i - 1].severity >= severity)
            return true;
    return false;
}

/** Whether a rule has spoken of a place in what it found in one bead. */
static bool is_told_in(const dz_case *c, uint32_t bead, const dz_rule *rule, int side, dz_span span)
{
    for (uint32_t i = c->out->newest[bead_slot(c, bead)]; i; i = c->out->before.at[i - 1]) {
        const dz_finding *f = &c->out->rows.at[i - 1];

        if (f->rule == rule && f->on[side] && f->span[side].at < dz_span_end(span) && span.at < dz_span_end(f->span[side]))
            return true;
    }
    return false;
}

bool dz_is_told_there(const dz_case *c, const dz_rule *rule, int side, dz_span span)
{
    uint32_t bead = dz_bead_at(c->pair, side, span.at), all = (uint32_t)dz_pair_beads(c->pair).n;

    if (is_told_in(c, DZ_NO_BEAD, rule, side, span))
        return true;
    for (uint32_t b = bead ? bead - 1 : 0; bead != DZ_NO_BEAD && b < all && b <= bead + 1; b++) /* codes look into the beads beside their own */
        if (is_told_in(c, b, rule, side, span))
            return true;
    return false;
}

size_t dz_segment_at(const dz_pair *pair, int side, uint32_t at)
{
    return dz_row_behind(dz_segments_all(dz_pair_segments(pair, side)), at);
}

uint32_t dz_bead_at(const dz_pair *pair, int side, uint32_t at)
{
    size_t n = dz_segments_all(dz_pair_segments(pair, side)).n, segment = dz_segment_at(pair, side, at);

    if (dz_pair_sides(pair) < 2 || n == 0)
        return DZ_NO_BEAD;
    return (uint32_t)(segment < n ? dz_pair_bead_of(pair, side, segment) : dz_pair_beads(pair).n - 1);
}

/* ---- order ---- */

static int by_place(const void *a, const void *b)
{
    const dz_finding *x = a, *y = b;
    int               side;

    if (x->bead != y->bead)
        return x->bead < y->bead ? -1 : 1;
    side = x->on[0] && y->on[0] ? 0 : 1;
    if (x->on[0] != y->on[0])
        return x->on[0] ? -1 : 1;
    if (x->span[side].at != y->span[side].at)
        return x->span[side].at < y->span[side].at ? -1 : 1;
    if (x->span[1].at != y->span[1].at)
        return x->span[1].at < y->span[1].at ? -1 : 1;
    return strcmp(x->rule->id, y->rule->id);
}

/** A finding's fingerprint and its rank. */
typedef struct print {
    uint64_t hash;
    size_t   i;
} print;

static int by_hash(const void *a, const void *b)
{
    const print *x = a, *y = b;

    return x->hash != y->hash ? (x->hash < y->hash ? -1 : 1) : x->i < y->i ? -1 : x->i > y->i;
}

/** Makes equal fingerprints differ: the second, the third ... of its kind. False: no memory. */
static bool tell_apart(dz_findings *out)
{
    print *prints = dz_alloc(out->rows.n, sizeof *prints);
    size_t nth = 0;

    if (!prints)
        return false;
    for (size_t i = 0; i < out->rows.n; i++)
        prints[i] = (print){out->rows.at[i].fingerprint, i};
    qsort(prints, out->rows.n, sizeof *prints, by_hash);
    for (size_t k = 1; k < out->rows.n; k++) {
        nth = prints[k].hash == prints[k - 1].hash ? nth + 1 : 0;
        if (nth)
            out->rows.at[prints[k].i].fingerprint = dz_hash(&nth, sizeof nth, prints[k].hash);
    }
    dz_release(prints);
    return true;
}

/* ---- which rules were asked ---- */

/** Whether a rule of one's own is about a text that is not there. */
static bool is_about_the_other(const dz_case *c, const dz_rule *rule)
{
    const dz_style *style = dz_style_of(c->options->rules, rule);
    int             side = c->options->source_alone ? DZ_SOURCE : DZ_TARGET;

    return style && dz_pair_sides(c->pair) == 1 && style->pattern[!side];
}

static dz_asked asked(const dz_case *c, const dz_rule *rule, size_t position, bool unrelated)
{
    int sides = dz_pair_sides(c->pair);

    if (c->options->off && c->options->off[position])
        return DZ_UNASKED_OFF;
    if ((sides < 2 && (rule->needs & DZ_NEEDS_TWO_TEXTS)) || is_about_the_other(c, rule))
        return DZ_UNASKED_ONE_TEXT;
    if (unrelated && (rule->needs & DZ_NEEDS_RELATED))
        return DZ_UNASKED_UNRELATED;
    if (!c->glossary && (rule->needs & DZ_NEEDS_GLOSSARY))
        return DZ_UNASKED_GLOSSARY;
    if (rule->needs & DZ_NEEDS_ARCHIVE)
        return DZ_UNASKED_ARCHIVE;
    return !c->spelling && (rule->needs & DZ_NEEDS_SPELLING) ? DZ_UNASKED_SPELLING : DZ_ASKED;
}

/** Notes which rules were asked. False: no memory. */
static bool note_asked(dz_case *c, bool unrelated)
{
    dz_rule_list rules = dz_rule_set_all(c->options->rules);

    c->out->asked = dz_alloc(rules.n, sizeof *c->out->asked);
    for (size_t i = 0; c->out->asked && i < rules.n; i++)
        c->out->asked[i] = (uint8_t)asked(c, rules.at[i], i, unrelated);
    return c->out->asked != NULL;
}

dz_asked dz_findings_asked(const dz_findings *findings, size_t rule) { return (dz_asked)findings->asked[rule]; }

/* ---- running ---- */

static dz_check_fn *const checks[] = {
    dz_check_language, dz_check_repeats, dz_check_damage, dz_check_untranslated, dz_check_paragraphs, dz_check_slips, dz_check_spelling,
    dz_check_names_forms,
};
/* what the two say of each other: dz_check_segments tells what dz_check_moved does not, codes and tags go before the figures
 * inside of them, and the length speaks where all others are silent; but for
 * the rules of the user, which change nothing of what the others say */
static dz_check_fn *const of_beads[] = {
    dz_check_moved, dz_check_codes, dz_check_tags, dz_check_names, dz_check_consistency, dz_check_currency, dz_check_figures, dz_check_segments, dz_check_terms,
    dz_check_ends,  dz_check_length, dz_check_style_beads,
};

static dz_status find_repeats(const dz_pair *pair, dz_repeats *repeats[2], dz_error *error)
{
    dz_status status = DZ_OK;

    for (int side = 0; side < dz_pair_sides(pair) && status == DZ_OK; side++)
        status = dz_repeats_find(dz_pair_figures(pair, side), &repeats[side], error);
    return status;
}

static bool make_room(dz_case *c)
{
    c->out->newest = dz_alloc_zero(dz_pair_beads(c->pair).n + 1, sizeof *c->out->newest);
    if (!c->out->newest)
        return false;
    for (int side = 0; side < dz_pair_sides(c->pair); side++) {
        c->moved[side] = dz_alloc_zero(dz_segments_all(dz_pair_segments(c->pair, side)).n, sizeof(bool));
        if (!c->moved[side])
            return false;
    }
    return true;
}

static dz_status find_mentions(dz_case *c, dz_error *error)
{
    dz_status status = DZ_OK;

    for (int side = 0; c->glossary && side < dz_pair_sides(c->pair) && status == DZ_OK; side++)
        status = dz_mentions_find(c->glossary, dz_pair_segments(c->pair, side), &c->mentions[side], error);
    return status;
}

static void count_all(dz_findings *out)
{
    for (size_t i = 0; i < out->rows.n; i++)
        if (out->rows.at[i].dismissed)
            out->dismissed++;
        else
            out->count[out->rows.at[i].severity]++;
}

static bool run_all(dz_case *c)
{
    bool unrelated;

    if (!make_room(c))
        return false;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        checks[i](c);
    unrelated = !dz_is_off(c, &dz_rule_segments_unrelated) && dz_check_unrelated(c);
    for (size_t i = 0; !unrelated && i < sizeof of_beads / sizeof *of_beads; i++)
        of_beads[i](c);
    dz_check_style(c);
    if (c->out->failed || !note_asked(c, unrelated))
        return false;
    if (c->out->rows.n)
        qsort(c->out->rows.at, c->out->rows.n, sizeof *c->out->rows.at, by_place);
    if (!dz_fingerprint(c->pair, c->out->rows.at, c->out->rows.n) || !tell_apart(c->out))
        return false;
    dz_dismiss(c->options->dismissed, c->out->rows.at, c->out->rows.n);
    count_all(c->out);
    return true;
}

static const dz_check_options defaults = {0};

dz_status dz_check_run(const dz_pair *pair, const dz_ledger *ledger, const dz_check_options *options, dz_findings **out,
                       dz_error *error)
{
    dz_repeats *repeats[2] = {NULL, NULL};
    dz_case     c = {.pair = pair, .ledger = ledger, .options = options ? options : &defaults};
    dz_status   status = find_repeats(pair, repeats, error);

    *out = NULL;
    c.repeats[0] = repeats[0];
    c.repeats[1] = repeats[1];
    if (options) {
        c.lexicon = options->lexicon;
        c.spelling = options->spelling;
        c.glossary = options->glossary;
    }
    if (status == DZ_OK)
        status = find_mentions(&c, error);
    if (status == DZ_OK) {
        c.out = dz_alloc_zero(1, sizeof *c.out);
        if (!c.out || !run_all(&c))
            status = dz_fail_nomem(error);
    }
    for (int t = 0; t < DZ_TONGUES; t++)
        dz_buf_free(&c.say[t]);
    for (int side = 0; side < 2; side++) {
        dz_release(c.moved[side]);
        dz_mentions_free(c.mentions[side]);
        dz_repeats_free(repeats[side]);
    }
    if (status != DZ_OK) {
        dz_findings_free(c.out);
        return status;
    }
    *out = c.out;
    return DZ_OK;
}

void dz_findings_free(dz_findings *findings)
{
    if (!findings)
        return;
    dz_list_free(&findings->rows);
    dz_list_free(&findings->before);
    dz_release(findings->newest);
    dz_list_free(&findings->unexamined);
    dz_release(findings->asked);
    dz_arena_free(&findings->arena);
    dz_release(findings);
}

dz_finding_list dz_findings_all(const dz_findings *findings)
{
    return (dz_finding_list){findings->rows.at, findings->rows.n};
}

int dz_finding_lead(const dz_finding *finding) { return finding->on[DZ_TARGET] ? DZ_TARGET : DZ_SOURCE; }

size_t dz_findings_count(const dz_findings *findings, dz_severity severity) { return findings->count[severity]; }

size_t dz_findings_dismissed(const dz_findings *findings) { return findings->dismissed; }

dz_unexamined_list dz_findings_unexamined(const dz_findings *findings)
{
    return (dz_unexamined_list){findings->unexamined.at, findings->unexamined.n};
}
