/* words_en.c — English words: what each is to the readers, and lists of them. Floor feature. */
#include "base/eight.h"
#include "feature/en.h"

enum { SLOTS = 1024, LONGEST = 15 };

/* Open addressing by hash(). */
static const dz_en_entry entries[SLOTS] = {
#include "feature/words_en.inc"
};

const uint16_t dz_en_lengths[1024] = {
#include "feature/lengths_en.inc"
};

static size_t hash(uint64_t low, uint64_t high)
{
    uint64_t mixed = (low ^ high * 31) * 0x9e3779b97f4a7c15u;

    return (size_t)(mixed >> 54);
}

static const dz_en_entry no_entry = {0};

/* The entry of n small letters. */
static const dz_en_entry *find(uint64_t low, uint64_t high, size_t n)
{
    if (n - 1 >= LONGEST || !dz_en_may_know(low, n))
        return &no_entry;
    for (size_t slot = hash(low, high); entries[slot].low; slot = (slot + 1) % SLOTS)
        if (entries[slot].low == low && entries[slot].high == high)
            return &entries[slot];
    return &no_entry;
}

dz_en_letters dz_en_look(const dz_window *w, size_t i)
{
    uint64_t half[2] = {0}, letters;
    size_t n = 0;

    if (i >= w->n)
        return (dz_en_letters){i, &no_entry};
    for (int k = 0; k < 2 && n == (size_t)k * 8; k++) {
        half[k] = dz_eight_at(w->low + i + n) | DZ_EIGHT(0x20);
        letters = dz_eight_first(dz_eight_within(half[k], 'a', 'z') ^ DZ_EIGHT(0x80));
        half[k] = dz_eight_keep(half[k], letters);
        n += letters;
    }
    if (n > LONGEST || dz_is_latin(w->c[i + n])) /* it goes on, with an accent */
        return (dz_en_letters){i + n, &no_entry};
    return (dz_en_letters){i + n, find(half[0], half[1], n)};
}

bool dz_en_known(const dz_window *w, size_t i) { return dz_en_look(w, i).entry->low != 0; }

dz_en_word dz_en_read(const dz_window *w, size_t i)
{
    dz_en_letters word = dz_en_look(w, i);
    const dz_en_entry *entry = word.entry;

    if (entry->type == DZ_EN_NONE || word.end < i + 3 || dz_is_digit(dz_at(w, word.end)) ||
        dz_is_word(dz_back(w, i, 1)))
        return (dz_en_word){DZ_EN_NONE, 0, false, false, i};
    return (dz_en_word){(dz_en_type)entry->type, entry->value, entry->ordinal, entry->plural, word.end};
}

int dz_en_calendar(const dz_window *w, size_t i, size_t *end)
{
    dz_en_letters word = dz_en_look(w, i);

    *end = word.end;
    if (word.end < i + 3 || dz_is_latin(dz_back(w, i, 1)))
        return 0;
    *end += word.entry->stopped && dz_at(w, *end) == '.';
    return word.entry->calendar;
}

static size_t word_end(const dz_window *w, size_t i, const char32_t *word, size_t n)
{
    for (size_t k = 0; k < n; k++, i++) {
        uint32_t c = dz_lower(dz_at(w, i));

        if (c != word[k] && !(word[k] == ' ' && c == '-'))
            return 0;
    }
    return dz_is_latin(word[n - 1]) && dz_is_latin(dz_at(w, i)) ? 0 : i;
}

size_t dz_en_find_any(const dz_window *w, size_t i, const char32_t *words)
{
    size_t best = 0;

    if (dz_is_latin(dz_back(w, i, 1)) && dz_is_latin(dz_at(w, i)))
        return 0;
    for (dz_word_step word = dz_words_by(w->words, DZ_WORD_FIRST, words, dz_at(w, i), dz_at(w, i + 1)); word.n;
         dz_words_next(&word)) {
        size_t end = dz_lower(dz_at(w, i)) == word.at[0] ? word_end(w, i, word.at, word.n) : 0;

        if (end > best)
            best = end;
    }
    return best;
}

size_t dz_en_find_before(const dz_window *w, size_t floor, size_t i, const char32_t *words)
{
    size_t best = i, to = i;

    if (to > floor && (dz_back(w, to, 1) == ' ' || dz_back(w, to, 1) == '-'))
        to--;
    if (to <= floor)
        return i;
    for (dz_word_step word = dz_words_by(w->words, DZ_WORD_LAST, words, dz_back(w, to, 1), dz_back(w, to, 2)); word.n;
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
