/* hostile.c — an audit whose processes do, for texts of some names, what bad texts might make them do.
 *
 *     hostile DB JOBS FOLDER
 *
 * A text "crash-…" makes its process write through NULL, "abort-…" abort, "hang-…" loop for ever,
 * "memory-…" ask for 4 GiB, "stack-…" recurse for ever, "exit-…" leave. Prints the pairs of each state.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "duizhao/duizhao.h"

static volatile int *volatile nowhere;
static volatile size_t one = 1;

static int recurse(volatile char *above)
{
    volatile char room[4096];

    room[0] = *above;
    return one ? recurse(room) + room[0] : 0;
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static void misbehave(const char *source, const char *target)
{
    const char *name = name_of(source);

    (void)target;
    if (strncmp(name, "crash-", 6) == 0)
        *nowhere = 1;
    if (strncmp(name, "abort-", 6) == 0)
        abort();
    while (strncmp(name, "hang-", 5) == 0 && one)
        ;
    if (strncmp(name, "stack-", 6) == 0) {
        char start = 1;

        recurse(&start);
    }
    if (strncmp(name, "exit-", 5) == 0)
        _exit(7);
    if (strncmp(name, "memory-", 7) == 0)
        while (malloc((size_t)64 << 20))
            ;
}

int main(int argc, char **argv)
{
    dz_records_options examine = {.fail_on = DZ_MINOR};
    dz_audit_options   options = {.setup = {.examine = &examine, .key = 1}, .seconds = 5, .memory = (size_t)1 << 30, .before = misbehave};
    dz_audit_result    result;
    dz_error           error;

    if (argc < 4)
        return 2;
    options.db = argv[1];
    options.jobs = (unsigned)atoi(argv[2]);
    options.paths = (const char *const *)&argv[3];
    options.n_paths = (size_t)argc - 3;
    if (dz_audit_run(&options, &result, &error) != DZ_OK) {
        fprintf(stderr, "hostile: %s\n", error.message);
        return 1;
    }
    for (int s = 0; s < DZ_AUDIT_STATES; s++)
        if (result.states[s])
            printf("%s %zu\n", dz_audit_state_name((dz_audit_state)s), result.states[s]);
    return 0;
}
