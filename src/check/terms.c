/* terms.c — the terms of a glossary, kept to or not. Floor check. */
#include "check/terms.h"

#include <string.h>

const dz_rule dz_rule_terms_missing = {
    "terms.missing",
    {"a term of the glossary was not kept to", "未按术语表翻译"},
    {"The source has a term, and none of its accepted renderings stands beside it or in a neighboring sentence, in whatever "
     "inflection. A term inside of a longer word or term is not looked at, and one that is rendered once in a sentence is "
     "rendered. Needs --glossary.",
     "原文有术语，对应句及其前后各一句中却没有任何规定译法（不论词形变化）。术语若只是更长词语或更长术语的一部分则不看；一句中多次出现、译出一次即可。需用--glossary。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES | DZ_NEEDS_GLOSSARY,
    .examples = DZ_EXAMPLES({"我市持续优化营商环境，企业满意度逐年提高。",
                             "The city kept improving its investment climate, and companies are more satisfied every year.", true},
                            {"我市持续优化营商环境，企业满意度逐年提高。",
                             "The city kept improving its Business Environment, and companies are more satisfied every year.", false}),
    .glossary = "营商环境\tbusiness environment; environment for doing business\n",
};

const dz_rule dz_rule_terms_forbidden = {
    "terms.forbidden",
    {"a rendering that the glossary forbids", "使用了术语表禁用的译法"},
    {"The target has a rendering that the glossary forbids for a term of the source sentence, or forbids whatever the source "
     "says. A forbidden rendering inside of a longer accepted one is not looked at. Needs --glossary.",
     "译文使用了术语表对该术语禁用的译法，或任何情况下都禁用的译法。处在更长的规定译法之中的不看。需用--glossary。"},
    DZ_MAJOR,
    .needs = DZ_NEEDS_RELATED | DZ_NEEDS_GLOSSARY,
    .examples = DZ_EXAMPLES({"两国签署了共建“一带一路”合作文件。",
                             "The two countries signed a document on jointly pursuing One Belt One Road.", true},
                            {NULL, "The officials listened to the masses.", true},
                            {"两国签署了共建“一带一路”合作文件。",
                             "The two countries signed a document on jointly pursuing the Belt and Road Initiative.", false}),
    .glossary = "一带一路\tBelt and Road Initiative; BRI\tOne Belt One Road; OBOR\n*\t\tthe masses\n",
};

/** A term of the source at one place: the rows of the glossary that have it. */
typedef struct place {
    const dz_mention *first;
    size_t            n;
} place;

static const dz_term *term_of(const dz_case *c, const dz_mention *row) { return &dz_glossary_terms(c->glossary).at[row->term]; }

/* ---- what is looked for ---- */

/** The mentions in the beads from 'low' to 'high' of one side. */
static dz_mention_list mentions_of(const dz_case *c, int side, size_t low, size_t high)
{
    const dz_bead *beads = dz_pair_beads(c->pair).at;
    size_t         first = beads[low].first[side];

    return dz_mentions_of(c->mentions[side], first, beads[high].first[side] + (size_t)beads[high].n[side] - first);
}

/** Whether a place answers to one of the terms that stand at it. */
static bool is_term_at(const place *at, uint32_t term)
{
    for (size_t i = 0; i < at->n; i++)
        if (at->first[i].term == term)
            return true;
    return false;
}

/** Whether 'list' has a rendering of the term, accepted or forbidden. */
static bool is_rendered(dz_mention_list list, const place *at, bool forbidden)
{
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].forbidden == forbidden && is_term_at(at, list.at[i].term))
            return true;
    return false;
}

/** Whether a longer word of the lexicon lies over a Chinese term: 高新 in 高新技术. */
static bool is_part_of_word(const dz_case *c, dz_span span)
{
    dz_str   text = dz_document_text(dz_pair_document(c->pair, DZ_SOURCE));
    uint32_t from = span.at > DZ_MOST_HEADWORD ? span.at - DZ_MOST_HEADWORD : 0;

    if (!c->lexicon || dz_term_lang(c, DZ_SOURCE) != DZ_TERM_ZH)
        return false;
    for (uint32_t at = from; at <= span.at; at++) {
        size_t n;

        if (((unsigned char)text.at[at] & 0xc0) == 0x80)
            continue; /* inside of a character */
        n = dz_lexicon_match(c->lexicon, (dz_str){text.at + at, text.len - at});
        if (at + n >= dz_span_end(span) && n > span.len)
            return true;
    }
    return false;
}

static bool is_across_words(const dz_case *c, dz_span span)
{
    return dz_term_lang(c, DZ_SOURCE) == DZ_TERM_ZH && dz_is_across_words(c->lexicon, dz_document_text(dz_pair_document(c->pair, DZ_SOURCE)), span);
}

