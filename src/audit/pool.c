/* pool.c — processes that examine, and what becomes of them. Floor audit.
 *
 * A process is forked with all tables in place, and is sent tasks through a socket. It
 * holds two at once, so that it need not wait for the database; the first of them is to
 * blame when it dies, the other is given to somebody else.
 */
#include "audit/pool.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/fail.h"

enum {
    MOST_DEPTH = 2,
    MOST_TASKS = 1000,                 /* of one process: then a fresh one takes its place */
    MOST_RESIDENT = 192 << 20,         /* bytes: the same */
    TICK = 200,                        /* milliseconds */
    EXIT_NO_MEMORY = 113               /* what a process says when it has none left */
};

typedef struct worker {
    pid_t   pid; /* 0: there is none */
    int     fd;
    dz_task tasks[MOST_DEPTH]; /* the first is in its hands */
    size_t  n, done;
    int64_t since; /* when the first was begun, nanoseconds */
    dz_buf  in;    /* what it has said of an answer */
    bool    leaving, late;
} worker;

typedef struct pool {
    const dz_audit_options *options;
    const dz_pool_client   *client;
    worker                 *workers;
    unsigned                n, depth;
    DZ_LIST(dz_task) back; /* tasks to be given to somebody else */
    bool      exhausted;
    dz_error *error;
} pool;

static int64_t now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int stop_asked(const pool *p) { return p->options->stop ? (int)*p->options->stop : 0; }

/* ---- in the process that examines ---- */

/** Bounds what one process may take. A sanitizer maps more than any bound. */
static void set_limits(const dz_audit_options *options)
{
    struct rlimit none = {0, 0};

    setrlimit(RLIMIT_CORE, &none);
#ifndef DUIZHAO_SANITIZED
    size_t        most = options->memory ? options->memory : (size_t)2 << 30;
    struct rlimit memory = {most, most};

    setrlimit(RLIMIT_AS, &memory);
#else
    (void)options;
#endif
}

/** A process ends by _exit(); where exit() is called, a library has no memory. */
static void tell_no_memory(void) { _exit(EXIT_NO_MEMORY); }

/** Examines what comes until nothing more does. */
static void work(const dz_audit_options *options, int fd)
{
    dz_buf in = {0}, out = {0};

    while (dz_frame_read(fd, &in)) {
        dz_frame_reader r = {dz_buf_all(&in), false};
        dz_task         task = dz_task_take(&r);

        if (r.broken)
            break;
        dz_buf_clear(&out);
        dz_examine(options, &task, &out);
        if (!dz_buf_ok(&out) || !dz_frame_write(fd, dz_buf_all(&out)))
            break;
    }
    _exit(dz_buf_ok(&out) ? 0 : EXIT_NO_MEMORY);
}

static void begin_work(const pool *p, int fd, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(0);
    signal(SIGINT, SIG_IGN); /* who started us decides */
    for (unsigned i = 0; i < p->n; i++)
        if (p->workers[i].pid)
            close(p->workers[i].fd);
    set_limits(p->options);
    if (atexit(tell_no_memory) != 0)
        _exit(EXIT_NO_MEMORY);
    work(p->options, fd);
}

/* ---- processes ---- */

static dz_status hire(pool *p, worker *w)
{
    int   ends[2];
    pid_t parent = getpid(), pid;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return dz_fail(p->error, DZ_IO, "no socket can be made: %s", strerror(errno));
    pid = fork();
    if (pid == 0) {
        close(ends[0]);
        begin_work(p, ends[1], parent);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return dz_fail(p->error, DZ_IO, "no process can be started: %s", strerror(errno));
    }
    dz_buf_clear(&w->in);
    *w = (worker){.pid = pid, .fd = ends[0], .in = w->in};
    return DZ_OK;
}

/** Waits for a process to end; answers its status as waitpid() has it. */
static int part_from(worker *w)
{
    int status = 0;

    close(w->fd);
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
        ;
    w->pid = 0;
    w->leaving = false;
    return status;
}

/** A signal as people know it, whatever the locale. */
static const char *signal_name(int number)
{
    static const struct name {
        int         number;
        const char *name;
    } names[] = {{SIGABRT, "SIGABRT"}, {SIGBUS, "SIGBUS"}, {SIGFPE, "SIGFPE"}, {SIGHUP, "SIGHUP"}, {SIGILL, "SIGILL"}, {SIGSEGV, "SIGSEGV"},
                 {SIGTERM, "SIGTERM"}, {SIGTRAP, "SIGTRAP"}, {SIGXCPU, "SIGXCPU"}, {SIGXFSZ, "SIGXFSZ"}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].number == number)
            return names[i].name;
    return "a signal";
}

