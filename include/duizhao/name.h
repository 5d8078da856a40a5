/* name.h — the names of a text, and which English one renders a Chinese one. Floor name. */
#ifndef DUIZHAO_NAME_H
#define DUIZHAO_NAME_H

#include "duizhao/lexicon.h"
#include "duizhao/segment.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** How an English name renders a Chinese one. */
typedef enum dz_name_by {
    DZ_NAME_NOT,        /* as far as is known it does not */
    DZ_NAME_EXACT,      /* the same letters */
    DZ_NAME_READING,    /* in pinyin: 许勤, Xu Qin; the surname may stand last */
    DZ_NAME_WADE_GILES, /* 蒋经国, Chiang Ching-kuo */
    DZ_NAME_CANTONESE,  /* as names of Hong Kong are spelled: 李家超, John Lee Ka-chiu */
    DZ_NAME_LEXICON,    /* the lexicon has it: 哈尔滨, Harbin */
    DZ_NAME_PARTS,      /* part by part: 白桦区, Baihua District */
    DZ_NAME_WAYS
} dz_name_by;

/** Whether 'en' can be the English for the name 'zh', each a whole name in valid
 *  UTF-8. 'lexicon' may be NULL: then by reading alone. Sound alone is no
 *  evidence: a foreign name must stand in the lexicon. Names of more than 40
 *  characters or 16 English words, or whose parts answer each other in more than 20,000 ways,
 *  are not examined: *known is false then.
 *  'known' may be NULL. Never allocates. */
dz_name_by dz_name_match(const dz_lexicon *lexicon, dz_str zh, dz_str en, bool *known);

/** "reading", "wade-giles", ... ; NULL for DZ_NAME_NOT. Static. */
const char *dz_name_by_name(dz_name_by by);

/* ---- the names of a text ---- */

typedef enum dz_name_kind {
    DZ_NAME_PERSON,
    DZ_NAME_PLACE,
    DZ_NAME_ORGANISATION,
    DZ_NAME_OTHER, /* a name of which no more is known */
    DZ_NAME_KINDS
} dz_name_kind;

/** Chinese: a name of the lexicon of two characters or more (the longest that stands
 *  there), or a surname with one or two characters where the words around say that
 *  it is a person. English: what is spelled as pinyin and begins with a capital: a
 *  surname with a given name (Xu Qin), or one word of two syllables or more that the
 *  lexicon does not know (Hada-Qi). */
typedef struct dz_name {
    dz_span  span;
    uint32_t segment; /* index into dz_segments_all() */
    uint8_t  kind;    /* dz_name_kind */
    bool     known;   /* the lexicon has it */
    bool     usual;   /* the built-in layer has it: no small place whose name is a word too */
} dz_name;

typedef struct dz_name_list {
    const dz_name *at;
    size_t         n;
} dz_name_list;

typedef struct dz_names dz_names;

/** Finds the names of a cut document, which is lent and must outlive *out; 'lexicon' is lent for the call and may be
 *  NULL. They come in text order, disjoint, each inside one segment. Fails with
 *  NOMEM only; then *out is NULL. Free with dz_names_free(). */
dz_status dz_names_find(const dz_segments *segments, const dz_lexicon *lexicon, dz_names **out, dz_error *error);

void dz_names_free(dz_names *names); /* NULL is fine */

/** Lent until dz_names_free(). */
dz_name_list       dz_names_all(const dz_names *names);
const dz_segments *dz_names_segments(const dz_names *names);

/** The names of one segment, in text order. Lent as above. */
dz_name_list dz_names_of(const dz_names *names, size_t segment);

/** "person", "place", "organisation", "name". Static. */
const char *dz_name_kind_name(dz_name_kind kind);

enum { DZ_READING_ROOM = 64 };

/** Writes how Chinese characters are spelled in pinyin by the rules for names (GB/T 28039): "Xu Qin" of a person, "Xi'an" of
 *  anything else; of several readings of a character that which makes it most like 'like'. Empty where it
 *  does not fit the room, has more than six characters, or one cannot be read. 'room' as below. */
void dz_name_spelled(dz_str zh, dz_name_kind kind, dz_str like, char *into, size_t room);

/** Writes how a name is read, in small letters without anything between: "xuqin", of English its letters; empty where it
 *  does not fit the room or cannot be read. 'room' is at least DZ_READING_ROOM; the
 *  answer is NUL-terminated. */
void dz_name_reading(const dz_names *names, const dz_name *name, char *into, size_t room);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
