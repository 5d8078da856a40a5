/* fuzz.h — what the targets share: a demand that stands in release builds too, and spans held against a text. */
#ifndef DZ_TESTS_FUZZ_H
#define DZ_TESTS_FUZZ_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "duizhao/duizhao.h"
#include "text/script.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(what)                                                                                                     \
    do {                                                                                                               \
        if (!(what)) {                                                                                                 \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #what);                                         \
            abort();                                                                                                   \
        }                                                                                                              \
    } while (0)

static inline bool between_characters(dz_str text, size_t at)
{
    return at <= text.len && (at == text.len || ((unsigned char)text.at[at] & 0xc0) != 0x80);
}

static inline void must_be_span(dz_str text, dz_span span)
{
    MUST((uint64_t)span.at + span.len <= text.len);
    MUST(between_characters(text, span.at));
    MUST(between_characters(text, dz_span_end(span)));
}

/** Neither end is white space, and there is something between them. */
static inline void must_be_inked(dz_str text, dz_span span)
{
    size_t from = span.at, to = dz_span_end(span);

    MUST(span.len > 0);
    MUST(!dz_is_space(dz_utf8_next(text.at, &from)));
    MUST(!dz_is_space(dz_utf8_before(text.at, &to)));
}

static inline bool is_white(dz_str text, uint32_t from, uint32_t to)
{
    for (size_t at = from; at < to;)
        if (!dz_is_space(dz_utf8_next(text.at, &at)))
            return false;
    return true;
}

/** status.h: what a failure leaves behind. */
static inline void must_say_why(dz_status status, const dz_error *error)
{
    size_t n = strlen(error->message);

    MUST(error->status == status);
    MUST(n > 0 && dz_utf8_valid(error->message, n) == n);
    for (size_t i = 0; i < n; i++)
        MUST((unsigned char)error->message[i] >= 0x20 && error->message[i] != 0x7f);
}

/** What the first byte of an input asks of the reading. */
static inline dz_read_options options_of(uint8_t byte)
{
    static const char *const encodings[] = {NULL, "utf-8", "utf-16le", "utf-16be", "gbk", "big5", "latin1", NULL};

    return (dz_read_options){.lines = byte & 1, .zh = byte & 2, .lang = (dz_lang)(byte >> 2 & 3),
                             .repair = byte & 16, .encoding = encodings[byte >> 5]};
}

/** damage.h and the places of document.h, over one document made of 'bytes'. */
static inline void must_be_origins(const dz_document *doc, dz_str bytes)
{
    dz_str         text = dz_document_text(doc);
    dz_damage_list rows = dz_document_damage(doc);
    bool           utf8 = strcmp(dz_document_encoding(doc), "utf-8") == 0;
    size_t         before = 0, row = 0;
    uint32_t       end = 0;

    for (size_t i = 0; i < rows.n; i++) {
        const dz_damage *one = &rows.at[i];
        size_t           from, to;

        must_be_span(text, one->span);
        MUST(one->span.at >= end && one->kind < DZ_DAMAGE_KINDS);
        end = dz_span_end(one->span);
        MUST(one->was.len && dz_utf8_valid(one->was.at, one->was.len) == one->was.len);
        MUST(!one->now.at || dz_utf8_valid(one->now.at, one->now.len) == one->now.len);
        if (one->mended)
            MUST(one->now.at && dz_document_slice(doc, one->span).len == one->now.len);
        dz_document_extent(doc, one->span, &from, &to);
        MUST(from < to && to <= bytes.len);
    }
    for (size_t at = 0; at < text.len;) {
        uint32_t begin = (uint32_t)at;
        size_t   origin = dz_document_origin(doc, begin);

        dz_utf8_next(text.at, &at);
        MUST(origin >= before && origin < bytes.len);
        before = origin;
        while (row < rows.n && dz_span_end(rows.at[row].span) <= begin)
            row++;
        if (utf8 && (row == rows.n || begin < rows.at[row].span.at)) /* sound text is in the file as it is */
            MUST(bytes.at[origin] == text.at[begin]);
    }
    MUST(dz_document_origin(doc, (uint32_t)text.len) == bytes.len);
}

