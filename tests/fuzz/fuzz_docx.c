/* fuzz_docx.c — any bytes at all, read as the text of a docx, or as one. */
#include "fuzz_packed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) { return fuzz_packed("docx", "word/document.xml", data, size); }
