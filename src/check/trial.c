/* trial.c — runs an example of a rule. Floor check. */
#include <string.h>

#include "duizhao/check.h"

static dz_status read_side(const char *name, const char *text, dz_lang lang, dz_document **out, dz_error *error)
{
    dz_read_options options = {.lang = lang, .zh = lang != DZ_LANG_EN, .encoding = "utf-8"};

    *out = NULL;
    return text ? dz_document_from(name, (dz_str){text, strlen(text)}, &options, out, error) : DZ_OK;
}

static dz_status count_segments(const dz_document *doc, size_t *n, dz_error *error)
{
    dz_segments *segments;
    dz_status    status = dz_segments_cut(doc, &segments, error);

    if (status == DZ_OK)
        *n = dz_segments_all(segments).n;
    dz_segments_free(segments);
    return status;
}

/** What the examples of a rule are run with. */
static dz_status open_glossary(const char *table, dz_lexicon *lexicon, dz_glossary **out, dz_error *error)
{
    dz_status status;

    if (!table)
        return DZ_OK;
    status = dz_glossary_from("example", (dz_str){table, strlen(table)}, out, error);
    return status == DZ_OK ? dz_lexicon_add_glossary(lexicon, *out, error) : status;
}

/** Makes the pair of two texts, one of which may be NULL. Takes both. */
static dz_status make_pair(dz_document *zh, dz_document *en, const dz_lexicon *lexicon, dz_pair **out, dz_error *error)
{
    dz_align_options options = {.lexicon = lexicon};
    size_t           n[2] = {0, 0};
    dz_status        status = DZ_OK;

    *out = NULL;
    if (!zh || !en)
        return dz_pair_align(zh ? zh : en, NULL, &options, out, error);
    status = count_segments(zh, &n[0], error);
    if (status == DZ_OK)
        status = count_segments(en, &n[1], error);
    if (status != DZ_OK) {
        dz_document_free(zh);
        dz_document_free(en);
        return status;
    }
    options.as_given = n[0] == 1 && n[1] == 1;
    return dz_pair_align(zh, en, &options, out, error);
}

/** Runs the rules over a pair. */
static dz_status run(const dz_lexicon *lexicon, dz_trial *out, dz_error *error)
{
    dz_check_options options = {.lexicon = lexicon, .glossary = out->glossary, .spelling = out->spelling};
    dz_status        status = dz_ledger_make(out->pair, &out->ledger, error);

    return status == DZ_OK ? dz_check_run(out->pair, out->ledger, &options, &out->findings, error) : status;
}

dz_status dz_trial_run(const dz_rule *rule, const dz_example *example, dz_trial *out, dz_error *error)
{
    dz_document *zh = NULL, *en = NULL;
    dz_lexicon  *lexicon;
    dz_status    status;

    *out = (dz_trial){0};
    out->skipped = rule && rule->spelling && dz_spelling_open(&out->spelling, NULL) != DZ_OK;
    status = dz_lexicon_new(&lexicon, error);
    if (status == DZ_OK)
        status = open_glossary(rule ? rule->glossary : NULL, lexicon, &out->glossary, error);
    if (status == DZ_OK)
        status = read_side("zh", example->zh, DZ_LANG_UNKNOWN, &zh, error);
    if (status == DZ_OK)
        status = read_side("en", example->en, DZ_LANG_EN, &en, error);
    if (status == DZ_OK)
        status = make_pair(zh, en, lexicon, &out->pair, error); /* which takes both */
    else
        dz_document_free(zh);
    if (status == DZ_OK)
        status = run(lexicon, out, error);
    dz_lexicon_free(lexicon);
    if (status != DZ_OK)
        dz_trial_free(out);
    return status;
}

void dz_trial_free(dz_trial *trial)
{
    dz_findings_free(trial->findings);
    dz_ledger_free(trial->ledger);
    dz_pair_free(trial->pair);
    dz_glossary_free(trial->glossary);
    dz_spelling_free(trial->spelling);
    *trial = (dz_trial){0};
}
