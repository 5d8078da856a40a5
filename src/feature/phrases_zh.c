/* phrases_zh.c — Chinese words that are figures of their own: 半年, 过半, 上百, 首次. Floor feature. */
#include "feature/zh.h"
#include "text/script.h"

/* 半年, 半个世纪, 半斤, 一半, 半数. */
size_t dz_zh_halves(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t from = i, at = i + 1;
    dz_draft d;

    if (dz_at(w, i) == U'一' && dz_at(w, i + 1) == U'半')
        at = i + 2;
    else if (dz_at(w, i) != U'半' || dz_zh_lexical(w, scan->floor, i))
        return 0;
    d = dz_draft_at(from, at);
    d.value = d.high = d.mantissa = DZ_NUMBER_HALF;
    d.flags = DZ_FIGURE_WORDS;
    if (at == i + 2 || dz_at(w, at) == U'数') {
        d.kind = DZ_FIGURE_FRACTION;
        d.to += at == i + 1;
    } else if (!dz_zh_unit(w, &d)) {
        if (dz_at(w, at) != U'个' && dz_at(w, at) != U'個')
            return 0;
    }
    dz_draft_whole_unit(&d);
    dz_zh_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* 过半: more than half. */
size_t dz_zh_past_half(dz_scan *scan, size_t i)
{
    dz_draft d = dz_draft_at(i, i + 2);

    if (!dz_has_any(scan->w, i, U"过半|過半") || dz_back(scan->w, i, 1) == U'不' || dz_back(scan->w, i, 1) == U'经')
        return 0;
    d.to += dz_has_any(scan->w, i + 2, U"数|數") > 0;
    d.kind = DZ_FIGURE_FRACTION;
    d.value = d.high = DZ_NUMBER_HALF;
    d.bound = DZ_BOUND_OVER;
    d.flags = DZ_FIGURE_WORDS;
    return dz_scan_emit(scan, &d);
}

static bool holds(const char32_t *list, uint32_t c)
{
    for (; *list && c; list++)
        if (*list == c)
            return true;
    return false;
}

/* The scale words at d->to and their value; false where they belong to a unit or a fraction. */
static bool bare_scale(const dz_window *w, dz_draft *d)
{
    size_t most = d->to + 3;
    int power = 0;

    while (dz_zh_power(dz_at(w, d->to)) >= 2 && d->to < most)
        power += dz_zh_power(dz_at(w, d->to++));
    if (!power || dz_has_any(w, d->to - 1, U"千瓦|千米|千克|百分") || dz_has(w, d->to, U"分之") ||
        !dz_number_shift(DZ_NUMBER_ONE, power, &d->value))
        return false;
    d->high = d->mantissa = d->value;
    d->flags = DZ_FIGURE_WORDS;
    return true;
}

/* Whether the word that ends at 'i' bounds a bare scale: 近百家, 超千人, 过亿, 不到万元. */
static bool bounds_scale(const dz_window *w, size_t i)
{
    uint32_t before = dz_back(w, i, 1);

    switch (dz_at(w, i)) {
    case U'近': return !holds(U"附最亲邻就临靠走新相贴迫远", before);
    case U'过':
    case U'過': return !holds(U"经經通走渡穿路越翻跨度不看吃说做去来飞掠闪见听用打历", before);
    case U'超': return before != U'高' && before != U'赶';
    case U'逾': return true;
    case U'破': return before != U'打';
    case U'到':
    case U'足': return before == U'不' || before == U'未';
    case U'满':
    case U'滿': return before == U'不' || before == U'未';
    }
    return false;
}

/* 近百家, 过亿, 超千人次: one of that scale, where something is counted. */
static size_t bounded(dz_scan *scan, size_t i)
{
    static const char32_t counted[] =
        U"余|餘|多|名|人|户|戶|家|个|個|位|场|場|部|次|件|种|種|只|头|台|辆|套|项|条|所|处|座|栋|间|张|份|本|篇|款|"
        U"门|艘|架|枚|株|棵|级|級|大关|处|道|支|群众|村民|师生|职工|市民|观众|粉丝|网友|企业|商户|农户|游客|志愿者";
    const dz_window *w = scan->w;
    dz_draft d = dz_draft_at(i + 1, i + 1);
    size_t end;

    if (!bounds_scale(w, i) || !bare_scale(w, &d) || dz_zh_digit(dz_at(w, d.to)) >= 0)
        return 0;
    if (dz_is_han(dz_at(w, d.to)) && !dz_has_any(w, d.to, counted) && !dz_unit_read(w, d.to, &end))
        return 0;
    (void)dz_zh_unit(w, &d);
    dz_draft_whole_unit(&d);
    dz_zh_bound(w, scan->floor, &d);
    if (d.bound == DZ_BOUND_NONE && (dz_at(w, i) == U'过' || dz_at(w, i) == U'過'))
        d.bound = DZ_BOUND_OVER;
    return dz_scan_emit(scan, &d);
}

size_t dz_zh_upward(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft d = dz_draft_at(i, i + 1);

    if (dz_at(w, i) != U'上')
        return bounded(scan, i);
    if (holds(U"以马晚早网", dz_back(w, i, 1)) || !bare_scale(w, &d) || !dz_number_mul(d.value, DZ_NUMBER_TEN, &d.high))
        return 0;
    d.kind = DZ_FIGURE_VAGUE;
    d.flags |= DZ_FIGURE_OPEN_HIGH;
    (void)dz_zh_unit(w, &d);
    d.bound = DZ_BOUND_NONE;
    return dz_scan_emit(scan, &d);
}

/* 身高米九, 米七五: a height whose one meter goes without saying. */
static size_t height(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t n = dz_zh_run(w, i + 1, 3), end = i + 1 + n;
    uint32_t before = dz_back(w, i, 1);
    dz_draft d = dz_draft_at(i, end);
    dz_number more;

    if (n < 1 || n > 2 || dz_zh_digit(dz_at(w, i + 1)) < 4 || (dz_is_han(before) && !holds(U"高约近有是到达身超个", before)) ||
        dz_is_digit(before) || (dz_is_han(dz_at(w, end)) && !dz_has_any(w, end, U"左右|多|以上|的|大个|大高|高个|几")) ||
        !dz_number_shift(dz_number_of(dz_zh_spell(w, i + 1, n)), -(int32_t)n, &more) ||
        !dz_number_add(DZ_NUMBER_ONE, more, &d.value))
        return 0;
    d.high = d.value;
    d.kind = DZ_FIGURE_QUANTITY;
    d.unit = DZ_UNIT_METER;
    d.flags = DZ_FIGURE_WORDS;
    dz_zh_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* 首次, 首批: the first, as a word. */
size_t dz_zh_leading(dz_scan *scan, size_t i)
{
    dz_draft d = dz_draft_at(i, i + 1);

    if (dz_at(scan->w, i) == U'米')
        return height(scan, i);
    if (dz_at(scan->w, i) != U'首')
        return dz_zh_declared(scan, i);
    if (!dz_has_any(scan->w, i + 1, U"次|批|届|个|家|期|轮|日|年|月|台|艘|架|条|例|套|款|部|场|支|列|单|枚|座"))
        return 0;
    d.kind = DZ_FIGURE_ORDINAL;
    d.value = d.high = DZ_NUMBER_ONE;
    d.flags = DZ_FIGURE_WORDS | DZ_FIGURE_SOFT;
    return dz_scan_emit(scan, &d);
}

/* 百分百, 百分三十: percent without 之. */
size_t dz_zh_percent(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft d;
    size_t end;

    if (!dz_has(w, i, U"百分") || dz_at(w, i + 2) == U'之' || dz_at(w, i + 2) == U'点' || dz_at(w, i + 2) == U'點')
        return 0;
    end = dz_at(w, i + 2) == U'百' ? i + 3 : dz_zh_number(w, i + 2, &d);
    if (!end)
        return 0;
    if (dz_at(w, i + 2) == U'百') {
        d = dz_draft_at(i, end);
        d.value = d.high = dz_number_of(100);
        d.flags = DZ_FIGURE_WORDS;
    }
    d.from = i;
    d.kind = DZ_FIGURE_PERCENT;
    d.unit = DZ_UNIT_PERCENT;
    dz_zh_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* 三四五年级: three of them in a row, told together. */
size_t dz_zh_enumerated(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t n = dz_zh_run(w, i, 6);

    if (n < 3 || n > 5 || !dz_has_any(w, i + n, U"年级|年級|级|號線|号线|等|楼|樓|季度|线城市"))
        return 0;
    for (size_t k = 1; k < n; k++)
        if (dz_zh_digit(dz_at(w, i + k)) != dz_zh_digit(dz_at(w, i + k - 1)) + 1)
            return 0;
    for (size_t k = 0; k < n; k++) {
        dz_draft d = dz_draft_at(i + k, i + k + 1);

        d.value = d.high = dz_number_of(dz_zh_digit(dz_at(w, i + k)));
        d.flags = DZ_FIGURE_WORDS;
        dz_scan_emit(scan, &d);
    }
    return i + n;
}
