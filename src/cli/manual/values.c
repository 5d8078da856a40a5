/* values.c — what may stand behind an option. Floor cli. */
#include <string.h>

#include "cli/manual/manual.h"

static bool is(const option_told *option, const char *argument) { return option->argument && strcmp(option->argument, argument) == 0; }

bool takes_file(const option_told *option) { return is(option, "FILE"); }

bool takes_folder(const option_told *option) { return is(option, "DIR"); }

static void put_formats(FILE *out, dz_command is_for, const char *between)
{
    dz_writer_list list = dz_writers_all();
    const char    *before = "";

    for (size_t i = 0; i < list.n; i++)
        if (list.at[i]->command == is_for) {
            fprintf(out, "%s%s", before, list.at[i]->id);
            before = between;
        }
    for (size_t i = 0; is_for == DZ_FOR_AUDIT && dz_audit_forms[i]; i++)
        fprintf(out, "%s%s", i ? between : "", dz_audit_forms[i]);
}

static void put_severities(FILE *out, const char *between)
{
    for (int s = DZ_NOTE; s < DZ_SEVERITIES; s++)
        fprintf(out, "%s%s", dz_severity_name((dz_severity)s), between);
    fputs("never", out);
}

void put_rules(FILE *out, const char *between)
{
    dz_rule_list list = dz_rules_all();
    size_t       family = 0; /* its length, of the rule before */

    for (size_t i = 0; i < list.n; i++) {
        const char *id = list.at[i]->id;
        size_t      n = strcspn(id, ".");

        if (i == 0 || n != family || strncmp(id, list.at[i - 1]->id, n) != 0)
            fprintf(out, "%s%.*s", i ? between : "", (int)n, id);
        fprintf(out, "%s%s", between, id);
        family = n;
    }
}

bool put_values(FILE *out, const command *what, const option_told *option, const char *between)
{
    if (is(option, "FORMAT"))
        put_formats(out, what->is, between);
    else if (is(option, "RULES"))
        put_rules(out, between);
    else if (is(option, "SEVERITY"))
        put_severities(out, between);
    else if (option->words)
        for (size_t i = 0; option->words[i]; i++)
            fprintf(out, "%s%s", i ? between : "", option->words[i]);
    else
        return false;
    return true;
}
