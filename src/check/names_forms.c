/* names_forms.c — one name that is written in several ways. Floor check. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "check/check.h"
#include "name/spell.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_names_archive = {
    "names.archive",
    {"a name that other texts render otherwise", "人名译法与他文不一"},
    {"In an audit: a name that is rendered by its sound, by other letters than in the rest of the archive (许勤, Hsu Chin, where it is Xu Qin). The "
     "usual rendering stands in three texts at least, and in four times as many as this one. Words that are more or fewer, their order, hyphens, "
     "apostrophes and gaps are no other rendering.",
     "仅用于audit：按读音译出的名称，此处字母与档案其余文本不同（许勤：Hsu Chin，通常作Xu Qin）。通常译法须见于至少三份文本，且不少于此译法的四倍。"
     "词的增减、词序、连字符、隔音符号和空格不计。"},
    DZ_MINOR,
    .needs = DZ_NEEDS_ARCHIVE,
    .examples = DZ_EXAMPLES({"许勤同志昨天到会并讲话。", "Xu Qin attended the meeting yesterday and gave a speech.", false}),
};

const dz_rule dz_rule_names_inconsistent = {
    "names.inconsistent",
    {"one name is written in several ways", "同一名称写法不一"},
    {"Names that are spelled as pinyin, by the same letters with other hyphens, apostrophes or gaps (Hada-Qi, Hadaqi), and abbreviations of which half "
     "was written out (Harbin-Daqi). The way that is rarest is told, with the places of the others. A name that is written out whole is no "
     "other way. Of a pair too: a name of the lexicon that is said as the lexicon does here and spelled as it is read there (Harbin, Haerbin).",
     "拼音名称的字母相同而连字符、隔音符号或空格不同（Hada-Qi、Hadaqi），以及只展开一半的简称（Harbin-Daqi）。报告最少见的写法，并列出其他写法的位置。完整展开的名称不算另一种写法。两份文本对照时，还报告内置词库的名称一处用通用译名、另一处用拼音（Harbin、Haerbin）。"},
    DZ_MINOR,
    .examples = DZ_EXAMPLES({NULL,
                             "The Hada-Qi zone was approved in May. Builders came to the Hada-Qi zone in June. The Hadaqi zone opened in July.",
                             true},
                            {NULL,
                             "The Hada-Qi zone was approved in May. Builders came to the Hada-Qi zone in June. It links Harbin, Daqing and "
                             "Qiqihar, and the Harbin-Daqing-Qiqihar railway runs through it.",
                             false}),
};

/** One place where a name stands. */
typedef struct mention {
    dz_span    span;
    dz_letters letters; /* of the group it belongs to */
    dz_str     text;
} mention;

typedef struct mentions {
    DZ_LIST(mention) list;
    bool failed;
} mentions;

static void add(mentions *all, dz_span span, dz_str text, const dz_letters *letters)
{
    all->failed |= !dz_list_push(&all->list, (mention){span, *letters, text});
}

/* ---- half written out ---- */

enum { MOST_PARTS = 6 };

/** The parts of a word between hyphens. */
typedef struct parts {
    size_t n;
    dz_str at[MOST_PARTS];
} parts;

/** Cuts a word at its hyphens. False: one part alone, too many, or one without a capital. */
static bool cut(dz_str word, parts *out)
{
    size_t from = 0;

    out->n = 0;
    for (size_t at = 0; at <= word.len; at++) {
        if (at < word.len && word.at[at] != '-')
            continue;
        if (out->n == MOST_PARTS || at == from || word.at[from] < 'A' || word.at[from] > 'Z')
            return false;
        out->at[out->n++] = (dz_str){word.at + from, at - from};
        from = at + 1;
    }
    return out->n > 1;
}

/** Names in the order of their letters: those that begin alike stand together, the
 *  shortest first. */
typedef struct range {
    const mention *at, *end;
} range;

/** Of names that begin alike, those whose letter number 'depth' is this one. */
static range narrow(range r, size_t depth, char letter)
{
    range out = r;

    for (const mention *high = r.end; out.at < high;) { /* the first that is not before the letter */
        const mention *mid = out.at + (high - out.at) / 2;

        if (mid->letters.n <= depth || mid->letters.at[depth] < letter)
            out.at = mid + 1;
        else
            high = mid;
    }
    for (const mention *low = out.at; low < out.end;) { /* the first that is behind it */
        const mention *mid = low + (out.end - low) / 2;

        if (mid->letters.at[depth] <= letter)
            low = mid + 1;
        else
            out.end = mid;
    }
    return out;
}

/** How far one search for a name has come. */
typedef struct making {
    const parts *parts;
    size_t       steps;
} making;

/** Real names take a few steps; more are taken only where the same letters come again and again. */
enum { MOST_STEPS = 2000 };

/** A name that is made of the beginnings of all parts, two letters or more of each:
 *  of some part all, of some not. NULL: there is none, or it takes too many steps. */
static const mention *made_of(making *m, range r, size_t depth, size_t part, bool whole, bool half)
{
    dz_letters one;

    if (part == m->parts->n)
        return r.at < r.end && r.at->letters.n == depth && whole && half ? r.at : NULL;
    if (!dz_letters_of(m->parts->at[part], &one))
        return NULL;
    for (size_t n = 1; n <= one.n && r.at < r.end && m->steps++ < MOST_STEPS; n++) {
        const mention *found;

        r = narrow(r, depth + n - 1, one.at[n - 1]);
        found = n < 2 ? NULL : made_of(m, r, depth + n, part + 1, whole || n == one.n, half || n < one.n);
        if (found)
            return found;
    }
    return NULL;
}

static bool is_word(uint32_t c) { return dz_is_latin(c) || c == '-'; }

