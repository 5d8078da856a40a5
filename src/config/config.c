/* config.c — what .duizhao.ini means. Floor config. */
#include "duizhao/config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fail.h"
#include "base/hash.h"
#include "config/parts.h"
#include "config/path.h"

/** How grave a rule is to be. */
typedef struct gravity {
    size_t      from, n;  /* rules, by position */
    dz_severity severity; /* DZ_SEVERITIES: off */
    const char *glob;     /* of paths; NULL: everywhere */
} gravity;

/** Where a setting counts. */
typedef struct scope {
    dz_command  command; /* 0: all that have the key */
    const char *glob;    /* NULL: everywhere */
} scope;

struct dz_config {
    dz_ini                ini;
    const dz_config_form *form;
    const char           *path;   /* in 'name' */
    dz_buf                name, folder, files[2]; /* each with a NUL; the files that it is asked about, as seen from the folder */
    dz_rule_set          *rules;
    DZ_LIST(dz_setting) settings;
    DZ_LIST(scope) scopes; /* one for each setting */
    DZ_LIST(gravity) gravities;
};

/** A row being read, and where complaints go. */
typedef struct reading {
    dz_config *config;
    dz_error  *error;
} reading;

static bool is(const dz_ini_row *row, const char *section) { return strcmp(row->section, section) == 0; }

/* ---- suggestions ---- */

static const char *section_at(const void *context, size_t i)
{
    static const char *const   others[] = {"path", "rule", "style"};
    const dz_config_form      *form = context;
    size_t                     n = sizeof others / sizeof *others;

    return i < n ? others[i] : i - n < form->n_sections ? form->sections[i - n].name : NULL;
}

/** The keys of a section. */
typedef struct choice {
    const dz_config_form *form;
    dz_command            command; /* 0: of any */
} choice;

static bool takes(choice of, const dz_config_key *key) { return !of.command || key->commands & (unsigned)of.command; }

static const char *key_at(const void *context, size_t i)
{
    const choice *of = context;

    for (size_t k = 0; k < of->form->n_keys; k++)
        if (takes(*of, &of->form->keys[k]) && i-- == 0)
            return of->form->keys[k].name;
    return NULL;
}

static const char *rule_at(const void *context, size_t i)
{
    const dz_rule_list *rules = context;

    return i < rules->n ? rules->at[i]->id : NULL;
}

/** "there is no WHAT 'WORD' here; did you mean '...'?" */
static dz_status unknown(const reading *r, size_t line, const char *what, const char *word, const char *nearest)
{
    if (nearest)
        return dz_wrong_line(r->error, r->config->path, line, "there is no %s '%s' here; did you mean '%s'?", what, word, nearest);
    return dz_wrong_line(r->error, r->config->path, line, "there is no %s '%s' here", what, word);
}

/* ---- sections ---- */

static dz_status add_gravity(const reading *r, const dz_ini_row *row, const char *name, const char *glob)
{
    dz_rule_list all = dz_rule_set_all(r->config->rules), named = dz_rule_set_named(r->config->rules, (dz_str){name, strlen(name)});
    gravity      g = {.n = named.n, .glob = glob};

    if (named.n == 0)
        return unknown(r, row->line, "rule", name, dz_nearest(name, rule_at, &all));
    g.from = (size_t)(named.at - all.at);
    if (!dz_severity_read(row->value, &g.severity))
        return dz_wrong_line(r->error, r->config->path, row->line,
                             "'%s' is not a severity; note, minor, major, critical and off are", row->value);
    return dz_list_push(&r->config->gravities, g) ? DZ_OK : dz_fail_nomem(r->error);
}

/** Whether a key that may stand only once stands further up in the section. */
static dz_status look_for_twin(const reading *r, const dz_ini_row *row)
{
    for (const dz_ini_row *other = row; (--other)->key;)
        if (strcmp(other->key, row->key) == 0)
            return dz_wrong_line(r->error, r->config->path, row->line, "'%s' stands on line %zu already", row->key, other->line);
    return DZ_OK;
}

static dz_status add_setting(const reading *r, const dz_ini_row *row, scope where)
{
    const choice of = {r->config->form, where.command};

    for (size_t i = 0; i < of.form->n_keys; i++) {
        const dz_config_key *key = &of.form->keys[i];
        dz_setting           setting = {key, row->value, row->line};

        if (strcmp(key->name, row->key) != 0 || !takes(of, key))
            continue;
        if (!key->repeats && look_for_twin(r, row) != DZ_OK)
            return DZ_FORMAT;
        return dz_list_push(&r->config->settings, setting) && dz_list_push(&r->config->scopes, where) ? DZ_OK
                                                                                                        : dz_fail_nomem(r->error);
    }
    return unknown(r, row->line, "key", row->key, dz_nearest(row->key, key_at, &of));
}

static dz_status read_path_key(const reading *r, const dz_ini_row *row)
{
    if (!strchr(row->key, '.'))
        return add_setting(r, row, (scope){.glob = row->argument});
    if (look_for_twin(r, row) != DZ_OK)
        return DZ_FORMAT;
    return add_gravity(r, row, row->key, row->argument);
}

