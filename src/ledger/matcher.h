/* matcher.h — the work of assigning figures to each other. Floor ledger. Private. */
#ifndef DZ_LEDGER_MATCHER_H
#define DZ_LEDGER_MATCHER_H

#include "base/list.h"
#include "ledger/formula.h"
#include "ledger/relate.h"

/** A figure looks for its partner among so many of the other side, by rank in
 *  the bead: sentences have fewer, and tables keep their order. */
enum { DZ_REACH = 128 };

/** In place of a partner: none yet; none needed; none needed, as another mention has it. */
enum { DZ_FREE = -1, DZ_EXCUSED = -2, DZ_SAID = -3 };

/** While a ledger is made. Nothing here outlives it. */
typedef struct dz_matcher {
    const dz_pair *pair;
    const dz_formulas *formulas;
    bool           at_home; /* 元 and "$" are one currency: ledger/home.h */
    dz_figure_list all[2];
    int64_t       *partner[2];  /* by figure: the figure of the other side, DZ_FREE or DZ_EXCUSED */
    uint8_t       *relation[2]; /* by figure, where it has a partner */
    uint32_t      *bead[2];     /* by figure */
    DZ_LIST(uint32_t) begin[2]; /* by bead, and one behind: its first figure */
} dz_matcher;

static inline dz_subject dz_subject_at(const dz_matcher *m, int side, size_t i)
{
    return (dz_subject){dz_pair_figures(m->pair, side), &m->all[side].at[i]};
}

/** Marks what needs no partner, so that it contradicts nothing either. */
void dz_excuse_all(dz_matcher *m);

/** Whether a figure without a partner is not worth a word. */
bool dz_forgiven(const dz_matcher *m, int side, size_t i);

#endif
