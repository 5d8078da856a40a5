/* fuzz_archive.c — any bytes at all as an archive: what is in it, and one member of it as an input.
 * Input: the name of the member, a line feed, the archive. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create() */
#endif

#include "fuzz.h"

#include <unistd.h>

#include <sys/mman.h>

#include "base/list.h"
#include "read/archive.h"
#include "read/zip.h"

enum { LONGEST = 256, MOST_READ = 16 };

/** What is known of a member that was listed. */
typedef struct listed {
    char     name[LONGEST];
    uint64_t at;
    bool     readable;
} listed;

typedef DZ_LIST(listed) list;

/** archive.h: what is told of a member. */
static bool take(void *with, const dz_member *member)
{
    list  *all = with;
    listed one = {.at = member->at, .readable = !member->complaint};

    MUST(dz_utf8_valid(member->name.at, member->name.len) == member->name.len);
    MUST(member->name.at[member->name.len] == '\0' && strlen(member->name.at) == member->name.len);
    MUST(member->size <= DZ_MOST_BYTES);
    if (member->name.len >= LONGEST || all->n == MOST_READ)
        return true;
    memcpy(one.name, member->name.at, member->name.len + 1);
    return dz_list_push(all, one);
}

static void must_be_refused(dz_status status, const dz_error *error)
{
    MUST(status == DZ_FORMAT || status == DZ_TOO_LARGE);
    must_say_why(status, error);
    MUST(!strstr(error->message, "INTERNAL ERROR: Function")); /* libarchive was asked again of what it had given up */
}

/** The bytes of a member; NULL: it cannot be had. */
static dz_buf *read_by(const char *path, const char *name, uint64_t at, const char *unpacked, dz_buf *into)
{
    dz_archive_hint hint = {at, unpacked};
    bool            found;

    *into = (dz_buf){0};
    return dz_archive_read(path, name, &hint, into, &found, NULL) == DZ_OK && found ? into : NULL;
}

/** A file in memory under a path that the program can open. */
static int open_file(char *path, size_t room)
{
    int fd = memfd_create("fuzz", MFD_CLOEXEC);

    MUST(fd >= 0);
    snprintf(path, room, "/proc/self/fd/%d", fd);
    return fd;
}

/** Whether all members are known, and this name is that of one alone. */
static bool is_once(const list *all, size_t i)
{
    bool once = all->n < MOST_READ;

    for (size_t k = 0; k < all->n; k++)
        once &= k == i || strcmp(all->at[k].name, all->at[i].name) != 0;
    return once;
}

/** What was unpacked is as good as the archive. */
static void must_be_unpacked(const char *path, const list *all)
{
    static int  fd = -1;
    static char unpacked[64];

    if (fd < 0)
        fd = open_file(unpacked, sizeof unpacked);
    MUST(ftruncate(fd, 0) == 0 && lseek(fd, 0, SEEK_SET) == 0);
    if (!dz_archive_unpack(path, 1 << 20, fd))
        return;
    for (size_t i = 0; i < all->n && i < 8; i++) {
        dz_buf  bytes[2];
        dz_buf *packed = read_by(path, all->at[i].name, all->at[i].at, NULL, &bytes[0]);
        dz_buf *other = read_by(path, all->at[i].name, all->at[i].at, unpacked, &bytes[1]);

        MUST(!packed || other);
        MUST(!packed || !is_once(all, i) || (bytes[0].bytes.n == bytes[1].bytes.n && (!bytes[0].bytes.n || memcmp(bytes[0].bytes.at, bytes[1].bytes.at, bytes[0].bytes.n) == 0)));
        dz_buf_free(&bytes[0]);
        dz_buf_free(&bytes[1]);
    }
}

/** Each member that was listed is found again, and is the same wherever it is looked for first. */
static void read_listed(const char *path, const list *all, bool whole)
{
    for (size_t i = 0; i < all->n; i++) {
        dz_buf    bytes[2];
        bool      found[2];
        dz_error  error = {0};
        dz_status status;

        memset(bytes, 0, sizeof bytes);
        status = dz_archive_read(path, all->at[i].name, &(dz_archive_hint){all->at[i].at, NULL}, &bytes[0], &found[0], &error);
        if (status != DZ_OK)
            must_be_refused(status, &error);
        else
            MUST(found[0] || !whole);
        if (status == DZ_OK && all->at[i].readable && dz_archive_read(path, all->at[i].name, &(dz_archive_hint){0, NULL}, &bytes[1], &found[1], NULL) == DZ_OK)
            MUST(found[1] || !whole);
        dz_buf_free(&bytes[0]);
        dz_buf_free(&bytes[1]);
    }
}

/** The road of the program: "archive!member" is an input of any format. */
static void read_input(const char *path, const uint8_t *member, size_t n)
{
    char         input[2 * LONGEST];
    dz_document *doc;
    dz_segments *segments;
    dz_error     error = {0};
    dz_status    status;

    if (n == 0 || n >= LONGEST || memchr(member, 0, n))
        return;
    snprintf(input, sizeof input, "%s!%.*s", path, (int)n, (const char *)member);
    status = dz_document_read(input, NULL, &doc, &error);
    if (status != DZ_OK) {
        MUST(doc == NULL);
        MUST(status == DZ_FORMAT || status == DZ_ENCODING || status == DZ_TOO_LARGE || status == DZ_IO); /* IO: there is none of that name */
        must_say_why(status, &error);
        return;
    }
    MUST(dz_segments_cut(doc, &segments, NULL) == DZ_OK);
    must_be_segments(doc, segments);
    dz_segments_free(segments);
    dz_document_free(doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int     fd = -1;
    static char    path[64];
    const uint8_t *end = size ? memchr(data, '\n', size) : NULL;
    size_t         n = end ? (size_t)(end - data) : 0, rest = end ? size - n - 1 : 0;
    list           all = {0};
    dz_error       error = {0};
    dz_status      status;

    if (fd < 0)
        fd = open_file(path, sizeof path);
    MUST(ftruncate(fd, 0) == 0);
    MUST(rest == 0 || pwrite(fd, end + 1, rest, 0) == (ssize_t)rest);
    status = dz_archive_list(path, take, &all, &error);
    if (status != DZ_OK)
        must_be_refused(status, &error);
    read_listed(path, &all, status == DZ_OK);
    must_be_unpacked(path, &all);
    read_input(path, data, n);
    dz_list_free(&all);
    return 0;
}
