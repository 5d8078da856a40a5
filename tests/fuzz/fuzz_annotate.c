/* fuzz_annotate.c — any bytes at all as an XLIFF that is checked, with the findings written into it. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem() */
#endif

#include "fuzz_format.h"

static bool has(dz_str text, const char *what) { return memmem(text.at, text.len, what, strlen(what)) != NULL; }

static bool begins_with(dz_str text, dz_str with) { return text.len >= with.len && memcmp(text.at, with.at, with.len) == 0; }

static dz_str behind(dz_str text, size_t n) { return (dz_str){text.at + n, text.len - n}; }

/** The text up to the first '>', which ends a tag, or all of it. */
static dz_str to_end(dz_str text)
{
    const char *end = memchr(text.at, '>', text.len);

    return (dz_str){text.at, end ? (size_t)(end - text.at) + 1 : text.len};
}

/** How much of the result at its next byte was added. What is added has no '>' but at the end of a tag: whole tags, and
 *  declarations at the end of the first element. */
static size_t added(dz_str result, dz_str file)
{
    dz_str tag = to_end(result);

    if (result.at[0] == ' ' && file.len && file.at[0] == '>' && (has(tag, "xmlns:") || has(tag, ":version=")))
        return tag.len - 1;
    if (result.at[0] != '<' || begins_with(file, tag) || begins_with(result, (dz_str){"<xliff", 6})) /* the root is there, whatever its attributes say */
        return 0;
    return has(tag, "locQualityIssue") || has(tag, "em startRef=\"dz") || tag.at[1] == '/' ? tag.len : 0;
}

/** The result without what was added is the file. */
static void must_be_kept(dz_str file, dz_str result)
{
    while (result.len) {
        size_t more = added(result, file);

        if (more) {
            result = behind(result, more);
            continue;
        }
        MUST(file.len && result.at[0] == file.at[0]);
        result = behind(result, 1);
        file = behind(file, 1);
    }
    MUST(file.len == 0);
}

/** The result is an XLIFF of the same texts. */
static void must_read_the_same(dz_document *const doc[2], dz_str result)
{
    dz_read_options options[2] = {{.format = "xliff"}, {.format = "xliff"}};
    dz_document    *again[2];

    MUST(dz_document_from_both("fuzz", result, options, again, NULL) == DZ_OK);
    for (int side = 0; side < 2; side++) {
        dz_str was = dz_document_text(doc[side]), is = dz_document_text(again[side]);

        MUST(was.len == is.len && memcmp(was.at, is.at, was.len) == 0);
        MUST(dz_document_blocks(doc[side]).n == dz_document_blocks(again[side]).n);
        dz_document_free(again[side]);
    }
}

static void annotate(dz_document *const doc[2], const dz_pair *pair)
{
    dz_ledger   *ledger;
    dz_findings *findings;
    dz_sink     *sink;
    dz_str       file = dz_document_bytes(doc[0]), result;

    MUST(dz_ledger_make(pair, &ledger, NULL) == DZ_OK);
    MUST(dz_check_run(pair, ledger, NULL, &findings, NULL) == DZ_OK);
    MUST(dz_sink_open_memory(&sink, NULL) == DZ_OK);
    dz_writer_named(DZ_FOR_CHECK, "xliff")->write(&(dz_report){.pair = pair, .ledger = ledger, .findings = findings}, sink);
    result = dz_sink_gathered(sink);
    if (dz_findings_all(findings).n == 0)
        MUST(result.len == file.len && memcmp(result.at, file.at, file.len) == 0);
    if (strcmp(dz_document_encoding(doc[0]), "utf-8") == 0)
        must_be_kept(file, result);
    must_read_the_same(doc, result);
    MUST(dz_sink_close(sink, NULL) == DZ_OK);
    dz_findings_free(findings);
    dz_ledger_free(ledger);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_read_options  options[2] = {{.format = "xliff", .keep = true}, {.format = "xliff"}};
    dz_align_options in_step = {.in_step = true};
    dz_document     *doc[2];
    dz_pair         *pair;

    if (size == 0 || dz_document_from_both("fuzz", (dz_str){(const char *)data, size}, options, doc, NULL) != DZ_OK)
        return 0;
    MUST(dz_pair_align(doc[0], doc[1], &in_step, &pair, NULL) == DZ_OK);
    annotate(doc, pair);
    dz_pair_free(pair);
    return 0;
}
