/* shells.c — completions for bash and fish. Floor cli. */
#include <string.h>

#include "cli/manual/manual.h"

static void put_commands(FILE *out)
{
    for (const command *const *c = commands; *c; c++)
        fprintf(out, "%s%s", c == commands ? "" : " ", (*c)->name);
}

/** The line of a case: "-f|--format". */
static void put_spellings(FILE *out, const option_told *option, const char *between)
{
    if (option->letter)
        fprintf(out, "-%c", option->letter);
    if (option->letter && option->name)
        fputs(between, out);
    if (option->name)
        fprintf(out, "--%s", option->name);
}

/* ---- bash ---- */

static void bash_value(FILE *out, const command *what, const option_told *option)
{
    fputs("        ", out);
    put_spellings(out, option, "|");
    fputs(") ", out);
    if (takes_file(option))
        fputs("_duizhao_files", out);
    else if (takes_folder(option))
        fputs("_duizhao_folders", out);
    else {
        fputs("_duizhao_words \"", out);
        put_values(out, what, option, " ");
        fputs("\"", out);
    }
    fputs("; return ;;\n", out);
}

static void bash_command(FILE *out, const command *what)
{
    option_told list[MOST_OPTIONS];
    size_t      n = options_told((unsigned)what->is, list);

    fprintf(out, "    %s)\n        case $prev in\n", what->name);
    for (size_t i = 0; i < n; i++)
        if (list[i].argument)
            bash_value(out, what, &list[i]);
    fputs("        esac\n        options=\"", out);
    for (size_t i = 0; i < n; i++) {
        fputs(i ? " " : "", out);
        put_spellings(out, &list[i], " ");
    }
    fputs("\"", out);
    if (what->is == DZ_FOR_EXPLAIN) {
        fputs(" operands=\"", out);
        put_rules(out, " ");
        fputs("\"", out);
    }
    fputs(" ;;\n", out);
}

void complete_bash(FILE *out)
{
    fputs("# Completion of duizhao for bash, made of the tables of the program.\n"
          "_duizhao_files() { compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"); }\n"
          "_duizhao_folders() { compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$cur\"); }\n"
          "_duizhao_words() { COMPREPLY=($(compgen -W \"$1\" -- \"$cur\")); }\n\n"
          "_duizhao() {\n"
          "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} options= operands= IFS=$' \\t\\n'\n"
          "    COMPREPLY=()\n"
          "    if [ \"$cur\" = = ]; then # bash takes --format=text for three words\n"
          "        cur=\n"
          "    elif [ \"$prev\" = = ]; then\n"
          "        prev=${COMP_WORDS[COMP_CWORD-2]}\n"
          "    fi\n"
          "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
          "        _duizhao_words \"",
          out);
    put_commands(out);
    fputs(" -h --help --version\"\n        return\n    fi\n    case ${COMP_WORDS[1]} in\n", out);
    for (const command *const *c = commands; *c; c++)
        bash_command(out, *c);
    fputs("    *) return ;;\n    esac\n"
          "    if [[ $cur == -* ]]; then\n"
          "        _duizhao_words \"$options\"\n"
          "    elif [ -n \"$operands\" ]; then\n"
          "        _duizhao_words \"$operands\"\n"
          "    else\n"
          "        _duizhao_files\n"
          "    fi\n}\n"
          "complete -F _duizhao duizhao\n",
          out);
}

/* ---- fish ---- */

/** Puts words between single quotes. */
static void fish_quoted(FILE *out, const char *words)
{
    putc('\'', out);
    for (const char *c = words; *c; c++) {
        if (strchr("'\\", *c))
            putc('\\', out);
        putc(*c, out);
    }
    putc('\'', out);
}

static void fish_option(FILE *out, const command *what, const option_told *option)
{
    fprintf(out, "complete -c duizhao -n '__fish_seen_subcommand_from %s'", what->name);
    if (option->letter)
        fprintf(out, " -s %c", option->letter);
    if (option->name)
        fprintf(out, " -l %s", option->name);
    if (takes_file(option))
        fputs(" -r -F", out);
    else if (takes_folder(option))
        fputs(" -x -a '(__fish_complete_directories)'", out);
    else if (option->argument) {
        fputs(" -x -a '", out);
        put_values(out, what, option, " ");
        fputs("'", out);
    }
    fputs(" -d ", out);
    fish_quoted(out, option->help);
    fputs("\n", out);
}

static void fish_command(FILE *out, const command *what)
{
    option_told list[MOST_OPTIONS];
    size_t      n = options_told((unsigned)what->is, list);

    fprintf(out, "\ncomplete -c duizhao -n __fish_use_subcommand -f -a %s -d ", what->name);
    fish_quoted(out, what->summary);
    fputs("\n", out);
    if (what->is == DZ_FOR_EXPLAIN) {
        fputs("complete -c duizhao -n '__fish_seen_subcommand_from explain' -f -a '", out);
        put_rules(out, " ");
        fputs("'\n", out);
    }
    for (size_t i = 0; i < n; i++)
        fish_option(out, what, &list[i]);
}

void complete_fish(FILE *out)
{
    fputs("# Completion of duizhao for fish, made of the tables of the program.\n"
          "complete -c duizhao -n __fish_use_subcommand -f -s h -l help -d 'help'\n"
          "complete -c duizhao -n __fish_use_subcommand -f -l version -d 'the version'\n",
          out);
    for (const command *const *c = commands; *c; c++)
        fish_command(out, *c);
}
