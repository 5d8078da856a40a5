/* po.c — message catalogues of gettext: the units of one side. Floor read.
 *
 * An entry is a unit: msgid and msgstr. With a plural it is one unit for each form of the
 * target: the first answers msgid where there are several, all others msgid_plural.
 * The header, and entries that are obsolete, are none.
 */
#include <stdio.h>
#include <string.h>

#include "base/fail.h"
#include "read/format.h"
#include "read/lines.h"

/** Lines of a string in quotes, in the file: from the line of its keyword to the last of it. */
typedef struct string {
    size_t from, end; /* none: both 0 */
} string;

typedef struct po {
    dz_reading *r;
    DZ_LIST(string) forms; /* of the entry */
    string   context, id, plural;
    uint16_t holds; /* what the flags of the entry say: bits of dz_holds */
    uint32_t units;
    string  *open; /* goes on in the next line; lent until a form is added */
} po;

static bool has(const po *p, size_t at, size_t end, const char *word)
{
    size_t n = strlen(word);

    return end - at >= n && memcmp(p->r->file.at + at, word, n) == 0;
}

/** Writes what an escape stands for; answers how many bytes of the file it is. */
static size_t unescape(const char *at, size_t left, char *into)
{
    static const char from[] = "nrt\"\\", to[] = "\n\r\t\"\\";
    const char       *known = left > 1 && at[1] ? strchr(from, at[1]) : NULL;

    *into = known ? to[known - from] : '\\';
    return known ? 2 : 1;
}

/** Lays down what stands between the quotes of one line. */
static void lay_line(po *p, size_t at, size_t end)
{
    const char *text = p->r->file.at;
    size_t      plain;

    while (at < end && text[at] != '"')
        at++;
    while (end > at + 1 && text[end - 1] != '"')
        end--;
    if (end <= at + 1)
        return;
    end--;
    for (plain = ++at; at < end;) {
        char   is;
        size_t n;

        if (text[at] != '\\') {
            at++;
            continue;
        }
        dz_lay_file(p->r, plain, at - plain);
        n = unescape(text + at, end - at, &is);
        dz_lay_text(p->r, (dz_str){&is, 1}, at, n);
        plain = at += n;
    }
    dz_lay_file(p->r, plain, end - plain);
}

/** The first byte between the quotes of a string. */
static size_t inside(const po *p, string s)
{
    const char *quote = memchr(p->r->file.at + s.from, '"', s.end - s.from);

    return quote ? (size_t)(quote - p->r->file.at) + 1 : s.from;
}

static void lay_string(po *p, string s, uint32_t unit, uint16_t holds)
{
    dz_lay_block(p->r, DZ_BLOCK_UNIT);
    p->r->unit = unit;
    p->r->holds = holds;
    for (size_t at = s.from; at < s.end; at = dz_line_end(p->r->file, at) + 1) {
        size_t end = dz_line_end(p->r->file, at);

        lay_line(p, at, end < s.end ? end : s.end);
    }
    dz_lay_unit_end(p->r, inside(p, s));
}

static bool is_empty(const po *p, string s)
{
    for (size_t at = s.from; at < s.end; at = dz_line_end(p->r->file, at) + 1) {
        size_t      end = dz_line_end(p->r->file, at);
        const char *quote = memchr(p->r->file.at + at, '"', end - at);

        if (quote && quote + 1 < p->r->file.at + end && quote[1] != '"')
            return false;
    }
    return true;
}

/** An entry is at its end. */
static void end_entry(po *p)
{
    if (p->forms.n && !is_empty(p, p->id))
        for (size_t i = 0; i < p->forms.n; i++) {
            bool     plural = p->plural.end && (i > 0 || p->forms.n == 1);
            uint16_t holds = (uint16_t)(p->holds | (p->plural.end && !plural ? DZ_HOLDS_COUNT : 0));

            lay_string(p, p->r->side ? p->forms.at[i] : plural ? p->plural : p->id, p->units + (uint32_t)i, holds);
        }
    p->units += (uint32_t)p->forms.n;
    p->forms.n = 0;
    p->context = p->id = p->plural = (string){0, 0};
    p->holds = 0;
    p->open = NULL;
}

