/* aligner.c — from the figures and words of two texts to their beads. Floor align.
 *
 *     tokens --lexicon--> renders --coarse--> corridor --path--> beads
 *                            ^                                    |
 *                            +------------- learn ----------------+   once more
 */
#include "align/aligner.h"

#include <math.h>

#include "align/coarse.h"
#include "align/learn.h"
#include "align/path.h"
#include "align/versions.h"

enum { MOST_WIDER = 4 }; /* times that the corridor is widened, each time more */

static const double worth_widening = 0.5; /* nats, for each place where the way touched the edge; else it is as good anywhere */
static const float said_enough = 1.0f; /* nats, for figures to count as evidence */
static const float near_enough = 1.0f; /* and at most, for length */

typedef struct aligner {
    dz_tokens   tokens[2];
    dz_renders  lexicon, learned;
    dz_links    links;
    dz_cost     cost;
    dz_corridor corridor;
} aligner;

static dz_status look(aligner *a, const dz_figures *figures[2], const dz_align_options *options)
{
    bool done = true;

    for (int side = 0; side < 2; side++)
        if (!dz_tokens_cut(&a->tokens[side], figures[side], options->lexicon))
            return DZ_NOMEM;
    if (options->versions)
        done = dz_renders_itself(&a->lexicon, a->tokens) && dz_cost_prepare(&a->cost, &dz_of_versions, a->tokens, figures);
    else
        done = dz_renders_look_up(&a->lexicon, a->tokens, options->lexicon) &&
               dz_cost_prepare(&a->cost, &dz_of_translations, a->tokens, figures);
    return done ? DZ_OK : DZ_NOMEM;
}

/** Searches the corridor with a translation table. */
static dz_status search(aligner *a, const dz_renders *renders, bool judge, dz_bead_rows *beads, double *nats)
{
    dz_links_reset(&a->links);
    a->links.sides = a->tokens;
    a->links.renders = renders;
    a->links.corridor = &a->corridor;
    a->cost.links = &a->links;
    return dz_path_find(&a->cost, &a->corridor, judge, beads, nats);
}

/** Takes in the cells near the cuts of the beads. */
static void take_in(dz_corridor *corridor, const dz_bead_rows *beads, size_t rows, size_t cells)
{
    dz_corridor_add(corridor, corridor->n[0], corridor->n[1], rows, cells);
    for (size_t b = 0; b < beads->n; b++)
        for (size_t x = 0; x <= beads->at[b].n[0]; x++)
            for (size_t y = 0; y <= beads->at[b].n[1]; y++)
                dz_corridor_add(corridor, beads->at[b].first[0] + x, beads->at[b].first[1] + y, rows, cells);
}

/** Whether a cut lies at the edge of the corridor where the text goes on beyond. */
static bool touches(const dz_corridor *c, const dz_bead *bead)
{
    size_t i = bead->first[0], j = bead->first[1];

    return (j == c->lo[i] && j > 0) || (j == c->hi[i] && j < c->n[1]);
}

/** The first bead from b on that lies at the edge of the corridor. */
static size_t next_touching(const dz_corridor *c, const dz_bead_rows *beads, size_t b)
{
    while (b < beads->n && !touches(c, &beads->at[b]))
        b++;
    return b;
}

/** Widens the corridor where the way touches its edge, in *places places. False: it is
 *  as it was, since the way does so nowhere, or only where anchors hold the edge. */
static bool widen(dz_corridor *c, const dz_bead_rows *beads, size_t rows, size_t cells, size_t *places)
{
    size_t before = dz_corridor_cells(c);

    *places = 0;
    for (size_t b = next_touching(c, beads, 0); b < beads->n; b = next_touching(c, beads, b + 1)) {
        dz_corridor_add(c, beads->at[b].first[0], beads->at[b].first[1], rows, cells);
        ++*places;
    }
    if (*places > 0)
        dz_corridor_close(c);
    return dz_corridor_cells(c) > before;
}

/** Searches, and again as long as the way leads to the edge of where was looked and
 *  going there gains something: in lines that are all alike it never does. */
static dz_status search_widely(aligner *a, const dz_renders *renders, bool judge, dz_bead_rows *beads)
{
    double    before = INFINITY, nats = 0;
    size_t    places = 0;
    dz_status status = search(a, renders, judge, beads, &nats);

    for (size_t k = 1; k <= MOST_WIDER && status == DZ_OK && before - nats >= worth_widening * (double)places &&
                       widen(&a->corridor, beads, 4 * k, 8 * k, &places); k++) {
        before = nats;
        status = search(a, renders, judge, beads, &nats);
    }
    return status;
}

static dz_status find_way(aligner *a, const dz_pins *pins, dz_bead_rows *beads)
{
    dz_status status = dz_corridor_open(&a->corridor, a->cost.n, pins) ? DZ_OK : DZ_NOMEM;

    if (status == DZ_OK)
        status = dz_coarse_way(&a->cost, &a->lexicon, &a->corridor);
    if (status == DZ_OK)
        status = search_widely(a, &a->lexicon, false, beads);
    if (status != DZ_OK)
        return status;
    dz_cost_expect_empty(&a->cost, beads);
    dz_corridor_free(&a->corridor);
    if (!dz_learn(&a->cost, beads, &a->lexicon, &a->learned) || !dz_corridor_open(&a->corridor, a->cost.n, pins))
        return DZ_NOMEM;
    take_in(&a->corridor, beads, 1, 1);
    dz_corridor_close(&a->corridor);
    return search_widely(a, &a->learned, true, beads);
}

