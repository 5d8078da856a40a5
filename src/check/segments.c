/* segments.c — sentences that only one side has. Floor check. */
#include "check/check.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_segments_omitted = {
    "segments.omitted",
    {"a sentence was not translated", "漏译句子"},
    {"A sentence of the source beside which the aligner found nothing. Headings, labels and very short sentences are "
     "notes, since they are often left out on purpose.",
     "原文句子在译文中找不到对应。标题、说话人标签和很短的句子常有意省略，仅作提示。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"古城墙建于1384年，全长9公里。城里有六口水井，至今仍在使用。2019年，城墙修复工程完工。",
         "The old city wall was built in 1384 and is 9 km long. Its restoration was completed in 2019.",
         true},
        {"古城墙建于1384年。城墙全长9公里。2019年，修复工程完工。",
         "The old city wall, 9 km long, was built in 1384. Its restoration was completed in 2019.",
         false}),
};

const dz_rule dz_rule_segments_added = {
    "segments.added",
    {"a sentence the source does not have", "增译句子"},
    {"A sentence of the target beside which the aligner found nothing. Passages that the target repeats are told by repeats.target-only.",
     "译文句子在原文中找不到对应。译文重复的段落由repeats.target-only报告。"},
    DZ_MINOR,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES(
        {"古城墙建于1384年，全长9公里。2019年，城墙修复工程完工。",
         "The old city wall was built in 1384 and is 9 km long. Visitors who want to walk along the top should "
         "bring good shoes, a bottle of tea and half a day. Its restoration was completed in 2019.",
         true},
        {"古城墙建于1384年，全长9公里。2019年，城墙修复工程完工。",
         "The old city wall was built in 1384. It is 9 km long. Its restoration was completed in 2019.",
         false}),
};

/** Fewer letters than this, and a missing sentence is only a note. */
enum { SHORT_ZH = 6, SHORT_EN = 20 };

size_t dz_count_letters(dz_str text)
{
    size_t n = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        n += dz_is_han(c) || dz_is_latin(c) || dz_is_digit(dz_fold_width(c));
    }
    return n;
}

static dz_severity severity_of(const dz_case *c, int side, size_t segment, const dz_rule *rule)
{
    const dz_document *doc = dz_pair_document(c->pair, side);
    const dz_segment  *row = &dz_segments_all(dz_pair_segments(c->pair, side)).at[segment];
    bool               zh = dz_lang_is_zh(dz_document_lang(doc));

    if (!dz_segment_is_prose((dz_segment_kind)row->kind) || dz_count_letters(dz_document_slice(doc, row->span)) < (zh ? SHORT_ZH : SHORT_EN))
        return DZ_NOTE;
    return rule->severity;
}

static void say(dz_case *c, int side, size_t segment)
{
    const dz_document *doc = dz_pair_document(c->pair, side);
    dz_figure_list     figures = dz_figures_of(dz_pair_figures(c->pair, side), segment);
    const char        *unit[DZ_TONGUES] = {dz_lang_is_zh(dz_document_lang(doc)) ? "characters" : "letters", "字"};
    size_t             n = dz_count_letters(dz_document_slice(
        doc, dz_segments_all(dz_pair_segments(c->pair, side)).at[segment].span));

    if (!dz_lang_is_zh(dz_document_lang(doc)))
        unit[DZ_IN_CHINESE] = "个字母";
    for (int t = 0; t < DZ_TONGUES; t++) {
        dz_buf *buf = &c->say[t];

        dz_buf_format(buf, t == DZ_IN_ENGLISH ? "nothing in %s answers this sentence of %zu %s" : "%s中没有与这句话（%zu%s）对应的内容",
                      dz_say_side(c->pair, !side, (dz_tongue)t), n, unit[t]);
        if (figures.n)
            dz_buf_text(buf, t == DZ_IN_ENGLISH ? ", which holds " : "，其中有");
        for (size_t i = 0; i < figures.n && i < 4; i++)
            dz_buf_format(buf, t == DZ_IN_ENGLISH ? "%s'%.*s'" : "%s“%.*s”",
                          i == 0 ? "" : t == DZ_IN_ENGLISH ? ", " : "、",
                          DZ_ARG(dz_document_slice(doc, figures.at[i].span)));
    }
}

/** Whether a segment that has no answer is to be told of. */
static bool is_told(const dz_case *c, int side, size_t segment)
{
    const dz_segment *row = &dz_segments_all(dz_pair_segments(c->pair, side)).at[segment];

    return row->kind != DZ_SEGMENT_FURNITURE && dz_count_letters(dz_document_slice(dz_pair_document(c->pair, side), row->span)) > 0 &&
           !c->moved[side][segment] && !dz_told_as_repeat(c, side, row->span);
}

