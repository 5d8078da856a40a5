/* codes.c — letters and digits that are a name: 5G, C919, addresses. Floor feature. */
#include "feature/scan.h"
#include "text/script.h"

/* 5G, 4K, 777X: capital letters right behind few digits, and none that scale or measure. */
static size_t lettered(const dz_window *w, size_t i)
{
    size_t n = dz_digit_run(w, i, 6), k = i + n, letters = 0;

    if (n == 0 || n == 6 || dz_read_exponent(w, k))
        return 0;
    for (; dz_is_word(dz_at(w, k)) && k < i + 24; k++)
        letters++;
    if (letters == 0 || dz_is_word(dz_at(w, k)))
        return 0;
    for (size_t j = i + n; j < k; j++)
        if (dz_at(w, j) >= 'a' && dz_at(w, j) <= 'z' && letters < 3)
            return 0;
    return k;
}

size_t dz_read_code(const dz_window *w, size_t i)
{
    uint32_t next = dz_at(w, i + dz_digit_run(w, i, 13));

    if (next == '.' || next == '-')
        return dz_read_dotted(w, i, next);
    if (next == '/')
        return dz_has(w, i, U"24/7") && !dz_is_word(dz_at(w, i + 4)) ? i + 4 : 0;
    return lettered(w, i);
}

static bool in_address(uint32_t c)
{
    return c > ' ' && c < 0x7f && c != '<' && c != '>' && c != '"' && c != '(' && c != ')';
}

/* The end of an address of the Internet, or 0. */
static size_t address(const dz_window *w, size_t i)
{
    uint32_t first = dz_at(w, i);
    size_t k = i;

    if (first != 'h' && first != 'w' && first != 'f')
        return 0;
    if (!dz_has(w, i, U"http://") && !dz_has(w, i, U"https://") && !dz_has(w, i, U"www.") && !dz_has(w, i, U"ftp://"))
        return 0;
    while (in_address(dz_at(w, k)) && !(k > i && dz_gap(w, k)))
        k++;
    while (dz_at(w, k - 1) == '.' || dz_at(w, k - 1) == ',' || dz_at(w, k - 1) == ';')
        k--;
    return k;
}

static bool joins_code(uint32_t c) { return c == '-' || c == '.' || c == '_' || c == '/'; }

/** Whether a capitalised word with a hyphen and digits is a name: Covid-19, but
 *  not Mid-2019 or Under-21. */
static bool is_model(const dz_window *w, size_t i, size_t end)
{
    static const char32_t prefixes[] =
        U"mid|pre|post|non|under|over|top|early|late|about|nearly|twenty|thirty|forty|fifty|sixty|"
        U"seventy|eighty|ninety|age|page|class|grade|level|phase|chapter|the|of|in|to|and|or|for";
    size_t known = 0;

    for (size_t k = i; k < end; k++)
        if (dz_at(w, k) >= 0x80)
            return false;
    for (const char32_t *word = prefixes; *word && !known;) {
        size_t n = 0;

        while (word[n] && word[n] != '|' && i + n < end && dz_lower(dz_at(w, i + n)) == word[n])
            n++;
        known = (word[n] == 0 || word[n] == '|') && i + n == end;
        while (*word && *word != '|')
            word++;
        word += *word == '|';
    }
    return !known && dz_at(w, i) >= 'A' && dz_at(w, i) <= 'Z';
}

/* scp-173m: letters without a vowel are no word that a hyphen joins to a number. */
static bool is_unsayable(const dz_window *w, size_t i, size_t end)
{
    static const char32_t vowels[] = U"aeiouy";

    for (size_t k = i; k < end; k++) {
        if (dz_at(w, k) >= 0x80)
            return false;
        for (const char32_t *v = vowels; *v; v++)
            if (*v == dz_lower(dz_at(w, k)))
                return false;
    }
    return end > i + 2;
}

size_t dz_read_word(const dz_window *w, size_t i, bool *code)
{
    size_t k = address(w, i), digits = 0, small = 0;

    *code = k > 0;
    if (*code)
        return k;
    for (k = i; dz_is_word(dz_at(w, k)) && !(k > i && dz_gap(w, k)); k++) {
        digits += dz_digit_at(w, k);
        small += dz_at(w, k) >= 'a' && dz_at(w, k) <= 'z';
    }
    if (digits == 0 && !(dz_at(w, k) == '-' && dz_digit_at(w, k + 1) &&
                         (small == 0 || is_model(w, i, k) || is_unsayable(w, i, k))))
        return k;
    *code = true; /* C919, and COVID-19: capitals, a hyphen, digits */
    while (joins_code(dz_at(w, k)) && dz_is_word(dz_at(w, k + 1)) && !dz_gap(w, k + 1) &&
           (digits == 0 || dz_digit_at(w, k + 1))) {
        k++;
        for (; dz_is_word(dz_at(w, k)) && !dz_gap(w, k); k++)
            digits += dz_digit_at(w, k);
    }
    return k;
}
