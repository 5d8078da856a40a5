/* ages_zh.c — Chinese years, decades and centuries. Floor feature. */
#include "feature/zh.h"
#include "text/script.h"

/* '85 is 1985, '08 is 2008. */
static int full_year(int year) { return year + (year < 30 ? 2000 : 1900); }

static bool is_year_word(uint32_t c) { return c == U'年'; }

/* 民國113年, 民国三十八年: counted from 1912. The cell behind 年, or 0. */
static size_t republic_year(const dz_window *w, size_t i, int *out)
{
    dz_draft draft;
    int64_t value;
    size_t end;

    if (dz_ends_any(w, 0, i, U"民国|民國") == i)
        return 0;
    if (dz_at(w, i) == U'元')
        draft.value = DZ_NUMBER_ONE, draft.interval = false, draft.bound = DZ_BOUND_NONE, end = i + 1;
    else
        end = dz_zh_number(w, i, &draft);
    if (!end || dz_at(w, end) != U'年' || dz_has_any(w, end + 1, U"代|间|間|来|來") || draft.interval || draft.bound ||
        !dz_number_whole(draft.value, 1, 199, &value))
        return 0;
    *out = 1911 + (int)value;
    return end + 1;
}

/* A year's number at 'i', with 年 behind. Answers the cell behind 年, or 0. */
size_t dz_zh_year(const dz_window *w, size_t i, int *out)
{
    size_t n = dz_zh_run(w, i, 5), end;
    bool early = dz_ends_any(w, 0, i, U"公元|公元前") < i;

    end = republic_year(w, i, out);
    if (end)
        return end;
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
    dz_draft draft = dz_draft_date(from, to);

    dz_draft_year(&draft, first, 10);
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
    int value = 0;
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

size_t dz_zh_ages(dz_scan *scan, size_t i)
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
    draft = dz_draft_date(i, end);
    dz_draft_year(&draft, base, 100);
    return dz_scan_emit(scan, &draft);
}
