/* main.c — duizhao-lexicon: makes a lexicon file of tables of text. Floor lexicon. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <unistd.h>

#include "base/fail.h"
#include "duizhao/version.h"
#include "lexicon/table.h"

enum { DONE = 0, USAGE = 2, NOT_READ = 3, BROKEN = 4 };

static const char help[] = "Usage: duizhao-lexicon -o OUT TABLE...\n"
                           "Makes a lexicon for 'duizhao --lexicon' of tables of text (UTF-8), one headword a line:\n"
                           "headword, tab, glosses divided by ';'. With three columns the second is the reading.\n\n"
                           "Options:\n"
                           "  -o FILE    where to write, whole or not at all\n"
                           "  -h         this help\n"
                           "  -V         the version\n\n"
                           "Example: duizhao-lexicon -o terms.lexicon terms.tsv\n";

static int complain(int status, const char *what)
{
    char clean[1024];

    dz_clean(clean, sizeof clean, what);
    fprintf(stderr, "duizhao-lexicon: %s\n", clean);
    return status;
}

/** Reads a whole file. */
static bool slurp(const char *path, dz_buf *into)
{
    FILE *file = fopen(path, "rb");
    char  block[1 << 16];
    bool  good = file != NULL;

    for (size_t n; good && (n = fread(block, 1, sizeof block, file)) > 0;)
        dz_buf_add(into, block, n);
    good = good && !ferror(file) && dz_buf_ok(into);
    if (file)
        fclose(file);
    return good;
}

/** Writes a file beside its place, and then into its place. */
static int write_whole(const char *path, dz_str bytes)
{
    char  beside[4096];
    FILE *file;
    bool  good;

    if (snprintf(beside, sizeof beside, "%s.%ld.tmp", path, (long)getpid()) >= (int)sizeof beside)
        return complain(BROKEN, "the name of the output is too long");
    file = fopen(beside, "wbx");
    good = file && fwrite(bytes.at, 1, bytes.len, file) == bytes.len;
    if (file && fclose(file) != 0)
        good = false;
    if (good && rename(beside, path) == 0)
        return DONE;
    fprintf(stderr, "duizhao-lexicon: cannot write: %s\n", strerror(errno));
    if (file)
        remove(beside);
    return BROKEN;
}

/** Reads the tables; their bytes stay in 'held'. */
static int read_tables(dz_table *table, int n, char **paths, dz_buf *held)
{
    dz_error error;

    for (int i = 0; i < n; i++) {
        if (!slurp(paths[i], &held[i])) {
            fprintf(stderr, "duizhao-lexicon: a table cannot be read: %s\n", strerror(errno));
            return NOT_READ;
        }
        if (dz_table_read(table, paths[i], dz_buf_all(&held[i]), &error) != DZ_OK)
            return complain(error.status == DZ_NOMEM ? BROKEN : NOT_READ, error.message);
    }
    return DONE;
}

static int make(const char *out, int n, char **paths)
{
    dz_buf  *held = dz_alloc_zero((size_t)n, sizeof *held), bytes = {0};
    dz_table table = {.says[DZ_SAYS_NAME] = {"lexicon", 7}};
    dz_error error;
    int      status = held ? read_tables(&table, n, paths, held) : complain(BROKEN, "out of memory");

    if (status == DONE && dz_table_build(&table, &bytes, &error) != DZ_OK)
        status = complain(BROKEN, error.message);
    if (status == DONE)
        status = write_whole(out, dz_buf_all(&bytes));
    dz_table_free(&table);
    dz_buf_free(&bytes);
    for (int i = 0; held && i < n; i++)
        dz_buf_free(&held[i]);
    dz_release(held);
    return status;
}

int main(int argc, char **argv)
{
    const char *out = NULL;

    for (int letter; (letter = getopt(argc, argv, "o:hV")) != -1;)
        switch (letter) {
        case 'o': out = optarg; break;
        case 'h': return fputs(help, stdout) < 0 || fflush(stdout) != 0 ? BROKEN : DONE;
        case 'V': return printf("duizhao-lexicon %s\n", dz_version()) < 0 || fflush(stdout) != 0 ? BROKEN : DONE;
        default: return USAGE;
        }
    if (!out || optind == argc)
        return complain(USAGE, "an output and a table are needed; try 'duizhao-lexicon -h'");
    return make(out, argc - optind, argv + optind);
}
