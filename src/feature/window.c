/* window.c — one segment as code points that a scanner can step over. Floor 5, feature. */
#include "feature/window.h"

#include "text/script.h"
#include "text/utf8.h"

uint32_t dz_window_fold(uint32_t c)
{
    c = dz_fold_width(c);
    switch (c) {
    case '\n':
    case '\r':
    case '\t':
    case '\v':
    case '\f':
    case 0x2028:
    case 0x2029: return ' ';
    case 0x2010:
    case 0x2011:
    case 0x2212:
    case 0xfe63:
    case 0xff0d: return '-';
    case 0x301c:
    case 0x223c:
    case 0x2053: return '~';
    case 0xfe6a: return '%';
    case 0xffe5:
    case 0xffe6: return c == 0xffe5 ? 0xa5 : 0x20a9; /* wide yen and won */
    case 0x2019: return '\'';
    case 0x3007: return 0x96f6; /* 〇 is 零 */
    }
    return c;
}

/* Most of any English text: nothing is folded, and only blanks are not kept as they are. */
static bool is_plain(char byte) { return byte > ' ' && byte < 0x7f; }

static dz_cell *put_plain(dz_cell *cell, const char *text, size_t *at, size_t end)
{
    for (; *at < end && is_plain(text[*at]); (*at)++)
        *cell++ = (dz_cell){(unsigned char)text[*at], (uint32_t)*at, 1, false};
    return cell;
}

/* U+5000..U+9FFF in three bytes, which nothing is folded to or from; 0 for the rest. */
static uint32_t common_han(const char *at, size_t n)
{
    const unsigned char *byte = (const unsigned char *)at;

    if (n < 3 || byte[0] < 0xe5 || byte[0] > 0xe9)
        return 0;
    return (uint32_t)(byte[0] & 0xf) << 12 | (uint32_t)(byte[1] & 0x3f) << 6 | (byte[2] & 0x3f);
}

bool dz_window_set(dz_window *window, const char *text, dz_span span)
{
    size_t at = span.at;
    bool space = false;
    dz_cell *first, *put;

    window->cells.n = 0;
    if (!dz_list_reserve(&window->cells, (size_t)span.len + 1))
        return false;
    first = put = window->cells.at;
    while (at < dz_span_end(span)) {
        size_t from = at;
        uint32_t c;
        bool blank;

        if (!space && is_plain(text[at])) {
            put = put_plain(put, text, &at, dz_span_end(span));
            continue;
        }
        c = common_han(text + at, dz_span_end(span) - at);
        at += c ? 3 : 0;
        c = c ? c : dz_window_fold(dz_utf8_next(text, &at));
        blank = dz_is_space(c);
        if (!blank && put > first && put[-1].c == ' ' && dz_is_han(c)) {
            put--; /* the space before a Han character goes again */
            space = true;
        }
        if (blank && (space || (put > first && put[-1].c == ' ')))
            continue;
        if (blank && put > first && dz_is_han(put[-1].c)) {
            space = true;
            continue;
        }
        *put++ = (dz_cell){blank ? ' ' : c, (uint32_t)from, (uint8_t)(at - from), space};
        space = false;
    }
    window->cells.n = (size_t)(put - first);
    return true;
}

void dz_window_free(dz_window *window) { dz_list_free(&window->cells); }

dz_span dz_window_span(const dz_window *w, size_t from, size_t to)
{
    const dz_cell *first = &w->cells.at[from], *last = &w->cells.at[to - 1];

    return (dz_span){first->at, last->at + last->len - first->at};
}

uint32_t dz_lower(uint32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }

bool dz_is_dash(uint32_t c) { return c == '-' || c == '~' || (c >= 0x2012 && c <= 0x2015); }

bool dz_has(const dz_window *w, size_t i, const char32_t *word)
{
    for (; *word; word++, i++)
        if (dz_at(w, i) != *word)
            return false;
    return true;
}

size_t dz_has_any(const dz_window *w, size_t i, const char32_t *words)
{
    size_t best = 0;

    for (dz_word_step word = dz_words_by(w->words, DZ_WORD_FIRST, words, 0, dz_at(w, i)); word.n;
         dz_words_next(&word)) {
        size_t k = 0;

        while (k < word.n && dz_at(w, i + k) == word.at[k])
            k++;
        if (k == word.n && i + k > best)
            best = i + k;
    }
    return best;
}

size_t dz_ends_any(const dz_window *w, size_t floor, size_t i, const char32_t *words)
{
    size_t best = i;

    if (i <= floor)
        return i;
    for (dz_word_step word = dz_words_by(w->words, DZ_WORD_LAST, words, 0, dz_back(w, i, 1)); word.n;
         dz_words_next(&word)) {
        size_t k = 0;

        if (word.n > i - floor)
            continue;
        while (k < word.n && dz_at(w, i - word.n + k) == word.at[k])
            k++;
        if (k == word.n && i - word.n < best)
            best = i - word.n;
    }
    return best;
}
