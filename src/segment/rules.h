/* rules.h — what ICU's sentence breaks get wrong, language by language. Floor 3, segment. Private.
 *
 * Each rule looks at one break that ICU proposes. The rules and what each
 * gains are told in docs/segment.md.
 */
#ifndef DZ_SEGMENT_RULES_H
#define DZ_SEGMENT_RULES_H

#include "segment/plain.h"

/** Where a Chinese sentence that ICU ends before unit 'cut' really ends:
 *  another unit, or 0 when it does not end there. 'from': where it begins. */
size_t dz_chinese_cut(const dz_plain *plain, size_t from, size_t cut);

/** Whether an English sentence that begins at 'from' ends before unit 'cut'. */
bool dz_english_ends(const dz_plain *plain, size_t from, size_t cut);

/** The last unit before 'cut' that is not white space, not before 'from'; 'from' when all is white. */
size_t dz_last_ink(const dz_plain *plain, size_t from, size_t cut);

/** Whether [from, to) holds nothing but an enumerator: 1. (2) 三、 a) */
bool dz_is_enumerator(const dz_plain *plain, size_t from, size_t to);

#endif
