/* units.h — units of measure and currencies. Floor feature. */
#ifndef DZ_FEATURE_UNITS_H
#define DZ_FEATURE_UNITS_H

#include "feature/number.h"
#include "feature/window.h"

/** Only values of one dimension can be compared. */
typedef enum dz_dimension {
    DZ_DIMENSION_NONE,
    DZ_DIMENSION_SHARE,
    DZ_DIMENSION_POINTS,
    DZ_DIMENSION_MULTIPLES,
    DZ_DIMENSION_LENGTH,
    DZ_DIMENSION_AREA,
    DZ_DIMENSION_VOLUME,
    DZ_DIMENSION_MASS,
    DZ_DIMENSION_ENERGY,
    DZ_DIMENSION_POWER,
    DZ_DIMENSION_SECONDS,
    DZ_DIMENSION_MONTHS,
    DZ_DIMENSION_SPEED,
    DZ_DIMENSION_DATA,
    DZ_DIMENSION_RATE,
    DZ_DIMENSION_FREQUENCY,
    DZ_DIMENSION_VOLTAGE,
    DZ_DIMENSION_CURRENT,
    DZ_DIMENSION_RESISTANCE,
    DZ_DIMENSION_PRESSURE,
    DZ_DIMENSION_FORCE,
    DZ_DIMENSION_LIGHT,
    DZ_DIMENSION_LUX,
    DZ_DIMENSION_AMOUNT,
    DZ_DIMENSION_SOUND,
    DZ_DIMENSION_DOSE,
    DZ_DIMENSION_CONDUCTANCE,
    DZ_DIMENSION_DENSITY,
    DZ_DIMENSION_ANGLE,
    DZ_DIMENSION_TEU,
    DZ_DIMENSION_TEMPERATURE,
    DZ_DIMENSION_MONEY
} dz_dimension;

typedef struct dz_unit {
    const char *id;    /* CLDR or ISO 4217 */
    uint8_t dimension; /* dz_dimension */
    uint8_t kind;      /* dz_figure_kind of a figure with it */
    dz_number factor;  /* of the base unit of its dimension; of one currency unit for money */
} dz_unit;

/** The first row of each unit: DZ_UNIT_YEAR, DZ_UNIT_CNY, DZ_UNIT_METER_PER_SECOND. */
enum {
#define UNIT_ID(name, row) DZ_UNIT_##name = row,
#define UNIT_ALIAS(row, main)
#include "feature/unit_ids.inc"
#undef UNIT_ID
#undef UNIT_ALIAS
};

/** A row of the table by the index a figure holds; row 0 is no unit. Static. */
const dz_unit *dz_unit_at(uint16_t unit);

/** How many rows there are, with row 0. */
size_t dz_unit_count(void);

/** The row with this id and factor 1 of it, 0 when there is none. */
uint16_t dz_unit_find(const char *id);

/** The first row with the same id: CNY for its row of 0.1. */
uint16_t dz_unit_main(uint16_t unit);

/** True for a unit of measure or a currency: no share, no multiple. */
static inline bool dz_unit_measures(uint16_t unit)
{
    return unit && dz_unit_at(unit)->dimension >= DZ_DIMENSION_LENGTH;
}

/** True where a smaller unit may follow a larger: 7 feet 10 inches, 六斤八两. */
bool dz_unit_joins(uint16_t unit);

/** 'value' of this unit in the base unit of its dimension; in the currency
 *  itself for money. False when that does not fit, or there is no unit. */
bool dz_unit_base(uint16_t unit, dz_number value, dz_number *out);

/** The unit with the longest name at 'i'; *end is where it ends. 0: none.
 *  A name in Latin letters must end where its word ends; a Han name of one character must not begin a word that means
 * something else (米饭, 里面). */
uint16_t dz_unit_read(const dz_window *w, size_t i, size_t *end);

/** The currency that stands right before 'i', not before 'floor'; *from is
 *  where it starts: US$, RMB, 人民币. 0: none. */
uint16_t dz_money_before(const dz_window *w, size_t floor, size_t i, size_t *from);

/** The place behind the currency sign or word that stands at 'i', where digits
 *  follow; 'i' itself when there is none. */
size_t dz_money_behind(const dz_window *w, size_t i);

#endif
