/* pieces.c — what terms are compared by: characters of Chinese, words of English. Floor lexicon. */
#include "lexicon/pieces.h"

#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "duizhao/lexicon.h"
#include "text/script.h"
#include "text/utf8.h"

enum { STEMS = 7, SIGNS = 8 }; /* seeds that keep words and signs apart */

static bool is_letter(uint32_t c) { return dz_is_latin(c) || dz_is_digit(c); }

static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018; }

bool dz_joins(uint32_t before, uint32_t behind) { return is_letter(dz_fold_width(before)) && is_letter(dz_fold_width(behind)); }

/** Marks that stand in a term or not, as the writer likes. */
static bool is_idle_mark(uint32_t c)
{
    switch (c) {
    case '"': case 0x201c: case 0x201d: case 0x300c: case 0x300d: case 0x300e: case 0x300f: case 0x300a: case 0x300b:
    case 0xb7: case 0x30fb: case 0x2022: case '-': case 0x2010: case 0x2011: case 0xad:
        return true;
    default:
        return is_apostrophe(c) || dz_is_space(c);
    }
}

static bool push(dz_piece_rows *out, uint64_t key, size_t from, size_t to)
{
    return dz_list_push(out, (dz_piece){key, (uint32_t)from, (uint32_t)(to - from)});
}

/** A character by itself. */
static bool push_sign(dz_piece_rows *out, uint32_t c, size_t from, size_t to)
{
    c = dz_fold_width(c);
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    return push(out, dz_hash(&c, sizeof c, SIGNS), from, to);
}

bool dz_pieces_zh(dz_str text, dz_piece_rows *out)
{
    for (size_t at = 0, from = 0; at < text.len; from = at) {
        uint32_t c = dz_utf8_next(text.at, &at);

        if (!is_idle_mark(c) && !push_sign(out, c, from, at))
            return false;
    }
    return true;
}

/* ---- English ---- */

/** Where "U.S." ends that begins at 'from'; 'from' where none does. */
static size_t dotted_end(dz_str text, size_t from)
{
    size_t at = from, letters = 0;

    while (at + 1 < text.len && dz_is_latin((unsigned char)text.at[at]) && text.at[at + 1] == '.') {
        at += 2;
        letters++;
    }
    if (letters && at < text.len && dz_is_latin((unsigned char)text.at[at]) && /* the last of them without its stop: U.S */
        (at + 1 == text.len || !is_letter((unsigned char)text.at[at + 1])))
        at++, letters++;
    return letters > 1 ? at : from;
}

/** Where a word ends, apostrophes inside of it included. */
static size_t word_end(dz_str text, size_t from)
{
    size_t end = from;

    for (size_t at = from; at < text.len;) {
        size_t   here = at;
        uint32_t c = dz_utf8_next(text.at, &at);

        if (is_letter(c))
            end = at;
        else if (!is_apostrophe(c) || end != here)
            break;
    }
    return end;
}

/** A word without 's. */
static dz_str without_genitive(dz_str word)
{
    if (word.len > 2 && (word.at[word.len - 1] == 's' || word.at[word.len - 1] == 'S')) {
        if (word.at[word.len - 2] == '\'')
            return (dz_str){word.at, word.len - 2};
        if (word.len > 4 && memcmp(word.at + word.len - 4, "\xe2\x80\x99", 3) == 0)
            return (dz_str){word.at, word.len - 4};
    }
    return word;
}

static bool is_article(dz_str word)
{
    static const char *const articles[] = {"a", "an", "An", "the", "The", "THE"}; /* "A" is a letter: A shares */

    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (word.len == strlen(articles[i]) && memcmp(word.at, articles[i], word.len) == 0)
            return true;
    return false;
}

/** Copies the letters and digits of a word that is not too long; answers how many bytes. */
static size_t letters_of(dz_str word, char into[DZ_MOST_STEM])
{
    size_t n = 0;

    for (size_t i = 0; i < word.len && n < DZ_MOST_STEM; i++)
        if (word.at[i] != '.')
            into[n++] = word.at[i];
    return n;
}

static bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/** How many capitals a word of capitals and digits has; 0 for any other. */
static size_t capitals(dz_str word)
{
    size_t n = 0;

    for (size_t i = 0; i < word.len; i++) {
        if (!is_capital(word.at[i]) && word.at[i] != '.' && !dz_is_digit((unsigned char)word.at[i]))
            return 0;
        n += is_capital(word.at[i]);
    }
    return n;
}

static bool push_word(dz_piece_rows *out, dz_str text, size_t from, size_t to)
{
    dz_str word = without_genitive((dz_str){text.at + from, to - from});
    char   plain[DZ_MOST_STEM], stem[DZ_MOST_STEM];
    size_t n = letters_of(word, plain), m;

    if (is_article(word))
        return true;
    if (n > 2 && plain[n - 1] == 's' && capitals((dz_str){plain, n - 1}) == n - 1)
        n--; /* SOEs */
    else if (n > 6 && memcmp(plain + n - 4, "ings", 4) == 0)
        n--; /* buildings: to the stem of building */
    m = word.len <= DZ_MOST_STEM ? dz_stem((dz_str){plain, n}, stem) : 0;
    return push(out, m ? dz_hash(stem, m, STEMS) : dz_hash(word.at, word.len, STEMS), from, from + word.len);
}

bool dz_pieces_en(dz_str text, dz_piece_rows *out)
{
    bool ok = true;

    for (size_t at = 0; ok && at < text.len;) {
        size_t   from = at, next = at;
        uint32_t c = dz_utf8_next(text.at, &next);

        if (is_letter(c)) {
            at = dotted_end(text, from);
            at = at > from ? at : word_end(text, from);
            ok = push_word(out, text, from, at);
            continue;
        }
        at = next;
        if (c == '&')
            ok = push(out, dz_hash("and", 3, STEMS), from, at);
        else if (!is_idle_mark(c))
            ok = push_sign(out, c, from, at);
    }
    return ok;
}

/* ---- how a word is written ---- */

/** Whether a text has a word in capitals, or its plural. */
static bool is_acronym(dz_str pattern, dz_str text)
{
    char   one[DZ_MOST_STEM], other[DZ_MOST_STEM];
    size_t n = letters_of(pattern, one), m = letters_of(text, other);

    return dz_str_same((dz_str){one, n}, (dz_str){other, m}) || (m == n + 1 && other[n] == 's' && memcmp(one, other, n) == 0);
}

static bool cut(char *word, size_t *n, const char *ending, size_t least)
{
    size_t len = strlen(ending);

    if (*n < len + least || memcmp(word + *n - len, ending, len) != 0)
        return false;
    *n -= len;
    return true;
}

/** The word without the endings of plurals and verbs: "policies" and "policy", "planned" and "plan". */
static size_t plain_of(dz_str word, char into[DZ_MOST_STEM])
{
    size_t n = letters_of(word, into);

    for (size_t i = 0; i < n; i++)
        if (is_capital(into[i]))
            into[i] = (char)(into[i] + ('a' - 'A'));
    if (cut(into, &n, "ies", 2) || cut(into, &n, "ied", 2)) {
        into[n++] = 'y';
        return n;
    }
    if (n > 3 && into[n - 1] == 's' && into[n - 2] != 's' && into[n - 2] != 'u' && into[n - 2] != 'i') {
        n--;
        if (n > 3 && into[n - 1] == 'e' && strchr("sxzh", into[n - 2]))
            n--;
    }
    if ((cut(into, &n, "ing", 3) || cut(into, &n, "ed", 3)) && into[n - 1] == into[n - 2] && !strchr("aeioulsz", into[n - 1]))
        n--;
    cut(into, &n, "e", 3);
    return n;
}

bool dz_piece_is(dz_str pattern, dz_str text, bool close)
{
    char   one[DZ_MOST_STEM], other[DZ_MOST_STEM];
    size_t n, m;

    if (capitals(pattern) >= 2)
        return is_acronym(pattern, text);
    if (!close)
        return true;
    n = plain_of(pattern, one);
    m = plain_of(text, other);
    return dz_str_same((dz_str){one, n}, (dz_str){other, m});
}
