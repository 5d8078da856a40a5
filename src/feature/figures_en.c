/* figures_en.c — the English scanner. Floor 5, feature. */
#include "feature/en.h"
#include "text/script.h"

static bool is_word(uint32_t c) { return dz_is_letter(c) || dz_is_digit(c); }

static size_t skip_blank(const dz_window *w, size_t i) { return dz_at(w, i) == ' ' ? i + 1 : i; }

/* ---- one figure ------------------------------------------------------------------- */

static void take_sign(const dz_window *w, size_t floor, dz_draft *d)
{
    size_t from = dz_en_before(w, floor, d->from, U"minus|negative"), dash = d->from;
    uint32_t before;

    if (from == d->from) {
        if (dash > floor && dz_back(w, dash, 1) == ' ' && dash > floor + 1 && dz_back(w, dash, 2) == '-' &&
            (dash == 2 || dz_back(w, dash, 3) == 0))
            dash--;
        before = dz_back(w, dash, 2);
        if (dash <= floor || dz_back(w, dash, 1) != '-' || is_word(before) || before == '%' || before == ')' ||
            before == '.' || before == '-')
            return;
        from = dash - 1;
    }
    d->value = dz_number_negate(d->value);
    d->high = dz_number_negate(d->high);
    d->from = from;
}

/* 12th, 21st: digits with the ending of an ordinal. */
static size_t suffix(const dz_window *w, size_t i)
{
    size_t end = dz_has_any(w, i, U"st|nd|rd|th|ST|ND|RD|TH");

    return end && !is_word(dz_at(w, end)) ? end : 0;
}

static void soften(dz_draft *d)
{
    if ((d->kind == DZ_FIGURE_NUMBER || d->kind == DZ_FIGURE_ORDINAL) && (d->flags & DZ_FIGURE_WORDS) && !d->scale &&
        !d->interval && d->value.num >= 0 && dz_number_compare(d->value, dz_number_of(3)) <= 0)
        d->flags |= DZ_FIGURE_SOFT;
}

/* A number that may be an ordinal or a fraction, with its unit. */
static size_t single(const dz_window *w, size_t floor, size_t i, dz_draft *d)
{
    bool ordinal = false, plural = false;
    size_t end = dz_en_number(w, i, d, &ordinal, &plural);
    dz_number part;

    if (!end && dz_en_vulgar(w, i, &part)) {
        *d = dz_draft_at(i, i + 1);
        dz_en_be_fraction(d, part, i + 1);
        dz_en_measure(w, floor, d);
        return d->to;
    }
    if (!end)
        return 0;
    if (!(d->flags & DZ_FIGURE_WORDS) && dz_en_vulgar(w, end, &part) && dz_number_add(d->value, part, &d->value))
        dz_en_be_fraction(d, d->value, end + 1);
    else if (!ordinal && (end = suffix(w, d->to)) && !(d->flags & DZ_FIGURE_WORDS)) {
        d->kind = DZ_FIGURE_ORDINAL;
        d->to = end;
        return end;
    } else if (ordinal) {
        if (plural)
            return 0;
        d->kind = DZ_FIGURE_ORDINAL;
        return d->to;
    } else
        (void)dz_en_fraction(w, d);
    take_sign(w, floor, d);
    dz_en_measure(w, floor, d);
    return d->to;
}

/* ---- ranges --------------------------------------------------------------------------- */

/* "grew from 15 to 27" tells two figures, not a range. */
static bool moves(const dz_window *w, size_t from)
{
    static const char32_t verbs[] =
        U"rose|risen|rise|rises|rising|grew|grown|grow|growing|increase|increased|increases|increasing|fell|fallen|fall|falling|"
        U"drop|dropped|decline|declined|decrease|decreased|cut|reduced|reduce|expand|expanded|climbed|climb|jumped|surged|"
        U"soared|raised|raise|up|down|lowered|changed|shortened|lifted|improved|slid|dipped|slipped|shrank|shrunk|moved|went|increasing|growth";
    size_t words = 0;

    for (size_t back = 1; back <= 90 && back <= from; back++) {
        if (dz_back(w, from, back) == ' ' && ++words > 10)
            break;
        if (dz_back(w, from, back + 1) == ' ' && dz_en_any(w, from - back, verbs))
            return true;
    }
    return false;
}

static bool is_score(const dz_window *w, size_t i)
{
    for (size_t back = 2; back <= 30 && back <= i; back++)
        if (dz_en_any(w, i - back, U"score|scored|won|beat|lost|defeated|victory|win|led|drew|draw"))
            return true;
    return false;
}

