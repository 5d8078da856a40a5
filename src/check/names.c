/* names.c — names that are spelled wrongly, or are not said. Floor check. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "check/check.h"
#include "name/area.h"
#include "text/script.h"

const dz_rule dz_rule_names_mismatch = {
    "names.mismatch",
    {"a name is another one, or misspelled", "译名有误"},
    {"An English name that nothing in the source is read as, beside a Chinese one that it all but spells: Xu Jin beside 许勤; or a "
     "name of the lexicon that is not said, beside a word that all but says it: Shanxi beside 陕西. Readings are Mandarin, in pinyin and "
     "Wade-Giles, and Cantonese. It does not judge names that are quite different.",
     "英文人名、地名与原文任何字的读音都不符，而与其中一个名字只差一两个字母（许勤与Xu Jin）；或原文的地名在译文中未出现，却有与其通用译名相近的词（陕西与Shanxi）。"
     "读音包括普通话（拼音、威妥玛）与粤语。完全不同的名字不作判断。"},
    DZ_MAJOR,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES({"会议由省委书记许勤主持。", "The meeting was chaired by Xu Jin, secretary of the provincial committee.", true},
                            {"代表团昨天抵达陕西。", "The delegation arrived in Shanxi yesterday.", true},
                            {"会议由省委书记许勤主持。", "The meeting was chaired by Xu Qin, secretary of the provincial committee.", false},
                            {"代表团昨天抵达陕西。", "The delegation arrived in Shaanxi yesterday.", false}),
};

const dz_rule dz_rule_names_missing = {
    "names.missing",
    {"a name is not said", "名称未译出"},
    {"A name of the lexicon in the source that nothing in the bead or beside it says. English often says \"the city\" where Chinese says the name "
     "again, so this is a note.",
     "原文的专名在对应译文及相邻处均未出现。英文常以the city等代替重复的名称，故仅作提示。"},
    DZ_NOTE,
    .needs = DZ_COMPARES,
    .examples = DZ_EXAMPLES({"代表团昨天抵达陕西。", "The delegation arrived yesterday.", true},
                            {"代表团昨天抵达陕西。", "The delegation arrived in Shaanxi yesterday.", false}),
};

/** One place where a name of the lexicon is said. */
typedef struct saying {
    dz_str   zh;
    dz_span  at;      /* of the Chinese name */
    dz_span  spelled; /* of the English, where it is spelled as it is read and said in no other way; else empty */
    uint32_t bead;
} saying;

typedef struct sayings {
    DZ_LIST(saying) list;
} sayings;

/** One bead as names see it. */
typedef struct look {
    dz_case *c;
    sayings *said;
    size_t   bead;
    int      zh, en;           /* the sides */
    dz_span  near_zh, near_en; /* the bead and its neighbours */
} look;

/** The text from the bead before to the bead behind. */
static dz_span neighbourhood(const dz_pair *pair, size_t bead, int side)
{
    size_t  last = dz_pair_beads(pair).n - 1;
    dz_span from = dz_pair_span(pair, bead ? bead - 1 : 0, side), to = dz_pair_span(pair, bead < last ? bead + 1 : last, side);

    return (dz_span){from.at, dz_span_end(to) - from.at};
}

static dz_str slice(const look *l, int side, dz_span span) { return dz_document_slice(dz_pair_document(l->c->pair, side), span); }

static dz_str whole(const look *l, int side) { return dz_document_text(dz_pair_document(l->c->pair, side)); }

/** Whether Chinese has a name in Latin letters, as it stands: Debian. */
static bool has_as_it_is(dz_str zh, dz_str name)
{
    for (size_t at = 0; at + name.len <= zh.len; at++)
        if (memcmp(zh.at + at, name.at, name.len) == 0 && (at == 0 || !dz_is_latin((unsigned char)zh.at[at - 1])) &&
            (at + name.len == zh.len || !dz_is_latin((unsigned char)zh.at[at + name.len])))
            return true;
    return false;
}

/** Whether something in the source is what an English name says. */
static bool is_answered(const look *l, dz_str name)
{
    dz_str near = slice(l, l->zh, l->near_zh);

    return has_as_it_is(near, name) || dz_area_spells(near, name) || dz_area_glosses(l->c->lexicon, near, name);
}

