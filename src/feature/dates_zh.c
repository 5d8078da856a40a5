/* dates_zh.c — Chinese dates, quarters and weekdays. Floor feature. */
#include "feature/zh.h"
#include "text/script.h"

static size_t month(const dz_window *w, size_t i, int *out)
{
    size_t end;

    if (dz_has(w, i, U"正月") || dz_has(w, i, U"元月")) {
        *out = 1;
        return i + 2;
    }
    if (dz_has(w, i, U"腊月") || dz_has(w, i, U"臘月")) {
        *out = 12;
        return i + 2;
    }
    end = dz_zh_small(w, i, 12, out);
    if (!end || dz_at(w, end) != U'月' || *out < 1)
        return 0;
    return end + 1 + (dz_at(w, end + 1) == U'份');
}

/* 15日, 15号, (15)日; behind a month also 初五 and 十五 of the lunar calendar. */
static size_t day(const dz_window *w, size_t i, bool after_month, int *out)
{
    bool first = dz_at(w, i) == U'初', bracket = dz_at(w, i) == '(';
    size_t end = dz_zh_small(w, i + (first || bracket), 31, out);

    if (!end || *out < 1)
        return 0;
    if (bracket && dz_at(w, end++) != ')')
        return 0;
    if (first)
        return *out <= 10 && (after_month || dz_zh_digit(dz_at(w, end - 1)) >= 0 || dz_zh_power(dz_at(w, end - 1)) == 1)
                   ? end
                   : 0;
    if (dz_has_any(w, end, U"日元|日圆|日圓|日币|日本"))
        return 0;
    if (dz_at(w, end) == U'日' || (dz_at(w, end) == U'号' && after_month) || (dz_at(w, end) == U'號' && after_month))
        return end + 1;
    return 0;
}

static size_t weekday(const dz_window *w, size_t i, int *out)
{
    static const char32_t days[] = U"一二三四五六日";
    size_t end = dz_has_any(w, i, U"星期|周|週|礼拜|禮拜");
    uint32_t c = dz_at(w, end);

    if (!end || dz_has_any(w, end + 1, U"次|届|期|更|回"))
        return 0;
    for (int d = 0; d < 7; d++)
        if (c == days[d] || (d == 6 && c == U'天')) {
            *out = d + 1;
            return end + 1;
        }
    return 0;
}

/* (星期三) or 星期三 behind a date joins it. */
static size_t join_weekday(const dz_window *w, size_t end, dz_draft *draft)
{
    bool bracket = dz_at(w, end) == '(';
    int value;
    size_t to = weekday(w, end + bracket, &value);

    if (!to || (bracket && dz_at(w, to) != ')'))
        return end;
    draft->date.weekday = (uint8_t)value;
    return to + bracket;
}

/* 一季度, 第三季度, 上半年, 下半年 at 'i', alone or behind a year. */
static size_t part(const dz_window *w, size_t i, dz_draft *draft)
{
    size_t at = i + (dz_at(w, i) == U'第'), end;
    int value;

    if (dz_has(w, i, U"上半年") || dz_has(w, i, U"下半年")) {
        draft->date.part = dz_at(w, i) == U'上' ? 5 : 6;
        return i + 3;
    }
    if (dz_has(w, i, U"首季") && dz_at(w, i + 2) != U'赛') {
        draft->date.part = 1;
        return i + 2 + (dz_at(w, i + 2) == U'度');
    }
    end = dz_zh_small(w, at, 4, &value);
    if (!end || value < 1 || !dz_has(w, end, U"季度"))
        return 0;
    draft->date.part = (uint8_t)value;
    return end + 2;
}

/* 9月26日至27日, 10月1日至7日: the later day is of the same month. The year of
 * 2019年至2021年 needs no such help. */
static size_t to_day(dz_scan *scan, size_t i, const dz_date *before)
{
    const dz_window *w = scan->w;
    size_t at = dz_has_any(w, i, U"至|到|、|和|与|—|——|-|–|~"), end;
    dz_draft draft;
    int value;

    if (!at || before->month == 0 || before->day == 0)
        return i;
    end = day(w, at, true, &value);
    if (!end || dz_has(w, end, U"内") || dz_has(w, end, U"游"))
        return i;
    draft = dz_draft_date(at, end);
    draft.date = *before;
    draft.date.weekday = 0;
    draft.date.day = (uint8_t)value;
    if (!dz_date_sound(&draft.date))
        return i;
    return to_day(scan, dz_scan_emit(scan, &draft), &draft.date);
}

/* 1至3月, 3、4月份; 2021—2025年; 3日至5日 is to_day()'s. Two dates of which the
 * last one alone says what they are. */
