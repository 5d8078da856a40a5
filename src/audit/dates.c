/* dates.c — when a text was written, by the name of its file. Floor audit. */
#include "audit/dates.h"

#include <stdbool.h>
#include <stdio.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2099 };

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/** The number of 'n' digits at 'at'; -1: there are not so many. */
static int digits(dz_str path, size_t at, size_t n)
{
    int value = 0;

    for (size_t i = at; i < at + n; i++) {
        if (i >= path.len || !is_digit(path.at[i]))
            return -1;
        value = 10 * value + path.at[i] - '0';
    }
    return value;
}

static bool is_joint(dz_str path, size_t at) { return at < path.len && (path.at[at] == '-' || path.at[at] == '/' || path.at[at] == '_' || path.at[at] == '.'); }

/** A number of two digits from 1 to 'most' behind a joint, or without one where there was none before; 0: none. */
static int part(dz_str path, size_t *at, bool joint, int most)
{
    size_t from = *at + joint;
    int    value = joint == is_joint(path, *at) ? digits(path, from, 2) : -1;

    if (value < 1 || value > most)
        return 0;
    *at = from + 2;
    return value;
}

/** Reads a date at 'at': how many of year, month, day there are. */
static int read_date(dz_str path, size_t at, int date[3])
{
    size_t next = at + 4;
    bool   joint = is_joint(path, next);
    int    n = 1;

    date[0] = digits(path, at, 4);
    if (date[0] < FIRST_YEAR || date[0] > LAST_YEAR || (at && is_digit(path.at[at - 1])))
        return 0;
    date[1] = part(path, &next, joint, 12);
    if (date[1])
        n = 2;
    date[2] = date[1] ? part(path, &next, joint, 31) : 0;
    if (date[2])
        n = 3;
    return next < path.len && is_digit(path.at[next]) ? joint && n > 1 ? n - 1 : joint : n;
}

void dz_path_date(dz_str path, char into[DZ_DATE_ROOM])
{
    int most = 0, best[3] = {0, 0, 0};

    for (size_t at = 0; at < path.len; at++) {
        int date[3], n = read_date(path, at, date);

        if (n == 0 || n < most)
            continue;
        most = n;
        for (int i = 0; i < 3; i++)
            best[i] = date[i];
    }
    into[0] = '\0';
    if (most == 1)
        snprintf(into, DZ_DATE_ROOM, "%04d", best[0]);
    if (most == 2)
        snprintf(into, DZ_DATE_ROOM, "%04d-%02d", best[0], best[1]);
    if (most == 3)
        snprintf(into, DZ_DATE_ROOM, "%04d-%02d-%02d", best[0], best[1], best[2]);
}
