/* pattern.c — regular expressions, by ICU. Floor text. */
#include "text/pattern.h"

#include <unicode/uregex.h>

#include "base/fail.h"
#include "base/list.h"
#include "text/utf8.h"

/** In tens of thousands of ICU's steps back, some hundredths of a second; and in bytes. */
enum { MOST_STEPS = 100, MOST_ROOM = 4 << 20 };

struct dz_pattern {
    URegularExpression *icu;
};

/* ---- compiling ---- */

/** What ICU's codes mean to the one who wrote the pattern. */
static const char *words_for(UErrorCode code)
{
    static const struct {
        UErrorCode  code;
        const char *words;
    } table[] = {
        {U_REGEX_BAD_ESCAPE_SEQUENCE, "no such escape"},
        {U_REGEX_RULE_SYNTAX, "a syntax error"},
        {U_REGEX_PROPERTY_SYNTAX, "no such property of characters"},
        {U_REGEX_UNIMPLEMENTED, "something that is not supported"},
        {U_REGEX_MISMATCHED_PAREN, "a parenthesis without its other one"},
        {U_REGEX_NUMBER_TOO_BIG, "a number that is too large"},
        {U_REGEX_BAD_INTERVAL, "a '{' without 'n,m}'"},
        {U_REGEX_MAX_LT_MIN, "an interval that ends before it begins"},
        {U_REGEX_INVALID_BACK_REF, "a reference to a group that is not there"},
        {U_REGEX_INVALID_FLAG, "no such flag"},
        {U_REGEX_LOOK_BEHIND_LIMIT, "a look behind of no certain length"},
        {U_REGEX_MISSING_CLOSE_BRACKET, "a '[' without its ']'"},
        {U_REGEX_INVALID_RANGE, "a range that ends before it begins"},
        {U_REGEX_PATTERN_TOO_BIG, "more than fits"},
        {U_REGEX_INVALID_CAPTURE_GROUP_NAME, "no such name of a group"},
        {U_REGEX_SET_CONTAINS_STRING, "a string in a set"},
    };

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].code == code)
            return table[i].words;
    return "something ICU does not take";
}

/** Lays a text out in 'units', which has room for as many as it has bytes. */
static int32_t widen(dz_str text, UChar *units)
{
    int32_t n = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (c >= 0x10000)
            units[n++] = (UChar)(0xd7c0 + (c >> 10));
        units[n++] = (UChar)(c < 0x10000 ? c : 0xdc00 | (c & 0x3ff));
    }
    return n;
}

static dz_status fail_of(UErrorCode code, const UParseError *where, dz_error *error)
{
    if (code == U_MEMORY_ALLOCATION_ERROR)
        return dz_fail_nomem(error);
    return dz_fail(error, DZ_FORMAT, "the pattern has %s at character %d", words_for(code), where->offset);
}

static dz_status compile_units(dz_pattern *pattern, const UChar *units, int32_t n, dz_error *error)
{
    UErrorCode  code = U_ZERO_ERROR;
    UParseError where = {0};

    pattern->icu = uregex_open(units, n, UREGEX_ERROR_ON_UNKNOWN_ESCAPES, &where, &code);
    if (U_FAILURE(code))
        return fail_of(code, &where, error);
    uregex_setTimeLimit(pattern->icu, MOST_STEPS, &code);
    uregex_setStackLimit(pattern->icu, MOST_ROOM, &code);
    return U_FAILURE(code) ? fail_of(code, &where, error) : DZ_OK;
}

dz_status dz_pattern_compile(dz_str text, dz_pattern **out, dz_error *error)
{
    UChar       units[DZ_MOST_PATTERN];
    dz_pattern *pattern;
    dz_status   status;

    *out = NULL;
    if (text.len == 0)
        return dz_fail(error, DZ_FORMAT, "the pattern is empty");
    if (text.len > DZ_MOST_PATTERN)
        return dz_fail(error, DZ_TOO_LARGE, "the pattern has more than %d bytes", DZ_MOST_PATTERN);
    pattern = dz_alloc_zero(1, sizeof *pattern);
    if (!pattern)
        return dz_fail_nomem(error);
    status = compile_units(pattern, units, widen(text, units), error);
    if (status != DZ_OK) {
        dz_pattern_free(pattern);
        return status;
    }
    *out = pattern;
    return DZ_OK;
}

dz_pattern *dz_pattern_clone(const dz_pattern *pattern)
{
    UErrorCode  code = U_ZERO_ERROR;
    dz_pattern *copy = dz_alloc_zero(1, sizeof *copy);

    if (!copy)
        return NULL;
    copy->icu = uregex_clone(pattern->icu, &code);
    if (copy->icu) {
        uregex_setTimeLimit(copy->icu, MOST_STEPS, &code); /* a clone does not take them over */
        uregex_setStackLimit(copy->icu, MOST_ROOM, &code);
    }
    if (!copy->icu || U_FAILURE(code)) {
        dz_pattern_free(copy);
        return NULL;
    }
    return copy;
}

void dz_pattern_free(dz_pattern *pattern)
{
    if (!pattern)
        return;
    uregex_close(pattern->icu);
    dz_release(pattern);
}

/* ---- matching ---- */

dz_pattern_answer dz_pattern_find(dz_pattern *pattern, const uint16_t *units, size_t n, size_t from, size_t *begin, size_t *end)
{
    UErrorCode code = U_ZERO_ERROR;
    bool       found;

    if (n > DZ_MOST_MATCHED)
        return DZ_PATTERN_GAVE_UP;
    if (from > n)
        return DZ_PATTERN_NONE;
    uregex_setText(pattern->icu, units, (int32_t)n, &code);
    found = uregex_find(pattern->icu, (int32_t)from, &code);
    if (code == U_MEMORY_ALLOCATION_ERROR)
        return DZ_PATTERN_NOMEM;
    if (U_FAILURE(code)) /* U_REGEX_TIME_OUT, U_REGEX_STACK_OVERFLOW */
        return DZ_PATTERN_GAVE_UP;
    if (!found)
        return DZ_PATTERN_NONE;
    *begin = (size_t)uregex_start(pattern->icu, 0, &code);
    *end = (size_t)uregex_end(pattern->icu, 0, &code);
    return U_FAILURE(code) ? DZ_PATTERN_GAVE_UP : DZ_PATTERN_FOUND;
}
