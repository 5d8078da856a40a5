/* versed.c — the names of two versions of a text that one of them has otherwise. Floor ledger.
 *
 * A name of one side of a bead whose words all stand on the other side is the same there. Of the rest two that
 * share something differ; what is left stands in one text only, unless the other one has it elsewhere.
 */
#include "ledger/versed.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "lexicon/gloss.h"
#include "segment/words.h"
#include "text/script.h"
#include "text/utf8.h"

enum {
    MOST_WORDS = 16, /* of a name */
    REACH = 32,      /* names of the other side that one is held against, by rank */
    LEAST_COMMON = 4 /* letters at the beginning of two words that are like each other */
};

/** A word of a text, in letters. */
typedef struct word {
    dz_span  span;
    uint64_t hash; /* whatever its case */
    uint32_t segment;
    bool     capital, first; /* begins with a capital; begins its segment */
    bool     touches;        /* only a space parts it from the word before */
    bool     title;          /* an abbreviation with its stop: Ms. */
} word;

typedef struct hashes {
    uint64_t *at;
    size_t    n;
} hashes;

/** A name that a bead has. */
typedef struct named {
    dz_span  span;
    size_t   first, n; /* words; 0: Chinese */
    uint8_t  kind;     /* Chinese: dz_name_kind */
    bool     told;
} named;

typedef DZ_LIST(named) named_rows;

struct dz_versed {
    const dz_pair *pair;
    DZ_LIST(word) words[2];
    hashes     all[2], proper[2], names[2]; /* of words, of words with capitals inside of sentences, of Chinese names; sorted */
    hashes     bead;                        /* work: of the words of one side of a bead */
    named_rows of_bead[2];                  /* work: its names that the other side does not have */
};

/* ---- words ---- */

static bool is_letter(uint32_t c) { return dz_is_latin(c); }

static bool joins(uint32_t c) { return c == '-' || c == '\'' || c == 0x2019 || c == 0x2010 || c == 0x2011; }

/** The end of the word that begins at 'at'; *lower, in 'room' bytes, is its letters and hyphens in lower case. */
static size_t end_of_word(dz_str text, size_t at, size_t end, char *lower, size_t room)
{
    size_t stop = at, n = 0;

    for (size_t next = at; next < end;) {
        uint32_t c = dz_utf8_next(text.at, &next);

        if (is_letter(c) || dz_is_digit(c))
            stop = next;
        else if (!joins(c))
            break;
        if (n + 1 < room && c < 0x80)
            lower[n++] = (char)(c - 'A' < 26 ? c + 32 : c);
    }
    lower[n] = '\0';
    return stop;
}

/** Takes 's off. */
static size_t without_possessive(dz_str text, size_t from, size_t end)
{
    size_t at = end;
    uint32_t c;

    if (end - from < 3 || text.at[end - 1] != 's')
        return end;
    at--;
    c = dz_utf8_before(text.at, &at);
    return c == '\'' || c == 0x2019 ? at : end;
}

/** Writes a word into a room; empty where it is too long for the tables of words. */
static void copy_word(dz_str text, char room[DZ_LONGEST_WORD + 1])
{
    size_t n = text.len <= DZ_LONGEST_WORD ? text.len : 0;

    memcpy(room, text.at, n);
    room[n] = '\0';
}

static bool is_title(dz_str text, dz_span span, size_t end)
{
    char room[DZ_LONGEST_WORD + 1];

    copy_word((dz_str){text.at + span.at, span.len}, room);
    return dz_span_end(span) < end && text.at[dz_span_end(span)] == '.' && dz_abbreviation(room);
}

/** Adds the words of a segment. */
static bool add_words(dz_versed *v, int side, uint32_t segment, dz_span whole)
{
    dz_str text = dz_document_text(dz_pair_document(v->pair, side));
    size_t end = dz_span_end(whole), last = whole.at;
    bool   first = true;

    for (size_t at = whole.at; at < end;) {
        char     lower[64];
        size_t   next = at, stop;
        uint32_t c = dz_utf8_next(text.at, &next);
        word     w = {.segment = segment, .first = first};

        if (!is_letter(c)) {
            at = next;
            continue;
        }
        stop = end_of_word(text, at, end, lower, sizeof lower);
        w.span = (dz_span){(uint32_t)at, (uint32_t)(without_possessive(text, at, stop) - at)};
        lower[w.span.len < sizeof lower ? w.span.len : sizeof lower - 1] = '\0';
        w.hash = dz_hash(lower, strlen(lower), 0);
        w.capital = c - 'A' < 26;
        w.touches = at - last == 1 && text.at[last] == ' ' && !first;
        w.title = is_title(text, w.span, end);
        if (!dz_list_push(&v->words[side], w))
            return false;
        first = false;
        at = last = stop;
    }
    return true;
}

