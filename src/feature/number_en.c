/* number_en.c — English numbers in words, digits, and both. Floor feature. */
#include "feature/en.h"

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

static bool put_small(number *n, const dz_en_word *word)
{
    if (n->hole < hole_of(word) || (word->plural && !word->ordinal) || n->pointed)
        return false;
    if (word->ordinal && word->plural && n->filled && n->hole < 100 && dz_at(n->w, n->i) != '-') /* twenty fifths */
        return false;
    n->hole = word->type == DZ_EN_TENS ? 10 : 0;
    n->tail = 0;
    return sum(n, dz_number_of(word->value));
}

static bool put_hundred(number *n)
{
    int64_t whole;

    if (n->hole == 1000 && n->filled && n->scaled)
        return false;
    if (!n->filled)
        sum(n, DZ_NUMBER_ONE);
    if (!n->literal && (!dz_number_whole(n->group, 1, 99, &whole) || n->hole == 100))
        return false;
    if (!dz_number_shift(n->group, 2, &n->group))
        n->opaque = true;
    n->literal = false;
    n->hole = 100;
    n->tail = 2;
    return true;
}

static bool put_scale(number *n, int power)
{
    if (power >= n->room && n->pointed && n->scaled) { /* two thousand point five billion */
        if (!dz_number_add(n->group, n->total, &n->group))
            n->opaque = true;
        n->total = DZ_NUMBER_ZERO;
    } else if (power >= n->room)
        return false;
    if (!n->filled)
        sum(n, DZ_NUMBER_ONE);
    if (!dz_number_shift(n->group, power, &n->group) || !dz_number_add(n->total, n->group, &n->total))
        n->opaque = true;
    n->group = DZ_NUMBER_ZERO;
    n->room = power;
    n->hole = 1000;
    n->filled = n->literal = n->pointed = false;
    n->scaled = true;
    n->tail += power;
    return true;
}

static bool put_dozen(number *n)
{
    if (!n->filled)
        sum(n, DZ_NUMBER_ONE);
    if (!dz_number_mul(n->group, dz_number_of(12), &n->group))
        n->opaque = true;
    n->hole = 0;
    n->room = 0;
    n->tail = 0;
    return true;
}

static bool put_by_type(number *n, const dz_en_word *word)
{
    switch (word->type) {
    case DZ_EN_ONES:
    case DZ_EN_TEENS:
    case DZ_EN_TENS: return put_small(n, word);
    case DZ_EN_HUNDRED: return put_hundred(n);
    case DZ_EN_SCALE: return put_scale(n, word->value);
    case DZ_EN_DOZEN: return put_dozen(n);
    case DZ_EN_NONE: break;
    }
    return false;
}

static bool put_word(number *n, const dz_en_word *word)
{
    if (!put_by_type(n, word))
        return false;
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

/* The two digits of "seventy-one" at 'i'. Answers its end, or 0. */
static size_t tens_behind_point(const dz_window *w, size_t i, dz_digits *digits)
{
    dz_en_word tens = dz_en_read(w, i), ones = dz_en_read(w, dz_en_gap(w, tens.end));

    if ((tens.type != DZ_EN_TENS && tens.type != DZ_EN_TEENS) || tens.ordinal)
        return 0;
    if (tens.type != DZ_EN_TENS || ones.type != DZ_EN_ONES || ones.ordinal)
        ones = (dz_en_word){DZ_EN_ONES, 0, false, false, tens.end};
    dz_digits_add(digits, (unsigned)((tens.value + ones.value) / 10));
    dz_digits_add(digits, (unsigned)((tens.value + ones.value) % 10));
    return ones.end;
}

/* What stands behind "point": 5, five o six, seventy-one. Answers its end, or 0. */
static size_t behind_point(const dz_window *w, size_t i, dz_digits *digits)
{
    size_t end, next;
    int digit;

    if (dz_digit_at(w, i)) {
        for (end = i; dz_digit_at(w, end); end++)
            dz_digits_add(digits, dz_at(w, end) - '0');
        return dz_at(w, end) == ',' && dz_digit_at(w, end + 1) ? 0 : end; /* at one point 49,300 hectares */
    }
    digit = spelled_digit(w, i, &next);
    if (digit < 0)
        return tens_behind_point(w, i, digits);
    for (end = next; digit >= 0; digit = spelled_digit(w, dz_at(w, next) == ' ' ? next + 1 : next, &next)) {
        dz_digits_add(digits, (unsigned)digit);
        end = next;
    }
    return end;
}

/* "point five o six", "point seventy-one", "1 point 1" */
static bool put_point(number *n, size_t at)
{
    dz_digits digits = {.point = true};
    dz_number part;
    size_t end, i = dz_en_any(n->w, at, U"point");

    if (!i || n->pointed || dz_at(n->w, i) != ' ' || (!n->filled && !n->scaled && n->i != n->from))
        return false;
    end = behind_point(n->w, i + 1, &digits);
    if (!end)
        return false;
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
    uint32_t first;
    dz_en_word word;

    if (n->ordinal || (!fresh && at == n->i))
        return false;
    first = dz_lower(dz_at(w, at));
    if (first == 'a' && !fresh && put_half(n, at))
        return true;
    if (first == 'p' && (fresh || dz_at(w, n->i) == ' ') && put_point(n, at))
        return true;
    if (fresh && (dz_at(w, at) == 'a' || dz_at(w, at) == 'A') && dz_at(w, at + 1) == ' ') {
        word = dz_en_read(w, at + 2);
        if (word.type < DZ_EN_HUNDRED || word.plural || word.ordinal)
            return false;
        return put_word(n, &word);
    }
    after = first == 'a' && !fresh && dz_at(w, n->i) == ' ' ? dz_en_any(w, at, U"and") : 0;
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

static size_t read_number(const dz_window *w, size_t i, dz_draft *out, bool *ordinal, bool *plural)
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

size_t dz_en_number(const dz_window *w, size_t i, dz_draft *out, bool *ordinal, bool *plural)
{
    struct dz_memo_number *known = dz_memo_of(w, i);

    if (known->at != i + 1) {
        known->end = read_number(w, i, &known->draft, &known->ordinal, &known->plural);
        known->at = i + 1;
    }
    if (known->end == 0)
        return 0;
    *out = known->draft;
    *ordinal = known->ordinal;
    *plural = known->plural;
    return known->end;
}
