/* units.c — units of measure and currencies, and what they are of their base units. Floor feature. */
#include "feature/units.h"

#include <string.h>

static const dz_unit units[] = {
    {NULL, DZ_DIMENSION_NONE, DZ_FIGURE_NUMBER, {1, 1, 0}},
#define UNIT(id, dimension, kind, num, den, exp, names) \
    {id, DZ_DIMENSION_##dimension, DZ_FIGURE_##kind, {num, den, exp}},
#include "feature/units.inc"
#undef UNIT
};

enum { UNITS = sizeof units / sizeof *units };

_Static_assert(UNITS <= UINT16_MAX, "a figure holds its unit in two bytes");

size_t dz_unit_count(void) { return UNITS; }

const dz_unit *dz_unit_at(uint16_t unit) { return &units[unit < UNITS ? unit : 0]; }

uint16_t dz_unit_find(const char *id)
{
    for (size_t i = 1; i < UNITS; i++)
        if (strcmp(units[i].id, id) == 0)
            return (uint16_t)i;
    return 0;
}

uint16_t dz_unit_main(uint16_t unit)
{
    switch (unit) {
#define UNIT_ID(name, row)
#define UNIT_ALIAS(row, main) \
    case row:                 \
        return main;
#include "feature/unit_ids.inc"
#undef UNIT_ID
#undef UNIT_ALIAS
    }
    return unit;
}

bool dz_unit_base(uint16_t unit, dz_number value, dz_number *out)
{
    const dz_unit *row = dz_unit_at(unit);

    if (!row->id)
        return false;
    if (unit == DZ_UNIT_FAHRENHEIT && !dz_number_add(value, dz_number_of(-32), &value))
        return false;
    if (unit == DZ_UNIT_KELVIN && !dz_number_add(value, (dz_number){-27315, 1, -2}, &value))
        return false;
    return dz_number_mul(value, row->factor, out);
}

bool dz_unit_joins(uint16_t unit)
{
    switch (dz_unit_at(unit)->dimension) {
    case DZ_DIMENSION_LENGTH:
    case DZ_DIMENSION_MASS:
    case DZ_DIMENSION_SECONDS:
    case DZ_DIMENSION_MONTHS:
    case DZ_DIMENSION_MONEY: return true;
    }
    return false;
}
