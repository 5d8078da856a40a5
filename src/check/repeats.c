/* repeats.c — passages that stand in one text twice. Floor check. */
#include "base/search.h"
#include "check/check.h"
#include "check/place.h"
#include "text/script.h"
#include "text/utf8.h"

#define RAIN_ZH "连日大雨使北山水库水位上涨，防汛办公室已派出三支队伍昼夜巡查大坝，并通知下游村民做好转移准备。"
#define RAIN_OTHER_ZH "连日大雨使北山水库水位上涨，防汛办公室已派出五支队伍昼夜巡查大坝，并提醒下游村民做好转移准备。"

const dz_rule dz_rule_repeats_archive = {
    "repeats.archive",
    {"a passage of another text", "与他文重复的段落"},
    {"In an audit: a paragraph of 40 characters or 120 letters that stands in another pair of the archive. Major where it stands there word "
     "for word and the other side has other figures: one of the two translations may have kept those of the other. Minor where only its "
     "figures differ, and its dates do not. Otherwise a note, and none where more than five pairs have it.",
     "仅用于audit：四十字或一百二十字母以上的段落见于档案中另一份文本。逐字相同而另一侧数字不同者为重要：其中一份译文的数字可能沿用了另一份。"
     "日期相同而仅其他数字不同者为轻微。其余仅作提示，见于五份以上者不报告。"},
    DZ_MAJOR,
    .needs = DZ_NEEDS_ARCHIVE,
    .examples = DZ_EXAMPLES({RAIN_ZH, NULL, false}),
};

const dz_rule dz_rule_repeats_block = {
    "repeats.block",
    {"a passage stands there twice", "段落重复"},
    {"One or more whole paragraphs that stand in the same text again, alike but for space, case, width, quotes and a "
     "word in twenty at most, which are listed. Part of a paragraph that stands inside another one is minor. Passages of "
     "fewer than 15 words (20 characters), and parts of fewer than 20 (25), are not told.",
     "整段或连续多段在同一文本中再次出现，空白、大小写、全半角、引号差异不计，其余出入不超过二十分之一，逐一列出。"
     "段中一部分重见于他段者为次要。不足20字（15词）的段落、不足25字（20词）的片段不报告。"},
    DZ_MAJOR,
    .examples = DZ_EXAMPLES(
        {"天刚亮，渔船就一条接一条地驶出港口，码头上的灯光在雾气里忽明忽暗。\n\n"
         "老周把最后一箱冰搬上船，解开缆绳。\n\n"
         "天刚亮，渔船就一条接一条地驶出港口，码头上的灯光在雾气里忽明忽暗。",
         NULL, true},
        {"记者：\n\n今年的收成怎么样？\n\n记者：\n\n村里的年轻人回来了吗？", NULL, false}),
};

const dz_rule dz_rule_repeats_near = {
    "repeats.near",
    {"a passage stands there again, altered", "段落重复而有改动"},
    {"Paragraphs of 20 words (25 characters) or more that stand in the same text again with more than one word in twenty "
     "altered, and at most four in ten. What differs is listed; major where a figure, a name or a negation is among it and "
     "eight words in ten are the same. A form filled in with other figures throughout is not told.",
     "20词（25字）以上的段落在同一文本中再次出现，改动超过二十分之一而不超过十分之四，逐一列出出入。"
     "八成以上文字相同而数字、名称或否定有出入者为重要。数字全换的同一格式不报告。"},
    DZ_MINOR,
    .examples = DZ_EXAMPLES(
        {RAIN_ZH "\n\n请大家放心。\n\n" RAIN_OTHER_ZH, NULL, true},
        {"一月份，东区售出新房120套，成交均价每平方米8600元，比上月下降1.5%。\n\n"
         "二月份，西区售出新房95套，成交均价每平方米7900元，比上月下降0.8%。", NULL, false}),
};

