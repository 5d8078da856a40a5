/* md.c — Markdown, as GitHub has it. Floor read. */
#include <string.h>

#include <md4c.h>

#include "base/fail.h"
#include "read/format.h"
#include "text/damage.h"

/* Quotes and lists that stand deeper in each other were not written by a person. */
enum { DEEPEST = 100, LONGEST_LABEL = 40, LONGEST_ENTITY = 12 };

typedef struct md_reading {
    dz_reading *r;
    const char *copy;  /* what md4c reads: the file with a byte changed here and there */
    unsigned    depth; /* of quotes, lists and spans */
    unsigned    hidden, images;
    bool        item;  /* the next paragraph begins a list item */
    bool        ink, alone; /* of the paragraph: it has text; and none but that of images */
    bool        too_deep;
} md_reading;

/* ---- front matter ---- */

static size_t line_end(dz_str text, size_t at)
{
    const char *end = at < text.len ? memchr(text.at + at, '\n', text.len - at) : NULL;

    return end ? (size_t)(end - text.at) : text.len;
}

static bool line_is(dz_str text, size_t at, const char *what)
{
    size_t end = line_end(text, at), n = strlen(what);

    while (end > at && (text.at[end - 1] == '\r' || text.at[end - 1] == ' '))
        end--;
    return end - at == n && memcmp(text.at + at, what, n) == 0;
}

/** One line of it. Of what a reader of the page sees, the value is a heading; all else is kept as furniture. */
static void lay_setting(dz_reading *r, size_t at, size_t end)
{
    static const char *const shown[] = {"title:", "subtitle:", "description:", "summary:"};

    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        size_t n = strlen(shown[i]);

        if (end - at <= n || memcmp(r->file.at + at, shown[i], n) != 0)
            continue;
        for (at += n; at < end && (r->file.at[at] == ' ' || r->file.at[at] == '"' || r->file.at[at] == '\''); at++)
            ;
        while (end > at && (r->file.at[end - 1] == ' ' || r->file.at[end - 1] == '\r' || r->file.at[end - 1] == '"' || r->file.at[end - 1] == '\''))
            end--;
        dz_lay_block(r, DZ_BLOCK_HEADING);
        dz_lay_file(r, at, end - at);
        return;
    }
    dz_lay_block(r, DZ_BLOCK_FURNITURE);
    dz_lay_file(r, at, end - at);
}

/** Lays down the settings between two "---" at the beginning. Answers where the text begins behind them. */
static size_t lay_front(dz_reading *r)
{
    size_t begin, close;

    if (!line_is(r->file, 0, "---"))
        return 0;
    begin = line_end(r->file, 0) + 1;
    for (close = begin; close < r->file.len && !line_is(r->file, close, "---") && !line_is(r->file, close, "...");)
        close = line_end(r->file, close) + 1;
    if (close >= r->file.len)
        return 0;
    for (size_t at = begin; at < close; at = line_end(r->file, at) + 1)
        lay_setting(r, at, line_end(r->file, at));
    return line_end(r->file, close);
}

/* ---- footnotes ---- */

/** The length of "[^label]" at the beginning of some text, or 0. */
static size_t note_call(const char *at, size_t n)
{
    if (n < 4 || at[0] != '[' || at[1] != '^')
        return 0;
    for (size_t i = 2; i < n && i < LONGEST_LABEL; i++)
        if (at[i] == ']')
            return i > 2 ? i + 1 : 0;
        else if (at[i] == ' ' || at[i] == '\n' || at[i] == '[')
            return 0;
    return 0;
}

/** md4c knows no footnotes: it takes one without a space, as in Chinese, for the definition of a link and drops it. */
static void hide_notes(char *text, size_t n)
{
    for (size_t at = 0; at < n; at = line_end((dz_str){text, n}, at) + 1) {
        size_t call;

        while (at < n && text[at] == ' ')
            at++;
        call = note_call(text + at, n - at);
        if (call && at + call < n && text[at + call] == ':')
            text[at + call] = ' ';
    }
}

/** Text as it is, but for the calls of footnotes. */
static void lay_plain(dz_reading *r, size_t from, size_t n)
{
    size_t begin = 0;

    for (size_t at = 0; at < n; at++) {
        size_t call = note_call(r->file.at + from + at, n - at);

        if (!call)
            continue;
        dz_lay_file(r, from + begin, at - begin);
        at += call - 1;
        if (!r->open && at + 1 < n && r->file.at[from + at + 1] == ':') /* it is the note itself */
            at++;
        begin = at + 1;
    }
    dz_lay_file(r, from + begin, n - begin);
}

/* ---- what md4c tells ---- */

static int too_deep(md_reading *md)
{
    if (++md->depth <= DEEPEST)
        return 0;
    md->too_deep = true;
    return 1;
}

