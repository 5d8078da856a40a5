/* test_number.c — exact numbers. */
#include "rows.h"

#include "feature/number.h"

static dz_number made(int64_t num, int64_t den, int32_t exp)
{
    dz_number out = DZ_NUMBER_ZERO;

    assert_true(dz_number_make(num, den, exp, &out));
    return out;
}

static void writes(void **state)
{
    static const struct row {
        const char *name;
        int64_t num, den;
        int32_t exp;
        const char *decimal, *fraction;
    } rows[] = {
        {"nothing is 0", 0, 7, 5, "0", "0"},
        {"zeros behind go into the exponent", 523000, 1, 0, "523000", "523000"},
        {"a power of ten is written out", 1, 1, 22, "10000000000000000000000", "10000000000000000000000"},
        {"less than one has a nought before the point", 77, 1, -2, "0.77", "77/100"},
        {"a small one has zeros behind the point", 1, 1, -6, "0.000001", "1/1000000"},
        {"digits on both sides of the point", 10233, 1, -3, "10.233", "10233/1000"},
        {"minus", -36, 1, -1, "-3.6", "-18/5"},
        {"a quarter ends", 1, 4, 0, "0.25", "1/4"},
        {"a third never ends", 1, 3, 0, "1/3", "1/3"},
        {"common factors go", 50, 150, 0, "1/3", "1/3"},
        {"tens below", 2, 3000, 0, "1/1500", "1/1500"},
        {"the largest", INT64_MAX, 1, 0, "9223372036854775807", "9223372036854775807"},
    };
    char text[DZ_NUMBER_ROOM];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dz_number_decimal(made(rows[i].num, rows[i].den, rows[i].exp), text);
        if (strcmp(text, rows[i].decimal) != 0)
            fail_msg("%s: decimal is %s", rows[i].name, text);
        dz_number_fraction(made(rows[i].num, rows[i].den, rows[i].exp), text);
        if (strcmp(text, rows[i].fraction) != 0)
            fail_msg("%s: fraction is %s", rows[i].name, text);
    }
}

static void refuses(void **state)
{
    dz_number most = made(INT64_MAX, 1, 0), out = made(42, 1, 0), large = made(1, 1, DZ_NUMBER_MOST_EXP);

    (void)state;
    assert_false(dz_number_make(1, 0, 0, &out));
    assert_false(dz_number_make(1, 1, DZ_NUMBER_MOST_EXP + 1, &out));
    assert_false(dz_number_add(most, dz_number_of(1), &out));
    assert_false(dz_number_mul(most, made(7, 1, 0), &out));
    assert_false(dz_number_mul(large, made(1, 1, 1), &out));
    assert_false(dz_number_add(large, dz_number_of(1), &out));
    assert_false(dz_number_div(most, DZ_NUMBER_ZERO, &out));
    assert_true(dz_number_equal(out, made(42, 1, 0))); /* untouched */
}

static void reckons(void **state)
{
    dz_number out;

    (void)state;
    assert_true(dz_number_add(made(523, 1, -1), made(477, 1, -1), &out));
    assert_true(dz_number_equal(out, made(100, 1, 0)));
    assert_true(dz_number_add(made(1, 3, 0), made(1, 6, 0), &out));
    assert_true(dz_number_equal(out, made(5, 1, -1)));
    assert_true(dz_number_mul(made(2000, 3, 0), made(15, 1, 0), &out)); /* 15 mu are a hectare */
    assert_true(dz_number_equal(out, made(10000, 1, 0)));
    assert_true(dz_number_div(made(-3, 1, 0), made(4, 1, 0), &out));
    assert_true(dz_number_equal(out, made(-75, 1, -2)));
    assert_true(dz_number_shift(made(25, 1, -1), 8, &out));
    assert_true(dz_number_equal(out, made(250000000, 1, 0)));
}

static void compares(void **state)
{
    dz_number third = made(1, 3, 0), most = made(INT64_MAX, 1, 0), huge = made(1, 1, 38), tiny = made(1, 1, -38);

    (void)state;
    assert_int_equal(dz_number_compare(third, made(333333333333, 1, -12)), 1);
    assert_int_equal(dz_number_compare(huge, most), 1);
    assert_int_equal(dz_number_compare(tiny, most), -1);
    assert_int_equal(dz_number_compare(dz_number_negate(huge), tiny), -1);
    assert_int_equal(dz_number_compare(most, most), 0);
}

static void reads_digits(void **state)
{
    static const struct row {
        const char *name, *digits, *value;
        int significant;
    } rows[] = {
        {"zeros at the end of a whole number do not count", "1200", "1200", 2},
        {"zeros behind the point do", "12.00", "12", 4},
        {"zeros before do not", "0.0070", "0.007", 2},
        {"more than 64 bits of zeros", "10000000000000000000000", "10000000000000000000000", 1},
        {"too many digits", "17855036657007596110949", NULL, 0},
        {"nothing but zeros", "000", "0", 1},
    };
    char text[DZ_NUMBER_ROOM];

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dz_digits digits = {0};
        dz_number value;
        bool read;

        for (const char *at = rows[i].digits; *at; at++)
            if (*at == '.')
                digits.point = true;
            else
                dz_digits_add(&digits, (unsigned)(*at - '0'));
        read = dz_digits_value(&digits, &value);
        if (read != (rows[i].value != NULL))
            fail_msg("%s: read %d", rows[i].name, read);
        if (!read)
            continue;
        dz_number_decimal(value, text);
        if (strcmp(text, rows[i].value) != 0 || dz_digits_significant(&digits) != rows[i].significant)
            fail_msg("%s: %s with %d digits", rows[i].name, text, dz_digits_significant(&digits));
    }
}

int main(void)
{
    add_test("a number is written as a decimal and as a fraction", writes);
    add_test("what does not fit is told", refuses);
    add_test("sums, products and quotients are exact", reckons);
    add_test("any two compare", compares);
    add_test("digits are read one by one", reads_digits);
    return run_all("number");
}
