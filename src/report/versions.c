/* versions.c — two versions of a text, row by row, for people at a terminal. Floor report.
 *
 *     old.txt:3:27: new.txt:3:27: changed: figure
 *       Output grew by [-43.9%-]{+49.3%+} in the first half.
 *
 * Where little is the same, both sides stand one below the other. Behind the rows
 * come the figures and names that do not agree, and a count.
 */
#include <string.h>

#include "report/line.h"
#include "report/quote.h"
#include "report/words.h"
#include "report/writers.h"

/** A row is told in one line where so many per cent of its words are the same, or where no more changed than this. */
enum { LEAST_EQUAL = 60, FEW_CHANGES = 2 };

typedef struct teller {
    const dz_report *report;
    dz_sink         *sink;
    dz_change_list   changes;
    bool             zh; /* the words around the texts are Chinese */
} teller;

/** How what is only in one of the texts is shown: side 0 the old, 1 the new. */
typedef struct look {
    const char *open, *close, *color;
} look;

static const look looks[2] = {{"[-", "-]", "\x1b[9;31m"}, {"{+", "+}", "\x1b[4;32m"}};

/* ---- words ---- */

static const char *of_word(const teller *t, size_t bit)
{
    static const char *const words[][DZ_TONGUES] = {{"figure", "数字"}, {"name", "专名"}, {"negation", "否定"}};

    return words[bit][t->zh];
}

enum { OF_WORDS = 3 };

static const char *kind_word(const teller *t, dz_compared_kind kind)
{
    static const char *const chinese[DZ_COMPARED_KINDS] = {"相同", "写法", "改动", "增加", "删除", "移动"};

    return t->zh ? chinese[kind] : dz_compared_name(kind);
}

static const char *standing_word(const teller *t, dz_standing standing)
{
    static const char *const words[DZ_STANDINGS][DZ_TONGUES] = {{"equal", "相同"},
                                                                {"differs", "不一致"},
                                                                {"vague against exact", "一概数一确数"},
                                                                {"only in the old", "仅旧版有"},
                                                                {"only in the new", "仅新版有"}};

    return words[standing][t->zh];
}

/* ---- text ---- */

static void put_shown(const teller *t, dz_str text, bool zh)
{
    dz_buf line = {0}, shown = {0};

    dz_line(&line, text, zh);
    dz_show(&shown, dz_buf_all(&line));
    if (!dz_buf_ok(&line) || !dz_buf_ok(&shown))
        dz_sink_no_memory(t->sink);
    dz_put(t->sink, dz_buf_all(&shown));
    dz_buf_free(&line);
    dz_buf_free(&shown);
}

/** A stretch of a text as one line, but for white space at its ends. */
static void put_text(const teller *t, int side, uint32_t from, uint32_t to)
{
    const dz_document *doc = dz_pair_document(t->report->pair, side);

    if (to > from)
        put_shown(t, dz_document_slice(doc, (dz_span){from, to - from}), dz_lang_is_zh(dz_document_lang(doc)));
}

static void put_marked(const teller *t, int side, dz_span span)
{
    if (span.len == 0)
        return;
    dz_put_text(t->sink, t->report->color ? looks[side].color : looks[side].open);
    put_text(t, side, span.at, dz_span_end(span));
    dz_put_text(t->sink, t->report->color ? "\x1b[0m" : looks[side].close);
}

static void put_place(const teller *t, int side, uint32_t at)
{
    const dz_document *doc = dz_pair_document(t->report->pair, side);

    put_shown(t, (dz_str){dz_document_name(doc), strlen(dz_document_name(doc))}, false);
    dz_put_text(t->sink, ":");
    dz_put_place(t->sink, doc, at, t->report->tongue);
    dz_put_text(t->sink, ": ");
}

/* ---- rows ---- */

static unsigned flags_of(const teller *t, const dz_compared *row)
{
    unsigned flags = 0;

    for (size_t i = 0; i < row->n; i++)
        flags |= t->changes.at[row->first + i].flags;
    return flags;
}

/** old.txt:3:27: new.txt:3:27: changed: figure, name */
static void put_head(const teller *t, const dz_compared *row)
{
    dz_compared_kind kind = dz_changes_kind(t->report->changes, row);
    unsigned         flags = kind == DZ_COMPARED_CHANGED || kind == DZ_COMPARED_MOVED ? flags_of(t, row) : 0;
    const char      *before = t->zh ? "：" : ": ";

    if (t->report->color)
        dz_put_text(t->sink, "\x1b[1m");
    for (int side = 0; side < 2; side++)
        if (row->beside.n[side])
            put_place(t, side, dz_changes_span(t->report->changes, row, side).at);
    dz_put_text(t->sink, kind_word(t, kind));
    for (size_t i = 0; i < OF_WORDS; i++)
        if (flags >> i & 1) {
            dz_put_format(t->sink, "%s%s", before, of_word(t, i));
            before = t->zh ? "、" : ", ";
        }
    dz_put_text(t->sink, t->report->color ? "\x1b[0m\n" : "\n");
}

