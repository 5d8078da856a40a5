/* anchors.c — pairs of lines that somebody set by hand. Floor align. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/list.h"
#include "duizhao/align.h"
#include "text/utf8.h"

/** The longest line of a file of anchors, and the most digits of a number. */
enum { MOST_LINE = 1000, MOST_DIGITS = 9 };

typedef struct anchor_row {
    dz_anchor anchor;
    size_t    line; /* of the file of anchors */
} anchor_row;

struct dz_anchors {
    dz_anchor *at;
    size_t    *line;
    size_t     n;
};

/** Where the segments of a text stand in its file. */
typedef struct lines {
    const dz_document *doc;
    size_t             n;     /* segments */
    size_t            *first; /* by segment: its first and last line, from 1 */
    size_t            *last;
} lines;

typedef struct reader {
    const char *path;
    lines       side[2];
    DZ_LIST(anchor_row) rows;
    dz_error *error;
} reader;

/* ---- lines ---- */

static dz_status find_lines(lines *l, const dz_document *doc, const dz_cut_options *cut, dz_error *error)
{
    dz_segments    *segments;
    dz_segment_list list;
    dz_status       status = dz_segments_cut_with(doc, cut, &segments, error);

    if (status != DZ_OK)
        return status;
    list = dz_segments_all(segments);
    l->doc = doc;
    l->n = list.n;
    l->first = dz_alloc(list.n, sizeof *l->first);
    l->last = dz_alloc(list.n, sizeof *l->last);
    for (size_t i = 0; i < list.n && l->first && l->last; i++) {
        size_t end = dz_span_end(list.at[i].span);

        if (list.at[i].span.len)
            dz_utf8_before(dz_document_text(doc).at, &end);
        l->first[i] = dz_document_place(doc, list.at[i].span.at).line;
        l->last[i] = dz_document_place(doc, (uint32_t)end).line;
    }
    dz_segments_free(segments);
    return l->first && l->last ? DZ_OK : dz_fail_nomem(error);
}

/** The first segment that begins on a line, or the one that covers it; l->n where there is none. */
static size_t segment_on(const lines *l, size_t line)
{
    size_t low = 0, high = l->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (l->first[middle] < line)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < l->n && l->first[low] == line)
        return low;
    return low > 0 && l->last[low - 1] >= line ? low - 1 : l->n;
}

/* ---- reading ---- */

/** Takes a number from the text, and moves *text behind it. 0: there is none. */
static size_t take_number(const char **text)
{
    size_t digits = strspn(*text, "0123456789"), number = digits <= MOST_DIGITS ? strtoul(*text, NULL, 10) : 0;

    *text += digits;
    return digits ? number : 0;
}

static dz_status refuse_line(const reader *r, size_t line, const lines *l, size_t number)
{
    size_t end = dz_document_text(l->doc).len, most;

    if (end > 0)
        dz_utf8_before(dz_document_text(l->doc).at, &end); /* the last character: behind it a line may begin that is none */
    most = dz_document_place(l->doc, (uint32_t)end).line;
    if (number > most)
        return dz_fail(r->error, DZ_FORMAT, "'%s' line %zu: '%s' has no line %zu, only %zu", r->path, line,
                       dz_document_name(l->doc), number, most);
    return dz_fail(r->error, DZ_FORMAT, "'%s' line %zu: line %zu of '%s' holds no text", r->path, line, number,
                   dz_document_name(l->doc));
}

/** "12", a tab, "14"; a comment; or nothing. */
static dz_status add_line(reader *r, size_t line, char *text)
{
    anchor_row  row = {.line = line};
    const char *at = text;

    text[strcspn(text, "#\r\n")] = '\0';
    at += strspn(at, " \t");
    if (*at == '\0')
        return DZ_OK;
    for (int side = 0; side < 2; side++) {
        size_t number = take_number(&at), segment;

        if (number == 0 || (side == 0 && *at != '\t' && *at != ' '))
            return dz_fail(r->error, DZ_FORMAT, "'%s' line %zu: '%s' is not two line numbers with a tab between", r->path,
                           line, text);
        segment = segment_on(&r->side[side], number);
        if (segment == r->side[side].n)
            return refuse_line(r, line, &r->side[side], number);
        row.anchor.segment[side] = (uint32_t)segment;
        at += strspn(at, " \t");
    }
    if (*at)
        return dz_fail(r->error, DZ_FORMAT, "'%s' line %zu: '%s' stands behind the two line numbers", r->path, line, at);
    return dz_list_push(&r->rows, row) ? DZ_OK : dz_fail_nomem(r->error);
}

