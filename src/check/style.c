/* style.c — asks the rules of the user's own: regular expressions. Floor check. */
#include "check/style.h"

#include <string.h>

#include "check/check.h"
#include "segment/plain.h"
#include "text/utf8.h"

/** After so many texts that a pattern could not be asked of, it is asked no more: each takes a while. */
enum { MOST_GIVEN_UP = 8 };

/** One rule being asked. */
typedef struct asker {
    dz_case             *c;
    const dz_style_rule *style;
    dz_pattern          *pattern[2]; /* of its own: matching changes them */
    dz_plain             plain;
    size_t               given_up;
    bool                 ended; /* by a want of memory, or by MOST_GIVEN_UP */
} asker;

/* ---- one text ---- */

/** Makes the text under a span ready to be matched. */
static bool lay(asker *a, int side, dz_span span)
{
    if (dz_plain_lay(&a->plain, dz_pair_document(a->c->pair, side), span))
        return true;
    dz_find_failed(a->c);
    a->ended = true;
    return false;
}

/** The bytes of the document under some units. */
static dz_span span_of(const asker *a, int side, size_t begin, size_t end)
{
    size_t from = dz_plain_byte(&a->plain, begin), to = from;

    if (end > begin) {
        to = a->plain.at.at[end - 1];
        dz_utf8_next(dz_document_text(dz_pair_document(a->c->pair, side)).at, &to);
    }
    return (dz_span){(uint32_t)from, (uint32_t)(to - from)};
}

/** Notes that nobody knows what stands in 'span'. */
static void give_up(asker *a, int side, dz_span span)
{
    a->ended = ++a->given_up >= MOST_GIVEN_UP;
    dz_find_unexamined(a->c, (dz_unexamined){&a->style->says.rule, side, span, a->ended});
}

/** The next match that is not empty in what was laid, from unit *at on, and moves *at behind it. */
static bool next_match(asker *a, dz_pattern *pattern, int side, dz_span of, size_t *at, dz_span *match)
{
    size_t begin, end;

    while (*at < a->plain.units.n) {
        switch (dz_pattern_find(pattern, a->plain.units.at, a->plain.units.n, *at, &begin, &end)) {
        case DZ_PATTERN_FOUND: break;
        case DZ_PATTERN_NONE: return false;
        case DZ_PATTERN_GAVE_UP: give_up(a, side, of); return false;
        case DZ_PATTERN_NOMEM:
            dz_find_failed(a->c);
            a->ended = true;
            return false;
        }
        *at = end > begin || end >= a->plain.units.n ? end : dz_plain_next(&a->plain, end);
        if (end > begin) {
            *match = span_of(a, side, begin, end);
            return true;
        }
        if (end >= a->plain.units.n)
            return false;
    }
    return false;
}

/* ---- speaking ---- */

static void speak(asker *a, dz_finding finding)
{
    finding.rule = &a->style->says.rule;
    finding.severity = finding.rule->severity;
    dz_say_text(a->c, finding.rule->title[DZ_IN_ENGLISH], finding.rule->title[DZ_IN_CHINESE]);
    dz_find(a->c, finding);
}

/** Of each match in each segment of one side. */
static void ask_side(asker *a, dz_pattern *pattern, int side)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(a->c->pair, side));

    for (size_t i = 0; i < list.n && !a->ended; i++) {
        size_t  at = 0;
        dz_span match;

        if (!lay(a, side, list.at[i].span))
            return;
        while (next_match(a, pattern, side, list.at[i].span, &at, &match)) {
            dz_finding finding = {.bead = dz_bead_at(a->c->pair, side, match.at)};

            finding.on[side] = true;
            finding.span[side] = match;
            speak(a, finding);
        }
    }
}

