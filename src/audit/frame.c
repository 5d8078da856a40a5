/* frame.c — what processes of one run tell each other. Floor audit. */
#include "audit/frame.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void dz_frame_u32(dz_buf *frame, uint32_t value) { dz_buf_add(frame, (const char *)&value, sizeof value); }

void dz_frame_u64(dz_buf *frame, uint64_t value) { dz_buf_add(frame, (const char *)&value, sizeof value); }

void dz_frame_str(dz_buf *frame, dz_str str)
{
    if (str.len > UINT32_MAX) {
        frame->failed = true;
        return;
    }
    dz_frame_u32(frame, (uint32_t)str.len);
    dz_buf_str(frame, str);
}

/** Takes 'n' bytes into 'into'; zeros where there are not so many. */
static void take(dz_frame_reader *r, void *into, size_t n)
{
    r->broken |= r->rest.len < n;
    if (r->broken) {
        memset(into, 0, n);
        return;
    }
    memcpy(into, r->rest.at, n);
    r->rest = (dz_str){r->rest.at + n, r->rest.len - n};
}

uint32_t dz_frame_take_u32(dz_frame_reader *r)
{
    uint32_t value;

    take(r, &value, sizeof value);
    return value;
}

uint64_t dz_frame_take_u64(dz_frame_reader *r)
{
    uint64_t value;

    take(r, &value, sizeof value);
    return value;
}

dz_str dz_frame_take_str(dz_frame_reader *r)
{
    size_t n = dz_frame_take_u32(r);
    dz_str str = {r->rest.at, n};

    r->broken |= r->rest.len < n;
    if (r->broken)
        return (dz_str){"", 0};
    r->rest = (dz_str){r->rest.at + n, r->rest.len - n};
    return str;
}

static bool write_all(int fd, const char *at, size_t n)
{
    while (n) {
        ssize_t wrote = send(fd, at, n, MSG_NOSIGNAL); /* whoever uses the library may not ignore SIGPIPE */

        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        at += wrote;
        n -= (size_t)wrote;
    }
    return true;
}

bool dz_frame_write(int fd, dz_str frame)
{
    uint32_t n = (uint32_t)frame.len;

    return frame.len <= UINT32_MAX && write_all(fd, (const char *)&n, sizeof n) && write_all(fd, frame.at, frame.len);
}

static bool read_all(int fd, char *at, size_t n)
{
    while (n) {
        ssize_t got = read(fd, at, n);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        n -= (size_t)got;
    }
    return true;
}

bool dz_frame_read(int fd, dz_buf *into)
{
    uint32_t n;

    dz_buf_clear(into);
    if (!read_all(fd, (char *)&n, sizeof n) || !dz_list_reserve(&into->bytes, n))
        return false;
    if (!read_all(fd, into->bytes.at, n))
        return false;
    into->bytes.n = n;
    return true;
}
