/* fuzz_options.c — any command line. Nothing is run, and no file is named that is there.
 * Input: a byte that tells the command; then the words behind it, with NUL bytes between. */
#include <ctype.h>
#include <unistd.h>

#include "../../src/cli/cli.h"
#include "fuzz.h"

enum { MOST_WORDS = 60 };

/** The words of an input, each with its NUL; '/' stands between digits alone, so that no folder is left. */
static int take_words(char *text, size_t size, char *words[MOST_WORDS + 2])
{
    static char program[] = "duizhao";
    int         n = 0;

    words[n++] = program;
    for (size_t at = 0; at < size && n <= MOST_WORDS; at += strlen(text + at) + 1)
        words[n++] = text + at;
    for (size_t at = 0; at < size; at++)
        if (text[at] == '/' && !(at > 0 && isdigit((unsigned char)text[at - 1]) && isdigit((unsigned char)text[at + 1])))
            text[at] = '_';
    words[n] = NULL;
    return n;
}

static void must_be_settings(const settings *set, int argc, int first)
{
    MUST(set->done == -1 || (set->done >= EXIT_CLEAN && set->done <= EXIT_BROKEN));
    MUST(first >= 1 && first <= argc);
    MUST(set->color >= -1 && set->color <= 1);
    MUST((int)set->options.fail_on >= 0 && set->options.fail_on < DZ_SEVERITIES);
    if (set->done < 0) {
        MUST(set->shard <= set->shards);
        MUST(set->output != NULL);
    }
}

/** Somewhere without files, and without help and complaints between those of the fuzzer. */
static void prepare(void)
{
    static bool prepared;
    char        empty[] = "/tmp/duizhao-fuzz-XXXXXX";

    if (prepared)
        return;
    prepared = true;
    MUST(setenv("DUIZHAO_LEXICON", "", 1) == 0 && mkdtemp(empty) && chdir(empty) == 0 && rmdir(empty) == 0);
    stdout = fopen("/dev/null", "w");
    stderr = fopen("/dev/null", "w");
    MUST(stdout && stderr);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char    *text = malloc(size + 1), *words[MOST_WORDS + 2];
    size_t   count = 0;
    settings set;
    int      argc, first;

    if (size == 0) {
        free(text);
        return 0;
    }
    prepare();
    memcpy(text, data + 1, size - 1);
    text[size - 1] = text[size] = '\0';
    while (commands[count])
        count++;
    argc = take_words(text, size, words);
    first = argc;
    options_parse(commands[data[0] % count], argc, words, &set, &first);
    must_be_settings(&set, argc, first);
    options_free(&set);
    free(text);
    return 0;
}
