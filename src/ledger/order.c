/* order.c — lists told in another order: 分别, respectively; killed and injured. Floor ledger. */
#include "ledger/order.h"

#include <string.h>

#include "feature/number.h"
#include "ledger/role.h"

enum { MOST_GAP = 15 /* bytes between two members of a list: a comma, an "and", a hedge */ };

static bool is_before(dz_subject a, dz_subject b) { return a.figure->span.at < b.figure->span.at; }

static bool same_value(const dz_answer *a, const dz_answer *b)
{
    const dz_figure *f = a->chinese.figure, *g = b->chinese.figure;

    if (f->kind >= DZ_FIGURE_DATE)
        return f->kind == g->kind && memcmp(&f->date, &g->date, sizeof f->date) == 0;
    return dz_number_equal(f->value, g->value);
}

/* ---- what is counted ---- */

/** Words that say what a figure counts. Two figures of one group can change places. */
static const struct counted {
    int         group, what;
    const char *word;
} counted_zh[] = {{9, 9, "伤亡"}, {9, 9, "死伤"}, {1, 1, "死亡"}, {1, 1, "死"}, {1, 2, "伤"}, {1, 1, "遇难"}, {1, 1, "遇難"}, {1, 1, "丧生"}, {1, 1, "喪生"}, {1, 1, "身亡"}, {1, 1, "罹难"},
                  {1, 2, "受伤"}, {1, 2, "受傷"}, {1, 2, "轻伤"}, {1, 2, "重伤"}, {1, 2, "伤者"}, {1, 3, "失踪"}, {1, 3, "失联"},
                  {2, 4, "男"},   {2, 5, "女"},   {3, 6, "进口"}, {3, 6, "進口"}, {3, 7, "出口"}, {4, 8, "城镇"}, {4, 8, "城鎮"},
                  {4, 9, "农村"}, {4, 9, "農村"}, {0, 0, NULL}},
  counted_en[] = {{1, 1, "death toll"}, {1, 1, "killed"}, {1, 1, "killing"}, {1, 1, "dead"},   {1, 1, "died"},  {1, 1, "deaths"},  {1, 1, "kills"},
                  {1, 2, "injur"},  {1, 2, "wounded"}, {1, 2, "hurt"},   {1, 3, "missing"}, {1, 3, "unaccounted"}, {2, 5, "women"},
                  {2, 5, "female"}, {2, 5, "girls"},   {2, 4, " men"},   {2, 4, " male"}, {2, 4, " boys"}, {3, 6, "import"},
                  {3, 7, "export"}, {4, 8, "urban"},   {4, 9, "rural"},  {0, 0, NULL}};

static bool begins_with(dz_str text, const char *word)
{
    for (size_t i = 0; word[i]; i++)
        if (i >= text.len || (text.at[i] | (text.at[i] >= 'A' && text.at[i] <= 'Z' ? 32 : 0)) != word[i])
            return false;
    return true;
}

/** The nearest word of a list in a text that ends ('back') or begins at the
 *  figure; *away is how far off it is. NULL: none in the clause. */
static const struct counted *nearest(dz_str text, bool back, const struct counted *words, size_t *away)
{
    static const char *const stops[] = {"。", "；", "，", "、", ";", ". ", ", ", " and ", " while ", " but ", NULL};

    for (size_t off = 0; off < text.len; off++) {
        dz_str here = back ? (dz_str){text.at + text.len - off - 1, off + 1} : (dz_str){text.at + off, text.len - off};

        if ((here.at[0] & 0xc0) == 0x80) /* inside a character */
            continue;
        for (size_t i = 0; stops[i]; i++)
            if (begins_with(here, stops[i]))
                return NULL;
        for (const struct counted *w = words; w->word; w++)
            if (begins_with(here, w->word)) {
                *away = back ? off + 1 - strlen(w->word) : off;
                return w;
            }
    }
    return NULL;
}

static const struct counted *counts(dz_subject s)
{
    const struct counted *words = dz_subject_is_english(s) ? counted_en : counted_zh, *before, *behind;
    size_t                back = 0, on = 0;

    before = nearest(dz_text_before(s), true, words, &back);
    behind = nearest(dz_text_behind(s), false, words, &on);
    if (!before || !behind)
        return before ? before : behind;
    if (back == on) /* 5死12伤 counts what follows, "killed 12" what stands before */
        return dz_subject_is_english(s) ? before : behind;
    return back < on ? before : behind;
}

/** Whether two answers count each other's things: 3 dead and 17 hurt become 17 dead and 3 hurt. */
static bool exchanged(const dz_answer *a, const dz_answer *b)
{
    const struct counted *x, *y, *u, *v;

    if (same_value(a, b) || !(x = counts(a->chinese)) || !(y = counts(b->chinese)) || x->group != y->group || x->what == y->what)
        return false;
    u = counts(a->english);
    v = counts(b->english);
    return u && v && u->group == x->group && u->what == y->what && v->group == x->group && v->what == x->what;
}