static size_t joined(const dz_window *w, size_t floor, const dz_draft *d, bool *between)
{
    size_t i = skip_blank(w, d->to), word;
    size_t start = dz_en_before(w, floor, d->from, U"between"), about;

    about = dz_en_before(w, floor, d->from, U"about|around");
    if (start == d->from && about < d->from)
        start = dz_en_before(w, floor, about, U"between") < about ? 0 : d->from;
    *between = start < d->from;
    if (dz_is_dash(dz_at(w, i)))
        return skip_blank(w, i + 1);
    word = i > d->to ? dz_en_any(w, i, *between ? U"and|to" : U"to|through|or|up to") : 0;
    if (!word || dz_at(w, word) != ' ')
        return 0;
    word++;
    if (dz_en_any(w, word, U"about|around|nearly|more than|over"))
        word = dz_en_any(w, word, U"about|around|nearly|more than|over") + 1;
    return word;
}

static size_t range(const dz_window *w, size_t floor, dz_draft *d)
{
    bool between, dash = dz_is_dash(dz_at(w, skip_blank(w, d->to)));
    size_t at = joined(w, floor, d, &between), from;
    dz_draft high;
    bool or_word;

    if (!at || d->opaque || d->kind == DZ_FIGURE_ORDINAL || !single(w, at, dz_money_behind(w, at), &high) ||
        high.opaque || high.kind == DZ_FIGURE_ORDINAL || high.interval)
        return 0;
    or_word = !dash && !between && dz_en_any(w, d->to + 1, U"or") > 0;
    if (or_word && !((d->flags & DZ_FIGURE_WORDS) && (high.flags & DZ_FIGURE_WORDS) && !high.scale))
        return 0;
    if (dash && is_score(w, d->from) && !high.unit)
        return 0;
    if (!dash && !between && !or_word && (from = dz_en_before(w, floor, d->from, U"from")) < d->from && moves(w, from))
        return 0;
    if (d->unit && high.unit && d->unit != high.unit)
        return 0;
    if (high.scale && !d->scale && (!d->unit || d->kind == DZ_FIGURE_MONEY) &&
        dz_number_compare(d->value, high.mantissa) < 0)
        (void)dz_number_shift(d->value, high.scale, &d->value);
    if (dash)
        (void)dz_complete_high(d, &high);
    if (!dash && !between && moves(w, d->from) && dz_en_before(w, floor, d->from, U"by") < d->from)
        return 0; /* "grew by 21 to 98" */
    if (dz_number_compare(d->value, high.value) >= 0 ||
        (d->unit && !high.unit && d->kind != DZ_FIGURE_MONEY && d->kind != DZ_FIGURE_AGE && !dash))
        return 0;
    d->high = high.value;
    d->unit = high.unit ? high.unit : d->unit;
    d->kind = DZ_FIGURE_RANGE;
    d->flags &= high.flags;
    d->digits = d->digits > high.digits ? d->digits : high.digits;
    d->to = high.to;
    return d->to;
}

/* "IV. Public Finance": the number of a heading. */
static bool heads(const dz_window *w)
{
    size_t end = 0;

    while (end < 6 && (dz_at(w, end) == 'I' || dz_at(w, end) == 'V' || dz_at(w, end) == 'X'))
        end++;
    return end > 0 && dz_at(w, end) == '.' && dz_at(w, end + 1) == ' ';
}

/* "Annex IV", "Chapter III", "World War II". */
static size_t roman(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    static const char32_t letters[] = U"IVXLC";
    static const int values[] = {1, 5, 10, 50, 100};
    int sum = 0, before = 1000;
    size_t end = i;
    dz_draft d;

    if (!(i == 0 && heads(w)) &&
        dz_en_before(
            w, 0, i,
            U"annex|annexes|chapter|part|article|section|appendix|volume|phase|class|category|war|title|book|table|figure|stage|type|schedule|act|level|tier|"
            U"elizabeth|charles|louis|henry|george|paul|john|benedict|superbowl|bowl|lot") == i)
        return 0;
    for (; end < i + 8; end++) {
        int k = 0;

        while (k < 5 && letters[k] != dz_at(w, end))
            k++;
        if (k == 5)
            break;
        sum += values[k] > before ? values[k] - 2 * before : values[k];
        before = values[k];
    }
    if (end == i || is_word(dz_at(w, end)) || sum <= 0)
        return 0;
    d = dz_draft_at(i, end);
    d.value = d.high = dz_number_of(sum);
    d.digits = 1;
    return dz_scan_emit(scan, &d);
}

/* "percent of 10", as some put a question. */
static size_t percent_of(dz_scan *scan, size_t i)
{
    size_t at = dz_en_any(scan->w, i, U"percent of|per cent of"), end;
    dz_draft d;

    end = at ? single(scan->w, scan->floor, at + 1, &d) : 0;
    if (!end || d.kind != DZ_FIGURE_NUMBER || d.flags & DZ_FIGURE_SOFT)
        return 0;
    d.from = i;
    d.kind = DZ_FIGURE_PERCENT;
    return dz_scan_emit(scan, &d);
}

