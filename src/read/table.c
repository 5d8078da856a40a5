/* table.c — tables of two languages as text, CSV and TSV: the cells of one side. Floor read.
 *
 * A record is a unit. Which columns are the two sides is told by their headings or, where there are none, by the
 * script of what stands in them. Quotes are those of RFC 4180; in a table with tabs, which most programs write
 * without any, they are such only where a cell needs them, or where all cells have them.
 */
#include <string.h>

#include "base/fail.h"
#include "read/document.h"
#include "read/headings.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
    MOST_COLUMNS = 64,
    SAMPLE = 200,     /* records that are asked for their script */
    FITTING = 80,     /* per cent of a column's cells that are in its language */
    LONGEST_ID = 100,
    LONGEST_HEAD = 2000 /* bytes of a first line that tells by itself that this is a table */
};

/** A cell in the file; in quotes, what stands between them. */
typedef struct cell {
    size_t from, end;
    bool   quoted;
} cell;

typedef struct table {
    dz_str file;
    char   separator;
    bool   all_quoted; /* the first record has quotes around all that stands in it */
    size_t at;         /* of the next record */
    size_t row;        /* of the one at hand, from 1, as a spreadsheet counts */
    DZ_LIST(cell) cells; /* of the one at hand */
    size_t unclosed;   /* where quotes open that nothing closes: their byte and 1 more, or 0 */
    size_t searched;   /* bytes in which no closing quote was found */
    bool   failed;     /* no memory */
} table;

/** Which columns are the two sides, the source first. */
typedef struct columns {
    size_t side[2], id; /* SIZE_MAX: none */
    bool   headed;      /* the first record is none */
} columns;

/* ---- records ---- */

static bool ends_line(char c) { return c == '\n' || c == '\r'; }

/** Where the quotes close that open at 'at', or 0. 'needed': something in them makes them necessary. */
static size_t closing(table *t, size_t at, bool *needed)
{
    size_t from = at;

    *needed = false;
    for (at++; at < t->file.len; at++) {
        if (t->file.at[at] != '"')
            continue;
        if (at + 1 < t->file.len && t->file.at[at + 1] == '"') {
            at++;
            continue;
        }
        *needed = memchr(t->file.at + from + 1, '"', at - from - 1) || memchr(t->file.at + from + 1, t->separator, at - from - 1) ||
                  memchr(t->file.at + from + 1, '\n', at - from - 1) || memchr(t->file.at + from + 1, '\r', at - from - 1);
        if (at + 1 == t->file.len || t->file.at[at + 1] == t->separator || ends_line(t->file.at[at + 1]))
            return at;
        break;
    }
    t->searched += at - from;
    if (at >= t->file.len && !t->unclosed)
        t->unclosed = from + 1;
    return 0;
}

/** Reads the cell at 'at'; answers where what ends it stands. */
static size_t take_cell(table *t, size_t at)
{
    cell   one = {.from = at};
    bool   needed;
    size_t close = at < t->file.len && t->file.at[at] == '"' ? closing(t, at, &needed) : 0;

    if (close && (t->separator != '\t' || t->all_quoted || needed)) {
        one = (cell){at + 1, close, true};
        at = close + 1;
    } else {
        while (at < t->file.len && t->file.at[at] != t->separator && !ends_line(t->file.at[at]))
            at++;
        one.end = at;
    }
    t->failed |= !dz_list_push(&t->cells, one);
    return at;
}

/** Reads the next record into 'cells'. False: there is none, or no memory, or there were too many quotes that close nothing. */
static bool next_record(table *t)
{
    size_t at = t->at;

    t->cells.n = 0;
    if (at >= t->file.len || t->failed || t->searched > 4 * t->file.len)
        return false;
    t->row++;
    for (at = take_cell(t, at); at < t->file.len && t->file.at[at] == t->separator;)
        at = take_cell(t, at + 1);
    if (at < t->file.len)
        at += t->file.at[at] == '\r' && at + 1 < t->file.len && t->file.at[at + 1] == '\n' ? 2 : 1;
    t->at = at;
    return !t->failed;
}

