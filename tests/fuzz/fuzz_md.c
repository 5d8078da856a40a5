/* fuzz_md.c — any bytes at all, read as md. */
#include "fuzz_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_format("md", data, size); }
