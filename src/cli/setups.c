/* setups.c — what each pair of an audit is examined with. Floor cli.
 *
 * Pairs that the same sections of the configuration fit share one setup, with a lexicon of its own where words differ.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"

/** What the pairs have that the same sections of paths fit. */
typedef struct variant {
    uint64_t       aimed; /* dz_config_aimed() */
    settings       set;
    dz_baseline   *baseline; /* or NULL */
    dz_audit_setup setup;
} variant;

struct setups {
    const settings *set;
    dz_baseline    *baseline; /* or NULL */
    dz_audit_setup  setup;    /* where no section of paths fits */
    variant       **variants; /* owned, each of its own, since they are lent */
    size_t          n;
};

/* ---- what answers depend on ---- */

/** Mixes the bytes of a file into a key; what cannot be read was complained of before. */
static uint64_t key_of_file(const char *path, uint64_t key)
{
    FILE  *file = path ? fopen(path, "rb") : NULL;
    char   bytes[4096];
    size_t n;

    while (file && (n = fread(bytes, 1, sizeof bytes, file)) > 0)
        key = dz_key(key, bytes, n);
    if (file)
        fclose(file);
    return dz_key(key, "", 1);
}

/** Whether the configuration has rules of its own, whose words only its bytes tell. */
static bool has_own_rules(const settings *set) { return dz_rule_set_all(set->options.check.rules).n > dz_rules_all().n; }

/** A number for everything but texts, baseline, and which rules are on and how grave. */
static uint64_t key_of(const settings *set)
{
    const char *words[] = {dz_version(), dz_lexicon_says(set->lexicon)};
    uint64_t    key = 1;

    for (size_t i = 0; i < 2; i++)
        key = dz_key(key, words[i], strlen(words[i]) + 1);
    for (size_t i = 0; i < set->n_lexicons; i++)
        key = key_of_file(set->lexicons[i], key);
    for (size_t i = 0; i < set->n_glossaries; i++)
        key = key_of_file(set->glossaries[i], key);
    key = key_of_file(set->formulas_path, key);
    key = key_of_file(set->config && has_own_rules(set) ? dz_config_path(set->config) : NULL, key);
    for (int side = 0; side < 2; side++) {
        const dz_read_options *read = &set->options.read[side];
        unsigned char          bits[5] = {(unsigned char)read->lang, read->zh, read->lines, read->repair, read->allow_pdf};

        key = dz_key(key, bits, sizeof bits);
        key = dz_key(key, read->format ? read->format : "", read->format ? strlen(read->format) + 1 : 0);
        key = dz_key(key, read->encoding ? read->encoding : "", read->encoding ? strlen(read->encoding) : 0);
    }
    return dz_key(key, &set->options.cut, sizeof set->options.cut) ^ set->spell;
}

/* ---- one setup ---- */

static dz_audit_setup setup_of(const settings *set, const dz_baseline *baseline)
{
    return (dz_audit_setup){&set->options, baseline, key_of(set), key_of_file(set->baseline, 1)};
}

static int open_baseline(const settings *set, dz_baseline **baseline)
{
    dz_error error;

    if (set->baseline && *set->baseline && dz_baseline_read(set->baseline, false, baseline, &error) != DZ_OK)
        return complain(error.status == DZ_NOMEM ? EXIT_BROKEN : EXIT_USAGE, "%s", error.message);
    return EXIT_CLEAN;
}

static void variant_free(variant *one)
{
    dz_baseline_free(one->baseline);
    vary_free(&one->set);
    free(one);
}

