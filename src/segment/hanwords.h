/* hanwords.h — where the words of a stretch of Chinese end. Floor segment. Private.
 *
 * Chinese writes no spaces; ICU's dictionary finds the words. It is opened when it is first asked, and that is dear:
 * ask only where the characters already raise the question.
 */
#ifndef DZ_SEGMENT_HANWORDS_H
#define DZ_SEGMENT_HANWORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct dz_han_words dz_han_words;

/** The most characters of a stretch. */
enum { DZ_MOST_HAN = 96 };

/** Opens the dictionary; NULL: no memory. */
dz_han_words *dz_han_words_open(void);

void dz_han_words_free(dz_han_words *words); /* NULL is fine */

/** Sets ends[i] for i in 0..n: whether a word ends before character i. 'n' <=
 *  DZ_MOST_HAN. False: no memory. */
bool dz_han_words_end(dz_han_words *words, const uint32_t *at, size_t n, bool ends[DZ_MOST_HAN + 1]);

#endif