/* ---- saying it ---- */

enum { MOST_SAID = 4 };

/** "'a', 'b' or 'c'" */
static void say_words(dz_case *c, dz_str_list words)
{
    for (size_t i = 0; i < words.n && i < MOST_SAID; i++) {
        bool last = i > 0 && i + 1 == words.n;

        dz_buf_format(&c->say[DZ_IN_ENGLISH], "%s'%.*s'", i == 0 ? "" : last ? " or " : ", ", DZ_ARG(words.at[i]));
        dz_buf_format(&c->say[DZ_IN_CHINESE], "%s“%.*s”", i == 0 ? "" : last ? "或" : "、", DZ_ARG(words.at[i]));
    }
    if (words.n > MOST_SAID) {
        dz_buf_format(&c->say[DZ_IN_ENGLISH], " and %zu more", words.n - MOST_SAID);
        dz_buf_format(&c->say[DZ_IN_CHINESE], "等%zu种", words.n);
    }
}

static void say_note(dz_case *c, dz_str note)
{
    if (note.len == 0)
        return;
    dz_buf_format(&c->say[DZ_IN_ENGLISH], " (%.*s)", DZ_ARG(note));
    dz_buf_format(&c->say[DZ_IN_CHINESE], "（%.*s）", DZ_ARG(note));
}

static void tell_missing(dz_case *c, size_t bead, const dz_mention *row)
{
    const dz_term *term = term_of(c, row);
    dz_str         said = dz_document_slice(dz_pair_document(c->pair, DZ_SOURCE), row->span);
    dz_finding     finding = {.rule = &dz_rule_terms_missing, .severity = DZ_MAJOR, .bead = (uint32_t)bead, .on = {true, true}};

    finding.span[DZ_SOURCE] = row->span;
    finding.span[DZ_TARGET] = dz_pair_span(c->pair, bead, DZ_TARGET);
    dz_buf_format(&c->say[DZ_IN_ENGLISH], "%s has no rendering of the term '%.*s', which is to be ", dz_say_side(c->pair, DZ_TARGET, DZ_IN_ENGLISH),
                  DZ_ARG(said));
    dz_buf_format(&c->say[DZ_IN_CHINESE], "%s中没有术语“%.*s”的规定译法", dz_say_side(c->pair, DZ_TARGET, DZ_IN_CHINESE), DZ_ARG(said));
    say_words(c, term->good[dz_term_lang(c, DZ_TARGET)]);
    say_note(c, term->note);
    dz_find(c, finding);
}

/** 'source' is NULL where the rendering is forbidden whatever the source says. */
static void tell_forbidden(dz_case *c, int side, uint32_t bead, const dz_mention *row, const dz_mention *source)
{
    const dz_term *term = term_of(c, row);
    dz_str_list    good = term->good[dz_term_lang(c, side)];
    dz_str         said = dz_document_slice(dz_pair_document(c->pair, side), row->span);
    dz_finding     finding = {.rule = &dz_rule_terms_forbidden, .severity = DZ_MAJOR, .bead = bead};

    finding.on[side] = true;
    finding.span[side] = row->span;
    if (side == DZ_TARGET && bead != DZ_NO_BEAD) {
        finding.on[DZ_SOURCE] = true;
        finding.span[DZ_SOURCE] = source ? source->span : dz_pair_span(c->pair, bead, DZ_SOURCE);
    }
    dz_buf_format(&c->say[DZ_IN_ENGLISH], "the glossary forbids '%.*s'", DZ_ARG(said));
    if (source) {
        dz_str head = dz_document_slice(dz_pair_document(c->pair, DZ_SOURCE), source->span);

        dz_buf_format(&c->say[DZ_IN_ENGLISH], " for '%.*s'", DZ_ARG(head));
        dz_buf_format(&c->say[DZ_IN_CHINESE], "术语表规定“%.*s”不得译为“%.*s”", DZ_ARG(head), DZ_ARG(said));
    } else {
        dz_buf_format(&c->say[DZ_IN_CHINESE], "术语表禁用“%.*s”", DZ_ARG(said));
    }
    if (good.n)
        dz_say_text(c, "; it is to be ", source ? "，应译为" : "，应为");
    say_words(c, good);
    say_note(c, term->note);
    dz_find(c, finding);
}

/* ---- judging ---- */

/** The term that begins at a mention of the source, if it is a whole and accepted one. */
static place place_at(dz_mention_list list, size_t i)
{
    place at = {&list.at[i], 0};

    while (i + at.n < list.n && list.at[i + at.n].span.at == at.first->span.at && list.at[i + at.n].span.len == at.first->span.len &&
           list.at[i + at.n].whole)
        at.n++;
    return at;
}

