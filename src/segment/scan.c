/* scan.c — one walk over a block: what ICU does not see. Floor segment. */
#include <stdlib.h>

#include "segment/rules.h"
#include "text/script.h"

/** No bracket holds a list marker off for longer than this. */
enum { LONG_BRACKETS = 200 };

/** The longest enumerator looked back for, and the most digits of a footnote's number. */
enum { LONGEST_MARKER = 8, LONGEST_REFERENCE = 3 };

typedef struct walk {
    dz_ground      *ground;
    const dz_plain *plain;
    size_t          n, depth, opened;
} walk;

static uint32_t unit(const walk *w, size_t i) { return dz_plain_unit(w->plain, i); }

static size_t skip(const walk *w, size_t i, uint32_t c)
{
    while (i < w->n && w->plain->units.at[i] == c)
        i++;
    return i;
}

static bool propose(walk *w, size_t at, dz_reason by)
{
    return dz_list_push(&w->ground->scan.breaks, (dz_break){at, by});
}

/* ---- behind a stop ---- */

/** `.12 The`, `.11 12 The`: where the sentence behind the numbers begins, or 0. */
static size_t behind_reference(const walk *w, size_t stop)
{
    uint32_t before = stop ? unit(w, stop - 1) : 0;
    size_t   i = stop + 1;

    if (!dz_is_lower(before) && !dz_is_closer(before))
        return 0;
    while (dz_is_digit(unit(w, i))) {
        size_t end = i;

        while (dz_is_digit(unit(w, end)))
            end++;
        if (end - i > LONGEST_REFERENCE || unit(w, end) != ' ')
            return 0;
        i = skip(w, end, ' ');
    }
    return dz_is_upper(unit(w, i)) ? i : 0;
}

static bool stop_without_space(walk *w, size_t stop, size_t next)
{
    if (dz_is_upper(unit(w, next)) && next == stop + 1)
        return propose(w, next, DZ_BY_JOINED);
    if (dz_is_digit(unit(w, next)) && next == stop + 1 && (next = behind_reference(w, stop)) != 0)
        return propose(w, next, DZ_BY_REFERENCE);
    return true;
}

/** What may begin a sentence behind . ? ! though ICU says no. */
static bool at_stop(walk *w, size_t stop)
{
    size_t   next = stop + 1, ink;
    uint32_t c;

    while (dz_is_closer(unit(w, next)) || unit(w, next) == '"' || unit(w, next) == '\'')
        next++;
    ink = skip(w, next, ' ');
    c = unit(w, ink);
    if (ink == w->n)
        return true;
    if (c == '-' && ink > next && unit(w, ink + 1) == ' ' && dz_is_upper(unit(w, ink + 2)))
        return propose(w, ink, DZ_BY_DASH);
    if (!dz_is_full_stop(unit(w, stop)))
        return true;
    if (ink == next)
        return stop_without_space(w, stop, next);
    if (dz_is_lower(c))
        return propose(w, ink, DZ_BY_SMALL);
    if (dz_is_digit(c) || c == '$' || c == 0xa3 || c == 0x20ac || c == 0xa5)
        return propose(w, ink, DZ_BY_NUMBER);
    return true;
}

/** The user wants it; brackets are asked later. */
static bool at_semicolon(walk *w, size_t i)
{
    size_t ink = skip(w, i + 1, ' ');

    return !w->ground->semicolons || ink == w->n || propose(w, ink, DZ_BY_SEMICOLON);
}

/* ---- list markers ---- */

static bool may_precede_marker(uint32_t c)
{
    return c == ' ' || c == 0 || dz_is_terminal(c) || dz_is_closer(c) || c == 0xff1a || c == 0xff1b || c == ':' || c == ';';
}

/** Keeps the marker at 'at' in mind; whether it belongs to a list is seen at the end. */
static bool meet_marker(walk *w, size_t at)
{
    dz_marker marker;

    if (at > 0 && !may_precede_marker(unit(w, at - 1)))
        return true;
    if (!dz_marker_at(w->plain, at, &marker))
        return true;
    return dz_list_push(&w->ground->scan.markers, marker);
}

/** A mark that may close an enumerator stands at 'i': looks back for its beginning. */
static bool at_marker_end(walk *w, size_t i)
{
    size_t at = i;

    while (at > 0 && i - at < LONGEST_MARKER) {
        uint32_t c = dz_fold_width(unit(w, at - 1));

        if (c == '(') {
            at--;
            break;
        }
        if (!dz_is_digit(c) && !(c < 0x80 && dz_is_latin(c)) && !dz_is_han(c))
            break;
        at--;
    }
    if (at == i || i - at >= LONGEST_MARKER)
        return true;
    if (dz_fold_width(unit(w, i)) == ')' && dz_fold_width(unit(w, at)) != '(' && w->depth > 0 && i - w->opened < LONG_BRACKETS)
        return true; /* it closes a bracket that opened earlier */
    return meet_marker(w, at);
}

