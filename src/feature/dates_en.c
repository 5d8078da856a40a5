/* dates_en.c — English days, months and weekdays. Floor feature. */
#include "feature/en.h"
#include "text/script.h"

static int month(const dz_window *w, size_t i, size_t *end)
{
    int named = dz_en_calendar(w, i, end);

    return named <= 12 ? named : 0;
}

static int weekday(const dz_window *w, size_t i, size_t *end)
{
    int named = dz_en_calendar(w, i, end);

    return named > 12 && named <= 19 ? named - 12 : 0;
}

/* 3, 3rd, third, twenty-first. */
static size_t day(const dz_window *w, size_t i, int *out)
{
    size_t end = dz_read_small(w, i, 2, out), to;
    bool ordinal, plural;
    dz_draft draft;
    int64_t value;

    if (end) {
        to = dz_en_any(w, end, U"st|nd|rd|th");
        to = to ? to : dz_has_any(w, end, U"st|nd|rd|th");
        if (to && !dz_is_word(dz_at(w, to)))
            end = to;
        if (dz_is_word(dz_at(w, end)) || dz_at(w, end) == '%' ||
            ((dz_at(w, end) == '.' || dz_at(w, end) == ',' || dz_at(w, end) == ':') && dz_is_digit(dz_at(w, end + 1))))
            return 0;
        return *out >= 1 && *out <= 31 ? end : 0;
    }
    if (!dz_is_latin(dz_at(w, i)))
        return 0;
    end = dz_en_number(w, i, &draft, &ordinal, &plural);
    if (!end || !ordinal || plural || !dz_number_whole(draft.value, 1, 31, &value))
        return 0;
    *out = (int)value;
    return end;
}

static size_t comma(const dz_window *w, size_t i)
{
    if (dz_at(w, i) == ',')
        i++;
    return dz_at(w, i) == ' ' ? i + 1 : i;
}

/* ", 2024" behind a month or a day. */
static void add_year(const dz_window *w, dz_draft *draft)
{
    size_t at = comma(w, draft->to), end;
    int value;

    if (dz_en_any(w, at, U"of"))
        at = dz_en_any(w, at, U"of") + 1;
    if (at == draft->to)
        return;
    end = dz_en_year(w, at, &value);
    if (end) {
        dz_draft_year(draft, value, 1);
        draft->to = end;
    }
}

/* "26 and 27", "26-28", "26 to October 3" behind a month's day. */
static size_t more_days(dz_scan *scan, const dz_draft *first)
{
    const dz_window *w = scan->w;
    size_t i = first->to, at, end;
    dz_draft next;
    int value;

    at = dz_en_any(w, i + (dz_at(w, i) == ' '), U"and|to|through|until");
    at = at ? at + (dz_at(w, at) == ' ') : dz_is_dash(dz_at(w, i)) ? i + 1 : 0;
    end = at ? day(w, at, &value) : 0;
    if (!end || dz_en_any(w, end + 1, U"percent|million|billion|people|years|days") || dz_at(w, end) == '%')
        return i;
    next = dz_draft_date(at, end);
    next.date = first->date;
    next.date.weekday = 0;
    next.date.day = (uint8_t)value;
    if (!dz_date_sound(&next.date))
        return i;
    add_year(w, &next);
    if (next.date.year != DZ_NO_YEAR && first->date.year == DZ_NO_YEAR && !scan->failed) {
        dz_figure *earlier = &scan->figures.at[scan->figures.n - 1]; /* "March 3-5, 2024": the year is for both */

        earlier->date.year = next.date.year;
        earlier->date.span = next.date.span;
    }
    return dz_scan_emit(scan, &next);
}

static size_t emit(dz_scan *scan, dz_draft *draft)
{
    const dz_window *w = scan->w;
    size_t end;
    int value;

    if (!dz_date_sound(&draft->date))
        return 0;
    value = weekday(w, comma(w, draft->to), &end);
    if (value && !draft->date.weekday && end && dz_at(w, draft->to) == ',') {
        draft->date.weekday = (uint8_t)value;
        draft->to = end;
    }
    dz_scan_emit(scan, draft);
    return draft->date.day ? more_days(scan, draft) : draft->to;
}

/* March 15, 2024; March 2024; March. */
static size_t month_first(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    size_t end, to, at;
    int value = month(w, i, &end);
    uint32_t first = dz_at(w, i);

    if (!value || dz_en_before(w, 0, i, U"long") < i) /* the Long March */
        return 0;
    draft->date.month = (uint8_t)value;
    draft->to = end;
    at = dz_at(w, end) == ' ' || (dz_at(w, end) == '-' && dz_is_digit(dz_at(w, end + 1))) ? end + 1 : end;
    if (dz_en_any(w, at, U"the"))
        at = dz_en_any(w, at, U"the") + 1;
    to = at > end ? day(w, at, &value) : 0;
    if (to && !dz_en_any(w, to + 1, U"percent|million")) {
        draft->date.day = (uint8_t)value;
        draft->to = to;
    }
    add_year(w, draft);
    /* may, march, mar and dec are also words: alone they need a capital and no day to help */
    if (draft->to == end && (first >= 'a' || end - i <= 3 + (dz_back(w, end, 1) == '.'))) {
        bool may = dz_lower(first) == 'm' && end - i == 3 && dz_lower(dz_at(w, i + 2)) == 'y';

        if (!may || first >= 'a' ||
            dz_en_before(w, 0, i,
                         U"in|since|by|of|until|till|from|to|last|this|next|early|late|mid|and|during|through|every") ==
                i)
            return 0;
    }
    if (draft->to == end && (dz_en_any(w, end + 1, U"fourth") && dz_en_any(w, end + 8, U"movement"))) {
        draft->date.day = 4;
        draft->to = end + 7;
    }
    return emit(scan, draft);
}

