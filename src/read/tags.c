/* tags.c — placeholders and elements of HTML that stand in the text of units. Floor read.
 *
 * What a string of a program puts values into: %s and %2$d of C, %(name)s of Python, {0} and {name},
 * ${name}, %1 of Qt. Where the file says that there are none, or what they look like, it is
 * believed; elsewhere only what can hardly be prose counts, so "50%-owned" holds nothing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/document.h"

enum { LONGEST_NAME = 60, LONGEST_TAG = 400 };

/** The text of one unit. */
typedef struct unit {
    dz_document *doc;
    dz_str       text;
    uint32_t     at; /* of the document's text */
    uint16_t     holds;
    bool         failed;
    DZ_LIST(uint64_t) elements; /* a hash of each <name> and </name>, sorted */
} unit;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

/** The byte at 'at', NUL behind the end. */
static char byte_at(const unit *u, size_t at) { return at < u->text.len ? u->text.at[at] : '\0'; }

static size_t digits_at(const unit *u, size_t at)
{
    size_t n = 0;

    while (is_digit(byte_at(u, at + n)))
        n++;
    return n;
}

/** Adds the tag of the bytes [from, to) of a unit. */
static void add(unit *u, dz_tag tag, size_t from, size_t to, dz_str name, dz_str id)
{
    dz_arena *words = &u->doc->words;

    if (u->doc->tags.n > DZ_MOST_TAGS)
        return;
    tag.span = (dz_span){u->at + (uint32_t)from, (uint32_t)(to - from)};
    tag.shown = dz_arena_copy(words, (dz_str){u->text.at + from, to - from}).at;
    tag.name = dz_arena_copy(words, name).at;
    tag.id = dz_arena_copy(words, id).at;
    u->failed |= !tag.shown || !tag.name || !tag.id || !dz_list_push(&u->doc->tags, tag);
}

static const dz_str nothing = {"", 0};

/** A value that is put in by its name; 'name' lies in the text. */
static void add_named(unit *u, size_t from, size_t to, size_t name, size_t n)
{
    add(u, (dz_tag){.kind = DZ_TAG_ALONE, .optional = u->holds & DZ_HOLDS_COUNT}, from, to, nothing, (dz_str){u->text.at + name, n});
}

/** A name: letters, digits, stops and what picks a part of something; its length. */
static size_t name_at(const unit *u, size_t at)
{
    size_t n = 0;

    if (!is_letter(byte_at(u, at)))
        return 0;
    while (n < LONGEST_NAME && (is_letter(byte_at(u, at + n)) || is_digit(byte_at(u, at + n)) || (byte_at(u, at + n) && strchr(".-[]", byte_at(u, at + n)))))
        n++;
    return n;
}

/* ---- %d ---- */

/** What a conversion takes, in one letter: those that take the same are alike. */
static const char *type_of(char conversion)
{
    static const char *const rows[] = {"di", "uoxX", "feEgGaAF", "cC", "sS", "p", "@", "n"};
    static const char *const names[] = {"d", "u", "f", "c", "s", "p", "@", "n"};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (conversion && strchr(rows[i], conversion))
            return names[i];
    return NULL;
}

static bool is_alnum(char c) { return is_letter(c) || is_digit(c); }

/** Whether the '%' at 'from', whose conversion is at 'at', begins one for certain though no flag of
 *  the file says so: %d and %dx%d, but neither 5%s nor %c3 and %download. */
static bool is_plain(const unit *u, size_t from, size_t at)
{
    char behind = byte_at(u, at + 1);
    bool joined = at == from + 1 && (behind == 's' || behind == 'x') && !is_alnum(byte_at(u, at + 2));

    return !(from && is_digit(u->text.at[from - 1])) && strchr("diufsxXc@", u->text.at[at]) && (joined || !is_alnum(behind));
}

/** "2$" at *at, which moves behind it: the digits, or nothing. */
static dz_str read_position(const unit *u, size_t *at)
{
    size_t from = *at, n = digits_at(u, from);

    if (n == 0 || byte_at(u, from + n) != '$')
        return nothing;
    *at = from + n + 1;
    return (dz_str){u->text.at + from, n};
}

