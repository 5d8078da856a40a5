/* path.h — names of files as one file sees others, and patterns of them. Floor config. Private. */
#ifndef DZ_CONFIG_PATH_H
#define DZ_CONFIG_PATH_H

#include "base/buf.h"

/** The folder a file is in: "." for one without a slash. */
void dz_path_folder(const char *path, dz_buf *into);

/** 'path' as seen from 'folder', by their names alone: "../zh/a.txt". Links are not followed.
 *  '-', standard input, stays itself. A path that cannot be told (no working directory) stays too. */
void dz_path_from(const char *folder, const char *path, dz_buf *into);

/** Whether a path, as dz_path_from() gives it, is of a pattern: * and ? stop at slashes,
 *  ** does not; a pattern without a slash is one of the last part of the name. */
bool dz_path_fits(const char *pattern, const char *path);

#endif
