/* changed.c — from the beads of two versions to what changed. Floor align. */
#include "base/fail.h"
#include "base/list.h"
#include "duizhao/align.h"

typedef DZ_LIST(dz_counterpart) counterparts;

/** For each segment of one side, whether it moved. NULL: no memory. */
static bool *moved_of(const dz_pair *pair, int side)
{
    dz_move_list moves = dz_pair_moves(pair);
    bool        *moved = dz_alloc_zero(dz_segments_all(dz_pair_segments(pair, side)).n + 1, sizeof *moved);

    for (size_t k = 0; moved && k < moves.n; k++)
        for (uint32_t i = 0; i < moves.at[k].n[side]; i++)
            moved[moves.at[k].first[side] + i] = true;
    return moved;
}

/** Adds what stands alone on one side, as one with what stood alone there just before; what came in
 *  amidst of a passage that moved away stands behind it. */
static bool add_alone(counterparts *list, const dz_bead *bead)
{
    int             side = bead->n[0] == 0;
    dz_counterpart *last = list->n ? &list->at[list->n - 1] : NULL;
    dz_counterpart  one = {{bead->first[0], bead->first[1]}, {bead->n[0], bead->n[1]}, false};

    if (last && last->first[0] + last->n[0] > one.first[0])
        one.first[0] = last->first[0] + last->n[0];

    if (last && !last->moved && last->n[!side] == 0 && last->first[side] + last->n[side] == one.first[side]) {
        last->n[side] += bead->n[side];
        return true;
    }
    return dz_list_push(list, one);
}

/** Adds a passage that moved where it stood in the source. */
static bool add_move(counterparts *list, const dz_move *move)
{
    return dz_list_push(list, (dz_counterpart){{move->first[0], move->first[1]}, {move->n[0], move->n[1]}, true});
}

static bool gather(const dz_pair *pair, const bool *moved[2], counterparts *list)
{
    dz_bead_list beads = dz_pair_beads(pair);
    dz_move_list moves = dz_pair_moves(pair);
    size_t       next = 0; /* of the moves, which come in the order of the source */

    for (size_t b = 0; b < beads.n; b++) {
        const dz_bead *bead = &beads.at[b];
        int            side = bead->n[0] == 0;
        bool           alone = bead->n[0] == 0 || bead->n[1] == 0, done = true;

        if (next < moves.n && side == 0 && bead->first[0] == moves.at[next].first[0])
            done = add_move(list, &moves.at[next++]);
        if (done && !alone)
            done = dz_list_push(list, (dz_counterpart){{bead->first[0], bead->first[1]}, {bead->n[0], bead->n[1]}, false});
        else if (done && !moved[side][bead->first[side]]) /* a bead with an empty side has one segment */
            done = add_alone(list, bead);
        if (!done)
            return false;
    }
    return true;
}

dz_status dz_pair_changes(const dz_pair *pair, dz_changes **out, dz_error *error)
{
    const bool  *moved[2] = {moved_of(pair, 0), moved_of(pair, 1)};
    counterparts list = {0};
    dz_status    status = DZ_NOMEM;

    *out = NULL;
    if (moved[0] && moved[1] && gather(pair, moved, &list))
        status = dz_changes_find(dz_pair_figures(pair, 0), dz_pair_figures(pair, 1), (dz_counterpart_list){list.at, list.n}, out, error);
    else
        dz_fail_nomem(error);
    dz_release((void *)moved[0]);
    dz_release((void *)moved[1]);
    dz_list_free(&list);
    return status;
}
