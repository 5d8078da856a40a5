/* fingerprint.c — what a finding is known by from one run to the next. Floor check.
 *
 * A baseline (docs/configuration.md) keeps findings by this number, so it must stay as
 * it is: a change here brings back every finding that anybody has dismissed.
 */
#include <string.h>

#include "base/hash.h"
#include "base/search.h"
#include "check/check.h"
#include "text/script.h"
#include "text/utf8.h"

/** Hashes a text as a reader sees it: width folded; white space made alike, and none
 *  where Chinese needs none, so that neither wrapping nor spacing counts. */
static uint64_t hash_text(dz_str text, uint64_t seed)
{
    bool gap = false, cjk = true;

    for (size_t at = 0; at < text.len;) {
        uint32_t raw = dz_utf8_next(text.at, &at), c = dz_fold_width(raw);

        if (dz_is_space(c)) {
            gap = !cjk;
            continue;
        }
        cjk = dz_is_cjk(raw);
        seed = dz_hash(&c, sizeof c, seed + (gap && !cjk));
        gap = false;
    }
    return seed;
}

/** The segments that a span touches; of an empty one, the segment that holds it or the next. */
static dz_span segments_of(const dz_pair *pair, int side, dz_span span)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(pair, side));
    size_t          first = dz_row_behind(list, span.at), last;

    if (first == list.n)
        return span;
    for (last = first; last + 1 < list.n && list.at[last + 1].span.at < dz_span_end(span);)
        last++;
    return (dz_span){list.at[first].span.at, dz_span_end(list.at[last].span) - list.at[first].span.at};
}

/** What a finding is read in on one side: not all of its bead where it points at something,
 *  since an edit next to it may pair the segments anew. */
static dz_span context_of(const dz_pair *pair, const dz_finding *f, int side)
{
    if (f->span[side].len == 0 && f->bead != DZ_NO_BEAD)
        return dz_pair_span(pair, f->bead, side);
    return segments_of(pair, side, f->span[side]);
}

uint64_t dz_fingerprint(const dz_pair *pair, const dz_finding *f)
{
    uint64_t hash = dz_hash(f->rule->id, strlen(f->rule->id), 0);

    for (int side = 0; side < dz_pair_sides(pair); side++) {
        const dz_document *doc = dz_pair_document(pair, side);

        if (!f->on[side])
            continue;
        hash = hash_text(dz_document_slice(doc, f->span[side]), hash + 1);
        if (f->related.n == 0) /* what stands in several places is known by itself */
            hash = hash_text(dz_document_slice(doc, context_of(pair, f, side)), hash + 2);
    }
    return hash;
}
