/* html_names.c — which names and terms of the two texts answer each other. Floor report.
 *
 * What is wrong with a name or a term the rules have said; here their findings become
 * facts of the ledger, beside the names and terms that do agree.
 */
#include "report/html.h"

#include <string.h>

#include "base/str.h"
#include "name/area.h"
#include "text/script.h"
#include "text/utf8.h"

/** The most words of an English name that is looked for. */
enum { MOST_WORDS = 5, MOST_GROWN = 2 /* characters on either side of a linked one */, LEAST_NAME = 6 /* bytes of two */, STRETCH = 4000 /* bytes of a row that a name is looked for in */ };

typedef struct search {
    dz_page          *page;
    const dz_lexicon *lexicon; /* or NULL */
    int               zh, en;  /* the sides */
    size_t            row;
    size_t            first; /* fact of the row */
} search;

static dz_str slice(const search *s, int side, dz_span span) { return dz_document_slice(dz_page_document(s->page, side), span); }

static bool add_fact(dz_page *page, dz_fact_kind kind, dz_fact_state state, size_t row, const dz_span span[2])
{
    return dz_list_push(&page->facts, (dz_page_fact){.span = {span[0], span[1]},
                                                     .row = (uint32_t)row,
                                                     .entry = DZ_PAGE_NONE,
                                                     .finding = DZ_PAGE_NONE,
                                                     .kind = (uint8_t)kind,
                                                     .state = (uint8_t)state});
}

/** Whether a fact of this row lies over a span already. */
static bool is_taken(const search *s, int side, dz_span span)
{
    for (size_t i = s->first; i < s->page->facts.n; i++) {
        dz_span other = s->page->facts.at[i].span[side];

        if (other.len && other.at < dz_span_end(span) && span.at < dz_span_end(other))
            return true;
    }
    return false;
}

/* ---- what the rules said ---- */

/** A finding of a rule becomes a fact. What is not said stands on one side: of the other the finding has all of the row. */
static bool add_finding(dz_page *page, size_t i, dz_fact_kind kind, dz_fact_state state)
{
    const dz_finding *f = &page->findings.at[i];
    int               only = state != DZ_FACT_MISSING ? -1 : kind == DZ_FACT_NAME ? dz_page_chinese(page) : DZ_SOURCE;
    dz_span           span[2] = {{0, 0}, {0, 0}};

    for (int side = 0; side < 2; side++)
        if (f->on[side] && (only < 0 || side == only))
            span[side] = f->span[side];
    if (only == DZ_TARGET)
        state = DZ_FACT_EXTRA;
    return add_fact(page, kind, f->dismissed ? DZ_FACT_EXCUSED : state, page->row_of[i], span);
}

/** Facts of one row that rules have spoken of. */
static bool add_told(dz_page *page, size_t row, dz_fact_kind kind)
{
    static const struct {
        const char   *rule;
        dz_fact_kind  kind;
        dz_fact_state state;
    } said[] = {
        {"names.mismatch", DZ_FACT_NAME, DZ_FACT_MISMATCHED},
        {"names.missing", DZ_FACT_NAME, DZ_FACT_MISSING},
        {"terms.forbidden", DZ_FACT_TERM, DZ_FACT_MISMATCHED},
        {"terms.missing", DZ_FACT_TERM, DZ_FACT_MISSING},
    };

    for (uint32_t n = page->first[row]; n < page->first[row + 1]; n++)
        for (size_t k = 0; k < sizeof said / sizeof *said; k++)
            if (said[k].kind == kind && page->notes[n].related == DZ_PAGE_NONE &&
                strcmp(page->findings.at[page->notes[n].finding].rule->id, said[k].rule) == 0 &&
                !add_finding(page, page->notes[n].finding, said[k].kind, said[k].state))
                return false;
    return true;
}

/* ---- names ---- */

/** The end of the word that begins at 'at': letters, and what joins them. */
static size_t word_end(dz_str text, size_t at)
{
    for (size_t next = at; next < text.len; at = next) {
        uint32_t c = dz_utf8_next(text.at, &next);

        if (!dz_is_latin(c) && !dz_is_digit(c) && c != '-' && c != '\'' && c != 0x2019)
            break;
    }
    return at;
}

