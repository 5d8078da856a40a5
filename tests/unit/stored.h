/* stored.h — zip archives written in memory, their members as they are. */
#ifndef DZ_TESTS_STORED_H
#define DZ_TESTS_STORED_H

#include <stdint.h>
#include <string.h>

static inline uint32_t crc_of(const uint8_t *data, size_t size)
{
    uint32_t crc = 0xffffffff;

    for (size_t i = 0; i < size; i++) {
        crc ^= data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc;
}

static inline uint8_t *put_number(uint8_t *at, uint32_t value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        *at++ = i < 4 ? (uint8_t)(value >> 8 * i) : 0;
    return at;
}

/** Appends a member as it is, without packing. */
static inline uint8_t *put_member(uint8_t *at, const char *name, const uint8_t *data, size_t size)
{
    at = put_number(at, 0x04034b50, 4);
    at = put_number(at, 20, 10);
    at = put_number(at, crc_of(data, size), 4);
    at = put_number(at, (uint32_t)size, 4);
    at = put_number(at, (uint32_t)size, 4);
    at = put_number(at, (uint32_t)strlen(name), 4);
    memcpy(at, name, strlen(name));
    at += strlen(name);
    if (size)
        memcpy(at, data, size);
    return at + size;
}

/** What ends an archive: a table of contents without a row, which no reader here asks. */
static inline uint8_t *put_end(uint8_t *at)
{
    static const uint8_t end[22] = "PK\5\6";

    memcpy(at, end, sizeof end);
    return at + sizeof end;
}

#endif
