/* test_archive.c — members of zip on disk: their names, places, order, and what is refused. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create() */
#endif

#include "rows.h"
#include "stored.h"

#include <stdio.h>
#include <unistd.h>

#include <sys/mman.h>

#include <archive.h>
#include <archive_entry.h>

#include "read/archive.h"

enum { ROOM = 4 << 10 };

static char path[64];

/** The archive of all tests: of two members of one name the first counts. */
static size_t write_archive(uint8_t *room)
{
    uint8_t *at = put_member(room, "zh/a.txt", (const uint8_t *)"one", 3);
    size_t   locked;

    at = put_member(at, "../b.txt", (const uint8_t *)"two", 3);
    at = put_member(at, "zh/a.txt", (const uint8_t *)"three", 5);
    at = put_member(at, "\xbe\xc9.txt", (const uint8_t *)"four", 4); /* GB 18030 */
    at = put_member(at, "folder/", NULL, 0);
    locked = (size_t)(at - room);
    at = put_member(at, "locked.txt", (const uint8_t *)"five", 4);
    room[locked + 6] |= 1;
    return (size_t)(put_end(at) - room);
}

static int put_file(const uint8_t *bytes, size_t n)
{
    int fd = memfd_create("test", MFD_CLOEXEC);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), n);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return fd;
}

static bool take(void *with, const dz_member *member)
{
    dz_buf_format(with, "%s %s %d %d|", member->name.at, member->complaint ? member->complaint : "", (int)member->size, (int)member->at);
    return true;
}

static void lists(void **state)
{
    uint8_t  room[ROOM];
    int      fd = put_file(room, write_archive(room));
    dz_buf   said = {0};
    dz_error error = {0};

    (void)state;
    assert_int_equal(dz_archive_list(path, take, &said, &error), DZ_OK);
    dz_buf_byte(&said, '\0');
    assert_string_equal(dz_buf_all(&said).at, "zh/a.txt  3 0|../b.txt  3 41|zh/a.txt  5 82|旧.txt  4 125|locked.txt is encrypted 4 202|");
    dz_buf_free(&said);
    close(fd);
}

static void lists_what_has_no_name(void **state)
{
    uint8_t  room[ROOM], *at = put_member(room, "", (const uint8_t *)"one", 3);
    int      fd = put_file(room, (size_t)(put_end(at) - room));
    dz_buf   said = {0};
    dz_error error = {0};

    (void)state;
    assert_int_equal(dz_archive_list(path, take, &said, &error), DZ_OK);
    dz_buf_byte(&said, '\0');
    assert_string_equal(dz_buf_all(&said).at, " has no name 3 0|");
    dz_buf_free(&said);
    close(fd);
}

static bool refuse(void *with, const dz_member *member)
{
    (void)with, (void)member;
    return false;
}

static void lists_without_memory(void **state)
{
    uint8_t  room[ROOM];
    int      fd = put_file(room, write_archive(room));
    dz_error error = {0};

    (void)state;
    assert_int_equal(dz_archive_list(path, refuse, NULL, &error), DZ_NOMEM);
    close(fd);
}

static const struct row {
    const char *name, *member;
    uint64_t    at;
    const char *bytes; /* NULL: there is none, or ... */
    const char *complaint;
} rows[] = {
    {"a member is found by its name", "../b.txt", 0, "two", NULL},
    {"the first of a name counts", "zh/a.txt", 0, "one", NULL},
    {"unless it is looked for behind it", "zh/a.txt", 82, "three", NULL},
    {"what does not stand at its place is looked for in all", "../b.txt", 82, "two", NULL},
    {"a place that is none does no harm", "../b.txt", 7, "two", NULL},
    {"a name that is not in Unicode is taken for GB 18030", "旧.txt", 0, "four", NULL},
    {"a name is whole", "a.txt", 0, NULL, NULL},
    {"what is encrypted is refused", "locked.txt", 0, NULL, "is encrypted"},
    {"at its place too", "locked.txt", 202, NULL, "is encrypted"},
};