const dz_rule dz_rule_repeats_target_only = {
    "repeats.target-only",
    {"only the target says it twice", "仅译文重复"},
    {"A passage that stands twice in the target, as for repeats.block and repeats.near, while the source says it once, or "
     "says something else at the other place: pieces that were put together wrongly. Where the source repeats itself in "
     "the same places it is told of the source alone.",
     "译文中重复出现的段落（标准同repeats.block与repeats.near），而原文只出现一次，或另一处原文并非如此：多为合并译稿时出错。"
     "原文在相同位置也重复的，只就原文报告。"},
    DZ_MAJOR,
    .needs = DZ_NEEDS_TWO_TEXTS,
    .examples = DZ_EXAMPLES(
        {"渔港改造工程于2019年开工，总投资3亿元，可停泊渔船400艘。\n\n老周把最后一箱冰搬上船，解开缆绳。",
         "Work on the fishing port began in 2019; it cost 300 million yuan and gives room to 400 boats.\n\n"
         "Old Zhou carried the last box of ice aboard and cast off.\n\n"
         "Work on the fishing port began in 2019; it cost 300 million yuan and gives room to 400 boats.", true},
        {"渔港改造工程于2019年开工，总投资3亿元，可停泊渔船400艘。\n\n老周把最后一箱冰搬上船，解开缆绳。",
         "Work on the fishing port began in 2019; it cost 300 million yuan and gives room to 400 boats.\n\n"
         "Old Zhou carried the last box of ice aboard and cast off.", false}),
};

enum {
    MOST_NAMED = 10,  /* lines of other places in a message */
    MOST_QUOTED = 60, /* bytes of words in a message */
    SAME = 95,        /* per cent of tokens that make a copy the same */
    ALIKE = 80,       /* and a change of a figure in it a mistake */
    GRAVE = DZ_DIFFERS_FIGURE | DZ_DIFFERS_NAME | DZ_DIFFERS_NEGATION
};

/* ---- the other text ---- */

static bool counts(uint32_t c) { return dz_is_han(c) || dz_is_latin(c) || dz_is_digit(c); }

/** The next letter of a text, its width folded, or 0 behind the last. */
static uint32_t next_letter(dz_str text, size_t *at)
{
    while (*at < text.len) {
        uint32_t c = dz_fold_width(dz_utf8_next(text.at, at));

        if (counts(c))
            return c;
    }
    return 0;
}

/** Whether two stretches have the same letters. */
static bool same_letters(dz_str a, dz_str b)
{
    size_t   i = 0, j = 0;
    uint32_t c;

    do {
        c = next_letter(a, &i);
        if (c != next_letter(b, &j))
            return false;
    } while (c);
    return true;
}

/** Whether most segments of a place stand beside something. */
static bool is_answered(const dz_case *c, int side, dz_span place)
{
    dz_bead_list    beads = dz_pair_beads(c->pair);
    dz_segment_list list = dz_segments_all(dz_pair_segments(c->pair, side));
    size_t          all = 0, answered = 0, i = dz_pair_sides(c->pair) == 2 ? dz_segment_at(c->pair, side, place.at) : list.n;

    for (; i < list.n && list.at[i].span.at < dz_span_end(place); i++) {
        all++;
        answered += beads.at[dz_pair_bead_of(c->pair, side, i)].n[!side] > 0;
    }
    return all > 0 && 2 * answered > all;
}

/** What stands beside a place in the other text. */
static dz_span answer_to(const dz_case *c, int side, dz_span place)
{
    dz_span first = dz_pair_span(c->pair, dz_bead_at(c->pair, side, place.at), !side);
    dz_span last = dz_pair_span(c->pair, dz_bead_at(c->pair, side, dz_span_end(place) - 1), !side);

    return (dz_span){first.at, dz_span_end(last) > first.at ? dz_span_end(last) - first.at : 0};
}

static bool meet(dz_span a, dz_span b) { return a.at < dz_span_end(b) && b.at < dz_span_end(a); }

/** Whether one passage of a text stands in both spans. */
static bool repeat_joins(dz_repeat_list list, dz_span a, dz_span b)
{
    for (size_t i = 0; i < list.n; i++) {
        bool in_a = false, in_b = false;

        for (size_t k = 0; k < list.at[i].places.n; k++) {
            in_a |= meet(list.at[i].places.at[k], a);
            in_b |= meet(list.at[i].places.at[k], b);
        }
        if (in_a && in_b)
            return true;
    }
    return false;
}

/** Whether the target says twice what the source says twice: it is right to. */
static bool follows_source(const dz_case *c, const dz_repeat *repeat)
{
    const dz_document *doc = dz_pair_document(c->pair, DZ_SOURCE);
    dz_span            first = answer_to(c, DZ_TARGET, repeat->places.at[0]);

    for (size_t k = 1; k < repeat->places.n; k++) {
        dz_span other = answer_to(c, DZ_TARGET, repeat->places.at[k]);

        if (!repeat_joins(dz_repeats_all(c->repeats[DZ_SOURCE]), first, other) &&
            (first.at == other.at || !same_letters(dz_document_slice(doc, first), dz_document_slice(doc, other))))
            return false;
    }
    return true;
}

