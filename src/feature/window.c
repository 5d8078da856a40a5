/* window.c — one segment as code points that a scanner can step over. Floor feature. */
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

/* Printable ASCII but the blank, which is kept as it is. */
static bool is_plain(uint32_t c) { return c - '!' < 0x7f - '!'; }

/* Most of any English text: plain characters, and single blanks behind them. */
static dz_cell *put_plain(dz_cell *put, const char *text, size_t *at, size_t end)
{
    uint32_t before = 0;

    for (size_t i = *at; i < end; i++) {
        uint32_t c = (unsigned char)text[i];

        if (!is_plain(c) && !((c == ' ' || c == '\n') && is_plain(before)))
            break;
        before = c == '\n' ? ' ' : c;
        *put++ = (dz_cell){before, (uint32_t)i, 1, false};
        *at = i + 1;
    }
    return put;
}

/* U+5000..U+9FFF in three bytes, which nothing is folded to or from; 0 for the rest. */
static uint32_t common_han(const char *at, size_t n)
{
    const unsigned char *byte = (const unsigned char *)at;

    if (n < 3 || byte[0] < 0xe5 || byte[0] > 0xe9)
        return 0;
    return (uint32_t)(byte[0] & 0xf) << 12 | (uint32_t)(byte[1] & 0x3f) << 6 | (byte[2] & 0x3f);
}

/* One character that is no blank. The blank before a Han character goes again, and *gap tells of it. */
static dz_cell *put_other(dz_cell *first, dz_cell *put, dz_cell cell, bool *gap)
{
    if (put > first && put[-1].c == ' ' && dz_is_han(cell.c)) {
        put--;
        *gap = true;
    }
    cell.gap = *gap;
    *gap = false;
    *put++ = cell;
    return put;
}

bool dz_window_set(dz_window *window, const char *text, dz_span span)
{
    size_t at = span.at, end = dz_span_end(span);
    bool gap = false; /* a blank behind a Han character was left out */
    dz_cell *first, *put;

    window->cells.n = 0;
    if (!dz_list_reserve(&window->cells, (size_t)span.len + 1))
        return false;
    first = put = window->cells.at;
    while (at < end) {
        size_t from = at;
        uint32_t c;

        if (!gap && is_plain((unsigned char)text[at])) {
            put = put_plain(put, text, &at, end);
            continue;
        }
        c = common_han(text + at, end - at);
        at += c ? 3 : 0;
        c = c ? c : dz_window_fold(dz_utf8_next(text, &at));
        if (!dz_is_space(c))
            put = put_other(first, put, (dz_cell){c, (uint32_t)from, (uint8_t)(at - from), false}, &gap);
        else if (gap || (put > first && put[-1].c == ' '))
            continue;
        else if (put > first && dz_is_han(put[-1].c))
            gap = true;
        else
            *put++ = (dz_cell){' ', (uint32_t)from, (uint8_t)(at - from), false};
    }
    put->c = 0; /* so that a walk over letters or digits ends */
    window->cells.n = (size_t)(put - first);
    return true;
}

void dz_window_free(dz_window *window) { dz_list_free(&window->cells); }

dz_span dz_window_span(const dz_window *w, size_t from, size_t to)
{
    const dz_cell *first = &w->cells.at[from], *last = &w->cells.at[to - 1];

    return (dz_span){first->at, last->at + last->len - first->at};
}

bool dz_has(const dz_window *w, size_t i, const char32_t *word)
{
    for (; *word; word++, i++)
        if (dz_at(w, i) != *word)
            return false;
    return true;
}

size_t dz_find_any(const dz_window *w, size_t i, const char32_t *words)
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

size_t dz_find_before(const dz_window *w, size_t floor, size_t i, const char32_t *words)
{
    size_t best = i;

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
