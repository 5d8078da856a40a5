/* area.c — yields: so much for each mu, hectare or acre. Floor ledger. */
#include "ledger/area.h"

#include <string.h>

#include "feature/units.h"
#include "ledger/role.h"

/** Words that say for which area a yield is counted. */
typedef struct area_word {
    const char *word, *unit;
} area_word;

static const area_word before_zh[] = {{"亩产", "mu"},       {"亩均", "mu"},         {"每亩", "mu"},       {"畝產", "mu"},
                                      {"每畝", "mu"},       {"公顷产", "hectare"},  {"每公顷", "hectare"}, {"公顷均", "hectare"},
                                      {"每公頃", "hectare"}, {"每英亩", "acre"},     {NULL, NULL}};
static const area_word behind_zh[] = {{"/亩", "mu"}, {"每亩", "mu"}, {"/公顷", "hectare"}, {"每公顷", "hectare"}, {"/英亩", "acre"}, {NULL, NULL}};
static const area_word before_en[] = {{"per mu", "mu"},           {"per-mu", "mu"},     {"per hectare", "hectare"},
                                      {"per-hectare", "hectare"}, {"per acre", "acre"}, {"per-acre", "acre"},
                                      {"each mu", "mu"},          {"each hectare", "hectare"}, {NULL, NULL}};
static const area_word behind_en[] = {{" per mu", "mu"},       {" a mu", "mu"},           {"/mu", "mu"},
                                      {" per hectare", "hectare"}, {" a hectare", "hectare"}, {"/ha", "hectare"},
                                      {" per ha", "hectare"},  {"/hectare", "hectare"},   {" per acre", "acre"},
                                      {" an acre", "acre"},    {"/acre", "acre"},         {NULL, NULL}};

static bool begins_with(dz_str text, const char *word)
{
    size_t n = 0;

    while (word[n] && n < text.len && text.at[n] == word[n])
        n++;
    return word[n] == '\0';
}

/* bytes before a figure that are looked at: else a line of figures without a stop takes the square of its length */
enum { REACH = 600 };

/** The end of a text, as far as it is looked at. */
static dz_str end_of(dz_str text)
{
    size_t n = text.len < REACH ? text.len : REACH;

    return (dz_str){text.at + (text.len - n), n};
}

/** What stands behind the last mark in a text: a yield is not said across a stop. */
static dz_str last_clause(dz_str text)
{
    static const char *const marks[] = {"，", "。", "；", ", ", ". ", "; "};
    dz_str                   end = end_of(text);

    for (size_t at = end.len; at-- > 0;)
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (begins_with((dz_str){end.at + at, end.len - at}, marks[i]))
                return (dz_str){end.at + at + strlen(marks[i]), end.len - at - strlen(marks[i])};
    return end;
}

/** The unit of the word that stands last in a text, or NULL. */
static const char *said_in(dz_str text, const area_word *words)
{
    const char *unit = NULL;

    for (size_t at = text.len; at-- > 0 && !unit;)
        for (const area_word *w = words; w->word; w++)
            if (begins_with((dz_str){text.at + at, text.len - at}, w->word))
                unit = w->unit;
    return unit;
}

/** The unit of the word that a text begins with, or NULL. */
static const char *said_at(dz_str text, const area_word *words)
{
    for (const area_word *w = words; w->word; w++)
        if (begins_with(text, w->word))
            return w->unit;
    return NULL;
}

/** A text up to its first mark or digit: what follows belongs to another figure. */
static dz_str before_number(dz_str text)
{
    size_t n = 0;

    while (n < text.len && !strchr(",.;:()0123456789", text.at[n]))
        n++;
    return (dz_str){text.at, n};
}

/** Whether a figure says by how much the one before it changed: 比上年增加35公斤, "525 kg more". */
static bool is_change(dz_subject s)
{
    static const char *const zh[] = {"比", "较", "較", "增", "减", "提高", "高", NULL},
                             *const en[] = {" more", " higher", " less", " lower", " up ", " above", " below", NULL};
    dz_str behind = dz_text_behind(s);

    if (!dz_subject_is_english(s))
        return dz_has_word(last_clause(dz_text_before(s)), zh);
    return dz_has_word((dz_str){behind.at, behind.len < 8 ? behind.len : 8}, en);
}

uint16_t dz_area_of(dz_subject s)
{
    bool        en = dz_subject_is_english(s);
    const char *unit;

    if (dz_unit_at(s.figure->unit)->dimension != DZ_DIMENSION_MASS &&
        dz_unit_at(s.figure->unit)->dimension != DZ_DIMENSION_MONEY)
        return 0;
    unit = en ? said_in(before_number(dz_text_behind(s)), behind_en) : said_at(dz_text_behind(s), behind_zh);
    if (!unit)
        unit = said_in(last_clause(dz_text_before(s)), en ? before_en : before_zh);
    if (!unit && is_change(s))
        unit = said_in(end_of(dz_text_before(s)), en ? behind_en : before_zh);
    return unit ? dz_unit_find(unit) : 0;
}

bool dz_area_value(dz_subject s, dz_number *out)
{
    uint16_t   area = dz_area_of(s);
    dz_number base;

    return area && dz_unit_base(s.figure->unit, s.figure->value, &base) &&
           dz_number_div(base, dz_unit_at(area)->factor, out);
}

bool dz_areas_differ(dz_subject a, dz_subject b)
{
    uint16_t x = dz_area_of(a), y;

    if (x == 0 || dz_unit_at(a.figure->unit)->dimension != dz_unit_at(b.figure->unit)->dimension)
        return false;
    if (dz_unit_at(a.figure->unit)->dimension == DZ_DIMENSION_MONEY && dz_unit_main(a.figure->unit) != dz_unit_main(b.figure->unit))
        return false;
    y = dz_area_of(b);
    return y != 0 && x != y;
}