/** "#, fuzzy, c-format": what the flags say of placeholders. */
static void take_flags(po *p, size_t at, size_t end)
{
    static const struct {
        const char *flag;
        uint16_t    holds;
    } rows[] = {{"c-format", DZ_HOLDS_PRINTF},          {"objc-format", DZ_HOLDS_PRINTF},       {"python-format", DZ_HOLDS_PRINTF},
                {"php-format", DZ_HOLDS_PRINTF},        {"perl-format", DZ_HOLDS_PRINTF},       {"awk-format", DZ_HOLDS_PRINTF},
                {"javascript-format", DZ_HOLDS_PRINTF}, {"no-c-format", DZ_HOLDS_NO_PRINTF},    {"no-python-format", DZ_HOLDS_NO_PRINTF},
                {"no-php-format", DZ_HOLDS_NO_PRINTF},  {"python-brace-format", DZ_HOLDS_BRACES}, {"c++-format", DZ_HOLDS_BRACES},
                {"java-format", DZ_HOLDS_BRACES},       {"csharp-format", DZ_HOLDS_BRACES},     {"perl-brace-format", DZ_HOLDS_BRACES},
                {"rust-format", DZ_HOLDS_BRACES},       {"sh-format", DZ_HOLDS_SHELL},          {"fuzzy", DZ_HOLDS_DRAFT}};
    const char *text = p->r->file.at;

    if (p->forms.n)
        end_entry(p);
    while (at < end) {
        size_t from = at, n;

        while (at < end && !dz_is_any(text[at], "#, \t\r"))
            at++;
        n = at - from;
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            if (strlen(rows[i].flag) == n && memcmp(rows[i].flag, text + from, n) == 0)
                p->holds |= rows[i].holds;
        at += at < end;
    }
}

static void begin_form(po *p, size_t at, size_t end)
{
    p->r->failed |= !dz_list_push(&p->forms, (string){at, end});
    p->open = p->r->failed ? NULL : &p->forms.at[p->forms.n - 1];
}

static void begin_string(po *p, string *s, size_t at, size_t end)
{
    if (p->forms.n)
        end_entry(p);
    *s = (string){at, end};
    p->open = s;
}

static void begin_id(po *p, size_t at, size_t end)
{
    begin_string(p, &p->id, at, end);
    p->plural = (string){0, 0}; /* of an entry that came to nothing */
}

/** False: it is the plural of nothing. */
static bool begin_plural(po *p, size_t at, size_t end)
{
    begin_string(p, &p->plural, at, end);
    return p->id.end > 0;
}

static bool take_line(po *p, size_t at, size_t end)
{
    while (at < end && (p->r->file.at[at] == ' ' || p->r->file.at[at] == '\t'))
        at++;
    if (has(p, at, end, "#,"))
        take_flags(p, at, end);
    if (at == end || p->r->file.at[at] == '#' || p->r->file.at[at] == '\r')
        p->open = NULL;
    else if (has(p, at, end, "msgctxt"))
        begin_string(p, &p->context, at, end);
    else if (has(p, at, end, "msgid_plural"))
        return begin_plural(p, at, end);
    else if (has(p, at, end, "msgid"))
        begin_id(p, at, end);
    else if (has(p, at, end, "msgstr"))
        begin_form(p, at, end);
    else if (p->r->file.at[at] == '"' && p->open)
        p->open->end = end;
    else
        return false;
    return true;
}

static dz_status read_po(dz_reading *r)
{
    po     p = {.r = r};
    size_t line = 1;
    bool   good = true;

    for (size_t at = 0; at < r->file.len && good && !r->failed; at = dz_line_end(r->file, at) + 1, line += good)
        good = take_line(&p, at, dz_line_end(r->file, at));
    end_entry(&p);
    dz_list_free(&p.forms);
    if (!good)
        return dz_fail(r->error, DZ_FORMAT, "'%s', line %zu: is no line of a message catalogue", r->name, line);
    return dz_lay_end(r);
}

/** The header of a catalogue: an empty msgid, and a msgstr below it. */
static bool is_po(dz_str bytes)
{
    enum { EARLY = 16 << 10 };
    size_t end = bytes.len < EARLY ? bytes.len : EARLY;

    for (size_t at = 0; at < end; at = dz_line_end(bytes, at) + 1) {
        size_t behind = dz_line_end(bytes, at);

        if (behind - at >= 7 && memcmp(bytes.at + at, "msgid \"", 7) == 0)
            return behind + 8 <= bytes.len && (memcmp(bytes.at + behind + 1, "msgstr ", 7) == 0 || memcmp(bytes.at + behind + 1, "\"", 1) == 0);
        if (bytes.at[at] != '#' && bytes.at[at] != '\n' && bytes.at[at] != '\r' && !(behind - at >= 7 && memcmp(bytes.at + at, "msgctxt", 7) == 0) &&
            !(at == 0 && bytes.len > 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0))
            return false;
    }
    return false;
}

const dz_format dz_po = {.name = "po", .extensions = " po pot ", .bilingual = true, .sniff = is_po, .read = read_po};