/* ---- 分别 ---- */

static dz_str between(const dz_answer *a, const dz_answer *b)
{
    dz_span span = a->chinese.figure->span;
    uint32_t from = dz_span_end(span), to = b->chinese.figure->span.at;

    return dz_document_slice(dz_segments_document(dz_figures_segments(a->chinese.figures)), (dz_span){from, to - from});
}

/** Whether two figures are neighbours of one list: 12%和15%, 3、5. */
static bool in_one_list(const dz_answer *a, const dz_answer *b)
{
    static const char *const commas[] = {"、", "和", "与", "與", "及", "，", ",", NULL};
    const dz_figure *f = a->chinese.figure, *g = b->chinese.figure;
    dz_str gap;

    if (f->segment != g->segment || f->kind != g->kind)
        return false;
    gap = between(a, b);
    return gap.len <= MOST_GAP && dz_has_word(gap, commas);
}

/** Whether 分别 stands between a figure and the one before it, NULL where it is
 *  the first, in one sentence. */
static bool begins_values(const dz_answer *last, const dz_answer *first)
{
    static const char *const words[] = {"分别", "分別", NULL}, *const stops[] = {"。", "；", ";", NULL};
    dz_str text = dz_text_before(first->chinese);

    if (last && last->chinese.figure->segment == first->chinese.figure->segment) {
        dz_str gap = between(last, first);

        if (gap.len < text.len)
            text = gap;
    }
    return dz_has_word(text, words) && !dz_has_word(text, stops);
}

/** The whole segment of a figure. */
static dz_str segment_text(dz_subject s)
{
    const dz_segments *segments = dz_figures_segments(s.figures);

    return dz_document_slice(dz_segments_document(segments), dz_segments_all(segments).at[s.figure->segment].span);
}

static bool says_respectively(dz_subject english)
{
    static const char *const words[] = {"respectively", NULL};

    return dz_has_word(segment_text(english), words);
}

/** What the first two words of one group say in a text, in its order. False: there are no two. */
static bool first_two(dz_str text, const struct counted *words, int group, int two[2])
{
    size_t n = 0;

    for (; text.len > 0 && n < 2; text.at++, text.len--)
        for (const struct counted *w = words; w->word && n < 2; w++)
            if (w->group == group && begins_with(text, w->word) && (n == 0 || two[0] != w->what))
                two[n++] = w->what;
    return n == 2;
}

/** Whether the English names in the other order what a list is about: 进口和出口, "exports and imports". */
static bool is_about_reversed(const dz_answer *first)
{
    enum { GROUPS = 4 };

    for (int group = 1; group <= GROUPS; group++) {
        int zh[2], en[2];

        if (first_two(segment_text(first->chinese), counted_zh, group, zh) &&
            first_two(segment_text(first->english), counted_en, group, en))
            return zh[0] == en[1] && zh[1] == en[0];
    }
    return false;
}

/** How many of the answers from 'first' on are one list with values of their own. */
static size_t list_from(const dz_answer *answers, size_t first, size_t n)
{
    size_t end = first + 1;

    while (end < n && in_one_list(&answers[end - 1], &answers[end]))
        end++;
    return end - first;
}

/** How many of the answers before 'end' are one list. */
static size_t list_before(const dz_answer *answers, size_t end)
{
    size_t n = end > 0;

    while (n < end && in_one_list(&answers[end - n - 1], &answers[end - n]))
        n++;
    return n;
}

/** Holds the order of a list of values against that of their keys, or, where
 *  those are no figures and the English says "respectively", against its own. */
static void turn_list(dz_answer *values, const dz_answer *keys, size_t n)
{
    bool straight = keys || !is_about_reversed(values);

    for (size_t i = 0; i + 1 < n; i++) {
        bool forward = is_before(values[i].english, values[i + 1].english);
        bool wanted = keys ? is_before(keys[i].english, keys[i + 1].english) : straight;

        if (forward != wanted && !same_value(&values[i], &values[i + 1]) && (!keys || !same_value(&keys[i], &keys[i + 1]))) {
            values[i].turned = true;
            return;
        }
    }
}

static void turn_values(dz_answer *answers, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t values, keys;

        if (!begins_values(i ? &answers[i - 1] : NULL, &answers[i]))
            continue;
        values = list_from(answers, i, n);
        keys = list_before(answers, i);
        if (values > 1 && keys == values)
            turn_list(&answers[i], &answers[i - keys], values);
        else if (values > 1 && says_respectively(answers[i].english))
            turn_list(&answers[i], NULL, values);
    }
}

void dz_turn_lists(dz_answer *answers, size_t n)
{
    turn_values(answers, n);
    for (size_t i = 0; i + 1 < n; i++)
        if (!answers[i].turned && exchanged(&answers[i], &answers[i + 1]))
            answers[i].turned = true;
}
