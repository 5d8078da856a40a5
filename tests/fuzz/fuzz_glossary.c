/* fuzz_glossary.c — any bytes at all as a glossary, a table or TBX, and texts held to it.
 * Input: the glossary; then, behind a byte 1 each, Chinese and English; without them, texts of our own. */
#include "fuzz.h"

enum { MOST = 1 << 16 };

static void must_be_words(dz_str_list list)
{
    MUST(list.n <= DZ_MOST_TERM_WORDS);
    for (size_t i = 0; i < list.n; i++) {
        MUST(list.at[i].len > 0 && list.at[i].len <= DZ_MOST_TERM);
        MUST(dz_utf8_valid(list.at[i].at, list.at[i].len) == list.at[i].len);
    }
}

static void must_be_terms(const dz_glossary *glossary)
{
    dz_term_list list = dz_glossary_terms(glossary);

    for (size_t i = 0; i < list.n; i++) {
        for (int lang = 0; lang < 2; lang++) {
            must_be_words(list.at[i].good[lang]);
            must_be_words(list.at[i].bad[lang]);
        }
        MUST(dz_utf8_valid(list.at[i].note.at, list.at[i].note.len) == list.at[i].note.len);
    }
}

/** In order, inside their segments; of whole ones none lies over another. */
static void must_be_mentions(const dz_glossary *glossary, const dz_pair *pair, int side)
{
    const dz_segments *segments = dz_pair_segments(pair, side);
    dz_segment_list    cut = dz_segments_all(segments);
    dz_mentions       *mentions;
    dz_mention_list    list;
    dz_span            whole = {0, 0};

    MUST(dz_mentions_find(glossary, segments, &mentions, NULL) == DZ_OK);
    list = dz_mentions_all(mentions);
    for (size_t i = 0; i < list.n; i++) {
        const dz_mention *row = &list.at[i];

        MUST(row->segment < cut.n && row->term < dz_glossary_terms(glossary).n);
        MUST(row->span.len > 0 && row->span.at >= cut.at[row->segment].span.at);
        MUST(dz_span_end(row->span) <= dz_span_end(cut.at[row->segment].span));
        must_be_span(dz_document_text(dz_pair_document(pair, side)), row->span);
        MUST(i == 0 || list.at[i - 1].span.at < row->span.at || (list.at[i - 1].span.at == row->span.at && list.at[i - 1].span.len >= row->span.len));
        if (!row->whole)
            continue;
        MUST(row->span.at >= dz_span_end(whole) || (row->span.at == whole.at && row->span.len == whole.len));
        whole = row->span;
    }
    dz_mentions_free(mentions);
}

static void must_be_proposals(const dz_pair *pair, const dz_lexicon *lexicon)
{
    dz_proposals    *proposals;
    dz_proposal_list list;

    MUST(dz_proposals_make(pair, lexicon, &proposals, NULL) == DZ_OK);
    list = dz_proposals_all(proposals);
    for (size_t i = 0; i < list.n; i++) {
        MUST(list.at[i].together >= 2 && list.at[i].together <= list.at[i].places.n);
        MUST(i == 0 || list.at[i - 1].score >= list.at[i].score);
        for (int side = 0; side < 2; side++)
            must_be_span(dz_document_text(dz_pair_document(pair, side)), list.at[i].span[side]);
        for (size_t k = 1; k < list.at[i].places.n; k++)
            MUST(list.at[i].places.at[k - 1].at < list.at[i].places.at[k].at);
    }
    dz_proposals_free(proposals);
}

static dz_pair *align(dz_str zh, dz_str en, const dz_lexicon *lexicon)
{
    dz_read_options  chinese = {.zh = true, .encoding = "utf-8"}, english = {.lang = DZ_LANG_EN, .encoding = "utf-8"};
    dz_align_options options = {.lexicon = lexicon};
    dz_document     *source, *target;
    dz_pair         *pair;

    if (dz_document_from("zh", zh, &chinese, &source, NULL) != DZ_OK)
        return NULL;
    if (dz_document_from("en", en, &english, &target, NULL) != DZ_OK) {
        dz_document_free(source);
        return NULL;
    }
    return dz_pair_align(source, target, &options, &pair, NULL) == DZ_OK ? pair : NULL;
}

static void hold(const dz_glossary *glossary, dz_str zh, dz_str en)
{
    dz_lexicon      *lexicon;
    dz_pair         *pair;
    dz_ledger       *ledger;
    dz_findings     *findings;
    dz_check_options options = {.glossary = glossary};

    MUST(dz_lexicon_new(&lexicon, NULL) == DZ_OK);
    MUST(dz_lexicon_add_glossary(lexicon, glossary, NULL) == DZ_OK);
    options.lexicon = lexicon;
    pair = align(zh, en, lexicon);
    if (pair) {
        must_be_mentions(glossary, pair, DZ_SOURCE);
        must_be_mentions(glossary, pair, DZ_TARGET);
        must_be_proposals(pair, lexicon);
        MUST(dz_ledger_make(pair, &ledger, NULL) == DZ_OK);
        MUST(dz_check_run(pair, ledger, &options, &findings, NULL) == DZ_OK);
        dz_findings_free(findings);
        dz_ledger_free(ledger);
        dz_pair_free(pair);
    }
    dz_lexicon_free(lexicon);
}

/** Cuts the input at the next byte 1. */
static dz_str next_part(dz_str *rest)
{
    const char *end = rest->len ? memchr(rest->at, 1, rest->len) : NULL;
    dz_str      part = {rest->at, end ? (size_t)(end - rest->at) : rest->len};

    *rest = (dz_str){rest->at + part.len + (end != NULL), rest->len - part.len - (end != NULL)};
    return part;
}

static dz_str or_else(dz_str text, const char *other) { return text.len ? text : (dz_str){other, strlen(other)}; }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    dz_str       rest = {size ? (const char *)data : "", size}, bytes = next_part(&rest), zh = next_part(&rest), en = next_part(&rest);
    dz_glossary *glossary = NULL;
    dz_error     error = {0};
    dz_status    status;

    if (size > MOST)
        return 0;
    status = dz_glossary_from("fuzz", bytes, &glossary, &error);
    if (status != DZ_OK) {
        MUST(glossary == NULL && (status == DZ_FORMAT || status == DZ_TOO_LARGE));
        must_say_why(status, &error);
        return 0;
    }
    must_be_terms(glossary);
    hold(glossary, or_else(zh, "各国共建“一带一路”。5G網絡和国有企业都好。各国共建“一带一路”。"),
         or_else(en, "Countries pursue the Belt and Road Initiative. 5G networks and SOEs are good. They built OBOR."));
    dz_glossary_free(glossary);
    return 0;
}
