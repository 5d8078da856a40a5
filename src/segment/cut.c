/* cut.c — the blocks of a document, each by its kind, into segments. Floor segment. */
#include <string.h>

#include <unicode/ubrk.h>

#include "base/fail.h"
#include "duizhao/segment.h"
#include "segment/kind.h"
#include "segment/plain.h"
#include "segment/profile.h"
#include "segment/rules.h"
#include "text/script.h"
#include "text/utf8.h"

/** A cell of a table that has more columns is text like any other. */
enum { LONGEST_CELL = 80 };

struct dz_segments {
    const dz_document *doc;
    dz_profile         profile;
    DZ_LIST(dz_segment) rows;
};

/** What the cutting of one document needs. */
typedef struct cutter {
    dz_segments    *out;
    UBreakIterator *breaks; /* made when the first sentence needs it */
    dz_ground       ground;
    dz_cut_options  options;
} cutter;

/* ---- adding ---- */

static dz_span trimmed(dz_str text, size_t at, size_t end)
{
    while (at < end) {
        size_t next = at;

        if (!dz_is_space(dz_utf8_next(text.at, &next)))
            break;
        at = next;
    }
    while (end > at) {
        size_t before = end;

        if (!dz_is_space(dz_utf8_before(text.at, &before)))
            break;
        end = before;
    }
    return (dz_span){(uint32_t)at, (uint32_t)(end - at)};
}

static bool add_bytes(cutter *cut, uint32_t block, size_t at, size_t end, dz_segment_kind kind)
{
    dz_span span = trimmed(dz_document_text(cut->out->doc), at, end);

    return span.len == 0 || dz_list_push(&cut->out->rows, (dz_segment){span, block, (uint16_t)kind});
}

static bool add(cutter *cut, uint32_t block, size_t from, size_t to, dz_segment_kind kind)
{
    const dz_plain *plain = &cut->ground.plain;
    size_t          begin = from == 0 ? dz_document_blocks(cut->out->doc).at[block].span.at : dz_plain_byte(plain, from);

    return add_bytes(cut, block, begin, dz_plain_byte(plain, to), kind);
}

/* ---- prose ---- */

/** The breaks of ICU and those of the scan, in one row. */
typedef struct merged {
    int32_t icu; /* UBRK_DONE when there are no more */
    size_t  scan;
} merged;

static bool next_break(cutter *cut, merged *row, dz_break *out)
{
    const dz_scan *scan = &cut->ground.scan;
    bool           more = row->scan < scan->breaks.n;

    if (row->icu == UBRK_DONE && !more)
        return false;
    if (more && (row->icu == UBRK_DONE || scan->breaks.at[row->scan].at < (size_t)row->icu)) {
        *out = scan->breaks.at[row->scan++];
        return true;
    }
    *out = (dz_break){(size_t)row->icu, DZ_BY_ICU};
    while (row->scan < scan->breaks.n && scan->breaks.at[row->scan].at == out->at)
        if (scan->breaks.at[row->scan++].by == DZ_BY_SHAPE)
            out->by = DZ_BY_SHAPE;
    row->icu = ubrk_next(cut->breaks);
    return true;
}

static bool open_breaks(cutter *cut)
{
    UErrorCode status = U_ZERO_ERROR;

    if (!cut->breaks)
        cut->breaks = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &status);
    if (U_SUCCESS(status))
        ubrk_setText(cut->breaks, (const UChar *)cut->ground.plain.units.at, (int32_t)cut->ground.plain.units.n, &status);
    return U_SUCCESS(status);
}

/** The kind of one of the sentences of a block. */
static dz_segment_kind kind_within(const cutter *cut, size_t from, size_t to, dz_segment_kind kind)
{
    const dz_marker *marker = dz_marker_before(&cut->ground, from + 1);
    size_t           n = cut->ground.plain.units.n;

    if (from > 0 && to == n && dz_is_byline(&cut->ground.plain, from, to))
        return DZ_SEGMENT_FURNITURE;
    if (marker && marker->at == from && (from > 0 || to < n))
        return DZ_SEGMENT_ITEM;
    if (kind == DZ_SEGMENT_HEADING && (from > 0 || to < n)) /* of several sentences: prose */
        return DZ_SEGMENT_SENTENCE;
    if (kind == DZ_SEGMENT_ITEM && from > 0)
        return DZ_SEGMENT_SENTENCE;
    return kind;
}

