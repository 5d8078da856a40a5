/* match.c — whether an English name renders a Chinese one. Floor name. */
#include "name/match.h"

#include <string.h>

#include "lexicon/gloss.h"
#include "text/script.h"
#include "text/utf8.h"

/* ---- cutting ---- */

static bool is_joint(uint32_t c) { return dz_is_space(c) || c == 0xb7 || c == 0x2027 || c == 0x30fb || c == 0x2022; }

/** The characters of the Chinese name without spaces and middle dots. False: too many. */
static bool take_characters(dz_name_pair *pair)
{
    for (size_t at = 0; at < pair->zh.len;) {
        size_t   here = at;
        uint32_t c = dz_utf8_next(pair->zh.at, &at);

        if (is_joint(c))
            continue;
        if (pair->characters == DZ_MOST_CHARACTERS)
            return false;
        pair->at[pair->characters] = here;
        pair->character[pair->characters++] = c;
    }
    pair->at[pair->characters] = pair->zh.len;
    return pair->characters > 0;
}

static bool in_word(uint32_t c) { return dz_is_latin(c) || dz_is_digit(c) || c == '\'' || c == 0x2019; }

/** The words of the English name. False: too many. */
static bool take_words(dz_name_pair *pair, dz_str en)
{
    for (size_t at = 0; at < en.len;) {
        size_t        from = at;
        dz_name_word *word = &pair->word[pair->words];

        if (!in_word(dz_utf8_next(en.at, &at)))
            continue;
        for (size_t next = at; next < en.len && in_word(dz_utf8_next(en.at, &next));)
            at = next;
        if (pair->words == DZ_MOST_WORDS)
            return false;
        word->text = (dz_str){en.at + from, at - from};
        word->stem_len = dz_stem(word->text, word->stem);
        word->idle = dz_is_idle(word->text);
        pair->words++;
    }
    return pair->words > 0;
}

/* ---- persons ---- */

enum { MOST_PARTS = 6 /* words of a person's name, hyphens not counted */ };

/** A person's name, cut at spaces. */
typedef struct parts {
    dz_str at[MOST_PARTS];
    size_t n;
} parts;

static bool take_parts(dz_str en, parts *out)
{
    *out = (parts){0};
    for (size_t at = 0; at < en.len;) {
        size_t from = at;

        if (en.at[at] == ' ') {
            at++;
            continue;
        }
        while (at < en.len && en.at[at] != ' ')
            at++;
        if (out->n == MOST_PARTS)
            return false;
        out->at[out->n++] = (dz_str){en.at + from, at - from};
    }
    return true;
}

/** The letters of parts from .. n, the last of them first where 'rotated'. */
static bool letters_of_parts(const parts *p, size_t from, bool rotated, dz_letters *out)
{
    char   room[4 * DZ_MOST_LETTERS];
    size_t len = 0;

    for (size_t k = from; k < p->n; k++) {
        dz_str part = p->at[!rotated ? k : k == from ? p->n - 1 : k - 1];

        if (len + part.len + 1 > sizeof room)
            return false;
        memcpy(room + len, part.at, part.len);
        len += part.len;
        room[len++] = ' ';
    }
    return dz_letters_of((dz_str){room, len}, out);
}

/** How many characters the surname has that a name begins with; 0: none. */
static size_t surname_of(const dz_name_pair *pair)
{
    size_t bytes = dz_compound_surname(pair->zh.at, pair->zh.len);

    for (size_t n = 2; n < pair->characters && bytes; n++)
        if (pair->at[n] == bytes)
            return n;
    return dz_is_surname(pair->character[0]) ? 1 : 0;
}

/** Whether a part is initials ("C.", "J.H.") of these characters in one system. */
static bool initials_answer(const dz_name_pair *pair, const parts *p, size_t from, size_t to, size_t surname, dz_system system)
{
    size_t character = surname;

    for (size_t k = from; k < to; k++) {
        dz_letters one;
        bool       answered = false;

        if (p->at[k].len != 2 || p->at[k].at[1] != '.' || !dz_letters_of(p->at[k], &one) || character >= pair->characters)
            return false;
        for (const uint16_t *list = dz_syllables_of(pair->character[character]); *list != DZ_NO_SYLLABLE; list++) {
            const char *spelling = NULL;
            size_t      len;

            while (dz_spelling_next(*list, system, &spelling, &len))
                answered |= spelling[0] == one.at[0];
        }
        if (!answered)
            return false;
        character++;
    }
    return character == pair->characters && to > from;
}

