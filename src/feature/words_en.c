/* words_en.c — English words: what each is to the readers, and lists of them. Floor feature. */
#include "feature/en.h"

enum { SLOTS = 1024, LONGEST = 15 };

/* Open addressing by hash(). */
static const dz_en_entry entries[SLOTS] = {
#include "feature/words_en.inc"
};

/* By the first two letters, five bits each (0 for a second one that is not there): bit n for words of n letters. */
static const uint16_t lengths[1024] = {
#include "feature/lengths_en.inc"
};

static size_t hash(uint64_t low, uint64_t high)
{
    uint64_t mixed = (low ^ high * 31) * 0x9e3779b97f4a7c15u;

    return (size_t)(mixed >> 54);
}

const dz_en_entry *dz_en_find(const dz_window *w, size_t from, size_t to)
{
    static const dz_en_entry none = {0};
    const dz_cell *letter = w->cells.at + from;
    size_t n = to - from;
    uint64_t half[2] = {0};

    if (n - 1 >= LONGEST || !(lengths[(letter[0].c & 31) << 5 | (n > 1 ? letter[1].c & 31 : 0)] >> n & 1))
        return &none;
    for (size_t k = 0; k < n; k++) {
        if (letter[k].c >= 0x80)
            return &none;
        half[k / 8] |= (uint64_t)(letter[k].c | 0x20) << k % 8 * 8;
    }
    for (size_t slot = hash(half[0], half[1]); entries[slot].low; slot = (slot + 1) % SLOTS)
        if (entries[slot].low == half[0] && entries[slot].high == half[1])
            return &entries[slot];
    return &none;
}

bool dz_en_known(const dz_window *w, size_t i)
{
    size_t end = i;

    while (end <= i + LONGEST && dz_is_latin(dz_at(w, end)))
        end++;
    return end > i && dz_en_find(w, i, end)->low != 0;
}

dz_en_word dz_en_read(const dz_window *w, size_t i)
{
    dz_en_word found = {DZ_EN_NONE, 0, false, false, i};
    const dz_en_entry *entry;
    size_t end = i;

    while (end <= i + LONGEST && dz_is_latin(dz_at(w, end)))
        end++;
    if (end < i + 3 || dz_is_digit(dz_at(w, end)) || dz_is_latin(dz_back(w, i, 1)) || dz_is_digit(dz_back(w, i, 1)))
        return found;
    entry = dz_en_find(w, i, end);
    if (entry->type == DZ_EN_NONE)
        return found;
    return (dz_en_word){(dz_en_type)entry->type, entry->value, entry->ordinal, entry->plural, end};
}

int dz_en_calendar(const dz_window *w, size_t i, size_t *end)
{
    const dz_en_entry *entry;

    *end = i;
    while (*end <= i + LONGEST && dz_is_latin(dz_at(w, *end)))
        ++*end;
    if (*end < i + 3 || dz_is_latin(dz_back(w, i, 1)))
        return 0;
    entry = dz_en_find(w, i, *end);
    *end += entry->stopped && dz_at(w, *end) == '.';
    return entry->calendar;
}

bool dz_en_has(const dz_window *w, size_t i, const char32_t *word) { return dz_en_any(w, i, word) > 0; }

static size_t word_end(const dz_window *w, size_t i, const char32_t *word, size_t n)
{
    for (size_t k = 0; k < n; k++, i++) {
        uint32_t c = dz_lower(dz_at(w, i));

        if (c != word[k] && !(word[k] == ' ' && c == '-'))
            return 0;
    }
    return dz_is_latin(word[n - 1]) && dz_is_latin(dz_at(w, i)) ? 0 : i;
}

size_t dz_en_any(const dz_window *w, size_t i, const char32_t *words)
{
    size_t best = 0;

    if (!dz_words_may(w->words, DZ_WORD_FIRST, words, dz_at(w, i)) ||
        (dz_is_latin(dz_back(w, i, 1)) && dz_is_latin(dz_at(w, i))))
        return 0;
    for (dz_word_step word = dz_words_by(w->words, DZ_WORD_FIRST, words, 0, dz_at(w, i)); word.n;
         dz_words_next(&word)) {
        size_t end = dz_lower(dz_at(w, i)) == word.at[0] ? word_end(w, i, word.at, word.n) : 0;

        if (end > best)
            best = end;
    }
    return best;
}

size_t dz_en_before(const dz_window *w, size_t floor, size_t i, const char32_t *words)
{
    size_t best = i, to = i;

    if (to > floor && (dz_back(w, to, 1) == ' ' || dz_back(w, to, 1) == '-'))
        to--;
    if (to <= floor || !dz_words_may(w->words, DZ_WORD_LAST, words, dz_back(w, to, 1)))
        return i;
    for (dz_word_step word = dz_words_by(w->words, DZ_WORD_LAST, words, 0, dz_back(w, to, 1)); word.n;
         dz_words_next(&word))
        if (word.n <= to - floor && to - word.n < best &&
            !(dz_is_latin(word.at[0]) && dz_is_latin(dz_back(w, to - word.n, 1))) &&
            word_end(w, to - word.n, word.at, word.n) == to)
            best = to - word.n;
    return best;
}

size_t dz_en_gap(const dz_window *w, size_t i)
{
    uint32_t c = dz_at(w, i);

    return c == ' ' || c == '-' || c == 0x2013 || c == 0x2014 ? i + 1 : i;
}
