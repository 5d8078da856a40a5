/* test_figures_random.c — random numbers, written in every way, come back equal. */
#include "rows.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "duizhao/figure.h"

#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || __has_feature(address_sanitizer) || \
    __has_feature(thread_sanitizer)
enum { MANY = 3000 };
#else
enum { MANY = 100000 };
#endif
enum { ROOM = 700 };

/* xorshift, from a fixed seed: the same numbers on every machine */
static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/* As many short numbers as long ones: below 10^2 .. 10^15. */
static int64_t any_number(uint64_t *seed)
{
    uint64_t most = 100;

    for (uint64_t more = next_random(seed) % 14; more > 0; more--)
        most *= 10;
    return (int64_t)(next_random(seed) % (most - 11) + 11);
}

/** One way to write numbers: a text, and the value that must come back. */
struct way {
    const char *name;
    dz_lang lang;
    void (*write)(const struct way *way, UNumberFormat *spell, uint64_t *seed, char text[ROOM], char want[60]);
    const char *group, *point; /* of digits */
    bool wide;
};

static void spell_out(UNumberFormat *spell, const char *decimal, char text[ROOM])
{
    UErrorCode error = U_ZERO_ERROR;
    UChar words[ROOM];
    int32_t n = unum_formatDecimal(spell, decimal, -1, words, ROOM, NULL, &error);

    u_strToUTF8(text, ROOM, NULL, words, n, &error);
    assert_true(U_SUCCESS(error));
}

static void whole_in_words(const struct way *way, UNumberFormat *spell, uint64_t *seed, char text[ROOM], char want[60])
{
    (void)way;
    (void)snprintf(want, 60, "%" PRId64, any_number(seed));
    spell_out(spell, want, text);
}

static void decimal_in_words(const struct way *way, UNumberFormat *spell, uint64_t *seed, char text[ROOM],
                             char want[60])
{
    (void)way;
    (void)snprintf(want, 60, "%" PRId64 ".%d%d", any_number(seed) % 100000000, (int)(next_random(seed) % 10),
                   (int)(next_random(seed) % 9 + 1));
    spell_out(spell, want, text);
}

/* 5亿2300万4150; 52.3万 */
static void by_ten_thousands(const struct way *way, UNumberFormat *spell, uint64_t *seed, char text[ROOM],
                             char want[60])
{
    static const char *const groups[] = {"万", "亿"};
    size_t which = next_random(seed) % 2;
    int yi = (int)(next_random(seed) % 9999), wan = (int)(next_random(seed) % 9000 + 1000),
        rest = (int)(next_random(seed) % 9000 + 1000), tenth = (int)(next_random(seed) % 9 + 1);

    (void)way;
    (void)spell;
    if (next_random(seed) % 2) {
        (void)snprintf(text, ROOM, "%d.%d%s", wan, tenth, groups[which]);
        (void)snprintf(want, 60, "%d%d%s", wan, tenth, which ? "0000000" : "000");
    } else if (yi > 0) {
        (void)snprintf(text, ROOM, "%d亿%d万%d", yi, wan, rest);
        (void)snprintf(want, 60, "%d%d%d", yi, wan, rest);
    } else {
        (void)snprintf(text, ROOM, "%d万%d", wan, rest);
        (void)snprintf(want, 60, "%d%d", wan, rest);
    }
}

static size_t put_digits(const struct way *way, const char *digits, size_t n, bool grouped, char *into)
{
    size_t at = 0;

    for (size_t i = 0; i < n; i++) {
        if (grouped && i > 0 && (n - i) % 3 == 0)
            at += (size_t)snprintf(into + at, ROOM - at, "%s", way->group);
        at += way->wide ? (size_t)snprintf(into + at, ROOM - at, "\xef\xbc%c", digits[i] - '0' + 0x90)
                        : (size_t)snprintf(into + at, ROOM - at, "%c", digits[i]);
    }
    return at;
}

