/* zsh.c — completion for zsh. Floor cli. */
#include <string.h>

#include "cli/manual/manual.h"

/** Puts what stands inside of '...[HERE]...': zsh reads brackets, colons and quotes. */
static void put_escaped(FILE *out, const char *words)
{
    for (const char *c = words; *c; c++)
        if (*c == '\'')
            fputs("'\\''", out);
        else {
            if (strchr("[]:\\", *c))
                putc('\\', out);
            putc(*c, out);
        }
}

static void put_argument(FILE *out, const command *what, const option_told *option)
{
    if (!option->argument)
        return;
    fprintf(out, ":%s:", option->argument);
    if (takes_file(option))
        fputs("_files", out);
    else if (takes_folder(option))
        fputs("_files -/", out);
    else {
        fputs("(", out);
        put_values(out, what, option, " ");
        fputs(")", out);
    }
}

/** One spelling of an option, which shuts out both unless it may be repeated. */
static void put_spelling(FILE *out, const command *what, const option_told *option, bool by_letter)
{
    fputs("        '", out);
    if (option->repeats)
        fputs("*", out);
    else if (option->letter && option->name)
        fprintf(out, "(-%c --%s)", option->letter, option->name);
    if (by_letter)
        fprintf(out, "-%c%s", option->letter, option->argument ? "+" : "");
    else
        fprintf(out, "--%s%s", option->name, option->argument ? "=" : "");
    fputs("[", out);
    put_escaped(out, option->help);
    fputs("]", out);
    put_argument(out, what, option);
    fputs("' \\\n", out);
}

static void put_command(FILE *out, const command *what)
{
    option_told list[MOST_OPTIONS];
    size_t      n = options_told((unsigned)what->is, list);

    fprintf(out, "    %s)\n        _arguments -s \\\n", what->name);
    for (size_t i = 0; i < n; i++) {
        if (list[i].letter)
            put_spelling(out, what, &list[i], true);
        if (list[i].name)
            put_spelling(out, what, &list[i], false);
    }
    if (what->is == DZ_FOR_EXPLAIN) {
        fputs("        ':rule:(", out);
        put_rules(out, " ");
        fputs(")' ;;\n", out);
    } else
        fputs("        '*:file:_files' ;;\n", out);
}

void complete_zsh(FILE *out)
{
    fputs("#compdef duizhao\n# Completion of duizhao for zsh, made of the tables of the program.\n\n"
          "_duizhao() {\n"
          "    local curcontext=$curcontext state line\n"
          "    local -a commands=(\n",
          out);
    for (const command *const *c = commands; *c; c++) {
        fprintf(out, "        '%s:", (*c)->name);
        put_escaped(out, (*c)->summary);
        fputs("'\n", out);
    }
    fputs("    )\n"
          "    _arguments -C '(- *)'{-h,--help}'[help]' '(- *)--version[the version]' ':command:->command' '*::argument:->argument'\n"
          "    case $state in\n"
          "    command) _describe command commands; return ;;\n"
          "    argument) ;;\n"
          "    *) return ;;\n"
          "    esac\n"
          "    case $words[1] in\n",
          out);
    for (const command *const *c = commands; *c; c++)
        put_command(out, *c);
    fputs("    esac\n}\n\n_duizhao \"$@\"\n", out);
}
