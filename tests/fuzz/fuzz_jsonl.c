/* fuzz_jsonl.c — any bytes at all, read as both sides of records. */
#include "fuzz_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_both("jsonl", data, size); }