/** Makes what the pairs have that are like this one. NULL after a complaint. */
static variant *make_variant(const setups *all, const char *source, const char *target, uint64_t aimed)
{
    variant *one = calloc(1, sizeof *one);
    int      status;

    if (!one)
        return complain(EXIT_BROKEN, "out of memory"), NULL;
    one->aimed = aimed;
    status = vary(&audit_command, all->set, source, target, &one->set);
    if (status == EXIT_CLEAN)
        status = open_lexicon(&one->set);
    if (status == EXIT_CLEAN)
        status = open_baseline(&one->set, &one->baseline);
    if (status != EXIT_CLEAN) {
        variant_free(one);
        return NULL;
    }
    one->setup = setup_of(&one->set, one->baseline);
    return one;
}

/* ---- all of them ---- */

static bool fail(dz_error *error, dz_status status, const char *message)
{
    error->status = status;
    snprintf(error->message, sizeof error->message, "%s", message);
    return false;
}

/** Finds what a pair is examined with where a section of paths fits it, or makes it. *out NULL: none does. */
static bool find_variant(setups *all, const char *source, const char *target, variant **out, dz_error *error)
{
    variant  *one, **more;
    uint64_t  aimed;

    if (dz_config_aim(all->set->config, source, target, error) != DZ_OK)
        return false;
    aimed = dz_config_aimed(all->set->config);
    *out = NULL;
    for (size_t i = 0; i < all->n; i++)
        if (all->variants[i]->aimed == aimed)
            *out = all->variants[i];
    if (aimed == 0 || *out)
        return true;
    more = realloc(all->variants, (all->n + 1) * sizeof *more);
    if (!more)
        return fail(error, DZ_NOMEM, "out of memory");
    all->variants = more;
    one = make_variant(all, source, target, aimed);
    if (!one)
        return fail(error, DZ_USAGE, "the configuration cannot be taken for all pairs");
    *out = all->variants[all->n++] = one;
    return true;
}

static const dz_audit_setup *setup_for(void *of, const char *source, const char *target, dz_error *error)
{
    setups  *all = of;
    variant *one;

    if (!find_variant(all, source, target, &one, error))
        return NULL;
    return one ? &one->setup : &all->setup;
}

const settings *setups_of(setups *all, const char *source, const char *target)
{
    variant *one = NULL;
    dz_error error;

    if (all->set->config && !find_variant(all, source, target, &one, &error))
        return complain_of(&error), NULL;
    return one ? &one->set : all->set;
}

/** Tells of what sections of paths say in vain: it is of the whole run. */
static void tell_vain(const settings *set)
{
    static const char *const whole[] = {"db", "fail-on", "jobs", "memory", "messages", "pattern", "timeout"};
    dz_setting_list          list = dz_config_settings(set->config);

    for (size_t i = 0; i < list.n; i++)
        for (size_t k = 0; k < sizeof whole / sizeof *whole && dz_config_is_of_path(set->config, i); k++)
            if (strcmp(list.at[i].key->name, whole[k]) == 0)
                complain(EXIT_CLEAN, "%s:%zu: '%s' does not count here: an audit has one for all pairs", dz_config_path(set->config), list.at[i].line, whole[k]);
}

setups *setups_make(const settings *set, int *status)
{
    setups *all = calloc(1, sizeof *all);

    if (!all) {
        *status = complain(EXIT_BROKEN, "out of memory");
        return NULL;
    }
    all->set = set;
    if (set->config)
        tell_vain(set);
    *status = open_baseline(set, &all->baseline);
    all->setup = setup_of(set, all->baseline);
    if (*status == EXIT_CLEAN)
        return all;
    setups_free(all);
    return NULL;
}

void setups_tell(setups *all, dz_audit_options *options)
{
    bool varied = all->set->config && dz_config_has_paths(all->set->config);

    options->setup = all->setup;
    options->setup_for = varied ? setup_for : NULL;
    options->of = all;
    options->paths_key = varied ? key_of_file(dz_config_path(all->set->config), 1) : 0;
}

void setups_free(setups *all)
{
    if (!all)
        return;
    for (size_t i = 0; i < all->n; i++)
        variant_free(all->variants[i]);
    free(all->variants);
    dz_baseline_free(all->baseline);
    free(all);
}
