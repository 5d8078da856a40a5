/* figures.c — figures that differ, and figures that have no answer. Floor check. */
#include <string.h>

#include "check/check.h"
#include "feature/units.h"
#include "ledger/area.h"
#include "ledger/role.h"

static bool is_date(const dz_figure *f) { return f->kind == DZ_FIGURE_DATE || f->kind == DZ_FIGURE_TIME; }

static const dz_rule *rule_of(const dz_entry *entry, const dz_figure *f)
{
    switch ((dz_relation)entry->relation) {
    case DZ_SCALE:
    case DZ_DIGITS:
    case DZ_VALUE:
        return is_date(f) ? &dz_rule_dates_value : &dz_rule_figures_value;
    case DZ_UNIT:
        return dz_unit_at(f->unit)->dimension == DZ_DIMENSION_MONEY ? &dz_rule_currency_identity : &dz_rule_figures_unit;
    case DZ_DIRECTION:
        return is_date(f) ? &dz_rule_dates_value : &dz_rule_figures_direction;
    case DZ_MISSING:
        return is_date(f) ? &dz_rule_dates_missing : &dz_rule_figures_missing;
    case DZ_ADDED:
        return &dz_rule_figures_added;
    default:
        return NULL;
    }
}

static bool is_whole(const dz_figure *f, int64_t n)
{
    return f->kind < DZ_FIGURE_DATE && f->value.den == 1 && f->value.exp == 0 && f->value.num == n;
}

/** A date by its name alone: 十一, 七七. */
static bool is_named_day(dz_str words)
{
    static const char *const marks[] = {"年", "月", "日", "号", "號"};

    for (size_t at = 0; at < words.len; at++) {
        if (words.at[at] >= '0' && words.at[at] <= '9')
            return false;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (words.len - at >= 3 && memcmp(words.at + at, marks[i], 3) == 0)
                return false;
    }
    return true;
}

/** 一年, 十年, 百年 become "a year", "a decade", "for ages": a round time in words. */
static bool is_round_time(const dz_figure *f)
{
    return f->kind == DZ_FIGURE_DURATION && f->flags & DZ_FIGURE_WORDS && f->value.num == 1 && f->value.exp >= 0;
}

/** 今年, last year: the other side says a year by its distance from now. */
static bool counts_years(const dz_case *c, size_t bead, int side)
{
    static const char *const words[] = {"this year", "last year", "next year", "previous year", "current year", "year before", "This year", "Last year", "Next year",
                                        "今年", "去年", "明年", "前年", "当年", "上年", "同年", "本年", NULL};

    return dz_has_word(dz_document_slice(dz_pair_document(c->pair, side), dz_pair_span(c->pair, bead, side)), words);
}

/** How grave it is that a figure has no answer. */
static dz_severity severity_of(const dz_case *c, size_t bead, int side, const dz_rule *rule, const dz_figure *f)
{
    dz_str     words = dz_document_slice(dz_pair_document(c->pair, side), f->span);
    dz_subject s = {dz_pair_figures(c->pair, side), f};

    if (f->kind == DZ_FIGURE_VAGUE || f->kind == DZ_FIGURE_ORDINAL || is_round_time(f) || is_whole(f, 0) ||
        is_whole(f, 1))
        return DZ_NOTE;
    if (rule == &dz_rule_figures_added && (is_date(f) || f->flags & DZ_FIGURE_WORDS))
        return DZ_NOTE;
    if (rule == &dz_rule_figures_missing && dz_sums_up(s))
        return DZ_NOTE; /* the list says how many */
    if (rule != &dz_rule_dates_missing || f->kind != DZ_FIGURE_DATE)
        return rule->severity;
    if (f->date.year == DZ_NO_YEAR && !f->date.month && !f->date.part)
        return DZ_NOTE; /* a day alone becomes "Monday", or "yesterday" */
    if (f->date.year != DZ_NO_YEAR && !f->date.month && (counts_years(c, bead, !side) || dz_in_brackets(s)))
        return DZ_NOTE;
    return is_named_day(words) ? DZ_NOTE : rule->severity;
}