static dz_status read_rule_key(const reading *r, const dz_ini_row *row)
{
    if (strcmp(row->key, "severity") != 0)
        return unknown(r, row->line, "key", row->key, "severity");
    if (look_for_twin(r, row) != DZ_OK)
        return DZ_FORMAT;
    return add_gravity(r, row, row->argument, NULL);
}

/** The command that a section is called after, or 0. */
static dz_command command_of(const dz_config_form *form, const dz_ini_row *row)
{
    for (size_t i = 0; i < form->n_sections; i++)
        if (is(row, form->sections[i].name))
            return form->sections[i].command;
    return (dz_command)0;
}

static dz_status read_head(const reading *r, const dz_ini_row *row)
{
    bool command = command_of(r->config->form, row) != 0, argument = is(row, "path") || is(row, "rule") || is(row, "style");

    if (!command && !argument)
        return unknown(r, row->line, "section", row->section, dz_nearest(row->section, section_at, r->config->form));
    if (command && *row->argument)
        return dz_wrong_line(r->error, r->config->path, row->line, "[%s] takes no argument", row->section);
    if (argument && !*row->argument)
        return dz_wrong_line(r->error, r->config->path, row->line, "[%s \"...\"] says which", row->section);
    if (is(row, "rule") && dz_rule_set_named(r->config->rules, (dz_str){row->argument, strlen(row->argument)}).n == 0) {
        dz_rule_list all = dz_rule_set_all(r->config->rules);

        return unknown(r, row->line, "rule", row->argument, dz_nearest(row->argument, rule_at, &all));
    }
    return DZ_OK;
}

static dz_status read_row(const reading *r, const dz_ini_row *row)
{
    if (!row->key)
        return read_head(r, row);
    if (is(row, "style"))
        return DZ_OK; /* read before */
    if (is(row, "rule"))
        return read_rule_key(r, row);
    if (is(row, "path"))
        return read_path_key(r, row);
    return add_setting(r, row, (scope){.command = command_of(r->config->form, row)});
}

/* ---- reading ---- */

typedef dz_status style_fn(const reading *r, size_t head);

static dz_status read_style(const reading *r, size_t head)
{
    return dz_style_read(r->config->path, &r->config->ini, head, r->config->rules, r->error);
}

static dz_status try_style(const reading *r, size_t head)
{
    return dz_style_try(r->config->path, &r->config->ini, head, r->config->rules, r->error);
}

/** Does something with each [style "..."]. */
static dz_status each_style(const reading *r, style_fn *what)
{
    dz_status status = DZ_OK;

    for (size_t i = 0; i < r->config->ini.rows.n && status == DZ_OK; i++)
        if (!r->config->ini.rows.at[i].key && is(&r->config->ini.rows.at[i], "style"))
            status = what(r, i);
    return status;
}

static dz_status read_all(const reading *r, dz_str text)
{
    dz_status status = dz_ini_read(r->config->path, text, &r->config->ini, r->error);

    if (status == DZ_OK)
        status = dz_rule_set_new(&r->config->rules, r->error);
    if (status == DZ_OK)
        status = each_style(r, read_style); /* first: other sections may name them */
    for (size_t i = 0; i < r->config->ini.rows.n && status == DZ_OK; i++)
        status = read_row(r, &r->config->ini.rows.at[i]);
    return status == DZ_OK ? each_style(r, try_style) : status;
}

dz_status dz_config_from(const char *path, dz_str text, const dz_config_form *form, dz_config **out, dz_error *error)
{
    dz_config *config = dz_alloc_zero(1, sizeof *config);
    dz_status  status;

    *out = NULL;
    if (!config)
        return dz_fail_nomem(error);
    config->form = form;
    dz_path_folder(path, &config->folder);
    dz_buf_byte(&config->folder, '\0');
    dz_buf_add(&config->name, path, strlen(path) + 1);
    config->path = config->name.bytes.at;
    if (dz_buf_ok(&config->name) && dz_buf_ok(&config->folder))
        status = read_all(&(reading){config, error}, text);
    else
        status = dz_fail_nomem(error);
    if (status != DZ_OK) {
        dz_config_free(config);
        return status;
    }
    *out = config;
    return DZ_OK;
}

dz_status dz_config_read(const char *path, const dz_config_form *form, dz_config **out, dz_error *error)
{
    dz_buf    bytes = {0};
    dz_status status = dz_read_whole(path, DZ_MOST_INI, &bytes, error);

    *out = NULL;
    if (status == DZ_OK)
        status = dz_config_from(path, dz_buf_all(&bytes), form, out, error);
    dz_buf_free(&bytes);
    return status;
}

void dz_config_free(dz_config *config)
{
    if (!config)
        return;
    dz_rule_set_free(config->rules);
    dz_ini_free(&config->ini);
    dz_list_free(&config->settings);
    dz_list_free(&config->scopes);
    dz_list_free(&config->gravities);
    dz_buf_free(&config->name);
    dz_buf_free(&config->folder);
    dz_buf_free(&config->files[0]);
    dz_buf_free(&config->files[1]);
    dz_release(config);
}