/** Says "'Xu Jin' is not how 许勤 is spelled: Xu Qin". */
static void say_mismatch(dz_case *c, dz_str en, dz_str zh, dz_name_kind kind, bool spelled)
{
    char right[DZ_READING_ROOM] = "";

    if (spelled)
        dz_name_spelled(zh, kind, en, right, sizeof right);
    dz_buf_format(&c->say[DZ_IN_ENGLISH], "'%.*s' does not say %.*s%s%s", (int)en.len, en.at, (int)zh.len, zh.at, *right ? ", which is spelled " : "", right);
    dz_buf_format(&c->say[DZ_IN_CHINESE], "“%.*s”不是“%.*s”的译名%s%s", (int)en.len, en.at, (int)zh.len, zh.at, *right ? "，应拼作" : "", right);
}

static void tell_mismatch(const look *l, dz_span zh, dz_span en, dz_name_kind kind, bool spelled)
{
    dz_finding finding = {.rule = &dz_rule_names_mismatch, .severity = DZ_MAJOR, .bead = (uint32_t)l->bead, .on = {true, true}};

    finding.span[l->zh] = zh;
    finding.span[l->en] = en;
    say_mismatch(l->c, slice(l, l->en, en), slice(l, l->zh, zh), kind, spelled);
    dz_find(l->c, finding);
}

/** English names that are read as nothing in the source. */
static void check_spelling(const look *l, dz_name_list names)
{
    for (size_t i = 0; i < names.n; i++) {
        dz_str  name = slice(l, l->en, names.at[i].span);
        dz_span where;

        if (is_answered(l, name) || !dz_area_nearly(l->c->lexicon, slice(l, l->zh, l->near_zh), name, (dz_name_kind)names.at[i].kind, &where) ||
            dz_area_spells(whole(l, l->zh), name))
            continue;
        where.at += l->near_zh.at;
        tell_mismatch(l, where, names.at[i].span, (dz_name_kind)names.at[i].kind, true);
    }
}

static void tell_missing(const look *l, const dz_name *name)
{
    dz_finding finding = {.rule = &dz_rule_names_missing, .severity = DZ_NOTE, .bead = (uint32_t)l->bead, .on = {true, true}};
    dz_str     zh = slice(l, l->zh, name->span);

    finding.span[l->zh] = name->span;
    finding.span[l->en] = dz_pair_span(l->c->pair, l->bead, l->en);
    dz_buf_format(&l->c->say[DZ_IN_ENGLISH], "%.*s is not said", (int)zh.len, zh.at);
    dz_buf_format(&l->c->say[DZ_IN_CHINESE], "“%.*s”未译出", (int)zh.len, zh.at);
    dz_find(l->c, finding);
}

/** Remembers a name of the lexicon that is said, and how. */
static void remember(const look *l, const dz_name *name)
{
    dz_span here = dz_pair_span(l->c->pair, l->bead, l->en);
    dz_str  zh = slice(l, l->zh, name->span);
    dz_span spelled = dz_area_spelled_only(l->c->lexicon, slice(l, l->en, here), zh);

    spelled.at += here.at;
    if (!dz_list_push(&l->said->list, (saying){zh, name->span, spelled, (uint32_t)l->bead}))
        dz_find_failed(l->c);
}

/** Whether a word is part of a longer English name. */
static bool is_in_name(const look *l, dz_span word)
{
    const dz_bead *bead = &dz_pair_beads(l->c->pair).at[l->bead];

    for (uint32_t k = 0; k < bead->n[l->en]; k++) {
        dz_name_list names = dz_names_of(dz_pair_names(l->c->pair, l->en), bead->first[l->en] + k);

        for (size_t i = 0; i < names.n; i++)
            if (names.at[i].span.at <= word.at && dz_span_end(word) <= dz_span_end(names.at[i].span) && names.at[i].span.len > word.len)
                return true;
    }
    return false;
}

