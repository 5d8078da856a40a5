/* fuzz_epub.c — any bytes at all, read as the one chapter of a book, or as a book. */
#include "fuzz_packed.h"

static const char container[] = "<container><rootfiles><rootfile full-path=\"a/b.opf\"/></rootfiles></container>";
static const char package[] = "<package><manifest><item id=\"c\" href=\"c.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>"
                              "<spine><itemref idref=\"c\"/></spine></package>";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint8_t end[22] = "PK\5\6";
    uint8_t             *archive, *behind;
    int                  answer;

    if (size > 1 && data[0] == 'P' && data[1] == 'K')
        return fuzz_format("epub", data, size);
    archive = malloc(size + sizeof container + sizeof package + 300);
    MUST(archive);
    behind = put_member(archive, "META-INF/container.xml", (const uint8_t *)container, sizeof container - 1);
    behind = put_member(behind, "a/b.opf", (const uint8_t *)package, sizeof package - 1);
    behind = put_member(behind, "a/c.xhtml", data, size);
    memcpy(behind, end, sizeof end);
    answer = fuzz_format("epub", archive, (size_t)(behind - archive) + sizeof end);
    free(archive);
    return answer;
}
