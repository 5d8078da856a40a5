/* html_words.c — the words of the page in both languages. Floor 9, report. */
#include "report/html.h"

const char *dz_html_severity(const dz_page *page, dz_severity severity)
{
    static dz_label words[DZ_SEVERITIES] = {{"note", "提示"}, {"minor", "轻微"}, {"major", "重要"}, {"critical", "严重"}};

    return words[severity][page->report->tongue];
}

const char *dz_html_relation(const dz_page *page, const dz_entry *entry)
{
    static dz_label words[] = {
        [DZ_EQUAL] = {"equal", "相等"},       [DZ_ROUNDED] = {"rounded", "约整"},
        [DZ_INTERVAL] = {"overlaps", "相容"}, [DZ_FORM] = {"other form", "换算"},
        [DZ_INFERRED] = {"implied", "可推"},  [DZ_SCALE] = {"scale", "数量级误"},
        [DZ_DIGITS] = {"digits", "数字误"},   [DZ_VALUE] = {"value", "数值误"},
        [DZ_UNIT] = {"unit", "单位误"},       [DZ_MISSING] = {"missing", "漏"},
        [DZ_ADDED] = {"added", "增"},
    };
    static dz_label excused = {"let pass", "不计"};

    if (entry->excused && !dz_relation_agrees((dz_relation)entry->relation))
        return excused[page->report->tongue];
    return words[entry->relation][page->report->tongue];
}

const char *dz_html_lang(const dz_page *page, int side)
{
    static dz_label words[] = {
        [DZ_LANG_UNKNOWN] = {"language unknown", "语种未定"},
        [DZ_LANG_EN] = {"English", "英文"},
        [DZ_LANG_ZH_HANS] = {"Simplified Chinese", "简体中文"},
        [DZ_LANG_ZH_HANT] = {"Traditional Chinese", "繁体中文"},
    };

    return words[dz_document_lang(dz_page_document(page, side))][page->report->tongue];
}

const char *dz_html_side_name(const dz_page *page, int side)
{
    if (page->sides == 1)
        return DZ_WORD(page, "Text", "文稿");
    return side == DZ_SOURCE ? DZ_WORD(page, "Source", "原文") : DZ_WORD(page, "Target", "译文");
}

void dz_html_evidence(const dz_page *page, const dz_bead *bead)
{
    static dz_label words[] = {{"length", "长度"}, {"figures", "数字"}, {"paragraphs", "段落"}, {"as given", "既定"}};
    const char     *between = DZ_WORD(page, ": ", "：");

    dz_put_format(page->sink, DZ_WORD(page, "%u %% sure", "把握%u%%"), bead->sure);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (bead->evidence >> i & 1) {
            dz_put_text(page->sink, between);
            dz_put_text(page->sink, words[i][page->report->tongue]);
            between = DZ_WORD(page, ", ", "、");
        }
}
