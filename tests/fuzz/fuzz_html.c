/* fuzz_html.c — any bytes at all, read as html. */
#include "fuzz_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_format("html", data, size); }
