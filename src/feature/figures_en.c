/* figures_en.c — the English scanner: which reader may begin where. Floor feature. */
#include "base/eight.h"
#include "feature/en.h"
#include "text/script.h"

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
    if (end == i || dz_is_word(dz_at(w, end)) || sum <= 0)
        return 0;
    d = dz_draft_at(i, end);
    d.value = d.high = dz_number_of(sum);
    d.digits = 1;
    return dz_scan_emit(scan, &d);
}

/* The cell behind the 'x' of "4x100-meter", or 0: a number and how many of what. */
static size_t behind_times(const dz_window *w, size_t floor, size_t i)
{
    size_t n = dz_digit_run(w, i, 3), at = i + n + 1;
    dz_draft d;

    if (n > 2 || dz_lower(dz_at(w, i + n)) != 'x' || dz_at(w, i) == '0' || !dz_digit_at(w, at) ||
        !dz_en_single(w, floor, at, &d) || dz_unit_at(d.unit)->dimension != DZ_DIMENSION_LENGTH)
        return 0;
    return at;
}

/* A code that begins with a digit, unless the digits measure something. */
static size_t digit_code(dz_scan *scan, size_t i)
{
    size_t end = dz_read_code(scan->w, i), to;
    dz_draft d;

    if (!end)
        return 0;
    to = behind_times(scan->w, scan->floor, i);
    if (to && dz_read_digits(scan->w, i, &d)) {
        dz_scan_emit(scan, &d);
        return to;
    }
    to = dz_en_single(scan->w, scan->floor, i, &d);
    if (to >= end && (d.unit || d.scale || d.kind == DZ_FIGURE_ORDINAL || d.kind == DZ_FIGURE_MULTIPLE) &&
        d.kind != DZ_FIGURE_FRACTION)
        return 0;
    return dz_scan_code(scan, i, end);
}

/* Letters that lead: currency, code or another word, which is stepped over. */
static size_t latin(dz_scan *scan, size_t i)
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

static bool is_roman(uint32_t c) { return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C'; }

static bool all_roman(const dz_window *w, size_t i)
{
    if (!is_roman(dz_at(w, i)))
        return false;
    while (is_roman(dz_at(w, i)))
        i++;
    return !dz_is_word(dz_at(w, i));
}

/* The readers that begin with this word and some other behind it. */
static uint32_t readers_of_entry(const dz_window *w, dz_en_letters word)
{
    uint32_t next = dz_at(w, word.end);

    if (word.entry->leads && !((next == ' ' || next == '-') && dz_en_known(w, word.end + 1)))
        return word.entry->readers & READ_ARTICLE;
    return word.entry->readers;
}

/* The readers that may want the word from..to, of which 'word' is the part in ASCII. */
static uint32_t readers_of(const dz_window *w, size_t from, size_t to, dz_en_letters word)
{
    enum { LONGEST = 24 };
    bool inside = from > 0 && dz_is_latin(dz_at(w, from - 1));
    uint32_t readers = inside ? 0 : readers_of_entry(w, word), next = dz_at(w, to);

    if (readers && !(readers & ~(uint32_t)(READ_SET | READ_PHRASE)))
        return readers | READ_WORD;
    if (dz_is_digit(next) && to <= from + LONGEST && dz_at(w, from) < 0x80)
        return READ_WORD * 2 - 1;
    if (all_roman(w, from))
        readers |= READ_ROMAN;
    return readers || dz_is_digit(next) || (next == '-' && dz_is_digit(dz_at(w, to + 1))) ? readers | READ_WORD : 0;
}

typedef size_t (*reader)(dz_scan *scan, size_t i);

/* What begins with a letter. Most words are stepped over at once. */
static size_t letters(dz_scan *scan, size_t i)
{
    static const reader readers[] = {
        dz_en_set_words,  dz_en_phrase, dz_en_time,    dz_en_date, dz_en_vague,
        dz_en_percent_of, dz_en_amount, dz_en_article, roman,      latin}; /* the bits of dz_en_reader */
    const dz_window *w = scan->w;
    dz_en_letters word = dz_en_look(w, i);
    size_t to = word.end, end = 0;
    uint32_t rest;

    while (dz_is_latin(w->c[to])) /* no gap is between letters */
        to++;
    rest = readers_of(w, i, to, word);
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
    size_t n = dz_digit_run(scan->w, i, 3), end = n == 1 || n == 2 ? dz_en_time(scan, i) : 0;

    if (!end)
        end = dz_en_date(scan, i);
    if (!end && n > 0)
        end = digit_code(scan, i);
    return end ? end : dz_en_amount(scan, i);
}

/* Behind the words at 'i' that no reader can want: neither in the table, nor Roman, nor before a digit. */
static size_t skip_idle(const dz_window *w, size_t i)
{
    for (;;) {
        uint64_t letters = dz_eight_at(w->low + i) | DZ_EIGHT(0x20);
        size_t n = dz_eight_first(dz_eight_within(letters, 'a', 'z') ^ DZ_EIGHT(0x80));
        unsigned char next;

        letters = dz_eight_keep(letters, n);
        if (n == 8)
            n += dz_eight_first(dz_eight_within(dz_eight_at(w->low + i + 8) | DZ_EIGHT(0x20), 'a', 'z') ^
                                DZ_EIGHT(0x80));
        next = w->low[i + n];
        if (n == 0 || n == 16 || next == '-' || next >= 0x80 || dz_is_digit(next) || is_roman(w->low[i]) ||
            dz_en_may_know(letters, n))
            return i;
        i += n;
        if (next != ' ')
            return i;
        i++;
    }
}

void dz_scan_en(dz_scan *scan)
{
    const dz_window *w = scan->w;
    size_t i = 0;

    scan->floor = 0;
    while ((i = skip_idle(w, i)) < w->n && !scan->failed) {
        uint32_t c = w->c[i];
        size_t end = 0;

        if (dz_is_latin(c))
            end = letters(scan, i);
        else if (dz_is_digit(c) || ((c == '.' || c == '\'') && dz_is_digit(dz_at(w, i + 1))) || is_number_sign(c))
            end = digits(scan, i);
        i = end > i ? end : i + 1;
    }
}