/* Four bare digits may be a year, and one blank may part two numbers: neither is written. */
static void in_digits(const struct way *way, UNumberFormat *spell, uint64_t *seed, char text[ROOM], char want[60])
{
    int64_t value = any_number(seed);
    char digits[30], part[4];
    size_t n, at;

    (void)spell;
    while (value < 1000000 && (value >= 1000 || way->group[0] == ' ' || (way->group[0] & 0x80)))
        value = any_number(seed);
    n = (size_t)snprintf(digits, sizeof digits, "%" PRId64, value);
    (void)snprintf(part, sizeof part, "%d", (int)(next_random(seed) % 9 + 1));
    at = put_digits(way, digits, n, way->group[0] != '\0', text);
    if (way->point[0]) {
        at += (size_t)snprintf(text + at, ROOM - at, "%s", way->point);
        at += put_digits(way, part, 1, false, text + at);
        (void)snprintf(want, 60, "%s.%s", digits, part);
    } else
        (void)snprintf(want, 60, "%s", digits);
}

static const struct way ways[] = {
    {"whole numbers in Chinese words", DZ_LANG_ZH_HANS, whole_in_words, "", "", false},
    {"whole numbers in Traditional Chinese words", DZ_LANG_ZH_HANT, whole_in_words, "", "", false},
    {"whole numbers in English words", DZ_LANG_EN, whole_in_words, "", "", false},
    {"decimals in Chinese words", DZ_LANG_ZH_HANS, decimal_in_words, "", "", false},
    {"decimals in English words", DZ_LANG_EN, decimal_in_words, "", "", false},
    {"digits with 万 and 亿", DZ_LANG_ZH_HANS, by_ten_thousands, "", "", false},
    {"bare digits in Chinese", DZ_LANG_ZH_HANS, in_digits, "", "", false},
    {"bare digits in English", DZ_LANG_EN, in_digits, "", ".", false},
    {"digits and commas in Chinese", DZ_LANG_ZH_HANS, in_digits, ",", ".", false},
    {"digits and commas in English", DZ_LANG_EN, in_digits, ",", ".", false},
    {"digits and blanks in Chinese", DZ_LANG_ZH_HANS, in_digits, " ", ".", false},
    {"digits and blanks in English", DZ_LANG_EN, in_digits, " ", ".", false},
    {"digits and thin spaces in English", DZ_LANG_EN, in_digits, "\xe2\x80\x89", "", false},
    {"full-width digits in Chinese", DZ_LANG_ZH_HANS, in_digits, "", "．", true},
    {"full-width digits and commas in Chinese", DZ_LANG_ZH_HANS, in_digits, "，", "．", true},
};

/* A text of lines and its figures. */
struct found {
    dz_document *doc;
    dz_segments *segments;
    dz_figures *figures;
};

static void find(dz_lang lang, const char *text, size_t n, struct found *out)
{
    dz_read_options options = {.lang = lang, .lines = true};

    assert_int_equal(dz_document_from("text", (dz_str){text, n}, &options, &out->doc, NULL), DZ_OK);
    assert_int_equal(dz_segments_cut(out->doc, &out->segments, NULL), DZ_OK);
    assert_int_equal(dz_figures_find(out->segments, &out->figures, NULL), DZ_OK);
}

static void forget(struct found *found)
{
    dz_figures_free(found->figures);
    dz_segments_free(found->segments);
    dz_document_free(found->doc);
}

static UNumberFormat *speller(dz_lang lang)
{
    UErrorCode error = U_ZERO_ERROR;
    UNumberFormat *spell = unum_open(UNUM_SPELLOUT, NULL, 0,
                                     lang == DZ_LANG_EN        ? "en"
                                     : lang == DZ_LANG_ZH_HANT ? "zh_Hant"
                                                               : "zh",
                                     NULL, &error);

    assert_true(U_SUCCESS(error));
    return spell;
}

/* The next figure is the only one of its line, and has this value. */
static void must_be(const struct found *found, size_t *next, dz_span line, const char *text, const char *want)
{
    dz_figure_list all = dz_figures_all(found->figures);
    char value[DZ_FIGURE_VALUE_ROOM] = "no figure";

    if (*next < all.n && all.at[*next].span.at < dz_span_end(line))
        dz_figure_value(found->figures, &all.at[(*next)++], value, sizeof value);
    if (strcmp(value, want) != 0 || all.at[*next - 1].kind != DZ_FIGURE_NUMBER ||
        (*next < all.n && all.at[*next].span.at < dz_span_end(line)))
        fail_msg("'%.*s' gives '%s', not '%s' alone", (int)line.len, text + line.at, value, want);
}

