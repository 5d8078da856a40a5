/* fuzz_figures.c — any text at all, searched for figures in one language.
 * Input: one byte, whose two lowest bits choose the language; then the text. */
#include "fuzz.h"

static dz_lang lang_of(uint8_t byte)
{
    static const dz_lang langs[] = {DZ_LANG_EN, DZ_LANG_ZH_HANS, DZ_LANG_ZH_HANT, DZ_LANG_UNKNOWN};

    return langs[byte % 4];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_read_options options = {.lang = lang_of(size ? data[0] : 0), .lines = true, .encoding = "utf-8"};
    dz_str bytes = {size ? (const char *)data + 1 : "", size ? size - 1 : 0};
    dz_document *doc;
    dz_segments *segments;
    dz_figures *figures;

    if (dz_document_from("fuzz", bytes, &options, &doc, NULL) != DZ_OK)
        return 0;
    MUST(dz_segments_cut(doc, &segments, NULL) == DZ_OK);
    MUST(dz_figures_find(segments, &figures, NULL) == DZ_OK);
    must_be_figures(segments, figures);
    dz_figures_free(figures);
    dz_segments_free(segments);
    dz_document_free(doc);
    return 0;
}
