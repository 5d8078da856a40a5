/* dates_en.c — English dates, decades, quarters and weekdays. Floor 5, feature. */
#include "feature/en.h"
#include "text/script.h"

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

static bool is_word(uint32_t c) { return dz_is_latin(c) || dz_is_digit(c); }

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
        if (to && !is_word(dz_at(w, to)))
            end = to;
        if (is_word(dz_at(w, end)) || dz_at(w, end) == ':' || dz_at(w, end) == '%' ||
            ((dz_at(w, end) == '.' || dz_at(w, end) == ',') && dz_is_digit(dz_at(w, end + 1))))
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

/* "twenty twelve", "nineteen oh five", "two thousand and three", "nineteen hundred". */
static size_t spoken_year(const dz_window *w, size_t i, int *out)
{
    dz_en_word first = dz_en_read(w, i), second, third;
    size_t at = dz_en_gap(w, first.end), oh;
    bool ordinal, plural;
    dz_draft draft;
    int64_t value;

    if (first.type == DZ_EN_ONES && !first.ordinal) {
        size_t end = dz_en_number(w, i, &draft, &ordinal, &plural);

        if (!end || ordinal || !dz_number_whole(draft.value, 1000, 2099, &value) ||
            draft.value.exp >= 3 + (value > 2000))
            return 0;
        *out = (int)value;
        return end;
    }
    if (first.ordinal || first.plural || at == first.end ||
        !(first.type == DZ_EN_TEENS || (first.type == DZ_EN_TENS && first.value == 20)))
        return 0;
    oh = dz_en_any(w, at, U"oh|o");
    if (oh && dz_at(w, oh) == ' ') {
        third = dz_en_read(w, oh + 1);
        if (third.type != DZ_EN_ONES || third.ordinal)
            return 0;
        *out = first.value * 100 + third.value;
        return third.end;
    }
    second = dz_en_read(w, at);
    if (second.ordinal || second.plural)
        return 0;
    if (second.type == DZ_EN_HUNDRED && first.value > 12) {
        third = dz_en_read(w, dz_en_gap(w, second.end));
        if (third.type != DZ_EN_NONE || dz_en_any(w, dz_en_gap(w, second.end), U"and"))
            return 0;
        *out = first.value * 100;
        return second.end;
    }
    if (second.type == DZ_EN_TEENS) {
        *out = first.value * 100 + second.value;
        return second.end;
    }
    if (second.type != DZ_EN_TENS)
        return 0;
    third = dz_en_read(w, dz_en_gap(w, second.end));
    if (third.type == DZ_EN_ONES && !third.ordinal && !third.plural && third.value > 0 && third.end > second.end) {
        *out = first.value * 100 + second.value + third.value;
        return third.end;
    }
    *out = first.value * 100 + second.value;
    return second.end;
}

