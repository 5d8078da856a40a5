/* pattern.c — names of versions as the user describes them. Floor audit. */
#include "audit/pattern.h"

#include <string.h>

#include "base/buf.h"
#include "base/fail.h"
#include "base/str.h"

/** Captures that a pattern may have, and how often one path may be tried. */
enum { MOST_CAPTURES = 8, MOST_STEPS = 1000000 };

typedef struct capture {
    dz_str name, text;
} capture;

/** One path being held against a pattern. */
typedef struct matching {
    const dz_pattern_pair *pattern;
    const dz_files        *files;
    dz_str                 before; /* of the path, outside of the pattern */
    capture                captures[MOST_CAPTURES];
    size_t                 n, steps, found;
    dz_buf                 target;
} matching;

/** The length of "{name}" at the beginning of a pattern; 0: none begins there. */
static size_t capture_length(dz_str pattern)
{
    const char *end = pattern.len && *pattern.at == '{' ? memchr(pattern.at, '}', pattern.len) : NULL;

    return end ? (size_t)(end - pattern.at) + 1 : 0;
}

static const capture *captured(const matching *m, dz_str name)
{
    for (size_t i = 0; i < m->n; i++)
        if (dz_str_same(m->captures[i].name, name))
            return &m->captures[i];
    return NULL;
}

static dz_str behind(dz_str text, size_t n) { return (dz_str){text.at + n, text.len - n}; }

/** Whether the target that the captures make is there. */
static bool finds_target(matching *m)
{
    dz_buf_clear(&m->target);
    dz_buf_str(&m->target, m->before);
    for (dz_str rest = m->pattern->side[1]; rest.len;) {
        size_t n = capture_length(rest);

        if (n)
            dz_buf_str(&m->target, captured(m, (dz_str){rest.at + 1, n - 2})->text);
        else
            dz_buf_byte(&m->target, *rest.at);
        rest = behind(rest, n ? n : 1);
    }
    m->found = dz_buf_ok(&m->target) ? dz_files_find(m->files, dz_buf_all(&m->target)) : m->files->list.n;
    return m->found < m->files->list.n;
}

/** Fits the rest of a path to the rest of the pattern, in every way until the target is there. */
static bool fits(matching *m, dz_str pattern, dz_str text)
{
    size_t         n = capture_length(pattern);
    dz_str         name = {pattern.at + 1, n ? n - 2 : 0};
    const capture *before;

    if (m->steps++ > MOST_STEPS)
        return false;
    if (pattern.len == 0)
        return text.len == 0 && finds_target(m);
    if (!n)
        return text.len && *text.at == *pattern.at && fits(m, behind(pattern, 1), behind(text, 1));
    before = captured(m, name);
    if (before)
        return text.len >= before->text.len && memcmp(text.at, before->text.at, before->text.len) == 0 &&
               fits(m, behind(pattern, n), behind(text, before->text.len));
    if (m->n == MOST_CAPTURES)
        return false;
    for (size_t len = 1; len <= text.len; len++) {
        size_t had = m->n;

        m->captures[m->n++] = (capture){name, {text.at, len}};
        if (fits(m, behind(pattern, n), behind(text, len)))
            return true;
        m->n = had;
    }
    return false;
}

bool dz_pattern_answer(const dz_pattern_pair *pattern, const dz_files *files, dz_str path, size_t *other)
{
    matching m = {.pattern = pattern, .files = files, .found = files->list.n};
    bool     answered = false, ok;

    for (size_t at = 0; at < path.len && !answered; at++) {
        if (at && path.at[at - 1] != '/' && path.at[at - 1] != '!')
            continue;
        m.before = (dz_str){path.at, at};
        m.n = 0;
        answered = fits(&m, pattern->side[0], behind(path, at));
    }
    *other = answered ? m.found : files->list.n;
    ok = dz_buf_ok(&m.target);
    dz_buf_free(&m.target);
    return ok;
}

/* ---- reading ---- */

static bool is_sound(dz_str pattern)
{
    size_t captures = 0;

    for (size_t i = 0; i < pattern.len; i++)
        if (pattern.at[i] == '{' && (captures++ == MOST_CAPTURES || capture_length(behind(pattern, i)) < 3))
            return false;
    return pattern.len > 0;
}

/** Whether the source has each capture of the target. */
static bool are_known(const dz_pattern_pair *pair)
{
    for (dz_str rest = pair->side[1]; rest.len; rest = behind(rest, 1)) {
        size_t n = capture_length(rest);
        bool   known = n == 0;

        for (dz_str source = pair->side[0]; n && source.len && !known; source = behind(source, 1))
            known = capture_length(source) == n && memcmp(source.at, rest.at, n) == 0;
        if (!known)
            return false;
    }
    return true;
}

dz_status dz_pattern_read(const char *text, dz_pattern_pair *out, dz_error *error)
{
    const char *space = strchr(text, ' ');

    if (!space || strchr(space + 1, ' '))
        return dz_fail(error, DZ_USAGE, "'%s' is not a pattern for the source, a space, and one for the target", text);
    out->side[0] = (dz_str){text, (size_t)(space - text)};
    out->side[1] = (dz_str){space + 1, strlen(space + 1)};
    if (!is_sound(out->side[0]) || !is_sound(out->side[1]))
        return dz_fail(error, DZ_USAGE, "'%s': a capture is {name}, and there are at most 8", text);
    if (!are_known(out))
        return dz_fail(error, DZ_USAGE, "'%s': the target has a capture that the source has not", text);
    return DZ_OK;
}
