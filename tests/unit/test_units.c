/* test_units.c — what ICU writes of units and currencies, we read, and with ICU's factors. */
#include "rows.h"

#include <math.h>
#include <stdio.h>
#include <unicode/ucurr.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#include "duizhao/figure.h"
#include "feature/units.h"

enum { ROOM = 400 };

/* A number as ICU writes it with a skeleton. False where ICU does not know the unit. */
static bool written(const char *skeleton, const char *locale, const char *decimal, char into[ROOM])
{
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[ROOM];
    UFormattedNumber *result;
    UNumberFormatter *formatter;

    u_uastrcpy(wide, skeleton);
    formatter = unumf_openForSkeletonAndLocale(wide, -1, locale, &status);
    result = unumf_openResult(&status);
    unumf_formatDecimal(formatter, decimal, -1, result, &status);
    (void)unumf_resultToString(result, wide, ROOM, &status);
    u_strToUTF8(into, ROOM, NULL, wide, -1, &status);
    unumf_closeResult(result);
    unumf_close(formatter);
    return U_SUCCESS(status);
}

/* The only figure of a text; kind CODE where there is none, or more. */
static dz_figure read(const char *text, const char *locale)
{
    dz_read_options options = {.lang = locale[0] == 'z' ? DZ_LANG_ZH_HANS : DZ_LANG_EN};
    dz_figure figure = {.kind = DZ_FIGURE_CODE};
    dz_document *doc;
    dz_segments *segments;
    dz_figures *figures;

    assert_int_equal(dz_document_from_units("text", &(dz_str){text, strlen(text)}, 1, &options, &doc, NULL), DZ_OK);
    assert_int_equal(dz_segments_cut(doc, &segments, NULL), DZ_OK);
    assert_int_equal(dz_figures_find(segments, &figures, NULL), DZ_OK);
    if (dz_figures_all(figures).n == 1)
        figure = dz_figures_all(figures).at[0];
    dz_figures_free(figures);
    dz_segments_free(segments);
    dz_document_free(doc);
    return figure;
}

static double as_double(dz_number number) { return (double)number.num / (double)number.den * pow(10, number.exp); }

/* The base value of the only figure of a text; NAN where it has another dimension. */
static double base_of(const char *text, const char *locale, const dz_unit *unit)
{
    dz_figure figure = read(text, locale);
    dz_number base;

    if (dz_unit_at(figure.unit)->dimension != unit->dimension || !dz_unit_base(figure.unit, figure.value, &base))
        return NAN;
    return as_double(base);
}

static bool is_measure(uint16_t row)
{
    return dz_unit_at(row)->dimension >= DZ_DIMENSION_LENGTH && dz_unit_at(row)->dimension < DZ_DIMENSION_MONEY &&
           dz_unit_main(row) == row;
}

static bool differ(double a, double b) { return !(fabs(a - b) <= fabs(b) * 1e-6); }

/* What ICU writes and we do not read, and why. */
static bool is_left_out(const char *id, const char *locale)
{
    static const char *const rows[] = {
        "zh barrel", "zh cup", "zh knot", "zh quarter", /* 桶 杯 节 季 count pieces, or mean something else */
        "zh_Hant barrel", "zh_Hant cup", "zh_Hant knot", "zh_Hant quarter", "zh tablespoon", "zh teaspoon",
        "zh_Hant tablespoon", "zh_Hant teaspoon",                /* metric ones in Chinese */
        "en quarter",                                            /* quarters of what? */
        "en ton", "zh ton", "zh_Hant ton",                       /* of America, where we read metric ones */
        "zh decade", "zh_Hant decade",                           /* 十年 is ten years */
        "zh_Hant kilobit", "zh_Hant megabit", "zh_Hant gigabit", /* kb and Mb, which many write for bytes */
        "zh_Hant megabit-per-second", "zh_Hant gigabit-per-second", "zh_Hant milligram-per-liter",
        "zh_Hant microgram-per-cubic-meter", /* 每公升 1 毫克: the unit on both sides */
        "zh_Hant milligram-per-cubic-meter",
        /* ICU 72 puts the prefix behind: 焦耳 兆米 */
        "zh_Hant square-millimeter", "zh_Hant cubic-decimeter", "zh_Hant megajoule", "zh_Hant megawatt-hour",
        "zh_Hant gigawatt-hour", "zh_Hant terawatt-hour", "zh_Hant terawatt", "zh_Hant kilovolt", "zh_Hant kilonewton"};
    char row[ROOM];

    (void)snprintf(row, sizeof row, "%s %s", locale, id);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (strcmp(rows[i], row) == 0)
            return true;
    return false;
}

