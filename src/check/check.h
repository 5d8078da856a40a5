/* check.h — what a check sees, and how it speaks. Floor check. Private. */
#ifndef DZ_CHECK_CHECK_H
#define DZ_CHECK_CHECK_H

#include "base/buf.h"
#include "duizhao/check.h"
#include "duizhao/compare.h"
#include "ledger/relate.h"

/** The examples of a rule, in its row. */
#define DZ_EXAMPLES(...)                                                                                               \
    {                                                                                                                  \
        (const dz_example[]){__VA_ARGS__}, sizeof((const dz_example[]){__VA_ARGS__}) / sizeof(dz_example)              \
    }

/** All that a check may look at. It keeps nothing between calls. */
typedef struct dz_case {
    const dz_pair    *pair;
    const dz_ledger  *ledger;
    const dz_repeats *repeats[2]; /* NULL for a side that is not there */
    const dz_check_options *options;
    bool             *moved[2];   /* by segment: told as part of a passage that moved; NULL for a side that is not there */
    const dz_lexicon  *lexicon;    /* or NULL */
    dz_spelling       *spelling;   /* or NULL: not asked for */
    const dz_glossary *glossary;   /* or NULL; then ... */
    dz_mentions      *mentions[2]; /* ... these are NULL too */
    dz_findings      *out;
    dz_buf            say[DZ_TONGUES]; /* the message being made */
} dz_case;

/** A check: it may speak under several rules. It cannot fail: what does not fit
 *  in memory is remembered by the findings. */
typedef void dz_check_fn(dz_case *c);

dz_check_fn dz_check_codes, dz_check_consistency, dz_check_currency, dz_check_damage, dz_check_ends, dz_check_figures,
    dz_check_language, dz_check_length, dz_check_moved, dz_check_names, dz_check_names_forms, dz_check_paragraphs, dz_check_repeats, dz_check_segments,
    dz_check_slips, dz_check_spelling, dz_check_style, dz_check_style_beads, dz_check_tags, dz_check_terms, dz_check_untranslated;

/** Reports 'finding' with the message that stands in c->say, which is emptied.
 *  Message and related spans are copied; rule, severity, spans are taken as
 *  they are; the fingerprint is made when all have spoken. */
void dz_find(dz_case *c, dz_finding finding);

/** Tells what could not be examined. */
void dz_find_unexamined(dz_case *c, dz_unexamined what);

/** Marks those of 'n' findings that somebody has dismissed. */
void dz_dismiss(dz_dismissal_list list, dz_finding *findings, size_t n);

/** Makes what findings are known by (fingerprint.c): of each its rule, its words, and the
 *  segments they stand in. False: no memory. */
bool dz_fingerprint(const dz_pair *pair, dz_finding *findings, size_t n);

/** Whether the caller left a rule out. */
bool dz_is_off(const dz_case *c, const dz_rule *rule);

/** Whether two texts have nothing to do with each other; then it has said so, and
 *  what looks at their sentences one by one has nothing to say. */
bool dz_check_unrelated(dz_case *c);

/** Whether both texts are in one language, of which text.language tells. */
bool dz_same_language(const dz_pair *pair);

/** Whether a rule of minor or above has already spoken of a bead. */
bool dz_is_told(const dz_case *c, uint32_t bead);

/** Whether a rule has already spoken of a bead, as gravely as that. */
bool dz_is_told_of(const dz_case *c, const dz_rule *rule, dz_severity severity, uint32_t bead);

/** Whether a rule has already spoken of a place that shares a byte with 'span', in its bead or one beside that. */
bool dz_is_told_there(const dz_case *c, const dz_rule *rule, int side, dz_span span);

/** Whether a tag that stands for something begins in a span, or where it ends: the text does not show it. */
bool dz_has_tag(const dz_case *c, int side, dz_span span);

/** Whether a span begins inside of a tag or placeholder that stands in the text. */
bool dz_is_in_tag(const dz_case *c, int side, dz_span span);