static void ask_target(asker *a, uint32_t bead, dz_span source, dz_span target)
{
    bool    without = a->style->says.without, found = false;
    size_t  at = 0, before = a->given_up;
    dz_span match;

    if (!lay(a, DZ_TARGET, target))
        return;
    while (next_match(a, a->pattern[DZ_TARGET], DZ_TARGET, target, &at, &match)) {
        found = true;
        if (without)
            return;
        speak(a, (dz_finding){.bead = bead, .on = {true, true}, .span = {source, match}});
    }
    if (without && !found && a->given_up == before && !a->ended)
        speak(a, (dz_finding){.bead = bead, .on = {true, true}, .span = {source, {dz_span_end(target), 0}}});
}

/** Of each bead whose source matches. */
static void ask_beads(asker *a)
{
    dz_bead_list beads = dz_pair_beads(a->c->pair);

    for (uint32_t b = 0; b < beads.n && !a->ended; b++) {
        dz_span source = dz_pair_span(a->c->pair, b, DZ_SOURCE), match;
        size_t  at = 0;

        if (beads.at[b].n[DZ_SOURCE] == 0 || beads.at[b].n[DZ_TARGET] == 0)
            continue; /* what has no answer is told by other rules */
        if (!lay(a, DZ_SOURCE, source))
            return;
        if (next_match(a, a->pattern[DZ_SOURCE], DZ_SOURCE, source, &at, &match))
            ask_target(a, b, match, dz_pair_span(a->c->pair, b, DZ_TARGET));
    }
}

/* ---- which rules of which texts ---- */

static bool speaks_of(const dz_style *style, const dz_pair *pair, int side)
{
    dz_lang lang = dz_document_lang(dz_pair_document(pair, side));

    return style->lang == DZ_LANG_UNKNOWN || (style->lang == DZ_LANG_EN ? lang == DZ_LANG_EN : dz_lang_is_zh(lang));
}

static bool begin(asker *a, dz_case *c, const dz_style_rule *style)
{
    *a = (asker){.c = c, .style = style};
    for (int side = 0; side < 2; side++)
        if (style->pattern[side] && !(a->pattern[side] = dz_pattern_clone(style->pattern[side])))
            a->ended = true;
    if (a->ended)
        dz_find_failed(c);
    return !a->ended;
}

static void end(asker *a)
{
    dz_plain_free(&a->plain);
    dz_pattern_free(a->pattern[0]);
    dz_pattern_free(a->pattern[1]);
}

/** The rules that look at one side: at 'role' of what is in the pair at 'side'. */
static void ask_all(dz_case *c, int role, int side)
{
    const dz_rule_set *set = c->options->rules;

    for (size_t i = 0; i < set->styles.n; i++) {
        const dz_style_rule *style = set->styles.at[i];
        asker                a;

        if (!style->pattern[role] || style->pattern[!role] || dz_is_off(c, &style->says.rule) ||
            !speaks_of(&style->says, c->pair, side))
            continue;
        if (begin(&a, c, style))
            ask_side(&a, a.pattern[role], side);
        end(&a);
    }
}

void dz_check_style(dz_case *c)
{
    if (!c->options->rules)
        return;
    if (dz_pair_sides(c->pair) == 1) {
        ask_all(c, c->options->source_alone ? DZ_SOURCE : DZ_TARGET, 0);
        return;
    }
    ask_all(c, DZ_SOURCE, DZ_SOURCE);
    ask_all(c, DZ_TARGET, DZ_TARGET);
}

void dz_check_style_beads(dz_case *c)
{
    const dz_rule_set *set = c->options->rules;

    for (size_t i = 0; set && dz_pair_sides(c->pair) == 2 && i < set->styles.n; i++) {
        const dz_style_rule *style = set->styles.at[i];
        asker                a;

        if (!style->pattern[0] || !style->pattern[1] || dz_is_off(c, &style->says.rule) ||
            !speaks_of(&style->says, c->pair, DZ_TARGET))
            continue;
        if (begin(&a, c, style))
            ask_beads(&a);
        end(&a);
    }
}
