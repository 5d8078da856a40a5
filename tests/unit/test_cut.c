/* test_cut.c — a text cut into segments: each rule where it speaks and where it holds its tongue. */
#include "rows.h"

#include "base/buf.h"
#include "duizhao/segment.h"
#include "segment/words.h"

/* 'want': the segments, parted by '|'; one that is no sentence begins with the mark of its kind:
 * # heading, * item, _ cell, & caption, @ speaker, + timestamp, % furniture. */
typedef struct cut_row {
    const char *name, *text, *want;
} cut_row;

static const cut_row chinese[] = {
    {"nothing is no segment", "", ""},
    {"a full stop ends a sentence", "他来了。她走了。", "他来了。|她走了。"},
    {"！ and ？ end a sentence", "来了！走了？对。", "来了！|走了？|对。"},
    {"a semicolon ends none", "一个来了；一个走了。", "一个来了；一个走了。"},
    {"closing quotes belong to their sentence", "他说：“走。”她走了。", "他说：“走。”|她走了。"},
    {"an opening quote belongs to the next", "他走了。“怎么办？”她问。", "他走了。|“怎么办？”|她问。"},
    {"corner brackets do as quotes do", "他走了。「怎麼辦？」她問。", "他走了。|「怎麼辦？」|她問。"},
    {"two openers go together", "他走了。“《通知》来了。”", "他走了。|“《通知》来了。”"},
    {"an opening title mark belongs to the next", "他走了。《通知》来了。", "他走了。|《通知》来了。"},
    {"an opening bracket belongs to the next", "他走了。（她也走了。）", "他走了。|（她也走了。）"},
    {"a straight quote opens where none is open", "他走了。\"怎么办\"是她的话。", "他走了。|\"怎么办\"是她的话。"},
    {"a straight quote closes where one is open", "他说：\"走。\"她走了。", "他说：\"走。\"|她走了。"},
    {"a straight quote closes a curly one", "他说：“走。\"她走了。", "他说：“走。\"|她走了。"},
    {"a quote that looks the wrong way opens all the same", "他走了。”我们不走，”她说。", "他走了。|”我们不走，”她说。"},
    {"a space before a closing quote parts nothing", "他说：“走。 ”她走了。", "他说：“走。 ”|她走了。"},
    {"title marks hold their sentence together", "他看了《谁来了？去哪儿》这本书。", "他看了《谁来了？去哪儿》这本书。"},
    {"brackets hold their sentence together", "他（真的？是他！）来了。", "他（真的？是他！）来了。"},
    {"brackets that never close hold nothing", "他（来了。她走了。", "他（来了。|她走了。"},
    {"brackets inside a sentence do not end it", "金（Martin Luther King, Jr.）的纪念碑。", "金（Martin Luther King, Jr.）的纪念碑。"},
    {"brackets behind a sentence are one", "他走了。（天黑了。）她也走了。", "他走了。|（天黑了。）|她也走了。"},
    {"an ellipsis may stand inside", "他说……算了。", "他说……算了。"},
    {"three ASCII stops are an ellipsis", "他说...算了。", "他说...算了。"},
    {"a longer row of stops ends a sentence", "他走了......她来了。", "他走了......|她来了。"},
    {"initials before Han end none", "加拿大B.C.警方来了。", "加拿大B.C.警方来了。"},
    {"an ASCII stop before Han ends one behind a word", "他用Windows.她用Linux。", "他用Windows.|她用Linux。"},
    {"an enumerator stays with its sentence", "1.我们来了。2.你们走了。", "*1.我们来了。|*2.你们走了。"},
    {"Traditional marks are the same", "他來了。她說：「走。」", "他來了。|她說：「走。」"},
    {"full-width and ASCII marks may be mixed", "来了!走了?对.", "来了!|走了?|对."},
    {"an ASCII ? ends a question", "你是学生?我也是。你呢？", "你是学生?|我也是。|你呢？"},
    {"an ASCII ? inside a name is a lost mark", "德?布朗来了。你呢？", "德?布朗来了。|你呢？"},
    {"it is none where the text asks with it", "谁是布?布是我。", "谁是布?|布是我。"},
    {"a ? before a reading is damage", "推动?xùn)|北振兴。", "推动?xùn)|北振兴。"},
    {"a dateline stays with its sentence", "新华社北京9月27日电（记者张三）他来了。", "新华社北京9月27日电（记者张三）他来了。"},
    {"a wrapped line is joined", "这是一个很长很长很长很长很长很长很长很长很长很长很长的句\n子，到这里才完。", "这是一个很长很长很长很长很长很长很长很长很长很长很长的句\n子，到这里才完。"},
    {"blank lines and indents are in no segment", "\n　　来了。\n\n　　走了。\n", "来了。|走了。"},
    {"zero-width spaces end nothing", "他来\u200b了。她\u200b走了。", "他来了。|她走了。"},
};

