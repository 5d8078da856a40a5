/* fuzz_lexicon.c — any bytes at all as a table of words, or as a built lexicon.
 * Input: one byte of options; then the bytes. With bit 0 set, a built lexicon is
 * given the size and the checksum that it should have, so that what lies behind
 * them is looked at as well. */
#include "fuzz.h"

#include "base/hash.h"
#include "lexicon/format.h"

enum { MENDED = 1, MOST = 1 << 16 };

static void mend(unsigned char *at, size_t n)
{
    if (n < DZ_HEAD_SIZE)
        return;
    memcpy(at, DZ_LEXICON_MAGIC, 8);
    dz_put32(at + DZ_AT_VERSION, DZ_LEXICON_VERSION);
    dz_put32(at + DZ_AT_ZERO, 0);
    dz_put64(at + DZ_AT_SIZE, n);
    dz_put64(at + DZ_AT_HASH, dz_hash(at + DZ_HEAD_SIZE, n - DZ_HEAD_SIZE, 0));
}

/** Reads all that a word has. */
static void must_be_word(const dz_lexicon *lexicon, const dz_word *word)
{
    dz_gloss glosses[100];
    size_t   n = dz_word_glosses(word, glosses, 100);
    dz_str   reading = dz_word_reading(word);

    MUST(n <= 100);
    MUST(dz_utf8_valid(reading.at, reading.len) == reading.len);
    for (size_t i = 0; i < n; i++) {
        MUST(glosses[i].stem.len > 0 && glosses[i].stem.len <= DZ_MOST_STEM);
        MUST(dz_utf8_valid(glosses[i].stem.at, glosses[i].stem.len) == glosses[i].stem.len);
        MUST(glosses[i].weight >= 0 && glosses[i].weight <= 1);
        MUST(dz_lexicon_spread(lexicon, glosses[i].stem) >= 0);
    }
    (void)dz_word_flags(word);
}

/** Looks up what begins at each place of a text. */
static void look_up(const dz_lexicon *lexicon, dz_str text)
{
    for (size_t at = 0; at < text.len; dz_utf8_next(text.at, &at)) {
        dz_str  rest = {text.at + at, text.len - at};
        dz_word words[3];
        size_t  n = dz_lexicon_match(lexicon, rest), found;

        MUST(n <= rest.len && n <= DZ_MOST_HEADWORD && between_characters(rest, n));
        if (n == 0)
            continue;
        found = dz_lexicon_find(lexicon, (dz_str){rest.at, n}, words, 3);
        MUST(found >= 1 && found <= 2);
        for (size_t i = 0; i < found; i++)
            must_be_word(lexicon, &words[i]);
    }
}

/** Any word at all has a stem that fits, and the same one each time. */
static void stem(dz_str text)
{
    char   once[DZ_MOST_STEM], twice[DZ_MOST_STEM];
    size_t n = dz_stem(text, once);

    MUST(n <= DZ_MOST_STEM && dz_stem(text, twice) == n && memcmp(once, twice, n) == 0);
    (void)dz_is_function_word(text);
    (void)dz_is_function_word_zh(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned char bytes[MOST];
    dz_str               text = {size > 1 ? (const char *)data + 1 : "", size > 1 ? size - 1 : 0};
    dz_lexicon          *lexicon;
    dz_error             error = {0};
    dz_status            status;

    if (text.len > MOST)
        return 0;
    memcpy(bytes, text.at, text.len);
    if (size && data[0] & MENDED)
        mend(bytes, text.len);
    MUST(dz_lexicon_new(&lexicon, NULL) == DZ_OK);
    status = dz_lexicon_add_bytes(lexicon, "fuzz", (dz_str){(const char *)bytes, text.len}, &error);
    if (status != DZ_OK) {
        MUST(status == DZ_FORMAT || status == DZ_TOO_LARGE);
        must_say_why(status, &error);
    }
    look_up(lexicon, (dz_str){"东风汽车公司的一二三中国", 36});
    if (dz_utf8_valid(text.at, text.len) == text.len) {
        look_up(lexicon, (dz_str){text.at, text.len < 4096 ? text.len : 0});
        stem(text);
    }
    MUST(dz_utf8_valid(dz_lexicon_says(lexicon), strlen(dz_lexicon_says(lexicon))) == strlen(dz_lexicon_says(lexicon)));
    dz_lexicon_free(lexicon);
    return 0;
}