static bool stands_as_prose(const dz_segment *s)
{
    return s->kind != DZ_SEGMENT_HEADING && s->kind != DZ_SEGMENT_CAPTION && s->kind != DZ_SEGMENT_FURNITURE;
}

/* ---- hashes ---- */

static int by_hash(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

static void sort(hashes *h)
{
    if (h->n > 1)
        qsort(h->at, h->n, sizeof *h->at, by_hash);
}

static bool has(const hashes *h, uint64_t hash) { return h->n && bsearch(&hash, h->at, h->n, sizeof hash, by_hash) != NULL; }

static bool index_side(dz_versed *v, int side)
{
    dz_name_list names = dz_names_all(dz_pair_names(v->pair, side));
    size_t       n = v->words[side].n;

    v->all[side].at = dz_alloc(n + 1, sizeof(uint64_t));
    v->proper[side].at = dz_alloc(n + 1, sizeof(uint64_t));
    v->names[side].at = dz_alloc(names.n + 1, sizeof(uint64_t));
    if (!v->all[side].at || !v->proper[side].at || !v->names[side].at)
        return false;
    for (size_t i = 0; i < n; i++) {
        const word *w = &v->words[side].at[i];

        v->all[side].at[v->all[side].n++] = w->hash;
        if (w->capital && !w->first)
            v->proper[side].at[v->proper[side].n++] = w->hash;
    }
    for (size_t i = 0; i < names.n; i++) {
        dz_str name = dz_document_slice(dz_pair_document(v->pair, side), names.at[i].span);

        v->names[side].at[v->names[side].n++] = dz_hash(name.at, name.len, 0);
    }
    sort(&v->all[side]);
    sort(&v->proper[side]);
    sort(&v->names[side]);
    return true;
}

dz_versed *dz_versed_open(const dz_pair *pair)
{
    dz_versed *v = dz_alloc_zero(1, sizeof *v);
    bool       done = v != NULL;
    size_t     most = 0;

    for (int side = 0; done && side < 2; side++) {
        dz_segment_list list = dz_segments_all(dz_pair_segments(pair, side));

        v->pair = pair;
        for (size_t i = 0; done && i < list.n; i++)
            done = add_words(v, side, (uint32_t)i, list.at[i].span);
        done = done && index_side(v, side);
        most = done && v->words[side].n > most ? v->words[side].n : most;
    }
    if (done)
        v->bead.at = dz_alloc(most + 1, sizeof(uint64_t));
    if (done && v->bead.at)
        return v;
    dz_versed_free(v);
    return NULL;
}

void dz_versed_free(dz_versed *v)
{
    if (!v)
        return;
    for (int side = 0; side < 2; side++) {
        dz_list_free(&v->words[side]);
        dz_release(v->all[side].at);
        dz_release(v->proper[side].at);
        dz_release(v->names[side].at);
        dz_list_free(&v->of_bead[side]);
    }
    dz_release(v->bead.at);
    dz_release(v);
}

/* ---- English names of a bead ---- */

/** The first word of a segment or of a later one. */
static size_t word_from(const dz_versed *v, int side, uint32_t segment)
{
    size_t low = 0, high = v->words[side].n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (v->words[side].at[middle].segment < segment)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static dz_str text_of(const dz_versed *v, int side, dz_span span) { return dz_document_slice(dz_pair_document(v->pair, side), span); }

/** Whether a word with a capital may be one of a name: not "The", nor what has its capital from the sentence. */
static bool names_something(const dz_versed *v, int side, const word *w)
{
    dz_str text = text_of(v, side, w->span);
    char   room[DZ_LONGEST_WORD + 1];

    if (!w->capital || w->title || dz_is_idle(text))
        return false;
    copy_word(text, room);
    if (dz_is_starter(room))
        return false;
    return !w->first || has(&v->proper[side], w->hash);
}

static bool is_of(const dz_versed *v, int side, const word *w)
{
    dz_str text = text_of(v, side, w->span);

    return (text.len == 2 && memcmp(text.at, "of", 2) == 0) || (text.len == 3 && memcmp(text.at, "for", 3) == 0);
}

/** The words of the name that begins with word i: those with capitals that touch, "of" between them too. */
static size_t words_of_name(const dz_versed *v, int side, size_t i, size_t end)
{
    const word *w = v->words[side].at;
    size_t      n = 1;

    while (i + n < end && n < MOST_WORDS && w[i + n].touches && w[i + n].segment == w[i].segment) {
        size_t next = i + n;

        if (is_of(v, side, &w[next]) && next + 1 < end && w[next + 1].touches)
            next++;
        if (!w[next].capital || w[next].title)
            break;
        n = next + 1 - i;
    }
    return n;
}

/** Whether all words of a name stand on the other side of the bead, or, 'anywhere', in its text. */
static bool is_said(const dz_versed *v, int side, const named *name, bool anywhere)
{
    const word *w = v->words[side].at + name->first;

    for (size_t k = 0; k < name->n; k++)
        if (!has(&v->bead, w[k].hash) && !(anywhere && has(&v->all[!side], w[k].hash)))
            return false;
    return true;
}

static bool add_english(dz_versed *v, int side, const dz_bead *bead)
{
    dz_segment_list segments = dz_segments_all(dz_pair_segments(v->pair, side));
    size_t          from = word_from(v, side, bead->first[side]), end = word_from(v, side, bead->first[side] + bead->n[side]);

    for (size_t i = from; i < end; i++) {
        const word *w = v->words[side].at;
        named       name = {.first = i};

        if (!names_something(v, side, &w[i]) || !stands_as_prose(&segments.at[w[i].segment]))
            continue;
        name.n = words_of_name(v, side, i, end);
        name.span = (dz_span){w[i].span.at, dz_span_end(w[i + name.n - 1].span) - w[i].span.at};
        i += name.n - 1;
        if (!is_said(v, side, &name, false) && !dz_list_push(&v->of_bead[side], name))
            return false;
    }
    return true;
}

/** Puts the words of one side of a bead where is_said() looks. */
static void look_at(dz_versed *v, int side, const dz_bead *bead)
{
    size_t from = word_from(v, side, bead->first[side]), end = word_from(v, side, bead->first[side] + bead->n[side]);

    v->bead.n = 0;
    for (size_t i = from; i < end; i++)
        v->bead.at[v->bead.n++] = v->words[side].at[i].hash;
    sort(&v->bead);
}

/* ---- Chinese names of a bead ---- */

static bool contains(dz_str text, dz_str part)
{
    for (size_t at = 0; at + part.len <= text.len; at++)
        if (memcmp(text.at + at, part.at, part.len) == 0)
            return true;
    return false;
}

static bool add_chinese(dz_versed *v, int side, size_t b)
{
    const dz_bead *bead = &dz_pair_beads(v->pair).at[b];
    dz_str         other = text_of(v, !side, dz_pair_span(v->pair, b, !side));

    for (uint32_t k = 0; k < bead->n[side]; k++) {
        dz_name_list list = dz_names_of(dz_pair_names(v->pair, side), bead->first[side] + k);

        for (size_t i = 0; i < list.n; i++) {
            named name = {.span = list.at[i].span, .kind = list.at[i].kind};

            if (!contains(other, text_of(v, side, name.span)) && !dz_list_push(&v->of_bead[side], name))
                return false;
        }
    }
    return true;
}

/* ---- what they have to do with each other ---- */

static bool begin_alike(dz_str a, dz_str b)
{
    return a.len >= LEAST_COMMON && b.len >= LEAST_COMMON && memcmp(a.at, b.at, LEAST_COMMON) == 0;
}

/** Whether two English names share a word, or words that begin alike. */
static bool share_words(const dz_versed *v, const named *a, const named *b)
{
    for (size_t x = a->first; x < a->first + a->n; x++)
        for (size_t y = b->first; y < b->first + b->n; y++)
            if (v->words[0].at[x].capital && (v->words[0].at[x].hash == v->words[1].at[y].hash ||
                begin_alike(text_of(v, 0, v->words[0].at[x].span), text_of(v, 1, v->words[1].at[y].span))))
                return true;
    return false;
}

/** Whether two Chinese names are of one kind and share a character. */
static bool share_characters(const dz_versed *v, const named *a, const named *b)
{
    dz_str text = text_of(v, 0, a->span), other = text_of(v, 1, b->span);

    for (size_t at = 0, next = 0; a->kind == b->kind && at < text.len; at = next) {
        dz_utf8_next(text.at, &next);
        if (contains(other, (dz_str){text.at + at, next - at}))
            return true;
    }
    return false;
}

/** Leaves of two names of several words what is not the same at their beginnings and ends. */
static void narrow(const dz_versed *v, named *a, named *b)
{
    const word *x = v->words[0].at, *y = v->words[1].at;

    while (a->n > 1 && b->n > 1 && x[a->first].hash == y[b->first].hash)
        a->first++, a->n--, b->first++, b->n--;
    while (a->n > 1 && b->n > 1 && x[a->first + a->n - 1].hash == y[b->first + b->n - 1].hash)
        a->n--, b->n--;
    a->span = (dz_span){x[a->first].span.at, dz_span_end(x[a->first + a->n - 1].span) - x[a->first].span.at};
    b->span = (dz_span){y[b->first].span.at, dz_span_end(y[b->first + b->n - 1].span) - y[b->first].span.at};
}

static bool add_row(size_t bead, dz_span old, dz_span new, dz_standing standing, dz_balance_rows *rows)
{
    return dz_list_push(rows, ((dz_balance_row){{old, new}, {DZ_NO_FIGURE, DZ_NO_FIGURE}, (uint32_t)bead, (uint8_t)standing, true}));
}

/** Tells of the names that stand in each other's place. */
static bool pair_up(dz_versed *v, size_t bead, dz_balance_rows *rows)
{
    for (size_t i = 0; i < v->of_bead[0].n; i++) {
        named *a = &v->of_bead[0].at[i];

        for (size_t j = i > REACH ? i - REACH : 0; j < v->of_bead[1].n && j < i + REACH && !a->told; j++) {
            named *b = &v->of_bead[1].at[j];

            if (b->told || !(a->n && b->n ? share_words(v, a, b) : !a->n && !b->n && share_characters(v, a, b)))
                continue;
            if (a->n)
                narrow(v, a, b);
            a->told = b->told = true;
            if (!add_row(bead, a->span, b->span, DZ_STANDS_DIFFERS, rows))
                return false;
        }
    }
    return true;
}

/** The only name of a kind that nothing was told of, or NULL. */
static named *only_left(named_rows *list, uint8_t kind)
{
    named *found = NULL;

    for (size_t i = 0; i < list->n; i++)
        if (!list->at[i].told && list->at[i].n == 0 && list->at[i].kind == kind) {
            if (found)
                return NULL;
            found = &list->at[i];
        }
    return found;
}

/** Tells of the two Chinese names of one kind that are left over, if they are two. */
static bool pair_rest(dz_versed *v, size_t bead, dz_balance_rows *rows)
{
    for (int kind = 0; kind < DZ_NAME_KINDS; kind++) {
        named *a = only_left(&v->of_bead[0], (uint8_t)kind), *b = only_left(&v->of_bead[1], (uint8_t)kind);

        if (!a || !b)
            continue;
        a->told = b->told = true;
        if (!add_row(bead, a->span, b->span, DZ_STANDS_DIFFERS, rows))
            return false;
    }
    return true;
}

/** Whether the other text has a name somewhere. */
static bool stands_elsewhere(const dz_versed *v, int side, const named *name)
{
    dz_str text = text_of(v, side, name->span);

    return name->n ? is_said(v, side, name, true) : has(&v->names[!side], dz_hash(text.at, text.len, 0));
}

bool dz_versed_add(dz_versed *v, size_t b, dz_balance_rows *rows)
{
    const dz_bead *bead = &dz_pair_beads(v->pair).at[b];
    bool           done = true;

    if (bead->n[0] == 0 || bead->n[1] == 0)
        return true;
    for (int side = 0; done && side < 2; side++) {
        v->of_bead[side].n = 0;
        look_at(v, !side, bead);
        done = dz_lang_is_zh(dz_document_lang(dz_pair_document(v->pair, side))) ? add_chinese(v, side, b) : add_english(v, side, bead);
    }
    done = done && pair_up(v, b, rows) && pair_rest(v, b, rows);
    for (int side = 0; side < 2; side++) {
        dz_span here[2] = {{dz_pair_span(v->pair, b, 0).at, 0}, {dz_pair_span(v->pair, b, 1).at, 0}};

        look_at(v, !side, bead);
        for (size_t i = 0; done && i < v->of_bead[side].n; i++) {
            const named *name = &v->of_bead[side].at[i];

            if (name->told || stands_elsewhere(v, side, name))
                continue;
            here[side] = name->span;
            done = add_row(b, here[0], here[1], side ? DZ_STANDS_NEW : DZ_STANDS_OLD, rows);
        }
    }
    return done;
}
