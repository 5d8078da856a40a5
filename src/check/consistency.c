/* consistency.c — the same sentence rendered differently, and different ones rendered alike. Floor check. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "check/check.h"
#include "lexicon/gloss.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_consistency_source = {
    "consistency.source",
    {"the same sentence, rendered differently", "同一原文，译文不一"},
    {"A sentence or heading stands in the source more than once, and its renderings differ in more than case, width, marks, "
     "articles and the form of figures. One finding tells of all of them and stands at the rarest. Short ones, labels and "
     "courtesies are left alone, and so are those whose pairing is unsure.",
     "同一句或标题在原文中出现多次，而译文的差别不止于大小写、全半角、标点、冠词和数字写法。一处报告列出全部，落在最少见的译法上。短句、标签、客套话不看，对齐没有把握的也不看。"},
    DZ_MINOR,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES({"科技自立自强是国家强盛之基。\n\n大会下午继续举行。\n\n科技自立自强是国家强盛之基。",
                             "Self-reliance in science and technology is the foundation of a strong country.\n\nThe congress continues in "
                             "the afternoon.\n\nScientific independence is what makes a nation powerful.",
                             true},
                            {"科技自立自强是国家强盛之基。\n\n大会下午继续举行。\n\n科技自立自强是国家强盛之基。",
                             "Self-reliance in science and technology is the foundation of a strong country.\n\nThe congress continues in "
                             "the afternoon.\n\nSelf-reliance in science and technology is the foundation of a strong country.",
                             false}),
};

const dz_rule dz_rule_consistency_target = {
    "consistency.target",
    {"different sentences, rendered alike", "原文不同，译文相同"},
    {"One sentence of the target stands for several of the source that differ in more than figures, marks and the like: one was pasted "
     "over another, or a difference was lost. Often it is none, so this is a note. Short sentences, labels and courtesies are left alone.",
     "译文同一句对应原文中几句不同的话，且差别不止于数字、标点等：可能误贴，也可能丢了差别。常属正常，故仅作提示。短句、标签、客套话不看。"},
    DZ_NOTE,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES({"渔民今年的收入有所增加，生活有了改善。\n\n大会下午继续举行。\n\n牧民今年的收入有所增加，生活有了改善。",
                             "The incomes of the fishermen have grown this year and their life has become better.\n\nThe congress continues "
                             "in the afternoon.\n\nThe incomes of the fishermen have grown this year and their life has become better.",
                             true},
                            {"渔民今年的收入有所增加，生活有了改善。\n\n大会下午继续举行。\n\n牧民今年的收入有所增加，生活有了改善。",
                             "The incomes of the fishermen have grown this year and their life has become better.\n\nThe congress continues "
                             "in the afternoon.\n\nThe incomes of the herdsmen have grown this year and their life has become better.",
                             false}),
};

/** Fewer letters, and a sentence is like others by chance; fewer than twice as many, and a courtesy is one. */
enum { SHORT_ZH = 10, SHORT_EN = 30, LEAST_SURE = 60, MOST_QUOTED = 4, LONG_QUOTE = 90 };

/** A bead and what its two sides say. */
typedef struct row {
    uint64_t same, other; /* hashes: of the side that is to be the same, and of the other */
    uint32_t bead;
} row;

typedef DZ_LIST(row) row_list;

/* ---- which beads count ---- */

/** Whether a short text only greets or thanks. */
static bool is_courtesy(dz_str text)
{
    static const char *const words[] = {"谢谢", "感谢", "謝謝", "感謝", "各位", "女士", "大家", "主持人", "欢迎", "歡迎", "Thank", "thank",
                                        "Ladies", "Good morning", "Good afternoon", "Good evening", "Welcome", "Hello", "Dear"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);

        for (size_t at = 0; at + n <= text.len && at < 12; at++)
            if (memcmp(text.at + at, words[i], n) == 0)
                return true;
    }
    return false;
}

static bool is_long_enough(const dz_case *c, size_t bead, int side)
{
    const dz_document *doc = dz_pair_document(c->pair, side);
    dz_str             text = dz_document_slice(doc, dz_pair_span(c->pair, bead, side));
    size_t             least = dz_lang_is_zh(dz_document_lang(doc)) ? SHORT_ZH : SHORT_EN, n = dz_count_letters(text);

    return n >= 2 * least || (n >= least && !is_courtesy(text));
}

/** Whether all segments of one side are text that is translated, headings too. */
static bool is_text(const dz_case *c, const dz_bead *bead, int side)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(c->pair, side));

    for (uint32_t i = bead->first[side]; i < bead->first[side] + bead->n[side]; i++)
        if (list.at[i].kind != DZ_SEGMENT_HEADING && !dz_segment_is_prose((dz_segment_kind)list.at[i].kind))
            return false;
    return bead->n[side] > 0;
}

