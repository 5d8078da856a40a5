/* ts.c — message files of Qt Linguist: the units of one side. Floor read.
 *
 * A message is a unit: <source> and <translation>; with numerus forms one unit for each of them, all of which answer
 * the source. Messages that the program no longer has are none. A draft counts, since lrelease takes it.
 * The '&' that underlines a letter of a menu is no text, nor is the "(&F)" that Chinese has instead.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "read/format.h"

enum { LONGEST_NAME = 200, MOST_FILES = 64 };

/** A piece of text as the file has it. */
typedef struct piece {
    size_t at, n;       /* in the texts of the message */
    size_t from, width; /* in the file; width is n where the bytes are the same */
} piece;

/** A string of a message: pieces, which hang together in the texts. */
typedef struct string {
    size_t first, n;
} string;

/** The last line that was told of a file: others are told by how far behind it they are. */
typedef struct source_file {
    char name[LONGEST_NAME];
    long line;
} source_file;

typedef struct ts {
    dz_reading *r;
    dz_xml     *xml;
    uint32_t    units;
    dz_buf      texts; /* of the message, as are the next */
    DZ_LIST(piece) pieces;
    DZ_LIST(string) forms;
    string      source;
    bool        gone, numerus, located;
    char        id[LONGEST_NAME];

    string     *into; /* what is being read, or NULL; lent until a form is added */
    bool        in_name, in_message;
    char        context[LONGEST_NAME], place[LONGEST_NAME + 24];
    source_file files[MOST_FILES];
    size_t      n_files, file; /* 'file': that of the message before */
} ts;

static bool is(const char *name, const char *other) { return strcmp(name, other) == 0; }

/* ---- places ---- */

/** The place of a file in the list; beyond its room the last one is given up. */
static size_t file_named(ts *t, const char *name)
{
    for (size_t i = 0; i < t->n_files; i++)
        if (is(t->files[i].name, name))
            return i;
    t->n_files += t->n_files < MOST_FILES;
    snprintf(t->files[t->n_files - 1].name, LONGEST_NAME, "%s", name);
    t->files[t->n_files - 1].line = 0;
    return t->n_files - 1;
}

/** The first location of a message names it; the others only count. A file that is not named is that of the one before. */
static void take_location(ts *t, const dz_xml_attribute *attributes, size_t n)
{
    const char *file = dz_xml_value(attributes, n, "filename"), *line = dz_xml_value(attributes, n, "line");
    const char *slash = strrchr(file, '/');
    long        value = strtol(line, NULL, 10);

    if (*file || t->n_files == 0)
        t->file = file_named(t, slash ? slash + 1 : file);
    if (*line == '+' || *line == '-')
        value = t->files[t->file].line + (value > -1000000 && value < 1000000 ? value : 0);
    if (*line && value > -1000000000 && value < 1000000000)
        t->files[t->file].line = value;
    if (!t->located && t->files[t->file].name[0])
        snprintf(t->place, sizeof t->place, *line ? "%s:%ld" : "%s", t->files[t->file].name, value);
    t->located = true;
}

/* ---- letters that are underlined ---- */