static bool cut_prose(cutter *cut, uint32_t block, dz_segment_kind kind)
{
    size_t   from = 0, n = cut->ground.plain.units.n;
    merged   row = {0, 0};
    dz_break proposed;

    if (!open_breaks(cut) || !dz_scan_block(&cut->ground))
        return false;
    row.icu = ubrk_next(cut->breaks);
    while (next_break(cut, &row, &proposed)) {
        size_t to;

        if (proposed.at <= from)
            continue;
        dz_depth_advance(&cut->ground, proposed.at);
        to = dz_judge_break(&cut->ground, from, proposed);
        if (to <= from)
            continue;
        if (!add(cut, block, from, to, kind_within(cut, from, to, kind)))
            return false;
        from = to;
        while (from < n && cut->ground.plain.units.at[from] == ' ')
            from++;
    }
    return from >= n || add(cut, block, from, n, kind_within(cut, from, n, kind));
}

/* ---- tables of text ---- */

static size_t count_tabs(dz_str text)
{
    size_t n = 0;

    for (const char *at = text.at, *end = text.at + text.len; at < end && (at = memchr(at, '\t', (size_t)(end - at))) != NULL; at++)
        n++;
    return n;
}

/** A row of a table has tabs in it, and as many as the row above or below. */
static bool is_row(const cutter *cut, size_t index)
{
    const dz_document *doc = cut->out->doc;
    dz_block_list      blocks = dz_document_blocks(doc);
    size_t             n = count_tabs(dz_document_slice(doc, blocks.at[index].span));

    if (n == 0 || memchr(dz_document_slice(doc, blocks.at[index].span).at, '\n', blocks.at[index].span.len))
        return false;
    return (index > 0 && count_tabs(dz_document_slice(doc, blocks.at[index - 1].span)) == n) ||
           (index + 1 < blocks.n && count_tabs(dz_document_slice(doc, blocks.at[index + 1].span)) == n);
}

static bool cut_row(cutter *cut, uint32_t index, dz_span span)
{
    const char *text = dz_document_text(cut->out->doc).at;

    for (size_t at = span.at, end = dz_span_end(span); at < end;) {
        const char *tab = memchr(text + at, '\t', end - at);
        size_t      to = tab ? (size_t)(tab - text) : end;

        if (!add_bytes(cut, index, at, to, DZ_SEGMENT_CELL))
            return false;
        at = to + 1;
    }
    return true;
}

/* ---- blocks ---- */

/** What the format says that a block is or, where it does not, what its shape tells. */
static dz_segment_kind kind_of(const cutter *cut, dz_block block)
{
    static const uint8_t said[] = {[DZ_BLOCK_HEADING] = DZ_SEGMENT_HEADING, [DZ_BLOCK_ITEM] = DZ_SEGMENT_ITEM, [DZ_BLOCK_CELL] = DZ_SEGMENT_CELL,
                                   [DZ_BLOCK_CAPTION] = DZ_SEGMENT_CAPTION, [DZ_BLOCK_FURNITURE] = DZ_SEGMENT_FURNITURE};

    if (cut->ground.plain.units.n == 0) /* soft hyphens only: nothing to read */
        return DZ_SEGMENT_FURNITURE;
    if (block.kind == DZ_BLOCK_CELL && dz_line_columns(&cut->ground.plain) > LONGEST_CELL)
        return dz_kind_of_block(&cut->ground.plain);
    return block.kind == DZ_BLOCK_PARAGRAPH ? dz_kind_of_block(&cut->ground.plain) : (dz_segment_kind)said[block.kind];
}

