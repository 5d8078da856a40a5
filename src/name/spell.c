/* spell.c — whether English letters spell Chinese characters. Floor name. */
#include "name/spell.h"

#include <string.h>

#include "text/script.h"
#include "text/utf8.h"

/* Surnames that families spell their own way. */
static const struct {
    const char *character, *spelling;
} own_ways[] = {
    {"严", "yen"},   {"嚴", "yen"},  {"何", "hoe"},  {"冼", "sin"},   {"刘", "low"},   {"劉", "low"},   {"古", "kwu"},   {"吕", "lui"},   {"呂", "lui"},
    {"吴", "woo"},   {"吳", "woo"},  {"唐", "tong"}, {"孔", "kung"},  {"宋", "soong"}, {"戴", "tai"},   {"李", "lee"},   {"杨", "young"}, {"楊", "young"},
    {"林", "lim"},   {"梅", "moy"},  {"王", "wong"}, {"罗", "law"},   {"羅", "law"},   {"贝", "pei"},   {"貝", "pei"},   {"邵", "shaw"},  {"郭", "quek"},
    {"陆", "luk"},   {"陸", "luk"},  {"陈", "tan"},  {"陳", "tan"},   {"陈", "chern"}, {"陳", "chern"}, {"顾", "koo"},   {"顧", "koo"},   {"马", "mah"},
    {"馬", "mah"},   {"黄", "hwang"}, {"黃", "hwang"}, {"黄", "wong"}, {"黃", "wong"},
};

static char plain(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : (char)c;
    return dz_plain_letter(c);
}

bool dz_letters_of(dz_str english, dz_letters *out)
{
    uint64_t *before = NULL; /* what stands before the letter to come */

    *out = (dz_letters){0};
    for (size_t at = 0; at < english.len;) {
        uint32_t c = dz_fold_width(dz_utf8_next(english.at, &at));
        char     letter = plain(c);

        if (letter >= 'a' && letter <= 'z') {
            if (out->n == DZ_MOST_LETTERS)
                return false;
            if (before)
                *before |= (uint64_t)1 << out->n;
            before = NULL;
            out->at[out->n++] = c == 0xfc || c == 0xdc ? 'v' : letter; /* u with two dots */
        } else if (c == '\'' || c == 0x2019 || c == 0x2bc || c == 0x2018 || c == '`') {
            before = before ? before : &out->apostrophes;
        } else if (c == ' ' || c == '-' || c == '.' || c == 0x2010 || c == 0x2011 || c == 0xb7) {
            before = &out->edges;
        } else {
            return false;
        }
    }
    return out->n > 0;
}

/** Whether a spelling stands at a place, in one word. */
static bool stands(const dz_letters *letters, size_t at, const char *spelling, size_t len, uint64_t cuts)
{
    uint64_t inside = (((uint64_t)1 << len) - 1) & ~(uint64_t)1;

    if (at + len > letters->n || letters->at[at] != spelling[0] || (cuts >> at & inside))
        return false;
    for (size_t i = 0; i < len; i++) {
        char c = letters->at[at + i];

        if (c != spelling[i] && !(c == 'v' && spelling[i] == 'u'))
            return false;
    }
    return true;
}

/** Where the letters may have come to after one character more. */
static uint64_t after(const dz_letters *letters, uint64_t places, uint64_t cuts, uint32_t character, dz_system system)
{
    uint64_t        next = 0;
    const uint16_t *list = dz_syllables_of(character);

    for (; *list != DZ_NO_SYLLABLE; list++) {
        const char *spelling = NULL;
        size_t      len;

        while (dz_spelling_next(*list, system, &spelling, &len))
            for (uint64_t rest = places; rest; rest &= rest - 1) {
                size_t at = (size_t)__builtin_ctzll(rest);

                if (stands(letters, at, spelling, len, cuts))
                    next |= (uint64_t)1 << (at + len);
            }
    }
    return next;
}

static uint64_t after_own_way(const dz_letters *letters, uint64_t cuts, uint32_t character)
{
    uint64_t next = 0;

    for (size_t i = 0; i < sizeof own_ways / sizeof *own_ways; i++) {
        size_t len, begin = 0;

        if (own_ways[i].spelling[0] != letters->at[0] || dz_utf8_next(own_ways[i].character, &begin) != character)
            continue;
        len = strlen(own_ways[i].spelling);
        if (stands(letters, 0, own_ways[i].spelling, len, cuts))
            next |= (uint64_t)1 << len;
    }
    return next;
}

/** Whether the letters spell the characters; with 'some', or as many of them as it takes from the first on. */
static bool spell(const uint32_t *characters, size_t n, const dz_letters *letters, dz_system system, bool surname, bool some)
{
    /* an apostrophe divides syllables in pinyin, and is part of one in Wade-Giles */
    uint64_t cuts = letters->edges | (system == DZ_PINYIN ? letters->apostrophes : 0);
    uint64_t places = 1, all = (uint64_t)1 << letters->n;

    for (size_t i = 0; i < n && places & (all - 1); i++) {
        uint64_t next = after(letters, places & (all - 1), cuts, characters[i], system);

        if (i == 0 && surname)
            next |= after_own_way(letters, cuts, characters[i]);
        places = next;
        if (places & all && (some || i + 1 == n))
            return true;
    }
    return false;
}

bool dz_spells(const uint32_t *characters, size_t n, const dz_letters *letters, dz_system system, bool surname)
{
    return n <= DZ_MOST_READ && spell(characters, n, letters, system, surname, false);
}

bool dz_spells_some(const uint32_t *characters, size_t n, const dz_letters *letters, dz_system system)
{
    return n <= DZ_MOST_READ && spell(characters, n, letters, system, true, true);
}

enum { LONGEST_SYLLABLE = 6 /* zhuang */ };

size_t dz_pinyin_count(const dz_letters *letters, size_t from, size_t to)
{
    uint64_t cuts = letters->edges | letters->apostrophes;
    uint8_t  least[DZ_MOST_LETTERS + 1] = {0}; /* syllables up to here, and 1; 0: none end here */

    least[from] = 1;
    for (size_t at = from; at < to; at++) {
        bool begins = at == from || (cuts >> at & 1);

        for (size_t len = begins ? 1 : 2; least[at] && len <= LONGEST_SYLLABLE && at + len <= to; len++) {
            uint64_t inside = (((uint64_t)1 << len) - 1) & ~(uint64_t)1;

            if ((cuts >> at & inside) || !dz_is_pinyin(letters->at + at, len))
                continue;
            if (least[at + len] == 0 || least[at] + 1 < least[at + len])
                least[at + len] = (uint8_t)(least[at] + 1);
        }
    }
    return to > from && least[to] ? (size_t)least[to] - 1 : 0;
}