static bool counts(const dz_case *c, size_t b)
{
    const dz_bead *bead = &dz_pair_beads(c->pair).at[b];

    if (bead->sure < LEAST_SURE)
        return false;
    for (int side = 0; side < 2; side++)
        if (!is_text(c, bead, side) || !is_long_enough(c, b, side))
            return false;
    return true;
}

/* ---- what a side says ---- */

/** Hashes the words of a text; those that only hold a sentence together do not count. */
static uint64_t hash_words(dz_str text, uint64_t hash)
{
    for (size_t at = 0; at < text.len;) {
        size_t   from = at;
        uint32_t ch = dz_fold_width(dz_utf8_next(text.at, &at));

        if (dz_is_latin(ch)) {
            size_t end = at;

            while (at < text.len && dz_is_latin(dz_utf8_next(text.at, &at)))
                end = at;
            at = end;
            if (dz_is_idle((dz_str){text.at + from, end - from}))
                continue;
            for (size_t i = from; i < end;) {
                ch = dz_utf8_next(text.at, &i);
                ch = ch >= 'A' && ch <= 'Z' ? ch | 0x20 : ch;
                hash = dz_hash(&ch, sizeof ch, hash);
            }
        } else if (dz_is_han(ch) || dz_is_digit(ch)) {
            hash = dz_hash(&ch, sizeof ch, hash);
        }
    }
    return hash;
}

/** Hashes one side of a bead; figures count where 'figures' says so. */
static uint64_t hash_side(const dz_case *c, size_t bead, int side, bool figures)
{
    const dz_document *doc = dz_pair_document(c->pair, side);
    dz_span            span = dz_pair_span(c->pair, bead, side);
    dz_figure_list     list = dz_pair_bead_figures(c->pair, bead, side);
    uint64_t           hash = 1;
    uint32_t           at = span.at;

    for (size_t i = 0; i < list.n && !figures; i++) {
        if (list.at[i].span.at < at)
            continue;
        hash = hash_words(dz_document_slice(doc, (dz_span){at, list.at[i].span.at - at}), hash);
        at = dz_span_end(list.at[i].span);
    }
    return hash_words(dz_document_slice(doc, (dz_span){at, dz_span_end(span) - at}), hash);
}

/* ---- saying it ---- */

static dz_str text_of(const dz_case *c, uint32_t bead, int side)
{
    return dz_document_slice(dz_pair_document(c->pair, side), dz_pair_span(c->pair, bead, side));
}

static bool is_inner(char byte) { return ((unsigned char)byte & 0xc0) == 0x80; }

/** How many bytes of a text are the same in another from its start, no word or character cut. */
static size_t same_start(dz_str a, dz_str b)
{
    size_t n = 0;

    while (n < a.len && n < b.len && a.at[n] == b.at[n])
        n++;
    while (n > 0 && n < a.len && (is_inner(a.at[n]) || (a.at[n - 1] != ' ' && (unsigned char)a.at[n - 1] < 0x80)))
        n--;
    return n;
}

/** Quotes what differs: "…", the words from 'from' on, and "…" where they are many. */
static void quote(dz_buf *buf, dz_str text, size_t from)
{
    size_t to = text.len;

    if (from >= text.len)
        from = 0;
    if (to - from > LONG_QUOTE)
        for (to = from + LONG_QUOTE; is_inner(text.at[to]); to--)
            ;
    dz_buf_format(buf, "%s%.*s%s", from ? "…" : "", (int)(to - from), text.at + from, to < text.len ? "…" : "");
}

/** One of the different sides, and how often it comes. */
typedef struct version {
    uint32_t bead; /* its last */
    size_t   n;
} version;

typedef DZ_LIST(version) version_list;

static void say_times(dz_buf *en, dz_buf *zh, size_t n)
{
    dz_buf_format(en, n == 1 ? " once" : n == 2 ? " twice" : " %zu times", n);
    dz_buf_format(zh, "%zu次", n);
}

/** Says "'...' twice, '...' once", and how many more there are. */
static void say_versions(dz_case *c, const version_list *list, int side)
{
    dz_buf *en = &c->say[DZ_IN_ENGLISH], *zh = &c->say[DZ_IN_CHINESE];
    size_t  from = SIZE_MAX;

    for (size_t i = 1; i < list->n; i++) {
        size_t n = same_start(text_of(c, list->at[i].bead, side), text_of(c, list->at[0].bead, side));

        from = n < from ? n : from;
    }
    for (size_t i = 0; i < list->n && i < MOST_QUOTED; i++) {
        dz_say_text(c, i ? ", '" : "'", i ? "、“" : "“");
        quote(en, text_of(c, list->at[i].bead, side), from);
        quote(zh, text_of(c, list->at[i].bead, side), from);
        dz_say_text(c, "'", "”");
        say_times(en, zh, list->at[i].n);
    }
    if (list->n > MOST_QUOTED) {
        dz_buf_format(en, " and %zu more", list->n - MOST_QUOTED);
        dz_buf_format(zh, "，另有%zu种", list->n - MOST_QUOTED);
    }
}

