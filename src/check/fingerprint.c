/* fingerprint.c — what a finding is known by from one run to the next. Floor check.
 *
 * A baseline (docs/configuration.md) keeps findings by this number, so it must stay as
 * it is: a change here brings back every finding that anybody has dismissed.
 */
#include <string.h>

#include "base/hash.h"
#include "base/list.h"
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

/* ---- the segments a finding stands in ---- */

/** The hashes of the segments of one side, each made when a finding first stands there:
 *  a long one with many findings is read once. */
typedef struct context {
    const dz_document *doc;
    dz_segment_list    segments;
    uint64_t          *hash; /* 0: not made yet */
} context;

static uint64_t hash_of(context *x, size_t i)
{
    if (!x->hash[i])
        x->hash[i] = hash_text(dz_document_slice(x->doc, x->segments.at[i].span), 1);
    return x->hash[i];
}

/** Segments by rank, none where first == end. */
typedef struct range {
    size_t first, end;
} range;

/** The segments that a span touches; of an empty one, the segment that holds it or the next. */
static range segments_of(dz_segment_list list, dz_span span)
{
    range in = {dz_row_behind(list, span.at), list.n};

    if (in.first < list.n)
        for (in.end = in.first + 1; in.end < list.n && list.at[in.end].span.at < dz_span_end(span);)
            in.end++;
    return in;
}

/** What a finding is read in on one side: not all of its bead where it points at something,
 *  since an edit next to it may pair the segments anew. */
static range context_of(const dz_pair *pair, const dz_finding *f, int side, dz_segment_list list)
{
    if (f->span[side].len == 0 && f->bead < dz_pair_beads(pair).n) {
        const dz_bead *bead = &dz_pair_beads(pair).at[f->bead];

        return (range){bead->first[side], (size_t)bead->first[side] + bead->n[side]};
    }
    return segments_of(list, f->span[side]);
}

/* ---- findings ---- */

static uint64_t fingerprint_of(const dz_pair *pair, context of[2], const dz_finding *f)
{
    uint64_t hash = dz_hash(f->rule->id, strlen(f->rule->id), 0);

    for (int side = 0; side < dz_pair_sides(pair); side++) {
        range in;

        if (!f->on[side])
            continue;
        hash = hash_text(dz_document_slice(of[side].doc, f->span[side]), hash + 1);
        if (f->related.n) /* what stands in several places is known by itself */
            continue;
        in = context_of(pair, f, side, of[side].segments);
        for (size_t i = in.first; i < in.end; i++) {
            uint64_t segment = hash_of(&of[side], i);

            hash = dz_hash(&segment, sizeof segment, hash + 2);
        }
    }
    return hash;
}

bool dz_fingerprint(const dz_pair *pair, dz_finding *findings, size_t n)
{
    context of[2] = {{0}};
    bool    enough = true;

    for (int side = 0; side < dz_pair_sides(pair); side++) {
        of[side] = (context){.doc = dz_pair_document(pair, side), .segments = dz_segments_all(dz_pair_segments(pair, side))};
        of[side].hash = dz_alloc_zero(of[side].segments.n + 1, sizeof *of[side].hash);
        enough = enough && of[side].hash;
    }
    for (size_t i = 0; enough && i < n; i++)
        findings[i].fingerprint = fingerprint_of(pair, of, &findings[i]);
    dz_release(of[0].hash);
    dz_release(of[1].hash);
    return enough;
}
