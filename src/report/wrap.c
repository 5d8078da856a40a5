/* wrap.c — text broken into lines of a column. Floor report. */
#include "report/wrap.h"

#include "text/script.h"
#include "text/utf8.h"

/** Where a line may end: white space that is no no-break space. */
static bool is_gap(uint32_t c) { return dz_is_space(c) && c != 0xa0 && c != 0x202f; }

/** Marks that begin no line: 。，、；：？！ and their kin (GB/T 15834, CLREQ 3.1.2). */
static bool is_never_first(uint32_t c)
{
    switch (c) {
    case '.': case ',': case ';': case ':': case '?': case '!': case '%': case 0xb0: case 0xb7: case 0x2014: case 0x2026:
    case 0x2030: case 0x2103: case 0x3001: case 0x3002: case 0x3005: case 0xff01: case 0xff05: case 0xff0c: case 0xff0e:
    case 0xff1a: case 0xff1b: case 0xff1f: case 0xff5e:
        return true;
    }
    return dz_is_closer(c);
}

static bool is_hyphen(uint32_t c) { return c == '-' || c == 0x2010 || c == 0x2013 || c == 0x2014; }

/** Whether a line may end between two characters without a space between them. */
static bool may_part(uint32_t before, uint32_t next)
{
    if (dz_is_opener(before) || is_never_first(next))
        return false;
    if (dz_column_width(before) == 2 || dz_column_width(next) == 2)
        return true;
    return is_hyphen(before) && dz_is_latin(next);
}

/** The width of a grapheme cluster: what a terminal joins takes no more than two columns. */
static size_t width_of(dz_str cluster)
{
    size_t columns = dz_columns(cluster);

    return columns > 2 ? 2 : columns;
}

static size_t behind_gap(dz_str text, size_t at)
{
    while (at < text.len) {
        size_t next = at;

        if (!is_gap(dz_utf8_next(text.at, &next)))
            break;
        at = next;
    }
    return at;
}

static uint32_t char_at(dz_str text, size_t at) { return dz_utf8_next(text.at, &at); }

static uint32_t char_before(dz_str text, size_t at) { return dz_utf8_before(text.at, &at); }

dz_wrapped dz_wrap(dz_str text, size_t at, size_t columns)
{
    dz_wrapped fit = {at, at, 0}; /* the last place where the line may end */
    size_t     width = 0;

    for (size_t begin = at, end; begin < text.len; begin = end) {
        size_t wide, behind;

        end = dz_grapheme_end(text, begin);
        wide = width_of((dz_str){text.at + begin, end - begin});
        behind = behind_gap(text, end);
        if (width + wide > columns && begin > at)
            return fit.next > at ? fit : (dz_wrapped){begin, begin, width};
        width += wide;
        if (behind == text.len)
            return (dz_wrapped){end, text.len, width};
        if (is_gap(char_at(text, begin)))
            continue;
        if (behind > end || may_part(char_before(text, end), char_at(text, end)))
            fit = (dz_wrapped){end, behind, width};
    }
    return (dz_wrapped){text.len, text.len, width};
}
