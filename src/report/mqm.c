/* mqm.c — what a rule is called in MQM and in ITS 2.0. Floor report. */
#include "report/mqm.h"

#include <stddef.h>
#include <string.h>

/* a rule before its family */
static const dz_mqm rows[] = {
    {"codes.added", "Design and markup/Markup tag", "markup"},
    {"codes.missing", "Design and markup/Markup tag", "markup"},
    {"codes.order", "Design and markup/Markup tag", "markup"},
    {"codes", "Accuracy/Do not translate", "non-conformance"},
    {"consistency", "Terminology/Inconsistent use", "inconsistency"},
    {"currency", "Accuracy/Mistranslation/Entity", "inconsistent-entities"},
    {"dates.missing", "Accuracy/Omission", "omission"},
    {"dates", "Accuracy/Mistranslation/Date-time", "numbers"},
    {"figures.added", "Accuracy/Addition", "addition"},
    {"figures.direction", "Accuracy/Mistranslation", "mistranslation"},
    {"figures.missing", "Accuracy/Omission", "omission"},
    {"figures.unit", "Accuracy/Mistranslation/Unit conversion", "numbers"},
    {"figures", "Accuracy/Mistranslation/Number", "numbers"},
    {"names.missing", "Accuracy/Omission", "omission"},
    {"names", "Accuracy/Mistranslation/Entity", "inconsistent-entities"},
    {"punctuation.spaces", "Design and markup", "whitespace"},
    {"punctuation.width", "Linguistic conventions/Punctuation", "characters"},
    {"punctuation", "Linguistic conventions/Punctuation", "typographical"},
    {"repeats.word", "Linguistic conventions", "duplication"},
    {"repeats", "Accuracy/Addition", "duplication"},
    {"segments.added", "Accuracy/Addition", "addition"},
    {"segments.length", "Accuracy/Omission", "length"},
    {"segments.moved", "Accuracy", "other"},
    {"segments.omitted", "Accuracy/Omission", "omission"},
    {"segments.unrelated", "Accuracy", "other"},
    {"segments.untranslated", "Accuracy/Untranslated", "untranslated"},
    {"spelling", "Linguistic conventions/Spelling", "misspelling"},
    {"style.slip", "Accuracy/Mistranslation", "mistranslation"},
    {"style", "Style", "style"},
    {"terms.inconsistent", "Terminology/Inconsistent use", "inconsistency"},
    {"terms", "Terminology/Inconsistent with resource", "terminology"},
    {"text.debris", "Design and markup", "formatting"},
    {"text.language", "Accuracy/Untranslated", "untranslated"},
    {"text", "Linguistic conventions/Character encoding", "characters"},
};

const dz_mqm *dz_mqm_of(const char *rule)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n = strlen(rows[i].rule);

        if (strncmp(rule, rows[i].rule, n) == 0 && (rule[n] == '\0' || rule[n] == '.'))
            return &rows[i];
    }
    return NULL;
}
