/* make_currencies.c — the currencies that ICU knows and units.inc does not name by hand.
 *
 *     cc -o make_currencies scripts/make_currencies.c $(pkg-config --cflags --libs icu-uc icu-i18n)
 *     ./make_currencies src/feature/units.inc > src/feature/currencies.inc
 *     python3 scripts/make_figure_tables.py
 *
 * Run by hand when ICU or units.inc changes. It writes one row a currency of
 * ISO 4217 in use: ICU's names for one and for many in English, Chinese in both
 * scripts, and the code itself where no English word looks so. Names that stand
 * in units.inc already are left out, whatever currency they name there, and so
 * are those with years or regions in brackets.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucurr.h>
#include <unicode/ustring.h>

enum { NAME = 256, ROW = 4096 };

static const char *given; /* the text of units.inc */

static char *slurp(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = calloc(1, 1 << 20);

    if (!file || !text || fread(text, 1, (1 << 20) - 1, file) == 0) {
        fprintf(stderr, "make_currencies: cannot read '%s'\n", path);
        exit(2);
    }
    fclose(file);
    return text;
}

/* True where the name stands between two of | and ". */
static int stands(const char *text, const char *name)
{
    size_t n = strlen(name);

    for (const char *at = text; (at = strstr(at, name)); at++)
        if (at > text && strchr("|\"", at[-1]) && at[n] && strchr("|\"", at[n]))
            return 1;
    return 0;
}

/* Adds a name to "|...|" where it is new; a plural in s is implied by the singular. */
static void add(char *row, const char *name)
{
    char single[NAME];
    size_t n = strlen(name);

    snprintf(single, sizeof single, "%s", name);
    if (n > 1 && single[n - 1] == 's')
        single[n - 1] = '\0';
    if (n == 0 || strchr(name, '(') || stands(given, name) || stands(row, name) || stands(given, single) || stands(row, single))
        return;
    snprintf(row + strlen(row), ROW - strlen(row), "%s|", name);
}

static void add_wide(char *row, const UChar *name, int32_t n, const char *locale)
{
    UChar small[NAME];
    char bytes[NAME];
    UErrorCode status = U_ZERO_ERROR;

    n = u_strToLower(small, NAME, name, n, locale, &status);
    u_strToUTF8(bytes, sizeof bytes, NULL, small, n, &status);
    if (U_SUCCESS(status))
        add(row, bytes);
}

static void add_names(char *row, const UChar *code, const char *locale)
{
    static const char *const counts[] = {"one", "other"};
    UErrorCode status = U_ZERO_ERROR;
    UBool choice;
    int32_t n;
    const UChar *name;

    for (int i = 0; i < 2; i++) {
        name = ucurr_getPluralName(code, locale, &choice, counts[i], &n, &status);
        if (U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING)
            add_wide(row, name, n, locale);
    }
    name = ucurr_getName(code, locale, UCURR_LONG_NAME, &choice, &n, &status);
    if (U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING)
        add_wide(row, name, n, locale);
}

/* Gold, testing and the funds of banks are no money that a text tells. */
static int is_left_out(const char *code)
{
    return (code[0] == 'X' && !strstr("XAF XOF XPF XCD XDR", code)) ||
           strstr("BOV CHE CHW CLF COU MXV USN USS UYI UYW", code) != NULL;
}

/* Codes that are English words or names when they stand in capitals. */
static int is_word(const char *code)
{
    return strstr("ALL AMD ANG BAM BIF BOB BSD COP CUC CUP CVE DOP GHS GIP LAK MAD MGA MUR NAD PAB PEN RON SCR SDG SHP SLE "
                  "SOS SSP STN TOP TRY",
                  code) != NULL;
}

int main(int argc, char **argv)
{
    UErrorCode status = U_ZERO_ERROR;
    UEnumeration *all = ucurr_openISOCurrencies(UCURR_COMMON | UCURR_NON_DEPRECATED, &status);
    const char *code;

    if (argc != 2 || U_FAILURE(status))
        return 2;
    given = slurp(argv[1]);
    printf("/* currencies.inc - made by scripts/make_currencies.c from ICU %s; do not edit. */\n", U_ICU_VERSION);
    while ((code = uenum_next(all, NULL, &status))) {
        char row[ROW] = "|", exact[8], small[8] = "";
        UChar wide[4];

        if (is_left_out(code))
            continue;
        for (int i = 0; i < 3; i++)
            small[i] = (char)(code[i] | 0x20);
        snprintf(exact, sizeof exact, "=%s", code);
        u_charsToUChars(code, wide, 4);
        add_names(row, wide, "en");
        add_names(row, wide, "zh");
        add_names(row, wide, "zh_Hant");
        if (!is_word(code) && !stands(given, small))
            add(row, exact);
        if (row[1]) {
            row[strlen(row) - 1] = '\0';
            printf("MONEY(\"%s\", \"%s\")\n", code, row + 1);
        }
    }
    uenum_close(all);
    return 0;
}
