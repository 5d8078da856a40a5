/* page.c — how fast the page is written: rows that were aligned and checked before, into memory.
 *
 *     bench_page RUNS ZH EN     each line of both texts is a segment
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "duizhao/duizhao.h"

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void must(dz_status status, const dz_error *error)
{
    if (status == DZ_OK)
        return;
    fprintf(stderr, "bench_page: %s\n", error->message);
    exit(EXIT_FAILURE);
}

static dz_document *read_lines(const char *path)
{
    dz_read_options options = {.lines = true};
    dz_document    *doc;
    dz_error        error;

    must(dz_document_read(path, &options, &doc, &error), &error);
    return doc;
}

static int by_size(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

static void measure(const dz_report *report, size_t runs)
{
    double *took = calloc(runs, sizeof *took);
    size_t  bytes = 0;

    for (size_t i = 0; took && i < runs; i++) {
        dz_sink *sink;
        dz_error error;
        double   start;

        must(dz_sink_open_memory(&sink, &error), &error);
        start = seconds();
        dz_writer_named(DZ_FOR_CHECK, "html")->write(report, sink);
        took[i] = seconds() - start;
        bytes = dz_sink_gathered(sink).len;
        dz_sink_discard(sink);
    }
    if (took) {
        qsort(took, runs, sizeof *took, by_size);
        printf("page: %zu rows, %zu findings, %.2f MB, %.3f s, %.0f MB/s\n", dz_pair_beads(report->pair).n,
               dz_findings_all(report->findings).n, (double)bytes / 1e6, took[runs / 2], (double)bytes / 1e6 / took[runs / 2]);
    }
    free(took);
}

int main(int argc, char **argv)
{
    dz_lexicon      *lexicon;
    dz_pair         *pair;
    dz_ledger       *ledger;
    dz_findings     *findings;
    dz_check_options asked = {0};
    dz_error         error;

    if (argc != 4 || atoi(argv[1]) < 1) {
        fprintf(stderr, "usage: bench_page RUNS ZH EN\n");
        return 2;
    }
    must(dz_lexicon_new(&lexicon, &error), &error);
    asked.lexicon = lexicon;
    must(dz_pair_align(read_lines(argv[2]), read_lines(argv[3]), &(dz_align_options){.lexicon = lexicon}, &pair, &error), &error);
    must(dz_ledger_make(pair, &ledger, &error), &error);
    must(dz_check_run(pair, ledger, &asked, &findings, &error), &error);
    measure(&(dz_report){.pair = pair, .ledger = ledger, .findings = findings, .asked = &asked, .fail_on = DZ_MINOR}, (size_t)atoi(argv[1]));
    dz_findings_free(findings);
    dz_ledger_free(ledger);
    dz_pair_free(pair);
    dz_lexicon_free(lexicon);
    return EXIT_SUCCESS;
}
