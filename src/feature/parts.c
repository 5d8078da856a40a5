/* parts.c — groups of digits with one kind of mark between: dates, times, numbers of telephones. Floor feature. */
#include "feature/scan.h"
#include "text/script.h"

/* Groups of digits with one kind of mark between them, at most this many. */
enum { MOST_PARTS = 12 };

typedef struct parts {
    size_t n;
    size_t digits[MOST_PARTS]; /* how many in each */
    int value[MOST_PARTS];     /* of at most four digits, else -1 */
    size_t end;
} parts;

static parts split(const dz_window *w, size_t i, uint32_t mark)
{
    parts all = {0};

    all.end = i;
    while (all.n < MOST_PARTS) {
        size_t n = dz_digit_run(w, i, 13);

        if (n == 0 || n > 12)
            break;
        all.digits[all.n] = n;
        if (!dz_read_small(w, i, 4, &all.value[all.n]))
            all.value[all.n] = -1;
        all.n++;
        all.end = i += n;
        if (dz_at(w, i) != mark)
            break;
        i++;
    }
    return all;
}

static bool ends_word(const dz_window *w, size_t i)
{
    return !dz_is_word(dz_at(w, i)) && !((dz_at(w, i) == '.' || dz_at(w, i) == ',') && dz_digit_at(w, i + 1));
}

static bool is_year(int value) { return value >= 1000 && value <= 2999; }

static size_t take_date(dz_draft *out, size_t from, size_t to, int year, int month, int day)
{
    *out = dz_draft_at(from, to);
    out->kind = DZ_FIGURE_DATE;
    out->date.year = (int16_t)year;
    out->date.span = year != DZ_NO_YEAR;
    out->date.month = (uint8_t)month;
    out->date.day = (uint8_t)day;
    return month >= 1 && month <= 12 && day >= 0 && day <= 31 && dz_date_sound(&out->date) ? to : 0;
}

/** What stands behind a month that is written as a decimal: nothing, or a mark. */
static bool closes(uint32_t c) { return c == 0 || c == ')' || c == '-' || c == ']' || c == 0x3011; }

size_t dz_read_iso_date(const dz_window *w, size_t i, dz_draft *out)
{
    uint32_t mark = dz_at(w, i + dz_digit_run(w, i, 5));
    parts p;

    if (!dz_digit_at(w, i) || (mark != '-' && mark != '/' && mark != '.'))
        return 0;
    p = split(w, i, mark);
    if (p.n < 2 || p.n > 3 || !(ends_word(w, p.end) || dz_at(w, p.end) == 'T'))
        return 0;
    if (p.n == 3 && p.digits[0] == 4 && is_year(p.value[0]) && p.digits[1] <= 2 && p.digits[2] <= 2)
        return take_date(out, i, p.end, p.value[0], p.value[1], p.value[2]);
    if (p.n == 3 && p.digits[2] == 4 && is_year(p.value[2]) && p.digits[0] <= 2 && p.digits[1] <= 2)
        return p.value[1] > 12 ? take_date(out, i, p.end, p.value[2], p.value[0], p.value[1])
                               : take_date(out, i, p.end, p.value[2], p.value[1], p.value[0]);
    if (p.n == 2 && p.digits[0] == 4 && mark == '.' && !closes(dz_at(w, p.end))) /* 1987.12万人 */
        return 0;
    if (p.n == 2 && p.digits[0] == 4 && is_year(p.value[0]) && p.digits[1] == 2 && p.value[1] <= 12 &&
        (mark != '-' || p.value[1] == 0 || p.value[1] != p.value[0] % 100 + 1))
        return take_date(out, i, p.end, p.value[0], p.value[1], 0);
    if (p.n == 3 && p.digits[0] == 2 && p.digits[1] == 2 && p.digits[2] == 2 && p.value[0] > 31 && mark != '.')
        return take_date(out, i, p.end, 1900 + p.value[0], p.value[1], p.value[2]);
    if (p.n == 2 && p.digits[0] == 2 && p.digits[1] == 2 &&
        (mark != '.' || (dz_at(w, i) == '0' && closes(dz_at(w, p.end)))) && p.value[1] > 0 &&
        (dz_at(w, i) == '0' || (dz_at(w, i + 3) == '0' && p.value[0] <= 12)))
        return take_date(out, i, p.end, DZ_NO_YEAR, p.value[0], p.value[1]);
    if (p.n == 2 && p.digits[1] == 4 && is_year(p.value[1]) && p.digits[0] == 2 && p.value[0] <= 12)
        return take_date(out, i, p.end, p.value[1], p.value[0], 0);
    return 0;
}

