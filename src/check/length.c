/* length.c — pairs of which one side is far too short. Floor check. */
#include "align/nats.h"
#include "check/check.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_segments_length = {
    "segments.length",
    {"one side is much shorter than usual", "长度悬殊"},
    {"A sentence whose translation has less than half or more than twice the letters that the rest of the text leads to expect. Of 6,696 published "
     "sentence pairs fewer than 1 in 200 are like that; short sentences are not judged. It is silent where another rule has spoken of the same pair.",
     "译文长度不足按全文比例推算的一半，或超过两倍。6696对已出版的译句中，此类不到二百分之一；短句不判断。同一句对已有其他报告时不再提示。"},
    DZ_NOTE,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"傍晚的时候，老渔夫把船拴在码头边，慢慢走上台阶，望着远处渐渐暗下来的海面，想起了年轻时的那场大风。",
         "In the evening the old fisherman tied up his boat.", true},
        {"傍晚的时候，老渔夫把船拴在码头边，慢慢走上台阶，望着远处渐渐暗下来的海面，想起了年轻时的那场大风。",
         "In the evening the old fisherman tied his boat to the pier, walked slowly up the steps, looked at the sea darkening in the distance, and "
         "remembered the gale of his youth.", false}),
};

/* The spread of ln(English / expected) over published pairs falls from 0.20 at 20 letters of Chinese to 0.16 at 80 and more. */
static const float usual_ratio = 3.4f;   /* letters of English for one of Chinese */
static const float ratio_trust = 400;    /* letters of Chinese that weigh as much as that */
static const float most = 0.72f;         /* about four times that spread */
static const float ground = 10;          /* letters added to both, so that short ones vary less */
enum { FEWEST = 24 /* letters of Chinese */ };

/** The letters of a text; of Chinese in characters, of which a Latin name takes fewer than it has letters. */
static float letters(dz_str text, bool zh)
{
    size_t han = 0, all = dz_count_letters(text);

    for (size_t at = 0; zh && at < text.len;)
        han += dz_is_han(dz_utf8_next(text.at, &at));
    return zh ? (float)han + (float)(all - han) / usual_ratio : (float)all;
}

static float letters_of(const dz_case *c, size_t bead, int side, bool zh)
{
    return letters(dz_document_slice(dz_pair_document(c->pair, side), dz_pair_span(c->pair, bead, side)), zh);
}

/** Letters of English for one of Chinese: what is usual, corrected by the two texts. */
static float ratio_of(const dz_case *c, int zh)
{
    float n[2];

    for (int side = 0; side < 2; side++)
        n[side] = letters(dz_document_text(dz_pair_document(c->pair, side)), side == zh);
    return (n[!zh] + ratio_trust * usual_ratio) / (n[zh] + ratio_trust);
}

static void tell(dz_case *c, size_t bead, float times)
{
    dz_finding finding = {.rule = &dz_rule_segments_length, .severity = DZ_NOTE, .bead = (uint32_t)bead, .on = {true, true}};

    for (int side = 0; side < 2; side++)
        finding.span[side] = dz_pair_span(c->pair, bead, side);
    for (int t = 0; t < DZ_TONGUES; t++)
        dz_buf_format(&c->say[t],
                      t == DZ_IN_ENGLISH ? "%s has %.0f%% of the length to be expected" : "%s的长度为预期的%.0f%%",
                      dz_say_side(c->pair, DZ_TARGET, (dz_tongue)t), (double)times * 100);
    dz_find(c, finding);
}

void dz_check_length(dz_case *c)
{
    dz_bead_list beads = dz_pair_beads(c->pair);
    int          zh;
    float        ratio;

    if (dz_pair_sides(c->pair) < 2)
        return;
    zh = dz_lang_is_zh(dz_document_lang(dz_pair_document(c->pair, 0))) ? 0 : 1;
    if (dz_lang_is_zh(dz_document_lang(dz_pair_document(c->pair, !zh))) || !dz_lang_is_zh(dz_document_lang(dz_pair_document(c->pair, zh))))
        return;
    ratio = ratio_of(c, zh);
    for (size_t b = 0; b < beads.n; b++) {
        float n = letters_of(c, b, zh, true), m = letters_of(c, b, !zh, false), off, times;

        if (n < FEWEST || m < 1)
            continue;
        times = (m + ground) / (ratio * n + ground);
        off = dz_ln(times);
        if ((off > most || off < -most) && !dz_is_told(c, (uint32_t)b))
            tell(c, b, zh == DZ_SOURCE ? times : 1 / times);
    }
}
