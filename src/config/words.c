/* words.c — complaints about words in a file. Floor config. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fail.h"
#include "config/parts.h"

enum { MOST_WORD = 40 };

/** How many letters are to be changed, put in or left out to make one word of another. */
static size_t distance(const char *a, const char *b)
{
    size_t row[MOST_WORD + 1], n = strlen(b);

    if (n > MOST_WORD || strlen(a) > MOST_WORD)
        return MOST_WORD;
    for (size_t j = 0; j <= n; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t corner = row[0];

        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t change = corner + (a[i - 1] != b[j - 1]), less = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;

            corner = row[j];
            row[j] = change < less ? change : less;
        }
    }
    return row[n];
}

const char *dz_nearest(const char *word, const char *(*next)(const void *context, size_t i), const void *context)
{
    size_t      least = strlen(word) / 3 + 1;
    const char *best = NULL, *one;

    for (size_t i = 0; (one = next(context, i)) != NULL; i++) {
        size_t d = distance(word, one);

        if (d <= least && (!best || d < distance(word, best)))
            best = one;
    }
    return best;
}

dz_status dz_wrong_line(dz_error *error, const char *path, size_t line, const char *format, ...)
{
    char    what[400];
    va_list rest;

    va_start(rest, format);
    vsnprintf(what, sizeof what, format, rest);
    va_end(rest);
    return dz_fail(error, DZ_FORMAT, "%s:%zu: %s", path, line, what);
}

dz_status dz_on_line(dz_error *error, dz_status status, const char *path, size_t line)
{
    dz_error was;

    if (status == DZ_OK || status == DZ_NOMEM || !error)
        return status;
    was = *error;
    return dz_fail(error, status, "%s:%zu: %s", path, line, was.message);
}

bool dz_severity_read(const char *word, dz_severity *out)
{
    *out = DZ_SEVERITIES;
    for (int s = 0; s < DZ_SEVERITIES; s++)
        if (strcmp(word, dz_severity_name((dz_severity)s)) == 0)
            *out = (dz_severity)s;
    return *out != DZ_SEVERITIES || strcmp(word, "off") == 0;
}
