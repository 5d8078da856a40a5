/* damage.c — the families of damage, and mending. Floor text. */
#include "text/damage.h"

#include <stdlib.h>
#include <string.h>

#include "text/script.h"
#include "text/utf8.h"

/* ---- what a text holds at all, so that most families need not look ---- */

enum {
    ALWAYS = 1 << 0,
    HAN = 1 << 1,
    LATIN1 = 1 << 2,   /* U+0080..U+00FF */
    FOREIGN = 1 << 3,  /* Greek, Cyrillic, full-width letters */
    QUESTION = 1 << 4, /* '?' */
    PAREN = 1 << 5,    /* '(' */
    AMPERSAND = 1 << 6,
    PRIVATE = 1 << 7,
    UNSEEN = 1 << 8, /* what may be invisible */
    LOST = 1 << 9    /* U+FFFD, and 锟 */
};

static unsigned holds_ascii(unsigned char c)
{
    if (c == '?')
        return QUESTION;
    if (c == '(')
        return PAREN;
    if (c == '&')
        return AMPERSAND;
    return (c < 0x20 && !dz_is_space(c)) || c == 0x7f ? UNSEEN : 0;
}

static unsigned holds_far(uint32_t c)
{
    if (c == 0xfffd || c == 0x951f)
        return LOST | HAN;
    if (dz_is_han(c))
        return HAN;
    if (c < 0x100)
        return LATIN1 | (c < 0xa0 || c == 0xad ? UNSEEN : 0);
    if ((c >= 0x370 && c < 0x530) || (c >= 0xff21 && c <= 0xff5a))
        return FOREIGN;
    if ((c >= 0xe000 && c <= 0xf8ff) || (c >= 0xf0000))
        return PRIVATE;
    if ((c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x33ff) || (c >= 0xff00 && c <= 0xff60))
        return 0;
    return UNSEEN;
}

static unsigned holdings(dz_str text)
{
    unsigned all = ALWAYS;

    for (size_t at = 0; at < text.len;) {
        unsigned char c = (unsigned char)text.at[at];

        if (c < 0x80) {
            if (c < 0x40 || c == 0x7f)
                all |= holds_ascii(c);
            at++;
        } else
            all |= holds_far(dz_utf8_next(text.at, &at));
    }
    return all;
}

/* ---- the families ---- */

/** Each looks only where the text holds all that it needs. */
static const struct {
    dz_scan_fn *look;
    unsigned    needs;
} families[] = {
    {dz_scan_bad_bytes, ALWAYS},    {dz_scan_lost, LOST},         {dz_scan_mojibake, LATIN1},
    {dz_scan_gbk_mojibake, HAN},    {dz_scan_readings, HAN | PAREN}, {dz_scan_dots, HAN | QUESTION},
    {dz_scan_entities, AMPERSAND},  {dz_scan_hidden, UNSEEN},     {dz_scan_alike, FOREIGN},
    {dz_scan_private, PRIVATE},     {dz_scan_mixed, HAN},
};

void dz_site(dz_scan *scan, size_t from, size_t to, dz_damage_kind kind, dz_str now)
{
    dz_arena *arena = &scan->out->arena;
    dz_damage row = {.span = {(uint32_t)from, (uint32_t)(to - from)}, .kind = (uint16_t)kind};

    row.was = dz_arena_copy(arena, (dz_str){scan->text.at + from, to - from});
    if (now.at)
        row.now = dz_arena_copy(arena, now);
    if (!row.was.at || (now.at && !row.now.at) || !dz_list_push(&scan->out->rows, row))
        scan->failed = true;
}

uint32_t dz_char_at(dz_str text, size_t at) { return at < text.len ? dz_utf8_next(text.at, &at) : 0; }

uint32_t dz_char_before(dz_str text, size_t at) { return at > 0 ? dz_utf8_before(text.at, &at) : 0; }

static int by_place(const void *a, const void *b)
{
    const dz_damage *x = a, *y = b;

    if (x->span.at != y->span.at)
        return x->span.at < y->span.at ? -1 : 1;
    return x->kind < y->kind ? -1 : x->kind > y->kind;
}

