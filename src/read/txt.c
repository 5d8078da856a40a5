/* txt.c — plain text: blank lines, indents and wrapping make paragraphs. Floor read. */
#include "read/document.h"
#include "text/script.h"
#include "text/utf8.h"

/* Hard-wrapped text is told from a list of short lines by its shape; the
 * numbers restored wrapped treebanks exactly and left real releases alone. */
enum {
    NARROWEST = 30,        /* columns of the widest line, at the least */
    NARROWEST_OF_TWO = 50, /* the same where there are but two lines */
    WIDEST = 130,          /* and at the most */
    FULL = 75,             /* per cent of the widest that make a line full */
    MOSTLY_FULL = 80,      /* per cent that are full of the lines but the last and short ones that end in a stop */
    PRINTED = 3            /* full lines that tell where the margin of pages is */
};

static uint32_t line_end(const dz_document *doc, size_t line)
{
    return line + 1 < doc->lines.n ? doc->lines.at[line + 1] : (uint32_t)doc->len;
}

/** One line that is not blank. */
typedef struct text_line {
    dz_span  span;    /* without the white space at its ends */
    uint32_t columns; /* filled by measure() */
    uint32_t letters; /* code points; some programs wrap by these */
} text_line;

/** Lines without a blank one between them. */
typedef struct text_group {
    DZ_LIST(text_line) lines;
    size_t widest, longest; /* columns, code points */
    size_t margin;          /* of all pages, in columns; 0: the text has no pages, or they do not tell */
} text_group;

/** Two full-width spaces, four spaces or a tab begin a paragraph. */
static bool indented(const dz_document *doc, uint32_t begin, uint32_t ink)
{
    unsigned columns = 0;

    for (size_t at = begin; at < ink && columns < 4;) {
        uint32_t c = dz_utf8_next(doc->text, &at);

        columns += c == 0x3000 ? 2 : c == '\t' ? 4 : 1;
    }
    return columns >= 4;
}

static bool ends_a_sentence(const dz_document *doc, dz_span span)
{
    size_t   at = dz_span_end(span);
    uint32_t c = 0;

    while (at > span.at) {
        c = dz_fold_width(dz_utf8_before(doc->text, &at));
        if (!dz_is_closer(c) && c != '"')
            break;
    }
    return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0x2026 || c == ':' || c == ';';
}

/* ---- wrapped lines ---- */

static uint32_t count(dz_str text)
{
    uint32_t n = 0;

    for (size_t i = 0; i < text.len; i++)
        n += ((unsigned char)text.at[i] & 0xc0) != 0x80;
    return n;
}

/** Measures the lines. False: one is wider than any margin, so nothing is wrapped here. */
static bool measure(const dz_document *doc, text_group *group)
{
    group->widest = group->longest = 0;
    for (size_t i = 0; i < group->lines.n; i++) {
        text_line *line = &group->lines.at[i];

        if (line->span.len > 4 * WIDEST) /* four bytes a column at the most */
            return false;
        line->columns = (uint32_t)dz_columns(dz_document_slice(doc, line->span));
        line->letters = count(dz_document_slice(doc, line->span));
        group->widest = line->columns > group->widest ? line->columns : group->widest;
        group->longest = line->letters > group->longest ? line->letters : group->longest;
    }
    return group->widest >= NARROWEST && group->widest <= WIDEST;
}

/** Columns of what a line cannot be broken in front of: its first word, or its first Han. */
static size_t first_word(const dz_document *doc, dz_span span)
{
    size_t columns = 0;

    for (size_t at = span.at; at < dz_span_end(span);) {
        uint32_t c = dz_utf8_next(doc->text, &at);

        if (dz_is_space(c) || (dz_is_cjk(c) && columns > 0))
            break;
        columns += (size_t)dz_column_width(c);
        if (dz_is_cjk(c))
            break;
    }
    return columns;
}

/** Whether what begins the next line had room on this one: then this one ends because somebody wanted it to. */
static bool had_room(const dz_document *doc, const text_group *group, size_t i)
{
    const text_line *line = &group->lines.at[i], *next = line + 1;
    size_t           at = next->span.at;
    bool             cjk = dz_is_cjk(dz_utf8_next(doc->text, &at));

    /* marks that may not begin or end a line move up to two Han over */
    return line->columns + !cjk + first_word(doc, next->span) + (cjk ? 4 : 0) <= group->widest;
}

static bool is_full(const text_group *group, size_t i)
{
    return UINT64_C(100) * group->lines.at[i].columns >= FULL * (uint64_t)group->widest ||
           UINT64_C(100) * group->lines.at[i].letters >= FULL * (uint64_t)group->longest;
}

