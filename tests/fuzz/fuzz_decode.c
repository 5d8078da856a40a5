/* fuzz_decode.c — any bytes at all, decoded in the judged encoding and in each by name, searched for damage, mended.
 * Input: one byte of options, as options_of() takes them; then the text. */
#include "fuzz.h"

static void read_as(dz_str bytes, dz_read_options options)
{
    dz_document *doc;
    dz_error     error = {0};
    dz_status    status = dz_document_from("fuzz", bytes, &options, &doc, &error);

    if (status != DZ_OK) {
        MUST(doc == NULL);
        MUST(status == DZ_FORMAT || status == DZ_TOO_LARGE || (status == DZ_ENCODING && !options.encoding));
        must_say_why(status, &error);
        return;
    }
    MUST(dz_utf8_valid(dz_document_text(doc).at, dz_document_text(doc).len) == dz_document_text(doc).len);
    must_be_origins(doc, bytes);
    dz_document_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const encodings[] = {NULL, "utf-8", "utf-16le", "utf-16be", "gbk", "big5", "latin1"};
    dz_read_options          options = options_of(size ? data[0] : 0);
    dz_str                   bytes = {size ? (const char *)data + 1 : "", size ? size - 1 : 0};

    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
        options.encoding = encodings[i];
        options.repair = false;
        read_as(bytes, options);
        options.repair = true;
        read_as(bytes, options);
    }
    return 0;
}
