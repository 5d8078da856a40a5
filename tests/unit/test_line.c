/* test_line.c — a piece of text on one line. */
#include "rows.h"

#include "report/line.h"

static const struct row {
    const char *name;
    const char *text;
    const char *zh, *en; /* as a line of Chinese, of English; NULL: the same */
} rows[] = {
    {"one line stays", "第3页，共8页。", "第3页，共8页。", NULL},
    {"a line break between Han characters goes", "产量\n连续", "产量连续", "产量 连续"},
    {"one behind a mark goes", "一。\n\n“二。”\r\n三", "一。“二。”三", "一。 “二。” 三"},
    {"the indent of the next line goes with it", "一。\n　　二。", "一。二。", "一。 二。"},
    {"a line break between words is a space", "in\nthe", "in the", NULL},
    {"so is one between Han and a figure", "达到\n12吨", "达到 12吨", NULL},
    {"quotes of English are parted", "“a”\r\n“b”", "“a”“b”", "“a” “b”"},
    {"a tab is a space", "a\tb", "a b", NULL},
    {"other spaces stay", "一　二  三\u00a0四", "一　二  三\u00a0四", NULL},
    {"a form feed and a line separator break the line", "a\fb\u2028c\xc2\x85" "d", "a b c d", NULL},
    {"white space at the ends is kept as one", "\n a \n", " a ", NULL},
    {"nothing is nothing", "", "", NULL},
};

static void check(const char *text, bool zh, const char *expected)
{
    dz_buf buf = {0};

    dz_line(&buf, (dz_str){text, strlen(text)}, zh);
    assert_true(dz_buf_ok(&buf));
    assert_int_equal(buf.bytes.n, strlen(expected));
    if (buf.bytes.n)
        assert_memory_equal(buf.bytes.at, expected, buf.bytes.n);
    dz_buf_free(&buf);
}

static void test_line(void **state)
{
    const struct row *row = *state;

    check(row->text, true, row->zh);
    check(row->text, false, row->en ? row->en : row->zh);
}

int main(void)
{
    ADD_ROWS(test_line, rows);
    return run_all("line");
}
