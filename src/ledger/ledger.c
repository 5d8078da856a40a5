/* ledger.c — which figures of two texts answer each other. Floor ledger. */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/list.h"
#include "feature/number.h"
#include "ledger/formula.h"
#include "ledger/home.h"
#include "ledger/matcher.h"
#include "ledger/order.h"
#include "ledger/role.h"

struct dz_ledger {
    DZ_LIST(dz_entry) entries;
    uint32_t *first; /* for each bead, and one behind: its first entry */
    size_t    beads;
};

typedef DZ_LIST(dz_answer) dz_answers;

/* ---- setting out ---- */

/** The figures of a pager and the like are nobody's. */
static bool is_furniture(const dz_matcher *m, int side, size_t f)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(m->pair, side));

    return list.at[m->all[side].at[f].segment].kind == DZ_SEGMENT_FURNITURE;
}

static bool set_out_side(dz_matcher *m, int side)
{
    dz_bead_list beads = dz_pair_beads(m->pair);
    size_t       n, f = 0;

    m->all[side] = dz_figures_all(dz_pair_figures(m->pair, side));
    n = m->all[side].n;
    m->partner[side] = dz_alloc(n, sizeof *m->partner[side]);
    m->relation[side] = dz_alloc_zero(n, 1);
    m->bead[side] = dz_alloc(n, sizeof *m->bead[side]);
    if (!m->partner[side] || !m->relation[side] || !m->bead[side] || !dz_list_reserve(&m->begin[side], beads.n + 1))
        return false;
    for (size_t b = 0; b < beads.n; b++) {
        uint32_t end = beads.at[b].first[side] + beads.at[b].n[side];

        m->begin[side].at[b] = (uint32_t)f;
        for (; f < n && m->all[side].at[f].segment < end; f++) {
            m->bead[side][f] = (uint32_t)b;
            m->partner[side][f] = is_furniture(m, side, f) ? DZ_EXCUSED : DZ_FREE;
        }
    }
    m->begin[side].at[beads.n] = (uint32_t)f;
    return true;
}

static void put_away(dz_matcher *m)
{
    for (int side = 0; side < 2; side++) {
        dz_release(m->partner[side]);
        dz_release(m->relation[side]);
        dz_release(m->bead[side]);
        dz_list_free(&m->begin[side]);
    }
}

/* ---- matching ---- */

static void match(dz_matcher *m, size_t i, size_t j, int relation)
{
    m->partner[0][i] = (int64_t)j;
    m->partner[1][j] = (int64_t)i;
    m->relation[0][i] = m->relation[1][j] = (uint8_t)relation;
}

static size_t distance(size_t a, size_t b) { return a > b ? a - b : b - a; }

typedef int relate_fn(dz_subject a, dz_subject b);

/** Whether two figures may be paired in this relation. One that another mention
 *  excuses may yet be contradicted by one that is free: 300 and 300 tonnes beside
 *  300 and 400. Then they must be of one unit, or a slip apart. */
static bool may_pair(const dz_matcher *m, size_t i, size_t j, int relation)
{
    const dz_figure *f = &m->all[0].at[i], *g = &m->all[1].at[j];
    int64_t          a = m->partner[0][i], b = m->partner[1][j];

    if (a == DZ_FREE && b == DZ_FREE)
        return true;
    if (!((a == DZ_FREE && b == DZ_SAID) || (a == DZ_SAID && b == DZ_FREE)))
        return false;
    return relation == DZ_SCALE || relation == DZ_DIGITS ||
           (relation == DZ_VALUE && f->kind == g->kind && f->unit == g->unit && (f->unit || f->kind >= DZ_FIGURE_DATE));
}

/** Gives each free figure of source beads b[0] .. b[1] - 1 the nearest free one of
 *  target beads c[0] .. c[1] - 1 that stands to it in just this relation. */
