/* renderings.h — how a pair renders names and terms. Floor audit. Private. */
#ifndef DZ_AUDIT_RENDERINGS_H
#define DZ_AUDIT_RENDERINGS_H

#include "audit/frame.h"
#include "duizhao/batch.h"

/** Rows as index.h has them: "name" or "term"; the Chinese, the English, as they first stand; of a name, how it is rendered
 *  (dz_name_by_name()), and the letters of the English, small and sorted; at how many places; the line of the first, in either
 *  text; which side is the English, its column there, and where in the file it begins and how many bytes it has. */
#define DZ_RENDERING_ROW "sssssiiiiiii"

/** Adds u32 n and n rows, in text order: the names of the Chinese that the English of their bead renders in a way that is
 *  known, and the terms of the glossary. None of a pair that is not of the two languages. Fails with NOMEM. */
dz_status dz_renderings_put(dz_buf *frame, const dz_pair *pair, const dz_records_options *options, dz_error *error);

#endif
