/* fuzz_srt.c — any bytes at all, read as subtitles. */
#include "fuzz_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_format("srt", data, size); }
