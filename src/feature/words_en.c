/* words_en.c — English number words. Floor 4, feature. */
#include "feature/en.h"

#include <string.h>

#include "text/script.h"

static const struct row {
    const char *word;
    uint8_t type;
    uint8_t value;
    bool ordinal;
} rows[] = {
    {"zero", DZ_EN_ONES, 0, false},          {"nought", DZ_EN_ONES, 0, false},
    {"naught", DZ_EN_ONES, 0, false},        {"one", DZ_EN_ONES, 1, false},
    {"two", DZ_EN_ONES, 2, false},           {"three", DZ_EN_ONES, 3, false},
    {"four", DZ_EN_ONES, 4, false},          {"five", DZ_EN_ONES, 5, false},
    {"six", DZ_EN_ONES, 6, false},           {"seven", DZ_EN_ONES, 7, false},
    {"eight", DZ_EN_ONES, 8, false},         {"nine", DZ_EN_ONES, 9, false},
    {"ten", DZ_EN_TEENS, 10, false},         {"eleven", DZ_EN_TEENS, 11, false},
    {"twelve", DZ_EN_TEENS, 12, false},      {"thirteen", DZ_EN_TEENS, 13, false},
    {"fourteen", DZ_EN_TEENS, 14, false},    {"fifteen", DZ_EN_TEENS, 15, false},
    {"sixteen", DZ_EN_TEENS, 16, false},     {"seventeen", DZ_EN_TEENS, 17, false},
    {"eighteen", DZ_EN_TEENS, 18, false},    {"nineteen", DZ_EN_TEENS, 19, false},
    {"twenty", DZ_EN_TENS, 20, false},       {"thirty", DZ_EN_TENS, 30, false},
    {"forty", DZ_EN_TENS, 40, false},        {"fourty", DZ_EN_TENS, 40, false},
    {"fifty", DZ_EN_TENS, 50, false},        {"sixty", DZ_EN_TENS, 60, false},
    {"seventy", DZ_EN_TENS, 70, false},      {"eighty", DZ_EN_TENS, 80, false},
    {"ninety", DZ_EN_TENS, 90, false},       {"hundred", DZ_EN_HUNDRED, 2, false},
    {"thousand", DZ_EN_SCALE, 3, false},     {"million", DZ_EN_SCALE, 6, false},
    {"billion", DZ_EN_SCALE, 9, false},      {"trillion", DZ_EN_SCALE, 12, false},
    {"quadrillion", DZ_EN_SCALE, 15, false}, {"quintillion", DZ_EN_SCALE, 18, false},
    {"sextillion", DZ_EN_SCALE, 21, false},  {"lakh", DZ_EN_SCALE, 5, false},
    {"lkh", DZ_EN_SCALE, 5, false},          {"lac", DZ_EN_SCALE, 5, false},
    {"crore", DZ_EN_SCALE, 7, false},        {"dozen", DZ_EN_DOZEN, 12, false},
    {"zeroth", DZ_EN_ONES, 0, true},         {"first", DZ_EN_ONES, 1, true},
    {"second", DZ_EN_ONES, 2, true},         {"third", DZ_EN_ONES, 3, true},
    {"fourth", DZ_EN_ONES, 4, true},         {"fifth", DZ_EN_ONES, 5, true},
    {"sixth", DZ_EN_ONES, 6, true},          {"seventh", DZ_EN_ONES, 7, true},
    {"eighth", DZ_EN_ONES, 8, true},         {"ninth", DZ_EN_ONES, 9, true},
    {"nineth", DZ_EN_ONES, 9, true},         {"tenth", DZ_EN_TEENS, 10, true},
    {"eleventh", DZ_EN_TEENS, 11, true},     {"twelfth", DZ_EN_TEENS, 12, true},
    {"thirteenth", DZ_EN_TEENS, 13, true},   {"fourteenth", DZ_EN_TEENS, 14, true},
    {"fifteenth", DZ_EN_TEENS, 15, true},    {"sixteenth", DZ_EN_TEENS, 16, true},
    {"seventeenth", DZ_EN_TEENS, 17, true},  {"eighteenth", DZ_EN_TEENS, 18, true},
    {"nineteenth", DZ_EN_TEENS, 19, true},   {"twentieth", DZ_EN_TENS, 20, true},
    {"thirtieth", DZ_EN_TENS, 30, true},     {"fortieth", DZ_EN_TENS, 40, true},
    {"fiftieth", DZ_EN_TENS, 50, true},      {"sixtieth", DZ_EN_TENS, 60, true},
    {"seventieth", DZ_EN_TENS, 70, true},    {"eightieth", DZ_EN_TENS, 80, true},
    {"ninetieth", DZ_EN_TENS, 90, true},     {"hundredth", DZ_EN_HUNDRED, 2, true},
    {"thousandth", DZ_EN_SCALE, 3, true},    {"millionth", DZ_EN_SCALE, 6, true},
    {"billionth", DZ_EN_SCALE, 9, true},     {"trillionth", DZ_EN_SCALE, 12, true},
};

