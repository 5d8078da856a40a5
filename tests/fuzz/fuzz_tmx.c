/* fuzz_tmx.c — any bytes at all, read as both sides of a translation memory. */
#include "fuzz_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_both("tmx", data, size); }
