/* renderings.c — how a pair renders names and terms. Floor audit. */
#include "audit/renderings.h"

#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/str.h"
#include "duizhao/terms.h"
#include "text/script.h"
#include "text/utf8.h"

/** Words that a name may have, and rows of a pair: what has more is no text of people. */
enum { MOST_NAME_WORDS = 6, MOST_ROWS = 1000 };

typedef struct row {
    const char *kind;
    dz_name_by  by;     /* of a name; else DZ_NAME_NOT */
    dz_str      zh, en; /* in the documents */
    dz_span     at;     /* of the English */
    uint32_t    places, line[2]; /* by side */
} row;

typedef struct gathering {
    const dz_pair            *pair;
    const dz_records_options *options;
    int                       zh; /* the side that is Chinese */
    DZ_LIST(row) list;
    bool failed;
} gathering;

static dz_str slice(const gathering *g, int side, dz_span span) { return dz_document_slice(dz_pair_document(g->pair, side), span); }

static uint32_t line_of(const gathering *g, int side, dz_span span) { return (uint32_t)dz_document_place(dz_pair_document(g->pair, side), span.at).line; }

/** Counts one place; 'zh' and 'en' are spans of the two sides. */
static void note(gathering *g, const char *kind, dz_name_by by, dz_span zh, dz_span en)
{
    row one = {.kind = kind, .by = by, .at = en, .zh = slice(g, g->zh, zh), .en = slice(g, !g->zh, en), .places = 1};

    for (size_t i = 0; i < g->list.n; i++)
        if (dz_str_same(g->list.at[i].zh, one.zh) && dz_str_same(g->list.at[i].en, one.en) && strcmp(g->list.at[i].kind, kind) == 0) {
            g->list.at[i].places++;
            return;
        }
    one.line[g->zh] = line_of(g, g->zh, zh);
    one.line[!g->zh] = line_of(g, !g->zh, en);
    g->failed |= g->list.n < MOST_ROWS && !dz_list_push(&g->list, one);
}

/* ---- names ---- */

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/** Whether a character of a word stands at a place; *end is behind it then. */
static bool is_in_word(dz_str text, size_t at, size_t *end)
{
    uint32_t c;

    *end = at;
    if (at >= text.len)
        return false;
    c = dz_utf8_next(text.at, end);
    return dz_is_latin(c) || c == '-' || c == '\'' || c == 0x2019;
}

/** Where the word that stands at a place ends. */
static size_t word_end(dz_str text, size_t at)
{
    for (size_t end; is_in_word(text, at, &end);)
        at = end;
    return at;
}

/** Whether a word may begin at a place: nothing of one stands before it. */
static bool begins_word(dz_str text, size_t at)
{
    return is_capital(text.at[at]) && (at == 0 || (!dz_is_latin((unsigned char)text.at[at - 1]) && !strchr("-'", text.at[at - 1]) && (unsigned char)text.at[at - 1] < 0x80));
}

/** Some words without a final "'s". */
static dz_str without_s(dz_str words)
{
    static const char *const ends[] = {"'s", "\u2019s", "'", "\u2019"};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t n = strlen(ends[i]);

        if (words.len > n && memcmp(words.at + words.len - n, ends[i], n) == 0)
            return (dz_str){words.at, words.len - n};
    }
    return words;
}

/** Whether a word with a capital only holds a sentence together: "The". */
static bool is_idle(dz_str word)
{
    char folded[8];

    if (word.len >= sizeof folded)
        return false;
    memcpy(folded, word.at, word.len);
    folded[0] = (char)(folded[0] | 0x20);
    return dz_is_function_word((dz_str){folded, word.len});
}

/** How some English renders a name for certain. The lexicon alone vouches for persons and places: of the name of an office each
 *  word of its translation would do. */
static dz_name_by renders(const gathering *g, const dz_name *name, dz_str zh, dz_str en)
{
    dz_name_by by = dz_name_match(g->options->lexicon, zh, en, NULL);

    return by != DZ_NAME_LEXICON || name->kind == DZ_NAME_PERSON || name->kind == DZ_NAME_PLACE ? by : DZ_NAME_NOT;
}

/** A name with what renders it in some text. */
typedef struct rendering {
    dz_span    span; /* empty: nothing does */
    dz_name_by by;
} rendering;

