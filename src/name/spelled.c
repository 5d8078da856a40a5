/* spelled.c — how a name is spelled in pinyin. Floor name. */
#include <string.h>

#include "duizhao/name.h"
#include "name/distance.h"
#include "text/utf8.h"

typedef struct writing {
    char  *into;
    size_t n, room;
} writing;

static bool put(writing *w, const char *text, size_t len)
{
    if (w->n + len + 1 > w->room)
        return false;
    memcpy(w->into + w->n, text, len);
    w->n += len;
    w->into[w->n] = '\0';
    return true;
}

/** One syllable; v is a u with two dots. */
static bool put_syllable(writing *w, const char *syllable, size_t len, bool capital)
{
    for (size_t i = 0; i < len; i++) {
        char c = capital && i == 0 ? (char)(syllable[i] - 'a' + 'A') : syllable[i];

        if (c == 'v' ? !put(w, "\xc3\xbc", 2) : !put(w, &c, 1))
            return false;
    }
    return true;
}

enum { MOST_CHARACTERS = 6, MOST_READINGS = 3 };

/** The characters of a name, and for each which of its readings is taken. */
typedef struct choice {
    size_t   n;
    uint32_t character[MOST_CHARACTERS];
    size_t   reading[MOST_CHARACTERS];
} choice;

/** The pinyin of a reading; NULL: the character has fewer. */
static const char *reading_of(const choice *c, size_t i, size_t *len)
{
    const uint16_t *list = dz_syllables_of(c->character[i]);
    const char     *at = NULL;

    for (size_t k = 0; k < c->reading[i] && *list != DZ_NO_SYLLABLE; k++)
        list++;
    return *list != DZ_NO_SYLLABLE && dz_spelling_next(*list, DZ_PINYIN, &at, len) ? at : NULL;
}

/** How far the readings taken are from some letters; as many as there can be where one is missing. */
static size_t distance(const choice *c, const dz_letters *like)
{
    char   all[MOST_CHARACTERS * 8];
    size_t n = 0;

    for (size_t i = 0; i < c->n; i++) {
        size_t      len;
        const char *reading = reading_of(c, i, &len);

        if (!reading)
            return SIZE_MAX;
        memcpy(all + n, reading, len);
        n += len;
    }
    return dz_distance_of_words((dz_str){all, n}, (dz_str){like->at, like->n});
}

/** Goes on to the next choice of readings. False: that was the last. */
static bool next_choice(choice *c)
{
    for (size_t i = 0; i < c->n; i++) {
        if (++c->reading[i] < MOST_READINGS)
            return true;
        c->reading[i] = 0;
    }
    return false;
}

static choice nearest(choice c, dz_str like)
{
    choice     best = c;
    dz_letters letters;
    size_t     least = SIZE_MAX;

    if (!dz_letters_of(like, &letters))
        return c;
    do {
        size_t d = distance(&c, &letters);

        if (d < least) {
            least = d;
            best = c;
        }
    } while (next_choice(&c));
    return best;
}

/** How many characters the surname of a person has. */
static size_t surname_of(dz_str zh, size_t characters)
{
    size_t bytes = dz_compound_surname(zh.at, zh.len), n = 0;

    for (size_t at = 0; at < bytes; n++)
        dz_utf8_next(zh.at, &at);
    return n > 0 && n < characters ? n : 1;
}

/** False: a character cannot be read, or it does not fit. */
static bool write_choice(writing *w, const choice *c, size_t surname)
{
    for (size_t i = 0; i < c->n; i++) {
        size_t      len;
        bool        first = i == 0 || i == surname;
        const char *reading = reading_of(c, i, &len);

        if (!reading || (i > 0 && i == surname && !put(w, " ", 1)) || (!first && strchr("aeo", reading[0]) && !put(w, "'", 1)) ||
            !put_syllable(w, reading, len, first))
            return false;
    }
    return true;
}

void dz_name_spelled(dz_str zh, dz_name_kind kind, dz_str like, char *into, size_t room)
{
    writing w = {into, 0, room};
    choice  c = {0};

    into[0] = '\0';
    for (size_t at = 0; at < zh.len;) {
        if (c.n == MOST_CHARACTERS)
            return;
        c.character[c.n++] = dz_utf8_next(zh.at, &at);
    }
    c = nearest(c, like);
    if (!write_choice(&w, &c, kind == DZ_NAME_PERSON && c.n ? surname_of(zh, c.n) : 0))
        into[0] = '\0';
}