static const cut_row english[] = {
    {"a stop and a capital end a sentence", "He came. She left.", "He came.|She left."},
    {"a title ends none", "Mr. Li met Dr. Wang.", "Mr. Li met Dr. Wang."},
    {"a title before a name that is a word ends none", "We ask Ms. He. Mr. You came.", "We ask Ms. He.|Mr. You came."},
    {"a title in small letters is one", "I saw mr. Li there.", "I saw mr. Li there."},
    {"an initial ends none", "J. Smith came. He left.", "J. Smith came.|He left."},
    {"several initials end none", "He met W.H.S. Koerner. Then he left.", "He met W.H.S. Koerner.|Then he left."},
    {"an initial before a starter ends one", "This is plan B. It works.", "This is plan B.|It works."},
    {"a letter that is a name ends one", "Eat vitamin C. Eating is good.", "Eat vitamin C.|Eating is good."},
    {"the pronoun I ends one", "You and I. Did you see Albert I. Jones?", "You and I.|Did you see Albert I. Jones?"},
    {"initials of a country may end one", "He left the U.S. He came back.", "He left the U.S.|He came back."},
    {"initials of a country need not", "The U.S. Army came.", "The U.S. Army came."},
    {"a company may end one", "He left Boshi Co. It closed.", "He left Boshi Co.|It closed."},
    {"a company need not", "He left Boshi Co. Limited.", "He left Boshi Co. Limited."},
    {"capitals abbreviate too", "Made by GASES PVT. LTD. in Wuhan.", "Made by GASES PVT. LTD. in Wuhan."},
    {"a number follows No.", "See No. 5 of it.", "See No. 5 of it."},
    {"a number follows N°.", "See N°. 1026.253 of it.", "See N°. 1026.253 of it."},
    {"a Roman number follows vol.", "See vol. IV of it.", "See vol. IV of it."},
    {"a word does not", "He said no. Wang left.", "He said no.|Wang left."},
    {"a month before its day ends none", "On Jan. 5 he came.", "On Jan. 5 he came."},
    {"a unit behind a number ends none", "It is 5 ft. Wall to wall.", "It is 5 ft. Wall to wall."},
    {"a word like a unit ends one", "He came in. Wang left.", "He came in.|Wang left."},
    {"a decimal point ends none", "It was 3.14. It is.", "It was 3.14.|It is."},
    {"a.m. before a starter ends one", "He came at 9 a.m. The door was shut.", "He came at 9 a.m.|The door was shut."},
    {"p.m. before any capital ends one", "He came to us at 6 P.M. Travelers left.", "He came to us at 6 P.M.|Travelers left."},
    {"p.m. before a weekday ends none", "He came to us at 6 p.m. Monday.", "He came to us at 6 p.m. Monday."},
    {"p.m. before a place's time ends none", "He came to us at 6 p.m. Beijing time.", "He came to us at 6 p.m. Beijing time."},
    {"a time alone is no sentence", "At 5 a.m. Mr. Li came.", "At 5 a.m. Mr. Li came."},
    {"quotes close with their sentence", "“Go.” He went.", "“Go.”|He went."},
    {"a space before a closing bracket parts nothing", "He went (it was late. ) Then she came.", "He went (it was late. )|Then she came."},
    {"! before a small letter ends none", "“Go!” he said.", "“Go!” he said."},
    {"! in a name ends none", "He works at Yahoo! Finance.", "He works at Yahoo! Finance."},
    {"! inside a word ends none", "He speaks !Xun and !Kung.", "He speaks !Xun and !Kung."},
    {"brackets inside a sentence hold it together", "He teaches (He was an engineer. Really.) at school.", "He teaches (He was an engineer. Really.) at school."},
    {"brackets around sentences do not", "(It was late. He was tired.) She left.", "(It was late.|He was tired.)|She left."},
    {"a source in brackets belongs to its quote", "“It is [...]” (Smith 55). He left.", "“It is [...]” (Smith 55).|He left."},
    {"a footnote's number belongs to its sentence", "He was a saint.[1][2] The emperor came.", "He was a saint.[1][2]|The emperor came."},
    {"so it does without brackets", "It made a gap.11 12 Take the next.", "It made a gap.11 12|Take the next."},
    {"three spaced stops before I end none", "The thing is . . . I did it.", "The thing is . . . I did it."},
    {"a stop and three spaced ones begin the next", "It was weak. . . . The rest came.", "It was weak.|. . . The rest came."},
    {"four close stops end one", "I never meant that.... She left.", "I never meant that....|She left."},
    {"a small letter behind a long word begins one", "It reached space. my country did it.", "It reached space.|my country did it."},
    {"a small letter behind an abbreviation does not", "It cost approx. ten yuan.", "It cost approx. ten yuan."},
    {"a year begins one", "It was a dump. 1987 was better.", "It was a dump.|1987 was better."},
    {"a price begins one", "It is unbelievable. $5,000 a head.", "It is unbelievable.|$5,000 a head."},
    {"a number behind an abbreviation does not", "It is from ca. 1600 or so.", "It is from ca. 1600 or so."},
    {"a missing space is seen", "Hello world.Today is Tuesday.", "Hello world.|Today is Tuesday."},
    {"a name of the net is not one", "See example.Com and Node.Js there.", "See example.Com and Node.Js there."},
    {"a mail address is not one", "Write to Jane.Doe@example.com.", "Write to Jane.Doe@example.com."},
    {"a full-width stop ends one", "A strange stop．Does it work．", "A strange stop．|Does it work．"},
    {"a dash behind a question begins one", "What do you see? - Nothing at all.", "What do you see?|- Nothing at all."},
    {"a dateline does not", "WASHINGTON, D.C. - The house met.", "WASHINGTON, D.C. - The house met."},
    {"machine output . , ends none", "It is the base. , a heavy one.", "It is the base. , a heavy one."},
    {"a wrapped line is joined", "This is a line of some length, and it goes on and on\nuntil here.", "This is a line of some length, and it goes on and on\nuntil here."},
};