static size_t amount(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    dz_draft d;

    if (dz_is_digit(dz_back(w, i, 1)) || !(single(w, scan->floor, i, &d) || dz_read_sign(w, i, &d)))
        return 0;
    (void)range(w, scan->floor, &d);
    soften(&d);
    dz_en_bound(w, scan->floor, &d);
    return dz_scan_emit(scan, &d);
}

/* A code that begins with a digit, unless the digits measure something. */
static size_t digit_code(dz_scan *scan, size_t i)
{
    size_t end = dz_read_code(scan->w, i), to;
    dz_draft d;

    if (!end)
        return 0;
    to = single(scan->w, scan->floor, i, &d);
    if (to >= end && (d.unit || d.scale || d.kind == DZ_FIGURE_ORDINAL || d.kind == DZ_FIGURE_MULTIPLE) &&
        d.kind != DZ_FIGURE_FRACTION)
        return 0;
    return dz_scan_code(scan, i, end);
}

/* Letters that lead: currency, code or another word, which is stepped over. */
static size_t word(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t end = i, from;
    bool code;

    while (dz_is_latin(dz_at(w, end)) && end < i + 8)
        end++;
    if (dz_is_digit(dz_at(w, end)) && dz_money_before(w, i, end, &from) && from == i)
        return end; /* RMB70, US$5 stops before the sign */
    end = dz_read_word(w, i, &code);
    if (code && dz_en_any(w, i, U"mid|pre|post|late|early|non"))
        return dz_en_any(w, i, U"mid|pre|post|late|early|non");
    return code ? dz_scan_code(scan, i, end) : end;
}

static bool all_roman(const dz_window *w, size_t i)
{
    uint32_t c = dz_at(w, i);

    while (c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C')
        c = dz_at(w, ++i);
    return !is_word(c);
}

/* The readers that may want the word from..to. */
static uint32_t readers_of(const dz_window *w, size_t from, size_t to)
{
    enum { LONGEST = 24 };
    bool inside = dz_is_latin(dz_back(w, from, 1)), digit = dz_is_digit(dz_at(w, to)) && to <= from + LONGEST;
    uint32_t readers = inside ? 0 : dz_en_find(w, from, to)->readers;

    if (readers && !(readers & ~(uint32_t)(READ_SET | READ_PHRASE)))
        return readers | READ_WORD;
    if (digit && dz_at(w, from) < 0x80)
        return READ_WORD * 2 - 1;
    if (all_roman(w, from))
        readers |= READ_ROMAN;
    return readers || dz_is_digit(dz_at(w, to)) || (dz_at(w, to) == '-' && dz_is_digit(dz_at(w, to + 1)))
               ? readers | READ_WORD
               : 0;
}

typedef size_t (*reader)(dz_scan *scan, size_t i);

/* What begins with a letter. Most words are stepped over at once. */
static size_t letters(dz_scan *scan, size_t i)
{
    static const reader readers[] = {dz_en_set_words, dz_en_phrase,  dz_en_time, dz_en_date, dz_en_vague, percent_of,
                                     amount,          dz_en_article, roman,      word}; /* the bits of dz_en_reader */
    const dz_window *w = scan->w;
    size_t to = i, end = 0;
    uint32_t rest;

    do
        to++;
    while (dz_is_letter(dz_at(w, to)) && !w->cells.at[to].gap);
    rest = readers_of(w, i, to);
    for (size_t k = 0; rest && !end; rest >>= 1, k++)
        if (rest & 1)
            end = readers[k](scan, i);
    return end ? end : to;
}

/* ½, ③ and Ⅳ are numbers of one character. */
static bool is_number_sign(uint32_t c)
{
    return (c >= 0xbc && c <= 0xbe) || (c >= 0x2150 && c <= 0x217b) || (c >= 0x2460 && c <= 0x249b) ||
           (c >= 0x2776 && c <= 0x277f) || (c >= 0x3220 && c <= 0x32bf);
}

/* What begins with a digit, or may: .5, '80s, ½. */
static size_t digits(dz_scan *scan, size_t i)
{
    static const reader readers[] = {dz_en_time, dz_en_date, digit_code, amount};
    size_t end = 0;

    for (size_t k = 0; k < sizeof readers / sizeof *readers && !end; k++)
        end = readers[k](scan, i);
    return end;
}

void dz_scan_en(dz_scan *scan)
{
    const dz_window *w = scan->w;
    size_t i = 0;

    scan->floor = 0;
    while (i < w->cells.n && !scan->failed) {
        uint32_t c = dz_at(w, i);
        size_t end = 0;

        if (dz_is_latin(c))
            end = letters(scan, i);
        else if (dz_is_digit(c) || ((c == '.' || c == '\'') && dz_is_digit(dz_at(w, i + 1))) || is_number_sign(c))
            end = digits(scan, i);
        i = end > i ? end : i + 1;
    }
}
