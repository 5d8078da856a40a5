/* html_words.h — every word of the page, in both languages. Floor report. Private.
 *
 * W_NAME(page) is one of two literals, so that the compiler holds formats against their arguments in both.
 */
#ifndef DZ_REPORT_HTML_WORDS_H
#define DZ_REPORT_HTML_WORDS_H

/** One of two, by the tongue of the page. */
#define DZ_WORD(page, english, chinese) ((page)->zh ? (chinese) : (english))

/* ---- signs ---- */
#define W_COMMA(p)   DZ_WORD(p, ", ", "、")
#define W_COLON(p)   DZ_WORD(p, ": ", "：")
#define W_STOP(p)    DZ_WORD(p, ".", "。")
#define W_OF(p)      DZ_WORD(p, "of", "/")
#define W_PERCENT(p) DZ_WORD(p, " %", "%")

/* ---- the bar ---- */
#define W_TO_TEXT(p)       DZ_WORD(p, "To the text", "跳至正文")
#define W_WHICH(p)         DZ_WORD(p, "Which findings are shown", "显示哪些意见")
#define W_RULE(p)          DZ_WORD(p, "Rule", "规则")
#define W_ALL_RULES(p)     DZ_WORD(p, "all rules", "全部规则")
#define W_ONLY(p)          DZ_WORD(p, "only rows with findings", "只看有意见的行")
#define W_N_ROWS(p)        DZ_WORD(p, "{} of {} rows", "{} / {} 行")
#define W_SEARCH_BOTH(p)   DZ_WORD(p, "Search both sides  /", "检索两侧  /")
#define W_SEARCH_ONE(p)    DZ_WORD(p, "Search  /", "检索  /")
#define W_SEARCH(p)        DZ_WORD(p, "Search the text", "检索文本")
#define W_HELP(p)          DZ_WORD(p, "? Keys", "? 快捷键")
#define W_MAP(p)           DZ_WORD(p, "Where the findings lie", "意见分布")

/* ---- the verdict ---- */
#define W_ALIGNED(p)      DZ_WORD(p, "Set side by side", "逐句对照")
#define W_NOT_READY(p)    DZ_WORD(p, "Not ready: ", "待改：")
#define W_NOT_WHOLE(p)    DZ_WORD(p, "Not examined in full", "未全部检查")
#define W_PASSES_WITH(p)  DZ_WORD(p, "Passes, with ", "通过，另有")
#define W_PASSES(p)       DZ_WORD(p, "Passes: nothing found", "通过：未发现问题")
#define W_NOT_CHECKED(p)  DZ_WORD(p, "Aligned only: nothing was checked.", "仅作对齐，未作检查。")
#define W_NO_GATE(p)      DZ_WORD(p, "No gate is set: findings are told, and stop nothing.", "未设门槛：所列意见仅供参考。")
#define W_GATE(p)                                                                                                      \
    DZ_WORD(p, "The gate stands at <b>%s</b>: a text with a finding of that weight or worse does not pass.",          \
            "门槛为“<b>%s</b>”：有此级及以上问题的稿件不予通过。")
#define W_BELOW(p)        DZ_WORD(p, " Below it: ", "门槛以下：")
#define W_CHECKED_BY(p)   DZ_WORD(p, "Checked by", "校对")
#define W_APPROVED_BY(p)  DZ_WORD(p, "Approved by", "签发")
#define W_DAY(p)          DZ_WORD(p, "Date", "日期")

/* ---- what was read ---- */
#define W_TEXT(p)       DZ_WORD(p, "Text", "文稿")
#define W_SOURCE(p)     DZ_WORD(p, "Source", "原文")
#define W_TARGET(p)     DZ_WORD(p, "Target", "译文")
#define W_CHARACTERS(p) DZ_WORD(p, " characters · ", "字 · ")
#define W_WORDS(p)      DZ_WORD(p, " words · ", "词 · ")
#define W_SEGMENTS(p)   DZ_WORD(p, " segments", "句段")
#define W_BYTES(p)      DZ_WORD(p, " bytes", "字节")
#define W_LEXICON(p)    DZ_WORD(p, "Lexicon", "词库")
#define W_TOOL(p)       DZ_WORD(p, "Tool", "工具")

