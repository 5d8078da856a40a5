/* build.c — makes the bytes of a layer from a table. Floor lexicon.
 *
 * Rows that share a headword are one word; two ways of writing that have the
 * same rows are the same word. So 發展 and 发展 point at one list of glosses,
 * and 发 has the glosses of 發 and of 髮.
 */
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"
#include "base/hash.h"
#include "lexicon/gloss.h"
#include "lexicon/table.h"
#include "text/utf8.h"

/** One way of writing, and its headwords in the order of their rows. */
typedef struct group {
    const dz_headword *at;
    size_t             n;
    uint32_t           word;
} group;

/** A stem that was met; its rank is its place in the order of bytes. */
typedef struct met_stem {
    dz_str   text;
    uint32_t id;
} met_stem;

/** A stem with its share of a word. */
typedef struct share {
    uint32_t stem; /* its rank */
    uint64_t weight;
} share;

typedef struct builder {
    const dz_table *table;
    dz_headword    *headwords; /* in the order of bytes, then of rows */
    size_t          n_headwords;
    DZ_LIST(group) groups; /* in the order of bytes */
    DZ_LIST(met_stem) stems;
    uint32_t *slots; /* of an open hash of stems: 1 + its id */
    size_t    n_slots;
    uint32_t *rank;   /* of each id */
    uint64_t *spread; /* of each rank */
    DZ_LIST(share) shares;
    unsigned char *nodes;
    uint32_t       n_nodes;
    size_t         n_words, n_glosses;
    dz_buf         words, glosses, pool;
    dz_arena       arena;
} builder;