/* A year of four digits, with BC or AD; or one in words. */
static size_t year(const dz_window *w, size_t i, int *out)
{
    size_t end = dz_read_small(w, i, 4, out), to;

    if (!end && dz_is_latin(dz_at(w, i)))
        return spoken_year(w, i, out);
    if (!end || end != i + 4 || *out < 1000 || *out > 2999 || is_word(dz_at(w, end)) || dz_at(w, end) == '%' ||
        ((dz_at(w, end) == '.' || dz_at(w, end) == ',') && dz_is_digit(dz_at(w, end + 1))))
        return 0;
    to = dz_en_any(w, end + (dz_at(w, end) == ' '), U"bc|bce|b.c.");
    if (to) {
        *out = -*out;
        end = to;
    }
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
    end = year(w, at, &value);
    if (end) {
        set_year(draft, value, 1);
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
    next = date_at(at, end);
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

/* ---- decades, centuries, quarters ---------------------------------------- */

/* 1980s, the '80s, '80s, eighties, nineteen-eighties. */
static size_t decade(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    bool short_form = dz_at(w, i) == '\'';
    int value;
    size_t at = i + short_form, end = dz_read_small(w, at, 4, &value), to;

    if (end && (end == at + 4 || end == at + 2)) {
        to = dz_has_any(w, end, U"s|'s");
        if (!to || is_word(dz_at(w, to)) || value % 10 ||
            (end == at + 2 && !short_form && dz_en_before(w, 0, i, U"the|post|and|late|early|mid") == i))
            return 0;
        if (end == at + 2)
            value += value < 30 ? 2000 : 1900;
        if (value < 1000 || value > 2999)
            return 0;
        set_year(draft, value, 10);
        draft->to = to;
        return dz_scan_emit(scan, draft);
    }
    if (!end) {
        dz_en_word word = dz_en_read(w, i);
        int base = word.type == DZ_EN_TEENS ? word.value * 100 : 1900;
        int named = dz_en_calendar(w, word.type == DZ_EN_TEENS ? dz_en_gap(w, word.end) : i, &end);

        if (named >= 22 && dz_en_before(w, scan->floor, i, U"in his|in her|in their|his|her|their|my") == i) {
            set_year(draft, base + (named - 20) * 10, 10);
            draft->to = end;
            return dz_scan_emit(scan, draft);
        }
    }
    return 0;
}

static size_t ordinal_at(const dz_window *w, size_t i, int most, int *out)
{
    bool ordinal, plural;
    dz_draft draft;
    int64_t value;
    size_t end = dz_read_small(w, i, 3, out), to;

    if (end) {
        to = dz_has_any(w, end, U"st|nd|rd|th|ST|ND|RD|TH");
        return to && !is_word(dz_at(w, to)) && *out >= 1 && *out <= most ? to : 0;
    }
    end = dz_is_latin(dz_at(w, i)) ? dz_en_number(w, i, &draft, &ordinal, &plural) : 0;
    if (!end || !ordinal || plural || !dz_number_whole(draft.value, 1, most, &value))
        return 0;
    *out = (int)value;
    return end;
}

static size_t century(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int value;
    size_t end = ordinal_at(w, i, 30, &value), to;

    to = end ? dz_en_any(w, dz_en_gap(w, end), U"century|centuries") : 0;
    if (!to)
        return 0;
    set_year(draft, (value - 1) * 100, 100);
    draft->to = to;
    return dz_scan_emit(scan, draft);
}

/* "of 2023", "of the year", " 2023" behind a quarter or a half. */
static void part_of(const dz_window *w, dz_draft *draft)
{
    size_t at = draft->to + (dz_at(w, draft->to) == ' '), of = dz_en_any(w, at, U"of"), end;
    int value;

    if (of) {
        end = dz_en_any(w, of + 1, U"the year|this year|last year|next year");
        if (end) {
            draft->to = end;
            return;
        }
        at = of + 1;
    }
    end = year(w, at, &value);
    if (!end && of && dz_read_small(w, at, 2, &value) == at + 2)
        end = 0;
    if (end) {
        set_year(draft, value, 1);
        draft->to = end;
    }
}

/* first quarter, second half of the year, Q3 2024, H1, 1H23. */
static size_t part(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int value, which = 0;
    uint32_t c = dz_at(w, i), next = dz_at(w, i + 1);
    size_t end, to;

    if ((c == 'Q' || c == 'H') && next >= '1' && next <= (c == 'Q' ? '4' : '2') && !is_word(dz_at(w, i + 2)) &&
        !is_word(dz_back(w, i, 1))) {
        draft->date.part = (uint8_t)(next - '0' + (c == 'H' ? 4 : 0));
        draft->to = i + 2;
        part_of(w, draft);
        return dz_scan_emit(scan, draft);
    }
    if (c >= '1' && c <= '4' && (next == 'Q' || (next == 'H' && c <= '2')) && !dz_is_latin(dz_at(w, i + 2))) {
        draft->date.part = (uint8_t)(c - '0' + (next == 'H' ? 4 : 0));
        draft->to = i + 2;
        to = dz_read_small(w, i + 2, 2, &value);
        if (to == i + 4) {
            set_year(draft, 2000 + value, 1);
            draft->to = to;
        }
        return dz_scan_emit(scan, draft);
    }
    end = ordinal_at(w, i, 4, &value);
    if (end && dz_en_any(w, dz_en_gap(w, end), U"quarter") && dz_en_before(w, scan->floor, i, U"one|two|three|a") == i)
        which = value, to = dz_en_any(w, dz_en_gap(w, end), U"quarter");
    else if (end && value <= 2 && dz_en_any(w, dz_en_gap(w, end), U"half") &&
             !dz_en_any(w, dz_en_any(w, dz_en_gap(w, end), U"half") + 1, U"of the game|of the match|century|decade|a"))
        which = value + 4, to = dz_en_any(w, dz_en_gap(w, end), U"half");
    if (!which)
        return 0;
    draft->date.part = (uint8_t)which;
    draft->to = to;
    part_of(w, draft);
    return dz_scan_emit(scan, draft);
}

/* ---- the years themselves ----------------------------------------------------- */

/* Behind such a word four digits are a year. */
static const char32_t leads_year[] =
    U"in|since|by|of|from|until|till|before|after|during|to|and|through|between|year|the|fy|versus|with|for|or|early|late|mid|end|"
    U"circa|spring|summer|autumn|winter|fall|'s|calendar|fiscal|financial|years|than in|compared with|like";

/* Behind such a word they are an amount, or the number of something. */
static const char32_t leads_amount[] =
    U"more than|over|above|below|under|at least|nearly|almost|less than|fewer than|up to|some|exceeding|about|around|approximately|equal to|equals to|"
    U"greater than|at most|resolution|no.|no|number|highway|room|page|bus|flight|route|exceeded|surpassed|total of|roughly";

/* Four digits that look like a year are one, unless people or things are counted. */
static bool counts_things(const dz_window *w, size_t from, size_t end)
{
    size_t i = end + 1, n = 0, to;

    if (dz_unit_read(w, dz_en_gap(w, end), &to) && dz_en_gap(w, end) > end &&
        !dz_en_any(w, end + 1, U"won|in|mark|second|quarter|try|all"))
        return true;
    if (dz_at(w, end) != ' ' || !dz_is_latin(dz_at(w, i)))
        return false;
    if (dz_en_any(w, i, U"people|men|women|children|percent|million|billion|square|workers|students|times|or so|cubic"))
        return true;
    if (dz_en_before(w, 0, from, leads_year) < from)
        return false;
    while (dz_is_latin(dz_at(w, i + n)) && n < 40)
        n++;
    return n > 3 && dz_at(w, i) >= 'a' && dz_at(w, i + n - 1) == 's' &&
           !dz_en_any(
               w, i,
               U"was|has|is|does|sees|saw|census|olympics|games|sales|exports|results|imports|profits|earnings|levels|celebrations");
}

static bool is_currency(uint32_t c) { return c == '$' || c == 0xa5 || c == 0x20ac || c == 0xa3; }

/* Four digits that are no year. */
static bool other_digits(const dz_window *w, size_t floor, size_t i, size_t end, int value)
{
    uint32_t before = dz_back(w, i, 1);

    return (value > 0 && value < 1900 && dz_en_before(w, floor, i, leads_year) == i && before != '(') ||
           is_currency(before) || before == '#' || before == '.' || before == '+' || before == '=' ||
           (before == ' ' && is_currency(dz_back(w, i, 2))) || dz_en_before(w, floor, i, leads_amount) < i ||
           counts_things(w, i, end);
}

/* Words that spell a year only where nothing else is counted with them. */
static bool other_words(const dz_window *w, size_t floor, size_t i, size_t end, int value)
{
    bool plain = dz_en_read(w, i).type == DZ_EN_ONES; /* two thousand and three */

    if (dz_en_read(w, dz_en_gap(w, end)).type != DZ_EN_NONE ||
        dz_en_any(w, end + 1, U"dollars|percent|and|point|people|yuan"))
        return true;
    return plain && (value < 2001 || dz_is_latin(dz_at(w, end + 1)) || dz_en_before(w, floor, i, leads_year) == i);
}

/* 750BC, 1900 CE, 163 AD */
static size_t era(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int value;
    size_t end = dz_read_small(w, i, 4, &value), at, bc, ad;

    if (!end)
        end = dz_is_latin(dz_at(w, i)) ? spoken_year(w, i, &value) : 0;
    if (!end)
        return 0;
    at = end + (dz_at(w, end) == ' ');
    bc = dz_has_any(w, at, U"BC|BCE|B.C.|B.C|B.C.E.");
    bc = bc ? bc : dz_en_any(w, at, U"b c|b c e|b.c|b.c.");
    ad = dz_has_any(w, at, U"AD|CE|A.D.|C.E.");
    ad = ad ? ad : dz_en_any(w, at, U"a d|c e");
    if ((!bc && !ad) || is_word(dz_at(w, bc ? bc : ad)))
        return 0;
    set_year(draft, bc ? -value : value, 1);
    draft->to = bc ? bc : ad;
    return dz_scan_emit(scan, draft);
}

static size_t bare_year(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int value, second;
    size_t end = year(w, i, &value), to;

    if (!end || value > 2099)
        return 0;
    if (dz_is_digit(dz_at(w, i)) ? other_digits(w, scan->floor, i, end, value)
                                 : other_words(w, scan->floor, i, end, value))
        return 0;
    set_year(draft, value, 1);
    draft->to = end;
    dz_scan_emit(scan, draft);
    if (!dz_is_dash(dz_at(w, end)) && dz_at(w, end) != '/')
        return end;
    to = dz_read_small(w, end + 1, 4, &second); /* 2021-25 and 2021-2025 */
    if (to != end + 3 || second <= value % 100 || is_word(dz_at(w, to)))
        return end;
    *draft = date_at(end + 1, to);
    set_year(draft, value - value % 100 + second, 1);
    return dz_scan_emit(scan, draft);
}

/* "15th day of the first lunar month". */
static size_t lunar(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int first, second;
    size_t end = ordinal_at(w, i, 30, &first), at, to;

    at = end ? dz_en_any(w, dz_en_gap(w, end), U"day of the|of the") : 0;
    to = at ? ordinal_at(w, at + 1, 12, &second) : 0;
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
    dz_draft draft = date_at(i, i);
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

size_t dz_en_date(dz_scan *scan, size_t i)
{
    typedef size_t (*reader)(dz_scan *, size_t, dz_draft *);
    static const reader digits[] = {decade, day_first, lunar, century, part, era, bare_day, bare_year};
    static const reader words[] = {month_first, day_first, lunar, century, part, era, decade, bare_year};
    const reader *readers = dz_is_latin(dz_at(scan->w, i)) ? words : digits;
    size_t end = 0;
    dz_draft draft;

    if (is_word(dz_back(scan->w, i, 1)))
        return 0;
    end = dz_read_iso_date(scan->w, i, &draft);
    if (end)
        return dz_scan_emit(scan, &draft);
    end = with_weekday(scan, i);
    for (size_t k = 0; k < 8 && !end; k++) {
        draft = date_at(i, i);
        end = readers[k](scan, i, &draft);
    }
    return end;
}
