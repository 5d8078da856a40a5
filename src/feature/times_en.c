/* times_en.c — English times of day. Floor feature. */
#include "feature/en.h"
#include "text/script.h"

/* a.m. and p.m. at 'i': 1, 2, or 0. */
static int half_of_day(const dz_window *w, size_t i, size_t *end)
{
    size_t at = i + (dz_at(w, i) == ' '), am, pm;
    uint32_t first = dz_lower(dz_at(w, at));

    if (first != 'a' && first != 'p' && first != 'i') /* which all the words below begin with */
        return 0;
    am = dz_en_any(w, at, U"a.m.|am|a m|a.m"), pm = dz_en_any(w, at, U"p.m.|pm|p m|p.m");
    if (!am && !pm && !dz_is_word(dz_back(w, at, 1))) /* in the morning */
        am = dz_en_any(w, at, U"in the morning"), pm = dz_en_any(w, at, U"in the afternoon|in the evening|at night");
    if (!am && !pm && dz_is_digit(dz_back(w, i, 1)) && at == i) {
        am = dz_has_any(w, i, U"am|AM|a.m.|A.M.");
        pm = dz_has_any(w, i, U"pm|PM|p.m.|P.M.");
        if (dz_is_latin(dz_at(w, am ? am : pm)))
            return 0;
    }
    *end = am ? am : pm;
    return am ? 1 : pm ? 2 : 0;
}

static int adjust(int hour, int part)
{
    if (part == 2)
        return hour < 12 ? hour + 12 : hour;
    return part == 1 && hour == 12 ? 0 : hour;
}

static size_t finish(const dz_window *w, size_t from, size_t end, int hour, int minute, dz_draft *draft)
{
    size_t to;
    int part = half_of_day(w, end, &to);

    *draft = dz_draft_at(from, part ? to : end);
    draft->kind = DZ_FIGURE_TIME;
    draft->date.hour = (uint8_t)adjust(hour, part);
    draft->date.minute = (uint8_t)minute;
    return draft->to;
}

/* A whole number of 0..most in digits or words. */
static size_t whole(const dz_window *w, size_t i, int most, int *out)
{
    bool ordinal, plural;
    dz_draft draft;
    int64_t value;
    size_t end = dz_read_small(w, i, 2, out);

    if (end)
        return *out <= most ? end : 0;
    end = dz_is_latin(dz_at(w, i)) ? dz_en_number(w, i, &draft, &ordinal, &plural) : 0;
    if (!end || ordinal || plural || !dz_number_whole(draft.value, 0, most, &value))
        return 0;
    *out = (int)value;
    return end;
}

/* half past three, ten to eleven, a quarter to one */
static size_t told(const dz_window *w, size_t i, dz_draft *draft)
{
    int minute = 0, hour;
    size_t end, to;
    bool before;

    if (dz_is_digit(dz_at(w, i)))
        return 0;
    if ((end = dz_en_any(w, i, U"half")) > 0)
        minute = 30;
    else if ((end = dz_en_any(w, i, U"quarter|a quarter")) > 0)
        minute = 15;
    else if (!(end = whole(w, i, 59, &minute)))
        return 0;
    to = dz_en_any(w, end + 1, U"past|after|to|till|of");
    if (!to || (dz_at(w, end) != ' ' && dz_at(w, end) != '-'))
        return 0;
    before = !dz_en_any(w, end + 1, U"past|after");
    end = whole(w, to + 1, 12, &hour);
    if (!end || hour == 0 || dz_is_digit(dz_at(w, to + 1)))
        return 0;
    if (minute != 15 && minute != 30 && (before || minute % 5)) { /* "five to ten people" is a range */
        size_t rest;

        if (!half_of_day(w, end, &rest) && !(minute % 5 == 0 && dz_at(w, end) == 0))
            return 0;
    }
    if (before && minute == 30)
        return 0;
    if (before) {
        minute = 60 - minute;
        hour = hour == 1 ? 12 : hour - 1;
    }
    return finish(w, i, end, hour, minute, draft);
}

/* three o'clock, 5 p.m., 9.30 a.m., two thirty pm */
static size_t spoken(const dz_window *w, size_t i, dz_draft *draft)
{
    int hour, minute = 0;
    dz_en_word word = dz_en_read(w, i), next;
    size_t end, to, at;

    if (dz_is_digit(dz_at(w, i)))
        end = dz_read_small(w, i, 2, &hour);
    else {
        if (word.ordinal || word.plural || (word.type != DZ_EN_ONES && word.type != DZ_EN_TEENS))
            return 0;
        hour = word.value;
        end = word.end;
    }
    if (!end || hour > 24)
        return 0;
    to = dz_at(w, end) == ' ' ? dz_en_any(w, end + 1, U"o'clock|oclock|o clock|o' clock") : 0;
    if (to)
        return finish(w, i, to, hour, 0, draft);
    if (half_of_day(w, end, &to) && hour <= 12)
        return finish(w, i, end, hour, 0, draft);
    if (dz_at(w, end) == '.' && dz_read_small(w, end + 1, 2, &minute) == end + 3 && minute < 60 &&
        half_of_day(w, end + 3, &to))
        return finish(w, i, end + 3, hour, minute, draft);
    if (dz_is_digit(dz_at(w, i)) || dz_at(w, end) != ' ')
        return 0;
    at = end + 1;
    if (dz_en_any(w, at, U"oh|o"))
        at = dz_en_any(w, at, U"oh|o") + 1;
    next = dz_en_read(w, at);
    if (next.type == DZ_EN_NONE || next.type >= DZ_EN_HUNDRED || next.ordinal)
        return 0;
    to = whole(w, at, 59, &minute);
    if (to && hour >= 1 && hour <= 12 && half_of_day(w, to, &end))
        return finish(w, i, to, hour, minute, draft);
    if (!to || hour < 1 || hour > 12 || (minute < 10 && at == dz_en_gap(w, word.end)) || dz_at(w, to) == '-' ||
        dz_at(w, to) == ' ' || dz_at(w, i) < 'a')
        return 0; /* "eight fifty one" with nothing behind it */
    return finish(w, i, to, hour, minute, draft);
}