/** Whether each place stands beside something of its own: then likeness is no accident. */
static bool all_answered(const dz_case *c, int side, const dz_repeat *repeat)
{
    for (size_t k = 0; k < repeat->places.n; k++)
        if (!is_answered(c, side, repeat->places.at[k]))
            return false;
    return true;
}

/** Whether what stands in another copy at the place of 'span' in copy k has an answer: of a body that stands twice
 *  the source may answer the first half in one copy and the second half in the other. */
static bool is_answered_in_copy(const dz_case *c, int side, dz_span_list places, size_t k, dz_span span)
{
    dz_bead_list beads = dz_pair_beads(c->pair);
    uint64_t     middle = span.at + span.len / 2 - places.at[k].at;

    for (size_t m = 0; m < places.n && beads.n; m++) {
        uint64_t at = places.at[m].at + middle * places.at[m].len / places.at[k].len; /* copies are nearly as long */

        if (m != k && beads.at[dz_bead_at(c->pair, side, (uint32_t)at)].n[!side] > 0)
            return true;
    }
    return false;
}

/** Whether another copy than the k-th has an answer. */
static bool is_other_answered(const dz_case *c, int side, dz_span_list places, size_t k)
{
    for (size_t m = 0; m < places.n; m++)
        if (m != k && is_answered(c, side, places.at[m]))
            return true;
    return false;
}

bool dz_told_as_repeat(const dz_case *c, int side, dz_span span)
{
    dz_repeat_list list = dz_repeats_all(c->repeats[side]);

    for (size_t i = 0; i < list.n; i++) {
        dz_span_list places = list.at[i].places;
        size_t       k = dz_row_behind(places, span.at);

        if (k == places.n || span.at < places.at[k].at || dz_span_end(span) > dz_span_end(places.at[k]))
            continue;
        if (is_answered_in_copy(c, side, places, k, span) ||
            (!is_answered(c, side, places.at[k]) && is_other_answered(c, side, places, k)))
            return true;
    }
    return false;
}

/** Whether it is one sentence that renders several of the source: consistency.target tells of that. */
static bool is_rendering(const dz_case *c, const dz_repeat *repeat)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(c->pair, DZ_TARGET));
    size_t          first = dz_segment_at(c->pair, DZ_TARGET, repeat->places.at[0].at);

    return first < list.n && dz_span_end(list.at[first].span) >= dz_span_end(repeat->places.at[0]) &&
           all_answered(c, DZ_TARGET, repeat);
}

/* ---- messages ---- */

/** The lines where the later copies begin, "118, 240", or their spots. */
static void say_lines(dz_buf *buf, const dz_document *doc, dz_span_list places, const char *comma, dz_tongue tongue)
{
    for (size_t i = 1; i < places.n && i <= MOST_NAMED; i++) {
        dz_buf_text(buf, i > 1 ? comma : "");
        if (dz_document_has_lines(doc))
            dz_buf_format(buf, "%zu", dz_document_place(doc, places.at[i].at).line);
        else
            dz_say_spot(buf, doc, places.at[i].at, tongue);
    }
}

static void say_places(dz_case *c, const dz_document *doc, const dz_repeat *repeat)
{
    dz_buf *en = &c->say[DZ_IN_ENGLISH], *zh = &c->say[DZ_IN_CHINESE];
    bool    lines = dz_document_has_lines(doc);
    size_t  more = repeat->places.n > MOST_NAMED + 1 ? repeat->places.n - 1 - MOST_NAMED : 0;

    if (repeat->paragraphs > 1) {
        dz_buf_format(en, "these %u paragraphs stand", repeat->paragraphs);
        dz_buf_format(zh, "这%u段", repeat->paragraphs);
    } else
        dz_say_text(c, repeat->paragraphs ? "this paragraph stands" : "these words stand", repeat->paragraphs ? "此段" : "这些文字");
    dz_buf_text(en, " here again at ");
    if (lines)
        dz_buf_text(en, repeat->places.n > 2 ? "lines " : "line ");
    say_lines(en, doc, repeat->places, lines ? ", " : "; ", DZ_IN_ENGLISH);
    dz_buf_text(zh, lines ? "又见于第" : "又见于");
    say_lines(zh, doc, repeat->places, lines ? "、" : "；", DZ_IN_CHINESE);
    dz_buf_text(zh, lines ? "行" : "");
    if (more) {
        dz_buf_format(en, " and %zu more place%s", more, more > 1 ? "s" : "");
        dz_buf_format(zh, "等%zu处", repeat->places.n - 1);
    }
}

