/* fractions_zh.c — Chinese fractions: 四分之三, 百分之三十, 三分二, 1 3/4. Floor feature. */
#include "feature/zh.h"
#include "text/script.h"

/* 百分之三十, 四分之三, 3又千分之23; 'd' holds the number before 分之. */
static size_t of_parts(const dz_window *w, dz_draft *d)
{
    size_t at = dz_has_any(w, d->to, U"分之"), end;
    dz_draft top;
    int64_t whole = 0;
    bool minus, ended = dz_number_whole(d->value, 1, 1000000000000000, &whole);

    if (!at || !ended)
        return 0;
    minus = dz_has_any(w, at, U"负|負|-") > 0;
    at += minus;
    end = dz_at(w, at) == U'百' ? at + 1 : dz_zh_number(w, at, &top);
    if (end == at + 1 && dz_at(w, at) == U'百') {
        top = dz_draft_at(at, end);
        top.value = top.high = dz_number_of(100);
        top.flags = DZ_FIGURE_WORDS;
    }
    if (!end)
        return 0;
    dz_zh_magnitude(w, &top);
    end = top.to;
    if (minus)
        top.value = dz_number_negate(top.value), top.high = dz_number_negate(top.high);
    d->kind = whole == 100 ? DZ_FIGURE_PERCENT : whole == 1000 ? DZ_FIGURE_PERMILLE : DZ_FIGURE_FRACTION;
    d->unit = whole == 100 ? DZ_UNIT_PERCENT : whole == 1000 ? DZ_UNIT_PERMILLE : 0;
    d->interval = top.interval;
    d->digits = top.digits;
    d->flags = top.flags & d->flags;
    d->to = end;
    d->opaque |= top.opaque;
    d->bound = top.bound;
    if (d->kind != DZ_FIGURE_FRACTION) {
        d->value = top.value;
        d->high = top.high;
    } else if (!dz_number_div(top.value, d->value, &top.value) || !dz_number_div(top.high, d->high, &top.high))
        d->opaque = true;
    else
        d->value = top.value, d->high = top.high;
    d->mantissa = d->value;
    return end;
}

/* 三分二, 四分一, as Hong Kong writes them; 三分二十秒 is a time. */
static size_t bare_parts(const dz_window *w, dz_draft *d)
{
    size_t at = d->to + 1;
    int top = dz_zh_digit(dz_at(w, at));
    dz_number part;

    if ((dz_at(w, d->to) != U'分' && dz_at(w, d->to) != U'份') || top <= 0 || !(d->flags & DZ_FIGURE_WORDS) ||
        d->interval || dz_zh_run(w, at, 2) != 1 || dz_zh_power(dz_at(w, at + 1)) ||
        dz_number_compare(d->value, DZ_NUMBER_TEN) > 0 || dz_number_compare(d->value, dz_number_of(top)) <= 0 ||
        dz_has_any(w, at + 1, U"秒|个|名|场|局|篮板|次|等|样|样的|起|直|致|定|共|份") ||
        !dz_number_div(dz_number_of(top), d->value, &part))
        return 0;
    d->value = d->high = part;
    d->kind = DZ_FIGURE_FRACTION;
    d->to = at + 1;
    return d->to;
}

/* 一又二分之一: the whole stands before. */
static size_t mixed(const dz_window *w, dz_draft *d)
{
    dz_draft part;
    size_t end;

    if (dz_at(w, d->to) != U'又')
        return 0;
    end = dz_zh_number(w, d->to + 1, &part);
    if (!end || !(of_parts(w, &part) || bare_parts(w, &part)) || part.kind == DZ_FIGURE_PERCENT)
        return 0;
    if (part.kind == DZ_FIGURE_PERMILLE && !dz_number_shift(part.value, -3, &part.value))
        return 0;
    if (!dz_number_add(d->value, part.value, &d->value))
        d->opaque = true;
    d->high = d->value;
    d->kind = DZ_FIGURE_FRACTION;
    d->to = part.to;
    return d->to;
}

/* 1/2, 1 3/4 in digits. */
static size_t slashed(const dz_window *w, dz_draft *d)
{
    dz_draft below, above = *d;
    size_t slash = d->to + (dz_at(w, d->to) == ' ' && dz_at(w, d->to + 1) == '/'), end;
    bool whole = false;

    if (dz_at(w, d->to) == ' ' && dz_at(w, slash) != '/') {
        slash = dz_read_digits(w, d->to + 1, &above);
        whole = true;
    }
    if (!slash || dz_at(w, slash) != '/' || (d->flags & DZ_FIGURE_WORDS))
        return 0;
    slash += dz_at(w, slash + 1) == ' ' && !whole ? 2 : 1;
    end = dz_read_digits(w, slash, &below);
    if (!end || below.opaque || dz_at(w, end) == '/' || !dz_number_div(above.value, below.value, &above.value) ||
        dz_is_latin(dz_at(w, end)))
        return 0;
    if (whole && !dz_number_add(above.value, d->value, &above.value))
        return 0;
    d->value = d->high = d->mantissa = above.value;
    d->kind = DZ_FIGURE_FRACTION;
    d->to = end;
    return end;
}

bool dz_zh_fraction(const dz_window *w, dz_draft *d)
{
    return of_parts(w, d) || mixed(w, d) || bare_parts(w, d) || slashed(w, d);
}