/* ---- finding the file ---- */

/** Cuts a path to its folder. False: there is none above. */
static bool go_up(char *path)
{
    char *slash = strrchr(path, '/');

    if (!slash || path[1] == '\0')
        return false;
    slash[slash == path] = '\0';
    return true;
}

/** Whether something of this name is in a folder; leaves its path in 'into'. */
static bool is_in(const char *folder, const char *name, dz_buf *into)
{
    struct stat unused;

    dz_buf_clear(into);
    dz_buf_text(into, folder);
    if (folder[1] != '\0')
        dz_buf_byte(into, '/');
    dz_buf_add(into, name, strlen(name) + 1);
    return dz_buf_ok(into) && stat(into->bytes.at, &unused) == 0;
}

static bool is_repository(const char *folder, dz_buf *room)
{
    return is_in(folder, ".git", room) || is_in(folder, ".hg", room) || is_in(folder, ".svn", room);
}

dz_status dz_config_find(const char *name, char **out, dz_error *error)
{
    char      folder[4096];
    dz_buf    path = {0};
    dz_status status;

    *out = NULL;
    if (!getcwd(folder, sizeof folder) || *folder != '/')
        return DZ_OK;
    do {
        if (is_in(folder, name, &path)) {
            *out = path.bytes.at; /* no longer ours */
            return DZ_OK;
        }
    } while (!is_repository(folder, &path) && go_up(folder));
    status = dz_buf_ok(&path) ? DZ_OK : dz_fail_nomem(error);
    dz_buf_free(&path);
    return status;
}

/* ---- asking ---- */

const char *dz_config_path(const dz_config *config) { return config->path; }

const dz_rule_set *dz_config_rules(const dz_config *config) { return config->rules; }

dz_setting_list dz_config_settings(const dz_config *config)
{
    return (dz_setting_list){config->settings.at, config->settings.n};
}

dz_status dz_config_aim(dz_config *config, const char *source, const char *target, dz_error *error)
{
    const char *const files[2] = {source, target};

    for (int side = 0; side < 2; side++) {
        dz_buf_clear(&config->files[side]);
        if (!files[side])
            continue;
        dz_path_from(config->folder.bytes.at, files[side], &config->files[side]);
        dz_buf_byte(&config->files[side], '\0');
        if (!dz_buf_ok(&config->files[side]))
            return dz_fail_nomem(error);
    }
    return DZ_OK;
}

static bool fits(const dz_config *config, const char *glob)
{
    for (int side = 0; glob && side < 2; side++)
        if (config->files[side].bytes.n && dz_path_fits(glob, config->files[side].bytes.at))
            return true;
    return !glob;
}

bool dz_config_counts(const dz_config *config, size_t setting, dz_command command)
{
    const scope *where = &config->scopes.at[setting];

    return (where->command ? where->command == command : (config->settings.at[setting].key->commands & command) != 0) &&
           fits(config, where->glob);
}

bool dz_config_is_of_path(const dz_config *config, size_t setting) { return config->scopes.at[setting].glob != NULL; }

bool dz_config_has_paths(const dz_config *config)
{
    for (size_t i = 0; i < config->scopes.n; i++)
        if (config->scopes.at[i].glob)
            return true;
    for (size_t i = 0; i < config->gravities.n; i++)
        if (config->gravities.at[i].glob)
            return true;
    return false;
}

uint64_t dz_config_aimed(const dz_config *config)
{
    uint64_t number = 0;

    for (size_t i = 0; i < config->scopes.n; i++)
        if (config->scopes.at[i].glob && fits(config, config->scopes.at[i].glob))
            number = dz_hash(&i, sizeof i, number);
    for (size_t i = config->scopes.n, k = 0; k < config->gravities.n; i++, k++)
        if (config->gravities.at[k].glob && fits(config, config->gravities.at[k].glob))
            number = dz_hash(&i, sizeof i, number);
    return number;
}

void dz_config_severities(const dz_config *config, dz_severity *severity, bool *off)
{
    for (int paths = 0; paths < 2; paths++)
        for (size_t i = 0; i < config->gravities.n; i++) {
            const gravity *g = &config->gravities.at[i];

            if ((g->glob != NULL) != (paths == 1) || !fits(config, g->glob))
                continue;
            for (size_t k = g->from; k < g->from + g->n; k++) {
                if (g->severity == DZ_SEVERITIES)
                    off[k] = true;
                else {
                    severity[k] = g->severity;
                    off[k] &= !paths; /* what a path says of a rule is for a rule that is on */
                }
            }
        }
}

char *dz_config_file(const dz_config *config, const char *value)
{
    dz_buf path = {0};

    if (*value != '/' && strcmp(config->folder.bytes.at, ".") != 0) {
        dz_buf_text(&path, config->folder.bytes.at);
        dz_buf_byte(&path, '/');
    }
    dz_buf_add(&path, value, strlen(value) + 1);
    if (!dz_buf_ok(&path))
        dz_buf_free(&path);
    return path.bytes.at;
}
