/* distance.c — how many letters two spellings are apart. Floor name.
 *
 * Levenshtein's distance, a row for each letter of the one spelling. A row says for
 * each k how far what was spelled so far is from the first k letters of the other.
 */
#include "name/distance.h"

#include <string.h>

typedef struct row {
    uint8_t to[DZ_MOST_LETTERS + 1];
} row;

static uint8_t least(size_t a, size_t b) { return (uint8_t)(a < b ? a : b); }

/** The row after one letter more. */
static row after_letter(const row *before, char letter, const char *other, size_t n)
{
    row next;

    next.to[0] = (uint8_t)(before->to[0] + 1);
    for (size_t k = 1; k <= n; k++) {
        bool same = letter == other[k - 1] || (letter == 'u' && other[k - 1] == 'v');

        next.to[k] = least(before->to[k - 1] + (same ? 0U : 1U), least(before->to[k] + 1U, next.to[k - 1] + 1U));
    }
    return next;
}

static row first_row(size_t n)
{
    row r;

    for (size_t k = 0; k <= n; k++)
        r.to[k] = (uint8_t)k;
    return r;
}

/** The row after one character more: of all its readings the best at each place. */
static bool after_character(row *r, uint32_t character, const char *other, size_t n)
{
    row  best;
    bool any = false;

    memset(best.to, DZ_MOST_LETTERS + 1, sizeof best.to);
    for (const uint16_t *list = dz_syllables_of(character); *list != DZ_NO_SYLLABLE; list++) {
        const char *spelling = NULL;
        size_t      len;

        while (dz_spelling_next(*list, DZ_PINYIN, &spelling, &len)) {
            row one = *r;

            for (size_t i = 0; i < len; i++)
                one = after_letter(&one, spelling[i], other, n);
            for (size_t k = 0; k <= n; k++)
                best.to[k] = least(best.to[k], one.to[k]);
            any = true;
        }
    }
    *r = best;
    return any;
}

size_t dz_distance_of_reading(const uint32_t *characters, size_t n, const dz_letters *letters, size_t from, size_t to)
{
    row r = first_row(to - from);

    for (size_t i = 0; i < n; i++)
        if (!after_character(&r, characters[i], letters->at + from, to - from))
            return DZ_MOST_LETTERS + 1;
    return r.to[to - from];
}

size_t dz_distance_of_words(dz_str a, dz_str b)
{
    row r = first_row(b.len);

    for (size_t i = 0; i < a.len; i++)
        r = after_letter(&r, a.at[i], b.at, b.len);
    return r.to[b.len];
}
