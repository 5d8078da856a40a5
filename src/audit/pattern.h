/* pattern.h — names of versions as the user describes them. Floor audit. Private. */
#ifndef DZ_AUDIT_PATTERN_H
#define DZ_AUDIT_PATTERN_H

#include "audit/plan.h"

/** Reads "SOURCE TARGET", each a name with captures: "zh/{name}.txt en/{name}.txt".
 *  The parts are lent from 'text'. Fails with USAGE: there are not two, a capture is
 *  not closed, or the target has one that the source has not. */
dz_status dz_pattern_read(const char *text, dz_pattern_pair *out, dz_error *error);

/** Looks for the file that is the target where 'path' is the source: *other is its
 *  position, or the number of files. A pattern describes the end of a path, from the
 *  beginning of a name, or of a path in an archive. False: no memory. */
bool dz_pattern_answer(const dz_pattern_pair *pattern, const dz_files *files, dz_str path, size_t *other);

#endif
