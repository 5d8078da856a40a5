/* digits.c — what is written in Arabic digits, in any language. Floor 5, feature. */
#include "feature/scan.h"
#include "text/script.h"

static bool digit_at(const dz_window *w, size_t i) { return dz_is_digit(dz_at(w, i)); }

static bool is_word(uint32_t c) { return dz_is_digit(c) || dz_is_latin(c); }

/* How many digits stand at 'i', counted up to 'most'. */
static size_t run(const dz_window *w, size_t i, size_t most)
{
    size_t n = 0;

    while (n < most && digit_at(w, i + n) && !(n > 0 && dz_gap(w, i + n)))
        n++;
    return n;
}

static size_t add_run(const dz_window *w, size_t i, dz_digits *digits)
{
    size_t from = i;

    for (; digit_at(w, i) && !(i > from && dz_gap(w, i)); i++)
        dz_digits_add(digits, dz_at(w, i) - '0');
    return i;
}

/* ",567" or " 567" behind at most three digits: the length of the group, or 0.
 * Indian grouping (12,34,567) has groups of two before the last of three. */
static size_t group(const dz_window *w, size_t i, uint32_t mark)
{
    size_t n;

    if (dz_at(w, i) != mark)
        return 0;
    n = run(w, i + 1, 4);
    if (n == 3)
        return n;
    for (size_t k = i + 3; n == 2 && mark == ',' && dz_at(w, k) == ',' && k < i + 24; k += 3)
        if (run(w, k + 1, 4) != 2)
            return run(w, k + 1, 4) == 3 ? n : 0;
    return 0;
}

/* Thin and no-break spaces have become ' ' in the window. A blank groups only
 * where it can be nothing else: "1 234 567", two groups at least and no other
 * digits behind a further blank. */
static bool blank_groups(const dz_window *w, size_t i)
{
    size_t n = 0;

    for (; group(w, i, ' ') == 3; i += 4)
        n++;
    return n >= 2 && !(dz_at(w, i) == ' ' && digit_at(w, i + 1));
}

static bool may_group(const dz_window *w, size_t i, size_t first)
{
    uint32_t mark = dz_at(w, i);

    if (first < 1 || first > 3)
        return false;
    return mark == ',' ? group(w, i, mark) > 0 : mark == ' ' && blank_groups(w, i);
}

bool dz_complete_high(const dz_draft *low, dz_draft *high)
{
    dz_number tens = dz_number_of(1), rest, lifted;
    int64_t a, b, step = 1;

    if ((low->flags | high->flags) & DZ_FIGURE_WORDS || low->scale || !dz_number_whole(low->value, 1, 999999, &a) ||
        !dz_number_whole(high->mantissa, 1, 99999, &b) || b >= a)
        return false;
    while (step <= b)
        step *= 10;
    b += a - a % step;
    if (step > a || b <= a || !dz_number_shift(tens, high->scale, &tens) ||
        !dz_number_mul(dz_number_of(b), tens, &lifted))
        return false;
    rest = dz_number_of(b);
    high->value = high->high = lifted;
    high->mantissa = rest;
    return true;
}

/* e10 behind digits: its end, or 0. */
static size_t exponent(const dz_window *w, size_t i)
{
    size_t at = i + 1 + (dz_at(w, i + 1) == '-' || dz_at(w, i + 1) == '+'), n = run(w, at, 3);

    return dz_at(w, i) == 'e' && n >= 1 && n <= 2 && !is_word(dz_at(w, at + n)) ? at + n : 0;
}

