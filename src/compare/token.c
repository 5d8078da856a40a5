/* token.c — a stretch of text as hashed tokens. Floor compare. */
#include "compare/token.h"

#include "base/hash.h"
#include "text/script.h"
#include "text/utf8.h"

static uint32_t folded(uint32_t c)
{
    c = dz_fold_width(c);
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

static bool is_word(uint32_t c)
{
    return dz_is_latin(c) || dz_is_digit(c) || (c >= 0x370 && c < 0x2000); /* other alphabets */
}

/** Points and commas inside a number belong to it: 3.5 is not 35. */
static bool joins(uint32_t before, uint32_t c, uint32_t after)
{
    return (c == '.' || c == ',') && dz_is_digit(before) && dz_is_digit(after);
}

bool dz_tokens_add(dz_token_list *tokens, dz_str text)
{
    uint64_t hash = 0;
    uint32_t before = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = folded(dz_utf8_next(text.at, &at)), after = 0;
        size_t   next = at;

        if (at < text.len)
            after = folded(dz_utf8_next(text.at, &next));
        if (is_word(c) || (hash && joins(before, c, after))) {
            hash = dz_hash(&c, sizeof c, hash + 1);
        } else {
            if (hash && !dz_list_push(tokens, hash))
                return false;
            hash = 0;
            if (dz_is_han(c) && !dz_list_push(tokens, dz_hash(&c, sizeof c, 0)))
                return false;
        }
        before = c;
    }
    return hash == 0 || dz_list_push(tokens, hash);
}
