/* hanwords.c — the words of Chinese by ICU's dictionary. Floor segment. */
#include "segment/hanwords.h"

#include <string.h>

#include <unicode/ubrk.h>

#include "base/list.h"

struct dz_han_words {
    UBreakIterator *breaks;
    UChar           units[2 * DZ_MOST_HAN];
    uint8_t         chars[2 * DZ_MOST_HAN + 1]; /* how many characters end before a unit */
};

dz_han_words *dz_han_words_open(void)
{
    UErrorCode    status = U_ZERO_ERROR;
    dz_han_words *words = dz_alloc_zero(1, sizeof *words);

    if (!words)
        return NULL;
    words->breaks = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
    if (U_SUCCESS(status))
        return words;
    dz_release(words);
    return NULL;
}

void dz_han_words_free(dz_han_words *words)
{
    if (!words)
        return;
    ubrk_close(words->breaks);
    dz_release(words);
}

static int32_t lay_out(dz_han_words *words, const uint32_t *at, size_t n)
{
    int32_t units = 0;

    for (size_t i = 0; i < n; i++) {
        words->chars[units] = (uint8_t)i;
        if (at[i] < 0x10000)
            words->units[units++] = (UChar)at[i];
        else {
            words->units[units++] = (UChar)(0xd7c0 + (at[i] >> 10));
            words->chars[units] = (uint8_t)i;
            words->units[units++] = (UChar)(0xdc00 | (at[i] & 0x3ff));
        }
    }
    words->chars[units] = (uint8_t)n;
    return units;
}

bool dz_han_words_end(dz_han_words *words, const uint32_t *at, size_t n, bool ends[DZ_MOST_HAN + 1])
{
    UErrorCode status = U_ZERO_ERROR;
    int32_t    units = lay_out(words, at, n);

    memset(ends, 0, (n + 1) * sizeof *ends);
    ubrk_setText(words->breaks, words->units, units, &status);
    if (U_FAILURE(status))
        return false;
    for (int32_t end = ubrk_first(words->breaks); end != UBRK_DONE; end = ubrk_next(words->breaks))
        ends[words->chars[end]] = true;
    return true;
}
