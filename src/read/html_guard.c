/* html_guard.c — what a parser of HTML should not be given. Floor read. */
#include <string.h>
#include <strings.h>

#include <gumbo.h>

#include "read/html.h"

enum {
    DEEPEST = 500,          /* elements in each other */
    MOST_OPEN_STYLES = 150, /* <b>, <font> ... that nobody closed: each is opened anew in every paragraph */
    MOST_ATTRIBUTES = 200,
    MOST_CLOSED = 3000      /* <path/>, within drawings */
};

typedef struct guard {
    dz_str   file;
    uint16_t open[DEEPEST]; /* tags */
    unsigned depth, styles, closed;
    unsigned count[GUMBO_TAG_LAST + 1]; /* of each tag, how many are open */
} guard;

static bool is_one_of(GumboTag tag, const GumboTag *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (list[i] == tag)
            return true;
    return false;
}

/** Nothing stands in these, or the next of them ends the one before. */
static bool never_nests(GumboTag tag)
{
    static const GumboTag tags[] = {GUMBO_TAG_AREA, GUMBO_TAG_BASE, GUMBO_TAG_BR, GUMBO_TAG_COL, GUMBO_TAG_EMBED, GUMBO_TAG_HR,
                                    GUMBO_TAG_IMG, GUMBO_TAG_INPUT, GUMBO_TAG_LINK, GUMBO_TAG_META, GUMBO_TAG_PARAM, GUMBO_TAG_SOURCE,
                                    GUMBO_TAG_TRACK, GUMBO_TAG_WBR, GUMBO_TAG_P, GUMBO_TAG_LI, GUMBO_TAG_DT, GUMBO_TAG_DD,
                                    GUMBO_TAG_OPTION, GUMBO_TAG_OPTGROUP, GUMBO_TAG_TR, GUMBO_TAG_TD, GUMBO_TAG_TH, GUMBO_TAG_THEAD,
                                    GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT, GUMBO_TAG_COLGROUP, GUMBO_TAG_A, GUMBO_TAG_HTML, GUMBO_TAG_HEAD,
                                    GUMBO_TAG_BODY, GUMBO_TAG_NOBR, GUMBO_TAG_BUTTON, GUMBO_TAG_RP, GUMBO_TAG_RT, GUMBO_TAG_FORM};

    return is_one_of(tag, tags, sizeof tags / sizeof *tags);
}

static bool is_style(GumboTag tag)
{
    static const GumboTag tags[] = {GUMBO_TAG_B, GUMBO_TAG_BIG, GUMBO_TAG_CODE, GUMBO_TAG_EM, GUMBO_TAG_FONT, GUMBO_TAG_I,
                                    GUMBO_TAG_S, GUMBO_TAG_SMALL, GUMBO_TAG_STRIKE, GUMBO_TAG_STRONG, GUMBO_TAG_TT, GUMBO_TAG_U};

    return is_one_of(tag, tags, sizeof tags / sizeof *tags);
}

/** Passes over what is no tag: a comment, or what a script or a style holds. */
static size_t skip_raw(dz_str file, size_t at, GumboTag tag)
{
    char   end[16];
    size_t n;

    if (tag != GUMBO_TAG_SCRIPT && tag != GUMBO_TAG_STYLE && tag != GUMBO_TAG_TEXTAREA && tag != GUMBO_TAG_TITLE)
        return at;
    end[0] = '<', end[1] = '/';
    n = strlen(gumbo_normalized_tagname(tag));
    memcpy(end + 2, gumbo_normalized_tagname(tag), n + 1);
    for (; at + n + 2 <= file.len; at++) {
        const char *open = memchr(file.at + at, '<', file.len - at);

        if (!open)
            break;
        at = (size_t)(open - file.at);
        if (at + n + 2 <= file.len && strncasecmp(open, end, n + 2) == 0)
            return at;
    }
    return file.len;
}

/** Where a tag ends whose name ends at 'at'. SIZE_MAX: it has too many attributes. */
static size_t tag_end(dz_str file, size_t at)
{
    unsigned attributes = 0;

    while (at < file.len && file.at[at] != '>') {
        char c = file.at[at];

        if ((c == '"' || c == '\'') && file.at[at - 1] == '=') {
            const char *close = memchr(file.at + at + 1, c, file.len - at - 1);

            at = close ? (size_t)(close - file.at) : file.len - 1;
        }
        attributes += (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/') &&
                      at + 1 < file.len && !strchr(" \t\n\r\f/>=\"'", file.at[at + 1]);
        if (attributes > MOST_ATTRIBUTES)
            return SIZE_MAX;
        at++;
    }
    return at;
}

static void close_tag(guard *g, GumboTag tag)
{
    if (is_style(tag)) {
        g->styles -= g->styles > 0;
        return;
    }
    if (!g->count[tag])
        return;
    while (g->depth) {
        GumboTag last = (GumboTag)g->open[--g->depth];

        g->count[last]--;
        if (last == tag)
            break;
    }
}

/** False: that is one too many. */
static bool open_tag(guard *g, GumboTag tag, bool closed)
{
    if (never_nests(tag))
        return true;
    if (closed && (g->count[GUMBO_TAG_SVG] || g->count[GUMBO_TAG_MATH]))
        return ++g->closed <= MOST_CLOSED;
    if (is_style(tag))
        return ++g->styles <= MOST_OPEN_STYLES;
    if (g->depth == DEEPEST)
        return false;
    g->open[g->depth++] = (uint16_t)tag;
    g->count[tag]++;
    return true;
}

bool dz_html_is_knotted(dz_str file)
{
    guard g = {.file = file};

    for (size_t at = 0; at < file.len;) {
        const char *open = memchr(file.at + at, '<', file.len - at);
        size_t      name, end;
        bool        closes;
        GumboTag    tag;

        if (!open)
            return false;
        at = (size_t)(open - file.at) + 1;
        if (file.len - at > 3 && memcmp(file.at + at, "!--", 3) == 0) {
            while (at < file.len && !(file.at[at] == '>' && file.at[at - 1] == '-' && file.at[at - 2] == '-'))
                at++;
            continue;
        }
        closes = at < file.len && file.at[at] == '/';
        name = at + closes;
        for (end = name; end < file.len && !strchr(" \t\n\r\f/>", file.at[end]); end++)
            ;
        if (end == name || !((file.at[name] | 0x20) >= 'a' && (file.at[name] | 0x20) <= 'z'))
            continue;
        tag = gumbo_tagn_enum(file.at + name, end - name < 32 ? (unsigned)(end - name) : 32);
        at = tag_end(file, end);
        if (at == SIZE_MAX)
            return true;
        if (closes)
            close_tag(&g, tag);
        else if (!open_tag(&g, tag, file.at[at - 1] == '/'))
            return true;
        else
            at = skip_raw(file, at, tag);
    }
    return false;
}
