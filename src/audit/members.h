/* members.h — what is in the archives of an archive. Floor audit. Private. */
#ifndef DZ_AUDIT_MEMBERS_H
#define DZ_AUDIT_MEMBERS_H

#include "audit/store.h"

/** Adds the members of files->archives to the files, as "release.zip!zh/a.docx", and sorts all. Of an archive
 *  that is as it was when the database took note of it nothing is read. What cannot be read is a row with a
 *  complaint. Fails with IO (the database), NOMEM. */
dz_status dz_members_add(dz_store *store, dz_files *files, dz_error *error);

#endif