/** Whether the fewest words are to be taken: of a person, and of a name of which no more is known than how it sounds. */
static bool wants_fewest(const dz_name *name, dz_name_by by)
{
    return name->kind == DZ_NAME_PERSON ||
           (name->kind == DZ_NAME_OTHER && (by == DZ_NAME_READING || by == DZ_NAME_WADE_GILES || by == DZ_NAME_CANTONESE));
}

/** The words from 'at' on that render a name, the first and the last with a capital; empty: none do. Of a person the fewest, since
 *  a title renders nothing; of others the most, since "Road" is no Belt and Road. */
static rendering rendering_at(const gathering *g, const dz_name *name, dz_str text, size_t at)
{
    dz_str    zh = slice(g, g->zh, name->span);
    rendering found = {{0, 0}, DZ_NAME_NOT};
    size_t    from = at;

    for (int words = 0; words < MOST_NAME_WORDS && !(found.span.len && wants_fewest(name, found.by)); words++) {
        size_t     end = word_end(text, from);
        dz_str     run = without_s((dz_str){text.at + at, end - at});
        dz_name_by by;

        if (words == 0 && is_idle(run))
            break;
        by = is_capital(text.at[from]) ? renders(g, name, zh, run) : DZ_NAME_NOT;
        if (by != DZ_NAME_NOT)
            found = (rendering){{(uint32_t)at, (uint32_t)run.len}, by};
        if (end + 1 >= text.len || text.at[end] != ' ' || word_end(text, end + 1) == end + 1)
            break;
        from = end + 1;
    }
    return found;
}

/** The first place of a bead where a name is rendered; of a person the one with the fewest words, behind a title. */
static rendering rendering_in(const gathering *g, const dz_name *name, dz_str text)
{
    rendering found = {{0, 0}, DZ_NAME_NOT};

    for (size_t at = 0; at < text.len; at++) {
        rendering here = begins_word(text, at) ? rendering_at(g, name, text, at) : (rendering){{0, 0}, DZ_NAME_NOT};

        if (here.span.len && found.span.len && dz_span_end(here.span) != dz_span_end(found.span))
            break;
        if (here.span.len)
            found = here;
        if (found.span.len && !wants_fewest(name, found.by))
            break;
    }
    return found;
}

/** Whether no letter goes on at a place. */
static bool ends_word(dz_str text, size_t at)
{
    size_t end;

    return at >= text.len || !is_in_word(text, at, &end) || text.at[at] == '\'' || (unsigned char)text.at[at] >= 0x80;
}

/** Whether a rendering of the name that was met before stands in some English; where. */
static bool find_known(const gathering *g, dz_str zh, dz_str text, rendering *found)
{
    for (size_t i = 0; i < g->list.n; i++) {
        const row *one = &g->list.at[i];

        if (!dz_str_same(one->zh, zh) || *one->kind != 'n')
            continue;
        for (size_t at = 0; at + one->en.len <= text.len; at++)
            if (begins_word(text, at) && memcmp(text.at + at, one->en.at, one->en.len) == 0 && ends_word(text, at + one->en.len)) {
                *found = (rendering){{(uint32_t)at, (uint32_t)one->en.len}, one->by};
                return true;
            }
    }
    return false;
}

static void note_name(gathering *g, const dz_name *name, dz_span english)
{
    dz_str    zh = slice(g, g->zh, name->span), text = slice(g, !g->zh, english);
    rendering found;

    if (!find_known(g, zh, text, &found))
        found = rendering_in(g, name, text);
    if (found.span.len)
        note(g, "name", found.by, name->span, (dz_span){english.at + found.span.at, found.span.len});
}

static void note_names(gathering *g)
{
    dz_bead_list    beads = dz_pair_beads(g->pair);
    const dz_names *names = dz_pair_names(g->pair, g->zh);

    for (size_t b = 0; b < beads.n && !g->failed; b++)
        for (uint32_t i = 0; beads.at[b].n[!g->zh] && i < beads.at[b].n[g->zh]; i++) {
            dz_name_list list = dz_names_of(names, beads.at[b].first[g->zh] + i);

            for (size_t k = 0; k < list.n; k++)
                note_name(g, &list.at[k], dz_pair_span(g->pair, b, !g->zh));
        }
}

/* ---- terms ---- */

