/* fuzz_packed.h — any bytes, read as one member of an archive, or as an archive where they begin like one. */
#ifndef DZ_TESTS_FUZZ_PACKED_H
#define DZ_TESTS_FUZZ_PACKED_H

#include "fuzz_format.h"

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

static inline int fuzz_packed(const char *format, const char *member, const uint8_t *data, size_t size)
{
    static const uint8_t end[22] = "PK\5\6";
    uint8_t             *archive, *behind;
    int                  answer;

    if (size > 1 && data[0] == 'P' && data[1] == 'K')
        return fuzz_format(format, data, size);
    archive = malloc(size + strlen(member) + 100);
    MUST(archive);
    behind = put_member(archive, member, data, size);
    memcpy(behind, end, sizeof end);
    answer = fuzz_format(format, archive, (size_t)(behind - archive) + sizeof end);
    free(archive);
    return answer;
}

#endif
