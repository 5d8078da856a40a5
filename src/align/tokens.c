/* tokens.c — the words, figures and marks that alignment looks at. Floor align. */
#include "align/tokens.h"

#include <string.h>

#include "base/hash.h"
#include "lexicon/gloss.h"
#include "text/script.h"
#include "text/utf8.h"

/** What one side's cutting needs at hand. */
typedef struct cutter {
    dz_tokens         *tokens;
    const dz_document *doc;
    const dz_figures  *figures;
    const dz_lexicon  *lexicon;
    bool               ok;
} cutter;

/* ---- types ---- */

uint64_t dz_token_key(dz_token_kind kind, dz_str text) { return dz_hash(text.at, text.len, (uint64_t)kind + 1); }

static size_t slot_of(const dz_tokens *tokens, uint64_t key)
{
    size_t slot = key & tokens->mask;

    while (tokens->slots[slot] && tokens->types.at[tokens->slots[slot] - 1].key != key)
        slot = (slot + 1) & tokens->mask;
    return slot;
}

static bool grow_slots(dz_tokens *tokens)
{
    size_t    room = tokens->slots ? 2 * (tokens->mask + 1) : 1024;
    uint32_t *slots = dz_alloc_zero(room, sizeof *slots);

    if (!slots)
        return false;
    dz_release(tokens->slots);
    tokens->slots = slots;
    tokens->mask = room - 1;
    for (size_t i = 0; i < tokens->types.n; i++)
        slots[slot_of(tokens, tokens->types.at[i].key)] = (uint32_t)i + 1;
    return true;
}

uint32_t dz_tokens_type(const dz_tokens *tokens, uint64_t key)
{
    uint32_t found = tokens->slots ? tokens->slots[slot_of(tokens, key)] : 0;

    return found ? found - 1 : UINT32_MAX;
}

static void push(cutter *c, dz_token_kind kind, uint64_t key, dz_span span)
{
    dz_tokens *tokens = c->tokens;
    size_t     slot;

    if (!c->ok || ((!tokens->slots || 2 * tokens->types.n > tokens->mask) && !grow_slots(tokens))) {
        c->ok = false;
        return;
    }
    slot = slot_of(tokens, key);
    if (!tokens->slots[slot]) {
        c->ok = dz_list_push(&tokens->types, (dz_type){.key = key, .example = span, .kind = (uint8_t)kind});
        if (!c->ok)
            return;
        tokens->slots[slot] = (uint32_t)tokens->types.n;
    }
    tokens->types.at[tokens->slots[slot] - 1].count++;
    c->ok = dz_list_push(&tokens->list, (dz_token){tokens->slots[slot] - 1, span.at, span.len});
}

/** A token that is known by its letters, of which the type keeps a copy. */
static void push_latin(cutter *c, dz_str stem, dz_span span)
{
    dz_tokens *tokens = c->tokens;
    size_t     before = tokens->types.n;

    push(c, DZ_TOKEN_LATIN, dz_token_key(DZ_TOKEN_LATIN, stem), span);
    if (tokens->types.n == before || stem.len > DZ_MOST_STEM)
        return;
    tokens->types.at[before].stem = (uint32_t)tokens->stems.bytes.n;
    tokens->types.at[before].stem_len = (uint8_t)stem.len;
    dz_buf_str(&tokens->stems, stem);
}

dz_str dz_tokens_stem(const dz_tokens *tokens, uint32_t type)
{
    const dz_type *one = &tokens->types.at[type];

    return one->stem_len ? (dz_str){tokens->stems.bytes.at + one->stem, one->stem_len} : (dz_str){"", 0};
}

/* ---- figures ---- */

static void push_value(cutter *c, dz_span span, char group, int64_t a, int64_t b)
{
    int64_t what[3] = {group, a, b};

    push(c, DZ_TOKEN_FIGURE, dz_hash(what, sizeof what, DZ_TOKEN_FIGURE + 1), span);
}

static void push_date(cutter *c, const dz_figure *figure)
{
    const dz_date *date = &figure->date;

    if (date->year != DZ_NO_YEAR)
        push_value(c, figure->span, 'Y', date->year, date->span);
    if (date->month | date->day)
        push_value(c, figure->span, 'D', date->month, date->day);
    if (date->part)
        push_value(c, figure->span, 'Q', date->part, 0);
    if (date->weekday)
        push_value(c, figure->span, 'W', date->weekday, 0);
}

