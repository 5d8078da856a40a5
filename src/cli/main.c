/* main.c — which command is meant. Floor cli. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"

static int show(int status, bool all)
{
    options_help(status == EXIT_CLEAN ? stdout : stderr, NULL, all);
    return fflush(stdout) == 0 ? status : EXIT_BROKEN;
}

static int run_command(const command *what, int argc, char **argv)
{
    settings set;
    int      first = argc, status;

    options_parse(what, argc, argv, &set, &first);
    status = set.done >= 0 ? set.done : what->run(&set, argc - first, argv + first);
    options_free(&set);
    return status;
}

/** Sees to it that no file of ours is opened as standard output or error. */
static bool keep_standard_files(void)
{
    int fd;

    do
        fd = open("/dev/null", O_RDWR);
    while (fd >= 0 && fd <= STDERR_FILENO);
    return fd >= 0 && (close(fd) == 0 || errno == EINTR);
}

static bool done; /* main has come to its end */

/** Where a library ends the process: libarchive does, and ICU by leave(), when memory runs out. */
static void tell_end(void)
{
    if (done)
        return;
    complain(EXIT_BROKEN, "out of memory");
    _exit(EXIT_BROKEN);
}

static void leave(void) { exit(EXIT_BROKEN); }

static int command_line(int argc, char **argv)
{
    if (argc < 2)
        return show(EXIT_USAGE, false);
    if (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0)
        return show(EXIT_CLEAN, argv[1][1] == '-');
    if (strcmp(argv[1], "--version") == 0)
        return show_version();
    for (const command *const *c = commands; *c; c++)
        if (strcmp(argv[1], (*c)->name) == 0)
            return run_command(*c, argc - 1, argv + 1);
    return complain(EXIT_USAGE, "there is no command '%s'; try 'duizhao -h'", argv[1]);
}

int main(int argc, char **argv)
{
    int status;

    if (!keep_standard_files())
        return complain(EXIT_BROKEN, "cannot open '/dev/null': %s", strerror(errno));
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is not an error: the sink sees it */
    if (atexit(tell_end) != 0 || dz_memory_leave(leave) != DZ_OK)
        return complain(EXIT_BROKEN, "out of memory");
    status = command_line(argc, argv);
    done = true;
    return status;
}
