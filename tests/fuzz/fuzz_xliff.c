/* fuzz_xliff.c — any bytes at all, read as both sides of an XLIFF file. */
#include "fuzz_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_both("xliff", data, size); }