static bool cut_block(cutter *cut, uint32_t index, dz_block block)
{
    dz_segment_kind kind;

    if (block.span.len == 0 && dz_document_has_units(cut->out->doc)) /* it only says where its text would stand */
        return true;
    if (block.kind == DZ_BLOCK_UNIT)
        return dz_list_push(&cut->out->rows, (dz_segment){block.span, index, DZ_SEGMENT_SENTENCE});
    if (block.kind == DZ_BLOCK_PARAGRAPH && is_row(cut, index))
        return cut_row(cut, index, block.span);
    if (!dz_plain_lay(&cut->ground.plain, cut->out->doc, block.span))
        return false;
    kind = kind_of(cut, block);
    if (kind == DZ_SEGMENT_TIMESTAMP || kind == DZ_SEGMENT_SPEAKER || kind == DZ_SEGMENT_FURNITURE || kind == DZ_SEGMENT_CELL)
        return add(cut, index, 0, cut->ground.plain.units.n, kind);
    return cut_prose(cut, index, kind);
}

static bool cut_all(cutter *cut)
{
    dz_block_list blocks = dz_document_blocks(cut->out->doc);

    for (size_t i = 0; i < blocks.n; i++)
        if (!cut_block(cut, (uint32_t)i, blocks.at[i]))
            return false;
    return true;
}

/** Whether the text asks with ？, so that an ASCII ? between two Han stands for something lost. */
static bool asks_in_full_width(const dz_document *doc)
{
    dz_str text = dz_document_text(doc);

    for (const char *at = text.at, *end = at + text.len; at + 2 < end && (at = memchr(at, 0xef, (size_t)(end - at - 2))) != NULL; at++)
        if (memcmp(at, "？", 3) == 0)
            return true;
    return false;
}

static void look_around(cutter *cut)
{
    cut->ground.profile = cut->options.profile == DZ_PROFILE_JUDGED ? dz_judge_profile(cut->out->doc) : cut->options.profile;
    cut->ground.semicolons = cut->options.semicolons;
    cut->ground.lost_marks = asks_in_full_width(cut->out->doc);
    cut->out->profile = cut->ground.profile;
}

dz_status dz_segments_cut_with(const dz_document *doc, const dz_cut_options *options, dz_segments **out, dz_error *error)
{
    cutter cut = {0};
    bool   done;

    *out = NULL;
    cut.out = dz_alloc_zero(1, sizeof *cut.out);
    if (!cut.out)
        return dz_fail_nomem(error);
    cut.out->doc = doc;
    if (options)
        cut.options = *options;
    look_around(&cut);
    done = cut_all(&cut);
    if (cut.breaks)
        ubrk_close(cut.breaks);
    dz_plain_free(&cut.ground.plain);
    dz_scan_free(&cut.ground.scan);
    if (!done) {
        dz_segments_free(cut.out);
        return dz_fail_nomem(error);
    }
    *out = cut.out;
    return DZ_OK;
}

dz_status dz_segments_cut(const dz_document *doc, dz_segments **out, dz_error *error)
{
    return dz_segments_cut_with(doc, NULL, out, error);
}

void dz_segments_free(dz_segments *segments)
{
    if (!segments)
        return;
    dz_list_free(&segments->rows);
    dz_release(segments);
}

dz_segment_list dz_segments_all(const dz_segments *segments)
{
    return (dz_segment_list){segments->rows.at, segments->rows.n};
}

const dz_document *dz_segments_document(const dz_segments *segments) { return segments->doc; }
dz_profile         dz_segments_profile(const dz_segments *segments) { return segments->profile; }

const char *dz_segment_kind_name(dz_segment_kind kind)
{
    static const char *const names[] = {"sentence", "heading", "item", "cell", "caption", "speaker", "timestamp", "furniture"};

    return names[kind];
}

bool dz_segment_is_prose(dz_segment_kind kind)
{
    return kind == DZ_SEGMENT_SENTENCE || kind == DZ_SEGMENT_ITEM || kind == DZ_SEGMENT_CELL || kind == DZ_SEGMENT_CAPTION;
}
