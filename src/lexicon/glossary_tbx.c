/* glossary_tbx.c — a glossary in TBX, ISO 30042. Floor lexicon.
 *
 * Version 2 calls an entry termEntry, a language langSet and a term tig or ntig;
 * version 3 calls them conceptEntry, langSec and termSec. What a term may be
 * used for stands in <termNote type="administrativeStatus"> (or
 * normativeAuthorization), in the tag style of version 3 in an element of that name.
 */
#include <string.h>

#include "base/fail.h"
#include "lexicon/glossary.h"
#include "lexicon/gloss.h"
#include "text/script.h"
#include "text/utf8.h"
#include "text/xml.h"

enum { NO_LANG = -1, MOST_NOTE = 1000 };

/** Where the characters go that come. */
typedef enum place { NOWHERE, IN_TERM, IN_STATUS, IN_NOTE } place;

/** A term of the entry at hand. */
typedef struct tbx_term {
    size_t from, to; /* of its letters in reading.letters */
    int    lang;
    bool   bad;
} tbx_term;

typedef struct reading {
    dz_glossary *glossary;
    bool         is_tbx, in_entry;
    int          lang;
    place        into;
    int          below; /* elements inside of the one that the characters belong to */
    dz_buf       letters; /* of the terms of this entry, and of its note */
    dz_buf       status;
    size_t       note_from, note_to;
    DZ_LIST(tbx_term) terms;
    dz_term_draft draft;
    const char   *fault; /* a term that cannot be taken */
} reading;

/* ---- words ---- */

static bool is(const char *name, const char *one, const char *other)
{
    return strcmp(name, one) == 0 || (other && strcmp(name, other) == 0);
}

static const char *attribute(const char *name, const dz_xml_attribute *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(list[i].name, name) == 0)
            return list[i].value;
    return "";
}

static int lang_of(const char *tag)
{
    dz_read_options options = {0};

    if (!dz_lang_from_tag(tag, &options))
        return NO_LANG;
    return options.lang == DZ_LANG_EN ? DZ_TERM_EN : DZ_TERM_ZH;
}

/** Whether a value of administrativeStatus or normativeAuthorization forbids. */
static bool forbids(dz_str value)
{
    static const char *const words[] = {"deprecatedTerm", "supersededTerm", "deprecated", "superseded", "forbidden", "prohibited"};

    value = dz_trim(value);
    if (value.len > 9 && memcmp(value.at + value.len - 9, "-admn-sts", 9) == 0)
        value.len -= 9;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (value.len == strlen(words[i]) && memcmp(value.at, words[i], value.len) == 0)
            return true;
    return false;
}

static bool is_status(const char *name, const dz_xml_attribute *attributes, size_t n)
{
    if (is(name, "termNote", NULL))
        name = attribute("type", attributes, n);
    return is(name, "administrativeStatus", "normativeAuthorization");
}

/* ---- entries ---- */

/** The letters from 'from' on with each run of white space as one space, none at the ends. Answers where they end now. */
static size_t tidy(dz_buf *buf, size_t from)
{
    char  *at = buf->bytes.at;
    size_t to = from;
    bool   gap = false;

    for (size_t i = from; i < buf->bytes.n; i++) {
        if (strchr(" \t\r\n", at[i]) && at[i]) {
            gap = to > from;
            continue;
        }
        if (gap)
            at[to++] = ' ';
        gap = false;
        at[to++] = at[i];
    }
    buf->bytes.n = to;
    return to;
}

/** Makes the term of an entry, if it says something of both languages or forbids. False: no memory. */
static bool end_entry(reading *r)
{
    bool ok = dz_buf_ok(&r->letters), says;

    dz_term_draft_clear(&r->draft);
    for (size_t i = 0; ok && i < r->terms.n && !r->fault && r->letters.bytes.n; i++) {
        const tbx_term *term = &r->terms.at[i];
        dz_str          text = {r->letters.bytes.at + term->from, term->to - term->from};

        if (text.len)
            r->fault = dz_term_draft_add(&r->draft, term->lang, term->bad, text, &ok);
    }
    says = (r->draft.good[0].n && r->draft.good[1].n) || r->draft.bad[0].n || r->draft.bad[1].n;
    r->draft.note = (dz_str){r->note_to > r->note_from ? r->letters.bytes.at + r->note_from : "", r->note_to - r->note_from};
    if (ok && !r->fault && says)
        ok = dz_glossary_add_term(r->glossary, &r->draft);
    r->glossary->left_out += !says;
    dz_buf_clear(&r->letters);
    r->terms.n = 0;
    r->note_from = r->note_to = 0;
    return ok;
}