/* ---- the summary ---- */
#define W_FACTS(p)        DZ_WORD(p, "Facts", "事实")
#define W_FIGURES(p)      DZ_WORD(p, "Figures", "数字")
#define W_MONEY(p)        DZ_WORD(p, "Money", "金额")
#define W_DATES(p)        DZ_WORD(p, "Dates", "日期")
#define W_NAMES(p)        DZ_WORD(p, "Names", "名称")
#define W_TERMS(p)        DZ_WORD(p, "Terms", "术语")
#define W_MATCHED(p)      DZ_WORD(p, "matched", "一致")
#define W_MISMATCHED(p)   DZ_WORD(p, "mismatched", "不符")
#define W_MISSING(p)      DZ_WORD(p, "missing", "缺")
#define W_EXTRA(p)        DZ_WORD(p, "extra", "多")
#define W_COMPLETE(p)     DZ_WORD(p, "Completeness", "完整性")
#define W_PAIRED(p)       DZ_WORD(p, "Rows paired", "成对行")
#define W_COMPARED(p)     DZ_WORD(p, "Rows compared", "已对照行")
#define W_COVERED(p)      DZ_WORD(p, "Characters covered", "文字覆盖")
#define W_ONLY_SOURCE(p)  DZ_WORD(p, "In the source only", "仅见于原文")
#define W_ONLY_TARGET(p)  DZ_WORD(p, "In the target only", "仅见于译文")
#define W_PARAGRAPHS(p)   DZ_WORD(p, "Paragraphs", "段落")
#define W_SENTENCES(p)    DZ_WORD(p, "Sentences and labels", "句与标签")
#define W_BESIDES(p)      DZ_WORD(p, "Besides", "其他")
#define W_REPEATS(p)      DZ_WORD(p, "Repeats", "重复")
#define W_CONSISTENCY(p)  DZ_WORD(p, "Consistency", "一致性")
#define W_DAMAGE(p)       DZ_WORD(p, "Damage", "文本损坏")
#define W_DISMISSED(p)    DZ_WORD(p, "Dismissed", "已阅不改")
#define W_UNEXAMINED(p)   DZ_WORD(p, "Not examined", "未检查")
#define W_ZH(p)           DZ_WORD(p, "zh", "中")
#define W_EN(p)           DZ_WORD(p, "en", "英")

/* ---- the rows ---- */
#define W_ROWS_OF_TWO(p) DZ_WORD(p, "The two texts side by side", "两种文本逐句对照")
#define W_ROWS_OF_ONE(p) DZ_WORD(p, "The text", "文稿正文")
#define W_NO_ENGLISH(p)  DZ_WORD(p, "no English for this sentence", "此句无英文对应")
#define W_NO_CHINESE(p)  DZ_WORD(p, "no Chinese for this sentence", "此句无中文对应")
#define W_NO_SOURCE(p)   DZ_WORD(p, "nothing in the source", "原文无对应")
#define W_NO_TARGET(p)   DZ_WORD(p, "nothing in the target", "译文无对应")
#define W_NO_ROW(p)      DZ_WORD(p, "No row fits these filters.", "没有符合筛选条件的行。")
#define W_WHY(p)         DZ_WORD(p, "Why paired: ", "对齐依据：")
#define W_SURE(p)        DZ_WORD(p, "%u %% sure", "把握%u%%")
#define W_ROW_N(p)       DZ_WORD(p, "row %zu", "第%zu行")
#define W_ROWS_N(p)      DZ_WORD(p, "rows %zu to %zu", "第%zu至%zu行")
#define W_PART_N(p)      DZ_WORD(p, "Part %zu of %zu", "第%zu部分，共%zu部分")
#define W_PARTS(p)       DZ_WORD(p, "Parts of the text", "正文各部分")
#define W_FIRST_SCREEN(p) DZ_WORD(p, "Verdict and lists", "结论与清单")
#define W_BEFORE(p)      DZ_WORD(p, "Part before", "上一部分")
#define W_BEHIND(p)      DZ_WORD(p, "Next part", "下一部分")

/* ---- notes ---- */
#define W_STANDS_AGAIN(p) DZ_WORD(p, "Stands again at", "又见于")
#define W_ALSO_AT(p)      DZ_WORD(p, "Also at", "另见")
#define W_COPY_OF(p)      DZ_WORD(p, "From here on, a copy of what begins at", "自此起，系重复以下内容：")
#define W_HERE_TOO(p)     DZ_WORD(p, "Here too, as told at", "此处亦有，见")
#define W_LINK(p)         DZ_WORD(p, "Link to this finding", "本条意见的链接")

/* ---- beside the text ---- */
#define W_FINDINGS(p)     DZ_WORD(p, "Findings", "意见")
#define W_NONE(p)         DZ_WORD(p, "None.", "无。")
#define W_LEDGER(p)       DZ_WORD(p, "Ledger of facts", "事实台账")
#define W_RELATION(p)     DZ_WORD(p, "Relation", "关系")
#define W_ALL_AGREE(p)    DZ_WORD(p, "Every fact has its answer.", "事实均已对上。")
#define W_NO_FACTS(p)     DZ_WORD(p, "There are no figures and no names.", "文中无数字与名称。")
#define W_REST(p)         DZ_WORD(p, "<b>%zu</b> facts that agree or need no answer", "<b>%zu</b>项事实一致或不必对应")
#define W_WHOLE(p)        DZ_WORD(p, "Every row has both sides.", "各行两侧俱全。")
#define W_RULES(p)        DZ_WORD(p, "The rules that speak here", "本页意见所依规则")
#define W_SAID(p)         DZ_WORD(p, "said", "已译出")
#define W_SAID_WRONG(p)   DZ_WORD(p, "another name", "译名不符")
#define W_UNSAID(p)       DZ_WORD(p, "not said", "未译出")
#define W_UNKNOWN(p)      DZ_WORD(p, "added", "增")
#define W_FORBIDDEN(p)    DZ_WORD(p, "not so", "译法不符")
#define W_LET_PASS(p)     DZ_WORD(p, "let pass", "不计")
#define W_IN_BASELINE(p)  DZ_WORD(p, "in the baseline", "见基线")
#define W_IN_NOTE(p)      DZ_WORD(p, "by a note in the text", "见文内批注")

