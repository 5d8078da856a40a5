/* token.c — a text as the things that are compared. Floor compare. */
#include "compare/token.h"

#include "text/script.h"
#include "text/utf8.h"

/** The segment whose tokens are being added. */
typedef struct walk {
    dz_tokens     *tokens;
    dz_str         text; /* of the whole document */
    dz_figure_list figures;
    size_t         figure; /* the next one */
    uint32_t       end;    /* of the segment */
    uint32_t       flags;  /* of all its tokens */
    uint32_t       first;  /* and of its first one, until that is there */
    dz_damage_list damage;
    size_t         harm; /* the next damaged place */
    bool           marks;
} walk;

static uint32_t folded(uint32_t c)
{
    c = dz_fold_width(c);
    if (c < 0x80)
        return c - 'A' < 26 ? c + 32 : c;
    if ((c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x391 && c <= 0x3a9) || (c >= 0x410 && c <= 0x42f))
        return c + 32; /* Latin-1, Greek, Cyrillic */
    return c;
}

/** Quotes of any shape are one sign, apostrophes of any shape another. */
static uint32_t unquoted(uint32_t c)
{
    if (c == 0x2018 || c == 0x2019 || c == 0x201b || c == '`')
        return '\'';
    if (c == 0x201c || c == 0x201d || c == 0x201f || (c >= 0x300c && c <= 0x300f))
        return '"';
    return c;
}

static bool is_word(uint32_t c)
{
    return c - 'a' < 26 || dz_is_digit(c) || dz_is_latin(c) || (c >= 0x370 && c < 0x2000); /* other alphabets */
}

/** Whether a sign between two characters of words makes them one: self-reliance, people's, 3.5. */
static bool joins(uint32_t before, uint32_t c, uint32_t after)
{
    if (c == '.' || c == ',')
        return dz_is_digit(before) && dz_is_digit(after);
    return (c == '-' || c == '\'') && is_word(before) && is_word(after) && !(dz_is_digit(before) && dz_is_digit(after));
}

/** FNV-1a over code points, with a last stir in finished(). */
static uint64_t mixed(uint64_t hash, uint32_t c) { return (hash ^ c) * 0x100000001b3; }

enum { SEED = 0x2545f491 };

static uint64_t finished(uint64_t hash)
{
    hash = (hash ^ hash >> 32) * 0x9e3779b97f4a7c15;
    return hash ^ hash >> 29;
}

static bool push(walk *w, uint64_t hash, size_t at, size_t end, dz_token_kind kind, uint32_t flags)
{
    uint32_t all = (flags | w->flags | w->first) & 31;

    while (w->harm < w->damage.n && dz_span_end(w->damage.at[w->harm].span) <= at)
        w->harm++;
    if (kind == DZ_TOKEN_WORD && w->harm < w->damage.n && w->damage.at[w->harm].span.at <= at)
        all |= DZ_TOKEN_IDLE; /* a reading that got into the text */
    w->first = 0;
    return dz_list_push(w->tokens, (dz_token){finished(hash), (uint32_t)at, (uint32_t)(end - at) & 0xffffff, kind & 7, all & 31});
}

static uint32_t peek(const walk *w, size_t at)
{
    return at < w->end ? unquoted(folded(dz_utf8_next(w->text.at, &at))) : ' ';
}

/** A word from 'at' on. Answers where it ends, or 0 without memory. */
static size_t add_word(walk *w, size_t at)
{
    size_t   end = at, next = at;
    uint32_t raw = dz_fold_width(dz_utf8_next(w->text.at, &next)), before = ' ', c = unquoted(folded(raw));
    uint64_t hash = SEED;
    bool     capital = raw != folded(raw);

    while (is_word(c) || joins(before, c, peek(w, next))) {
        hash = mixed(hash, c);
        before = c;
        end = next;
        if (end >= w->end)
            break;
        c = unquoted(folded(dz_utf8_next(w->text.at, &next)));
    }
    return push(w, hash, at, end, DZ_TOKEN_WORD, capital ? DZ_TOKEN_CAPITAL : 0) ? end : 0;
}

