/* dates.h — when a text was written, by the name of its file. Floor audit. Private. */
#ifndef DZ_AUDIT_DATES_H
#define DZ_AUDIT_DATES_H

#include "duizhao/span.h"

enum { DZ_DATE_ROOM = 11 };

/** Writes the date that a path says, as much as it says: "2026-11-22", "2026-11", "2026";
 *  empty where it says none. Of several the last whole one counts: the year of a folder
 *  says less than the day of a file. NUL-terminated. */
void dz_path_date(dz_str path, char into[DZ_DATE_ROOM]);

#endif
