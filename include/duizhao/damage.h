/* damage.h — what is broken or hidden in a text. Floor text. */
#ifndef DUIZHAO_DAMAGE_H
#define DUIZHAO_DAMAGE_H

#include <stdbool.h>

#include "duizhao/span.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** Families of damage: each has one cause. docs/encodings.md tells of each. */
typedef enum dz_damage_kind {
    DZ_DAMAGE_BYTES,         /* bytes that are no character of the encoding: U+FFFD stands for them */
    DZ_DAMAGE_LOST,          /* U+FFFD that was there already */
    DZ_DAMAGE_KUN,           /* 锟斤拷: U+FFFD read as GBK */
    DZ_DAMAGE_UTF8_AS_LATIN, /* ä¸­æ–‡ for 中文 */
    DZ_DAMAGE_GBK_AS_LATIN,  /* ÖÐÎÄ for 中文 */
    DZ_DAMAGE_UTF8_AS_GBK,   /* 涓枃 for 中文 */
    DZ_DAMAGE_READING,       /* 內(nèi) for 內: a reading put behind the GBK bytes of a character */
    DZ_DAMAGE_READING_ASTRAY, /* 動?xùn)|北 for 動東北: the same between the halves of two characters */
    DZ_DAMAGE_COMMA_ASTRAY,  /* ?,F for 。現: a comma put between the halves of two characters */
    DZ_DAMAGE_DOT,           /* 德?布朗 for 德·布朗 */
    DZ_DAMAGE_ENTITY,        /* &amp; for & */
    DZ_DAMAGE_PRIVATE,       /* a private-use character, which each font shows in its own way */
    DZ_HIDDEN_BIDI,          /* direction marks, overrides and isolates */
    DZ_HIDDEN_ZERO,          /* zero-width spaces and joiners, U+FEFF inside */
    DZ_HIDDEN_HYPHEN,        /* U+00AD */
    DZ_HIDDEN_TAG,           /* U+E0000..U+E007F, strings of variation selectors */
    DZ_HIDDEN_CONTROL,       /* control characters */
    DZ_HIDDEN_ALIKE,         /* Cyrillic or Greek letters in a Latin word */
    DZ_HIDDEN_WIDE,          /* full-width letters in an English word */
    DZ_MIXED_SCRIPT,         /* a Traditional character in Simplified text, or the reverse */
    DZ_DAMAGE_KINDS
} dz_damage_kind;

/** One damaged place. */
typedef struct dz_damage {
    dz_span  span;   /* of what stands in the text now; empty where something invisible was taken out */
    uint16_t kind;   /* dz_damage_kind */
    bool     mended; /* the text has 'now' there, not 'was' */
    dz_str   was;    /* as decoded; for BYTES in hexadecimal: "E4 B8" */
    dz_str   now;    /* what it should be; .at NULL where that cannot be known */
} dz_damage;

/** In text order, disjoint. */
typedef struct dz_damage_list {
    const dz_damage *at;
    size_t           n;
} dz_damage_list;

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
