/* sink.c — where bytes go: standard output, a file that is whole or not there, memory. Floor report. */
#include "report/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"

/** Bytes gathered before they are sent on. */
enum { FULL = 64 << 10, MOST_NAMES = 1000 };

struct dz_sink {
    dz_buf    buf;
    int       fd;     /* -1: memory */
    char     *path;   /* for messages, and the name a file will take */
    char     *beside; /* the file being written, or NULL when writing straight to 'fd' */
    dz_status status; /* the first failure */
    int       why;    /* errno of it, or 0: ... */
    dz_error  said;   /* ... a writer said what it is */
    bool      closed; /* the reader has gone */
};

static char *copy_of(const char *text, const char *more)
{
    char *copy = dz_alloc(strlen(text) + strlen(more) + 1, 1);

    if (copy) {
        strcpy(copy, text);
        strcat(copy, more);
    }
    return copy;
}

/** Gives a link's own target the new content, and keeps the mode that a file had. */
static bool follow(dz_sink *sink, mode_t *mode)
{
    struct stat about;
    char       *real;

    *mode = 0;
    if (stat(sink->path, &about) != 0)
        return true;
    *mode = about.st_mode & 07777;
    if (lstat(sink->path, &about) != 0 || !S_ISLNK(about.st_mode))
        return true;
    real = realpath(sink->path, NULL);
    if (!real)
        return false;
    dz_release(sink->path);
    sink->path = copy_of(real, "");
    free(real);
    return sink->path != NULL;
}

/** Opens a new file beside 'path' under a name that nobody has. */
static bool open_beside(dz_sink *sink)
{
    mode_t mode;

    if (!follow(sink, &mode))
        return false;
    for (int i = 0; i < MOST_NAMES; i++) {
        char more[32];

        snprintf(more, sizeof more, ".%ld-%d.part", (long)getpid(), i);
        dz_release(sink->beside);
        sink->beside = copy_of(sink->path, more);
        if (!sink->beside)
            return false;
        sink->fd = open(sink->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (sink->fd >= 0 || errno != EEXIST)
            break;
    }
    return sink->fd >= 0 && (mode == 0 || fchmod(sink->fd, mode) == 0);
}

/** Opens where the bytes go: straight, where the path is a device or a pipe,
 *  which has no name to give to something else; beside it otherwise. */
static bool open_path(dz_sink *sink)
{
    struct stat about;

    if (stat(sink->path, &about) != 0 || S_ISREG(about.st_mode))
        return open_beside(sink);
    if (S_ISDIR(about.st_mode))
        errno = EISDIR;
    else
        sink->fd = open(sink->path, O_WRONLY | O_CLOEXEC);
    return sink->fd >= 0;
}

dz_status dz_sink_open(const char *path, dz_sink **out, dz_error *error)
{
    bool     standard = strcmp(path, "-") == 0;
    dz_sink *sink = dz_alloc_zero(1, sizeof *sink);

    *out = NULL;
    if (!sink)
        return dz_fail_nomem(error);
    sink->fd = standard ? STDOUT_FILENO : -1;
    sink->path = copy_of(standard ? "standard output" : path, "");
    errno = ENOMEM; /* unless something else goes wrong */
    if (sink->path && (standard || open_path(sink))) {
        *out = sink;
        return DZ_OK;
    }
    dz_release(sink->beside);
    dz_release(sink->path);
    dz_release(sink);
    if (errno == ENOMEM)
        return dz_fail_nomem(error);
    return dz_fail(error, DZ_IO, "cannot write '%s': %s", path, strerror(errno));
}

dz_status dz_sink_open_memory(dz_sink **out, dz_error *error)
{
    *out = dz_alloc_zero(1, sizeof **out);
    if (!*out)
        return dz_fail_nomem(error);
    (*out)->fd = -1;
    return DZ_OK;
}

dz_str dz_sink_gathered(const dz_sink *sink) { return dz_buf_all(&sink->buf); }

bool dz_sink_whole(const dz_sink *sink) { return sink->status == DZ_OK && dz_buf_ok(&sink->buf); }

bool dz_sink_closed(const dz_sink *sink) { return sink->closed; }

void dz_sink_no_memory(dz_sink *sink)
{
    if (sink->status == DZ_OK)
        sink->status = DZ_NOMEM;
}

void dz_sink_fail(dz_sink *sink, dz_status status, const char *format, ...)
{
    va_list rest;

    if (sink->status != DZ_OK)
        return;
    sink->status = status;
    va_start(rest, format);
    vsnprintf(sink->said.message, sizeof sink->said.message, format, rest);
    va_end(rest);
}

void dz_sink_flush(dz_sink *sink)
{
    size_t sent = 0;

    if (!dz_buf_ok(&sink->buf))
        dz_sink_no_memory(sink);
    while (sink->fd >= 0 && sent < sink->buf.bytes.n && sink->status == DZ_OK && !sink->closed) {
        ssize_t n = write(sink->fd, sink->buf.bytes.at + sent, sink->buf.bytes.n - sent);

        if (n >= 0) {
            sent += (size_t)n;
        } else if (errno == EPIPE) {
            sink->closed = true;
        } else if (errno != EINTR) {
            sink->status = DZ_IO;
            sink->why = errno;
        }
    }
    if (sink->fd >= 0)
        dz_buf_clear(&sink->buf);
}

static void flush_when_full(dz_sink *sink)
{
    if (sink->fd >= 0 && sink->buf.bytes.n >= FULL)
        dz_sink_flush(sink);
}

void dz_put(dz_sink *sink, dz_str str)
{
    dz_buf_str(&sink->buf, str);
    flush_when_full(sink);
}

void dz_put_text(dz_sink *sink, const char *text) { dz_put(sink, (dz_str){text, strlen(text)}); }

void dz_put_format(dz_sink *sink, const char *format, ...)
{
    va_list rest;

    va_start(rest, format);
    dz_buf_formatv(&sink->buf, format, rest);
    va_end(rest);
    flush_when_full(sink);
}

static void give_name(dz_sink *sink)
{
    if (sink->status == DZ_OK && rename(sink->beside, sink->path) == 0)
        return;
    if (sink->status == DZ_OK) {
        sink->status = DZ_IO;
        sink->why = errno;
    }
    unlink(sink->beside);
}

dz_status dz_sink_close(dz_sink *sink, dz_error *error)
{
    dz_status status;

    dz_sink_flush(sink);
    if (sink->fd > STDERR_FILENO && close(sink->fd) != 0 && sink->status == DZ_OK) {
        sink->status = DZ_IO;
        sink->why = errno;
    }
    if (sink->beside)
        give_name(sink);
    status = sink->status;
    if (status == DZ_NOMEM)
        dz_fail_nomem(error);
    else if (status != DZ_OK && *sink->said.message)
        dz_fail(error, status, "%s", sink->said.message);
    else if (status != DZ_OK)
        dz_fail(error, status, "cannot write '%s': %s", sink->path, strerror(sink->why));
    sink->fd = -1;
    dz_release(sink->beside);
    sink->beside = NULL;
    dz_sink_discard(sink);
    return status;
}

void dz_sink_discard(dz_sink *sink)
{
    if (!sink)
        return;
    if (sink->beside) {
        close(sink->fd);
        unlink(sink->beside);
    } else if (sink->fd > STDERR_FILENO)
        close(sink->fd);
    dz_release(sink->beside);
    dz_release(sink->path);
    dz_buf_free(&sink->buf);
    dz_release(sink);
}