/** Whether the lines of a group were broken at a margin. */
static bool wrapped(const dz_document *doc, text_group *group)
{
    size_t full = 0, stops = 0, ends = 0, breaks = group->lines.n - 1;

    if (breaks == 0 || !measure(doc, group))
        return false;
    for (size_t i = 0; i < breaks; i++) {
        bool stop = ends_a_sentence(doc, group->lines.at[i].span);

        full += is_full(group, i);
        stops += stop;
        ends += stop && !is_full(group, i); /* of a paragraph, it may be */
    }
    if (breaks == 1 && (group->widest < NARROWEST_OF_TWO || had_room(doc, group, 0))) /* one break alone must be beyond doubt */
        return false;
    return 100 * full >= MOSTLY_FULL * (breaks - ends) && 2 * stops < breaks;
}

/** Whether a line of a page goes on in the next, though the lines around it do not look wrapped: headings and items
 *  stand among the paragraphs of a page without a blank line. */
static bool goes_on(const dz_document *doc, const text_group *group, size_t i)
{
    dz_span span = group->lines.at[i].span;

    return group->margin && 100 * dz_columns(dz_document_slice(doc, span)) >= FULL * group->margin && !ends_a_sentence(doc, span);
}

/** Where the lines of pages end: the widest, where there are enough that come near it. */
static size_t margin_of_pages(const dz_document *doc)
{
    size_t margin = 0, full = 0;

    for (int count = 0; count < 2; count++)
        for (size_t i = 0; i < doc->lines.n; i++) {
            dz_span span = dz_trimmed(dz_document_text(doc), doc->lines.at[i], line_end(doc, i));
            size_t  columns = span.len <= 4 * WIDEST ? dz_columns(dz_document_slice(doc, span)) : 0;

            if (columns > WIDEST)
                continue;
            if (!count)
                margin = columns > margin ? columns : margin;
            else
                full += 100 * columns >= FULL * margin;
        }
    return full >= PRINTED && margin >= NARROWEST_OF_TWO ? margin : 0;
}

/** The text from line 'from' to behind line 'to' - 1 is a paragraph. */
static bool add(dz_document *doc, const text_group *group, size_t from, size_t to)
{
    uint32_t at = group->lines.at[from].span.at, end = dz_span_end(group->lines.at[to - 1].span);

    return dz_list_push(&doc->blocks, (dz_block){{at, end - at}, DZ_BLOCK_PARAGRAPH, 0, 0});
}

/** Makes paragraphs of a group and empties it: one a line, or what was wrapped joined again. */
static bool add_group(dz_document *doc, text_group *group)
{
    size_t from = 0, n = group->lines.n;
    bool   joins = n > 1 && wrapped(doc, group);

    for (size_t i = 0; i < n; i++) {
        /* a short line inside wrapped text ends its paragraph, or is a heading */
        if (i + 1 < n && (joins ? is_full(group, i) || !had_room(doc, group, i) : goes_on(doc, group, i)))
            continue;
        if (!add(doc, group, from, i + 1))
            return false;
        from = i + 1;
    }
    group->lines.n = 0;
    return true;
}

static bool add_groups(dz_document *doc, text_group *group)
{
    for (size_t i = 0; i < doc->lines.n; i++) {
        uint32_t begin = doc->lines.at[i];
        dz_span  span = dz_trimmed(dz_document_text(doc), begin, line_end(doc, i));

        if ((span.len == 0 || indented(doc, begin, span.at)) && group->lines.n && !add_group(doc, group))
            return false;
        if (span.len && !dz_list_push(&group->lines, (text_line){.span = span}))
            return false;
    }
    return group->lines.n == 0 || add_group(doc, group);
}

static bool add_units(dz_document *doc)
{
    size_t n = doc->lines.n;

    if (n > 0 && doc->lines.at[n - 1] == doc->len) /* the last line feed ends a line, it begins none */
        n--;
    for (size_t i = 0; i < n; i++) {
        uint32_t at = doc->lines.at[i], end = line_end(doc, i);

        while (end > at && (doc->text[end - 1] == '\n' || doc->text[end - 1] == '\r'))
            end--;
        if (!dz_list_push(&doc->blocks, (dz_block){{at, end - at}, DZ_BLOCK_UNIT, 0, 0}))
            return false;
    }
    return true;
}

const dz_format dz_txt = {.name = "txt", .extensions = " txt text "};

bool dz_txt_blocks(dz_document *doc, bool lines)
{
    text_group group = {0};
    bool       done;

    if (lines)
        return add_units(doc);
    if (doc->format->plain)
        group.margin = margin_of_pages(doc);
    done = add_groups(doc, &group);
    dz_list_free(&group.lines);
    return done;
}
