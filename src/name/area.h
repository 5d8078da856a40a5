/* area.h — looking for a name's other half in a stretch of text. Floor name. Private. */
#ifndef DZ_NAME_AREA_H
#define DZ_NAME_AREA_H

#include "duizhao/name.h"
#include "name/spell.h"

/** Whether characters that follow each other in a Chinese text are spelled like an
 *  English name, in any system; of a person's also with the surname last. */
bool dz_area_spells(dz_str zh, dz_str name);

/** Whether one headword in a Chinese text has all words of an English name in its glosses. */
bool dz_area_glosses(const dz_lexicon *lexicon, dz_str zh, dz_str name);

/** Looks in a Chinese text for the name that an English one all but spells: 许勤 for
 *  "Xu Jin". Of a person's name either the surname or the given name is right and
 *  the rest is off by one or two letters; another name is off by one. False: there is
 *  none, or it is spelled rightly too. *where counts in 'zh'. */
bool dz_area_nearly(const dz_lexicon *lexicon, dz_str zh, dz_str name, dz_name_kind kind, dz_span *where);

/** Whether an English text says a Chinese name: a word of the glosses of its headword, or
 *  how it is spelled; of a person also the surname alone. */
bool dz_area_says(const dz_lexicon *lexicon, dz_str en, dz_str zh, dz_name_kind kind);

/** Whether what stands from .. to in a Chinese text is part of a foreign name, whose
 *  parts a dot divides: 塞密西·西卡. */
bool dz_area_is_foreign(dz_str zh, size_t from, size_t end);

/** Where an English text spells a Chinese name as it is read, and says it in no other way;
 *  empty: it does not, or says it as the lexicon does. Counts in 'en'. */
dz_span dz_area_spelled_only(const dz_lexicon *lexicon, dz_str en, dz_str zh);

/** Looks in an English text for a word that begins with a capital and all but is a
 *  word of the glosses of a Chinese name: Shanxi for 陕西. *where counts in 'en'. */
bool dz_area_nearly_says(const dz_lexicon *lexicon, dz_str en, dz_str zh, dz_span *where);

#endif
