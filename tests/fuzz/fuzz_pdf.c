/* fuzz_pdf.c — any bytes at all, taken for what pdftotext said of a PDF. No other program is started: the linker puts
 * the call below in place of the one that would. */
#include "fuzz_format.h"

#include "read/child.h"

static dz_str said;

dz_status __wrap_dz_child_run(const dz_child *child, dz_str input, dz_buf *out, dz_error *error);

dz_status __wrap_dz_child_run(const dz_child *child, dz_str input, dz_buf *out, dz_error *error)
{
    (void)error;
    MUST(strcmp(child->program, "pdftotext") == 0 && child->most > input.len);
    dz_buf_str(out, said);
    MUST(dz_buf_ok(out));
    return DZ_OK;
}

/** document.h: each block stands on a page, and pages are in order. */
static void must_be_pages(const dz_document *doc)
{
    dz_block_list blocks = dz_document_blocks(doc);
    uint32_t      before = 1;

    for (size_t i = 0; i < blocks.n; i++) {
        const dz_spot *spot = dz_document_spot(doc, blocks.at[i].span.at);

        MUST(spot && spot->at <= blocks.at[i].span.at && spot->page >= before);
        before = spot->page;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_read_options options = {.format = "pdf", .allow_pdf = true};
    dz_document    *doc;

    said = (dz_str){size ? (const char *)data : "", size};
    doc = fuzz_document((dz_str){"%PDF-1.7\n", 9}, &options);
    if (!doc)
        return 0;
    must_be_pages(doc);
    dz_document_free(doc);
    return 0;
}
