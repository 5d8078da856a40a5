/* home.c — sums in the dollar of the place: 元 beside HK$, NT$ or "$". Floor ledger.
 *
 * In Hong Kong 60元 is "$60" or "HK$60", in Taiwan "NT$60"; the Chinese says nowhere
 * that these are its own dollars, and it calls others by their names. */
#include "ledger/home.h"

#include <string.h>

#include "feature/number.h"
#include "ledger/role.h"

bool dz_at_home(const dz_pair *pair)
{
    static const char *const yuan[] = {"人民幣", "人民币", " yuan", "\nyuan", "-yuan", "renminbi", "RMB", "CNY", NULL};
    int zh = dz_document_lang(dz_pair_document(pair, DZ_SOURCE)) == DZ_LANG_ZH_HANT ? DZ_SOURCE : DZ_TARGET;

    return dz_document_lang(dz_pair_document(pair, zh)) == DZ_LANG_ZH_HANT && dz_document_lang(dz_pair_document(pair, !zh)) == DZ_LANG_EN &&
           !dz_has_word(dz_document_text(dz_pair_document(pair, zh)), yuan) && !dz_has_word(dz_document_text(dz_pair_document(pair, !zh)), yuan);
}

static dz_str words_of(dz_subject s) { return dz_document_slice(dz_segments_document(dz_figures_segments(s.figures)), s.figure->span); }

/** Whether a sum is in dollars that may be those of the place: HK$, NT$, MOP$, or "$" alone. */
static bool is_dollar(dz_subject s)
{
    static const char *const local[] = {"HKD", "TWD", "MOP"};
    const char *unit = dz_figure_unit(s.figure);

    for (size_t i = 0; unit && i < sizeof local / sizeof *local; i++)
        if (strcmp(unit, local[i]) == 0)
            return dz_subject_is_english(s);
    return unit && strcmp(unit, "USD") == 0 && dz_subject_is_english(s) && words_of(s).at[0] == '$';
}

static bool is_yuan(dz_subject s)
{
    const char *unit = dz_figure_unit(s.figure);

    return unit && strcmp(unit, "CNY") == 0 && !dz_subject_is_english(s);
}

static bool are_home_sums(dz_subject a, dz_subject b) { return (is_dollar(a) && is_yuan(b)) || (is_yuan(a) && is_dollar(b)); }

static bool are_equal(const dz_figure *a, const dz_figure *b) { return dz_number_equal(a->value, b->value) && dz_number_equal(a->high, b->high); }

int dz_relate_home(dz_subject a, dz_subject b) { return are_home_sums(a, b) && are_equal(a.figure, b.figure) ? DZ_EQUAL : DZ_UNRELATED; }

int dz_contradict_home(dz_subject a, dz_subject b) { return are_home_sums(a, b) && !are_equal(a.figure, b.figure) ? DZ_VALUE : DZ_UNRELATED; }