/** Percentages and the like go by their bare value. False: the figure is to be read as words. */
static bool push_figure(cutter *c, const dz_figure *figure)
{
    const size_t before = c->tokens->list.n;
    char         code[DZ_FIGURE_VALUE_ROOM];

    if (figure->flags & DZ_FIGURE_SOFT)
        return false;
    switch ((dz_figure_kind)figure->kind) {
    case DZ_FIGURE_DATE:
        push_date(c, figure);
        break;
    case DZ_FIGURE_TIME:
        push_value(c, figure->span, 'T', figure->date.hour % 12, figure->date.minute);
        break;
    case DZ_FIGURE_CODE:
        dz_figure_value(c->figures, figure, code, sizeof code);
        push_value(c, figure->span, 'C', (int64_t)dz_hash(code, strlen(code), 0), 0);
        break;
    default:
        push_value(c, figure->span, 'V', (int64_t)figure->value.den << 32 ^ figure->value.exp, figure->value.num);
    }
    return c->tokens->list.n > before;
}

/* ---- words and marks ---- */

/** One letter for each class of punctuation; 0 for a character that is none. */
static char mark_class(uint32_t c)
{
    switch (dz_fold_width(c)) {
    case ',': case 0x3001: return ',';
    case '.': case 0x3002: return '.';
    case '!': return '!';
    case '?': return '?';
    case ':': return ':';
    case ';': return ';';
    case '(': case ')': return '(';
    case '"': case 0x201C: case 0x201D: case 0x300C: case 0x300D: case 0x300E: case 0x300F: return '"';
    case 0x300A: case 0x300B: return '<';
    case 0x2014: case 0x2015: case 0x2013: return '-';
    case 0x2026: return '_';
    default: return 0;
    }
}

static bool is_apostrophe(uint32_t c) { return c == '\'' || c == 0x2019; }

static bool is_idle_zh(dz_str word)
{
    static const char idle[] = "的了着之地得";

    for (size_t i = 0; i + 1 < sizeof idle; i += 3)
        if (word.len == 3 && memcmp(word.at, idle + i, 3) == 0)
            return true;
    return false;
}

static void push_stem(cutter *c, dz_str word, dz_span span)
{
    char   stem[DZ_MOST_STEM];
    size_t n = dz_is_idle(word) ? 0 : dz_stem(word, stem);

    if (n > 0)
        push_latin(c, (dz_str){stem, n}, span);
}

/** A Latin word with what hangs on its apostrophe: the not of don't is a word, the rest is nothing. */
static size_t take_latin(cutter *c, dz_str text, size_t from, uint32_t base)
{
    size_t at = from, end = from;
    bool   negated = false;

    while (at < text.len && dz_is_latin(dz_utf8_next(text.at, &at)))
        end = at;
    at = end;
    if (at < text.len && is_apostrophe(dz_utf8_next(text.at, &at))) {
        size_t tail = at, letter = at;

        while (letter < text.len && dz_is_latin(dz_utf8_next(text.at, &letter)))
            tail = letter;
        if (tail > at && tail - at <= 2) {
            negated = text.at[at] == 't' && end - from > 1 && text.at[end - 1] == 'n';
            at = tail;
        } else {
            at = end;
        }
    } else {
        at = end;
    }
    if (negated)
        end--;
    push_stem(c, (dz_str){text.at + from, end - from}, (dz_span){base + (uint32_t)from, (uint32_t)(end - from)});
    if (negated)
        push_stem(c, (dz_str){"not", 3}, (dz_span){base + (uint32_t)end, (uint32_t)(at - end)});
    return at;
}

static size_t take_digits(cutter *c, dz_str text, size_t from, uint32_t base)
{
    size_t at = from, end = from;

    while (at < text.len && dz_is_digit(dz_fold_width(dz_utf8_next(text.at, &at))))
        end = at;
    push_latin(c, (dz_str){text.at + from, end - from}, (dz_span){base + (uint32_t)from, (uint32_t)(end - from)});
    return end;
}

/** The longest headword, or one character. Headwords never reach over 'text'. */
static size_t take_han(cutter *c, dz_str text, size_t from, size_t next, uint32_t base)
{
    size_t n = c->lexicon ? dz_lexicon_match(c->lexicon, (dz_str){text.at + from, text.len - from}) : 0;

    if (n < next - from)
        n = next - from;
    if (is_idle_zh((dz_str){text.at + from, n}))
        return from + n;
    push(c, DZ_TOKEN_HAN, dz_token_key(DZ_TOKEN_HAN, (dz_str){text.at + from, n}), (dz_span){base + (uint32_t)from, (uint32_t)n});
    return from + n;
}