/** Whether white space stands at a byte of a text, or, 'back', before it. */
static bool is_space_at(const teller *t, int side, uint32_t at, bool back)
{
    dz_str text = dz_document_text(dz_pair_document(t->report->pair, side));

    if (back ? at == 0 : at >= text.len)
        return false;
    return strchr(" \t\r\n", text.at[back ? at - 1 : at]) != NULL;
}

/** What went, with the space around it that went too. */
static void put_gone(const teller *t, const dz_change *c, const dz_compared *row)
{
    dz_span  whole = dz_changes_span(t->report->changes, row, 0);
    uint32_t end = dz_span_end(c->span[0]);
    bool     alone = c->span[0].len > 0 && c->span[1].len == 0;

    if (alone && c->span[0].at > whole.at && is_space_at(t, 0, c->span[0].at, true) && !is_space_at(t, 1, c->span[1].at, true))
        dz_put_text(t->sink, " ");
    put_marked(t, 0, c->span[0]);
    if (alone && end < dz_span_end(whole) && is_space_at(t, 0, end, false) && !is_space_at(t, 1, c->span[1].at, false))
        dz_put_text(t->sink, " ");
}

/** The new text with what changed in it, old and new. */
static void put_woven(const teller *t, const dz_compared *row)
{
    dz_span  span = dz_changes_span(t->report->changes, row, 1);
    uint32_t at = span.at;

    dz_put_text(t->sink, "  ");
    for (size_t i = 0; i < row->n; i++) {
        const dz_change *c = &t->changes.at[row->first + i];

        put_text(t, 1, at, c->span[1].at);
        put_gone(t, c, row);
        put_marked(t, 1, c->span[1]);
        at = dz_span_end(c->span[1]);
    }
    put_text(t, 1, at, dz_span_end(span));
    dz_put_text(t->sink, "\n");
}

/** One side of a row, with what the other one does not have marked. */
static void put_side(const teller *t, const dz_compared *row, int side)
{
    dz_span  span = dz_changes_span(t->report->changes, row, side);
    uint32_t at = span.at;

    dz_put_text(t->sink, side ? "  + " : "  - ");
    for (size_t i = 0; i < row->n; i++) {
        const dz_change *c = &t->changes.at[row->first + i];

        put_text(t, side, at, c->span[side].at);
        put_marked(t, side, c->span[side]);
        at = dz_span_end(c->span[side]);
    }
    put_text(t, side, at, dz_span_end(span));
    dz_put_text(t->sink, "\n");
}

/** What stands on one side alone, a paragraph a line. */
static void put_alone(const teller *t, const dz_compared *row, int side)
{
    dz_segment_list list = dz_segments_all(dz_pair_segments(t->report->pair, side));
    uint32_t        end = row->beside.first[side] + row->beside.n[side];

    for (uint32_t i = row->beside.first[side], next; i < end; i = next) {
        for (next = i + 1; next < end && list.at[next].block == list.at[i].block;)
            next++;
        dz_put_text(t->sink, side ? "  + " : "  - ");
        put_marked(t, side, (dz_span){list.at[i].span.at, dz_span_end(list.at[next - 1].span) - list.at[i].span.at});
        dz_put_text(t->sink, "\n");
    }
}

/** Whether two passages read the same, but for white space. */
static bool read_alike(const teller *t, const dz_compared *row)
{
    dz_buf line[2] = {0};
    bool   alike;

    for (int side = 0; side < 2; side++) {
        const dz_document *doc = dz_pair_document(t->report->pair, side);

        dz_line(&line[side], dz_document_slice(doc, dz_changes_span(t->report->changes, row, side)), dz_lang_is_zh(dz_document_lang(doc)));
        if (!dz_buf_ok(&line[side]))
            dz_sink_no_memory(t->sink);
    }
    alike = line[0].bytes.n == line[1].bytes.n && (line[0].bytes.n == 0 || memcmp(line[0].bytes.at, line[1].bytes.at, line[0].bytes.n) == 0);
    dz_buf_free(&line[0]);
    dz_buf_free(&line[1]);
    return alike;
}

static void put_moved(const teller *t, const dz_compared *row)
{
    dz_span span = dz_changes_span(t->report->changes, row, 0);

    if (read_alike(t, row)) {
        dz_put_text(t->sink, "  ");
        put_text(t, 0, span.at, dz_span_end(span));
        dz_put_text(t->sink, "\n");
        return;
    }
    put_alone(t, row, 0);
    put_alone(t, row, 1);
}

/** Whether what changed is seen best in one line; else one side stands below the other. */
static bool is_woven(const dz_compared *row)
{
    uint64_t longer = row->tokens[0] > row->tokens[1] ? row->tokens[0] : row->tokens[1];

    return row->n <= FEW_CHANGES || 100 * (uint64_t)row->equal >= LEAST_EQUAL * longer;
}

