/* fuzz_repeats.c — any text at all, searched for what stands in it twice.
 * Input: one byte, the options of fuzz.h; then the text. */
#include "fuzz.h"

static bool is_within(dz_span inner, dz_span outer)
{
    return inner.at >= outer.at && dz_span_end(inner) <= dz_span_end(outer);
}

static void must_be_repeat(dz_str text, const dz_repeats *repeats, const dz_repeat *one)
{
    MUST(one->places.n >= 2 && one->tokens > 0 && one->equal <= one->tokens);
    for (size_t k = 0; k < one->places.n; k++) {
        must_be_span(text, one->places.at[k]);
        must_be_inked(text, one->places.at[k]);
        MUST(k == 0 || one->places.at[k].at >= dz_span_end(one->places.at[k - 1]));
        MUST(dz_repeats_cover(repeats, one->places.at[k]));
    }
    for (size_t i = 0; i < one->differences.n; i++) {
        const dz_difference *d = &one->differences.at[i];

        MUST(d->place > 0 && d->place < one->places.n);
        MUST(d->span[0].len + d->span[1].len > 0);
        for (int s = 0; s < 2; s++)
            must_be_span(text, d->span[s]);
        MUST(d->span[0].len == 0 || is_within(d->span[0], one->places.at[0]));
        MUST(d->span[1].len == 0 || is_within(d->span[1], one->places.at[d->place]));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_read_options options = options_of(size ? data[0] : 0);
    dz_str          bytes = {size ? (const char *)data + 1 : "", size ? size - 1 : 0};
    dz_document    *doc;
    dz_segments    *segments;
    dz_figures     *figures;
    dz_repeats     *repeats;
    dz_repeat_list  all;

    if (dz_document_from("fuzz", bytes, &options, &doc, NULL) != DZ_OK)
        return 0;
    MUST(dz_segments_cut(doc, &segments, NULL) == DZ_OK);
    MUST(dz_figures_find(segments, &figures, NULL) == DZ_OK);
    MUST(dz_repeats_find(figures, &repeats, NULL) == DZ_OK);
    all = dz_repeats_all(repeats);
    for (size_t i = 0; i < all.n; i++)
        must_be_repeat(dz_document_text(doc), repeats, &all.at[i]);
    dz_repeats_free(repeats);
    dz_figures_free(figures);
    dz_segments_free(segments);
    dz_document_free(doc);
    return 0;
}