/** Text without figures. 'base' is where it begins in the document. */
static void cut_words(cutter *c, dz_str text, uint32_t base)
{
    for (size_t at = 0; c->ok && at < text.len;) {
        size_t   next = at;
        uint32_t ch = dz_utf8_next(text.at, &next);
        char     mark = mark_class(ch);

        if (dz_is_han(ch)) {
            at = take_han(c, text, at, next, base);
        } else if (dz_is_latin(ch)) {
            at = take_latin(c, text, at, base);
        } else if (dz_is_digit(dz_fold_width(ch))) {
            at = take_digits(c, text, at, base);
        } else {
            if (mark)
                push(c, DZ_TOKEN_MARK, dz_token_key(DZ_TOKEN_MARK, (dz_str){&mark, 1}), (dz_span){base + (uint32_t)at, (uint32_t)(next - at)});
            at = next;
        }
    }
}

static void cut_segment(cutter *c, size_t segment, dz_span span)
{
    dz_figure_list list = dz_figures_of(c->figures, segment);
    uint32_t       at = span.at;

    for (size_t i = 0; i < list.n && c->ok; i++) {
        const dz_figure *figure = &list.at[i];

        if (figure->span.at < at)
            continue; /* it lies inside the one before */
        cut_words(c, dz_document_slice(c->doc, (dz_span){at, figure->span.at - at}), at);
        at = figure->span.at;
        if (push_figure(c, figure))
            at = dz_span_end(figure->span);
    }
    cut_words(c, dz_document_slice(c->doc, (dz_span){at, dz_span_end(span) - at}), at);
}

/** Writes down where the tokens of each type stand. */
static bool index_places(dz_tokens *tokens)
{
    uint32_t at = 0;

    tokens->places = dz_alloc(tokens->list.n, sizeof *tokens->places);
    if (!tokens->places)
        return false;
    for (size_t i = 0; i < tokens->types.n; i++) {
        tokens->types.at[i].places = at;
        at += tokens->types.at[i].count;
        tokens->types.at[i].count = 0;
    }
    for (size_t i = 0; i < tokens->list.n; i++) {
        dz_type *type = &tokens->types.at[tokens->list.at[i].type];

        tokens->places[type->places + type->count++] = (uint32_t)i;
    }
    return true;
}

static bool index_segments(dz_tokens *tokens, size_t segments)
{
    tokens->segment = dz_alloc(tokens->list.n, sizeof *tokens->segment);
    for (size_t i = 0; tokens->segment && i < segments; i++)
        for (uint32_t t = tokens->first[i]; t < tokens->first[i + 1]; t++)
            tokens->segment[t] = (uint32_t)i;
    return tokens->segment != NULL;
}

size_t dz_place_from(const uint32_t *places, size_t n, uint32_t least)
{
    size_t low = 0, high = n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (places[middle] < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool dz_tokens_cut(dz_tokens *tokens, const dz_figures *figures, const dz_lexicon *lexicon)
{
    const dz_segments *segments = dz_figures_segments(figures);
    dz_segment_list    list = dz_segments_all(segments);
    cutter             c = {tokens, dz_segments_document(segments), figures, lexicon, true};

    tokens->doc = c.doc;
    tokens->first = dz_alloc(list.n + 1, sizeof *tokens->first);
    if (!tokens->first || !grow_slots(tokens))
        return false;
    for (size_t i = 0; i < list.n && c.ok; i++) {
        tokens->first[i] = (uint32_t)tokens->list.n;
        cut_segment(&c, i, list.at[i].span);
    }
    tokens->first[list.n] = (uint32_t)tokens->list.n;
    return c.ok && dz_buf_ok(&tokens->stems) && index_segments(tokens, list.n) && index_places(tokens);
}

void dz_tokens_free(dz_tokens *tokens)
{
    dz_list_free(&tokens->list);
    dz_list_free(&tokens->types);
    dz_release(tokens->first);
    dz_release(tokens->segment);
    dz_release(tokens->places);
    dz_release(tokens->slots);
    dz_buf_free(&tokens->stems);
    memset(tokens, 0, sizeof *tokens);
}
