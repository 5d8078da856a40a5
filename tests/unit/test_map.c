/* test_map.c — from the bytes of one text to those it was made from. */
#include "rows.h"

#include "text/map.h"

/* The new text "ab" + 6 bytes of Han + "c"; the old: a mark of 3 bytes, "ab",
 * a byte left out, two Han of 2 bytes, "c" and a byte left out at the end. */
static void make(dz_map *map)
{
    memset(map, 0, sizeof *map);
    assert_true(dz_map_copy(map, 3, 2));
    assert_true(dz_map_add(map, 6, 3, 2));
    assert_true(dz_map_add(map, 8, 3, 2));
    assert_true(dz_map_copy(map, 10, 1));
    dz_map_end(map, 12);
}

static const struct place {
    const char *name;
    size_t      at, after, before;
} places[] = {
    {"what is in front of the text is left out", 0, 3, 0},
    {"a byte that is copied is itself", 1, 4, 4},
    {"what is left out lies between before and after", 2, 6, 5},
    {"inside a character it is the character", 3, 6, 8},
    {"a character begins where the one before ends", 5, 8, 8},
    {"units of a kind are one run", 8, 10, 10},
    {"the end of the text is the end of the file", 9, 12, 11},
};

static void places_of(void **state)
{
    const struct place *row = *state;
    dz_map              map;

    make(&map);
    assert_int_equal(map.runs.n, 3);
    assert_int_equal(dz_map_after(&map, row->at), row->after);
    assert_int_equal(dz_map_before(&map, row->at), row->before);
    dz_map_free(&map);
}

static const struct back {
    const char *name;
    size_t      from, at;
} backs[] = {
    {"what stands in front leads to the first byte", 0, 0},
    {"a copied byte leads to itself", 4, 1},
    {"what was left out leads to what comes behind", 5, 2},
    {"the start of a character leads to its start", 8, 5},
    {"the inside of a character leads behind it", 7, 5},
    {"the end leads to the end", 12, 9},
};

static void find(void **state)
{
    const struct back *row = *state;
    dz_map             map;

    make(&map);
    assert_int_equal(dz_map_find(&map, row->from), row->at);
    dz_map_free(&map);
}

static void identity(void **state)
{
    dz_map map = {0};

    (void)state;
    assert_int_equal(dz_map_after(&map, 7), 7);
    assert_int_equal(dz_map_before(&map, 7), 7);
    assert_int_equal(dz_map_find(&map, 7), 7);
}

int main(void)
{
    ADD_ROWS(places_of, places);
    ADD_ROWS(find, backs);
    add_test("an empty map leads each byte to itself", identity);
    return run_all("map");
}
