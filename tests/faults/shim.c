/* shim.c — makes one allocation, or one call of the system, of a program fail.
 *
 * Preloaded into the program. Before main begins it reads orders, a line each, from the
 * file descriptor in FAULTS_IN:
 *
 *     memory once 17      the 17th allocation from main on gives NULL
 *     memory on 17        so do all after it
 *     calls 5 17          the 17th call of those below answers error number 5
 *     calls short 17      the 17th, where it reads or writes, does half of what was asked
 *
 * Each is done in a child, from files "stdin" to "stdout" and "stderr" of the working
 * directory; of a child's children all is counted together. The answer goes to FAULTS_OUT:
 * the wait status, how many were counted, whether one failed, which call, and its file, or
 * the library that asked for memory.
 * Calls are caught by seccomp, so that no library can go round: stdio and SQLite as well.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <ucontext.h>
#include <unistd.h>
#include <dlfcn.h>

enum { SHORT = -1, MOST_PATH = 4096, MOST_SECONDS = 10 };

typedef int main_function(int, char **, char **);
typedef int start_function(main_function *, int, char **, void (*)(void), void (*)(void), void (*)(void), void *);

static struct fault {
    atomic_long  seen, failed;
    long         at;    /* which is to fail, from 1 */
    bool         on;    /* and all behind it */
    int          error; /* or SHORT */
    atomic_int   call;
    char         path[MOST_PATH];
} *fault;
static bool          counts_memory;
static main_function *real_main;

/** Counts one; true when it is to fail. */
static bool is_next(void)
{
    long seen = atomic_fetch_add(&fault->seen, 1) + 1;
    bool fails = fault->on ? seen >= fault->at : seen == fault->at;

    if (fails)
        atomic_fetch_add(&fault->failed, 1);
    return fails;
}

/* ---- memory ---- */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);

/** Whether an allocation is to fail, which somebody at 'from' asks for. */
static bool no_memory(void *from)
{
    Dl_info about;

    if (!counts_memory || !is_next())
        return false;
    if (dladdr(from, &about) && about.dli_fname)
        strncpy(fault->path, about.dli_fname, MOST_PATH - 1);
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size) { return no_memory(__builtin_return_address(0)) ? NULL : __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return no_memory(__builtin_return_address(0)) ? NULL : __libc_calloc(n, size); }
void *realloc(void *old, size_t size) { return no_memory(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size); }

/* ---- calls ---- */

#ifdef __x86_64__

static const int watched[] = {SYS_read,   SYS_pread64,  SYS_readv,     SYS_write,     SYS_pwrite64, SYS_writev,   SYS_open,       SYS_openat,   SYS_creat,
                              SYS_close,  SYS_rename,   SYS_renameat,  SYS_renameat2, SYS_fsync,    SYS_fdatasync, SYS_ftruncate, SYS_getdents64};
enum { WATCHED = sizeof watched / sizeof *watched };

/* The one place from which a watched call passes the filter. */
long fault_call(long number, long a, long b, long c, long d, long e, long f);
extern const char fault_call_end[];
__asm__(".text\n.globl fault_call\n.hidden fault_call\nfault_call:\n"
        "mov %rdi, %rax\nmov %rsi, %rdi\nmov %rdx, %rsi\nmov %rcx, %rdx\nmov %r8, %r10\nmov %r9, %r8\nmov 8(%rsp), %r9\nsyscall\n"
        ".globl fault_call_end\n.hidden fault_call_end\nfault_call_end:\nret\n");

static bool reads_or_writes(int call) { return call == SYS_read || call == SYS_pread64 || call == SYS_write || call == SYS_pwrite64; }

static void note(int call, const greg_t *r)
{
    char link[40];
    long n;

    fault->call = call;
    if (call == SYS_open || call == SYS_creat || call == SYS_rename || call == SYS_openat || call == SYS_renameat || call == SYS_renameat2) {
        const char *path = (const char *)r[call == SYS_open || call == SYS_creat || call == SYS_rename ? REG_RDI : REG_RSI];

        strncpy(fault->path, path, MOST_PATH - 1);
        return;
    }
    snprintf(link, sizeof link, "/proc/self/fd/%d", (int)r[REG_RDI]);
    n = fault_call(SYS_readlink, (long)link, (long)fault->path, MOST_PATH - 1, 0, 0, 0);
    fault->path[n > 0 ? n : 0] = '\0';
}

