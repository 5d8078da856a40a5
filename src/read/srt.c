/* srt.c — subtitles, SubRip and WebVTT: cues joined into sentences. Floor read.
 *
 * Where the subtitles have stops, a cue that ends without one goes on in the next. Where they have
 * none, as Chinese ones often do, each cue stands for itself. So does a line that begins with a dash:
 * somebody else speaks.
 */
#include <stdio.h>
#include <string.h>

#include "read/format.h"
#include "read/lines.h"
#include "text/damage.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
    LONGEST_TIME = 20,
    LONGEST_ENTITY = 12,
    MOST_JOINED = 12, /* cues; a sentence that is longer has lost its stop */
    STOPPED = 25      /* per cent of the cues that have a stop, where stops are written at all */
};

/** A cue: its time, and its text in the file. */
typedef struct cue {
    size_t time, from, end;
} cue;

typedef DZ_LIST(cue) cues;

/** Whether a line is "00:00:01,000 --> 00:00:04,000" and whatever follows; hours may be missing. */
static bool is_timing(dz_str text, size_t at, size_t end)
{
    static const char arrow[] = "-->";
    size_t            n = 0;

    while (at < end && text.at[at] == ' ')
        at++;
    while (at < end && dz_is_any(text.at[at], "0123456789:.,")) {
        at++;
        n++;
    }
    while (at < end && (text.at[at] == ' ' || text.at[at] == '\t'))
        at++;
    return n >= 9 && end - at >= 3 && memcmp(text.at + at, arrow, 3) == 0;
}

/** Finds the cues: what stands below a timing, up to a blank line. */
static bool find_cues(dz_str text, cues *out)
{
    for (size_t at = 0, end; at < text.len; at = end + 1) {
        cue one = {.time = at};

        end = dz_line_end(text, at);
        if (!is_timing(text, at, end))
            continue;
        one.from = one.end = end < text.len ? end + 1 : end;
        for (size_t line = one.from; line < text.len && !dz_is_blank(text, line, dz_line_end(text, line)); line = end + 1)
            one.end = end = dz_line_end(text, line);
        if (one.end > one.from && !dz_list_push(out, one))
            return false;
    }
    return true;
}

/** Behind the tag at 'at', <i> or {\an8}; 'at' itself where there is none. */
static size_t skip_tag(dz_str text, size_t at, size_t end)
{
    char        close = text.at[at] == '<' ? '>' : '}';
    const char *found;

    if (at + 1 >= end || !(text.at[at] == '<' || (text.at[at] == '{' && text.at[at + 1] == '\\')))
        return at;
    if (text.at[at] == '<' && !(text.at[at + 1] == '/' || ((text.at[at + 1] | 0x20) >= 'a' && (text.at[at + 1] | 0x20) <= 'z') || (text.at[at + 1] >= '0' && text.at[at + 1] <= '9')))
        return at;
    found = memchr(text.at + at, close, end - at);
    return found ? (size_t)(found - text.at) + 1 : at;
}

/** Whether a cue ends a sentence: behind its last ink, quotes and tags aside, is a stop. */
static bool stops(dz_str text, const cue *c)
{
    size_t   at = c->end;
    uint32_t ch = 0;

    while (at > c->from) {
        ch = dz_utf8_before(text.at, &at);
        if (ch == '>') { /* a tag at the end */
            while (at > c->from && text.at[at] != '<')
                at--;
            continue;
        }
        if (!dz_is_space(ch) && !dz_is_closer(dz_fold_width(ch)) && ch != '"' && ch != '\'')
            break;
    }
    ch = dz_fold_width(ch);
    return ch == '.' || ch == '!' || ch == '?' || ch == 0x3002 || ch == 0x2026 || ch == 0x266a;
}

/** Whether a sentence ends inside of a cue, before its last line or in it. */
static bool stops_inside(dz_str text, const cue *c)
{
    for (size_t at = c->from; at < c->end;) {
        uint32_t ch = dz_fold_width(dz_utf8_next(text.at, &at));

        if (ch == 0x3002 || ((ch == '.' || ch == '!' || ch == '?') && at < c->end && dz_is_any(text.at[at], " \r\n")))
            return true;
    }
    return false;
}

