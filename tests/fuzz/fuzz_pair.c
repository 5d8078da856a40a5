/* fuzz_pair.c — any two texts, aligned, held against each other, checked and reported.
 * Input: one byte of options: 1 lines, 2 one bead as given, 4 the source alone, 8 no
 * lexicon, 16 anchors; then, for anchors, a byte that tells how many and for each two
 * bytes, how far it stands behind the one before on each side; then the source; then
 * a NUL byte; then the target. */
#include "fuzz.h"

#include <math.h>

enum { LINES = 1, AS_GIVEN = 2, ALONE = 4, NO_LEXICON = 8, ANCHORED = 16 };

enum { MOST_ANCHORS = 15 };

/** What an input asks for. */
typedef struct wish {
    uint8_t   options;
    dz_anchor anchors[MOST_ANCHORS];
    size_t    n;
} wish;

/** Reads the options and the anchors; answers how many bytes they are. */
static size_t read_wish(const uint8_t *data, size_t size, wish *w)
{
    dz_anchor at = {{0, 0}};
    size_t    used = 1;

    *w = (wish){.options = data[0]};
    if (!(data[0] & ANCHORED) || size < 2)
        return used;
    for (size_t n = data[used++] & MOST_ANCHORS; w->n < n && used + 2 <= size; used += 2) {
        at.segment[DZ_SOURCE] += data[used];
        at.segment[DZ_TARGET] += data[used + 1];
        w->anchors[w->n++] = at;
    }
    return used;
}

/** align.h: the two segments of an anchor stand in one bead, by the caller's word. */
static void must_be_anchored(const dz_pair *pair, const wish *w)
{
    for (size_t k = 0; k < w->n; k++) {
        size_t bead = dz_pair_bead_of(pair, DZ_SOURCE, w->anchors[k].segment[DZ_SOURCE]);

        MUST(bead == dz_pair_bead_of(pair, DZ_TARGET, w->anchors[k].segment[DZ_TARGET]));
        MUST(dz_pair_beads(pair).at[bead].evidence & DZ_BY_CALLER);
    }
}

/** align.h: the words that speak for a bead lie in it. */
static void must_be_links(const dz_pair *pair, size_t bead)
{
    dz_word_link_list links = dz_pair_links(pair, bead);
    dz_why            why = dz_pair_why(pair, bead);

    MUST(isfinite(why.words + why.figures + why.marks + why.length + why.size + why.edges));
    for (size_t i = 0; i < links.n; i++) {
        MUST(isfinite(links.at[i].weight) && links.at[i].weight > 0);
        for (int side = DZ_SOURCE; side <= DZ_TARGET; side++) {
            dz_span around = dz_pair_span(pair, bead, side), span = links.at[i].span[side];

            must_be_span(dz_document_text(dz_pair_document(pair, side)), span);
            MUST(span.at >= around.at && dz_span_end(span) <= dz_span_end(around));
        }
    }
}

/** align.h: what moved stands alone on both sides, in the order of the source. */
static void must_be_moves(const dz_pair *pair)
{
    dz_move_list moves = dz_pair_moves(pair);
    dz_bead_list beads = dz_pair_beads(pair);

    for (size_t k = 0; k < moves.n; k++) {
        MUST(k == 0 || moves.at[k].first[0] >= moves.at[k - 1].first[0] + moves.at[k - 1].n[0]);
        for (int side = DZ_SOURCE; side <= DZ_TARGET; side++)
            for (uint32_t i = 0; i < moves.at[k].n[side]; i++)
                MUST(beads.at[dz_pair_bead_of(pair, side, moves.at[k].first[side] + i)].n[!side] == 0);
    }
}

/** align.h: beads in order that hold every segment of both sides once. */
static void must_be_beads(const dz_pair *pair, bool as_given)
{
    dz_bead_list beads = dz_pair_beads(pair);
    uint32_t     next[2] = {0, 0};

    for (size_t i = 0; i < beads.n; i++) {
        const dz_bead *bead = &beads.at[i];

        MUST(bead->n[DZ_SOURCE] + bead->n[DZ_TARGET] > 0);
        MUST(as_given || (bead->n[DZ_SOURCE] <= 8 && bead->n[DZ_TARGET] <= 8));
        MUST(bead->sure <= 100 && isfinite(bead->cost));
        must_be_links(pair, i);
        for (int side = DZ_SOURCE; side <= DZ_TARGET; side++) {
            dz_segment_list segments = dz_segments_all(dz_pair_segments(pair, side));
            dz_figure_list  figures = dz_pair_bead_figures(pair, i, side);
            dz_span         span = dz_pair_span(pair, i, side);

            MUST(bead->first[side] == next[side]);
            next[side] += bead->n[side];
            MUST(next[side] <= segments.n);
            must_be_span(dz_document_text(dz_pair_document(pair, side)), span);
            for (uint32_t j = bead->first[side]; j < next[side]; j++)
                MUST(dz_pair_bead_of(pair, side, j) == i);
            for (size_t j = 0; j < figures.n; j++)
                MUST(figures.at[j].segment >= bead->first[side] && figures.at[j].segment < next[side]);
            if (bead->n[side] == 0) {
                MUST(span.len == 0 && figures.n == 0);
                continue;
            }
            MUST(span.at == segments.at[bead->first[side]].span.at);
            MUST(dz_span_end(span) == dz_span_end(segments.at[next[side] - 1].span));
        }
    }
    for (int side = DZ_SOURCE; side <= DZ_TARGET; side++)
        MUST(next[side] == dz_segments_all(dz_pair_segments(pair, side)).n);
}

