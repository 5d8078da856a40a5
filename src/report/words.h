/* words.h — words and widths that the reports for people share. Floor report. Private. */
#ifndef DZ_REPORT_WORDS_H
#define DZ_REPORT_WORDS_H

#include "report/sink.h"

/** "critical", "严重". Static. */
const char *dz_severity_word(dz_severity severity, dz_tongue tongue);

/** How the figures of an entry stand to each other: "equal", "相等". Static. */
const char *dz_relation_word(const dz_entry *entry, dz_tongue tongue);

/** One bit of dz_evidence, in the order of the bits. */
typedef struct dz_evidence_word {
    const char *name;              /* in records and files: "length" */
    char        letter;            /* where there is no room: 'l' */
    const char *label[DZ_TONGUES]; /* for people: "length", "长度" */
} dz_evidence_word;

enum { DZ_EVIDENCE_WORDS = 6 };

extern const dz_evidence_word dz_evidence_words[DZ_EVIDENCE_WORDS];

/** The names of some evidence, 'between' between two: "length,figure". */
void dz_put_evidence(dz_sink *sink, unsigned evidence, const char *between);

/** Writes where byte 'at' of a document stands: dz_say_place(). */
void dz_put_place(dz_sink *sink, const dz_document *doc, uint32_t at, dz_tongue tongue);

/** Whether the two texts were found to have nothing to do with each other, so that
 *  nothing of them was compared one by one. */
bool dz_report_unrelated(const dz_report *report);

/** How many columns a report for people has. */
size_t dz_report_columns(const dz_report *report);

/** "over ", in the language of its text, where only one of two figures says so; else "". Static. */
const char *dz_bound_before(const dz_pair *pair, const dz_balance_row *row, int side);

#endif
