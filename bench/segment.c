/* segment.c — how fast a text is read, cut and searched for figures, beside bare ICU. Run by scripts/bench.
 *
 *     bench_segment RUNS FILE...
 *
 * For each file, the median of RUNS: MB/s of UTF-8 for reading (structure), for
 * cutting (kinds and sentences), for finding figures and for ICU's sentence breaks over the same
 * paragraphs, which were made UTF-16 before the clock was started. CPU time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <unicode/ubrk.h>
#include <unicode/ustring.h>

#include "duizhao/figure.h"

enum { MOST_RUNS = 101 };

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); /* not the time that others take */
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void fail(const char *what)
{
    fprintf(stderr, "bench_segment: %s\n", what);
    exit(2);
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static double median(double *times, int n)
{
    qsort(times, (size_t)n, sizeof *times, by_value);
    return times[n / 2];
}

static dz_str slurp(const char *path)
{
    FILE  *file = fopen(path, "rb");
    size_t room = 1 << 20, n = 0, got;
    char  *at = malloc(room);

    if (!file || !at)
        fail("cannot open a file");
    while ((got = fread(at + n, 1, room - n, file)) > 0) {
        n += got;
        if (n == room && !(at = realloc(at, room *= 2)))
            fail("out of memory");
    }
    fclose(file);
    return (dz_str){at, n};
}

/** The paragraphs as UTF-16, one behind the other; n + 1 offsets. */
typedef struct wide {
    UChar   *units;
    int32_t *from;
    size_t   n;
} wide;

static wide widen(const dz_document *doc)
{
    dz_block_list blocks = dz_document_blocks(doc);
    wide          all = {malloc((dz_document_text(doc).len + 1) * sizeof(UChar)), malloc((blocks.n + 1) * sizeof(int32_t)), blocks.n};
    int32_t       at = 0;

    if (!all.units || !all.from)
        fail("out of memory");
    for (size_t i = 0; i < blocks.n; i++) {
        dz_str     text = dz_document_slice(doc, blocks.at[i].span);
        UErrorCode status = U_ZERO_ERROR;
        int32_t    length;

        all.from[i] = at;
        u_strFromUTF8(all.units + at, (int32_t)text.len + 1, &length, text.at, (int32_t)text.len, &status);
        if (U_FAILURE(status))
            fail("a text is not UTF-8");
        at += length;
    }
    all.from[blocks.n] = at;
    return all;
}

static double time_icu(const wide *all, const char *locale)
{
    UErrorCode      status = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &status);
    double          start = now();

    for (size_t i = 0; i < all->n; i++) {
        ubrk_setText(breaks, all->units + all->from[i], all->from[i + 1] - all->from[i], &status);
        while (ubrk_next(breaks) != UBRK_DONE)
            ;
    }
    start = now() - start;
    ubrk_close(breaks);
    return start;
}

static void bench(const char *path, int runs)
{
    dz_str   bytes = slurp(path);
    double   megabytes = (double)bytes.len / 1e6, read[MOST_RUNS], cut[MOST_RUNS], icu[MOST_RUNS], find[MOST_RUNS], r, c, i, f;
    dz_error error;
    size_t   segments = 0;

    for (int run = 0; run < runs; run++) {
        dz_document *doc;
        dz_segments *all;
        dz_figures  *figures;
        wide         units;
        double       start = now();

        if (dz_document_from(path, bytes, NULL, &doc, &error) != DZ_OK)
            fail(error.message);
        read[run] = now() - start;
        start = now();
        if (dz_segments_cut(doc, &all, &error) != DZ_OK)
            fail(error.message);
        cut[run] = now() - start;
        start = now();
        if (dz_figures_find(all, &figures, &error) != DZ_OK)
            fail(error.message);
        find[run] = now() - start;
        units = widen(doc);
        icu[run] = time_icu(&units, dz_lang_is_zh(dz_document_lang(doc)) ? "zh" : "en");
        segments = dz_segments_all(all).n;
        free(units.units);
        free(units.from);
        dz_figures_free(figures);
        dz_segments_free(all);
        dz_document_free(doc);
    }
    r = median(read, runs);
    c = median(cut, runs);
    i = median(icu, runs);
    f = median(find, runs);
    printf("%-28s %7.1f MB %8zu segments  read %6.1f  cut %6.1f  read+cut %6.1f  bare ICU %6.1f MB/s  cut/ICU %.2f\n", path,
           megabytes, segments, megabytes / r, megabytes / c, megabytes / (r + c), megabytes / i, i / c);
    printf("%-28s %30s figures %6.1f MB/s  figures/ICU %.2f\n", "", "", megabytes / f, i / f);
    free((void *)(uintptr_t)bytes.at);
}

int main(int argc, char **argv)
{
    int runs = argc > 2 ? atoi(argv[1]) : 0;

    if (runs < 1 || runs > MOST_RUNS)
        fail("usage: bench_segment RUNS FILE..., RUNS from 1 to 101");
    for (int i = 2; i < argc; i++)
        bench(argv[i], runs);
    return 0;
}
