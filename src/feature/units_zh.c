/* units_zh.c — units behind a Chinese number, one or several: 个半小时, 三元五角, 一米八. Floor feature. */
#include "feature/zh.h"
#include "text/script.h"

static bool is_more(const dz_window *w, size_t i)
{
    return dz_has_any(w, i, U"多|余|餘|几|幾") > 0 &&
           !dz_has_any(
               w, i,
               U"几乎|幾乎|余额|余下|余地|余杭|余姚|余震|余热|多数|多半|多少|多样|多边|多元化|多层|多党|几何|多式联运|多云");
}

/* 54块站牌 counts boards; 54块, 三块五 and 七块左右 are money. */
static bool counts_pieces(const dz_window *w, size_t i)
{
    uint32_t next = dz_at(w, i + 1);

    return (dz_at(w, i) == U'块' || dz_at(w, i) == U'塊') && dz_is_han(next) && dz_zh_digit(next) < 0 &&
           !dz_has_any(w, i + 1, U"钱|錢|以|左右|多|半|到|至|的|一");
}

/* 三百来人 is about three hundred; 来自 is another word. */
static bool is_about(const dz_window *w, size_t i)
{
    return (dz_at(w, i) == U'来' || dz_at(w, i) == U'來') && dz_zh_power(dz_back(w, i, 1)) &&
           dz_is_han(dz_at(w, i + 1)) && !dz_has_any(w, i, U"来自|来到|来临|来源|来访|来说|来看");
}

uint16_t dz_zh_data_unit(const dz_window *w, size_t i)
{
    enum { AROUND = 8 };
    static const char32_t lines[] = U"宽带|寬頻|带宽|網速|网速|光纤|光纖|光网|网络|網路|下载速|速率|专线|每秒",
                          files[] = U"流量|内存|硬盘|文件|存储|安装包|附件";

    if (dz_at(w, i) != U'兆' || dz_has_any(w, i + 1, U"日元|元|韩元|日圆|円|盾"))
        return 0;
    for (size_t off = 1; off <= AROUND; off++) { /* the nearest word decides */
        size_t back = off <= i ? i - off : i;

        if (dz_has_any(w, i + off, lines) || dz_has_any(w, back, lines))
            return DZ_UNIT_MEGABIT_PER_SECOND;
        if (dz_has_any(w, i + off, files) || dz_has_any(w, back, files))
            return DZ_UNIT_MEGABYTE;
    }
    return 0;
}

/* 三元朱村, 三元桥: the name of a place. */
static bool names_place(const dz_window *w, size_t i)
{
    static const char32_t places[] = U"村|镇|鎮|乡|鄉|桥|橋|巷|屯|寨";

    return dz_at(w, i) == U'元' && dz_zh_digit(dz_back(w, i, 1)) > 0 && dz_zh_digit(dz_back(w, i, 2)) < 0 &&
           !dz_zh_power(dz_back(w, i, 2)) &&
           (dz_has_any(w, i + 1, places) ||
            (dz_has_any(w, i + 2, places) && !dz_has_any(w, i + 1, U"全|每|本|该|各|的|给|在|去|到|回|进")));
}

/* The unit right at 'i'; 0 for none. */
static uint16_t plain_unit(const dz_window *w, size_t i, size_t *end)
{
    uint16_t row = dz_unit_read(w, i + (dz_at(w, i) == ' '), end);
    int seconds;
    size_t to;

    if (row)
        return counts_pieces(w, i) || names_place(w, i) ? 0 : row;
    row = dz_zh_data_unit(w, i);
    if (row) {
        *end = i + 1;
        return row;
    }
    if (dz_at(w, i) != U'分' || !(to = dz_zh_small(w, i + 1, 59, &seconds)) || dz_at(w, to) != U'秒')
        return 0;
    *end = i + 1;
    return DZ_UNIT_MINUTE; /* 3分25秒 */
}