/* ---- brackets and quotes ---- */

static bool at_bracket(walk *w, size_t i, bool opens)
{
    if (opens && w->depth++ == 0)
        w->opened = i;
    if (!opens && w->depth > 0)
        w->depth--;
    return dz_list_push(&w->ground->scan.marks, (dz_mark){i, w->plain->units.at[i]});
}

static bool at_quote(walk *w, size_t i)
{
    return dz_list_push(&w->ground->scan.marks, (dz_mark){i, w->plain->units.at[i]});
}

/* ---- shapes of flattened text ---- */

/** A run of at least so many = _ * - # ~ is a ruled line; in edited text only *** between spaces. */
enum { SHORTEST_RULE = 5, SHORTEST_STARS = 3 };

/** A ruled line ends what is before it, and itself. Answers its last unit. */
static bool at_rule(walk *w, size_t *i)
{
    size_t end = skip(w, *i, w->plain->units.at[*i]), from = *i;
    bool   stars = unit(w, from) == '*' && end - from >= SHORTEST_STARS && (from == 0 || unit(w, from - 1) == ' ');

    *i = end - 1;
    if (unit(w, end) != ' ' || skip(w, end, ' ') == w->n)
        return true;
    if (!stars && (end - from < SHORTEST_RULE || w->ground->profile != DZ_PROFILE_WEB))
        return true;
    return propose(w, skip(w, end, ' '), DZ_BY_SHAPE);
}

/** `:-)` and a space, then a capital: the end of a sentence without a stop. */
static bool at_smile(walk *w, size_t i)
{
    size_t   end = i + 1 + (unit(w, i + 1) == '-');
    uint32_t mouth = unit(w, end), before = i ? unit(w, i - 1) : ' ';

    if (before != ' ' || (mouth != ')' && mouth != '(' && mouth != 'D' && mouth != 'P'))
        return true;
    end = skip(w, end + 1, mouth);
    if (unit(w, end) != ' ' || skip(w, end, ' ') == w->n)
        return true;
    return propose(w, skip(w, end, ' '), DZ_BY_SHAPE);
}

static size_t read_digits(const walk *w, size_t i, size_t least, size_t most)
{
    size_t n = 0;

    while (n < most && dz_is_digit(unit(w, i + n)))
        n++;
    return n >= least && !dz_is_digit(unit(w, i + n)) ? i + n : 0;
}

/** The end of `08/13/2000 08:02:11 PM` whose first digit is at 'i', or 0. */
static size_t read_date_time(const walk *w, size_t i)
{
    size_t at = read_digits(w, i, 1, 2);

    for (int part = 0; part < 4 && at; part++) { /* /DD /YYYY HH :MM */
        if (unit(w, at) != (uint32_t)"//  :"[part + (part > 2)])
            return 0;
        at = read_digits(w, at + 1, part == 1 ? 2 : 1, part == 1 ? 4 : 2);
    }
    if (at && unit(w, at) == ':')
        at = read_digits(w, at + 1, 2, 2);
    if (at && unit(w, at) == ' ' && (unit(w, at + 1) == 'A' || unit(w, at + 1) == 'P') && unit(w, at + 2) == 'M')
        at += 3;
    return at;
}

/** `on 08/13/2000`, or nothing before it. */
static bool is_preposition_before(const walk *w, size_t from)
{
    char word[DZ_LONGEST_WORD + 1];

    if (from == 0)
        return true;
    dz_word_before(w->plain, 0, dz_last_ink(w->plain, 0, from) + 1, word);
    return dz_is_one_of(word, "on at by from since until before after of to and the");
}

/** A mail's date and time end what is before them, and themselves. 'i': the first slash. */
static bool at_slash(walk *w, size_t i)
{
    size_t from = i, end;

    while (from > 0 && i - from < 2 && dz_is_digit(unit(w, from - 1)))
        from--;
    if (from == i || (from > 0 && unit(w, from - 1) != ' ') || (end = read_date_time(w, from)) == 0)
        return true;
    return (is_preposition_before(w, from) || propose(w, from, DZ_BY_SHAPE)) &&
           (unit(w, end) != ' ' || skip(w, end, ' ') == w->n || propose(w, skip(w, end, ' '), DZ_BY_SHAPE));
}

/* ---- the walk ---- */

enum { NOTHING, STOP, OPENS, CLOSES, QUOTE, RULE, SMILE, SLASH };

