/* test_pdf.c — what pdftotext says of a PDF: pages, paragraphs across them, places. The linker puts the call below in place
 * of the one that would start it. */
#include "rows.h"

#include "base/fail.h"
#include "check/place.h"
#include "duizhao/document.h"
#include "read/child.h"

#define LONG "The port handled three million tonnes of cargo in the course of the year, which"
#define ON   "is five per cent more than in the year before, and the number of ships rose too"
#define HEAD "%PDF-1.7\n"

static const char *said;
static dz_status   answer;

dz_status __wrap_dz_child_run(const dz_child *child, dz_str input, dz_buf *out, dz_error *error);

dz_status __wrap_dz_child_run(const dz_child *child, dz_str input, dz_buf *out, dz_error *error)
{
    assert_string_equal(child->program, "pdftotext");
    assert_int_equal(input.len, strlen(HEAD));
    assert_int_equal(child->most, (8 << 20) + 12 * input.len);
    dz_buf_text(out, said);
    return answer == DZ_OK ? DZ_OK : dz_fail(error, answer, "as it said");
}

static const struct row {
    const char *name, *said;
    const char *shown; /* place and text of each block; NULL: ... */
    const char *complaint;
} rows[] = {
    {"a line is a paragraph, where it stands alone", "One.\n\nTwo.\n\n\f", "page 1 One.|page 1 Two.", NULL},
    {"a page begins behind a form feed", "One.\n\f" "Two.\n\f", "page 1 One.|page 2 Two.", NULL},
    {"an empty page counts", "One.\n\f\n\f" "Three.\n\f", "page 1 One.|page 3 Three.", NULL},
    {"what the end of a page cuts goes on in the next", LONG "\n" ON "\n\f" ON "\nand fell.\n\f", "page 1 " LONG "\n" ON "\n" ON "\nand fell.", NULL},
    {"unless it ends there", LONG "\n" ON ".\n\f" LONG "\n" ON ".\n\f", "page 1 " LONG "\n" ON ".|page 2 " LONG "\n" ON ".", NULL},
    {"a closing quote behind the stop ends it, too", LONG "\n" ON ".”\n\f" LONG "\n" ON ".\n\f", "page 1 " LONG "\n" ON ".”|page 2 " LONG "\n" ON ".", NULL},
    {"the last page need not end", "One.\n\fTwo.", "page 1 One.|page 2 Two.", NULL},
    {"pages of pictures hold no text", "\f\f", "", NULL},
    {"what is no UTF-8 is no text", "a\xff", NULL, "'a.pdf' has text that is none"},
};

static void show(const dz_document *doc, dz_buf *out)
{
    dz_block_list blocks = dz_document_blocks(doc);

    for (size_t i = 0; i < blocks.n; i++) {
        dz_buf_text(out, i ? "|" : "");
        dz_say_place(out, doc, blocks.at[i].span.at, DZ_IN_ENGLISH);
        dz_buf_byte(out, ' ');
        dz_buf_str(out, dz_document_slice(doc, blocks.at[i].span));
    }
    dz_buf_byte(out, '\0');
}

static dz_status read_pdf(bool allowed, dz_document **doc, dz_error *error)
{
    dz_read_options options = {.format = "pdf", .allow_pdf = allowed};

    return dz_document_from("a.pdf", (dz_str){HEAD, strlen(HEAD)}, &options, doc, error);
}

static void check(void **state)
{
    const struct row *row = *state;
    dz_buf            shown = {0};
    dz_document      *doc;
    dz_error          error = {0};

    said = row->said;
    answer = DZ_OK;
    if (row->complaint) {
        assert_int_equal(read_pdf(true, &doc, &error), DZ_FORMAT);
        assert_string_equal(error.message, row->complaint);
        return;
    }
    assert_int_equal(read_pdf(true, &doc, &error), DZ_OK);
    show(doc, &shown);
    assert_string_equal(dz_buf_all(&shown).at, row->shown);
    dz_buf_free(&shown);
    dz_document_free(doc);
}

static void refuses(void **state)
{
    dz_document *doc;
    dz_error     error = {0};

    (void)state;
    assert_int_equal(read_pdf(false, &doc, &error), DZ_FORMAT);
    assert_non_null(strstr(error.message, "--allow-pdf"));
    said = "";
    answer = DZ_TOO_LARGE;
    assert_int_equal(read_pdf(true, &doc, &error), DZ_TOO_LARGE);
    assert_string_equal(error.message, "as it said");
    assert_null(doc);
}

int main(void)
{
    ADD_ROWS(check, rows);
    add_test("nothing is started that was not allowed, and what the program says of trouble is told", refuses);
    return run_all("pdf");
}