/* ---- groups ---- */

static int by_count(const void *a, const void *b)
{
    const version *x = a, *y = b;

    return x->n != y->n ? (x->n > y->n ? -1 : 1) : x->bead < y->bead ? -1 : x->bead > y->bead;
}

/** Counts the versions of a group, where equal ones are neighbours; the most frequent comes first. False: no memory. */
static bool count_versions(const row *rows, size_t n, version_list *list)
{
    list->n = 0;
    for (size_t i = 0; i < n; i++) {
        if ((i == 0 || rows[i].other != rows[i - 1].other) && !dz_list_push(list, (version){0, 0}))
            return false;
        list->at[list->n - 1].bead = rows[i].bead;
        list->at[list->n - 1].n++;
    }
    if (list->n > 1)
        qsort(list->at, list->n, sizeof *list->at, by_count);
    return true;
}

static int by_place(const void *a, const void *b)
{
    const dz_span *x = a, *y = b;

    return x->at < y->at ? -1 : x->at > y->at;
}

/** Tells of one group; the sentences of 'side' are the same. False: no memory. */
static bool tell(dz_case *c, const row *rows, size_t n, const version_list *list, int side)
{
    const dz_rule *rule = side == DZ_SOURCE ? &dz_rule_consistency_source : &dz_rule_consistency_target;
    dz_finding     finding = {.rule = rule, .severity = rule->severity, .bead = list->at[list->n - 1].bead, .on = {true, true}};
    dz_span       *related = dz_alloc(n, sizeof *related);

    if (!related)
        return false;
    for (size_t i = 0; i < n; i++)
        if (rows[i].bead != finding.bead)
            related[finding.related.n++] = dz_pair_span(c->pair, rows[i].bead, DZ_TARGET);
    finding.related.at = related;
    qsort(related, finding.related.n, sizeof *related, by_place);
    for (int s = 0; s < 2; s++)
        finding.span[s] = dz_pair_span(c->pair, finding.bead, s);
    if (side == DZ_SOURCE)
        dz_say_text(c, "the same words of the source are rendered differently: ", "同一原文译法不一：");
    else
        dz_say_text(c, "different words of the source are rendered alike: ", "不同原文译成同一句：");
    say_versions(c, list, !side);
    dz_find(c, finding);
    dz_release(related);
    return true;
}

static int by_hash(const void *a, const void *b)
{
    const row *x = a, *y = b;

    if (x->same != y->same)
        return x->same < y->same ? -1 : 1;
    if (x->other != y->other)
        return x->other < y->other ? -1 : 1;
    return x->bead < y->bead ? -1 : x->bead > y->bead;
}

/** Gathers the beads that count. False: no memory. */
static bool gather(const dz_case *c, int side, row_list *rows)
{
    rows->n = 0;
    for (size_t b = 0; b < dz_pair_beads(c->pair).n; b++)
        if (counts(c, b) && !dz_list_push(rows, (row){hash_side(c, b, side, true), hash_side(c, b, !side, false), (uint32_t)b}))
            return false;
    if (rows->n > 1)
        qsort(rows->at, rows->n, sizeof *rows->at, by_hash);
    return true;
}

/** Looks for sentences of 'side' that are the same and whose other sides are not. False: no memory. */
static bool check_side(dz_case *c, int side, row_list *rows, version_list *list)
{
    if (!gather(c, side, rows))
        return false;
    for (size_t i = 0, end; i < rows->n; i = end) {
        for (end = i + 1; end < rows->n && rows->at[end].same == rows->at[i].same; end++)
            ;
        if (end - i < 2)
            continue;
        if (!count_versions(rows->at + i, end - i, list) || (list->n > 1 && !tell(c, rows->at + i, end - i, list, side)))
            return false;
    }
    return true;
}

void dz_check_consistency(dz_case *c)
{
    row_list     rows = {0};
    version_list list = {0};

    if (dz_pair_sides(c->pair) == 2 && !(check_side(c, DZ_SOURCE, &rows, &list) && check_side(c, DZ_TARGET, &rows, &list)))
        dz_find_failed(c);
    dz_list_free(&rows);
    dz_list_free(&list);
}