/* 15 March 2024, the fifth of May, 15th of March. */
static size_t day_first(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int value, which;
    size_t end = day(w, i, &value), at, to;

    if (!end || dz_at(w, end) == ',')
        return 0;
    at = dz_en_gap(w, end);
    if (dz_en_any(w, at, U"of"))
        at = dz_en_any(w, at, U"of") + 1;
    which = at > end ? month(w, at, &to) : 0;
    if (!which || (dz_at(w, at) >= 'a' && to - at <= 3 && at <= end + 1 && !dz_is_digit(dz_at(w, to + 1))))
        return 0;
    draft->date.day = (uint8_t)value;
    draft->date.month = (uint8_t)which;
    draft->to = to;
    add_year(w, draft);
    return emit(scan, draft);
}

/* The 19th National Congress is no day. */
static bool is_capital(uint32_t c) { return c >= 'A' && c <= 'Z'; }

/* "the 27th", "the 29th": a day of the month when nothing is counted behind it. */
static size_t bare_day(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int value;
    size_t end = day(w, i, &value);
    uint32_t next = dz_at(w, end);

    if (!end || end < i + 3 || !dz_is_digit(dz_at(w, i)) || (next == ' ' && is_capital(dz_at(w, end + 1))) ||
        dz_en_before(w, scan->floor, i, U"on the|until the|by the|from the|since the") == i ||
        !(next == '.' || next == ',' || next == 0 || next == ';' || next == ')' || next == ' ') ||
        dz_en_any(
            w, end + 1,
            U"floor|anniversary|day|birthday|session|meeting|street|hole|minute|lap|attempt|round|century|place|page|"
            U"edition|straight|time|of the"))
        return 0;
    draft->date.day = (uint8_t)value;
    draft->to = end;
    return dz_scan_emit(scan, draft);
}

/* "15th day of the first lunar month". */
static size_t lunar(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int first, second;
    size_t end = dz_en_ordinal_at(w, i, 30, &first), at, to;

    at = end ? dz_en_any(w, dz_en_gap(w, end), U"day of the|of the") : 0;
    to = at ? dz_en_ordinal_at(w, at + 1, 12, &second) : 0;
    to = to ? dz_en_any(w, to + 1, U"lunar month|month of the lunar calendar|month") : 0;
    if (!to)
        return 0;
    draft->date.day = (uint8_t)first;
    draft->date.month = (uint8_t)second;
    draft->to = to;
    return dz_scan_emit(scan, draft);
}

static size_t with_weekday(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft draft = dz_draft_date(i, i);
    size_t end, at, to;
    int value = weekday(w, i, &end);

    if (!value)
        return 0;
    if (dz_at(w, i) >= 'a' && end - i <= 4)
        return 0;
    draft.date.weekday = (uint8_t)value;
    at = comma(w, end);
    if (dz_en_any(w, at, U"the"))
        at = dz_en_any(w, at, U"the") + 1;
    if (at > end) {
        dz_draft kept = draft;

        to = month_first(scan, at, &draft);
        if (!to)
            draft = kept, to = day_first(scan, at, &draft);
        if (to)
            return to;
        draft = kept;
    }
    draft.to = end;
    return dz_scan_emit(scan, &draft);
}

typedef size_t (*reader)(dz_scan *, size_t, dz_draft *);

/* What can begin with these digits, by how many they are and what stands behind. */
static const reader *readers_of_digits(const dz_window *w, size_t i)
{
    static const reader none[] = {NULL}, apostrophe[] = {dz_en_decade, NULL}, small[] = {day_first, dz_en_era, NULL},
                        hundreds[] = {dz_en_era, NULL}, year[] = {dz_en_decade, dz_en_era, dz_en_bare_year, NULL},
                        lettered[] = {dz_en_decade, day_first, lunar,    dz_en_century,
                                      dz_en_part,   dz_en_era, bare_day, NULL};
    size_t n = dz_digit_run(w, i, 5);
    uint32_t next = dz_at(w, i + n);

    if (n == 0)
        return next == '\'' ? apostrophe : none;
    if (n >= 4)
        return n == 4 ? year : none;
    if (dz_is_latin(next) || next == '\'')
        return lettered;
    return n == 3 ? hundreds : small;
}

size_t dz_en_date(dz_scan *scan, size_t i)
{
    static const reader words[] = {month_first, day_first,    lunar,           dz_en_century, dz_en_part,
                                   dz_en_era,   dz_en_decade, dz_en_bare_year, NULL};
    const dz_window *w = scan->w;
    bool letters = dz_is_latin(dz_at(w, i));
    size_t end = 0;
    dz_draft draft;

    if (dz_is_word(dz_back(w, i, 1)))
        return 0;
    end = letters ? with_weekday(scan, i) : dz_read_iso_date(w, i, &draft);
    if (end)
        return letters ? end : dz_scan_emit(scan, &draft);
    for (const reader *next = letters ? words : readers_of_digits(w, i); *next && !end; next++) {
        draft = dz_draft_date(i, i);
        end = (*next)(scan, i, &draft);
    }
    return end;
}
