/* jsonl.c — records of two languages, JSON Lines: the strings of one side. Floor read.
 *
 * A line is an object and a unit. Which keys are the two sides, the first line that has both says; an object
 * under "translation" is looked into, as data sets have it. What else a record has is passed over.
 */
#include <string.h>

#include "base/fail.h"
#include "read/format.h"
#include "read/headings.h"
#include "read/lines.h"
#include "text/utf8.h"

enum {
    MOST_KEYS = 64,
    LONGEST_KEY = 40,
    LONGEST_ID = 100,
    DEEPEST = 256
};

/** A member of an object. */
typedef struct member {
    char   key[LONGEST_KEY + 1]; /* "" where it is longer, or has an escape: none that is known */
    size_t value, end;           /* in the file */
} member;

/** The members of a record, those of the object under "translation" among them. */
typedef struct record {
    member at[MOST_KEYS];
    size_t n, end; /* where the braces close */
} record;

/** A place in a line. */
typedef struct cursor {
    const char *text;
    size_t      at, end;
} cursor;

/* ---- JSON ---- */

static void skip_white(cursor *c)
{
    while (c->at < c->end && dz_is_any(c->text[c->at], " \t\r"))
        c->at++;
}

static bool takes(cursor *c, char what)
{
    skip_white(c);
    if (c->at >= c->end || c->text[c->at] != what)
        return false;
    c->at++;
    return true;
}

static int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1; }

/** The four digits behind "\u" at 'at', or -1. */
static long four(const char *text, size_t at, size_t end)
{
    long value = 0;

    if (end - at < 6)
        return -1;
    for (size_t i = at + 2; i < at + 6; i++) {
        int digit = hex(text[i]);

        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/** What an escape stands for, in UTF-8; answers how many bytes of the file it is, 0: it is none. Half a pair, and NUL, are U+FFFD. */
static size_t unescape(const char *text, size_t at, size_t end, char into[4], size_t *n)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    const char       *known = at + 1 < end && text[at + 1] ? strchr(from, text[at + 1]) : NULL;
    long              one, two;

    if (known) {
        into[0] = to[known - from];
        *n = 1;
        return 2;
    }
    if (at + 1 >= end || text[at + 1] != 'u' || (one = four(text, at, end)) < 0)
        return 0;
    two = one >= 0xd800 && one < 0xdc00 && end - at >= 12 && text[at + 6] == '\\' && text[at + 7] == 'u' ? four(text, at + 6, end) : -1;
    if (two >= 0xdc00 && two < 0xe000) {
        *n = dz_utf8_put((uint32_t)(0x10000 + ((one - 0xd800) << 10) + (two - 0xdc00)), into);
        return 12;
    }
    *n = dz_utf8_put(one == 0 || (one >= 0xd800 && one < 0xe000) ? 0xfffd : (uint32_t)one, into);
    return 6;
}

/** Passes over a string whose first quote stands at the cursor. */
static bool skip_string(cursor *c)
{
    for (c->at++; c->at < c->end && c->text[c->at] != '"';) {
        char   is[4];
        size_t n, width = 1;

        if (c->text[c->at] == '\\')
            width = unescape(c->text, c->at, c->end, is, &n);
        else if ((unsigned char)c->text[c->at] < ' ')
            return false;
        if (width == 0)
            return false;
        c->at += width;
    }
    return c->at < c->end && c->text[c->at++] == '"';
}

static bool skip_word(cursor *c)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t                   from = c->at;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (c->end - c->at >= strlen(words[i]) && memcmp(c->text + c->at, words[i], strlen(words[i])) == 0) {
            c->at += strlen(words[i]);
            return true;
        }
    while (c->at < c->end && dz_is_any(c->text[c->at], "+-.0123456789eE"))
        c->at++;
    return c->at > from && c->text[from] != '+' && c->text[from] != '.' && (c->text[from] | 0x20) != 'e';
}

