/* html_words.c — the words of the page in both languages. Floor report. */
#include "report/html.h"

#include "report/words.h"

const char *dz_html_severity(const dz_page *page, dz_severity severity)
{
    return dz_severity_word(severity, page->report->tongue);
}

const char *dz_html_relation(const dz_page *page, const dz_entry *entry)
{
    return dz_relation_word(entry, page->report->tongue);
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
    const char *between = DZ_WORD(page, ": ", "：");

    dz_put_format(page->sink, DZ_WORD(page, "%u %% sure", "把握%u%%"), bead->sure);
    for (size_t i = 0; i < DZ_EVIDENCE_WORDS; i++)
        if (bead->evidence >> i & 1) {
            dz_put_text(page->sink, between);
            dz_put_text(page->sink, dz_evidence_words[i].label[page->report->tongue]);
            between = DZ_WORD(page, ", ", "、");
        }
}
