/* test_list.c — growing arrays, and the one door to malloc. */
#include "rows.h"

#include "base/list.h"

typedef struct wide {
    uint64_t a, b, c;
} wide;

static void push(void **state)
{
    DZ_LIST(wide) list = {0};

    (void)state;
    for (uint64_t i = 0; i < 1000; i++)
        assert_true(dz_list_push(&list, (wide){i, i * i, ~i}));
    assert_int_equal(list.n, 1000);
    assert_true(list.room >= list.n);
    for (uint64_t i = 0; i < 1000; i++)
        if (list.at[i].a != i || list.at[i].b != i * i || list.at[i].c != ~i)
            fail_msg("item %d is wrong", (int)i);
    dz_list_free(&list);
    assert_null(list.at);
    assert_int_equal(list.n, 0);
    assert_int_equal(list.room, 0);
}

static void reserve(void **state)
{
    DZ_LIST(int) list = {0};
    int *at;

    (void)state;
    assert_true(dz_list_reserve(&list, 500));
    assert_int_equal(list.n, 0);
    at = list.at;
    for (int i = 0; i < 500; i++)
        assert_true(dz_list_push(&list, i));
    assert_ptr_equal(list.at, at);
    dz_list_free(&list);
}

static void too_much(void **state)
{
    DZ_LIST(wide) list = {0};
    wide *at;

    (void)state;
    assert_true(dz_list_push(&list, (wide){1, 2, 3}));
    at = list.at;
    assert_false(dz_list_reserve(&list, SIZE_MAX));
    assert_false(dz_list_reserve(&list, SIZE_MAX / 2));
    assert_false(dz_list_reserve(&list, SIZE_MAX / sizeof(wide)));
    assert_ptr_equal(list.at, at);
    assert_int_equal(list.n, 1);
    assert_int_equal(list.at[0].c, 3);
    dz_list_free(&list);
}

static const struct size {
    const char *name;
    size_t      n, size;
    bool        fits;
} sizes[] = {
    {"no item is a place all the same", 0, 8, true},
    {"no size is a place all the same", 8, 0, true},
    {"a few items fit", 3, 24, true},
    {"a product that wraps is refused", SIZE_MAX / 4, 8, false},
    {"a product that wraps to a small one is refused", SIZE_MAX / 8 + 2, 8, false},
};

static void alloc(void **state)
{
    const struct size *row = *state;
    unsigned char     *at = dz_alloc(row->n, row->size);

    assert_int_equal(at != NULL, row->fits);
    dz_release(at);
    at = dz_alloc_zero(row->n, row->size);
    assert_int_equal(at != NULL, row->fits);
    for (size_t i = 0; at && i < row->n * row->size; i++)
        assert_int_equal(at[i], 0);
    dz_release(at);
}

int main(void)
{
    add_test("what is pushed stays, in order", push);
    add_test("room that was made is not made again", reserve);
    add_test("too much is refused and nothing is lost", too_much);
    ADD_ROWS(alloc, sizes);
    return run_all("list");
}
