/* test_table.c — tables of two languages: which columns they are, and what a cell is. */
#include "bilingual.h"

#include "read/format.h"

static const struct bilingual csv[] = {
    {"headings tell the columns, the first is the source", "zh,en\n港口,Port\n", "0:港口", "0:Port", "2:4 (cell B2)"},
    {"English may come first", "English,Note,中文\nPort,x,港口\n", "0:Port", "0:港口", "2:8 (cell C2)"},
    {"a source and a target are as they say", "target,source\nPort,港口\n", "0:港口", "0:Port", NULL},
    {"the headings of languages go before", "原文,中文,English\nx,港口,Port\n", "0:港口", "0:Port", NULL},
    {"codes may have a region", "zh_CN,en-GB\n港口,Port\n", "0:港口", "0:Port", NULL},
    {"an id names the unit", "id,zh,en\na.b,港口,Port\n", "0:港口", "0:Port", "2:8 (cell C2, unit a.b)"},
    {"without headings the script tells", "1,港口,Port\n2,码头,The pier\n", "0:港口|1:码头", "0:Port|1:The pier", NULL},
    {"headings that are in English only are none of the text", "Original,Rendering\n港口,Port\n码头,Pier\n", "0:港口|1:码头", "0:Port|1:Pier", NULL},
    {"of columns in English the one with words is meant", "港口大,a_long_code_word,The port\n码头新,another_code_word,A pier\n", "0:港口大|1:码头新",
     "0:The port|1:A pier", NULL},
    {"semicolons part cells", "zh;en\n港口，大;Port, big\n", "0:港口，大", "0:Port, big", NULL},
    {"a first line says what parts them", "sep=;\r\nzh;en\r\n港口;Port\r\n", "0:港口", "0:Port", "3:4 (cell B3)"},
    {"a mark is no part of the heading", "\xef\xbb\xbf" "zh,en\n港口,Port\n", "0:港口", "0:Port", NULL},
    {"quotes hold commas and line ends", "zh,en\r\n\"一，\r\n二\",\"one,\r\ntwo\"\r\n三,three\r\n", "0:一，\n二|1:三", "0:one,\ntwo|1:three", "5:3 (cell B3)"},
    {"two quotes are one", "zh,en\n\"\"\"好\"\"\",\"a \"\"b\"\"\"\n", "0:\"好\"", "0:a \"b\"", NULL},
    {"a quote inside of a word is a quote", "zh,en\n二,5\" nails\n", "0:二", "0:5\" nails", NULL},
    {"what follows closed quotes makes them text", "zh,en\n二,\"two\" nails\n", "0:二", "0:\"two\" nails", NULL},
    {"a cell may be empty, or missing, and keeps its place", "zh,en\n一,\n二\n,three\n", "0:一|1:二|2:", "0:|1:|2:three", "4:2 (cell B4)"},
    {"so does the last of the file", "zh,en\n一,one\n二,", "0:一|1:二", "0:one|1:", "3:3 (cell B3)"},
    {"also in quotes", "zh,en\n一,one\n二,\"\"", "0:一|1:二", "0:one|1:", "3:4 (cell B3)"},
    {"and where it is missing behind quotes", "zh,en\n一,one\n\"二\"", "0:一|1:二", "0:one|1:", "3:4 (cell B3)"},
    {"white space is no text", "zh,en\n一, \xe3\x80\x80 \n二,two\n", "0:一|1:二", "0:|1:two", NULL},
    {"a row without text on either side is no unit", "id,zh,en\na,,\nb,一,one\n", "1:一", "1:one", "3:5 (cell C3, unit b)"},
    {"a blank line is a row", "zh,en\n\n一,one\n", "1:一", "1:one", "3:3 (cell B3)"},
    {"CR alone ends a line", "zh,en\r一,one\r", "0:一", "0:one", NULL},
    {"quotes that nothing closes are refused", "zh,en\n一,\"one\n二,two\n", "'name', line 2: nothing closes the quotes that open here", NULL, NULL},
    {"no languages, no table", "a,b\n1,2\n", "'name' has no column of Chinese beside one of English", NULL, NULL},
    {"two columns of English are no table", "a,b\none word,another word\n", "'name' has no column of Chinese beside one of English", NULL, NULL},
};

static const struct bilingual tsv[] = {
    {"tabs part cells", "zh\ten\n港口, 大\tPort; big\n", "0:港口, 大", "0:Port; big", "2:7 (cell B2)"},
    {"quotes are text where nothing needs them", "“好。”\t\"Good.\"\n“是。”\t\"Yes,\" he said.\n", "0:“好。”|1:“是。”", "0:\"Good.\"|1:\"Yes,\" he said.", NULL},
    {"quotes around what needs them are none", "zh\ten\n一\t\"one\ttwo\"\n", "0:一", "0:one two", NULL},
    {"where all has quotes they are none", "\"zh\"\t\"en\"\n\"一\"\t\"one\"\n", "0:一", "0:one", NULL},
    {"a quote that nothing closes is text", "zh\ten\n一\t\"one\n二\ttwo\n", "0:一|1:二", "0:\"one|1:two", NULL},
};

static void read_csv(void **state) { check_bilingual(*state, "csv"); }
static void read_tsv(void **state) { check_bilingual(*state, "tsv"); }

static const struct judged {
    const char *name, *path, *text, *want;
} judged[] = {
    {"headings of both languages make a table", "a.txt", "zh\ten\n港口\tPort\n", "tsv"},
    {"also with commas", "a.txt", "Chinese,English\n港口,Port\n", "csv"},
    {"a text with tabs is a text", "a.txt", "港口\tPort\n码头\tPier\n", "txt"},
    {"a heading that is no name of a language is a doubt", "a.txt", "zh\ten\tcomment\n港口\tPort\tx\n", "txt"},
    {"so is a line with more cells", "a.txt", "zh\ten\n港口\tPort\tx\n", "txt"},
    {"so is text in another language than the heading says", "a.txt", "zh\ten\nPort\t港口\nPier\t码头\n", "tsv"},
    {"so is a heading over nothing", "a.txt", "Chinese, English\n", "txt"},
    {"prose that begins with the names of languages is prose", "a.txt", "Chinese, English\nBoth are spoken here, and more.\n", "txt"},
    {"by its name, script is enough", "a.tsv", "港口\tPort\n码头\tPier\n", "tsv"},
    {"by its name alone it is none", "a.csv", "a,b\n1,2\n", "txt"},
};

static void judge(void **state)
{
    const struct judged *row = *state;
    const dz_format     *format;

    assert_int_equal(dz_format_judge(row->path, (dz_str){row->text, strlen(row->text)}, NULL, &format, NULL), DZ_OK);
    assert_string_equal(format->name, row->want);
}

int main(void)
{
    ADD_ROWS(read_csv, csv);
    ADD_ROWS(read_tsv, tsv);
    ADD_ROWS(judge, judged);
    return run_all("table");
}
