/* fuzz_ts.c — any bytes at all, read as both sides of a message file of Qt. */
#include "fuzz_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_both("ts", data, size); }