static const cut_row lists[] = {
    {"numbered items are parted", "1. The first item 2. The second item", "*1. The first item|*2. The second item"},
    {"1) counts", "1) The first item 2) The second item", "*1) The first item|*2) The second item"},
    {"1.) counts", "1.) The first item. 2.) The second item.", "*1.) The first item.|*2.) The second item."},
    {"letters count", "a. The first item b. The second item c. The third", "*a. The first item|*b. The second item|*c. The third"},
    {"(a) counts", "(a) He came. (b) She left.", "*(a) He came.|*(b) She left."},
    {"Roman numbers count", "i) one thing ii) another iii) a third", "*i) one thing|*ii) another|*iii) a third"},
    {"bullets need not", "• 9. The first item • 10. The second item", "*• 9. The first item|*• 10. The second item"},
    {"a list may begin behind a sentence", "Finally, this. 1. The first item 2. The second", "Finally, this.|*1. The first item|*2. The second"},
    {"a number alone is no list", "He was born in May. 5. That is all.", "He was born in May.|5. That is all."},
    {"numbers that do not follow are no list", "1) He came 3) She left", "#1) He came 3) She left"},
    {"clauses with numbers are one sentence", "Either 1) he comes or 2) she leaves.", "Either 1) he comes or 2) she leaves."},
    {"commas hold the clauses together", "We want: (1) peace, (2) bread.", "We want: (1) peace, (2) bread."},
    {"two initials are no list", "A. Smith met B. Jones.", "A. Smith met B. Jones."},
    {"numbers behind Fig. are no list", "See Fig. 1. It is good. See Fig. 2. It is better.", "See Fig. 1.|It is good.|See Fig. 2.|It is better."},
};