static bool is_letter(uint32_t c) { return dz_is_latin(c); }

/* Compares the word at i..i+n with 'word', which may lack an s that stands there. */
static bool same(const dz_window *w, size_t i, size_t n, const char *word, bool *plural)
{
    size_t k = 0;

    while (k < n && word[k] && dz_lower(dz_at(w, i + k)) == (uint32_t)word[k])
        k++;
    *plural = k + 1 == n && k > 2 && dz_lower(dz_at(w, i + k)) == 's';
    return word[k] == '\0' && (k == n || *plural);
}

/* The first letters of the table above: most words end the search here. */
static bool may_start(uint32_t c)
{
    static const char letters[] = "znotfsehmbqlcd";

    return c < 0x80 && c != 0 && strchr(letters, (int)c) != NULL;
}

dz_en_word dz_en_read(const dz_window *w, size_t i)
{
    dz_en_word found = {DZ_EN_NONE, 0, false, false, i};
    size_t n = 0;

    if (!may_start(dz_lower(dz_at(w, i))) || is_letter(dz_back(w, i, 1)) || dz_is_digit(dz_back(w, i, 1)))
        return found;
    while (n < 16 && is_letter(dz_at(w, i + n)))
        n++;
    if (n < 3 || n == 16 || dz_is_digit(dz_at(w, i + n)))
        return found;
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        bool plural;

        if ((uint32_t)rows[k].word[0] == dz_lower(dz_at(w, i)) && same(w, i, n, rows[k].word, &plural))
            return (dz_en_word){rows[k].type, rows[k].value, rows[k].ordinal, plural, i + n};
    }
    return found;
}

bool dz_en_has(const dz_window *w, size_t i, const char32_t *word) { return dz_en_any(w, i, word) > 0; }

static size_t word_end(const dz_window *w, size_t i, const char32_t *word, size_t n)
{
    for (size_t k = 0; k < n; k++, i++) {
        uint32_t c = dz_lower(dz_at(w, i));

        if (c != word[k] && !(word[k] == ' ' && c == '-'))
            return 0;
    }
    return is_letter(word[n - 1]) && is_letter(dz_at(w, i)) ? 0 : i;
}

size_t dz_en_any(const dz_window *w, size_t i, const char32_t *words)
{
    size_t best = 0;

    if (is_letter(dz_back(w, i, 1)) && is_letter(dz_at(w, i)))
        return 0;
    while (*words) {
        size_t n = 0, end;

        while (words[n] && words[n] != '|')
            n++;
        end = dz_lower(dz_at(w, i)) == words[0] ? word_end(w, i, words, n) : 0;
        if (end > best)
            best = end;
        words += n + (words[n] != 0);
    }
    return best;
}

size_t dz_en_before(const dz_window *w, size_t floor, size_t i, const char32_t *words)
{
    size_t best = i, to = i;

    if (to > floor && (dz_back(w, to, 1) == ' ' || dz_back(w, to, 1) == '-'))
        to--;
    while (*words) {
        size_t n = 0;

        while (words[n] && words[n] != '|')
            n++;
        if (n <= to - floor && !(is_letter(words[0]) && is_letter(dz_back(w, to - n, 1))) &&
            word_end(w, to - n, words, n) == to && to - n < best)
            best = to - n;
        words += n + (words[n] != 0);
    }
    return best;
}

size_t dz_en_gap(const dz_window *w, size_t i)
{
    uint32_t c = dz_at(w, i);

    return c == ' ' || c == '-' || c == 0x2013 || c == 0x2014 ? i + 1 : i;
}

/* ---- the number ------------------------------------------------------------ */

typedef struct number {
    const dz_window *w;
    size_t i, from;
    dz_number total, group; /* closed by scales; under a thousand */
    int room;               /* the next scale stays under this power of ten */
    int hole;               /* what may join the group: under 1000, 100, 10, nothing */
    bool filled, words, ordinal, plural, opaque, scaled, literal, pointed;
    int tail;
    uint8_t digits;
} number;

static bool sum(number *n, dz_number more)
{
    if (!dz_number_add(n->group, more, &n->group))
        n->opaque = true;
    n->filled = true;
    return true;
}

static int hole_of(const dz_en_word *word) { return word->type == DZ_EN_ONES ? 10 : 100; }

