/* wordlist.c — lists of words made quick to search. Floor feature. */
#include "feature/wordlist.h"

#include <string.h>

#include "base/list.h"

/* The lists of both scanners are fewer and shorter; what does not fit is searched slowly. */
enum { MOST_LISTS = 400, WORDS = 6000 };

typedef struct entry {
    uint32_t second; /* what must stand beside its first or last character; 0: anything */
    uint16_t at;     /* of the list */
    uint16_t next;   /* with the same key, from 1 */
    uint8_t n;
} entry;

typedef struct table {
    dz_wordlists known;                        /* first: it is what others see */
    uint16_t head[DZ_WORDLISTS][DZ_WORD_KEYS]; /* of each slot: its first words by key, from 1 */
    size_t lists, words;
    entry word[WORDS];
} table;

_Static_assert(_Alignof(char32_t) >= 4, "the key of a list hides in the lowest bits of its address");
_Static_assert(DZ_WORDLISTS == 1 << (64 - 55), "dz_wordlist_slot() gives nine bits");

dz_wordlists *dz_wordlists_new(void)
{
    table *all = dz_alloc(1, sizeof *all);

    if (!all)
        return NULL;
    memset(&all->known, 0, sizeof all->known);
    all->lists = all->words = 0;
    return &all->known;
}

/* A and a are one key. */
static size_t key_of(uint32_t c) { return c % DZ_WORD_KEYS; }

static size_t length(const char32_t *word)
{
    size_t n = 0;

    while (word[n] && word[n] != '|')
        n++;
    return n;
}

static char32_t key_char(const char32_t *word, size_t n, dz_word_key by, char32_t pivot)
{
    size_t at = 0;

    if (by != DZ_WORD_BESIDE)
        return word[by == DZ_WORD_LAST ? n - 1 : 0];
    while (at < n && word[at] != pivot)
        at++;
    return at + 1 < n ? word[at + 1] : at > 0 ? word[at - 1] : 0;
}

/* What English readers take for the same. */
static uint32_t fold(uint32_t c) { return c - 'A' < 26 ? c + 32 : c == '-' ? ' ' : c; }

static uint32_t second_of(const char32_t *word, size_t n, dz_word_key by)
{
    if (by == DZ_WORD_BESIDE || n == 1)
        return 0;
    return fold(word[by == DZ_WORD_LAST ? n - 2 : 1]);
}

static bool sort(table *all, size_t into, const char32_t *list, dz_word_key by, char32_t pivot)
{
    uint16_t *head = all->head[into];
    uint32_t keys = 0;
    size_t at = 0, n;

    memset(head, 0, sizeof all->head[into]);
    for (; list[at]; at += n + (list[at + n] != 0)) {
        size_t key;

        n = length(list + at);
        if (n == 0)
            continue;
        if (all->words == WORDS || at > UINT16_MAX || n > UINT8_MAX)
            return false;
        key = key_of(key_char(list + at, n, by, pivot));
        all->word[all->words++] = (entry){second_of(list + at, n, by), (uint16_t)at, head[key], (uint8_t)n};
        head[key] = (uint16_t)all->words;
        keys |= (uint32_t)1 << key;
    }
    all->known.slot[into].keys = keys;
    return true;
}

/* The slot of a list, or DZ_WORDLISTS when there is no room for it. */
static size_t slot_of(table *all, const char32_t *list, dz_word_key by, char32_t pivot)
{
    uintptr_t name = dz_wordlist_name(by, list);
    size_t i = dz_wordlist_slot(name), words = all->words;

    while (all->known.slot[i].list && all->known.slot[i].list != name)
        i = (i + 1) % DZ_WORDLISTS;
    if (all->known.slot[i].list)
        return i;
    if (all->lists == MOST_LISTS || !sort(all, i, list, by, pivot)) {
        all->words = words;
        return DZ_WORDLISTS;
    }
    all->known.slot[i].list = name;
    all->lists++;
    return i;
}

dz_word_step dz_words_by(dz_wordlists *in, dz_word_key by, const char32_t *list, uint32_t c, uint32_t second)
{
    table *all = (table *)in;
    size_t slot = slot_of(all, list, by, second);
    dz_word_step step = {NULL, 0, list, in, 0, fold(second)};

    if (slot == DZ_WORDLISTS)
        step.in = NULL;
    else if (!(step.next = all->head[slot][key_of(c)]))
        return step;
    dz_words_next(&step);
    return step;
}

/* A list that did not fit. */
static void next_of_all(dz_word_step *step)
{
    const char32_t *at = step->list + step->next;

    while (*at == '|')
        at++;
    step->at = at;
    step->n = length(at);
    step->next = (size_t)(at - step->list) + step->n;
}

void dz_words_next(dz_word_step *step)
{
    step->n = 0;
    if (!step->in) {
        next_of_all(step);
        return;
    }
    while (step->next) {
        const entry *word = &((const table *)step->in)->word[step->next - 1];

        step->next = word->next;
        if (word->second && word->second != step->second)
            continue;
        step->at = step->list + word->at;
        step->n = word->n;
        return;
    }
}
