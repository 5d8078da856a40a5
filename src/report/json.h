/* json.h — the JSON that reports and records share. Floor report. Private.
 *
 * Spans are [from, to) in UTF-8 bytes. 'file' says whether they count in the
 * file, with its name, line, column and words beside them, or in the text of a
 * record, bare.
 */
#ifndef DZ_REPORT_JSON_H
#define DZ_REPORT_JSON_H

#include "report/sink.h"

/** A string in quotes. Control and direction characters are escaped. */
void dz_json_str(dz_sink *sink, dz_str str);
void dz_json_text(dz_sink *sink, const char *text); /* NUL-terminated */

/** "span":[0,17], and for a file its name, line and column before and the words behind. */
void dz_json_place(dz_sink *sink, const dz_document *doc, dz_span span, bool file);

/** {"span":[0,17],"kind":"sentence"} */
void dz_json_segment(dz_sink *sink, const dz_document *doc, const dz_segment *segment, bool file);

/** {"span":[0,9],"kind":"number","value":"523000"} */
void dz_json_figure(dz_sink *sink, const dz_figures *figures, const dz_figure *figure, bool file);

/** {"span":[9,15],"kind":"person","readings":["xuqin"]} */
void dz_json_name(dz_sink *sink, const dz_names *names, const dz_name *name, bool file);

/** {"source":[0,1],"target":[0],"cost":1.25,"sure":97,"evidence":["figure"]} */
void dz_json_bead(dz_sink *sink, const dz_report *report, const dz_bead *bead, bool file);

/** {"rule":...,"severity":...,"message":...,"source":{...},"target":{...},...} */
void dz_json_finding(dz_sink *sink, const dz_report *report, const dz_finding *finding, bool file);

/** {"rule":...,"target":{"span":[0,17]},"rest":false}: what a rule could not examine. */
void dz_json_unexamined(dz_sink *sink, const dz_report *report, const dz_unexamined *gap, bool file);

/** {"bead":3,"source":{...},"target":{...},"relation":"equal","excused":false}: a
 *  side without a figure is not there. */
void dz_json_entry(dz_sink *sink, const dz_report *report, const dz_entry *entry, bool file);

/** "match":true,"by":"reading" */
void dz_json_match(dz_sink *sink, const dz_match *match);

/** {"old":[3,9],"new":[3,12],"kind":"changed","of":["figure"]}; for files, {"kind":...,"old":{...},"new":{...}} */
void dz_json_change(dz_sink *sink, const dz_changes *changes, const dz_change *change, bool file);

#endif