/** How strong a claim is, the strongest 0: what explains the most comes first. */
static unsigned rank(uint16_t kind)
{
    static const uint8_t ranks[DZ_DAMAGE_KINDS] = {
        [DZ_DAMAGE_BYTES] = 0,          [DZ_DAMAGE_KUN] = 1,          [DZ_DAMAGE_UTF8_AS_LATIN] = 2,
        [DZ_DAMAGE_GBK_AS_LATIN] = 2,   [DZ_DAMAGE_UTF8_AS_GBK] = 3,  [DZ_DAMAGE_LOST] = 4,
        [DZ_DAMAGE_READING_ASTRAY] = 5, [DZ_DAMAGE_COMMA_ASTRAY] = 5, [DZ_DAMAGE_READING] = 6,
        [DZ_DAMAGE_DOT] = 7,            [DZ_DAMAGE_ENTITY] = 8,       [DZ_HIDDEN_BIDI] = 9,
        [DZ_HIDDEN_ZERO] = 9,           [DZ_HIDDEN_HYPHEN] = 9,       [DZ_HIDDEN_TAG] = 9,
        [DZ_HIDDEN_CONTROL] = 9,        [DZ_HIDDEN_ALIKE] = 10,       [DZ_HIDDEN_WIDE] = 10,
        [DZ_DAMAGE_PRIVATE] = 11,       [DZ_MIXED_SCRIPT] = 12,
    };

    return ranks[kind];
}

/** Sorts the rows, and of two that overlap keeps the stronger. */
static void settle(dz_damages *damages)
{
    dz_damage *at = damages->rows.at;
    size_t     n = 0;

    if (damages->rows.n)
        qsort(at, damages->rows.n, sizeof *at, by_place);
    for (size_t i = 0; i < damages->rows.n; i++) {
        if (n == 0 || at[i].span.at >= dz_span_end(at[n - 1].span))
            at[n++] = at[i];
        else if (rank(at[i].kind) < rank(at[n - 1].kind))
            at[n - 1] = at[i];
    }
    damages->rows.n = n;
}

bool dz_damages_find(const dz_decoded *decoded, dz_str bytes, bool english, dz_damages *out)
{
    dz_scan  scan = {dz_buf_all(&decoded->text), decoded, bytes, english, out, false};
    unsigned all = holdings(scan.text);

    for (size_t i = 0; i < sizeof families / sizeof *families && !scan.failed; i++)
        if ((families[i].needs & ~all) == 0)
            families[i].look(&scan);
    settle(out);
    return !scan.failed;
}

/* ---- mending ---- */

static bool is_invisible(uint16_t kind) { return kind >= DZ_HIDDEN_BIDI && kind <= DZ_HIDDEN_CONTROL; }

static bool is_to_mend(const dz_damage *row, bool repair) { return row->now.at && (repair || is_invisible(row->kind)); }

bool dz_damages_mend(dz_damages *damages, dz_str text, bool repair, dz_buf *into, dz_map *map, bool *changed)
{
    size_t done = 0;

    *changed = false;
    for (size_t i = 0; i < damages->rows.n; i++)
        *changed |= is_to_mend(&damages->rows.at[i], repair);
    if (!*changed)
        return true;
    for (size_t i = 0; i < damages->rows.n; i++) {
        dz_damage *row = &damages->rows.at[i];
        size_t     from = row->span.at, n = row->span.len;

        dz_buf_add(into, text.at + done, from - done);
        if (!dz_map_copy(map, done, from - done))
            return false;
        row->span.at = (uint32_t)into->bytes.n;
        done = from;
        if (!is_to_mend(row, repair))
            continue;
        dz_buf_str(into, row->now);
        if (row->now.len && !dz_map_add(map, from, row->now.len, n))
            return false;
        row->span.len = (uint32_t)row->now.len;
        row->mended = true;
        done = from + n;
    }
    dz_buf_add(into, text.at + done, text.len - done);
    if (!dz_map_copy(map, done, text.len - done) || !dz_buf_ok(into))
        return false;
    dz_map_end(map, text.len);
    return true;
}

void dz_damages_free(dz_damages *damages)
{
    dz_list_free(&damages->rows);
    dz_arena_free(&damages->arena);
}
