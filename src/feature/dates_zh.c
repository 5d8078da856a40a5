/* dates_zh.c — Chinese dates, ages of history, quarters and weekdays. Floor 5, feature. */
#include "feature/zh.h"
#include "text/script.h"

/* One of the words ends right before 'i'. */
static bool behind(const dz_window *w, size_t i, const char32_t *words) { return dz_ends_any(w, 0, i, words) < i; }

static bool is_year_word(uint32_t c) { return c == U'年'; }

static dz_draft date_at(size_t from, size_t to)
{
    dz_draft draft = dz_draft_at(from, to);

    draft.kind = DZ_FIGURE_DATE;
    return draft;
}

static void set_year(dz_draft *draft, int year, int span)
{
    draft->date.year = (int16_t)year;
    draft->date.span = (uint8_t)span;
}

/* '85 is 1985, '08 is 2008. */
static int full_year(int year) { return year + (year < 30 ? 2000 : 1900); }

/* A year's number at 'i', with 年 behind. Answers the cell behind 年, or 0. */
static size_t year(const dz_window *w, size_t i, int *out)
{
    size_t n = dz_zh_run(w, i, 5), end;
    bool early = behind(w, i, U"公元|公元前");

    if (n >= 3 && n <= 4)
        *out = dz_zh_spell(w, i, n), end = i + n;
    else if (n == 2 && dz_at(w, i + 2) == U'年' && dz_zh_digit(dz_at(w, i)) > dz_zh_digit(dz_at(w, i + 1)))
        *out = full_year(dz_zh_spell(w, i, 2)), end = i + 2;
    else {
        dz_draft draft;
        int64_t value;

        if (!dz_is_digit(dz_at(w, i)) && dz_zh_digit(dz_at(w, i)) < 0)
            return 0;
        end = dz_is_digit(dz_at(w, i)) ? dz_read_small(w, i, 4, out) : dz_zh_number(w, i, &draft);
        if (end && !dz_is_digit(dz_at(w, i))) {
            if (draft.interval || draft.bound || !dz_number_whole(draft.value, 0, 2999, &value))
                return 0;
            *out = (int)value;
        }
    }
    if (!end || !is_year_word(dz_at(w, end)))
        return 0;
    if (*out >= 1000 && *out <= 2999)
        return dz_has_any(w, end + 1, U"历史|的历史|文明|来的历史|歷史|多") ? 0 : end + 1;
    if (early)
        return end + 1;
    if (*out <= 99 && end == i + 2 && dz_read_small(w, end + 1, 2, &(int){0}) &&
        dz_at(w, dz_read_small(w, end + 1, 2, &(int){0})) == U'月') {
        *out = full_year(*out);
        return end + 1;
    }
    return 0;
}

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

/* The century before a decade at 'i': 20世纪, 上世纪. */
static size_t century(const dz_window *w, size_t i, int *out)
{
    size_t end = dz_has_any(w, i, U"上世纪|上个世纪|上世紀");

    if (end) {
        *out = 1900;
        return end;
    }
    if (dz_has(w, i, U"本世纪")) {
        *out = 2000;
        return i + 3;
    }
    end = dz_zh_small(w, i, 30, out);
    if (!end || *out < 1 || !(dz_has(w, end, U"世纪") || dz_has(w, end, U"世紀")))
        return 0;
    *out = (*out - 1) * 100;
    return end + 2;
}

static size_t emit_decade(dz_scan *scan, size_t from, size_t to, int first)
{
    dz_draft draft = date_at(from, to);

    set_year(&draft, first, 10);
    return dz_scan_emit(scan, &draft);
}

/* 80年代, 八十年代, 六七十年代, 1980年代, with 'base' the century before it or -1. */
static size_t decade(dz_scan *scan, size_t from, size_t i, int base)
{
    const dz_window *w = scan->w;
    size_t end;
    int value, second = 0;

    if (dz_zh_run(w, i, 3) == 2 && dz_has(w, i + 2, U"十年代")) {
        value = dz_zh_digit(dz_at(w, i)) * 10;
        second = dz_zh_digit(dz_at(w, i + 1)) * 10;
        end = i + 3;
    } else if (!dz_is_digit(dz_at(w, i)) && dz_zh_run(w, i, 5) == 4) {
        value = dz_zh_spell(w, i, 4);
        end = i + 4;
    } else
        end = dz_zh_small(w, i, 2999, &value);
    if (!end || value % 10 || !dz_has(w, end, U"年代"))
        return 0;
    if (value < 100)
        value += base >= 0 ? base : value < 30 ? 2000 : 1900;
    if (second) {
        emit_decade(scan, from, i + 1, value);
        return emit_decade(scan, i + 1, end + 2, value - value % 100 + second);
    }
    return emit_decade(scan, from, end + 2, value);
}

