/* stem.c — one form for the forms of an English word. Floor lexicon.
 *
 * The stem is a key, no word: "make", "making" and "made" have one, and so have
 * "economy", "economic" and "economical". It only has to be the same where two
 * words are the same in a translation, and another where they are not:
 * docs/lexicon.md, tests/unit/test_stem.c.
 */
#include <string.h>

#include "duizhao/lexicon.h"
#include "text/script.h"
#include "text/utf8.h"

/** A word while its endings are cut off. */
typedef struct word {
    char   at[DZ_MOST_STEM + 8]; /* room for an 'e' or two */
    size_t n;
} word;

/* ---- letters ---- */

/** Takes a word in small letters without accents. False: it is too long. */
static bool take(dz_str from, word *into)
{
    into->n = 0;
    for (size_t at = 0; at < from.len;) {
        uint32_t c = dz_utf8_next(from.at, &at);

        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        else if (c == 0x2019)
            c = '\'';
        else if (c >= 0x80)
            c = (unsigned char)dz_plain_letter(c);
        if (into->n == DZ_MOST_STEM)
            return false;
        into->at[into->n++] = (char)c;
    }
    return into->n > 0;
}

static bool is_all_letters(const word *w)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->at[i] < 'a' || w->at[i] > 'z')
            return false;
    return true;
}

/** Whether the letter at 'i' is a vowel: 'y' is one behind a consonant, the 'u' of "qu" is none. */
static bool is_vowel(const word *w, size_t i)
{
    switch (w->at[i]) {
    case 'a': case 'e': case 'i': case 'o': return true;
    case 'u': return i == 0 || w->at[i - 1] != 'q';
    case 'y': return i > 0 && !is_vowel(w, i - 1);
    }
    return false;
}

/** How many runs of vowels the first 'n' letters hold. */
static int syllables(const word *w, size_t n)
{
    int runs = 0;

    for (size_t i = 0; i < n; i++)
        runs += is_vowel(w, i) && (i == 0 || !is_vowel(w, i - 1));
    return runs;
}

/** Whether the first 'n' letters are as "mak", "trad", "us": one vowel, then one consonant that 'e' would follow. */
static bool wants_e(const word *w, size_t n)
{
    if (n < 2 || syllables(w, n) != 1 || is_vowel(w, n - 1) || strchr("wxy", w->at[n - 1]))
        return false;
    return is_vowel(w, n - 2) && (n == 2 || !is_vowel(w, n - 3));
}

static bool ends(const word *w, const char *ending)
{
    size_t n = strlen(ending);

    return w->n > n && memcmp(w->at + w->n - n, ending, n) == 0;
}

static bool begins(const word *w, const char *beginning)
{
    size_t n = strlen(beginning);

    return w->n >= n && memcmp(w->at, beginning, n) == 0;
}

static void put(word *w, const char *text)
{
    size_t n = strlen(text);

    memcpy(w->at + w->n, text, n);
    w->n += n;
}

/* ---- tables ---- */

typedef struct form {
    const char *form, *base;
} form;

static const form forms[] = {
#include "lexicon/forms.inc"
};

/** What the table has for a word, or NULL. */
static const char *look_up(const word *w)
{
    size_t from = 0, to = sizeof forms / sizeof *forms;
    char   text[sizeof w->at + 1];

    memcpy(text, w->at, w->n);
    text[w->n] = '\0';
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int    order = strcmp(forms[middle].form, text);

        if (order == 0)
            return forms[middle].base;
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return NULL;
}

/** Puts the base of an irregular form in its place. False: the word is in no table. */
static bool is_listed(word *w)
{
    const char *base = look_up(w);

    if (!base)
        return false;
    w->n = 0;
    put(w, base);
    return true;
}

static bool stays(const word *w)
{
    const char *base = look_up(w);

    return base && strlen(base) == w->n && memcmp(base, w->at, w->n) == 0;
}

/* ---- spelling ---- */