static const cut_row web[] = {
    {"a small letter begins a sentence", "i am here. you are not.", "i am here.|you are not."},
    {"so it does behind a question", "who are you? i am bob!", "who are you?|i am bob!"},
    {"a smile ends one", "It was great :-) See you", "It was great :-)|See you"},
    {"a ruled line ends one", "i am done. ===== Next mail.", "i am done.|=====|Next mail."},
    {"a mail's date stands alone", "i saw it. Bob Li 08/13/2000 08:02 AM Please come.", "i saw it.|Bob Li|08/13/2000 08:02 AM|Please come."},
    {"one behind a preposition does not", "i saw it on 08/13/2000 08:02 AM there.", "i saw it on 08/13/2000 08:02 AM|there."},
};

static const cut_row kinds[] = {
    {"a short line without a stop is a heading", "Economy of the City\n\nIt grew.", "#Economy of the City|It grew."},
    {"a Chinese heading is one too", "一、综合\n\n经济增长。", "#一、综合|经济增长。"},
    {"a heading may hold a separator", "Live broadcast | The office held a conference\n\nIt was long.", "#Live broadcast | The office held a conference|It was long."},
    {"a heading of two sentences is prose", "Who is next? City eyes growth\n\nIt grew.", "Who is next?|City eyes growth|It grew."},
    {"an item begins with its number", "1. He came. She left.\n\n2. They stayed.", "*1. He came.|She left.|*2. They stayed."},
    {"an item begins with its bullet", "• wheat\n\n• rice", "*• wheat|*• rice"},
    {"a Chinese item begins with its number", "（一）他来了。她走了。", "*（一）他来了。|她走了。"},
    {"a table has cells", "Year\tTons\n2021\t30\n2022\t35\n", "_Year|_Tons|_2021|_30|_2022|_35"},
    {"one tab is no table", "He came\tand left.\n\nShe stayed.", "He came\tand left.|She stayed."},
    {"a figure alone is a cell", "总产量\n\n12,345.6\n\n-3.2%", "#总产量|_12,345.6|_-3.2%"},
    {"a credit makes a caption", "Li Wei (photo by Luan Hai)\n\nHe came.", "&Li Wei (photo by Luan Hai)|He came."},
    {"a Chinese credit too", "图为大桥。\n\n李伟（栾海 摄）\n\n他来了。", "&图为大桥。|&李伟（栾海 摄）|他来了。"},
    {"a numbered table has one", "Table 2: Output by year\n\n表3 产量\n\nIt grew.", "&Table 2: Output by year|&表3 产量|It grew."},
    {"a sentence about a table is none", "Table 2 shows the output. It grew.", "Table 2 shows the output.|It grew."},
    {"a name before a colon is a speaker", "记者：\n\n谢谢。", "@记者：|谢谢。"},
    {"a name and an office too", "Lin Hui, director of the Bureau:\n\nThank you.", "@Lin Hui, director of the Bureau:|Thank you."},
    {"a line that leads on is none", "现通知如下：\n\nThe points are as follows:\n\nOne.", "现通知如下：|The points are as follows:|One."},
    {"a greeting is none", "女士们、先生们，朋友们：\n\n早上好。", "女士们、先生们，朋友们：|早上好。"},
    {"a time alone is a timestamp", "14:00\n\nThank you.", "+14:00|Thank you."},
    {"so is a date", "2024-04-26 10:00:59\n\nMay 15, 2024\n\n2024年5月15日 星期三\n\n二〇二四年五月", "+2024-04-26 10:00:59|+May 15, 2024|+2024年5月15日 星期三|+二〇二四年五月"},
    {"a date and a place is none", "August 20, 2024, City Hall\n\nHe came.", "#August 20, 2024, City Hall|He came."},
    {"a month is none", "May\n\nHe came.", "#May|He came."},
};