static bool put_word(number *n, const dz_en_word *word)
{
    int64_t whole;

    switch (word->type) {
    case DZ_EN_ONES:
    case DZ_EN_TEENS:
    case DZ_EN_TENS:
        if (n->hole < hole_of(word) || (word->plural && !word->ordinal) || n->pointed)
            return false;
        if (word->ordinal && word->plural && n->filled && n->hole < 100 && dz_at(n->w, n->i) != '-') /* twenty fifths */
            return false;
        n->hole = word->type == DZ_EN_TENS ? 10 : 0;
        n->tail = 0;
        sum(n, dz_number_of(word->value));
        break;
    case DZ_EN_HUNDRED:
        if (n->hole == 1000 && n->filled && n->scaled)
            return false;
        if (!n->filled)
            sum(n, dz_number_of(1));
        if (!n->literal && (!dz_number_whole(n->group, 1, 99, &whole) || (n->hole == 100)))
            return false;
        if (!dz_number_shift(n->group, 2, &n->group))
            n->opaque = true;
        n->literal = false;
        n->hole = 100;
        n->tail = 2;
        break;
    case DZ_EN_SCALE:
        if (word->value >= n->room && n->pointed && n->scaled) { /* two thousand point five billion */
            if (!dz_number_add(n->group, n->total, &n->group))
                n->opaque = true;
            n->total = DZ_NUMBER_ZERO;
        } else if (word->value >= n->room)
            return false;
        if (!n->filled)
            sum(n, dz_number_of(1));
        if (!dz_number_shift(n->group, word->value, &n->group) || !dz_number_add(n->total, n->group, &n->total))
            n->opaque = true;
        n->group = DZ_NUMBER_ZERO;
        n->room = word->value;
        n->hole = 1000;
        n->filled = n->literal = n->pointed = false;
        n->scaled = true;
        n->tail += word->value;
        break;
    case DZ_EN_DOZEN:
        if (!n->filled)
            sum(n, dz_number_of(1));
        if (!dz_number_mul(n->group, dz_number_of(12), &n->group))
            n->opaque = true;
        n->hole = 0;
        n->room = 0;
        n->tail = 0;
        break;
    case DZ_EN_NONE: return false;
    }
    n->words = true;
    n->ordinal = word->ordinal;
    n->plural = word->plural;
    n->i = word->end;
    return true;
}

/* Digits open a group: at the start, or before a scale word of their own. */
static bool put_literal(number *n, size_t at)
{
    dz_draft literal;
    size_t end = dz_read_digits(n->w, at, &literal);
    bool fresh = at == n->from;
    dz_en_word next = dz_en_read(n->w, dz_en_gap(n->w, end));
    int64_t whole;

    if (!end ||
        (!fresh && (literal.opaque || !dz_number_whole(literal.value, 1, 999, &whole) || dz_at(n->w, end) == '%')))
        return false;
    if (!fresh && n->filled && !(n->hole == 100 && whole < 100 && n->digits && next.type == DZ_EN_NONE))
        return false;
    if (!fresh && !n->filled && next.type != DZ_EN_HUNDRED && !(next.type == DZ_EN_SCALE && next.value < n->room))
        return false;
    n->digits = n->digits ? n->digits : literal.digits;
    n->opaque |= literal.opaque;
    sum(n, literal.value);
    n->literal = true;
    n->hole = 0;
    n->tail = 0;
    n->i = end;
    return true;
}

static int spelled_digit(const dz_window *w, size_t i, size_t *end)
{
    dz_en_word word = dz_en_read(w, i);

    *end = word.end;
    if (word.type == DZ_EN_ONES && !word.ordinal && !word.plural)
        return word.value;
    if ((*end = dz_en_any(w, i, U"oh|o")) > 0)
        return 0;
    return -1;
}

/* "point five o six", "point seventy-one", "1 point 1" */
static bool put_point(number *n, size_t at)
{
    dz_digits digits = {.point = true};
    dz_number part;
    size_t end, i = dz_en_any(n->w, at, U"point");
    int digit;

    if (!i || n->pointed || dz_at(n->w, i) != ' ' || (!n->filled && n->i != n->from))
        return false;
    i++;
    if (dz_is_digit(dz_at(n->w, i))) {
        for (end = i; dz_is_digit(dz_at(n->w, end)); end++)
            dz_digits_add(&digits, dz_at(n->w, end) - '0');
    } else if ((digit = spelled_digit(n->w, i, &end)) >= 0) {
        size_t next = end;

        for (; digit >= 0; digit = spelled_digit(n->w, dz_at(n->w, next) == ' ' ? next + 1 : next, &next)) {
            dz_digits_add(&digits, (unsigned)digit);
            end = next;
        }
    } else {
        dz_en_word tens = dz_en_read(n->w, i), ones = dz_en_read(n->w, dz_en_gap(n->w, tens.end));

        if ((tens.type != DZ_EN_TENS && tens.type != DZ_EN_TEENS) || tens.ordinal)
            return false;
        if (tens.type != DZ_EN_TENS || ones.type != DZ_EN_ONES || ones.ordinal)
            ones = (dz_en_word){DZ_EN_ONES, 0, false, false, tens.end};
        dz_digits_add(&digits, (unsigned)((tens.value + ones.value) / 10));
        dz_digits_add(&digits, (unsigned)((tens.value + ones.value) % 10));
        end = ones.end;
    }
    if (!dz_digits_value(&digits, &part))
        n->opaque = true;
    else
        sum(n, part);
    n->hole = 0;
    n->pointed = true;
    n->words = n->words || !n->literal;
    n->i = end;
    return true;
}