static bool is_capital(dz_str text, size_t at) { return text.at[at] >= 'A' && text.at[at] <= 'Z'; }

/** The longest run of words from 'at' that renders a name; its end, or 'at'. */
static size_t rendering_end(const search *s, dz_str zh, dz_str text, size_t at)
{
    size_t best = at, end = at;

    for (int words = 0; words < MOST_WORDS; words++) {
        size_t next = word_end(text, end);

        if (next == end)
            break;
        if (dz_name_match(s->lexicon, zh, (dz_str){text.at + at, next - at}, NULL) != DZ_NAME_NOT)
            best = next;
        if (next == text.len || text.at[next] != ' ')
            break;
        end = next + 1;
    }
    return best;
}

/** A rendering without the words before it that are no part of it: "Shen Wei" of "Vice Mayor Shen Wei". */
static size_t trimmed(const search *s, dz_str zh, dz_str text, size_t at, size_t end)
{
    for (size_t next = at; next < end;) {
        next = word_end(text, next) + 1;
        if (next >= end || dz_name_match(s->lexicon, zh, (dz_str){text.at + next, end - next}, NULL) == DZ_NAME_NOT)
            break;
        at = next;
    }
    return at;
}

/** The rendering that begins with the word at 'at', in the English of the row; empty: none, or it is taken. */
static dz_span rendering_at(const search *s, dz_str zh, dz_str text, size_t at)
{
    size_t  end = is_capital(text, at) ? rendering_end(s, zh, text, at) : at;
    size_t  from = end > at ? trimmed(s, zh, text, at, end) : at;
    dz_span span = {dz_page_span(s->page, s->row, s->en).at + (uint32_t)from, (uint32_t)(end - from)};

    return span.len && !is_taken(s, s->en, span) ? span : (dz_span){0, 0};
}

/** Where the word begins that stands before 'at'. */
static size_t word_before(dz_str text, size_t at)
{
    size_t from = at > 0 && text.at[at - 1] == ' ' ? at - 1 : at;

    while (from > 0 && (dz_is_latin((unsigned char)text.at[from - 1]) || text.at[from - 1] == '-'))
        from--;
    return from;
}

/** A rendering at the word that the aligner held the name against, or at the one before it. */
static dz_span rendering_linked(const search *s, dz_str zh, dz_span name, dz_str text)
{
    dz_word_link_list links = dz_pair_links(s->page->report->pair, s->row);
    uint32_t          here = dz_page_span(s->page, s->row, s->en).at;
    dz_span           found = {0, 0};

    for (size_t i = 0; i < links.n && found.len == 0; i++) {
        dz_span of = links.at[i].span[s->zh];
        size_t  at = links.at[i].span[s->en].at - here;

        if (of.at >= dz_span_end(name) || name.at >= dz_span_end(of))
            continue;
        found = rendering_at(s, zh, text, word_before(text, at));
        if (found.len == 0)
            found = rendering_at(s, zh, text, at);
    }
    return found;
}

/** The stretch of the English of a row where a name may be looked for: in a long one about as far in as the name is. */
static void stretch_for(const search *s, dz_span name, size_t length, size_t *from, size_t *to)
{
    dz_span  zh = dz_page_span(s->page, s->row, s->zh);
    uint64_t middle = (uint64_t)(name.at - zh.at) * length / (zh.len ? zh.len : 1);

    *from = middle > STRETCH / 2 && length > STRETCH ? (size_t)middle - STRETCH / 2 : 0;
    *to = *from + STRETCH < length ? *from + STRETCH : length;
}

