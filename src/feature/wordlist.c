/* wordlist.c — lists of words made quick to search. Floor 5, feature. */
#include "feature/wordlist.h"

#include <string.h>

#include "base/list.h"

/* The lists of both scanners are fewer and shorter; what does not fit is searched slowly. */
enum { LISTS = 512, MOST_LISTS = 400, WORDS = 6000, HEADS = 32 };

typedef struct entry {
    uint16_t at;   /* of the list */
    uint16_t next; /* with the same key, from 1 */
    uint8_t n;
} entry;

typedef struct slot {
    uintptr_t list;       /* its address, and dz_word_key in the lowest bits; 0: free */
    uint32_t keys;        /* the bits of those heads that hold words */
    uint16_t head[HEADS]; /* from 1 */
} slot;

struct dz_wordlists {
    slot slot[LISTS];
    size_t lists, words;
    entry word[WORDS];
};

_Static_assert(_Alignof(char32_t) >= 4, "the key of a list hides in the lowest bits of its address");

dz_wordlists *dz_wordlists_new(void)
{
    dz_wordlists *all = dz_alloc(1, sizeof *all);

    if (!all)
        return NULL;
    for (size_t i = 0; i < LISTS; i++)
        all->slot[i].list = 0;
    all->lists = all->words = 0;
    return all;
}

/* A and a are one key. */
static size_t key_of(uint32_t c) { return c % HEADS; }

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

static bool sort(dz_wordlists *all, slot *into, const char32_t *list, dz_word_key by, char32_t pivot)
{
    size_t at = 0, n;

    memset(into->head, 0, sizeof into->head);
    into->keys = 0;
    for (; list[at]; at += n + (list[at + n] != 0)) {
        size_t key;

        n = length(list + at);
        if (n == 0)
            continue;
        if (all->words == WORDS || at > UINT16_MAX || n > UINT8_MAX)
            return false;
        key = key_of(key_char(list + at, n, by, pivot));
        all->word[all->words++] = (entry){(uint16_t)at, into->head[key], (uint8_t)n};
        into->head[key] = (uint16_t)all->words;
        into->keys |= (uint32_t)1 << key;
    }
    return true;
}

/* The slot of a list, or NULL when there is no room for it. */
static slot *slot_of(dz_wordlists *all, const char32_t *list, dz_word_key by, char32_t pivot)
{
    uintptr_t name = (uintptr_t)list | (uintptr_t)by;
    size_t i = (size_t)((name * 0x9e3779b97f4a7c15u) >> 40) % LISTS, words = all->words;

    while (all->slot[i].list && all->slot[i].list != name)
        i = (i + 1) % LISTS;
    if (all->slot[i].list)
        return &all->slot[i];
    if (all->lists == MOST_LISTS || !sort(all, &all->slot[i], list, by, pivot)) {
        all->words = words;
        return NULL;
    }
    all->slot[i].list = name;
    all->lists++;
    return &all->slot[i];
}

dz_word_step dz_words_by(dz_wordlists *in, dz_word_key by, const char32_t *list, char32_t pivot, uint32_t c)
{
    const slot *sorted = slot_of(in, list, by, pivot);
    dz_word_step step = {NULL, 0, list, in, 0};

    if (!sorted)
        step.in = NULL;
    else if (!(sorted->keys >> key_of(c) & 1))
        return step;
    else
        step.next = sorted->head[key_of(c)];
    dz_words_next(&step);
    return step;
}

void dz_words_next(dz_word_step *step)
{
    const char32_t *at = step->list + step->next;

    step->n = 0;
    if (step->in && step->next) {
        const entry *word = &step->in->word[step->next - 1];

        step->at = step->list + word->at;
        step->n = word->n;
        step->next = word->next;
    } else if (!step->in && *at) {
        while (*at == '|')
            at++;
        step->at = at;
        step->n = length(at);
        step->next = (size_t)(at - step->list) + step->n;
    }
}
