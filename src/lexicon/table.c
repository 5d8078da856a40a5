/* table.c — reading a lexicon as people write it. Floor lexicon. */
#include "lexicon/table.h"

#include <string.h>

#include "base/fail.h"
#include "lexicon/gloss.h"
#include "text/hant.h"
#include "text/script.h"
#include "text/utf8.h"

enum { MOST_BYTES = 256 << 20, MOST_READING = 200 };

/** A line and where it is from. */
typedef struct line {
    const char *name;
    size_t      number;
    dz_str      text;
} line;

static dz_status bad_line(const line *at, const char *why, dz_error *error)
{
    return dz_fail(error, DZ_FORMAT, "'%s', line %zu: %s", at->name, at->number, why);
}

/* ---- what the table is ---- */

static dz_status take_says(dz_table *table, const line *at, dz_error *error)
{
    static const char *const keys[DZ_SAYS] = {"name", "version", "licence", "attribution"};
    dz_str                   text = dz_trim((dz_str){at->text.at + 2, at->text.len - 2});

    for (int i = 0; i < DZ_SAYS; i++) {
        size_t n = strlen(keys[i]);

        if (text.len > n && memcmp(text.at, keys[i], n) == 0 && text.at[n] == ':') {
            table->says[i] = dz_trim((dz_str){text.at + n + 1, text.len - n - 1});
            return DZ_OK;
        }
    }
    return bad_line(at, "'#!' is followed by name:, version:, licence: or attribution:", error);
}

/* ---- columns ---- */

/** Whether each gloss is written as a name is: every word with a capital, and not in capitals alone. */
static bool is_named(dz_str glosses)
{
    bool   small = false, begins = true;
    size_t names = 0;

    for (size_t i = 0; i < glosses.len; i++) {
        char c = glosses.at[i];

        if (begins && c >= 'a' && c <= 'z')
            return false;
        names += begins && c >= 'A' && c <= 'Z';
        small |= c >= 'a' && c <= 'z';
        begins = c == ' ' || c == ';' || c == '/';
    }
    return names > 0 && small;
}

/** Takes pinyin without tones, and from its capitals whether this is a name. */
static dz_status take_reading(dz_table *table, const line *at, dz_str reading, dz_entry_row *row, dz_error *error)
{
    char small[MOST_READING];

    if (reading.len > sizeof small)
        return bad_line(at, "the reading is too long", error);
    for (size_t i = 0; i < reading.len; i++) {
        char c = reading.at[i];
        bool capital = c >= 'A' && c <= 'Z';

        if (!capital && !(c >= 'a' && c <= 'z') && c != ' ')
            return bad_line(at, "a reading is pinyin without tones, syllables divided by spaces", error);
        small[i] = (char)(capital ? c + ('a' - 'A') : c);
    }
    if (reading.len && reading.at[0] >= 'A' && reading.at[0] <= 'Z')
        row->flags |= DZ_WORD_NAME;
    row->reading = dz_arena_copy(&table->arena, (dz_str){small, reading.len});
    return row->reading.at ? DZ_OK : dz_fail_nomem(error);
}

static dz_status take_headword(dz_table *table, const line *at, dz_str headword, dz_error *error)
{
    if (headword.len == 0)
        return bad_line(at, "a headword is missing", error);
    if (headword.len > DZ_MOST_HEADWORD)
        return bad_line(at, "a headword is too long", error);
    for (size_t i = 0; i < headword.len; i++)
        if ((unsigned char)headword.at[i] < ' ')
            return bad_line(at, "a headword holds a control character", error);
    if (!dz_list_push(&table->headwords, (dz_headword){headword, (uint32_t)table->rows.n}))
        return dz_fail_nomem(error);
    return DZ_OK;
}

/** Takes the ways of writing a headword. */
static dz_status take_headwords(dz_table *table, const line *at, dz_str column, dz_error *error)
{
    dz_status status = DZ_OK;

    for (size_t from = 0; status == DZ_OK && from <= column.len;) {
        const char *bar = from < column.len ? memchr(column.at + from, '|', column.len - from) : NULL;
        size_t      to = bar ? (size_t)(bar - column.at) : column.len;

        status = take_headword(table, at, dz_trim((dz_str){column.at + from, to - from}), error);
        from = to + 1;
    }
    return status;
}

