/* language.c — a target that is in the language of its source. Floor check. */
#include "check/check.h"
#include "read/document.h"
#include "text/script.h"
#include "text/utf8.h"

const dz_rule dz_rule_text_language = {
    "text.language",
    {"both texts are in one language", "两份文本同为一种语言"},
    {"The source and the target are both Chinese, or both English: the wrong file, or one that was not translated. "
     "Texts of fewer than 20 letters are not judged.",
     "原文与译文同为中文或同为英文：文件有误，或尚未翻译。不足20字的文本不作判断。"},
    DZ_MAJOR,
    .needs = DZ_NEEDS_TWO_TEXTS,
    .examples = DZ_EXAMPLES({"会议于今天上午在市中心召开，多位代表在会上作了发言。",
                             "会议于今天上午在市中心召开，多位代表在会上作了发言。", true},
                            {"会议于今天上午在市中心召开，多位代表在会上作了发言。",
                             "The meeting was held downtown this morning, and a number of delegates spoke.", false}),
};

enum { FEWEST = 20 /* letters */, NO_LANGUAGE = 0, CHINESE = 1, ENGLISH = 2 };

/** By the letters that are there, whatever the caller said of the text. */
static int language_of(const dz_document *doc)
{
    dz_str text = dz_document_text(doc);
    size_t han = 0, latin = 0;

    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_utf8_next(text.at, &at);

        han += dz_is_han(c);
        latin += dz_is_latin(c);
    }
    if (han + latin < FEWEST)
        return NO_LANGUAGE;
    return dz_judge_lang(text, false) == DZ_LANG_EN ? ENGLISH : CHINESE;
}

/** The language that both texts are in, or NO_LANGUAGE. */
static int common_language(const dz_pair *pair)
{
    int language;

    if (dz_pair_sides(pair) < 2)
        return NO_LANGUAGE;
    language = language_of(dz_pair_document(pair, DZ_SOURCE));
    return language == language_of(dz_pair_document(pair, DZ_TARGET)) ? language : NO_LANGUAGE;
}

bool dz_same_language(const dz_pair *pair) { return common_language(pair) != NO_LANGUAGE; }

void dz_check_language(dz_case *c)
{
    dz_finding finding = {.rule = &dz_rule_text_language, .severity = DZ_MAJOR, .on = {true, true}};
    int        language = common_language(c->pair);

    if (language == NO_LANGUAGE)
        return;
    for (int side = 0; side < 2; side++)
        finding.span[side] = dz_segments_all(dz_pair_segments(c->pair, side)).at[0].span;
    finding.bead = dz_bead_at(c->pair, DZ_SOURCE, finding.span[DZ_SOURCE].at);
    if (language == CHINESE)
        dz_say_text(c, "both texts are Chinese: nothing was translated; 'duizhao diff' compares two versions in one language",
                    "两份文本都是中文：并未翻译；同一语言的两个版本请用“duizhao diff”比较");
    else
        dz_say_text(c, "both texts are English: nothing was translated; 'duizhao diff' compares two versions in one language",
                    "两份文本都是英文：并未翻译；同一语言的两个版本请用“duizhao diff”比较");
    dz_find(c, finding);
}
