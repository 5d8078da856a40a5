/* fuzz_records.c — any bytes at all as records, of each command.
 * Input: one byte that chooses the command and the options, then the lines. */
#include "fuzz.h"

#include <jansson.h>

enum { MOST = 1 << 13, LEDGER = 8, TERMS = 16, EXPLAIN = 32, LINES = 64 };

static const dz_command commands[] = {DZ_FOR_CHECK, DZ_FOR_ALIGN, DZ_FOR_SEGMENT, DZ_FOR_EXTRACT, DZ_FOR_MATCH, DZ_FOR_DIFF};

/** How many lines have more than white space. */
static size_t count_lines(dz_str text)
{
    size_t n = 0;
    bool   inked = false;

    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\n')
            inked = false;
        else if (!inked && !strchr(" \t\r", text.at[i] ? text.at[i] : 'x'))
            n += inked = true;
    }
    return n;
}

/** Each answer is one object on one line, and an error says why. */
static void must_be_answers(dz_str text, const dz_records_result *result)
{
    size_t n = 0, failed = 0;

    for (const char *at = text.at, *end = text.len ? text.at + text.len : at; at < end; n++) {
        const char   *stop = memchr(at, '\n', (size_t)(end - at));
        json_error_t  why;
        json_t       *json;
        const json_t *error;

        MUST(stop);
        json = json_loadb(at, (size_t)(stop - at), JSON_ALLOW_NUL, &why);
        MUST(json_is_object(json));
        error = json_object_get(json, "error");
        MUST(!error || (json_is_string(error) && json_string_length(error) > 0));
        failed += error != NULL;
        json_decref(json);
        at = stop + 1;
    }
    MUST(n == result->read && failed == result->failed && result->findings <= n);
}

static void run(dz_command command, const dz_records_options *options, dz_str lines)
{
    FILE             *in = fmemopen((void *)(uintptr_t)lines.at, lines.len, "rb");
    dz_sink          *out = NULL;
    dz_records_result result = {0};
    dz_error          error = {0};

    MUST(in && dz_sink_open_memory(&out, &error) == DZ_OK);
    MUST(dz_records_run(command, options, in, out, &result, &error) == DZ_OK);
    MUST(result.read == count_lines(lines));
    must_be_answers(dz_sink_gathered(out), &result);
    dz_sink_close(out, &error);
    fclose(in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static dz_lexicon *lexicon;
    dz_records_options options = {.lexicon = lexicon};
    uint8_t            asked = size ? data[0] : 0;

    if (!lexicon)
        MUST(dz_lexicon_new(&lexicon, NULL) == DZ_OK);
    if (size < 2 || size > MOST)
        return 0;
    options.lexicon = lexicon;
    options.ledger = asked & LEDGER;
    options.terms = asked & TERMS;
    options.explain = asked & EXPLAIN;
    options.read[0].lines = options.read[1].lines = asked & LINES;
    run(commands[(asked & 7) % (sizeof commands / sizeof *commands)], &options, (dz_str){(const char *)data + 1, size - 1});
    return 0;
}
