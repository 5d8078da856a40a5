/* html_words.c — words of the page that hang on what is told. Floor report. */
#include "report/html.h"

#include "report/words.h"

const char *dz_html_severity(const dz_page *page, dz_severity severity)
{
    return dz_severity_word(severity, page->report->tongue);
}

const char *dz_html_lang(const dz_page *page, int side)
{
    static const char *const words[][DZ_TONGUES] = {
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
        return W_TEXT(page);
    return side == DZ_SOURCE ? W_SOURCE(page) : W_TARGET(page);
}

const char *dz_html_side_short(const dz_page *page, int side)
{
    dz_lang lang = dz_document_lang(dz_page_document(page, side));

    return dz_lang_is_zh(lang) ? W_ZH(page) : lang == DZ_LANG_EN ? W_EN(page) : dz_html_side_name(page, side);
}

const char *dz_html_fact_kind(const dz_page *page, dz_fact_kind kind)
{
    switch (kind) {
    case DZ_FACT_FIGURE: return W_FIGURES(page);
    case DZ_FACT_MONEY: return W_MONEY(page);
    case DZ_FACT_DATE: return W_DATES(page);
    case DZ_FACT_NAME: return W_NAMES(page);
    case DZ_FACT_TERM: return W_TERMS(page);
    case DZ_FACT_KINDS: break;
    }
    return "";
}

const char *dz_html_fact_state(const dz_page *page, dz_fact_state state)
{
    switch (state) {
    case DZ_FACT_MATCHED: return W_MATCHED(page);
    case DZ_FACT_MISMATCHED: return W_MISMATCHED(page);
    case DZ_FACT_MISSING: return W_MISSING(page);
    case DZ_FACT_EXTRA: return W_EXTRA(page);
    default: return "";
    }
}

const char *dz_html_relation(const dz_page *page, const dz_page_fact *fact)
{
    if (fact->state == DZ_FACT_EXCUSED)
        return W_LET_PASS(page);
    if (fact->entry != DZ_PAGE_NONE)
        return dz_relation_word(&page->entries.at[fact->entry], page->report->tongue);
    switch (fact->state) {
    case DZ_FACT_MISMATCHED: return fact->kind == DZ_FACT_TERM ? W_FORBIDDEN(page) : W_SAID_WRONG(page);
    case DZ_FACT_MISSING: return W_UNSAID(page);
    case DZ_FACT_EXTRA: return W_UNKNOWN(page);
    default: return W_SAID(page);
    }
}