static void comes_back(void **state)
{
    const struct way *way = *state;
    UNumberFormat *spell = speller(way->lang);
    uint64_t seed = 20240426;
    char *text = malloc((size_t)MANY * ROOM), (*want)[60] = malloc((size_t)MANY * sizeof *want);
    size_t n = 0, next = 0, at = 0;
    struct found found;

    assert_true(text && want);
    for (size_t i = 0; i < MANY; i++) {
        way->write(way, spell, &seed, text + n, want[i]);
        n += strlen(text + n);
        text[n++] = '\n';
    }
    find(way->lang, text, n, &found);
    for (size_t i = 0; i < MANY; i++) {
        const char *stop = memchr(text + at, '\n', n - at);
        dz_span line = {(uint32_t)at, (uint32_t)(stop - text - (ptrdiff_t)at)};

        must_be(&found, &next, line, text, want[i]);
        at += line.len + 1;
    }
    forget(&found);
    unum_close(spell);
    free(text);
    free(want);
}

/* ---- one text, spoken and written ------------------------------------------------- */

struct telling {
    const char *name;
    dz_lang lang;
    const char *around[4]; /* before, between and behind three numbers */
    bool share;            /* the last is under a hundred */
};

static const struct telling tellings[] = {
    {"English amounts and money", DZ_LANG_EN, {"They built ", " homes for ", " dollars within ", " kilometers."}, true},
    {"English shares", DZ_LANG_EN, {"More than ", " people and ", " tons, or ", " percent, were lost."}, true},
    {"Chinese amounts and money", DZ_LANG_ZH_HANS, {"全市建成住房", "套，投资", "元，总长", "公里。"}, true},
    {"Chinese ages and areas", DZ_LANG_ZH_HANS, {"超过", "人承包", "亩地，平均", "岁。"}, true},
};

static void put_number(const struct telling *telling, UNumberFormat *spell, int64_t value, char text[ROOM])
{
    struct way way = {.lang = telling->lang, .group = ",", .point = ""};
    char digits[30];
    size_t n = (size_t)snprintf(digits, sizeof digits, "%" PRId64, value);

    if (spell)
        spell_out(spell, digits, text);
    else
        text[put_digits(&way, digits, n, true, text)] = '\0';
}

static size_t tell(const struct telling *telling, UNumberFormat *spell, char *text)
{
    uint64_t seed = 7;
    size_t n = 0;

    for (size_t i = 0; i < MANY / 4; i++) {
        for (size_t k = 0; k < 3; k++) {
            int64_t value = any_number(&seed);

            n += (size_t)snprintf(text + n, ROOM, "%s", telling->around[k]);
            put_number(telling, spell, k == 2 ? value % 79 + 11 : value, text + n);
            n += strlen(text + n);
        }
        n += (size_t)snprintf(text + n, ROOM, "%s\n", telling->around[3]);
    }
    return n;
}

static void says_the_same(void **state)
{
    const struct telling *telling = *state;
    UNumberFormat *spell = speller(telling->lang);
    char *spoken = malloc((size_t)MANY * ROOM), *written = malloc((size_t)MANY * ROOM);
    struct found a, b;
    dz_figure_list one, other;

    assert_true(spoken && written);
    find(telling->lang, spoken, tell(telling, spell, spoken), &a);
    find(telling->lang, written, tell(telling, NULL, written), &b);
    one = dz_figures_all(a.figures);
    other = dz_figures_all(b.figures);
    for (size_t i = 0; i < one.n && i < other.n; i++) {
        const dz_figure *x = &one.at[i], *y = &other.at[i];
        char said[DZ_FIGURE_VALUE_ROOM], wrote[DZ_FIGURE_VALUE_ROOM];

        dz_figure_value(a.figures, x, said, sizeof said);
        dz_figure_value(b.figures, y, wrote, sizeof wrote);
        if (strcmp(said, wrote) != 0 || x->kind != y->kind || x->unit != y->unit || x->bound != y->bound)
            fail_msg("'%.*s' is %s, but '%.*s' is %s", (int)x->span.len, spoken + x->span.at, said, (int)y->span.len,
                     written + y->span.at, wrote);
    }
    assert_int_equal(one.n, MANY / 4 * 3);
    assert_int_equal(other.n, MANY / 4 * 3);
    forget(&a);
    forget(&b);
    unum_close(spell);
    free(spoken);
    free(written);
}

int main(void)
{
    ADD_ROWS(comes_back, ways);
    ADD_ROWS(says_the_same, tellings);
    return run_all("figures_random");
}
