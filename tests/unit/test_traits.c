/* test_traits.c — audit/traits.c: what a text is known by in the other language. */
#include <string.h>

#include "audit/traits.h"
#include "rows.h"

enum { ROOM = 200 };

typedef struct traits {
    uint32_t lang, n;
    dz_trait at[ROOM];
} traits;

static traits traits_of(const char *text)
{
    dz_records_options options = {.lexicon = NULL};
    dz_buf             frame = {0};
    dz_frame_reader    r;
    dz_document       *doc;
    dz_error           error;
    traits             out;

    assert_int_equal(dz_document_from("x.txt", (dz_str){text, strlen(text)}, NULL, &doc, &error), DZ_OK);
    assert_int_equal(dz_traits_put(&frame, doc, &options, &error), DZ_OK);
    assert_true(dz_buf_ok(&frame));
    r = (dz_frame_reader){dz_buf_all(&frame), false};
    out.lang = dz_frame_take_u32(&r);
    out.n = dz_frame_take_u32(&r);
    assert_true(out.n <= ROOM);
    for (uint32_t i = 0; i < out.n; i++)
        out.at[i] = dz_trait_take(&r);
    assert_false(r.broken);
    assert_int_equal(r.rest.len, 0);
    dz_buf_free(&frame);
    dz_document_free(doc);
    return out;
}

/** How many traits two texts share. */
static size_t shared(const traits *a, const traits *b)
{
    size_t n = 0;

    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t k = 0; k < b->n; k++)
            n += a->at[i].id == b->at[k].id;
    return n;
}

static void figures_dates_and_latin_words_are_the_same_in_both(void **state)
{
    traits zh = traits_of("2024年3月5日，许勤在哈尔滨会见IBM代表，双方签订5230万元的合同，新增就业岗位417个。\n");
    traits en = traits_of("On March 5, 2024, Xu Qin met the delegates of IBM in Harbin. A contract of 52.3 million yuan was signed, and 417 jobs were created.\n");
    traits other = traits_of("On May 9, 2023, the museum opened its doors to 88 visitors from the northern villages.\n");

    (void)state;
    assert_int_equal(zh.lang, 1);
    assert_int_equal(en.lang, 2);
    assert_true(shared(&zh, &en) >= 4);
    assert_int_equal(shared(&zh, &other), 0);
}

static void traits_come_by_id_once_each(void **state)
{
    traits t = traits_of("On March 5, 2024, IBM sold 417 machines. IBM sold 417 machines again in the same year.\n");

    (void)state;
    assert_true(t.n > 1);
    for (uint32_t i = 0; i < t.n; i++) {
        assert_true(t.at[i].weight > 0);
        assert_true(i == 0 || t.at[i - 1].id < t.at[i].id);
    }
}

static void another_language_counts_for_nothing(void **state)
{
    traits t = traits_of("1 2 3\n");

    (void)state;
    assert_true(t.lang <= 2);
    assert_true(t.lang != 0 || t.n == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_dates_and_latin_words_are_the_same_in_both),
        cmocka_unit_test(traits_come_by_id_once_each),
        cmocka_unit_test(another_language_counts_for_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
