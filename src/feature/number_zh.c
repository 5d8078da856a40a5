/* number_zh.c — Chinese numbers in Han numerals, digits, and both. Floor feature. */
#include "feature/numeral_zh.h"
#include "text/script.h"

static bool total(const dz_numeral *n, dz_ends *sum)
{
    *sum = n->section;
    for (size_t k = 0; k < n->groups; k++)
        if (!dz_ends_add(sum, n->group[k]))
            return false;
    return true;
}

static uint8_t count_digits(dz_number value)
{
    uint8_t n = 1;

    for (int64_t rest = value.num / 10; rest; rest /= 10)
        n++;
    return n;
}

static void fill(const dz_numeral *n, const dz_ends *sum, dz_draft *out)
{
    *out = dz_draft_at(n->from, n->i);
    out->value = sum->low;
    out->high = sum->high;
    out->interval = n->interval;
    out->opaque = n->opaque;
    out->scale = n->tail >= 2 ? n->tail : 0;
    if (!dz_number_shift(sum->low, -out->scale, &out->mantissa))
        out->scale = 0, out->mantissa = sum->low;
    if (n->vague) {
        out->kind = DZ_FIGURE_VAGUE;
        out->flags |= DZ_FIGURE_OPEN_HIGH;
    }
    if (n->over)
        out->bound = DZ_BOUND_OVER;
    if (n->arabic)
        out->digits = n->literals == 1 ? n->digits : count_digits(sum->low);
    else
        out->flags |= DZ_FIGURE_WORDS;
}

/* 百 千 万 alone count only where something is counted: 百年, 千余户, not 百货. */
static bool may_stand_alone(const dz_numeral *n)
{
    static const char32_t counted[] =
        U"余|餘|多名|多人|多年|多家|多万|名|人次|年|户|戶|分之|元|亩|吨|公里|米|平方|公顷|度|"
        U"人|家企业|余家|倍|个|個|岁|米|级|級|里|斤|公斤|兆|位|场|部|余|多个|多位";
    uint32_t only = dz_at(n->w, n->from);
    int power = dz_zh_power(only);
    size_t end;

    if (!n->implicit)
        return true;
    if (n->i == n->from + 2 && dz_zh_power(dz_at(n->w, n->from + 1)) == 4 &&
        power == 3) /* 千万 is also "by all means" */
        return dz_has_any(n->w, n->i, counted) || dz_unit_read(n->w, n->i, &end);
    if (n->i > n->from + 1 && !(power == 3 && n->i == n->from + 2 && !dz_zh_power(dz_at(n->w, n->from + 1))))
        return dz_has(n->w, n->i, U"分之") || !(power == 4 && dz_zh_power(dz_at(n->w, n->from + 1)) == 4);
    if (power == 8 || power == 12)
        return false;
    if (n->i == n->from + 2) /* 千三 */
        return !dz_is_han(dz_back(n->w, n->from, 1)) && !dz_is_han(dz_at(n->w, n->i));
    return dz_has_any(n->w, n->i, counted) > 0;
}

/* 伍 陆 拾 hide in words (退伍, 大陆, 收拾): alone they count only between no Han. */
static bool formal_alone(const dz_window *w, size_t from, size_t to)
{
    static const char32_t doubtful[] = U"伍陆陸拾肆仟佰捌參参两俩倆○";

    if (to != from + 1 || dz_has_any(w, to, U"分之|元|圆|圓|角|分|厘|折|成") ||
        dz_ends_any(w, 0, from, U"元|圆|圓|角|之") < from)
        return false;
    for (const char32_t *c = doubtful; *c; c++)
        if (*c == dz_at(w, from))
            return *c != U'两' && (dz_is_han(dz_back(w, from, 1)) || dz_is_han(dz_at(w, to)));
    return false;
}

static size_t read_number(const dz_window *w, size_t i, dz_draft *out)
{
    dz_numeral n = {.w = w, .i = i, .from = i, .section_from = i, .room = 4};
    dz_ends sum;
    size_t end = dz_zh_plain_pair(w, i, out);

    n.section = dz_ends_of(0, 0);
    if (end && !dz_zh_power(dz_at(w, end)) && !dz_has_any(w, end, U"个亿|個億"))
        return end;
    end = dz_zh_spelled(w, i, out);
    if (end)
        return end;
    if (!dz_zh_numeral(&n) || !may_stand_alone(&n) || formal_alone(w, n.from, n.i))
        return 0;
    if (!total(&n, &sum))
        n.opaque = true;
    fill(&n, &sum, out);
    return n.i;
}

size_t dz_zh_number(const dz_window *w, size_t i, dz_draft *out)
{
    struct dz_memo_number *known = dz_memo_of(w, i);

    if (known->at != i + 1) {
        known->end = read_number(w, i, &known->draft);
        known->at = i + 1;
    }
    if (known->end)
        *out = known->draft;
    return known->end;
}