/* The unit at 'i', behind 个: only what lasts is so counted, and 加仑. */
static uint16_t unit_behind_each(const dz_window *w, size_t i, size_t *end)
{
    uint16_t row = dz_unit_read(w, i, end);

    if (!row && dz_at(w, i) == U'月') {
        *end = i + 1;
        return DZ_UNIT_MONTH;
    }
    if (row && dz_unit_at(row)->kind != DZ_FIGURE_DURATION && !dz_has(w, i, U"加仑") && !dz_has(w, i, U"加侖"))
        return 0;
    return row;
}

bool dz_zh_unit(const dz_window *w, dz_draft *d)
{
    size_t i = d->to, end;
    uint16_t row;
    bool more = false, and_half = false, each = false;

    if (is_more(w, i) &&
        (d->scale || !(d->flags & DZ_FIGURE_WORDS) || dz_number_compare(d->value, DZ_NUMBER_TEN) >= 0)) {
        more = true;
        i++;
    } else if (is_about(w, i)) {
        d->bound = DZ_BOUND_ABOUT;
        d->to = ++i;
    }
    row = plain_unit(w, i, &end);
    if (!row && (dz_at(w, i) == U'个' || dz_at(w, i) == U'個')) {
        if (more)
            d->bound = DZ_BOUND_OVER, d->to = i;
        i++;
        each = true;
        and_half = dz_at(w, i) == U'半';
        more |= !and_half && is_more(w, i);
        i += and_half || is_more(w, i);
        row = unit_behind_each(w, i, &end);
        if (!row && and_half)
            return dz_draft_grow(d, DZ_NUMBER_ONE, DZ_NUMBER_HALF) && (d->to = i, true);
    }
    if (more && (row || !each)) {
        d->bound = DZ_BOUND_OVER;
        d->to = row ? end : d->to + 1;
    }
    if (!row)
        return false;
    if (and_half)
        (void)dz_draft_grow(d, DZ_NUMBER_ONE, DZ_NUMBER_HALF);
    d->unit = row;
    d->kind = d->kind == DZ_FIGURE_VAGUE ? DZ_FIGURE_VAGUE : dz_unit_at(row)->kind;
    d->to = end;
    return true;
}

/* 三元五角, 1小时23分45秒, 六斤八两, 三米九: smaller units behind the first. */
static void smaller_units(const dz_window *w, dz_draft *d)
{
    for (int parts = 0; parts < 4; parts++) {
        const dz_unit *row = dz_unit_at(d->unit);
        dz_draft next;
        size_t at = d->to + (dz_at(w, d->to) == U'零' || dz_at(w, d->to) == U'又'), end = 0;
        dz_number factor, more;
        uint16_t small = 0;

        if (d->interval || d->kind == DZ_FIGURE_VAGUE || !dz_unit_joins(d->unit) ||
            (row->dimension == DZ_DIMENSION_MONEY && d->scale) ||
            !(dz_is_digit(dz_at(w, at)) || dz_zh_digit(dz_at(w, at)) >= 0 || dz_zh_power(dz_at(w, at)) == 1))
            return;
        if (!dz_zh_number(w, at, &next) || next.interval || next.opaque || next.bound)
            return;
        small = dz_unit_read(w, next.to, &end);
        if (row->dimension == DZ_DIMENSION_MONEY && (dz_at(w, next.to) == U'分' || dz_at(w, next.to) == U'毫')) {
            small = (uint16_t)(DZ_UNIT_CNY + (dz_at(w, next.to) == U'毫' ? 1 : 2)); /* its rows of 0.1 and 0.01 */
            end = next.to + 1;
        }
        if (row->dimension == DZ_DIMENSION_SECONDS && dz_at(w, next.to) == U'分' && !dz_has(w, next.to, U"分之")) {
            small = DZ_UNIT_MINUTE;
            end = dz_has(w, next.to, U"分钟") ? next.to + 2 : next.to + 1;
        }
        if (!small || dz_unit_at(small)->dimension != row->dimension ||
            !dz_number_div(row->factor, dz_unit_at(small)->factor, &factor) ||
            dz_number_compare(factor, DZ_NUMBER_ONE) <= 0 ||
            (row->dimension != DZ_DIMENSION_MONEY && dz_number_compare(next.value, factor) >= 0)) /* 一天二十四个小时 says it twice */
            return;
        if (row->dimension == DZ_DIMENSION_MONEY) {
            if (!dz_number_mul(next.value, dz_unit_at(small)->factor, &more) || !dz_draft_grow(d, DZ_NUMBER_ONE, more))
                return;
        } else {
            if (!dz_draft_grow(d, factor, next.value))
                return;
            d->unit = small;
        }
        d->digits = 0;
        d->to = end;
    }
}