/* "and a half", "and a quarter" behind a number; a scale may follow. */
static bool put_half(number *n, size_t at)
{
    static const struct part {
        const char32_t *words;
        dz_number value;
    } parts[] = {{U"and a half|and one half", {5, 1, -1}},
                 {U"and a quarter", {25, 1, -2}},
                 {U"and three quarters", {75, 1, -2}}};

    for (size_t k = 0; k < 3; k++) {
        size_t end = dz_en_any(n->w, at, parts[k].words);
        dz_number part = parts[k].value;

        if (!end || n->pointed || n->ordinal)
            continue;
        if (!n->filled && n->scaled &&
            (!dz_number_shift(part, n->room, &part) || !dz_number_add(n->total, part, &n->total)))
            n->opaque = true;
        else if (n->filled)
            sum(n, part);
        n->pointed = true;
        n->hole = 0;
        n->i = end;
        n->tail = 0;
        return true;
    }
    return false;
}

static bool piece(number *n)
{
    const dz_window *w = n->w;
    bool fresh = n->i == n->from;
    size_t at = fresh ? n->i : dz_en_gap(w, n->i), after;
    dz_en_word word;

    if (n->ordinal || (!fresh && at == n->i))
        return false;
    if (!fresh && put_half(n, at))
        return true;
    if (!fresh && dz_at(w, n->i) == ' ' && put_point(n, at))
        return true;
    if (fresh && put_point(n, at))
        return true;
    if (fresh && (dz_at(w, at) == 'a' || dz_at(w, at) == 'A') && dz_at(w, at + 1) == ' ') {
        word = dz_en_read(w, at + 2);
        if (word.type < DZ_EN_HUNDRED || word.plural || word.ordinal)
            return false;
        return put_word(n, &word);
    }
    after = !fresh && dz_at(w, n->i) == ' ' ? dz_en_any(w, at, U"and") : 0;
    if (after && (n->hole == 100 || (n->hole == 1000 && n->scaled)) && dz_at(w, after) == ' ') {
        number kept = *n;

        at = after + 1;
        word = dz_en_read(w, at);
        if (word.type != DZ_EN_NONE && word.type <= DZ_EN_TENS ? put_word(n, &word)
                                                               : dz_is_digit(dz_at(w, at)) && put_literal(n, at))
            return true;
        *n = kept;
        return false;
    }
    if (dz_is_digit(dz_at(w, at)) || (fresh && dz_at(w, at) == '.'))
        return (fresh || dz_at(w, n->i) == ' ') && put_literal(n, at);
    word = dz_en_read(w, at);
    return !(fresh && word.plural && word.type >= DZ_EN_HUNDRED) && put_word(n, &word);
}

/* A scale that cannot follow shows that the words behind the last boundary
 * belong to another number: "one million and two million". */
static bool clashes(const number *n)
{
    dz_en_word next = dz_en_read(n->w, dz_en_gap(n->w, n->i));

    return !n->ordinal && n->filled && n->scaled && (next.type == DZ_EN_SCALE || next.type == DZ_EN_HUNDRED) &&
           !next.ordinal;
}

size_t dz_en_number(const dz_window *w, size_t i, dz_draft *out, bool *ordinal, bool *plural)
{
    number n = {.w = w, .i = i, .from = i, .total = DZ_NUMBER_ZERO, .group = DZ_NUMBER_ZERO, .room = 100, .hole = 1000};
    number whole = n; /* where a scale or hundred had just closed */

    while (!n.opaque && piece(&n))
        if (n.hole >= 100 && !n.literal)
            whole = n;
    if (n.i == i)
        return 0;
    if (!n.opaque && clashes(&n) && whole.i > i)
        n = whole;
    *out = dz_draft_at(i, n.i);
    if (!dz_number_add(n.total, n.group, &out->value))
        n.opaque = true;
    out->high = out->value;
    out->opaque = n.opaque;
    out->scale = n.tail;
    if (!dz_number_shift(out->value, -n.tail, &out->mantissa))
        out->scale = 0, out->mantissa = out->value;
    out->digits = n.digits;
    out->flags = n.digits ? 0 : DZ_FIGURE_WORDS;
    *ordinal = n.ordinal;
    *plural = n.plural;
    return n.i;
}
