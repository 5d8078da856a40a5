/* manifest.h — a list of pairs of files. Floor batch. Private. */
#ifndef DZ_BATCH_MANIFEST_H
#define DZ_BATCH_MANIFEST_H

#include <stdbool.h>

#include "duizhao/status.h"

/** Whether a name is that of a manifest: it ends in .tsv or .jsonl. */
bool dz_manifest_named(const char *path);

/** Reads a manifest: lines of two names with a tab between (empty ones and those that begin
 *  with '#' aside), or of {"source":"a","target":"b"}. Names count from the folder of the
 *  manifest. 'take' is called with each pair, both lent for the call, and answers whether
 *  there is memory. Fails with IO, FORMAT (the message has the line), NOMEM. */
dz_status dz_manifest_read(const char *path, bool (*take)(void *with, const char *source, const char *target), void *with, dz_error *error);

#endif
