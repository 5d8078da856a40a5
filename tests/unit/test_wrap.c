/* test_wrap.c — text broken into lines of a column. */
#include "rows.h"

#include "base/buf.h"
#include "report/wrap.h"

static const struct row {
    const char *name;
    const char *text;
    size_t      columns;
    const char *lines; /* with '|' between two */
} rows[] = {
    {"a short text is one line", "in the first half", 20, "in the first half"},
    {"a text as wide as the column is one line", "in the first", 12, "in the first"},
    {"words break at spaces, which go", "in the first half", 9, "in the|first|half"},
    {"a run of spaces goes with the break", "in the   first", 8, "in the|first"},
    {"spaces inside a line stay", "in  the first", 8, "in  the|first"},
    {"spaces at the end go", "in the  ", 20, "in the"},
    {"a no-break space does not break", "up 5\u00a0percent", 8, "up|5\u00a0percen|t"},
    {"a long word breaks at the column", "abcdefghij", 4, "abcd|efgh|ij"},
    {"a hyphen between letters may end a line", "year-on-year", 8, "year-on-|year"},
    {"a hyphen before a figure may not", "at -5 or so", 4, "at|-5|or|so"},
    {"Chinese breaks anywhere", "同比增长", 4, "同比|增长"},
    {"and one column is left where two are needed", "同比增长", 5, "同比|增长"},
    {"but not before a closing mark", "同比增长。", 8, "同比增|长。"},
    {"nor before a row of them", "他说：“好。”", 11, "他说：|“好。”"},
    {"nor behind an opening mark", "他说《春》", 6, "他说|《春》"},
    {"nor inside a dash or an ellipsis", "春夏——秋冬……", 5, "春|夏——|秋|冬……"},
    {"nor inside a figure", "产量12.5吨", 6, "产量|12.5吨"},
    {"a per cent sign stays with its figure", "增长6.3%", 7, "增长|6.3%"},
    {"Chinese and Latin may be parted", "在GDP中", 4, "在|GDP|中"},
    {"a cluster is never split", "e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301"},
    {"a family is two columns", "👩\u200d👩\u200d👧👩\u200d👩\u200d👧", 2, "👩\u200d👩\u200d👧|👩\u200d👩\u200d👧"},
    {"what is wider than the column is taken all the same", "同比", 1, "同|比"},
    {"nothing is nothing", "", 10, ""},
};

static void test_wrap(void **state)
{
    const struct row *row = *state;
    dz_str            text = {row->text, strlen(row->text)};
    dz_buf            lines = {0};
    dz_wrapped        line;

    for (size_t at = 0; at < text.len; at = line.next) {
        if (at > 0)
            dz_buf_byte(&lines, '|');
        line = dz_wrap(text, at, row->columns);
        assert_true(line.end > at && line.next >= line.end && line.next <= text.len);
        dz_buf_add(&lines, text.at + at, line.end - at);
    }
    dz_buf_byte(&lines, '\0');
    assert_string_equal(lines.bytes.at, row->lines);
    dz_buf_free(&lines);
}

int main(void)
{
    ADD_ROWS(test_wrap, rows);
    return run_all("wrap");
}