/** Adds the words with hyphens that are one of the names, which are sorted, half written out. */
static void add_half_written(mentions *all, dz_str text)
{
    size_t names = all->list.n;

    if (names == 0)
        return;
    for (size_t at = 0; at < text.len;) {
        size_t         from = at, end;
        parts          p;
        making         m = {.parts = &p};
        const mention *name;

        if (!is_word(dz_utf8_next(text.at, &at)))
            continue;
        for (end = at; end < text.len && is_word(dz_utf8_next(text.at, &at)); end = at)
            ;
        at = end;
        if (!cut((dz_str){text.at + from, end - from}, &p))
            continue;
        name = made_of(&m, (range){all->list.at, all->list.at + names}, 0, 0, false, false);
        if (name) {
            dz_letters letters = name->letters; /* the list may move */

            add(all, (dz_span){(uint32_t)from, (uint32_t)(end - from)}, (dz_str){text.at + from, end - from}, &letters);
        }
    }
}

/* ---- groups ---- */

static int by_letters(const void *a, const void *b)
{
    const mention *x = a, *y = b;
    size_t         n = x->letters.n < y->letters.n ? x->letters.n : y->letters.n;
    int            order = memcmp(x->letters.at, y->letters.at, n);

    if (order)
        return order;
    if (x->letters.n != y->letters.n)
        return x->letters.n < y->letters.n ? -1 : 1;
    return x->span.at < y->span.at ? -1 : x->span.at > y->span.at;
}

static bool same_group(const mention *a, const mention *b)
{
    return a->letters.n == b->letters.n && memcmp(a->letters.at, b->letters.at, a->letters.n) == 0;
}

/** What a way of writing is known by: its letters and its joints, whatever their shape and the case. */
static bool same_form(dz_str a, dz_str b)
{
    size_t i = 0, j = 0;

    while (i < a.len && j < b.len) {
        uint32_t c = dz_utf8_next(a.at, &i), d = dz_utf8_next(b.at, &j);

        c = c == 0x2019 ? '\'' : c == 0x2010 || c == 0x2011 ? '-' : c - 'A' < 26 ? c + 32 : c;
        d = d == 0x2019 ? '\'' : d == 0x2010 || d == 0x2011 ? '-' : d - 'A' < 26 ? d + 32 : d;
        if (c != d)
            return false;
    }
    return i == a.len && j == b.len;
}

enum { MOST_FORMS = 8 };

/** The ways in which one name is written. */
typedef struct forms {
    size_t         n, count[MOST_FORMS];
    const mention *first[MOST_FORMS];
} forms;

static forms forms_of(const mention *at, size_t n)
{
    forms f = {0};

    for (size_t i = 0; i < n; i++) {
        size_t k = 0;

        while (k < f.n && !same_form(f.first[k]->text, at[i].text))
            k++;
        if (k == MOST_FORMS)
            continue;
        if (k == f.n) {
            f.first[k] = &at[i];
            f.n++;
        }
        f.count[k]++;
    }
    return f;
}

static void tell(dz_case *c, int side, const forms *f)
{
    dz_finding finding = {.rule = &dz_rule_names_inconsistent, .severity = DZ_MINOR};
    dz_span    others[MOST_FORMS];
    size_t     rarest = 0;

    for (size_t k = 1; k < f->n; k++)
        if (f->count[k] <= f->count[rarest]) /* of the rarest the last that came up */
            rarest = k;
    dz_say_text(c, "one name is written ", "同一名称有几种写法：");
    for (size_t k = 0; k < f->n; k++) {
        if (k != rarest)
            others[finding.related.n++] = f->first[k]->span;
        dz_buf_format(&c->say[DZ_IN_ENGLISH], "%s'%.*s' (%zu)", k == 0 ? "" : k + 1 == f->n ? " and " : ", ", (int)f->first[k]->text.len, f->first[k]->text.at,
                      f->count[k]);
        dz_buf_format(&c->say[DZ_IN_CHINESE], "%s“%.*s”（%zu处）", k == 0 ? "" : "、", (int)f->first[k]->text.len, f->first[k]->text.at, f->count[k]);
    }
    finding.related.at = others;
    finding.on[side] = true;
    finding.span[side] = f->first[rarest]->span;
    finding.bead = dz_bead_at(c->pair, side, finding.span[side].at);
    dz_find(c, finding);
}

static void check_side(dz_case *c, int side)
{
    const dz_document *doc = dz_pair_document(c->pair, side);
    dz_name_list       names = dz_names_all(dz_pair_names(c->pair, side));
    mentions           all = {0};

    for (size_t i = 0; i < names.n; i++) {
        dz_str     text = dz_document_slice(doc, names.at[i].span);
        dz_letters letters;

        if (dz_letters_of(text, &letters))
            add(&all, names.at[i].span, text, &letters);
    }
    if (all.list.n)
        qsort(all.list.at, all.list.n, sizeof *all.list.at, by_letters);
    add_half_written(&all, dz_document_text(doc));
    if (all.failed)
        dz_find_failed(c);
    if (all.list.n)
        qsort(all.list.at, all.list.n, sizeof *all.list.at, by_letters);
    for (size_t from = 0, to; from < all.list.n; from = to) {
        forms f;

        for (to = from + 1; to < all.list.n && same_group(&all.list.at[from], &all.list.at[to]); to++)
            ;
        f = forms_of(all.list.at + from, to - from);
        if (f.n > 1)
            tell(c, side, &f);
    }
    dz_list_free(&all.list);
}

void dz_check_names_forms(dz_case *c)
{
    for (int side = 0; side < dz_pair_sides(c->pair); side++)
        if (dz_document_lang(dz_pair_document(c->pair, side)) == DZ_LANG_EN)
            check_side(c, side);
}