static dz_status take_entry(dz_table *table, const line *at, dz_error *error)
{
    const char  *end = at->text.at + at->text.len, *first = memchr(at->text.at, '\t', at->text.len), *second;
    dz_entry_row row = {.reading = {"", 0}};
    dz_status    status;

    if (!first)
        return bad_line(at, "a headword is followed by a tab and its glosses", error);
    second = memchr(first + 1, '\t', (size_t)(end - first - 1));
    if (second && memchr(second + 1, '\t', (size_t)(end - second - 1)))
        return bad_line(at, "there are more than three columns", error);
    row.glosses = dz_trim((dz_str){second ? second + 1 : first + 1, (size_t)(end - (second ? second : first) - 1)});
    status = take_headwords(table, at, dz_trim((dz_str){at->text.at, (size_t)(first - at->text.at)}), error);
    if (status == DZ_OK && second)
        status = take_reading(table, at, dz_trim((dz_str){first + 1, (size_t)(second - first - 1)}), &row, error);
    if (status == DZ_OK && row.glosses.len == 0 && row.reading.len == 0)
        return bad_line(at, "there is no gloss", error);
    if (row.reading.len == 0 && is_named(row.glosses))
        row.flags |= DZ_WORD_NAME;
    if (status == DZ_OK && !dz_list_push(&table->rows, row))
        return dz_fail_nomem(error);
    table->n_words += row.glosses.len > 0;
    return status;
}

static dz_status take_line(dz_table *table, const line *at, dz_error *error)
{
    if (dz_trim(at->text).len == 0)
        return DZ_OK;
    if (at->text.len > 1 && at->text.at[0] == '#' && at->text.at[1] == '!')
        return take_says(table, at, error);
    return at->text.at[0] == '#' ? DZ_OK : take_entry(table, at, error);
}

/* ---- the other script ---- */

/** Adds the lines of 'changed', of which there is one for each of 'n' headwords
 *  from 'from' on that stand alone, where they are another way of writing them. */
static dz_status add_changed(dz_table *table, size_t from, size_t n, dz_str changed, dz_error *error)
{
    size_t at = 0;

    for (size_t i = from; i < from + n && at <= changed.len; i++) {
        const char *end = at < changed.len ? memchr(changed.at + at, '\n', changed.len - at) : NULL;
        dz_headword one = table->headwords.at[i];
        dz_str      other = {changed.at + at, end ? (size_t)(end - changed.at) - at : changed.len - at};

        at += other.len + 1;
        if (other.len == 0 || other.len > DZ_MOST_HEADWORD ||
            (other.len == one.text.len && memcmp(other.at, one.text.at, other.len) == 0))
            continue;
        one.text = dz_arena_copy(&table->arena, other);
        if (!one.text.at || !dz_list_push(&table->headwords, one))
            return dz_fail_nomem(error);
    }
    return DZ_OK;
}

static bool stands_alone(const dz_table *table, size_t from, size_t i, size_t end)
{
    const dz_headword *at = table->headwords.at;

    return (i == from || at[i - 1].row != at[i].row) && (i + 1 == end || at[i + 1].row != at[i].row);
}

/** Adds the writing in the other script of headwords from 'from' on that have one writing. */
static dz_status add_script(dz_table *table, size_t from, size_t end, dz_script_change change, dz_error *error)
{
    dz_buf    joined = {0}, changed = {0};
    dz_status status = DZ_OK;
    size_t    n = 0;

    for (size_t i = from; i < end; i++) {
        if (stands_alone(table, from, i, end)) {
            dz_buf_str(&joined, table->headwords.at[i].text);
            n++;
        }
        dz_buf_byte(&joined, '\n');
    }
    if (!dz_buf_ok(&joined) || (n > 0 && !dz_change_script(change, dz_buf_all(&joined), &changed)))
        status = dz_fail_nomem(error);
    if (status == DZ_OK && n > 0)
        status = add_changed(table, from, end - from, dz_buf_all(&changed), error);
    dz_buf_free(&changed);
    dz_buf_free(&joined);
    return status;
}

/* ---- the whole ---- */

dz_status dz_table_read(dz_table *table, const char *name, dz_str bytes, dz_error *error)
{
    size_t    from = table->headwords.n, end, valid = dz_utf8_valid(bytes.at, bytes.len);
    line      at = {name, 0, {NULL, 0}};
    dz_status status = DZ_OK;

    if (bytes.len > MOST_BYTES)
        return dz_fail(error, DZ_TOO_LARGE, "'%s' has more than %d MB", name, MOST_BYTES >> 20);
    if (bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0) {
        bytes = (dz_str){bytes.at + 3, bytes.len - 3};
        valid -= 3;
    }
    for (size_t i = 0; status == DZ_OK && i < bytes.len;) {
        const char *feed = memchr(bytes.at + i, '\n', bytes.len - i);
        size_t      to = feed ? (size_t)(feed - bytes.at) : bytes.len;

        at.number++;
        at.text = (dz_str){bytes.at + i, to - i};
        status = valid < to ? bad_line(&at, "is not UTF-8", error) : take_line(table, &at, error);
        i = to + 1;
    }
    end = table->headwords.n;
    if (status == DZ_OK)
        status = add_script(table, from, end, DZ_TO_TRADITIONAL, error);
    if (status == DZ_OK)
        status = add_script(table, from, end, DZ_TO_SIMPLIFIED, error);
    return status;
}

void dz_table_free(dz_table *table)
{
    dz_list_free(&table->rows);
    dz_list_free(&table->headwords);
    dz_arena_free(&table->arena);
    *table = (dz_table){0};
}
