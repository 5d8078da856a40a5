/* readings.c — how Chinese characters are read, and spelled in English. Floor name. */
#include "name/readings.h"

#include <string.h>

#include "name/readings.inc"

static uint16_t list_of_rare(uint32_t character)
{
    size_t from = 0, to = sizeof list_elsewhere / sizeof *list_elsewhere;

    while (from < to) {
        size_t mid = (from + to) / 2;

        if (list_elsewhere[mid].character == character)
            return list_elsewhere[mid].list;
        if (list_elsewhere[mid].character < character)
            from = mid + 1;
        else
            to = mid;
    }
    return 0; /* the empty list */
}

const uint16_t *dz_syllables_of(uint32_t character)
{
    bool usual = character >= FIRST_CHARACTER && character <= LAST_CHARACTER;

    return lists + (usual ? list_of[character - FIRST_CHARACTER] : list_of_rare(character));
}

bool dz_spelling_next(uint16_t syllable, dz_system system, const char **at, size_t *len)
{
    static const char letter[DZ_SYSTEMS] = {'P', 'W', 'C'};

    if (*at == NULL)
        *at = spellings[syllable];
    else
        *at += *len;
    for (;;) { /* the words are short: stepping is quicker than a call */
        const char *from, *end;

        while (**at == ' ')
            ++*at;
        if (**at == '\0')
            return false;
        from = end = *at + 1;
        while (*end && *end != ' ')
            end++;
        *len = (size_t)(end - from);
        if (**at == letter[system]) {
            *at = from;
            return true;
        }
        *at = end;
    }
}

const char *dz_usual_reading(uint32_t character, size_t *len)
{
    const uint16_t *list = dz_syllables_of(character);
    const char     *at = NULL;

    if (*list == DZ_NO_SYLLABLE || *list >= MANDARIN)
        return NULL;
    return dz_spelling_next(*list, DZ_PINYIN, &at, len) ? at : NULL;
}

bool dz_is_surname(uint32_t character)
{
    size_t from = 0, to = sizeof surnames / sizeof *surnames;

    while (from < to) {
        size_t mid = (from + to) / 2;

        if (surnames[mid] == character)
            return true;
        if (surnames[mid] < character)
            from = mid + 1;
        else
            to = mid;
    }
    return false;
}

/** Compares letters with a word of a table, which ends before a space or NUL. */
static int compare(const char *letters, size_t len, const char *word)
{
    size_t n = strcspn(word, " ");
    int    order = memcmp(letters, word, len < n ? len : n);

    return order ? order : (len > n) - (len < n);
}

/** Whether letters stand in a sorted table, 'skip' bytes into its words. */
static bool stands_in(const char *const *table, size_t n, size_t skip, const char *letters, size_t len)
{
    size_t from = 0, to = n;

    while (from < to) {
        size_t mid = (from + to) / 2;
        int    order = compare(letters, len, table[mid] + skip);

        if (order == 0)
            return true;
        if (order > 0)
            from = mid + 1;
        else
            to = mid;
    }
    return false;
}

bool dz_is_surname_spelling(const char *letters, size_t len)
{
    return stands_in(surname_spellings, sizeof surname_spellings / sizeof *surname_spellings, 0, letters, len);
}

/* The first spelling of each syllable is the syllable itself, behind its letter, so those are sorted. */
bool dz_is_pinyin(const char *letters, size_t len) { return stands_in(spellings, MANDARIN, 1, letters, len); }

size_t dz_compound_surname(const char *text, size_t len)
{
    enum { FIRST = 3 /* bytes of the first character: each has so many */ };
    size_t all = sizeof compounds / sizeof *compounds, i = 0, to = all;

    if (len < FIRST)
        return 0;
    while (i < to) { /* the first that begins with this character or a later one: every character of a text is asked for */
        size_t mid = (i + to) / 2;

        if (memcmp(compounds[mid], text, FIRST) < 0)
            i = mid + 1;
        else
            to = mid;
    }
    for (; i < all && memcmp(compounds[i], text, FIRST) == 0; i++) {
        size_t n = strlen(compounds[i]);

        if (n <= len && memcmp(text, compounds[i], n) == 0)
            return n;
    }
    return 0;
}
