/* terms_use.c — one term, several accepted renderings in one document. Floor check. */
#include <stdlib.h>
#include <string.h>

#include "check/terms.h"
#include "lexicon/pieces.h"

const dz_rule dz_rule_terms_inconsistent = {
    "terms.inconsistent",
    {"accepted renderings of one term stand side by side", "同一术语的几种规定译法并用"},
    {"One document renders a term now by one and now by another of its accepted renderings. One finding tells of all places, and "
     "stands at the rarest. A shorter form of a rendering (Belt and Road, BRI for Belt and Road Initiative) is none of its own. "
     "Needs --glossary.",
     "同一文件对一个术语时而用一种规定译法，时而用另一种。一处报告列出全部位置，并落在用得最少的译法上。某译法的简称、缩写不算另一种。需用--glossary。"},
    DZ_MINOR,
    .needs = DZ_COMPARES | DZ_NEEDS_GLOSSARY,
    .examples = DZ_EXAMPLES({"全市持续优化营商环境。\n\n营商环境没有最好，只有更好。",
                             "The city kept improving its business environment.\n\nThe climate for business can always become better.", true},
                            {"全市持续优化营商环境。\n\n营商环境没有最好，只有更好。",
                             "The city kept improving its business environment.\n\nThe business environment can always become better.", false}),
    .glossary = "营商环境\tbusiness environment; climate for business\n",
};

/** A place where a term is rendered. */
typedef struct use {
    const dz_mention *source, *target;
    uint32_t          bead;
} use;

typedef DZ_LIST(use) use_rows;

/* ---- which renderings are one ---- */

/** What one rendering counts for. */
typedef struct kind {
    dz_piece_rows pieces;
    size_t        same; /* the first of those that are forms of each other */
    size_t        count;
} kind;

static bool is_acronym(dz_str word, const kind *k)
{
    size_t capitals = 0;

    for (size_t i = 0; i < word.len; i++)
        capitals += word.at[i] >= 'A' && word.at[i] <= 'Z';
    return k->pieces.n == 1 && 2 * capitals > word.len;
}

/** Whether the pieces of a shorter one all stand in a longer one, in the same order. */
static bool is_short_for(const kind *one, const kind *other)
{
    size_t met = 0;

    for (size_t i = 0; i < other->pieces.n && met < one->pieces.n; i++)
        met += one->pieces.at[met].key == other->pieces.at[i].key;
    return met == one->pieces.n;
}

static void join(kind *kinds, size_t n, size_t one, size_t other)
{
    size_t low = kinds[one].same < kinds[other].same ? kinds[one].same : kinds[other].same;
    size_t high = kinds[one].same + kinds[other].same - low;

    for (size_t i = 0; i < n; i++)
        if (kinds[i].same == high)
            kinds[i].same = low;
}

/** Tells which renderings of a term are forms of each other. False: no memory. */
static bool make_kinds(dz_str_list words, int lang, kind kinds[DZ_MOST_TERM_WORDS])
{
    for (size_t i = 0; i < words.n; i++) {
        kinds[i] = (kind){.same = i};
        if (!(lang == DZ_TERM_ZH ? dz_pieces_zh : dz_pieces_en)(words.at[i], &kinds[i].pieces))
            return false;
    }
    for (size_t i = 0; i < words.n; i++)
        for (size_t k = 0; k < words.n; k++)
            if (i != k && (is_acronym(words.at[i], &kinds[i]) || is_short_for(&kinds[i], &kinds[k])))
                join(kinds, words.n, i, k);
    return true;
}

/* ---- telling ---- */

/** Says "'business environment' 3 times and 'climate for business' once". */
static void say_kinds(dz_case *c, dz_str_list words, const kind *kinds)
{
    size_t n = 0, said = 0;

    for (size_t i = 0; i < words.n; i++)
        n += kinds[i].count > 0;
    for (size_t i = 0; i < words.n; i++) {
        if (kinds[i].count == 0)
            continue;
        said++;
        dz_buf_format(&c->say[DZ_IN_ENGLISH], "%s'%.*s' ", said == 1 ? "" : said == n ? " and " : ", ", DZ_ARG(words.at[i]));
        dz_buf_format(&c->say[DZ_IN_ENGLISH], kinds[i].count == 1 ? "once" : kinds[i].count == 2 ? "twice" : "%zu times", kinds[i].count);
        dz_buf_format(&c->say[DZ_IN_CHINESE], "%s“%.*s”%zu次", said == 1 ? "" : "、", DZ_ARG(words.at[i]), kinds[i].count);
    }
}

/** The use to point at: the first of the rarest rendering; of two that are as rare, of the later one. */
static size_t odd_one(const use *uses, size_t n, const kind *kinds)
{
    size_t odd = 0;

    for (size_t i = 1; i < n; i++)
        if (uses[i].target->word != uses[odd].target->word && kinds[uses[i].target->word].count <= kinds[uses[odd].target->word].count)
            odd = i;
    return odd;
}

