/* test_arena.c — memory that is freed at once. */
#include "rows.h"

#include <stdalign.h>

#include "base/arena.h"

static void apart(void **state)
{
    dz_arena       arena = {0};
    unsigned char *at[200];

    (void)state;
    for (size_t i = 0; i < 200; i++) { /* past several chunks, some longer than one */
        size_t n = i * 37 % 40000 + 1;

        at[i] = dz_arena_take(&arena, n, 1);
        assert_non_null(at[i]);
        assert_int_equal((uintptr_t)at[i] % alignof(max_align_t), 0);
        memset(at[i], (int)i, n);
    }
    for (size_t i = 0; i < 200; i++)
        for (size_t j = 0; j < i * 37 % 40000 + 1; j++)
            if (at[i][j] != (unsigned char)i)
                fail_msg("piece %d was written over at %d", (int)i, (int)j);
    dz_arena_free(&arena);
    assert_null(arena.last);
    assert_non_null(dz_arena_take(&arena, 1, 1));
    dz_arena_free(&arena);
}

static void copies(void **state)
{
    dz_arena arena = {0};
    char     text[] = "百万\0x";
    dz_str   copy = dz_arena_copy(&arena, (dz_str){text, 8}), none = dz_arena_copy(&arena, (dz_str){NULL, 0});

    (void)state;
    text[0] = '?';
    assert_int_equal(copy.len, 8);
    assert_memory_equal(copy.at, "百万\0x", 9);
    assert_int_equal(none.len, 0);
    assert_string_equal(none.at, "");
    dz_arena_free(&arena);
}

static const struct size {
    const char *name;
    size_t      n, size;
    bool        fits;
} sizes[] = {
    {"nothing is a place all the same", 0, 1, true},
    {"more than a chunk fits", 1 << 20, 1, true},
    {"a product that wraps is refused", SIZE_MAX / 4, 8, false},
    {"all there is is refused", SIZE_MAX, 1, false},
    {"all but a little is refused", SIZE_MAX - 64, 1, false},
};

static void take(void **state)
{
    const struct size *row = *state;
    dz_arena           arena = {0};

    assert_int_equal(dz_arena_take(&arena, row->n, row->size) != NULL, row->fits);
    assert_non_null(dz_arena_take(&arena, 10, 10));
    dz_arena_free(&arena);
}

int main(void)
{
    add_test("pieces are aligned and do not touch", apart);
    add_test("a copy is its own, with a NUL behind it", copies);
    ADD_ROWS(take, sizes);
    return run_all("arena");
}