/** Where the English of a row renders a Chinese name and nothing else stands; empty: nowhere. */
static dz_span rendering_of(const search *s, dz_span name)
{
    dz_str  text = slice(s, s->en, dz_page_span(s->page, s->row, s->en)), zh = slice(s, s->zh, name);
    dz_span found = rendering_linked(s, zh, name, text);
    size_t  at, to;

    stretch_for(s, name, text.len, &at, &to);
    while (at > 0 && at < text.len && ((unsigned char)text.at[at] & 0xc0) == 0x80)
        at--;
    while (at < to && found.len == 0) {
        size_t end = word_end(text, at);

        if (end > at)
            found = rendering_at(s, zh, text, at);
        else
            dz_utf8_next(text.at, &end);
        at = end;
    }
    return found;
}

/** The text of a row and its neighbours. */
static dz_str near(const search *s, int side)
{
    dz_span from = dz_page_span(s->page, s->row ? s->row - 1 : 0, side);
    dz_span to = dz_page_span(s->page, s->row + 1 < s->page->rows ? s->row + 1 : s->row, side);

    return slice(s, side, (dz_span){from.at, dz_span_end(to) - from.at});
}

/** A Chinese name: said in the row, or near it; what nobody missed needs no answer. */
static bool add_chinese(const search *s, const dz_name *name)
{
    dz_str  zh = slice(s, s->zh, name->span);
    dz_span span[2];

    if (is_taken(s, s->zh, name->span))
        return true;
    span[s->zh] = name->span;
    span[s->en] = rendering_of(s, name->span);
    if (span[s->en].len || dz_area_says(s->lexicon, near(s, s->en), zh, (dz_name_kind)name->kind))
        return add_fact(s->page, DZ_FACT_NAME, DZ_FACT_MATCHED, s->row, span);
    return add_fact(s->page, DZ_FACT_NAME, DZ_FACT_EXCUSED, s->row, span);
}

/** The characters around a linked one that spell an English name: 汀洛 around 汀; empty: none do. */
static dz_span grown(const search *s, dz_span linked, dz_str en)
{
    dz_str text = dz_document_text(dz_page_document(s->page, s->zh));
    size_t from = linked.at;

    for (int before = 0; before <= MOST_GROWN; before++) {
        size_t end = dz_span_end(linked);

        for (int behind = 0; behind <= MOST_GROWN; behind++) {
            if (end - from >= LEAST_NAME && dz_name_match(s->lexicon, (dz_str){text.at + from, end - from}, en, NULL) != DZ_NAME_NOT)
                return (dz_span){(uint32_t)from, (uint32_t)(end - from)};
            if (end == text.len || !dz_is_cjk(dz_utf8_next(text.at, &end)))
                break;
        }
        if (from == 0 || !dz_is_cjk(dz_utf8_before(text.at, &from)))
            break;
    }
    return (dz_span){0, 0};
}

/** The first place of some Chinese in the row that nothing has claimed; empty: none. */
static dz_span unclaimed(const search *s, dz_span zh)
{
    dz_span here = dz_page_span(s->page, s->row, s->zh);
    dz_str  words = slice(s, s->zh, zh);

    for (dz_span at = {here.at, zh.len}; dz_span_end(at) <= dz_span_end(here); at.at++)
        if (dz_str_same(slice(s, s->zh, at), words) && !is_taken(s, s->zh, at))
            return at;
    return (dz_span){0, 0};
}

/** The Chinese name that the aligner held an English one against, here or where it stands again; empty: none is left. */
static dz_span linked_to(const search *s, dz_span en)
{
    dz_word_link_list links = dz_pair_links(s->page->report->pair, s->row);
    dz_str            name = slice(s, s->en, en);

    for (size_t i = 0; i < links.n; i++) {
        dz_span other = links.at[i].span[s->en], zh = {0, 0};

        if ((other.at < dz_span_end(en) && en.at < dz_span_end(other)) || dz_str_same(slice(s, s->en, other), name))
            zh = grown(s, links.at[i].span[s->zh], name);
        if (zh.len)
            return unclaimed(s, zh);
    }
    return (dz_span){0, 0};
}