/** What a watched call answers. */
static long answer(int call, const greg_t *r)
{
    long count = r[REG_RDX];
    bool fails = is_next();

    if (fails)
        note(call, r);
    if (fails && fault->error == SHORT && reads_or_writes(call) && count > 1)
        count /= 2;
    else if (fails && fault->error != SHORT && call != SYS_close)
        return -fault->error;
    count = fault_call(call, r[REG_RDI], r[REG_RSI], count, r[REG_R10], r[REG_R8], r[REG_R9]);
    return fails && fault->error != SHORT ? -fault->error : count; /* what could not be closed is closed, as Linux has it */
}

static void caught(int number, siginfo_t *about, void *context)
{
    greg_t *r = ((ucontext_t *)context)->uc_mcontext.gregs;
    int     kept = errno;

    (void)number;
    r[REG_RAX] = answer(about->si_syscall, r);
    errno = kept;
}

static bool catch_calls(void)
{
    struct sock_filter program[WATCHED + 8];
    struct sock_fprog  filter = {0, program};
    struct sigaction   action = {.sa_sigaction = caught, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_RESTART};
    uint64_t           from = (uint64_t)(uintptr_t)fault_call_end;
    unsigned short     n = 0;

    program[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, instruction_pointer));
    program[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)from, 0, 2);
    program[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, instruction_pointer) + 4);
    program[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)(from >> 32), WATCHED + 1, 0);
    program[n++] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (int i = 0; i < WATCHED; i++)
        program[n++] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)watched[i], (uint8_t)(WATCHED - i), 0);
    program[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    program[n++] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP);
    filter.len = n;
    return sigaction(SIGSYS, &action, NULL) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

#else

static bool catch_calls(void) { return false; }

#endif

/* ---- orders ---- */

static void redirect(int fd, const char *path, int flags)
{
    int file = open(path, flags, 0666);

    if (file < 0 || dup2(file, fd) < 0)
        _exit(125);
    close(file);
}

/** In the child: main, under the order. */
static void obey(const char *kind, int argc, char **argv, char **environment)
{
    redirect(STDIN_FILENO, "stdin", O_RDONLY);
    redirect(STDOUT_FILENO, "stdout", O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, "stderr", O_WRONLY | O_CREAT | O_TRUNC);
    alarm(MOST_SECONDS);
    if (strcmp(kind, "memory") == 0)
        counts_memory = true;
    else if (!catch_calls())
        _exit(125);
    exit(real_main(argc, argv, environment));
}

static int serve(int argc, char **argv, char **environment)
{
    FILE *in = fdopen(atoi(getenv("FAULTS_IN")), "re"), *out = fdopen(atoi(getenv("FAULTS_OUT")), "we");
    char  kind[16], how[16];
    long  at;

    unsetenv("LD_PRELOAD");
    while (in && out && fscanf(in, "%15s %15s %ld", kind, how, &at) == 3) {
        int   status;
        pid_t child;

        memset(fault, 0, sizeof *fault);
        fault->at = at;
        fault->on = strcmp(how, "on") == 0;
        fault->error = strcmp(how, "short") == 0 ? SHORT : atoi(how);
        child = fork();
        if (child == 0)
            obey(kind, argc, argv, environment);
        if (child < 0 || waitpid(child, &status, 0) != child)
            return 1;
        fprintf(out, "%d\t%ld\t%ld\t%d\t%s\n", status, fault->seen, fault->failed, fault->call, fault->path);
        fflush(out);
    }
    return 0;
}

int __libc_start_main(main_function *start, int argc, char **argv, void (*init)(void), void (*fini)(void), void (*rtld_fini)(void), void *stack_end);

int __libc_start_main(main_function *start, int argc, char **argv, void (*init)(void), void (*fini)(void), void (*rtld_fini)(void), void *stack_end)
{
    void           *symbol = dlsym(RTLD_NEXT, "__libc_start_main");
    start_function *real;

    memcpy(&real, &symbol, sizeof real);
    fault = mmap(NULL, sizeof *fault, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (fault == MAP_FAILED)
        _exit(125);
    real_main = start;
    return real(getenv("FAULTS_IN") ? serve : start, argc, argv, init, fini, rtld_fini, stack_end);
}
