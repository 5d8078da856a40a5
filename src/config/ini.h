/* ini.h — sections, keys and values, and nothing of what they mean. Floor config. Private.
 *
 *     # a comment stands on a line of its own, as does ; this one
 *     [name "argument"]      in the argument, \" is " and \\ is \
 *     key = value            without the blanks at its ends
 *     key = " value "        with them: one pair of quotes around it is taken off
 *
 * Nothing is escaped in a value, so that a regular expression stands as it is.
 */
#ifndef DZ_CONFIG_INI_H
#define DZ_CONFIG_INI_H

#include "base/arena.h"
#include "base/buf.h"
#include "duizhao/status.h"

/** A key with its value, or the head of a section: then 'key' is NULL. */
typedef struct dz_ini_row {
    const char *section, *argument; /* "" for no argument */
    const char *key, *value;
    size_t      line;    /* from 1 */
    size_t      section_line;
} dz_ini_row;

typedef struct dz_ini {
    dz_arena arena; /* of all texts */
    DZ_LIST(dz_ini_row) rows;
} dz_ini;

/** The most bytes of a file; more is TOO_LARGE. */
enum { DZ_MOST_INI = 1 << 20 };

/** Reads a text. Fails with FORMAT, TOO_LARGE and NOMEM; the message begins with "NAME:LINE: ".
 *  Free with dz_ini_free() whatever it answers. */
dz_status dz_ini_read(const char *name, dz_str text, dz_ini *ini, dz_error *error);

void dz_ini_free(dz_ini *ini);

/** Reads all bytes of a file. Fails with IO, TOO_LARGE (over 'most'), NOMEM. */
dz_status dz_read_whole(const char *path, size_t most, dz_buf *into, dz_error *error);

#endif
