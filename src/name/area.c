/* area.c — looking for a name's other half in a stretch of text. Floor name. */
#include "name/area.h"

#include <string.h>

#include "name/distance.h"
#include "lexicon/gloss.h"
#include "text/script.h"
#include "text/utf8.h"

enum { MOST_LAYERS = 8, MOST_GLOSSES = 256, MOST_NAME = 6 /* characters */, MOST_WORDS = 6 };

/* ---- Chinese ---- */

/** Characters that follow each other. */
typedef struct window {
    size_t   n;
    uint32_t character[MOST_NAME];
    size_t   end[MOST_NAME]; /* where each ends in the text */
} window;

/** The Han from 'at' on, as many as fit. */
static window window_at(dz_str text, size_t at)
{
    window w = {0};

    while (w.n < MOST_NAME && at < text.len) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (!dz_is_han(c))
            break;
        w.character[w.n] = c;
        w.end[w.n++] = at;
    }
    return w;
}

bool dz_area_is_foreign(dz_str text, size_t from, size_t end)
{
    static const char dot[] = "·";
    size_t            n = sizeof dot - 1;

    return (from >= n && memcmp(text.at + from - n, dot, n) == 0) || (end + n <= text.len && memcmp(text.at + end, dot, n) == 0);
}

static bool window_spells(const window *w, const dz_letters *letters)
{
    for (int system = 0; system < DZ_SYSTEMS; system++)
        if (dz_spells_some(w->character, w->n, letters, (dz_system)system))
            return true;
    return false;
}

/** The letters of a name, its last word first. False: it is one word. */
static bool rotated(dz_str name, dz_letters *out)
{
    char   room[2 * DZ_MOST_LETTERS];
    size_t space = name.len;

    while (space > 0 && name.at[space - 1] != ' ')
        space--;
    if (space == 0 || name.len + 1 > sizeof room)
        return false;
    memcpy(room, name.at + space, name.len - space);
    room[name.len - space] = ' ';
    memcpy(room + name.len - space + 1, name.at, space);
    return dz_letters_of((dz_str){room, name.len + 1}, out);
}

bool dz_area_spells(dz_str zh, dz_str name)
{
    dz_letters letters, other;
    bool       two;

    if (!dz_letters_of(name, &letters))
        return false;
    two = rotated(name, &other);
    for (size_t at = 0; at < zh.len;) {
        window w = window_at(zh, at);

        if (w.n && (window_spells(&w, &letters) || (two && window_spells(&w, &other))))
            return true;
        dz_utf8_next(zh.at, &at);
    }
    return false;
}

/* ---- glosses ---- */

/** The stems of the words of a name. */
typedef struct stems {
    size_t n;
    char   at[MOST_WORDS][DZ_MOST_STEM];
    size_t len[MOST_WORDS];
} stems;

/** False: none, or too many. */
static bool stems_of(dz_str name, stems *out)
{
    size_t at = 0, len;
    char   stem[DZ_MOST_STEM];

    out->n = 0;
    while ((len = dz_gloss_next(name, &at, stem)) > 0) {
        if (out->n == MOST_WORDS)
            return false;
        memcpy(out->at[out->n], stem, len);
        out->len[out->n++] = len;
    }
    return out->n > 0;
}

/** What is put to the name of a place for what belongs to it. */
static const char *const belonging[] = {"n", "an", "ian", "ean", "ese", "ish", "ic", "i", "s", "er", "ite", "tian", "landic"};

/** Whether a word is a name of the glosses, or what belongs to it: Estonian, of Estonia. */
static bool is_of(dz_str word, dz_str gloss)
{
    size_t same = 0;

    while (same < word.len && same < gloss.len && word.at[same] == gloss.at[same])
        same++;
    if (same == word.len && same == gloss.len)
        return true;
    if (gloss.len < 3 || same + 2 < gloss.len || same < 3)
        return false;
    for (size_t i = 0; i < sizeof belonging / sizeof *belonging; i++)
        for (size_t from = gloss.len - 2; from <= same; from++)
            if (strlen(belonging[i]) == word.len - from && memcmp(word.at + from, belonging[i], word.len - from) == 0)
                return true;
    return false;
}

/** Whether all of the stems stand in the glosses of one layer's headword. */
static bool word_has(const dz_word *word, const stems *wanted)
{
    dz_gloss glosses[MOST_GLOSSES];
    size_t   n = dz_word_glosses(word, glosses, MOST_GLOSSES), found = 0;

    for (size_t s = 0; s < wanted->n; s++)
        for (size_t g = 0; g < n; g++)
            if (is_of((dz_str){wanted->at[s], wanted->len[s]}, glosses[g].stem)) {
                found++;
                break;
            }
    return found == wanted->n;
}

