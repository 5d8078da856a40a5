/* find.c — the table of the names of a text. Floor name. */
#include "name/find.h"

#include <string.h>

#include "base/fail.h"
#include "name/spell.h"
#include "text/script.h"
#include "text/utf8.h"

struct dz_names {
    const dz_segments *segments;
    DZ_LIST(dz_name) list;
    uint32_t *first; /* first[i] .. first[i + 1]: the names of segment i */
};

static bool index_names(dz_names *names)
{
    size_t n = dz_segments_all(names->segments).n;
    size_t at = 0;

    names->first = dz_alloc(n + 1, sizeof *names->first);
    if (!names->first)
        return false;
    for (size_t i = 0; i <= n; i++) {
        while (at < names->list.n && names->list.at[at].segment < i)
            at++;
        names->first[i] = (uint32_t)at;
    }
    return true;
}

dz_status dz_names_find(const dz_segments *segments, const dz_lexicon *lexicon, dz_names **out, dz_error *error)
{
    const dz_document *doc = dz_segments_document(segments);
    dz_segment_list    list = dz_segments_all(segments);
    dz_names          *names = dz_alloc_zero(1, sizeof *names);
    dz_finder          finder = {.lexicon = lexicon, .text = dz_document_text(doc)};
    bool               english = dz_document_lang(doc) == DZ_LANG_EN;

    *out = NULL;
    for (size_t i = 0; i < list.n && names && !finder.failed; i++)
        (english ? dz_find_names_en : dz_find_names_zh)(&finder, &list.at[i], (uint32_t)i);
    if (names) {
        names->segments = segments;
        names->list.at = finder.list.at;
        names->list.n = finder.list.n;
    }
    if (!names || finder.failed || !index_names(names)) {
        if (!names)
            dz_list_free(&finder.list);
        dz_names_free(names);
        return dz_fail_nomem(error);
    }
    *out = names;
    return DZ_OK;
}

void dz_names_free(dz_names *names)
{
    if (!names)
        return;
    dz_list_free(&names->list);
    dz_release(names->first);
    dz_release(names);
}

dz_name_list dz_names_all(const dz_names *names) { return (dz_name_list){names->list.at, names->list.n}; }

const dz_segments *dz_names_segments(const dz_names *names) { return names->segments; }

dz_name_list dz_names_of(const dz_names *names, size_t segment)
{
    uint32_t from = names->first[segment];

    if (names->first[segment + 1] == from)
        return (dz_name_list){NULL, 0};
    return (dz_name_list){names->list.at + from, names->first[segment + 1] - from};
}

const char *dz_name_kind_name(dz_name_kind kind)
{
    static const char *const names[DZ_NAME_KINDS] = {"person", "place", "organisation", "name"};

    return names[kind];
}

/** Adds the usual readings of the characters; false: one has none, or they do not fit. */
static bool read_characters(dz_str text, char *into, size_t room)
{
    size_t n = 0;

    for (size_t at = 0; at < text.len;) {
        size_t      len;
        const char *reading = dz_usual_reading(dz_utf8_next(text.at, &at), &len);

        if (!reading || n + len + 1 > room)
            return false;
        memcpy(into + n, reading, len);
        n += len;
    }
    into[n] = '\0';
    return true;
}

void dz_name_reading(const dz_names *names, const dz_name *name, char *into, size_t room)
{
    dz_str     text = dz_document_text(dz_segments_document(names->segments));
    dz_letters letters;

    text = (dz_str){text.at + name->span.at, name->span.len};
    if (read_characters(text, into, room))
        return;
    into[0] = '\0';
    if (!dz_letters_of(text, &letters))
        return;
    memcpy(into, letters.at, letters.n); /* the least room holds the most letters */
    into[letters.n] = '\0';
}
