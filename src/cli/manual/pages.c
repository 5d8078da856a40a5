/* pages.c — manual pages in the language of scdoc. Floor cli. */
#include <string.h>

#include "cli/manual/manual.h"

/** Puts words with what scdoc would take for its own escaped. */
static void put_plain(FILE *out, const char *words)
{
    for (const char *c = words; *c; c++) {
        if (strchr("\\*_", *c))
            putc('\\', out);
        putc(*c, out);
    }
}

/** "NAME", with a capital for the first letter of the summary made small, as such lines have it. */
static void put_head(FILE *out, const char *name, int section, const char *summary)
{
    fprintf(out, "%s(%d)\n\n# NAME\n\n%s - %c", name, section, name, summary[0] | 0x20);
    put_plain(out, summary + 1);
    fputs("\n\n", out);
}

static void put_option(FILE *out, const command *what, const option_told *option)
{
    if (option->letter)
        fprintf(out, "*-%c*", option->letter);
    if (option->letter && option->name)
        fputs(", ", out);
    if (option->name)
        fprintf(out, "*--%s*", option->name);
    if (option->argument)
        fprintf(out, " _%s_", option->argument);
    fputs("\n\t", out);
    put_plain(out, option->help);
    fputs(".\n", out);
    if (option->argument && strcmp(option->argument, "FORMAT") == 0) {
        fputs("\tOne of: ", out);
        put_values(out, what, option, ", ");
        fputs(".\n", out);
    }
    fputs("\n", out);
}

static void put_statuses(FILE *out)
{
    fputs("# EXIT STATUS\n\n", out);
    for (const char *const *line = exit_statuses; *line; line++) {
        fprintf(out, "*%c*\n\t", **line);
        put_plain(out, *line + 3);
        fputs(".\n\n", out);
    }
}

static void put_see_also(FILE *out, const char *but)
{
    const char *comma = "";

    fputs("# SEE ALSO\n\n", out);
    if (strcmp(but, "duizhao") != 0) {
        fputs("*duizhao*(1)", out);
        comma = ", ";
    }
    for (const command *const *c = commands; *c; c++)
        if (strcmp((*c)->name, but) != 0) {
            fprintf(out, "%s*duizhao-%s*(1)", comma, (*c)->name);
            comma = ", ";
        }
    fputs(", *duizhao-lexicon*(1), *duizhao.ini*(5)\n", out);
}

void page_of_program(FILE *out, const char *prose)
{
    put_head(out, "duizhao", 1, "Sets a Chinese text and its English version side by side and finds what is wrong");
    fputs("# SYNOPSIS\n\n*duizhao* _COMMAND_ [_OPTIONS_] ...\n\n# DESCRIPTION\n\n", out);
    fputs(prose, out);
    fputs("\n# COMMANDS\n\n", out);
    for (const command *const *c = commands; *c; c++) {
        fprintf(out, "*duizhao %s* [_OPTIONS_] _%s_\n\t", (*c)->name, (*c)->operands);
        put_plain(out, (*c)->summary);
        fprintf(out, ": *duizhao-%s*(1).\n\n", (*c)->name);
    }
    put_statuses(out);
    put_see_also(out, "duizhao");
}

void page_of_command(FILE *out, const command *what, const char *prose)
{
    option_told list[MOST_OPTIONS];
    size_t      n = options_told((unsigned)what->is, list);
    char        name[64];

    snprintf(name, sizeof name, "duizhao-%s", what->name);
    put_head(out, name, 1, what->summary);
    fprintf(out, "# SYNOPSIS\n\n*duizhao %s* [_OPTIONS_] _%s_\n\n# DESCRIPTION\n\n%s\n# OPTIONS\n\n", what->name, what->operands, prose);
    for (size_t i = 0; i < n; i++)
        put_option(out, what, &list[i]);
    put_statuses(out);
    fprintf(out, "# EXAMPLE\n\n```\n%s\n```\n\n", what->example);
    put_see_also(out, what->name);
}

static void put_key(FILE *out, const option_told *option)
{
    fprintf(out, "*%s* = %s%s%s\n\t", option->name, option->argument ? "_" : "yes|no", option->argument ? option->argument : "",
            option->argument ? "_" : "");
    put_plain(out, option->help);
    fputs(". In ", out);
    for (const command *const *c = commands, *const *first = NULL; *c; c++)
        if (option->sections & (unsigned)(*c)->is) {
            fprintf(out, "%s\\[%s\\]", first ? ", " : "", (*c)->name);
            first = c;
        }
    fputs(".\n\n", out);
}

void page_of_file(FILE *out, const char *prose)
{
    option_told list[MOST_OPTIONS];
    unsigned    all = 0;
    size_t      n;

    for (const command *const *c = commands; *c; c++)
        all |= (unsigned)(*c)->is;
    n = options_told(all, list);
    put_head(out, "duizhao.ini", 5, "Configuration of duizhao");
    fprintf(out, "# DESCRIPTION\n\n%s\n# KEYS\n\n", prose);
    for (size_t i = 0; i < n; i++)
        if (list[i].sections)
            put_key(out, &list[i]);
    put_see_also(out, "");
}