static dz_str text_of(const table *t, size_t column)
{
    if (column >= t->cells.n)
        return (dz_str){"", 0};
    return (dz_str){t->file.at + t->cells.at[column].from, t->cells.at[column].end - t->cells.at[column].from};
}

/** Begins anew. "sep=;" in the first line, which Excel heeds, says what stands between cells. */
static void rewind_to(table *t, char separator)
{
    t->at = t->row = t->unclosed = t->searched = 0;
    t->cells.n = 0;
    t->separator = separator;
    t->all_quoted = false;
    if (t->file.len > 5 && memcmp(t->file.at, "sep=", 4) == 0 && ends_line(t->file.at[5]) && t->file.at[4] == separator) {
        t->at = t->file.len > 6 && t->file.at[5] == '\r' && t->file.at[6] == '\n' ? 7 : 6;
        t->row = 1;
    }
}

/** Whether all of the first record stands in quotes. */
static bool is_all_quoted(table *t, char separator)
{
    size_t n = 0;

    rewind_to(t, separator);
    t->all_quoted = true;
    if (!next_record(t))
        return false;
    for (size_t i = 0; i < t->cells.n; i++)
        n += t->cells.at[i].quoted;
    return n && n == t->cells.n;
}

static void open_table(table *t, char separator)
{
    bool all = is_all_quoted(t, separator);

    rewind_to(t, separator);
    t->all_quoted = all;
}

/* ---- columns ---- */

/** What stands in a column. */
typedef struct weight {
    size_t han, latin; /* letters */
    size_t spaces;     /* running text has some, a row of codes none */
    size_t zh, en, n;  /* cells in Chinese, in English, with anything in them */
} weight;

static dz_lang lang_of(dz_str text, size_t *han, size_t *latin)
{
    *han = *latin = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        *han += dz_is_han(c);
        *latin += dz_is_latin(c);
    }
    if (*han == 0 && *latin == 0)
        return DZ_LANG_UNKNOWN;
    return 3 * *han < *latin ? DZ_LANG_EN : DZ_LANG_ZH_HANS;
}

/** Weighs the records that follow. */
static void weigh(table *t, weight list[MOST_COLUMNS])
{
    memset(list, 0, MOST_COLUMNS * sizeof *list);
    for (size_t records = 0; records < SAMPLE && next_record(t); records++)
        for (size_t i = 0; i < t->cells.n && i < MOST_COLUMNS; i++) {
            size_t  han, latin;
            dz_lang lang = lang_of(text_of(t, i), &han, &latin);

            list[i].han += han;
            list[i].latin += latin;
            for (size_t k = t->cells.at[i].from; k < t->cells.at[i].end; k++)
                list[i].spaces += t->file.at[k] == ' ';
            list[i].zh += lang == DZ_LANG_ZH_HANS;
            list[i].en += lang == DZ_LANG_EN;
            list[i].n += lang != DZ_LANG_UNKNOWN;
        }
}

static bool is_zh(const weight *w) { return w->n && 100 * w->zh >= FITTING * w->n && w->han > 0; }
static bool is_en(const weight *w) { return w->n && 100 * w->en >= FITTING * w->n; }

static bool has_more_words(const weight *a, const weight *b) { return a->spaces != b->spaces ? a->spaces > b->spaces : a->latin > b->latin; }

