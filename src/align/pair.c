/* pair.c — two documents, cut, searched and aligned. Floor align. */
#include "align/aligner.h"
#include "base/fail.h"
#include "name/area.h"

struct dz_pair {
    int          sides;
    bool         in_step; /* the two sides of one bilingual file */
    dz_document *doc[2];
    dz_segments *segments[2];
    dz_figures  *figures[2];
    dz_names    *names[2];
    dz_alignment alignment;
    uint32_t    *bead_of[2]; /* for each segment, its bead */
};

static const dz_align_options align_it;

static dz_status cut_and_search(dz_pair *pair, const dz_align_options *options, dz_error *error)
{
    for (int side = 0; side < pair->sides; side++) {
        dz_status status = dz_segments_cut_with(pair->doc[side], &options->cut, &pair->segments[side], error);

        if (status == DZ_OK)
            status = dz_figures_find(pair->segments[side], &pair->figures[side], error);
        if (status == DZ_OK)
            status = dz_names_find(pair->segments[side], options->lexicon, &pair->names[side], error);
        if (status != DZ_OK)
            return status;
    }
    return DZ_OK;
}

/** One bead of everything, as the caller said. */
static dz_status take_as_given(dz_pair *pair, dz_error *error)
{
    size_t  n[2] = {dz_segments_all(pair->segments[0]).n, dz_segments_all(pair->segments[1]).n};
    dz_bead all = {{0, 0}, {(uint16_t)n[0], (uint16_t)n[1]}, DZ_BY_CALLER, 100, 0};

    if (n[0] > UINT16_MAX || n[1] > UINT16_MAX)
        return dz_fail(error, DZ_TOO_LARGE, "'%s' has too many segments for one bead", dz_document_name(pair->doc[0]));
    if (n[0] + n[1] > 0 && !dz_list_push(&pair->alignment.beads, all))
        return dz_fail_nomem(error);
    return DZ_OK;
}

/** The unit that segment 'i' of a side belongs to; UINT64_MAX behind the last. */
static uint64_t unit_of(const dz_pair *pair, int side, size_t i)
{
    dz_segment_list list = dz_segments_all(pair->segments[side]);

    return i < list.n ? dz_document_blocks(pair->doc[side]).at[list.at[i].block].unit : UINT64_MAX;
}

/** A bead for each unit, as the file has them. */
static dz_status take_in_step(dz_pair *pair, dz_error *error)
{
    uint32_t at[2] = {0, 0};

    for (;;) {
        uint64_t next[2] = {unit_of(pair, 0, at[0]), unit_of(pair, 1, at[1])}, unit = next[0] < next[1] ? next[0] : next[1];
        dz_bead  bead = {.first = {at[0], at[1]}, .evidence = DZ_BY_CALLER, .sure = 100};

        if (unit == UINT64_MAX)
            return DZ_OK;
        for (int side = 0; side < 2; side++)
            while (unit_of(pair, side, at[side]) == unit && bead.n[side] < UINT16_MAX) {
                bead.n[side]++;
                at[side]++;
            }
        if (!dz_list_push(&pair->alignment.beads, bead))
            return dz_fail_nomem(error);
    }
}

/** Whether the anchors are in order on both sides and name segments that there are. */
static bool are_anchors(const dz_align_options *options, const dz_figures *figures[2])
{
    for (size_t k = 0; k < options->anchor_count; k++)
        for (int side = 0; side < 2; side++) {
            uint32_t at = options->anchors[k].segment[side];

            if (at >= dz_segments_all(dz_figures_segments(figures[side])).n || (k > 0 && at < options->anchors[k - 1].segment[side]))
                return false;
        }
    return true;
}

