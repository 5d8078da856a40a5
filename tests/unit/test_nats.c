/* test_nats.c — our logarithms and powers are those of the C library, to the error that we tell. */
#include "rows.h"

#include <math.h>

#include "align/nats.h"

static void check_ln(double x)
{
    double is = log((double)(float)x), size = fabs(is) > 1 ? fabs(is) : 1;

    assert_true(fabs((double)dz_ln((float)x) - is) <= 2e-7 * size);
}

static void logarithms(void **state)
{
    (void)state;
    for (double x = 1.2e-38; x < 3.4e38; x *= 1.0009)
        check_ln(x);
    for (double x = 0.7; x < 1.42; x += 1e-4) /* around 1, and where the mantissa is folded */
        check_ln(x);
    assert_true(dz_ln(1) == 0);
}

static void powers_of_e(void **state)
{
    (void)state;
    for (double x = -79.99; x <= 0; x += 0.0007)
        assert_true(fabs((double)dz_exp((float)x) / exp((double)(float)x) - 1) <= 7e-6);
    assert_true(dz_exp(0) == 1);
}

static void far_below_nothing_is_left(void **state)
{
    (void)state;
    assert_true(dz_exp(-80) > 0 && dz_exp(-80) < 2e-35f);
    assert_true(dz_exp(-1e30f) == dz_exp(-80));
    assert_true(dz_exp(-INFINITY) == dz_exp(-80));
}

static void powers(void **state)
{
    (void)state;
    for (double x = 0.001; x < 1000; x *= 1.01)
        for (double y = -2; y <= 2; y += 0.13)
            assert_true(fabs((double)dz_power((float)x, (float)y) / pow((double)(float)x, (double)(float)y) - 1) <= 7e-6);
    assert_true(dz_power(1, 0.3f) == 1);
}

static void never_falls(void **state)
{
    (void)state;
    for (float x = -79; x < 0; x += 0.01f)
        assert_true(dz_exp(x) < dz_exp(x + 0.01f));
}

int main(void)
{
    add_test("logarithms are right to 2e-7", logarithms);
    add_test("powers of e are right to 7e-6", powers_of_e);
    add_test("far below hardly anything is left", far_below_nothing_is_left);
    add_test("powers are right to 7e-6", powers);
    add_test("a larger power is larger", never_falls);
    return run_all("nats");
}