/* ---- what was dismissed ---- */
#define W_DISMISS(p)      DZ_WORD(p, "dismiss…", "不改…")
#define W_RESTORE(p)      DZ_WORD(p, "restore", "恢复")
#define W_WHY_DISMISS(p)  DZ_WORD(p, "Why is this no error?", "为何不改？")
#define W_REASON(p)       DZ_WORD(p, "Reason, one line", "理由（一行）")
#define W_DO_DISMISS(p)   DZ_WORD(p, "Dismiss", "不改")
#define W_CANCEL(p)       DZ_WORD(p, "Cancel", "取消")
#define W_HERE_NOW(p)     DZ_WORD(p, "on this page", "本页操作")
#define W_NO_REASON(p)    DZ_WORD(p, "no reason given", "未写理由")
#define W_SAVE(p)         DZ_WORD(p, "Save as a baseline", "存为基线文件")
#define W_OPEN(p)         DZ_WORD(p, "Open a baseline", "读入基线文件")
#define W_HOW(p)                                                                                                       \
    DZ_WORD(p, "A baseline counts names from its own folder: keep it where it was, or where the check was run. Then:", \
            "基线中的文件名自其所在文件夹算起，请存于原处或运行检查的目录。然后：")
#define W_KEPT(p)                                                                                                      \
    DZ_WORD(p, "Dismissed on this page and not in the baseline that was read: {}. Left at the gate: {}.",             \
            "本页新记不改而未见于所读基线：{}处；门槛处尚余：{}处。")
#define W_NOT_KEPT(p)                                                                                                  \
    DZ_WORD(p, "This browser keeps nothing for this page: save the baseline before you leave.",                       \
            "本浏览器不保存本页的操作：离开前请存为基线文件。")
#define W_BAD_FILE(p)     DZ_WORD(p, "This is no baseline: line {}.", "此文件不是基线：第{}行。")
#define W_NO_NAMES(p)                                                                                                  \
    DZ_WORD(p, "The names of these texts cannot stand in a baseline.", "文件名中有不能写入基线的字符。")

/* ---- what was not examined ---- */
#define W_GAP(p)          DZ_WORD(p, "%s could not examine ", "规则%s未能检查：")
#define W_GAP_REST(p)     DZ_WORD(p, ", nor anything behind it", "及其后全部内容")
#define W_RULE_OFF(p)     DZ_WORD(p, "Rules that were off: ", "已关闭的规则：")
#define W_NO_GLOSSARY(p)  DZ_WORD(p, "Terms: no glossary was given (--glossary).", "术语：未提供术语表（--glossary）。")
#define W_NO_SPELLING(p)  DZ_WORD(p, "English spelling: it was not asked for (--spelling).", "英文拼写：未要求检查（--spelling）。")
#define W_UNRELATED(p)                                                                                                 \
    DZ_WORD(p, "The sentences one by one: the two texts have nothing to do with each other.", "逐句内容：两种文本互不相干。")
#define W_ONE_TEXT(p)                                                                                                  \
    DZ_WORD(p, "The translation: there is one text only.", "译文：仅有一种文本。")
#define W_NO_CHECK(p)     DZ_WORD(p, "Everything: the texts were aligned only.", "全部内容：仅作对齐。")
#define W_SAME_LANG(p)    DZ_WORD(p, "Names: the two texts are not Chinese and English.", "名称：两种文本并非一中一英。")
#define W_NO_PROOF(p)                                                                                                  \
    DZ_WORD(p, "What was not found may still be there: a clean page is no proof.", "未检出不等于没有问题。")

/* ---- keys ---- */
#define W_KEYS(p)         DZ_WORD(p, "Keys", "快捷键")
#define W_KEY_ROW(p)      DZ_WORD(p, "next and previous row", "下一行、上一行")
#define W_KEY_FINDING(p)  DZ_WORD(p, "next and previous finding", "下一条、上一条意见")
#define W_KEY_DISMISS(p)  DZ_WORD(p, "dismiss the finding, or restore it", "当前意见记为不改，或恢复")
#define W_KEY_SEARCH(p)   DZ_WORD(p, "search", "检索")
#define W_KEY_LEAVE(p)    DZ_WORD(p, "leave the search, undo the filters", "退出检索，取消筛选")
#define W_KEY_HELP(p)     DZ_WORD(p, "this list", "本表")
#define W_LETTERS(p)      DZ_WORD(p, "single letters work as keys", "启用单键操作")
#define W_CLOSE(p)        DZ_WORD(p, "Close", "关闭")

#endif