static dz_status read_lines(reader *r)
{
    char      line[MOST_LINE];
    FILE     *file = fopen(r->path, "r");
    dz_status status = DZ_OK;

    if (!file)
        return dz_fail_file(r->error, "open", r->path);
    for (size_t n = 1; status == DZ_OK && fgets(line, sizeof line, file); n++) {
        size_t mark = n == 1 && strncmp(line, "\xef\xbb\xbf", 3) == 0 ? 3 : 0; /* a byte order mark */

        if (strlen(line) + 1 == sizeof line)
            status = dz_fail(r->error, DZ_TOO_LARGE, "'%s' line %zu is too long", r->path, n);
        else
            status = add_line(r, n, line + mark);
    }
    if (status == DZ_OK && ferror(file))
        status = dz_fail_file(r->error, "read", r->path);
    fclose(file);
    return status;
}

/* ---- order ---- */

static int by_place(const void *a, const void *b)
{
    const anchor_row *x = a, *y = b;

    for (int side = 0; side < 2; side++)
        if (x->anchor.segment[side] != y->anchor.segment[side])
            return x->anchor.segment[side] < y->anchor.segment[side] ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

/** Moves the anchors over in order, each once; refuses two that cross. */
static dz_status settle(reader *r, dz_anchors *anchors)
{
    if (r->rows.n)
        qsort(r->rows.at, r->rows.n, sizeof *r->rows.at, by_place);
    anchors->at = dz_alloc(r->rows.n, sizeof *anchors->at);
    anchors->line = dz_alloc(r->rows.n, sizeof *anchors->line);
    if (!anchors->at || !anchors->line)
        return dz_fail_nomem(r->error);
    for (size_t i = 0; i < r->rows.n; i++) {
        const anchor_row *row = &r->rows.at[i], *before = i ? row - 1 : NULL;
        size_t            later;

        if (before && row->anchor.segment[1] < before->anchor.segment[1]) {
            later = row->line > before->line ? row->line : before->line;
            return dz_fail(r->error, DZ_FORMAT, "'%s' line %zu crosses line %zu", r->path, later,
                           row->line + before->line - later);
        }
        if (before && memcmp(&row->anchor, &before->anchor, sizeof row->anchor) == 0)
            continue;
        anchors->at[anchors->n] = row->anchor;
        anchors->line[anchors->n++] = row->line;
    }
    return DZ_OK;
}

dz_status dz_anchors_read(const char *path, const dz_document *source, const dz_document *target,
                          const dz_cut_options *cut, dz_anchors **out, dz_error *error)
{
    reader      r = {.path = path, .error = error};
    dz_anchors *anchors = dz_alloc_zero(1, sizeof *anchors);
    dz_status   status = anchors ? find_lines(&r.side[0], source, cut, error) : dz_fail_nomem(error);

    *out = NULL;
    if (status == DZ_OK)
        status = find_lines(&r.side[1], target, cut, error);
    if (status == DZ_OK)
        status = read_lines(&r);
    if (status == DZ_OK)
        status = settle(&r, anchors);
    for (int side = 0; side < 2; side++) {
        dz_release(r.side[side].first);
        dz_release(r.side[side].last);
    }
    dz_list_free(&r.rows);
    if (status == DZ_OK)
        *out = anchors;
    else
        dz_anchors_free(anchors);
    return status;
}

void dz_anchors_free(dz_anchors *anchors)
{
    if (!anchors)
        return;
    dz_release(anchors->at);
    dz_release(anchors->line);
    dz_release(anchors);
}

const dz_anchor *dz_anchors_all(const dz_anchors *anchors, size_t *n)
{
    *n = anchors->n;
    return anchors->at;
}

size_t dz_anchors_line(const dz_anchors *anchors, size_t anchor) { return anchors->line[anchor]; }
