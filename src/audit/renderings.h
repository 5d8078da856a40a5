/* renderings.h — how a pair renders names and terms. Floor audit. Private. */
#ifndef DZ_AUDIT_RENDERINGS_H
#define DZ_AUDIT_RENDERINGS_H

#include "audit/frame.h"
#include "duizhao/batch.h"

/** Rows as index.h has them: "name" or "term"; the Chinese, the English, as they first stand; at how many places; the line
 *  of the first, in either text. */
#define DZ_RENDERING_ROW "sssiii"

/** Adds u32 n and n rows, in text order: the names of the Chinese that the English of their bead renders in a way that is
 *  known, and the terms of the glossary. None of a pair that is not of the two languages. Fails with NOMEM. */
dz_status dz_renderings_put(dz_buf *frame, const dz_pair *pair, const dz_records_options *options, dz_error *error);

#endif