/* 六斤八两 is 3,400 grams: what is said in two old units is told in a new one. */
static void old_weights(dz_draft *d, uint16_t first)
{
    dz_number grams;

    if (d->unit != first && d->unit == DZ_UNIT_LIANG &&
        dz_number_div(dz_unit_at(DZ_UNIT_LIANG)->factor, dz_unit_at(DZ_UNIT_GRAM)->factor, &grams) &&
        dz_draft_grow(d, grams, DZ_NUMBER_ZERO))
        d->unit = DZ_UNIT_GRAM;
}

void dz_zh_compound(const dz_window *w, dz_draft *d)
{
    uint16_t first = d->unit;

    smaller_units(w, d);
    old_weights(d, first);
}

/* What a bare digit behind this unit is: tenths of 块 and 米, hundredths behind 毛 and 零. */
static int place_behind(uint32_t unit_word)
{
    switch (unit_word) {
    case U'块':
    case U'塊':
    case U'米':
    case U'蚊': return -1;
    case U'毛':
    case U'毫': return -2;
    }
    return 0;
}

/* 9秒83: the digits behind 秒 are its decimals. */
static void hundredths(const dz_window *w, dz_draft *d)
{
    size_t n = dz_digit_run(w, d->to, 4);
    uint32_t next = dz_at(w, d->to + n);
    dz_draft digits;
    dz_number part;

    if (d->unit != DZ_UNIT_SECOND || d->interval || dz_back(w, d->to, 1) != U'秒' || n < 1 || n > 3 ||
        dz_gap(w, d->to) || next == ':' || next == '.' || next == '%' || dz_is_latin(next) ||
        (dz_is_han(next) &&
         !dz_has_any(w, d->to + n, U"的|获|獲|夺|奪|完|打|创|創|刷|成|冲|衝|跑|游|率|排|位列|摘|赢|贏|斩|优势|優勢|之|领先|領先|触|觸|到|抵")))
        return;
    if (dz_read_digits(w, d->to, &digits) == d->to + n && dz_number_shift(digits.value, -(int32_t)n, &part) &&
        dz_draft_grow(d, DZ_NUMBER_ONE, part))
        d->to += n;
}

/* 三块五, 一米八, 三块零四, 12块5. */
void dz_zh_bare_tenth(const dz_window *w, dz_draft *d)
{
    int place = place_behind(dz_back(w, d->to, 1)), digit;
    size_t at = d->to;
    dz_number more;

    hundredths(w, d);
    if (!place || d->interval || !dz_unit_at(d->unit)->id || d->scale)
        return;
    if (dz_zh_digit(dz_at(w, at)) == 0 && place == -1) {
        place = -2;
        at++;
    }
    digit = dz_is_digit(dz_at(w, at)) && !(d->flags & DZ_FIGURE_WORDS) ? (int)(dz_at(w, at) - '0')
                                                                       : dz_zh_digit(dz_at(w, at));
    if (digit <= 0 || dz_zh_run(w, at, 2) > 1 || dz_zh_power(dz_at(w, at + 1)) || dz_is_digit(dz_at(w, at + 1)) ||
        dz_zh_lexical(w, at, at) || dz_is_latin(dz_at(w, at + 1)))
        return;
    if (dz_is_han(dz_at(w, at + 1)) && !dz_has_any(w, at + 1, U"的|左右|以上|以下|高|到|至|一斤|一个|钱"))
        return;
    if (dz_number_shift(dz_number_of(digit), place, &more) && dz_draft_grow(d, DZ_NUMBER_ONE, more))
        d->to = at + 1;
}