/** Segments of one side without an answer, one behind the other: as they were found. */
typedef struct stretch {
    DZ_LIST(uint32_t) segments, beads;
    size_t next; /* the segment that would go on */
} stretch;

static void say_many(dz_case *c, int side, const stretch *s)
{
    const dz_document *doc = dz_pair_document(c->pair, side);
    bool               zh = dz_lang_is_zh(dz_document_lang(doc));
    size_t             letters = 0;

    for (size_t i = 0; i < s->segments.n; i++)
        letters += dz_count_letters(dz_document_slice(doc, dz_segments_all(dz_pair_segments(c->pair, side)).at[s->segments.at[i]].span));
    dz_buf_format(&c->say[DZ_IN_ENGLISH], "nothing in %s answers this sentence and the %zu after it, %zu %s in all",
                  dz_say_side(c->pair, !side, DZ_IN_ENGLISH), s->segments.n - 1, letters, zh ? "characters" : "letters");
    dz_buf_format(&c->say[DZ_IN_CHINESE], "%s中没有与此句及其后%zu句（共%zu%s）对应的内容", dz_say_side(c->pair, !side, DZ_IN_CHINESE), s->segments.n - 1,
                  letters, zh ? "字" : "个字母");
}

/** Tells of one segment, or of the first for all of a stretch. */
static void tell(dz_case *c, int side, const stretch *s, size_t i, bool all)
{
    const dz_rule *rule = side == DZ_SOURCE ? &dz_rule_segments_omitted : &dz_rule_segments_added;
    dz_finding     finding = {.rule = rule, .severity = DZ_NOTE, .bead = s->beads.at[i], .on = {true, true}};

    for (size_t k = i; k < (all ? s->segments.n : i + 1); k++) {
        dz_severity severity = severity_of(c, side, s->segments.at[k], rule);

        finding.severity = severity > finding.severity ? severity : finding.severity;
    }
    finding.span[side] = dz_segments_all(dz_pair_segments(c->pair, side)).at[s->segments.at[i]].span;
    finding.span[!side] = dz_pair_span(c->pair, s->beads.at[i], !side);
    if (all)
        say_many(c, side, s);
    else
        say(c, side, s->segments.at[i]);
    dz_find(c, finding);
}

/** A chapter that is not there is told once, a few sentences each by itself. */
static void end_stretch(dz_case *c, int side, stretch *s)
{
    enum { FEW = 6 };
    bool all = s->segments.n > FEW;

    for (size_t i = 0; i < (all ? 1 : s->segments.n); i++)
        tell(c, side, s, i, all);
    s->segments.n = s->beads.n = 0;
}

/** Adds the segments of one side of a bead. */
static void gather(dz_case *c, size_t bead, int side, stretch *s)
{
    const dz_bead *row = &dz_pair_beads(c->pair).at[bead];

    if (row->n[side] && row->first[side] != s->next)
        end_stretch(c, side, s);
    for (uint32_t i = row->first[side]; i < row->first[side] + (uint32_t)row->n[side]; i++)
        if (is_told(c, side, i) && (!dz_list_push(&s->segments, i) || !dz_list_push(&s->beads, (uint32_t)bead)))
            dz_find_failed(c);
    s->next = row->first[side] + (size_t)row->n[side];
}

/** Whether one side of a bead has no segment, or only empty ones, as a translation memory may. */
static bool is_blank(const dz_case *c, size_t bead, int side)
{
    const dz_bead  *row = &dz_pair_beads(c->pair).at[bead];
    dz_segment_list list = dz_segments_all(dz_pair_segments(c->pair, side));

    for (size_t i = row->first[side]; i < row->first[side] + (size_t)row->n[side]; i++)
        if (dz_count_letters(dz_document_slice(dz_pair_document(c->pair, side), list.at[i].span)) > 0)
            return false;
    return true;
}

void dz_check_segments(dz_case *c)
{
    dz_bead_list beads = dz_pair_beads(c->pair);
    stretch      stretches[2] = {{.next = 0}, {.next = 0}};

    for (size_t b = 0; b < beads.n; b++)
        for (int side = 0; side < 2; side++)
            if (is_blank(c, b, !side))
                gather(c, b, side, &stretches[side]);
    for (int side = 0; side < 2; side++) {
        end_stretch(c, side, &stretches[side]);
        dz_list_free(&stretches[side].segments);
        dz_list_free(&stretches[side].beads);
    }
}
