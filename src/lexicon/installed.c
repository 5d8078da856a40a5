/* installed.c — where the big lexicon is looked for. Floor lexicon. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "duizhao/lexicon.h"

enum { MOST_PATH = 4096 };

/** The folder of the running program, with the slash at its end; false: it is not known. */
static bool own_folder(char folder[MOST_PATH])
{
    ssize_t n = readlink("/proc/self/exe", folder, MOST_PATH);
    char   *slash;

    if (n <= 0 || n >= MOST_PATH)
        return false;
    folder[n] = '\0';
    slash = strrchr(folder, '/');
    if (!slash)
        return false;
    slash[1] = '\0';
    return true;
}

dz_status dz_lexicon_add_installed(dz_lexicon *lexicon, bool *found, dz_error *error)
{
    static const char *const places[] = {"duizhao.lexicon", "../share/duizhao/duizhao.lexicon"};
    const char              *asked = getenv("DUIZHAO_LEXICON");
    char                     folder[MOST_PATH], path[MOST_PATH + 64];

    *found = asked && *asked;
    if (asked) /* where it is empty, nothing is looked for */
        return *asked ? dz_lexicon_add(lexicon, asked, error) : DZ_OK;
    if (!own_folder(folder))
        return DZ_OK;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(path, sizeof path, "%s%s", folder, places[i]);
        if (access(path, F_OK) == 0) {
            *found = true;
            return dz_lexicon_add(lexicon, path, error);
        }
    }
    return DZ_OK;
}