/** Whether a term has to be rendered, and nothing of what may render it stands near. */
static bool is_missing(const dz_case *c, size_t bead, const place *at)
{
    size_t last = dz_pair_beads(c->pair).n - 1;
    bool   wanted = false;

    for (size_t i = 0; i < at->n; i++) {
        if (at->first[i].forbidden)
            return false;
        wanted |= term_of(c, &at->first[i])->good[dz_term_lang(c, DZ_TARGET)].n > 0;
    }
    return wanted && !is_rendered(mentions_of(c, DZ_TARGET, bead ? bead - 1 : 0, bead < last ? bead + 1 : last), at, false) &&
           !is_rendered(mentions_of(c, DZ_TARGET, bead, bead), at, true) && !is_part_of_word(c, at->first->span) &&
           !is_across_words(c, at->first->span);
}

/** The row of a place that says how the term is to be rendered. */
static const dz_mention *row_to_say(const dz_case *c, const place *at)
{
    size_t i = 0;

    while (term_of(c, &at->first[i])->good[dz_term_lang(c, DZ_TARGET)].n == 0)
        i++;
    return &at->first[i];
}

/** Whether a term was looked at before in the same bead. */
static bool was_seen(dz_mention_list list, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (list.at[k].term == list.at[i].term && list.at[k].whole)
            return true;
    return false;
}

static void check_bead(dz_case *c, size_t bead)
{
    dz_mention_list source = mentions_of(c, DZ_SOURCE, bead, bead);

    for (size_t i = 0; i < source.n; i++) {
        place at = place_at(source, i);

        if (at.n == 0)
            continue;
        if (!was_seen(source, i) && is_missing(c, bead, &at))
            tell_missing(c, bead, row_to_say(c, &at));
        i += at.n - 1;
    }
}

/** The mention in the source of a bead of the term that a rendering is forbidden for; NULL: none. */
static const dz_mention *source_of(dz_mention_list source, uint32_t term)
{
    for (size_t i = 0; i < source.n; i++)
        if (source.at[i].term == term)
            return &source.at[i];
    return NULL;
}

/** Whether another row of the glossary accepts what this one forbids. */
static bool is_accepted(dz_mention_list list, const dz_mention *row, dz_mention_list source)
{
    for (size_t i = 0; i < list.n; i++)
        if (!list.at[i].forbidden && list.at[i].span.at == row->span.at && list.at[i].span.len == row->span.len &&
            source_of(source, list.at[i].term))
            return true;
    return false;
}

/** Whether a term stands for itself, whatever the source says. */
static bool is_alone(const dz_case *c, const dz_mention *row, int side) { return term_of(c, row)->good[!dz_term_lang(c, side)].n == 0; }

static void check_forbidden(dz_case *c, size_t bead)
{
    dz_mention_list source = mentions_of(c, DZ_SOURCE, bead, bead), target = mentions_of(c, DZ_TARGET, bead, bead);

    for (size_t i = 0; i < target.n; i++) {
        const dz_mention *row = &target.at[i], *from = source_of(source, row->term);

        if (row->forbidden && row->whole && (from || is_alone(c, row, DZ_TARGET)) && !is_accepted(target, row, source))
            tell_forbidden(c, DZ_TARGET, (uint32_t)bead, row, from);
    }
}

/** One text alone: what is forbidden whatever another text says. */
static void check_alone(dz_case *c)
{
    dz_mention_list list = dz_mentions_all(c->mentions[DZ_SOURCE]);

    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].forbidden && list.at[i].whole && is_alone(c, &list.at[i], DZ_SOURCE))
            tell_forbidden(c, DZ_SOURCE, DZ_NO_BEAD, &list.at[i], NULL);
}

int dz_term_lang(const dz_case *c, int side)
{
    return dz_lang_is_zh(dz_document_lang(dz_pair_document(c->pair, side))) ? DZ_TERM_ZH : DZ_TERM_EN;
}

void dz_check_terms(dz_case *c)
{
    dz_bead_list beads = dz_pair_beads(c->pair);

    if (!c->glossary)
        return;
    if (dz_pair_sides(c->pair) < 2) {
        check_alone(c);
        return;
    }
    if (dz_term_lang(c, DZ_SOURCE) == dz_term_lang(c, DZ_TARGET))
        return;
    for (size_t b = 0; b < beads.n; b++) {
        check_forbidden(c, b);
        if (beads.at[b].n[DZ_SOURCE] && beads.at[b].n[DZ_TARGET])
            check_bead(c, b);
    }
    dz_check_terms_use(c);
}