static dz_str words(const dz_case *c, int side, dz_span span)
{
    return dz_document_slice(dz_pair_document(c->pair, side), span);
}

static const dz_figure *figure_at(const dz_case *c, const dz_entry *entry, int side)
{
    if (entry->figure[side] == DZ_NO_FIGURE)
        return NULL;
    return &dz_figures_all(dz_pair_figures(c->pair, side)).at[entry->figure[side]];
}

static bool same_dimension(const dz_figure *a, const dz_figure *b)
{
    uint8_t x = dz_unit_at(a->unit)->dimension, y = dz_unit_at(b->unit)->dimension;

    return x == y && x >= DZ_DIMENSION_LENGTH && x < DZ_DIMENSION_TEMPERATURE;
}

/** What a figure is in the unit, or for the area, of the other side, which has it
 *  wrong. False where there is nothing to say. */
static bool say_rightly(dz_case *c, dz_tongue tongue, int side, const dz_figure *f, const dz_figure *wrong)
{
    dz_buf    *say = &c->say[tongue];
    dz_subject s = {dz_pair_figures(c->pair, side), f}, t = {dz_pair_figures(c->pair, !side), wrong};

    if (!wrong)
        return false;
    if (dz_areas_differ(s, t)) {
        dz_say_yield(say, s, wrong->unit, dz_area_of(t), tongue);
        return true;
    }
    if (f->unit == wrong->unit || !same_dimension(f, wrong))
        return false;
    dz_say_converted(say, f, wrong->unit, tongue);
    if (strcmp(dz_unit_at(f->unit)->id, "mu") == 0 && strcmp(dz_unit_at(wrong->unit)->id, "hectare") != 0)
        dz_say_converted(say, f, dz_unit_find("hectare"), tongue);
    return true;
}

/** Adds what a figure means in brackets, unless it would repeat the quoted words;
 *  and what that is in the unit of the other side, which has it wrong. */
static void say_meaning(dz_case *c, dz_tongue tongue, int side, const dz_figure *f, const dz_figure *wrong)
{
    dz_str  quoted = words(c, side, f->span), meaning;
    dz_buf *say = &c->say[tongue];
    size_t  before = say->bytes.n, opening;

    dz_buf_text(say, tongue == DZ_IN_ENGLISH ? " (" : "（");
    opening = say->bytes.n;
    dz_say_figure(say, dz_pair_figures(c->pair, side), f, tongue);
    if (!dz_buf_ok(say))
        return;
    meaning = (dz_str){say->bytes.at + opening, say->bytes.n - opening};
    if (!say_rightly(c, tongue, side, f, wrong) && meaning.len == quoted.len &&
        memcmp(meaning.at, quoted.at, quoted.len) == 0)
        say->bytes.n = before;
    else
        dz_buf_text(say, tongue == DZ_IN_ENGLISH ? ")" : "）");
}

/** "the English has '42 million yuan' for '4.2亿元' (420 million yuan)" */
static void say_both(dz_case *c, const dz_figure *f[2])
{
    dz_str  source = words(c, 0, f[0]->span), target = words(c, 1, f[1]->span);
    dz_buf *en = &c->say[DZ_IN_ENGLISH], *zh = &c->say[DZ_IN_CHINESE];

    dz_buf_format(en, "%s has '%.*s' for '%.*s'", dz_say_side(c->pair, 1, DZ_IN_ENGLISH), DZ_ARG(target), DZ_ARG(source));
    say_meaning(c, DZ_IN_ENGLISH, 0, f[0], f[1]);
    dz_buf_format(zh, "%s作“%.*s”", dz_say_side(c->pair, 1, DZ_IN_CHINESE), DZ_ARG(target));
    say_meaning(c, DZ_IN_CHINESE, 1, f[1], NULL);
    dz_buf_format(zh, "，原文为“%.*s”", DZ_ARG(source));
    if (same_dimension(f[0], f[1]) ||
        dz_areas_differ((dz_subject){dz_pair_figures(c->pair, 0), f[0]}, (dz_subject){dz_pair_figures(c->pair, 1), f[1]}))
        say_meaning(c, DZ_IN_CHINESE, 0, f[0], f[1]);
}