/** Beginnings that are spelt in two ways: British, American. */
static const char *const spellings[][2] = {
    {"archaeolog", "archeolog"}, {"armour", "armor"},     {"behaviour", "behavior"},   {"candour", "candor"},
    {"clamour", "clamor"},       {"colour", "color"},     {"demeanour", "demeanor"},   {"encyclopaed", "encycloped"},
    {"endeavour", "endeavor"},   {"favour", "favor"},     {"fervour", "fervor"},       {"glamour", "glamor"},
    {"harbour", "harbor"},       {"honour", "honor"},     {"humour", "humor"},         {"labour", "labor"},
    {"manoeuvr", "maneuver"},    {"neighbour", "neighbor"}, {"odour", "odor"},         {"paediatric", "pediatric"},
    {"parlour", "parlor"},       {"rigour", "rigor"},     {"rumour", "rumor"},         {"saviour", "savior"},
    {"savour", "savor"},         {"splendour", "splendor"}, {"tumour", "tumor"},       {"valour", "valor"},
    {"vapour", "vapor"},         {"vigour", "vigor"},
};

/** Spells as Americans do, but for -ize, which becomes -ise: "size" is left alone by its length. */
static void respell(word *w)
{
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (spellings[i][0][0] == w->at[0] && begins(w, spellings[i][0])) {
            size_t n = strlen(spellings[i][0]), m = strlen(spellings[i][1]);

            memcpy(w->at, spellings[i][1], m);
            memmove(w->at + m, w->at + n, w->n - n);
            w->n -= n - m;
        }
    for (size_t i = 3; i + 2 < w->n; i++)
        if ((w->at[i] == 'i' || w->at[i] == 'y') && w->at[i + 1] == 'z' && strchr("aei", w->at[i + 2]))
            w->at[i + 1] = 's';
    if (w->n > 6 && ends(w, "ogue"))
        w->n -= 2;
}

/* ---- inflection ---- */

/** Brings what -ed or -ing was cut off to what it was before: "planned" to "plan", "making" to "make". */
static void mend(word *w)
{
    char last = w->at[w->n - 1];

    if (w->n > 3 && last == w->at[w->n - 2] && !is_vowel(w, w->n - 1) && !strchr("lszf", last))
        w->n--;
    else if (wants_e(w, w->n) || (w->n > 4 && ends(w, "at") && !strchr("eo", w->at[w->n - 3])))
        put(w, "e");
}

/** Cuts off an ending of 'n' letters that leaves a vowel. */
static void cut_verb(word *w, size_t n)
{
    if (w->n < n + 2 || syllables(w, w->n - n) == 0)
        return;
    w->n -= n;
    mend(w);
}

static void cut_s(word *w)
{
    if (w->n < 4 || ends(w, "ss") || ends(w, "us") || ends(w, "is"))
        return;
    if (ends(w, "ies") && w->n > 4) {
        w->n -= 3;
        put(w, "y");
    } else if (ends(w, "sses") || ends(w, "shes") || ends(w, "ches") || ends(w, "xes") || ends(w, "oes")) {
        w->n -= 2;
    } else {
        w->n--;
    }
}

/** Takes off -s, -ed or -ing. False: there is none. */
static bool inflect(word *w)
{
    size_t n = w->n;

    if (w->at[w->n - 1] == 's') {
        cut_s(w);
    } else if (ends(w, "ied") && w->n > 4) {
        w->n -= 3;
        put(w, "y");
    } else if (ends(w, "ed") && !ends(w, "eed")) {
        cut_verb(w, 2);
    } else if (ends(w, "ing")) {
        cut_verb(w, 3);
    }
    return w->n != n;
}

/* ---- derivation ---- */

/** An ending, what stands for it, and how many letters must be left. */
typedef struct ending {
    const char *ending;
    size_t      n; /* letters of it */
    const char *instead;
    size_t      least;
    bool        mends; /* what is left may have lost an 'e', or have doubled a letter */
} ending;

#define ENDING(ending, instead, least, mends) {ending, sizeof(ending) - 1, instead, least, mends}

