/* test_figures_hostile.c — input that was never meant as a number: no crash, no overflow, no quadratic time. */
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>

#include "duizhao/figure.h"

#ifndef __has_feature
#define __has_feature(x) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || __has_feature(address_sanitizer) || \
    __has_feature(thread_sanitizer)
enum { SHARE = 15 }; /* a megabyte is a fifteenth of one */
#else
enum { SHARE = 1 };
#endif

/** A piece of text, thrown together with itself until it has so many bytes. */
static const struct row {
    const char *name, *piece;
    size_t bytes;
} rows[] = {
    {"ten thousand digits", "1234567890", 10000},
    {"ten thousand Han digits", "三七", 10000},
    {"亿 upon 亿", "亿", 3000},
    {"万 and 亿 by turns", "九万九亿", 100000},
    {"a division by nothing", "1/0 0/0 零分之五 5 out of 0 one in zero ", 5000},
    {"days that are none", "99月99日 2月31日 9999年99月99日 99/99/9999 ", 5000},
    {"powers past all bounds", "10^999 1e99 9e-99 9.9e99万亿 1e999 ", 5000},
    {"digits of other scripts and directions", "\u0661\u0662\u0663 \u202e123\u202c \u200f45% \u0967\u0968 ٪٣ ", 5000},
    {"a megabyte of 一", "一", 1000000},
    {"a megabyte of 十", "十", 1000000},
    {"a megabyte of 零", "零", 1000000},
    {"a megabyte of 分之", "三分之", 1000000},
    {"a megabyte of 第", "第", 1000000},
    {"a megabyte of 点", "一点", 1000000},
    {"a megabyte of 半", "半", 1000000},
    {"a megabyte of days", "3日、", 1000000},
    {"a megabyte of feet", "三尺", 1000000},
    {"a megabyte of 1", "1", 1000000},
    {"a megabyte of 0", "0", 1000000},
    {"a megabyte of groups", "1,", 1000000},
    {"a megabyte of groups of three", "123,", 1000000},
    {"a megabyte of blank groups", "123 ", 1000000},
    {"a megabyte of stops", "1.", 1000000},
    {"a megabyte of slashes", "1/", 1000000},
    {"a megabyte of hyphens", "1-", 1000000},
    {"a megabyte of colons", "1:", 1000000},
    {"a megabyte of letters and digits", "a1", 1000000},
    {"a megabyte of letters", "a", 1000000},
    {"a megabyte of I", "I", 1000000},
    {"a megabyte of codes", "A-1", 1000000},
    {"a megabyte of dollars", "$", 1000000},
    {"a megabyte of minus", "-", 1000000},
    {"a megabyte of primes", "1'", 1000000},
    {"a megabyte of ones", "one ", 1000000},
    {"a megabyte of hyphened ones", "one-", 1000000},
    {"a megabyte of twenties", "twenty-", 1000000},
    {"a megabyte of points", "point ", 1000000},
    {"a megabyte of digits behind a point", "point one one ", 1000000},
    {"a megabyte of millions", "million ", 1000000},
    {"a megabyte of and", "one and ", 1000000},
    {"a megabyte of halves", "a half and a half ", 1000000},
    {"a megabyte of days in English", "March 3 and ", 1000000},
    {"a megabyte of ordinals", "third ", 1000000},
    {"a megabyte of ranges", "1 to 2 to ", 1000000},
    {"a megabyte of inches", "7 feet 10 inches ", 1000000},
    {"a megabyte of an address", "http://", 1000000},
};

static size_t figures_of(const char *text, size_t n, dz_lang lang)
{
    dz_read_options options = {.lang = lang};
    dz_document *doc;
    dz_segments *segments;
    dz_figures *figures;
    char value[DZ_FIGURE_VALUE_ROOM];
    uint32_t end = 0;
    size_t found;

    assert_int_equal(dz_document_from_units("text", &(dz_str){text, n}, 1, &options, &doc, NULL), DZ_OK);
    assert_int_equal(dz_segments_cut(doc, &segments, NULL), DZ_OK);
    assert_int_equal(dz_figures_find(segments, &figures, NULL), DZ_OK);
    found = dz_figures_all(figures).n;
    for (size_t i = 0; i < found; i++) {
        const dz_figure *one = &dz_figures_all(figures).at[i];

        assert_true(one->span.len > 0 && one->span.at >= end);
        end = dz_span_end(one->span);
        dz_figure_value(figures, one, value, sizeof value);
    }
    assert_true(end <= n);
    dz_figures_free(figures);
    dz_segments_free(segments);
    dz_document_free(doc);
    return found;
}

static void is_taken(void **state)
{
    const struct row *row = *state;
    size_t n = 0, len = strlen(row->piece), bytes = row->bytes > 100000 ? row->bytes / SHARE : row->bytes;
    char *text = malloc(bytes + len);

    assert_non_null(text);
    for (; n < bytes; n += len)
        memcpy(text + n, row->piece, len);
    (void)figures_of(text, n, DZ_LANG_ZH_HANS);
    (void)figures_of(text, n, DZ_LANG_EN);
    free(text);
}

int main(void)
{
    ADD_ROWS(is_taken, rows);
    return run_all("figures_hostile");
}