static int compare_texts(dz_str a, dz_str b)
{
    size_t least = a.len < b.len ? a.len : b.len;
    int    order = least ? memcmp(a.at, b.at, least) : 0;

    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* ---- stems ---- */

static bool grow_slots(builder *made)
{
    size_t    n = made->n_slots ? 2 * made->n_slots : 1024;
    uint32_t *slots = dz_alloc_zero(n, sizeof *slots);

    if (!slots)
        return false;
    for (size_t i = 0; i < made->stems.n; i++) {
        size_t at = (size_t)dz_hash(made->stems.at[i].text.at, made->stems.at[i].text.len, 0) & (n - 1);

        while (slots[at])
            at = (at + 1) & (n - 1);
        slots[at] = (uint32_t)i + 1;
    }
    dz_release(made->slots);
    made->slots = slots;
    made->n_slots = n;
    return true;
}

/** The slot of a stem, or the empty one where it would stand. */
static uint32_t *slot_of(builder *made, dz_str stem)
{
    size_t at = (size_t)dz_hash(stem.at, stem.len, 0) & (made->n_slots - 1);

    while (made->slots[at] && compare_texts(made->stems.at[made->slots[at] - 1].text, stem) != 0)
        at = (at + 1) & (made->n_slots - 1);
    return &made->slots[at];
}

static bool meet_stem(builder *made, dz_str stem)
{
    uint32_t  id = (uint32_t)made->stems.n;
    uint32_t *slot;
    dz_str    kept;

    if (2 * made->stems.n >= made->n_slots && !grow_slots(made))
        return false;
    slot = slot_of(made, stem);
    if (*slot)
        return true;
    kept = dz_arena_copy(&made->arena, stem);
    if (!kept.at || !dz_list_push(&made->stems, (met_stem){kept, id}))
        return false;
    *slot = id + 1;
    return true;
}

static bool meet_stems(builder *made, dz_str glosses)
{
    char   stem[DZ_MOST_STEM];
    dz_str gloss;

    for (size_t at = 0; dz_gloss_cut(glosses, &at, &gloss);)
        for (size_t in = 0, n; (n = dz_gloss_next(gloss, &in, stem)) > 0;)
            if (!meet_stem(made, (dz_str){stem, n}))
                return false;
    return true;
}

static int by_text(const void *a, const void *b)
{
    return compare_texts(((const met_stem *)a)->text, ((const met_stem *)b)->text);
}

/** Finds all stems of the table and puts them in order. */
static bool rank_stems(builder *made)
{
    met_stem *sorted;
    size_t    n;

    if (!grow_slots(made))
        return false;
    for (size_t i = 0; i < made->table->rows.n; i++)
        if (!meet_stems(made, made->table->rows.at[i].glosses))
            return false;
    n = made->stems.n;
    sorted = dz_alloc(n, sizeof *sorted);
    made->rank = dz_alloc(n, sizeof *made->rank);
    made->spread = dz_alloc_zero(n, sizeof *made->spread);
    if (sorted && n) {
        memcpy(sorted, made->stems.at, n * sizeof *sorted);
        qsort(sorted, n, sizeof *sorted, by_text);
    }
    for (size_t i = 0; sorted && made->rank && i < n; i++)
        made->rank[sorted[i].id] = (uint32_t)i;
    dz_release(sorted);
    return sorted && made->rank && made->spread;
}

/* ---- words ---- */

static int by_headword(const void *a, const void *b)
{
    const dz_headword *one = a, *other = b;
    int                order = compare_texts(one->text, other->text);

    return order ? order : (one->row > other->row) - (one->row < other->row);
}

/** Sorts the headwords, drops what stands twice, and puts those of one writing into a group. */
static bool group_headwords(builder *made)
{
    size_t n = made->table->headwords.n, kept = 0;

    made->headwords = dz_alloc(n, sizeof *made->headwords);
    if (!made->headwords)
        return false;
    if (n) {
        memcpy(made->headwords, made->table->headwords.at, n * sizeof *made->headwords);
        qsort(made->headwords, n, sizeof *made->headwords, by_headword);
    }
    for (size_t i = 0; i < n; i++)
        if (kept == 0 || by_headword(&made->headwords[kept - 1], &made->headwords[i]) != 0)
            made->headwords[kept++] = made->headwords[i];
    made->n_headwords = kept;
    for (size_t i = 0; i < kept; i++) {
        const dz_headword *at = &made->headwords[i];

        if (i > 0 && compare_texts(at[-1].text, at->text) == 0)
            made->groups.at[made->groups.n - 1].n++;
        else if (!dz_list_push(&made->groups, (group){at, 1, 0}))
            return false;
    }
    return true;
}

static int by_rows(const void *a, const void *b)
{
    const group *one = *(group *const *)a, *other = *(group *const *)b;

    for (size_t i = 0; i < one->n && i < other->n; i++)
        if (one->at[i].row != other->at[i].row)
            return one->at[i].row < other->at[i].row ? -1 : 1;
    return (one->n > other->n) - (one->n < other->n);
}

static int by_stem(const void *a, const void *b)
{
    const share *one = a, *other = b;

    return (one->stem > other->stem) - (one->stem < other->stem);
}

static int by_weight(const void *a, const void *b)
{
    const share *one = a, *other = b;

    return one->weight != other->weight ? (one->weight < other->weight) - (one->weight > other->weight) : by_stem(a, b);
}

/** Adds the words of one gloss, which share its weight: the first gloss of a word
 *  has 1/10, the next 1/11 and so on, before all is brought to one whole. */
static bool share_gloss(builder *made, dz_str gloss, size_t ordinal)
{
    enum { UNIT = 1 << 30 };
    size_t from = made->shares.n, in = 0, n;
    char   stem[DZ_MOST_STEM];

    while ((n = dz_gloss_next(gloss, &in, stem)) > 0)
        if (!dz_list_push(&made->shares, (share){made->rank[*slot_of(made, (dz_str){stem, n}) - 1], 0}))
            return false;
    for (size_t i = from; i < made->shares.n; i++)
        made->shares.at[i].weight = (uint64_t)UNIT / (10 + ordinal) / (made->shares.n - from) + 1;
    return true;
}

/** Makes one share of those of the same stem. */
static void merge_shares(builder *made)
{
    size_t kept = 0;

    if (made->shares.n)
        qsort(made->shares.at, made->shares.n, sizeof *made->shares.at, by_stem);
    for (size_t i = 0; i < made->shares.n; i++)
        if (kept > 0 && made->shares.at[kept - 1].stem == made->shares.at[i].stem)
            made->shares.at[kept - 1].weight += made->shares.at[i].weight;
        else
            made->shares.at[kept++] = made->shares.at[i];
    made->shares.n = kept;
}

/** Brings the shares to DZ_GLOSSES_WHOLE, the heaviest first; what is lost by
 *  rounding goes to the heaviest. Shares that are nothing then are dropped. */
static void scale_shares(builder *made)
{
    uint64_t all = 0, given = 0;
    size_t   kept = 0;

    for (size_t i = 0; i < made->shares.n; i++)
        all += made->shares.at[i].weight;
    qsort(made->shares.at, made->shares.n, sizeof *made->shares.at, by_weight);
    for (size_t i = 0; i < made->shares.n; i++) {
        made->shares.at[i].weight = made->shares.at[i].weight * DZ_GLOSSES_WHOLE / all;
        given += made->shares.at[i].weight;
    }
    made->shares.at[0].weight += DZ_GLOSSES_WHOLE - given;
    while (kept < made->shares.n && made->shares.at[kept].weight > 0)
        kept++;
    made->shares.n = kept;
    qsort(made->shares.at, kept, sizeof *made->shares.at, by_weight); /* rounding makes ties */
}

static void put_shares(builder *made)
{
    for (size_t i = 0; i < made->shares.n; i++) {
        unsigned char row[DZ_GLOSS_SIZE];

        dz_put32(row, made->shares.at[i].stem);
        dz_put16(row + 4, (uint16_t)made->shares.at[i].weight);
        dz_buf_add(&made->glosses, (const char *)row, sizeof row);
        made->spread[made->shares.at[i].stem] += made->shares.at[i].weight;
    }
}

/** Writes the word of some rows: what they say together, and the first reading that is no name's. */
static bool put_word(builder *made, const group *of)
{
    unsigned char row[DZ_WORD_SIZE] = {0};
    unsigned      flags = DZ_WORD_NAME;
    dz_str        reading = {"", 0}, gloss;
    size_t        ordinal = 0;

    made->shares.n = 0;
    for (size_t i = 0; i < of->n; i++) {
        const dz_entry_row *at = &made->table->rows.at[of->at[i].row];

        if (reading.len == 0 || (flags & ~at->flags & DZ_WORD_NAME && at->reading.len))
            reading = at->reading;
        flags &= at->flags;
        if (i > 0 && compare_texts(at->glosses, made->table->rows.at[of->at[i - 1].row].glosses) == 0)
            continue; /* 里 for 裏 and for 裡 */
        for (size_t in = 0; dz_gloss_cut(at->glosses, &in, &gloss);)
            if (!share_gloss(made, gloss, ordinal++))
                return false;
    }
    merge_shares(made);
    if (made->shares.n)
        scale_shares(made);
    dz_put32(row, (uint32_t)made->n_glosses);
    dz_put16(row + 4, (uint16_t)made->shares.n);
    dz_put16(row + 6, (uint16_t)flags);
    dz_put32(row + 8, (uint32_t)made->pool.bytes.n);
    dz_put16(row + 12, (uint16_t)reading.len);
    dz_buf_str(&made->pool, reading);
    dz_buf_add(&made->words, (const char *)row, sizeof row);
    put_shares(made);
    made->n_glosses += made->shares.n;
    made->n_words++;
    return dz_buf_ok(&made->words) && dz_buf_ok(&made->glosses) && dz_buf_ok(&made->pool);
}

/** Writes a word for each set of rows, in the order of their first rows, and tells each group its word. */
static bool put_words(builder *made)
{
    group **sorted = dz_alloc(made->groups.n, sizeof *sorted);
    bool    good = sorted != NULL;

    for (size_t i = 0; good && i < made->groups.n; i++)
        sorted[i] = &made->groups.at[i];
    if (good && made->groups.n)
        qsort(sorted, made->groups.n, sizeof *sorted, by_rows);
    for (size_t i = 0; good && i < made->groups.n; i++) {
        if (i == 0 || by_rows(&sorted[i - 1], &sorted[i]) != 0)
            good = put_word(made, sorted[i]);
        sorted[i]->word = (uint32_t)made->n_words - 1;
    }
    dz_release(sorted);
    return good;
}

/* ---- nodes ---- */

/** How many characters of a headword no headword before it has in the same places. */
static size_t new_characters(const builder *made, size_t i)
{
    dz_str text = made->groups.at[i].at->text, before = i ? made->groups.at[i - 1].at->text : (dz_str){"", 0};
    size_t at = 0, n = 0;

    while (at < text.len && at < before.len && text.at[at] == before.at[at])
        at++;
    while (at > 0 && at < text.len && ((unsigned char)text.at[at] & 0xc0) == 0x80)
        at--; /* a character that differs in its last bytes is another one */
    while (at < text.len) {
        dz_utf8_next(text.at, &at);
        n++;
    }
    return n;
}

/** The row of a node, counted from 1; where there is none, it is made. */
static uint32_t make_node(builder *made, uint32_t parent, uint32_t character)
{
    uint32_t at = dz_node_home(parent, character, made->n_nodes);

    for (;; at = at + 1 < made->n_nodes ? at + 1 : 0) {
        unsigned char *row = made->nodes + (size_t)at * DZ_NODE_SIZE;

        if (dz_get32(row + 4) == 0) {
            dz_put32(row, parent);
            dz_put32(row + 4, character);
        }
        if (dz_get32(row + 4) == character && dz_get32(row) == parent)
            return at + 1;
    }
}

/** Writes the nodes: one for each beginning of a headword, four in five rows taken. */
static bool put_nodes(builder *made)
{
    size_t n = 0;

    for (size_t i = 0; i < made->groups.n; i++)
        n += new_characters(made, i);
    n += n / 4 + 1;
    if (n > UINT32_MAX / DZ_NODE_SIZE)
        return false;
    made->n_nodes = (uint32_t)n;
    made->nodes = dz_alloc_zero(n, DZ_NODE_SIZE);
    if (!made->nodes)
        return false;
    for (size_t i = 0; i < made->groups.n; i++) {
        dz_str   text = made->groups.at[i].at->text;
        uint32_t node = 0;

        for (size_t at = 0; at < text.len;)
            node = make_node(made, node, dz_utf8_next(text.at, &at));
        dz_put32(made->nodes + (size_t)(node - 1) * DZ_NODE_SIZE + 8, made->groups.at[i].word + 1);
    }
    return true;
}

/* ---- the whole ---- */

/** Writes the table of stems; their letters go into the pool. */
static void put_stems(builder *made, const met_stem *sorted, dz_buf *into)
{
    for (size_t i = 0; i < made->stems.n; i++) {
        unsigned char row[DZ_STEM_SIZE];

        dz_put32(row, (uint32_t)made->pool.bytes.n);
        dz_put32(row + 4, (uint32_t)sorted[i].text.len);
        dz_put64(row + 8, made->spread[i]);
        dz_buf_str(&made->pool, sorted[i].text);
        dz_buf_add(into, (const char *)row, sizeof row);
    }
}

/** Puts the tables behind each other and says in front where they are. */
static dz_status put_together(builder *made, dz_str stems, dz_buf *into, dz_error *error)
{
    const dz_str tables[DZ_TABLES] = {{(const char *)made->nodes, (size_t)made->n_nodes * DZ_NODE_SIZE},
                                      dz_buf_all(&made->words),
                                      dz_buf_all(&made->glosses),
                                      stems,
                                      dz_buf_all(&made->pool)};
    const size_t rows[DZ_TABLES] = {made->n_nodes, made->n_words, made->n_glosses, made->stems.n, made->pool.bytes.n};
    unsigned char front[DZ_HEAD_SIZE + DZ_DIRECTORY_SIZE] = {0};
    uint64_t      at = sizeof front;
    size_t        says = 0;
    size_t        from = into->bytes.n;

    memcpy(front, DZ_LEXICON_MAGIC, 8);
    dz_put32(front + DZ_AT_VERSION, DZ_LEXICON_VERSION);
    dz_put32(front + DZ_AT_ENTRIES, (uint32_t)made->table->n_words);
    for (int i = 0; i < DZ_TABLES; i++) {
        dz_put32(front + DZ_AT_TABLES + 8 * i, (uint32_t)at);
        dz_put32(front + DZ_AT_TABLES + 8 * i + 4, (uint32_t)rows[i]);
        at += tables[i].len;
        if (at > UINT32_MAX)
            return dz_fail(error, DZ_TOO_LARGE, "a lexicon of more than 4 GB");
    }
    for (int i = 0; i < DZ_SAYS; i++) { /* they stand first in the pool */
        dz_put32(front + DZ_AT_SAYS + 8 * i, (uint32_t)says);
        dz_put32(front + DZ_AT_SAYS + 8 * i + 4, (uint32_t)made->table->says[i].len);
        says += made->table->says[i].len;
    }
    dz_put64(front + DZ_AT_SIZE, at);
    dz_buf_add(into, (const char *)front, sizeof front);
    for (int i = 0; i < DZ_TABLES; i++)
        dz_buf_str(into, tables[i]);
    if (!dz_buf_ok(into))
        return dz_fail_nomem(error);
    dz_put64((unsigned char *)into->bytes.at + from + DZ_AT_HASH,
             dz_hash(into->bytes.at + from + DZ_HEAD_SIZE, (size_t)at - DZ_HEAD_SIZE, 0));
    return DZ_OK;
}

/** Writes what the words left to be written. */
static dz_status finish(builder *made, dz_buf *into, dz_error *error)
{
    met_stem *sorted = dz_alloc(made->stems.n, sizeof *sorted);
    dz_buf    stems = {0};
    dz_status status;

    if (!sorted)
        return dz_fail_nomem(error);
    for (size_t i = 0; i < made->stems.n; i++)
        sorted[made->rank[i]] = made->stems.at[i];
    put_stems(made, sorted, &stems);
    if (dz_buf_ok(&stems) && dz_buf_ok(&made->pool))
        status = put_together(made, dz_buf_all(&stems), into, error);
    else
        status = dz_fail_nomem(error);
    dz_buf_free(&stems);
    dz_release(sorted);
    return status;
}

static void free_builder(builder *made)
{
    dz_release(made->headwords);
    dz_list_free(&made->groups);
    dz_list_free(&made->stems);
    dz_release(made->slots);
    dz_release(made->rank);
    dz_release(made->spread);
    dz_list_free(&made->shares);
    dz_release(made->nodes);
    dz_buf_free(&made->words);
    dz_buf_free(&made->glosses);
    dz_buf_free(&made->pool);
    dz_arena_free(&made->arena);
}

dz_status dz_table_build(const dz_table *table, dz_buf *into, dz_error *error)
{
    builder   made = {.table = table};
    dz_status status;

    for (int i = 0; i < DZ_SAYS; i++)
        dz_buf_str(&made.pool, table->says[i]);
    if (rank_stems(&made) && group_headwords(&made) && put_words(&made) && put_nodes(&made))
        status = finish(&made, into, error);
    else
        status = dz_fail_nomem(error);
    free_builder(&made);
    return status;
}