/** Flags, width and precision of a conversion; those that are values themselves (%*d, %2$.*1$s) are added. */
static size_t read_width(unit *u, size_t from, size_t at)
{
    unsigned stars = 0;

    while (byte_at(u, at) && strchr("-+#0'I", byte_at(u, at)))
        at++;
    while (is_digit(byte_at(u, at)) || (byte_at(u, at) && strchr(".*", byte_at(u, at)))) {
        bool   star = byte_at(u, at++) == '*';
        dz_str id = star ? read_position(u, &at) : nothing;

        if (star && ++stars <= 2) /* a width and a precision */
            add(u, (dz_tag){.kind = DZ_TAG_VALUE, .doubtful = !(u->holds & DZ_HOLDS_PRINTF)}, from, at, (dz_str){"*", 1}, id);
    }
    return at;
}

/** The conversion itself: one letter behind its length, or a macro of gettext: <PRIu64>. Its end, or 0. */
static size_t read_type(const unit *u, size_t at, dz_str *type)
{
    size_t      end = at;
    const char *one;

    if (byte_at(u, at) == '<' && byte_at(u, at + 1) == 'P') {
        while (end < u->text.len && end - at < LONGEST_NAME && u->text.at[end] != '>')
            end++;
        *type = (dz_str){u->text.at + at, end - at};
        return byte_at(u, end) == '>' ? end + 1 : 0;
    }
    while (byte_at(u, at) && strchr("hlqjztL", byte_at(u, at)))
        at++;
    one = type_of(byte_at(u, at));
    *type = (dz_str){one, 1};
    return one ? at + 1 : 0;
}

/** %s, %2$s, %-5.2f, %*d: its end, or 0. */
static size_t read_printf(unit *u, size_t from)
{
    size_t tags = u->doc->tags.n, at = from + 1, end;
    dz_str id = read_position(u, &at), type;
    dz_tag tag = {.kind = DZ_TAG_VALUE};

    at = read_width(u, from, at);
    end = read_type(u, at, &type);
    if (end == 0) {
        u->doc->tags.n = tags;
        return 0;
    }
    tag.doubtful = !(u->holds & DZ_HOLDS_PRINTF) && id.len == 0 && !is_plain(u, from, end - 1);
    tag.optional = (u->holds & DZ_HOLDS_COUNT) && strchr("du<", type.at[0]);
    add(u, tag, from, end, type, id);
    return end;
}

/** %(name)s and %{name}: its end, or 0. */
static size_t read_named_percent(unit *u, size_t from)
{
    char   closing = byte_at(u, from + 1) == '(' ? ')' : byte_at(u, from + 1) == '{' ? '}' : '\0';
    size_t n = closing ? name_at(u, from + 2) : 0, end = from + 2 + n;

    if (n == 0 || byte_at(u, end) != closing)
        return 0;
    end++;
    while (closing == ')' && (is_digit(byte_at(u, end)) || byte_at(u, end) == '.'))
        end++;
    if (closing == ')' && !type_of(byte_at(u, end)) && byte_at(u, end) != 'r')
        return 0;
    end += closing == ')';
    add_named(u, from, end, from + 2, n);
    return end;
}

/** %1, %L1 and %n of Qt: its end, or 0. */
static size_t read_numbered(unit *u, size_t from)
{
    size_t at = from + 1 + (byte_at(u, from + 1) == 'L'), n = byte_at(u, at) == 'n' ? 1 : digits_at(u, at);
    char   behind = byte_at(u, at + n);

    if (n == 0 || n > 2 || (behind && strchr(".*'<@", behind)) || (u->holds & DZ_HOLDS_PRINTF) || (from && is_alnum(u->text.at[from - 1])) || is_letter(behind) || behind == '%' || behind == '$')
        return 0;
    add_named(u, from, at + n, at, n);
    return at + n;
}

static size_t read_percent(unit *u, size_t from)
{
    size_t end;

    if (byte_at(u, from + 1) == '%')
        return from + 2;
    end = read_named_percent(u, from);
    if (end || (u->holds & DZ_HOLDS_NO_PRINTF))
        return end;
    end = read_numbered(u, from);
    return end ? end : read_printf(u, from);
}

/* ---- {name} ---- */

/** Behind the brace that closes the one at 'from', or 0. */
static size_t behind_brace(const unit *u, size_t from)
{
    unsigned deep = 0;

    for (size_t at = from; at < u->text.len && at - from < LONGEST_TAG; at++) {
        deep += u->text.at[at] == '{';
        deep -= u->text.at[at] == '}';
        if (deep == 0)
            return at + 1;
    }
    return 0;
}