/** Notes each mention of the Chinese of a bead with the first of the English that is of the same term. */
static void note_terms_of(gathering *g, dz_mention_list zh, dz_mention_list en)
{
    for (size_t i = 0; i < zh.n; i++)
        for (size_t k = 0; zh.at[i].whole && k < en.n; k++)
            if (en.at[k].whole && en.at[k].term == zh.at[i].term) {
                note(g, "term", DZ_NAME_NOT, zh.at[i].span, en.at[k].span);
                break;
            }
}

static dz_status note_terms(gathering *g, dz_error *error)
{
    const dz_glossary *glossary = g->options->check.glossary;
    dz_mentions       *mentions[2] = {NULL, NULL};
    dz_bead_list       beads = dz_pair_beads(g->pair);
    dz_status          status = DZ_OK;

    for (int side = 0; side < 2 && glossary && status == DZ_OK; side++)
        status = dz_mentions_find(glossary, dz_pair_segments(g->pair, side), &mentions[side], error);
    for (size_t b = 0; b < beads.n && glossary && status == DZ_OK; b++)
        note_terms_of(g, dz_mentions_of(mentions[g->zh], beads.at[b].first[g->zh], beads.at[b].n[g->zh]),
                      dz_mentions_of(mentions[!g->zh], beads.at[b].first[!g->zh], beads.at[b].n[!g->zh]));
    for (int side = 0; side < 2; side++)
        dz_mentions_free(mentions[side]);
    return status;
}

/* ---- all ---- */

static int by_byte(const void *a, const void *b) { return *(const char *)a - *(const char *)b; }

/** Adds the letters of a name, small and sorted: alike however it is divided, and in whatever order it stands. */
static void put_letters(dz_buf *frame, dz_str name)
{
    char   letters[200];
    size_t n = 0;

    for (size_t i = 0; i < name.len && n < sizeof letters; i++)
        if (is_capital(name.at[i]) || (name.at[i] >= 'a' && name.at[i] <= 'z'))
            letters[n++] = (char)(name.at[i] | 0x20);
    qsort(letters, n, 1, by_byte);
    dz_frame_str(frame, (dz_str){letters, n});
}

static void put_row(const gathering *g, const row *one, dz_buf *frame)
{
    const dz_document *english = dz_pair_document(g->pair, !g->zh);
    const char        *how = one->by != DZ_NAME_NOT ? dz_name_by_name(one->by) : "";
    size_t             from, to;

    dz_document_extent(english, one->at, &from, &to);
    dz_frame_str(frame, (dz_str){one->kind, strlen(one->kind)});
    dz_frame_str(frame, one->zh);
    dz_frame_str(frame, one->en);
    dz_frame_str(frame, (dz_str){how, strlen(how)});
    put_letters(frame, one->by != DZ_NAME_NOT ? one->en : (dz_str){"", 0});
    dz_frame_u32(frame, one->places);
    dz_frame_u32(frame, one->line[0]);
    dz_frame_u32(frame, one->line[1]);
    dz_frame_u32(frame, (uint32_t)!g->zh);
    dz_frame_u32(frame, (uint32_t)dz_document_place(english, one->at.at).column);
    dz_frame_u32(frame, (uint32_t)from);
    dz_frame_u32(frame, (uint32_t)(to - from));
}

static bool is_of_two_languages(const dz_pair *pair)
{
    int zh = dz_pair_sides(pair) == 2 ? dz_pair_chinese(pair) : -1;

    return zh >= 0 && dz_lang_is_zh(dz_document_lang(dz_pair_document(pair, zh))) && dz_document_lang(dz_pair_document(pair, !zh)) == DZ_LANG_EN;
}

dz_status dz_renderings_put(dz_buf *frame, const dz_pair *pair, const dz_records_options *options, dz_error *error)
{
    gathering g = {.pair = pair, .options = options};
    dz_status status = DZ_OK;

    if (is_of_two_languages(pair)) {
        g.zh = dz_pair_chinese(pair);
        note_names(&g);
        status = note_terms(&g, error);
    }
    dz_frame_u32(frame, (uint32_t)g.list.n);
    for (size_t i = 0; i < g.list.n; i++)
        put_row(&g, &g.list.at[i], frame);
    dz_list_free(&g.list);
    return status == DZ_OK && g.failed ? dz_fail_nomem(error) : status;
}
