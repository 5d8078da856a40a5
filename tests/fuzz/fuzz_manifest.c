/* fuzz_manifest.c — any bytes at all as a list of pairs of files.
 * Input: one byte, odd for JSON lines, then the list. */
#include "fuzz.h"

#include <unistd.h>

#include "batch/manifest.h"

enum { MOST = 1 << 13 };

/** Both names are there, and count from the folder of the list. */
static bool take(void *with, const char *source, const char *target)
{
    const char *folder = with;
    const char *names[2] = {source, target};

    for (int side = 0; side < 2; side++)
        MUST(names[side][0] == '/');
    for (int side = 0; side < 2; side++)
        if (strncmp(names[side], folder, strlen(folder)) == 0)
            MUST(names[side][strlen(folder)]);
    return true;
}

/** The path of a list in a folder of its own, made once and gone when the process ends. */
static char folder[] = "/tmp/duizhao-fuzz-XXXXXX/", paths[2][64];

static void leave(void)
{
    for (int i = 0; i < 2; i++)
        unlink(paths[i]);
    rmdir(folder);
}

static void make_folder(void)
{
    folder[sizeof folder - 2] = '\0';
    MUST(mkdtemp(folder));
    folder[sizeof folder - 2] = '/';
    snprintf(paths[0], sizeof paths[0], "%slist.tsv", folder);
    snprintf(paths[1], sizeof paths[1], "%slist.jsonl", folder);
    atexit(leave);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_error  error = {0};
    dz_status status;
    FILE     *file;
    const char *path;

    if (!paths[0][0])
        make_folder();
    if (size < 1 || size > MOST)
        return 0;
    path = paths[data[0] & 1];
    file = fopen(path, "wb");
    MUST(file && fwrite(data + 1, 1, size - 1, file) == size - 1 && fclose(file) == 0);
    MUST(dz_manifest_named(path));
    status = dz_manifest_read(path, take, folder, &error);
    if (status != DZ_OK) {
        MUST(status == DZ_FORMAT);
        must_say_why(status, &error);
    }
    return 0;
}
