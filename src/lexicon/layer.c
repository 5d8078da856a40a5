/* layer.c — looking things up in one layer. Floor lexicon. */
#include "lexicon/layer.h"

#include <string.h>

#include "base/fail.h"
#include "base/hash.h"
#include "text/utf8.h"

static const uint32_t row_size[DZ_TABLES] = {DZ_NODE_SIZE, DZ_WORD_SIZE, DZ_GLOSS_SIZE, DZ_STEM_SIZE, 1};

/* ---- opening ---- */

bool dz_is_layer(dz_str bytes)
{
    return bytes.len >= 8 && memcmp(bytes.at, DZ_LEXICON_MAGIC, 8) == 0;
}

static bool is_within(uint64_t at, uint64_t n, uint64_t size) { return at <= size && n <= size - at; }

/** Takes the places of the tables from the directory; all of the pool is text. */
static bool find_tables(dz_layer *layer)
{
    for (int i = 0; i < DZ_TABLES; i++) {
        uint32_t at = dz_get32(layer->bytes + DZ_AT_TABLES + 8 * i);
        uint32_t n = dz_get32(layer->bytes + DZ_AT_TABLES + 8 * i + 4);

        if (!is_within(at, (uint64_t)n * row_size[i], layer->size))
            return false;
        layer->table[i].at = layer->bytes + at;
        layer->table[i].n = n;
    }
    return dz_utf8_valid((const char *)layer->table[DZ_POOL].at, layer->table[DZ_POOL].n) == layer->table[DZ_POOL].n;
}

static bool is_boundary(const dz_layer *layer, uint32_t at)
{
    return at == layer->table[DZ_POOL].n || (layer->table[DZ_POOL].at[at] & 0xc0) != 0x80;
}

/** Whether a piece of the pool is there and cuts no character. */
static bool is_text(const dz_layer *layer, uint32_t at, uint32_t n)
{
    return is_within(at, n, layer->table[DZ_POOL].n) && is_boundary(layer, at) && is_boundary(layer, at + n);
}

/** Takes name, version, licence and attribution, which people will read. */
static bool find_says(dz_layer *layer)
{
    for (int i = 0; i < DZ_SAYS; i++) {
        uint32_t at = dz_get32(layer->bytes + DZ_AT_SAYS + 8 * i);
        uint32_t n = dz_get32(layer->bytes + DZ_AT_SAYS + 8 * i + 4);

        if (!is_text(layer, at, n))
            return false;
        layer->says[i] = (dz_str){(const char *)layer->table[DZ_POOL].at + at, n};
    }
    return true;
}

static dz_str stem_of(const dz_layer *layer, uint32_t stem)
{
    const unsigned char *row = layer->table[DZ_STEMS].at + (size_t)stem * DZ_STEM_SIZE;

    return (dz_str){(const char *)layer->table[DZ_POOL].at + dz_get32(row), dz_get32(row + 4)};
}

