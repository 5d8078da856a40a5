/* declared_en.c — a unit that is named without a number: "Unit: yuan", "convert to Celsius". Floor feature.
 *
 * Such a unit counts as one of it, or as one of its scale, so that 单位：万元
 * beside "Unit: million yuan" is the slip that it is. */
#include "feature/en.h"
#include "text/script.h"

enum { CLAUSE = 60 /* cells back to the word that converts */ };

/* "to degrees Celsius" where something is converted. */
static bool is_converted(const dz_window *w, size_t i)
{
    if (dz_en_before(w, 0, i, U"to|into") == i)
        return false;
    for (size_t back = 1; back <= CLAUSE && back <= i && dz_back(w, i, back) != '.'; back++)
        if (dz_en_any(w, i - back, U"convert|converts|converted|converting|conversion"))
            return true;
    return false;
}

/* "Unit: million yuan", "Units: kg". */
static size_t caption(dz_scan *scan, size_t i)
{
    const dz_window *w = scan->w;
    size_t at = dz_en_any(w, i, U"unit|units"), to, end;
    dz_en_word word;
    int power = 0;
    uint16_t unit;

    if (!at || dz_at(w, at) != ':')
        return 0;
    at += dz_at(w, at + 1) == ' ' ? 2 : 1;
    for (to = at; (word = dz_en_read(w, to)).type == DZ_EN_HUNDRED || word.type == DZ_EN_SCALE; to = word.end + 1)
        power += word.value;
    unit = dz_unit_read(w, to, &end);
    if (dz_is_digit(dz_at(w, end + (dz_at(w, end) == ' ')))) /* Unit: RMB 10,000 */
        return 0;
    if (dz_unit_measures(unit))
        return dz_scan_unit(scan, at, end, unit, power);
    return power > 0 && dz_is_latin(dz_at(w, to)) ? dz_scan_unit(scan, at, to - 1, 0, power) : 0;
}

size_t dz_en_declared(dz_scan *scan, size_t i)
{
    size_t end = caption(scan, i);
    uint16_t unit;

    if (end)
        return end;
    unit = dz_unit_read(scan->w, i, &end);
    if (!unit || dz_unit_at(unit)->dimension != DZ_DIMENSION_TEMPERATURE || !is_converted(scan->w, i))
        return 0;
    return dz_scan_unit(scan, i, end, unit, 0);
}