static const cut_row furniture[] = {
    {"crumbs from home", "Home > News > City News\n\nHe came.", "%Home > News > City News|He came."},
    {"crumbs with their own mark", "ㄑ Press Room ㄑ Conferences\n\nHe came.", "%ㄑ Press Room ㄑ Conferences|He came."},
    {"Chinese crumbs", "首页 > 新闻 > 正文\n\n当前位置：首页 » 要闻\n\n他来了。", "%首页 > 新闻 > 正文|%当前位置：首页 » 要闻|他来了。"},
    {"a comparison is none", "The sum x > y holds\n\nHe came.", "#The sum x > y holds|He came."},
    {"a pager with no-break spaces", "<\u00a0\u00a01\u00a0\u00a02\u00a0\u00a03\u00a0\u00a0>\n\nHe came.", "%<\u00a0\u00a01\u00a0\u00a02\u00a0\u00a03\u00a0\u00a0>|He came."},
    {"a Chinese pager", "上一页 1 2 3 下一页\n\n第 3 页 共 5 页\n\n他来了。", "%上一页 1 2 3 下一页|%第 3 页 共 5 页|他来了。"},
    {"a page's number", "- 3 -\n\nPage 3 of 10\n\nHe came.", "%- 3 -|%Page 3 of 10|He came."},
    {"ornaments", "--\n\n***\n\n• |\n\nHe came.", "%--|%***|%• ||He came."},
    {"a silence is none", "……\n\n...\n\nHe came.", "……|...|He came."},
    {"a source and a size of type", "source:city.gov.cn 2020-11-06 [ font size:Large Medium Small]\n\nHe came.",
     "%source:city.gov.cn 2020-11-06 [ font size:Large Medium Small]|He came."},
    {"a Chinese source", "来源：新华网 2024-05-01\n\n【字体：大 中 小】\n\n他来了。", "%来源：新华网 2024-05-01|%【字体：大 中 小】|他来了。"},
    {"a sentence about a source is none", "来源可靠的消息说，他来了。", "来源可靠的消息说，他来了。"},
    {"a site and a date", "China.org.cn | May 15, 2024\n\nHe came.", "%China.org.cn | May 15, 2024|He came."},
    {"tags", "Tags: wheat rice growth\n\nHe came.", "%Tags: wheat rice growth|He came."},
    {"a neighbour in capitals", "PREV China grows\n\nNEXT Wheat sells\n\nHe came.", "%PREV China grows|%NEXT Wheat sells|He came."},
    {"the word Next is none", "Next, let me introduce Ms. Li.\n\nNEXT STEPS FOR WHEAT\n\nHe came.", "Next, let me introduce Ms. Li.|#NEXT STEPS FOR WHEAT|He came."},
    {"buttons", "【打印】【关闭】\n\nPrint | Share | Close\n\nHe came.", "%【打印】【关闭】|%Print | Share | Close|He came."},
    {"a note about the language", "The article is in Chinese\n\nHe came.", "%The article is in Chinese|He came."},
    {"a by-line behind the last sentence", "He came. (By Li Wei/City Daily)", "He came.|%(By Li Wei/City Daily)"},
    {"a Chinese by-line too", "他来了。（责任编辑：王芳）", "他来了。|%（责任编辑：王芳）"},
    {"a sentence in brackets is none", "He came. (She left.)", "He came.|(She left.)"},
};

static void show(const dz_document *doc, dz_segment_list segments, dz_buf *into)
{
    static const char *const marks[] = {"", "#", "*", "_", "&", "@", "+", "%"};

    for (size_t i = 0; i < segments.n; i++) {
        dz_buf_text(into, i ? "|" : "");
        dz_buf_text(into, marks[segments.at[i].kind]);
        dz_buf_str(into, dz_document_slice(doc, segments.at[i].span));
    }
    dz_buf_byte(into, '\0');
}

