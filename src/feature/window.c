/* window.c — one segment as code points that a scanner can step over. Floor 4, feature. */
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

bool dz_window_set(dz_window *window, const char *text, dz_span span)
{
    size_t at = span.at;
    bool space = false;

    window->cells.n = 0;
    while (at < dz_span_end(span)) {
        size_t from = at;
        uint32_t c = dz_window_fold(dz_utf8_next(text, &at));
        bool blank = dz_is_space(c);
        size_t n = window->cells.n;
        dz_cell cell = {blank ? ' ' : c, (uint32_t)from, (uint8_t)(at - from), false};

        if (n > 0 && window->cells.at[n - 1].c == ' ' && !blank && dz_is_han(c)) {
            window->cells.n--; /* the space before a Han character goes again */
            space = true;
        }
        if (blank && (space || (n > 0 && window->cells.at[n - 1].c == ' ')))
            continue;
        if (blank && n > 0 && dz_is_han(window->cells.at[n - 1].c)) {
            space = true;
            continue;
        }
        cell.gap = space;
        space = false;
        if (!dz_list_push(&window->cells, cell))
            return false;
    }
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

    while (*words) {
        size_t k = i;

        while (*words && *words != '|' && dz_at(w, k) == *words)
            words++, k++;
        if ((!*words || *words == '|') && k > i && k > best)
            best = k;
        while (*words && *words++ != '|')
            continue;
    }
    return best;
}

size_t dz_ends_any(const dz_window *w, size_t floor, size_t i, const char32_t *words)
{
    size_t best = i;

    while (*words) {
        size_t n = 0, k = 0;

        while (words[n] && words[n] != '|')
            n++;
        while (k < n && n <= i - floor && dz_at(w, i - n + k) == words[k])
            k++;
        if (k == n && n > i - best)
            best = i - n;
        words += n + (words[n] != 0);
    }
    return best;
}
