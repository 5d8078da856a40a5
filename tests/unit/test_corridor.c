/* test_corridor.c — a corridor has a way through, keeps to its anchors, and numbers its cells. */
#include "rows.h"

#include "align/corridor.h"

static uint32_t next(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}

/** Whether a cut lies before both segments of each anchor or behind both. */
static bool parts_none(const dz_pins *pins, size_t i, size_t j)
{
    for (size_t k = 0; k < pins->n; k++)
        if ((i > pins->at[k].segment[pins->side]) != (j > pins->at[k].segment[!pins->side]))
            return false;
    return true;
}

static void check(const dz_corridor *c)
{
    size_t cells = 0;

    assert_int_equal(0, c->lo[0]);
    assert_int_equal(c->n[1], c->hi[c->n[0]]);
    for (size_t i = 0; i <= c->n[0]; i++) {
        assert_true(c->lo[i] <= (size_t)c->hi[i] + 1);
        if (i > 0) {
            assert_true(c->lo[i] >= c->lo[i - 1] && c->hi[i] >= c->hi[i - 1]);
            assert_true(c->lo[i] <= c->hi[i - 1] + (c->pins.n ? 1 : 0)); /* at an anchor, one cell behind */
        }
        for (size_t j = c->lo[i]; j < (size_t)c->hi[i] + 1; j++) {
            assert_true(dz_corridor_has(c, i, j));
            assert_int_equal(cells++, dz_corridor_cell(c, i, j));
            assert_true(parts_none(&c->pins, i, j));
        }
        assert_false(dz_corridor_has(c, i, (size_t)c->hi[i] + 1));
    }
    assert_int_equal(cells, dz_corridor_cells(c));
    assert_false(dz_corridor_has(c, c->n[0] + 1, c->n[1]));
}

/** A corridor of random cells, with so many anchors that rise on both sides. */
static void make(uint32_t seed, const size_t n[2], size_t anchors)
{
    dz_anchor   at[8];
    dz_pins     pins = {at, 0, (int)(seed & 1)};
    dz_corridor c;

    for (size_t k = 0, x = 0, y = 0; k < anchors; k++, x++, y++) {
        x += next(&seed) % 3;
        y += next(&seed) % 3;
        if (x >= n[0] || y >= n[1])
            break;
        at[k].segment[pins.side] = (uint32_t)x;
        at[k].segment[!pins.side] = (uint32_t)y;
        pins.n++;
    }
    assert_true(dz_corridor_open(&c, n, &pins));
    for (uint32_t k = next(&seed) % 6; k > 0; k--)
        dz_corridor_add(&c, next(&seed) % (n[0] + 1), next(&seed) % (n[1] + 1), next(&seed) % 3, next(&seed) % 5);
    dz_corridor_add(&c, n[0], n[1], 0, 0);
    dz_corridor_close(&c);
    check(&c);
    dz_corridor_add(&c, n[0] / 2, n[1] / 2, 2, 2); /* wider, and closed again */
    dz_corridor_close(&c);
    check(&c);
    dz_corridor_free(&c);
}

static void random_corridors(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 2000; seed++)
        make(seed, (size_t[2]){seed % 13, seed / 13 % 17}, 0);
}

static void with_anchors(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 2000; seed++)
        make(seed, (size_t[2]){1 + seed % 13, 1 + seed / 13 % 17}, 1 + seed % 8);
}

static void takes_in_what_is_added(void **state)
{
    const dz_pins none = {NULL, 0, 0};
    dz_corridor   c;

    (void)state;
    assert_true(dz_corridor_open(&c, (size_t[2]){100, 100}, &none));
    for (size_t i = 0; i <= 100; i++)
        dz_corridor_add(&c, i, i, 1, 2);
    dz_corridor_close(&c);
    assert_true(dz_corridor_has(&c, 50, 50) && dz_corridor_has(&c, 50, 47) && dz_corridor_has(&c, 50, 53));
    assert_false(dz_corridor_has(&c, 50, 46) || dz_corridor_has(&c, 50, 54));
    dz_corridor_free(&c);
}

int main(void)
{
    add_test("a corridor of random cells has a way through", random_corridors);
    add_test("no cell parts an anchor", with_anchors);
    add_test("what is added is in it, and little more", takes_in_what_is_added);
    return run_all("corridor");
}