/** What a process that ended in the middle of a task died of. */
static dz_audit_state cause_of(const worker *w, int status, char *why, size_t room)
{
    int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;

    if (w->late) {
        snprintf(why, room, "took too long");
        return DZ_AUDIT_TIMEOUT;
    }
    if (number == SIGKILL || (!number && WEXITSTATUS(status) == EXIT_NO_MEMORY)) {
        snprintf(why, room, number ? "its process was killed, as systems do when memory runs out" : "needs more memory than it may have");
        return DZ_AUDIT_OOM;
    }
    if (number)
        snprintf(why, room, "its process was ended by %s", signal_name(number));
    else
        snprintf(why, room, "its process ended with status %d", WEXITSTATUS(status));
    return DZ_AUDIT_CRASHED;
}

/** A process is gone: the task in its hands is lost, the others go to somebody else. */
static dz_status mourn(pool *p, worker *w)
{
    int            status = part_from(w);
    char           why[100];
    dz_audit_state state;

    if (w->n == 0)
        return DZ_OK;
    for (size_t i = 1; i < w->n; i++)
        if (!dz_list_push(&p->back, w->tasks[i]))
            return dz_fail_nomem(p->error);
    w->n = 0;
    state = cause_of(w, status, why, sizeof why);
    return p->client->lost(p->client->with, w->tasks[0].id, state, why, p->error);
}