static void match_ranges(dz_matcher *m, const size_t b[2], const size_t c[2], relate_fn *relate, int relation)
{
    size_t from = m->begin[1].at[c[0]], to = m->begin[1].at[c[1]];

    if (from == to)
        return;
    for (size_t i = m->begin[0].at[b[0]]; i < m->begin[0].at[b[1]]; i++) {
        size_t rank = i - m->begin[0].at[b[0]], found = to;
        size_t low = rank > DZ_REACH && from + rank - DZ_REACH < to ? from + rank - DZ_REACH : from;
        size_t high = from + rank + DZ_REACH < to ? from + rank + DZ_REACH : to;

        if (m->partner[0][i] != DZ_FREE && m->partner[0][i] != DZ_SAID)
            continue;
        for (size_t j = low; j < high; j++)
            if (may_pair(m, i, j, relation) && relate(dz_subject_at(m, 0, i), dz_subject_at(m, 1, j)) == relation &&
                (found == to || distance(j - from, rank) < distance(found - from, rank)))
                found = j;
        if (found < to)
            match(m, i, found, relation);
    }
}

static void match_beads(dz_matcher *m, size_t b, size_t c, relate_fn *relate, int relation)
{
    match_ranges(m, (size_t[2]){b, b + 1}, (size_t[2]){c, c + 1}, relate, relation);
}

/** The same for each passage that moved, which is several beads with an empty side in both places. */
static void match_moves(dz_matcher *m, relate_fn *relate, int relation)
{
    dz_move_list moves = dz_pair_moves(m->pair);

    for (size_t k = 0; k < moves.n; k++) {
        size_t range[2][2];

        for (int side = 0; side < 2; side++) {
            range[side][0] = dz_pair_bead_of(m->pair, side, moves.at[k].first[side]);
            range[side][1] = dz_pair_bead_of(m->pair, side, moves.at[k].first[side] + moves.at[k].n[side] - 1) + 1;
        }
        match_ranges(m, range[0], range[1], relate, relation);
    }
}

static void match_all(dz_matcher *m)
{
    static const int agree[] = {DZ_EQUAL, DZ_FORM, DZ_CONVERTED, DZ_INFERRED, DZ_ROUNDED, DZ_INTERVAL};
    size_t           beads = dz_pair_beads(m->pair).n;

    for (size_t b = 0; b < beads; b++)
        for (size_t k = 0; k < sizeof agree / sizeof *agree; k++)
            match_beads(m, b, b, dz_relate, agree[k]);
    for (size_t b = 0; m->at_home && b < beads; b++)
        match_beads(m, b, b, dz_relate_home, DZ_EQUAL);
    for (size_t k = 0; k < sizeof agree / sizeof *agree; k++)
        match_moves(m, dz_relate, agree[k]);
    for (size_t b = 0; b < beads; b++) { /* a figure may have crossed into the next sentence */
        if (b > 0)
            match_beads(m, b, b - 1, dz_relate, DZ_EQUAL);
        if (b + 1 < beads)
            match_beads(m, b, b + 1, dz_relate, DZ_EQUAL);
    }
}

/* ---- what is left over ---- */

/** Pairs what is left over and stands in each other's place. */
static void contradict_all(dz_matcher *m)
{
    static const int contradict[] = {DZ_SCALE, DZ_DIGITS, DZ_UNIT, DZ_VALUE};

    for (size_t b = 0; b < dz_pair_beads(m->pair).n; b++)
        for (size_t k = 0; k < sizeof contradict / sizeof *contradict; k++)
            match_beads(m, b, b, dz_contradict, contradict[k]);
    for (size_t b = 0; m->at_home && b < dz_pair_beads(m->pair).n; b++)
        match_beads(m, b, b, dz_contradict_home, DZ_VALUE);
    for (size_t k = 0; k < sizeof contradict / sizeof *contradict; k++)
        match_moves(m, dz_contradict, contradict[k]);
}

