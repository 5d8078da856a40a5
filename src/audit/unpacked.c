/* unpacked.c — packed tars, unpacked once for all processes of a run. Floor audit. */
#define _GNU_SOURCE /* O_TMPFILE */
#include "audit/unpacked.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "read/archive.h"

/** Bytes of one that are kept on disk; what stands behind them is read from the archive. */
#define MOST_UNPACKED (UINT64_C(4) << 30)

enum { FIRST_DESCRIPTOR = 100 };

/** The path of the archive that a member is in, if that is packed as a whole; empty: it is not. */
static dz_str archive_of(dz_str member)
{
    for (size_t n = 0; n < member.len; n++)
        if (member.at[n] == '!' && dz_archive_named((dz_str){member.at, n}))
            return dz_archive_packed((dz_str){member.at, n}) ? (dz_str){member.at, n} : (dz_str){"", 0};
    return (dz_str){"", 0};
}

/** A file without a name in the folder of the database; -1: none can be made. */
static int make_file(const char *db)
{
    const char *slash = strrchr(db, '/');
    dz_buf      path = {0};
    int         fd = -1;

    if (slash)
        dz_buf_add(&path, db, (size_t)(slash - db) + 1);
    else
        dz_buf_text(&path, ".");
    dz_buf_byte(&path, '\0');
    if (dz_buf_ok(&path))
        fd = open(path.bytes.at, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd < 0 && dz_buf_ok(&path)) { /* not every file system can */
        path.bytes.n--;
        dz_buf_text(&path, "/.duizhao-XXXXXX");
        dz_buf_byte(&path, '\0');
        fd = dz_buf_ok(&path) ? mkostemp(path.bytes.at, O_CLOEXEC) : -1;
        if (fd >= 0)
            unlink(path.bytes.at);
    }
    dz_buf_free(&path);
    return fd;
}

static void drop(dz_unpacked_one *one)
{
    if (one->path.bytes.n && one->fd >= 0)
        close(one->fd);
    dz_buf_free(&one->path);
    *one = (dz_unpacked_one){.fd = -1};
}

static void unpack(dz_unpacked *all, dz_unpacked_one *one)
{
    int fd = make_file(all->db);

    if (fd < 0)
        return;
    if (dz_archive_unpack(one->path.bytes.at, MOST_UNPACKED, fd))
        one->fd = fcntl(fd, F_DUPFD_CLOEXEC, all->next < FIRST_DESCRIPTOR ? FIRST_DESCRIPTOR : all->next);
    close(fd);
    if (one->fd < 0)
        return;
    all->next = one->fd + 1;
    snprintf(one->opens, sizeof one->opens, "/proc/%ld/fd/%d", (long)getpid(), one->fd);
}

/** The place of an archive: a new one takes that which was asked for longest ago. */
static dz_unpacked_one *place_of(dz_unpacked *all, dz_str archive)
{
    dz_unpacked_one *oldest = &all->one[0];

    for (size_t i = 0; i < DZ_UNPACKED_AT_ONCE; i++) {
        dz_unpacked_one *one = &all->one[i];

        if (one->path.bytes.n == archive.len + 1 && memcmp(one->path.bytes.at, archive.at, archive.len) == 0)
            return one;
        oldest = one->last < oldest->last ? one : oldest;
    }
    drop(oldest);
    dz_buf_str(&oldest->path, archive);
    dz_buf_byte(&oldest->path, '\0');
    return dz_buf_ok(&oldest->path) ? oldest : NULL;
}

const char *dz_unpacked_for(dz_unpacked *unpacked, dz_str member)
{
    dz_str           archive = archive_of(member);
    dz_unpacked_one *one = archive.len ? place_of(unpacked, archive) : NULL;

    if (!one)
        return NULL;
    one->last = ++unpacked->questions;
    if (++one->asked == 2)
        unpack(unpacked, one);
    return one->fd >= 0 ? one->opens : NULL;
}

void dz_unpacked_free(dz_unpacked *unpacked)
{
    for (size_t i = 0; i < DZ_UNPACKED_AT_ONCE; i++)
        drop(&unpacked->one[i]);
}
