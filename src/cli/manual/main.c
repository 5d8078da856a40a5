/* main.c — manual pages and completions, made while the program is built. Floor cli. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "cli/manual/manual.h"

enum { MOST_PROSE = 1 << 16 };

static int complain_of_file(const char *path)
{
    fprintf(stderr, "duizhao-manual: '%s': %s\n", path, strerror(errno));
    return EXIT_FAILURE;
}

/** Reads PROSE/NAME.scd. */
static int read_prose(const char *folder, const char *name, char prose[MOST_PROSE])
{
    char   path[4096];
    FILE  *file;
    size_t n;
    bool   whole;

    snprintf(path, sizeof path, "%s/%s.scd", folder, name);
    file = fopen(path, "r");
    if (!file)
        return complain_of_file(path);
    n = fread(prose, 1, MOST_PROSE - 1, file);
    prose[n] = '\0';
    whole = feof(file) && !ferror(file);
    fclose(file);
    return whole ? EXIT_SUCCESS : complain_of_file(path);
}

static void write_page(FILE *out, const char *name, const char *prose)
{
    if (strcmp(name, "duizhao") == 0)
        page_of_program(out, prose);
    else if (strcmp(name, "duizhao.ini") == 0)
        page_of_file(out, prose);
    else
        for (const command *const *c = commands; *c; c++)
            if (strcmp((*c)->name, name + strlen("duizhao-")) == 0)
                page_of_command(out, *c, prose);
}

static int make_page(const char *folder, const char *name)
{
    static char prose[MOST_PROSE];

    if (read_prose(folder, name, prose) != EXIT_SUCCESS)
        return EXIT_FAILURE;
    write_page(stdout, name, prose);
    return EXIT_SUCCESS;
}

static int make_completion(const char *shell)
{
    if (strcmp(shell, "bash") == 0)
        complete_bash(stdout);
    else if (strcmp(shell, "fish") == 0)
        complete_fish(stdout);
    else if (strcmp(shell, "zsh") == 0)
        complete_zsh(stdout);
    else
        return EXIT_FAILURE;
    return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    int status = EXIT_FAILURE;

    if (argc == 4 && strcmp(argv[1], "page") == 0)
        status = make_page(argv[2], argv[3]);
    else if (argc == 3 && strcmp(argv[1], "shell") == 0)
        status = make_completion(argv[2]);
    else
        fputs("usage: duizhao-manual page PROSE NAME | shell bash|fish|zsh\n", stderr);
    return fflush(stdout) == 0 ? status : EXIT_FAILURE;
}
