/* moved.c — passages that stand in another order on the other side. Floor check. */
#include <string.h>

#include "check/check.h"
#include "check/place.h"

const dz_rule dz_rule_segments_moved = {
    "segments.moved",
    {"a passage stands in another order", "语序变动的段落"},
    {"One or more sentences that the target has at another place, before or behind sentences that they stand on the other side of "
     "in the source. Their words must answer each other plainly; sentences that changed places inside of a pair are not told.",
     "译文把一句或连续几句移到了别处，与前后各句的次序不同于原文。须有充分的词语对应；同一对齐单元内的语序调整不报告。"},
    DZ_MINOR,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"图书馆每天早上九点开门，星期一除外。\n\n读者可以凭身份证免费办理借书证。\n\n儿童阅览室在一楼，"
         "里面有三千册图画书。\n\n二楼的钢琴教室周末向公众开放。",
         "Readers can get a library card free of charge with their identity card.\n\nThe children's reading room on the ground "
         "floor has three thousand picture books.\n\nThe piano classroom on the second floor is open to the public at weekends.\n\n"
         "The library opens at nine o'clock every morning except Mondays.",
         true},
        {"图书馆每天早上九点开门，星期一除外。\n\n读者可以凭身份证免费办理借书证。\n\n儿童阅览室在一楼，"
         "里面有三千册图画书。\n\n二楼的钢琴教室周末向公众开放。",
         "The library opens at nine o'clock every morning except Mondays.\n\nReaders can get a library card free of charge with "
         "their identity card.\n\nThe children's reading room on the ground floor has three thousand picture books.\n\n"
         "The piano classroom on the second floor is open to the public at weekends.",
         false}),
};

static dz_span span_of(const dz_case *c, const dz_move *move, int side)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(c->pair, side));
    dz_span         first = list.at[move->first[side]].span, last = list.at[move->first[side] + move->n[side] - 1].span;

    return (dz_span){first.at, dz_span_end(last) - first.at};
}

/** How far on the passage stands in the target, in segments; negative: so far back. */
static int64_t distance_of(const dz_case *c, const dz_move *move)
{
    size_t   bead = dz_pair_bead_of(c->pair, DZ_SOURCE, move->first[DZ_SOURCE]);
    uint32_t due = dz_pair_beads(c->pair).at[bead].first[DZ_TARGET], from = move->first[DZ_TARGET];

    return from >= due ? (int64_t)from - due : (int64_t)from + move->n[DZ_TARGET] - due;
}

/** "line 12", or the spot in a file that has no lines. */
static void say_line(dz_buf *buf, const dz_document *doc, uint32_t at, dz_tongue tongue)
{
    if (dz_document_has_lines(doc))
        dz_buf_format(buf, tongue == DZ_IN_CHINESE ? "第%zu行" : "line %zu", dz_document_place(doc, at).line);
    else
        dz_say_spot(buf, doc, at, tongue);
}

static void say(dz_case *c, const dz_move *move)
{
    dz_buf *en = &c->say[DZ_IN_ENGLISH], *zh = &c->say[DZ_IN_CHINESE];
    int64_t far = distance_of(c, move);
    int     n = (int)(far < 0 ? -far : far);
    uint32_t at = span_of(c, move, DZ_TARGET).at;
    bool    one = move->n[DZ_SOURCE] == 1;

    dz_buf_format(en, "%s has ", dz_say_side(c->pair, DZ_TARGET, DZ_IN_ENGLISH));
    dz_buf_format(en, one ? "this sentence" : "these %u sentences", move->n[DZ_SOURCE]);
    dz_buf_format(en, " %d segment%s %s, at ", n, n == 1 ? "" : "s", far < 0 ? "earlier" : "later");
    say_line(en, dz_pair_document(c->pair, DZ_TARGET), at, DZ_IN_ENGLISH);
    dz_buf_format(zh, "%s把", dz_say_side(c->pair, DZ_TARGET, DZ_IN_CHINESE));
    dz_buf_format(zh, one ? "这句话" : "这%u句话", move->n[DZ_SOURCE]);
    dz_buf_format(zh, "%s移了%d个句段，在", far < 0 ? "前" : "后", n);
    say_line(zh, dz_pair_document(c->pair, DZ_TARGET), at, DZ_IN_CHINESE);
}

/** A passage that stands twice on one side is told by itself. */
static bool stands_twice(const dz_case *c, const dz_move *move)
{
    for (int side = 0; side < 2; side++)
        if (dz_repeats_cover(c->repeats[side], span_of(c, move, side)))
            return true;
    return false;
}

static bool is_furniture(const dz_case *c, const dz_move *move)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = 0; i < move->n[side]; i++)
            if (dz_segments_all(dz_pair_segments(c->pair, side)).at[move->first[side] + i].kind != DZ_SEGMENT_FURNITURE)
                return false;
    return true;
}

void dz_check_moved(dz_case *c)
{
    dz_move_list moves = dz_pair_moves(c->pair);

    for (size_t i = 0; i < moves.n && !dz_is_off(c, &dz_rule_segments_moved); i++) {
        const dz_move *move = &moves.at[i];
        dz_finding     finding = {.rule = &dz_rule_segments_moved, .severity = DZ_MINOR, .on = {true, true}};

        if (stands_twice(c, move) || is_furniture(c, move))
            continue;
        for (int side = 0; side < 2; side++) {
            finding.span[side] = span_of(c, move, side);
            memset(c->moved[side] + move->first[side], true, move->n[side]);
        }
        finding.bead = (uint32_t)dz_pair_bead_of(c->pair, DZ_SOURCE, move->first[DZ_SOURCE]);
        say(c, move);
        dz_find(c, finding);
    }
}
