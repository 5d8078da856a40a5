/* formula.c — set phrases and the figures that answer them. Floor ledger. */
#include "ledger/formula.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fail.h"
#include "feature/number.h"
#include "text/utf8.h"

enum { MOST_NUMBERS = 8, MOST_LINE = 1000 };

static const struct built_in {
    const char *phrase, *figures;
} built_in[] = {
#define FORMULA(phrase, figures) {phrase, figures},
#include "ledger/formulas.inc"
#undef FORMULA
};

/* ---- making ---- */

/** Reads "3 1 1". Answers how many numbers; 0 where there is something else. */
static size_t read_numbers(const char *text, dz_number numbers[MOST_NUMBERS])
{
    size_t n = 0;

    for (;; n++) {
        char *end;
        long  value;

        text += strspn(text, " ");
        if (*text == '\0')
            return n;
        errno = 0;
        value = strtol(text, &end, 10);
        if (end == text || errno || value < 0 || n == MOST_NUMBERS || (*end != ' ' && *end != '\0'))
            return 0;
        numbers[n] = dz_number_of(value);
        text = end;
    }
}

/** False: no memory. */
static bool add(dz_formulas *formulas, const char *phrase, const dz_number *numbers, size_t n)
{
    dz_number *copy = dz_arena_take(&formulas->arena, n, sizeof *copy);
    dz_str     words = dz_arena_copy(&formulas->arena, (dz_str){phrase, strlen(phrase)});

    if (!copy || !words.at)
        return false;
    memcpy(copy, numbers, n * sizeof *copy);
    return dz_list_push(&formulas->rows, (dz_formula){words, copy, n});
}

static bool add_built_in(dz_formulas *formulas)
{
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++) {
        dz_number numbers[MOST_NUMBERS];
        size_t    n = read_numbers(built_in[i].figures, numbers);

        if (!add(formulas, built_in[i].phrase, numbers, n))
            return false;
    }
    return true;
}

/** One line of a file: phrase, tab, numbers. */
static dz_status add_line(dz_formulas *formulas, const char *path, size_t number, char *line, dz_error *error)
{
    dz_number numbers[MOST_NUMBERS];
    char     *tab;
    size_t    n;

    line[strcspn(line, "\r\n")] = '\0';
    if (line[0] == '\0' || line[0] == '#')
        return DZ_OK;
    tab = strchr(line, '\t');
    if (!tab || tab == line || dz_utf8_valid(line, strlen(line)) < strlen(line))
        return dz_fail(error, DZ_FORMAT, "'%s' line %zu is not a phrase, a tab and its figures", path, number);
    *tab = '\0';
    n = read_numbers(tab + 1, numbers);
    if (n == 0)
        return dz_fail(error, DZ_FORMAT, "'%s' line %zu has no whole numbers behind its tab", path, number);
    return add(formulas, line, numbers, n) ? DZ_OK : dz_fail_nomem(error);
}

static dz_status add_file(dz_formulas *formulas, const char *path, dz_error *error)
{
    char      line[MOST_LINE];
    FILE     *file = fopen(path, "r");
    dz_status status = DZ_OK;

    if (!file)
        return dz_fail_file(error, "open", path);
    for (size_t n = 1; status == DZ_OK && fgets(line, sizeof line, file); n++)
        status = strlen(line) + 1 == sizeof line ? dz_fail(error, DZ_TOO_LARGE, "'%s' line %zu is too long", path, n)
                                                 : add_line(formulas, path, n, line, error);
    if (status == DZ_OK && ferror(file))
        status = dz_fail_file(error, "read", path);
    fclose(file);
    return status;
}

dz_status dz_formulas_open(const char *path, dz_formulas **out, dz_error *error)
{
    dz_formulas *formulas = dz_alloc_zero(1, sizeof *formulas);
    dz_status    status;

    *out = NULL;
    if (!formulas)
        return dz_fail_nomem(error);
    status = add_built_in(formulas) ? DZ_OK : dz_fail_nomem(error);
    if (status == DZ_OK && path)
        status = add_file(formulas, path, error);
    if (status != DZ_OK) {
        dz_formulas_free(formulas);
        return status;
    }
    *out = formulas;
    return DZ_OK;
}

void dz_formulas_free(dz_formulas *formulas)
{
    if (!formulas)
        return;
    dz_list_free(&formulas->rows);
    dz_arena_free(&formulas->arena);
    dz_release(formulas);
}

/* ---- asking ---- */

/** Where 'phrase' next stands in 'text' from 'at' on; text.len where it does not. */
static size_t next(dz_str text, size_t at, dz_str phrase)
{
    while (at + phrase.len <= text.len) {
        const char *first = memchr(text.at + at, phrase.at[0], text.len - at - phrase.len + 1);

        if (!first)
            break;
        at = (size_t)(first - text.at);
        if (memcmp(first, phrase.at, phrase.len) == 0)
            return at;
        at++;
    }
    return text.len;
}

bool dz_formula_holds(const dz_formulas *formulas, dz_str text, size_t at, size_t len)
{
    for (size_t i = 0; i < formulas->rows.n; i++) {
        dz_str phrase = formulas->rows.at[i].phrase;
        size_t first = at + len > phrase.len ? at + len - phrase.len : 0; /* where it begins at the earliest */
        dz_str near = {text.at, at + phrase.len < text.len ? at + phrase.len : text.len};

        if (next(near, first, phrase) < near.len)
            return true;
    }
    return false;
}

bool dz_formula_answers(const dz_formulas *formulas, dz_str text, dz_number number)
{
    for (size_t i = 0; i < formulas->rows.n; i++) {
        const dz_formula *formula = &formulas->rows.at[i];

        if (next(text, 0, formula->phrase) == text.len)
            continue;
        for (size_t k = 0; k < formula->n; k++)
            if (dz_number_equal(formula->numbers[k], number))
                return true;
    }
    return false;
}
