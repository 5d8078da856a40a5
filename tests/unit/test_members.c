/* test_members.c — audit/members.c: what is in archives, and what the database keeps of it. */
#include "rows.h"
#include "stored.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <sys/stat.h>

#include "audit/members.h"

enum { ROOM = 4 << 10 };

static char folder[] = "/tmp/duizhao-members.XXXXXX", path[64], away[64];

/** An archive of members without text, by their names, of which one with a '*' is encrypted. */
static size_t write_archive(uint8_t *room, const char *const *names)
{
    uint8_t *at = room;

    for (; *names; names++) {
        uint8_t *member = at;

        at = put_member(at, *names, (const uint8_t *)"text", 4);
        if (strchr(*names, '*'))
            member[6] |= 1;
    }
    return (size_t)(put_end(at) - room);
}

/** Writes the file anew in its place; it was last changed at 'second'. */
static void put_file(const uint8_t *bytes, size_t n, time_t second)
{
    const struct timespec times[2] = {{second, 0}, {second, 0}};
    int                   fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, n), n);
    assert_int_equal(futimens(fd, times), 0);
    close(fd);
}

static void put_archive(const char *const *names, time_t second)
{
    uint8_t room[ROOM];

    put_file(room, write_archive(room, names), second);
}

static dz_store *open_store(void)
{
    dz_store *store;
    dz_error  error = {0};

    assert_int_equal(dz_store_open(":memory:", true, &store, &error), DZ_OK);
    return store;
}

/** The archive as a walk finds it. */
static dz_files walk(void)
{
    const char *roots[] = {path};
    dz_files    files;
    dz_error    error = {0};

    assert_int_equal(dz_walk(roots, 1, &files, &error), DZ_OK);
    assert_int_equal(files.archives.n, 1);
    return files;
}

/** What is added to the files: "!zh/a.txt (why not)|"; no '!': the archive itself. */
static void must_add(dz_store *store, dz_files files, const char *want)
{
    dz_buf   shown = {0};
    dz_error error = {0};

    assert_int_equal(dz_members_add(store, &files, &error), DZ_OK);
    for (size_t i = 0; i < files.list.n; i++) {
        dz_str at = files.list.at[i].path;

        dz_buf_add(&shown, at.at + strlen(path), at.len - strlen(path));
        if (files.list.at[i].complaint.len)
            dz_buf_format(&shown, " (%s)", files.list.at[i].complaint.at);
        dz_buf_byte(&shown, '|');
    }
    dz_buf_byte(&shown, '\0');
    assert_string_equal(shown.bytes.at, want);
    dz_buf_free(&shown);
    dz_files_free(&files);
}

static const struct row {
    const char *name, *members[5], *want;
} rows[] = {
    {"members are files by their names, sorted", {"zh/b.txt", "en/a.txt"}, "!en/a.txt|!zh/b.txt|"},
    {"an empty archive has none", {NULL}, ""},
    {"a folder is none", {"zh/", "zh/a.txt"}, "!zh/a.txt|"},
    {"what is hidden is left out, in any folder", {".a.txt", "zh/.git/b.txt", "zh/c.txt"}, "!zh/c.txt|"},
    {"a name that leads upwards is not hidden, it is a name", {"../a.txt", "./b.txt"}, "!../a.txt|!./b.txt|"},
    {"what a Mac puts beside files is left out", {"__MACOSX/zh/a.txt", "my__MACOSX/a.txt"}, "!my__MACOSX/a.txt|"},
    {"an archive in it is not opened, and told", {"zh.zip", "en.tar.gz"},
     "!en.tar.gz (is an archive in an archive, which is not opened)|!zh.zip (is an archive in an archive, which is not opened)|"},
    {"of what stands there twice nobody knows which counts", {"a.txt", "b.txt", "a.txt", "a.txt"}, "!a.txt (stands in the archive more than once)|!b.txt|"},
    {"what is encrypted is told", {"a*.txt", "b.txt"}, "!a*.txt (is encrypted)|!b.txt|"},
};

static void add_members(void **state)
{
    const struct row *row = *state;
    dz_store         *store = open_store();

    put_archive(row->members, 1000);
    must_add(store, walk(), row->want);
    must_add(store, walk(), row->want); /* from the database */
    assert_int_equal(dz_store_close(store, NULL), DZ_OK);
}