/** Reports the uses of one term. False: no memory. */
static bool tell(dz_case *c, const use *uses, size_t n, dz_str_list words, const kind *kinds)
{
    size_t     odd = odd_one(uses, n, kinds);
    dz_str     head = dz_document_slice(dz_pair_document(c->pair, DZ_SOURCE), uses[odd].source->span);
    dz_finding finding = {.rule = &dz_rule_terms_inconsistent, .severity = DZ_MINOR, .bead = uses[odd].bead, .on = {true, true}};
    dz_span   *related = dz_alloc(n, sizeof *related);

    if (!related)
        return false;
    for (size_t i = 0; i < n; i++)
        if (i != odd)
            related[finding.related.n++] = uses[i].target->span;
    finding.related.at = related;
    finding.span[DZ_SOURCE] = uses[odd].source->span;
    finding.span[DZ_TARGET] = uses[odd].target->span;
    dz_buf_format(&c->say[DZ_IN_ENGLISH], "the term '%.*s' is ", DZ_ARG(head));
    dz_buf_format(&c->say[DZ_IN_CHINESE], "术语“%.*s”译法不一：", DZ_ARG(head));
    say_kinds(c, words, kinds);
    dz_find(c, finding);
    dz_release(related);
    return true;
}

/** Looks at the uses of one term. False: no memory. */
static bool judge(dz_case *c, const use *uses, size_t n)
{
    int         lang = dz_term_lang(c, DZ_TARGET);
    dz_str_list words = dz_glossary_terms(c->glossary).at[uses[0].target->term].good[lang];
    kind       *kinds = dz_alloc_zero(words.n, sizeof *kinds);
    bool        ok = kinds && make_kinds(words, lang, kinds), several = false;

    for (size_t i = 0; ok && i < n; i++) {
        kinds[uses[i].target->word].count++;
        several |= kinds[uses[i].target->word].same != kinds[uses[0].target->word].same;
    }
    if (ok && several)
        ok = tell(c, uses, n, words, kinds);
    for (size_t i = 0; kinds && i < words.n; i++)
        dz_list_free(&kinds[i].pieces);
    dz_release(kinds);
    return ok;
}

/* ---- gathering ---- */

static const dz_mention *mention_of(dz_mention_list list, uint32_t term)
{
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].term == term && list.at[i].whole && !list.at[i].forbidden)
            return &list.at[i];
    return NULL;
}

/** Whether the same words may render another term of the source just as well: "conference" for 会议 or for 大会. */
static bool is_shared(dz_mention_list target, size_t i, dz_mention_list source)
{
    for (size_t k = 0; k < target.n; k++)
        if (target.at[k].term != target.at[i].term && target.at[k].span.at == target.at[i].span.at && !target.at[k].forbidden &&
            target.at[k].span.len == target.at[i].span.len && mention_of(source, target.at[k].term))
            return true;
    return false;
}

/** Adds the renderings in one bead of terms that its source has. False: no memory. */
static bool gather(dz_case *c, size_t bead, use_rows *uses)
{
    const dz_bead  *row = &dz_pair_beads(c->pair).at[bead];
    dz_mention_list source = dz_mentions_of(c->mentions[DZ_SOURCE], row->first[DZ_SOURCE], row->n[DZ_SOURCE]);
    dz_mention_list target = dz_mentions_of(c->mentions[DZ_TARGET], row->first[DZ_TARGET], row->n[DZ_TARGET]);

    for (size_t i = 0; i < target.n; i++) {
        const dz_mention *from = mention_of(source, target.at[i].term);

        if (from && target.at[i].whole && !target.at[i].forbidden && !is_shared(target, i, source) && !dz_list_push(uses, (use){from, &target.at[i], (uint32_t)bead}))
            return false;
    }
    return true;
}

static int by_term(const void *a, const void *b)
{
    const dz_mention *x = ((const use *)a)->target, *y = ((const use *)b)->target;

    if (x->term != y->term)
        return x->term < y->term ? -1 : 1;
    return x < y ? -1 : x > y; /* rows of one table, in text order */
}

void dz_check_terms_use(dz_case *c)
{
    use_rows uses = {0};
    bool     ok = true;

    for (size_t b = 0; ok && b < dz_pair_beads(c->pair).n; b++)
        ok = gather(c, b, &uses);
    if (ok && uses.n)
        qsort(uses.at, uses.n, sizeof *uses.at, by_term);
    for (size_t i = 0, end; ok && i < uses.n; i = end) {
        for (end = i + 1; end < uses.n && uses.at[end].target->term == uses.at[i].target->term; end++)
            ;
        ok = judge(c, uses.at + i, end - i);
    }
    if (!ok)
        dz_find_failed(c);
    dz_list_free(&uses);
}