static bool begin_term(reading *r)
{
    r->into = IN_TERM;
    return dz_list_push(&r->terms, (tbx_term){r->letters.bytes.n, r->letters.bytes.n, r->lang, false});
}

/* ---- elements ---- */

static bool on_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    reading *r = data;

    r->is_tbx |= is(name, "martif", "tbx");
    if (r->into != NOWHERE) {
        r->below++;
        return true;
    }
    if (is(name, "termEntry", "conceptEntry")) {
        r->in_entry = true;
        r->lang = NO_LANG;
    } else if (is(name, "langSet", "langSec")) {
        r->lang = lang_of(attribute("xml:lang", attributes, n));
    } else if (!r->in_entry) {
        return true;
    } else if (is(name, "term", NULL) && r->lang != NO_LANG) {
        return begin_term(r);
    } else if (is_status(name, attributes, n) && r->terms.n && r->lang != NO_LANG) {
        r->into = IN_STATUS;
        dz_buf_clear(&r->status);
    } else if (is(name, "note", NULL) && r->note_to == 0) {
        r->into = IN_NOTE;
        r->note_from = r->letters.bytes.n;
    }
    return true;
}

static void end_place(reading *r)
{
    if (!dz_buf_ok(&r->letters) || !dz_buf_ok(&r->status))
        return;
    if (r->into == IN_TERM)
        r->terms.at[r->terms.n - 1].to = tidy(&r->letters, r->terms.at[r->terms.n - 1].from);
    else if (r->into == IN_NOTE)
        r->note_to = tidy(&r->letters, r->note_from);
    else
        r->terms.at[r->terms.n - 1].bad |= forbids(dz_buf_all(&r->status));
}

static bool on_end(void *data, const char *name)
{
    reading *r = data;

    if (r->into != NOWHERE && r->below-- > 0)
        return true;
    r->below = 0;
    if (r->into != NOWHERE) {
        end_place(r);
        r->into = NOWHERE;
    } else if (is(name, "langSet", "langSec")) {
        r->lang = NO_LANG;
    } else if (is(name, "termEntry", "conceptEntry")) {
        r->in_entry = false;
        return end_entry(r);
    }
    return dz_buf_ok(&r->letters) && dz_buf_ok(&r->status);
}

static bool on_text(void *data, dz_str text)
{
    reading *r = data;

    if (r->into == IN_STATUS)
        dz_buf_str(&r->status, text);
    else if (r->into != NOWHERE)
        dz_buf_str(&r->letters, text);
    return dz_buf_ok(&r->letters) && dz_buf_ok(&r->status);
}

dz_status dz_glossary_read_tbx(dz_glossary *glossary, const char *name, dz_str bytes, dz_error *error)
{
    static const dz_xml_handler handler = {on_begin, on_end, on_text};
    reading                     r = {.glossary = glossary, .lang = NO_LANG};
    size_t                      before = glossary->terms.n;
    dz_status                   status = dz_xml_read(name, bytes, &handler, &r, error);

    if (status == DZ_OK && r.fault)
        status = dz_fail(error, DZ_FORMAT, "'%s': %s", name, r.fault);
    if (status == DZ_OK && !r.is_tbx)
        status = dz_fail(error, DZ_FORMAT, "'%s' is XML, but no TBX: there is neither <tbx> nor <martif>", name);
    if (status == DZ_OK && glossary->terms.n == before)
        status = dz_fail(error, DZ_FORMAT, "'%s' has no entry with terms in Chinese and in English", name);
    dz_buf_free(&r.letters);
    dz_buf_free(&r.status);
    dz_list_free(&r.terms);
    dz_term_draft_free(&r.draft);
    return status;
}
