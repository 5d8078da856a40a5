/* test_views.c — letters, paragraphs and quotations, as alignment sees them. */
#include "rows.h"

#include "align/views.h"

/** A text, and for each of its segments whether it begins a paragraph and whether it ends inside of a quotation. */
static const struct row {
    const char *name, *text, *starts, *quoted;
    float       letters;
} rows[] = {
    {"letters are Han, Latin and digits", "共有12人，ok。", "1", "0", 7},
    {"a paragraph begins once", "One came. Two went.\n\nThree stayed.", "101", "000", 25},
    {"a quotation may go on", "He said: “Come in. Sit down.” She sat.", "100", "100", 25},
    {"Chinese quotes too", "他说：「请进。请坐。」她坐下了。", "100", "100", 10},
    {"straight ones turn by what stands around them", "\"Come in. Sit down.\" She sat.", "100", "100", 19},
    {"an apostrophe is none", "It's John's. The boys' room.", "10", "00", 19},
    {"a paragraph ends every quotation", "“Come in.\n\nThe end came.", "11", "00", 16},
};

static void is_seen(void **state)
{
    const struct row *row = *state;
    dz_document      *doc;
    dz_segments      *segments;
    dz_view          *views;
    size_t            n;

    assert_int_equal(DZ_OK, dz_document_from("text", (dz_str){row->text, strlen(row->text)}, NULL, &doc, NULL));
    assert_int_equal(DZ_OK, dz_segments_cut(doc, &segments, NULL));
    n = dz_segments_all(segments).n;
    assert_int_equal(strlen(row->starts), n);
    views = dz_views_of(segments);
    assert_non_null(views);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(row->starts[i] == '1', views[i].starts);
        assert_int_equal(row->quoted[i] == '1', views[i].quoted);
        assert_true(views[i].before <= views[i + 1].before);
    }
    assert_true(views[0].before == 0 && views[n].before == row->letters);
    dz_release(views);
    dz_segments_free(segments);
    dz_document_free(doc);
}

int main(void)
{
    ADD_ROWS(is_seen, rows);
    return run_all("views");
}