/** The same for two versions: what a word may be needs not be learned. */
static dz_status find_way_of_versions(aligner *a, const dz_pins *pins, dz_bead_rows *beads)
{
    dz_status status;

    if (!dz_corridor_open(&a->corridor, a->cost.n, pins) || !dz_versions_way(&a->cost, &a->lexicon, &a->corridor))
        return DZ_NOMEM;
    status = search_widely(a, &a->lexicon, true, beads);
    if (status == DZ_OK && pins->n == 0 && !dz_versions_leave_alone(&a->cost, beads))
        status = DZ_NOMEM;
    return status;
}

/** Judges a bead that has both sides. */
static unsigned evidence_of(const aligner *a, const dz_why *why, const dz_bead *bead, bool words)
{
    bool start = a->cost.views[DZ_ZH][bead->first[DZ_ZH]].starts && a->cost.views[DZ_EN][bead->first[DZ_EN]].starts;

    return (words ? DZ_BY_WORDS : 0u) | (why->figures < -said_enough ? DZ_BY_FIGURE : 0u) |
           (why->length < near_enough ? DZ_BY_LENGTH : 0u) | (start ? DZ_BY_PARAGRAPH : 0u);
}

/** Tells of each bead what speaks for it. */
static dz_status explain(aligner *a, dz_alignment *out)
{
    out->why = dz_alloc_zero(out->beads.n, sizeof *out->why);
    out->first = dz_alloc_zero(out->beads.n + 1, sizeof *out->first);
    if (!out->why || !out->first)
        return DZ_NOMEM;
    dz_links_reset(&a->links); /* from the beginning */
    for (size_t b = 0; b < out->beads.n; b++) {
        dz_bead     *bead = &out->beads.at[b];
        const size_t first[2] = {bead->first[0], bead->first[1]}, n[2] = {bead->n[0], bead->n[1]};
        bool         words;

        dz_cost_frame(&a->cost, first, n, &out->why[b]);
        if (n[0] && n[1]) {
            if (!dz_links_load(&a->links, first[DZ_ZH] + n[DZ_ZH] - 1))
                return DZ_NOMEM;
            dz_cost_words(&a->cost, first, n, &out->why[b]);
            if (!dz_why_links(&a->cost, bead, &out->links, &words))
                return DZ_NOMEM;
            bead->evidence = (uint8_t)evidence_of(a, &out->why[b], bead, words);
        }
        out->first[b + 1] = out->links.n;
    }
    return DZ_OK;
}

/** The beads that hold an anchor stand there by the caller's word. */
static void mark_anchored(dz_bead_rows *beads, const dz_pins *pins)
{
    for (size_t b = 0, k = 0; b < beads->n && k < pins->n; b++)
        while (k < pins->n && pins->at[k].segment[pins->side] < beads->at[b].first[0] + beads->at[b].n[0]) {
            beads->at[b].evidence |= DZ_BY_CALLER;
            k++;
        }
}

static void release(aligner *a)
{
    for (int side = 0; side < 2; side++)
        dz_tokens_free(&a->tokens[side]);
    dz_renders_free(&a->lexicon);
    dz_renders_free(&a->learned);
    dz_links_reset(&a->links);
    dz_corridor_free(&a->corridor);
    dz_cost_free(&a->cost);
}

/** Puts the sides the other way round. */
static void turn(dz_alignment *alignment)
{
    for (size_t b = 0; b < alignment->beads.n; b++) {
        dz_bead *bead = &alignment->beads.at[b], was = *bead;

        for (int side = 0; side < 2; side++) {
            bead->first[side] = was.first[!side];
            bead->n[side] = was.n[!side];
        }
    }
    for (size_t k = 0; k < alignment->links.n; k++) {
        dz_word_link *link = &alignment->links.at[k], was = *link;

        link->span[0] = was.span[1];
        link->span[1] = was.span[0];
    }
    for (size_t k = 0; k < alignment->moves.n; k++) {
        dz_move *move = &alignment->moves.at[k], was = *move;

        for (int side = 0; side < 2; side++) {
            move->first[side] = was.first[!side];
            move->n[side] = was.n[!side];
        }
    }
    dz_moves_sort(&alignment->moves);
}

static bool is_zh(const dz_figures *figures)
{
    return dz_lang_is_zh(dz_document_lang(dz_segments_document(dz_figures_segments(figures))));
}

dz_status dz_align_sides(const dz_figures *figures[2], const dz_align_options *options, dz_alignment *out)
{
    const bool        turned = !is_zh(figures[DZ_SOURCE]) && is_zh(figures[DZ_TARGET]);
    const dz_figures *ordered[2] = {figures[turned], figures[!turned]};
    const dz_pins     pins = {options->anchors, options->anchor_count, turned};
    aligner           a = {0};
    dz_status         status = look(&a, ordered, options);

    if (status == DZ_OK)
        status = options->versions ? find_way_of_versions(&a, &pins, &out->beads) : find_way(&a, &pins, &out->beads);
    if (status == DZ_OK)
        status = explain(&a, out);
    if (status == DZ_OK && !dz_moves_find(&a.cost, &out->beads, &out->moves))
        status = DZ_NOMEM;
    if (status == DZ_OK)
        mark_anchored(&out->beads, &pins);
    if (status == DZ_OK && turned)
        turn(out);
    release(&a);
    return status;
}

void dz_alignment_free(dz_alignment *alignment)
{
    dz_list_free(&alignment->beads);
    dz_list_free(&alignment->links);
    dz_list_free(&alignment->moves);
    dz_release(alignment->why);
    dz_release(alignment->first);
}