static void reads(void **state)
{
    const struct row *row = *state;
    uint8_t           room[ROOM];
    int               fd = put_file(room, write_archive(room));
    dz_buf            bytes = {0};
    dz_error          error = {0};
    bool              found;
    dz_status         status = dz_archive_read(path, row->member, &(dz_archive_hint){row->at, NULL}, &bytes, &found, &error);

    if (row->complaint) {
        assert_int_equal(status, DZ_FORMAT);
        assert_non_null(strstr(error.message, row->complaint));
    } else {
        assert_int_equal(status, DZ_OK);
        assert_int_equal(found, row->bytes != NULL);
    }
    if (row->bytes) {
        dz_buf_byte(&bytes, '\0');
        assert_string_equal(dz_buf_all(&bytes).at, row->bytes);
    }
    dz_buf_free(&bytes);
    close(fd);
}

static const struct refused {
    const char *name, *bytes;
    size_t      n;
    const char *complaint;
} refused[] = {
    {"nothing is no archive", "", 0, "is empty"},
    {"text is no archive", "no archive at all, but text", 27, "is damaged, or cut short"},
    {"a header that ends early is damage", "PK\3\4\24\0\0\0", 8, "is damaged, or cut short"},
};

static void refuses(void **state)
{
    const struct refused *row = *state;
    int                   fd = put_file((const uint8_t *)row->bytes, row->n);
    dz_buf                bytes = {0};
    dz_error              error = {0};
    bool                  found;

    assert_int_equal(dz_archive_read(path, "a", &(dz_archive_hint){0, NULL}, &bytes, &found, &error), DZ_FORMAT);
    assert_non_null(strstr(error.message, row->complaint));
    assert_false(found);
    assert_int_equal(dz_archive_list(path, take, &bytes, &error), DZ_FORMAT);
    dz_buf_free(&bytes);
    close(fd);
}

static void refuses_a_folder(void **state)
{
    dz_buf   bytes = {0};
    dz_error error = {0};
    bool     found;

    (void)state;
    assert_int_equal(dz_archive_read("/", "a", &(dz_archive_hint){0, NULL}, &bytes, &found, &error), DZ_IO);
    assert_string_equal(error.message, "cannot read '/': it is a directory");
    dz_buf_free(&bytes);
}

/* ---- packed as a whole ---- */

enum { MEMBERS = 40 };

/** A tar of members "0.txt" ... that say their number, packed by gzip. */
static int put_packed(void)
{
    static char     room[64 << 10];
    size_t          used;
    struct archive *tar = archive_write_new();

    archive_write_add_filter_gzip(tar);
    archive_write_set_format_ustar(tar);
    assert_int_equal(archive_write_open_memory(tar, room, sizeof room, &used), ARCHIVE_OK);
    for (int i = 0; i < MEMBERS; i++) {
        struct archive_entry *entry = archive_entry_new();
        char                  name[20], says[20];

        snprintf(name, sizeof name, "%d.txt", i);
        snprintf(says, sizeof says, "I am %d.", i);
        archive_entry_set_pathname(entry, name);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_size(entry, (la_int64_t)strlen(says));
        assert_int_equal(archive_write_header(tar, entry), ARCHIVE_OK);
        assert_int_equal(archive_write_data(tar, says, strlen(says)), strlen(says));
        archive_entry_free(entry);
    }
    archive_write_close(tar);
    archive_write_free(tar);
    return put_file((const uint8_t *)room, used);
}

typedef struct places {
    uint64_t at[MEMBERS];
    size_t   n;
} places;

static bool note_place(void *with, const dz_member *member)
{
    places *all = with;

    assert_true(all->n < MEMBERS);
    all->at[all->n++] = member->at;
    return true;
}

static void must_read(const char *name, const dz_archive_hint *hint, const char *want)
{
    dz_buf bytes = {0};
    bool   found;

    assert_int_equal(dz_archive_read(path, name, hint, &bytes, &found, NULL), DZ_OK);
    dz_buf_byte(&bytes, '\0');
    assert_true(found);
    assert_string_equal(dz_buf_all(&bytes).at, want);
    dz_buf_free(&bytes);
}