static dz_status align(dz_pair *pair, const dz_align_options *options, dz_error *error)
{
    const dz_figures *figures[2] = {pair->figures[0], pair->figures[1]};
    dz_status         status;

    if (!are_anchors(options, figures))
        return dz_fail(error, DZ_USAGE, "the anchors are not in order, or name segments that are not there");
    status = dz_align_sides(figures, options, &pair->alignment);
    if (status == DZ_USAGE)
        return dz_fail(error, status, "more anchors hang together than one bead can hold: 5 segments of Chinese, 8 of English");
    return status == DZ_OK ? status : dz_fail_nomem(error);
}

/** Whether a name on one side of a bead is said on the other. */
static bool says_a_name(const dz_pair *pair, const dz_bead *bead, size_t at, int zh, const dz_lexicon *lexicon)
{
    dz_str text[2];

    for (int side = 0; side < 2; side++)
        text[side] = dz_document_slice(pair->doc[side], dz_pair_span(pair, at, side));
    for (uint32_t k = 0; k < bead->n[!zh]; k++) {
        dz_name_list names = dz_names_of(pair->names[!zh], bead->first[!zh] + k);

        for (size_t i = 0; i < names.n; i++)
            if (dz_area_spells(text[zh], dz_document_slice(pair->doc[!zh], names.at[i].span)))
                return true;
    }
    for (uint32_t k = 0; k < bead->n[zh]; k++) {
        dz_name_list names = dz_names_of(pair->names[zh], bead->first[zh] + k);

        for (size_t i = 0; i < names.n; i++)
            if (dz_area_says(lexicon, text[!zh], dz_document_slice(pair->doc[zh], names.at[i].span), (dz_name_kind)names.at[i].kind))
                return true;
    }
    return false;
}

/** Marks the beads that names speak for. */
static void mark_named(dz_pair *pair, const dz_lexicon *lexicon)
{
    int zh = dz_lang_is_zh(dz_document_lang(pair->doc[DZ_SOURCE])) ? DZ_SOURCE : DZ_TARGET;

    for (size_t b = 0; b < pair->alignment.beads.n; b++) {
        dz_bead *bead = &pair->alignment.beads.at[b];

        if (bead->n[0] && bead->n[1] && says_a_name(pair, bead, b, zh, lexicon))
            bead->evidence |= DZ_BY_NAME;
    }
}

static dz_status index_beads(dz_pair *pair, dz_error *error)
{
    for (int side = 0; side < 2; side++) {
        pair->bead_of[side] = dz_alloc(dz_segments_all(pair->segments[side]).n, sizeof(uint32_t));
        if (!pair->bead_of[side])
            return dz_fail_nomem(error);
        for (size_t b = 0; b < pair->alignment.beads.n; b++)
            for (uint32_t k = 0; k < pair->alignment.beads.at[b].n[side]; k++)
                pair->bead_of[side][pair->alignment.beads.at[b].first[side] + k] = (uint32_t)b;
    }
    return DZ_OK;
}

dz_status dz_pair_align(dz_document *source, dz_document *target, const dz_align_options *options, dz_pair **out,
                        dz_error *error)
{
    dz_pair  *pair = dz_alloc_zero(1, sizeof *pair);
    dz_status status;

    *out = NULL;
    options = options ? options : &align_it;
    if (!pair) {
        dz_document_free(source);
        dz_document_free(target);
        return dz_fail_nomem(error);
    }
    pair->sides = target ? 2 : 1;
    pair->in_step = target && options->in_step;
    pair->doc[DZ_SOURCE] = source;
    pair->doc[DZ_TARGET] = target;
    status = cut_and_search(pair, options, error);
    if (status == DZ_OK && target)
        status = options->as_given  ? take_as_given(pair, error)
                 : options->in_step ? take_in_step(pair, error)
                                    : align(pair, options, error);
    if (status == DZ_OK && target && !options->as_given)
        mark_named(pair, options->lexicon);
    if (status == DZ_OK && target)
        status = index_beads(pair, error);
    if (status != DZ_OK) {
        dz_pair_free(pair);
        return status;
    }
    *out = pair;
    return DZ_OK;
}

