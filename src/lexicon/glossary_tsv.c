/* glossary_tsv.c — a glossary as a table of text. Floor lexicon.
 *
 *     headword TAB accepted; accepted TAB forbidden; forbidden TAB note
 */
#include <string.h>

#include "base/fail.h"
#include "lexicon/gloss.h"
#include "lexicon/glossary.h"
#include "text/utf8.h"

enum { COLUMNS = 4, HEADWORD = 0, ACCEPTED = 1, FORBIDDEN = 2, NOTE = 3 };

static const dz_str fullwidth_semicolon = {"\xef\xbc\x9b", 3};

/** A line and where it is from. */
typedef struct line {
    const char *name;
    size_t      number;
    dz_str      column[COLUMNS];
} line;

static dz_status bad_line(const line *at, const char *why, dz_error *error)
{
    return dz_fail(error, DZ_FORMAT, "'%s', line %zu: %s", at->name, at->number, why);
}

/** The next word of a column, without space around it, from *at on. False: there is none left. */
static bool next_word(dz_str column, bool headword, size_t *at, dz_str *word)
{
    size_t to = *at, step = 1;

    if (*at > column.len || column.len == 0)
        return false;
    for (; to < column.len; to++) {
        if (headword ? column.at[to] == '|' : column.at[to] == ';')
            break;
        if (!headword && column.len - to >= 3 && memcmp(column.at + to, fullwidth_semicolon.at, 3) == 0) {
            step = 3;
            break;
        }
    }
    *word = dz_trim((dz_str){column.at + *at, to - *at});
    *at = to + step;
    return true;
}

/** Adds the words of a column to a draft. */
static dz_status take_words(const line *at, int column, int lang, dz_term_draft *draft, dz_error *error)
{
    dz_str word;
    bool   ok = true;

    for (size_t i = 0; next_word(at->column[column], column == HEADWORD, &i, &word);) {
        const char *fault;

        if (word.len == 0 && column != HEADWORD)
            continue; /* a semicolon at the end */
        fault = dz_term_draft_add(draft, lang, column == FORBIDDEN, word, &ok);
        if (fault)
            return bad_line(at, fault, error);
        if (column != HEADWORD && dz_has_han(word) && lang != DZ_TERM_ZH)
            return bad_line(at, "a headword and its rendering are both Chinese", error);
    }
    return ok ? DZ_OK : dz_fail_nomem(error);
}

static bool is_star(dz_str headword) { return headword.len == 1 && headword.at[0] == '*'; }

/** The language of the renderings: English, unless only they have Han, or they stand alone and have. */
static int lang_of_renderings(const line *at)
{
    bool han = dz_has_han(at->column[ACCEPTED]) || dz_has_han(at->column[FORBIDDEN]);

    return han && !dz_has_han(at->column[HEADWORD]) ? DZ_TERM_ZH : DZ_TERM_EN;
}

/** Why a term that was read says nothing, or two things; NULL: it is good. */
static const char *fault_of(const dz_term_draft *draft, int lang, bool star)
{
    for (size_t i = 0; i < draft->bad[lang].n; i++)
        for (size_t k = 0; k < draft->good[lang].n; k++)
            if (draft->bad[lang].at[i].len == draft->good[lang].at[k].len &&
                memcmp(draft->bad[lang].at[i].at, draft->good[lang].at[k].at, draft->bad[lang].at[i].len) == 0)
                return "a rendering is accepted and forbidden";
    if (star && draft->bad[lang].n == 0)
        return "'*' has no forbidden rendering";
    return draft->good[lang].n + draft->bad[lang].n == 0 ? "there is no rendering" : NULL;
}

static dz_status take_term(dz_glossary *glossary, const line *at, dz_term_draft *draft, dz_error *error)
{
    int         lang = lang_of_renderings(at);
    bool        star = is_star(at->column[HEADWORD]);
    dz_status   status = DZ_OK;
    const char *fault;

    dz_term_draft_clear(draft);
    if (at->column[HEADWORD].len == 0)
        return bad_line(at, "a headword is missing; '*' forbids a rendering whatever the source says", error);
    if (!star)
        status = take_words(at, HEADWORD, !lang, draft, error);
    if (status == DZ_OK)
        status = take_words(at, ACCEPTED, lang, draft, error);
    if (status == DZ_OK)
        status = take_words(at, FORBIDDEN, lang, draft, error);
    if (status != DZ_OK)
        return status;
    fault = fault_of(draft, lang, star);
    if (fault)
        return bad_line(at, fault, error);
    draft->note = at->column[NOTE];
    return dz_glossary_add_term(glossary, draft) ? DZ_OK : dz_fail_nomem(error);
}

/** Cuts a line into its columns. */
static dz_status cut_line(line *at, dz_str text, dz_error *error)
{
    size_t n = 0;

    for (int i = 0; i < COLUMNS; i++)
        at->column[i] = (dz_str){"", 0};
    for (size_t from = 0; from <= text.len; n++) {
        const char *tab = from < text.len ? memchr(text.at + from, '\t', text.len - from) : NULL;
        size_t      to = tab ? (size_t)(tab - text.at) : text.len;

        if (n == COLUMNS)
            return bad_line(at, "there are more than four columns", error);
        at->column[n] = dz_trim((dz_str){text.at + from, to - from});
        for (size_t i = 0; i < at->column[n].len; i++)
            if ((unsigned char)at->column[n].at[i] < ' ')
                return bad_line(at, "there is a control character", error);
        from = to + 1;
    }
    return n > 1 ? DZ_OK : bad_line(at, "a headword is followed by a tab and its renderings", error);
}

static dz_status take_line(dz_glossary *glossary, line *at, dz_str text, dz_term_draft *draft, dz_error *error)
{
    dz_status status;

    if (dz_trim(text).len == 0 || text.at[0] == '#')
        return DZ_OK;
    status = cut_line(at, text, error);
    return status == DZ_OK ? take_term(glossary, at, draft, error) : status;
}

dz_status dz_glossary_read_tsv(dz_glossary *glossary, const char *name, dz_str bytes, dz_error *error)
{
    size_t        valid = dz_utf8_valid(bytes.at, bytes.len), from = 0;
    line          at = {.name = name};
    dz_term_draft draft = {0};
    dz_status     status = DZ_OK;

    if (bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0)
        from = 3;
    while (status == DZ_OK && from < bytes.len) {
        const char *feed = memchr(bytes.at + from, '\n', bytes.len - from);
        size_t      to = feed ? (size_t)(feed - bytes.at) : bytes.len;

        at.number++;
        status = valid < to ? bad_line(&at, "is not UTF-8", error)
                            : take_line(glossary, &at, (dz_str){bytes.at + from, to - from}, &draft, error);
        from = to + 1;
    }
    dz_term_draft_free(&draft);
    return status;
}
