/* spelling.h — whether a word is English, by hunspell's dictionaries. Floor lexicon.
 *
 * A word is known where the American or the British dictionary knows it: both have
 * to be installed, so that what is told does not differ between machines.
 */
#ifndef DUIZHAO_SPELLING_H
#define DUIZHAO_SPELLING_H

#include <stdbool.h>

#include "duizhao/span.h"
#include "duizhao/status.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

typedef struct dz_spelling dz_spelling;

/** The most bytes of a word that is looked up. */
enum { DZ_MOST_SPELLED = 48 };

/** Opens en_US and en_GB of hunspell, which takes about a tenth of a second.
 *  Free with dz_spelling_free(). Fails with NOMEM, and with IO where a dictionary
 *  is not installed or the library was built without hunspell: the message says which. */
dz_status dz_spelling_open(dz_spelling **out, dz_error *error);

void dz_spelling_free(dz_spelling *spelling); /* NULL is fine */

/** Whether one of the dictionaries knows a word, in ASCII, as it is written. A word
 *  that is too long is known. Not for two threads at once. */
bool dz_spelling_knows(dz_spelling *spelling, dz_str word);

/** Writes the known word that is one slip away from 'word', NUL-terminated: a letter
 *  put in, left out, changed, or two that changed places; the first that hunspell proposes.
 *  Answers its length, 0 where there is none. */
size_t dz_spelling_near(dz_spelling *spelling, dz_str word, char out[DZ_MOST_SPELLED + 1]);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif

#endif