static size_t shared_unit(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    int first, second;
    size_t end = 0, at, to;
    dz_draft one, two;
    uint32_t unit;

    if (dz_is_digit(dz_at(w, i)))
        end = dz_read_small(w, i, 4, &first);
    else if (dz_zh_run(w, i, 5) == 4)
        first = dz_zh_spell(w, i, 4), end = i + 4;
    else if (dz_zh_digit(dz_at(w, i)) >= 0 || dz_zh_power(dz_at(w, i)) == 1)
        end = dz_zh_small(w, i, 31, &first);
    at = end ? dz_has_any(w, end, U"至|到|-|–|—|——|~|、|和") : 0;
    if (!at)
        return 0;
    if (dz_zh_run(w, at, 5) == 4)
        second = dz_zh_spell(w, at, 4), to = at + 4;
    else
        to = dz_is_digit(dz_at(w, at)) ? dz_read_small(w, at, 4, &second) : dz_zh_small(w, at, 31, &second);
    if (!to)
        return 0;
    unit = dz_at(w, to);
    one = dz_draft_date(i, end);
    two = dz_draft_date(at, to + 1);
    if (unit == U'年' && first >= 1000 && first <= 2999) {
        if (second < 100 && second > first % 100)
            second += first - first % 100;
        if (second < first || second > 2999)
            return 0;
        dz_draft_year(&one, first, 1);
        dz_draft_year(&two, second, 1);
    } else if (unit == U'月' && first >= 1 && second <= 12 && second > first) {
        one.date.month = (uint8_t)first;
        two.date.month = (uint8_t)second;
        two.to += dz_at(w, two.to) == U'份';
    } else if (unit == U'日' && first >= 1 && second <= 31 && second > first && first <= 31) {
        one.date.day = (uint8_t)first;
        two.date.day = (uint8_t)second;
    } else
        return 0;
    dz_scan_emit(scan, &one);
    return dz_scan_emit(scan, &two);
}

/* The day behind a month that ends at draft->to; of the lunar months a bare 十五 is one too. */
static void add_day(const dz_window *w, size_t from, dz_draft *draft)
{
    int value;
    size_t to = day(w, draft->to, true, &value);

    if (!to && dz_zh_small(w, draft->to, 30, &value) && value >= 1 &&
        (dz_has(w, draft->to - 2, U"正月") || dz_has(w, draft->to - 2, U"腊月") ||
         dz_ends_any(w, 0, from, U"农历|农曆|阴历") < from))
        to = dz_zh_small(w, draft->to, 30, &value);
    if (to) {
        draft->date.day = (uint8_t)value;
        draft->to = to;
    }
}

/* A month with or without its day, or a day alone where there is no year. False: this is no date. */
static bool month_or_day(const dz_window *w, size_t from, dz_draft *draft)
{
    int value;
    size_t to = month(w, draft->to, &value);

    if (to) {
        draft->date.month = (uint8_t)value;
        draft->to = to;
        if (dz_has(w, to, U"相间"))
            return false;
        add_day(w, from, draft);
    } else if (draft->to == from) {
        to = day(w, from, false, &value);
        if (!to || dz_at(w, from) == U'初' || dz_has_any(w, to, U"内|以内|以上|以下|游|均线|均价|均值|均量|均成交|龄"))
            return false;
        draft->date.day = (uint8_t)value;
        draft->to = to;
    }
    return draft->to > from && dz_date_sound(&draft->date);
}

/* 年月日, whatever part of it is there. */
static size_t calendar(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft draft = dz_draft_date(i, i), short_form;
    int value;
    size_t end = dz_zh_year(w, i, &value), to;

    if (end) {
        dz_draft_year(&draft, i >= 3 && dz_has_any(w, i - 3, U"公元前") == i ? -value : value, 1);
        draft.to = end;
        to = part(w, end, &draft);
        if (to) {
            draft.to = to;
            return dz_scan_emit(scan, &draft);
        }
        if (dz_read_iso_date(w, end, &short_form) && short_form.date.year == DZ_NO_YEAR) { /* 2005年08/05 */
            draft.date.month = short_form.date.month;
            draft.date.day = short_form.date.day;
            draft.to = short_form.to;
            return dz_scan_emit(scan, &draft);
        }
    }
    if (!month_or_day(w, i, &draft))
        return 0;
    draft.to = join_weekday(w, draft.to, &draft);
    dz_scan_emit(scan, &draft);
    return to_day(scan, draft.to, &draft.date);
}

/* 今年一季度, 周三: no number of a year, month or day. */
static size_t named(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft draft = dz_draft_date(i, i);
    int value;
    size_t end = weekday(w, i, &value);

    if (end) {
        draft.date.weekday = (uint8_t)value;
        draft.to = end;
        return dz_scan_emit(scan, &draft);
    }
    if (dz_back(w, i, 1) == U'前') /* 前三季度 is three of them */
        return 0;
    end = part(w, i, &draft);
    if (!end)
        return 0;
    draft.to = end;
    return dz_scan_emit(scan, &draft);
}

size_t dz_zh_date(dz_scan *scan, size_t i)
{
    dz_draft draft;
    size_t end = dz_zh_ages(scan, i);

    if (!end)
        end = dz_read_iso_date(scan->w, i, &draft);
    else
        return end;
    if (end)
        return dz_scan_emit(scan, &draft);
    end = shared_unit(scan, i);
    if (!end)
        end = calendar(scan, i);
    return end ? end : named(scan, i);
}