size_t dz_read_digits(const dz_window *w, size_t i, dz_draft *out)
{
    dz_digits digits = {0};
    size_t from = i, first = run(w, i, 4);
    uint32_t mark;

    if (first == 0 && !(dz_at(w, i) == '.' && digit_at(w, i + 1) && !is_word(dz_back(w, i, 1)))) /* No.1 */
        return 0;
    i = add_run(w, i, &digits);
    mark = dz_at(w, i);
    if (may_group(w, i, first))
        while (group(w, i, mark))
            i = add_run(w, i + 1, &digits);
    if ((dz_at(w, i) == '.' || dz_at(w, i) == 0xb7) && digit_at(w, i + 1) && !dz_gap(w, i + 1)) {
        digits.point = true;
        i = add_run(w, i + 1, &digits);
    }
    if (exponent(w, i)) { /* 1.3e6 */
        bool minus = dz_at(w, i + 1) == '-';
        int power = 0;

        for (size_t k = i + 1; k < exponent(w, i); k++)
            power = dz_is_digit(dz_at(w, k)) ? power * 10 + (int)(dz_at(w, k) - '0') : power;
        digits.exp += minus ? -power : power;
        i = exponent(w, i);
    }
    *out = dz_draft_at(from, i);
    out->opaque = !dz_digits_value(&digits, &out->value);
    out->high = out->mantissa = out->value;
    out->digits = dz_digits_significant(&digits);
    return i;
}

size_t dz_read_sign(const dz_window *w, size_t i, dz_draft *out)
{
    static const struct range {
        uint32_t first, last;
        int value;
    } signs[] = {{0x2460, 0x2473, 1},  {0x2474, 0x2487, 1},  {0x2488, 0x249b, 1},
                 {0x3251, 0x325f, 21}, {0x32b1, 0x32bf, 36}, {0x3220, 0x3229, 1},
                 {0x2160, 0x216b, 1},  {0x2170, 0x217b, 1},  {0x2776, 0x277f, 1}};
    uint32_t c = dz_at(w, i);

    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
        if (c >= signs[k].first && c <= signs[k].last) {
            *out = dz_draft_at(i, i + 1);
            out->value = out->high = out->mantissa = dz_number_of((int64_t)(c - signs[k].first) + signs[k].value);
            out->digits = 1;
            return i + 1;
        }
    return 0;
}

size_t dz_read_small(const dz_window *w, size_t i, size_t most, int *out)
{
    size_t n = run(w, i, most + 1);
    int value = 0;

    if (n == 0 || n > most)
        return 0;
    for (size_t k = 0; k < n; k++)
        value = value * 10 + (int)(dz_at(w, i + k) - '0');
    *out = value;
    return i + n;
}

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
        size_t n = run(w, i, 13);

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
    return !is_word(dz_at(w, i)) && !((dz_at(w, i) == '.' || dz_at(w, i) == ',') && digit_at(w, i + 1));
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
    uint32_t mark = dz_at(w, i + run(w, i, 5));
    parts p;

    if (!digit_at(w, i) || (mark != '-' && mark != '/' && mark != '.'))
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
    if (p.n == 2 && p.digits[0] == 2 && p.digits[1] == 2 && (mark != '.' || (dz_at(w, i) == '0' && closes(dz_at(w, p.end)))) && p.value[1] > 0 &&
        (dz_at(w, i) == '0' || (dz_at(w, i + 3) == '0' && p.value[0] <= 12)))
        return take_date(out, i, p.end, DZ_NO_YEAR, p.value[0], p.value[1]);
    if (p.n == 2 && p.digits[1] == 4 && is_year(p.value[1]) && p.digits[0] == 2 && p.value[0] <= 12)
        return take_date(out, i, p.end, p.value[1], p.value[0], 0);
    return 0;
}

