/* years_en.c — English years: 2024, 221 BC, nineteen oh five. Floor feature. */
#include "feature/en.h"
#include "text/script.h"

/* "two thousand and three": by the number itself. */
static size_t year_by_thousands(const dz_window *w, size_t i, int *out)
{
    bool ordinal, plural;
    dz_draft draft;
    int64_t value;
    size_t end = dz_en_number(w, i, &draft, &ordinal, &plural);

    if (!end || ordinal || !dz_number_whole(draft.value, 1000, 2099, &value) || draft.value.exp >= 3 + (value > 2000))
        return 0;
    *out = (int)value;
    return end;
}

/* "oh five" at 'i', behind the hundreds of a year. */
static size_t year_with_oh(const dz_window *w, size_t i, int hundreds, int *out)
{
    dz_en_word ones = dz_en_read(w, i);

    if (ones.type != DZ_EN_ONES || ones.ordinal)
        return 0;
    *out = hundreds + ones.value;
    return ones.end;
}

/* What stands behind the hundreds of a year: hundred, twelve, eighty-four. */
static size_t rest_of_year(const dz_window *w, size_t i, int hundreds, int *out)
{
    dz_en_word second = dz_en_read(w, i), third;

    if (second.ordinal || second.plural)
        return 0;
    third = dz_en_read(w, dz_en_gap(w, second.end));
    *out = hundreds;
    switch (second.type) {
    case DZ_EN_HUNDRED:
        return hundreds > 1200 && third.type == DZ_EN_NONE && !dz_en_any(w, dz_en_gap(w, second.end), U"and")
                   ? second.end
                   : 0;
    case DZ_EN_TEENS: *out += second.value; return second.end;
    case DZ_EN_TENS: break;
    default: return 0;
    }
    *out += second.value;
    if (third.type != DZ_EN_ONES || third.ordinal || third.plural || third.value == 0 || third.end <= second.end)
        return second.end;
    *out += third.value;
    return third.end;
}

/* "twenty twelve", "nineteen oh five", "two thousand and three", "nineteen hundred". */
static size_t spoken_year(const dz_window *w, size_t i, int *out)
{
    dz_en_word first = dz_en_read(w, i);
    size_t at = dz_en_gap(w, first.end), oh;

    if (first.type == DZ_EN_ONES && !first.ordinal)
        return year_by_thousands(w, i, out);
    if (first.ordinal || first.plural || at == first.end ||
        !(first.type == DZ_EN_TEENS || (first.type == DZ_EN_TENS && first.value == 20)))
        return 0;
    oh = dz_en_any(w, at, U"oh|o");
    if (oh && dz_at(w, oh) == ' ')
        return year_with_oh(w, oh + 1, first.value * 100, out);
    return rest_of_year(w, at, first.value * 100, out);
}

/* A year of four digits, with BC or AD; or one in words. */
size_t dz_en_year(const dz_window *w, size_t i, int *out)
{
    size_t end = dz_read_small(w, i, 4, out), to;

    if (!end && dz_is_latin(dz_at(w, i)))
        return spoken_year(w, i, out);
    if (!end || end != i + 4 || *out < 1000 || *out > 2999 || dz_is_word(dz_at(w, end)) || dz_at(w, end) == '%' ||
        ((dz_at(w, end) == '.' || dz_at(w, end) == ',') && dz_is_digit(dz_at(w, end + 1))))
        return 0;
    to = dz_en_any(w, end + (dz_at(w, end) == ' '), U"bc|bce|b.c.");
    if (to) {
        *out = -*out;
        end = to;
    }
    return end;
}

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
size_t dz_en_era(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int value;
    size_t end = dz_read_small(w, i, 4, &value), at, bc, ad;

    if (!end)
        end = dz_is_latin(dz_at(w, i)) ? spoken_year(w, i, &value) : 0;
    if (!end)
        return 0;
    at = end + (dz_at(w, end) == ' ');
    if (!dz_is_latin(dz_at(w, at)))
        return 0;
    bc = dz_has_any(w, at, U"BC|BCE|B.C.|B.C|B.C.E.");
    bc = bc ? bc : dz_en_any(w, at, U"b c|b c e|b.c|b.c.");
    ad = dz_has_any(w, at, U"AD|CE|A.D.|C.E.");
    ad = ad ? ad : dz_en_any(w, at, U"a d|c e");
    if ((!bc && !ad) || dz_is_word(dz_at(w, bc ? bc : ad)))
        return 0;
    dz_draft_year(draft, bc ? -value : value, 1);
    draft->to = bc ? bc : ad;
    return dz_scan_emit(scan, draft);
}

size_t dz_en_bare_year(dz_scan *scan, size_t i, dz_draft *draft)
{
    const dz_window *w = scan->w;
    int value, second;
    size_t end = dz_en_year(w, i, &value), to;

    if (!end || value > 2099)
        return 0;
    if (dz_is_digit(dz_at(w, i)) ? other_digits(w, scan->floor, i, end, value)
                                 : other_words(w, scan->floor, i, end, value))
        return 0;
    dz_draft_year(draft, value, 1);
    draft->to = end;
    dz_scan_emit(scan, draft);
    if (!dz_is_dash(dz_at(w, end)) && dz_at(w, end) != '/')
        return end;
    to = dz_read_small(w, end + 1, 4, &second); /* 2021-25 and 2021-2025 */
    if (to != end + 3 || second <= value % 100 || dz_is_word(dz_at(w, to)))
        return end;
    *draft = dz_draft_date(end + 1, to);
    dz_draft_year(draft, value - value % 100 + second, 1);
    return dz_scan_emit(scan, draft);
}
