/* test_buf.c — bytes that grow. */
#include "rows.h"

#include "base/buf.h"

static void same(const dz_buf *buf, const char *want, size_t n)
{
    dz_str all = dz_buf_all(buf);

    assert_true(dz_buf_ok(buf));
    assert_int_equal(all.len, n);
    if (n)
        assert_memory_equal(all.at, want, n);
}

static void empty(void **state)
{
    dz_buf buf = {0};

    (void)state;
    same(&buf, "", 0);
    dz_buf_add(&buf, NULL, 0);
    dz_buf_text(&buf, "");
    same(&buf, "", 0);
    dz_buf_free(&buf);
}

static void in_order(void **state)
{
    dz_buf buf = {0};

    (void)state;
    dz_buf_text(&buf, "三");
    dz_buf_byte(&buf, '\0');
    dz_buf_str(&buf, (dz_str){"abc", 2});
    dz_buf_format(&buf, "-%d%s", 7, "%");
    same(&buf, "三\0ab-7%", 9);
    dz_buf_free(&buf);
}

static void long_format(void **state)
{
    dz_buf buf = {0};
    char   want[1001];

    (void)state;
    memset(want, ' ', 1000);
    want[999] = '1';
    dz_buf_format(&buf, "%1000d", 1);
    same(&buf, want, 1000);
    dz_buf_free(&buf);
}

static void grows(void **state)
{
    dz_buf buf = {0};

    (void)state;
    for (int i = 0; i < 100000; i++)
        dz_buf_byte(&buf, (char)('a' + i % 26));
    assert_int_equal(dz_buf_all(&buf).len, 100000);
    for (int i = 0; i < 100000; i++)
        if (dz_buf_all(&buf).at[i] != 'a' + i % 26)
            fail_msg("byte %d is wrong", i);
    dz_buf_free(&buf);
}

static void failure_sticks(void **state)
{
    dz_buf buf = {0};

    (void)state;
    dz_buf_text(&buf, "before");
    dz_buf_add(&buf, "", SIZE_MAX / 2);
    assert_false(dz_buf_ok(&buf));
    dz_buf_text(&buf, "after");
    dz_buf_format(&buf, "%d", 1);
    assert_false(dz_buf_ok(&buf));
    assert_int_equal(dz_buf_all(&buf).len, 6);
    dz_buf_clear(&buf);
    dz_buf_text(&buf, "again");
    same(&buf, "again", 5);
    dz_buf_free(&buf);
}

static void free_and_fill(void **state)
{
    dz_buf buf = {0};

    (void)state;
    dz_buf_text(&buf, "one");
    dz_buf_free(&buf);
    same(&buf, "", 0);
    dz_buf_text(&buf, "two");
    same(&buf, "two", 3);
    dz_buf_free(&buf);
}

int main(void)
{
    add_test("nothing added is nothing held", empty);
    add_test("pieces stand in the order they were added, NUL too", in_order);
    add_test("a format may be longer than any room", long_format);
    add_test("growing moves no byte", grows);
    add_test("a failure sticks until it is cleared, and loses nothing", failure_sticks);
    add_test("a freed buffer can be filled again", free_and_fill);
    return run_all("buf");
}
