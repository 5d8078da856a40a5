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

dz_status dz_trial_run(const dz_example *example, dz_trial *out, dz_error *error)
{
    dz_document *zh, *en;
    dz_lexicon  *lexicon;
    dz_status    status;

    *out = (dz_trial){NULL, NULL, NULL};
    status = read_side("zh", example->zh, DZ_LANG_UNKNOWN, &zh, error);
    if (status != DZ_OK)
        return status;
    status = read_side("en", example->en, DZ_LANG_EN, &en, error);
    if (status != DZ_OK) {
        dz_document_free(zh);
        return status;
    }
    status = dz_lexicon_new(&lexicon, error);
    if (status != DZ_OK) {
        dz_document_free(zh);
        dz_document_free(en);
        return status;
    }
    status = make_pair(zh, en, lexicon, &out->pair, error);
    dz_lexicon_free(lexicon);
    if (status == DZ_OK)
        status = dz_ledger_make(out->pair, &out->ledger, error);
    if (status == DZ_OK)
        status = dz_check_run(out->pair, out->ledger, NULL, &out->findings, error);
    if (status != DZ_OK)
        dz_trial_free(out);
    return status;
}

void dz_trial_free(dz_trial *trial)
{
    dz_findings_free(trial->findings);
    dz_ledger_free(trial->ledger);
    dz_pair_free(trial->pair);
    *trial = (dz_trial){NULL, NULL, NULL};
}
