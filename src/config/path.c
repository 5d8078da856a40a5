/* path.c — names of files, and patterns of them. Floor config. */
#include "config/path.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* ---- names ---- */

void dz_path_folder(const char *path, dz_buf *into)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        dz_buf_text(into, ".");
    else
        dz_buf_add(into, path, slash == path ? 1 : (size_t)(slash - path));
}

/** Appends the working directory. False: it cannot be told. */
static bool add_here(dz_buf *into)
{
    char here[4096];

    if (!getcwd(here, sizeof here))
        return false;
    dz_buf_text(into, here);
    return true;
}

/** Appends the parts of a path to an absolute one without '.', '..' and doubled slashes. */
static void add_parts(dz_buf *into, const char *path)
{
    while (*path) {
        size_t n = strcspn(path, "/");

        if (n == 2 && memcmp(path, "..", 2) == 0)
            while (into->bytes.n > 0 && into->bytes.at[--into->bytes.n] != '/')
                ;
        else if (n > 0 && !(n == 1 && *path == '.')) {
            dz_buf_byte(into, '/');
            dz_buf_add(into, path, n);
        }
        path += n + (path[n] == '/');
    }
}

/** "/a/b" without an ending slash; "" for the root. False: the working directory cannot be told. */
static bool make_absolute(const char *path, dz_buf *into)
{
    dz_buf here = {0};
    bool   told = *path == '/' || add_here(&here);

    if (told) {
        dz_buf_byte(&here, '\0');
        if (dz_buf_ok(&here))
            add_parts(into, here.bytes.at);
        add_parts(into, path);
    }
    into->failed |= here.failed;
    dz_buf_free(&here);
    return told;
}

/** Appends the way from one absolute path to another. */
static void add_way(dz_buf *into, dz_str from, dz_str to)
{
    size_t same = 0; /* how many bytes of whole parts they share */

    for (size_t i = 0;; i++) {
        bool ends[2] = {i == from.len || from.at[i] == '/', i == to.len || to.at[i] == '/'};

        if (ends[0] && ends[1])
            same = i;
        if (i == from.len || i == to.len || from.at[i] != to.at[i])
            break;
    }
    for (size_t i = same; i < from.len; i++)
        if (from.at[i] == '/')
            dz_buf_text(into, "../");
    if (same < to.len)
        dz_buf_add(into, to.at + same + 1, to.len - same - 1);
}

void dz_path_from(const char *folder, const char *path, dz_buf *into)
{
    dz_buf from = {0}, to = {0};

    if (strcmp(path, "-") == 0 || !make_absolute(folder, &from) || !make_absolute(path, &to))
        dz_buf_text(into, path);
    else
        add_way(into, dz_buf_all(&from), dz_buf_all(&to));
    into->failed |= from.failed || to.failed;
    dz_buf_free(&from);
    dz_buf_free(&to);
}

/* ---- patterns ---- */

enum { MOST_PATH = 4096 }; /* bytes; systems have no longer ones */

/** The byte behind the character at 'at' of a name, which may be no UTF-8. */
static size_t behind(const char *path, size_t at)
{
    for (at++; ((unsigned char)path[at] & 0xc0) == 0x80; at++)
        ;
    return at;
}

/** What one step of a pattern is: a star, two, two with a slash, any character, itself. */
typedef enum step { ITSELF, ANY_CHARACTER, STAR, STARS, FOLDERS } step;

/** The step that ends before pattern[*at], and moves *at to its first byte. */
static step step_before(const char *pattern, size_t *at)
{
    size_t i = *at;

    *at = i - 1;
    if (i >= 3 && memcmp(pattern + i - 3, "**/", 3) == 0 && (i == 3 || pattern[i - 4] == '/')) {
        *at = i - 3;
        return FOLDERS;
    }
    if (i >= 2 && memcmp(pattern + i - 2, "**", 2) == 0) {
        *at = i - 2;
        return STARS;
    }
    return pattern[i - 1] == '*' ? STAR : pattern[i - 1] == '?' ? ANY_CHARACTER : ITSELF;
}

/** Turns "the rest of the pattern fits path[j..]" into the same with one step more. */
static void take_step(step what, char c, const char *path, size_t n, bool *fit)
{
    bool next[MOST_PATH + 1], folders = false;

    memcpy(next, fit, (n + 1) * sizeof *fit);
    for (size_t j = n + 1; j-- > 0;) {
        bool inside = j < n, slash = inside && path[j] == '/';

        switch (what) {
        case ITSELF: fit[j] = inside && path[j] == c && next[j + 1]; break;
        case ANY_CHARACTER: fit[j] = inside && !slash && next[behind(path, j)]; break;
        case STAR: fit[j] = next[j] || (inside && !slash && fit[j + 1]); break;
        case STARS: fit[j] = next[j] || (inside && fit[j + 1]); break;
        case FOLDERS:
            folders |= slash && next[j + 1];
            fit[j] = next[j] || folders;
            break;
        }
    }
}

/** From the end of the pattern to its start: no pattern takes longer than its length by that of the path. */
static bool fits(const char *pattern, const char *path)
{
    bool   fit[MOST_PATH + 1] = {false};
    size_t n = strlen(path);

    if (n > MOST_PATH)
        return false;
    fit[n] = true;
    for (size_t at = strlen(pattern); at > 0;) {
        step what = step_before(pattern, &at);

        take_step(what, pattern[at], path, n, fit);
    }
    return fit[0];
}

bool dz_path_fits(const char *pattern, const char *path)
{
    const char *slash = strrchr(path, '/');

    return fits(pattern, slash && !strchr(pattern, '/') ? slash + 1 : path);
}
