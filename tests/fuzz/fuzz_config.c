/* fuzz_config.c — any bytes at all as .duizhao.ini; what is read is asked of a pair of texts. */
#include "fuzz.h"

#include "duizhao/config.h"

static const dz_config_key keys[] = {{"off", DZ_FOR_CHECK, false}, {"lexicon", DZ_FOR_CHECK | DZ_FOR_ALIGN, true}};

static const dz_config_section sections[] = {{"check", DZ_FOR_CHECK}, {"align", DZ_FOR_ALIGN}};

static const dz_config_form form = {keys, 2, sections, 2};

enum { MOST = 1 << 14, MOST_RULES = 400 };

/** Reads all that a configuration has to say. */
static void ask(dz_config *config)
{
    dz_setting_list list = dz_config_settings(config);
    size_t          n = dz_rule_set_all(dz_config_rules(config)).n;
    dz_severity     severity[MOST_RULES];
    bool            off[MOST_RULES] = {false};
    char           *path;

    if (n > MOST_RULES)
        return;
    MUST(dz_config_aim(config, "archive/zh/a.txt", "-", NULL) == DZ_OK);
    for (size_t i = 0; i < list.n; i++) {
        MUST(list.at[i].line > 0);
        (void)dz_config_counts(config, i, DZ_FOR_CHECK);
        (void)dz_config_is_of_path(config, i);
        path = dz_config_file(config, list.at[i].value);
        MUST(path != NULL);
        free(path);
    }
    for (size_t i = 0; i < n; i++)
        severity[i] = DZ_SEVERITIES;
    dz_config_severities(config, severity, off);
    for (size_t i = 0; i < n; i++)
        MUST(severity[i] <= DZ_SEVERITIES);
}

/** What its rules find lies in the texts. */
static void try_rules(const dz_rule_set *rules)
{
    static const dz_example example = {"主席参观了港口。\n码头长360米，aaaaaaaaaaaaaaaaaaaaaaaaaaaa宽40米。",
                                       "The chairman toured the harbour.\nThe wharf is 380 meters long, aaaaaaaaaaaaaaaaaaa wide.", true};
    dz_trial        trial;
    dz_finding_list list;

    MUST(dz_trial_run_with(rules, NULL, &example, &trial, NULL) == DZ_OK);
    list = dz_findings_all(trial.findings);
    for (size_t i = 0; i < list.n; i++)
        for (int side = 0; side < 2; side++)
            if (list.at[i].on[side])
                must_be_span(dz_document_text(dz_pair_document(trial.pair, side)), list.at[i].span[side]);
    dz_trial_free(&trial);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_config *config;
    dz_error   error = {0};
    dz_status  status;

    if (size > MOST)
        return 0;
    status = dz_config_from("fuzz/.duizhao.ini", (dz_str){(const char *)data, size}, &form, &config, &error);
    if (status != DZ_OK) {
        MUST(status != DZ_NOMEM && status != DZ_IO && !config);
        must_say_why(status, &error);
        return 0;
    }
    ask(config);
    try_rules(dz_config_rules(config));
    dz_config_free(config);
    return 0;
}