static bool is_letter(char c) { return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9'); }
static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/** Whether the '&' at 'at' underlines what follows: it is none of two, no entity of rich text, and not as in AT&T. */
static bool underlines(dz_str text, size_t at)
{
    size_t end = at + 1;

    if (text.at[at] != '&' || end >= text.len || !is_letter(text.at[end]))
        return false;
    if (at && is_capital(text.at[at - 1]) && is_capital(text.at[end]))
        return false;
    while (end < text.len && is_letter(text.at[end]))
        end++;
    return !(end < text.len && text.at[end] == ';');
}

/** Whether the source is written for a menu: one letter of it is underlined. */
static bool has_accelerator(dz_str text)
{
    size_t n = 0;

    for (size_t at = 0; at < text.len; at++)
        if (text.at[at] == '&' && at + 1 < text.len && text.at[at + 1] == '&')
            at++;
        else
            n += underlines(text, at);
    return n == 1;
}

static bool has(dz_str text, size_t at, const char *what) { return text.len - at >= strlen(what) && memcmp(text.at + at, what, strlen(what)) == 0; }

/** How many bytes at 'at' are no text: "&", or "(&F)" whole, with a wide bracket or a narrow one. */
static size_t no_text(dz_str text, size_t at)
{
    size_t open = has(text, at, "(") ? 1 : has(text, at, "（") ? strlen("（") : 0;

    if (open && at + open + 1 < text.len && underlines(text, at + open)) {
        if (has(text, at + open + 2, ")"))
            return open + 3;
        if (has(text, at + open + 2, "）"))
            return open + 2 + strlen("）");
    }
    return underlines(text, at) || has(text, at, "&&");
}

/* ---- laying down ---- */

/** The bytes [at, end) of a piece. */
static void lay_part(ts *t, const piece *p, size_t at, size_t end)
{
    dz_str part = {t->texts.bytes.at + at, end - at};

    if (part.len == 0)
        return;
    if (p->width == p->n)
        dz_lay_file(t->r, p->from + (at - p->at), part.len);
    else
        dz_lay_text(t->r, part, p->from, p->width);
}

static dz_str text_of(const ts *t, const string *s)
{
    size_t from = s->n ? t->pieces.at[s->first].at : 0, end = s->n ? t->pieces.at[s->first + s->n - 1].at + t->pieces.at[s->first + s->n - 1].n : 0;

    return (dz_str){s->n ? t->texts.bytes.at + from : "", end - from};
}

static void lay_string(ts *t, const string *s, bool menu)
{
    dz_str  text = text_of(t, s);
    size_t  base = s->n ? t->pieces.at[s->first].at : 0, skip = 0; /* to this byte of the text nothing is laid down */
    dz_spot spot = {.part = t->context[0] ? t->context : NULL, .unit = t->id[0] ? t->id : t->place[0] ? t->place : NULL};

    dz_lay_block(t->r, DZ_BLOCK_UNIT);
    t->r->unit = t->units;
    if (spot.part || spot.unit)
        dz_lay_spot(t->r, &spot);
    for (size_t i = s->first; i < s->first + s->n; i++) {
        const piece *p = &t->pieces.at[i];
        size_t       end = p->at - base + p->n, plain = p->at - base;

        for (size_t at = plain; at < end; at++) {
            size_t none = menu && at >= skip ? no_text(text, at) : 0;

            if (none) {
                lay_part(t, p, base + plain, base + at);
                skip = at + none;
                if (has(text, at, "&&")) /* the second is one */
                    plain = at + 1, at++;
            }
            if (at < skip)
                plain = at + 1;
        }
        if (plain < end)
            lay_part(t, p, base + plain, base + end);
    }
    dz_lay_block(t->r, DZ_BLOCK_UNIT);
}

static void end_message(ts *t)
{
    bool menu = has_accelerator(text_of(t, &t->source));

    if (!t->gone)
        for (size_t i = 0; i < (t->forms.n ? t->forms.n : 1); i++, t->units++) {
            if (t->r->side == 0)
                lay_string(t, &t->source, menu);
            else if (t->forms.n)
                lay_string(t, &t->forms.at[i], menu);
        }
    dz_buf_clear(&t->texts);
    t->pieces.n = t->forms.n = 0;
    t->in_message = false;
    t->into = NULL;
}

/* ---- elements ---- */

static void begin_message(ts *t, const dz_xml_attribute *attributes, size_t n)
{
    snprintf(t->id, sizeof t->id, "%s", dz_xml_value(attributes, n, "id"));
    t->place[0] = '\0';
    t->source = (string){0, 0};
    t->gone = t->located = false;
    t->in_message = true;
}

static void begin_form(ts *t)
{
    t->r->failed |= !dz_list_push(&t->forms, (string){t->pieces.n, 0});
    t->into = t->r->failed ? NULL : &t->forms.at[t->forms.n - 1];
}

static void begin_translation(ts *t, const dz_xml_attribute *attributes, size_t n)
{
    const char *type = dz_xml_value(attributes, n, "type");

    t->gone = is(type, "vanished") || is(type, "obsolete");
    if (t->forms.n == 0)
        begin_form(t);
}

/** Several forms: the first takes the place of the whole, which is but white space then. */
static void begin_part(ts *t)
{
    if (t->forms.n == 1 && !t->numerus) {
        t->forms.at[0] = (string){t->pieces.n, 0};
        t->into = &t->forms.at[0];
    } else
        begin_form(t);
    t->numerus = true;
}

static void take_languages(ts *t, const dz_xml_attribute *attributes, size_t n)
{
    snprintf(t->r->tag, sizeof t->r->tag, "%s", dz_xml_value(attributes, n, t->r->side ? "language" : "sourcelanguage"));
    for (char *at = t->r->tag; *at; at++)
        if (*at == '_')
            *at = '-';
}

static bool on_begin(void *data, const char *name, const dz_xml_attribute *attributes, size_t n)
{
    ts *t = data;

    if (is(name, "TS"))
        take_languages(t, attributes, n);
    else if (is(name, "context"))
        t->context[0] = '\0';
    else if (is(name, "message"))
        begin_message(t, attributes, n);
    else if (!t->in_message)
        t->in_name = is(name, "name");
    else if (is(name, "location"))
        take_location(t, attributes, n);
    else if (is(name, "source")) {
        t->source = (string){t->pieces.n, 0};
        t->into = &t->source;
    } else if (is(name, "translation")) {
        t->numerus = false;
        begin_translation(t, attributes, n);
    } else if (t->forms.n && (is(name, "numerusform") || is(name, "lengthvariant")))
        begin_part(t);
    return !t->r->failed;
}

static bool on_end(void *data, const char *name)
{
    ts *t = data;

    if (is(name, "message") && t->in_message)
        end_message(t);
    else if (is(name, "source") || is(name, "translation") || is(name, "numerusform") || is(name, "lengthvariant"))
        t->into = NULL;
    t->in_name = false;
    return !t->r->failed;
}

static bool on_text(void *data, dz_str text)
{
    ts    *t = data;
    size_t n = strlen(t->context), room = sizeof t->context - 1 - n;

    if (t->in_name) {
        memcpy(t->context + n, text.at, text.len < room ? text.len : room);
        t->context[n + (text.len < room ? text.len : room)] = '\0';
    }
    if (!t->into)
        return true;
    if (!dz_list_push(&t->pieces, (piece){t->texts.bytes.n, text.len, dz_xml_at(t->xml), dz_xml_width(t->xml)}))
        return false;
    t->into->n = t->pieces.n - t->into->first;
    dz_buf_str(&t->texts, text);
    return dz_buf_ok(&t->texts);
}

static dz_status read_ts(dz_reading *r)
{
    static const dz_xml_handler handler = {on_begin, on_end, on_text};
    ts                         *t = dz_alloc_zero(1, sizeof *t);
    dz_status                   status = DZ_OK;

    if (t)
        *t = (ts){.r = r, .xml = dz_xml_open(r->name, &handler, t, r->error)};
    if (!t || !t->xml)
        status = dz_fail_nomem(r->error);
    if (status == DZ_OK) {
        dz_xml_is_utf8(t->xml);
        status = dz_xml_feed(t->xml, r->file, true);
    }
    if (t) {
        dz_xml_close(t->xml);
        dz_buf_free(&t->texts);
        dz_list_free(&t->pieces);
        dz_list_free(&t->forms);
    }
    dz_release(t);
    return status == DZ_OK ? dz_lay_end(r) : status;
}

static bool is_ts(dz_str bytes) { return dz_xml_begins_with(bytes, "TS"); }

/* Programs in TypeScript and films are named so, too: they are what their bytes say. */
const dz_format dz_ts = {.name = "ts", .extensions = " ts ", .bilingual = true, .shared = true, .sniff = is_ts, .fits = is_ts, .read = read_ts};
