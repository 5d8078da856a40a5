/* format.h — the bytes of a layer, as docs/lexicon.md tells them. Floor lexicon. Private. */
#ifndef DZ_LEXICON_FORMAT_H
#define DZ_LEXICON_FORMAT_H

#include <stdint.h>

/** Eight bytes that no text begins with. */
#define DZ_LEXICON_MAGIC "\x89" "DZLEX\r\n"

enum {
    DZ_LEXICON_VERSION = 1,
    DZ_HEAD_SIZE = 32,       /* magic, version, 0, size of the whole, XXH3-64 of everything behind */
    DZ_DIRECTORY_SIZE = 88,  /* behind the head: what there is and where */
    DZ_GLOSSES_WHOLE = 65535 /* the weights of a word's glosses add up to this */
};

/** Where the numbers of the head and of the directory stand, from the start. */
enum {
    DZ_AT_VERSION = 8,
    DZ_AT_ZERO = 12,
    DZ_AT_SIZE = 16,
    DZ_AT_HASH = 24,
    DZ_AT_ENTRIES = 32, /* rows of the table it was made from */
    DZ_AT_TABLES = 40,  /* offset and count, u32 each: of each of the five tables */
    DZ_AT_SAYS = 80     /* offset and length in the pool, u32 each, of four texts */
};

enum { DZ_NODES, DZ_WORDS, DZ_GLOSSES, DZ_STEMS, DZ_POOL, DZ_TABLES };

/** Bytes of a row of each table. */
enum { DZ_NODE_SIZE = 12, DZ_WORD_SIZE = 16, DZ_GLOSS_SIZE = 6, DZ_STEM_SIZE = 16 };

enum { DZ_SAYS_NAME, DZ_SAYS_VERSION, DZ_SAYS_LICENCE, DZ_SAYS_ATTRIBUTION, DZ_SAYS };

/* Little endian, at any address. */

static inline uint16_t dz_get16(const unsigned char *at) { return (uint16_t)(at[0] | at[1] << 8); }

static inline uint32_t dz_get32(const unsigned char *at)
{
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static inline uint64_t dz_get64(const unsigned char *at) { return dz_get32(at) | (uint64_t)dz_get32(at + 4) << 32; }

static inline void dz_put16(unsigned char *at, uint16_t n)
{
    at[0] = (unsigned char)n;
    at[1] = (unsigned char)(n >> 8);
}

static inline void dz_put32(unsigned char *at, uint32_t n)
{
    dz_put16(at, (uint16_t)n);
    dz_put16(at + 2, (uint16_t)(n >> 16));
}

static inline void dz_put64(unsigned char *at, uint64_t n)
{
    dz_put32(at, (uint32_t)n);
    dz_put32(at + 4, (uint32_t)(n >> 32));
}

/** Where the search for the node of a character under a parent begins, of 'n' rows.
 *  'parent' is 0 for the first character, else 1 + the row of the one before. */
static inline uint32_t dz_node_home(uint32_t parent, uint32_t character, uint32_t n)
{
    uint64_t key = ((uint64_t)parent << 21 | character) * UINT64_C(0x9e3779b97f4a7c15);

    key = (key ^ key >> 32) * UINT64_C(0xd6e8feb86659fd93);
    return (uint32_t)((key >> 32) * n >> 32);
}

#endif