/** Whether figures i and i + 1 of one side are the two halves of a score: 3:2, 3-2, 3比2. */
static bool is_score(const dz_matcher *m, int side, size_t i)
{
    static const char *const signs[] = {":", "：", "-", "–", "—", "比", " to "};
    const dz_figure         *f = &m->all[side].at[i];
    uint32_t                 from = dz_span_end(f->span);
    dz_str                   between;

    if (i + 1 >= m->all[side].n || f[1].segment != f->segment || f->kind != DZ_FIGURE_NUMBER ||
        f[1].kind != DZ_FIGURE_NUMBER)
        return false;
    between = dz_document_slice(dz_pair_document(m->pair, side), (dz_span){from, f[1].span.at - from});
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if (between.len == strlen(signs[k]) && memcmp(between.at, signs[k], between.len) == 0)
            return true;
    return false;
}

/** 3:2 beside 2-3: both halves agree, with each other's place. */
static void turn_scores(dz_matcher *m)
{
    for (size_t i = 0; i + 1 < m->all[0].n; i++) {
        int64_t j = m->partner[0][i], k = m->partner[0][i + 1];

        if (j > 0 && k == j - 1 && is_score(m, 0, i) && is_score(m, 1, (size_t)k) &&
            !dz_number_equal(m->all[0].at[i].value, m->all[0].at[i + 1].value))
            m->relation[0][i] = DZ_DIRECTION; /* told once, of the first half */
    }
}

/** A value that agrees in a contrary part is an error after all. */
static void turn_all(dz_matcher *m)
{
    for (size_t i = 0; i < m->all[0].n; i++) {
        int64_t j = m->partner[0][i];

        if (j >= 0 && dz_relation_agrees((dz_relation)m->relation[0][i]) &&
            dz_roles_clash(dz_subject_at(m, 0, i), dz_subject_at(m, 1, (size_t)j)))
            m->relation[0][i] = DZ_DIRECTION;
    }
}

/** Marks the answers of a bead whose lists are turned round: a list of one side
 *  keeps the order of the other. 'answers' is room that is used again. */
static bool turn_lists_of(dz_matcher *m, size_t b, bool zh_first, dz_answers *answers)
{
    int zh = zh_first ? 0 : 1;

    answers->n = 0;
    for (size_t i = m->begin[zh].at[b]; i < m->begin[zh].at[b + 1]; i++) {
        int64_t j = m->partner[zh][i];

        if (j >= 0 && m->bead[!zh][j] == b && dz_relation_agrees((dz_relation)m->relation[zh][i]) &&
            !dz_list_push(answers, ((dz_answer){dz_subject_at(m, zh, i), dz_subject_at(m, !zh, (size_t)j), false})))
            return false;
    }
    dz_turn_lists(answers->at, answers->n);
    for (size_t k = 0; k < answers->n; k++)
        if (answers->at[k].turned) {
            dz_subject first = zh_first ? answers->at[k].chinese : answers->at[k].english;

            m->relation[0][first.figure - m->all[0].at] = DZ_DIRECTION;
        }
    return true;
}

/** The same for all beads of a Chinese and an English text. False: no memory. */
static bool turn_lists(dz_matcher *m)
{
    bool       zh_first = dz_lang_is_zh(dz_document_lang(dz_pair_document(m->pair, 0)));
    dz_answers answers = {0};
    bool       done = true;

    if (dz_document_lang(dz_pair_document(m->pair, zh_first)) != DZ_LANG_EN ||
        !dz_lang_is_zh(dz_document_lang(dz_pair_document(m->pair, !zh_first))))
        return true;
    for (size_t b = 0; done && b < dz_pair_beads(m->pair).n; b++)
        done = turn_lists_of(m, b, zh_first, &answers);
    dz_list_free(&answers);
    return done;
}

/* ---- writing the ledger ---- */

