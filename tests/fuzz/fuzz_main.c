/* fuzz_main.c — runs a fuzz target over files, so that its seeds are ordinary tests under any compiler.
 *
 *     seeds_read FOLDER|FILE...
 */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int n_run;

static int trouble(const char *path)
{
    perror(path);
    return 1;
}

static int run_file(const char *path)
{
    FILE    *file = fopen(path, "rb");
    long     size;
    uint8_t *data;

    if (!file)
        return trouble(path);
    if (fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0) {
        fclose(file);
        return trouble(path);
    }
    rewind(file);
    data = malloc((size_t)size); /* exactly, so that a sanitizer sees a step beyond */
    if (size > 0 && (!data || fread(data, 1, (size_t)size, file) != (size_t)size)) {
        free(data);
        fclose(file);
        return trouble(path);
    }
    fclose(file);
    printf("%s\n", path);
    fflush(stdout);
    LLVMFuzzerTestOneInput(data, (size_t)size);
    n_run++;
    free(data);
    return 0;
}

static int is_seen(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static int run_folder(const char *folder)
{
    struct dirent **entries;
    int             n = scandir(folder, &entries, is_seen, alphasort), failed = 0;

    if (n < 0)
        return trouble(folder);
    for (int i = 0; i < n; i++) {
        char path[4096];

        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        failed |= run_file(path);
        free(entries[i]);
    }
    free(entries);
    return failed;
}

int main(int argc, char **argv)
{
    int failed = 0;

    for (int i = 1; i < argc; i++) {
        struct stat about;

        if (stat(argv[i], &about) == 0 && S_ISDIR(about.st_mode))
            failed |= run_folder(argv[i]);
        else
            failed |= run_file(argv[i]);
    }
    printf("%d inputs\n", n_run);
    return failed || n_run == 0;
}