/** A figure is equal to another that is written alike but for spaces and separators. */
static bool add_figure(walk *w, dz_span span)
{
    uint64_t hash = SEED;
    uint32_t before = ' ';

    for (size_t at = span.at; at < dz_span_end(span);) {
        uint32_t c = unquoted(folded(dz_utf8_next(w->text.at, &at)));

        if (!dz_is_space(c) && !(c == ',' && dz_is_digit(before)))
            hash = mixed(hash, c);
        before = c;
    }
    return push(w, hash, span.at, dz_span_end(span), DZ_TOKEN_FIGURE, 0);
}

/** The figure that begins at 'at', or NULL. Those that may be an article or an idiom are words. */
static const dz_figure *figure_at(walk *w, size_t at)
{
    const dz_figure *f;

    while (w->figure < w->figures.n && w->figures.at[w->figure].span.at < at)
        w->figure++;
    f = w->figure < w->figures.n ? &w->figures.at[w->figure] : NULL;
    return f && f->span.at == at && !(f->flags & DZ_FIGURE_SOFT) ? f : NULL;
}

static bool add_segment(walk *w, size_t at)
{
    while (at < w->end) {
        const dz_figure *figure = figure_at(w, at);
        size_t           next = at;
        uint32_t         c;

        if (figure) {
            if (!add_figure(w, figure->span))
                return false;
            at = dz_span_end(figure->span);
            continue;
        }
        c = unquoted(folded(dz_utf8_next(w->text.at, &next)));
        if (is_word(c)) {
            next = add_word(w, at);
            if (!next)
                return false;
        } else if (dz_is_han(c)) {
            if (!push(w, mixed(SEED, c), at, next, DZ_TOKEN_HAN, 0))
                return false;
        } else if (w->marks && !dz_is_space(c) && !push(w, mixed(SEED, c), at, next, DZ_TOKEN_MARK, 0)) {
            return false;
        }
        at = next;
    }
    return true;
}

static uint32_t flags_of(const dz_segment *segment)
{
    bool idle = segment->kind == DZ_SEGMENT_SPEAKER || segment->kind == DZ_SEGMENT_TIMESTAMP ||
                segment->kind == DZ_SEGMENT_FURNITURE;

    if (segment->kind == DZ_SEGMENT_HEADING || segment->kind == DZ_SEGMENT_CAPTION)
        return DZ_TOKEN_HEADING;
    return idle ? DZ_TOKEN_IDLE : 0;
}

/** About how many tokens a text has: no more, but for signs among letters, so that the list seldom has to grow. */
static size_t about(dz_str text, bool marks)
{
    size_t n = 0;
    bool   inside = false; /* of a word */

    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        bool          word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

        n += word ? !inside : c >= 0xe0 || (marks && c > ' ' && c < 0x80);
        inside = word;
    }
    return n;
}

bool dz_tokens_add(dz_tokens *tokens, const dz_figures *figures, bool marks)
{
    const dz_segments *segments = dz_figures_segments(figures);
    dz_segment_list    list = dz_segments_all(segments);
    walk w = {.tokens = tokens, .text = dz_document_text(dz_segments_document(segments)), .marks = marks};

    if (!dz_list_reserve(tokens, about(w.text, marks)))
        return false;
    w.figures = dz_figures_all(figures);
    w.damage = dz_document_damage(dz_segments_document(segments));
    for (size_t i = 0; i < list.n; i++) {
        const dz_segment *s = &list.at[i];
        bool              opens = i == 0 || list.at[i - 1].block != s->block;

        w.end = dz_span_end(s->span);
        w.flags = flags_of(s);
        /* a segment without a token leaves its edge to the next one */
        w.first |= DZ_TOKEN_SENTENCE | (opens ? DZ_TOKEN_PARAGRAPH : 0u);
        if (!add_segment(&w, s->span.at))
            return false;
    }
    return true;
}

bool dz_tokens_are_han(dz_token_list tokens)
{
    size_t han = 0;

    for (size_t i = 0; i < tokens.n; i++)
        han += tokens.at[i].kind == DZ_TOKEN_HAN;
    return 2 * han > tokens.n;
}