/** Passes over a value of any kind without recursion. What stands inside is held to be JSON as far as its brackets, strings and words go. */
static bool skip_value(cursor *c)
{
    char     open[DEEPEST];
    unsigned depth = 0;

    do {
        char is;

        skip_white(c);
        if (c->at >= c->end)
            return false;
        is = c->text[c->at];
        if (is == '{' || is == '[') {
            if (depth == DEEPEST)
                return false;
            open[depth++] = is == '{' ? '}' : ']';
            c->at++;
        } else if (is == '}' || is == ']') {
            if (!depth || open[--depth] != is)
                return false;
            c->at++;
        } else if (depth && (is == ',' || is == ':'))
            c->at++;
        else if (!(is == '"' ? skip_string(c) : skip_word(c)))
            return false;
    } while (depth);
    return true;
}

static void set_key(member *one, const cursor *c, size_t from, size_t end)
{
    size_t n = end - from;

    if (n > LONGEST_KEY || memchr(c->text + from, '\\', n))
        n = 0;
    memcpy(one->key, c->text + from, n);
    one->key[n] = '\0';
}

/** Reads the members of the object at the cursor; more than there is room for are passed over, the last of a name counts. */
static bool read_object(cursor *c, record *rec, bool outermost)
{
    if (!takes(c, '{'))
        return false;
    if (takes(c, '}'))
        return true;
    do {
        member one;
        size_t key;

        skip_white(c);
        key = c->at + 1;
        if (c->at >= c->end || c->text[c->at] != '"' || !skip_string(c))
            return false;
        set_key(&one, c, key, c->at - 1);
        if (!takes(c, ':'))
            return false;
        skip_white(c);
        one.value = c->at;
        if (outermost && strcmp(one.key, "translation") == 0 && c->at < c->end && c->text[c->at] == '{') {
            if (!read_object(c, rec, false))
                return false;
            continue;
        }
        if (!skip_value(c))
            return false;
        one.end = c->at;
        if (one.key[0] && rec->n < MOST_KEYS)
            rec->at[rec->n++] = one;
    } while (takes(c, ','));
    return takes(c, '}');
}

/** Reads the record on a line. */
static bool read_record(dz_str file, size_t at, size_t end, record *rec)
{
    cursor c = {file.at, at, end};

    rec->n = 0;
    if (!read_object(&c, rec, true))
        return false;
    rec->end = c.at - 1;
    skip_white(&c);
    return c.at == c.end;
}

/* ---- sides ---- */

/** The keys of the two sides, the source first. */
typedef struct keys {
    char side[2][LONGEST_KEY + 1];
} keys;

static bool find_keys(const record *rec, keys *k)
{
    dz_heading list[MOST_KEYS];
    size_t     pair[2];

    for (size_t i = 0; i < rec->n; i++)
        list[i] = dz_heading_of((dz_str){rec->at[i].key, strlen(rec->at[i].key)});
    if (!dz_headings_pair(list, rec->n, pair))
        return false;
    for (int side = 0; side < 2; side++)
        memcpy(k->side[side], rec->at[pair[side]].key, sizeof k->side[side]);
    return true;
}

static const member *find_member(const record *rec, const char *key)
{
    for (size_t i = rec->n; i-- > 0;)
        if (strcmp(rec->at[i].key, key) == 0)
            return &rec->at[i];
    return NULL;
}

/* ---- the file ---- */

/** Lays down what stands between the quotes of a string. */
static void lay_string(dz_reading *r, size_t at, size_t end)
{
    size_t plain = at;

    while (at < end) {
        char   is[4];
        size_t n, width = r->file.at[at] == '\\' ? unescape(r->file.at, at, end, is, &n) : 0;

        if (!width) {
            at++;
            continue;
        }
        dz_lay_file(r, plain, at - plain);
        dz_lay_text(r, (dz_str){is, n}, at, width);
        plain = at += width;
    }
    dz_lay_file(r, plain, end - plain);
}

/** The id of a record as it is written, a string or a number, if it is short. */
static const char *id_of(dz_str file, const record *rec, char room[LONGEST_ID + 1])
{
    const member *id = find_member(rec, "id");
    size_t        from, n;

    if (!id)
        return NULL;
    from = id->value + (file.at[id->value] == '"');
    n = id->end - (file.at[id->value] == '"') - from;
    if (n == 0 || n > LONGEST_ID || !dz_is_any(file.at[id->value], "\"-0123456789"))
        return NULL;
    memcpy(room, file.at + from, n);
    room[n] = '\0';
    return room;
}

