/* fuzz_baseline.c — any bytes at all as a baseline: what is read is written, and read again it is the same. */
#include "fuzz.h"

#include "duizhao/config.h"

static const dz_example example = {"码头长360米。", "The wharf is 380 meters long.", true};

/** The bytes that a baseline is written as. The caller's, for dz_sink_discard(). */
static dz_sink *write_down(const dz_baseline *baseline)
{
    dz_sink *sink;

    MUST(dz_sink_open_memory(&sink, NULL) == DZ_OK);
    dz_baseline_put(baseline, sink);
    return sink;
}

static void must_read_again(const dz_baseline *baseline)
{
    dz_sink     *once = write_down(baseline), *twice;
    dz_str       text = dz_sink_gathered(once), again;
    dz_baseline *other;

    MUST(dz_baseline_from("fuzz/base.tsv", text, &other, NULL) == DZ_OK);
    twice = write_down(other);
    again = dz_sink_gathered(twice);
    MUST(again.len == text.len && memcmp(again.at, text.at, text.len) == 0);
    dz_sink_discard(once);
    dz_sink_discard(twice);
    dz_baseline_free(other);
}

/** Takes up what is found in a pair; then nothing of it is left. */
static void update(dz_baseline *baseline)
{
    const dz_check_options options = {0};
    dz_dismissal_list      known, stale;
    dz_finding_list        found;
    dz_trial               trial;

    MUST(dz_trial_run(NULL, &example, &trial, NULL) == DZ_OK);
    MUST(dz_baseline_stale(baseline, "fuzz/zh.txt", "fuzz/en.txt", trial.findings, &options, &stale, NULL) == DZ_OK);
    MUST(dz_baseline_update(baseline, "fuzz/zh.txt", "fuzz/en.txt", trial.findings, "2026-01-02", "fuzz", stale, NULL) == DZ_OK);
    MUST(dz_baseline_of(baseline, "fuzz/zh.txt", "fuzz/en.txt", &known, NULL) == DZ_OK);
    found = dz_findings_all(trial.findings);
    for (size_t i = 0; i < found.n; i++) {
        size_t k = 0;

        while (k < known.n && known.at[k].fingerprint != found.at[i].fingerprint)
            k++;
        MUST(k < known.n);
    }
    dz_trial_free(&trial);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_baseline *baseline;
    dz_error     error = {0};
    dz_status    status = dz_baseline_from("fuzz/base.tsv", (dz_str){(const char *)data, size}, &baseline, &error);

    if (status != DZ_OK) {
        MUST(status == DZ_FORMAT && !baseline);
        must_say_why(status, &error);
        return 0;
    }
    must_read_again(baseline);
    update(baseline);
    dz_baseline_free(baseline);
    return 0;
}