bool dz_area_glosses(const dz_lexicon *lexicon, dz_str zh, dz_str name)
{
    stems wanted;

    if (!lexicon || !stems_of(name, &wanted))
        return false;
    for (size_t at = 0; at < zh.len; dz_utf8_next(zh.at, &at)) {
        size_t longest = dz_lexicon_match(lexicon, (dz_str){zh.at + at, zh.len - at});

        for (size_t end = at; longest && end < at + longest;) {
            dz_word layers[MOST_LAYERS];
            size_t  n;

            dz_utf8_next(zh.at, &end);
            n = dz_lexicon_find(lexicon, (dz_str){zh.at + at, end - at}, layers, MOST_LAYERS);
            for (size_t i = 0; i < n; i++)
                if (word_has(&layers[i], &wanted))
                    return true;
        }
    }
    return false;
}

/* ---- almost ---- */

/** Where a name stands that is all but spelled. */
typedef struct nearly {
    const dz_lexicon *lexicon;
    dz_letters        letters;
    size_t            surname; /* how many letters it has; 0: no person */
    dz_span           where;
} nearly;

/** A person: one half is right, the other off by a letter for each character, two at most. */
static bool person_nearly(nearly *search, const window *w, size_t at)
{
    const dz_letters *letters = &search->letters;
    size_t            from_surname;

    if (!dz_is_surname(w->character[0]))
        return false;
    from_surname = dz_distance_of_reading(w->character, 1, letters, 0, search->surname);
    for (size_t n = 2; n <= 3 && n <= w->n && from_surname <= 1; n++) {
        size_t from_given = dz_distance_of_reading(w->character + 1, n - 1, letters, search->surname, letters->n);

        if (from_surname + from_given >= 1 && (from_surname == 0 || from_given == 0) && from_given < n) {
            search->where = (dz_span){(uint32_t)at, (uint32_t)(w->end[n - 1] - at)};
            return true;
        }
    }
    return false;
}

/** Whether a headword is a name of the lexicon. */
static bool is_name(const dz_lexicon *lexicon, dz_str headword)
{
    dz_word layers[MOST_LAYERS];
    size_t  n = dz_lexicon_find(lexicon, headword, layers, MOST_LAYERS);

    for (size_t i = 0; i < n; i++)
        if (dz_word_flags(&layers[i]) & DZ_WORD_NAME)
            return true;
    return false;
}

/** Particles that no name begins with, whatever they are read as: 的版 is no Debian. */
static bool is_particle(uint32_t c) { return c == 0x7684 || c == 0x4e86 || c == 0x662f || c == 0x628a || c == 0x88ab || c == 0x7740 || c == 0x4eec; } /* 的了是把被着们 */

/** Another name: off by one letter; the words of the lexicon end where it does, and none that is no name is part of it. */
static bool name_nearly(nearly *search, dz_str zh, const window *w, size_t at)
{
    size_t headword = search->lexicon ? dz_lexicon_match(search->lexicon, (dz_str){zh.at + at, zh.len - at}) : 0;
    bool   named = headword && is_name(search->lexicon, (dz_str){zh.at + at, headword});

    for (size_t n = 2; n <= 4 && n <= w->n && !is_particle(w->character[0]); n++) {
        if (headword > w->end[0] - at && !(named && at + headword >= w->end[n - 1]))
            continue;
        if (dz_distance_of_reading(w->character, n, &search->letters, 0, search->letters.n) == 1 && !dz_area_is_foreign(zh, at, w->end[n - 1])) {
            search->where = (dz_span){(uint32_t)at, (uint32_t)(w->end[n - 1] - at)};
            return true;
        }
    }
    return false;
}

/** How many letters the first word of a name has. */
static size_t first_word(const dz_letters *letters)
{
    size_t n = 1;

    while (n < letters->n && !(letters->edges >> n & 1))
        n++;
    return n;
}

bool dz_area_nearly(const dz_lexicon *lexicon, dz_str zh, dz_str name, dz_name_kind kind, dz_span *where)
{
    nearly search = {.lexicon = lexicon};

    if (!dz_letters_of(name, &search.letters))
        return false;
    search.surname = kind == DZ_NAME_PERSON ? first_word(&search.letters) : 0;
    if (search.surname == search.letters.n || (!search.surname && search.letters.n < 6))
        return false;
    for (size_t at = 0; at < zh.len;) {
        window w = window_at(zh, at);
        size_t word = lexicon ? dz_lexicon_match(lexicon, (dz_str){zh.at + at, zh.len - at}) : 0;
        bool   found = w.n >= 2 && (search.surname ? (word <= w.end[0] - at || is_name(lexicon, (dz_str){zh.at + at, word})) && person_nearly(&search, &w, at)
                                                   : name_nearly(&search, zh, &w, at));

        if (found) {
            *where = search.where;
            return true;
        }
        if (word && !is_name(lexicon, (dz_str){zh.at + at, word}))
            at += word; /* no name begins inside of a word */
        else
            dz_utf8_next(zh.at, &at);
    }
    return false;
}

/* ---- English ---- */

/** The next word of letters from *at on; empty: there is none. */
static dz_str next_word(dz_str en, size_t *at)
{
    while (*at < en.len) {
        size_t from = *at, end;

        if (!dz_is_latin(dz_utf8_next(en.at, at)))
            continue;
        end = *at;
        while (*at < en.len && dz_is_latin(dz_utf8_next(en.at, at)))
            end = *at;
        *at = end;
        return (dz_str){en.at + from, end - from};
    }
    return (dz_str){NULL, 0};
}