/** Lays down the string of the side, or the strings of its array, a line each. False: it is neither. */
static bool lay_value(dz_reading *r, const member *m)
{
    cursor c = {r->file.at, m->value, m->end};
    bool   array = takes(&c, '[');

    do {
        size_t from;

        skip_white(&c);
        if (array && c.at < c.end && c.text[c.at] == ']')
            return true;
        if (!array && c.end - c.at == 4 && memcmp(c.text + c.at, "null", 4) == 0)
            return true;
        if (c.at >= c.end || c.text[c.at] != '"')
            return false;
        from = c.at + 1;
        skip_string(&c);
        lay_string(r, from, c.at - 1);
        dz_lay_space(r, '\n', c.at);
    } while (array && takes(&c, ','));
    return true;
}

/** Whether there is anything between the quotes of a value. */
static bool has_text(dz_str file, const member *m)
{
    bool is_null = m && m->end - m->value == 4 && memcmp(file.at + m->value, "null", 4) == 0;

    for (size_t at = m ? m->value : 0; m && !is_null && at < m->end; at++)
        if (!dz_is_any(file.at[at], "[\", \t\r]"))
            return true;
    return false;
}

/** Lays down one side of a record; without text it keeps its place. False: it has neither side, or something else than text there. */
static bool lay_record(dz_reading *r, const record *rec, const keys *k, uint32_t unit)
{
    const member *mine = find_member(rec, k->side[r->side]), *other = find_member(rec, k->side[!r->side]);
    char          id[LONGEST_ID + 1];
    dz_spot       spot = {.part = k->side[r->side], .unit = id_of(r->file, rec, id)};

    bool          good = true;

    if (!mine && !other)
        return false;
    if (!has_text(r->file, mine) && !has_text(r->file, other))
        return true;
    dz_lay_block(r, DZ_BLOCK_UNIT);
    r->unit = unit;
    dz_lay_spot(r, &spot);
    if (mine)
        good = lay_value(r, mine);
    dz_lay_unit_end(r, !mine ? rec->end : mine->value + (r->file.at[mine->value] == '"'));
    return good;
}

static dz_status read_jsonl(dz_reading *r)
{
    record   rec;
    keys     k = {{"", ""}};
    uint32_t units = 0;
    size_t   line = 1;

    for (size_t at = 0, end; at < r->file.len && !r->failed; at = end + 1, line++) {
        end = dz_line_end(r->file, at);
        if (dz_is_blank(r->file, at, end))
            continue;
        if (!read_record(r->file, at, end, &rec))
            return dz_fail(r->error, DZ_FORMAT, "'%s', line %zu: is no object of JSON", r->name, line);
        if (!k.side[0][0] && !find_keys(&rec, &k))
            return dz_fail(r->error, DZ_FORMAT, "'%s', line %zu: has no text under 'zh' and 'en', or 'source' and 'target'", r->name, line);
        if (!lay_record(r, &rec, &k, units++))
            return dz_fail(r->error, DZ_FORMAT, "'%s', line %zu: has no text under '%s' and '%s'", r->name, line, k.side[0], k.side[1]);
    }
    return dz_lay_end(r);
}

/** A first line that is a record of both sides. */
static bool is_jsonl(dz_str bytes)
{
    enum { LONGEST = 1 << 20 };
    record rec;
    keys   k;
    size_t at = bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0 ? 3 : 0, end;

    while (at < bytes.len && dz_is_any(bytes.at[at], " \t\r\n"))
        at++;
    if (at >= bytes.len || bytes.at[at] != '{')
        return false;
    end = dz_line_end(bytes, at);
    return end - at <= LONGEST && dz_utf8_valid(bytes.at + at, end - at) == end - at && read_record(bytes, at, end, &rec) && find_keys(&rec, &k);
}

const dz_format dz_jsonl = {.name = "jsonl", .extensions = " jsonl ndjson ", .bilingual = true, .shared = true, .sniff = is_jsonl, .read = read_jsonl};