void dz_pair_free(dz_pair *pair)
{
    if (!pair)
        return;
    for (int side = 0; side < 2; side++) {
        dz_release(pair->bead_of[side]);
        dz_names_free(pair->names[side]);
        dz_figures_free(pair->figures[side]);
        dz_segments_free(pair->segments[side]);
        dz_document_free(pair->doc[side]);
    }
    dz_alignment_free(&pair->alignment);
    dz_release(pair);
}

int                dz_pair_sides(const dz_pair *pair) { return pair->sides; }
bool               dz_pair_is_in_step(const dz_pair *pair) { return pair->in_step; }
const dz_document *dz_pair_document(const dz_pair *pair, int side) { return pair->doc[side]; }
const dz_segments *dz_pair_segments(const dz_pair *pair, int side) { return pair->segments[side]; }
const dz_figures  *dz_pair_figures(const dz_pair *pair, int side) { return pair->figures[side]; }
const dz_names    *dz_pair_names(const dz_pair *pair, int side) { return pair->names[side]; }
dz_bead_list       dz_pair_beads(const dz_pair *pair) { return (dz_bead_list){pair->alignment.beads.at, pair->alignment.beads.n}; }

/** The block of a unit that has no text on this side; NULL: the file does not say where it would stand. */
static const dz_block *empty_block(const dz_pair *pair, const dz_bead *bead, int side)
{
    uint64_t      unit = dz_document_has_units(pair->doc[side]) && bead->n[!side] ? unit_of(pair, !side, bead->first[!side]) : UINT64_MAX;
    dz_block_list blocks = dz_document_blocks(pair->doc[side]);
    size_t        low = 0, high = blocks.n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (blocks.at[middle].unit < unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low < blocks.n && blocks.at[low].unit == unit ? &blocks.at[low] : NULL;
}

dz_span dz_pair_span(const dz_pair *pair, size_t bead, int side)
{
    const dz_bead  *row = &pair->alignment.beads.at[bead];
    dz_segment_list list = dz_segments_all(pair->segments[side]);
    uint32_t        first = row->first[side], at;

    if (row->n[side] == 0) {
        const dz_block *block = pair->in_step ? empty_block(pair, row, side) : NULL;

        if (block)
            return (dz_span){block->span.at, 0};
        at = first == 0 ? 0 : dz_span_end(list.at[first - 1].span);
        return (dz_span){at, 0};
    }
    at = list.at[first].span.at;
    return (dz_span){at, dz_span_end(list.at[first + row->n[side] - 1].span) - at};
}

dz_figure_list dz_pair_bead_figures(const dz_pair *pair, size_t bead, int side)
{
    const dz_bead *row = &pair->alignment.beads.at[bead];
    dz_figure_list all = {NULL, 0};

    for (uint32_t i = 0; i < row->n[side]; i++) { /* neighbours in the table are neighbours in memory */
        dz_figure_list list = dz_figures_of(pair->figures[side], row->first[side] + i);

        if (list.n && all.n == 0)
            all.at = list.at;
        all.n += list.n;
    }
    return all;
}

size_t dz_pair_bead_of(const dz_pair *pair, int side, size_t segment) { return pair->bead_of[side][segment]; }

dz_move_list dz_pair_moves(const dz_pair *pair) { return (dz_move_list){pair->alignment.moves.at, pair->alignment.moves.n}; }

dz_why dz_pair_why(const dz_pair *pair, size_t bead) { return pair->alignment.why ? pair->alignment.why[bead] : (dz_why){0}; }

dz_word_link_list dz_pair_links(const dz_pair *pair, size_t bead)
{
    const dz_alignment *all = &pair->alignment;

    if (!all->first || all->links.n == 0)
        return (dz_word_link_list){NULL, 0};
    return (dz_word_link_list){all->links.at + all->first[bead], all->first[bead + 1] - all->first[bead]};
}
