/* name.h — whether an English name renders a Chinese one. Floor name. */
#ifndef DUIZHAO_NAME_H
#define DUIZHAO_NAME_H

#include "duizhao/lexicon.h"

#ifdef __cplusplus
extern "C" {
#endif

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
 *  characters or 16 English words are not examined: *known is false then.
 *  'known' may be NULL. Never allocates. */
dz_name_by dz_name_match(const dz_lexicon *lexicon, dz_str zh, dz_str en, bool *known);

/** "reading", "wade-giles", ... ; NULL for DZ_NAME_NOT. Static. */
const char *dz_name_by_name(dz_name_by by);

#ifdef __cplusplus
}
#endif

#endif
