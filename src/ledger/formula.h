/* formula.h — set phrases and the figures that answer them. Floor ledger. Private. */
#ifndef DZ_LEDGER_FORMULA_H
#define DZ_LEDGER_FORMULA_H

#include "base/arena.h"
#include "duizhao/ledger.h"

/** A set phrase. Its figures are 'n' numbers. */
typedef struct dz_formula {
    dz_str           phrase;
    const dz_number *numbers;
    size_t           n;
} dz_formula;

struct dz_formulas {
    dz_arena arena;
    DZ_LIST(dz_formula) rows;
};

/** Whether bytes [at, at + len) of 'text' lie inside a set phrase. */
bool dz_formula_holds(const dz_formulas *formulas, dz_str text, size_t at, size_t len);

/** Whether a set phrase in 'text' is answered by this number. */
bool dz_formula_answers(const dz_formulas *formulas, dz_str text, dz_number number);

#endif
