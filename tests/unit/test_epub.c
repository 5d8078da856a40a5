/* test_epub.c — books: the order of chapters, what of them is text, places, what is refused. */
#include "rows.h"
#include "stored.h"

#include "check/place.h"
#include "duizhao/document.h"

#define CONTAINER "<container><rootfiles><rootfile full-path=\"a/b.opf\"/></rootfiles></container>"
#define ITEM(id, href) "<item id=\"" id "\" href=\"" href "\" media-type=\"application/xhtml+xml\"/>"
#define PACKAGE(items, spine) "<package><manifest>" items "</manifest><spine>" spine "</spine></package>"
#define REF(id) "<itemref idref=\"" id "\"/>"
#define ONE PACKAGE(ITEM("c", "c.xhtml"), REF("c"))
#define PAGE(body) "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head><body>" body "</body></html>"

enum { MOST_MEMBERS = 4, ROOM = 16 << 10 };

static const struct row {
    const char *name;
    const char *members[MOST_MEMBERS][2]; /* name and text; beside the first of all, which says that it is a book */
    const char *shown;                    /* place and text of each block; NULL: ... */
    const char *complaint;
} rows[] = {
    {"chapters stand in the order of the spine",
     {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", PACKAGE(ITEM("x", "1.xhtml") ITEM("y", "2.xhtml"), REF("y") REF("x"))},
      {"a/1.xhtml", PAGE("<p>one</p>")}, {"a/2.xhtml", PAGE("<p>two</p>")}}, "a/2.xhtml, paragraph 1 two|a/1.xhtml, paragraph 1 one", NULL},
    {"paragraphs are counted outside of tables",
     {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", ONE}, {"a/c.xhtml", PAGE("<h1>h</h1><table><tr><td>x</td><td>y</td></tr></table><p>p</p>")}},
     "a/c.xhtml, paragraph 1 h|a/c.xhtml, table 1, row 1, cell 1 x|a/c.xhtml, table 1, row 1, cell 2 y|a/c.xhtml, paragraph 2 p", NULL},
    {"a reference may be escaped, and lead upwards",
     {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", PACKAGE(ITEM("c", "../d%20e/./c.xhtml#f"), REF("c"))}, {"d e/c.xhtml", PAGE("<p>one</p>")}},
     "d e/c.xhtml, paragraph 1 one", NULL},
    {"it never leads above the root",
     {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", PACKAGE(ITEM("c", "../../../c.xhtml"), REF("c"))}, {"c.xhtml", PAGE("<p>one</p>")}}, "c.xhtml, paragraph 1 one", NULL},
    {"the page of contents and pictures are no chapters",
     {{"META-INF/container.xml", CONTAINER},
      {"a/b.opf", PACKAGE(ITEM("c", "c.xhtml") "<item id=\"n\" href=\"n.xhtml\" media-type=\"application/xhtml+xml\" properties=\"svg nav\"/>"
                                               "<item id=\"i\" href=\"i.png\" media-type=\"image/png\"/>", REF("n") REF("i") REF("c"))},
      {"a/n.xhtml", PAGE("<p>contents</p>")}, {"a/c.xhtml", PAGE("<p>one</p>")}}, "a/c.xhtml, paragraph 1 one", NULL},
    {"a chapter that is named twice is read once",
     {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", PACKAGE(ITEM("c", "c.xhtml"), REF("c") REF("c"))}, {"a/c.xhtml", PAGE("<p>one</p>")}}, "a/c.xhtml, paragraph 1 one", NULL},
    {"the call of a note is no text, the note is",
     {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", ONE},
      {"a/c.xhtml", PAGE("<p>one<a epub:type=\"noteref\" href=\"#n\">1</a>.</p><aside epub:type=\"footnote\" id=\"n\"><p>note</p></aside>")}},
     "a/c.xhtml, paragraph 1 one.|a/c.xhtml, paragraph 2 note", NULL},
    {"program code is furniture in a book, too",
     {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", ONE}, {"a/c.xhtml", PAGE("<p>one</p><pre>x = 1</pre>")}}, "a/c.xhtml, paragraph 1 one|-a/c.xhtml, paragraph 2 x = 1", NULL},
    {"an archive without a container is no book", {{"a/b.opf", ONE}}, NULL, "'a.epub' does not say where the package of the book is"},
    {"the package must be there", {{"META-INF/container.xml", CONTAINER}}, NULL, "'a.epub' has no package 'a/b.opf'"},
    {"a spine without a page is no book", {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", PACKAGE("", "")}}, NULL, "'a.epub' is a book without chapters"},
    {"a chapter must be listed", {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", PACKAGE("", REF("z"))}}, NULL,
     "'a.epub' has no chapter of the name 'z' that it refers to"},
    {"a chapter must be a page",
     {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", PACKAGE("<item id=\"c\" href=\"c.pdf\" media-type=\"application/pdf\"/>", REF("c"))}}, NULL,
     "'a.epub' has a chapter that is no page: 'a/c.pdf' (application/pdf)"},
    {"a chapter must be there", {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", ONE}}, NULL, "'a.epub' lacks its chapter 'a/c.xhtml'"},
    {"a chapter that is encrypted is refused",
     {{"META-INF/container.xml", CONTAINER}, {"META-INF/encryption.xml", "<encryption><CipherReference URI=\"a/c.xhtml\"/></encryption>"}, {"a/b.opf", ONE},
      {"a/c.xhtml", PAGE("<p>one</p>")}}, NULL, "'a.epub' is protected: 'a/c.xhtml' in it is encrypted"},
    {"a font that is encrypted harms nobody",
     {{"META-INF/container.xml", CONTAINER}, {"META-INF/encryption.xml", "<encryption><CipherReference URI=\"a/f.otf\"/></encryption>"}, {"a/b.opf", ONE},
      {"a/c.xhtml", PAGE("<p>one</p>")}}, "a/c.xhtml, paragraph 1 one", NULL},
    {"bytes that are no text are refused", {{"META-INF/container.xml", CONTAINER}, {"a/b.opf", ONE}, {"a/c.xhtml", PAGE("<p>港口有十四个泊位，全年货物吞吐量为三百万吨\xff。</p>")}}, NULL,
     "'a.epub' has bytes in its chapter 'a/c.xhtml' that are no text"},
};

static size_t pack(const struct row *row, uint8_t *room)
{
    uint8_t *at = put_member(room, "mimetype", (const uint8_t *)"application/epub+zip", 20);

    for (size_t i = 0; i < MOST_MEMBERS && row->members[i][0]; i++)
        at = put_member(at, row->members[i][0], (const uint8_t *)row->members[i][1], strlen(row->members[i][1]));
    at = put_end(at);
    assert_in_range(at - room, 1, ROOM);
    return (size_t)(at - room);
}

static void check(void **state)
{
    static uint8_t    room[2 * ROOM];
    const struct row *row = *state;
    dz_str            bytes = {(const char *)room, pack(row, room)};
    dz_buf            shown = {0};
    dz_block_list     blocks;
    dz_document      *doc;
    dz_error          error = {0};
    dz_status         status = dz_document_from("a.epub", bytes, &(dz_read_options){.format = "epub"}, &doc, &error);

    if (!row->shown) {
        assert_int_equal(status, DZ_FORMAT);
        assert_string_equal(error.message, row->complaint);
        return;
    }
    assert_string_equal(error.message, "");
    blocks = dz_document_blocks(doc);
    for (size_t i = 0; i < blocks.n; i++) {
        dz_buf_text(&shown, i ? "|" : "");
        dz_buf_text(&shown, blocks.at[i].kind == DZ_BLOCK_FURNITURE ? "-" : "");
        dz_say_place(&shown, doc, blocks.at[i].span.at, DZ_IN_ENGLISH);
        dz_buf_byte(&shown, ' ');
        dz_buf_str(&shown, dz_document_slice(doc, blocks.at[i].span));
    }
    dz_buf_byte(&shown, '\0');
    assert_string_equal(dz_buf_all(&shown).at, row->shown);
    dz_buf_free(&shown);
    dz_document_free(doc);
}

int main(void)
{
    ADD_ROWS(check, rows);
    return run_all("epub");
}