/** Chinese names of the lexicon that the target does not say. */
static void check_said(const look *l, dz_name_list names)
{
    dz_span here = dz_pair_span(l->c->pair, l->bead, l->en);

    for (size_t i = 0; i < names.n; i++) {
        dz_str  zh = slice(l, l->zh, names.at[i].span);
        dz_span where;

        if (!names.at[i].known)
            continue;
        if (dz_area_says(l->c->lexicon, slice(l, l->en, l->near_en), zh, (dz_name_kind)names.at[i].kind)) {
            if (names.at[i].usual)
                remember(l, &names.at[i]);
            continue;
        }
        if (dz_area_is_foreign(whole(l, l->zh), names.at[i].span.at, dz_span_end(names.at[i].span)) ||
            dz_is_across_words(l->c->lexicon, whole(l, l->zh), names.at[i].span))
            continue;
        if (!dz_area_nearly_says(l->c->lexicon, slice(l, l->en, here), zh, &where)) {
            if (names.at[i].usual)
                tell_missing(l, &names.at[i]);
            continue;
        }
        where.at += here.at;
        if (is_in_name(l, where)) /* which is judged as a whole */
            continue;
        if (!is_answered(l, slice(l, l->en, where)))
            tell_mismatch(l, names.at[i].span, where, DZ_NAME_OTHER, false);
    }
}

static int by_name(const void *a, const void *b)
{
    const saying *x = a, *y = b;
    size_t        n = x->zh.len < y->zh.len ? x->zh.len : y->zh.len;
    int           order = memcmp(x->zh.at, y->zh.at, n);

    if (order || x->zh.len != y->zh.len)
        return order ? order : x->zh.len < y->zh.len ? -1 : 1;
    return x->at.at < y->at.at ? -1 : x->at.at > y->at.at;
}

/** Tells of one place where a name is spelled that is said as the lexicon does elsewhere. */
static void tell_two_ways(const look *l, const saying *s)
{
    dz_finding finding = {.rule = &dz_rule_names_inconsistent, .severity = DZ_MINOR, .bead = s->bead, .on = {true, true}};
    dz_str     en = slice(l, l->en, s->spelled);

    finding.span[l->zh] = s->at;
    finding.span[l->en] = s->spelled;
    dz_buf_format(&l->c->say[DZ_IN_ENGLISH], "%.*s is spelled '%.*s' here, and said otherwise elsewhere", (int)s->zh.len, s->zh.at, (int)en.len, en.at);
    dz_buf_format(&l->c->say[DZ_IN_CHINESE], "“%.*s”此处拼作“%.*s”，别处另有译法", (int)s->zh.len, s->zh.at, (int)en.len, en.at);
    dz_find(l->c, finding);
}

/** Names that are said as the lexicon does here and spelled there: Harbin and Haerbin. */
static void check_two_ways(const look *l)
{
    const saying *at = l->said->list.at;
    size_t        n = l->said->list.n;

    if (n)
        qsort(l->said->list.at, n, sizeof *at, by_name);
    for (size_t from = 0, to; from < n; from = to) {
        size_t spelled = 0;

        for (to = from; to < n && at[to].zh.len == at[from].zh.len && memcmp(at[to].zh.at, at[from].zh.at, at[from].zh.len) == 0; to++)
            spelled += at[to].spelled.len > 0;
        for (size_t i = from; i < to && spelled < to - from; i++)
            if (at[i].spelled.len)
                tell_two_ways(l, &at[i]);
    }
}

void dz_check_names(dz_case *c)
{
    sayings      said = {0};
    dz_bead_list beads = dz_pair_beads(c->pair);
    look         l = {.c = c, .said = &said, .zh = dz_lang_is_zh(dz_document_lang(dz_pair_document(c->pair, DZ_SOURCE))) ? DZ_SOURCE : DZ_TARGET};

    if (dz_pair_sides(c->pair) < 2)
        return;
    l.en = !l.zh;
    if (dz_document_lang(dz_pair_document(c->pair, l.en)) != DZ_LANG_EN)
        return;
    for (l.bead = 0; l.bead < beads.n; l.bead++) {
        const dz_bead *bead = &beads.at[l.bead];

        if (bead->n[0] == 0 || bead->n[1] == 0)
            continue;
        l.near_zh = neighbourhood(c->pair, l.bead, l.zh);
        l.near_en = neighbourhood(c->pair, l.bead, l.en);
        for (uint32_t k = 0; k < bead->n[l.en]; k++)
            check_spelling(&l, dz_names_of(dz_pair_names(c->pair, l.en), bead->first[l.en] + k));
        for (uint32_t k = 0; k < bead->n[l.zh]; k++)
            check_said(&l, dz_names_of(dz_pair_names(c->pair, l.zh), bead->first[l.zh] + k));
    }
    check_two_ways(&l);
    dz_list_free(&said.list);
}
