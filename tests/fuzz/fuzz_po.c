/* fuzz_po.c — any bytes at all, read as both sides of a message catalogue. */
#include "fuzz_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_both("po", data, size); }
