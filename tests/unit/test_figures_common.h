/* test_figures_common.h — what the tests of both scanners share.
 * Before it: LANG, a dz_lang; LOCALE, for ICU; PIECES, an array of strings to throw together. */
#include <inttypes.h>
#include <stdio.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "duizhao/figure.h"

/* How the figures of a text read: kind:value unit bound, one behind the other. */
static void tell(const dz_figures *figures, char *into, size_t room)
{
    dz_figure_list list = dz_figures_all(figures);
    size_t n = 0;

    into[0] = '\0';
    for (size_t i = 0; i < list.n && n < room; i++) {
        char value[DZ_FIGURE_VALUE_ROOM];
        const char *unit = dz_figure_unit(&list.at[i]), *bound = dz_bound_name((dz_bound)list.at[i].bound);

        dz_figure_value(figures, &list.at[i], value, sizeof value);
        n += (size_t)snprintf(into + n, room - n, "%s%s:%s%s%s%s%s", i ? "; " : "",
                              dz_figure_kind_name((dz_figure_kind)list.at[i].kind), value, unit ? " " : "",
                              unit ? unit : "", bound ? " " : "", bound ? bound : "");
    }
}

static void find(const char *text, size_t n, char *into, size_t room)
{
    dz_read_options options = {.lang = LANG};
    dz_document *doc;
    dz_segments *segments;
    dz_figures *figures;

    assert_int_equal(dz_document_from_units("text", &(dz_str){text, n}, 1, &options, &doc, NULL), DZ_OK);
    assert_int_equal(dz_segments_cut(doc, &segments, NULL), DZ_OK);
    assert_int_equal(dz_figures_find(segments, &figures, NULL), DZ_OK);
    tell(figures, into, room);
    dz_figures_free(figures);
    dz_segments_free(segments);
    dz_document_free(doc);
}

/** A text, and what its figures read as. */
struct row {
    const char *name, *text, *figures;
};

static void reads(void **state)
{
    const struct row *row = *state;
    char told[2000];

    find(row->text, strlen(row->text), told, sizeof told);
    assert_string_equal(told, row->figures);
}

/* xorshift, from a fixed seed: the same numbers on every machine */
static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

/* ICU tells a number in words; we must read the same number. */
static void round_trip(void **state)
{
    UErrorCode error = U_ZERO_ERROR;
    UNumberFormat *spell = unum_open(UNUM_SPELLOUT, NULL, 0, LOCALE, NULL, &error);
    uint64_t seed = 20240426;

    (void)state;
    assert_true(U_SUCCESS(error));
    for (int i = 0; i < 3000; i++) {
        int64_t value =
            (int64_t)(next_random(&seed) % (uint64_t[]){100, 10000, 1000000, 1000000000000, 1000000000000000}[i % 5]);
        UChar words[300];
        char bytes[900], told[200], want[60];
        int32_t n, bytes_n;

        if (value < 4)
            continue;
        error = U_ZERO_ERROR;
        n = unum_formatInt64(spell, value, words, 300, NULL, &error);
        u_strToUTF8(bytes, sizeof bytes, &bytes_n, words, n, &error);
        assert_true(U_SUCCESS(error));
        (void)snprintf(want, sizeof want, "number:%" PRId64, value);
        find(bytes, (size_t)bytes_n, told, sizeof told);
        if (strcmp(told, want) != 0)
            fail_msg("'%.*s' gives '%s', not '%s'", (int)bytes_n, bytes, told, want);
    }
    unum_close(spell);
}

/* Whatever stands there, nothing but a list of figures comes back: no crash, spans in order and inside. */
static void takes_anything(void **state)
{
    uint64_t seed = 7;
    char text[400], told[4000];

    (void)state;
    for (int i = 0; i < 3000; i++) {
        size_t n = 0;

        while (n < 300) {
            const char *piece = PIECES[next_random(&seed) % (sizeof PIECES / sizeof *PIECES)];

            memcpy(text + n, piece, strlen(piece));
            n += strlen(piece);
        }
        find(text, n, told, sizeof told);
    }
}
