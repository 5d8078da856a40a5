/* trial.c — runs an example of a rule. Floor check. */
#include <string.h>

#include "base/buf.h"
#include "base/fail.h"
#include "check/style.h"

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

/** Makes the pair of two texts, of which the second may be NULL. Takes both. */
static dz_status make_pair(dz_document *source, dz_document *target, const dz_lexicon *lexicon, dz_pair **out, dz_error *error)
{
    dz_align_options options = {.lexicon = lexicon};
    size_t           n[2] = {0, 0};
    dz_status        status = DZ_OK;

    *out = NULL;
    if (!target)
        return dz_pair_align(source, NULL, &options, out, error);
    status = count_segments(source, &n[0], error);
    if (status == DZ_OK)
        status = count_segments(target, &n[1], error);
    if (status != DZ_OK) {
        dz_document_free(source);
        dz_document_free(target);
        return status;
    }
    options.as_given = n[0] == 1 && n[1] == 1;
    return dz_pair_align(source, target, &options, out, error);
}

/** The pair of an example that is a unit of XLIFF. */
static dz_status pair_tagged(const dz_example *example, const dz_lexicon *lexicon, dz_pair **out, dz_error *error)
{
    dz_align_options align = {.lexicon = lexicon, .in_step = true};
    dz_read_options  options[2] = {{.zh = true, .encoding = "utf-8", .format = "xliff"}, {.lang = DZ_LANG_EN, .encoding = "utf-8", .format = "xliff"}};
    dz_document     *doc[2] = {NULL, NULL};
    dz_buf           file = {0};
    dz_status        status;

    *out = NULL;
    dz_buf_format(&file, "<xliff version=\"1.2\"><file><body><trans-unit id=\"1\"><source>%s</source><target>%s</target></trans-unit></body></file></xliff>",
                  example->zh, example->en);
    status = dz_buf_ok(&file) ? dz_document_from_both("example", dz_buf_all(&file), options, doc, error) : dz_fail_nomem(error);
    dz_buf_free(&file);
    return status == DZ_OK ? dz_pair_align(doc[0], doc[1], &align, out, error) : status;
}

/** What an example is run with; all may be NULL. */
typedef struct means {
    const dz_rule     *rule; /* whose example it is */
    const dz_rule_set *rules;
    const dz_style    *style; /* the same rule as its user wrote it */
} means;

/** Reads both sides of an example and pairs them. */
static dz_status pair_example(const dz_example *example, means with, const dz_lexicon *lexicon, dz_pair **out, dz_error *error)
{
    dz_document *zh = NULL, *en = NULL;
    bool         en_first;
    dz_status    status = read_side("zh", example->zh, DZ_LANG_UNKNOWN, &zh, error);

    if (status == DZ_OK)
        status = read_side("en", example->en, DZ_LANG_EN, &en, error);
    if (status != DZ_OK) {
        dz_document_free(zh);
        return status;
    }
    en_first = !zh || (en && with.style && with.style->en_first);
    return en_first ? make_pair(en, zh, lexicon, out, error) : make_pair(zh, en, lexicon, out, error);
}

/** Runs the rules over a pair. */
static dz_status run(means with, const dz_lexicon *lexicon, dz_trial *out, dz_error *error)
{
    dz_check_options options = {.lexicon = lexicon,
                                .glossary = out->glossary,
                                .spelling = out->spelling,
                                .rules = with.rules,
                                .source_alone = with.style && !with.style->pattern[DZ_TARGET]};
    dz_status        status = dz_ledger_make(out->pair, &out->ledger, error);

    return status == DZ_OK ? dz_check_run(out->pair, out->ledger, &options, &out->findings, error) : status;
}

static dz_status run_with(const dz_example *example, means with, dz_trial *out, dz_error *error)
{
    dz_lexicon *lexicon;
    dz_status   status;

    *out = (dz_trial){0};
    out->skipped = with.rule && (with.rule->needs & DZ_NEEDS_SPELLING) && dz_spelling_open(&out->spelling, NULL) != DZ_OK;
    status = dz_lexicon_new(&lexicon, error);
    if (status == DZ_OK)
        status = open_glossary(with.rule ? with.rule->glossary : NULL, lexicon, &out->glossary, error);
    if (status == DZ_OK)
        status = with.rule && with.rule->tagged ? pair_tagged(example, lexicon, &out->pair, error) : pair_example(example, with, lexicon, &out->pair, error);
    if (status == DZ_OK)
        status = run(with, lexicon, out, error);
    dz_lexicon_free(lexicon);
    if (status != DZ_OK)
        dz_trial_free(out);
    return status;
}

dz_status dz_trial_run(const dz_rule *rule, const dz_example *example, dz_trial *out, dz_error *error)
{
    return run_with(example, (means){.rule = rule}, out, error);
}

dz_status dz_trial_run_with(const dz_rule_set *rules, const dz_rule *rule, const dz_example *example, dz_trial *out,
                            dz_error *error)
{
    return run_with(example, (means){rule, rules, dz_style_of(rules, rule)}, out, error);
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
