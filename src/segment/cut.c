/* cut.c — ICU's sentence breaks, the rules, and the kinds of segments. Floor 3, segment. */
#include <unicode/ubrk.h>

#include "base/fail.h"
#include "duizhao/segment.h"
#include "segment/plain.h"
#include "segment/rules.h"
#include "text/script.h"
#include "text/utf8.h"

/** The widest heading and speaker label, in columns. */
enum { WIDEST_HEADING = 140, WIDEST_SPEAKER = 140 };

struct dz_segments {
    const dz_document *doc;
    DZ_LIST(dz_segment) rows;
};

/** What the cutting of one document needs. */
typedef struct cutter {
    dz_segments    *out;
    UBreakIterator *breaks;
    dz_plain        plain;
    bool            zh;
} cutter;

static bool add(cutter *cut, uint32_t block, size_t from, size_t to, dz_segment_kind kind)
{
    const dz_plain *plain = &cut->plain;
    uint32_t        at, end;

    while (from < to && dz_is_space(dz_plain_char(plain, from)))
        from = dz_plain_next(plain, from);
    while (to > from) {
        size_t before;

        if (!dz_is_space(dz_plain_before(plain, to, &before)))
            break;
        to = before;
    }
    if (from == to)
        return true;
    to = dz_last_ink(plain, from, to);
    at = dz_plain_byte(plain, from);
    end = dz_plain_byte(plain, dz_plain_next(plain, to));
    /* a line break that was dropped between two CJK characters belongs to neither */
    while (end > at) {
        size_t before = end;

        if (!dz_is_space(dz_utf8_before(dz_document_text(cut->out->doc).at, &before)))
            break;
        end = (uint32_t)before;
    }
    return dz_list_push(&cut->out->rows, (dz_segment){{at, end - at}, block, (uint16_t)kind});
}

/* ---- blocks that are one segment ---- */

static bool is_timestamp(dz_str text)
{
    bool digit = false;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_fold_width(dz_utf8_next(text.at, &at));

        if (dz_is_digit(c))
            digit = true;
        else if (c != ':' && c != '-' && c != '/' && c != '.' && c != ' ' && c != 0x5e74 && c != 0x6708 &&
                 c != 0x65e5 && c != 0x65f6 && c != 0x6642 && c != 0x5206 && c != 0x79d2) /* 年月日时時分秒 */
            return false;
    }
    return digit;
}

static uint32_t last_char(dz_str text)
{
    size_t   at = text.len;
    uint32_t c = 0;

    while (at > 0) {
        c = dz_fold_width(dz_utf8_before(text.at, &at));
        if (!dz_is_closer(c) && c != '"' && c != '\'')
            break;
    }
    return c;
}

static bool ends_in_stop(dz_str text)
{
    uint32_t c = last_char(text);

    return c == '.' || c == '!' || c == '?' || c == ';' || c == ',' || c == 0x3002 || c == 0x2026;
}

/** The kind of a whole paragraph; DZ_SEGMENT_SENTENCE where it is prose. */
static dz_segment_kind kind_of(dz_str text)
{
    if (text.len > 4 * WIDEST_HEADING) /* no more columns than that in so many bytes: prose, and no need to measure */
        return DZ_SEGMENT_SENTENCE;
    if (is_timestamp(text))
        return DZ_SEGMENT_TIMESTAMP;
    if (last_char(text) == ':' && dz_columns(text) <= WIDEST_SPEAKER)
        return DZ_SEGMENT_SPEAKER;
    if (!ends_in_stop(text) && dz_columns(text) <= WIDEST_HEADING)
        return DZ_SEGMENT_HEADING;
    return DZ_SEGMENT_SENTENCE;
}

/* ---- prose ---- */

static bool cut_prose(cutter *cut, uint32_t block, dz_segment_kind kind)
{
    UErrorCode      status = U_ZERO_ERROR;
    const dz_plain *plain = &cut->plain;
    size_t          from = 0, n = plain->units.n;

    ubrk_setText(cut->breaks, (const UChar *)plain->units.at, (int32_t)n, &status);
    if (U_FAILURE(status))
        return false;
    for (int32_t next = ubrk_next(cut->breaks); next != UBRK_DONE; next = ubrk_next(cut->breaks)) {
        size_t to = (size_t)next;

        if (cut->zh)
            to = dz_chinese_cut(plain, from, to);
        else if (!dz_english_ends(plain, from, to))
            to = 0;
        if (to <= from)
            continue;
        /* a heading of several sentences is prose */
        if (to < n)
            kind = DZ_SEGMENT_SENTENCE;
        if (!add(cut, block, from, to, kind))
            return false;
        from = to;
    }
    return from >= n || add(cut, block, from, n, kind);
}

static bool cut_block(cutter *cut, uint32_t index, dz_block block)
{
    dz_segment_kind kind;

    if (block.kind == DZ_BLOCK_UNIT)
        return dz_list_push(&cut->out->rows, (dz_segment){block.span, index, DZ_SEGMENT_SENTENCE});
    kind = kind_of(dz_document_slice(cut->out->doc, block.span));
    if (!dz_plain_lay(&cut->plain, cut->out->doc, block.span))
        return false;
    if (kind == DZ_SEGMENT_TIMESTAMP || kind == DZ_SEGMENT_SPEAKER)
        return add(cut, index, 0, cut->plain.units.n, kind);
    return cut_prose(cut, index, kind);
}

static bool has_prose(const dz_document *doc)
{
    dz_block_list blocks = dz_document_blocks(doc);

    for (size_t i = 0; i < blocks.n; i++)
        if (blocks.at[i].kind == DZ_BLOCK_PARAGRAPH)
            return true;
    return false;
}

static bool cut_all(cutter *cut)
{
    dz_block_list blocks = dz_document_blocks(cut->out->doc);

    for (size_t i = 0; i < blocks.n; i++)
        if (!cut_block(cut, (uint32_t)i, blocks.at[i]))
            return false;
    return true;
}

dz_status dz_segments_cut(const dz_document *doc, dz_segments **out, dz_error *error)
{
    UErrorCode status = U_ZERO_ERROR;
    cutter     cut = {0};
    bool       done = false;

    *out = NULL;
    cut.zh = dz_lang_is_zh(dz_document_lang(doc));
    cut.out = dz_alloc_zero(1, sizeof *cut.out);
    if (!cut.out)
        return dz_fail_nomem(error);
    cut.out->doc = doc;
    if (has_prose(doc))
        cut.breaks = ubrk_open(UBRK_SENTENCE, cut.zh ? "zh" : "en", NULL, 0, &status);
    if (U_SUCCESS(status))
        done = cut_all(&cut);
    if (cut.breaks)
        ubrk_close(cut.breaks);
    dz_plain_free(&cut.plain);
    if (!done) {
        dz_segments_free(cut.out);
        return dz_fail_nomem(error);
    }
    *out = cut.out;
    return DZ_OK;
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

const char *dz_segment_kind_name(dz_segment_kind kind)
{
    static const char *const names[] = {"sentence", "heading", "speaker", "timestamp"};

    return names[kind];
}
