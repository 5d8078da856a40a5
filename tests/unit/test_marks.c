/* test_marks.c — words twice in a row, quotation marks, brackets, debris: what one text is told of. */
#include "rows.h"

#include "duizhao/check.h"

static const struct row {
    const char *name, *text;
    const char *rule; /* which is to speak */
    size_t      n;    /* so often */
} rows[] = {
    {"two function words are a slip", "The the committee met in in May.", "repeats.word", 2},
    {"two words over a line end are layout", "He saw the\nthe harbor.", "repeats.word", 0},
    {"columns are no sentence", "the   the   the", "repeats.word", 0},
    {"had had and that that are grammar", "He had had a day, and said that that was so.", "repeats.word", 0},
    {"a doubled name is a name", "Lang Lang played in Sing Sing.", "repeats.word", 0},
    {"three of a kind are a chant", "Row row row your boat.", "repeats.word", 0},
    {"X and X is a slip", "It needs self-reliance and self-reliance.", "repeats.word", 1},
    {"a verb in -er is no comparative", "Empower and empower, continue.", "repeats.word", 1},
    {"more and more is none", "It grew more and more, stronger and stronger, again and again.", "repeats.word", 0},
    {"X and X of something is none", "trade and trade policy, safety and safety of supply", "repeats.word", 0},
    {"between X and X is none", "Contacts between nation and nation, and from city and city.", "repeats.word", 0},
    {"digits and joined words are no words", "A1 A1, and/or and, x_y x_y", "repeats.word", 0},
    {"no word at all", "... --- !!!", "repeats.word", 0},
    {"two of a character that is never doubled", "这是美丽的的风景。", "repeats.word", 1},
    {"two words of two characters", "如果如果下雨就改期。", "repeats.word", 1},
    {"a phrase of five characters", "高质量发展高质量发展是首要任务。", "repeats.word", 1},
    {"Traditional as well", "問題已經解決了了，他們不能不能參加。", "repeats.word", 2},
    {"at both ends of a text", "当前当前", "repeats.word", 1},
    {"neighbours of two words are none", "哈尔滨市市长，黑龙江省省长，公安局局长，校长长期在外。", "repeats.word", 0},
    {"nor these", "目的的确很清楚，超时时间，作出了了解，为了了解，一一对应，以以下为准。", "repeats.word", 0},
    {"nor these with another word behind", "数据数据库，发展发展中国家，北京大学大学生，人民日报报道。", "repeats.word", 0},
    {"reduplication is grammar", "试试看，听听，人人，很多很多，研究研究，商量商量，是是非非，说说笑笑。", "repeats.word", 0},
    {"counting and walking, too", "一个一个地来，走着走着就到了。", "repeats.word", 0},
    {"noises and foreign names", "火车咯当咯当地响，法赫法赫总理辞职。", "repeats.word", 0},
    {"a character outside of the first plane", "𠮷𠮷𠮷", "repeats.word", 0},

    {"a quotation that is closed", "“Yes,” he said. \"No,\" she said. 「好」『好』", "punctuation.quotes", 0},
    {"one that is not", "He said, “Yes.", "punctuation.quotes", 1},
    {"one that was not opened", "Yes,” he said.", "punctuation.quotes", 1},
    {"one that goes on in the next paragraph", "“Yes.\n\n“And no,” he said.", "punctuation.quotes", 0},
    {"one that goes on without a mark", "“Yes.\n\nAnd no,” he said.", "punctuation.quotes", 0},
    {"a straight one goes on", "\"Yes.\n\n\"And no,\" he said.", "punctuation.quotes", 0},
    {"one that waits in vain", "“Yes.\n\nNobody spoke. He said, “No.”", "punctuation.quotes", 1},
    {"curly and straight answer each other", "He said, “Yes,\" and went.", "punctuation.quotes", 0},
    {"inches", "A screen of 6\" and one of 7\" are small.", "punctuation.quotes", 0},
    {"a mark that is turned", "It is the ”new path” of the town.", "punctuation.quotes", 1},
    {"straight marks among Han", "他说\"好\"，又说\"不好\"。", "punctuation.quotes", 0},

    {"brackets of both widths answer each other", "大桥（1912年)已关闭，【注】《书》。", "punctuation.brackets", 0},
    {"a bracket that is not closed", "The bridge (1912 is closed.", "punctuation.brackets", 1},
    {"numbers of a list", "1) go; 2) stay; a) rest; 3）来；（四）去。", "punctuation.brackets", 0},
    {"faces", "We won :-) and they lost :(", "punctuation.brackets", 0},

    {"marks that clash", "He came. , she went, , and they stayed,.", "text.debris", 3},
    {"Chinese ones", "他来了。，她走了，、他们留下了。。", "text.debris", 3},
    {"abbreviations and ellipses do not", "Ltd., etc., U.S., wait... and ../docs, Node.js; no .NET", "text.debris", 0},
    {"nothing in brackets", "The crew () waits, and main() runs.", "text.debris", 1},
};

static void count(void **state)
{
    const struct row *row = *state;
    dz_document      *doc;
    dz_pair          *pair;
    dz_ledger        *ledger;
    dz_findings      *findings;
    size_t            n = 0;

    assert_int_equal(DZ_OK, dz_document_from("text", (dz_str){row->text, strlen(row->text)}, NULL, &doc, NULL));
    assert_int_equal(DZ_OK, dz_pair_align(doc, NULL, NULL, &pair, NULL));
    assert_int_equal(DZ_OK, dz_ledger_make(pair, &ledger, NULL));
    assert_int_equal(DZ_OK, dz_check_run(pair, ledger, NULL, &findings, NULL));
    for (size_t i = 0; i < dz_findings_all(findings).n; i++)
        n += strcmp(dz_findings_all(findings).at[i].rule->id, row->rule) == 0;
    assert_int_equal(row->n, n);
    dz_findings_free(findings);
    dz_ledger_free(ledger);
    dz_pair_free(pair);
}

int main(void)
{
    ADD_ROWS(count, rows);
    return run_all("marks");
}
