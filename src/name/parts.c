/* parts.c — a name whose parts are answered one by one: 白桦区, Baihua District. Floor name. */
#include <string.h>

#include "name/match.h"
#include "text/script.h"

/* What a name of a place ends in, and words for that beyond the lexicon's. English
 * may leave it unsaid. */
static const struct {
    const char *zh, *en; /* small words, each between spaces */
} endings[] = {
    {"省", " province "},          {"市", " city municipality "}, {"县", " county "},   {"縣", " county "},
    {"区", " district area "},     {"區", " district area "},     {"州", " prefecture "}, {"镇", " town "},
    {"鎮", " town "},              {"乡", " township "},          {"鄉", " township "}, {"村", " village "},
    {"旗", " banner "},            {"盟", " league "},            {"山", " mount mt mountain "}, {"自治州", " prefecture "},
    {"自治区", " region "},        {"自治區", " region "},
};

enum { MOST_STEPS = 20000, MOST_GLOSSES = 256 };

typedef struct search {
    const dz_name_pair *pair;
    dz_system system;
    bool      known; /* the whole name stands in the lexicon: other glosses of its parts say nothing */
    bool      spelled; /* some part so far is spelled */
    size_t    steps;
} search;

static bool cover(search *s, size_t from, uint32_t used);

static dz_str span_of(const dz_name_pair *pair, size_t from, size_t to)
{
    return (dz_str){pair->zh.at + pair->at[from], pair->at[to] - pair->at[from]};
}

/** The English words, as bits, whose stems stand in the glosses of a headword. */
static uint32_t words_in_glosses(const dz_name_pair *pair, dz_str headword)
{
    dz_word  found[8];
    dz_gloss glosses[MOST_GLOSSES];
    uint32_t bits = 0;
    size_t   layers = pair->lexicon ? dz_lexicon_find(pair->lexicon, headword, found, 8) : 0;

    for (size_t layer = 0; layer < layers; layer++) {
        size_t n = dz_word_glosses(&found[layer], glosses, MOST_GLOSSES);

        for (size_t g = 0; g < n; g++)
            for (size_t w = 0; w < pair->words; w++)
                if (pair->word[w].stem_len == glosses[g].stem.len &&
                    memcmp(pair->word[w].stem, glosses[g].stem.at, glosses[g].stem.len) == 0)
                    bits |= (uint32_t)1 << w;
    }
    return bits;
}

static uint32_t all_words(const dz_name_pair *pair)
{
    uint32_t bits = 0;

    for (size_t w = 0; w < pair->words; w++)
        if (!pair->word[w].idle)
            bits |= (uint32_t)1 << w;
    return bits;
}

bool dz_name_in_lexicon(const dz_name_pair *pair)
{
    uint32_t all = all_words(pair);

    return all && (all & ~words_in_glosses(pair, span_of(pair, 0, pair->characters))) == 0;
}

/** Tries a headword of the lexicon for the characters from .. to. One character
 *  has glosses enough for anything, but as what a name ends in: 寺, temple. */
static bool by_headword(search *s, size_t from, size_t to, uint32_t used)
{
    uint32_t bits;

    if (to - from == 1 && (from == 0 || to < s->pair->characters))
        return false;
    bits = words_in_glosses(s->pair, span_of(s->pair, from, to)) & ~used;
    return bits && cover(s, to, used | bits);
}

/** Tries the characters from .. to as read, in words that follow each other. */
static bool by_reading(search *s, size_t from, size_t to, uint32_t used)
{
    const dz_name_pair *pair = s->pair;
    bool                before = s->spelled;

    if (to - from > DZ_MOST_READ)
        return false;
    for (size_t a = 0; a < pair->words; a++) {
        uint32_t bits = 0;

        for (size_t b = a; b < pair->words && b < a + 3 && !(used >> b & 1); b++) {
            const char *begin = pair->word[a].text.at, *end = pair->word[b].text.at + pair->word[b].text.len;
            dz_letters  letters;

            bits |= (uint32_t)1 << b;
            if (!dz_letters_of((dz_str){begin, (size_t)(end - begin)}, &letters) ||
                !dz_spells(pair->character + from, to - from, &letters, s->system, false))
                continue;
            s->spelled = true;
            if (cover(s, to, used | bits))
                return true;
            s->spelled = before;
        }
    }
    return false;
}

/** The bit of a word that an ending says, or 0. */
static uint32_t word_of_ending(const dz_name_pair *pair, const char *words, uint32_t used)
{
    for (size_t w = 0; w < pair->words; w++) {
        char       between[DZ_MOST_LETTERS + 3] = " ";
        dz_letters letters;

        if (used >> w & 1 || !dz_letters_of(pair->word[w].text, &letters))
            continue;
        memcpy(between + 1, letters.at, letters.n);
        memcpy(between + 1 + letters.n, " ", 2);
        if (strstr(words, between))
            return (uint32_t)1 << w;
    }
    return 0;
}

/** Tries what a name of a place ends in, said or not. */
static bool by_ending(search *s, size_t from, uint32_t used)
{
    dz_str rest = span_of(s->pair, from, s->pair->characters);

    for (size_t i = 0; i < sizeof endings / sizeof *endings && from > 0; i++) {
        size_t   len = strlen(endings[i].zh);
        uint32_t bits;

        if (len != rest.len || memcmp(rest.at, endings[i].zh, len) != 0)
            continue;
        bits = word_of_ending(s->pair, endings[i].en, used);
        if (cover(s, s->pair->characters, used | bits))
            return true;
    }
    return false;
}

/** Whether the characters from 'from' on can be answered by the words not yet used. */
static bool cover(search *s, size_t from, uint32_t used)
{
    const dz_name_pair *pair = s->pair;

    if (from == pair->characters)
        return (all_words(pair) & ~used) == 0 && (s->spelled || !s->known);
    if (s->steps++ > MOST_STEPS)
        return false;
    for (size_t to = pair->characters; to > from; to--)
        if (by_headword(s, from, to, used) || by_reading(s, from, to, used))
            return true;
    return by_ending(s, from, used);
}

bool dz_name_in_parts(const dz_name_pair *pair, dz_system system, bool *given_up)
{
    dz_word word;
    search  s = {.pair = pair, .system = system};

    s.known = pair->lexicon && dz_lexicon_find(pair->lexicon, span_of(pair, 0, pair->characters), &word, 1) > 0;

    if (cover(&s, 0, 0))
        return true;
    *given_up |= s.steps > MOST_STEPS;
    return false;
}
