/* test_txt.c — plain text into paragraphs: blank lines, indents, margins. */
#include "rows.h"

#include "base/buf.h"
#include "duizhao/document.h"

#define EN_1 "The city opened nineteen shelters on that day, and at\n"
#define EN_2 "their busiest they took in one thousand two hundred of\n"
#define EN_3 "the people who live along the creek, most of them from\n"
#define ZH_1 "全市积水超过三十公分的地点共有四十八处，其中四分之三集中\n"
#define ZH_2 "在南堤区，最深的福汐里达到一点六公尺。市府当天开设十九处\n"

/* 'want': the paragraphs, parted by '|'; a line feed inside one is shown as '/' */
static const struct row {
    const char *name, *text, *want;
} rows[] = {
    {"nothing is no paragraph", "", ""},
    {"white space is none", " \n\t\n　\n", ""},
    {"a blank line parts two", "One.\n\nTwo.", "One.|Two."},
    {"a line of white space is blank", "One.\n 　\t\nTwo.", "One.|Two."},
    {"without blank lines each line is one", "One two three.\nFour five six.\nSeven.", "One two three.|Four five six.|Seven."},
    {"so it is between blank lines", "Head\n\nOne.\nTwo.\n\nThree.", "Head|One.|Two.|Three."},
    {"white space at the ends is cut off", "  One. \n\n\tTwo.\t", "One.|Two."},
    {"carriage returns end lines", "One.\r\n\r\nTwo.\rThree.", "One.|Two.|Three."},
    {"English broken at a margin is joined", EN_1 EN_2 EN_3 "south.",
     "The city opened nineteen shelters on that day, and at/their busiest they took in one thousand two hundred of/"
     "the people who live along the creek, most of them from/south."},
    {"Chinese broken at a margin is joined", ZH_1 ZH_2 "避难所。",
     "全市积水超过三十公分的地点共有四十八处，其中四分之三集中/在南堤区，最深的福汐里达到一点六公尺。市府当天开设十九处/避难所。"},
    {"two lines are joined where the first is full", EN_1 "eight.", "The city opened nineteen shelters on that day, and at/eight."},
    {"and parted where the next word had room", "The city opened nineteen shelters on that\nday and not one more than those that it needed.",
     "The city opened nineteen shelters on that|day and not one more than those that it needed."},
    {"and parted where a sentence ends", "The city opened nineteen shelters on that very day.\nIt was late.",
     "The city opened nineteen shelters on that very day.|It was late."},
    {"a blank line parts wrapped paragraphs", EN_1 EN_2 "all.\n\n" EN_1 EN_2 "all.",
     "The city opened nineteen shelters on that day, and at/their busiest they took in one thousand two hundred of/all.|"
     "The city opened nineteen shelters on that day, and at/their busiest they took in one thousand two hundred of/all."},
    {"a short line ends a wrapped paragraph", EN_1 EN_2 EN_3 EN_2 EN_3 "the south.\n" EN_1 EN_2 EN_3 EN_2 EN_3 "the north.",
     "The city opened nineteen shelters on that day, and at/their busiest they took in one thousand two hundred of/"
     "the people who live along the creek, most of them from/their busiest they took in one thousand two hundred of/"
     "the people who live along the creek, most of them from/the south.|"
     "The city opened nineteen shelters on that day, and at/their busiest they took in one thousand two hundred of/"
     "the people who live along the creek, most of them from/their busiest they took in one thousand two hundred of/"
     "the people who live along the creek, most of them from/the north."},
    {"an indent begins a paragraph", "　　" ZH_1 ZH_2 "避难所。\n　　他走了。",
     "全市积水超过三十公分的地点共有四十八处，其中四分之三集中/在南堤区，最深的福汐里达到一点六公尺。市府当天开设十九处/避难所。|他走了。"},
    {"four spaces are an indent", "    One two.\n    Three.", "One two.|Three."},
    {"short lines are a list", "wheat\nrice\ncorn\nbeans", "wheat|rice|corn|beans"},
    {"lines that all end in stops are not wrapped",
     "The city opened nineteen shelters on that day.\nTheir busiest took in one thousand people.\nAll the people live along the creek.",
     "The city opened nineteen shelters on that day.|Their busiest took in one thousand people.|All the people live along the creek."},
};

static void paragraphs(void **state)
{
    const struct row *row = *state;
    dz_document      *doc;
    dz_block_list     blocks;
    dz_buf            shown = {0};

    assert_int_equal(dz_document_from("name", (dz_str){row->text, strlen(row->text)}, NULL, &doc, NULL), DZ_OK);
    blocks = dz_document_blocks(doc);
    for (size_t i = 0; i < blocks.n; i++) {
        dz_str text = dz_document_slice(doc, blocks.at[i].span);

        assert_int_equal(blocks.at[i].kind, DZ_BLOCK_PARAGRAPH);
        dz_buf_text(&shown, i ? "|" : "");
        for (size_t b = 0; b < text.len; b++)
            dz_buf_byte(&shown, text.at[b] == '\n' ? '/' : text.at[b]);
    }
    dz_buf_byte(&shown, '\0');
    assert_string_equal(dz_buf_all(&shown).at, row->want);
    dz_buf_free(&shown);
    dz_document_free(doc);
}

int main(void)
{
    ADD_ROWS(paragraphs, rows);
    return run_all("txt");
}