/* 80后, 00后, 九零后: people born in those years. */
static size_t generation(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    int value;
    size_t end = 0;

    if (dz_is_digit(dz_at(w, i)))
        end = dz_read_small(w, i, 2, &value);
    else if (dz_zh_run(w, i, 3) == 2) {
        value = dz_zh_spell(w, i, 2);
        end = i + 2;
    }
    if (end != i + 2 || value % 10 || (dz_at(w, end) != U'后' && dz_at(w, end) != U'後') ||
        dz_is_digit(dz_back(w, i, 1)))
        return 0;
    return emit_decade(scan, i, end + 1, full_year(value));
}

static size_t ages(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    int base;
    size_t end = generation(scan, i), to;
    dz_draft draft;

    if (end)
        return end;
    end = century(w, i, &base);
    if (!end)
        return decade(scan, i, i, -1);
    to = decade(scan, i, end, base);
    if (to)
        return to;
    if (dz_at(w, i) == U'上' || dz_at(w, i) == U'本')
        return 0;
    draft = date_at(i, end);
    set_year(&draft, base, 100);
    return dz_scan_emit(scan, &draft);
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
    draft = date_at(at, end);
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
    one = date_at(i, end);
    two = date_at(at, to + 1);
    if (unit == U'年' && first >= 1000 && first <= 2999) {
        if (second < 100 && second > first % 100)
            second += first - first % 100;
        if (second < first || second > 2999)
            return 0;
        set_year(&one, first, 1);
        set_year(&two, second, 1);
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

/* 年月日, whatever part of it is there. */
static size_t calendar(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft draft = date_at(i, i), short_form;
    int value;
    size_t end = year(w, i, &value), to;

    if (end) {
        set_year(&draft, i >= 3 && dz_has_any(w, i - 3, U"公元前") == i ? -value : value, 1);
        draft.to = end;
    }
    to = end ? part(w, end, &draft) : 0;
    if (to) {
        draft.to = to;
        return dz_scan_emit(scan, &draft);
    }
    if (end && dz_read_iso_date(w, end, &short_form) && short_form.date.year == DZ_NO_YEAR) { /* 2005年08/05 */
        draft.date.month = short_form.date.month;
        draft.date.day = short_form.date.day;
        draft.to = short_form.to;
        return dz_scan_emit(scan, &draft);
    }
    to = month(w, draft.to, &value);
    if (to) {
        draft.date.month = (uint8_t)value;
        draft.to = to;
        if (dz_has(w, to, U"相间"))
            return 0;
        to = day(w, to, true, &value);
        if (!to && dz_zh_small(w, draft.to, 30, &value) && value >= 1 &&
            (dz_has(w, draft.to - 2, U"正月") || dz_has(w, draft.to - 2, U"腊月") || behind(w, i, U"农历|農曆|阴历")))
            to = dz_zh_small(w, draft.to, 30, &value);
        if (to) {
            draft.date.day = (uint8_t)value;
            draft.to = to;
        }
    } else if (!end) {
        to = day(w, i, false, &value);
        if (!to || dz_at(w, i) == U'初' || dz_has_any(w, to, U"内|以内|以上|以下|游|均|龄"))
            return 0;
        draft.date.day = (uint8_t)value;
        draft.to = to;
    }
    if (draft.to == i || !dz_date_sound(&draft.date))
        return 0;
    draft.to = join_weekday(w, draft.to, &draft);
    dz_scan_emit(scan, &draft);
    return to_day(scan, draft.to, &draft.date);
}

/* 今年一季度, 周三: no number of a year, month or day. */
static size_t named(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft draft = date_at(i, i);
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
    size_t end = ages(scan, i);

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
