/* ends.c — sentences that lost their final mark. Floor check. */
#include "check/check.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_punctuation_end = {
    "punctuation.end",
    {"a sentence without its final mark", "句末缺标点"},
    {"A sentence that ends in a stop, a question mark or the like in the source, and in a bare word in the target. Headings, captions and items of a "
     "list are left alone.",
     "原文句末有句号、问号等，译文却以文字结尾。标题、图注、列表项不计。"},
    DZ_MINOR,
    .needs = DZ_COMPARES,
    .prose = true,
    .examples = DZ_EXAMPLES({"候车室里很冷，窗户关不上。", "It is cold in the waiting room, and the windows cannot be closed", true},
                            {"候车室里很冷，窗户关不上。", "It is cold in the waiting room, and the windows cannot be closed.", false},
                            {"候车室里很冷", "Cold Waiting Room", false}),
};

enum { SHORTEST = 12 /* letters of the target */ };

/** The last character of a text that is no space and closes nothing. */
static uint32_t last_of(dz_str text, bool *closed)
{
    *closed = false;
    for (size_t at = text.len; at > 0;) {
        uint32_t c = dz_utf8_before(text.at, &at);

        if (dz_is_space(c))
            continue;
        if (!dz_is_closer(c) && c != '"' && c != '\'' && c != 0x2019)
            return c;
        *closed = true;
    }
    return 0;
}

static bool ends_sentence(uint32_t c) { return c == 0x3002 || c == '?' || c == '!' || c == 0xff1f || c == 0xff01 || c == '.'; }

static dz_str side_of(const dz_case *c, size_t bead, int side)
{
    return dz_document_slice(dz_pair_document(c->pair, side), dz_pair_span(c->pair, bead, side));
}

/** The kind of the last segment of a bead on one side. */
static dz_segment_kind kind_of(const dz_case *c, size_t bead, int side)
{
    const dz_bead *row = &dz_pair_beads(c->pair).at[bead];

    return (dz_segment_kind)dz_segments_all(dz_pair_segments(c->pair, side)).at[row->first[side] + row->n[side] - 1].kind;
}

/** Whether most long words begin with a capital, as in an English headline. */
static bool is_headline(dz_str text)
{
    size_t large = 0, words = 0;

    for (size_t at = 0; at < text.len;) {
        size_t from = at;

        while (at < text.len && dz_is_latin((unsigned char)text.at[at]))
            at++;
        if (at - from >= 4) {
            words++;
            large += text.at[from] >= 'A' && text.at[from] <= 'Z';
        }
        at += at == from;
    }
    return words > 1 && 3 * large > 2 * words;
}

static void tell(dz_case *c, size_t bead, uint32_t mark)
{
    dz_finding finding = {.rule = &dz_rule_punctuation_end, .severity = DZ_MINOR, .bead = (uint32_t)bead, .on = {true, true}};
    char       text[4];
    size_t     n = dz_utf8_put(mark, text);
    dz_span    target = dz_pair_span(c->pair, bead, DZ_TARGET);
    size_t     at = target.len;

    dz_utf8_before(side_of(c, bead, DZ_TARGET).at, &at);
    finding.span[DZ_SOURCE] = dz_pair_span(c->pair, bead, DZ_SOURCE);
    finding.span[DZ_TARGET] = (dz_span){target.at + (uint32_t)at, target.len - (uint32_t)at};
    dz_buf_format(&c->say[DZ_IN_ENGLISH], "nothing answers the final '%.*s'", (int)n, text);
    dz_buf_format(&c->say[DZ_IN_CHINESE], "句末的“%.*s”没有对应", (int)n, text);
    dz_find(c, finding);
}

void dz_check_ends(dz_case *c)
{
    dz_bead_list beads = dz_pair_beads(c->pair);

    for (size_t b = 0; b < beads.n; b++) {
        bool     closed[2];
        uint32_t source, target;

        if (beads.at[b].n[0] == 0 || beads.at[b].n[1] == 0 || kind_of(c, b, DZ_SOURCE) != DZ_SEGMENT_SENTENCE)
            continue;
        source = last_of(side_of(c, b, DZ_SOURCE), &closed[0]);
        target = last_of(side_of(c, b, DZ_TARGET), &closed[1]);
        if (ends_sentence(source) && !closed[0] && !closed[1] && (dz_is_latin(target) || dz_is_han(target) || dz_is_digit(target)) &&
            dz_count_letters(side_of(c, b, DZ_TARGET)) >= SHORTEST && !is_headline(side_of(c, b, DZ_TARGET)))
            tell(c, b, source);
    }
}