static void cut_with(const cut_row *row, const dz_cut_options *options)
{
    dz_document *doc;
    dz_segments *segments;
    dz_buf       shown = {0};

    assert_int_equal(dz_document_from("name", (dz_str){row->text, strlen(row->text)}, NULL, &doc, NULL), DZ_OK);
    assert_int_equal(dz_segments_cut_with(doc, options, &segments, NULL), DZ_OK);
    show(doc, dz_segments_all(segments), &shown);
    assert_string_equal(dz_buf_all(&shown).at, row->want);
    dz_buf_free(&shown);
    dz_segments_free(segments);
    dz_document_free(doc);
}

static void cut(void **state) { cut_with(*state, NULL); }

static void cut_web(void **state)
{
    dz_cut_options options = {.profile = DZ_PROFILE_WEB};

    cut_with(*state, &options);
}

static const struct judged {
    const char *name, *text;
    dz_profile  profile;
} judged[] = {
    {"print is edited", "He came at five. She left at six. They never met.", DZ_PROFILE_EDITED},
    {"an abbreviation does not make it web", "It cost Jane and co. ten yuan. She paid. He came.", DZ_PROFILE_EDITED},
    {"a name with a mark does not either", "She works at Yahoo! in the office.", DZ_PROFILE_EDITED},
    {"Chinese is edited", "他来了。她走了。", DZ_PROFILE_EDITED},
    {"a lone i makes it web", "Hello. i am bob.", DZ_PROFILE_WEB},
    {"small paragraphs make it web", "great food\n\nnice people. will come back!", DZ_PROFILE_WEB},
    {"smiles make it web", "Thank you. See you soon :-)", DZ_PROFILE_WEB},
    {"marks in rows make it web", "Great!! Loved it. Will come again.", DZ_PROFILE_WEB},
    {"a mail's head makes it web", "Bob Li 08/13/2000 08:02 AM Please come.", DZ_PROFILE_WEB},
};

static void judge(void **state)
{
    const struct judged *one = *state;
    dz_document         *doc;
    dz_segments         *segments;

    assert_int_equal(dz_document_from("name", (dz_str){one->text, strlen(one->text)}, NULL, &doc, NULL), DZ_OK);
    assert_int_equal(dz_segments_cut(doc, &segments, NULL), DZ_OK);
    assert_int_equal(dz_segments_profile(segments), one->profile);
    dz_segments_free(segments);
    dz_document_free(doc);
}

static void semicolons(void **state)
{
    dz_cut_options options = {.semicolons = true};
    cut_row        zh = {"", "一个来了；一个（矮；胖）走了。", "一个来了；|一个（矮；胖）走了。"};
    cut_row        en = {"", "One came; one left.", "One came;|one left."};

    (void)state;
    cut_with(&zh, &options);
    cut_with(&en, &options);
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

static void order(void **state)
{
    (void)state;
    assert_true(dz_words_in_order());
    assert_int_equal(dz_abbreviation("Mr"), DZ_ABBR_NEVER);
    assert_int_equal(dz_abbreviation("sun"), 0);
    assert_true(dz_abbreviation("Sun") & DZ_ABBR_CALENDAR);
    assert_true(dz_is_starter("The") && !dz_is_starter("the") && !dz_is_starter(""));
}

int main(void)
{
    ADD_ROWS(cut, chinese);
    ADD_ROWS(cut, english);
    ADD_ROWS(cut, lists);
    ADD_ROWS(cut_web, web);
    ADD_ROWS(cut, kinds);
    ADD_ROWS(cut, furniture);
    ADD_ROWS(judge, judged);
    add_test("the words can be searched", order);
    add_test("semicolons part clauses when they are asked to", semicolons);
    add_test("a unit is a segment as it stands", units);
    return run_all("cut");
}