static bool add_bead(const dz_matcher *m, dz_ledger *ledger, size_t b)
{
    for (size_t i = m->begin[0].at[b]; i < m->begin[0].at[b + 1]; i++) {
        int64_t  j = m->partner[0][i];
        dz_entry entry = {{(int64_t)i, j < 0 ? DZ_NO_FIGURE : j}, (uint32_t)b, DZ_MISSING, false};

        if (j >= 0)
            entry.relation = m->relation[0][i];
        else
            entry.excused = dz_forgiven(m, 0, i);
        if (!dz_list_push(&ledger->entries, entry))
            return false;
    }
    for (size_t j = m->begin[1].at[b]; j < m->begin[1].at[b + 1]; j++) {
        dz_entry entry = {{DZ_NO_FIGURE, (int64_t)j}, (uint32_t)b, DZ_ADDED, false};

        if (m->partner[1][j] >= 0)
            continue;
        entry.excused = dz_forgiven(m, 1, j);
        if (!dz_list_push(&ledger->entries, entry))
            return false;
    }
    return true;
}

static bool write_ledger(const dz_matcher *m, dz_ledger *ledger)
{
    ledger->beads = dz_pair_beads(m->pair).n;
    ledger->first = dz_alloc(ledger->beads + 1, sizeof *ledger->first);
    if (!ledger->first)
        return false;
    for (size_t b = 0; b < ledger->beads; b++) {
        ledger->first[b] = (uint32_t)ledger->entries.n;
        if (!add_bead(m, ledger, b))
            return false;
    }
    ledger->first[ledger->beads] = (uint32_t)ledger->entries.n;
    return true;
}

dz_status dz_ledger_make_with(const dz_pair *pair, const dz_formulas *formulas, dz_ledger **out, dz_error *error)
{
    dz_matcher   m = {.pair = pair, .formulas = formulas};
    dz_formulas *own = NULL;
    dz_ledger   *ledger;
    bool         done;

    *out = NULL;
    if (!formulas && dz_formulas_open(NULL, &own, error) != DZ_OK)
        return DZ_NOMEM;
    m.formulas = formulas ? formulas : own;
    ledger = dz_alloc_zero(1, sizeof *ledger);
    done = ledger != NULL;
    if (done && dz_pair_sides(pair) == 2) {
        done = set_out_side(&m, DZ_SOURCE) && set_out_side(&m, DZ_TARGET);
        if (done) {
            m.at_home = dz_at_home(pair);
            match_all(&m);
            dz_excuse_all(&m);
            contradict_all(&m);
            turn_all(&m);
            turn_scores(&m);
            done = turn_lists(&m) && write_ledger(&m, ledger);
        }
        put_away(&m);
    }
    dz_formulas_free(own);
    if (!done) {
        dz_ledger_free(ledger);
        return dz_fail_nomem(error);
    }
    *out = ledger;
    return DZ_OK;
}

dz_status dz_ledger_make(const dz_pair *pair, dz_ledger **out, dz_error *error)
{
    return dz_ledger_make_with(pair, NULL, out, error);
}

void dz_ledger_free(dz_ledger *ledger)
{
    if (!ledger)
        return;
    dz_list_free(&ledger->entries);
    dz_release(ledger->first);
    dz_release(ledger);
}

dz_entry_list dz_ledger_all(const dz_ledger *ledger)
{
    return (dz_entry_list){ledger->entries.at, ledger->entries.n};
}

dz_entry_list dz_ledger_of(const dz_ledger *ledger, size_t bead)
{
    if (bead >= ledger->beads || ledger->entries.n == 0)
        return (dz_entry_list){NULL, 0};
    return (dz_entry_list){ledger->entries.at + ledger->first[bead], ledger->first[bead + 1] - ledger->first[bead]};
}

const char *dz_relation_name(dz_relation relation)
{
    static const char *const names[] = {"equal",  "rounded", "converted", "interval",  "form",    "inferred", "scale",
                                        "digits", "value",   "unit",      "direction", "missing", "added"};

    return names[relation];
}

bool dz_relation_agrees(dz_relation relation) { return relation <= DZ_INFERRED; }
