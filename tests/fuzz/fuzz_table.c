/* fuzz_table.c — any bytes at all, read as both sides of a table; judged, too. */
#include "fuzz_format.h"

#include "read/format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_str           bytes = {size ? (const char *)data : "", size};
    const dz_format *format;

    MUST(dz_format_judge("a.csv", bytes, NULL, &format, NULL) == DZ_OK || size > 1);
    fuzz_both("tsv", data, size);
    return fuzz_both("csv", data, size);
}