/** Whether stops are written at all: then what ends without one goes on. */
static bool are_stopped(dz_str text, const cues *list)
{
    size_t n = 0;

    for (size_t i = 0; i < list->n; i++)
        n += stops(text, &list->at[i]) || stops_inside(text, &list->at[i]);
    return 100 * n >= STOPPED * list->n;
}

static void lay_entity(dz_reading *r, size_t *at, size_t end)
{
    size_t      most = end - *at < LONGEST_ENTITY ? end - *at : LONGEST_ENTITY;
    const char *stop = memchr(r->file.at + *at, ';', most);
    char        is[8];
    size_t      n = stop ? (size_t)(stop - r->file.at) - *at + 1 : 0, len = n > 2 ? dz_entity(r->file.at + *at + 1, n - 2, is) : 0;

    if (len)
        dz_lay_text(r, (dz_str){is, len}, *at, n);
    else
        dz_lay_file(r, *at, n = 1); /* a bare ampersand */
    *at += n;
}

static void lay_line(dz_reading *r, size_t at, size_t end)
{
    size_t plain = at;

    if (end - at > 1 && r->file.at[at] == '-') { /* another speaker; the dash is no word of theirs */
        dz_lay_block(r, (dz_block_kind)r->kind);
        plain = ++at;
    }
    while (at < end) {
        size_t behind = r->file.at[at] == '<' || r->file.at[at] == '{' ? skip_tag(r->file, at, end) : at;

        if (behind == at && r->file.at[at] != '&') {
            at++;
            continue;
        }
        dz_lay_file(r, plain, at - plain);
        if (behind == at)
            lay_entity(r, &at, end);
        else
            at = behind;
        plain = at;
    }
    dz_lay_file(r, plain, end - plain);
    dz_lay_space(r, '\n', end);
}

static void lay_cue(dz_reading *r, const cue *c)
{
    char    time[LONGEST_TIME + 1];
    dz_spot spot = {.time = time};
    size_t  skip = strspn(r->file.at + c->time, " "), n = strcspn(r->file.at + c->time + skip, " \t-");

    snprintf(time, sizeof time, "%.*s", (int)(n < LONGEST_TIME ? n : LONGEST_TIME), r->file.at + c->time + skip);
    dz_lay_spot(r, &spot);
    for (size_t at = c->from; at < c->end; at = dz_line_end(r->file, at) + 1) {
        size_t end = dz_line_end(r->file, at);

        lay_line(r, at, end < c->end ? end : c->end);
    }
}

static dz_status read_srt(dz_reading *r)
{
    cues list = {0};
    bool joins;

    r->failed |= !find_cues(r->file, &list);
    joins = are_stopped(r->file, &list);
    for (size_t i = 0, joined = 0; i < list.n && !r->failed; i++) {
        if (i == 0 || !joins || joined >= MOST_JOINED || stops(r->file, &list.at[i - 1])) {
            dz_lay_block(r, joins ? DZ_BLOCK_PARAGRAPH : DZ_BLOCK_CAPTION); /* without stops all would look like headings */
            joined = 0;
        }
        joined++;
        lay_cue(r, &list.at[i]);
    }
    dz_list_free(&list);
    return dz_lay_end(r);
}

/** "WEBVTT" first, or a number and a timing below it. */
static bool is_srt(dz_str bytes)
{
    size_t at = bytes.len >= 3 && memcmp(bytes.at, "\xef\xbb\xbf", 3) == 0 ? 3 : 0, end;

    if (bytes.len - at >= 6 && memcmp(bytes.at + at, "WEBVTT", 6) == 0)
        return true;
    while (at < bytes.len && dz_is_any(bytes.at[at], "\r\n"))
        at++;
    for (end = at; end < bytes.len && bytes.at[end] >= '0' && bytes.at[end] <= '9'; end++)
        ;
    if (end == at || !dz_is_blank(bytes, end, dz_line_end(bytes, end)))
        return false;
    at = dz_line_end(bytes, end) + 1;
    return at < bytes.len && is_timing(bytes, at, dz_line_end(bytes, at));
}

const dz_format dz_srt = {.name = "srt", .extensions = " srt vtt ", .sniff = is_srt, .read = read_srt};
