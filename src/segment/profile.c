/* profile.c — whether an English text keeps to the rules of print. Floor segment.
 *
 * Comments and mails give themselves away: sentences and paragraphs that begin
 * with small letters, "i" alone, "!!" and "??", smiles, quoted mail. Each sign
 * has a weight; the sum is held against the number of sentences.
 */
#include "segment/profile.h"

#include <string.h>

#include "segment/words.h"

/** No more of a text than this is looked at, in bytes. */
enum { SAMPLE = 64 << 10 };

/** Weights of the signs, and what they must come to: in all, and for so many sentences. */
enum { SMALL_BLOCK = 2, SMALL_SENTENCE = 2, SMALL_AFTER_MARK = 1, LONE_I = 3, MARKS = 2, SMILE = 3, MAIL = 3, ENOUGH = 2, SENTENCES = 12 };

static bool is_small(char c) { return c >= 'a' && c <= 'z'; }
static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

typedef struct sample {
    const char *at;
    size_t      n;
} sample;

static char byte(sample s, size_t i) { return i < s.n ? s.at[i] : ' '; }

/** Whether the stop at 'i' ends a sentence though a small letter follows: `done. she`. */
static bool is_small_sentence(sample s, size_t i)
{
    char   word[DZ_LONGEST_WORD + 1];
    size_t from = i, next = i + 1;

    while (next < s.n && s.at[next] == ' ')
        next++;
    if (next == i + 1 || !is_small(byte(s, next)))
        return false;
    if (s.at[i] != '.')
        return i > 0 && is_small(s.at[i - 1]);
    while (from > 0 && i - from < DZ_LONGEST_WORD && is_small(s.at[from - 1]))
        from--;
    if (i - from < 4 || i - from >= DZ_LONGEST_WORD || byte(s, from ? from - 1 : s.n) == '.')
        return false;
    memcpy(word, s.at + from, i - from);
    word[i - from] = '\0';
    return dz_abbreviation(word) == 0;
}

/** 'i' as a word, not in "i.e." or "i)". */
static bool is_lone_i(sample s, size_t i)
{
    return s.at[i] == 'i' && i > 0 && s.at[i - 1] == ' ' && (byte(s, i + 1) == ' ' || byte(s, i + 1) == '\'') && byte(s, i + 2) != '.';
}

static bool is_smile(sample s, size_t i)
{
    char mouth;

    if ((s.at[i] != ':' && s.at[i] != ';') || (i > 0 && s.at[i - 1] != ' '))
        return false;
    mouth = byte(s, i + 1 + (byte(s, i + 1) == '-'));
    return mouth == ')' || mouth == '(' || (mouth == 'D' && !is_small(byte(s, i + 2))) || (mouth == 'P' && !is_small(byte(s, i + 2)));
}

/** `12/31/2000 08:02 PM`, `a@b`: the head of a mail; "\n> " would be one too, but is furniture's. */
static bool is_mail(sample s, size_t i)
{
    return s.at[i] == '/' && i > 1 && byte(s, i + 3) == '/' && s.at[i - 1] >= '0' && s.at[i - 1] <= '9' && byte(s, i + 1) >= '0' &&
           byte(s, i + 1) <= '9' && memchr(s.at + i, ':', s.n - i < 12 ? s.n - i : 12);
}

static size_t weigh_signs(sample s, size_t *sentences)
{
    size_t weight = 0;

    for (size_t i = 0; i < s.n; i++) {
        char c = s.at[i];

        if (c == '.' || c == '!' || c == '?') {
            *sentences += byte(s, i + 1) == ' ' || byte(s, i + 1) == '\n';
            weight += !is_small_sentence(s, i) ? 0 : c == '.' ? SMALL_SENTENCE : SMALL_AFTER_MARK;
            weight += c == byte(s, i + 1) && c != byte(s, i + 2) && (i == 0 || c != s.at[i - 1]) ? MARKS : 0;
            weight += c != '.' && c == byte(s, i + 1) && c == byte(s, i + 2) ? MARKS : 0;
        } else if (c == 'i' || c == ':' || c == ';' || c == '/')
            weight += is_lone_i(s, i) ? LONE_I : is_smile(s, i) ? SMILE : is_mail(s, i) ? MAIL : 0;
    }
    return weight;
}

dz_profile dz_judge_profile(const dz_document *doc)
{
    dz_str        text = dz_document_text(doc);
    dz_block_list blocks = dz_document_blocks(doc);
    sample        s = {text.at, text.len < SAMPLE ? text.len : SAMPLE};
    size_t        sentences = 0, small = 0, capital = 0, weight = weigh_signs(s, &sentences);

    for (size_t i = 0; i < blocks.n && blocks.at[i].span.at < s.n; i++) {
        small += is_small(text.at[blocks.at[i].span.at]);
        capital += is_capital(text.at[blocks.at[i].span.at]);
    }
    sentences += small + capital;
    weight += 4 * small > capital ? SMALL_BLOCK * small : 0;
    return weight >= ENOUGH && weight * SENTENCES >= sentences * ENOUGH ? DZ_PROFILE_WEB : DZ_PROFILE_EDITED;
}