size_t dz_read_clock(const dz_window *w, size_t i, dz_draft *out)
{
    parts p;

    if (dz_at(w, i + dz_digit_run(w, i, 3)) != ':' || !dz_digit_at(w, i))
        return 0;
    p = split(w, i, ':');
    if (p.n < 2 || p.n > 3 || p.digits[0] > 2 || p.digits[1] != 2 || (p.n == 3 && p.digits[2] != 2) ||
        p.value[0] > 24 || p.value[1] > 59 || (p.n == 3 && p.value[2] > 60) ||
        !(ends_word(w, p.end) || dz_has_any(w, p.end, U"a.m|am|p.m|pm|AM|PM|A.M|P.M")))
        return 0;
    *out = dz_draft_at(i, p.end);
    out->kind = DZ_FIGURE_TIME;
    out->date.hour = (uint8_t)p.value[0];
    out->date.minute = (uint8_t)p.value[1];
    out->date.second = (uint8_t)(p.n == 3 ? p.value[2] : 0);
    return p.end;
}

size_t dz_read_lap(const dz_window *w, size_t i, dz_draft *out)
{
    parts p;
    size_t n, end;
    dz_draft part;

    if (dz_at(w, i + dz_digit_run(w, i, 3)) != ':' || !dz_digit_at(w, i))
        return 0;
    p = split(w, i, ':');
    if (p.n < 2 || p.n > 3 || p.digits[0] > 2 || p.digits[1] != 2 || p.value[0] > 59 || p.value[1] > 59 ||
        (p.n == 3 && (p.digits[2] != 2 || p.value[2] > 59)))
        return 0;
    n = dz_at(w, p.end) == '.' ? dz_digit_run(w, p.end + 1, 4) : 0;
    end = n ? p.end + 1 + n : p.end;
    if (n == 1 || n > 3 || (n == 0 && (p.n == 3 || p.value[0] <= 24)) || !ends_word(w, end))
        return 0; /* 1:12.5 may be a ratio */
    *out = dz_draft_at(i, end);
    out->kind = DZ_FIGURE_DURATION;
    out->unit = DZ_UNIT_SECOND;
    out->value = out->high = dz_number_of(p.n == 3 ? p.value[0] * 3600 + p.value[1] * 60 + p.value[2] : p.value[0] * 60 + p.value[1]);
    if (n && (dz_read_digits(w, p.end + 1, &part) != end || !dz_number_shift(part.value, -(int32_t)n, &part.value) ||
              !dz_draft_grow(out, DZ_NUMBER_ONE, part.value)))
        return 0;
    return end;
}

/* Three groups or more, or one that begins with 0 and is no decimal: a telephone
 * number, a version, an address of the Internet. */
size_t dz_read_dotted(const dz_window *w, size_t i, uint32_t mark)
{
    parts p;
    bool zero;

    if (dz_at(w, i + dz_digit_run(w, i, 13)) != mark)
        return 0;
    p = split(w, i, mark);
    zero = mark == '-' && p.n == 2 && dz_at(w, i) == '0' && p.digits[0] >= 3 && p.digits[1] >= 5;
    if ((p.n >= 3 || zero) && (!dz_is_word(dz_at(w, p.end)) || p.n > 3))
        return p.end;
    return 0;
}
