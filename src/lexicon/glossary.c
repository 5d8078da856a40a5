/* glossary.c — the terms that a translation has to keep to. Floor lexicon. */
#include "lexicon/glossary.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "text/script.h"
#include "text/utf8.h"

enum { MOST_BYTES = 256 << 20 };

/* ---- terms ---- */

bool dz_has_han(dz_str text)
{
    for (size_t at = 0; at < text.len;)
        if (dz_is_han(dz_utf8_next(text.at, &at)))
            return true;
    return false;
}

/** Why a way of writing a term cannot be taken; NULL: it can. */
static const char *fault_of(dz_str text)
{
    if (text.len == 0)
        return "a term is empty";
    if (text.len > DZ_MOST_TERM)
        return "a term has more than 400 bytes";
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] < ' ')
            return "a term holds a control character";
    return NULL;
}

const char *dz_term_draft_add(dz_term_draft *draft, int lang, bool bad, dz_str text, bool *ok)
{
    const char *fault = fault_of(text);

    if (fault)
        return fault;
    if (draft->good[lang].n >= DZ_MOST_TERM_WORDS || draft->bad[lang].n >= DZ_MOST_TERM_WORDS)
        return "a term has more than 100 renderings";
    *ok &= bad ? dz_list_push(&draft->bad[lang], text) : dz_list_push(&draft->good[lang], text);
    return NULL;
}

void dz_term_draft_clear(dz_term_draft *draft)
{
    for (int lang = 0; lang < 2; lang++)
        draft->good[lang].n = draft->bad[lang].n = 0;
    draft->note = (dz_str){"", 0};
}

void dz_term_draft_free(dz_term_draft *draft)
{
    for (int lang = 0; lang < 2; lang++) {
        dz_list_free(&draft->good[lang]);
        dz_list_free(&draft->bad[lang]);
    }
}

/** Copies a list of words, each once. False: no memory. */
static bool copy_words(dz_arena *arena, const dz_str *from, size_t n, dz_str_list *out)
{
    dz_str *at = dz_arena_take(arena, n + 1, sizeof *at);

    *out = (dz_str_list){at, 0};
    for (size_t i = 0; at && i < n; i++) {
        size_t k = 0;

        while (k < out->n && !(at[k].len == from[i].len && memcmp(at[k].at, from[i].at, at[k].len) == 0))
            k++;
        if (k < out->n)
            continue;
        at[out->n] = dz_arena_copy(arena, from[i]);
        if (!at[out->n].at)
            return false;
        out->n++;
    }
    return at != NULL;
}

bool dz_glossary_add_term(dz_glossary *glossary, const dz_term_draft *draft)
{
    dz_term term;

    for (int lang = 0; lang < 2; lang++)
        if (!copy_words(&glossary->arena, draft->good[lang].at, draft->good[lang].n, &term.good[lang]) ||
            !copy_words(&glossary->arena, draft->bad[lang].at, draft->bad[lang].n, &term.bad[lang]))
            return false;
    term.note = dz_arena_copy(&glossary->arena, draft->note);
    return term.note.at && dz_list_push(&glossary->terms, term);
}

/* ---- files ---- */

/** Whether some bytes begin as XML does, in UTF-8 or UTF-16. */
static bool is_xml(dz_str bytes)
{
    size_t at = 0;

    if (bytes.len >= 2 && (memcmp(bytes.at, "\xff\xfe", 2) == 0 || memcmp(bytes.at, "\xfe\xff", 2) == 0))
        return true; /* a table is in UTF-8 */
    if (bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0)
        at = 3;
    while (at < bytes.len && strchr(" \t\r\n", bytes.at[at]) && bytes.at[at])
        at++;
    return at < bytes.len && bytes.at[at] == '<';
}

static dz_status read_bytes(dz_glossary *glossary, const char *name, dz_str bytes, dz_error *error)
{
    return (is_xml(bytes) ? dz_glossary_read_tbx : dz_glossary_read_tsv)(glossary, name, bytes, error);
}

static dz_status read_file(dz_glossary *glossary, const char *path, dz_error *error)
{
    FILE     *file = fopen(path, "rb");
    dz_buf    bytes = {0};
    char      some[65536];
    dz_status status = DZ_OK;

    if (!file)
        return dz_fail_file(error, "read", path);
    for (size_t n; (n = fread(some, 1, sizeof some, file)) > 0 && bytes.bytes.n <= MOST_BYTES;)
        dz_buf_add(&bytes, some, n);
    if (ferror(file))
        status = dz_fail_file(error, "read", path);
    fclose(file);
    if (status == DZ_OK && !dz_buf_ok(&bytes))
        status = dz_fail_nomem(error);
    else if (status == DZ_OK && bytes.bytes.n > MOST_BYTES)
        status = dz_fail(error, DZ_TOO_LARGE, "'%s' has more than %d MB", path, MOST_BYTES >> 20);
    if (status == DZ_OK)
        status = read_bytes(glossary, path, dz_buf_all(&bytes), error);
    dz_buf_free(&bytes);
    return status;
}

