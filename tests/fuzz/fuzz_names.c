/* fuzz_names.c — any two texts, searched for names and held against each other.
 * Input: the Chinese text, a line feed, the English one. */
#include "duizhao/match.h"
#include "fuzz.h"

static dz_lexicon *lexicon;

/** Names come in order, disjoint, each inside of its segment. */
static void must_be_names(const dz_names *names)
{
    dz_name_list    list = dz_names_all(names);
    dz_segment_list segments = dz_segments_all(dz_names_segments(names));
    uint32_t        end = 0;
    size_t          counted = 0;

    for (size_t i = 0; i < list.n; i++) {
        char        reading[DZ_READING_ROOM];
        dz_span     span = list.at[i].span;
        dz_segment  segment = segments.at[list.at[i].segment];

        MUST(span.len > 0 && span.at >= end && span.at >= segment.span.at && dz_span_end(span) <= dz_span_end(segment.span));
        end = dz_span_end(span);
        dz_name_reading(names, &list.at[i], reading, sizeof reading);
        MUST(strlen(reading) < sizeof reading);
    }
    for (size_t i = 0; i < segments.n; i++)
        counted += dz_names_of(names, i).n;
    MUST(counted == list.n);
}

static void search(dz_str text, dz_lang lang)
{
    dz_read_options options = {.lang = lang, .encoding = "utf-8"};
    dz_document    *doc;
    dz_segments    *segments;
    dz_names       *names;

    if (dz_document_from("fuzz", text, &options, &doc, NULL) != DZ_OK)
        return;
    MUST(dz_segments_cut(doc, &segments, NULL) == DZ_OK);
    MUST(dz_names_find(segments, lexicon, &names, NULL) == DZ_OK);
    must_be_names(names);
    dz_names_free(names);
    dz_segments_free(segments);
    dz_document_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *cut = size ? memchr(data, '\n', size) : NULL;
    size_t         n = cut ? (size_t)(cut - data) : size;
    dz_str         zh = {(const char *)data, n}, en = {(const char *)data + n + (cut ? 1 : 0), size - n - (cut ? 1 : 0)};
    dz_match       match;
    char           spelled[DZ_READING_ROOM];

    if (!lexicon)
        MUST(dz_lexicon_new(&lexicon, NULL) == DZ_OK);
    search(zh, DZ_LANG_ZH_HANS);
    search(en, DZ_LANG_EN);
    if (dz_match_run(lexicon, zh, en, &match, NULL) == DZ_OK) { /* it is UTF-8 */
        MUST(match.matches == (match.by != NULL));
        dz_name_spelled(zh, DZ_NAME_PERSON, en, spelled, sizeof spelled);
        MUST(strlen(spelled) < sizeof spelled);
    }
    return 0;
}