static void reads_names(void **state)
{
    static const char *const locales[] = {"en", "zh", "zh_Hant"}, *const amounts[] = {"1", "7", "2.5"};
    const dz_number values[] = {DZ_NUMBER_ONE, dz_number_of(7), {25, 1, -1}};
    int tried = 0;

    (void)state;
    for (uint16_t row = 1; row < dz_unit_count(); row++)
        for (int k = 0; k < 9 && is_measure(row); k++) {
            const dz_unit *unit = dz_unit_at(row);
            const char *locale = locales[k / 3];
            char skeleton[ROOM], text[ROOM];
            dz_number base;

            (void)snprintf(skeleton, sizeof skeleton, "unit/%s unit-width-full-name", unit->id);
            if (is_left_out(unit->id, locale) || !written(skeleton, locale, amounts[k % 3], text))
                continue;
            assert_true(dz_unit_base(row, values[k % 3], &base));
            if (differ(base_of(text, locale, unit), as_double(base)))
                fail_msg("'%s' is not read as %s", text, unit->id);
            tried++;
        }
    assert_true(tried > 900); /* of the rows that are not ours alone, as mu and cun are */
}

/* ICU tells any unit in the metric ones of Australia, with all digits. */
static void agrees_on_factors(void **state)
{
    int tried = 0;

    (void)state;
    for (uint16_t row = 1; row < dz_unit_count(); row++) {
        const dz_unit *unit = dz_unit_at(row);
        char skeleton[ROOM], text[ROOM];
        dz_number base;

        (void)snprintf(skeleton, sizeof skeleton, "unit/%s usage/default unit-width-full-name .##########", unit->id);
        if (!is_measure(row) || unit->dimension == DZ_DIMENSION_DENSITY || strcmp(unit->id, "kilogram") == 0 ||
            !written(skeleton, "en-AU", "1000", text))
            continue;
        assert_true(dz_unit_base(row, dz_number_of(1000), &base));
        if (differ(base_of(text, "en", unit), as_double(base)))
            fail_msg("1000 %s are '%s', and to us %g of the base unit", unit->id, text, as_double(base));
        tried++;
    }
    assert_true(tried > 85);
}

/* What ICU writes of these begins with a numeral or holds years, or two share a name. */
static bool is_odd(const char *code, const char *locale)
{
    return strcmp(locale, "en") == 0 ? strstr("SLE SLL VEF", code) != NULL
                                     : strstr("DOP GNF SLE VEF VUV XAF XOF XPF", code) != NULL;
}

static void reads_currencies(void **state)
{
    static const char *const locales[] = {"en", "zh", "zh_Hant"};
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *all = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
    const char *code;

    (void)state;
    while ((code = uenum_next(all, NULL, &status)))
        for (int k = 0; k < 3; k++) {
            char skeleton[ROOM], text[ROOM];
            const char *unit;
            dz_figure figure;

            (void)snprintf(skeleton, sizeof skeleton, "currency/%s unit-width-full-name precision-integer", code);
            if (is_odd(code, locales[k]))
                continue;
            assert_true(written(skeleton, locales[k], "7", text));
            figure = read(text, locales[k]);
            unit = dz_figure_unit(&figure);
            if (!unit || strcmp(unit, code) != 0)
                fail_msg("'%s' is read as %s, not %s", text, unit ? unit : "nothing", code);
        }
    uenum_close(all);
}

int main(void)
{
    add_test("the names that ICU writes are read", reads_names);
    add_test("factors are those of ICU", agrees_on_factors);
    add_test("the currencies that ICU names are read", reads_currencies);
    return run_all("units");
}
