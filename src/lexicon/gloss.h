/* gloss.h — the words of a gloss. Floor lexicon. Private. */
#ifndef DZ_LEXICON_GLOSS_H
#define DZ_LEXICON_GLOSS_H

#include "duizhao/lexicon.h"

/** The stem of the next word of a gloss from *at on, which it moves behind the
 *  word; 0: there is none left. What stands in parentheses and function words
 *  are passed over. A hyphen divides words. 'gloss' is valid UTF-8. */
size_t dz_gloss_next(dz_str gloss, size_t *at, char stem[DZ_MOST_STEM]);

/** The next gloss of some that ';' or '/' divide, without space around it;
 *  moves *at behind it. False: there is none left. */
bool dz_gloss_cut(dz_str glosses, size_t *at, dz_str *gloss);

/** Whether a word of any case only holds a sentence together. "US" and "IT" do
 *  not: they are names. Glosses and texts leave out the same words by this. */
bool dz_is_idle(dz_str word);

/** Without spaces at both ends. */
dz_str dz_trim(dz_str text);

#endif