/** ": 100 times too little" */
static void say_scale(dz_case *c, const dz_figure *f[2])
{
    int64_t tens = (int64_t)f[1]->value.exp - f[0]->value.exp;
    bool    more = tens > 0;

    dz_say_text(c, ": 1", more ? "，大了1" : "，小了1");
    for (int64_t left = more ? tens : -tens; left > 0; left--)
        dz_say_text(c, left % 3 == 0 ? ",0" : "0", "0");
    dz_buf_text(&c->say[DZ_IN_ENGLISH], more ? " times too much" : " times too little");
    dz_buf_text(&c->say[DZ_IN_CHINESE], "倍");
}

/** Why a value that agrees is in the wrong place. */
static void say_direction(dz_case *c, const dz_figure *f[2])
{
    if (is_date(f[0]))
        dz_say_text(c, ": one is early and the other late, or in the middle", "：上旬、中旬、下旬（初、底）不一致");
    else if (dz_roles_clash((dz_subject){dz_pair_figures(c->pair, 0), f[0]}, (dz_subject){dz_pair_figures(c->pair, 1), f[1]}))
        dz_say_text(c, ": the words around them say contrary things", "：两者前后用词的意思相反");
    else
        dz_say_text(c, ": it stands in the place of another figure", "：与另一数字的位置颠倒");
}

static void say_one(dz_case *c, int side, const dz_figure *f)
{
    dz_str text = words(c, side, f->span);

    for (int t = 0; t < DZ_TONGUES; t++) {
        dz_buf *say = &c->say[t];

        dz_buf_format(say, t == DZ_IN_ENGLISH ? "'%.*s'" : "“%.*s”", DZ_ARG(text));
        say_meaning(c, (dz_tongue)t, side, f, NULL);
        dz_buf_format(say, t == DZ_IN_ENGLISH ? " has no answer in %s" : "在%s中没有对应",
                      dz_say_side(c->pair, !side, (dz_tongue)t));
    }
}

/** Whether a figure is part of an identifier that was told as a whole, or of a placeholder. */
static bool is_of_code(const dz_case *c, int side, const dz_figure *f)
{
    return f && (dz_is_in_tag(c, side, f->span) || dz_is_told_there(c, &dz_rule_codes_identifier, side, f->span));
}

static void tell(dz_case *c, const dz_entry *entry)
{
    const dz_figure *f[2] = {figure_at(c, entry, 0), figure_at(c, entry, 1)};
    int              side = f[0] ? 0 : 1;
    const dz_rule   *rule = rule_of(entry, f[side]);
    dz_finding       finding = {.rule = rule, .bead = entry->bead};

    if (!rule || entry->excused || is_of_code(c, 0, f[0]) || is_of_code(c, 1, f[1]) || dz_is_told_of(c, &dz_rule_segments_untranslated, DZ_MAJOR, entry->bead))
        return;
    for (int s = 0; s < 2; s++) {
        dz_span all = dz_pair_span(c->pair, entry->bead, s);

        finding.on[s] = true;
        finding.span[s] = f[s] ? f[s]->span : (dz_span){dz_span_end(all), 0};
    }
    if (f[0] && f[1]) {
        finding.severity = rule->severity;
        say_both(c, f);
        if (entry->relation == DZ_SCALE)
            say_scale(c, f);
        if (entry->relation == DZ_DIRECTION && f[0]->kind != DZ_FIGURE_TIME)
            say_direction(c, f);
    } else {
        if (dz_pair_span(c->pair, entry->bead, !side).len == 0)
            return; /* the whole sentence has no answer: that is told by itself */
        if (dz_told_as_repeat(c, side, f[side]->span))
            return; /* a passage pasted twice is told by itself */
        finding.severity = severity_of(c, entry->bead, side, rule, f[side]);
        say_one(c, side, f[side]);
    }
    dz_find(c, finding);
}

void dz_check_figures(dz_case *c)
{
    dz_entry_list entries = dz_ledger_all(c->ledger);

    for (size_t i = 0; i < entries.n; i++)
        tell(c, &entries.at[i]);
}
