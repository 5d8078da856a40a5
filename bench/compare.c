/* compare.c — how fast texts are compared: with themselves, for what repeats, and as two versions.
 * Usage: bench_compare RUNS repeats FILE...
 *        bench_compare RUNS diff OLD NEW
 * CPU time, the best of RUNS runs; reading, cutting and finding figures are not in it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "compare/edits.h"
#include "duizhao/duizhao.h"

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static long peak_megabytes(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

static void give_up(const char *why)
{
    fprintf(stderr, "bench_compare: %s\n", why);
    exit(1);
}

typedef struct text {
    dz_document *doc;
    dz_segments *segments;
    dz_figures  *figures;
} text;

static text open_text(const char *path)
{
    text     t;
    dz_error error;

    if (dz_document_read(path, NULL, &t.doc, &error) != DZ_OK || dz_segments_cut(t.doc, &t.segments, &error) != DZ_OK ||
        dz_figures_find(t.segments, &t.figures, &error) != DZ_OK)
        give_up(error.message);
    return t;
}

static void close_text(text *t)
{
    dz_figures_free(t->figures);
    dz_segments_free(t->segments);
    dz_document_free(t->doc);
}

static void repeats(int runs, const char *path)
{
    text   t = open_text(path);
    double best = 1e9, megabytes = (double)dz_document_size(t.doc) / 1e6;
    size_t rows = 0;

    for (int i = 0; i < runs; i++) {
        double      start = now(), took;
        dz_repeats *found;
        dz_error    error;

        if (dz_repeats_find(t.figures, &found, &error) != DZ_OK)
            give_up(error.message);
        took = now() - start;
        best = took < best ? took : best;
        rows = dz_repeats_all(found).n;
        dz_repeats_free(found);
    }
    printf("repeats %s: %.2f MB, %.4f s, %.1f MB/s, rows %zu, peak %ld MB\n", path, megabytes, best, megabytes / best, rows, peak_megabytes());
    close_text(&t);
}

/** The edits between the tokens of two texts, without alignment. */
static double time_edits(const text t[2], size_t *tokens, size_t *edits)
{
    dz_tokens list[2] = {{0}, {0}};
    dz_edits  found = {0};
    double    start, took;

    for (int s = 0; s < 2; s++)
        if (!dz_tokens_add(&list[s], t[s].figures, true))
            give_up("out of memory");
    start = now();
    if (!dz_edits_find((dz_token_list){list[0].at, list[0].n}, (dz_token_list){list[1].at, list[1].n}, &found))
        give_up("out of memory");
    took = now() - start;
    *tokens = list[0].n;
    *edits = found.n;
    dz_list_free(&found);
    dz_list_free(&list[0]);
    dz_list_free(&list[1]);
    return took;
}

/** Everything that 'diff' does but reading the files and writing the report. */
static double time_versions(const char *const path[2])
{
    const dz_align_options options = {.versions = true};
    dz_document           *doc[2];
    dz_pair               *pair;
    dz_changes            *changes;
    dz_error               error;
    double                 start;

    for (int s = 0; s < 2; s++)
        if (dz_document_read(path[s], NULL, &doc[s], &error) != DZ_OK)
            give_up(error.message);
    start = now();
    if (dz_pair_align(doc[0], doc[1], &options, &pair, &error) != DZ_OK || dz_pair_changes(pair, &changes, &error) != DZ_OK)
        give_up(error.message);
    start = now() - start;
    dz_changes_free(changes);
    dz_pair_free(pair);
    return start;
}

static void diff(int runs, const char *const path[2])
{
    text   t[2] = {open_text(path[0]), open_text(path[1])};
    size_t tokens = 0, edits = 0;
    double best = 1e9, all = 1e9;

    for (int i = 0; i < runs; i++) {
        double took = time_edits(t, &tokens, &edits);

        best = took < best ? took : best;
    }
    printf("edits %s %s: %zu tokens, %zu edits, %.4f s, peak %ld MB\n", path[0], path[1], tokens, edits, best, peak_megabytes());
    close_text(&t[0]);
    close_text(&t[1]);
    for (int i = 0; i < runs && i < 3; i++) {
        double took = time_versions(path);

        all = took < all ? took : all;
    }
    printf("versions %s %s: cut, aligned and compared in %.4f s, peak %ld MB\n", path[0], path[1], all, peak_megabytes());
}

int main(int argc, char **argv)
{
    int runs = argc > 2 ? atoi(argv[1]) : 0;

    if (runs > 0 && argc == 5 && strcmp(argv[2], "diff") == 0)
        diff(runs, (const char *const[2]){argv[3], argv[4]});
    else if (runs > 0 && argc > 3 && strcmp(argv[2], "repeats") == 0)
        for (int i = 3; i < argc; i++)
            repeats(runs, argv[i]);
    else
        give_up("usage: RUNS repeats FILE... | RUNS diff OLD NEW");
    return 0;
}