/** A name in braces that is one for certain: not { COMMANDS; } or {INTEGER}, which stand for something in prose. */
static bool is_name(const unit *u, size_t at, size_t n)
{
    bool small = false;

    for (size_t i = at; i < at + n; i++) {
        if (u->text.at[i] == '-')
            return false;
        small |= is_digit(u->text.at[i]) || (u->text.at[i] >= 'a' && u->text.at[i] <= 'z');
    }
    return small || (u->holds & DZ_HOLDS_BRACES);
}

/** {}, {0}, {name}, {name:>5}, {{ name }}, {n, plural, ...}: its end, or 0. */
static size_t read_braces(unit *u, size_t from)
{
    bool   two = byte_at(u, from + 1) == '{';
    size_t end, at = from + 1, n;

    if (two && byte_at(u, from + 2) == '{')
        return 0;
    end = behind_brace(u, from);
    two &= end && byte_at(u, end - 2) == '}';
    if (end == 0 || ((u->holds & DZ_HOLDS_PRINTF) && !(u->holds & DZ_HOLDS_BRACES)))
        return 0;
    at += two;
    while (two && byte_at(u, at) == ' ')
        at++;
    n = name_at(u, at);
    n = n ? n : digits_at(u, at);
    if (n == 0 && end == from + 2 && (u->holds & DZ_HOLDS_BRACES)) {
        add(u, (dz_tag){.kind = DZ_TAG_VALUE}, from, end, nothing, nothing);
        return end;
    }
    if (n == 0 || !is_name(u, at, n) || !strchr(two ? " }" : "}:!,", byte_at(u, at + n)))
        return 0;
    add_named(u, from, end, at, n);
    return end;
}

/** ${name}, and $name where the file says that it is a script's: its end, or 0. */
static size_t read_dollar(unit *u, size_t from)
{
    bool   braces = byte_at(u, from + 1) == '{';
    size_t name = from + 1 + braces, n = name_at(u, name), end = name + n + braces;

    if (!braces)
        while (n && strchr(".-[]", u->text.at[name + n - 1])) { /* the end of a sentence */
            n--;
            end--;
        }
    if (n == 0 || (braces ? byte_at(u, name + n) != '}' || (u->holds & DZ_HOLDS_PRINTF) : !(u->holds & DZ_HOLDS_SHELL)))
        return 0;
    add_named(u, from, end, name, n);
    return end;
}

/* ---- <b> ---- */

/** An element of HTML that is about looks. */
static bool is_html(dz_str name)
{
    static const char *const names[] = {"abbr", "b",  "big", "br", "center", "code", "del", "div", "em",  "font", "h1",     "h2",    "h3",  "h4", "h5",
                                        "h6", "hr",   "i",  "img", "ins", "kbd",   "li",   "ol",  "p",   "pre", "s",    "small",  "span",  "strong", "sub",
                                        "sup", "table", "tbody", "td", "th", "tr", "tt",   "u",   "ul",  "var"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == name.len && memcmp(names[i], name.at, name.len) == 0)
            return true;
    return false;
}

/** What a name is known by, as one that opens or one that closes. */
static uint64_t hash_of(dz_str name, bool closes) { return dz_hash(name.at, name.len, 0) << 1 | closes; }

