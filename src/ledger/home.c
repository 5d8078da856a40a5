/* home.c — sums in the dollar of the place: 元 beside "$". Floor ledger.
 *
 * A notice in Hong Kong writes 60元 and means "$60"; that these are its own dollars
 * is said nowhere, since no other currency is meant. */
#include "ledger/home.h"

#include <string.h>

#include "feature/number.h"
#include "ledger/role.h"

bool dz_at_home(const dz_pair *pair)
{
    static const char *const others[] = {"人民幣", "人民币", "美元", "美金", "台幣", "臺幣", "日圓", "日元", "歐元", "yuan", "Yuan",
                                         "renminbi", "RMB", "CNY", "US$", "USD", "U.S. dollar", "US dollar", "NT$", NULL};
    int zh = dz_document_lang(dz_pair_document(pair, DZ_SOURCE)) == DZ_LANG_ZH_HANT ? DZ_SOURCE : DZ_TARGET;

    return dz_document_lang(dz_pair_document(pair, zh)) == DZ_LANG_ZH_HANT && dz_document_lang(dz_pair_document(pair, !zh)) == DZ_LANG_EN &&
           !dz_has_word(dz_document_text(dz_pair_document(pair, DZ_SOURCE)), others) &&
           !dz_has_word(dz_document_text(dz_pair_document(pair, DZ_TARGET)), others);
}

static dz_str words_of(dz_subject s) { return dz_document_slice(dz_segments_document(dz_figures_segments(s.figures)), s.figure->span); }

/** Whether a sum is in dollars that "$" alone tells. */
static bool is_bare_dollar(dz_subject s)
{
    const char *unit = dz_figure_unit(s.figure);

    return unit && strcmp(unit, "USD") == 0 && dz_subject_is_english(s) && words_of(s).at[0] == '$';
}

static bool is_yuan(dz_subject s)
{
    const char *unit = dz_figure_unit(s.figure);

    return unit && strcmp(unit, "CNY") == 0 && !dz_subject_is_english(s);
}

static bool are_home_sums(dz_subject a, dz_subject b) { return (is_bare_dollar(a) && is_yuan(b)) || (is_yuan(a) && is_bare_dollar(b)); }

static bool are_equal(const dz_figure *a, const dz_figure *b) { return dz_number_equal(a->value, b->value) && dz_number_equal(a->high, b->high); }

int dz_relate_home(dz_subject a, dz_subject b) { return are_home_sums(a, b) && are_equal(a.figure, b.figure) ? DZ_EQUAL : DZ_UNRELATED; }

int dz_contradict_home(dz_subject a, dz_subject b) { return are_home_sums(a, b) && !are_equal(a.figure, b.figure) ? DZ_VALUE : DZ_UNRELATED; }