static void reads_unpacked(void **state)
{
    int     fd = put_packed(), plain = memfd_create("plain", MFD_CLOEXEC), other = memfd_create("other", MFD_CLOEXEC);
    char    unpacked[40], cut[40];
    places  all = {.n = 0};

    (void)state;
    snprintf(unpacked, sizeof unpacked, "/proc/self/fd/%d", plain);
    snprintf(cut, sizeof cut, "/proc/self/fd/%d", other);
    assert_int_equal(dz_archive_list(path, note_place, &all, NULL), DZ_OK);
    assert_int_equal(all.n, MEMBERS);
    assert_true(dz_archive_unpack(path, 1 << 20, plain));
    dz_archive_unpack(path, 100, other); /* much less than there is */
    for (size_t i = 0; i < MEMBERS; i += 13) {
        char name[20], want[20];

        assert_int_equal(all.at[i], i * 1024); /* a header and a block of text */
        snprintf(name, sizeof name, "%zu.txt", i);
        snprintf(want, sizeof want, "I am %zu.", i);
        must_read(name, &(dz_archive_hint){all.at[i], unpacked}, want);
        must_read(name, &(dz_archive_hint){all.at[i], NULL}, want);
        must_read(name, &(dz_archive_hint){7, unpacked}, want); /* from the archive, where the place is wrong, */
        must_read(name, &(dz_archive_hint){all.at[i], cut}, want); /* what was unpacked ends before it, */
        must_read(name, &(dz_archive_hint){all.at[i], "/none"}, want); /* or is not there */
    }
    close(fd);
    close(plain);
    close(other);
}

static void unpacks_no_zip(void **state)
{
    uint8_t room[ROOM];
    int     fd = put_file(room, write_archive(room)), out = memfd_create("out", MFD_CLOEXEC);

    (void)state;
    assert_false(dz_archive_unpack(path, 1 << 20, out));
    assert_false(dz_archive_unpack("/none", 1 << 20, out));
    assert_int_equal(lseek(out, 0, SEEK_END), 0);
    close(fd);
    close(out);
}

static const struct packed {
    const char *name, *path;
    bool        is;
} packed[] = {
    {"a tar by gzip", "a.tar.gz", true}, {"the short name", "a.TGZ", true}, {"a tar is not", "a.tar", false}, {"a zip is, each member by itself", "a.zip", false},
    {"gzip alone", "a.gz", false},
};

static void is_packed(void **state)
{
    const struct packed *row = *state;

    assert_int_equal(dz_archive_packed((dz_str){row->path, strlen(row->path)}), row->is);
}

static const struct named {
    const char *name, *path;
    bool        is;
} named[] = {
    {"a zip by its name", "a.zip", true},       {"capitals do not matter", "A.TAR.GZ", true}, {"a short name of a packed tar", "a.tgz", true},
    {"one packed by zstd", "a.tar.zst", true},  {"gzip alone is no archive", "a.gz", false},  {"an extension alone is no name", ".zip", false},
    {"a docx is one file", "a.docx", false},
};

static void is_named(void **state)
{
    const struct named *row = *state;

    assert_int_equal(dz_archive_named((dz_str){row->path, strlen(row->path)}), row->is);
}

int main(void)
{
    add_test("members are listed in order, folders are none", lists);
    add_test("a member without a name is told", lists_what_has_no_name);
    add_test("want of memory ends a list", lists_without_memory);
    ADD_ROWS(reads, rows);
    ADD_ROWS(refuses, refused);
    add_test("a folder is no archive", refuses_a_folder);
    add_test("a member is the same, packed and unpacked", reads_unpacked);
    add_test("a zip is not unpacked", unpacks_no_zip);
    ADD_ROWS(is_packed, packed);
    ADD_ROWS(is_named, named);
    return run_all("archive");
}