/** Bytes of memory that a process has in hand; 0: not known. */
static size_t resident(pid_t pid)
{
    char   path[40];
    FILE  *file;
    size_t size = 0, pages = 0;

    snprintf(path, sizeof path, "/proc/%d/statm", (int)pid);
    file = fopen(path, "re");
    if (!file)
        return 0;
    if (fscanf(file, "%zu %zu", &size, &pages) != 2)
        pages = 0;
    fclose(file);
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* ---- tasks ---- */

static bool next_task(pool *p, dz_task *task)
{
    if (p->back.n) {
        *task = p->back.at[--p->back.n];
        return true;
    }
    if (!p->exhausted && !p->client->next(p->client->with, task))
        p->exhausted = true;
    return !p->exhausted;
}

/** Sends a task. A process that is gone is seen by collect(). */
static dz_status send_task(pool *p, worker *w, const dz_task *task)
{
    dz_task told = *task;
    dz_buf  frame = {0};
    bool    ok;

    for (int side = 0; side < 2; side++) {
        const char *unpacked = dz_unpacked_for(p->client->unpacked, task->path[side]);

        told.unpacked[side] = (dz_str){unpacked ? unpacked : "", unpacked ? strlen(unpacked) : 0};
    }
    dz_task_put(&frame, &told);
    ok = dz_buf_ok(&frame);
    if (ok)
        dz_frame_write(w->fd, dz_buf_all(&frame));
    dz_buf_free(&frame);
    if (!ok)
        return dz_fail_nomem(p->error);
    if (w->n == 0)
        w->since = now();
    w->tasks[w->n++] = *task;
    return DZ_OK;
}

/** Gives tasks to all who can take one, hiring where somebody is missing. */
static dz_status hand_out(pool *p)
{
    dz_status status = DZ_OK;

    for (unsigned round = 0; round < p->depth; round++)
        for (unsigned i = 0; i < p->n && status == DZ_OK; i++) {
            worker *w = &p->workers[i];
            dz_task task;

            if (w->n > round || w->leaving || stop_asked(p) || !next_task(p, &task))
                continue;
            if (!w->pid)
                status = hire(p, w);
            if (status == DZ_OK)
                status = send_task(p, w, &task);
        }
    return status;
}

/** Passes on a whole answer. */
static dz_status deliver(pool *p, worker *w, dz_str answer)
{
    dz_frame_reader r = {answer, false};
    uint64_t        id = dz_frame_take_u64(&r);

    if (r.broken || w->n == 0 || id != w->tasks[0].id) { /* it has lost its mind */
        kill(w->pid, SIGABRT);
        return DZ_OK;
    }
    memmove(w->tasks, w->tasks + 1, --w->n * sizeof *w->tasks);
    w->since = now();
    w->done++;
    w->leaving |= w->done >= MOST_TASKS || resident(w->pid) > MOST_RESIDENT;
    return p->client->answered(p->client->with, id, &r, p->error);
}

/** Passes on the answers that are whole, and keeps the rest. */
static dz_status deliver_all(pool *p, worker *w)
{
    size_t    from = 0;
    dz_status status = DZ_OK;

    while (status == DZ_OK && w->in.bytes.n - from >= sizeof(uint32_t)) {
        uint32_t n;

        memcpy(&n, w->in.bytes.at + from, sizeof n);
        if (w->in.bytes.n - from - sizeof n < n)
            break;
        from += sizeof n;
        status = deliver(p, w, (dz_str){w->in.bytes.at + from, n});
        from += n;
    }
    memmove(w->in.bytes.at, w->in.bytes.at + from, w->in.bytes.n - from);
    w->in.bytes.n -= from;
    return status;
}

/** Takes what a process has said. */
static dz_status collect(pool *p, worker *w)
{
    for (;;) {
        ssize_t got;

        if (!dz_list_reserve(&w->in.bytes, 1 << 16))
            return dz_fail_nomem(p->error);
        got = recv(w->fd, w->in.bytes.at + w->in.bytes.n, w->in.bytes.room - w->in.bytes.n, MSG_DONTWAIT);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return deliver_all(p, w);
        if (got <= 0) {
            dz_status status = deliver_all(p, w);

            return status == DZ_OK ? mourn(p, w) : status;
        }
        w->in.bytes.n += (size_t)got;
    }
}

/** Ends what takes too long, and lets go who has done enough. */
static void look_after(pool *p)
{
    int64_t most = (int64_t)(p->options->seconds ? p->options->seconds : 120) * 1000000000, time = now();

    for (unsigned i = 0; i < p->n; i++) {
        worker *w = &p->workers[i];

        if (w->pid && w->n && !w->late && time - w->since > most) {
            w->late = true;
            kill(w->pid, SIGKILL);
        }
        if (w->pid && w->n == 0 && w->leaving)
            part_from(w);
    }
}

/** Waits until somebody says something, for a while. */
static dz_status listen_to(pool *p, struct pollfd *fds)
{
    nfds_t    n = 0;
    dz_status status = DZ_OK;

    for (unsigned i = 0; i < p->n; i++)
        if (p->workers[i].pid)
            fds[n++] = (struct pollfd){.fd = p->workers[i].fd, .events = POLLIN};
    if (poll(fds, n, TICK) < 0)
        return errno == EINTR ? DZ_OK : dz_fail(p->error, DZ_IO, "poll: %s", strerror(errno));
    for (unsigned i = 0, k = 0; i < p->n && status == DZ_OK; i++)
        if (p->workers[i].pid && fds[k++].revents)
            status = collect(p, &p->workers[i]);
    return status;
}

static bool is_busy(const pool *p)
{
    for (unsigned i = 0; i < p->n; i++)
        if (p->workers[i].n)
            return true;
    return false;
}

static dz_status run(pool *p, struct pollfd *fds)
{
    dz_status status = hand_out(p);

    while (status == DZ_OK && stop_asked(p) < 2 && (is_busy(p) || (p->back.n && !stop_asked(p)))) {
        status = listen_to(p, fds);
        look_after(p);
        if (status == DZ_OK)
            status = p->client->tick(p->client->with, p->error);
        if (status == DZ_OK)
            status = hand_out(p);
    }
    return status;
}

dz_status dz_pool_run(const dz_audit_options *options, const dz_pool_client *client, unsigned jobs, unsigned depth, dz_error *error)
{
    pool           p = {.options = options, .client = client, .n = jobs, .depth = depth < MOST_DEPTH ? depth : MOST_DEPTH, .error = error};
    struct pollfd *fds = dz_alloc(jobs, sizeof *fds);
    dz_status      status;

    p.workers = dz_alloc_zero(jobs, sizeof *p.workers);
    status = fds && p.workers ? run(&p, fds) : dz_fail_nomem(error);
    for (unsigned i = 0; p.workers && i < jobs; i++) {
        if (p.workers[i].pid && p.workers[i].n)
            kill(p.workers[i].pid, SIGKILL);
        if (p.workers[i].pid)
            part_from(&p.workers[i]);
        dz_buf_free(&p.workers[i].in);
    }
    dz_release(p.workers);
    dz_release(fds);
    dz_list_free(&p.back);
    return status;
}
