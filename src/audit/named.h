/* named.h — files whose names promise a text only now and then: tables, PDF. Floor audit. Private. */
#ifndef DZ_AUDIT_NAMED_H
#define DZ_AUDIT_NAMED_H

#include "audit/store.h"
#include "audit/unpacked.h"

/** Settles what each DZ_NAMED_SHARED of the list is, by its first bytes; the database keeps that as long as the file is as it was.
 *  A PDF is a text with 'pdf' alone. What cannot be read gets a complaint. Fails with IO (of the database), NOMEM. */
dz_status dz_named_settle(dz_store *store, dz_files *files, dz_unpacked *unpacked, bool pdf, dz_error *error);

#endif
