/* configure.c — .duizhao.ini: found, read, taken. Floor cli. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"

static const char file_name[] = ".duizhao.ini";

/** What each command's section is called: its name. */
static const dz_config_section sections[] = {
    {"check", DZ_FOR_CHECK}, {"align", DZ_FOR_ALIGN}, {"diff", DZ_FOR_DIFF}, {"segment", DZ_FOR_SEGMENT},
    {"extract", DZ_FOR_EXTRACT}, {"match", DZ_FOR_MATCH}, {"explain", DZ_FOR_EXPLAIN}, {"audit", DZ_FOR_AUDIT},
};

/* ---- tables ---- */

/** Room for what is asked of each rule, and for the files that are named. False: no memory. */
static bool make_tables(settings *set)
{
    size_t rules = dz_rule_set_all(set->options.check.rules).n, said = set->config ? dz_config_settings(set->config).n : 0;

    set->asked = calloc(rules, sizeof *set->asked);
    set->off = calloc(rules, sizeof *set->off);
    set->severity = calloc(rules, sizeof *set->severity);
    set->lexicons = calloc(set->argc + said + 1, sizeof *set->lexicons);
    set->glossaries = calloc(set->argc + said + 1, sizeof *set->glossaries);
    set->patterns = calloc(set->argc + said + 1, sizeof *set->patterns);
    set->paths = calloc(said + 1, sizeof *set->paths);
    for (size_t i = 0; set->severity && i < rules; i++)
        set->severity[i] = DZ_SEVERITIES;
    set->options.check.off = set->off;
    set->options.check.severity = set->severity;
    return set->asked && set->off && set->severity && set->lexicons && set->glossaries && set->patterns && set->paths;
}

/* ---- reading ---- */

static int read_config(settings *set, const char *path)
{
    static const size_t n = sizeof sections / sizeof *sections;
    dz_config_form     *form;
    dz_error            error;
    size_t              keys = options_keys(NULL);

    set->keys = calloc(keys, sizeof *set->keys);
    form = set->form = calloc(1, sizeof *form);
    if (!set->keys || !form)
        return complain(EXIT_BROKEN, "out of memory");
    options_keys(set->keys);
    *form = (dz_config_form){set->keys, keys, sections, n};
    if (dz_config_read(path, form, &set->config, &error) != DZ_OK)
        return complain(error.status == DZ_NOMEM ? EXIT_BROKEN : EXIT_USAGE, "%s", error.message);
    set->options.check.rules = dz_config_rules(set->config);
    mention(set, "configuration: '%s'", path);
    return EXIT_CLEAN;
}

static int find_config(settings *set)
{
    char    *path = NULL;
    dz_error error;
    int      status = EXIT_CLEAN;

    if (set->config_path)
        return *set->config_path ? read_config(set, set->config_path) : EXIT_CLEAN;
    if (dz_config_find(file_name, &path, &error) != DZ_OK)
        return complain_of(&error);
    if (path)
        status = read_config(set, path);
    free(path);
    return status;
}

/* ---- taking ---- */

/** Takes every setting, where it counts or not, and throws it away: what is wrong is told now. */
static int try_all(const command *what, const settings *set)
{
    settings        scratch = {.argc = set->argc, .config = set->config, .options = {.check = {.rules = set->options.check.rules}}};
    dz_setting_list list = dz_config_settings(set->config);
    int             status = make_tables(&scratch) ? EXIT_CLEAN : complain(EXIT_BROKEN, "out of memory");

    for (size_t i = 0; i < list.n && status == EXIT_CLEAN; i++)
        if (!options_take(what, &scratch, &list.at[i]))
            status = EXIT_USAGE;
    scratch.config = NULL; /* not its own */
    options_free(&scratch);
    return status;
}

/** Takes what counts: of commands, or of paths. */
static int take_some(const command *what, settings *set, bool of_paths)
{
    dz_setting_list list = dz_config_settings(set->config);

    for (size_t i = 0; i < list.n; i++)
        if (dz_config_is_of_path(set->config, i) == of_paths && dz_config_counts(set->config, i, what->is) &&
            !options_take(what, set, &list.at[i]))
            return EXIT_USAGE;
    options_settle(set);
    return EXIT_CLEAN;
}

/** Takes what counts for the files that the configuration was asked about. */
static int take_aimed(const command *what, settings *set)
{
    int status = take_some(what, set, false);

    dz_config_severities(set->config, set->severity, set->off);
    return status == EXIT_CLEAN ? take_some(what, set, true) : status;
}

int vary(const command *what, const settings *set, const char *source, const char *target, settings *out)
{
    dz_error error;
    int      status;

    *out = (settings){.output = "-", .color = -1, .ui_lang = -1, .done = -1, .argc = set->argc, .config = set->config, .given = set->given,
                      .n_given = set->n_given, .options = {.fail_on = DZ_MINOR, .check = {.rules = set->options.check.rules}}};
    if (!make_tables(out))
        return complain(EXIT_BROKEN, "out of memory");
    if (dz_config_aim(set->config, source, target, &error) != DZ_OK)
        return complain_of(&error);
    status = take_aimed(what, out);
    return status != EXIT_CLEAN || options_take_given(what, out) ? status : EXIT_USAGE;
}

void vary_free(settings *set)
{
    set->config = NULL; /* neither is its own */
    set->given = NULL;
    options_free(set);
}

int configure(const command *what, settings *set, int argc, char **operands)
{
    bool     files = what->is & (DZ_FOR_CHECK | DZ_FOR_ALIGN); /* the others have names, or any number of them */
    dz_error error;
    int      status = find_config(set);

    if (status != EXIT_CLEAN)
        return status;
    if (!make_tables(set))
        return complain(EXIT_BROKEN, "out of memory");
    if (!set->config)
        return EXIT_CLEAN;
    if (dz_config_aim(set->config, files && argc > 0 ? operands[0] : NULL, files && argc > 1 ? operands[1] : NULL, &error) != DZ_OK)
        return complain_of(&error);
    status = try_all(what, set);
    return status == EXIT_CLEAN ? take_aimed(what, set) : status;
}
