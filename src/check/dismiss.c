/* dismiss.c — findings that somebody has looked at and dismissed. Floor check. */
#include <string.h>

#include "check/check.h"

static const char mark[] = "duizhao:ignore";

static bool same(dz_str a, const char *b) { return a.len == strlen(b) && memcmp(a.at, b, a.len) == 0; }

/** Whether a note speaks of a rule: of itself, of its family, of all. */
static bool covers(dz_str name, const char *id)
{
    return name.len == 0 ||
           (strncmp(id, name.at, name.len) == 0 && (id[name.len] == '\0' || id[name.len] == '.'));
}

/** Whether a span lies inside of another one, or is empty and at an end of it. */
static bool within(dz_span inner, dz_span outer) { return inner.at >= outer.at && dz_span_end(inner) <= dz_span_end(outer); }

static bool dismisses(const dz_dismissal *d, const dz_finding *f)
{
    if (d->by == DZ_BY_BASELINE)
        return d->fingerprint == f->fingerprint && same(d->rule, f->rule->id);
    return covers(d->rule, f->rule->id) && f->on[d->side] && within(f->span[d->side], d->span);
}

void dz_dismiss(dz_dismissal_list list, dz_finding *findings, size_t n)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < list.n && !findings[i].dismissed; k++)
            if (dismisses(&list.at[k], &findings[i]))
                findings[i].dismissed = &list.at[k];
}

/* ---- notes ---- */

static void skip_blanks(dz_str *text)
{
    while (text->len && strchr(" \t\r\n", *text->at)) {
        text->at++;
        text->len--;
    }
}

static dz_str take_word(dz_str *text)
{
    dz_str word = {text->at, 0};

    while (word.len < text->len && !strchr(" \t\r\n", text->at[word.len]))
        word.len++;
    text->at += word.len;
    text->len -= word.len;
    return word;
}

bool dz_dismissal_read(dz_str note, dz_dismissal *out)
{
    *out = (dz_dismissal){.by = DZ_BY_NOTE};
    skip_blanks(&note);
    if (!same(take_word(&note), mark))
        return false;
    skip_blanks(&note);
    out->rule = take_word(&note);
    if (out->rule.len == 0)
        return false; /* not all rules for a slip of the hand */
    if (same(out->rule, "all"))
        out->rule.len = 0;
    skip_blanks(&note);
    while (note.len && strchr(" \t\r\n", note.at[note.len - 1]))
        note.len--;
    out->reason = note;
    return true;
}