/** ledger.h: each figure stands in exactly one entry; entries are in order. */
static void must_be_ledger(const dz_pair *pair, const dz_ledger *ledger)
{
    dz_entry_list all = dz_ledger_all(ledger);
    size_t        seen[2] = {0, 0}, n = 0;
    unsigned char *taken[2];

    for (int side = DZ_SOURCE; side <= DZ_TARGET; side++)
        MUST((taken[side] = calloc(dz_figures_all(dz_pair_figures(pair, side)).n + 1, 1)) != NULL);
    for (size_t i = 0; i < all.n; i++) {
        const dz_entry *one = &all.at[i];
        int             side = one->figure[DZ_SOURCE] != DZ_NO_FIGURE ? DZ_SOURCE : DZ_TARGET;

        MUST(one->relation <= DZ_ADDED && dz_relation_name((dz_relation)one->relation) != NULL);
        MUST((one->relation == DZ_MISSING) == (one->figure[DZ_TARGET] == DZ_NO_FIGURE));
        MUST((one->relation == DZ_ADDED) == (one->figure[DZ_SOURCE] == DZ_NO_FIGURE));
        for (int s = DZ_SOURCE; s <= DZ_TARGET; s++) {
            dz_figure_list figures = dz_figures_all(dz_pair_figures(pair, s));

            if (one->figure[s] == DZ_NO_FIGURE)
                continue;
            MUST(one->figure[s] >= 0 && (size_t)one->figure[s] < figures.n);
            MUST(!taken[s][one->figure[s]]++);
            seen[s]++;
            if (s == side)
                MUST(one->bead == dz_pair_bead_of(pair, s, figures.at[one->figure[s]].segment));
        }
        if (i == 0)
            continue;
        MUST(one->bead >= all.at[i - 1].bead);
        if (one->bead == all.at[i - 1].bead && one->figure[DZ_SOURCE] != DZ_NO_FIGURE)
            MUST(one->figure[DZ_SOURCE] > all.at[i - 1].figure[DZ_SOURCE]);
        if (one->bead == all.at[i - 1].bead && side == DZ_TARGET && all.at[i - 1].figure[DZ_SOURCE] == DZ_NO_FIGURE)
            MUST(one->figure[DZ_TARGET] > all.at[i - 1].figure[DZ_TARGET]);
    }
    for (int side = DZ_SOURCE; side <= DZ_TARGET; side++) {
        MUST(seen[side] == dz_figures_all(dz_pair_figures(pair, side)).n);
        free(taken[side]);
    }
    for (size_t bead = 0; bead < dz_pair_beads(pair).n; bead++) {
        dz_entry_list some = dz_ledger_of(ledger, bead);

        for (size_t i = 0; i < some.n; i++, n++)
            MUST(n < all.n && &some.at[i] == &all.at[n] && some.at[i].bead == bead);
    }
    MUST(n == all.n);
}

