/* fuzz_read.c — any bytes at all, read, cut and searched for figures.
 * Input: one byte of options, as options_of() takes them; then the text. */
#include "fuzz.h"

/** document.h, over one document made of 'bytes'. */
static void must_be_document(const dz_document *doc, dz_str bytes, bool lines)
{
    dz_str        text = dz_document_text(doc);
    dz_block_list blocks = dz_document_blocks(doc);
    dz_place      before = {0, 1, 1};
    uint32_t      end = 0;

    MUST(dz_utf8_valid(text.at, text.len) == text.len);
    MUST(strcmp(dz_document_name(doc), "fuzz") == 0);
    MUST(dz_document_size(doc) == bytes.len);
    MUST(strlen(dz_document_sha256(doc)) == 64 && strspn(dz_document_sha256(doc), "0123456789abcdef") == 64);
    MUST(dz_lang_tag(dz_document_lang(doc)) != NULL);
    for (size_t i = 0; i < blocks.n; i++) {
        dz_span  span = blocks.at[i].span;
        dz_place place = dz_document_place(doc, span.at);

        must_be_span(text, span);
        MUST(span.at >= end);
        MUST(blocks.at[i].kind == (lines ? DZ_BLOCK_UNIT : DZ_BLOCK_PARAGRAPH));
        MUST(is_white(text, end, span.at));
        end = dz_span_end(span);
        MUST(dz_document_slice(doc, span).len == span.len);
        MUST(place.line >= before.line && place.column >= 1 && place.byte >= before.byte);
        MUST(place.byte == dz_document_origin(doc, span.at) && place.byte <= bytes.len);
        if (!lines)
            must_be_inked(text, span);
        before = place;
    }
    MUST(is_white(text, end, (uint32_t)text.len));
    must_be_origins(doc, bytes);
}

static void cut_and_find(const dz_document *doc)
{
    dz_segments *segments;
    dz_figures  *figures;

    MUST(dz_segments_cut(doc, &segments, NULL) == DZ_OK);
    must_be_segments(doc, segments);
    MUST(dz_figures_find(segments, &figures, NULL) == DZ_OK);
    must_be_figures(segments, figures);
    dz_figures_free(figures);
    dz_segments_free(segments);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_read_options options = options_of(size ? data[0] : 0);
    dz_str          bytes = {size ? (const char *)data + 1 : "", size ? size - 1 : 0};
    dz_document    *doc;
    dz_error        error = {0};
    dz_status       status = dz_document_from("fuzz", bytes, &options, &doc, &error);

    if (status == DZ_OK) {
        must_be_document(doc, bytes, options.lines);
        cut_and_find(doc);
        dz_document_free(doc);
        return 0;
    }
    MUST(doc == NULL);
    MUST(status == DZ_FORMAT || status == DZ_ENCODING || status == DZ_TOO_LARGE);
    must_say_why(status, &error);
    return 0;
}