static int compare(dz_str a, dz_str b)
{
    int order = memcmp(a.at, b.at, a.len < b.len ? a.len : b.len);

    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/** Stems are short and in the order of their bytes. */
static bool stems_are_good(const dz_layer *layer)
{
    for (uint32_t i = 0; i < layer->table[DZ_STEMS].n; i++) {
        const unsigned char *row = layer->table[DZ_STEMS].at + (size_t)i * DZ_STEM_SIZE;
        uint32_t             len = dz_get32(row + 4);

        if (len == 0 || len > DZ_MOST_STEM || !is_text(layer, dz_get32(row), len))
            return false;
        if (i > 0 && compare(stem_of(layer, i - 1), stem_of(layer, i)) >= 0)
            return false;
    }
    return true;
}

static bool words_are_good(const dz_layer *layer)
{
    for (uint32_t i = 0; i < layer->table[DZ_WORDS].n; i++) {
        const unsigned char *row = layer->table[DZ_WORDS].at + (size_t)i * DZ_WORD_SIZE;

        if (!is_within(dz_get32(row), dz_get16(row + 4), layer->table[DZ_GLOSSES].n) ||
            !is_text(layer, dz_get32(row + 8), dz_get16(row + 12)))
            return false;
    }
    return true;
}

static bool glosses_are_good(const dz_layer *layer)
{
    uint32_t highest = 0;

    for (uint32_t i = 0; i < layer->table[DZ_GLOSSES].n; i++) {
        uint32_t stem = dz_get32(layer->table[DZ_GLOSSES].at + (size_t)i * DZ_GLOSS_SIZE);

        highest = stem > highest ? stem : highest;
    }
    return layer->table[DZ_GLOSSES].n == 0 || highest < layer->table[DZ_STEMS].n;
}

static bool nodes_are_good(const dz_layer *layer)
{
    uint32_t highest = 0;

    for (uint32_t i = 0; i < layer->table[DZ_NODES].n; i++) {
        uint32_t word = dz_get32(layer->table[DZ_NODES].at + (size_t)i * DZ_NODE_SIZE + 8);

        highest = word > highest ? word : highest;
    }
    return layer->table[DZ_NODES].n > 0 && highest <= layer->table[DZ_WORDS].n;
}

dz_status dz_layer_open(dz_layer *layer, const char *name, dz_str bytes, dz_error *error)
{
    *layer = (dz_layer){.bytes = (const unsigned char *)bytes.at, .size = bytes.len};
    if (!dz_is_layer(bytes))
        return dz_fail(error, DZ_FORMAT, "'%s' is no lexicon", name);
    if (bytes.len >= DZ_HEAD_SIZE && dz_get32(layer->bytes + DZ_AT_VERSION) != DZ_LEXICON_VERSION)
        return dz_fail(error, DZ_FORMAT, "'%s' is a lexicon of version %u; this program reads version %d", name,
                       (unsigned)dz_get32(layer->bytes + DZ_AT_VERSION), DZ_LEXICON_VERSION);
    if (bytes.len < DZ_HEAD_SIZE + DZ_DIRECTORY_SIZE || dz_get64(layer->bytes + DZ_AT_SIZE) != bytes.len)
        return dz_fail(error, DZ_FORMAT, "'%s' is a damaged lexicon: it is not as long as it says", name);
    if (dz_get32(layer->bytes + DZ_AT_ZERO) != 0 ||
        dz_hash(layer->bytes + DZ_HEAD_SIZE, bytes.len - DZ_HEAD_SIZE, 0) != dz_get64(layer->bytes + DZ_AT_HASH))
        return dz_fail(error, DZ_FORMAT, "'%s' is a damaged lexicon: its checksum is wrong", name);
    layer->entries = dz_get32(layer->bytes + DZ_AT_ENTRIES);
    if (!find_tables(layer) || !find_says(layer) || !stems_are_good(layer) || !words_are_good(layer) ||
        !glosses_are_good(layer) || !nodes_are_good(layer))
        return dz_fail(error, DZ_FORMAT, "'%s' is a lexicon whose tables do not agree", name);
    return DZ_OK;
}

/* ---- headwords ---- */

/** The row of the node of a character under a parent, counted from 1; 0: there is none. */
static uint32_t step(const dz_layer *layer, uint32_t parent, uint32_t character)
{
    uint32_t n = layer->table[DZ_NODES].n, at = dz_node_home(parent, character, n);

    for (uint32_t tries = 0; tries < n; tries++) {
        const unsigned char *row = layer->table[DZ_NODES].at + (size_t)at * DZ_NODE_SIZE;
        uint32_t             here = dz_get32(row + 4);

        if (here == 0)
            return 0;
        if (here == character && dz_get32(row) == parent)
            return at + 1;
        at = at + 1 < n ? at + 1 : 0;
    }
    return 0;
}

/** Follows 'text' as far as there are nodes. Answers the length of the longest
 *  headword on the way, and *word its word. */
static size_t walk(const dz_layer *layer, dz_str text, uint32_t *word)
{
    size_t   most = text.len < DZ_MOST_HEADWORD ? text.len : DZ_MOST_HEADWORD, found = 0;
    uint32_t node = 0;

    for (size_t at = 0; at < most;) {
        unsigned char first = (unsigned char)text.at[at];
        size_t        len = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        uint32_t      here;

        if (len > most - at)
            break;
        node = step(layer, node, dz_utf8_next(text.at, &at));
        if (node == 0)
            break;
        here = dz_get32(layer->table[DZ_NODES].at + (size_t)(node - 1) * DZ_NODE_SIZE + 8);
        if (here) {
            *word = here - 1;
            found = at;
        }
    }
    return found;
}

size_t dz_layer_match(const dz_layer *layer, dz_str text)
{
    uint32_t word;

    return walk(layer, text, &word);
}

bool dz_layer_find(const dz_layer *layer, dz_str headword, uint32_t *word)
{
    return headword.len > 0 && walk(layer, headword, word) == headword.len;
}

/* ---- words ---- */

const unsigned char *dz_layer_glosses(const dz_layer *layer, uint32_t word, size_t *n)
{
    const unsigned char *row = layer->table[DZ_WORDS].at + (size_t)word * DZ_WORD_SIZE;

    *n = dz_get16(row + 4);
    return layer->table[DZ_GLOSSES].at + (size_t)dz_get32(row) * DZ_GLOSS_SIZE;
}

size_t dz_word_glosses(const dz_word *word, dz_gloss *at, size_t room)
{
    const dz_layer      *layer = word->layer;
    size_t               n;
    const unsigned char *gloss = dz_layer_glosses(layer, word->index, &n);

    n = n < room ? n : room;
    for (size_t i = 0; i < n; i++, gloss += DZ_GLOSS_SIZE)
        at[i] = (dz_gloss){stem_of(layer, dz_get32(gloss)), (float)dz_get16(gloss + 4) / DZ_GLOSSES_WHOLE};
    return n;
}

unsigned dz_word_flags(const dz_word *word)
{
    const dz_layer *layer = word->layer;

    return dz_get16(layer->table[DZ_WORDS].at + (size_t)word->index * DZ_WORD_SIZE + 6) | (layer->builtin ? DZ_WORD_BUILTIN : 0U);
}

dz_str dz_word_reading(const dz_word *word)
{
    const dz_layer      *layer = word->layer;
    const unsigned char *row = layer->table[DZ_WORDS].at + (size_t)word->index * DZ_WORD_SIZE;

    return (dz_str){(const char *)layer->table[DZ_POOL].at + dz_get32(row + 8), dz_get16(row + 12)};
}

bool dz_layer_stem(const dz_layer *layer, dz_str stem, uint32_t *row)
{
    uint32_t from = 0, to = layer->table[DZ_STEMS].n;

    while (from < to) {
        uint32_t middle = from + (to - from) / 2;
        int      order = compare(stem_of(layer, middle), stem);

        if (order == 0) {
            *row = middle;
            return true;
        }
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}

uint64_t dz_layer_stem_spread(const dz_layer *layer, uint32_t row)
{
    return dz_get64(layer->table[DZ_STEMS].at + (size_t)row * DZ_STEM_SIZE + 8);
}