size_t dz_read_clock(const dz_window *w, size_t i, dz_draft *out)
{
    parts p;

    if (dz_at(w, i + run(w, i, 3)) != ':' || !digit_at(w, i))
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

/* Three groups or more, or one that begins with 0 and is no decimal: a telephone
 * number, a version, an address of the Internet. */
static size_t dotted(const dz_window *w, size_t i, uint32_t mark)
{
    parts p;
    bool zero;

    if (dz_at(w, i + run(w, i, 13)) != mark)
        return 0;
    p = split(w, i, mark);
    zero = mark == '-' && p.n == 2 && dz_at(w, i) == '0' && p.digits[0] >= 3 && p.digits[1] >= 5;
    if ((p.n >= 3 || zero) && (!is_word(dz_at(w, p.end)) || p.n > 3))
        return p.end;
    return 0;
}

/* 5G, 4K, 777X: capital letters right behind few digits, and none that scale or measure. */
static size_t lettered(const dz_window *w, size_t i)
{
    size_t n = run(w, i, 6), k = i + n, letters = 0;

    if (n == 0 || n == 6 || exponent(w, k))
        return 0;
    for (; is_word(dz_at(w, k)) && k < i + 24; k++)
        letters++;
    if (letters == 0 || is_word(dz_at(w, k)))
        return 0;
    for (size_t j = i + n; j < k; j++)
        if (dz_at(w, j) >= 'a' && dz_at(w, j) <= 'z' && letters < 3)
            return 0;
    return k;
}

size_t dz_read_code(const dz_window *w, size_t i)
{
    size_t end = dotted(w, i, '.'), k;

    if (end)
        return end;
    if (dz_has(w, i, U"24/7") && !is_word(dz_at(w, i + 4)))
        return i + 4;
    end = dotted(w, i, '-');
    if (end)
        return end;
    k = lettered(w, i);
    return k;
}

static bool in_address(uint32_t c)
{
    return c > ' ' && c < 0x7f && c != '<' && c != '>' && c != '"' && c != '(' && c != ')';
}

/* The end of an address of the Internet, or 0. */
static size_t address(const dz_window *w, size_t i)
{
    size_t k = i;

    if (!dz_has(w, i, U"http://") && !dz_has(w, i, U"https://") && !dz_has(w, i, U"www.") && !dz_has(w, i, U"ftp://"))
        return 0;
    while (in_address(dz_at(w, k)) && !(k > i && dz_gap(w, k)))
        k++;
    while (dz_at(w, k - 1) == '.' || dz_at(w, k - 1) == ',' || dz_at(w, k - 1) == ';')
        k--;
    return k;
}

static bool joins_code(uint32_t c) { return c == '-' || c == '.' || c == '_' || c == '/'; }

/** Whether a capitalised word with a hyphen and digits is a name: Covid-19, but
 *  not Mid-2019 or Under-21. */
static bool is_model(const dz_window *w, size_t i, size_t end)
{
    static const char32_t prefixes[] =
        U"mid|pre|post|non|under|over|top|early|late|about|nearly|twenty|thirty|forty|fifty|sixty|"
        U"seventy|eighty|ninety|age|page|class|grade|level|phase|chapter|the|of|in|to|and|or|for";
    size_t known = 0;

    for (size_t k = i; k < end; k++)
        if (dz_at(w, k) >= 0x80)
            return false;
    for (const char32_t *word = prefixes; *word && !known;) {
        size_t n = 0;

        while (word[n] && word[n] != '|' && i + n < end && dz_lower(dz_at(w, i + n)) == word[n])
            n++;
        known = (word[n] == 0 || word[n] == '|') && i + n == end;
        while (*word && *word != '|')
            word++;
        word += *word == '|';
    }
    return !known && dz_at(w, i) >= 'A' && dz_at(w, i) <= 'Z';
}

size_t dz_read_word(const dz_window *w, size_t i, bool *code)
{
    size_t k = address(w, i), digits = 0, small = 0;

    *code = k > 0;
    if (*code)
        return k;
    for (k = i; is_word(dz_at(w, k)) && !(k > i && dz_gap(w, k)); k++) {
        digits += digit_at(w, k);
        small += dz_at(w, k) >= 'a' && dz_at(w, k) <= 'z';
    }
    if (digits == 0 && !(dz_at(w, k) == '-' && digit_at(w, k + 1) && (small == 0 || is_model(w, i, k))))
        return k;
    *code = true; /* C919, and COVID-19: capitals, a hyphen, digits */
    while (joins_code(dz_at(w, k)) && is_word(dz_at(w, k + 1)) && !dz_gap(w, k + 1) &&
           (digits == 0 || digit_at(w, k + 1))) {
        k++;
        for (; is_word(dz_at(w, k)) && !dz_gap(w, k); k++)
            digits += digit_at(w, k);
    }
    return k;
}
