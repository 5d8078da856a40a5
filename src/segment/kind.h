/* kind.h — what a block is, by its shape. Floor segment. Private. */
#ifndef DZ_SEGMENT_KIND_H
#define DZ_SEGMENT_KIND_H

#include "duizhao/segment.h"
#include "segment/plain.h"

/** More units than this, and a block is prose. */
enum { DZ_LONGEST_LABEL = 600 };

/** The kind of a whole block, which is not empty. A HEADING of several sentences is prose after all. */
dz_segment_kind dz_kind_of_block(const dz_plain *plain);

/** Whether the units [from, to) are a by-line in brackets: (By Li Wei), （责任编辑：王芳） */
bool dz_is_byline(const dz_plain *plain, size_t from, size_t to);

/* furniture.c */

/** 'shape': dz_line_shape() of it. */
bool dz_is_furniture(const dz_plain *plain, unsigned shape);

/* line.c: looking at the units of a block */

/** What a line has in it, to know at a glance which shapes it cannot have. */
enum {
    DZ_HAS_COLON = 1,
    DZ_HAS_BRACKET = 2,   /* ( [ 【, of any width, or what closes them */
    DZ_HAS_SEPARATOR = 4, /* > | » › */
    DZ_HAS_DIGIT = 8,
    DZ_HAS_PHOTO = 16 /* p or P, the first letter of photo */
};

unsigned dz_line_shape(const dz_plain *plain);

/** Behind a text that begins at unit 'i', capitals and widths alike; 0 when another stands there. 'text' is UTF-8 in small letters. */
size_t dz_line_has(const dz_plain *plain, size_t i, const char *text);

/** Whether the units [from, to) are a date, a time or both, and nothing else. */
bool dz_line_is_time(const dz_plain *plain, size_t from, size_t to);

/** Unit i, full-width forms made ASCII; 0 behind the last. */
static inline uint32_t dz_line_char(const dz_plain *plain, size_t i)
{
    uint32_t c = dz_plain_unit(plain, i);

    return c - 0xff01 < 0x5e ? c - 0xfee0 : c;
}

/** The same in small letters. */
static inline uint32_t dz_line_small(const dz_plain *plain, size_t i)
{
    uint32_t c = dz_line_char(plain, i);

    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
}

/** Whether a text in small letters cannot begin with 'c'. Most are told apart here, so it is quick. */
static inline bool dz_line_begins_otherwise(const char *text, uint32_t c)
{
    const unsigned char *byte = (const unsigned char *)text;

    if (byte[0] < 0x80)
        return byte[0] != c;
    if (byte[0] < 0xe0)
        return c < 0x80;
    return ((byte[0] & 0xfu) << 12 | (byte[1] & 0x3fu) << 6 | (byte[2] & 0x3fu)) != c;
}

/** Where 'text' begins in [from, end of the block), or SIZE_MAX. */
size_t dz_line_find(const dz_plain *plain, size_t from, const char *text);

/** Columns, roughly: two for each unit that is not Latin. */
size_t dz_line_columns(const dz_plain *plain);

#endif