/** document.h and segment.h, over one document. */
static inline void must_be_segments(const dz_document *doc, const dz_segments *segments)
{
    dz_str          text = dz_document_text(doc);
    dz_block_list   blocks = dz_document_blocks(doc);
    dz_segment_list all = dz_segments_all(segments);
    uint32_t        end = 0;

    MUST(dz_segments_document(segments) == doc);
    for (size_t i = 0; i < all.n; i++) {
        const dz_segment *one = &all.at[i];
        const dz_block   *block;

        must_be_span(text, one->span);
        MUST(one->span.at >= end);
        MUST(is_white(text, end, one->span.at)); /* nothing is lost between two */
        end = dz_span_end(one->span);
        MUST(one->block < blocks.n);
        block = &blocks.at[one->block];
        MUST(one->span.at >= block->span.at && end <= dz_span_end(block->span));
        MUST(one->kind < DZ_SEGMENT_KINDS);
        MUST(dz_segment_kind_name((dz_segment_kind)one->kind) != NULL);
        if (block->kind != DZ_BLOCK_UNIT)
            must_be_inked(text, one->span);
    }
    MUST(is_white(text, end, (uint32_t)text.len));
}

static inline uint64_t common_factor(uint64_t a, uint64_t b)
{
    while (b) {
        uint64_t rest = a % b;

        a = b;
        b = rest;
    }
    return a;
}

/** figure.h: the one form of a number. */
static inline void must_be_number(dz_number number)
{
    uint64_t size = number.num < 0 ? -(uint64_t)number.num : (uint64_t)number.num;

    MUST(number.den >= 1);
    MUST(number.den == 1 || (number.den % 2 != 0 && number.den % 5 != 0));
    if (number.num == 0) {
        MUST(number.den == 1 && number.exp == 0);
        return;
    }
    MUST(number.num % 10 != 0);
    MUST(common_factor(size, number.den) == 1);
}

static inline bool same_number(dz_number a, dz_number b)
{
    return a.num == b.num && a.den == b.den && a.exp == b.exp;
}

static inline void must_be_value(const dz_figures *figures, const dz_figure *figure)
{
    enum { GUARD = 0x55 };
    char   value[DZ_FIGURE_VALUE_ROOM + 1];
    size_t n;

    memset(value, GUARD, sizeof value);
    dz_figure_value(figures, figure, value, DZ_FIGURE_VALUE_ROOM);
    MUST(value[DZ_FIGURE_VALUE_ROOM] == GUARD);
    MUST(memchr(value, 0, DZ_FIGURE_VALUE_ROOM) != NULL);
    n = strlen(value);
    MUST(n > 0 && dz_utf8_valid(value, n) == n);
}

/** figure.h, over one cut document. */
static inline void must_be_figures(const dz_segments *segments, const dz_figures *figures)
{
    dz_str          text = dz_document_text(dz_segments_document(segments));
    dz_segment_list cut = dz_segments_all(segments);
    dz_figure_list  all = dz_figures_all(figures);
    uint32_t        end = 0;
    size_t          n = 0;

    MUST(dz_figures_segments(figures) == segments);
    for (size_t i = 0; i < all.n; i++) {
        const dz_figure *one = &all.at[i];
        const dz_span   *around;

        must_be_span(text, one->span);
        MUST(one->span.len > 0 && one->span.at >= end);
        end = dz_span_end(one->span);
        MUST(one->segment < cut.n);
        around = &cut.at[one->segment].span;
        MUST(one->span.at >= around->at && end <= dz_span_end(*around));
        MUST(one->kind < DZ_FIGURE_KINDS && one->bound <= DZ_BOUND_ABOUT);
        MUST(dz_figure_kind_name((dz_figure_kind)one->kind) != NULL);
        MUST((dz_bound_name((dz_bound)one->bound) == NULL) == (one->bound == DZ_BOUND_NONE));
        MUST((dz_figure_unit(one) == NULL) == (one->unit == 0));
        if (one->kind != DZ_FIGURE_DATE && one->kind != DZ_FIGURE_TIME && one->kind != DZ_FIGURE_CODE) {
            must_be_number(one->value);
            must_be_number(one->high);
            MUST(one->kind == DZ_FIGURE_RANGE || one->kind == DZ_FIGURE_VAGUE || same_number(one->value, one->high));
        }
        must_be_value(figures, one);
    }
    for (size_t i = 0; i < cut.n; i++) {
        dz_figure_list some = dz_figures_of(figures, i);

        for (size_t j = 0; j < some.n; j++, n++)
            MUST(n < all.n && &some.at[j] == &all.at[n] && some.at[j].segment == i);
    }
    MUST(n == all.n);
}

#endif