static size_t clock(const dz_window *w, size_t i, dz_draft *draft)
{
    size_t end = dz_read_clock(w, i, draft), to;
    int part;

    if (!end)
        return 0;
    part = half_of_day(w, end, &to);
    if (part && draft->date.hour <= 12) {
        draft->date.hour = (uint8_t)adjust(draft->date.hour, part);
        draft->to = to;
    }
    return draft->to;
}

/* noon, midnight */
static size_t named(const dz_window *w, size_t i, dz_draft *draft)
{
    size_t noon = dz_en_any(w, i, U"noon|midday|12 noon|twelve noon"),
           midnight = dz_en_any(w, i, U"midnight|12 midnight|twelve midnight");

    if (!noon && !midnight)
        return 0;
    *draft = dz_draft_at(i, noon ? noon : midnight);
    draft->kind = DZ_FIGURE_TIME;
    draft->flags = DZ_FIGURE_WORDS;
    draft->date.hour = noon ? 12 : 0;
    return draft->to;
}

/* "9 to 11 a.m.", "3-5 pm": the half of the day is meant for both. */
static size_t pair(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    int first, part;
    size_t end = dz_read_small(w, i, 2, &first), at, to;
    dz_draft draft, second;

    if (!end || first > 12)
        return 0;
    at = dz_is_dash(dz_at(w, end)) ? end + 1 : dz_en_any(w, end + 1, U"to|and|until") + 1;
    if (at == 1 || !dz_is_digit(dz_at(w, at)) || !(clock(w, at, &second) || spoken(w, at, &second)))
        return 0;
    part = half_of_day(w, dz_read_small(w, at, 2, &(int){0}), &to);
    if (!part && !(dz_at(w, dz_read_small(w, at, 2, &(int){0})) == ':'))
        return 0;
    (void)finish(w, i, end, first, 0, &draft);
    if (second.date.hour > 12 && first + 12 <= second.date.hour)
        draft.date.hour = (uint8_t)(first + 12);
    draft.to = end;
    dz_scan_emit(scan, &draft);
    return dz_scan_emit(scan, &second);
}

/* The score was 21:15. */
static bool is_score(const dz_window *w, size_t i)
{
    for (size_t back = 2; back <= 24 && back <= i; back++)
        if (dz_en_any(w, i - back, U"score|scored|scoring|won|beat|lost|ratio|defeated|odds|led|drew"))
            return true;
    return false;
}

/* "finished in 1:23:45" took that long. */
static bool race(const dz_window *w, size_t i, dz_draft *d)
{
    dz_date time = d->date;
    bool parts = dz_is_digit(dz_at(w, i)) && d->to >= i + 7 && dz_is_digit(dz_back(w, d->to, 1)) &&
                 dz_back(w, d->to, 3) == ':' && dz_back(w, d->to, 6) == ':';

    if (!parts || dz_en_before(w, 0, i, U"in|time of|within|clocked|of") == i)
        return false;
    d->kind = DZ_FIGURE_DURATION;
    d->unit = DZ_UNIT_SECOND;
    d->value = d->high = dz_number_of(time.hour * 3600 + time.minute * 60 + time.second);
    d->date = dz_no_date;
    return true;
}

/* "won in 3:39.50"; without hundredths, "just 31:02", it may be a score. */
static bool lap(const dz_window *w, size_t i, dz_draft *d)
{
    return dz_read_lap(w, i, d) &&
           (dz_back(w, d->to, 3) != ':' || dz_en_before(w, 0, i, U"in|just|only|time of|within|clocked|ran") < i);
}

size_t dz_en_time(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft draft;
    size_t end = pair(scan, i);

    if (end)
        return end;
    if (dz_is_word(dz_back(w, i, 1)))
        return 0;
    if (lap(w, i, &draft))
        return dz_scan_emit(scan, &draft);
    if (!clock(w, i, &draft) && !told(w, i, &draft) && !spoken(w, i, &draft) && !named(w, i, &draft))
        return 0;
    if (dz_is_digit(dz_at(w, i)) && dz_at(w, draft.to - 1) != 'm' && dz_at(w, draft.to - 1) != '.' && is_score(w, i))
        return 0;
    (void)race(w, i, &draft);
    return dz_scan_emit(scan, &draft);
}
