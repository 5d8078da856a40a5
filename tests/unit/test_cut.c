/* test_cut.c — a text cut into sentences, headings, speakers and timestamps. */
#include "rows.h"

#include "base/buf.h"
#include "duizhao/segment.h"

/* 'want': the segments, parted by '|'; each begins with the mark of its kind, as in show(). */
static const struct row {
    const char *name, *text, *want;
} rows[] = {
    {"nothing is no segment", "", ""},
    {"a full stop ends a sentence", "他来了。她走了。", "他来了。|她走了。"},
    {"！ and ？ end a sentence", "来了！走了？对。", "来了！|走了？|对。"},
    {"a semicolon ends none", "一个来了；一个走了。", "一个来了；一个走了。"},
    {"closing quotes belong to their sentence", "他说：“走。”她走了。", "他说：“走。”|她走了。"},
    {"an opening quote belongs to the next", "他走了。“怎么办？”她问。", "他走了。|“怎么办？”|她问。"},
    {"corner brackets do as quotes do", "他走了。「怎麼辦？」她問。", "他走了。|「怎麼辦？」|她問。"},
    {"brackets hold their sentence together", "他看了《谁来了？去哪儿》这本书。", "他看了《谁来了？去哪儿》这本书。"},
    {"an ellipsis may stand inside", "他说……算了。", "他说……算了。"},
    {"a Latin stop before Han ends none", "加拿大B.C.警方来了。", "加拿大B.C.警方来了。"},
    {"an enumerator stays with its sentence", "1.我们来了。2.你们走了。", "*1.我们来了。|2.你们走了。"},
    {"Traditional marks are the same", "他來了。她說：「走。」", "他來了。|她說：「走。」"},
    {"a stop and a capital end a sentence", "He came. She left.", "He came.|She left."},
    {"a title ends none", "Mr. Li met Dr. Wang.", "Mr. Li met Dr. Wang."},
    {"an initial ends none", "J. Smith came. He left.", "J. Smith came.|He left."},
    {"initials of a country may end one", "He left the U.S. He came back.", "He left the U.S.|He came back."},
    {"initials of a country need not", "The U.S. Army came.", "The U.S. Army came."},
    {"a number follows No.", "See No. 5 of it.", "See No. 5 of it."},
    {"a decimal point ends none", "It was 3.14. It is.", "It was 3.14.|It is."},
    {"a.m. before a starter ends one", "He came at 9 a.m. The door was shut.", "He came at 9 a.m.|The door was shut."},
    {"quotes close with their sentence", "“Go.” He went.", "“Go.”|He went."},
    {"! before a small letter ends none", "“Go!” he said.", "“Go!” he said."},
    {"a short line without a stop is a heading", "Economy of the City\n\nIt grew.", "#Economy of the City|It grew."},
    {"a Chinese heading is one too", "一、综合\n\n经济增长。", "#一、综合|经济增长。"},
    {"a line that ends in a colon is a speaker", "记者：\n\n谢谢。", "@记者：|谢谢。"},
    {"a time alone is a timestamp", "14:00\n\nThank you.", "+14:00|Thank you."},
    {"blank lines and indents are in no segment", "\n　　来了。\n\n　　走了。\n", "来了。|走了。"},
    {"full-width and ASCII marks may be mixed", "来了!走了?对.", "来了!|走了?|对."},
};

static void show(const dz_document *doc, dz_segment_list segments, dz_buf *into)
{
    static const char *const marks[DZ_SEGMENT_KINDS] = {
        [DZ_SEGMENT_HEADING] = "#",  [DZ_SEGMENT_ITEM] = "*",      [DZ_SEGMENT_CELL] = "_",     [DZ_SEGMENT_CAPTION] = "^",
        [DZ_SEGMENT_SPEAKER] = "@", [DZ_SEGMENT_TIMESTAMP] = "+", [DZ_SEGMENT_FURNITURE] = "~",
    };
    const char *mark;

    for (size_t i = 0; i < segments.n; i++) {
        dz_buf_text(into, i ? "|" : "");
        mark = marks[segments.at[i].kind];
        dz_buf_text(into, mark ? mark : "");
        dz_buf_str(into, dz_document_slice(doc, segments.at[i].span));
    }
    dz_buf_byte(into, '\0');
}

static void cut(void **state)
{
    const struct row *row = *state;
    dz_document      *doc;
    dz_segments      *segments;
    dz_buf            shown = {0};

    assert_int_equal(dz_document_from("name", (dz_str){row->text, strlen(row->text)}, NULL, &doc, NULL), DZ_OK);
    assert_int_equal(dz_segments_cut(doc, &segments, NULL), DZ_OK);
    show(doc, dz_segments_all(segments), &shown);
    assert_string_equal(dz_buf_all(&shown).at, row->want);
    dz_buf_free(&shown);
    dz_segments_free(segments);
    dz_document_free(doc);
}

static void units(void **state)
{
    const dz_str given[] = {{"他来了。她走了。", 24}, {"", 0}, {" b. C.", 6}};
    dz_document *doc;
    dz_segments *segments;
    dz_buf       shown = {0};

    (void)state;
    assert_int_equal(dz_document_from_units("name", given, 3, NULL, &doc, NULL), DZ_OK);
    assert_int_equal(dz_segments_cut(doc, &segments, NULL), DZ_OK);
    show(doc, dz_segments_all(segments), &shown);
    assert_string_equal(dz_buf_all(&shown).at, "他来了。她走了。|| b. C.");
    dz_buf_free(&shown);
    dz_segments_free(segments);
    dz_document_free(doc);
}

int main(void)
{
    ADD_ROWS(cut, rows);
    add_test("a unit is a segment as it stands", units);
    return run_all("cut");
}
