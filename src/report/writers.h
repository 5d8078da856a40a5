/* writers.h — the rows of the table of writers. Floor report. Private. */
#ifndef DZ_REPORT_WRITERS_H
#define DZ_REPORT_WRITERS_H

#include "duizhao/report.h"

extern const dz_writer dz_check_text, dz_check_jsonl, dz_check_html, dz_check_tsv, dz_check_github, dz_check_sarif,
    dz_check_junit, dz_check_xliff;
extern const dz_writer dz_align_text, dz_align_beads, dz_align_tsv, dz_align_jsonl, dz_align_html, dz_align_tmx,
    dz_align_xliff;
extern const dz_writer dz_segment_text, dz_segment_jsonl;
extern const dz_writer dz_extract_text, dz_extract_jsonl;
extern const dz_writer dz_explain_text, dz_explain_jsonl;
extern const dz_writer dz_match_text, dz_match_jsonl;
extern const dz_writer dz_diff_text, dz_diff_jsonl, dz_diff_html;

/** A cell of a table with tabs: one line with nothing in it that is not seen, and no formula; in quotes, its own doubled, where it has any. */
void dz_sheet_cell(dz_sink *sink, dz_str text);

/** Whether a spreadsheet would take a cell for a formula. */
bool dz_sheet_is_formula(dz_str text);

/** Adds text with what GitHub's runner would take for mark-up escaped; 'property': in front of the message. */
void dz_github_text(dz_sink *sink, dz_str text, bool property);

/** "notice", "warning", "error". Static. */
const char *dz_github_level(dz_severity severity);

#endif