/** The columns with most of either language. */
static bool find_by_script(table *t, columns *c)
{
    weight list[MOST_COLUMNS];
    size_t zh = SIZE_MAX, en = SIZE_MAX, han, latin;

    if (next_record(t) && t->at >= t->file.len) /* the first may have headings, unless it is all there is */
        open_table(t, t->separator);
    weigh(t, list);
    for (size_t i = 0; i < MOST_COLUMNS; i++) {
        if (is_zh(&list[i]) && (zh == SIZE_MAX || list[i].han > list[zh].han))
            zh = i;
        if (is_en(&list[i]) && (en == SIZE_MAX || has_more_words(&list[i], &list[en])))
            en = i;
    }
    if (zh == SIZE_MAX || en == SIZE_MAX || 2 * list[zh].n < list[en].n || 2 * list[en].n < list[zh].n)
        return false;
    *c = (columns){{zh < en ? zh : en, zh < en ? en : zh}, SIZE_MAX, false};
    open_table(t, t->separator);
    c->headed = next_record(t) && lang_of(text_of(t, zh), &han, &latin) == DZ_LANG_EN && han == 0 &&
                lang_of(text_of(t, en), &han, &latin) == DZ_LANG_EN && t->at < t->file.len; /* headings in English over both */
    return true;
}

static bool find_by_headings(table *t, columns *c)
{
    dz_heading list[MOST_COLUMNS];
    size_t     n = 0;

    if (!next_record(t))
        return false;
    for (; n < t->cells.n && n < MOST_COLUMNS; n++)
        list[n] = dz_heading_of(text_of(t, n));
    *c = (columns){.id = SIZE_MAX, .headed = true};
    for (size_t i = n; i-- > 0;)
        if (list[i] == DZ_HEADING_ID)
            c->id = i;
    return dz_headings_pair(list, n, c->side);
}

/** Finds what parts the cells, and the columns of the two sides. */
static bool find_columns(table *t, const char *separators, columns *c)
{
    for (const char *at = separators; *at; at++) {
        open_table(t, *at);
        if (find_by_headings(t, c))
            return true;
    }
    for (const char *at = separators; *at; at++) {
        open_table(t, *at);
        if (find_by_script(t, c))
            return true;
    }
    return false;
}

/* ---- the file ---- */

/** Lays down a cell; two quotes in quotes are one. */
static void lay_cell(dz_reading *r, const cell *c)
{
    size_t plain = c->from;

    for (size_t at = c->from; c->quoted && at + 1 < c->end; at++)
        if (r->file.at[at] == '"' && r->file.at[at + 1] == '"') {
            dz_lay_file(r, plain, at - plain);
            dz_lay_text(r, (dz_str){"\"", 1}, at, 2);
            plain = ++at + 1;
        }
    dz_lay_file(r, plain, c->end - plain);
}

static bool is_blank(const table *t, size_t column)
{
    dz_str text = text_of(t, column);

    return dz_trimmed(text, 0, text.len).len == 0;
}

/** Lays down the cell of the side. One that is empty, or missing at the end of its row, keeps its place. */
static void lay_record(dz_reading *r, const table *t, const columns *c, uint32_t unit)
{
    const cell *last = &t->cells.at[t->cells.n - 1];
    size_t  column = c->side[r->side];
    dz_str  id = text_of(t, c->id);
    dz_span ink = dz_trimmed(id, 0, id.len);
    char    name[LONGEST_ID + 1];
    dz_spot spot = {.row = (uint32_t)t->row, .cell = (uint32_t)column + 1, .unit = ink.len && ink.len <= LONGEST_ID ? name : NULL};

    if (is_blank(t, c->side[0]) && is_blank(t, c->side[1]))
        return;
    if (spot.unit) {
        memcpy(name, id.at + ink.at, ink.len);
        name[ink.len] = '\0';
    }
    dz_lay_block(r, DZ_BLOCK_UNIT);
    r->unit = unit;
    dz_lay_spot(r, &spot);
    if (column < t->cells.n)
        lay_cell(r, &t->cells.at[column]);
    dz_lay_unit_end(r, column < t->cells.n ? t->cells.at[column].from : last->end + last->quoted);
}

static size_t line_of(dz_str file, size_t at)
{
    size_t line = 1;

    for (size_t i = 0; i < at; i++)
        line += file.at[i] == '\n';
    return line;
}

