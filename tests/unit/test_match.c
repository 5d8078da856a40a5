/* test_match.c — audit/match.c: which texts answer each other, and which are unclear. */
#include "audit/match.h"

#include "base/hash.h"
#include "rows.h"

enum { TEXTS = 8, EACH = 10 };

/** The number of a trait, spread over all bits as those of traits.c are. */
static uint64_t spread(uint64_t number) { return dz_hash(&number, sizeof number, 0); }

/** Traits of one text: EACH of its own, and one that all have. */
static void fill(dz_trait *traits, uint64_t own)
{
    for (uint64_t i = 0; i < EACH; i++)
        traits[i] = (dz_trait){spread(1000 * own + i), DZ_TRAIT_FIRM};
    traits[EACH] = (dz_trait){spread(999999), DZ_TRAIT_FIRM};
}

/** Puts texts in twice: text i is of language lang[i] and has the traits of own[i]. */
static void run(const unsigned *lang, const uint64_t *own, size_t n, size_t traits, dz_matched *out)
{
    dz_matcher *m = dz_matcher_new();
    dz_trait    room[EACH + 1];

    assert_non_null(m);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < n; i++) {
            out[i] = (dz_matched){DZ_NO_MATCH, DZ_NO_MATCH, {0, 0}};
            fill(room, own[i]);
            if (pass == 0)
                dz_matcher_count(m, lang[i], room, traits);
            else
                assert_true(dz_matcher_add(m, lang[i], i, room, traits));
        }
    assert_true(dz_matcher_run(m, out));
    dz_matcher_free(m);
}

static void texts_that_share_traits_answer_each_other(void **state)
{
    unsigned   lang[TEXTS] = {1, 1, 1, 1, 2, 2, 2, 2};
    uint64_t   own[TEXTS] = {1, 2, 3, 4, 3, 1, 4, 9};
    uint32_t   want[TEXTS] = {5, DZ_NO_MATCH, 4, 6, 2, 0, 3, DZ_NO_MATCH};
    dz_matched out[TEXTS];

    (void)state;
    run(lang, own, TEXTS, EACH + 1, out);
    for (size_t i = 0; i < TEXTS; i++) {
        if (want[i] == DZ_NO_MATCH) {
            assert_false(out[i].with != DZ_NO_MATCH && dz_match_counts(out[i].score[0]));
            continue;
        }
        assert_int_equal(out[i].with, want[i]);
        assert_true(dz_match_counts(out[i].score[0]) && dz_match_is_clear(&out[i]));
        assert_true(out[i].score[0] <= 1.001F);
    }
}

static void two_that_are_alike_are_unclear(void **state)
{
    unsigned   lang[TEXTS] = {1, 1, 2, 2, 2, 1, 2, 1};
    uint64_t   own[TEXTS] = {1, 2, 1, 1, 2, 5, 6, 7};
    dz_matched out[TEXTS];

    (void)state;
    run(lang, own, TEXTS, EACH, out);
    assert_true(dz_match_counts(out[0].score[0]) && !dz_match_is_clear(&out[0]));
    assert_true((out[0].with == 2 && out[0].next == 3) || (out[0].with == 3 && out[0].next == 2));
    assert_true(dz_match_is_clear(&out[1]) && out[1].with == 4);
}

static void few_traits_are_no_evidence(void **state)
{
    unsigned   lang[4] = {1, 1, 2, 2};
    uint64_t   own[4] = {1, 2, 1, 2};
    dz_matched out[4];

    (void)state;
    run(lang, own, 4, 4, out);
    for (size_t i = 0; i < 4; i++)
        assert_true(out[i].with == DZ_NO_MATCH || !dz_match_counts(out[i].score[0]));
}

static void no_texts_are_fine(void **state)
{
    dz_matcher *m = dz_matcher_new();

    (void)state;
    assert_non_null(m);
    dz_matcher_count(m, 3, NULL, 0); /* a language that counts for nothing */
    assert_true(dz_matcher_run(m, NULL));
    dz_matcher_free(m);
    dz_matcher_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_that_share_traits_answer_each_other),
        cmocka_unit_test(two_that_are_alike_are_unclear),
        cmocka_unit_test(few_traits_are_no_evidence),
        cmocka_unit_test(no_texts_are_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
