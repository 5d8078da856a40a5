/* gloss.c — the words of a gloss. Floor lexicon. */
#include "lexicon/gloss.h"

#include "text/script.h"
#include "text/utf8.h"

dz_str dz_trim(dz_str text)
{
    while (text.len && (text.at[0] == ' ' || text.at[0] == '\t' || text.at[0] == '\r'))
        text = (dz_str){text.at + 1, text.len - 1};
    while (text.len && (text.at[text.len - 1] == ' ' || text.at[text.len - 1] == '\t' || text.at[text.len - 1] == '\r'))
        text.len--;
    return text;
}

bool dz_gloss_cut(dz_str glosses, size_t *at, dz_str *gloss)
{
    while (*at < glosses.len) {
        size_t from = *at, to = from;
        int    depth = 0;

        for (; to < glosses.len; to++) {
            char c = glosses.at[to];

            depth += (c == '(') - (c == ')' && depth > 0);
            if ((c == ';' || c == '/') && depth == 0)
                break;
        }
        if (to == glosses.len && depth > 0) /* a parenthesis that is never closed divides nothing */
            for (to = from; to < glosses.len && glosses.at[to] != ';' && glosses.at[to] != '/'; to++)
                ;
        *at = to + 1;
        *gloss = dz_trim((dz_str){glosses.at + from, to - from});
        if (gloss->len)
            return true;
    }
    return false;
}

static bool is_letter(uint32_t c) { return dz_is_latin(c) || dz_is_digit(c); }

static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

/** The next run of letters and digits outside of parentheses; empty: there is none. */
static dz_str next_word(dz_str gloss, size_t *at)
{
    size_t from = 0, end = 0;
    bool   inside = false;

    for (int depth = 0; *at < gloss.len;) {
        size_t   here = *at;
        uint32_t c = dz_utf8_next(gloss.at, at);

        if (is_letter(c) && depth == 0) {
            from = inside ? from : here;
            inside = true;
            end = *at;
        } else if (inside && !(is_apostrophe(c) && end == here)) {
            *at = here;
            break;
        } else if (c == '(' || c == 0xff08) {
            depth++;
        } else if ((c == ')' || c == 0xff09) && depth > 0) {
            depth--;
        }
    }
    return inside ? (dz_str){gloss.at + from, end - from} : (dz_str){"", 0};
}

bool dz_is_idle(dz_str word)
{
    char   small[DZ_MOST_STEM];
    size_t capitals = 0;

    if (word.len > sizeof small)
        return false;
    for (size_t i = 0; i < word.len; i++) {
        bool capital = word.at[i] >= 'A' && word.at[i] <= 'Z';

        small[i] = (char)(capital ? word.at[i] + ('a' - 'A') : word.at[i]);
        capitals += capital;
    }
    return (capitals < 2 || capitals < word.len) && dz_is_function_word((dz_str){small, word.len});
}

size_t dz_gloss_next(dz_str gloss, size_t *at, char stem[DZ_MOST_STEM])
{
    for (;;) {
        dz_str word = next_word(gloss, at);
        size_t n;

        if (word.len == 0)
            return 0;
        n = dz_is_idle(word) ? 0 : dz_stem(word, stem);
        if (n > 0)
            return n;
    }
}
