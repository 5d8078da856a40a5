/* test_ts.c — message files of Qt: messages, forms, places, underlined letters. */
#include "bilingual.h"

#define TS(text) "<!DOCTYPE TS><TS version=\"2.1\" language=\"zh_CN\" sourcelanguage=\"en\"><context><name>Main</name>" text "</context></TS>"
#define PAIR(source, target) TS("<message><source>" source "</source><translation>" target "</translation></message>")

static const struct bilingual rows[] = {
    {"a message is a unit", PAIR("Port", "港口"), "0:Port", "0:港口", "1:138 (Main)"},
    {"an empty translation answers nothing", TS("<message><source>a</source><translation type=\"unfinished\"></translation></message>"), "0:a", "", NULL},
    {"a draft counts", TS("<message><source>a</source><translation type=\"unfinished\">一</translation></message>"), "0:a", "0:一", NULL},
    {"what is gone is no text", TS("<message><source>a</source><translation type=\"vanished\">一</translation></message>"
                                   "<message><source>b</source><translation type=\"obsolete\">二</translation></message>"
                                   "<message><source>c</source><translation>三</translation></message>"), "0:c", "0:三", NULL},
    {"each form of a number answers the source",
     TS("<message numerus=\"yes\"><source>%n files</source><translation>\n  <numerusform>%n one</numerusform>\n  <numerusform>%n all</numerusform>\n</translation></message>"
        "<message><source>b</source><translation>二</translation></message>"), "0:%n files|1:%n files|2:b", "0:%n one|1:%n all|2:二", NULL},
    {"comments are no text", TS("<message><source>a</source><oldsource>o</oldsource><comment>c</comment><extracomment>e</extracomment>"
                                "<translatorcomment>t</translatorcomment><translation>一</translation></message>"), "0:a", "0:一", NULL},
    {"a location names the unit", TS("<message><location filename=\"../src/main.cpp\" line=\"42\"/><source>a</source><translation>一</translation></message>"), "0:a", "0:一",
     "1:183 (Main, unit main.cpp:42)"},
    {"a location may be told from the one before",
     TS("<message><location filename=\"m.cpp\" line=\"+40\"/><location line=\"+2\"/><source>a</source><translation>一</translation></message>"
        "<message><location line=\"+3\"/><source>b</source><translation>二</translation></message>"), "0:a|1:b", "0:一|1:二", "1:281 (Main, unit m.cpp:45)"},
    {"an id goes before a location", TS("<message id=\"x.y\"><location filename=\"m.cpp\" line=\"1\"/><source>a</source><translation>一</translation></message>"), "0:a", "0:一",
     "1:181 (Main, unit x.y)"},
    {"the sign of an underlined letter is no text", PAIR("&amp;Open file", "打开文件(&amp;O)"), "0:Open file", "0:打开文件", NULL},
    {"wherever it is", PAIR("E&amp;xit...", "退出（&amp;X）..."), "0:Exit...", "0:退出...", NULL},
    {"two of them are one that is shown", PAIR("&amp;Find &amp;&amp; replace", "查找&amp;&amp;替换(&amp;F)"), "0:Find & replace", "0:查找&替换", NULL},
    {"that of a company is its own", PAIR("AT&amp;T", "AT&amp;T公司(&amp;T)"), "0:AT&T", "0:AT&T公司(&T)", NULL},
    {"an entity of rich text underlines nothing", PAIR("a&amp;nbsp;b", "一&amp;nbsp;二"), "0:a&nbsp;b", "0:一&nbsp;二", NULL},
    {"an entity of XML is its character", PAIR("a &lt; b&#x4e00;", "一 &gt; 二"), "0:a < b一", "0:一 > 二", NULL},
    {"an entity that only a file elsewhere may declare is refused", "<!DOCTYPE TS SYSTEM \"x.dtd\"><TS><context><name>&nbsp;</name></context></TS>",
     "'name', line 1: no entity is known as 'nbsp'", NULL, NULL},
    {"what is cut short is refused", "<TS><context><message>", "'name', line 1: is not XML: no element found", NULL, NULL},
};

static void read_rows(void **state) { check_bilingual(*state, "ts"); }

int main(void)
{
    ADD_ROWS(read_rows, rows);
    return run_all("ts");
}
