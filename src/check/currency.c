/* currency.c — sums and sizes given once more in brackets. Floor check. */
#include <string.h>

#include "check/check.h"
#include "feature/units.h"
#include "ledger/role.h"

const dz_rule dz_rule_currency_conversion = {
    "currency.conversion",
    {"a conversion in brackets is wrong", "括注换算有误"},
    {"A sum in brackets that follows a sum in another currency, at a rate that the two have not had since 2000, give or "
     "take a tenth; or a size in brackets that is not what stands before it in another unit.",
     "括号中的金额与其前另一币种的金额之比，超出2000年以来汇率范围一成以上；或括号中的计量换算结果与其前数值不符。"},
    DZ_MAJOR,
    .needs = DZ_NEEDS_RELATED,
    .examples = DZ_EXAMPLES(
        {"工程造价为21亿元。", "The project cost 2.1 billion yuan (about 2.9 billion U.S. dollars).", true},
        {NULL, "The project cost 2.1 billion yuan (about 2.9 billion U.S. dollars).", true},
        {"工程造价为21亿元。", "The project cost 2.1 billion yuan (about 290 million U.S. dollars).", false}),
};

/** What one unit of a currency has cost in yuan since 2000, in thousandths: the
 *  least and the most of yearly averages (World Bank, official exchange rate),
 *  widened by a tenth. */
static const struct rate {
    const char *id;
    int64_t     low, high;
} rates[] = {
    {"CNY", 1000, 1000}, {"USD", 5500, 9200}, {"EUR", 6300, 12500}, {"GBP", 7500, 17000}, {"HKD", 700, 1200},
    {"JPY", 42, 92},     {"AUD", 3900, 7500}, {"CAD", 4500, 7900},  {"KRW", 4, 10},       {"RUB", 60, 330},
    {"SGD", 4200, 6000}, {"CHF", 4700, 9200}, {"TWD", 170, 280},
};

static const struct rate *rate_of(const dz_figure *f)
{
    const char *unit = dz_figure_unit(f);

    for (size_t i = 0; unit && i < sizeof rates / sizeof *rates; i++)
        if (strcmp(rates[i].id, unit) == 0)
            return &rates[i];
    return NULL;
}

/** a * x <= b * y, exactly; true where that does not fit. */
static bool at_most(dz_number a, int64_t x, dz_number b, int64_t y)
{
    dz_number left, right;

    if (!dz_number_mul(a, dz_number_of(x), &left) || !dz_number_mul(b, dz_number_of(y), &right))
        return true;
    return dz_number_compare(left, right) <= 0;
}

/** Whether one sum can have been worth the other. */
static bool sums_agree(const dz_figure *a, const dz_figure *b)
{
    const struct rate *x = rate_of(a), *y = rate_of(b);

    if (!x || !y || x == y)
        return true;
    return at_most(a->value, x->low, b->value, y->high) && at_most(b->value, y->low, a->value, x->high);
}

/** Whether one size is the other within 5 per cent. */
static bool sizes_agree(const dz_figure *a, const dz_figure *b)
{
    dz_number x, y;

    if (a->unit == b->unit || dz_unit_at(a->unit)->dimension != dz_unit_at(b->unit)->dimension)
        return true;
    if (!dz_unit_base(a->unit, a->value, &x) || !dz_unit_base(b->unit, b->value, &y))
        return true;
    return at_most(x, 95, y, 100) && at_most(y, 95, x, 100);
}

static bool agree(const dz_figure *a, const dz_figure *b)
{
    if (a->kind != b->kind || (a->kind != DZ_FIGURE_MONEY && a->kind != DZ_FIGURE_QUANTITY))
        return true;
    return a->kind == DZ_FIGURE_MONEY ? sums_agree(a, b) : sizes_agree(a, b);
}

/** Whether a figure stands in brackets with nothing before it but "about" and
 *  the like: （约合3亿美元）, but not （其中外资1亿美元）. */
static bool is_conversion(dz_subject s)
{
    static const char *const fillers[] = {" ", "约合", "折合", "约", "合", "約合", "約", "即", "about ", "or ", "equivalent to ", "some ",
                                          "approximately ", "roughly ", "around ", "equal to "};
    dz_str text = dz_text_before(s);
    size_t open = text.len;

    if (!dz_in_brackets(s))
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] == '(' || (text.len - i >= 3 && memcmp(text.at + i, "（", 3) == 0))
            open = i + (text.at[i] == '(' ? 1 : 3);
    while (open < text.len) {
        size_t step = 0;

        for (size_t k = 0; k < sizeof fillers / sizeof *fillers && !step; k++)
            if (text.len - open >= strlen(fillers[k]) && memcmp(text.at + open, fillers[k], strlen(fillers[k])) == 0)
                step = strlen(fillers[k]);
        if (!step)
            return false;
        open += step;
    }
    return true;
}

static void tell(dz_case *c, int side, const dz_figure *before, const dz_figure *bracketed)
{
    const dz_figures  *figures = dz_pair_figures(c->pair, side);
    const dz_document *doc = dz_pair_document(c->pair, side);
    dz_finding         finding = {.rule = &dz_rule_currency_conversion, .severity = DZ_MAJOR, .bead = DZ_NO_BEAD};

    finding.on[side] = true;
    finding.span[side] = (dz_span){before->span.at, dz_span_end(bracketed->span) - before->span.at};
    if (dz_pair_sides(c->pair) == 2) {
        finding.bead = (uint32_t)dz_pair_bead_of(c->pair, side, before->segment);
        finding.on[!side] = true;
        finding.span[!side] = dz_pair_span(c->pair, finding.bead, !side);
    }
    for (int t = 0; t < DZ_TONGUES; t++) {
        dz_buf *say = &c->say[t];

        dz_say_figure(say, figures, before, (dz_tongue)t);
        dz_buf_format(say, t == DZ_IN_ENGLISH ? " cannot be '%.*s'" : "不可能是“%.*s”",
                      DZ_ARG(dz_document_slice(doc, bracketed->span)));
        if (before->kind == DZ_FIGURE_MONEY)
            dz_buf_text(say, t == DZ_IN_ENGLISH ? " at any rate since 2000" : "（2000年以来的任何汇率）");
    }
    dz_find(c, finding);
}

void dz_check_currency(dz_case *c)
{
    for (int side = 0; side < dz_pair_sides(c->pair); side++) {
        const dz_figures *figures = dz_pair_figures(c->pair, side);
        dz_figure_list    list = dz_figures_all(figures);

        for (size_t i = 1; i < list.n; i++)
            if (list.at[i].segment == list.at[i - 1].segment && is_conversion((dz_subject){figures, &list.at[i]}) &&
                !agree(&list.at[i - 1], &list.at[i]))
                tell(c, side, &list.at[i - 1], &list.at[i]);
    }
}
