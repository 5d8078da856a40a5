/* chinese.c — where ICU is wrong about Chinese sentences. Floor 3, segment.
 *
 * UAX 29 has one class for opening and closing marks and counts on the space
 * that English has between sentences; Chinese has none.
 */
#include "segment/rules.h"
#include "text/script.h"

/** No sentence ends inside brackets that close again within so many units. */
enum { SHORT_BRACKETS = 80 };

static bool is_space_at(const dz_plain *plain, size_t i) { return dz_is_space(dz_plain_char(plain, i)); }

size_t dz_last_ink(const dz_plain *plain, size_t from, size_t cut)
{
    while (cut > from) {
        size_t before;

        if (!dz_is_space(dz_plain_before(plain, cut, &before)))
            return before;
        cut = before;
    }
    return from;
}

bool dz_is_enumerator(const dz_plain *plain, size_t from, size_t to)
{
    size_t marks = 0, letters = 0;

    for (size_t i = from; i < to; i = dz_plain_next(plain, i)) {
        uint32_t c = dz_fold_width(dz_plain_char(plain, i));

        if (dz_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || dz_is_han(c))
            letters++;
        else if (c == '.' || c == ')' || c == '(' || c == 0x3001)
            marks++;
        else if (!dz_is_space(c))
            return false;
        if (dz_is_digit(c))
            letters--; /* any number of digits, one letter */
    }
    return marks > 0 && letters <= 1;
}

/** `。“新`: ICU breaks behind the opening mark. Moves back over openers and spaces. */
static size_t before_openers(const dz_plain *plain, size_t from, size_t cut)
{
    size_t at = cut;

    while (at > from) {
        size_t   before;
        uint32_t c = dz_plain_before(plain, at, &before);

        if (!dz_is_opener(c) && !dz_is_space(c))
            break;
        at = before;
    }
    return at > from ? at : cut;
}

/** `。 ”`: moves on behind closing marks that a space parts from their sentence. */
static size_t behind_closers(const dz_plain *plain, size_t cut)
{
    size_t n = plain->units.n, at = cut;

    for (;;) {
        size_t ink = at;

        while (ink < n && is_space_at(plain, ink))
            ink = dz_plain_next(plain, ink);
        if (ink == n || !dz_is_closer(dz_plain_char(plain, ink)))
            return at;
        at = dz_plain_next(plain, ink);
    }
}

static bool is_bracket(uint32_t c, bool *opens)
{
    switch (c) {
    case 0x300a: case 0xff08: case 0x3010: case '(': /* 《 （ 【 */
        *opens = true;
        return true;
    case 0x300b: case 0xff09: case 0x3011: case ')':
        *opens = false;
        return true;
    }
    return false;
}

/** Whether 'cut' lies between brackets that opened since 'from' and soon close. */
static bool in_short_brackets(const dz_plain *plain, size_t from, size_t cut)
{
    size_t depth = 0, opened = from, end = cut + SHORT_BRACKETS;
    bool   opens;

    from = cut - from > SHORT_BRACKETS ? cut - SHORT_BRACKETS : from;
    for (size_t i = from; i < cut; i++)
        if (is_bracket(plain->units.at[i], &opens)) {
            if (opens && depth == 0)
                opened = i;
            depth = opens ? depth + 1 : depth > 0 ? depth - 1 : 0;
        }
    if (depth == 0)
        return false;
    end = opened + SHORT_BRACKETS < plain->units.n ? opened + SHORT_BRACKETS : plain->units.n;
    for (size_t i = cut; i < end; i++)
        if (is_bracket(plain->units.at[i], &opens) && (depth = opens ? depth + 1 : depth - 1) == 0)
            return true;
    return false;
}

/** `B.C.警方`, `1.我们`: a Latin stop before Han ends nothing unless a longer word stands before it. */
static bool is_latin_dot(const dz_plain *plain, size_t from, size_t cut)
{
    size_t last = dz_last_ink(plain, from, cut), at = last, letters = 0;

    if (plain->units.at[last] != '.' || cut == plain->units.n)
        return false;
    while (at > from) {
        uint32_t c = plain->units.at[at - 1];

        if (!dz_is_digit(c) && !dz_is_latin(c))
            break;
        letters++;
        at--;
    }
    return letters > 0 && letters <= 2 && dz_is_han(dz_plain_char(plain, cut));
}

size_t dz_chinese_cut(const dz_plain *plain, size_t from, size_t cut)
{
    if (cut < plain->units.n)
        cut = before_openers(plain, from, cut);
    cut = behind_closers(plain, cut);
    if (cut == plain->units.n)
        return cut;
    if (in_short_brackets(plain, from, cut) || is_latin_dot(plain, from, cut) || dz_is_enumerator(plain, from, cut))
        return 0;
    return cut;
}
