/* child.c — another program, given bytes, asked for bytes, and kept within limits. Floor read. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create(), close_range() */
#endif

#include "read/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/fail.h"

enum { STEP = 16 << 10, MOST_COMPLAINT = 200 };

/** The ends of the pipes on our side, and what the child said of trouble. */
typedef struct running {
    pid_t  pid;
    int    out, trouble;
    char   complaint[MOST_COMPLAINT + 1];
    size_t n;
} running;

/** Where the program is, by the absolute folders of PATH. */
static bool find_program(const char *name, char *path, size_t room)
{
    for (const char *at = getenv("PATH"); at && *at; at += strcspn(at, ":") + (at[strcspn(at, ":")] == ':')) {
        struct stat is;
        int         n = snprintf(path, room, "%.*s/%s", (int)strcspn(at, ":"), at, name);

        if (*at == '/' && n > 0 && (size_t)n < room && access(path, X_OK) == 0 && stat(path, &is) == 0 && S_ISREG(is.st_mode))
            return true;
    }
    return false;
}

/** A file in memory, read from its beginning. -1: there is none. */
static int file_of(dz_str input)
{
    int fd = memfd_create("duizhao", MFD_CLOEXEC);

    for (size_t at = 0; fd >= 0 && at < input.len;) {
        ssize_t n = write(fd, input.at + at, input.len - at);

        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            close(fd);
            return -1;
        }
        at += (size_t)n;
    }
    if (fd >= 0)
        lseek(fd, 0, SEEK_SET);
    return fd;
}

static void set_limits(const dz_child *child)
{
    const struct rlimit memory = {child->memory, child->memory}, seconds = {(rlim_t)child->seconds, (rlim_t)child->seconds}, none = {0, 0};

    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CPU, &seconds);
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &none); /* it writes to a pipe */
}

/** In the child, between fork and exec: only calls that are safe there. */
static void become(const dz_child *child, const char *path, char *const *arguments, int in, int out, int trouble)
{
    static char       locale[] = "LC_ALL=C.UTF-8";
    static char *const surroundings[] = {locale, NULL};

    if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(trouble, 2) < 0)
        _exit(127);
    close_range(3, ~0u, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    signal(SIGPIPE, SIG_DFL);
    set_limits(child);
    execve(path, arguments, surroundings);
    _exit(127);
}

static dz_status start(const dz_child *child, dz_str input, running *r, dz_error *error)
{
    union {
        const char *const *lent;
        char *const       *given;
    } arguments = {child->arguments}; /* execve() changes none of them */
    char path[4096];
    int  in, out[2], trouble[2];

    if (!find_program(child->program, path, sizeof path))
        return dz_fail(error, DZ_IO, "'%s' needs the program %s, which is not here: install %s", child->name, child->program, child->package);
    in = file_of(input);
    if (in < 0 || pipe2(out, O_CLOEXEC) != 0)
        goto no_out;
    if (pipe2(trouble, O_CLOEXEC) != 0)
        goto no_trouble;
    r->pid = fork();
    if (r->pid == 0)
        become(child, path, arguments.given, in, out[1], trouble[1]);
    close(in);
    close(out[1]);
    close(trouble[1]);
    r->out = out[0];
    r->trouble = trouble[0];
    if (r->pid > 0)
        return DZ_OK;
    close(out[0]);
    close(trouble[0]);
    return dz_fail(error, DZ_IO, "cannot start %s for '%s': %s", child->program, child->name, strerror(errno));
no_trouble:
    close(out[0]);
    close(out[1]);
no_out:
    if (in >= 0)
        close(in);
    return dz_fail(error, DZ_IO, "cannot start %s for '%s': %s", child->program, child->name, strerror(errno));
}

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/** Reads what there is on one of the pipes; a closed one becomes -1. */
static dz_status take(const dz_child *child, running *r, int *fd, dz_buf *out, dz_error *error)
{
    char    room[STEP];
    ssize_t n = read(*fd, room, sizeof room);

    if (n < 0 && (errno == EINTR || errno == EAGAIN))
        return DZ_OK;
    if (n <= 0) {
        close(*fd);
        *fd = -1;
        return DZ_OK;
    }
    if (fd == &r->trouble) {
        size_t left = MOST_COMPLAINT - r->n, more = (size_t)n < left ? (size_t)n : left;

        memcpy(r->complaint + r->n, room, more);
        r->n += more;
        return DZ_OK;
    }
    dz_buf_add(out, room, (size_t)n);
    if (!dz_buf_ok(out))
        return dz_fail_nomem(error);
    if (out->bytes.n > child->most)
        return dz_fail(error, DZ_TOO_LARGE, "'%s' has more than %zu MB of text", child->name, child->most >> 20);
    return DZ_OK;
}

