/* window.c — one segment as code points that a scanner can step over. Floor feature. */
#include "feature/window.h"

#include "base/eight.h"
#include "text/script.h"
#include "text/utf8.h"

/* What can be read behind the last cell, so that eight bytes of 'low' can be looked at together anywhere. */
enum { SLACK = 16 };

uint32_t dz_window_fold(uint32_t c)
{
    if (c >= 0xff01 && c <= 0xff5e) /* most of Chinese punctuation: ASCII, and no blank */
        return c - 0xfee0;
    if (c > 0x3000 && c < 0xfe00) /* most of the rest of it: 〇 is 零 */
        return c == 0x3007 ? 0x96f6 : c == 0x301c ? '~' : c;
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
    case 0xfe63: return '-';
    case 0x223c:
    case 0x2053: return '~';
    case 0xfe6a: return '%';
    case 0xffe5:
    case 0xffe6: return c == 0xffe5 ? 0xa5 : 0x20a9; /* wide yen and won */
    case 0x2019: return '\'';
    }
    return c;
}

static bool reserve(dz_window *w, size_t n)
{
    size_t room = n + SLACK;
    unsigned char *block;

    if (room <= w->room)
        return true;
    room += room / 2;
    block = dz_alloc(room, 2 * sizeof *w->c + sizeof *w->low + sizeof *w->gap);
    if (!block)
        return false;
    dz_release(w->c); /* the block begins with it */
    w->c = (uint32_t *)(void *)block;
    w->at = w->c + room;
    w->low = (unsigned char *)(w->at + room);
    w->gap = (bool *)(w->low + room);
    w->room = room;
    return true;
}

/* How many bytes lead that are printable ASCII with single blanks between. */
static size_t plain_run(const char *text, size_t n)
{
    size_t i = 0;
    uint64_t before = 0x80; /* a blank must have another character before it */

    while (n - i >= 8) {
        uint64_t x = dz_eight_at(text + i), plain = dz_eight_within(x, '!', '~'), blank = dz_eight_within(x, ' ', ' '),
                 bad = ((plain | blank) ^ DZ_EIGHT(0x80)) | (blank & (blank << 8 | before));

        if (bad)
            return i + dz_eight_first(bad);
        before = blank >> 56;
        i += 8;
    }
    for (; i < n; i++) {
        unsigned char c = (unsigned char)text[i];

        if (c <= ' ' ? c != ' ' || i == 0 || text[i - 1] == ' ' : c > '~')
            break;
    }
    return i;
}

/* The loop runs in vectors. */
static void put_plain(dz_window *w, const char *text, size_t from, size_t n)
{
    uint32_t *restrict c = w->c + w->n, *restrict at = w->at + w->n;
    const unsigned char *restrict byte = (const unsigned char *)text + from;

    memcpy(w->low + w->n, byte, n);
    for (uint32_t k = 0; k < (uint32_t)n; k++) {
        c[k] = byte[k];
        at[k] = (uint32_t)from + k;
    }
    w->n += n;
}

static void put(dz_window *w, uint32_t c, size_t from)
{
    w->c[w->n] = c;
    w->at[w->n] = (uint32_t)from;
    w->low[w->n] = c < 0x80 ? (unsigned char)c : 0x80;
    w->n++;
}

/* U+5000..U+9FFF in three bytes, which nothing is folded to or from; 0 for the rest. */
static uint32_t common_han(const char *at, size_t n)
{
    const unsigned char *byte = (const unsigned char *)at;

    if (n < 3 || byte[0] < 0xe5 || byte[0] > 0xe9)
        return 0;
    return (uint32_t)(byte[0] & 0xf) << 12 | (uint32_t)(byte[1] & 0x3f) << 6 | (byte[2] & 0x3f);
}

/* Han characters one behind the other. Answers their end. */
static size_t put_han(dz_window *w, const char *text, size_t at, size_t end)
{
    uint32_t *restrict c = w->c + w->n, *restrict from = w->at + w->n, one;
    size_t n = 0;

    for (; (one = common_han(text + at, end - at)) > 0; at += 3, n++) {
        c[n] = one;
        from[n] = (uint32_t)at;
    }
    memset(w->low + w->n, 0x80, n);
    w->n += n;
    return at;
}

static void mark_gap(dz_window *w)
{
    if (!w->gaps)
        memset(w->gap, 0, w->room * sizeof *w->gap);
    w->gaps = true;
    w->gap[w->n] = true;
}

static uint32_t last(const dz_window *w) { return w->n > 0 ? w->c[w->n - 1] : 0; }

/* Any one character from 'from' on. '*gap': a blank behind a Han character was left out. */
static void put_other(dz_window *w, uint32_t c, size_t from, bool *gap)
{
    if (c <= 0x3000 ? dz_is_space(c) : c == 0xfeff) {
        if (!*gap && last(w) != ' ') {
            *gap = dz_is_han(last(w));
            if (!*gap)
                put(w, ' ', from);
        }
        return;
    }
    if (last(w) == ' ' && dz_is_han(c)) { /* the blank before it goes again */
        w->n--;
        *gap = true;
    }
    if (*gap)
        mark_gap(w);
    *gap = false;
    put(w, c, from);
}

bool dz_window_set(dz_window *w, const char *text, dz_span span)
{
    size_t at = span.at, end = dz_span_end(span);
    bool gap = false;

    w->n = 0;
    w->gaps = false;
    w->text = text;
    if (!reserve(w, span.len))
        return false;
    while (at < end) {
        size_t from = at, n = gap ? 0 : plain_run(text + at, end - at);

        if (n > 0) {
            put_plain(w, text, at, n);
            at += n;
            continue;
        }
        put_other(w, dz_window_fold(dz_utf8_next(text, &at)), from, &gap);
        if (!gap && dz_is_han(last(w)))
            at = put_han(w, text, at, end);
    }
    w->c[w->n] = 0; /* so that a walk over letters or digits ends */
    memset(w->low + w->n, 0, SLACK);
    return true;
}

void dz_window_free(dz_window *window) { dz_release(window->c); }

dz_span dz_window_span(const dz_window *w, size_t from, size_t to)
{
    size_t end = w->at[to - 1];

    (void)dz_utf8_next(w->text, &end);
    return (dz_span){w->at[from], (uint32_t)end - w->at[from]};
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

    for (dz_word_step word = dz_words_by(w->words, DZ_WORD_FIRST, words, dz_at(w, i), dz_at(w, i + 1)); word.n;
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

    for (dz_word_step word = dz_words_by(w->words, DZ_WORD_LAST, words, dz_back(w, i, 1), dz_back(w, i, 2)); word.n;
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