/** Finishes a glossary that was read, or frees it. */
static dz_status finish(dz_glossary *glossary, dz_status status, dz_glossary **out, dz_error *error)
{
    if (status == DZ_OK && !dz_glossary_index(glossary))
        status = dz_fail_nomem(error);
    if (status != DZ_OK) {
        dz_glossary_free(glossary);
        glossary = NULL;
    }
    *out = glossary;
    return status;
}

dz_status dz_glossary_open(const char *const *paths, size_t n, dz_glossary **out, dz_error *error)
{
    dz_glossary *glossary = dz_alloc_zero(1, sizeof *glossary);
    dz_status    status = DZ_OK;

    *out = NULL;
    if (!glossary)
        return dz_fail_nomem(error);
    for (size_t i = 0; i < n && status == DZ_OK; i++)
        status = read_file(glossary, paths[i], error);
    return finish(glossary, status, out, error);
}

dz_status dz_glossary_from(const char *name, dz_str bytes, dz_glossary **out, dz_error *error)
{
    dz_glossary *glossary = dz_alloc_zero(1, sizeof *glossary);

    *out = NULL;
    if (!glossary)
        return dz_fail_nomem(error);
    return finish(glossary, read_bytes(glossary, name, bytes, error), out, error);
}

void dz_glossary_free(dz_glossary *glossary)
{
    if (!glossary)
        return;
    dz_list_free(&glossary->terms);
    dz_list_free(&glossary->patterns);
    dz_release(glossary->nodes);
    dz_arena_free(&glossary->arena);
    dz_release(glossary);
}

dz_term_list dz_glossary_terms(const dz_glossary *glossary) { return (dz_term_list){glossary->terms.at, glossary->terms.n}; }

size_t dz_glossary_left_out(const dz_glossary *glossary) { return glossary->left_out; }

/* ---- as a layer of the lexicon ---- */

/** Whether the lexicon can have a way of writing a term, as a headword or as a gloss. */
static bool is_fit(dz_str word, int lang)
{
    if (lang == DZ_TERM_ZH)
        return word.len <= DZ_MOST_HEADWORD && dz_has_han(word);
    for (size_t at = 0; at < word.len;)
        if (dz_is_latin(dz_utf8_next(word.at, &at)))
            return true;
    return false;
}

/** Adds words with a divider between two; a character that divides words of the lexicon becomes a space. */
static void put_words(dz_buf *into, dz_str_list words, int lang)
{
    size_t from = into->bytes.n;

    for (size_t i = 0; i < words.n; i++) {
        if (!is_fit(words.at[i], lang))
            continue;
        if (into->bytes.n > from)
            dz_buf_byte(into, lang == DZ_TERM_ZH ? '|' : ';');
        for (size_t k = 0; k < words.at[i].len; k++)
            dz_buf_byte(into, strchr("|;/", words.at[i].at[k]) ? ' ' : words.at[i].at[k]);
    }
}

/** Adds the line of one term, if the lexicon can have it. */
static void put_term(dz_buf *table, const dz_term *term)
{
    size_t from = table->bytes.n, headwords;

    put_words(table, term->good[DZ_TERM_ZH], DZ_TERM_ZH);
    headwords = table->bytes.n;
    dz_buf_byte(table, '\t');
    put_words(table, term->good[DZ_TERM_EN], DZ_TERM_EN);
    if (dz_buf_ok(table) && (headwords == from || table->bytes.n == headwords + 1 || table->bytes.at[from] == '#'))
        table->bytes.n = from;
    else
        dz_buf_byte(table, '\n');
}

dz_status dz_lexicon_add_glossary(dz_lexicon *lexicon, const dz_glossary *glossary, dz_error *error)
{
    dz_buf    table = {0};
    dz_status status;

    dz_buf_text(&table, "#! name: glossary\n");
    for (size_t i = 0; i < glossary->terms.n; i++)
        put_term(&table, &glossary->terms.at[i]);
    if (!dz_buf_ok(&table))
        status = dz_fail_nomem(error);
    else
        status = dz_lexicon_add_bytes(lexicon, "glossary", dz_buf_all(&table), error);
    dz_buf_free(&table);
    return status;
}