/** The first that fits is taken; then all are tried again. */
static const ending endings[] = {
    ENDING("scription", "scribe", 2, false), ENDING("ification", "ify", 3, false),
    ENDING("isation", "ise", 4, false), ENDING("duction", "duce", 2, false), ENDING("umption", "ume", 3, false),
    ENDING("ception", "ceive", 2, false), ENDING("clusion", "clude", 2, false), ENDING("ability", "able", 3, false),
    ENDING("ibility", "ible", 3, false), ENDING("ionary", "ion", 4, false), ENDING("ential", "ent", 3, false),
    ENDING("cratic", "cracy", 3, false), ENDING("graphic", "graphy", 2, false), ENDING("logic", "logy", 2, false),
    ENDING("istic", "ist", 3, false), ENDING("omic", "omy", 3, false), ENDING("oric", "ory", 3, false),
    ENDING("egic", "egy", 3, false), ENDING("emic", "emy", 3, false), ENDING("ical", "ic", 3, false),
    ENDING("icity", "ic", 3, false), ENDING("ality", "al", 4, false), ENDING("ncial", "nce", 2, false),
    ENDING("rcial", "rce", 2, false), ENDING("rial", "ry", 4, false), ENDING("nial", "ny", 4, false),
    ENDING("ation", "", 4, true), ENDING("ative", "", 4, true), ENDING("ator", "", 4, true),
    ENDING("ate", "", 4, false), ENDING("tion", "t", 2, false), ENDING("sion", "s", 2, false),
    ENDING("tive", "t", 3, false), ENDING("sive", "s", 3, false), ENDING("tor", "t", 3, false),
    ENDING("sor", "s", 3, false), ENDING("ment", "", 4, false), ENDING("iness", "y", 3, false),
    ENDING("ness", "", 4, false), ENDING("ful", "", 4, false), ENDING("ship", "", 4, false),
    ENDING("hood", "", 4, false), ENDING("ism", "ist", 4, false), ENDING("ancy", "ant", 4, false),
    ENDING("ance", "ant", 4, false), ENDING("ency", "ent", 4, false), ENDING("ence", "ent", 4, false),
    ENDING("able", "", 4, true), ENDING("ably", "able", 3, false), ENDING("ibly", "ible", 3, false),
    ENDING("ally", "al", 2, false), ENDING("ily", "y", 3, false), ENDING("ly", "", 3, false),
    ENDING("al", "", 4, true), ENDING("iest", "y", 3, false), ENDING("ier", "y", 3, false),
    ENDING("er", "", 4, true),
};

static bool fits(const word *w, const ending *e)
{
    return e->ending[e->n - 1] == w->at[w->n - 1] && w->n >= e->n + e->least &&
           memcmp(w->at + w->n - e->n, e->ending, e->n) == 0 && syllables(w, w->n - e->n) > 0;
}

/** Cuts off one ending. False: none fits, or the word stays as it is. */
static bool cut_ending(word *w)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (fits(w, &endings[i])) {
            if (stays(w))
                return false;
            w->n -= endings[i].n;
            put(w, endings[i].instead);
            if (endings[i].mends)
                mend(w);
            return true;
        }
    return false;
}

/* ---- the whole ---- */

/** Drops the 'e' that some forms have lost, and writes a last 'y' as 'i'. */
static void settle(word *w)
{
    if (w->n > 3 && ends(w, "e") && !ends(w, "ee") && syllables(w, w->n - 1) > 0 && !wants_e(w, w->n - 1))
        w->n--;
    if (w->n > 3 && ends(w, "y") && !is_vowel(w, w->n - 2))
        w->at[w->n - 1] = 'i';
}

static void cut_possessive(word *w)
{
    if (ends(w, "'s"))
        w->n -= 2;
    else if (ends(w, "'"))
        w->n--;
}

size_t dz_stem(dz_str from, char out[DZ_MOST_STEM])
{
    word w;

    if (!take(from, &w))
        return 0;
    cut_possessive(&w);
    if (is_all_letters(&w)) {
        respell(&w);
        if (!is_listed(&w) && w.n > 2 && inflect(&w))
            is_listed(&w);
        for (int i = 0; i < 4 && cut_ending(&w); i++)
            ;
        settle(&w);
    }
    memcpy(out, w.at, w.n);
    return w.n;
}