/** Some words in a message: the beginning of many. */
static void say_words(dz_buf *buf, dz_str words)
{
    size_t end = 0;

    while (end < words.len && end < MOST_QUOTED)
        dz_utf8_next(words.at, &end);
    dz_buf_format(buf, "%.*s%s", (int)end, words.at, end < words.len ? "…" : "");
}

/** The gravest difference, in the words of both places, and how many there are. */
static void say_differences(dz_case *c, const dz_document *doc, dz_difference_list list)
{
    static const char *const frames[DZ_TONGUES][4] = {
        {"; the copies differ at 1 place: '", "; the copies differ at %zu places, as in '", "' against '", "'"},
        {"；有1处出入：“", "；有%zu处出入，如“", "”与“", "”"}};
    const dz_difference *d = list.at;

    if (list.n == 0)
        return;
    for (size_t i = 0; i < list.n && !(d->flags & GRAVE); i++)
        if (list.at[i].flags & GRAVE)
            d = &list.at[i];
    for (int t = 0; t < DZ_TONGUES; t++) {
        dz_buf_format(&c->say[t], frames[t][list.n > 1], list.n);
        say_words(&c->say[t], dz_document_slice(doc, d->span[0]));
        dz_buf_text(&c->say[t], frames[t][2]);
        say_words(&c->say[t], dz_document_slice(doc, d->span[1]));
        dz_buf_text(&c->say[t], frames[t][3]);
    }
}

/* ---- the check ---- */

static bool differs_gravely(const dz_repeat *repeat)
{
    for (size_t i = 0; i < repeat->differences.n; i++)
        if (repeat->differences.at[i].flags & GRAVE)
            return true;
    return false;
}

static bool shares(const dz_repeat *repeat, unsigned percent)
{
    return 100 * (uint64_t)repeat->equal >= percent * (uint64_t)repeat->tokens;
}

/** Whether the target renders each copy by words of its own: then the source says alike things on purpose, as manuals do. */
static bool is_rendered_apart(const dz_case *c, const dz_repeat *repeat)
{
    const dz_document *target;

    if (!all_answered(c, DZ_SOURCE, repeat)) /* nothing is answered where there is one text */
        return false;
    target = dz_pair_document(c->pair, DZ_TARGET);
    for (size_t k = 1; k < repeat->places.n; k++)
        if (same_letters(dz_document_slice(target, answer_to(c, DZ_SOURCE, repeat->places.at[k])),
                         dz_document_slice(target, answer_to(c, DZ_SOURCE, repeat->places.at[0]))))
            return false;
    return true;
}

static dz_severity severity_of(const dz_case *c, int side, const dz_repeat *repeat)
{
    bool same = shares(repeat, SAME);

    if (side == DZ_SOURCE && !same && is_rendered_apart(c, repeat))
        return differs_gravely(repeat) && shares(repeat, ALIKE) ? DZ_MINOR : DZ_NOTE;
    if (side == DZ_TARGET && !same && all_answered(c, side, repeat))
        return DZ_NOTE;
    if (same && repeat->paragraphs)
        return DZ_MAJOR;
    return differs_gravely(repeat) && shares(repeat, ALIKE) ? DZ_MAJOR : DZ_MINOR;
}

static void tell(dz_case *c, int side, const dz_repeat *repeat)
{
    const dz_document *doc = dz_pair_document(c->pair, side);
    dz_finding finding = {.rule = shares(repeat, SAME) ? &dz_rule_repeats_block : &dz_rule_repeats_near};

    finding.severity = severity_of(c, side, repeat);
    finding.on[side] = true;
    finding.span[side] = repeat->places.at[0];
    finding.related = (dz_span_list){repeat->places.at + 1, repeat->places.n - 1};
    finding.differences = repeat->differences;
    finding.bead = dz_bead_at(c->pair, side, finding.span[side].at);
    say_places(c, doc, repeat);
    if (side == DZ_TARGET) {
        finding.rule = &dz_rule_repeats_target_only;
        dz_say_text(c, ", but not in the source", "，原文并未重复");
    }
    say_differences(c, doc, repeat->differences);
    dz_find(c, finding);
}

void dz_check_repeats(dz_case *c)
{
    for (int side = 0; side < dz_pair_sides(c->pair); side++) {
        dz_repeat_list list = dz_repeats_all(c->repeats[side]);

        for (size_t i = 0; i < list.n; i++)
            if (side == DZ_SOURCE || (!follows_source(c, &list.at[i]) && !is_rendering(c, &list.at[i])))
                tell(c, side, &list.at[i]);
    }
}