static const unsigned char ascii[128] = {
    ['.'] = STOP, ['!'] = STOP, ['?'] = STOP, ['('] = OPENS, ['['] = OPENS, [')'] = CLOSES, [']'] = CLOSES, ['"'] = QUOTE,
    ['='] = RULE, ['_'] = RULE, ['*'] = RULE, ['-'] = RULE, ['#'] = RULE, ['~'] = RULE, [':'] = SMILE, [';'] = SMILE,
    ['/'] = SLASH,
};

static bool at_shape(walk *w, size_t *i, unsigned what)
{
    if (what == RULE)
        return at_rule(w, i);
    if (w->plain->units.at[*i] == ';' && !at_semicolon(w, *i))
        return false;
    if (w->ground->profile != DZ_PROFILE_WEB)
        return true;
    return what == SMILE ? at_smile(w, *i) : at_slash(w, *i);
}

static bool at_ascii(walk *w, size_t *i)
{
    unsigned what = ascii[w->plain->units.at[*i]];

    switch (what) {
    case NOTHING: return true;
    case STOP: return at_stop(w, *i) && (w->plain->units.at[*i] != '.' || at_marker_end(w, *i));
    case OPENS: return at_bracket(w, *i, true);
    case CLOSES: return at_marker_end(w, *i) && at_bracket(w, *i, false);
    case QUOTE: return at_quote(w, *i);
    default: return at_shape(w, i, what);
    }
}

static bool at_wide(walk *w, size_t i)
{
    switch (w->plain->units.at[i]) {
    case 0x300a: case 0xff08: case 0x3010: return at_bracket(w, i, true);
    case 0x300b: case 0x3011: return at_bracket(w, i, false);
    case 0xff09: return at_marker_end(w, i) && at_bracket(w, i, false);
    case 0x201c: case 0x201d: return at_quote(w, i);
    case 0xff1b: return at_semicolon(w, i);
    case 0x3001: return at_marker_end(w, i);
    case 0xff0e: return at_stop(w, i) && at_marker_end(w, i);
    case 0x2022: case 0x2043: case 0x2023: case 0x25e6: case 0x25aa: case 0x25cf: case 0x25a0: case 0x25c6:
        return meet_marker(w, i);
    }
    return w->plain->units.at[i] - 0x2460u < 20 ? meet_marker(w, i) : true;
}

static bool is_wide_mark(uint16_t c) { return (c >= 0x2018 && c < 0x3020) || c >= 0xff00; }

/* ---- lists ---- */

/** The last marker of each style that could be followed by its successor. */
typedef struct chains {
    size_t   last[DZ_MARKER_STYLES]; /* index + 1 */
    unsigned value[DZ_MARKER_STYLES];
} chains;

/** The last ink before a marker, closing marks passed over; 0 at the start of the block. */
static uint32_t ink_before(const dz_plain *plain, size_t at, size_t *where)
{
    for (*where = at; *where > 0;) {
        uint32_t c = plain->units.at[--*where];

        if (c != ' ' && !dz_is_closer(c) && c != '"')
            return c;
    }
    return 0;
}

/** A list begins at the start of a block or behind the end of a sentence. */
static bool may_begin(const walk *w, const dz_marker *marker)
{
    char     word[DZ_LONGEST_WORD + 1];
    size_t   where;
    uint32_t c = ink_before(w->plain, marker->at, &where);
    bool     closed = (marker->style - DZ_MARKER_DIGIT) % 5 != DZ_WRAP_STOP;

    if (c == 0)
        return true;
    if (marker->value > 1 && !closed)
        return false;
    if (c == '.') {
        dz_word_before(w->plain, 0, where, word);
        return dz_abbreviation(word) == 0;
    }
    return dz_is_terminal(c) || c == ':' || c == 0xff1a || (closed && marker->value == 1 && w->ground->profile == DZ_PROFILE_WEB);
}

/** `either 1) this or 2) that`: numbered, but one sentence. */
static bool goes_on(const walk *w, const dz_marker *marker)
{
    char     word[DZ_LONGEST_WORD + 1];
    size_t   where;
    uint32_t c = ink_before(w->plain, marker->at, &where);

    if (c == ',' || c == ';' || c == 0xff0c || c == 0xff1b || c == 0x3001)
        return true;
    /* A. Smith met B. Jones */
    if (marker->style == DZ_MARKER_UPPER + DZ_WRAP_STOP && !dz_is_terminal(c) && c != 0)
        return true;
    dz_word_before(w->plain, 0, where + 1, word);
    return dz_is_one_of(word, "and or to nor");
}

