/* balance.c — the figures of two versions of a text, held against each other. Floor ledger. */
#include "duizhao/balance.h"

#include "base/fail.h"
#include "ledger/versed.h"

struct dz_balance {
    dz_balance_rows rows;
};

/** Whether the two say how much with the same exactness: over 260,000 and more than 260,000. */
static bool same_bound(const dz_figure *a, const dz_figure *b) { return a->bound == b->bound; }

static bool is_rough(const dz_figure *f) { return f->kind == DZ_FIGURE_VAGUE || f->kind == DZ_FIGURE_RANGE; }

static dz_standing standing_of(const dz_entry *entry, const dz_figure *old, const dz_figure *new)
{
    if (!old || !new)
        return old ? DZ_STANDS_OLD : DZ_STANDS_NEW;
    switch ((dz_relation)entry->relation) {
    case DZ_EQUAL:
    case DZ_CONVERTED:
    case DZ_FORM:
        return same_bound(old, new) ? DZ_STANDS_EQUAL : DZ_STANDS_VAGUE;
    case DZ_ROUNDED:
    case DZ_INTERVAL:
    case DZ_INFERRED:
        return DZ_STANDS_VAGUE;
    default:
        return is_rough(old) != is_rough(new) ? DZ_STANDS_VAGUE : DZ_STANDS_DIFFERS;
    }
}

static const dz_figure *figure_of(const dz_pair *pair, const dz_entry *entry, int side)
{
    return entry->figure[side] == DZ_NO_FIGURE ? NULL : &dz_figures_all(dz_pair_figures(pair, side)).at[entry->figure[side]];
}

/** Whether a bead has both sides, or stands on one side for what moved. */
static bool is_paired(const dz_pair *pair, const dz_entry *entry)
{
    const dz_bead *bead = &dz_pair_beads(pair).at[entry->bead];

    return (bead->n[0] && bead->n[1]) || (entry->figure[0] != DZ_NO_FIGURE && entry->figure[1] != DZ_NO_FIGURE);
}

static bool add_figures(const dz_pair *pair, dz_entry_list entries, dz_balance_rows *rows)
{
    for (size_t i = 0; i < entries.n; i++) {
        const dz_entry *entry = &entries.at[i];
        const dz_figure *figure[2] = {figure_of(pair, entry, 0), figure_of(pair, entry, 1)};
        dz_balance_row   row = {.figure = {entry->figure[0], entry->figure[1]}, .bead = entry->bead};

        if (!is_paired(pair, entry) || (entry->excused && !dz_relation_agrees((dz_relation)entry->relation)))
            continue;
        row.standing = (uint8_t)standing_of(entry, figure[0], figure[1]);
        for (int side = 0; side < 2; side++) {
            dz_span whole = dz_pair_span(pair, entry->bead, side);

            row.span[side] = figure[side] ? figure[side]->span : (dz_span){whole.at, 0};
        }
        if (!dz_list_push(rows, row))
            return false;
    }
    return true;
}

dz_status dz_balance_make(const dz_pair *pair, dz_balance **out, dz_error *error)
{
    dz_balance *balance = dz_alloc_zero(1, sizeof *balance);
    dz_ledger  *ledger;
    dz_versed  *versed = dz_versed_open(pair);
    dz_status   status = dz_ledger_make(pair, &ledger, error);
    bool        done = status == DZ_OK && balance && versed;

    *out = NULL;
    for (size_t b = 0; done && b < dz_pair_beads(pair).n; b++)
        done = add_figures(pair, dz_ledger_of(ledger, b), &balance->rows) && dz_versed_add(versed, b, &balance->rows);
    dz_versed_free(versed);
    dz_ledger_free(ledger);
    if (!done) {
        dz_balance_free(balance);
        return dz_fail_nomem(error);
    }
    *out = balance;
    return DZ_OK;
}

void dz_balance_free(dz_balance *balance)
{
    if (!balance)
        return;
    dz_list_free(&balance->rows);
    dz_release(balance);
}

dz_balance_list dz_balance_all(const dz_balance *balance) { return (dz_balance_list){balance->rows.at, balance->rows.n}; }

const char *dz_standing_name(dz_standing standing)
{
    static const char *const names[] = {"equal", "differs", "vague", "old", "new"};

    return names[standing];
}