static int by_hash(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

/** Notes what is opened and what is closed in a unit. */
static void note_elements(unit *u)
{
    for (size_t at = 0; at + 1 < u->text.len; at++) {
        bool   closes = u->text.at[at + 1] == '/';
        size_t n = u->text.at[at] == '<' ? name_at(u, at + 1 + closes) : 0;

        if (n)
            u->failed |= !dz_list_push(&u->elements, hash_of((dz_str){u->text.at + at + 1 + closes, n}, closes));
    }
    if (u->elements.n)
        qsort(u->elements.at, u->elements.n, sizeof *u->elements.at, by_hash);
}

/** Whether what closes an element stands in the unit, or what opens one that is closed. */
static bool is_answered(const unit *u, dz_str name, bool closes)
{
    uint64_t hash = hash_of(name, !closes);

    return u->elements.n && bsearch(&hash, u->elements.at, u->elements.n, sizeof hash, by_hash);
}

/** Where a tag that begins at 'from' ends, quotes minded, or 0. */
static size_t behind_tag(const unit *u, size_t from)
{
    char quote = '\0';

    for (size_t at = from + 1; at < u->text.len && at - from < LONGEST_TAG; at++) {
        char c = u->text.at[at];

        if (quote)
            quote = c == quote ? '\0' : quote;
        else if (c == '<')
            return 0;
        else if (c == '>')
            return at + 1;
        else if ((c == '"' || c == '\'') && u->text.at[at - 1] == '=')
            quote = c;
    }
    return 0;
}

/** An element that is never closed. */
static bool is_void(dz_str name)
{
    return (name.len == 2 && (memcmp(name.at, "br", 2) == 0 || memcmp(name.at, "hr", 2) == 0)) || (name.len == 3 && memcmp(name.at, "img", 3) == 0);
}

/** <br>, <x/>, and what is opened and closed in the unit: <file> alone is a word in a usage line. What stands inside
 *  is read on: it may hold %s. */
static void read_element(unit *u, size_t from)
{
    bool   closes = byte_at(u, from + 1) == '/';
    size_t at = from + 1 + closes, n = name_at(u, at), end = n ? behind_tag(u, from) : 0;
    dz_str name = {u->text.at + at, n};
    bool   empty = end && (u->text.at[end - 2] == '/' || is_void(name));
    dz_tag tag = {.kind = closes ? DZ_TAG_CLOSES : empty ? DZ_TAG_ALONE : DZ_TAG_OPENS, .styles = is_html(name)};

    if (end == 0 || !strchr(" />\t\n", byte_at(u, at + n)) || (!empty && !is_answered(u, name, closes)))
        return;
    add(u, tag, from, end, name, nothing);
}

/* ---- units ---- */

/** Whether it is a form for dates, as strftime() has it, whose letters mean something else: "%Y-%m-%d", "%-e %b". */
static bool is_date(const unit *u)
{
    for (size_t i = 0; i + 1 < u->text.len; i++) {
        bool unpadded = byte_at(u, i + 1) == '-';
        char letter = byte_at(u, i + 1 + unpadded);

        if (u->text.at[i] == '%' && letter && strchr(unpadded ? "mdeH" : "YHMBbey", letter))
            return true;
    }
    return false;
}

static void find_in(unit *u)
{
    if (u->holds & DZ_HOLDS_DRAFT)
        return;
    note_elements(u);
    if (!(u->holds & DZ_HOLDS_PRINTF) && is_date(u))
        u->holds |= DZ_HOLDS_NO_PRINTF;
    for (size_t at = 0; at < u->text.len && !u->failed;) {
        size_t end = 0;

        if (u->text.at[at] == '%')
            end = read_percent(u, at);
        else if (u->text.at[at] == '{')
            end = read_braces(u, at);
        else if (u->text.at[at] == '$')
            end = read_dollar(u, at);
        else if (u->text.at[at] == '<')
            read_element(u, at);
        at = end ? end : at + 1;
    }
}

/** By place; those of one place as they were found, the ones taken out first. */
static int by_place(const void *a, const void *b)
{
    const dz_tag *x = *(const dz_tag *const *)a, *y = *(const dz_tag *const *)b;

    if (x->span.at != y->span.at)
        return x->span.at < y->span.at ? -1 : 1;
    return x < y ? -1 : x > y;
}

static bool sort(dz_document *doc)
{
    size_t         n = doc->tags.n;
    const dz_tag **order = n ? dz_alloc(n, sizeof *order) : NULL;
    dz_tag        *sorted = n ? dz_alloc(n, sizeof *sorted) : NULL;

    for (size_t i = 0; order && i < n; i++)
        order[i] = &doc->tags.at[i];
    if (order && sorted) {
        qsort(order, n, sizeof *order, by_place);
        for (size_t i = 0; i < n; i++)
            sorted[i] = *order[i];
        memcpy(doc->tags.at, sorted, n * sizeof *sorted);
    }
    dz_release(order);
    dz_release(sorted);
    return n == 0 || (order && sorted);
}

bool dz_tags_find(dz_document *doc)
{
    if (!dz_document_has_units(doc))
        return true;
    for (size_t i = 0; i < doc->blocks.n; i++) {
        const dz_block *block = &doc->blocks.at[i];
        unit            u = {.doc = doc, .text = dz_document_slice(doc, block->span), .at = block->span.at, .holds = block->holds};

        find_in(&u);
        dz_list_free(&u.elements);
        if (u.failed)
            return false;
    }
    return sort(doc);
}
