/* match.c — whether two short texts can render each other. Floor ledger. */
#include "duizhao/match.h"

#include "base/fail.h"
#include "text/script.h"
#include "text/utf8.h"

static bool has_han(dz_str text)
{
    for (size_t at = 0; at < text.len;)
        if (dz_is_han(dz_utf8_next(text.at, &at)))
            return true;
    return false;
}

/** Whether letters or digits stand in a piece of text. */
static bool says_anything(dz_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = dz_fold_width(dz_utf8_next(text.at, &at));

        if (dz_is_han(c) || dz_is_latin(c) || dz_is_digit(c))
            return true;
    }
    return false;
}

/** Whether a side is nothing but figures. */
static bool all_figures(const dz_pair *pair, int side)
{
    dz_str         text = dz_document_text(dz_pair_document(pair, side));
    dz_figure_list list = dz_figures_all(dz_pair_figures(pair, side));
    size_t         at = 0;

    for (size_t i = 0; i < list.n; i++) {
        if (says_anything((dz_str){text.at + at, list.at[i].span.at - at}))
            return false;
        at = list.at[i].span.at + list.at[i].span.len;
    }
    return list.n > 0 && !says_anything((dz_str){text.at + at, text.len - at});
}

static bool all_agree(const dz_ledger *ledger)
{
    dz_entry_list list = dz_ledger_all(ledger);

    for (size_t i = 0; i < list.n; i++)
        if (!dz_relation_agrees((dz_relation)list.at[i].relation))
            return false;
    return list.n > 0;
}

/** Makes a pair of a Chinese and an English text as they stand. */
static dz_status pair_of(dz_str zh, dz_str en, dz_pair **out, dz_error *error)
{
    dz_read_options  zh_options = {.lang = DZ_LANG_UNKNOWN, .zh = true, .encoding = "utf-8"};
    dz_read_options  en_options = {.lang = DZ_LANG_EN, .encoding = "utf-8"};
    dz_align_options options = {.as_given = true};
    dz_document     *docs[2];
    dz_status        status = dz_document_from_units("source", &zh, 1, &zh_options, &docs[0], error);

    *out = NULL;
    if (status != DZ_OK)
        return status;
    status = dz_document_from_units("target", &en, 1, &en_options, &docs[1], error);
    if (status != DZ_OK) {
        dz_document_free(docs[0]);
        return status;
    }
    return dz_pair_align(docs[0], docs[1], &options, out, error);
}

static dz_status match_figures(dz_str zh, dz_str en, bool *match, dz_error *error)
{
    dz_pair   *pair;
    dz_ledger *ledger;
    dz_status  status = pair_of(zh, en, &pair, error);

    *match = false;
    if (status != DZ_OK)
        return status;
    status = dz_ledger_make(pair, &ledger, error);
    if (status == DZ_OK)
        *match = all_figures(pair, DZ_SOURCE) && all_figures(pair, DZ_TARGET) && all_agree(ledger);
    dz_ledger_free(ledger);
    dz_pair_free(pair);
    return status;
}

dz_status dz_match_run(const dz_lexicon *lexicon, dz_str source, dz_str target, dz_match *out, dz_error *error)
{
    dz_str     zh = source, en = target;
    dz_name_by by;
    dz_status  status;

    *out = (dz_match){0};
    if (dz_utf8_valid(source.at, source.len) < source.len || dz_utf8_valid(target.at, target.len) < target.len)
        return dz_fail(error, DZ_FORMAT, "this text is not UTF-8");
    if (!has_han(source) && has_han(target)) {
        zh = target;
        en = source;
    }
    by = dz_name_match(lexicon, zh, en, &out->examined);
    out->by = dz_name_by_name(by);
    out->matches = by != DZ_NAME_NOT;
    if (out->matches || !out->examined)
        return DZ_OK;
    status = match_figures(zh, en, &out->matches, error);
    if (out->matches)
        out->by = "figure";
    return status;
}