/** Whether a Chinese word stands in a text only by chance, across two words: 联合国 in
 *  联合国家税务总局, 国企 in 中国企业. 'lexicon' may be NULL: then it cannot be told, and is false. */
bool dz_is_across_words(const dz_lexicon *lexicon, dz_str text, dz_span span);

/** How many letters a text has: Han, Latin, digits. */
size_t dz_count_letters(dz_str text);

/** Adds to the two messages. */
void dz_say_text(dz_case *c, const char *english, const char *chinese);

extern const dz_rule dz_rule_codes_added, dz_rule_codes_email, dz_rule_codes_identifier, dz_rule_codes_missing, dz_rule_codes_order, dz_rule_codes_url;
extern const dz_rule dz_rule_consistency_source, dz_rule_consistency_target;
extern const dz_rule dz_rule_currency_conversion, dz_rule_currency_identity;
extern const dz_rule dz_rule_dates_missing, dz_rule_dates_value;
extern const dz_rule dz_rule_figures_added, dz_rule_figures_direction, dz_rule_figures_missing, dz_rule_figures_unit,
    dz_rule_figures_value;
extern const dz_rule dz_rule_names_archive, dz_rule_names_inconsistent, dz_rule_names_mismatch, dz_rule_names_missing;
extern const dz_rule dz_rule_punctuation_brackets, dz_rule_punctuation_end, dz_rule_punctuation_quotes,
    dz_rule_punctuation_spaces, dz_rule_punctuation_width;
extern const dz_rule dz_rule_repeats_archive, dz_rule_repeats_block, dz_rule_repeats_near, dz_rule_repeats_target_only, dz_rule_repeats_word;
extern const dz_rule dz_rule_segments_added, dz_rule_segments_length, dz_rule_segments_moved,
    dz_rule_segments_omitted, dz_rule_segments_unrelated, dz_rule_segments_untranslated;
extern const dz_rule dz_rule_spelling_word;
extern const dz_rule dz_rule_style_slip;
extern const dz_rule dz_rule_terms_forbidden, dz_rule_terms_inconsistent, dz_rule_terms_missing;
extern const dz_rule dz_rule_text_damage, dz_rule_text_debris, dz_rule_text_hidden, dz_rule_text_language,
    dz_rule_text_mixed_script;

/** Remembers that something did not fit in memory. */
void dz_find_failed(dz_case *c);

/** The bead of the segment that holds a byte of one side, or of the next; behind them
 *  all the last bead; DZ_NO_BEAD where there are no beads. */
uint32_t dz_bead_at(const dz_pair *pair, int side, uint32_t at);

/** The segment that holds a byte of one side, or the next one; as many as there are behind the last. */
size_t dz_segment_at(const dz_pair *pair, int side, uint32_t at);

/** Whether a span lies in a copy that nothing answers of a passage that is answered elsewhere:
 *  the rules of repeats tell of it. */
bool dz_told_as_repeat(const dz_case *c, int side, dz_span span);

/** The text of one side, as a message names it: "the English". Static. */
const char *dz_say_side(const dz_pair *pair, int side, dz_tongue tongue);

/** Says what a figure means, in the words of one language: "420 million yuan",
 *  "4.2亿元". */
void dz_say_figure(dz_buf *buf, const dz_figures *figures, const dz_figure *figure, dz_tongue tongue);

/** Says " = 42.5 million acres": a quantity in another unit of its dimension, to
 *  three digits. Says nothing where it cannot be converted. */
void dz_say_converted(dz_buf *buf, const dz_figure *figure, uint16_t unit, dz_tongue tongue);

/** Says " per mu = 7.63 tonnes per hectare": a yield in another unit for another
 *  area, to three digits. Says the first half only where it cannot be converted. */
void dz_say_yield(dz_buf *buf, dz_subject s, uint16_t unit, uint16_t area, dz_tongue tongue);

#endif
