/* find_en.c — names in English that are spelled as pinyin. Floor name. */
#include "name/find.h"
#include "name/spell.h"
#include "text/script.h"
#include "text/utf8.h"

/** A word of a segment: letters with hyphens and apostrophes between them. */
typedef struct word {
    dz_span    span; /* in the document; empty: there is none */
    bool       capital, shouted; /* begins with a capital; is all capitals */
    dz_letters letters;
    size_t     syllables; /* of pinyin; 0: it is none */
} word;

static bool is_inner(uint32_t c) { return c == '-' || c == '\'' || c == 0x2019 || c == 0x2010 || c == 0x2011; }

static bool is_capital(uint32_t c) { return c - 'A' < 26 || c == 0xdc; }

/** The end of a word that begins at 'at'; 'capitals' and 'letters' are counted. 0: it is a code, of which a digit ends
 *  before *digit. */
static size_t end_of_word(dz_str text, size_t at, size_t end, size_t *capitals, size_t *letters, size_t *digit)
{
    size_t stop = at;

    while (at < end) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (dz_is_latin(c)) {
            stop = at;
            ++*letters;
            *capitals += is_capital(c);
        } else if (dz_is_digit(c)) {
            *digit = at;
            return 0;
        } else if (!is_inner(c) || stop == 0) {
            break;
        }
    }
    return stop;
}

/** A possessive is no part of the name. */
static size_t without_possessive(dz_str text, size_t from, size_t end)
{
    if (end - from > 2 && (text.at[end - 1] == 's' || text.at[end - 1] == 'S')) {
        if (text.at[end - 2] == '\'')
            return end - 2;
        if (end - from > 4 && (unsigned char)text.at[end - 4] == 0xe2 && (unsigned char)text.at[end - 3] == 0x80 &&
            (unsigned char)text.at[end - 2] == 0x99)
            return end - 4;
    }
    return end;
}

/** The end of the ASCII letters and digits from 'at' on. */
static size_t end_of_code(dz_str text, size_t at, size_t end)
{
    while (at < end && (unsigned char)text.at[at] < 0x80 && (dz_is_latin((unsigned char)text.at[at]) || dz_is_digit((unsigned char)text.at[at])))
        at++;
    return at;
}

/** The next word from *at on, which it moves behind it. */
static word next_word(dz_str text, size_t *at, size_t end)
{
    word w = {0};

    while (*at < end) {
        size_t   from = *at, capitals = 0, letters = 0, stop;
        uint32_t first = dz_utf8_next(text.at, at);

        stop = dz_is_latin(first) ? end_of_word(text, from, end, &capitals, &letters, at) : 0;
        if (stop == 0) { /* what hangs on a digit is no word */
            *at = dz_is_latin(first) || dz_is_digit(first) ? end_of_code(text, *at, end) : *at;
            continue;
        }
        *at = stop;
        stop = without_possessive(text, from, stop);
        w.span = (dz_span){(uint32_t)from, (uint32_t)(stop - from)};
        w.capital = is_capital(first);
        w.shouted = capitals == letters && letters > 1;
        if (w.capital && dz_letters_of((dz_str){text.at + from, stop - from}, &w.letters))
            w.syllables = dz_pinyin_count(&w.letters, 0, w.letters.n);
        return w;
    }
    return w;
}

static bool is_surname_word(const word *w)
{
    return w->syllables > 0 && !w->letters.edges && dz_is_surname_spelling(w->letters.at, w->letters.n);
}

/** Whether one space alone stands between two words. */
static bool are_neighbours(dz_str text, const word *a, const word *b)
{
    return b->span.len && b->span.at == a->span.at + a->span.len + 1 && text.at[a->span.at + a->span.len] == ' ';
}

static bool is_known(const dz_lexicon *lexicon, dz_str text)
{
    char   stem[DZ_MOST_STEM];
    size_t n = dz_stem(text, stem);

    return lexicon && n && dz_lexicon_spread(lexicon, (dz_str){stem, n}) > 0;
}

static dz_str text_of(dz_str text, const word *w) { return (dz_str){text.at + w->span.at, w->span.len}; }

/** Whether a given name: one or two syllables, or what a hyphen divides. */
static bool is_given(const word *w) { return w->capital && w->syllables >= 1 && w->syllables <= 2 && w->letters.n > 1; }

/** How many words from w[0] on are a person's name; 0: none. */
static size_t person(dz_str text, const word w[3])
{
    if (!is_surname_word(&w[0]) || !are_neighbours(text, &w[0], &w[1]) || !is_given(&w[1]))
        return 0;
    if (w[1].syllables == 1 && !w[1].letters.edges && are_neighbours(text, &w[1], &w[2]) && is_given(&w[2]) && w[2].syllables == 1)
        return 3; /* Wang Xiao Bo */
    return 2;
}

/** A word of two syllables or more that nobody knows. */
static bool alone(const dz_finder *finder, const word *w)
{
    return w->capital && !w->shouted && w->syllables >= 2 && w->letters.n >= 5 && !is_known(finder->lexicon, text_of(finder->text, w));
}

static void add(dz_finder *finder, uint32_t from, uint32_t end, uint32_t segment, dz_name_kind kind, bool known)
{
    dz_name name = {.span = {from, end - from}, .segment = segment, .kind = (uint8_t)kind, .known = known};

    finder->failed |= !dz_list_push(&finder->list, name);
}

void dz_find_names_en(dz_finder *finder, const dz_segment *segment, uint32_t index)
{
    size_t end = segment->span.at + segment->span.len, at = segment->span.at;
    word   w[3];

    for (int i = 0; i < 3; i++)
        w[i] = next_word(finder->text, &at, end);
    while (w[0].span.len) {
        size_t n = w[0].capital ? person(finder->text, w) : 0;

        if (n)
            add(finder, w[0].span.at, w[n - 1].span.at + w[n - 1].span.len, index, DZ_NAME_PERSON, false);
        else if (alone(finder, &w[0]))
            add(finder, w[0].span.at, w[0].span.at + w[0].span.len, index, DZ_NAME_OTHER, false);
        for (size_t skip = n ? n : 1; skip > 0; skip--) {
            w[0] = w[1];
            w[1] = w[2];
            w[2] = next_word(finder->text, &at, end);
        }
    }
}