/** Samuel C. C. Ting: a name before the initials of the given name, the surname last. */
static bool by_initials(const dz_name_pair *pair, const parts *p, size_t surname, dz_system system)
{
    dz_letters last;

    if (surname == 0 || surname >= pair->characters || p->n < 2 || !dz_letters_of(p->at[p->n - 1], &last) ||
        !dz_spells(pair->character, surname, &last, system, true))
        return false;
    for (size_t from = 0; from <= 1; from++)
        if (initials_answer(pair, p, from, p->n - 1, surname, system))
            return true;
    return false;
}

/** A name as it is spelled; a person's also with the surname last, and after one
 *  or two names of another language ("Eric Chu Li-luan"). */
static bool by_spelling(const dz_name_pair *pair, dz_str en, dz_system system)
{
    parts      p;
    dz_letters letters;
    size_t     surname = surname_of(pair);
    bool       person = surname > 0 && pair->characters <= 4 && pair->characters > 1;

    if (!take_parts(en, &p))
        return false;
    if (letters_of_parts(&p, 0, false, &letters) && dz_spells(pair->character, pair->characters, &letters, system, person))
        return true;
    if (!person)
        return false;
    for (size_t from = 0; from <= 2 && from + 1 < p.n; from++)
        for (int rotated = 0; rotated < 2; rotated++)
            if (letters_of_parts(&p, from, rotated, &letters) && dz_spells(pair->character, pair->characters, &letters, system, true))
                return true;
    return by_initials(pair, &p, surname, system);
}

/* ---- all of it ---- */

enum { NOTHING = 0x110000 /* no character */ };

/** The same text, but for case, width and spaces. */
static bool same_text(dz_str a, dz_str b)
{
    size_t i = 0, j = 0;

    for (;;) {
        uint32_t c = NOTHING, d = NOTHING;

        while (i < a.len && dz_is_space(c = dz_fold_width(dz_utf8_next(a.at, &i))))
            c = NOTHING;
        while (j < b.len && dz_is_space(d = dz_fold_width(dz_utf8_next(b.at, &j))))
            d = NOTHING;
        c = c - 'A' < 26 ? c + 32 : c;
        d = d - 'A' < 26 ? d + 32 : d;
        if (c != d)
            return false;
        if (c == NOTHING)
            return true;
    }
}

dz_name_by dz_name_match(const dz_lexicon *lexicon, dz_str zh, dz_str en, bool *known)
{
    static const dz_name_by by[DZ_SYSTEMS] = {DZ_NAME_READING, DZ_NAME_WADE_GILES, DZ_NAME_CANTONESE};
    dz_name_pair            pair = {.lexicon = lexicon, .zh = dz_trim(zh)};
    bool                    all, given_up = false;

    en = dz_trim(en);
    all = take_characters(&pair);
    all = take_words(&pair, en) && all;
    if (known)
        *known = all || pair.characters == 0 || pair.words == 0;
    if (pair.zh.len && same_text(pair.zh, en))
        return DZ_NAME_EXACT;
    if (!all)
        return DZ_NAME_NOT;
    for (int system = 0; system < DZ_SYSTEMS; system++)
        if (by_spelling(&pair, en, (dz_system)system))
            return by[system];
    if (dz_name_in_lexicon(&pair))
        return DZ_NAME_LEXICON;
    for (int system = 0; system < DZ_SYSTEMS; system++)
        if (dz_name_in_parts(&pair, (dz_system)system, &given_up))
            return DZ_NAME_PARTS;
    if (known)
        *known = !given_up;
    return DZ_NAME_NOT;
}

const char *dz_name_by_name(dz_name_by by)
{
    static const char *const names[DZ_NAME_WAYS] = {NULL, "exact", "reading", "wade-giles", "cantonese", "lexicon", "parts"};

    return names[by];
}