/** The places and sizes that spare looking for a member later on. */
static void knows_places(void **state)
{
    const char *members[] = {"b.txt", "a.txt", NULL};
    dz_store   *store = open_store();
    dz_error    error = {0};

    (void)state;
    put_archive(members, 1000);
    for (int again = 0; again < 2; again++) {
        dz_files files = walk();

        assert_int_equal(dz_members_add(store, &files, &error), DZ_OK);
        assert_int_equal(files.list.n, 2);
        assert_int_equal(files.list.at[0].at, 30 + strlen("b.txt") + 4);
        assert_int_equal(files.list.at[1].at, 0);
        for (int i = 0; i < 2; i++) {
            assert_int_equal(files.list.at[i].size, 4);
            assert_int_equal(files.list.at[i].named, DZ_NAMED_TEXT);
            assert_int_equal(files.list.at[i].inode, files.archives.at[0].inode);
            assert_int_equal(files.list.at[i].changed, files.archives.at[0].changed);
        }
        dz_files_free(&files);
    }
    assert_int_equal(dz_store_close(store, NULL), DZ_OK);
}

static void reads_what_changed(void **state)
{
    const char *before[] = {"a.txt", NULL}, *behind[] = {"b.txt", NULL};
    dz_store   *store = open_store();

    (void)state;
    put_archive(before, 1000);
    must_add(store, walk(), "!a.txt|");
    put_archive(behind, 1000); /* as large, as old: nothing of it is read */
    must_add(store, walk(), "!a.txt|");
    put_archive(behind, 1001);
    must_add(store, walk(), "!b.txt|");
    assert_int_equal(dz_store_close(store, NULL), DZ_OK);
}

/** Damage is told with the members before it, and kept; it is in the file. */
static void tells_damage(void **state)
{
    const char *members[] = {"a.txt", NULL};
    uint8_t     room[ROOM];
    size_t      n = write_archive(room, members);
    dz_store   *store = open_store();
    dz_buf      want = {0};

    (void)state;
    memset(room + n - 22, 'x', 22);
    put_file(room, n, 1000);
    dz_buf_format(&want, " ('%s' is damaged, or cut short)|!a.txt|", path);
    dz_buf_byte(&want, '\0');
    must_add(store, walk(), want.bytes.at);
    put_file(room, n - 1, 1000); /* as old but smaller: another file */
    must_add(store, walk(), want.bytes.at);
    dz_buf_free(&want);
    assert_int_equal(dz_store_close(store, NULL), DZ_OK);
}

/** Why an archive cannot be opened today is told, and asked again the next time. */
static void asks_again(void **state)
{
    const char *members[] = {"a.txt", NULL};
    dz_store   *store = open_store();
    dz_buf      want = {0};
    dz_files    files;

    (void)state;
    put_archive(members, 1000);
    files = walk();
    assert_int_equal(rename(path, away), 0);
    dz_buf_format(&want, " (cannot open '%s': No such file or directory)|", path);
    dz_buf_byte(&want, '\0');
    must_add(store, files, want.bytes.at);
    assert_int_equal(rename(away, path), 0);
    must_add(store, walk(), "!a.txt|");
    dz_buf_free(&want);
    assert_int_equal(dz_store_close(store, NULL), DZ_OK);
}

/** What was kept of an archive that is looked at no more is dropped. */
static void drops_what_is_gone(void **state)
{
    const char *members[] = {"a.txt", NULL};
    dz_store   *store = open_store();
    dz_files    files, none = {0};
    dz_buf      says = {0};
    dz_error    error = {0};
    bool        known;

    (void)state;
    put_archive(members, 1000);
    must_add(store, walk(), "!a.txt|");
    files = walk();
    assert_int_equal(dz_store_note(store, &(dz_note){"members", &files.archives.at[0], 0}, &says, &known, &error), DZ_OK);
    assert_true(known);
    assert_int_equal(dz_members_add(store, &none, &error), DZ_OK);
    assert_int_equal(dz_store_note(store, &(dz_note){"members", &files.archives.at[0], 0}, &says, &known, &error), DZ_OK);
    assert_false(known);
    dz_buf_free(&says);
    dz_files_free(&files);
    dz_files_free(&none);
    assert_int_equal(dz_store_close(store, NULL), DZ_OK);
}

int main(void)
{
    int failed;

    if (!mkdtemp(folder))
        return 1;
    snprintf(path, sizeof path, "%s/a.zip", folder);
    snprintf(away, sizeof away, "%s/away", folder);
    ADD_ROWS(add_members, rows);
    add_test("places and sizes are known, from the database too", knows_places);
    add_test("what did not change is not read again", reads_what_changed);
    add_test("damage is told with what stands before it", tells_damage);
    add_test("what could not be opened is tried again", asks_again);
    add_test("what is gone is dropped", drops_what_is_gone);
    failed = run_all("members");
    unlink(path);
    rmdir(folder);
    return failed;
}
