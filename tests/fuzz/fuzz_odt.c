/* fuzz_odt.c — any bytes at all, read as the text of an odt, or as one. */
#include "fuzz_packed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_packed("odt", "content.xml", data, size); }
