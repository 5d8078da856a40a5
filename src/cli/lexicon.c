/* lexicon.c — the lexicon that a command works with. Floor cli. */
#include <stdio.h>

#include "cli.h"

/** The built-in layer, and the big one where it is installed. */
static dz_status open_installed(dz_lexicon **lexicon, bool *found, dz_error *error)
{
    dz_status status = dz_lexicon_new(lexicon, error);

    if (status == DZ_OK)
        status = dz_lexicon_add_installed(*lexicon, found, error);
    return status;
}

/** Opens the dictionaries of English where they were asked for. */
static dz_status open_spelling(settings *set, dz_error *error)
{
    dz_status status = set->spell ? dz_spelling_open(&set->options.check.spelling, error) : DZ_OK;

    if (set->spell && status == DZ_OK)
        mention(set, "spelling: en_US, en_GB of hunspell");
    return status;
}

/** Reads the glossaries and puts them on top of the lexicon. */
static dz_status open_glossary(settings *set, dz_error *error)
{
    dz_status status;

    if (set->n_glossaries == 0)
        return DZ_OK;
    status = dz_glossary_open(set->glossaries, set->n_glossaries, &set->glossary, error);
    if (status != DZ_OK)
        return status;
    mention(set, "glossary: terms %zu, entries left out %zu", dz_glossary_terms(set->glossary).n, dz_glossary_left_out(set->glossary));
    set->options.check.glossary = set->glossary;
    return dz_lexicon_add_glossary(set->lexicon, set->glossary, error);
}

int open_lexicon(settings *set)
{
    bool      found;
    dz_error  error;
    dz_status status = open_installed(&set->lexicon, &found, &error);

    for (size_t i = 0; i < set->n_lexicons && status == DZ_OK; i++)
        status = dz_lexicon_add(set->lexicon, set->lexicons[i], &error);
    if (status == DZ_OK)
        status = open_glossary(set, &error);
    if (status == DZ_OK)
        status = open_spelling(set, &error);
    if (status != DZ_OK)
        return complain(status == DZ_NOMEM ? EXIT_BROKEN : EXIT_USAGE, "%s", error.message);
    set->options.lexicon = set->options.check.lexicon = set->lexicon;
    mention(set, "lexicon: %s", dz_lexicon_says(set->lexicon));
    return EXIT_CLEAN;
}

int show_version(void)
{
    dz_lexicon *lexicon = NULL;
    bool        found;
    dz_error    error;
    dz_status   status = open_installed(&lexicon, &found, &error);
    int         answer = EXIT_CLEAN;

    printf("duizhao %s\n", dz_version());
    if (status == DZ_OK)
        printf("lexicon: %s\n", dz_lexicon_says(lexicon));
    if (fflush(stdout) != 0)
        answer = EXIT_BROKEN;
    else if (status != DZ_OK)
        answer = complain(status == DZ_NOMEM ? EXIT_BROKEN : EXIT_USAGE, "%s", error.message);
    dz_lexicon_free(lexicon);
    return answer;
}