static dz_block_kind kind_of(md_reading *md, MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_H: return DZ_BLOCK_HEADING;
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML: return DZ_BLOCK_FURNITURE;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: return DZ_BLOCK_CELL;
    case MD_BLOCK_LI: return DZ_BLOCK_ITEM;
    default: return md->item ? DZ_BLOCK_ITEM : DZ_BLOCK_PARAGRAPH;
    }
}

static int on_begin(MD_BLOCKTYPE type, void *detail, void *data)
{
    md_reading *md = data;

    (void)detail;
    dz_lay_block(md->r, kind_of(md, type));
    md->item = type == MD_BLOCK_LI;
    md->ink = false;
    md->alone = true;
    return too_deep(md);
}

static int on_end(MD_BLOCKTYPE type, void *detail, void *data)
{
    md_reading *md = data;

    (void)detail;
    if (type == MD_BLOCK_P && md->ink && md->alone && md->r->open)
        md->r->blocks.at[md->r->blocks.n - 1].kind = DZ_BLOCK_CAPTION;
    dz_lay_block(md->r, DZ_BLOCK_PARAGRAPH);
    md->depth--;
    return 0;
}

static int on_span(MD_SPANTYPE type, void *detail, void *data)
{
    md_reading *md = data;

    (void)detail;
    md->images += type == MD_SPAN_IMG;
    return too_deep(md);
}

static int on_span_end(MD_SPANTYPE type, void *detail, void *data)
{
    md_reading *md = data;

    (void)detail;
    md->images -= type == MD_SPAN_IMG;
    md->depth--;
    return 0;
}

static void lay_entity(dz_reading *r, size_t from, size_t n)
{
    char   is[8];
    size_t len = n > 2 && n <= LONGEST_ENTITY ? dz_entity(r->file.at + from + 1, n - 2, is) : 0;

    if (len)
        dz_lay_text(r, (dz_str){is, len}, from, n);
    else
        dz_lay_file(r, from, n);
}

/** Whether a tag inside of text is a line break. */
static bool is_break(const MD_CHAR *text, MD_SIZE size)
{
    return size >= 4 && (memcmp(text + 1, "br", 2) == 0 || memcmp(text + 1, "BR", 2) == 0) && memchr(" \t/>", text[3], 4);
}

/** A hard line break ends a paragraph as in HTML, except in a heading. */
static void lay_break(dz_reading *r)
{
    if (r->kind == DZ_BLOCK_HEADING)
        dz_lay_space(r, '\n', r->read);
    else
        dz_lay_block(r, (dz_block_kind)r->kind);
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    md_reading *md = data;
    dz_reading *r = md->r;
    size_t      from = (size_t)(text - md->copy), before = r->text.bytes.n;

    if (type == MD_TEXT_BR) {
        lay_break(r);
        return r->failed;
    }
    if (type == MD_TEXT_SOFTBR) {
        dz_lay_space(r, '\n', r->read);
        return r->failed;
    }
    if (text < md->copy || from + size > r->file.len) { /* what md4c made up: the line feeds and indents of code */
        dz_lay_space(r, '\n', r->read);
        return r->failed;
    }
    if (type == MD_TEXT_HTML && r->kind != DZ_BLOCK_FURNITURE) { /* a tag inside of text */
        if (is_break(text, size))
            lay_break(r);
        return r->failed;
    }
    md->ink = true;
    md->alone &= md->images > 0;
    if (type == MD_TEXT_ENTITY)
        lay_entity(r, from, size);
    else if (type == MD_TEXT_NORMAL)
        lay_plain(r, from, size);
    else
        dz_lay_file(r, from, size);
    if (type == MD_TEXT_CODE)
        dz_lay_code(r, before);
    return r->failed;
}

static dz_status read_md(dz_reading *r)
{
    static const MD_PARSER parser = {0, MD_DIALECT_GITHUB, on_begin, on_end, on_span, on_span_end, on_text, NULL, NULL};
    size_t                 front = lay_front(r);
    char                  *copy = dz_alloc(r->file.len + 1, 1);
    md_reading             md = {.r = r, .copy = copy};
    int                    answer;

    if (!copy)
        return dz_fail_nomem(r->error);
    if (r->file.len)
        memcpy(copy, r->file.at, r->file.len);
    hide_notes(copy + front, r->file.len - front);
    dz_lay_block(r, DZ_BLOCK_PARAGRAPH);
    answer = md_parse(copy + front, (MD_SIZE)(r->file.len - front), &parser, &md);
    dz_release(copy);
    if (md.too_deep)
        return dz_fail(r->error, DZ_FORMAT, "'%s' has lists, quotes or emphasis more than %d deep in each other", r->name, DEEPEST);
    if (answer != 0)
        return dz_fail_nomem(r->error);
    return dz_lay_end(r);
}

const dz_format dz_md = {.name = "md", .extensions = " md markdown mkd ", .read = read_md};
