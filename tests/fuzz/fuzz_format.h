/* fuzz_format.h — any bytes, read as one format: what is found is a document, and leads back to the file in order. */
#ifndef DZ_TESTS_FUZZ_FORMAT_H
#define DZ_TESTS_FUZZ_FORMAT_H

#include "fuzz.h"

static inline void must_lead_back(const dz_document *doc, dz_str bytes)
{
    dz_str        text = dz_document_text(doc);
    dz_block_list blocks = dz_document_blocks(doc);
    dz_place      before = {0, 1, 1};
    uint32_t      end = 0;

    MUST(dz_utf8_valid(text.at, text.len) == text.len);
    for (size_t i = 0; i < blocks.n; i++) {
        dz_span  span = blocks.at[i].span;
        dz_place place = dz_document_place(doc, span.at);
        size_t   from, to;

        must_be_span(text, span);
        MUST(span.at >= end && is_white(text, end, span.at));
        end = dz_span_end(span);
        if (blocks.at[i].kind != DZ_BLOCK_UNIT)
            must_be_inked(text, span);
        MUST(place.line >= before.line && place.byte >= before.byte && place.column >= 1);
        dz_document_extent(doc, span, &from, &to);
        MUST(from <= to && (to <= bytes.len || !dz_document_has_lines(doc)));
        before = place;
    }
    MUST(is_white(text, end, (uint32_t)text.len));
}

/** align.h, over the two sides of one file. */
static inline void must_be_in_step(dz_document *doc[2])
{
    dz_align_options options = {.in_step = true};
    dz_bead_list     beads;
    dz_pair         *pair;
    uint32_t         next[2] = {0, 0};

    for (int side = 0; side < 2; side++) {
        dz_block_list blocks = dz_document_blocks(doc[side]);

        for (size_t i = 1; i < blocks.n; i++)
            MUST(blocks.at[i].unit >= blocks.at[i - 1].unit);
    }
    MUST(dz_pair_align(doc[0], doc[1], &options, &pair, NULL) == DZ_OK);
    beads = dz_pair_beads(pair);
    for (size_t i = 0; i < beads.n; i++) {
        MUST(beads.at[i].n[0] + beads.at[i].n[1] > 0);
        for (int side = 0; side < 2; side++) {
            MUST(beads.at[i].first[side] == next[side]);
            next[side] += beads.at[i].n[side];
        }
    }
    for (int side = 0; side < 2; side++)
        MUST(next[side] == dz_segments_all(dz_pair_segments(pair, side)).n);
    dz_pair_free(pair);
}

/** Any bytes, read as both sides of a bilingual file. */
static inline int fuzz_both(const char *format, const uint8_t *data, size_t size)
{
    dz_read_options options[2] = {{.format = format}, {.format = format}};
    dz_str          bytes = {size ? (const char *)data : "", size};
    dz_document    *doc[2];
    dz_error        error = {0};
    dz_status       status = dz_document_from_both("fuzz", bytes, options, doc, &error);

    if (status != DZ_OK) {
        MUST(!doc[0] && !doc[1]);
        MUST(status == DZ_FORMAT || status == DZ_ENCODING || status == DZ_TOO_LARGE);
        must_say_why(status, &error);
        return 0;
    }
    must_lead_back(doc[0], bytes);
    must_lead_back(doc[1], bytes);
    must_be_in_step(doc);
    return 0;
}

/** The bytes as a document that is one, cut into segments; NULL: they are refused, and it is said why. */
static inline dz_document *fuzz_document(dz_str bytes, const dz_read_options *options)
{
    dz_document *doc;
    dz_segments *segments;
    dz_error     error = {0};
    dz_status    status = dz_document_from("fuzz", bytes, options, &doc, &error);

    if (status != DZ_OK) {
        MUST(doc == NULL);
        MUST(status == DZ_FORMAT || status == DZ_ENCODING || status == DZ_TOO_LARGE);
        must_say_why(status, &error);
        return NULL;
    }
    must_lead_back(doc, bytes);
    MUST(dz_segments_cut(doc, &segments, NULL) == DZ_OK);
    must_be_segments(doc, segments);
    dz_segments_free(segments);
    return doc;
}

static inline int fuzz_format(const char *format, const uint8_t *data, size_t size)
{
    dz_read_options options = {.format = format};

    dz_document_free(fuzz_document((dz_str){size ? (const char *)data : "", size}, &options));
    return 0;
}

#endif
