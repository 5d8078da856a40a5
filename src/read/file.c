/* file.c — the bytes of a file, of standard input, of a member of an archive. Floor read. */
#include "read/file.h"

#include <stdio.h>
#include <string.h>

#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"
#include "duizhao/document.h"
#include "read/archive.h"

static dz_status slurp(FILE *file, const char *name, size_t most, dz_buf *into, dz_error *error)
{
    enum { STEP = 64 << 10 };

    for (;;) {
        size_t n;

        if (!dz_list_reserve(&into->bytes, STEP))
            return dz_fail_nomem(error);
        n = fread(into->bytes.at + into->bytes.n, 1, STEP, file);
        into->bytes.n += n;
        if (into->bytes.n > DZ_MOST_BYTES)
            return dz_fail(error, DZ_TOO_LARGE, "'%s' has more than %d MB", name, DZ_MOST_BYTES >> 20);
        if (ferror(file))
            return dz_fail_file(error, "read", name);
        if (n == 0 || into->bytes.n >= most)
            return DZ_OK;
    }
}

/** Where the path of an archive ends in "release.zip!zh/a.docx", or NULL: there is none such, or a file of the whole name. */
static const char *archive_end(const char *path)
{
    struct stat about;
    dz_buf      before = {0};
    const char *mark = strchr(path, '!'), *found = NULL, *missing = NULL;

    if (!mark || access(path, F_OK) == 0)
        return NULL;
    for (; mark && !found; mark = strchr(mark + 1, '!')) {
        dz_buf_clear(&before);
        dz_buf_add(&before, path, (size_t)(mark - path));
        dz_buf_byte(&before, '\0');
        if (dz_buf_ok(&before) && mark != path && mark[1] && stat(before.bytes.at, &about) == 0 && !S_ISDIR(about.st_mode))
            found = mark;
        else if (!missing && mark[1] && dz_archive_named((dz_str){path, (size_t)(mark - path)}))
            missing = mark;
    }
    dz_buf_free(&before);
    return found ? found : missing;
}

/** The bytes of a member of an archive. */
static dz_status slurp_member(const char *path, const char *mark, const dz_archive_hint *hint, dz_buf *into, dz_error *error)
{
    size_t    n = (size_t)(mark - path);
    char     *archive = dz_alloc(n + 1, 1);
    bool      found = false;
    dz_status status;

    if (!archive)
        return dz_fail_nomem(error);
    memcpy(archive, path, n);
    archive[n] = '\0';
    status = dz_archive_read(archive, mark + 1, hint, into, &found, error);
    if (status == DZ_OK && !found)
        status = dz_fail(error, DZ_IO, "'%s' has no member '%s'", archive, mark + 1);
    dz_release(archive);
    return status;
}

dz_status dz_file_bytes(const char *path, uint64_t from, const char *unpacked, size_t most, dz_buf *into, dz_error *error)
{
    const char *mark = archive_end(path);
    struct stat about;
    dz_status   status;
    FILE       *file;

    if (strcmp(path, "-") == 0)
        return slurp(stdin, "standard input", most, into, error);
    if (mark)
        return slurp_member(path, mark, &(dz_archive_hint){from, unpacked}, into, error);
    file = fopen(path, "rb");
    if (!file)
        return dz_fail_file(error, "open", path);
    if (fstat(fileno(file), &about) == 0 && S_ISDIR(about.st_mode))
        status = dz_fail(error, DZ_IO, "cannot read '%s': it is a directory", path);
    else
        status = slurp(file, path, most, into, error);
    fclose(file);
    return status;
}
