/* discount.c — 八折 leaves 80 per cent of a price, "20 percent off" takes 20 away. Floor ledger. */
#include "ledger/discount.h"

#include <string.h>

#include "feature/number.h"
#include "ledger/role.h"

static bool is_share(const dz_figure *f) { return f->kind == DZ_FIGURE_PERCENT || f->kind == DZ_FIGURE_RANGE; }

static bool leaves(dz_subject s)
{
    dz_str text = dz_document_slice(dz_segments_document(dz_figures_segments(s.figures)), s.figure->span);

    return is_share(s.figure) && text.len > 3 && memcmp(text.at + text.len - 3, "折", 3) == 0;
}

static bool takes_off(dz_subject s)
{
    static const char *const behind[] = {" off", "-off", " discount", "-discount", " reduction", NULL},
                             *const before[] = {"discount of ", "discounts of ", "reduced by ", "reduction of ", "cut of ", NULL};
    dz_str after = dz_text_behind(s), text = dz_text_before(s);

    if (!is_share(s.figure) || !dz_subject_is_english(s))
        return false;
    if (text.len > 24)
        text = (dz_str){text.at + text.len - 24, 24};
    return dz_has_word((dz_str){after.at, after.len < 12 ? after.len : 12}, behind) || dz_has_word(text, before);
}

bool dz_is_discount(dz_subject a, dz_subject b) { return (leaves(a) && takes_off(b)) || (leaves(b) && takes_off(a)); }

bool dz_discounts_agree(dz_subject a, dz_subject b)
{
    dz_number low, high, whole = dz_number_of(100);

    return dz_number_add(a.figure->value, b.figure->high, &low) && dz_number_add(a.figure->high, b.figure->value, &high) &&
           dz_number_equal(low, whole) && dz_number_equal(high, whole);
}
