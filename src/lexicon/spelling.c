/* spelling.c — English words by hunspell. Floor lexicon. */
#include "duizhao/spelling.h"

#include <string.h>

#include <unistd.h>

#include "base/fail.h"
#include "base/list.h"

#ifdef DZ_HAVE_HUNSPELL
#include <hunspell/hunspell.h>

enum { DICTIONARIES = 2 };

/* where Debian and most others put them */
static const struct {
    const char *name, *package, *aff, *dic;
} places[DICTIONARIES] = {
    {"en_US", "hunspell-en-us", "/usr/share/hunspell/en_US.aff", "/usr/share/hunspell/en_US.dic"},
    {"en_GB", "hunspell-en-gb", "/usr/share/hunspell/en_GB.aff", "/usr/share/hunspell/en_GB.dic"},
};

struct dz_spelling {
    Hunhandle *at[DICTIONARIES];
};

dz_status dz_spelling_open(dz_spelling **out, dz_error *error)
{
    *out = NULL;
    for (int i = 0; i < DICTIONARIES; i++)
        if (access(places[i].aff, R_OK) != 0 || access(places[i].dic, R_OK) != 0)
            return dz_fail(error, DZ_IO, "cannot check spelling: the dictionary '%s' is not there (package %s)", places[i].dic, places[i].package);
    *out = dz_alloc_zero(1, sizeof **out);
    for (int i = 0; *out && i < DICTIONARIES; i++) {
        (*out)->at[i] = Hunspell_create(places[i].aff, places[i].dic);
        if (!(*out)->at[i]) {
            dz_spelling_free(*out);
            *out = NULL;
        }
    }
    return *out ? DZ_OK : dz_fail_nomem(error);
}

void dz_spelling_free(dz_spelling *spelling)
{
    if (!spelling)
        return;
    for (int i = 0; i < DICTIONARIES; i++)
        if (spelling->at[i])
            Hunspell_destroy(spelling->at[i]);
    dz_release(spelling);
}

static bool copy(dz_str word, char text[DZ_MOST_SPELLED + 1])
{
    if (word.len > DZ_MOST_SPELLED)
        return false;
    memcpy(text, word.at, word.len);
    text[word.len] = '\0';
    return true;
}

bool dz_spelling_knows(dz_spelling *spelling, dz_str word)
{
    char text[DZ_MOST_SPELLED + 1];

    if (!copy(word, text))
        return true;
    for (int i = 0; i < DICTIONARIES; i++)
        if (Hunspell_spell(spelling->at[i], text))
            return true;
    return false;
}

/** Whether two words differ by one letter, or by two that changed places. */
static bool is_near(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b), i = 0;

    if (n > m + 1 || m > n + 1)
        return false;
    while (a[i] && a[i] == b[i])
        i++;
    if (n != m)
        return strcmp(a + i + (n > m), b + i + (m > n)) == 0;
    if (!a[i])
        return false;
    return strcmp(a + i + 1, b + i + 1) == 0 || (a[i] == b[i + 1] && a[i + 1] == b[i] && strcmp(a + i + 2, b + i + 2) == 0);
}

size_t dz_spelling_near(dz_spelling *spelling, dz_str word, char out[DZ_MOST_SPELLED + 1])
{
    char   text[DZ_MOST_SPELLED + 1], **list = NULL;
    int    n;
    size_t len = 0;

    if (!copy(word, text))
        return 0;
    n = Hunspell_suggest(spelling->at[0], &list, text);
    for (int i = 0; i < n && len == 0; i++)
        if (is_near(text, list[i]) && strlen(list[i]) <= DZ_MOST_SPELLED && !strpbrk(list[i], " -'.")) {
            len = strlen(list[i]);
            memcpy(out, list[i], len + 1);
        }
    Hunspell_free_list(spelling->at[0], &list, n);
    return len;
}

#else

struct dz_spelling {
    char none;
};

dz_status dz_spelling_open(dz_spelling **out, dz_error *error)
{
    *out = NULL;
    return dz_fail(error, DZ_IO, "cannot check spelling: this program was built without hunspell");
}

void dz_spelling_free(dz_spelling *spelling) { dz_release(spelling); }

bool dz_spelling_knows(dz_spelling *spelling, dz_str word)
{
    (void)spelling, (void)word;
    return true;
}

size_t dz_spelling_near(dz_spelling *spelling, dz_str word, char out[DZ_MOST_SPELLED + 1])
{
    (void)spelling, (void)word, (void)out;
    return 0;
}

#endif