static bool begins_with_capital(dz_str word)
{
    size_t   at = 0;
    uint32_t c = dz_utf8_next(word.at, &at);

    return c - 'A' < 26 || (c >= 0xc0 && c <= 0xde);
}

/** All glosses of a name, over the layers. */
typedef struct glosses {
    size_t   n;
    dz_gloss at[MOST_GLOSSES];
} glosses;

static glosses glosses_of(const dz_lexicon *lexicon, dz_str zh)
{
    dz_word layers[MOST_LAYERS];
    glosses all = {0};
    size_t  n = lexicon ? dz_lexicon_find(lexicon, zh, layers, MOST_LAYERS) : 0;

    for (size_t i = 0; i < n; i++)
        all.n += dz_word_glosses(&layers[i], all.at + all.n, MOST_GLOSSES - all.n);
    return all;
}

static bool has_stem(const glosses *all, dz_str word)
{
    char   stem[DZ_MOST_STEM];
    size_t n = dz_stem(word, stem);

    for (size_t i = 0; i < all->n && n; i++)
        if (is_of((dz_str){stem, n}, all->at[i].stem))
            return true;
    return false;
}

/** How many bytes from 'from' on spell the name, in one to three words; 0: they do not. */
static size_t spelled_from(dz_str en, size_t from, const window *name)
{
    size_t at = from;

    for (int words = 0; words < 3; words++) {
        dz_letters letters;
        dz_str     word = next_word(en, &at);
        size_t     len = word.len ? (size_t)(word.at + word.len - en.at) - from : 0;

        if (!word.len || !dz_letters_of((dz_str){en.at + from, len}, &letters))
            return 0;
        for (int system = 0; system < DZ_SYSTEMS; system++)
            if (dz_spells(name->character, name->n, &letters, (dz_system)system, true))
                return len;
    }
    return 0;
}

dz_span dz_area_spelled_only(const dz_lexicon *lexicon, dz_str en, dz_str zh)
{
    glosses all = glosses_of(lexicon, zh);
    window  name = window_at(zh, 0);
    dz_span found = {0, 0};

    for (size_t at = 0; at < en.len;) {
        dz_str word = next_word(en, &at);

        if (!word.len)
            break;
        if (has_stem(&all, word))
            return (dz_span){0, 0};
        if (found.len == 0 && begins_with_capital(word))
            found = (dz_span){(uint32_t)(word.at - en.at), (uint32_t)spelled_from(en, (size_t)(word.at - en.at), &name)};
    }
    return found;
}

bool dz_area_says(const dz_lexicon *lexicon, dz_str en, dz_str zh, dz_name_kind kind)
{
    glosses all = glosses_of(lexicon, zh);
    window  name = window_at(zh, 0);

    for (size_t at = 0; at < en.len;) {
        dz_letters letters;
        dz_str     word = next_word(en, &at);

        if (!word.len)
            break;
        if (has_stem(&all, word))
            return true;
        if (!begins_with_capital(word))
            continue;
        if (spelled_from(en, (size_t)(word.at - en.at), &name))
            return true;
        if (kind == DZ_NAME_PERSON && name.n && dz_letters_of(word, &letters) &&
            (dz_spells(name.character, 1, &letters, DZ_PINYIN, true) || dz_spells(name.character, 1, &letters, DZ_HONG_KONG, true)))
            return true;
    }
    return false;
}

/** How many letters a misspelled name of so many letters may be off by. */
static size_t tolerance(size_t letters) { return letters < 4 ? 0 : letters < 6 ? 1 : letters < 9 ? 2 : 3; }

/** A stem of the glosses of more words than these is no name: "unit" of the United Kingdom. */
static const float MOST_SPREAD = 60.0F;

bool dz_area_nearly_says(const dz_lexicon *lexicon, dz_str en, dz_str zh, dz_span *where)
{
    glosses all = glosses_of(lexicon, zh);

    for (size_t at = 0; at < en.len;) {
        char   stem[DZ_MOST_STEM];
        dz_str word = next_word(en, &at);
        size_t n;

        if (!word.len)
            break;
        if (!begins_with_capital(word) || (n = dz_stem(word, stem)) < 4)
            continue;
        for (size_t i = 0; i < all.n; i++) {
            dz_str gloss = all.at[i].stem;
            size_t allowed = n == 4 && gloss.len != 4 ? 0 : tolerance(gloss.len < n ? gloss.len : n), apart; /* Iran, Iraq; not Unit, United */

            if (gloss.len == 0 || gloss.at[0] != stem[0] || gloss.len > DZ_MOST_LETTERS || dz_lexicon_spread(lexicon, gloss) > MOST_SPREAD)
                continue;
            apart = dz_distance_of_words((dz_str){stem, n}, gloss);
            if (apart >= 1 && apart <= allowed) {
                *where = (dz_span){(uint32_t)(word.at - en.at), (uint32_t)word.len};
                return true;
            }
        }
    }
    return false;
}