static int by_size(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

/** check.h: findings lie in their texts, come in order, and no two have one fingerprint. */
static void must_be_findings(const dz_pair *pair, const dz_findings *findings)
{
    dz_finding_list all = dz_findings_all(findings);
    uint64_t       *prints = calloc(all.n + 1, sizeof *prints);
    size_t          count = 0;

    MUST(prints != NULL);
    for (size_t i = 0; i < all.n; i++) {
        const dz_finding *one = &all.at[i];

        MUST(one->rule == dz_rule_named(one->rule->id));
        MUST(one->severity < DZ_SEVERITIES && dz_severity_name(one->severity) != NULL);
        MUST(one->bead == DZ_NO_BEAD || one->bead < dz_pair_beads(pair).n);
        MUST(one->on[DZ_SOURCE] || one->on[DZ_TARGET]);
        for (int side = DZ_SOURCE; side <= DZ_TARGET; side++) {
            dz_str text;

            if (!one->on[side])
                continue;
            MUST(side < dz_pair_sides(pair));
            text = dz_document_text(dz_pair_document(pair, side));
            must_be_span(text, one->span[side]);
            for (size_t j = 0; j < one->related.n && side == dz_finding_lead(one); j++)
                must_be_span(text, one->related.at[j]);
        }
        for (int tongue = 0; tongue < DZ_TONGUES; tongue++) {
            dz_str message = one->message[tongue];

            MUST(message.len > 0 && message.at[message.len] == '\0' && strlen(message.at) == message.len);
            MUST(dz_utf8_valid(message.at, message.len) == message.len);
        }
        if (i > 0 && one->on[DZ_SOURCE] && all.at[i - 1].on[DZ_SOURCE])
            MUST(one->span[DZ_SOURCE].at >= all.at[i - 1].span[DZ_SOURCE].at);
        prints[i] = one->fingerprint;
    }
    qsort(prints, all.n, sizeof *prints, by_size);
    for (size_t i = 1; i < all.n; i++)
        MUST(prints[i] != prints[i - 1]);
    free(prints);
    for (int severity = DZ_NOTE; severity < DZ_SEVERITIES; severity++)
        count += dz_findings_count(findings, (dz_severity)severity);
    MUST(count == all.n);
}

/** report.h: every writer that has what it needs ends well, in UTF-8. */
static void must_be_reports(const dz_report *report)
{
    dz_writer_list writers = dz_writers_all();

    for (size_t i = 0; i < writers.n; i++) {
        dz_sink *sink;
        dz_str   said;

        if (writers.at[i]->command == DZ_FOR_MATCH || writers.at[i]->command == DZ_FOR_DIFF || (writers.at[i]->command == DZ_FOR_ALIGN && dz_pair_sides(report->pair) < 2))
            continue;
        MUST(dz_sink_open_memory(&sink, NULL) == DZ_OK);
        writers.at[i]->write(report, sink);
        said = dz_sink_gathered(sink);
        MUST(dz_utf8_valid(said.at, said.len) == said.len);
        MUST(dz_sink_close(sink, NULL) == DZ_OK);
    }
}

static void check(const dz_pair *pair, bool as_given)
{
    dz_ledger   *ledger;
    dz_findings *findings;

    for (int side = 0; side < dz_pair_sides(pair); side++) {
        must_be_segments(dz_pair_document(pair, side), dz_pair_segments(pair, side));
        must_be_figures(dz_pair_segments(pair, side), dz_pair_figures(pair, side));
    }
    MUST(dz_ledger_make(pair, &ledger, NULL) == DZ_OK);
    if (dz_pair_sides(pair) == 2) {
        must_be_beads(pair, as_given);
        must_be_moves(pair);
        must_be_ledger(pair, ledger);
    } else {
        MUST(dz_pair_beads(pair).n == 0 && dz_ledger_all(ledger).n == 0);
    }
    MUST(dz_check_run(pair, ledger, NULL, &findings, NULL) == DZ_OK);
    must_be_findings(pair, findings);
    must_be_reports(&(dz_report){.pair = pair, .ledger = ledger, .findings = findings, .fail_on = DZ_MINOR, .whole_ledger = true});
    dz_findings_free(findings);
    dz_ledger_free(ledger);
}

/** The two texts of an input; true when both can be read. */
static bool read_both(dz_str bytes, uint8_t asked, dz_document *doc[2])
{
    dz_read_options options = {.lines = asked & LINES};
    const char     *nul = bytes.len ? memchr(bytes.at, 0, bytes.len) : NULL;
    size_t          n = nul ? (size_t)(nul - bytes.at) : bytes.len;
    dz_str          target = {nul ? nul + 1 : bytes.at + n, nul ? bytes.len - n - 1 : 0};

    doc[DZ_SOURCE] = doc[DZ_TARGET] = NULL;
    if (dz_document_from("source", (dz_str){bytes.at, n}, &options, &doc[DZ_SOURCE], NULL) != DZ_OK)
        return false;
    if (asked & ALONE)
        return true;
    return dz_document_from("target", target, &options, &doc[DZ_TARGET], NULL) == DZ_OK;
}

/** The built-in words; made once, for every input. */
static const dz_lexicon *words(void)
{
    static dz_lexicon *lexicon;

    if (!lexicon)
        MUST(dz_lexicon_new(&lexicon, NULL) == DZ_OK);
    return lexicon;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_document *doc[2];
    dz_pair     *pair;
    dz_error     error = {0};
    dz_status    status;
    wish         w;
    size_t       used;

    if (size == 0)
        return 0;
    used = read_wish(data, size, &w);
    if (!read_both((dz_str){(const char *)data + used, size - used}, w.options, doc)) {
        dz_document_free(doc[DZ_SOURCE]);
        dz_document_free(doc[DZ_TARGET]);
        return 0;
    }
    status = dz_pair_align(doc[DZ_SOURCE], doc[DZ_TARGET],
                           &(dz_align_options){.as_given = w.options & AS_GIVEN,
                                               .lexicon = w.options & NO_LEXICON ? NULL : words(),
                                               .anchors = w.anchors,
                                               .anchor_count = w.n},
                           &pair, &error);
    if (status == DZ_OK) {
        check(pair, w.options & AS_GIVEN);
        if (!(w.options & (AS_GIVEN | ALONE)))
            must_be_anchored(pair, &w);
        dz_pair_free(pair);
        return 0;
    }
    MUST(pair == NULL && (status == DZ_TOO_LARGE || (status == DZ_USAGE && w.n > 0)));
    must_say_why(status, &error);
    return 0;
}