static dz_status too_long(const dz_child *child, dz_error *error)
{
    return dz_fail(error, DZ_FORMAT, "%s takes more than %d seconds for '%s'", child->program, child->seconds, child->name);
}

/** Takes all that is said, until both pipes are closed. */
static dz_status listen_to(const dz_child *child, running *r, int64_t until, dz_buf *out, dz_error *error)
{
    dz_status status = DZ_OK;

    while (status == DZ_OK && (r->out >= 0 || r->trouble >= 0)) {
        struct pollfd wait[2] = {{.fd = r->out, .events = POLLIN}, {.fd = r->trouble, .events = POLLIN}};
        int64_t       left = until - milliseconds();

        if (left <= 0)
            return too_long(child, error);
        if (poll(wait, 2, (int)left) <= 0)
            continue;
        if (wait[0].revents)
            status = take(child, r, &r->out, out, error);
        if (status == DZ_OK && wait[1].revents)
            status = take(child, r, &r->trouble, out, error);
    }
    return status;
}

/** Waits for the end of a child that says no more, without taking notice of it: its number stays its own. */
static dz_status wait_for(const dz_child *child, const running *r, int64_t until, dz_error *error)
{
    static const struct timespec pause = {0, 2000000};

    for (;;) {
        siginfo_t is = {0};

        if (waitid(P_PID, (id_t)r->pid, &is, WEXITED | WNOHANG | WNOWAIT) < 0 && errno != EINTR)
            return dz_fail(error, DZ_IO, "cannot learn how %s ended: %s", child->program, strerror(errno));
        if (is.si_pid == r->pid)
            return DZ_OK;
        if (milliseconds() >= until)
            return too_long(child, error);
        nanosleep(&pause, NULL);
    }
}

/** Ends what still runs of a child, and takes notice of how it ended. */
static int put_away(running *r)
{
    int how = 0;

    kill(-r->pid, SIGKILL); /* it may have started others */
    kill(r->pid, SIGKILL);  /* it may not have come to make its group */
    if (r->out >= 0)
        close(r->out);
    if (r->trouble >= 0)
        close(r->trouble);
    while (waitpid(r->pid, &how, 0) < 0 && errno == EINTR)
        ;
    return how;
}

/** Says how the child ended, if not well. */
static dz_status judge(const dz_child *child, running *r, int how, dz_error *error)
{
    r->complaint[strcspn(r->complaint, "\r\n")] = '\0';
    if (WIFEXITED(how) && WEXITSTATUS(how) == 0)
        return DZ_OK;
    if (WIFSIGNALED(how))
        return dz_fail(error, DZ_FORMAT, "%s was ended by signal %d on '%s'", child->program, WTERMSIG(how), child->name);
    return dz_fail(error, DZ_FORMAT, "%s cannot read '%s': %s", child->program, child->name, r->complaint[0] ? r->complaint : "it does not say why");
}

dz_status dz_child_run(const dz_child *child, dz_str input, dz_buf *out, dz_error *error)
{
    running   r = {.out = -1, .trouble = -1};
    dz_status status = start(child, input, &r, error);
    int64_t   until = milliseconds() + (int64_t)child->seconds * 1000;
    int       how;

    if (status != DZ_OK)
        return status;
    status = listen_to(child, &r, until, out, error);
    if (status == DZ_OK)
        status = wait_for(child, &r, until, error);
    how = put_away(&r);
    return status == DZ_OK ? judge(child, &r, how, error) : status;
}