/** An English name that no Chinese one claimed: said near, or one more. */
static bool add_english(const search *s, const dz_name *name)
{
    dz_str  en = slice(s, s->en, name->span), zh = near(s, s->zh);
    dz_span span[2];
    bool    said;

    if (is_taken(s, s->en, name->span))
        return true;
    span[s->en] = name->span;
    span[s->zh] = linked_to(s, name->span);
    said = span[s->zh].len || dz_area_spells(zh, en) || dz_area_glosses(s->lexicon, zh, en);
    return add_fact(s->page, DZ_FACT_NAME, said ? DZ_FACT_MATCHED : s->en == DZ_TARGET ? DZ_FACT_EXTRA : DZ_FACT_MISSING, s->row, span);
}

static bool add_row(const search *s)
{
    const dz_bead *bead = &dz_pair_beads(s->page->report->pair).at[s->row];

    if (!add_told(s->page, s->row, DZ_FACT_NAME))
        return false;
    if (bead->n[0] == 0 || bead->n[1] == 0)
        return true;
    for (int pass = 0; pass < 2; pass++) {
        int          side = pass ? s->en : s->zh;
        size_t       first = bead->first[side];

        for (size_t k = first; k < first + bead->n[side]; k++) {
            dz_name_list names = dz_names_of(dz_pair_names(s->page->report->pair, side), k);

            for (size_t i = 0; i < names.n; i++)
                if (!(pass ? add_english : add_chinese)(s, &names.at[i]))
                    return false;
        }
    }
    return true;
}

bool dz_page_add_names(dz_page *page)
{
    search s = {.page = page, .zh = dz_page_chinese(page)};

    if (s.zh < 0 || !page->report->asked)
        return true;
    s.en = !s.zh;
    s.lexicon = page->report->asked->lexicon;
    for (s.row = 0; s.row < page->rows; s.row++) {
        s.first = page->facts.n;
        if (!add_row(&s))
            return false;
    }
    return true;
}

/* ---- terms ---- */

/** The first accepted rendering of a term in a row that nothing has claimed; empty: none. */
static dz_span accepted(const search *s, dz_mention_list list, uint32_t term)
{
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].term == term && !list.at[i].forbidden && !is_taken(s, DZ_TARGET, list.at[i].span))
            return list.at[i].span;
    return (dz_span){0, 0};
}

static dz_mention_list mentions_of(const search *s, const dz_mentions *all, int side)
{
    const dz_bead *bead = &dz_pair_beads(s->page->report->pair).at[s->row];

    return dz_mentions_of(all, bead->first[side], bead->n[side]);
}

/** The terms of a row that are rendered as the glossary wants. */
static bool add_terms_of(const search *s, dz_mentions *const all[2])
{
    dz_mention_list list = mentions_of(s, all[DZ_SOURCE], DZ_SOURCE);

    if (!add_told(s->page, s->row, DZ_FACT_TERM))
        return false;
    for (size_t i = 0; i < list.n; i++) {
        dz_span span[2] = {list.at[i].span, {0, 0}};

        if (list.at[i].forbidden || !list.at[i].whole || is_taken(s, DZ_SOURCE, span[0]))
            continue;
        span[DZ_TARGET] = accepted(s, mentions_of(s, all[DZ_TARGET], DZ_TARGET), list.at[i].term);
        if (span[DZ_TARGET].len && !add_fact(s->page, DZ_FACT_TERM, DZ_FACT_MATCHED, s->row, span))
            return false;
    }
    return true;
}

bool dz_page_add_terms(dz_page *page)
{
    search       s = {.page = page};
    dz_mentions *all[2] = {NULL, NULL};
    bool         done = true;

    if (!page->report->asked || !page->report->asked->glossary)
        return true;
    for (int side = 0; side < 2; side++)
        done = done && dz_mentions_find(page->report->asked->glossary, dz_pair_segments(page->report->pair, side), &all[side], NULL) == DZ_OK;
    for (s.row = 0; done && s.row < page->rows; s.row++) {
        s.first = page->facts.n;
        done = add_terms_of(&s, all);
    }
    dz_mentions_free(all[0]);
    dz_mentions_free(all[1]);
    return done;
}
