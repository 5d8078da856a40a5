/* across.c — words of Chinese that stand there by chance. Floor check. */
#include "check/check.h"

static bool is_word(const dz_lexicon *lexicon, dz_str text, size_t from, size_t to)
{
    dz_word word;

    return to - from > 3 && to - from <= DZ_MOST_HEADWORD && dz_lexicon_find(lexicon, (dz_str){text.at + from, to - from}, &word, 1);
}

/** Whether a word of the lexicon ends at byte 'to' that begins with the term or before it: 联合 in 联合国. */
static bool is_word_up_to(const dz_lexicon *lexicon, dz_str text, dz_span span, size_t to)
{
    size_t from = span.at > DZ_MOST_HEADWORD ? span.at - DZ_MOST_HEADWORD : 0;

    for (size_t at = from; at <= span.at; at++)
        if (((unsigned char)text.at[at] & 0xc0) != 0x80 && is_word(lexicon, text, at, to))
            return true;
    return false;
}

/** Whether a term is made of two words: 世界 and 和平, 中国 and 人民. */
static bool is_two_words(const dz_lexicon *lexicon, dz_str text, dz_span span)
{
    for (size_t at = span.at + 6; at + 6 <= dz_span_end(span); at++)
        if (is_word(lexicon, text, span.at, at) && is_word(lexicon, text, at, dz_span_end(span)))
            return true;
    return false;
}

bool dz_is_across_words(const dz_lexicon *lexicon, dz_str text, dz_span span)
{
    if (!lexicon || is_two_words(lexicon, text, span))
        return false;
    for (size_t at = span.at + 1; at < dz_span_end(span); at++)
        if (((unsigned char)text.at[at] & 0xc0) != 0x80 &&
            at + dz_lexicon_match(lexicon, (dz_str){text.at + at, text.len - at}) > dz_span_end(span) && is_word_up_to(lexicon, text, span, at))
            return true;
    return false;
}