static dz_status read_table(dz_reading *r, const char *separators)
{
    table    t = {.file = r->file};
    columns  c;
    bool     found = find_columns(&t, separators, &c);
    uint32_t units = 0;

    open_table(&t, t.separator);
    if (found && c.headed)
        next_record(&t);
    while (found && next_record(&t))
        lay_record(r, &t, &c, units++);
    dz_list_free(&t.cells);
    r->failed |= t.failed;
    if (!found && !r->failed)
        return dz_fail(r->error, DZ_FORMAT, "'%s' has no column of Chinese beside one of English", r->name);
    if (t.unclosed && t.separator != '\t')
        return dz_fail(r->error, DZ_FORMAT, "'%s', line %zu: nothing closes the quotes that open here", r->name, line_of(r->file, t.unclosed - 1));
    if (t.searched > 4 * t.file.len)
        return dz_fail(r->error, DZ_FORMAT, "'%s' has too many quotes that close nothing", r->name);
    return dz_lay_end(r);
}

static dz_status read_csv(dz_reading *r) { return read_table(r, ",;\t"); }
static dz_status read_tsv(dz_reading *r) { return read_table(r, "\t"); }

/* ---- telling ---- */

static bool fits(dz_str text, const char *separators)
{
    table   t = {.file = text};
    columns c;
    bool    found = find_columns(&t, separators, &c);

    dz_list_free(&t.cells);
    return found;
}

static bool fits_csv(dz_str text) { return fits(text, ",;\t"); }
static bool fits_tsv(dz_str text) { return fits(text, "\t"); }

/** The records at the beginning, as far as they are whole and UTF-8; behind a mark. */
static dz_str early(dz_str bytes)
{
    enum { EARLY = 64 << 10 };
    size_t mark = bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    dz_str text = {bytes.at + mark, bytes.len - mark};

    if (text.len > EARLY)
        for (text.len = EARLY; text.len && text.at[text.len - 1] != '\n';)
            text.len--;
    return dz_utf8_valid(text.at, text.len) == text.len ? text : (dz_str){text.at, 0};
}

/** Whether a text is a table though its name does not say so: its first line has headings of both sides and nothing that
 *  is none, and all records have as many cells, those in Chinese and in English where the headings say. */
static bool is_table(dz_str bytes, char separator)
{
    dz_str  text = early(bytes);
    table   t = {.file = text, .separator = separator};
    weight  list[MOST_COLUMNS];
    columns c;
    size_t  wide = 0, records = 0;
    bool    is = false;

    for (size_t i = 0; i < text.len && i < LONGEST_HEAD && !is && !ends_line(text.at[i]); i++)
        is = text.at[i] == separator;
    if (!is)
        return false;
    open_table(&t, separator);
    is = find_by_headings(&t, &c);
    for (size_t i = 0; i < t.cells.n && is; i++)
        is = dz_heading_of(text_of(&t, i)) != DZ_HEADING_OTHER;
    for (wide = t.cells.n; is && next_record(&t); records++)
        is = t.cells.n == wide;
    if (is && records > 0 && !t.unclosed) {
        open_table(&t, separator);
        next_record(&t);
        weigh(&t, list);
        is = (is_zh(&list[c.side[0]]) && is_en(&list[c.side[1]])) || (is_en(&list[c.side[0]]) && is_zh(&list[c.side[1]]));
    } else
        is = false;
    dz_list_free(&t.cells);
    return is;
}

static bool is_tsv(dz_str bytes) { return is_table(bytes, '\t'); }
static bool is_csv(dz_str bytes) { return is_table(bytes, ',') || is_table(bytes, ';'); }

const dz_format dz_tsv = {.name = "tsv", .extensions = " tsv tab ", .bilingual = true, .shared = true, .sniff = is_tsv, .fits = fits_tsv, .read = read_tsv};
const dz_format dz_csv = {.name = "csv", .extensions = " csv ", .bilingual = true, .shared = true, .sniff = is_csv, .fits = fits_csv, .read = read_csv};
