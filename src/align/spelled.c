/* spelled.c — English words that are Chinese ones spelled in pinyin. Floor align. */
#include "align/spelled.h"

#include <stdlib.h>

#include "base/hash.h"
#include "name/spell.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
    MOST_SYLLABLES = 4, /* of a word that is looked at */
    MOST_CHARACTERS = 4,
    READINGS = 2 /* of a character, the most usual */
};

static int by_letters(const void *a, const void *b)
{
    const dz_spelled_run *x = a, *y = b;

    if (x->letters != y->letters)
        return x->letters < y->letters ? -1 : 1;
    return x->en < y->en ? -1 : x->en > y->en;
}

/** Where the syllables of some letters end, as few as can be; answers how many, 0 where they are no pinyin. */
static size_t cut(const dz_letters *letters, size_t ends[MOST_SYLLABLES])
{
    size_t all = dz_pinyin_count(letters, 0, letters->n), n = 0, at = 0;

    if (all == 0 || all > MOST_SYLLABLES)
        return 0;
    while (n < all) { /* the longest syllable behind which the rest has as many as are left */
        size_t end = letters->n;

        while (end > at && !(dz_pinyin_count(letters, at, end) == 1 && (n + 1 == all ? end == letters->n : dz_pinyin_count(letters, end, letters->n) == all - n - 1)))
            end--;
        if (end == at)
            return 0;
        ends[n++] = at = end;
    }
    return n;
}

/** Adds all runs of the syllables of one type. */
static bool add_runs(dz_spelled *spelled, uint32_t en, const dz_letters *letters)
{
    size_t ends[MOST_SYLLABLES], n = cut(letters, ends);

    for (size_t a = 0; a < n; a++)
        for (size_t b = a; b < n; b++) {
            size_t         from = a ? ends[a - 1] : 0;
            dz_spelled_run run = {dz_hash(letters->at + from, ends[b] - from, 0), en, (float)(b - a + 1) / (float)n};

            if (!dz_list_push(&spelled->runs, run))
                return false;
        }
    return true;
}

bool dz_spelled_find(dz_spelled *spelled, const dz_tokens *en)
{
    for (size_t i = 0; i < en->types.n; i++) {
        dz_str     text = dz_document_slice(en->doc, en->types.at[i].example);
        dz_letters letters;

        if (en->types.at[i].kind != DZ_TOKEN_LATIN || text.len < 2 || text.at[0] < 'A' || text.at[0] > 'Z' || !dz_letters_of(text, &letters))
            continue;
        if (!add_runs(spelled, (uint32_t)i, &letters))
            return false;
    }
    if (spelled->runs.n)
        qsort(spelled->runs.at, spelled->runs.n, sizeof *spelled->runs.at, by_letters);
    return true;
}

void dz_spelled_free(dz_spelled *spelled) { dz_list_free(&spelled->runs); }

/** The letters of a word by its nth reading; 0: it has none. */
static size_t letters_of(dz_str word, size_t nth, char out[8 * MOST_CHARACTERS])
{
    size_t n = 0;

    for (size_t at = 0; at < word.len;) {
        const uint16_t *list = dz_syllables_of(dz_utf8_next(word.at, &at));
        const char     *spelling = NULL;
        size_t          len;

        for (size_t k = nth % READINGS; k > 0 && *list != DZ_NO_SYLLABLE; k--)
            list++;
        nth /= READINGS;
        if (*list == DZ_NO_SYLLABLE || !dz_spelling_next(*list, DZ_PINYIN, &spelling, &len) || n + len > 8 * (size_t)MOST_CHARACTERS)
            return 0;
        for (size_t i = 0; i < len; i++)
            out[n++] = spelling[i] == 'v' ? 'u' : spelling[i];
    }
    return n;
}

bool dz_spelled_of(const dz_spelled *spelled, dz_str word, size_t nth, size_t *from, size_t *to)
{
    char   letters[8 * MOST_CHARACTERS];
    size_t characters = 0, all = 1, n;

    *from = *to = 0;
    for (size_t at = 0; at < word.len; characters++)
        dz_utf8_next(word.at, &at);
    for (size_t i = 0; i < characters && i <= MOST_CHARACTERS; i++)
        all *= READINGS;
    if (characters > MOST_CHARACTERS || nth >= all)
        return false;
    n = letters_of(word, nth, letters);
    if (n > 0) {
        uint64_t hash = dz_hash(letters, n, 0);
        size_t   high = spelled->runs.n;

        while (*from < high) {
            size_t mid = (*from + high) / 2;

            if (spelled->runs.at[mid].letters < hash)
                *from = mid + 1;
            else
                high = mid;
        }
        for (*to = *from; *to < spelled->runs.n && spelled->runs.at[*to].letters == hash;)
            ++*to;
    }
    return true;
}
