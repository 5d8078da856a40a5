/* fuzz_packed.h — any bytes, read as one member of an archive, or as an archive where they begin like one. */
#ifndef DZ_TESTS_FUZZ_PACKED_H
#define DZ_TESTS_FUZZ_PACKED_H

#include "fuzz_format.h"
#include "unit/stored.h"

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
