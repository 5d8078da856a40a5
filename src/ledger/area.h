/* area.h — yields: so much for each mu, hectare or acre. Floor ledger. Private. */
#ifndef DZ_LEDGER_AREA_H
#define DZ_LEDGER_AREA_H

#include "ledger/relate.h"

/** The unit of area that a figure is counted for: mu for 亩产508公斤, hectare
 *  for "7.6 tonnes per hectare"; 0 where none is said. */
uint16_t dz_area_of(dz_subject s);

/** What a figure comes to for one square meter, in the base unit of its own
 *  dimension. False when that does not fit, or there is no area. */
bool dz_area_value(dz_subject s, dz_number *out);

/** Whether two figures are counted for different areas, so that their values
 *  alone cannot be compared. */
bool dz_areas_differ(dz_subject a, dz_subject b);

#endif