static void put_row(const teller *t, const dz_compared *row)
{
    put_head(t, row);
    switch (dz_changes_kind(t->report->changes, row)) {
    case DZ_COMPARED_DELETED:
    case DZ_COMPARED_INSERTED:
        put_alone(t, row, row->beside.n[0] == 0);
        break;
    case DZ_COMPARED_MOVED:
        put_moved(t, row);
        break;
    default:
        if (is_woven(row)) {
            put_woven(t, row);
        } else {
            put_side(t, row, 0);
            put_side(t, row, 1);
        }
    }
}

/* ---- behind the rows ---- */

static void put_standing(const teller *t, const dz_balance_row *row)
{
    for (int side = 0; side < 2; side++)
        if (row->standing != (side ? DZ_STANDS_OLD : DZ_STANDS_NEW))
            put_place(t, side, row->span[side].at);
    dz_put_text(t->sink, standing_word(t, (dz_standing)row->standing));
    dz_put_text(t->sink, t->zh ? "：" : ": ");
    dz_put_text(t->sink, dz_bound_before(t->report->pair, row, 0));
    put_text(t, 0, row->span[0].at, dz_span_end(row->span[0]));
    if (row->span[0].len && row->span[1].len)
        dz_put_text(t->sink, " ↔ ");
    dz_put_text(t->sink, dz_bound_before(t->report->pair, row, 1));
    put_text(t, 1, row->span[1].at, dz_span_end(row->span[1]));
    dz_put_text(t->sink, "\n");
}

/** The figures, or the names, that do not agree; of figures how many do. */
static void put_balance(const teller *t, bool names)
{
    static const char *const heads[2][DZ_TONGUES] = {{"figures", "数字"}, {"names", "专名"}};
    dz_balance_list          list = dz_balance_all(t->report->balance);
    size_t                   told = 0, equal = 0;

    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].name == names) {
            equal += list.at[i].standing == DZ_STANDS_EQUAL;
            told += list.at[i].standing != DZ_STANDS_EQUAL;
        }
    if (told == 0)
        return;
    dz_put_format(t->sink, t->zh ? "\n%s：%zu 项不一致" : "\n%s: %zu not the same", heads[names][t->zh], told);
    if (!names)
        dz_put_format(t->sink, t->zh ? "，%zu 项相同" : ", %zu equal", equal);
    dz_put_text(t->sink, "\n");
    for (size_t i = 0; i < list.n; i++)
        if (list.at[i].name == names && list.at[i].standing != DZ_STANDS_EQUAL)
            put_standing(t, &list.at[i]);
}

/** 12 changed, 3 inserted (of 40 rows) */
static void put_count(const teller *t, const size_t of_kind[DZ_COMPARED_KINDS])
{
    size_t      rows = 0, changed = 0;
    const char *before = t->zh ? "：" : ": ";

    for (int kind = 0; kind < DZ_COMPARED_KINDS; kind++) {
        rows += of_kind[kind];
        changed += kind == DZ_COMPARED_EQUAL ? 0 : of_kind[kind];
    }
    if (changed == 0) {
        dz_put_text(t->sink, t->zh ? "没有改动\n" : "no changes\n");
        return;
    }
    if (t->zh)
        dz_put_format(t->sink, "\n%zu 行中有 %zu 行不同", rows, changed);
    else
        dz_put_format(t->sink, "\n%zu of %zu row%s differ%s", changed, rows, rows == 1 ? "" : "s", changed == 1 ? "s" : "");
    for (int kind = DZ_COMPARED_TYPOGRAPHIC; kind < DZ_COMPARED_KINDS; kind++)
        if (of_kind[kind]) {
            dz_put_text(t->sink, before);
            if (t->zh)
                dz_put_format(t->sink, "%s %zu", kind_word(t, (dz_compared_kind)kind), of_kind[kind]);
            else
                dz_put_format(t->sink, "%zu %s", of_kind[kind], kind_word(t, (dz_compared_kind)kind));
            before = t->zh ? "，" : ", ";
        }
    dz_put_text(t->sink, "\n");
}

static void write_text(const dz_report *report, dz_sink *sink)
{
    const teller     t = {report, sink, dz_changes_all(report->changes), report->tongue == DZ_IN_CHINESE};
    dz_compared_list rows = dz_changes_compared(report->changes);
    size_t           of_kind[DZ_COMPARED_KINDS] = {0};

    for (size_t i = 0; i < rows.n && !dz_sink_closed(sink); i++) {
        dz_compared_kind kind = dz_changes_kind(report->changes, &rows.at[i]);

        of_kind[kind]++;
        if (kind != DZ_COMPARED_EQUAL)
            put_row(&t, &rows.at[i]);
    }
    put_balance(&t, false);
    put_balance(&t, true);
    put_count(&t, of_kind);
}

const dz_writer dz_diff_text = {"text", DZ_FOR_DIFF, write_text};