/** Joins a marker to the chain of its style. True: it has a predecessor there, in *before. */
static bool join(const walk *w, chains *open, unsigned style, unsigned value, size_t index, size_t *before)
{
    const dz_marker *markers = w->ground->scan.markers.at;
    size_t           last = open->last[style];
    bool             linked = last && (value == 0 || open->value[style] + 1 == value) && markers[index].at > markers[last - 1].end + 1;

    if (linked)
        *before = last - 1;
    if (linked || may_begin(w, &markers[index])) {
        open->last[style] = index + 1;
        open->value[style] = value;
    }
    return linked;
}

static void link_two(const walk *w, size_t before, size_t behind)
{
    dz_marker *markers = w->ground->scan.markers.at;

    markers[before].clause = goes_on(w, &markers[behind]);
    markers[before].listed = markers[behind].listed = true;
}

/** Marks the markers that follow each other. */
static void link_markers(const walk *w)
{
    dz_marker *markers = w->ground->scan.markers.at;
    chains     open = {0};

    for (size_t i = 0; i < w->ground->scan.markers.n; i++) {
        const dz_marker *one = &markers[i];
        unsigned         wrapping = one->style < DZ_MARKER_DIGIT ? 0 : (one->style - DZ_MARKER_DIGIT) % 5;
        size_t           before;

        if (join(w, &open, one->style, one->value, i, &before))
            link_two(w, before, i);
        if (one->roman && join(w, &open, DZ_MARKER_ROMAN + wrapping, one->roman, i, &before))
            link_two(w, before, i);
    }
}

/** Keeps the markers of lists, and proposes a break before each of them. */
static bool find_lists(walk *w)
{
    dz_scan *scan = &w->ground->scan;
    size_t   kept = 0;

    link_markers(w);
    for (size_t i = 0; i < scan->markers.n; i++) {
        dz_marker one = scan->markers.at[i];

        if (!one.listed)
            continue;
        scan->markers.at[kept++] = one;
        if (one.at > 0 && !one.clause && !goes_on(w, &one) && !propose(w, one.at, DZ_BY_SHAPE))
            return false;
    }
    scan->markers.n = kept;
    return true;
}

static int by_place(const void *a, const void *b)
{
    const dz_break *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    return (y->by > x->by) - (y->by < x->by); /* the surer first */
}

bool dz_scan_block(dz_ground *ground)
{
    walk     w = {ground, &ground->plain, ground->plain.units.n, 0, 0};
    dz_scan *scan = &ground->scan;

    scan->breaks.n = scan->markers.n = scan->marks.n = 0;
    ground->depth = (dz_depth){0};
    for (size_t i = 0; i < w.n; i++) {
        uint16_t c = w.plain->units.at[i];

        if (c < 0x80 ? ascii[c] && !at_ascii(&w, &i) : is_wide_mark(c) && !at_wide(&w, i))
            return false;
    }
    if (scan->markers.n && !find_lists(&w))
        return false;
    if (scan->breaks.n > 1)
        qsort(scan->breaks.at, scan->breaks.n, sizeof *scan->breaks.at, by_place);
    return true;
}

void dz_scan_free(dz_scan *scan)
{
    dz_list_free(&scan->breaks);
    dz_list_free(&scan->markers);
    dz_list_free(&scan->marks);
}

/* ---- brackets and quotes, looked up again ---- */

static bool is_bracket(uint16_t c, bool *opens)
{
    *opens = c == '(' || c == '[' || c == 0x300a || c == 0xff08 || c == 0x3010;
    return *opens || c == ')' || c == ']' || c == 0x300b || c == 0xff09 || c == 0x3011;
}

static void pass_bracket(dz_depth *depth, dz_mark mark)
{
    bool opens;

    if (!is_bracket(mark.c, &opens))
        return;
    if (opens && depth->depth++ == 0)
        depth->opened = mark.at;
    if (!opens && depth->depth > 0 && --depth->depth == 0)
        depth->closed = depth->opened;
}

static void pass_mark(dz_depth *depth, dz_mark mark)
{
    if (mark.c == 0x201c)
        depth->curly++;
    else if (mark.c != '"' && mark.c != 0x201d)
        pass_bracket(depth, mark);
    else if (depth->curly)
        depth->curly--; /* either closes “ */
    else if (mark.c == '"')
        depth->straight = !depth->straight;
    else
        depth->stray = mark.at + 1;
}

void dz_depth_advance(dz_ground *ground, size_t cut)
{
    const dz_scan *scan = &ground->scan;
    dz_depth      *depth = &ground->depth;

    while (depth->mark < scan->marks.n && scan->marks.at[depth->mark].at < cut)
        pass_mark(depth, scan->marks.at[depth->mark++]);
}
